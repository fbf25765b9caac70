//! The operations, compared with the description of the API.
//!
//! The suite reads `api/openapi/` itself, see `pipeshub_tests::description`. It makes samples of
//! arguments and responses for each operation, and holds the function to the request that the
//! server expects and to the values in the response. [`recorded`] does so with exchanges that were
//! recorded with a real server.

mod by_hand;
mod leaks;
mod pages;
mod recorded;
mod replies;
mod requests;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use pipeshub_core::Error;
use pipeshub_tests::description::{Content, Direction, Operation, Sampler, operation, operations};
use pipeshub_tests::{Recorded, Reply, ScriptedServer};
use serde_json::Value;

use crate::common::duplex;
use values::{FUNCTIONS, Function, OTHERS, function};

/// The most variants of a value of several types.
const VARIANTS: usize = 7;

/// Functions that are not called with samples, with the reason. Other suites test them.
const NOT_CALLED: &[(&str, &str)] = &[
    (
        "users_get_user_display_picture",
        "its response is a picture or JSON: `open_operations`",
    ),
    (
        "ai_models_providers_stream_embedding_download_progress",
        "its response is a stream of events: `hand_written`",
    ),
    (
        "connector_control_submit_connector_file_event_uploads",
        "its files have the names of their events: `hand_written`",
    ),
    (
        "document_management_download_document",
        "its response is a file or JSON: `hand_written`",
    ),
    (
        "mcp_handle_mcp_request",
        "its response is a stream of events or empty: `hand_written`",
    ),
    (
        "mcp_handle_mcp_streaming_request",
        "its response is a stream of events without an end: `hand_written`",
    ),
    (
        "organizations_get_organization_logo",
        "its response is a picture or empty: `hand_written`",
    ),
    (
        "user_account_authenticate",
        "its credentials are checked: `hand_written`",
    ),
    (
        "user_account_init_auth",
        "its response has a secret in a header: `hand_written`",
    ),
    (
        "connector_oauth_get_oauth_authorization_url",
        "its URL and state are checked: `conformance`, `flows`",
    ),
    (
        "connector_oauth_handle_oauth_callback",
        "its redirect is checked: `conformance`, `flows`",
    ),
    (
        "agents_regenerate_agent_conversation_message",
        "its response is a stream of the events of `conversations_stream_chat`",
    ),
    (
        "agents_stream_agent_conversation",
        "its response is a stream of the events of `conversations_stream_chat`",
    ),
    (
        "agents_stream_agent_conversation_message",
        "its response is a stream of the events of `conversations_stream_chat`",
    ),
    (
        "conversations_add_message_stream",
        "its response is a stream of the events of `conversations_stream_chat`",
    ),
    (
        "conversations_regenerate_answer",
        "its response is a stream of the events of `conversations_stream_chat`",
    ),
    (
        "conversations_stream_chat",
        "its response is a stream of events: `recorded`, `open_operations`",
    ),
    (
        "knowledge_base_upload_records",
        "its response is a stream of events: `open_operations`",
    ),
    (
        "toolset_oauth_get_agent_toolset_oauth_url",
        "its URL and state are checked: the tests of its module",
    ),
    (
        "toolset_oauth_get_instance_oauth_authorization_url",
        "its URL and state are checked: the tests of its module",
    ),
    (
        "toolset_oauth_handle_toolset_oauth_callback",
        "its redirect is checked: the tests of its module",
    ),
];

/// The environment variable with which the tests write the lists of what they do not compare.
const WRITE: &str = "PIPESHUB_TESTS_WRITE";

/// Compares a list with the stored one, below `tests/`.
fn assert_stored(path: &str, text: &str) {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if env::var_os(WRITE).is_some() {
        fs::write(&whole, text).expect("the list can be written");
    }
    let stored = fs::read_to_string(&whole).unwrap_or_default();
    let lines = |of: &str| of.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (is, due) = (lines(text), lines(&stored));
    let added: Vec<_> = is.difference(&due).collect();
    let gone: Vec<_> = due.difference(&is).collect();
    assert!(
        stored == text,
        "{path} differs; set {WRITE} to write it\nadded: {added:#?}\ngone: {gone:#?}"
    );
}

/// The result of a call.
struct Outcome {
    /// The requests that the server received.
    requests: Vec<Recorded>,
    /// The request as `Debug` prints it.
    printed: String,
    /// The value, and as `Debug` prints it.
    result: Result<(Value, String), Error>,
}

/// Calls a function. The server sends the response to each request.
async fn call(function: &Function, arguments: &Value, reply: &Reply) -> Outcome {
    let builder = ScriptedServer::builder()
        .reply(reply.to_wire())
        .repeat_last();
    let player = builder.player();
    let core = duplex(&player).build().unwrap();
    let (printed, result) = (function.call)(&core, arguments).await;
    let recorder = player.recorder();
    assert_eq!(recorder.problems(), [""; 0], "{}", function.name);
    Outcome {
        requests: recorder.requests(),
        printed,
        result,
    }
}

/// Returns the operations that the suite can call, with their functions.
fn called() -> impl Iterator<Item = (&'static Operation, &'static Function)> {
    operations().iter().filter_map(|operation| {
        let found = operation
            .has_function()
            .then(|| function(&operation.function()))?;
        Some((operation, found?))
    })
}

/// Returns the response with the status and the body of an operation's success. A success of
/// another media type has the body as text.
fn success(operation: &Operation, body: &Value) -> Reply {
    let (status, media_type, schema) = operation.replies()[0];
    let reply = match (schema, media_type) {
        (Some(_), _) => Reply::json(&body.to_string()),
        (None, "") => Reply::default(),
        (None, media_type) => Reply {
            headers: vec![("content-type".to_owned(), media_type.replace('*', "x"))],
            body: BYTES.into(),
            ..Reply::default()
        },
    };
    Reply { status, ..reply }
}

/// The content of a download.
const BYTES: &str = "bytes of a file, \0\r\n\u{fffd}";

/// Returns whether the response is a download. A page has no value.
fn is_download(operation: &Operation) -> bool {
    let (_, media_type, schema) = operation.replies()[0];
    schema.is_none() && !matches!(media_type, "" | "text/html")
}

/// Returns a success with required fields only.
fn least_reply(operation: &Operation) -> Reply {
    let mut sampler = Sampler::new(Direction::Read, Content::Least);
    let schema = operation.json_reply();
    let body = schema.map_or(Value::Null, |schema| sampler.sample(schema));
    success(operation, &body)
}

/// Returns the arguments that an operation requires.
fn least_arguments(operation: &Operation) -> Value {
    Sampler::new(Direction::Write, Content::Least)
        .arguments(operation)
        .into()
}

#[test]
fn functions_of_the_sdk_are_operations_for_clients_that_work() {
    let described: BTreeSet<_> = operations()
        .iter()
        .filter(|operation| operation.has_function())
        .map(Operation::function)
        .collect();
    assert_eq!(described.len(), 291, "two operations have one name");
    let all = FUNCTIONS.iter().map(|function| function.name);
    let all: Vec<_> = all.chain(OTHERS.iter().copied()).collect();
    let different: BTreeSet<_> = all.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(all.len(), different.len(), "a function is there twice");
    let unknown: Vec<_> = different.difference(&described).collect();
    // A helper of the flow, which calls an operation.
    assert_eq!(unknown, ["connector_oauth_wait_until_authenticated"; 0]);
}

#[test]
fn functions_that_are_not_called_have_a_reason() {
    let reasons: Vec<_> = NOT_CALLED.iter().map(|(name, _)| *name).collect();
    let (due, reasons): (BTreeSet<_>, BTreeSet<_>) = (
        OTHERS.iter().copied().collect(),
        reasons.into_iter().collect(),
    );
    assert_eq!(due, reasons);
}

/// Returns the second cell of each row of `docs/operations.md` by the `operationId`.
fn documented() -> BTreeMap<&'static str, &'static str> {
    let rows = include_str!("../../../../docs/operations.md").lines();
    let mut cells = BTreeMap::new();
    for row in rows {
        let row: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let Some((id, route)) = row[0].strip_prefix('`').and_then(|of| of.split_once("` `")) else {
            continue;
        };
        let operation = operation(id);
        let due = format!("{} {}`", operation.method, operation.path);
        assert_eq!(route, due, "{id}");
        assert_eq!(cells.insert(id, row[1]), None, "{id} is there twice");
    }
    cells
}

#[test]
fn operations_have_one_function_each_or_a_reason_in_the_docs() {
    let functions = FUNCTIONS.iter().map(|function| function.name);
    let functions: BTreeSet<_> = functions.chain(OTHERS.iter().copied()).collect();
    let documented = documented();
    assert_eq!(documented.len(), operations().len());
    let mut problems = Vec::new();
    for operation in operations() {
        let (name, cell) = (operation.function(), documented[operation.id]);
        let reason = cell.strip_prefix("none: ");
        let is_due = if functions.contains(&*name) {
            operation.has_function() && cell.starts_with(&format!("[`{name}`]("))
        } else {
            !operation.has_function() && reason.is_some_and(|reason| reason.len() > 10)
        };
        if !is_due {
            problems.push(format!("{name}: {cell}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let reasons = documented
        .values()
        .filter(|cell| cell.starts_with("none: "));
    assert_eq!((functions.len(), reasons.count()), (291, 18));
    let counts = format!("{} of them have a function", functions.len());
    assert!(
        include_str!("../../../../docs/operations.md").contains(&counts),
        "{counts}"
    );
}

/// The feature of each function, in the manifest of its crate.
#[test]
fn functions_have_a_feature_of_their_name() {
    let manifests = [
        include_str!("../../../../crates/pipeshub-funcs/Cargo.toml"),
        include_str!("../../../../crates/pipeshub-admin-funcs/Cargo.toml"),
    ];
    for name in FUNCTIONS
        .iter()
        .map(|function| function.name)
        .chain(OTHERS.iter().copied())
    {
        let lines = manifests.iter().flat_map(|manifest| manifest.lines());
        let features = lines.filter(|line| line.split(" = ").next() == Some(name));
        assert_eq!(features.count(), 1, "{name}");
    }
}

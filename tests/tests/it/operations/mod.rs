//! The operations, compared with the description of the API.
//!
//! The suite reads `api/openapi/` itself, see `pipeshub_tests::description`. It makes samples of
//! arguments and responses for each operation, and holds the function to the request that the
//! server expects and to the values in the response. [`recorded`] does so with exchanges that were
//! recorded with a real server.

mod leaks;
mod recorded;
mod replies;
mod requests;
mod values;

use std::collections::BTreeSet;

use pipeshub_core::Error;
use pipeshub_tests::description::{Content, Direction, Operation, Sampler, operations};
use pipeshub_tests::{Recorded, Reply, ScriptedServer};
use serde_json::Value;

use crate::common::duplex;
use values::{FUNCTIONS, Function, OTHERS, function};

/// The most variants of a value of several types.
const VARIANTS: usize = 7;

/// Functions that the suite does not call, with the reason. Other suites test them.
const NOT_CALLED: &[(&str, &str)] = &[
    (
        "connector_oauth_get_oauth_authorization_url",
        "its URL and state are checked: `conformance`, `flows`",
    ),
    (
        "connector_oauth_handle_oauth_callback",
        "its redirect is checked: `conformance`, `flows`",
    ),
];

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

/// Returns the response with the status and the body of an operation's success.
fn success(operation: &Operation, body: &Value) -> Reply {
    let (status, _, schema) = operation.replies()[0];
    match schema {
        Some(_) => Reply {
            status,
            ..Reply::json(&body.to_string())
        },
        None => Reply {
            status,
            ..Reply::default()
        },
    }
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
    assert_eq!(OTHERS, reasons);
}

#[test]
fn groups_that_are_written_have_a_function_for_each_operation() {
    let written: BTreeSet<_> = called().map(|(operation, _)| operation.family).collect();
    assert!(written.contains("connectors") && written.contains("toolsets"));
    let names: BTreeSet<_> = FUNCTIONS
        .iter()
        .map(|function| function.name)
        .chain(OTHERS.iter().copied())
        .collect();
    let missing: Vec<_> = operations()
        .iter()
        .filter(|operation| operation.has_function() && written.contains(operation.family))
        .map(Operation::function)
        .filter(|function| !names.contains(&**function))
        .collect();
    assert_eq!(missing, MISSING);
}

/// Operations of the written families that have no function yet.
const MISSING: &[&str] = &[
    // Its body is a form with files.
    "connector_control_submit_connector_file_event_uploads",
    // Their URLs and redirects need checks by hand.
    "toolset_oauth_get_agent_toolset_oauth_url",
    "toolset_oauth_get_instance_oauth_authorization_url",
    "toolset_oauth_handle_toolset_oauth_callback",
];

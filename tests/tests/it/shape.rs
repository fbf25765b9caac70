//! Facts about types and the layout of the crates. A change could break them without a failing test
//! of behaviour.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use pipeshub_core::url::InvalidUrl;
use pipeshub_core::{
    AccessToken, Attempt, BackoffStrategy, Body, Call, ClientCredentials, Delivery, Error,
    ErrorKind, Form, Operation, Part, PipeshubCore, PipeshubCoreBuilder, PipeshubDefaultError,
    Progress, RawReply, RequestOptions, Response, ResponseMeta, RetryConfig, Secret, Security,
    SensitiveUrl, TokenSource, Transport, TransportError,
};
use pipeshub_funcs::connector_configuration::{
    GetConnectorConfigRequest, GetConnectorConfigResponse,
};
use pipeshub_funcs::connector_instances::{
    GetConnectorInstanceRequest, GetConnectorInstanceResponse,
};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackFailure,
    HandleOAuthCallbackRequest, HandleOAuthCallbackResponse, OAuthState,
    WaitUntilAuthenticatedRequest, WaitUntilAuthenticatedResponse,
};
use pipeshub_funcs::{
    connector_configuration_get_connector_config, connector_instances_get_connector_instance,
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
    connector_oauth_wait_until_authenticated,
};
use pipeshub_tests::CONNECTOR_ID;
use serde_json::{Value, json};

use crate::common;
use crate::plain;

// Types.

#[test]
fn public_types_are_send_and_sync() {
    fn anywhere<T: Send + Sync + 'static>() {}
    fn a_handle<T: Clone + Send + Sync + 'static>() {}
    fn an_error<T: std::error::Error + Send + Sync + 'static>() {}
    a_handle::<PipeshubCore>();
    an_error::<Error>();
    an_error::<TransportError>();
    an_error::<InvalidUrl>();
    an_error::<HandleOAuthCallbackFailure>();
    an_error::<PipeshubDefaultError>();
    anywhere::<RequestOptions>();
    anywhere::<RetryConfig>();
    anywhere::<BackoffStrategy>();
    anywhere::<Secret>();
    anywhere::<Security>();
    anywhere::<AccessToken>();
    anywhere::<ClientCredentials>();
    anywhere::<Box<dyn TokenSource>>();
    anywhere::<SensitiveUrl>();
    anywhere::<Operation>();
    anywhere::<Call>();
    anywhere::<Part>();
    anywhere::<Progress>();
    anywhere::<Attempt>();
    anywhere::<RawReply>();
    anywhere::<ResponseMeta>();
    anywhere::<Delivery>();
    anywhere::<ErrorKind>();
    anywhere::<Box<dyn Transport>>();
    anywhere::<OAuthState>();
    anywhere::<GetOAuthAuthorizationUrlRequest>();
    anywhere::<Response<GetOAuthAuthorizationUrlResponse>>();
    anywhere::<HandleOAuthCallbackRequest>();
    anywhere::<Response<HandleOAuthCallbackResponse>>();
    anywhere::<GetConnectorConfigRequest>();
    anywhere::<Response<GetConnectorConfigResponse>>();
    anywhere::<GetConnectorInstanceRequest>();
    anywhere::<Response<GetConnectorInstanceResponse>>();
    anywhere::<WaitUntilAuthenticatedRequest>();
    anywhere::<WaitUntilAuthenticatedResponse>();
}

#[test]
fn builder_and_body_are_send() {
    fn sent<T: Send + 'static>() {}
    sent::<Body>();
    sent::<Form>();
    sent::<PipeshubCoreBuilder>();
}

#[test]
fn core_is_two_pointers_and_error_is_one() {
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), Error>>(), size_of::<usize>());
    assert_eq!(size_of::<PipeshubCore>(), 2 * size_of::<usize>());
}

#[test]
fn operation_futures_are_small_and_send() {
    #[track_caller]
    fn check<F: Future + Send>(future: &F) {
        let size = size_of_val(future);
        assert!(
            size <= budget("bytes of an operation's future"),
            "{size} bytes"
        );
    }
    let core = common::core(common::DUPLEX_URL);
    let request = GetOAuthAuthorizationUrlRequest::new(CONNECTOR_ID);
    check(&connector_oauth_get_oauth_authorization_url(&core, request));
    check(&connector_oauth_handle_oauth_callback(
        &core,
        common::callback_request(common::CODE),
    ));
    check(&connector_configuration_get_connector_config(
        &core,
        GetConnectorConfigRequest::new(CONNECTOR_ID),
    ));
    check(&connector_instances_get_connector_instance(
        &core,
        GetConnectorInstanceRequest::new(CONNECTOR_ID),
    ));
    let size = size_of_val(&connector_oauth_wait_until_authenticated(
        &core,
        WaitUntilAuthenticatedRequest::new(CONNECTOR_ID, false),
    ));
    let name = "bytes of the future of `connector_oauth_wait_until_authenticated`";
    assert!(size <= budget(name), "{size} bytes");
}

#[test]
fn operation_futures_can_be_spawned() {
    // A future that owns its data, as in the handler of a web server.
    fn spawned(_: impl Future<Output = ()> + Send + 'static) {}
    let core = common::core(common::DUPLEX_URL);
    spawned(async move {
        let _ = common::authorize(&core).await;
        let _ = common::callback(&core, common::CODE).await;
        let look = WaitUntilAuthenticatedRequest::new(CONNECTOR_ID, false);
        let _ = connector_oauth_wait_until_authenticated(&core, look).await;
    });
}

// The crates of the operations.

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .join("crates")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns a figure from the file with all budgets.
fn budget(name: &str) -> usize {
    let budgets = read(&crates().join("../tests/lab/budgets.txt"));
    let budget = budgets
        .lines()
        .find_map(|line| line.split_once(' ').filter(|budget| budget.1 == name));
    budget
        .unwrap_or_else(|| panic!("budgets.txt has {name}"))
        .0
        .parse()
        .unwrap()
}

/// Returns the metadata of the workspace from cargo.
fn workspace() -> &'static Value {
    static WORKSPACE: LazyLock<Value> = LazyLock::new(|| {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
            .current_dir(crates())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    });
    &WORKSPACE
}

/// Returns the manifest of a crate.
fn manifest(name: &str) -> Value {
    let packages = workspace()["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == name);
    package.expect("a member of the workspace").clone()
}

/// Returns the features of a crate, each with the features that it turns on.
fn features(name: &str) -> BTreeMap<String, Vec<String>> {
    serde_json::from_value(manifest(name)["features"].take()).unwrap()
}

/// The crates of the operations.
const OPERATIONS: [&str; 2] = ["pipeshub-funcs", ADMIN];

/// The crate of the operations for administrators.
const ADMIN: &str = "pipeshub-admin-funcs";

/// All crates with the core's features.
const LIBRARIES: [&str; 4] = ["pipeshub-core", OPERATIONS[0], OPERATIONS[1], "pipeshub"];

/// An operation, found by its file.
struct Found {
    /// The name of the crate.
    package: &'static str,
    /// The name of the folder, in the spelling of the manifest: `connector-oauth`.
    group: String,
    /// The name of its function and of its feature.
    function: String,
    /// Whether it sends requests itself. A helper that calls operations does not.
    asks: bool,
    /// Whether `cargo xtask operations` wrote its file. The suite `generated` tests it.
    is_generated: bool,
}

fn text_is_generated(text: &str) -> bool {
    text.starts_with("// Written from api/openapi/")
}

/// Returns the operations of all crates.
fn operations() -> Vec<Found> {
    OPERATIONS.into_iter().flat_map(operations_of).collect()
}

/// Returns the files of a module's folder, each with its name in Rust and its text.
fn modules_of(folder: &Path) -> Vec<(String, String)> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let file = if path.is_dir() {
                path.join("mod.rs")
            } else {
                path
            };
            (name, read(&file))
        })
        .collect()
}

/// Returns the names of the public functions of a file.
fn functions_of(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| {
            line.strip_prefix("pub fn ")
                .or_else(|| line.strip_prefix("pub async fn "))
        })
        .map(|function| function.split(['(', '<']).next().unwrap())
        .collect()
}

fn operations_of(package: &'static str) -> Vec<Found> {
    let source = crates().join(package).join("src");
    let mut found = Vec::new();
    for folder in fs::read_dir(&source)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
    {
        let group = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let modules = read(&folder.join("mod.rs"));
        let root = read(&source.join("lib.rs"));
        let all = read(&source.join("functions.rs"));
        assert!(
            root.contains("\npub use self::functions::*;\n"),
            "{package}"
        );
        let feature = group.replace('_', "-");
        if root.contains(&format!("\nmod {group};\n")) {
            // A private module holds what groups share, and no operation.
            for (file, text) in modules_of(&folder) {
                assert_eq!(functions_of(&text), [""; 0], "{group}/{file}.rs");
            }
            continue;
        }
        // The module is behind no feature. So the compiler names the feature of a missing item, and
        // not a private feature of the module.
        let expected = format!("\npub mod {group};\n");
        let gated = format!("]{expected}");
        assert!(
            root.contains(&expected) && !root.contains(&gated),
            "{package}: lib.rs has {expected}"
        );
        for (file, file_text) in modules_of(&folder) {
            let functions = functions_of(&file_text);
            if functions.is_empty() {
                // A file that several operations share.
                continue;
            }
            let [function] = functions[..] else {
                panic!("{group}/{file}.rs has more than one operation")
            };
            assert_eq!(
                function,
                format!("{group}_{file}"),
                "the function of {group}/{file}.rs"
            );
            let line = format!("#[cfg(feature = \"{function}\")]\n");
            for expected in [
                format!("{line}mod {file};\n"),
                format!("{line}pub use self::{file}::"),
            ] {
                assert!(modules.contains(&expected), "{group}/mod.rs has {expected}");
            }
            let expected = format!("{line}pub use crate::{group}::{function};\n");
            assert!(
                all.contains(&expected),
                "{package}: functions.rs has {expected}"
            );
            let methods = crates().join("pipeshub/src");
            let in_rust = package.replace('-', "_");
            let expected = format!("\npub use {in_rust}::{group}::*;\n");
            let text = read(&methods.join(format!("{group}.rs")));
            assert!(text.contains(&expected), "{group}.rs has {expected}");
            let root = read(&methods.join("lib.rs"));
            let names: BTreeSet<_> = root
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .collect();
            assert!(names.contains(function), "pipeshub's lib.rs has {function}");
            found.push(Found {
                package,
                group: feature.clone(),
                function: function.to_owned(),
                asks: file_text.contains("\nstatic OPERATION: "),
                is_generated: text_is_generated(&file_text),
            });
        }
    }
    found
}

#[test]
fn operations_and_features_match() {
    for (package, least) in OPERATIONS.into_iter().zip([100, 100]) {
        operations_and_features_of_a_crate_match(package, least);
    }
}

/// Operations by hand that have types in the file of another operation, and so turn it on.
const TYPES_OF: [(&str, &str); 2] = [
    (
        "connector_control_submit_connector_file_event_uploads",
        "connector_control_submit_connector_file_events",
    ),
    ("user_account_authenticate", "user_account_init_auth"),
];

fn operations_and_features_of_a_crate_match(package: &'static str, least: usize) {
    let features = features(package);
    let operations = operations_of(package);
    assert!(operations.len() >= least, "{package}: {}", operations.len());
    let functions: BTreeSet<_> = operations.iter().map(|found| &found.function).collect();
    // The names of operations are in snake case, those of other features are not. A name of one
    // word is no operation.
    let named: BTreeSet<_> = features
        .keys()
        .filter(|name| name.contains('_') && !name.starts_with('_'))
        .collect();
    assert_eq!(named, functions, "{package}");
    let mut groups = BTreeMap::<_, BTreeSet<_>>::new();
    for Found {
        group,
        function,
        asks,
        ..
    } in &operations
    {
        let types_of = TYPES_OF.iter().find(|(by_hand, _)| by_hand == function);
        if let Some((_, other)) = types_of {
            assert_eq!(features[function], [*other], "{function}");
            groups.entry(group).or_default().insert(function);
            continue;
        }
        let called = features[function].iter();
        let called = called.filter(|feature| **feature != "dep:tokio");
        assert!(
            called.clone().all(|feature| functions.contains(feature)),
            "{function} turns on operations alone"
        );
        assert_eq!(
            called.count() == 0,
            *asks,
            "{function} turns on what it calls"
        );
        assert!(!asks || features[function].is_empty(), "{function}");
        groups.entry(group).or_default().insert(function);
    }
    for (group, functions) in &groups {
        assert_eq!(
            features[*group].iter().collect::<BTreeSet<_>>(),
            *functions,
            "{group}"
        );
    }
    assert_eq!(
        features["full"].iter().collect::<BTreeSet<_>>(),
        groups.keys().copied().collect(),
        "{package}"
    );
    assert_eq!(features["default"], Vec::<String>::new(), "{package}");
}

#[test]
fn operations_are_all_methods() {
    let features = features("pipeshub");
    // The linker drops what a program does not call, so a feature per operation would save nothing.
    // The feature of a whole crate begins with `_`.
    assert!(!features.keys().any(|name| name[1..].contains('_')));
    for Found {
        package,
        group,
        function,
        ..
    } in operations()
    {
        // Programs that name no group get those for all users. The rest has to be asked for.
        let is_admin = package == ADMIN;
        let crate_of_group = is_admin.then(|| "_admin".to_owned());
        let expected: Vec<_> = crate_of_group
            .into_iter()
            .chain([format!("{package}/{group}")])
            .collect();
        assert_eq!(features[&group], expected, "{function}");
        assert!(features["full"].contains(&group), "full has {group}");
        assert_eq!(
            features["default"].contains(&group),
            !is_admin,
            "default, {group}"
        );
        let group = group.replace('-', "_");
        let methods = read(&crates().join(format!("pipeshub/src/{group}.rs")));
        let method = function
            .strip_prefix(&format!("{group}_"))
            .expect("the group's name in front");
        let call = format!("        {function}(self.0");
        for expected in [format!("    pub fn {method}("), call] {
            assert!(
                methods.contains(&expected),
                "pipeshub/src/{group}.rs has {expected}"
            );
        }
    }
}

#[test]
fn operations_are_all_tested_on_the_wire() {
    let flow = [
        "connector_oauth_get_oauth_authorization_url",
        "connector_oauth_handle_oauth_callback",
        // Their tests are beside the functions.
        "toolset_oauth_get_agent_toolset_oauth_url",
        "toolset_oauth_get_instance_oauth_authorization_url",
        "toolset_oauth_handle_toolset_oauth_callback",
    ];
    // The suite `open_operations` reads their bodies piece by piece.
    let open = [
        "conversations_stream_chat",
        "knowledge_base_upload_records",
        "users_get_user_display_picture",
    ];
    for function in open {
        let call = format!(" {function}(&core");
        assert!(include_str!("open_operations.rs").contains(&call), "{call}");
    }
    // The suite of these is `hand_written`.
    let by_hand = [
        "ai_models_providers_stream_embedding_download_progress",
        "connector_control_submit_connector_file_event_uploads",
        "document_management_download_document",
        "mcp_handle_mcp_request",
        "mcp_handle_mcp_streaming_request",
        "organizations_get_organization_logo",
        "user_account_authenticate",
        "user_account_init_auth",
    ];
    for function in by_hand {
        let call = format!("{function}(");
        assert!(include_str!("hand_written.rs").contains(&call), "{call}");
    }
    let tested: BTreeSet<_> = plain::PLAIN
        .iter()
        .map(|plain| plain.function)
        .chain(flow)
        .chain(open)
        .chain(by_hand)
        .collect();
    let operations = operations();
    let operations = operations
        .iter()
        .filter(|found| found.asks && !found.is_generated)
        .map(|found| &*found.function)
        .collect();
    assert_eq!(tested, operations);
}

/// Returns the lines of a file outside of types and their tables, without empty ones.
///
/// The comments and attributes before an item belong to the item. An item ends with a line that
/// begins with its closing bracket, or on its first line.
fn lines_without_types(text: &str) -> usize {
    let code = text.split("\n#[cfg(test)]\n").next().unwrap();
    let starts = [
        "pub struct ",
        "pub enum ",
        "impl ",
        "from_json! {",
        "to_json! {",
        "open_enum! {",
        "builder!(",
    ];
    // The lines before the next item, and how a line ends that ends an attribute or a type.
    let (mut count, mut before, mut attribute, mut is_type) = (0, 0, false, false);
    for line in code.lines().filter(|line| !line.trim().is_empty()) {
        if is_type {
            is_type = !line.starts_with('}');
        } else if attribute {
            before += 1;
            attribute = !line.starts_with(")]");
        } else if line.starts_with("///") || line.starts_with("#[") {
            before += 1;
            attribute = line.starts_with("#[") && !line.ends_with(']');
        } else if starts.iter().any(|start| line.starts_with(start)) {
            before = 0;
            is_type = !line.ends_with(['}', ';']);
        } else {
            count += before + 1;
            before = 0;
        }
    }
    count
}

#[test]
fn lines_of_types_are_not_counted() {
    let text = "//! A module.\n\nuse a::B;\n\n/// A type.\n#[derive(Debug)]\n#[cfg_attr(\n    feature = \"serde\",\n    \
                derive(A)\n)]\npub struct C {\n    /// A field.\n    pub d: E,\n}\nbuilder!(C(d: E));\nbuilder!(F() {\n    \
                g: H,\n});\nfrom_json! {\n    C {\n        d = \"d\",\n    }\n}\npub struct I;\n\n\
                open_enum! {\n    /// A text.\n    pub enum J {\n        K = \"k\",\n    }\n}\n\n\
                impl L for C {\n    fn m() {\n    }\n}\n\n/// A function.\n#[doc(alias = \"n\")]\npub fn n() {\n    \
                o();\n}\n\n#[cfg(test)]\nmod tests {}\n";
    // The module's line, the import, and five lines of the function.
    assert_eq!(lines_without_types(text), 7);
}

/// Returns the most lines of an operation: 46, and five for each argument beyond the fifth.
///
/// An argument is a name, its value and its limits, which rustfmt may write one below the other.
/// Lists with filters have up to 18.
fn most_lines(text: &str) -> usize {
    let request = text.split("Request {\n").nth(1).unwrap_or_default();
    let request = request.split("\n}").next().unwrap();
    let arguments = request.matches("\n    pub ").count();
    46 + 5 * arguments.saturating_sub(5)
}

#[test]
fn plain_operations_have_at_most_46_lines_without_types() {
    let mut plain = 0;
    for Found {
        package,
        group,
        function,
        is_generated,
        ..
    } in operations()
    {
        let is_plain = plain::PLAIN.iter().any(|plain| plain.function == function);
        if !is_generated && !is_plain {
            continue;
        }
        plain += 1;
        let group = group.replace('-', "_");
        let file = function.strip_prefix(&format!("{group}_")).unwrap();
        let text = read(&crates().join(format!("{package}/src/{group}/{file}.rs")));
        let lines = lines_without_types(&text);
        let most = most_lines(&text);
        assert!(
            (10..=most).contains(&lines),
            "{function}: {lines} lines, of at most {most}"
        );
    }
    assert!(plain > 50, "{plain}");
}

/// Code that serde derives is three to five times as large. `OAuthState` implements `Deserialize`
/// by hand, for sessions.
#[test]
fn operations_read_responses_by_tables() {
    let core = crates().join("pipeshub-core/src");
    let mut places = vec![core.join("auth"), core.join("error/envelope.rs")];
    places.extend(OPERATIONS.map(|package| crates().join(package).join("src")));
    let mut tables = 0;
    while let Some(place) = places.pop() {
        if place.is_dir() {
            places.extend(
                fs::read_dir(&place)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        let text = read(&place);
        let code = text.split("\n#[cfg(test)]\n").next().unwrap();
        tables += code.matches("from_json! {").count();
        for by_serde in [
            "serde_json",
            "#[serde(",
            ", Deserialize)]",
            "(Deserialize)]",
        ] {
            assert!(
                !code.contains(by_serde),
                "{} has {by_serde}; write `from_json!`",
                place.display()
            );
        }
    }
    assert!(tables >= 7, "{tables}");
}

#[test]
fn pipeshub_reexports_every_core_name() {
    let (core, whole) = (
        read(&crates().join("pipeshub-core/src/lib.rs")),
        read(&crates().join("pipeshub/src/lib.rs")),
    );
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '_')
            .map(str::to_owned)
            .collect()
    };
    let exported: Vec<_> = core
        .lines()
        .filter_map(|line| line.strip_prefix("pub use "))
        .collect();
    assert!(exported.len() > 10, "{exported:?}");
    let whole = words(&whole);
    for line in exported {
        // The path of a module of the core is not public.
        let names = line.rsplit_once("::").map_or(line, |(_, names)| names);
        let names = if line.contains('{') {
            line.split_once('{').map_or(line, |(_, names)| names)
        } else {
            names
        };
        for name in words(names).iter().filter(|name| !name.is_empty()) {
            assert!(
                whole.contains(name),
                "pipeshub does not have the core's {name}"
            );
        }
    }
}

#[test]
fn internal_features_are_hidden_in_docs() {
    for name in LIBRARIES {
        let root = read(&crates().join(name).join("src/lib.rs"));
        for feature in features(name)
            .keys()
            .filter(|feature| feature.starts_with('_'))
        {
            let expected =
                format!("#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = \"{feature}\"))))]\n");
            assert!(root.contains(&expected), "{name}/src/lib.rs has {expected}");
        }
    }
}

#[test]
fn feature_counts_are_below_the_registry_limit() {
    // crates.io accepts at most 300.
    for name in LIBRARIES {
        let count = features(name).len();
        assert!(count < 290, "{name} has {count} features");
    }
}

/// Whether a feature turns on `hyper`, directly or through others.
fn brings_hyper(features: &BTreeMap<String, Vec<String>>, feature: &str) -> bool {
    feature == "hyper"
        || features
            .get(feature)
            .is_some_and(|list| list.iter().any(|other| brings_hyper(features, other)))
}

#[test]
fn tls_features_turn_on_the_default_transport() {
    for name in LIBRARIES {
        let features = features(name);
        for feature in [
            "ring",
            "ring-compact",
            "aws-lc-rs",
            "webpki-roots",
            "native-roots",
            "platform-verifier",
            "tls12",
            "proxy",
        ] {
            assert!(brings_hyper(&features, feature), "{name}: {feature}");
        }
        assert!(!brings_hyper(&features, "blocking"));
    }
}

#[test]
fn core_features_are_forwarded_by_name() {
    let core = features("pipeshub-core");
    let public: BTreeSet<_> = core
        .keys()
        .filter(|name| !name.starts_with('_') && *name != "default")
        .cloned()
        .collect();
    for name in [OPERATIONS[0], OPERATIONS[1], "pipeshub"] {
        let mut handed_on = BTreeSet::new();
        for (feature, list) in features(name) {
            if list.iter().any(|item| item.starts_with("pipeshub-core/")) {
                let itself = format!("pipeshub-core/{feature}");
                // A feature that turns on the default transport in the core turns it on here, too.
                // Names are behind `hyper` in each crate.
                let due = if brings_hyper(&core, &feature) && feature != "hyper" {
                    vec!["hyper".to_owned(), itself]
                } else {
                    vec![itself]
                };
                assert_eq!(list, due, "{name}");
                handed_on.insert(feature);
            }
        }
        assert_eq!(handed_on, public, "{name}");
    }
}

#[test]
fn operations_depend_on_no_transport() {
    for package in OPERATIONS {
        let manifest = manifest(package);
        let dependencies = manifest["dependencies"].as_array().unwrap();
        let named = |start: &str| -> Vec<&Value> {
            let of_users = dependencies.iter().filter(|found| found["kind"].is_null());
            of_users
                .filter(|found| found["name"].as_str().unwrap().starts_with(start))
                .collect()
        };
        for name in ["hyper", "rustls", "reqwest"] {
            assert!(named(name).is_empty(), "{package}: {name}");
        }
        if package == ADMIN {
            assert!(named("tokio").is_empty(), "{package} waits for nothing");
            continue;
        }
        // The operation that waits needs the clock, and no IO.
        let [tokio] = named("tokio")[..] else {
            panic!("tokio, once");
        };
        assert_eq!(tokio["features"], json!(["time"]));
        assert_eq!(tokio["uses_default_features"], json!(false));
        assert_eq!(tokio["optional"], json!(true));
    }
}

/// Returns the dependencies that a feature turns on, also through other features.
fn turned_on_by(feature: &str, features: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    let list = &features[feature];
    list.iter()
        .flat_map(|item| match item.strip_prefix("dep:") {
            Some(dependency) => BTreeSet::from([dependency.to_owned()]),
            None if item.contains('/') => BTreeSet::new(),
            None => turned_on_by(item, features),
        })
        .collect()
}

#[test]
fn default_core_depends_directly_on_the_http_and_json_crates() {
    let manifest = manifest("pipeshub-core");
    let optional = turned_on_by("default", &features("pipeshub-core"));
    let dependencies: BTreeSet<_> = manifest["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["kind"].is_null() && found["target"].is_null())
        .map(|found| (found["name"].as_str().unwrap(), &found["optional"]))
        .filter(|(name, is_optional)| **is_optional == json!(false) || optional.contains(*name))
        .map(|(name, _)| name)
        .collect();
    for name in [
        "http",
        "hyper",
        "hyper-rustls",
        "hyper-util",
        "serde",
        "serde_json",
        "tokio",
    ] {
        assert!(dependencies.contains(name), "{name}: {dependencies:?}");
    }
}

// Modules.

/// The core's top-level modules, from the top. Each imports only from later lines.
const LAYERS: &[&[&str]] = &[
    &["blocking", "pages"],
    &["client"],
    &["auth", "stream"],
    &["form", "reply", "retry"],
    &["call"],
    &["transport"],
    &["url"],
    &["error"],
    &["json"],
    &["echo", "secret", "sync", "text"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(source_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// Returns the first name of each path that begins with `crate::`, also in braces. Comments are
/// ignored.
fn crate_paths(text: &str) -> Vec<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let lines = text.lines().filter_map(|line| line.split("//").next());
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut names = Vec::new();
    for (start, found) in code.match_indices("crate::") {
        if code[..start].ends_with(|c| is_word(c) || c == '$') {
            continue;
        }
        let rest = &code[start + found.len()..];
        let mut depth = 0;
        let mut name = String::new();
        // A name ends at the next other character, and in braces at the closing one.
        let mut is_first = true;
        for c in rest.chars() {
            if is_word(c) {
                if is_first && depth <= 1 {
                    name.push(c);
                }
                continue;
            }
            if !name.is_empty() {
                names.push(std::mem::take(&mut name));
            }
            match c {
                '{' if is_first || depth > 0 => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            is_first = matches!(c, '{' | ',') || is_first && c.is_whitespace();
            if depth <= 0 {
                break;
            }
        }
    }
    names
}

/// The top-level modules of a crate, each with the modules from which it imports.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Reads the sources below the root of a crate, each reduced by `part`. An import by `super::`
/// stays inside its module.
fn arrows(source: &Path, part: impl Fn(&str) -> &str) -> Arrows {
    let mut arrows = Arrows::new();
    let mut imports = Vec::new();
    for file in source_files(source) {
        let path = file.strip_prefix(source).unwrap();
        let module = path.iter().next().unwrap().to_str().unwrap();
        if matches!(module, "lib.rs" | "main.rs") {
            continue;
        }
        let module = module.trim_end_matches(".rs").to_owned();
        let text = read(&file);
        // `super` leads to the crate's root from the file of a top-level module, and `super::super`
        // from any other file.
        let is_root = path.components().count() == 1 || path.ends_with(format!("{module}/mod.rs"));
        let leads_out = text.contains("super::super") || is_root && text.contains("\nuse super::");
        assert!(!leads_out, "{}: write `crate::`", file.display());
        for to in crate_paths(part(&text)) {
            imports.push((file.clone(), module.clone(), to));
        }
        arrows.entry(module).or_default();
    }
    for (file, module, to) in imports {
        // The root imports from every module, so an import from the root is a circle.
        assert!(
            arrows.contains_key(&to),
            "{}: crate::{to} names no module; import it from the module that has it",
            file.display()
        );
        if to != module {
            arrows.get_mut(&module).unwrap().insert(to);
        }
    }
    arrows
}

fn core_arrows() -> Arrows {
    arrows(&crates().join("pipeshub-core/src"), |text| text)
}

#[test]
fn core_modules_import_from_lower_layers_only() {
    let arrows = core_arrows();
    for (module, imported) in &arrows {
        let from = layer(module).unwrap_or_else(|| panic!("{module} has no layer"));
        for to in imported {
            assert!(layer(to).unwrap() > from, "{to} is not below {module}");
        }
    }
    let layered = LAYERS.iter().map(|layer| layer.len()).sum::<usize>();
    assert_eq!(arrows.len(), layered, "each layer's modules exist");
    assert!(arrows.len() <= 17, "{arrows:?}");
    assert!(arrows["client"].contains("transport"), "{arrows:?}");
    assert!(
        arrows.values().map(BTreeSet::len).sum::<usize>() > 20,
        "{arrows:?}"
    );
}

/// Returns the modules that are on a circle or lead to one.
fn circles(arrows: &Arrows) -> Arrows {
    let mut left = arrows.clone();
    while let Some(done) = left
        .iter()
        .find(|(_, imported)| imported.is_empty())
        .map(|(module, _)| module.clone())
    {
        left.remove(&done);
        for imported in left.values_mut() {
            imported.remove(&done);
        }
    }
    left
}

#[test]
fn crate_modules_import_in_no_circle() {
    let mut with_modules = 0;
    for package in workspace()["packages"].as_array().unwrap() {
        let roots: BTreeSet<_> = package["targets"]
            .as_array()
            .unwrap()
            .iter()
            .map(|target| Path::new(target["src_path"].as_str().unwrap()))
            .filter(|root| root.ends_with("src/lib.rs") || root.ends_with("src/main.rs"))
            .filter_map(Path::parent)
            .collect();
        for source in roots {
            // A unit test may import from above its module.
            let arrows = arrows(source, |text| {
                text.split("\n#[cfg(test)]\nmod ").next().unwrap()
            });
            with_modules += usize::from(arrows.values().any(|imported| !imported.is_empty()));
            let left = circles(&arrows);
            assert!(left.is_empty(), "{}: {left:?}", source.display());
        }
    }
    assert!(with_modules >= 5, "{with_modules} crates with imports");
}

#[test]
fn circle_of_modules_is_found() {
    let arrows = |pairs: &[(&str, &str)]| {
        let mut arrows = Arrows::new();
        for (from, to) in pairs {
            arrows.entry((*to).to_owned()).or_default();
            let imported = arrows.entry((*from).to_owned()).or_default();
            imported.insert((*to).to_owned());
        }
        arrows
    };
    assert!(circles(&arrows(&[("a", "b"), ("a", "c"), ("b", "c")])).is_empty());
    let left = circles(&arrows(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]));
    assert_eq!(left.into_keys().collect::<Vec<_>>(), ["a", "b", "c"]);
    let text = "use crate::a::B;\nuse crate::{\n    c,\n    d::{E, f::G},\n    h::I,\n};\n// crate::no\n\
                fn f() -> crate::j::K { $crate::no; mycrate::no() }\npub(crate) mod l {}\n";
    assert_eq!(crate_paths(text), ["a", "c", "d", "h", "j"]);
}

/// Returns a mermaid drawing, from the top, without the arrows that a longer path implies.
fn drawing(arrows: &Arrows) -> String {
    fn reached<'a>(arrows: &'a Arrows, from: &str, found: &mut BTreeSet<&'a str>) {
        for to in &arrows[from] {
            if found.insert(to) {
                reached(arrows, to, found);
            }
        }
    }
    let mut drawing = String::from("```mermaid\nflowchart TD\n");
    let mut modules: Vec<_> = arrows.iter().collect();
    modules.sort_by_key(|(module, _)| layer(module));
    for (module, imported) in modules {
        let mut by_others = BTreeSet::new();
        for to in imported {
            reached(arrows, to, &mut by_others);
        }
        for to in imported.iter().filter(|to| !by_others.contains(&***to)) {
            writeln!(drawing, "    {module} --> {to}").unwrap();
        }
    }
    drawing + "```\n"
}

#[test]
fn architecture_drawing_matches_the_core() {
    let page = read(&crates().join("../ARCHITECTURE.md"));
    let mut arrows = core_arrows();
    arrows.insert("lib".to_owned(), arrows.keys().cloned().collect());
    let drawing = drawing(&arrows);
    assert!(
        page.contains(&drawing),
        "the modules of pipeshub-core import differently from the drawing in ARCHITECTURE.md; \
         put this in its place:\n\n{drawing}"
    );
    let line = LAYERS
        .iter()
        .map(|layer| match layer {
            [module] => (*module).to_owned(),
            modules => format!("{{{}}}", modules.join(", ")),
        })
        .fold("lib".to_owned(), |line, layer| line + " -> " + &layer);
    assert!(page.contains(&line), "ARCHITECTURE.md has `{line}`");
    let (_, table) = page.split_once("| room of the core | holds |\n").unwrap();
    let rows: Vec<_> = table
        .lines()
        .skip(1)
        .map_while(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let rooms: Vec<_> = LAYERS.iter().copied().flatten().copied().collect();
    assert_eq!(rows, rooms, "the table of rooms in ARCHITECTURE.md");
}

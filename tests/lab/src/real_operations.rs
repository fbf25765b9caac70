//! A workspace with ten operations of the API, and a program that calls some of them.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;
use xtask::{Result, root};

/// Numbers of operations that a program calls. Each number is a feature and a program.
pub(crate) const COUNTS: [usize; 4] = [1, 2, 5, 10];

/// A response that fits all operations: what each of them requires.
pub(crate) const RESPONSE: &str = include_str!("../operations/response.json");

/// A call of each operation. What is optional is absent, and the compiler does not know.
const CALLS: [&str; 10] = [
    "get_oauth_authorization_url(&core, &GetOAuthAuthorizationUrlRequest { connector_id: text(), base_url: absent() })",
    "get_connector_config(&core, &GetConnectorConfigRequest { connector_id: text() })",
    "get_connector_instance(&core, &GetConnectorInstanceRequest { connector_id: text() })",
    "list_connector_instances(&core, &ListConnectorInstancesRequest { scope: absent(), page: absent(), limit: absent(), search: absent(), is_authenticated: absent(), is_active: absent(), connector_type: absent() })",
    "create_connector_instance(&core, &CreateConnectorInstanceRequest { connector_type: text(), instance_name: text(), scope: ConnectorScope::TEAM, auth_type: absent(), config: absent(), base_url: absent() })",
    "delete_connector_instance(&core, &DeleteConnectorInstanceRequest { connector_id: text() })",
    "search(&core, &SemanticSearchRequest { query: text(), filters: absent(), limit: 10 })",
    "get_conversation_by_id(&core, &GetConversationByIdRequest { conversation_id: text(), page: absent(), limit: absent(), sort_by: absent(), sort_order: absent(), start_date: absent(), end_date: absent(), message_type: absent(), search: absent(), shared: absent() })",
    "get_all_users(&core, &GetAllUsersRequest { page: absent(), limit: absent(), search: absent(), has_logged_in: absent(), is_blocked: absent(), group_ids: absent() })",
    "get_record_by_id(&core, &GetRecordByIdRequest { record_id: text() })",
];

/// Writes the workspace and returns its folder, which goes with the value.
pub(crate) fn generate() -> Result<TempDir> {
    let target = root().join("target");
    fs::create_dir_all(&target)?;
    let owned = tempfile::tempdir_in(target)?;
    let folder = owned.path();
    fs::create_dir_all(folder.join("operations/src"))?;
    fs::create_dir_all(folder.join("program/src"))?;
    // The same versions as in the peers.
    fs::copy(
        root().join("tests/lab/peers/Cargo.lock"),
        folder.join("Cargo.lock"),
    )?;
    fs::write(folder.join("Cargo.toml"), workspace())?;
    let core = "pipeshub-core.workspace = true\n";
    fs::write(
        folder.join("operations/Cargo.toml"),
        package("operations", core),
    )?;
    fs::copy(
        root().join("tests/lab/operations/operations.rs"),
        folder.join("operations/src/lib.rs"),
    )?;
    let more = "operations = { path = \"../operations\" }\n\
                pipeshub-core = { workspace = true, features = [\"hyper\"] }\n\
                tokio.workspace = true\n";
    fs::write(folder.join("program/Cargo.toml"), package("program", more))?;
    fs::write(folder.join("program/src/main.rs"), program()?)?;
    Ok(owned)
}

fn workspace() -> String {
    format!(
        r#"[workspace]
resolver = "3"
members = ["operations", "program"]

[workspace.dependencies]
pipeshub-core = {{ path = "{}/crates/pipeshub-core", default-features = false }}
tokio = {{ version = "1", default-features = false, features = ["net", "rt", "time"] }}

[profile.min]
inherits = "release"
opt-level = "z"
lto = "fat"
codegen-units = 1
panic = "abort"
strip = true
"#,
        root().display()
    )
}

fn package(name: &str, dependencies: &str) -> String {
    let features: String = COUNTS.map(|count| format!("of-{count} = []\n")).concat();
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependencies}\n[features]\n{features}"
    )
}

/// Returns the `cfg` for the feature of this number or of a greater one.
fn compiled(n: usize) -> String {
    let counts = COUNTS.iter().filter(|count| n < **count);
    let features: Vec<_> = counts
        .map(|count| format!("feature = \"of-{count}\""))
        .collect();
    format!("#[cfg(any({}))]", features.join(", "))
}

/// Returns a program that calls every operation that its features name.
fn program() -> Result<String> {
    let mut text = String::from(
        r#"use std::hint::black_box;
use std::pin::Pin;

use operations::*;
use pipeshub_core::{Error, PipeshubCore};

type Call<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + 'a>>;

fn absent<T>() -> Option<T> {
    black_box(None)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (which, id) = arguments.next().zip(arguments.next()).ok_or("usage: program NUMBER ID")?;
    let core = PipeshubCore::from_env()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let text = || id.clone();
    let call: Call<'_> = match which.parse::<usize>()? {
"#,
    );
    for (n, call) in CALLS.iter().enumerate() {
        let compiled = compiled(n);
        writeln!(
            text,
            "        {compiled}\n        {n} => Box::pin(async {{\n            \
             black_box({call}.await?.into_inner());\n            Ok(())\n        }}),"
        )?;
    }
    text.push_str(
        r#"        _ => return Err("no such operation".into()),
    };
    runtime.block_on(call)?;
    println!("{which}");
    Ok(())
}
"#,
    );
    Ok(text)
}

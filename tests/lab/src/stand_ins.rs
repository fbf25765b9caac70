//! Generated operations in place of future ones, written like those of `pipeshub-funcs`.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;
use xtask::{Result, root};

/// The number of operations in all, and the numbers that a program calls. Each number is a feature
/// and a program.
pub(crate) const COUNTS: [usize; 4] = [1, 2, 10, 60];

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
        package("operations", core, |_| String::new()),
    )?;
    fs::write(folder.join("operations/src/lib.rs"), operations()?)?;
    let more = "operations = { path = \"../operations\" }\n\
                pipeshub-core = { workspace = true, features = [\"hyper\"] }\n\
                tokio.workspace = true\n";
    let on = |count| format!("\"operations/of-{count}\"");
    fs::write(
        folder.join("program/Cargo.toml"),
        package("program", more, on),
    )?;
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

fn package(name: &str, dependencies: &str, on: impl Fn(usize) -> String) -> String {
    let features: String = COUNTS
        .map(|count| format!("of-{count} = [{}]\n", on(count)))
        .concat();
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependencies}\n[features]\n{features}"
    )
}

fn operations() -> Result<String> {
    let mut text = String::from(
        "use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply, Result, from_json, to_json};\n",
    );
    for n in 0..COUNTS[COUNTS.len() - 1] {
        let compiled = compiled(n);
        writeln!(text, "\n{compiled}\nmod m{n} {{\n    use super::*;")?;
        text.push_str(&if n % 2 == 0 { get(n) } else { post(n) });
        text.push_str(&response(n));
        writeln!(text, "}}\n{compiled}\npub use m{n}::*;")?;
    }
    Ok(text)
}

/// Returns the `cfg` for the feature of this number or of a greater one.
fn compiled(n: usize) -> String {
    let counts = COUNTS.iter().filter(|count| n < **count);
    let features: Vec<_> = counts
        .map(|count| format!("feature = \"of-{count}\""))
        .collect();
    format!("#[cfg(any({}))]", features.join(", "))
}

fn get(n: usize) -> String {
    format!(
        r#"
    static OPERATION: Operation =
        Operation::get("getThing{n}", "/things{n}/{{thingId}}/details").scopes(&["things:read"]);

    pub struct GetThing{n}Request {{
        pub thing_id: String,
        pub filter: Option<String>,
    }}

    pub fn thing{n}(core: &PipeshubCore, request: GetThing{n}Request) -> Reply<'_, Thing{n}> {{
        let call = Call::new(&OPERATION).path("thingId", &request.thing_id).query("filter", &request.filter);
        core.call(call, RawReply::read)
    }}

    pub async fn titled{n}(core: &PipeshubCore, id: String) -> Result<String> {{
        Ok(thing{n}(core, GetThing{n}Request {{ thing_id: id, filter: None }}).await?.into_inner().title_{n})
    }}
"#
    )
}

fn post(n: usize) -> String {
    format!(
        r#"
    static OPERATION: Operation =
        Operation::post("changeThing{n}", "/things{n}/{{thingId}}/changes").scopes(&["things:write"]);

    pub struct ChangeThing{n}Request {{
        pub thing_id: String,
        pub new_title: String,
        pub enabled: Option<bool>,
    }}
    to_json! {{ ChangeThing{n}Request {{ new_title = "newTitle", enabled = "enabled" }} }}

    pub fn thing{n}(core: &PipeshubCore, request: ChangeThing{n}Request) -> Reply<'_, Thing{n}> {{
        core.call(Call::new(&OPERATION).path("thingId", &request.thing_id).body(&request), RawReply::read)
    }}

    pub async fn titled{n}(core: &PipeshubCore, id: String) -> Result<String> {{
        let request = ChangeThing{n}Request {{ thing_id: id, new_title: String::from("new"), enabled: Some(true) }};
        Ok(thing{n}(core, request).await?.into_inner().title_{n})
    }}
"#
    )
}

/// The fields of a response, with types and values.
const FIELDS: [(&str, &str, &str); 6] = [
    ("id", "String", "\"3f2c1a44\""),
    ("title", "String", "\"Drive\""),
    ("enabled", "bool", "true"),
    ("items", "u64", "12"),
    ("created", "i64", "1763956800"),
    ("tags", "Vec<String>", "[\"a\",\"b\"]"),
];

/// Returns a response type. Names and order differ in every operation, so that no operation shares
/// code with another.
fn response(n: usize) -> String {
    let mut fields = FIELDS;
    fields.rotate_left(n % FIELDS.len());
    let table = fields
        .map(|(name, _, _)| format!("{name}_{n} = \"{name}{n}\""))
        .join(", ");
    let fields = fields
        .map(|(name, kind, _)| format!("        pub {name}_{n}: {kind},\n"))
        .concat();
    format!(
        "\n    #[derive(Debug)]\n    pub struct Thing{n} {{\n{fields}    }}\n    from_json! {{ Thing{n} {{ {table} }} }}\n"
    )
}

/// Returns a response that fits all operations.
pub(crate) fn reply() -> String {
    let of = |n| {
        FIELDS
            .map(|(name, _, value)| format!("\"{name}{n}\":{value}"))
            .join(",")
    };
    format!(
        "{{{}}}",
        (0..COUNTS[COUNTS.len() - 1])
            .map(of)
            .collect::<Vec<_>>()
            .join(",")
    )
}

/// Returns a program that calls every operation that its features name.
fn program() -> Result<String> {
    let mut text = String::from(
        r#"use std::pin::Pin;

use pipeshub_core::{Error, PipeshubCore};

type Titled<'a> = Pin<Box<dyn Future<Output = Result<String, Error>> + 'a>>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (which, id) = arguments.next().zip(arguments.next()).ok_or("usage: program NUMBER ID")?;
    let core = PipeshubCore::from_env()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let call: Titled<'_> = match which.parse::<usize>()? {
"#,
    );
    for n in 0..COUNTS[COUNTS.len() - 1] {
        let compiled = compiled(n);
        writeln!(
            text,
            "        {compiled}\n        {n} => Box::pin(operations::titled{n}(&core, id)),"
        )?;
    }
    text.push_str(
        r#"        _ => return Err("no such operation".into()),
    };
    println!("{}", runtime.block_on(call)?);
    Ok(())
}
"#,
    );
    Ok(text)
}

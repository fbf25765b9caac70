//! Clients as crates: those of the generators are made here, the SDK is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use xtask::cargo::{cargo, run};
use xtask::{Result, root};

use super::document::Document;

/// A client with functions for the operations.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Client {
    Sdk,
    Progenitor,
    OpenApiGenerator,
}

pub(super) const CLIENTS: [Client; 3] = [Client::Sdk, Client::Progenitor, Client::OpenApiGenerator];

const PROGENITOR: &str = "0.15.1";
const OPENAPI_GENERATOR: &str = "7.26.0";

impl Client {
    /// Returns the name in packages and figures.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sdk => "sdk",
            Self::Progenitor => "progenitor",
            Self::OpenApiGenerator => "openapi-generator",
        }
    }

    /// Returns the name in tables.
    pub(super) fn title(self) -> String {
        match self {
            Self::Sdk => "this SDK".to_owned(),
            Self::Progenitor => format!("progenitor {PROGENITOR}"),
            Self::OpenApiGenerator => {
                format!("openapi-generator {OPENAPI_GENERATOR} (`rust`, `reqwest`)")
            }
        }
    }

    /// Returns why the generator refuses an operation.
    pub(super) fn refusal(self, operation: &Value) -> Option<&'static str> {
        match self {
            Self::Progenitor => refused_by_progenitor(operation),
            Self::Sdk | Self::OpenApiGenerator => None,
        }
    }

    /// Makes the crate from the document, in this folder.
    pub(super) fn make(self, package: &str, document: &Document, folder: &Path) -> Result {
        let file = folder.with_extension("json");
        fs::write(&file, document.to_json()?)?;
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        match self {
            Self::Sdk => Ok(()),
            Self::Progenitor => {
                let mut command = Command::new(progenitor()?);
                command.args(["progenitor", "--name", package, "--version", "0.0.0"]);
                command.arg("--input").arg(file).arg("--output").arg(folder);
                // It prints every type.
                run(command.stdout(Stdio::null()))
            }
            Self::OpenApiGenerator => {
                let mut command = Command::new(openapi_generator()?);
                command.args(["generate", "--generator-name", "rust", "--input-spec"]);
                let names = format!("library=reqwest,packageName={package},packageVersion=0.0.0");
                command.arg(file).arg("--output").arg(folder);
                command.args(["--additional-properties", &names]);
                run(command.stdout(Stdio::null()))
            }
        }
    }
}

/// Says what progenitor has no code for. It fails at the first such operation.
fn refused_by_progenitor(operation: &Value) -> Option<&'static str> {
    let bodies = operation["requestBody"]["content"].as_object();
    if bodies.is_some_and(|types| types.contains_key("multipart/form-data")) {
        return Some("a multipart body");
    }
    if bodies.is_some_and(|types| types.len() > 1) {
        return Some("a body of several types");
    }
    let responses = operation["responses"].as_object()?;
    let mut kinds: Vec<Option<&Value>> = Vec::new();
    for (status, response) in responses {
        if status.starts_with('2') {
            let first = response["content"]
                .as_object()
                .and_then(|of| of.iter().next());
            let kind = first.map(|(name, of)| {
                if name.contains("json") {
                    &of["schema"]
                } else {
                    &Value::Null
                }
            });
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    (kinds.len() > 1).then_some("a response of several types")
}

fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Returns the program, which is built first if it is missing.
fn progenitor() -> Result<PathBuf> {
    let program = tools().join("bin/cargo-progenitor");
    if !program.exists() {
        let version = format!("cargo-progenitor@{PROGENITOR}");
        run(cargo(&["install", "--quiet", "--locked", &version, "--root"]).arg(tools()))?;
    }
    Ok(program)
}

/// Returns the program, which is installed first if it is missing. It needs Java.
fn openapi_generator() -> Result<PathBuf> {
    let folder = tools().join("python");
    let program = folder.join("bin/openapi-generator-cli");
    if !program.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let version = format!("openapi-generator-cli=={OPENAPI_GENERATOR}");
        let mut pip = Command::new(folder.join("bin/pip"));
        run(pip.args(["install", "--quiet", &version]))?;
    }
    Ok(program)
}

/// A function of a generated client: the path to it, and its arguments' types.
pub(super) struct Found {
    pub(super) path: String,
    pub(super) arguments: Vec<String>,
}

/// Returns the functions of a generated crate by a form of their names that all generators share.
pub(super) fn functions(client: Client, folder: &Path) -> Result<BTreeMap<String, Found>> {
    let mut found = BTreeMap::new();
    match client {
        Client::Sdk => {}
        Client::Progenitor => {
            let text = fs::read_to_string(folder.join("src/lib.rs"))?;
            add(&mut found, "api.", &text);
        }
        Client::OpenApiGenerator => {
            let mut files: Vec<PathBuf> = fs::read_dir(folder.join("src/apis"))?
                .map(|entry| Ok(entry?.path()))
                .collect::<Result<_>>()?;
            files.sort();
            for file in files {
                let module = file.file_stem().unwrap_or_default().to_string_lossy();
                if module.ends_with("_api") {
                    let path = format!("client::apis::{module}::");
                    add(&mut found, &path, &fs::read_to_string(&file)?);
                }
            }
        }
    }
    Ok(found)
}

/// Returns a name without what the generators spell in different ways.
pub(super) fn plain(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// Adds the functions in a source. Their first argument is the client.
fn add(found: &mut BTreeMap<String, Found>, path: &str, source: &str) {
    for text in source.split("pub async fn ").skip(1) {
        let Some((head, rest)) = text.split_once('(') else {
            continue;
        };
        let Some((arguments, _)) = rest.split_once(") ->") else {
            continue;
        };
        let name = head.split('<').next().unwrap_or(head);
        let types = parts(arguments);
        let types = types.iter().skip(1).map(|argument| {
            let (_, of) = argument.split_once(": ").unwrap_or_default();
            of.to_owned()
        });
        let function = Found {
            path: format!("{path}{name}"),
            arguments: types.collect(),
        };
        // An operation with two tags has a function in each module.
        found.entry(plain(name)).or_insert(function);
    }
}

/// Splits a list at the commas outside of brackets.
fn parts(list: &str) -> Vec<String> {
    let list = list.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut parts, mut depth) = (vec![String::new()], 0_i32);
    for character in list.chars() {
        match character {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth -= 1,
            _ => {}
        }
        if character == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(character);
        }
    }
    let parts = parts.iter().map(|part| part.trim().to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn functions_are_found_with_the_types_of_their_arguments() {
        let progenitor = "pub async fn get_o_auth<'a>(\n        &'a self,\n        id: &'a types::Id,\n        \
            list: Option<&'a ::std::vec::Vec<types::A>>,\n    ) -> Result<(), Error<()>> {";
        let other = "pub async fn none(configuration: &configuration::Configuration, ) -> Result<(), \
            Error<NoneError>> {\npub async fn get_o_auth(configuration: &configuration::Configuration, \
            id: &str) -> Result<models::A, Error<E>> {";
        let mut found = BTreeMap::new();
        add(&mut found, "api.", progenitor);
        let function = &found[&plain("getOAuth")];
        assert_eq!(function.path, "api.get_o_auth");
        assert_eq!(
            function.arguments,
            ["&'a types::Id", "Option<&'a ::std::vec::Vec<types::A>>"]
        );
        let mut found = BTreeMap::new();
        add(&mut found, "a::", other);
        assert_eq!(found["getoauth"].arguments, ["&str"]);
        assert_eq!(found["none"].arguments, [""; 0]);
    }

    #[test]
    fn operations_that_progenitor_refuses_have_a_reason() {
        let json = json!({ "application/json": { "schema": { "type": "string" } } });
        for (operation, reason) in [
            (json!({ "responses": { "200": { "content": json } } }), None),
            (
                json!({ "requestBody": { "content": { "multipart/form-data": {} } } }),
                Some("a multipart body"),
            ),
            (
                json!({ "requestBody": { "content": { "application/json": {}, "text/plain": {} } } }),
                Some("a body of several types"),
            ),
            (
                json!({ "responses": { "200": { "content": json }, "204": {} } }),
                Some("a response of several types"),
            ),
            (
                json!({ "responses": { "200": { "content": json }, "302": {} } }),
                None,
            ),
        ] {
            assert_eq!(
                Client::Progenitor.refusal(&operation),
                reason,
                "{operation}"
            );
            assert_eq!(Client::OpenApiGenerator.refusal(&operation), None);
        }
    }
}

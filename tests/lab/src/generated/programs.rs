//! The programs, written from the list of operations: each calls the first of them, and, behind a
//! number, all others.
//!
//! The requests of all but the first come from nowhere, so that the compiler knows nothing about
//! them and a program contains no code that makes them. The results are only kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use xtask::{Result, root};

use super::clients::{Client, Found, plain};
use super::scopes::{Function, Read};

/// The numbers of operations, each of which is a feature and a program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Count {
    One,
    Ten,
    All,
}

impl Count {
    pub(super) fn feature(self) -> &'static str {
        match self {
            Self::One => "of-1",
            Self::Ten => "of-10",
            Self::All => "of-all",
        }
    }

    /// Returns the number if the client has this many operations.
    pub(super) fn number(self, operations: usize) -> usize {
        match self {
            Self::One => 1,
            Self::Ten => 10,
            Self::All => operations,
        }
    }
}

/// A call, as an expression whose value is a future.
pub(super) struct Call {
    expression: String,
    read: Read,
}

impl Call {
    pub(super) fn of_sdk(function: &Function) -> Self {
        let package = function.package.replace('-', "_");
        let request = if function.has_request {
            ", given()"
        } else {
            ""
        };
        Self {
            expression: format!("{package}::{}(&api{request})", function.name),
            read: function.read,
        }
    }

    /// Returns the call of a generated function. The result is kept as it is.
    pub(super) fn of_generated(client: Client, function: &Found) -> Self {
        let first = (client == Client::OpenApiGenerator).then(|| "&api".to_owned());
        let given = function.arguments.iter().map(|of| argument(of).to_owned());
        let arguments: Vec<String> = first.into_iter().chain(given).collect();
        Self {
            expression: format!("{}({})", function.path, arguments.join(", ")),
            read: Read::Nothing,
        }
    }

    fn statement(&self) -> String {
        let Self { expression, read } = self;
        match read {
            Read::Nothing => format!("let _ = black_box({expression}.await);"),
            Read::Event => {
                format!(
                    "if let Ok(mut of) = {expression}.await {{ let _ = black_box(of.next().await); }}"
                )
            }
            Read::Bytes => format!(
                "if let Ok(mut of) = {expression}.await {{ let _ = black_box(of.bytes(1 << 20).await); }}"
            ),
        }
    }
}

/// Returns a value of the type, which the compiler knows from the function. The program owns it.
fn argument(of: &str) -> &'static str {
    let of = of.replace("'a ", "");
    let inside = of.strip_prefix("Option<").map(str::trim_start);
    match inside {
        Some(inside) if inside.starts_with("&str") => "given::<Option<String>>().as_deref()",
        Some(inside) if inside.starts_with('&') => "given::<Option<_>>().as_ref()",
        None if of == "&str" => "&given::<String>()",
        None if of.starts_with('&') => "&given()",
        _ => "given()",
    }
}

/// Returns the name of the package of a program.
pub(super) fn program(client: Client, scope: &str) -> String {
    format!("calls-{}-{scope}", client.name())
}

/// Returns the name of the package of a generated client.
pub(super) fn package(client: Client, scope: &str) -> String {
    format!("{}-{scope}", client.name())
}

/// Writes the package of a program.
pub(super) fn write(workspace: &Path, client: Client, scope: &str, calls: &[Call]) -> Result {
    let name = program(client, scope);
    let folder = workspace.join(&name);
    fs::create_dir_all(folder.join("src"))?;
    let dependencies = match client {
        Client::Sdk => sdk(),
        _ => format!(
            "client = {{ package = {package:?}, path = \"../{package}\", default-features = false }}\n\
             reqwest = {{ version = \"0.13\", default-features = false }}\n\
             rustls = {{ version = \"0.23\", default-features = false, features = [\"ring\", \"std\", \"tls12\"], optional = true }}\n\
             webpki-roots = {{ version = \"1\", default-features = false, optional = true }}\n",
            package = package(client, scope)
        ),
    };
    let tls = match client {
        Client::Sdk => {
            "\"pipeshub-core/ring\", \"pipeshub-core/tls12\", \"pipeshub-core/webpki-roots\""
        }
        _ => "\"reqwest/rustls-no-provider\", \"dep:rustls\", \"dep:webpki-roots\"",
    };
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\
         tokio = {{ version = \"1\", default-features = false, features = [\"net\", \"rt\", \"time\"] }}\n\n\
         [features]\nof-1 = []\nof-10 = []\nof-all = []\ntls = [{tls}]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    Ok(fs::write(
        folder.join("src/main.rs"),
        source(client, calls)?,
    )?)
}

fn sdk() -> String {
    let line = |name: &str, feature: &str| {
        let path = root().join("crates").join(name);
        let path = path.display();
        format!(
            "{name} = {{ path = \"{path}\", default-features = false, features = [\"{feature}\"] }}\n"
        )
    };
    [
        line("pipeshub-core", "hyper"),
        line("pipeshub-funcs", "full"),
        line("pipeshub-admin-funcs", "full"),
    ]
    .concat()
}

fn source(client: Client, calls: &[Call]) -> Result<String> {
    let mut text = String::from(match client {
        Client::Sdk => SDK,
        Client::Progenitor => PROGENITOR,
        Client::OpenApiGenerator => OPENAPI_GENERATOR,
    });
    if client != Client::Sdk {
        text.push_str(REQWEST);
    }
    text.push_str(MAIN);
    for (n, call) in calls.iter().enumerate().skip(1) {
        let compiled = if n < 10 {
            "#[cfg(any(feature = \"of-10\", feature = \"of-all\"))]"
        } else {
            "#[cfg(feature = \"of-all\")]"
        };
        writeln!(
            text,
            "        {compiled}\n        {n} => Box::pin(async {{\n            {}\n            Ok(())\n        }}),",
            call.statement()
        )?;
    }
    text.push_str(END);
    Ok(text)
}

/// Writes the workspace of all packages in the folder.
pub(super) fn write_workspace(folder: &Path) -> Result {
    let mut members = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().join("Cargo.toml").exists() {
            members.push(format!("\"{}\"", entry.file_name().display()));
        }
    }
    members.sort();
    // The same versions as in the peers.
    let lock = folder.join("Cargo.lock");
    if !lock.exists() {
        fs::copy(root().join("tests/lab/peers/Cargo.lock"), lock)?;
    }
    let text = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [profile.min]\ninherits = \"release\"\nopt-level = \"z\"\nlto = \"fat\"\ncodegen-units = 1\n\
         panic = \"abort\"\nstrip = true\n",
        members.join(", ")
    );
    Ok(fs::write(folder.join("Cargo.toml"), text)?)
}

/// Fails unless the program contains the path of each operation.
pub(super) fn check_paths(binary: &Path, paths: &BTreeSet<&str>) -> Result {
    let bytes = fs::read(binary)?;
    for path in paths {
        for piece in path.split(['{', '}']).step_by(2) {
            let is_there = bytes
                .windows(piece.len().max(1))
                .any(|window| window == piece.as_bytes());
            if !piece.is_empty() && !is_there {
                return Err(format!("{} does not call {path}", binary.display()).into());
            }
        }
    }
    Ok(())
}

/// Returns the calls of a generated client in the order of the ids. Each has to be there.
pub(super) fn generated_calls(
    client: Client,
    ids: &[&str],
    functions: &BTreeMap<String, Found>,
) -> Result<Vec<Call>> {
    ids.iter()
        .map(|id| {
            let function = functions.get(&plain(id));
            let function =
                function.ok_or_else(|| format!("{} made no function of {id}", client.name()))?;
            Ok(Call::of_generated(client, function))
        })
        .collect()
}

const SDK: &str = r"use std::hint::black_box;
use std::pin::Pin;

use pipeshub_core::PipeshubCore;
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;

fn api() -> Result<PipeshubCore, Box<dyn std::error::Error>> {
    Ok(PipeshubCore::from_env()?)
}

async fn first(api: &PipeshubCore, id: &str) -> Result<String, Box<dyn std::error::Error>> {
    let request = GetOAuthAuthorizationUrlRequest::new(id);
    let url = pipeshub_funcs::connector_oauth_get_oauth_authorization_url(api, request).await?;
    Ok(url.authorization_url.as_str().to_owned())
}
";

const PROGENITOR: &str = r#"use std::hint::black_box;
use std::pin::Pin;

use client::Client;

fn api() -> Result<Client, Box<dyn std::error::Error>> {
    let mut headers = reqwest::header::HeaderMap::new();
    let token = ["Bearer ", &std::env::var("PIPESHUB_BEARER_AUTH")?].concat();
    headers.insert(reqwest::header::AUTHORIZATION, token.try_into()?);
    let client = builder().default_headers(headers).build()?;
    Ok(Client::new_with_client(&std::env::var("PIPESHUB_SERVER_URL")?, client))
}

async fn first(api: &Client, id: &str) -> Result<String, Box<dyn std::error::Error>> {
    let id = id.try_into()?;
    Ok(api.get_o_auth_authorization_url(&id, None).await?.into_inner().authorization_url)
}
"#;

const OPENAPI_GENERATOR: &str = r#"use std::hint::black_box;
use std::pin::Pin;

use client::apis::configuration::Configuration;
use client::apis::connector_o_auth_api::get_o_auth_authorization_url;

fn api() -> Result<Configuration, Box<dyn std::error::Error>> {
    Ok(Configuration {
        base_path: std::env::var("PIPESHUB_SERVER_URL")?,
        user_agent: None,
        client: builder().build()?,
        basic_auth: None,
        oauth_access_token: None,
        bearer_access_token: Some(std::env::var("PIPESHUB_BEARER_AUTH")?),
        api_key: None,
    })
}

async fn first(api: &Configuration, id: &str) -> Result<String, Box<dyn std::error::Error>> {
    Ok(get_o_auth_authorization_url(api, id, None).await?.authorization_url)
}
"#;

const REQWEST: &str = r#"
fn builder() -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder().user_agent("floor/1").timeout(std::time::Duration::from_secs(10));
    #[cfg(feature = "tls")]
    let builder = {
        // reqwest here has no provider of its own and uses the process-wide default.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        builder.tls_backend_preconfigured(config)
    };
    builder
}
"#;

const MAIN: &str = r#"
type Call<'a> = Pin<Box<dyn Future<Output = Result<(), Box<dyn std::error::Error>>> + 'a>>;

#[allow(dead_code, reason = "the program of one operation has no other")]
fn given<T>() -> T {
    black_box(None).expect("an argument")
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (which, id) = arguments.next().zip(arguments.next()).ok_or("usage: program NUMBER ID")?;
    let api = api()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let call: Call<'_> = match which.parse::<usize>()? {
        0 => Box::pin(async {
            black_box(());
            println!("{}", first(&api, &id).await?);
            Ok(())
        }),
"#;

const END: &str = r#"        _ => return Err("no such operation".into()),
    };
    runtime.block_on(call)
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_owned_by_the_program() {
        for (of, due) in [
            ("&'a types::Id", "&given()"),
            ("&'a str", "&given::<String>()"),
            ("&str", "&given::<String>()"),
            ("Option<&str>", "given::<Option<String>>().as_deref()"),
            (
                "Option< &'a ::std::vec::Vec<T>>",
                "given::<Option<_>>().as_ref()",
            ),
            ("Option<bool>", "given()"),
            ("models::A", "given()"),
        ] {
            assert_eq!(argument(of), due, "{of}");
        }
    }
}

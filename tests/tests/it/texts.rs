//! No printed text is formatted with `Debug`, since a program compiled with `-Zfmt-debug=none`
//! would lose it. `cargo lab texts` compares the texts themselves with those of such a build.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use http::Response;
use pipeshub_core::{AccessToken, PipeshubCore, Security, TokenContext, TokenFuture, TokenSource};

use crate::common::authorize;

/// clippy's `use_debug` does not find the placeholders of `format!`.
#[test]
fn published_sources_format_nothing_with_debug() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let (mut files, mut found) = (0, Vec::new());
    for name in [
        "pipeshub",
        "pipeshub-admin-funcs",
        "pipeshub-connect",
        "pipeshub-core",
        "pipeshub-emulator",
        "pipeshub-funcs",
    ] {
        for path in sources(&crates.join(name).join("src")) {
            if is_of_tests(&path) {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            files += 1;
            found.extend(placeholders(&text).map(|line| format!("{}: {line}", path.display())));
        }
    }
    assert!(files > 80, "{files}");
    assert_eq!(found, [""; 0]);
}

#[test]
fn placeholder_outside_debug_and_tests_is_found() {
    let text = r#"
/// `{doc:?}`
impl fmt::Debug for X {
    fn fmt() { write!(f, "{:?}", a) }
}
fn shown() { format!("{a:?} {:#?}", b) }
fn padded() { format!("{a:>5?}") }
fn not_shown() { matches!(a, "?" | ":" ) }
#[cfg(test)]
mod tests {
    fn shown() { format!("{a:?}") }
}
"#;
    let found: Vec<_> = placeholders(text).collect();
    assert_eq!(
        found,
        [
            r#"fn shown() { format!("{a:?} {:#?}", b) }"#,
            r#"fn padded() { format!("{a:>5?}") }"#
        ]
    );
}

/// Whether a file is the tests of the module beside it, compiled for nothing else.
fn is_of_tests(path: &Path) -> bool {
    let module = fs::read_to_string(path.with_file_name("mod.rs"));
    path.ends_with("tests.rs")
        && module.is_ok_and(|module| module.contains("#[cfg(test)]\nmod tests;"))
}

/// Returns the lines with a placeholder for `Debug`, without comments, `impl Debug` and the tests
/// at the end.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let mut in_debug = false;
    text.lines().filter(move |line| {
        if line.starts_with("impl") && line.contains("Debug for") {
            in_debug = true;
        } else if *line == "}" {
            in_debug = false;
        }
        let is_comment = line.trim_start().starts_with("//");
        !in_debug && !is_comment && line.split('{').skip(1).any(is_debug_placeholder)
    })
}

/// Whether this text, which follows a brace, starts with `a:?}` or similar.
fn is_debug_placeholder(text: &str) -> bool {
    text.split_once('}')
        .and_then(|(inside, _)| inside.split_once(':'))
        .is_some_and(|(_, format)| format.ends_with('?'))
}

/// Shells keep such a line in their history.
#[test]
fn pages_and_help_show_no_secret_on_a_command_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = sources(&root.join("examples"));
    for entry in fs::read_dir(root.join("crates")).unwrap() {
        let folder = entry.unwrap().path();
        paths.extend(sources(&folder.join("src")));
        paths.extend(Some(folder.join("README.md")).filter(|page| page.exists()));
    }
    for folder in [root.clone(), root.join("docs")] {
        let pages = fs::read_dir(folder).unwrap();
        let pages = pages.map(|entry| entry.unwrap().path());
        paths.extend(pages.filter(|path| path.extension().is_some_and(|end| end == "md")));
    }
    assert!(paths.len() > 150, "{}", paths.len());
    let mut found = Vec::new();
    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(|line| sets_a_secret(line));
        found.extend(lines.map(|line| format!("{}: {line}", path.display())));
    }
    assert_eq!(found, [""; 0]);
    for page in ["README.md", "crates/pipeshub-connect/README.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        assert!(
            text.contains("--token-file") && text.contains("read -rs PIPESHUB_BEARER_AUTH"),
            "{page}"
        );
    }
}

#[test]
fn line_that_sets_a_secret_is_found_in_any_form() {
    for line in [
        "export PIPESHUB_BEARER_AUTH=…",
        "//! PIPESHUB_SERVER_URL=https://h PIPESHUB_BEARER_AUTH=TOKEN minimal",
        "docker run -e PIPESHUB_CLIENT_SECRET=x image",
        "$env:PIPESHUB_BEARER_AUTH = \"x\"",
        "PIPESHUB_OAUTH_STATE=$state callback",
    ] {
        assert!(sets_a_secret(line), "{line}");
    }
    for line in [
        "read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH",
        "export PIPESHUB_SERVER_URL=https://h",
        "set PIPESHUB_BEARER_AUTH to a token",
    ] {
        assert!(!sets_a_secret(line), "{line}");
    }
}

fn sets_a_secret(line: &str) -> bool {
    [
        "PIPESHUB_BEARER_AUTH",
        "PIPESHUB_CLIENT_SECRET",
        "PIPESHUB_OAUTH_STATE",
    ]
    .iter()
    .any(|name| {
        let mut after = line.split(name).skip(1);
        after.any(|rest| rest.trim_start().starts_with('='))
    })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            all.push(path);
        }
    }
    all
}

/// A source that records the URLs of its contexts.
#[derive(Clone, Default)]
struct Asked(Arc<Mutex<Vec<String>>>);

impl TokenSource for Asked {
    fn token<'a>(&'a self, context: &'a TokenContext<'_>) -> TokenFuture<'a> {
        self.0.lock().unwrap().push(context.server_url());
        Box::pin(async { Ok(AccessToken::new("t-1")) })
    }
}

#[tokio::test]
async fn token_source_receives_the_whole_server_url() {
    for url in [
        "https://pipeshub.example.com/api/v1",
        "https://pipeshub.example.com:8443/hub",
        "http://[::1]:3000",
    ] {
        let source = Asked::default();
        let transport = transport_that_refuses();
        let core = PipeshubCore::with_transport(transport)
            .server_url(url)
            .security(Security::token_source(source.clone()))
            .build()
            .unwrap();
        authorize(&core).await.map(drop).unwrap_err();
        assert_eq!(*source.0.lock().unwrap(), [url]);
    }
}

fn transport_that_refuses() -> impl pipeshub_core::Transport {
    pipeshub_core::transport_fn(|_| Response::builder().status(404).body(""))
}

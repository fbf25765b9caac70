//! The job of `examples/minimal.rs` by hand, without HTTP: the request, and the output.

#[cfg(feature = "hyper")]
pub mod body;

use std::env::{args, var};
use std::fmt::Display;
use std::process::exit;
use std::time::Duration;

use serde::Deserialize;

pub const USER_AGENT: &str = "floor/1";
pub const TIMEOUT: Duration = Duration::from_secs(10);

/// The request and its server.
#[derive(Clone)]
pub struct Job {
    server: String,
    token: String,
    connector: String,
}

impl Job {
    /// Reads server and token from the environment, and the connector from the first argument.
    pub fn from_env() -> Self {
        let need = |name: &str| var(name).unwrap_or_else(|_| fail(name));
        let (server, token) = (need("PIPESHUB_SERVER_URL"), need("PIPESHUB_BEARER_AUTH"));
        let connector = args()
            .nth(1)
            .unwrap_or_else(|| fail("the connector's id is missing"));
        Self {
            server,
            token,
            connector,
        }
    }

    pub fn server(&self) -> &str {
        self.server.trim_end_matches('/')
    }

    pub fn url(&self) -> String {
        let mut url = String::with_capacity(192);
        url.push_str(self.server());
        url.push_str("/connectors/");
        percent(&mut url, &self.connector);
        url.push_str("/oauth/authorize");
        url
    }

    pub fn bearer(&self) -> String {
        ["Bearer ", &self.token].concat()
    }
}

fn percent(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &b in text.as_bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~') {
            out.push(b as char);
        } else {
            out.push('%');
            out.push(HEX[(b >> 4) as usize] as char);
            out.push(HEX[(b & 15) as usize] as char);
        }
    }
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read, as a program of its own would")]
pub struct AuthorizationUrl {
    success: bool,
    #[serde(rename = "authorizationUrl")]
    pub authorization_url: String,
    state: String,
}

#[derive(Deserialize)]
pub struct Envelope {
    error: ApiError,
}

#[derive(Deserialize)]
struct ApiError {
    code: String,
    message: String,
}

pub type Answer = Result<AuthorizationUrl, Envelope>;

pub fn parse(status: u16, body: &[u8]) -> Result<Answer, serde_json::Error> {
    if status == 200 {
        serde_json::from_slice(body).map(Ok)
    } else {
        serde_json::from_slice(body).map(Err)
    }
}

pub fn show(answer: Answer) {
    match answer {
        Ok(answer) => println!("{}", answer.authorization_url),
        Err(Envelope { error }) => fail(format!("{}: {}", error.code, error.message)),
    }
}

pub fn fail(error: impl Display) -> ! {
    eprintln!("{error}");
    exit(1)
}

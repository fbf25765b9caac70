//! Code that the programs with bodies share: events, downloads, uploads and a large response.
//!
//! Each program is `PROGRAM PLAN [FILE ...]`. The plan is the last segment of the URL and tells the
//! server what to send.

pub mod meter;
pub mod parser;
pub mod types;
#[cfg(feature = "hyper")]
pub mod wire;

use std::time::Duration;

use serde::Deserialize;

pub const USER_AGENT: &str = "floor/1";

/// The limit on silence between two pieces of a body.
pub const IDLE: Duration = Duration::from_secs(120);

/// The body of the requests whose response is a stream or JSON.
pub const QUESTION: &str = r#"{"query":"Where is the café?","limit":10}"#;

pub fn var(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| meter::fail(name))
}

/// Returns the plan, the first argument.
pub fn plan() -> String {
    std::env::args()
        .nth(1)
        .unwrap_or_else(|| meter::fail("the plan is missing"))
}

/// Returns the arguments after the plan.
pub fn files() -> impl Iterator<Item = String> {
    std::env::args().skip(2)
}

/// Returns the URL of a resource with the plan as its last segment.
pub fn url(resource: &str) -> String {
    let server = var("PIPESHUB_SERVER_URL");
    [server.trim_end_matches('/'), "/", resource, "/", &plan()].concat()
}

/// Returns the value of the header `Authorization`.
pub fn bearer() -> String {
    ["Bearer ", &var("PIPESHUB_BEARER_AUTH")].concat()
}

/// The response to an upload, and to a plain call.
#[derive(Deserialize)]
pub struct Received {
    pub files: u64,
    pub bytes: u64,
}

impl Received {
    pub fn show(&self) -> String {
        format!("{} files, {} MiB", self.files, self.bytes >> 20)
    }
}

#[derive(Deserialize)]
struct Envelope {
    error: Refusal,
}

#[derive(Deserialize)]
struct Refusal {
    code: String,
    message: String,
}

/// Returns the text of an error response.
pub fn refused(status: u16, body: &[u8]) -> String {
    match serde_json::from_slice::<Envelope>(body) {
        Ok(Envelope { error }) => format!("{status} {}: {}", error.code, error.message),
        Err(_) => status.to_string(),
    }
}

//! The state in a file: the requests that change it, which are repeated at the next start.
//!
//! A repeated request draws the same random values and sees the same time, so that ids, tokens and
//! times are those of before. Entry points: [`Log`] and [`Conduct`].

use std::cell::Cell;
use std::fs::{File, OpenOptions};
use std::future::Future;
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use ring::digest;
use serde::{Deserialize, Serialize};
use tokio::task::futures::TaskLocalFuture;

use crate::emulator::decide_at;
use crate::fault::Script;
use crate::gateway::{Request, Upload, find, media_type};
use crate::provider;
use crate::service::{EmulatorState, dispatch};
use crate::sync::lock;
use crate::time;

/// The method of a consent that was given without a request.
const ALLOW: &str = "ALLOW";
/// The method of a consent that was denied without a request.
const DENY: &str = "DENY";

/// A request of the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeptRequest {
    method: String,
    path: String,
    query: Option<String>,
    headers: Vec<(String, String)>,
    /// The body in base64.
    body: String,
    conduct: Conduct,
}

/// The source of random values and of the time during a request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Conduct {
    seed: String,
    /// The time in milliseconds since 1970.
    time: u64,
    /// The number of random blocks that were drawn.
    #[serde(skip)]
    drawn: Cell<u64>,
}

tokio::task_local! {
    static CONDUCT: Conduct;
}

impl Conduct {
    pub(crate) fn new() -> Self {
        Self {
            seed: time::uuid(),
            time: u64::try_from(time::milliseconds(time::now())).unwrap_or_default(),
            drawn: Cell::new(0),
        }
    }

    /// Runs a request with these values.
    pub(crate) fn run<F: Future>(&self, request: F) -> TaskLocalFuture<Self, F> {
        CONDUCT.scope(self.clone(), request)
    }

    /// Calls a function with these values.
    pub(crate) fn call<T>(&self, function: impl FnOnce() -> T) -> T {
        CONDUCT.sync_scope(self.clone(), function)
    }

    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(digest::SHA256_OUTPUT_LEN) {
            let text = format!("{} {}", self.seed, self.drawn.get());
            self.drawn.set(self.drawn.get() + 1);
            let block = digest::digest(&digest::SHA256, text.as_bytes());
            for (byte, random) in chunk.iter_mut().zip(block.as_ref()) {
                *byte = *random;
            }
        }
    }
}

/// Fills `bytes` with the random values of the request. Returns false outside of a kept request.
pub(crate) fn fill(bytes: &mut [u8]) -> bool {
    CONDUCT.try_with(|conduct| conduct.fill(bytes)).is_ok()
}

/// Returns the time of the request. `None` outside of a kept request.
pub(crate) fn now() -> Option<Duration> {
    let time = CONDUCT.try_with(|conduct| conduct.time);
    time.ok().map(Duration::from_millis)
}

/// The open file.
#[derive(Debug)]
pub(crate) struct Log(Mutex<File>);

impl Log {
    /// Opens a file, which is made if it is missing, and reads its requests.
    ///
    /// A last line without its end is dropped: the emulator was killed while it wrote the line.
    pub(crate) fn open(path: &Path) -> io::Result<(Self, Vec<KeptRequest>)> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        // The requests contain tokens and passwords.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let (lines, rest) = text.split_at(whole);
        let start = "{\"method\":";
        if !rest.starts_with(start) && !start.starts_with(rest) {
            let why = "the file is not one of the emulator";
            return Err(io::Error::new(io::ErrorKind::InvalidData, why));
        }
        let requests: Result<Vec<_>, _> = lines.lines().map(serde_json::from_str).collect();
        let requests = requests?;
        file.set_len(whole as u64)?;
        Ok((Self(Mutex::new(file)), requests))
    }

    /// Adds a request that was handled.
    pub(crate) fn add(&self, request: &Request, conduct: &Conduct) {
        let fields = request.headers.iter().filter_map(|(name, value)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        });
        let kept = KeptRequest {
            method: request.method.as_str().to_owned(),
            path: request.path.clone(),
            query: request.query.clone(),
            headers: fields.collect(),
            body: STANDARD.encode(&request.body),
            conduct: conduct.clone(),
        };
        self.write(&kept);
    }

    /// Adds a consent that was given or denied without a request.
    pub(crate) fn add_decision(&self, query: &str, allow: bool, conduct: &Conduct) {
        self.write(&KeptRequest {
            method: if allow { ALLOW } else { DENY }.to_owned(),
            path: String::new(),
            query: Some(query.to_owned()),
            headers: Vec::new(),
            body: String::new(),
            conduct: conduct.clone(),
        });
    }

    fn write(&self, kept: &KeptRequest) {
        // Serialization cannot fail: the fields are texts and numbers.
        let mut line = serde_json::to_vec(kept).unwrap_or_default();
        line.push(b'\n');
        // A full disk loses the change at the next start only.
        let _ = lock(&self.0).write_all(&line);
    }
}

/// Whether a request can change the state.
pub(crate) fn changes(request: &Request) -> bool {
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS];
    let is_flow = request.path.contains("/oauth/") || request.path.starts_with(provider::ROOT);
    !reads.contains(&request.method) || is_flow
}

impl KeptRequest {
    /// Repeats the request. `number` is its position in the file.
    pub(crate) async fn repeat(self, number: usize, state: &EmulatorState) {
        if [ALLOW, DENY].contains(&&*self.method) {
            let query = self.query.as_deref().unwrap_or_default();
            // A consent that failed is not in the file.
            let decide = || decide_at(state, query, self.method == ALLOW);
            let _ = self.conduct.call(decide);
        } else if let Some((request, conduct)) = self.into_request(number) {
            // The response has gone to a client of an earlier start.
            drop(conduct.run(dispatch(state, &request)).await);
        }
    }

    fn into_request(self, number: usize) -> Option<(Request, Conduct)> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            headers.append(name, HeaderValue::from_str(value).ok()?);
        }
        // Each request has a client of its own, so that no rate limit refuses it.
        let client = HeaderValue::from_str(&format!("kept-{number}")).ok()?;
        headers.insert("x-forwarded-for", client);
        let method: Method = self.method.parse().ok()?;
        let body = Bytes::from(STANDARD.decode(&self.body).ok()?);
        let found = find(&method, &self.path);
        let is_upload = media_type(&headers) == "multipart/form-data";
        let upload = match &found {
            Some(found) if found.reads_its_body() && is_upload => Upload::whole(body.clone()),
            _ => Upload::default(),
        };
        let request = Request {
            found,
            method,
            path: self.path,
            query: self.query,
            headers,
            body,
            upload,
            peer: [127, 0, 0, 1].into(),
            script: Script::default(),
        };
        Some((request, self.conduct))
    }
}

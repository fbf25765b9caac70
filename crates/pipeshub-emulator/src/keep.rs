//! The state in a file: the requests that change it, which are repeated at the next start.
//!
//! Entry points: [`Log`] and [`KeptRequest::restore`].

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::{Deserialize, Serialize};

use crate::conduct::Conduct;
use crate::fault::Script;
use crate::gateway::{Request, Upload, find, media_type};
use crate::provider;
use crate::sync::lock;

/// The method of the first line, which has the random values of the first state.
const START: &str = "START";
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
    /// The conduct of the services behind the gateway.
    #[serde(default, skip_serializing_if = "Script::is_usual")]
    script: Script,
}

/// The content of a file.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The random values and the time of the first state.
    pub(crate) start: Conduct,
    pub(crate) requests: Vec<KeptRequest>,
}

/// The open file.
#[derive(Debug)]
pub(crate) struct Log(Mutex<File>);

impl Log {
    /// Opens a file, which is made if it is missing, and reads its requests.
    ///
    /// `new` is the conduct of the first state if the file is empty. The ids of the first state have to
    /// be the same at each start.
    /// A last line without its end is dropped: the emulator was killed while it wrote the line.
    pub(crate) fn open(path: &Path, new: Conduct) -> io::Result<(Self, Kept)> {
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
        let requests: Result<Vec<KeptRequest>, _> =
            lines.lines().map(serde_json::from_str).collect();
        let mut requests = requests?;
        file.set_len(whole as u64)?;
        let log = Self(Mutex::new(file));
        let start = if requests.first().is_some_and(|first| first.method == START) {
            requests.remove(0).conduct
        } else {
            if requests.is_empty() {
                log.write(&KeptRequest::without_a_request(START, None, &new));
            }
            new
        };
        Ok((log, Kept { start, requests }))
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
            script: request.script.clone(),
        };
        self.write(&kept);
    }

    /// Adds a consent that was given or denied without a request.
    pub(crate) fn add_decision(&self, query: &str, allow: bool, conduct: &Conduct) {
        let method = if allow { ALLOW } else { DENY };
        self.write(&KeptRequest::without_a_request(
            method,
            Some(query.to_owned()),
            conduct,
        ));
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

/// A change of the state that is repeated.
pub(crate) enum Repeated {
    Request(Box<Request>),
    /// A decision on the consent page that was made without a request.
    Decision {
        query: String,
        allow: bool,
    },
}

impl KeptRequest {
    fn without_a_request(method: &str, query: Option<String>, conduct: &Conduct) -> Self {
        Self {
            method: method.to_owned(),
            path: String::new(),
            query,
            headers: Vec::new(),
            body: String::new(),
            conduct: conduct.clone(),
            script: Script::default(),
        }
    }

    /// Restores the request. `number` is its position in the file. `None` for a request that the
    /// emulator did not write.
    pub(crate) fn restore(self, number: usize) -> Option<(Repeated, Conduct)> {
        if [ALLOW, DENY].contains(&&*self.method) {
            let allow = self.method == ALLOW;
            let query = self.query.unwrap_or_default();
            return Some((Repeated::Decision { query, allow }, self.conduct));
        }
        let (request, conduct) = self.into_request(number)?;
        Some((Repeated::Request(Box::new(request)), conduct))
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
            script: self.script,
        };
        Some((request, self.conduct))
    }
}

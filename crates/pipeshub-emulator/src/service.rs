//! The processing of one request.
//!
//! Checks the host, applies the next scripted fault, records the request in the journal, and calls
//! the gateway or the provider. The rules of the API are in `gateway`, those of the OAuth provider
//! in `provider`. Entry point: [`serve`].

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_TYPE};
use http::{HeaderMap, Response, StatusCode, Version};
use http_body_util::BodyExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::body::{Body, Cut};
use crate::fault::{Act, Fault, Script, scripted};
use crate::gateway::{Gateway, Request};
use crate::host::Hosts;
use crate::journal::{self, Entry, Journal, SeenRequest, is_api, request_id};
use crate::provider::{self, Provider};
use crate::reply::{self, Reply};
use crate::work::Work;

/// The state of an emulator.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) gateway: Gateway,
    pub(crate) provider: Provider,
    pub(crate) journal: Journal,
    pub(crate) script: Script,
    pub(crate) work: Work,
    pub(crate) hosts: Hosts,
    pub(crate) bodies: Bodies,
    /// The time until an idle connection is closed.
    pub(crate) keep_alive: Duration,
    /// The time limit for a handshake, for a request body, and for a stalled write.
    pub(crate) patience: Duration,
}

/// The two ends of a connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    pub(crate) peer: IpAddr,
    /// The emulator's address. `None` if the system does not report it.
    pub(crate) own: Option<IpAddr>,
}

/// Node's limit for the request line and the headers.
const HEAD_LIMIT: usize = 16 * 1024;
/// The gateway's limit for a body.
const BODY_LIMIT: usize = 10 * 1024 * 1024;

/// The limit for all bodies that are read or handled at the same time.
const ALL_BODIES: usize = 64 * 1024 * 1024;

/// The memory limit for bodies, with a permit for each byte.
#[derive(Debug)]
pub(crate) struct Bodies(Arc<Semaphore>);

impl Bodies {
    pub(crate) fn new() -> Self {
        Self::of(ALL_BODIES)
    }

    fn of(bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new(bytes)))
    }

    /// Reads a body. The returned permit holds the memory of the body until it is dropped.
    ///
    /// Fails if the body or all bodies together are over their limit. A permit is acquired before
    /// each frame is stored, so the limits hold at every step.
    async fn read(
        &self,
        mut body: impl http_body::Body<Data = Bytes> + Unpin,
    ) -> Result<(Bytes, Option<OwnedSemaphorePermit>), Cut> {
        let mut bytes = Vec::new();
        let mut memory: Option<OwnedSemaphorePermit> = None;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| Cut)?.into_data() else {
                continue;
            };
            if bytes.len() + data.len() > BODY_LIMIT {
                return Err(Cut);
            }
            let more = u32::try_from(data.len()).map_err(|_| Cut)?;
            let more = Arc::clone(&self.0).try_acquire_many_owned(more);
            let more = more.map_err(|_| Cut)?;
            match &mut memory {
                Some(memory) => memory.merge(more),
                None => memory = Some(more),
            }
            bytes.extend_from_slice(&data);
        }
        Ok((bytes.into(), memory))
    }
}

/// Returns the response to one request. `Err` closes the connection.
///
/// Order of the steps: host check, fault, body, journal, handler. A request that fails the host
/// check consumes no fault. A request that is cut before its body, or whose body fails, is not
/// recorded.
pub(crate) async fn serve(
    shared: Arc<Shared>,
    ends: Ends,
    request: http::Request<hyper::body::Incoming>,
) -> Result<Response<Body>, Cut> {
    let (parts, body) = request.into_parts();
    // A request for an unknown host does not come from the test.
    if let Some(refusal) = shared.hosts.refusal(&parts, ends.own) {
        return Ok(whole(refusal));
    }
    let fault = if is_api(parts.uri.path()) {
        shared.script.next()
    } else {
        None
    };
    let fault = fault.unwrap_or_else(|| Fault::delay(Duration::ZERO));
    if matches!(fault.act, Act::CutBeforeRead) {
        tokio::time::sleep(fault.wait).await;
        return Err(Cut);
    }
    let Ok(read) = timeout(shared.patience, shared.bodies.read(body)).await else {
        let mut late = reply::empty(StatusCode::REQUEST_TIMEOUT);
        reply::set(&mut late, CONNECTION.as_str(), "close");
        return Ok(whole(late));
    };
    let (body, memory) = read?;
    let persistence = Persistence::of(&parts, shared.keep_alive.as_secs());
    let handler = Handler {
        entry: shared.journal.record(seen(&parts)),
        request: Request {
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            method: parts.method,
            headers: parts.headers,
            body,
            peer: ends.peer,
        },
        shared: Arc::clone(&shared),
        _memory: memory,
    };
    // As on the real server, a request continues after its client has left.
    let reply = shared.work.run(handler.respond(fault)).await.ok_or(Cut)?;
    reply.map(|reply| persistence.describe(reply))
}

fn seen(parts: &http::request::Parts) -> SeenRequest {
    let sent = parts
        .headers
        .get("x-request-id")
        .and_then(|value| value.to_str().ok());
    SeenRequest {
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        request_id: request_id(sent),
        headers: journal::copy(&parts.headers),
        status: None,
    }
}

/// A request that is read and recorded.
struct Handler {
    shared: Arc<Shared>,
    entry: Entry,
    request: Request,
    _memory: Option<OwnedSemaphorePermit>,
}

impl Handler {
    async fn respond(self, fault: Fault) -> Result<Response<Body>, Cut> {
        tokio::time::sleep(fault.wait).await;
        if fault.handled && matches!(fault.act, Act::Reply { .. } | Act::Refuse(_)) {
            self.handle().await;
        }
        let mut reply = match fault.act {
            Act::CutBeforeRead | Act::CutAfterRead => return Err(Cut),
            Act::HandleThenCut => {
                self.handle().await;
                return Err(Cut);
            }
            Act::Handle => whole(self.handle().await),
            Act::Reply {
                status,
                content_type,
                body,
            } => whole(scripted(status, &content_type, body)),
            Act::Refuse(status) => whole(self.shared.gateway.refuse(&self.request, status)),
            Act::HandleThenWait(wait) => {
                let reply = self.handle().await;
                tokio::time::sleep(wait).await;
                whole(reply)
            }
            Act::HandleThenTruncate => self.handle().await.map(|body| Body::truncated(&body)),
            Act::HandleThenRetype(content_type) => {
                let mut reply = self.handle().await;
                reply::set(&mut reply, CONTENT_TYPE.as_str(), &content_type);
                whole(reply)
            }
            Act::Endless => {
                let reply = reply::with_type(StatusCode::OK, "application/json; charset=utf-8", "");
                reply.map(|_| Body::endless())
            }
        };
        for (name, value) in &fault.headers {
            reply::set(&mut reply, name, value);
        }
        self.shared.journal.set_status(self.entry, reply.status());
        Ok(reply)
    }

    async fn handle(&self) -> Reply {
        let Request {
            method,
            path,
            query,
            headers,
            body,
            ..
        } = &self.request;
        if head_size(&self.request) > HEAD_LIMIT {
            let mut reply = reply::empty(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
            reply::set(&mut reply, CONNECTION.as_str(), "close");
            return reply;
        }
        if path
            .strip_prefix(provider::ROOT)
            .is_some_and(|rest| rest.starts_with('/'))
        {
            return provider::respond(
                &self.shared.provider,
                method,
                path,
                query.as_deref(),
                headers,
                body,
            );
        }
        self.shared
            .gateway
            .respond(&self.shared.provider, &self.request)
            .await
    }
}

fn whole(reply: Reply) -> Response<Body> {
    reply.map(|body| Body::Whole(Some(body).filter(|body| !body.is_empty())))
}

/// Returns the size of the request line and the headers, except optional spaces.
fn head_size(request: &Request) -> usize {
    let line =
        request.method.as_str().len() + " ".len() + request.path.len() + " HTTP/1.1\r\n".len();
    let query = request.query.as_ref().map_or(0, |query| 1 + query.len());
    line + query + fields_size(&request.headers) + "\r\n".len()
}

fn fields_size(headers: &HeaderMap) -> usize {
    headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len())
        .sum()
}

/// The headers that describe whether the connection stays open.
struct Persistence {
    stays: bool,
    seconds: u64,
}

impl Persistence {
    fn of(parts: &http::request::Parts, seconds: u64) -> Self {
        let asked = parts
            .headers
            .get(CONNECTION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let stays = if parts.version == Version::HTTP_10 {
            asked.eq_ignore_ascii_case("keep-alive")
        } else {
            !asked.eq_ignore_ascii_case("close")
        };
        Self { stays, seconds }
    }

    fn describe(&self, mut reply: Response<Body>) -> Response<Body> {
        if reply.headers().contains_key(CONNECTION) {
            return reply;
        }
        if self.stays {
            reply::set(&mut reply, CONNECTION.as_str(), "keep-alive");
            reply::set(
                &mut reply,
                "keep-alive",
                &format!("timeout={}", self.seconds),
            );
        } else {
            reply::set(&mut reply, CONNECTION.as_str(), "close");
        }
        reply
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::Full;

    use super::*;

    #[tokio::test]
    async fn bodies_beyond_the_shared_limit_are_refused() {
        let bodies = Bodies::of(10);
        let read = |text: &'static str| bodies.read(Full::new(Bytes::from_static(text.as_bytes())));
        let (first, held) = read("1234567").await.unwrap();
        assert_eq!(first, "1234567");
        assert!(read("1234").await.is_err());
        let (second, _) = read("123").await.unwrap();
        assert_eq!(second, "123");
        drop(held);
        assert!(read("1234567").await.is_ok());
        assert!(read("").await.unwrap().1.is_none());
    }

    #[tokio::test]
    async fn body_over_10_mib_is_refused() {
        let bodies = Bodies::new();
        let body = |length| Full::new(Bytes::from(vec![b' '; length]));
        assert!(bodies.read(body(BODY_LIMIT)).await.is_ok());
        assert!(bodies.read(body(BODY_LIMIT + 1)).await.is_err());
    }
}

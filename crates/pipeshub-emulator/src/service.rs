//! The processing of one request.
//!
//! Checks the host, applies the next fault, records the request, and calls the gateway or the
//! provider. The rules of the API are in `gateway`, those of the OAuth provider in `provider`.
//! Entry point: [`serve`].

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_TYPE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Response, StatusCode, Version};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::body::{Body, Cut, Step, Streamed, full_body};
use crate::conduct::Conduct;
use crate::error::Error;
use crate::fault::{Action, Fault, FaultQueue, scripted};
use crate::gateway::{
    Found, Gateway, Handled, Request, SAMPLE, Upload, add_common_headers, chat_head, find,
    media_type,
};
use crate::host::Hosts;
use crate::journal::{self, Journal, RequestNumber, SeenRequest, is_api, request_id};
use crate::keep::{self, KeptRequest, Log, Repeated};
use crate::provider::{self, AuthorizationOutcome, Provider};
use crate::response;
use crate::tasks::Tasks;
use crate::time;

/// The state of an emulator.
#[derive(Debug)]
pub(crate) struct EmulatorState {
    pub(crate) gateway: Gateway,
    pub(crate) provider: Provider,
    pub(crate) journal: Journal,
    pub(crate) faults: FaultQueue,
    pub(crate) tasks: Tasks,
    pub(crate) hosts: Hosts,
    pub(crate) bodies: Bodies,
    /// The file that keeps the state.
    pub(crate) log: Option<Log>,
    /// The time until an idle connection is closed.
    pub(crate) keep_alive: Duration,
    /// The time limit for a handshake, a request body, or a stalled write.
    pub(crate) request_timeout: Duration,
}

/// The addresses of a connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ConnectionAddresses {
    pub(crate) peer: IpAddr,
    /// The emulator's address. `None` if the system does not report it.
    pub(crate) local: Option<IpAddr>,
}

/// Node's limit for the request line and the headers.
const HEAD_LIMIT: usize = 16 * 1024;
/// The gateway's limit for a body.
const BODY_LIMIT: usize = 10 * 1024 * 1024;

/// The limit for all bodies in memory at the same time.
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
    pub(crate) async fn read(
        &self,
        body: impl http_body::Body<Data = Bytes> + Unpin,
    ) -> Result<(Bytes, Option<OwnedSemaphorePermit>), Cut> {
        self.read_up_to(BODY_LIMIT, body).await
    }

    async fn read_up_to(
        &self,
        limit: usize,
        mut body: impl http_body::Body<Data = Bytes> + Unpin,
    ) -> Result<(Bytes, Option<OwnedSemaphorePermit>), Cut> {
        let mut bytes = Vec::new();
        let mut memory: Option<OwnedSemaphorePermit> = None;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| Cut)?.into_data() else {
                continue;
            };
            if bytes.len() + data.len() > limit {
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
    state: Arc<EmulatorState>,
    addresses: ConnectionAddresses,
    request: http::Request<Incoming>,
) -> Result<Response<Body>, Cut> {
    let (parts, body) = request.into_parts();
    // A request for an unknown host does not come from the test.
    if let Some(refusal) = state.hosts.refusal(&parts, addresses.local) {
        return Ok(full_body(refusal));
    }
    let found = find(&parts.method, parts.uri.path());
    let operation = found.as_ref().map(Found::id);
    let fault = if operation.is_some() || is_api(parts.uri.path()) {
        state.faults.next(operation)
    } else {
        None
    };
    let fault = fault.unwrap_or_else(|| Fault::delay(Duration::ZERO));
    if matches!(fault.action, Action::CutBeforeRead) {
        tokio::time::sleep(fault.wait).await;
        return Err(Cut);
    }
    let connection_headers = ConnectionHeaders::of(&parts, state.keep_alive.as_secs());
    let read = timeout(
        state.request_timeout,
        read_body(&state, &parts, found.as_ref(), body, &fault),
    );
    let Ok(read) = read.await else {
        return Ok(full_body(response::too_late()));
    };
    let BodyRead {
        body,
        memory,
        unread,
        is_too_large,
        whole_upload,
    } = read?;
    let upload = match unread {
        Some(unread) => Upload::new(unread),
        None if whole_upload => Upload::whole(body.clone()),
        None => Upload::default(),
    };
    let handler = Handler {
        number: state.journal.record(record_of(&parts, operation)),
        request: Request {
            path: parts.uri.path().to_owned(),
            found,
            query: parts.uri.query().map(str::to_owned),
            method: parts.method,
            headers: parts.headers,
            body,
            upload,
            peer: addresses.peer,
            script: fault.script.clone(),
        },
        state: Arc::clone(&state),
        is_too_large,
        _memory: memory,
    };
    // As on the real server, a request continues after its client has left.
    let response = state.tasks.run(handler.respond(fault)).await.ok_or(Cut)?;
    response.map(|response| connection_headers.describe(response))
}

/// The part of a request body that is read before the request is handled.
struct BodyRead {
    body: Bytes,
    memory: Option<OwnedSemaphorePermit>,
    /// The body or its rest, if it is read later or discarded.
    unread: Option<Incoming>,
    is_too_large: bool,
    /// Whether the operation reads `body` itself.
    whole_upload: bool,
}

impl BodyRead {
    fn of(body: Bytes) -> Self {
        Self {
            body,
            memory: None,
            unread: None,
            is_too_large: false,
            whole_upload: false,
        }
    }
}

/// Reads the body of a request, unless its operation does so itself.
///
/// A fault can ask for a response after the first bytes. As on the real server, JSON that announces
/// too many bytes gets a response at once.
async fn read_body(
    state: &EmulatorState,
    parts: &Parts,
    found: Option<&Found>,
    mut body: Incoming,
    fault: &Fault,
) -> Result<BodyRead, Cut> {
    let later = |body, is_too_large| BodyRead {
        unread: Some(body),
        is_too_large,
        ..BodyRead::of(Bytes::new())
    };
    if let Some(bytes) = fault.early_bytes() {
        let mut read = 0;
        while read < bytes
            && let Some(frame) = body.frame().await
        {
            let frame = frame.map_err(|_| Cut)?;
            read += frame.data_ref().map_or(0, |data| data.len() as u64);
        }
        return Ok(later(body, false));
    }
    let media_type = media_type(&parts.headers);
    if media_type == "multipart/form-data" && found.is_some_and(Found::reads_its_body) {
        if state.log.is_none() {
            return Ok(later(body, false));
        }
        // The file needs the whole body.
        let (body, memory) = state.bodies.read_up_to(ALL_BODIES, body).await?;
        return Ok(BodyRead {
            whole_upload: true,
            memory,
            ..BodyRead::of(body)
        });
    }
    let announced = http_body::Body::size_hint(&body).exact();
    if media_type == "application/json" && announced.is_some_and(|all| all > BODY_LIMIT as u64) {
        return Ok(later(body, true));
    }
    let (body, memory) = state.bodies.read(body).await?;
    Ok(BodyRead {
        memory,
        ..BodyRead::of(body)
    })
}

fn record_of(parts: &Parts, operation: Option<&'static str>) -> SeenRequest {
    let sent = parts
        .headers
        .get("x-request-id")
        .and_then(|value| value.to_str().ok());
    SeenRequest {
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        operation,
        request_id: request_id(sent),
        headers: journal::copy(&parts.headers),
        status: None,
        is_sample: false,
    }
}

/// A request that is read and recorded.
struct Handler {
    state: Arc<EmulatorState>,
    number: RequestNumber,
    request: Request,
    is_too_large: bool,
    _memory: Option<OwnedSemaphorePermit>,
}

impl Handler {
    /// Returns the response, and notes it in the journal.
    async fn respond(self, fault: Fault) -> Result<Response<Body>, Cut> {
        let outcome = self.outcome(fault).await;
        let response = outcome.as_ref().ok();
        let status = response.map(Response::status);
        let is_sample = response.is_some_and(|found| found.headers().contains_key(SAMPLE));
        self.state
            .journal
            .set_response(self.number, status, is_sample);
        outcome
    }

    async fn outcome(&self, fault: Fault) -> Result<Response<Body>, Cut> {
        // A sleep of zero lasts until the next tick of tokio's clock, a millisecond.
        if !fault.wait.is_zero() {
            tokio::time::sleep(fault.wait).await;
        }
        if !fault.is_handled() && fault.early.is_none() {
            self.discard_upload().await;
        }
        if fault.handled && fault.is_scripted() {
            self.handle().await;
        }
        let mut response = match fault.action {
            Action::CutBeforeRead | Action::CutAfterRead => return Err(Cut),
            Action::HandleThenCut => {
                self.handle().await;
                return Err(Cut);
            }
            Action::Handle => self.handle().await,
            Action::Respond {
                status,
                content_type,
                body,
            } => full_body(scripted(status, &content_type, body)),
            Action::Refuse(status) => full_body(self.state.gateway.refuse(&self.request, status)),
            Action::HandleThenWait(wait) => {
                let response = self.handle().await;
                tokio::time::sleep(wait).await;
                response
            }
            Action::HandleThenTruncate => {
                let response = self.handle().await;
                response.map(|body| match body.whole() {
                    Some(whole) => Body::truncated(&whole),
                    None => body,
                })
            }
            Action::HandleThenSetType(content_type) => {
                let mut response = self.handle().await;
                response::set(&mut response, CONTENT_TYPE.as_str(), &content_type);
                response
            }
            Action::Endless => {
                let response =
                    response::with_type(StatusCode::OK, "application/json; charset=utf-8", "");
                response.map(|_| Body::endless())
            }
            Action::EventStream(chunks) => {
                let steps = chunks.into_iter().map(Step::Chunk);
                self.event_stream(Body::Streamed(Streamed::new(steps)))
            }
            Action::EndlessEventStream(chunk) => self.event_stream(Body::repeated(chunk)),
        };
        response = fault.delivery.apply(response);
        for (name, value) in &fault.headers {
            response::set(&mut response, name, value);
        }
        self.discard_rest(&response);
        Ok(response)
    }

    /// Returns a scripted event stream with the headers of the gateway.
    fn event_stream(&self, body: Body) -> Response<Body> {
        let mut response = chat_head(body);
        add_common_headers(&mut response, &self.request);
        response
    }

    /// Reads and drops the body of an upload, within the time limit.
    async fn discard_upload(&self) {
        let limit = self.state.gateway.upload_timeout;
        let _ = timeout(limit, self.request.upload.discard()).await;
    }

    /// Drops the rest of a body that nobody has read, while the response is sent.
    ///
    /// If the response closes the connection, nothing more is read.
    fn discard_rest(&self, response: &Response<Body>) {
        let closes = response
            .headers()
            .get(CONNECTION)
            .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"close"));
        if let Some(body) = self.request.upload.take()
            && !closes
        {
            let limit = self.state.gateway.upload_timeout;
            self.state.tasks.spawn(async move {
                let rest = Upload::new(body);
                let _ = timeout(limit, rest.discard()).await;
            });
        }
    }

    async fn handle(&self) -> Response<Body> {
        if head_size(&self.request) > HEAD_LIMIT {
            let mut response = response::empty(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
            response::set(&mut response, CONNECTION.as_str(), "close");
            return full_body(response);
        }
        if self.is_too_large {
            return Gateway::refuse_large_body(&self.request);
        }
        match &self.state.log {
            Some(log) if keep::changes(&self.request) => {
                let conduct = new_conduct();
                let response = conduct.run(dispatch(&self.state, &self.request)).await;
                // Repeating a refused request could succeed: limits and lifetimes start again.
                if response.extensions().get::<Handled>().is_some() {
                    log.add(&self.request, &conduct);
                }
                response
            }
            _ => dispatch(&self.state, &self.request).await,
        }
    }
}

/// Returns the response of the provider or of the gateway.
pub(crate) async fn dispatch(state: &EmulatorState, request: &Request) -> Response<Body> {
    let below = request.path.strip_prefix(provider::ROOT);
    if below.is_some_and(|rest| rest.starts_with('/')) {
        let mut response = full_body(provider::respond(
            &state.provider,
            &request.method,
            &request.path,
            request.query.as_deref(),
            &request.headers,
            &request.body,
        ));
        response.extensions_mut().insert(Handled);
        return response;
    }
    state.gateway.respond(&state.provider, request).await
}

/// Returns the size of a head, without optional spaces.
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
struct ConnectionHeaders {
    keep_alive: bool,
    seconds: u64,
}

impl ConnectionHeaders {
    fn of(parts: &Parts, seconds: u64) -> Self {
        let requested = parts
            .headers
            .get(CONNECTION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let keep_alive = if parts.version == Version::HTTP_10 {
            requested.eq_ignore_ascii_case("keep-alive")
        } else {
            !requested.eq_ignore_ascii_case("close")
        };
        Self {
            keep_alive,
            seconds,
        }
    }

    fn describe(&self, mut response: Response<Body>) -> Response<Body> {
        // A stream of the gateway has `keep-alive` without the seconds.
        let is_closed = |value: &HeaderValue| value != "keep-alive";
        if let Some(value) = response.headers().get(CONNECTION)
            && (self.keep_alive || is_closed(value))
        {
            return response;
        }
        if self.keep_alive {
            response::set(&mut response, CONNECTION.as_str(), "keep-alive");
            response::set(
                &mut response,
                "keep-alive",
                &format!("timeout={}", self.seconds),
            );
        } else {
            response::set(&mut response, CONNECTION.as_str(), "close");
        }
        response
    }
}

/// Returns random values and the time for a request that is kept.
pub(crate) fn new_conduct() -> Conduct {
    let time = time::milliseconds(time::now());
    Conduct::new(time::uuid(), u64::try_from(time).unwrap_or_default())
}

impl EmulatorState {
    /// Repeats a request of the file. `number` is its position there.
    pub(crate) async fn repeat(&self, number: usize, kept: KeptRequest) {
        match kept.restore(number) {
            // A consent that failed is not in the file.
            Some((Repeated::Decision { query, allow }, conduct)) => {
                let _ = conduct.call(|| self.decide_at(&query, allow));
            }
            // The response has gone to a client of an earlier start.
            Some((Repeated::Request(request), conduct)) => {
                drop(conduct.run(dispatch(self, &request)).await);
            }
            None => {}
        }
    }

    /// Allows or denies the authorization request of a URL, as the user does on the consent page.
    pub(crate) fn decide(&self, authorization_url: &str, allow: bool) -> Result<String, Error> {
        let (page, query) = authorization_url
            .split_once('?')
            .unwrap_or((authorization_url, ""));
        if page != format!("{}{}/authorize", self.gateway.origin, provider::ROOT) {
            let why = "the URL is not from this emulator; pass an authorizationUrl of its gateway";
            return Err(Error::Consent(why.to_owned()));
        }
        let Some(log) = &self.log else {
            return self.decide_at(query, allow);
        };
        let conduct = new_conduct();
        let url = conduct.call(|| self.decide_at(query, allow))?;
        log.add_decision(query, allow, &conduct);
        Ok(url)
    }

    /// Decides about the authorization request with this query.
    fn decide_at(&self, query: &str, allow: bool) -> Result<String, Error> {
        match self.provider.ask(query) {
            AuthorizationOutcome::Consent(request) => {
                let decided = self.provider.decide(&request.id, allow);
                decided.map_err(|why| Error::Consent(why.to_owned()))
            }
            AuthorizationOutcome::Redirect(url) => Err(Error::Consent(format!(
                "the browser is redirected to {url}"
            ))),
            AuthorizationOutcome::Refused(why) => Err(Error::Consent(why.to_owned())),
        }
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

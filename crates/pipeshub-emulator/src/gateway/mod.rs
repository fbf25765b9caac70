//! The gateway.
//!
//! Processes a request in the order of the real gateway: CORS, filter, limiter, authentication,
//! scope, role, parameters, operation. The operations are in `operation`, and each family has a
//! folder with their functions. Faults and the journal are in `service`. Entry point: [`Gateway::respond`].

mod access;
mod agents;
mod body;
mod configuration;
mod connectors;
mod conversations;
mod fields;
mod filter;
mod identity;
mod input;
mod knowledge;
mod limiter;
mod lists;
mod operation;
mod pages;
mod people;
mod replies;
mod route;
mod stream;
mod toolsets;

use std::collections::HashMap;
use std::future::poll_fn;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    ORIGIN, VARY,
};
use http::{HeaderMap, Method, Response, StatusCode};
use http_body::{Body as _, Frame};
use hyper::body::Incoming;
use serde_json::Value;

use crate::body::{Body, full_body};
use crate::connector::AccountType;
use crate::connector_type::ConnectorType;
use crate::fault::{Script, ServiceFault};
use crate::json::{Json, object};
use crate::provider::Provider;
use crate::query::{NotOneString, Query};
use crate::response::{self, FullResponse};
use crate::sync::lock;
use crate::token::Token;

use limiter::WindowState;
use operation::{Operation, TokenRule};
use route::Handler;

pub(crate) use operation::named;
pub(crate) use replies::SAMPLE;
pub(crate) use route::{Found, find};
pub(crate) use stream::chat_head;

pub(crate) use agents::Agents;
pub(crate) use body::media_type;
pub(crate) use configuration::Configuration;
pub(crate) use connectors::Store;
pub(crate) use conversations::Conversations;
pub(crate) use identity::Identity;
pub(crate) use knowledge::{Library, Searches, UploadMemory};
pub(crate) use limiter::Limiter;
pub(crate) use people::{People, Pictures, notification};
pub(crate) use toolsets::Toolsets;

/// The settings and the state of the gateway.
#[derive(Debug)]
pub(crate) struct Gateway {
    pub(crate) origin: String,
    pub(crate) tokens: Vec<Token>,
    /// The OAuth apps, the issued tokens and the sign-ins.
    pub(crate) identity: Identity,
    /// The users, their groups, teams and notifications, and the organisation.
    pub(crate) people: People,
    /// The settings of the installation.
    pub(crate) configuration: Configuration,
    /// The connector types of the registry.
    pub(crate) types: Vec<ConnectorType>,
    /// The scripted responses of operations.
    pub(crate) replies: Mutex<HashMap<&'static str, ScriptedReply>>,
    pub(crate) store: Store,
    pub(crate) limiter: Limiter,
    /// The limiter of OAuth apps and tokens, which counts besides the general one.
    pub(crate) oauth_limiter: Limiter,
    pub(crate) account_type: AccountType,
    pub(crate) documented_redirect: bool,
    pub(crate) library: Library,
    /// The searches of the past.
    pub(crate) searches: Searches,
    pub(crate) conversations: Conversations,
    pub(crate) agents: Agents,
    pub(crate) toolsets: Toolsets,
    pub(crate) pictures: Pictures,
    pub(crate) upload_memory: UploadMemory,
    /// The time limit for the body of an upload.
    pub(crate) upload_timeout: Duration,
}

/// A scripted response of an operation.
pub(crate) type ScriptedReply = (StatusCode, Bytes);

/// A request to the gateway.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) path: String,
    /// The operation at the path. `None` for a path without a route.
    pub(crate) found: Option<Found>,
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The body of an upload, which its operation reads. `None` for any other operation.
    pub(crate) upload: Upload,
    pub(crate) peer: IpAddr,
    pub(crate) script: Script,
}

/// A request body that nobody has read yet.
#[derive(Debug, Default)]
pub(crate) struct Upload(Mutex<Option<UploadBody>>);

/// The body of an upload, as it arrives or as a whole.
#[derive(Debug)]
pub(crate) enum UploadBody {
    Incoming(Incoming),
    Whole(Bytes),
}

impl Upload {
    pub(crate) fn new(body: Incoming) -> Self {
        Self(Mutex::new(Some(UploadBody::Incoming(body))))
    }

    pub(crate) fn whole(body: Bytes) -> Self {
        Self(Mutex::new(Some(UploadBody::Whole(body))))
    }

    /// Whether there is a body that nobody has taken.
    pub(crate) fn is_unread(&self) -> bool {
        lock(&self.0).is_some()
    }

    /// Removes and returns the body that has not arrived yet.
    pub(crate) fn take(&self) -> Option<Incoming> {
        match lock(&self.0).take()? {
            UploadBody::Incoming(body) => Some(body),
            UploadBody::Whole(_) => None,
        }
    }

    /// Polls for the next chunk. The lock is held for one poll.
    pub(crate) fn poll_chunk(
        &self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, hyper::Error>>> {
        let mut body = lock(&self.0);
        let body = match body.as_mut() {
            None => return Poll::Ready(None),
            Some(UploadBody::Whole(whole)) => {
                let rest = std::mem::take(whole);
                return Poll::Ready((!rest.is_empty()).then_some(Ok(rest)));
            }
            Some(UploadBody::Incoming(body)) => body,
        };
        loop {
            let frame = ready!(Pin::new(&mut *body).poll_frame(cx));
            match frame.map(|frame| frame.map(Frame::into_data)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(data))),
                // Trailers are no part of the body.
                Some(Ok(Err(_))) => {}
            }
        }
    }

    /// Reads and drops the rest of the body.
    pub(crate) async fn discard(&self) {
        while let Some(Ok(_)) = poll_fn(|cx| self.poll_chunk(cx)).await {}
    }
}

/// Marks the response of a function, or of the provider. Any other response changes no state.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Handled;

/// A request to an operation that has passed the checks of its route.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) request: &'a Request,
    pub(crate) query: &'a Query,
    /// The JSON or form of the body. An empty object for any other body.
    pub(crate) body: &'a Value,
    /// The exchange of codes.
    pub(crate) provider: &'a Provider,
    token: Option<&'a Token>,
    /// The path parameters in the order of the path.
    parameters: &'a [String],
}

impl Call<'_> {
    /// Returns the token. Fails for a route that requires none.
    pub(crate) fn token(&self) -> Result<&Token, Refusal> {
        self.token.ok_or_else(|| Refusal(access::no_token()))
    }

    /// Fails if a fault breaks the service for connectors.
    pub(crate) fn check_connector_service(&self) -> Result<(), Refusal> {
        let (status, message) = match &self.request.script.service {
            Some(ServiceFault::Status { status, message }) => {
                // The gateway knows some statuses of the service only.
                let status = match status.as_u16() {
                    400 | 401 | 403 | 404 | 409 | 500 => *status,
                    422 => StatusCode::BAD_REQUEST,
                    _ => StatusCode::INTERNAL_SERVER_ERROR,
                };
                (status, message.as_str())
            }
            Some(ServiceFault::Unreachable) => return Err(connector_service_down().into()),
            Some(ServiceFault::Cut) if !self.is_write() => {
                return Err(connector_service_down().into());
            }
            _ => return Ok(()),
        };
        Err(response::error(status, response::code_of(status), message).into())
    }

    fn is_write(&self) -> bool {
        let reads = [Method::GET, Method::HEAD];
        !reads.contains(&self.request.method)
    }

    /// Returns how often the gateway sends the request to the service for connectors.
    ///
    /// As on the real server, it sends every request up to three times if the connection breaks.
    fn tries(&self, operation: &Operation) -> usize {
        match &self.request.script.service {
            _ if !self.is_write() || !operation.is_of_connectors() => 1,
            Some(ServiceFault::CutOnce) => 2,
            Some(ServiceFault::Cut) => 3,
            _ => 1,
        }
    }

    /// Returns the first path parameter. Empty for a route without parameters.
    pub(crate) fn parameter(&self) -> &str {
        self.parameters.first().map_or("", String::as_str)
    }
}

/// The response of an operation.
pub(crate) type Outcome = Result<FullResponse, Refusal>;

/// The response of an operation that sends a stream.
pub(crate) type StreamOutcome = Result<Response<Body>, Refusal>;

/// An error response.
#[derive(Debug)]
pub(crate) struct Refusal(Box<FullResponse>);

impl From<FullResponse> for Refusal {
    fn from(response: FullResponse) -> Self {
        Self(Box::new(response))
    }
}

impl From<NotOneString> for Refusal {
    fn from(error: NotOneString) -> Self {
        Self(Box::new(invalid_parameter(&error)))
    }
}

/// The message of the filter against HTML and script.
const FILTERED: &str = "HTML tags, scripts, and XSS content are not allowed. Please remove any HTML tags and try again.";

/// The message for a service of the assistant that is not there.
const UNREACHABLE: &str =
    "AI Service is currently unavailable. Please check your network connection or try again later.";

/// The number of times that the gateway sends a request to a service.
const MOST_TRIES: usize = 3;

/// The origin that CORS allows.
const ALLOWED_ORIGIN: &str = "http://localhost:3001";

impl Gateway {
    /// Returns the response to a request. The provider exchanges codes.
    pub(crate) async fn respond(&self, provider: &Provider, request: &Request) -> Response<Body> {
        let mut response = if request.method == Method::OPTIONS {
            full_body(preflight())
        } else {
            self.after_cors(provider, request).await
        };
        add_common_headers(&mut response, request);
        response
    }

    /// Returns an error response with this status, without handling the request.
    pub(crate) fn refuse(&self, request: &Request, status: StatusCode) -> FullResponse {
        let mut response = response::error(
            status,
            response::code_of(status),
            "this response is scripted by a fault",
        );
        self.count(request)
            .unwrap_or_else(|over| over)
            .describe(&mut response);
        add_common_headers(&mut response, request);
        response
    }

    /// Returns the response to JSON above the limit of the gateway's parser.
    pub(crate) fn refuse_large_body(request: &Request) -> Response<Body> {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let message = "the body is larger than 10 MiB";
        let mut response = full_body(response::error(status, "INTERNAL_ERROR", message));
        add_common_headers(&mut response, request);
        response
    }

    async fn after_cors(&self, provider: &Provider, request: &Request) -> Response<Body> {
        let Ok(mut body) = body::parse(request) else {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            return full_body(response::error(
                status,
                "INTERNAL_ERROR",
                "the body is not a JSON object, or the form is longer than 100 KiB",
            ));
        };
        let mut query = Query::parse(request.query.as_deref().unwrap_or_default());
        if filter::skips(&request.method, &request.path) {
            filter::trim(&mut body);
        } else if filter::clean(&mut query).is_err() || filter::clean_body(&mut body).is_err() {
            return full_body(bad_request(FILTERED));
        }
        let (mut response, count) = match self.count(request) {
            Ok(count) => {
                let response = self.route(provider, request, &query, &body).await;
                (
                    if unchanged(request, &response) {
                        full_body(not_modified(&response))
                    } else {
                        response
                    },
                    count,
                )
            }
            Err(count) => (
                full_body(response::too_many(
                    "too many requests; try again after the seconds in Retry-After",
                    count.reset,
                )),
                count,
            ),
        };
        count.describe(&mut response);
        response
    }

    /// Whether the organisation has this user.
    fn knows_user(&self, id: &str) -> bool {
        self.people.lock().user(id).is_some()
    }

    /// Counts a request. A path with a limit of its own counts for both, and describes its own.
    fn count(&self, request: &Request) -> Result<WindowState, WindowState> {
        let client = limiter::client(&request.headers, request.peer);
        let general = self.limiter.count(client.clone())?;
        if limiter::has_own_limit(&request.path) {
            self.oauth_limiter.count(client)
        } else {
            Ok(general)
        }
    }

    /// Scripts the response of an operation.
    pub(crate) fn reply(&self, operation: &'static str, status: StatusCode, body: Bytes) {
        lock(&self.replies).insert(operation, (status, body));
    }

    /// Returns the scripted response of an operation.
    fn scripted(&self, id: &str) -> Option<FullResponse> {
        let (status, body) = lock(&self.replies).get(id)?.clone();
        let media_type = "application/json; charset=utf-8";
        let mut response = response::with_type(status, media_type, body);
        response::set(&mut response, SAMPLE, "true");
        Some(response)
    }

    async fn route(
        &self,
        provider: &Provider,
        request: &Request,
        query: &Query,
        body: &Value,
    ) -> Response<Body> {
        let Some(Found { route, parameters }) = &request.found else {
            return full_body(match request.method {
                Method::GET | Method::HEAD => route::web_app(),
                _ => route::no_such_route(&request.method, &request.path),
            });
        };
        let operation = route.operation;
        let tokens = self.known_tokens(&request.headers);
        let token = if operation.token == TokenRule::Usual {
            match access::check(&tokens, &request.headers, &operation.scopes) {
                Ok(token) => Some(token),
                Err(refusal) => return full_body(*refusal),
            }
        } else {
            None
        };
        if operation.is_for_administrators()
            && token.is_some_and(|token| !self.is_administrator(token))
        {
            return full_body(bad_request("Admin access required"));
        }
        if let Some(scripted) = self.scripted(operation.id) {
            return full_body(scripted);
        }
        let Some(parameters) = parameters else {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            let message = "the path has an invalid percent escape";
            return full_body(response::error(status, "INTERNAL_ERROR", message));
        };
        let Some(handler) = route.handler else {
            let known = replies::respond(operation, token, parameters, &self.origin);
            return full_body(known.unwrap_or_else(|| operation::not_emulated(operation.id)));
        };
        let call = Call {
            request,
            query,
            body,
            provider,
            token,
            parameters,
        };
        let outcome = match handler {
            Handler::Now(respond) => {
                let tries = call.tries(operation);
                for _ in 1..tries {
                    // The service does its work, and its response is lost.
                    let _ = respond(self, &call);
                }
                let last = respond(self, &call).map(full_body);
                if tries == MOST_TRIES {
                    Ok(full_body(connector_service_down()))
                } else {
                    last
                }
            }
            Handler::Later(respond) => respond(self, &call).await.map(full_body),
            Handler::Stream(respond) => respond(self, &call),
            Handler::Upload(respond) => respond(self, &call).await,
        };
        let mut response = outcome.unwrap_or_else(|Refusal(response)| full_body(*response));
        if response.status().is_success() && replies::is_unproven(operation) {
            response::set(&mut response, SAMPLE, "true");
        }
        response.extensions_mut().insert(Handled);
        response
    }
}

/// Adds the headers of every response of the gateway.
pub(crate) fn add_common_headers(response: &mut Response<impl Sized>, request: &Request) {
    add_cors(response, request);
    response::set(response, "x-powered-by", "Express");
}

fn bad_request(message: &str) -> FullResponse {
    response::error(
        StatusCode::BAD_REQUEST,
        response::code_of(StatusCode::BAD_REQUEST),
        message,
    )
}

fn not_found(message: &str) -> FullResponse {
    response::error(
        StatusCode::NOT_FOUND,
        response::code_of(StatusCode::NOT_FOUND),
        message,
    )
}

fn conflict(message: &str) -> FullResponse {
    let status = StatusCode::CONFLICT;
    response::error(status, response::code_of(status), message)
}

fn internal_error(message: &str) -> FullResponse {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    response::error(status, response::code_of(status), message)
}

/// Returns the response to an error that the gateway does not expect.
fn unexpected(message: &str) -> FullResponse {
    response::error(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", message)
}

/// Returns a successful response with a JSON body.
#[allow(clippy::unnecessary_wraps, reason = "the last expression of a handler")]
fn success(body: &Json) -> Outcome {
    Ok(response::json(StatusCode::OK, body))
}

/// Returns a successful response whose body is a message.
fn message(text: &str) -> Outcome {
    success(&object! { "message": text })
}

fn connector_service_down() -> FullResponse {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let message = "Connector Service is currently unavailable. Please check your network connection or try again later.";
    response::error(status, response::code_of(status), message)
}

fn forbidden(message: &str) -> FullResponse {
    let status = StatusCode::FORBIDDEN;
    response::error(status, response::code_of(status), message)
}

/// Whether a text contains a marker of `printf`, such as `%s`.
fn has_format_marker(text: &str) -> bool {
    let markers = ["%s", "%d", "%f", "%x", "%n", "%p"];
    markers.iter().any(|marker| text.contains(marker))
}

fn validation_error(message: &str) -> FullResponse {
    response::error(StatusCode::BAD_REQUEST, "VALIDATION_ERROR", message)
}

fn invalid_parameter(error: &NotOneString) -> FullResponse {
    validation_error(&format!(
        "{} is an {}; send one string",
        error.name, error.found
    ))
}

fn preflight() -> FullResponse {
    let mut response = response::empty(StatusCode::NO_CONTENT);
    response::set(
        &mut response,
        "access-control-allow-methods",
        "DELETE,GET,OPTIONS,PATCH,POST,PUT",
    );
    let headers = "Content-Type,Authorization,x-session-token,x-request-id,client-name";
    response::set(&mut response, "access-control-allow-headers", headers);
    response
}

fn add_cors(response: &mut Response<impl Sized>, request: &Request) {
    let is_open = response.headers().contains_key(ACCESS_CONTROL_ALLOW_ORIGIN);
    if !is_open
        && request
            .headers
            .get(ORIGIN)
            .is_some_and(|origin| origin == ALLOWED_ORIGIN)
    {
        response::set(response, "access-control-allow-origin", ALLOWED_ORIGIN);
    }
    response::set(response, VARY.as_str(), "Origin");
    response::set(response, "access-control-allow-credentials", "true");
    response::set(
        response,
        "access-control-expose-headers",
        "x-session-token,content-disposition",
    );
}

/// Whether `If-None-Match` contains the entity tag of a successful response.
fn unchanged(request: &Request, response: &Response<Body>) -> bool {
    let text = |name| {
        request
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let (Some(wanted), Some(etag)) = (text(IF_NONE_MATCH), response.headers().get(ETAG)) else {
        return false;
    };
    let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let etag = weak(etag.to_str().unwrap_or_default());
    response.status() == StatusCode::OK
        && !text(CACHE_CONTROL).is_some_and(|control| control.contains("no-cache"))
        && (wanted.trim() == "*" || wanted.split(',').any(|tag| weak(tag) == etag))
}

fn not_modified(response: &Response<Body>) -> FullResponse {
    let mut unchanged = response::empty(StatusCode::NOT_MODIFIED);
    *unchanged.headers_mut() = response.headers().clone();
    unchanged.headers_mut().remove(CONTENT_TYPE);
    unchanged.headers_mut().remove(CONTENT_LENGTH);
    unchanged
}

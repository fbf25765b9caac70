//! The gateway.
//!
//! Processes a request in the order of the real gateway: CORS, filter, limiter, authentication,
//! scope, parameters, operation. The operations are the rows of `route`, and each family has a
//! folder. Faults and the journal are in `service`. Entry point: [`Gateway::respond`].

mod access;
mod body;
mod connectors;
mod filter;
mod identity;
mod limiter;
mod route;

use std::net::IpAddr;
use std::sync::Mutex;

use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, ORIGIN, VARY,
};
use http::{HeaderMap, Method, StatusCode};

use crate::connector::AccountType;
use crate::oauth_app::OAuthApp;
use crate::provider::Provider;
use crate::query::{NotOneString, Query};
use crate::response::{self, FullResponse};
use crate::token::Token;

use route::{Found, Handler};

pub(crate) use route::operation;

pub(crate) use connectors::Store;
pub(crate) use identity::IssuedToken;
pub(crate) use limiter::Limiter;

/// The settings and the state of the gateway.
#[derive(Debug)]
pub(crate) struct Gateway {
    pub(crate) origin: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) apps: Vec<OAuthApp>,
    /// The tokens that OAuth apps have received.
    pub(crate) issued: Mutex<Vec<IssuedToken>>,
    pub(crate) store: Store,
    pub(crate) limiter: Limiter,
    pub(crate) account_type: AccountType,
    pub(crate) documented_redirect: bool,
}

/// A request to the gateway.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) peer: IpAddr,
}

/// A request to an operation that has passed the checks of its route.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) request: &'a Request,
    pub(crate) query: &'a Query,
    /// The exchange of codes.
    pub(crate) provider: &'a Provider,
    token: Option<&'a Token>,
    /// The path parameters in the order of the template.
    parameters: Vec<String>,
}

impl Call<'_> {
    /// Returns the token. Fails for a route that requires none.
    pub(crate) fn token(&self) -> Result<&Token, Refusal> {
        self.token.ok_or_else(|| Refusal(access::no_token()))
    }

    /// Returns the first path parameter. Empty for a route without parameters.
    pub(crate) fn parameter(&self) -> &str {
        self.parameters.first().map_or("", String::as_str)
    }
}

/// The response of an operation.
pub(crate) type Outcome = Result<FullResponse, Refusal>;

/// An error response.
#[derive(Debug)]
pub(crate) struct Refusal(Box<FullResponse>);

impl From<NotOneString> for Refusal {
    fn from(error: NotOneString) -> Self {
        Self(Box::new(invalid_parameter(&error)))
    }
}

/// The origin that CORS allows.
const ALLOWED_ORIGIN: &str = "http://localhost:3001";

impl Gateway {
    /// Returns the response to a request. The provider exchanges codes.
    pub(crate) async fn respond(&self, provider: &Provider, request: &Request) -> FullResponse {
        let mut response = if request.method == Method::OPTIONS {
            preflight()
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
        let client = limiter::client(&request.headers, request.peer);
        self.limiter
            .count(client)
            .unwrap_or_else(|over| over)
            .describe(&mut response);
        add_common_headers(&mut response, request);
        response
    }

    async fn after_cors(&self, provider: &Provider, request: &Request) -> FullResponse {
        if body::is_broken(request) {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            return response::error(
                status,
                "INTERNAL_ERROR",
                "the body is not valid JSON, or the form is longer than 100 KiB",
            );
        }
        let mut query = Query::parse(request.query.as_deref().unwrap_or_default());
        if filter::clean(&mut query).is_err() {
            return bad_request("the query contains HTML or script; remove it");
        }
        let client = limiter::client(&request.headers, request.peer);
        let (mut response, count) = match self.limiter.count(client) {
            Ok(count) => {
                let response = self.route(provider, request, &query).await;
                (
                    if unchanged(request, &response) {
                        not_modified(&response)
                    } else {
                        response
                    },
                    count,
                )
            }
            Err(count) => (
                response::too_many(
                    "too many requests; try again after the seconds in Retry-After",
                    count.reset,
                ),
                count,
            ),
        };
        count.describe(&mut response);
        response
    }

    async fn route(&self, provider: &Provider, request: &Request, query: &Query) -> FullResponse {
        let Some(Found { route, parameters }) = route::find(&request.method, &request.path) else {
            return match request.method {
                Method::GET | Method::HEAD => route::web_app(),
                _ => route::no_such_route(&request.method, &request.path),
            };
        };
        let tokens = self.known_tokens();
        let token = match route.scope {
            None => None,
            Some(scope) => match access::check(&tokens, &request.headers, scope) {
                Ok(token) => Some(token),
                Err(refusal) => return *refusal,
            },
        };
        let Some(parameters) = parameters else {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            let message = "the path has an invalid percent escape";
            return response::error(status, "INTERNAL_ERROR", message);
        };
        let call = Call {
            request,
            query,
            provider,
            token,
            parameters,
        };
        let outcome = match route.handler {
            Handler::Now(respond) => respond(self, &call),
            Handler::Later(respond) => respond(self, &call).await,
        };
        outcome.unwrap_or_else(|Refusal(response)| *response)
    }
}

/// Adds the headers of every response of the gateway.
fn add_common_headers(response: &mut FullResponse, request: &Request) {
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

fn add_cors(response: &mut FullResponse, request: &Request) {
    if request
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
fn unchanged(request: &Request, response: &FullResponse) -> bool {
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

fn not_modified(response: &FullResponse) -> FullResponse {
    let mut unchanged = response::empty(StatusCode::NOT_MODIFIED);
    *unchanged.headers_mut() = response.headers().clone();
    unchanged.headers_mut().remove(CONTENT_TYPE);
    unchanged.headers_mut().remove(CONTENT_LENGTH);
    unchanged
}

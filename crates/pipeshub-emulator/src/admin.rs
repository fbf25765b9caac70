//! The admin endpoint, through which a test in any language controls the emulator.
//!
//! It listens on loopback only, apart from the API, and needs no token. Every `POST` needs the
//! content type `application/json`, which no web page can send without a preflight. Entry point:
//! [`serve`].

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use hyper::body::Incoming;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::body::{Body, full_body};
use crate::gateway::media_type;
use crate::journal::SeenRequest;
use crate::response::{self, FullResponse};
use crate::seed::{FaultSeed, ReplySeed};
use crate::service::EmulatorState;
use crate::token::Token;

/// The decision of the user on the consent page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Decision {
    authorization_url: String,
    #[serde(default = "yes")]
    allow: bool,
}

fn yes() -> bool {
    true
}

/// The values that expire at once.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Expiry {
    /// The codes of the provider.
    codes: bool,
    /// The states of the flows that have begun.
    states: bool,
    /// The tokens that OAuth apps have received.
    tokens: bool,
}

/// Returns the response to a request to the admin endpoint.
pub(crate) async fn serve(
    state: Arc<EmulatorState>,
    local: Option<IpAddr>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    let (parts, body) = request.into_parts();
    if let Some(refusal) = state.hosts.refusal(&parts, local) {
        return Ok(full_body(refusal));
    }
    let is_json = media_type(&parts.headers) == "application/json";
    if parts.method == Method::POST && !is_json {
        let message = "the content type is not application/json";
        return Ok(full_body(error(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            message,
        )));
    }
    let read = timeout(state.request_timeout, state.bodies.read(body)).await;
    let Ok(Ok((body, _memory))) = read else {
        let message = "the body did not arrive, or is larger than 10 MiB";
        return Ok(full_body(error(StatusCode::BAD_REQUEST, message)));
    };
    Ok(full_body(respond(
        &state,
        &parts.method,
        parts.uri.path(),
        &body,
    )))
}

fn respond(state: &EmulatorState, method: &Method, path: &str, body: &Bytes) -> FullResponse {
    let outcome = match (method.as_str(), path) {
        ("GET", "/") => Ok(info(state)),
        ("GET", "/requests") => {
            let requests = state.journal.requests(true);
            let requests: Vec<_> = requests.iter().map(SeenRequest::entry).collect();
            Ok(json!({ "requests": requests, "forgotten": state.journal.forgotten() }))
        }
        ("DELETE", "/requests") => {
            state.journal.clear();
            Ok(json!({}))
        }
        ("GET", "/faults") => Ok(json!({ "pending": state.faults.len() })),
        ("POST", "/faults") => parse(body).and_then(|seed: FaultSeed| {
            let times = seed.times;
            let fault = seed.into_fault()?;
            for _ in 0..times {
                state.faults.push(fault.clone());
            }
            Ok(json!({ "pending": state.faults.len() }))
        }),
        ("DELETE", "/faults") => {
            state.faults.clear();
            Ok(json!({ "pending": 0 }))
        }
        ("POST", "/replies") => parse(body).and_then(|seed| script(state, &seed)),
        ("POST", "/consent") => parse(body).and_then(|decision: Decision| {
            let url = state.decide(&decision.authorization_url, decision.allow);
            let url = url.map_err(|error| error.to_string())?;
            Ok(json!({ "redirectUrl": url }))
        }),
        ("POST", "/expire") => parse(body).map(|expiry| {
            expire(state, &expiry);
            json!({})
        }),
        ("POST", "/finishDeletions") => {
            state.gateway.store.finish_deletions();
            Ok(json!({}))
        }
        _ => {
            let message = format!("the admin endpoint has no {method} {path}");
            return error(StatusCode::NOT_FOUND, &message);
        }
    };
    match outcome {
        Ok(value) => response::json(StatusCode::OK, &value),
        Err(message) => error(StatusCode::BAD_REQUEST, &message),
    }
}

/// Describes the emulator: where it is, and what it has.
fn info(state: &EmulatorState) -> Value {
    let gateway = &state.gateway;
    let connectors: Vec<_> = gateway
        .store
        .connectors()
        .iter()
        .map(|connector| json!({ "id": connector.id(), "description": connector.describe() }))
        .collect();
    let bases = gateway.library.described_bases();
    let bases: Vec<_> = bases
        .iter()
        .map(|base| json!({ "id": base.id(), "description": base.describe() }))
        .collect();
    json!({
        "serverUrl": format!("{}/api/v1", gateway.origin),
        "token": gateway.tokens.first().map(Token::value),
        "connectors": connectors,
        "knowledgeBases": bases,
    })
}

/// Scripts the response of an operation.
fn script(state: &EmulatorState, seed: &ReplySeed) -> Result<Value, String> {
    let (operation, status, body) = seed.to_reply()?;
    state.gateway.reply(operation, status, body);
    Ok(json!({}))
}

/// Expires what exists now. Later codes, states and tokens have their usual lifetimes.
fn expire(state: &EmulatorState, expiry: &Expiry) {
    if expiry.codes {
        state.provider.expire_codes();
    }
    if expiry.states {
        state.gateway.store.expire_states();
    }
    if expiry.tokens {
        state.gateway.revoke_issued();
    }
}

fn parse<'a, T: Deserialize<'a>>(body: &'a Bytes) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

fn error(status: StatusCode, message: &str) -> FullResponse {
    response::json(status, &json!({ "error": message }))
}

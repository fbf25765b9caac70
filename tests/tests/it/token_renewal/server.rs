//! The server and its token endpoint, in memory.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use http::{Request, Response};
use pipeshub_core::url::parse_query;
use pipeshub_core::{
    Attempt, Body, BoxFuture, PipeshubCore, PipeshubCoreBuilder, Security, Transport,
    TransportError,
};
use pipeshub_tests::fixture;
use tokio::time::sleep;

use crate::common::{self, DUPLEX_URL};

pub(super) const ID: &str = "client-0f1e";
pub(super) const SECRET: &str = "canary+client/secret=&1";
pub(super) const SCOPES: &str = "connector:read connector:write user:read";

/// The response of an authenticated connector.
const CONFIG: &str = "connector_configuration_get_connector_config/200_authenticated.http";

/// A response of the token endpoint.
#[derive(Clone)]
pub(super) enum Answer {
    /// A token that is valid for this many seconds.
    Token(u64),
    Json(u16, String),
    Page,
    Never,
}

/// The server and its token endpoint, in memory.
#[derive(Clone, Default)]
pub(super) struct Server(Arc<Mutex<State>>);

#[derive(Default)]
pub(super) struct State {
    /// The next responses. After them, each response is a token that is valid for an hour.
    pub(super) answers: VecDeque<Answer>,
    /// The delay of the token endpoint.
    pub(super) wait: Duration,
    pub(super) given: usize,
    /// The number of concurrent requests for a token: now, and the maximum.
    pub(super) under_way: usize,
    pub(super) most_under_way: usize,
    pub(super) token_requests: Vec<(String, String)>,
    /// The `authorization` headers of the calls.
    pub(super) calls: Vec<Option<String>>,
    /// Endings of tokens. A call with such a token is refused with 401.
    pub(super) refused: Vec<String>,
    /// The delay of a call.
    pub(super) call_wait: Duration,
    /// The number of calls that first get a 503.
    pub(super) failing: usize,
}

impl Server {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub(super) fn answering(answers: impl IntoIterator<Item = Answer>) -> Self {
        let server = Self::default();
        server.state().answers.extend(answers);
        server
    }

    pub(super) fn builder(&self) -> PipeshubCoreBuilder {
        PipeshubCore::with_transport(self.clone())
            .server_url(DUPLEX_URL)
            .retries(common::quick_retries())
    }

    pub(super) fn core(&self) -> PipeshubCore {
        self.builder()
            .security(Security::client_credentials(ID, SECRET))
            .build()
            .unwrap()
    }

    /// Returns the number of requests for a token.
    pub(super) fn token_request_count(&self) -> usize {
        self.state().token_requests.len()
    }

    /// Returns the tokens of the calls.
    pub(super) fn tokens(&self) -> Vec<String> {
        let bearer =
            |value: &Option<String>| value.as_deref().unwrap_or("none").replace("Bearer ", "");
        self.state().calls.iter().map(bearer).collect()
    }

    pub(super) fn refuse(&self, token: &str) {
        self.state().refused.push(token.to_owned());
    }

    async fn token(&self, uri: String, body: String) -> Response<Body> {
        let wait = {
            let mut state = self.state();
            state.token_requests.push((uri, body.clone()));
            state.under_way += 1;
            state.most_under_way = state.most_under_way.max(state.under_way);
            state.wait
        };
        let _count = UnderWay(self.clone());
        sleep(wait).await;
        let answer = self
            .state()
            .answers
            .pop_front()
            .unwrap_or(Answer::Token(3600));
        let (status, content_type, text) = match answer {
            Answer::Token(seconds) => {
                let mut state = self.state();
                state.given += 1;
                let token = format!("token-{}", state.given);
                let scope = parse_query(&body)
                    .unwrap()
                    .into_iter()
                    .find(|(name, _)| name == "scope");
                let scope = scope.map_or("all".to_owned(), |(_, scope)| scope);
                let json = serde_json::json!({
                    "access_token": token, "token_type": "Bearer", "expires_in": seconds, "scope": scope,
                });
                (200, "application/json", json.to_string())
            }
            Answer::Json(status, text) => (status, "application/json; charset=utf-8", text),
            Answer::Page => (
                200,
                "text/html; charset=UTF-8",
                "<!DOCTYPE html>".to_owned(),
            ),
            Answer::Never => std::future::pending().await,
        };
        Response::builder()
            .status(status)
            .header("content-type", content_type)
            .body(text.into())
            .unwrap()
    }

    fn call(&self, path: &str, authorization: Option<String>) -> Response<Body> {
        let mut state = self.state();
        let refused = state
            .refused
            .iter()
            .any(|end| authorization.as_deref().is_some_and(|a| a.ends_with(end)));
        state.calls.push(authorization);
        let reply = if state.failing > 0 {
            state.failing -= 1;
            "authorize/503_service_down.http"
        } else if refused {
            "auth/401_oauth_revoked.http"
        } else if path.ends_with("/callback") {
            "callback/200_success.http"
        } else if path.ends_with("/config") {
            CONFIG
        } else {
            "authorize/200_with_base_url.http"
        };
        let wire = String::from_utf8(fixture(reply)).unwrap();
        let (head, body) = wire.split_once("\r\n\r\n").unwrap();
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        Response::builder()
            .status(status)
            .header("content-type", "application/json")
            .body(body.to_owned().into())
            .unwrap()
    }
}

/// A request for a token that is under way. It ends by a response or by a drop.
struct UnderWay(Server);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.state().under_way -= 1;
    }
}

impl Transport for Server {
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let uri = request.uri().to_string();
        let header = |name: &str| {
            request
                .headers()
                .get(name)
                .map(|value| value.to_str().unwrap().to_owned())
        };
        if attempt.operation() == "oauthToken" {
            assert_eq!(
                (request.method().as_str(), header("authorization")),
                ("POST", None)
            );
            assert_eq!(
                header("content-type").unwrap(),
                "application/x-www-form-urlencoded"
            );
            let body = String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap();
            return Box::pin(async move { Ok(self.token(uri, body).await) });
        }
        let reply = self.call(request.uri().path(), header("authorization"));
        let wait = self.state().call_wait;
        Box::pin(async move {
            sleep(wait).await;
            Ok(reply)
        })
    }
}

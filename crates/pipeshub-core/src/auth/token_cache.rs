//! Caches tokens until they expire. At most one call refreshes them at a time.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use http::{Request, Response, StatusCode, header};

use crate::auth::credentials::{Credentials, NextHop};
use crate::auth::server_tokens::{ServerTokens, as_sdk_error};
use crate::auth::token::{TokenContext, TokenSource};
#[cfg(feature = "client-credentials")]
use crate::auth::token_endpoint::CheckUrl;
use crate::echo::contains_echo_of;
use crate::error::{Delivery, Error, ErrorKind, SharedCause};
use crate::sync::lock;
use crate::transport::{Attempt, Body, BoxFuture, TransportError};
use crate::url::server_url::ServerUrl;

/// The tokens of one source, each for one server.
pub(crate) struct TokenCache {
    source: Box<dyn TokenSource>,
    /// One entry for each server, so that no server is ever sent the token that another one, or its
    /// token endpoint, gave.
    servers: Mutex<Vec<Arc<ServerTokens>>>,
    #[cfg(feature = "client-credentials")]
    check: Option<CheckUrl>,
}

impl TokenCache {
    pub(crate) fn new(source: Box<dyn TokenSource>) -> Self {
        Self {
            source,
            servers: Mutex::default(),
            #[cfg(feature = "client-credentials")]
            check: None,
        }
    }

    /// Adds a check on the URL at which the source gets its tokens.
    #[cfg(feature = "client-credentials")]
    pub(super) fn with_check(self, check: CheckUrl) -> Self {
        Self {
            check: Some(check),
            ..self
        }
    }

    fn tokens_for(&self, server: &ServerUrl) -> Arc<ServerTokens> {
        let mut servers = lock(&self.servers);
        if let Some(tokens) = servers.iter().find(|tokens| tokens.server == *server) {
            return Arc::clone(tokens);
        }
        let tokens = Arc::new(ServerTokens::new(server.clone()));
        servers.push(Arc::clone(&tokens));
        tokens
    }
}

impl Credentials for TokenCache {
    fn send<'a>(
        &'a self,
        mut request: Request<Body>,
        attempt: &'a Attempt,
        next_hop: NextHop<'a>,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>> {
        let tokens = self.tokens_for(next_hop.server);
        Box::pin(async move {
            attempt.report(Delivery::NotSent);
            let context = TokenContext {
                next_hop,
                deadline: attempt.deadline,
                refused: false,
            };
            let token = tokens
                .token(&*self.source, context)
                .await
                .map_err(no_token)?;
            attempt.report(Delivery::Unknown);
            request
                .headers_mut()
                .insert(header::AUTHORIZATION, token.clone());
            let response = next_hop.transport.send(request, attempt).await?;
            if response.status() == StatusCode::UNAUTHORIZED {
                lock(&tokens.state).forget(&token);
                attempt.renew_token();
            }
            Ok(response)
        })
    }

    fn echoed_in(&self, server: &ServerUrl, text: &str) -> bool {
        let tokens = self.tokens_for(server);
        let state = lock(&tokens.state);
        let token = state.token.as_ref().map(|token| &token.header);
        token
            .into_iter()
            .chain(&state.refused)
            .any(|token| contains_echo_of(text, token.as_bytes()))
    }

    #[cfg(feature = "client-credentials")]
    fn check_token_url(&self, allow_http: bool, no_https: Option<&str>) -> Result<(), Error> {
        match &self.check {
            Some(check) => check.run(allow_http, no_https),
            None => Ok(()),
        }
    }
}

fn no_token(failure: SharedCause) -> TransportError {
    let mut kind = ErrorKind::Token;
    // The SDK's own errors contain no secrets and say what to do, so show their text.
    let (detail, retry_after, is_permanent) = match as_sdk_error(&failure) {
        Some(error) => {
            if error.kind() == ErrorKind::Runtime {
                kind = ErrorKind::Runtime;
            }
            let detail = Cow::Owned(error.to_string());
            (detail, error.retry_after(), error.is_permanent())
        }
        None => (Cow::Borrowed("its source failed"), None, false),
    };
    let error = Error::new(kind, detail)
        .with_retry_after(retry_after)
        .permanent_if(is_permanent)
        .caused_by(failure);
    TransportError::refusal(error)
}

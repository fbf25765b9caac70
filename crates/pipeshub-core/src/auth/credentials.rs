//! Credentials that expire, and that each request passes on its way to the transport.

use std::sync::Arc;

use http::{Request, Response};

#[cfg(feature = "client-credentials")]
use crate::auth::token_endpoint::TokenRequester;
#[cfg(feature = "client-credentials")]
use crate::error::Error;
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};
use crate::url::server_url::ServerUrl;

/// Adds a valid token to each request.
///
/// [`TokenCache`](crate::auth::token_cache::TokenCache) implements this trait. A program whose
/// token does not expire does not link the cache.
pub(crate) trait Credentials: Send + Sync {
    /// Returns the same credentials for a handle on this server. The tokens for the server are kept
    /// as long as the handle exists.
    fn for_server(&self, server: &ServerUrl) -> Arc<dyn Credentials>;

    /// Sends the request to the next hop with a token. Marks the attempt if the server refuses the
    /// token.
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
        next_hop: NextHop<'a>,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>>;

    /// Whether a text from this server repeats a token for this server, or a piece of the token.
    fn echoed_in(&self, server: &ServerUrl, text: &str) -> bool;

    /// Checks that the client secret may be sent to the token URL.
    #[cfg(feature = "client-credentials")]
    fn check_token_url(&self, allow_http: bool, no_https: Option<&str>) -> Result<(), Error>;
}

/// The destination of a request that has its token.
#[derive(Clone, Copy)]
pub(crate) struct NextHop<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) server: &'a ServerUrl,
    #[cfg(feature = "client-credentials")]
    pub(crate) token_requester: &'a dyn TokenRequester,
}

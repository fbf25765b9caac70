//! Credentials that expire: what stands between a call and the transport.

use std::sync::Arc;

use http::{Request, Response};

#[cfg(feature = "client-credentials")]
use crate::auth::token_endpoint::TokenRequester;
#[cfg(feature = "client-credentials")]
use crate::error::Error;
use crate::transport::{Attempt, Body, BoxFuture, Transport, TransportError};
use crate::url::server_url::ServerUrl;

/// Adds a valid token to each request. It is a trait so that a program with a token that does not
/// expire does not link [`TokenCache`](crate::auth::token_cache::TokenCache), which implements it.
pub(crate) trait Credentials: Send + Sync {
    /// The same credentials for a handle on this server. What they keep for the server remains for
    /// as long as the handle does.
    fn for_server(&self, server: &ServerUrl) -> Arc<dyn Credentials>;

    /// Sends the request to the next hop with a token. Marks the attempt if the server refuses the
    /// token.
    fn send<'a>(
        &'a self,
        request: Request<Body>,
        attempt: &'a Attempt,
        next_hop: NextHop<'a>,
    ) -> BoxFuture<'a, Result<Response<Body>, TransportError>>;

    /// Whether a text of this server repeats a token for it, or a piece of one.
    fn echoed_in(&self, server: &ServerUrl, text: &str) -> bool;

    /// Checks that the client secret may be sent to the token URL.
    #[cfg(feature = "client-credentials")]
    fn check_token_url(&self, allow_http: bool, no_https: Option<&str>) -> Result<(), Error>;
}

/// Where a request goes after it has its token.
#[derive(Clone, Copy)]
pub(crate) struct NextHop<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) server: &'a ServerUrl,
    #[cfg(feature = "client-credentials")]
    pub(crate) token_requester: &'a dyn TokenRequester,
}

//! The handle of a running emulator.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use tokio::net::TcpListener;

use crate::connector::{Connector, Exchange};
use crate::error::Error;
use crate::fault::Fault;
use crate::gateway::{named, notification};
use crate::journal::SeenRequest;
use crate::knowledge_base::{KnowledgeBase, StoredRecord};
use crate::mail::SentMail;
use crate::provider;
use crate::server;
use crate::service::EmulatorState;
use crate::tls::Authority;
use crate::token::Token;

/// A running gateway and OAuth provider.
///
/// Dropping an `Emulator` closes its listener and every connection.
///
/// All methods except [`stop`](Self::stop) return at once. They can be called from any thread.
///
/// ```
/// # async fn f() -> Result<(), pipeshub_emulator::Error> {
/// use pipeshub_emulator::{Emulator, Exchange, fixtures};
///
/// let emulator = Emulator::builder().start().await?;
/// println!("{} with {}", emulator.server_url(), emulator.token());
/// // The next code exchanges of this connector fail.
/// assert!(emulator.set_exchange(fixtures::READY, Exchange::WrongSecret));
/// assert!(!emulator.is_authenticated(fixtures::READY));
/// # Ok(())
/// # }
/// ```
pub struct Emulator {
    state: Arc<EmulatorState>,
    address: SocketAddr,
    authority: Option<Authority>,
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("origin", &self.origin())
            .finish_non_exhaustive()
    }
}

impl Emulator {
    pub(crate) fn new(
        state: Arc<EmulatorState>,
        address: SocketAddr,
        authority: Option<Authority>,
    ) -> Self {
        Self {
            state,
            address,
            authority,
        }
    }

    /// Stops the emulator.
    ///
    /// Waits until the port is free and every connection is closed.
    pub async fn stop(self) {
        let mut tasks = self.state.tasks.stop();
        while tasks.join_next().await.is_some() {}
    }

    /// The address that the emulator listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The scheme, address and port, such as `http://127.0.0.1:41234`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.state.gateway.origin
    }

    /// The URL of the API, such as `http://127.0.0.1:41234/api/v1`.
    #[must_use]
    pub fn server_url(&self) -> String {
        format!("{}/api/v1", self.origin())
    }

    /// The provider's issuer, such as `http://127.0.0.1:41234/provider`.
    ///
    /// The provider has the paths `/authorize`, `/consent` and `/token` below this URL.
    #[must_use]
    pub fn issuer(&self) -> String {
        format!("{}{}", self.origin(), provider::ROOT)
    }

    /// The value of the first token.
    ///
    /// Default: [`fixtures::ADMIN_TOKEN`](crate::fixtures::ADMIN_TOKEN).
    /// [`Builder::token`](crate::Builder::token) replaces the default tokens.
    #[must_use]
    pub fn token(&self) -> &str {
        self.state.gateway.tokens.first().map_or("", Token::value)
    }

    /// Revokes every token that an OAuth app has received so far.
    ///
    /// A request with such a token fails with 401, `OAUTH_INVALID_TOKEN`.
    pub fn revoke_issued_tokens(&self) {
        self.state.gateway.revoke_issued();
    }

    /// The connectors as they were configured.
    ///
    /// [`is_authenticated`](Self::is_authenticated) returns the current state of a connector.
    #[must_use]
    pub fn connectors(&self) -> Vec<Connector> {
        self.state.gateway.store.connectors()
    }

    /// The certificate of the authority for https, in PEM. `None` with plain http.
    #[must_use]
    pub fn ca_pem(&self) -> Option<String> {
        self.authority.as_ref().map(Authority::pem)
    }

    /// The certificate of the authority for https, in DER. `None` with plain http.
    #[must_use]
    pub fn ca_der(&self) -> Option<&[u8]> {
        self.authority.as_ref().map(Authority::der)
    }

    /// The connector's `isAuthenticated`. Returns false for an unknown id.
    #[must_use]
    pub fn is_authenticated(&self, connector: &str) -> bool {
        self.state
            .gateway
            .store
            .find(connector)
            .is_some_and(|record| record.is_authenticated)
    }

    /// Sets the result of the connector's future code exchanges.
    ///
    /// Returns false for an unknown id.
    #[must_use = "an unknown id changes nothing"]
    pub fn set_exchange(&self, connector: &str, exchange: Exchange) -> bool {
        self.state.gateway.store.set_exchange(connector, exchange)
    }

    /// Completes every deletion of a connector that has started.
    ///
    /// Without a call, a deletion takes [`Builder::deletion_time`](crate::Builder::deletion_time).
    pub fn finish_deletions(&self) {
        self.state.gateway.store.finish_deletions();
    }

    /// The knowledge bases, without their files.
    #[must_use]
    pub fn knowledge_bases(&self) -> Vec<KnowledgeBase> {
        self.state.gateway.library.described_bases()
    }

    /// The stored records, oldest first.
    #[must_use]
    pub fn records(&self) -> Vec<StoredRecord> {
        self.state.gateway.library.records()
    }

    /// Adds a notification of a connector's sync for a user.
    pub fn notify(&self, user: &str, connector: &str, title: &str, message: &str) {
        let notification = notification(user, connector, title, message);
        self.state.gateway.people.notify(notification);
    }

    /// The mails that the gateway would have sent, oldest first.
    ///
    /// The latest thousand mails are kept.
    #[must_use]
    pub fn sent_mails(&self) -> Vec<SentMail> {
        self.state.gateway.sent_mails()
    }

    /// Sets the picture of a user, which is a JPEG on the real server.
    pub fn set_picture(&self, user: impl Into<String>, jpeg: impl Into<Bytes>) {
        self.state.gateway.pictures.set(user.into(), jpeg.into());
    }

    /// Removes the picture of a user.
    pub fn remove_picture(&self, user: &str) {
        self.state.gateway.pictures.remove(user);
    }

    /// Sets the redirect base for future flows of all connectors.
    ///
    /// [`Builder::redirect_base`](crate::Builder::redirect_base) sets the base before the start.
    pub fn set_redirect_base(&self, base: impl Into<String>) {
        self.state.gateway.store.set_redirect_base(base.into());
        self.state
            .provider
            .register(self.state.gateway.store.redirect_uris());
    }

    /// Queues a fault.
    ///
    /// Each request under `/api/v1` consumes the first queued fault that suits its operation. A fault
    /// suits every operation, except after [`Fault::on`]. Other requests consume none.
    pub fn fault(&self, fault: Fault) {
        self.state.faults.push(fault);
    }

    /// Queues the same fault for the next `count` API requests.
    pub fn faults(&self, count: usize, fault: &Fault) {
        for _ in 0..count {
            self.fault(fault.clone());
        }
    }

    /// Scripts the response of an operation, for every request from now on.
    ///
    /// `body` is JSON. The response has the header `x-emulator-sample: true`. The emulator checks
    /// the token first. Returns false for an unknown id, and for a status below 100. The id of a
    /// route that the API document lacks is its method and path, such as `GET /health`.
    ///
    /// ```
    /// # async fn f() -> Result<(), pipeshub_emulator::Error> {
    /// # let emulator = pipeshub_emulator::Emulator::builder().start().await?;
    /// assert!(emulator.reply("getAllUsers", 200, "[]"));
    /// assert!(!emulator.reply("noSuchOperation", 200, "[]"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use = "an unknown operation changes nothing"]
    pub fn reply(&self, operation: &str, status: u16, body: impl Into<Bytes>) -> bool {
        let (Some(operation), Ok(status)) = (named(operation), StatusCode::from_u16(status)) else {
            return false;
        };
        self.state.gateway.reply(operation, status, body.into());
        true
    }

    /// The number of queued faults that no request has consumed yet.
    #[must_use]
    pub fn pending_faults(&self) -> usize {
        self.state.faults.len()
    }

    /// Removes all queued faults.
    pub fn clear_faults(&self) {
        self.state.faults.clear();
    }

    /// The recorded API requests, oldest first.
    ///
    /// [`Builder::journal_limits`](crate::Builder::journal_limits) limits how many of the latest
    /// requests are kept.
    #[must_use]
    pub fn requests(&self) -> Vec<SeenRequest> {
        self.state.journal.requests(true)
    }

    /// The recorded requests for web pages and to the provider, oldest first.
    #[must_use]
    pub fn other_requests(&self) -> Vec<SeenRequest> {
        self.state.journal.requests(false)
    }

    /// The number of requests that the limits removed from the journal.
    ///
    /// Counts since the last [`clear_requests`](Self::clear_requests). The limits are those of
    /// [`Builder::journal_limits`](crate::Builder::journal_limits).
    #[must_use]
    pub fn forgotten_requests(&self) -> usize {
        self.state.journal.forgotten()
    }

    /// Removes all recorded requests, and resets [`code_count`](Self::code_count).
    pub fn clear_requests(&self) {
        self.state.journal.clear();
    }

    /// The number of recorded callback requests with this code.
    ///
    /// Counts requests that met a fault or were refused, too.
    #[must_use]
    pub fn code_count(&self, code: &str) -> usize {
        self.state.journal.code_count(code)
    }

    /// The number of requests to the provider's token endpoint with this code.
    #[must_use]
    pub fn provider_code_count(&self, code: &str) -> usize {
        self.state.provider.code_count(code)
    }

    /// Expires the codes that the provider has issued so far.
    ///
    /// The exchange of such a code fails with `invalid_grant`.
    pub fn expire_codes(&self) {
        self.state.provider.expire_codes();
    }

    /// Expires the states of the flows that have begun.
    ///
    /// The callback of such a flow fails with `server_error`, as after the lifetime of a session.
    pub fn expire_states(&self) {
        self.state.gateway.store.expire_states();
    }

    /// Serves the admin endpoint on a port of 127.0.0.1, and returns its address.
    ///
    /// The endpoint queues faults, scripts responses, reads the journal and plays the user, for a
    /// test in another language. The README describes its requests. Port 0 selects a free port.
    ///
    /// # Errors
    ///
    /// [`Error::Listen`] if the port is not free.
    pub async fn serve_admin(&self, port: u16) -> Result<SocketAddr, Error> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let listener = listener.map_err(Error::Listen)?;
        let address = listener.local_addr().map_err(Error::Listen)?;
        let listening = server::listen_for_admin(listener, Arc::clone(&self.state));
        self.state.tasks.spawn(async {
            listening.await;
        });
        Ok(address)
    }

    /// Plays a user who allows access.
    ///
    /// Returns the redirect URL of the consent page for this `authorizationUrl`. No HTTP request is
    /// sent.
    ///
    /// # Errors
    ///
    /// [`Error::Consent`] if the provider shows no consent page for the URL.
    pub fn grant(&self, authorization_url: &str) -> Result<String, Error> {
        self.state.decide(authorization_url, true)
    }

    /// Plays a user who denies access.
    ///
    /// Returns the redirect URL, which contains `error=access_denied`.
    ///
    /// # Errors
    ///
    /// [`Error::Consent`] if the provider shows no consent page for the URL.
    pub fn deny(&self, authorization_url: &str) -> Result<String, Error> {
        self.state.decide(authorization_url, false)
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        drop(self.state.tasks.stop());
    }
}

//! The server's memory of flows and their outcomes.
//!
//! A flow is stored between the "Connect" button and the provider's redirect, and its outcome after
//! that. This module sends no requests. Start at [`FlowStore`].

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use pipeshub::BoxFuture;
use pipeshub::connector_oauth::OAuthState;
use ring::digest::{SHA256, digest};
use ring::rand::{SystemRandom, generate};

use crate::pages::Outcome;

/// The time that a flow or an outcome is stored.
pub(crate) const LIFETIME: Duration = Duration::from_secs(600);

/// A flow that waits for its redirect.
pub(crate) struct Flow {
    pub(crate) connector_id: String,
    /// The connector's `isAuthenticated` before the flow. After an unknown outcome, only this value
    /// shows whether the flow succeeded.
    pub(crate) was_authenticated: bool,
    pub(crate) state: OAuthState,
}

/// A store of flows and their outcomes.
///
/// The key of a flow is the session id in the browser's cookie. The key of an outcome is the id in
/// the path of its page. The redirect may reach another instance of this program than the button
/// did. Several instances behind one address therefore share a store:
///
/// - Redis: `SET flow:ID VALUE EX 600` to put, `GETDEL flow:ID` to take.
/// - SQL: an `INSERT`, and `DELETE FROM flow WHERE id = $1 AND expires > now() RETURNING *`.
///
/// Taking a flow has to be one atomic step. Of two requests with the same cookie, only one may get
/// the flow. Sending a code twice can destroy the tokens. The value has three fields. The state
/// ([`OAuthState::expose`], [`OAuthState::from_saved`]) is a secret, so encrypt the connection to
/// the store and do not log its commands.
pub(crate) trait FlowStore: Send + Sync {
    /// Stores a flow for [`LIFETIME`]. An error is a sentence for the page.
    fn put(&self, id: SessionId, flow: Flow) -> BoxFuture<'_, Result<(), &'static str>>;

    /// Removes a flow and returns it.
    fn take(&self, id: SessionId) -> BoxFuture<'_, Option<Flow>>;

    /// Stores the outcome of a flow for [`LIFETIME`].
    fn put_outcome(
        &self,
        id: SessionId,
        outcome: Outcome,
    ) -> BoxFuture<'_, Result<(), &'static str>>;

    /// Returns the outcome of a flow, and keeps it in the store.
    fn outcome(&self, id: SessionId) -> BoxFuture<'_, Option<Outcome>>;
}

/// Returns the name of a flow's cookie, without a prefix.
///
/// The name is a hash of the state, which the redirect contains. So each flow of a browser has its
/// own cookie, and a redirect with another state matches no flow.
pub(crate) fn cookie_of(state: &str) -> String {
    let hash = digest(&SHA256, state.as_bytes());
    format!("flow-{}", hex(&hash.as_ref()[..8]))
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// An id that cannot be guessed: 256 random bits of the system, in hexadecimal.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SessionId(String);

impl SessionId {
    pub(crate) fn random() -> Result<Self, &'static str> {
        let bytes: [u8; 32] = generate(&SystemRandom::new())
            .map_err(|_| "The system has no random numbers.")?
            .expose();
        Ok(Self(hex(&bytes)))
    }

    /// Parses an id from a cookie or a path. Returns `None` for a text of another form.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        let is_digit = |byte: &u8| byte.is_ascii_hexdigit();
        let text = std::str::from_utf8(text).ok()?;
        (text.len() == 64 && text.as_bytes().iter().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// The text of the id. Use it only in the cookie or the path.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// A store in the memory of this program, for a single instance.
#[derive(Default)]
pub(crate) struct InMemory {
    flows: Expiring<Flow>,
    outcomes: Expiring<Outcome>,
}

impl FlowStore for InMemory {
    fn put(&self, id: SessionId, flow: Flow) -> BoxFuture<'_, Result<(), &'static str>> {
        let kept = self.flows.put(id, flow);
        Box::pin(async move { kept })
    }

    fn take(&self, id: SessionId) -> BoxFuture<'_, Option<Flow>> {
        let taken = self.flows.with(|flows| flows.remove(&id));
        Box::pin(async move { taken.map(|(_, flow)| flow) })
    }

    fn put_outcome(
        &self,
        id: SessionId,
        outcome: Outcome,
    ) -> BoxFuture<'_, Result<(), &'static str>> {
        let kept = self.outcomes.put(id, outcome);
        Box::pin(async move { kept })
    }

    fn outcome(&self, id: SessionId) -> BoxFuture<'_, Option<Outcome>> {
        let outcome = self.outcomes.with(|outcomes| outcomes.get(&id).cloned());
        Box::pin(async move { outcome.map(|(_, outcome)| outcome) })
    }
}

/// Values that expire after [`LIFETIME`].
struct Expiring<T>(Mutex<HashMap<SessionId, (Instant, T)>>);

impl<T> Default for Expiring<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Expiring<T> {
    /// The maximum number of values, because anyone can press the button.
    const MOST: usize = 10_000;

    /// Drops expired values and then calls `work` with the others.
    fn with<R>(&self, work: impl FnOnce(&mut HashMap<SessionId, (Instant, T)>) -> R) -> R {
        let mut values = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        values.retain(|_, (since, _)| since.elapsed() < LIFETIME);
        work(&mut values)
    }

    fn put(&self, id: SessionId, value: T) -> Result<(), &'static str> {
        self.with(|values| {
            if values.len() >= Self::MOST {
                return Err("Too many flows are open. Try again in a few minutes.");
            }
            values.insert(id, (Instant::now(), value));
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow() -> Flow {
        Flow {
            connector_id: "c1".to_owned(),
            was_authenticated: false,
            state: OAuthState::from_saved("s"),
        }
    }

    #[tokio::test]
    async fn flow_is_taken_once() {
        let (store, id) = (InMemory::default(), SessionId::random().unwrap());
        assert!(store.put(id.clone(), flow()).await.is_ok());
        assert!(store.take(SessionId::random().unwrap()).await.is_none());
        assert_eq!(store.take(id.clone()).await.unwrap().connector_id, "c1");
        assert!(store.take(id).await.is_none());
    }

    #[tokio::test]
    async fn number_of_flows_is_limited() {
        let store = InMemory::default();
        for _ in 0..Expiring::<Flow>::MOST {
            let id = SessionId::random().unwrap();
            store
                .flows
                .0
                .lock()
                .unwrap()
                .insert(id, (Instant::now(), flow()));
        }
        assert!(
            store
                .put(SessionId::random().unwrap(), flow())
                .await
                .is_err()
        );
    }

    #[tokio::test]
    async fn flow_expires() {
        let (store, id) = (InMemory::default(), SessionId::random().unwrap());
        let since = Instant::now().checked_sub(LIFETIME).unwrap();
        store
            .flows
            .with(|flows| flows.insert(id.clone(), (since, flow())));
        assert!(store.take(id).await.is_none());
    }

    #[test]
    fn text_of_another_form_is_no_session_id() {
        let id = SessionId::random().unwrap();
        assert!(SessionId::parse(id.expose().as_bytes()).is_some_and(|again| again == id));
        for other in [
            "",
            "abc",
            &"g".repeat(64),
            &"a".repeat(65),
            &"\u{e9}".repeat(32),
        ] {
            assert!(SessionId::parse(other.as_bytes()).is_none(), "{other}");
        }
    }

    #[test]
    fn cookies_of_two_states_have_two_names() {
        assert_eq!(cookie_of("s"), "flow-043a718774c572bd");
        assert_ne!(cookie_of("s="), cookie_of("s=="));
    }
}

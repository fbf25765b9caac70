//! What the server remembers about a flow: between the "Connect" button and the provider's redirect,
//! and what came of it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use pipeshub::BoxFuture;
use pipeshub::connector_oauth::OAuthState;
use ring::digest::{SHA256, digest};
use ring::rand::{SystemRandom, generate};

use crate::pages::Outcome;

/// How long a person may take to consent, and the page at the end can be read.
pub(crate) const LIFETIME: Duration = Duration::from_secs(600);

/// A flow that waits for its redirect.
pub(crate) struct Flow {
    pub(crate) connector_id: String,
    /// What `isAuthenticated` was before, without which nobody can tell afterwards whether a
    /// doubtful flow worked.
    pub(crate) was_authenticated: bool,
    pub(crate) state: OAuthState,
}

/// Where flows are kept, each under the session id in its browser's cookie, and their outcomes, each
/// under an id in the path of its page.
///
/// The redirect may reach another instance of this program than the button did. Several behind one
/// address share a store:
///
/// - Redis: `SET flow:ID VALUE EX 600` to put, `GETDEL flow:ID` to take;
/// - SQL: an `INSERT`, and `DELETE FROM flow WHERE id = $1 AND expires > now() RETURNING *`.
///
/// What matters is that taking is one step: of two requests with the same cookie one gets the flow
/// and the other nothing, since a code that is handed over twice can destroy the tokens. The value
/// is three fields, of which the state ([`OAuthState::expose`], [`OAuthState::from_saved`]) is a
/// secret: no log of commands, encryption on the way.
pub(crate) trait FlowStore: Send + Sync {
    /// Keeps a flow for [`LIFETIME`]; an error is a sentence for the page.
    fn put(&self, id: SessionId, flow: Flow) -> BoxFuture<'_, Result<(), &'static str>>;

    /// Takes a flow out, so that nobody gets it again.
    fn take(&self, id: SessionId) -> BoxFuture<'_, Option<Flow>>;

    /// Keeps what came of a flow for [`LIFETIME`].
    fn put_outcome(
        &self,
        id: SessionId,
        outcome: Outcome,
    ) -> BoxFuture<'_, Result<(), &'static str>>;

    /// Returns what came of a flow, as often as it is asked for.
    fn outcome(&self, id: SessionId) -> BoxFuture<'_, Option<Outcome>>;
}

/// The name of a flow's cookie, without a prefix. It is made of the state that the redirect brings
/// back: so each of several flows of a browser has a cookie of its own, and a redirect with another
/// state reaches none of them.
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

/// A name that nobody can guess: 256 bits of the system's randomness, in hex.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SessionId(String);

impl SessionId {
    pub(crate) fn random() -> Result<Self, &'static str> {
        let bytes: [u8; 32] = generate(&SystemRandom::new())
            .map_err(|_| "the system gave no randomness")?
            .expose();
        Ok(Self(hex(&bytes)))
    }

    /// From a cookie or a path, if it looks like one that this program made.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        let is_digit = |byte: &u8| byte.is_ascii_hexdigit();
        let text = std::str::from_utf8(text).ok()?;
        (text.len() == 64 && text.as_bytes().iter().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// For the cookie or the path, and for nothing else.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// Flows and outcomes in this program's memory: for one instance.
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

/// Values that are forgotten after [`LIFETIME`].
struct Expiring<T>(Mutex<HashMap<SessionId, (Instant, T)>>);

impl<T> Default for Expiring<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Expiring<T> {
    /// Anybody can press the button, so there is a limit to what is remembered.
    const MOST: usize = 10_000;

    /// Uses the values that are not too old.
    fn with<R>(&self, work: impl FnOnce(&mut HashMap<SessionId, (Instant, T)>) -> R) -> R {
        let mut values = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        values.retain(|_, (since, _)| since.elapsed() < LIFETIME);
        work(&mut values)
    }

    fn put(&self, id: SessionId, value: T) -> Result<(), &'static str> {
        self.with(|values| {
            if values.len() >= Self::MOST {
                return Err("too many people are connecting at once; try again in a few minutes");
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
    async fn a_flow_is_taken_once() {
        let (store, id) = (InMemory::default(), SessionId::random().unwrap());
        assert!(store.put(id.clone(), flow()).await.is_ok());
        assert!(store.take(SessionId::random().unwrap()).await.is_none());
        assert_eq!(store.take(id.clone()).await.unwrap().connector_id, "c1");
        assert!(store.take(id).await.is_none());
    }

    #[tokio::test]
    async fn there_is_a_limit() {
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

    #[test]
    fn only_what_looks_like_an_id_is_one() {
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

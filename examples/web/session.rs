//! What the server remembers about a flow between the "Connect" button and the provider's redirect.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use pipeshub::BoxFuture;
use pipeshub::connector_oauth::OAuthState;
use ring::rand::{SystemRandom, generate};

/// How long a person may take to consent.
pub(crate) const LIFETIME: Duration = Duration::from_secs(600);

/// A flow that waits for its redirect.
pub(crate) struct Flow {
    pub(crate) connector_id: String,
    /// What `isAuthenticated` was before, without which nobody can tell afterwards whether a
    /// doubtful flow worked.
    pub(crate) was_authenticated: bool,
    pub(crate) state: OAuthState,
}

/// Where flows are kept, each under the session id in its browser's cookie.
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
}

/// A name that nobody can guess: 256 bits of the system's randomness, in hex.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SessionId(String);

impl SessionId {
    pub(crate) fn random() -> Result<Self, &'static str> {
        let bytes: [u8; 32] = generate(&SystemRandom::new())
            .map_err(|_| "the system gave no randomness")?
            .expose();
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        Ok(Self(
            digits
                .filter_map(|digit| char::from_digit(digit.into(), 16))
                .collect(),
        ))
    }

    /// From a cookie, if it looks like one of ours.
    pub(crate) fn from_cookie(text: &str) -> Option<Self> {
        (text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()))
            .then(|| Self(text.to_owned()))
    }

    /// For the cookie, and for nothing else.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// Flows in this program's memory: for one instance.
#[derive(Default)]
pub(crate) struct InMemory(Mutex<HashMap<SessionId, (Instant, Flow)>>);

impl InMemory {
    /// Anybody can press the button, so there is a limit to what is remembered.
    const MOST: usize = 10_000;
}

impl FlowStore for InMemory {
    fn put(&self, id: SessionId, flow: Flow) -> BoxFuture<'_, Result<(), &'static str>> {
        let mut flows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        flows.retain(|_, (since, _)| since.elapsed() < LIFETIME);
        let kept = if flows.len() < Self::MOST {
            flows.insert(id, (Instant::now(), flow));
            Ok(())
        } else {
            Err("too many people are connecting at once; try again in a few minutes")
        };
        Box::pin(async move { kept })
    }

    fn take(&self, id: SessionId) -> BoxFuture<'_, Option<Flow>> {
        let taken = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&id);
        Box::pin(async move {
            taken
                .filter(|(since, _)| since.elapsed() < LIFETIME)
                .map(|(_, flow)| flow)
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
        for _ in 0..InMemory::MOST {
            store
                .put(SessionId::random().unwrap(), flow())
                .await
                .unwrap();
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
        assert!(SessionId::from_cookie(id.expose()).is_some_and(|again| again == id));
        for other in ["", "abc", &"g".repeat(64), &"a".repeat(65)] {
            assert!(SessionId::from_cookie(other).is_none(), "{other}");
        }
    }
}

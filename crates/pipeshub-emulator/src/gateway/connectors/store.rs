//! The stored connectors, and their visibility.
//!
//! Contains the pending flow, the used codes and the credentials of each connector. The store
//! checks no tokens. Entry point: [`Store::find_visible`].

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

use crate::connector::{Connector, Exchange};
use crate::secret::fingerprint;
use crate::sync::lock;
use crate::time::{milliseconds, now};
use crate::token::Token;

/// The connectors and the state of their flows.
#[derive(Debug)]
pub(crate) struct Store(Mutex<StoreState>);

#[derive(Debug)]
struct StoreState {
    redirect_base: String,
    records: Vec<Record>,
    /// The time from the request of a deletion to its end.
    deletion_time: Duration,
}

impl StoreState {
    /// Removes the connectors whose deletion is complete.
    fn forget_deleted(&mut self) {
        let now = Instant::now();
        self.records
            .retain(|record| record.deleted_at.is_none_or(|end| end > now));
    }
}

/// A connector with its stored state.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) connector: Connector,
    pub(crate) flow: FlowState,
    pub(crate) is_authenticated: bool,
    /// The time of creation in milliseconds since 1970.
    pub(crate) created: u64,
    /// The end of the deletion that has started.
    deleted_at: Option<Instant>,
}

/// The creation time of the first connectors, 2026-01-06 10:00 UTC.
const FIRST_CREATED: u64 = 1_767_693_600_000;

/// The maximum number of connectors.
const MAX_CONNECTORS: usize = 10_000;

/// The state of a connector's flow.
///
/// The callback copies this state, changes the copy, and stores the whole copy.
#[derive(Debug, Clone, Default)]
pub(crate) struct FlowState {
    pub(crate) pending: Option<PendingFlow>,
    used_codes: VecDeque<[u8; 32]>,
    pub(crate) credentials: Option<String>,
}

/// The maximum number of used codes per connector. A new code replaces the oldest one.
const MAX_USED_CODES: usize = 1000;

impl FlowState {
    pub(crate) fn has_used(&self, code: &str) -> bool {
        self.used_codes.contains(&fingerprint(code))
    }

    pub(crate) fn mark_used(&mut self, code: &str) {
        self.used_codes.truncate(MAX_USED_CODES - 1);
        self.used_codes.push_front(fingerprint(code));
    }

    /// Starts a flow and removes the used codes of earlier flows.
    pub(crate) fn begin(&mut self, pending: PendingFlow) {
        self.pending = Some(pending);
        self.used_codes.clear();
    }
}

/// The flow that waits for its callback. A connector has at most one.
#[derive(Debug, Clone)]
pub(crate) struct PendingFlow {
    pub(crate) state: String,
    pub(crate) verifier: String,
}

impl Record {
    /// The `status` of the connector.
    pub(crate) fn status(&self) -> Option<&'static str> {
        self.deleted_at.map(|_| "DELETING")
    }

    /// Whether the token's user can see the connector.
    ///
    /// An administrator sees every team connector. Every user sees the connectors that they
    /// created.
    pub(crate) fn is_visible_to(&self, token: &Token) -> bool {
        self.connector.owner == token.user || !self.connector.personal && token.seen_as_admin()
    }

    /// Whether the token's user lacks the role for the connector's flow.
    ///
    /// A team connector requires an administrator. The creator of the connector needs the role,
    /// too.
    pub(crate) fn is_for_admins_only(&self, token: &Token) -> bool {
        !self.connector.personal && !token.seen_as_admin()
    }
}

impl Store {
    pub(crate) fn new(
        connectors: Vec<Connector>,
        redirect_base: String,
        deletion_time: Duration,
    ) -> Self {
        let records = connectors.into_iter().map(|connector| {
            let credentials = connector
                .authenticated
                .then(|| "credentials from before".to_owned());
            let flow = FlowState {
                credentials,
                ..FlowState::default()
            };
            Record {
                is_authenticated: connector.authenticated,
                flow,
                connector,
                created: FIRST_CREATED,
                deleted_at: None,
            }
        });
        Self(Mutex::new(StoreState {
            redirect_base,
            records: records.collect(),
            deletion_time,
        }))
    }

    /// Returns a copy of a connector's record.
    pub(crate) fn find(&self, id: &str) -> Option<Record> {
        let mut state = lock(&self.0);
        state.forget_deleted();
        state
            .records
            .iter()
            .find(|record| record.connector.id == id)
            .cloned()
    }

    /// Returns a copy of the record of a visible connector.
    ///
    /// `None` if the token's user cannot see the connector.
    pub(crate) fn find_visible(&self, id: &str, token: &Token) -> Option<Record> {
        self.find(id).filter(|record| record.is_visible_to(token))
    }

    /// Changes a connector's record under the lock. Returns false for an unknown id.
    pub(crate) fn change(&self, id: &str, change: impl FnOnce(&mut Record)) -> bool {
        let mut state = lock(&self.0);
        let record = state
            .records
            .iter_mut()
            .find(|record| record.connector.id == id);
        record.map(change).is_some()
    }

    /// Returns copies of the records that suit, oldest first.
    pub(crate) fn all(&self, suits: impl Fn(&Record) -> bool) -> Vec<Record> {
        let mut state = lock(&self.0);
        state.forget_deleted();
        let records = state.records.iter();
        records.filter(|record| suits(record)).cloned().collect()
    }

    /// Adds a connector. The error is the message for the user.
    ///
    /// Names are unique within their scope, in any case and without outer blanks.
    pub(crate) fn add(&self, connector: Connector) -> Result<(), String> {
        let mut state = lock(&self.0);
        state.forget_deleted();
        let name = |connector: &Connector| connector.name.trim().to_lowercase();
        let is_taken = state.records.iter().any(|record| {
            let other = &record.connector;
            name(other) == name(&connector)
                && other.personal == connector.personal
                && (!other.personal || other.owner == connector.owner)
        });
        if is_taken {
            return Err(format!(
                "Connector instance name '{}' already exists. Please choose a different name.",
                connector.name.trim()
            ));
        }
        if state.records.len() >= MAX_CONNECTORS {
            return Err(format!(
                "the emulator stores at most {MAX_CONNECTORS} connectors"
            ));
        }
        let created = u64::try_from(milliseconds(now())).unwrap_or_default();
        state.records.push(Record {
            connector,
            flow: FlowState::default(),
            is_authenticated: false,
            created,
            deleted_at: None,
        });
        Ok(())
    }

    /// Starts the deletion of a connector. Returns false if a deletion has started before.
    pub(crate) fn start_deletion(&self, id: &str) -> bool {
        let mut state = lock(&self.0);
        let end = Instant::now() + state.deletion_time;
        let mut records = state.records.iter_mut();
        let Some(record) = records.find(|record| record.connector.id == id) else {
            return false;
        };
        let is_first = record.deleted_at.is_none();
        record.deleted_at.get_or_insert(end);
        is_first
    }

    /// Completes every deletion that has started.
    pub(crate) fn finish_deletions(&self) {
        lock(&self.0)
            .records
            .retain(|record| record.deleted_at.is_none());
    }

    pub(crate) fn set_exchange(&self, id: &str, exchange: Exchange) -> bool {
        self.change(id, |record| record.connector.exchange = exchange)
    }

    pub(crate) fn connectors(&self) -> Vec<Connector> {
        lock(&self.0)
            .records
            .iter()
            .map(|record| record.connector.clone())
            .collect()
    }

    pub(crate) fn set_redirect_base(&self, base: String) {
        lock(&self.0).redirect_base = base;
    }

    /// Returns the redirect URI in the saved config of a connector type.
    pub(crate) fn redirect_uri(&self, kind: &str) -> String {
        format!(
            "{}/connectors/oauth/callback/{kind}",
            lock(&self.0).redirect_base
        )
    }

    /// Returns the queries in the connectors' provider URLs.
    pub(crate) fn provider_queries(&self) -> Vec<String> {
        let connectors = self.connectors().into_iter();
        connectors
            .map(|connector| connector.provider_query)
            .filter(|query| !query.is_empty())
            .collect()
    }

    /// Returns the redirect URIs of all connectors, each once.
    pub(crate) fn redirect_uris(&self) -> Vec<String> {
        let mut kinds: Vec<String> = self.connectors().into_iter().map(|one| one.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.iter().map(|kind| self.redirect_uri(kind)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn used_codes_beyond_the_limit_replace_the_oldest() {
        let mut flow = FlowState::default();
        for n in 0..=MAX_USED_CODES {
            flow.mark_used(&n.to_string());
        }
        assert_eq!(flow.used_codes.len(), MAX_USED_CODES);
        assert!(!flow.has_used("0") && flow.has_used("1"));
        flow.begin(PendingFlow {
            state: String::new(),
            verifier: String::new(),
        });
        assert!(!flow.has_used("1"));
    }
}

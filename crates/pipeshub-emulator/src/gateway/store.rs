//! What is stored about each connector, and who may see it.

use std::collections::VecDeque;
use std::sync::Mutex;

use crate::connector::{Connector, Exchange};
use crate::secret::fingerprint;
use crate::sync::lock;
use crate::token::Token;

/// The connectors and the state of their flows.
#[derive(Debug)]
pub(crate) struct Store(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    redirect_base: String,
    records: Vec<Record>,
}

/// One connector with everything stored about it.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) connector: Connector,
    pub(crate) saved: Saved,
    pub(crate) is_authenticated: bool,
}

/// The part of a record the callback reads, changes and writes back as a whole.
#[derive(Debug, Clone, Default)]
pub(crate) struct Saved {
    pub(crate) pending: Option<Pending>,
    used_codes: VecDeque<[u8; 32]>,
    pub(crate) credentials: Option<String>,
}

/// Codes that are remembered as used, for each connector.
const MAX_USED_CODES: usize = 1000;

impl Saved {
    pub(crate) fn has_used(&self, code: &str) -> bool {
        self.used_codes.contains(&fingerprint(code))
    }

    pub(crate) fn use_up(&mut self, code: &str) {
        self.used_codes.truncate(MAX_USED_CODES - 1);
        self.used_codes.push_front(fingerprint(code));
    }

    /// Begins a flow, whose codes are new.
    pub(crate) fn begin(&mut self, pending: Pending) {
        self.pending = Some(pending);
        self.used_codes.clear();
    }
}

/// The one flow of a connector that waits for its callback.
#[derive(Debug, Clone)]
pub(crate) struct Pending {
    pub(crate) state: String,
    pub(crate) verifier: String,
}

impl Record {
    /// An administrator sees every team connector, anybody what they created themselves.
    pub(crate) fn is_visible_to(&self, token: &Token) -> bool {
        self.connector.owner == token.user || !self.connector.personal && token.seen_as_admin()
    }

    /// Signing in for the team is for administrators, even if somebody else created the connector.
    pub(crate) fn is_for_admins_only(&self, token: &Token) -> bool {
        !self.connector.personal && !token.seen_as_admin()
    }
}

impl Store {
    pub(crate) fn new(connectors: Vec<Connector>, redirect_base: String) -> Self {
        let records = connectors.into_iter().map(|connector| {
            let credentials = connector
                .authenticated
                .then(|| "credentials from before".to_owned());
            let saved = Saved {
                credentials,
                ..Saved::default()
            };
            Record {
                is_authenticated: connector.authenticated,
                saved,
                connector,
            }
        });
        Self(Mutex::new(Inner {
            redirect_base,
            records: records.collect(),
        }))
    }

    /// A copy of what is stored about a connector.
    pub(crate) fn find(&self, id: &str) -> Option<Record> {
        lock(&self.0)
            .records
            .iter()
            .find(|record| record.connector.id == id)
            .cloned()
    }

    /// The same, if the token's user may see the connector.
    pub(crate) fn find_visible(&self, id: &str, token: &Token) -> Option<Record> {
        self.find(id).filter(|record| record.is_visible_to(token))
    }

    /// Changes what is stored about a connector, if it exists.
    pub(crate) fn change(&self, id: &str, change: impl FnOnce(&mut Record)) -> bool {
        let mut inner = lock(&self.0);
        let record = inner
            .records
            .iter_mut()
            .find(|record| record.connector.id == id);
        record.map(change).is_some()
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

    /// The redirect URI in the saved config of a connector of this type.
    pub(crate) fn redirect_uri(&self, kind: &str) -> String {
        format!(
            "{}/connectors/oauth/callback/{kind}",
            lock(&self.0).redirect_base
        )
    }

    /// The queries that providers' URLs have of their own.
    pub(crate) fn provider_queries(&self) -> Vec<String> {
        let connectors = self.connectors().into_iter();
        connectors
            .map(|connector| connector.provider_query)
            .filter(|query| !query.is_empty())
            .collect()
    }

    /// The redirect URIs of all connectors, for the provider to know.
    pub(crate) fn redirect_uris(&self) -> Vec<String> {
        self.connectors()
            .iter()
            .map(|connector| self.redirect_uri(&connector.kind))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn used_codes_do_not_fill_the_memory() {
        let mut saved = Saved::default();
        for n in 0..=MAX_USED_CODES {
            saved.use_up(&n.to_string());
        }
        assert_eq!(saved.used_codes.len(), MAX_USED_CODES);
        assert!(!saved.has_used("0") && saved.has_used("1"));
        saved.begin(Pending {
            state: String::new(),
            verifier: String::new(),
        });
        assert!(!saved.has_used("1"));
    }
}

//! The schedule of a connector, which the API calls a crawling job.

use std::fmt::Write as _;

use crate::fixtures::ORGANIZATION;
use crate::json::{Json, object};
use crate::secret::fingerprint;

/// The schedule of a connector.
#[derive(Debug, Clone)]
pub(super) struct Schedule {
    /// The type of the connector, as the request had it.
    pub(super) connector: String,
    pub(super) config: Json,
    pub(super) user: String,
    pub(super) is_paused: bool,
    /// The time of the last change in milliseconds since 1970.
    pub(super) changed: u64,
    /// The time of that change as JavaScript writes it.
    pub(super) changed_at: String,
    /// The next sync in milliseconds since 1970.
    pub(super) next: u64,
}

impl Schedule {
    pub(super) fn job_id(&self, id: &str) -> String {
        let key = format!("{id}{}", self.config.to_compact());
        let hash = fingerprint(&key);
        let mut hex = String::new();
        for byte in hash.iter().take(16) {
            // Writing to a `String` cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        format!("repeat:{hex}:{}", self.next)
    }

    pub(super) fn status(&self, id: &str) -> Json {
        let name = format!("crawl-{}-{id}", self.connector.to_lowercase());
        let job = if self.is_paused {
            format!("{name}-{ORGANIZATION}")
        } else {
            self.job_id(id)
        };
        let delay = (!self.is_paused).then(|| self.next.saturating_sub(self.changed));
        object! {
            "id": job,
            "name": name,
            "data": object! {
                "connector": self.connector.as_str(),
                "connectorId": id,
                "scheduleConfig": self.config.clone(),
                "orgId": ORGANIZATION,
                "userId": self.user.as_str(),
                "timestamp": self.changed_at.as_str(),
            },
            "progress": 0_i64,
        }
        .with("delay", delay)
        .with("timestamp", Some(self.changed))
        .with("attemptsMade", Some(0_i64))
        .with(
            "state",
            Some(if self.is_paused { "paused" } else { "delayed" }),
        )
    }
}

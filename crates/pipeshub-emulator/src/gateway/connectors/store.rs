//! The stored connectors, and their visibility.
//!
//! Contains the pending flow, the used codes and the credentials of each connector. The store
//! checks no tokens. Entry point: [`Store::find_visible`].

use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

use super::job::Schedule;
use super::list::Page;
use super::settings::Settings;
use crate::connector::{Connector, Exchange, Setup};
use crate::connector_type::ConnectorType;
use crate::fixtures::{CLIENT_ID, CLIENT_SECRET};
use crate::gateway::{Refusal, conflict, internal_error};
use crate::secret::fingerprint;
use crate::sync::lock;
use crate::time::{milliseconds, now};
use crate::token::Token;
use crate::users;

/// The connectors and the state of their flows.
#[derive(Debug)]
pub(crate) struct Store(Mutex<StoreState>);

#[derive(Debug)]
struct StoreState {
    redirect_base: String,
    records: Vec<Record>,
    apps: Vec<SharedApp>,
    /// The position of each record by its id.
    positions: HashMap<String, usize>,
    /// The positions of the team's connectors.
    team: Vec<usize>,
    /// Whether a deletion has started that is not complete.
    is_deleting: bool,
    /// The time from the request of a deletion to its end.
    deletion_time: Duration,
}

impl StoreState {
    /// Removes the connectors whose deletion is complete.
    fn forget_deleted(&mut self) {
        if self.is_deleting {
            let now = Instant::now();
            self.keep(|record| record.deleted_at.is_none_or(|end| end > now));
        }
    }

    /// Keeps the records that suit, and numbers them again.
    fn keep(&mut self, suits: impl Fn(&Record) -> bool) {
        self.records.retain(suits);
        let records = self.records.iter();
        self.is_deleting = records.clone().any(|record| record.deleted_at.is_some());
        self.positions = positions(records);
        self.team = team(&self.records);
    }

    /// Returns the record of a connector.
    fn get(&self, id: &str) -> Option<&Record> {
        self.records.get(*self.positions.get(id)?)
    }

    fn get_mut(&mut self, id: &str) -> Option<&mut Record> {
        self.records.get_mut(*self.positions.get(id)?)
    }

    fn redirect_uri(&self, record: &Record) -> String {
        let auth = record.settings.auth.as_ref();
        let base = auth.and_then(|auth| auth.base.as_deref());
        redirect_uri(base.unwrap_or(&self.redirect_base), &record.connector.kind)
    }

    /// Fails if a connector of the same scope has this name. The error is the message.
    ///
    /// Names are compared in any case and without outer blanks.
    fn check_name(&self, name: &str, connector: &Connector) -> Result<(), String> {
        let key = |name: &str| name.trim().to_lowercase();
        let is_taken = self.records.iter().any(|record| {
            let other = &record.connector;
            key(&other.name) == key(name)
                && other.personal == connector.personal
                && (!other.personal || other.owner == connector.owner)
        });
        if is_taken {
            let name = name.trim();
            return Err(format!(
                "Connector instance name '{name}' already exists. Please choose a different name."
            ));
        }
        Ok(())
    }
}

/// A connector with its stored state.
#[derive(Debug, Clone)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "the flags of a connector are independent"
)]
pub(crate) struct Record {
    pub(crate) connector: Connector,
    pub(crate) flow: FlowState,
    pub(crate) is_authenticated: bool,
    pub(super) settings: Settings,
    pub(super) schedule: Option<Schedule>,
    /// Whether the sync is on.
    pub(crate) is_active: bool,
    pub(super) is_agent_active: bool,
    /// Whether a sync has ever ended.
    pub(super) is_synced: bool,
    /// The time of creation in milliseconds since 1970.
    pub(crate) created: u64,
    /// The time of the last change in milliseconds since 1970.
    pub(super) updated: u64,
    pub(super) updated_by: String,
    /// The end of the deletion that has started.
    deleted_at: Option<Instant>,
}

/// A shared OAuth app of PipesHub: a client of the provider.
#[derive(Debug, Clone)]
pub(super) struct SharedApp {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) owner: String,
    pub(super) client_id: String,
    pub(super) client_secret: String,
    pub(super) redirect_uri: String,
    pub(super) created: u64,
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
    fn new(connector: Connector, settings: Settings, created: u64) -> Self {
        Self {
            is_authenticated: false,
            flow: FlowState::default(),
            settings,
            schedule: None,
            is_active: false,
            is_agent_active: false,
            is_synced: false,
            created,
            updated: created,
            updated_by: connector.owner.clone(),
            connector,
            deleted_at: None,
        }
    }

    /// The `status` of the connector.
    pub(crate) fn status(&self) -> Option<&'static str> {
        match self.deleted_at {
            Some(_) => Some("DELETING"),
            None => self.is_synced.then_some("IDLE"),
        }
    }

    /// Whether a deletion has started.
    pub(super) fn is_locked(&self) -> bool {
        self.deleted_at.is_some()
    }

    /// Whether the connector uses OAuth and has no credentials.
    pub(super) fn needs_sign_in(&self) -> bool {
        self.connector.supports_oauth() && self.flow.credentials.is_none()
    }

    /// Notes the time and the user of a change.
    pub(super) fn touch(&mut self, user: &str) {
        self.updated = milliseconds_now();
        user.clone_into(&mut self.updated_by);
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
        kinds: &[ConnectorType],
        redirect_base: String,
        deletion_time: Duration,
    ) -> Self {
        let redirect_uri = |kind: &str| redirect_uri(&redirect_base, kind);
        let apps = kinds.iter().filter(|kind| kind.supports_oauth());
        let apps: Vec<SharedApp> = apps
            .enumerate()
            .map(|(number, kind)| SharedApp {
                id: format!("5eed0000-0000-4000-8000-0000000a{number:04}"),
                name: format!("{} of the company", kind.name),
                owner: users::ADMIN_USER.to_owned(),
                client_id: CLIENT_ID.to_owned(),
                client_secret: CLIENT_SECRET.to_owned(),
                redirect_uri: redirect_uri(&kind.name),
                created: FIRST_CREATED,
                kind: kind.name.clone(),
            })
            .collect();
        let records = connectors.into_iter().map(|connector| {
            let credentials = connector
                .authenticated
                .then(|| "credentials from before".to_owned());
            let app = apps.iter().find(|app| app.kind == connector.kind);
            let settings = Settings::initial(&connector, app.map(|app| app.id.as_str()));
            let mut record = Record::new(connector, settings, FIRST_CREATED);
            record.is_authenticated = record.connector.authenticated;
            record.flow.credentials = credentials;
            record
        });
        let records: Vec<_> = records.collect();
        Self(Mutex::new(StoreState {
            redirect_base,
            positions: positions(records.iter()),
            team: team(&records),
            is_deleting: false,
            records,
            apps,
            deletion_time,
        }))
    }

    /// Returns a copy of a connector's record.
    pub(crate) fn find(&self, id: &str) -> Option<Record> {
        let mut state = lock(&self.0);
        state.forget_deleted();
        let mut record = state.get(id)?.clone();
        let connector = &mut record.connector;
        let app = record
            .settings
            .auth
            .as_ref()
            .and_then(|auth| auth.app.as_ref());
        if connector.setup == Setup::Done
            && connector.supports_oauth()
            && !state.apps.iter().any(|known| Some(&known.id) == app)
        {
            // Somebody has deleted the app, or the id never existed.
            connector.setup = Setup::SharedMissing;
        }
        Some(record)
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
        state.get_mut(id).map(change).is_some()
    }

    /// Returns copies of the team's records of a page, oldest first, and the number of all.
    ///
    /// The time does not depend on the number of connectors.
    pub(super) fn team_page(&self, page: &Page) -> (Vec<Record>, usize) {
        let mut state = lock(&self.0);
        state.forget_deleted();
        let positions = page.cut(&state.team);
        let records = positions.filter_map(|position| state.records.get(*position).cloned());
        (records.collect(), state.team.len())
    }

    /// Returns copies of the records of a page that suit, oldest first, and the number of all.
    pub(super) fn page(
        &self,
        page: &Page,
        suits: impl Fn(&Record) -> bool,
    ) -> (Vec<Record>, usize) {
        let mut state = lock(&self.0);
        state.forget_deleted();
        let records = state.records.iter();
        let found: Vec<&Record> = records.filter(|record| suits(record)).collect();
        (
            page.cut(&found).map(|record| (*record).clone()).collect(),
            found.len(),
        )
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
    pub(super) fn add(&self, connector: Connector, settings: Settings) -> Result<(), String> {
        let mut state = lock(&self.0);
        state.forget_deleted();
        state.check_name(&connector.name, &connector)?;
        if state.records.len() >= MAX_CONNECTORS {
            return Err(format!(
                "the emulator stores at most {MAX_CONNECTORS} connectors"
            ));
        }
        let record = Record::new(connector, settings, milliseconds_now());
        let position = state.records.len();
        let id = record.connector.id.clone();
        state.positions.insert(id, position);
        if !record.connector.personal {
            state.team.push(position);
        }
        state.records.push(record);
        Ok(())
    }

    /// Fails if a connector of the same scope has this name. The error is the message.
    pub(super) fn check_name(&self, name: &str, connector: &Connector) -> Result<(), String> {
        lock(&self.0).check_name(name, connector)
    }

    pub(super) fn redirect_base(&self) -> String {
        lock(&self.0).redirect_base.clone()
    }

    /// Returns a copy of a shared OAuth app.
    pub(super) fn app(&self, id: &str) -> Option<SharedApp> {
        let state = lock(&self.0);
        state.apps.iter().find(|app| app.id == id).cloned()
    }

    /// Returns copies of the shared OAuth apps that suit, oldest first.
    pub(super) fn apps(&self, suits: impl Fn(&SharedApp) -> bool) -> Vec<SharedApp> {
        let state = lock(&self.0);
        state
            .apps
            .iter()
            .filter(|app| suits(app))
            .cloned()
            .collect()
    }

    /// Fails if an app of the type has this name.
    pub(super) fn check_app_name(&self, name: &str, kind: &str) -> Result<(), Refusal> {
        let is_taken = |app: &SharedApp| app.kind == kind && app.name == name;
        if self.apps(is_taken).is_empty() {
            return Ok(());
        }
        let message = format!("An OAuth configuration with the name '{name}' already exists");
        Err(conflict(&message).into())
    }

    /// Adds a shared OAuth app.
    pub(super) fn add_app(&self, app: SharedApp) -> Result<(), Refusal> {
        let mut state = lock(&self.0);
        if state.apps.len() >= MAX_CONNECTORS {
            let message = format!("the emulator stores at most {MAX_CONNECTORS} OAuth apps");
            return Err(internal_error(&message).into());
        }
        state.apps.push(app);
        Ok(())
    }

    pub(super) fn remove_app(&self, id: &str) {
        lock(&self.0).apps.retain(|app| app.id != id);
    }

    /// Starts the deletion of a connector. Returns false if a deletion has started before.
    pub(crate) fn start_deletion(&self, id: &str) -> bool {
        let mut state = lock(&self.0);
        let end = Instant::now() + state.deletion_time;
        let Some(record) = state.get_mut(id) else {
            return false;
        };
        let is_first = record.deleted_at.is_none();
        record.deleted_at.get_or_insert(end);
        state.is_deleting = true;
        is_first
    }

    /// Expires the state of every flow that has begun.
    pub(crate) fn expire_states(&self) {
        for record in &mut lock(&self.0).records {
            record.flow.pending = None;
        }
    }

    /// Completes every deletion that has started.
    pub(crate) fn finish_deletions(&self) {
        lock(&self.0).keep(|record| record.deleted_at.is_none());
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

    /// Returns the redirect URI in the saved config of a connector.
    pub(super) fn redirect_uri(&self, record: &Record) -> String {
        lock(&self.0).redirect_uri(record)
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
        let state = lock(&self.0);
        let uris = state.records.iter();
        let mut uris: Vec<String> = uris.map(|record| state.redirect_uri(record)).collect();
        uris.sort_unstable();
        uris.dedup();
        uris
    }
}

/// Returns the position of each record by its id. The first one of an id counts.
fn positions<'a>(records: impl Iterator<Item = &'a Record>) -> HashMap<String, usize> {
    let mut positions = HashMap::new();
    for (position, record) in records.enumerate() {
        let id = record.connector.id.clone();
        positions.entry(id).or_insert(position);
    }
    positions
}

/// Returns the positions of the team's connectors.
fn team(records: &[Record]) -> Vec<usize> {
    let records = records.iter().enumerate();
    let team = records.filter(|(_, record)| !record.connector.personal);
    team.map(|(position, _)| position).collect()
}

/// Returns the redirect URI of a connector type, at a base with or without a slash.
pub(super) fn redirect_uri(base: &str, kind: &str) -> String {
    let base = base.strip_suffix('/').unwrap_or(base);
    format!("{base}/connectors/oauth/callback/{kind}")
}

pub(super) fn milliseconds_now() -> u64 {
    u64::try_from(milliseconds(now())).unwrap_or_default()
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

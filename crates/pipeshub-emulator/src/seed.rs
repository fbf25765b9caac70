//! Descriptions of the first state and of faults in JSON.
//!
//! The program and the admin endpoint read them. Entry points: [`Seed`] and [`FaultSeed`].

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use crate::connector::Connector;
use crate::connector_type::ConnectorType;
use crate::delivery::Position;
use crate::fault::Fault;
use crate::gateway::{ScriptedReply, named};
use crate::knowledge_base::KnowledgeBase;
use crate::oauth_app::OAuthApp;
use crate::token::Token;

/// The first state of an emulator.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Seed {
    tokens: Vec<TokenSeed>,
    oauth_apps: Vec<AppSeed>,
    connector_types: Vec<TypeSeed>,
    connectors: Vec<ConnectorSeed>,
    knowledge_bases: Vec<BaseSeed>,
    replies: Vec<ReplySeed>,
    faults: Vec<FaultSeed>,
}

/// The values that a seed describes.
pub(crate) struct SeededState {
    pub(crate) tokens: Vec<Token>,
    pub(crate) apps: Vec<OAuthApp>,
    pub(crate) types: Vec<ConnectorType>,
    pub(crate) connectors: Vec<Connector>,
    pub(crate) bases: Vec<KnowledgeBase>,
    pub(crate) replies: Vec<(&'static str, ScriptedReply)>,
    pub(crate) faults: Vec<Fault>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct TokenSeed {
    value: String,
    #[serde(default)]
    kind: TokenKind,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    member: bool,
    user: Option<String>,
    #[serde(default)]
    expired: bool,
    #[serde(default)]
    revoked: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
enum TokenKind {
    #[default]
    Session,
    Oauth,
    Personal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct AppSeed {
    id: String,
    secret: String,
    scopes: Option<Vec<String>>,
    lifetime_seconds: Option<u64>,
    #[serde(default)]
    suspended: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct TypeSeed {
    name: String,
    group: Option<String>,
    auth_types: Option<Vec<String>>,
    scope: Option<Scope>,
    #[serde(default)]
    files: Vec<FileSeed>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Scope {
    Team,
    Personal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct FileSeed {
    path: String,
    content: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ConnectorSeed {
    id: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    name: Option<String>,
    auth_type: Option<String>,
    scope: Option<Scope>,
    owner: Option<String>,
    #[serde(default = "yes")]
    configured: bool,
    #[serde(default)]
    authenticated: bool,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct BaseSeed {
    id: String,
    name: Option<String>,
    owner: Option<String>,
    #[serde(default)]
    readers: Vec<String>,
    #[serde(default)]
    folders: Vec<FolderSeed>,
    #[serde(default)]
    records: Vec<RecordSeed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct FolderSeed {
    id: String,
    name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct RecordSeed {
    id: String,
    path: String,
    content: String,
}

/// The scripted response of an operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct ReplySeed {
    pub(crate) operation: String,
    pub(crate) status: u16,
    #[serde(default)]
    pub(crate) body: Value,
}

/// A fault and how often it is queued.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct FaultSeed {
    fault: FaultKind,
    #[serde(default = "once")]
    pub(crate) times: usize,
    status: Option<u16>,
    #[serde(default)]
    content_type: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    chunks: Vec<String>,
    operation: Option<String>,
    after_ms: Option<u64>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    once_handled: bool,
    after_body_bytes: Option<u64>,
    cut_at: Option<Place>,
    stall_at: Option<Place>,
    end_at: Option<Place>,
    pause_at: Option<Place>,
    #[serde(default)]
    pause_ms: u64,
    chunk_bytes: Option<usize>,
    pace_ms: Option<u64>,
    heartbeats: Option<usize>,
    /// More events of a chat.
    #[serde(default)]
    with: Vec<Extra>,
}

/// Events of a chat that a usual run does not have.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Extra {
    Retry,
    SubAgent,
    FailedSubAgent,
}

fn once() -> usize {
    1
}

/// A place in the body of a response.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Place {
    Bytes(u64),
    Events(usize),
    End,
}

impl From<Place> for Position {
    fn from(place: Place) -> Self {
        match place {
            Place::Bytes(bytes) => Self::Bytes(bytes),
            Place::Events(events) => Self::Events(events),
            Place::End => Self::End,
        }
    }
}

/// The constructors of [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum FaultKind {
    Status,
    Reply,
    Delay,
    LateReply,
    CutBeforeRead,
    CutAfterRead,
    HandledThenCut,
    TruncatedBody,
    EndlessBody,
    WrongContentType,
    Response,
    EventStream,
    EndlessEventStream,
    ServiceStatus,
    ServiceUnreachable,
    ServiceCut,
    ServiceCutOnce,
    ServiceSilent,
    RunError,
    RunApology,
    UploadError,
}

impl ReplySeed {
    /// Returns the response. The error is the message.
    pub(crate) fn to_reply(&self) -> Result<(&'static str, StatusCode, Bytes), String> {
        let status = StatusCode::from_u16(self.status)
            .map_err(|_| "the response needs a `status` of three digits".to_owned())?;
        Ok((
            known(&self.operation)?,
            status,
            self.body.to_string().into(),
        ))
    }
}

/// Returns the id of an operation. The error is the message.
fn known(operation: &str) -> Result<&'static str, String> {
    named(operation).ok_or_else(|| format!("the API has no operation `{operation}`"))
}

impl Seed {
    /// Parses a seed. The error is the message.
    pub(crate) fn parse(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    /// Makes the values that the seed describes. The error is the message.
    pub(crate) fn resolve(self) -> Result<SeededState, String> {
        let mut faults = Vec::new();
        for fault in self.faults {
            let times = fault.times;
            faults.extend(std::iter::repeat_n(fault.into_fault()?, times));
        }
        let mut replies = Vec::new();
        for reply in self.replies {
            let (operation, status, body) = reply.to_reply()?;
            replies.push((operation, (status, body)));
        }
        Ok(SeededState {
            tokens: self.tokens.into_iter().map(TokenSeed::into_token).collect(),
            apps: self.oauth_apps.into_iter().map(AppSeed::into_app).collect(),
            types: self
                .connector_types
                .into_iter()
                .map(TypeSeed::into_type)
                .collect(),
            connectors: self
                .connectors
                .into_iter()
                .map(ConnectorSeed::into_connector)
                .collect(),
            bases: self
                .knowledge_bases
                .into_iter()
                .map(BaseSeed::into_base)
                .collect(),
            replies,
            faults,
        })
    }
}

impl TokenSeed {
    fn into_token(self) -> Token {
        let Self { value, scopes, .. } = self;
        let mut token = match self.kind {
            TokenKind::Session => Token::session(value),
            TokenKind::Oauth => Token::oauth(value, scopes),
            TokenKind::Personal => Token::personal(value, scopes),
        };
        if self.member {
            token = token.member();
        }
        if let Some(user) = self.user {
            token = token.user(user);
        }
        if self.expired {
            token = token.expired();
        }
        if self.revoked {
            token = token.revoked();
        }
        token
    }
}

impl AppSeed {
    fn into_app(self) -> OAuthApp {
        let mut app = OAuthApp::new(self.id, self.secret);
        if let Some(scopes) = self.scopes {
            app = app.scopes(scopes);
        }
        if let Some(seconds) = self.lifetime_seconds {
            app = app.lifetime(Duration::from_secs(seconds));
        }
        if self.suspended {
            app = app.suspended();
        }
        app
    }
}

impl TypeSeed {
    fn into_type(self) -> ConnectorType {
        let mut kind = ConnectorType::new(self.name);
        if let Some(group) = self.group {
            kind = kind.group(group);
        }
        if let Some(types) = self.auth_types {
            kind = kind.auth_types(types);
        }
        kind = match self.scope {
            Some(Scope::Team) => kind.team_only(),
            Some(Scope::Personal) => kind.personal_only(),
            None => kind,
        };
        for file in self.files {
            kind = kind.file(file.path, file.content);
        }
        kind
    }
}

impl ConnectorSeed {
    fn into_connector(self) -> Connector {
        let mut connector = Connector::oauth(self.id);
        if let Some(kind) = self.kind {
            connector = connector.kind(kind);
        }
        if let Some(name) = self.name {
            connector = connector.named(name);
        }
        if let Some(auth_type) = self.auth_type {
            connector = connector.auth_type(auth_type);
        }
        if let Some(Scope::Personal) = self.scope {
            let owner = connector.owner.clone();
            connector = connector.personal(owner);
        }
        if let Some(owner) = self.owner {
            connector = connector.owner(owner);
        }
        if !self.configured {
            connector = connector.not_configured();
        }
        if self.authenticated {
            connector = connector.authenticated();
        }
        connector
    }
}

impl BaseSeed {
    fn into_base(self) -> KnowledgeBase {
        let mut base = KnowledgeBase::new(self.id);
        if let Some(name) = self.name {
            base = base.named(name);
        }
        if let Some(owner) = self.owner {
            base = base.owner(owner);
        }
        for reader in self.readers {
            base = base.reader(reader);
        }
        for folder in self.folders {
            base = base.folder(folder.id, folder.name);
        }
        for record in self.records {
            base = base.file(record.id, record.path, record.content);
        }
        base
    }
}

impl FaultSeed {
    /// Returns the fault. The error is the message.
    pub(crate) fn into_fault(self) -> Result<Fault, String> {
        let mut fault = self.base()?;
        // `after` would replace the time of `delay` by the same time.
        if let Some(wait) = self.after_ms
            && self.fault != FaultKind::LateReply
        {
            fault = fault.after(Duration::from_millis(wait));
        }
        for (name, value) in self.headers {
            fault = fault.header(name, value);
        }
        if let Some(operation) = self.operation {
            fault = fault.on(known(&operation)?);
        }
        if self.once_handled {
            fault = fault.once_handled();
        }
        if let Some(bytes) = self.after_body_bytes {
            fault = fault.after_body_bytes(bytes);
        }
        if let Some(place) = self.cut_at {
            fault = fault.cut_at(place.into());
        }
        if let Some(place) = self.stall_at {
            fault = fault.stall_at(place.into());
        }
        if let Some(place) = self.end_at {
            fault = fault.end_at(place.into());
        }
        let pause = Duration::from_millis(self.pause_ms);
        if let Some(place) = self.pause_at {
            fault = fault.pause_at(place.into(), pause);
        }
        if let Some(bytes) = self.chunk_bytes {
            fault = fault.in_chunks(bytes);
        }
        if let Some(pace) = self.pace_ms {
            fault = fault.paced(Duration::from_millis(pace));
        }
        if let Some(count) = self.heartbeats {
            fault = fault.heartbeats(count, pause);
        }
        for extra in self.with {
            fault = match extra {
                Extra::Retry => fault.with_retry(),
                Extra::SubAgent => fault.with_sub_agent(),
                Extra::FailedSubAgent => fault.with_failed_sub_agent(),
            };
        }
        Ok(fault)
    }

    fn base(&self) -> Result<Fault, String> {
        let status = || {
            let status = self.status.filter(|status| (100..1000).contains(status));
            status.ok_or_else(|| "the fault needs a `status` of three digits".to_owned())
        };
        let wait = || {
            let wait = self.after_ms.map(Duration::from_millis);
            wait.ok_or_else(|| "the fault needs `afterMs`".to_owned())
        };
        let chunk = || self.chunks.concat();
        Ok(match self.fault {
            FaultKind::Status => Fault::status(status()?),
            FaultKind::Reply => Fault::reply(status()?, &self.content_type, &self.body),
            FaultKind::Delay => Fault::delay(wait()?),
            FaultKind::LateReply => Fault::late_reply(wait()?),
            FaultKind::CutBeforeRead => Fault::cut_before_read(),
            FaultKind::CutAfterRead => Fault::cut_after_read(),
            FaultKind::HandledThenCut => Fault::handled_then_cut(),
            FaultKind::TruncatedBody => Fault::truncated_body(),
            FaultKind::EndlessBody => Fault::endless_body(),
            FaultKind::WrongContentType => Fault::wrong_content_type(&self.content_type),
            FaultKind::Response => Fault::response(),
            FaultKind::EventStream => Fault::event_stream(self.chunks.iter().cloned()),
            FaultKind::EndlessEventStream => Fault::endless_event_stream(chunk()),
            FaultKind::ServiceStatus => Fault::service_status(status()?, &self.message),
            FaultKind::ServiceUnreachable => Fault::service_unreachable(),
            FaultKind::ServiceCut => Fault::service_cut(),
            FaultKind::ServiceCutOnce => Fault::service_cut_once(),
            FaultKind::ServiceSilent => Fault::service_silent(),
            FaultKind::RunError => Fault::run_error(&self.code, &self.message),
            FaultKind::RunApology => Fault::run_apology(&self.code),
            FaultKind::UploadError => Fault::upload_error(&self.message),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(json: &str) -> Result<String, String> {
        let seed: FaultSeed = serde_json::from_str(json).map_err(|error| error.to_string())?;
        Ok(format!("{:?}", seed.into_fault()?))
    }

    #[test]
    fn fault_in_json_is_the_one_of_the_constructor() {
        let second = Duration::from_secs(1);
        for (json, same) in [
            (
                r#"{"fault":"status","status":503,"headers":{"Retry-After":"1"},"operation":"search"}"#,
                Fault::status(503).header("Retry-After", "1").on("search"),
            ),
            (
                r#"{"fault":"reply","status":504,"contentType":"text/html","body":"x","onceHandled":true}"#,
                Fault::reply(504, "text/html", "x").once_handled(),
            ),
            (
                r#"{"fault":"lateReply","afterMs":1000}"#,
                Fault::late_reply(second),
            ),
            (r#"{"fault":"delay","afterMs":1000}"#, Fault::delay(second)),
            (
                r#"{"fault":"response","cutAt":{"events":3},"chunkBytes":1,"paceMs":1000}"#,
                Fault::response()
                    .cut_at(Position::Events(3))
                    .in_chunks(1)
                    .paced(second),
            ),
            (
                r#"{"fault":"response","pauseAt":"end","pauseMs":1000}"#,
                Fault::response().pause_at(Position::End, second),
            ),
            (r#"{"fault":"serviceCutOnce"}"#, Fault::service_cut_once()),
            (
                r#"{"fault":"response","with":["retry","subAgent"]}"#,
                Fault::response().with_retry().with_sub_agent(),
            ),
            (
                r#"{"fault":"runError","code":"timeout","message":"m"}"#,
                Fault::run_error("timeout", "m"),
            ),
            (
                r#"{"fault":"eventStream","chunks":["data: 1\n\n"]}"#,
                Fault::event_stream(["data: 1\n\n"]),
            ),
        ] {
            assert_eq!(fault(json), Ok(format!("{same:?}")), "{json}");
        }
    }

    #[test]
    fn invalid_seed_is_an_error_that_names_the_problem() {
        for (json, named) in [
            (r#"{"fault":"status"}"#, "`status`"),
            (r#"{"fault":"status","status":7}"#, "`status`"),
            (r#"{"fault":"delay"}"#, "`afterMs`"),
            (r#"{"fault":"explode"}"#, "`explode`"),
            (r#"{"fault":"serviceCut","operation":"x"}"#, "`x`"),
            (r#"{"fault":"delay","afterMs":1,"on":"x"}"#, "`on`"),
        ] {
            let why = fault(json).unwrap_err();
            assert!(why.contains(named), "{json}: {why}");
        }
        let why = Seed::parse("{\"conectors\": []}").unwrap_err();
        assert!(
            why.contains("`conectors`") && why.contains("line 1"),
            "{why}"
        );
    }
}

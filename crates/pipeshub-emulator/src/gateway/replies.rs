//! The responses of operations that the emulator has no function for.
//!
//! `replies.tsv` has a line for each operation: a recorded response of the real server, or a sample
//! of the description. `cargo xtask operations` writes the file. The operations that never succeed
//! fail as on the real server. Entry point: [`respond`].

use std::sync::LazyLock;

use bytes::Bytes;
use http::StatusCode;
use http::header::ETAG;

use super::operation::Operation;
use super::{forbidden, internal_error, not_found};
use crate::response::{self, FullResponse};
use crate::secret::weak_etag;
use crate::token::Token;

/// The header of a response that no recording proves.
pub(crate) const SAMPLE: &str = "x-emulator-sample";

/// A response of `replies.tsv`.
struct Reply {
    id: &'static str,
    is_sample: bool,
    status: StatusCode,
    /// `-` for an empty response without a type.
    media_type: &'static str,
    /// The path parameters of the recorded request.
    parameters: Vec<&'static str>,
    /// JSON, or a JSON string for any other media type. `-` for an empty body.
    body: &'static str,
}

static REPLIES: LazyLock<Vec<Reply>> = LazyLock::new(|| {
    let lines = include_str!("replies.tsv").lines();
    lines.filter_map(Reply::parse).collect()
});

impl Reply {
    /// Parses a line of the file. `None` for a comment.
    fn parse(line: &'static str) -> Option<Self> {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let (id, source, status) = (next()?, next()?, next()?);
        let (media_type, parameters, body) = (next()?, next()?, next()?);
        Some(Self {
            id,
            is_sample: source == "sample",
            status: StatusCode::from_bytes(status.as_bytes()).ok()?,
            media_type,
            parameters: parameters
                .split(' ')
                .filter(|value| *value != "-")
                .collect(),
            body,
        })
    }

    /// Returns the body. The ids of a recorded path are replaced by those of the request.
    fn body(&self, parameters: &[String]) -> Bytes {
        if self.body == "-" {
            return Bytes::new();
        }
        if !self.media_type.starts_with("application/json") {
            let text: String = serde_json::from_str(self.body).unwrap_or_default();
            return text.into();
        }
        let mut body = self.body.to_owned();
        for (recorded, sent) in self.parameters.iter().zip(parameters) {
            if *recorded != sent {
                let sent = serde_json::Value::from(sent.as_str()).to_string();
                body = body.replace(&format!("\"{recorded}\""), &sent);
            }
        }
        body.into()
    }
}

/// Returns the response of an operation without a function. `None` if nothing is known.
///
/// `web_app` is the base URL of the web app.
pub(super) fn respond(
    operation: &Operation,
    token: Option<&Token>,
    parameters: &[String],
    web_app: &str,
) -> Option<FullResponse> {
    if let Some(failure) = failure(operation, web_app) {
        return Some(failure);
    }
    let is_admin = token.is_some_and(Token::seen_as_admin);
    if operation.role == Some("admin") && !operation.is_for_administrators() && !is_admin {
        return Some(forbidden("Only administrators can perform this action"));
    }
    let index = REPLIES.binary_search_by_key(&operation.id, |reply| reply.id);
    let reply = REPLIES.get(index.ok()?)?;
    let body = reply.body(parameters);
    let mut response = if reply.media_type == "-" {
        response::empty(reply.status)
    } else {
        response::with_type(reply.status, reply.media_type, body)
    };
    if reply.media_type.starts_with("application/json") {
        let etag = weak_etag(response.body());
        response::set(&mut response, ETAG.as_str(), &etag);
    }
    if reply.is_sample {
        response::set(&mut response, SAMPLE, "true");
    }
    Some(response)
}

/// The operations whose recorded responses `replies.tsv` cannot repeat, in the order of the ids.
///
/// They are streams, files, redirects or texts, or the gateway has wrapped what a stand-in behind it
/// has made.
const PROVEN: [&str; 25] = [
    "addMessageStream",
    "archiveConversation",
    "archiveSearch",
    "deleteConversationById",
    "deleteSearchById",
    "downloadDocument",
    "getAllConversations",
    "getArchivedConversations",
    "getConversationById",
    "getSearchById",
    "oauthAuthorizeConsent",
    "oauthToken",
    "regenerateAnswer",
    "search",
    "searchHistory",
    "shareConversation",
    "streamChat",
    "streamRecordBuffer",
    "unarchiveConversation",
    "unarchiveSearch",
    "unshareConversationById",
    "updateConversationTitle",
    "updateMessageFeedback",
    "uploadRecords",
    "uploadUserDisplayPicture",
];

/// Whether no recording proves the fields of what the function of an operation returns.
pub(super) fn is_unproven(operation: &Operation) -> bool {
    let index = REPLIES.binary_search_by_key(&operation.id, |reply| reply.id);
    let reply = index.ok().and_then(|index| REPLIES.get(index));
    reply.is_none_or(|reply| reply.is_sample) && PROVEN.binary_search(&operation.id).is_err()
}

/// Returns the response of an operation that never succeeds, or that is not for clients.
fn failure(operation: &Operation, web_app: &str) -> Option<FullResponse> {
    match operation.id {
        "addAgentConversationMessage" | "createAgentConversation" => {
            Some(internal_error("Failed to get AI response"))
        }
        "listConfiguredToolsets" => Some(internal_error("the query cannot be computed")),
        "signInViaSAML" => {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            let message = "SAML is not set up";
            Some(response::error(status, "INTERNAL_ERROR", message))
        }
        "samlSignInCallback" => {
            let mut response = response::empty(StatusCode::FOUND);
            let location = format!("{web_app}/login?saml_error=saml_not_configured");
            response::set(&mut response, "location", &location);
            Some(response)
        }
        // No client has a token between services.
        "updateSamlAppConfig" => {
            let status = StatusCode::UNAUTHORIZED;
            let message = "the token is not one between services";
            Some(response::error(status, response::code_of(status), message))
        }
        // The service behind the gateway has no such routes.
        _ if operation.is_broken() && operation.family == "toolsets" => {
            Some(not_found("Not Found"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::gateway::operation::OPERATIONS;
    use crate::gateway::route::{HANDLERS, find};

    fn response_of(id: &str, parameters: &[&str]) -> Option<FullResponse> {
        let mut found = OPERATIONS.iter().filter(|operation| operation.id == id);
        let parameters: Vec<_> = parameters.iter().map(|text| (*text).to_owned()).collect();
        let admin = Token::session("t");
        respond(
            found.next().unwrap(),
            Some(&admin),
            &parameters,
            "http://app",
        )
    }

    #[test]
    fn operation_for_clients_has_a_response_and_says_if_it_is_a_sample() {
        let (mut recorded, mut samples) = (0, 0);
        for operation in OPERATIONS.iter() {
            let Some(response) = response_of(operation.id, &[]) else {
                let known = operation.id.contains(' ') || !operation.is_there();
                // Their functions refuse each request.
                let refused = ["createOAuthConfig", "updateOAuthConfig"];
                assert!(known || refused.contains(&operation.id), "{}", operation.id);
                continue;
            };
            if response.status().as_u16() >= 300 {
                continue;
            }
            if response.headers().contains_key(SAMPLE) {
                samples += 1;
            } else {
                recorded += 1;
            }
            let kind = response.headers().get("content-type");
            if kind.is_some_and(|kind| kind == "application/json; charset=utf-8") {
                let body: Result<Value, _> = serde_json::from_slice(response.body());
                assert!(body.is_ok(), "{}", operation.id);
                assert!(response.headers().contains_key("etag"), "{}", operation.id);
            }
        }
        assert_eq!(recorded + samples, 291);
        assert!(recorded > 140, "{recorded}");
    }

    /// Returns the operations of which the recordings have a success with its fields.
    ///
    /// Behind some recordings was a stand-in, whose JSON proves nothing, but what the gateway makes
    /// of it does.
    fn proven_by_recordings() -> BTreeSet<&'static str> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/recorded");
        let mut proven = BTreeSet::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            if path.extension().is_none_or(|end| end != "json") {
                continue;
            }
            let recording: Value =
                serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let passed_on = recording["stand_in"] == true
                && !["search", "conversations", "conversations_sse"].contains(&name);
            for exchange in recording["exchanges"].as_array().unwrap() {
                let method = exchange["method"].as_str().unwrap().parse().unwrap();
                let target = exchange["target"].as_str().unwrap();
                let path = target.split('?').next().unwrap();
                let Some(found) = find(&method, path) else {
                    continue;
                };
                let kind = exchange["reply_headers"]["content-type"].as_str();
                let is_json = kind.is_some_and(|kind| kind.starts_with("application/json"));
                let is_lost = is_json && exchange["reply_not_kept"] == true;
                let status = exchange["status"].as_u64().unwrap();
                if (200..300).contains(&status) && !is_lost && !(passed_on && is_json) {
                    proven.insert(found.id());
                }
            }
        }
        proven
    }

    #[test]
    fn response_of_a_function_is_a_sample_unless_a_recording_proves_it() {
        let proven = proven_by_recordings();
        // The recordings of the authorization of OAuth apps are those of its tests: one has its
        // texts only, and the consent redirects.
        let elsewhere = ["oauthAuthorizeConsent", "oauthToken"];
        let mut samples = 0;
        for (id, _) in HANDLERS.iter().copied().flatten() {
            let mut found = OPERATIONS.iter().filter(|operation| operation.id == *id);
            let operation = found.next().unwrap();
            let is_proven = proven.contains(id) || elsewhere.contains(id);
            // These never succeed.
            if !operation.is_broken() {
                assert_eq!(is_unproven(operation), !is_proven, "{id}");
                samples += usize::from(!is_proven);
            }
        }
        for id in PROVEN {
            assert!(proven.contains(id) || elsewhere.contains(&id), "{id}");
        }
        assert!(PROVEN.is_sorted());
        assert!(samples > 80, "{samples}");
    }

    #[test]
    fn recorded_response_has_the_id_of_the_request() {
        let team = response_of("getUserById", &["65f0c0de00000000000000aa"]).unwrap();
        let body: Value = serde_json::from_slice(team.body()).unwrap();
        assert_eq!(body["_id"], "65f0c0de00000000000000aa");
        assert!(!team.headers().contains_key(SAMPLE));
    }

    #[test]
    fn operation_that_never_succeeds_fails_as_on_the_server() {
        for (id, status) in [
            ("createToolset", 404),
            ("getToolsetOAuthUrl", 404),
            ("listConfiguredToolsets", 500),
            ("createAgentConversation", 500),
            ("signInViaSAML", 500),
            ("samlSignInCallback", 302),
            ("updateSamlAppConfig", 401),
        ] {
            assert_eq!(
                response_of(id, &[]).unwrap().status().as_u16(),
                status,
                "{id}"
            );
        }
    }
}

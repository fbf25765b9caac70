//! The operations of the API: their paths, and who may call them.
//!
//! `operations.tsv` has a line for each route of the real gateway. `cargo xtask operations` writes the file from the
//! description of the API. Entry points: [`OPERATIONS`] and [`named`].

use std::sync::LazyLock;

use http::{Method, StatusCode};

use crate::json::object;
use crate::response::{self, FullResponse};

/// An operation of the API.
#[derive(Debug)]
pub(super) struct Operation {
    pub(super) id: &'static str,
    pub(super) method: Method,
    /// The whole path. `{name}` stands for one segment.
    pub(super) path: &'static str,
    /// The name of the document that describes the operation.
    pub(super) family: &'static str,
    pub(super) token: TokenRule,
    /// The scopes of which the token needs one. Any token is enough if there are none.
    pub(super) scopes: Vec<&'static str>,
    /// The role of the user, such as `admin` or `kb-owner`.
    pub(super) role: Option<&'static str>,
    fit: &'static str,
}

/// The token that a route requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenRule {
    /// No token.
    None,
    /// A session, an OAuth access token or a personal access token, which the router checks.
    Usual,
    /// A special token, or an error of another form. The function of the operation checks the token.
    Special,
}

impl Operation {
    /// Parses a line of the table. `None` for a comment.
    fn parse(line: &'static str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, method, path, family, _tag, token, scopes, role, fit] = fields[..] else {
            return None;
        };
        let is_set = |value: &&str| *value != "-";
        Some(Self {
            id,
            method: method.parse().ok()?,
            path,
            family,
            token: match token {
                "none" => TokenRule::None,
                "any" => TokenRule::Usual,
                _ => TokenRule::Special,
            },
            scopes: scopes.split(' ').filter(is_set).collect(),
            role: Some(role).filter(is_set),
            fit,
        })
    }

    /// Whether the gateway has a route for the operation.
    ///
    /// Two operations between services are in the document, and only a service has their routes.
    pub(super) fn is_there(&self) -> bool {
        self.fit != "internal" || self.token == TokenRule::Special
    }

    /// Whether the operation never succeeds in this version of the server.
    pub(super) fn is_broken(&self) -> bool {
        self.fit == "broken"
    }

    /// Whether the gateway refuses a user who is no administrator, before it looks at the request.
    pub(super) fn is_for_administrators(&self) -> bool {
        let families = ["people", "identity", "configuration"];
        // The gateway reads the form of a logo first.
        let is_late = self.id == "uploadOrganizationLogo";
        self.role == Some("admin") && families.contains(&self.family) && !is_late
    }

    /// Whether the service for connectors and knowledge bases handles the operation.
    pub(super) fn is_of_connectors(&self) -> bool {
        let starts = [
            "/api/v1/connectors",
            "/api/v1/oauth/",
            "/api/v1/knowledgeBase",
        ];
        self.path == "/api/v1/oauth" || starts.iter().any(|at| self.path.starts_with(at))
    }
}

/// All operations, in the order of their ids.
///
/// The id of a route without documentation is its method and path.
pub(super) static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(|| {
    let lines = include_str!("operations.tsv").lines();
    lines.filter_map(Operation::parse).collect()
});

/// Returns the id of an operation with this name.
pub(crate) fn named(id: &str) -> Option<&'static str> {
    let index = OPERATIONS.binary_search_by_key(&id, |operation| operation.id);
    Some(OPERATIONS.get(index.ok()?)?.id)
}

/// Returns the response to an operation that the emulator knows nothing about.
pub(super) fn not_emulated(operation: &str) -> FullResponse {
    let message =
        format!("the emulator has no response for {operation}; script one with `Emulator::reply`");
    let body = object! {
        "error": object! {
            "code": "EMULATOR_UNKNOWN_OPERATION",
            "message": message,
            "operation": operation,
        },
    };
    response::json(StatusCode::NOT_IMPLEMENTED, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(id: &str) -> &'static Operation {
        let mut found = OPERATIONS.iter().filter(|operation| operation.id == id);
        found.next().unwrap()
    }

    #[test]
    fn table_has_each_operation_with_its_checks() {
        let documented = OPERATIONS
            .iter()
            .filter(|operation| !operation.id.contains(' '));
        assert_eq!(documented.count(), 309);
        for (id, scopes, role) in [
            (
                "createConnectorInstance",
                "connector:write",
                Some("team-admin"),
            ),
            ("resyncConnector", "kb:write connector:write", None),
            ("scheduleCrawlingJob", "crawl:write", Some("team-admin")),
            ("uploadRecords", "kb:upload", Some("kb-writer")),
            ("listInAppNotifications", "", None),
        ] {
            let operation = operation(id);
            assert_eq!(operation.scopes.join(" "), scopes, "{id}");
            assert_eq!(operation.role, role, "{id}");
            assert_eq!(operation.token, TokenRule::Usual, "{id}");
        }
        assert_eq!(operation("oauthToken").token, TokenRule::None);
        assert_eq!(operation("logout").token, TokenRule::Special);
        assert_eq!(named("getAllUsers"), Some("getAllUsers"));
        assert_eq!(named("GET /health"), Some("GET /health"));
        assert_eq!(named("listUsers"), None);
    }

    #[test]
    fn administrators_are_checked_by_the_gateway_in_three_families() {
        assert!(operation("addAIModelProvider").is_for_administrators());
        // The service for connectors checks the role itself.
        assert!(!operation("deleteOAuthConfig").is_for_administrators());
        assert!(!operation("getAllUsers").is_for_administrators());
    }
}

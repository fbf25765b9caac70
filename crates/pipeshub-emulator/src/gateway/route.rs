//! The routes: a tree of the paths of all operations, and the responses to paths without a route.
//!
//! Paths match as in Express, in any case and with an optional slash at the end. A literal name has
//! priority over a parameter. Each family lists its functions by the id of the operation. Method,
//! path, scopes and role are in the table of `operation`. Entry point: [`find`].

use std::future::Future;
use std::pin::Pin;
use std::sync::LazyLock;

use http::{Method, StatusCode};

use super::operation::{OPERATIONS, Operation};
use super::{
    Call, Gateway, Outcome, StreamOutcome, agents, configuration, connectors, conversations,
    identity, knowledge, people, toolsets,
};
use crate::query::decode_segment;
use crate::response::{self, FullResponse};

/// The function that makes the response of an operation.
#[derive(Clone, Copy)]
pub(super) enum Handler {
    /// Responds at once.
    Now(for<'a> fn(&'a Gateway, &'a Call<'a>) -> Outcome),
    /// Waits, such as for the OAuth provider.
    Later(for<'a> fn(&'a Gateway, &'a Call<'a>) -> Pending<'a, Outcome>),
    /// Responds with a stream.
    Stream(for<'a> fn(&'a Gateway, &'a Call<'a>) -> StreamOutcome),
    /// Reads the body itself, and responds with a stream.
    Upload(for<'a> fn(&'a Gateway, &'a Call<'a>) -> Pending<'a, StreamOutcome>),
}

/// A response that is not ready yet.
pub(super) type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The id of an operation, and its function.
pub(super) type Entry = (&'static str, Handler);

/// The functions of all families.
pub(super) const HANDLERS: [&[Entry]; 8] = [
    agents::HANDLERS,
    configuration::HANDLERS,
    connectors::HANDLERS,
    conversations::HANDLERS,
    identity::HANDLERS,
    knowledge::HANDLERS,
    people::HANDLERS,
    toolsets::HANDLERS,
];

/// An operation, and its function if the emulator has one.
pub(super) struct Route {
    pub(super) operation: &'static Operation,
    pub(super) handler: Option<Handler>,
}

/// A place in the tree of paths.
#[derive(Default)]
struct Node {
    literals: Vec<(&'static str, Self)>,
    parameter: Option<Box<Self>>,
    /// The operations of the path that ends here.
    routes: Vec<Route>,
}

static TREE: LazyLock<Node> = LazyLock::new(|| {
    let mut root = Node::default();
    for operation in OPERATIONS.iter().filter(|operation| operation.is_there()) {
        let mut entries = HANDLERS.iter().copied().flatten();
        let handler = entries.find(|(id, _)| *id == operation.id);
        let handler = handler.map(|(_, handler)| *handler);
        let names = operation.path.split('/').skip(1);
        let node = names.fold(&mut root, Node::child);
        node.routes.push(Route { operation, handler });
    }
    root
});

impl Node {
    /// Returns the place below this one, which is made if it is missing.
    fn child(&mut self, name: &'static str) -> &mut Self {
        if name.starts_with('{') {
            return self.parameter.get_or_insert_default();
        }
        let known = self.literals.iter();
        let index = known.take_while(|(known, _)| *known != name).count();
        if index == self.literals.len() {
            self.literals.push((name, Self::default()));
        }
        &mut self.literals[index].1
    }

    /// Returns the route of a path, and adds the raw parameters of the path to `raw`.
    ///
    /// If a literal leads nowhere, the parameter at its place is tried.
    fn find<'a>(
        &self,
        method: &Method,
        segments: &[&'a str],
        raw: &mut Vec<&'a str>,
    ) -> Option<&Route> {
        let Some((first, rest)) = segments.split_first() else {
            let mut routes = self.routes.iter();
            return routes.find(|route| route.operation.method == *method);
        };
        let mut literals = self.literals.iter();
        let literal = literals.find(|(name, _)| name.eq_ignore_ascii_case(first));
        if let Some((_, node)) = literal
            && let Some(found) = node.find(method, rest, raw)
        {
            return Some(found);
        }
        let node = self.parameter.as_ref()?;
        let length = raw.len();
        raw.push(first);
        let found = node.find(method, rest, raw);
        if found.is_none() {
            raw.truncate(length);
        }
        found
    }
}

/// The route of a request, with its path parameters.
#[derive(Clone)]
pub(crate) struct Found {
    pub(super) route: &'static Route,
    /// The decoded parameters in the order of the path. `None` for a broken escape.
    pub(super) parameters: Option<Vec<String>>,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

impl Found {
    /// Returns the id of the operation.
    pub(crate) fn id(&self) -> &'static str {
        self.route.operation.id
    }

    /// Whether the operation reads the request body itself.
    pub(crate) fn reads_its_body(&self) -> bool {
        matches!(self.route.handler, Some(Handler::Upload(_)))
    }
}

/// Returns the route of a request. A `HEAD` request has the route of its `GET`.
///
/// An empty segment matches no route.
pub(crate) fn find(method: &Method, path: &str) -> Option<Found> {
    let method = match *method {
        Method::HEAD => &Method::GET,
        _ => method,
    };
    let path = path.strip_suffix('/').unwrap_or(path).strip_prefix('/')?;
    let segments: Vec<&str> = path.split('/').collect();
    if segments.contains(&"") {
        return None;
    }
    let mut raw = Vec::new();
    let route = TREE.find(method, &segments, &mut raw)?;
    let parameters = raw.into_iter().map(decode_segment).collect();
    Some(Found { route, parameters })
}

/// Returns the web app's page, the response to unknown GET paths.
pub(crate) fn web_app() -> FullResponse {
    let page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>PipesHub emulator</title></head>\
                <body><p>The web app would load here.</p></body></html>\n";
    // The real page is a static file, for which Express writes the charset in upper case.
    let mut response = response::with_type(StatusCode::OK, "text/html; charset=UTF-8", page);
    response::set(&mut response, "accept-ranges", "bytes");
    response::set(&mut response, "cache-control", "public, max-age=0");
    response::set(
        &mut response,
        "last-modified",
        "Mon, 05 Jan 2026 10:00:00 GMT",
    );
    // Size and modification time in milliseconds, both in hex.
    response::set(
        &mut response,
        "etag",
        &format!("W/\"{:x}-19b8d996900\"", page.len()),
    );
    response
}

/// Returns the page for a method without a route.
///
/// A raw `<` is not valid in a path, so the path arrives percent-encoded.
pub(crate) fn no_such_route(method: &Method, path: &str) -> FullResponse {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Error</title></head>\
         <body><pre>No {method} route at {}</pre></body></html>\n",
        path.replace('&', "&amp;").replace('<', "&lt;")
    );
    let mut response = response::html(StatusCode::NOT_FOUND, page);
    response::set(
        &mut response,
        "content-security-policy",
        "default-src 'none'",
    );
    response::set(&mut response, "x-content-type-options", "nosniff");
    response
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    type Parameters = Option<Vec<String>>;

    fn get(path: &str) -> Option<(&'static str, Parameters)> {
        let found = find(&Method::GET, path)?;
        Some((found.id(), found.parameters))
    }

    #[test]
    fn route_is_found_in_any_case_and_with_a_slash() {
        let with = |operation, parameter: &str| Some((operation, Some(vec![parameter.to_owned()])));
        for path in [
            "/api/v1/connectors/3f2C/oauth/authorize",
            "/API/v1/Connectors/3f2C/OAuth/Authorize/",
        ] {
            assert_eq!(get(path), with("getOAuthAuthorizationUrl", "3f2C"));
        }
        for (path, id) in [
            ("/api/v1/connectors/oauth/callback", "handleOAuthCallback"),
            ("/api/v1/Connectors/registry", "getConnectorRegistry"),
            ("/api/v1/users", "getAllUsers"),
            ("/.well-known/jwks.json", "jwks"),
            ("/mcp/", "handleMCPStreamingRequest"),
        ] {
            assert_eq!(get(path), Some((id, Some(Vec::new()))));
        }
        for (path, id, parameter) in [
            (
                "/api/v1/connectors/3f2C/config",
                "getConnectorConfig",
                "3f2C",
            ),
            ("/api/v1/connectors/3f2C", "getConnectorInstance", "3f2C"),
            ("/api/v1/connectors/a%2Fb", "getConnectorInstance", "a/b"),
            (
                "/api/v1/connectors/registry-1",
                "getConnectorInstance",
                "registry-1",
            ),
            (
                "/api/v1/connectors/registry/stats",
                "getConnectorStats",
                "registry",
            ),
        ] {
            assert_eq!(get(path), with(id, parameter));
        }
        assert_eq!(
            get("/api/v1/connectors/%ZZ/oauth/authorize"),
            Some(("getOAuthAuthorizationUrl", None))
        );
    }

    #[test]
    fn other_path_has_no_route() {
        for path in [
            "/",
            "/api/v1",
            "/api/v1//connectors/x/oauth/authorize",
            "/api/v1/connectors//oauth/authorize",
            "/api/v2/connectors/x/oauth/authorize",
            "/api/v1/connectors/x/oauth/authorise",
            "/connectors/oauth/callback/Drive",
            "/api/v1/mcp",
            // The description has this path, and the gateway does not.
            "/api/v1/connectors/internal/all-scheduled",
        ] {
            assert_eq!(get(path), None, "{path}");
        }
    }

    #[test]
    fn head_has_the_route_of_get_and_other_methods_have_their_own() {
        let operation = |method: Method, path| find(&method, path).map(|found| found.id());
        let (id, token) = ("/api/v1/connectors/x", "/api/v1/oauth2/token/");
        assert_eq!(operation(Method::HEAD, id), Some("getConnectorInstance"));
        assert_eq!(operation(Method::PATCH, id), None);
        assert_eq!(operation(Method::POST, token), Some("oauthToken"));
        assert_eq!(operation(Method::GET, token), None);
    }

    #[test]
    fn operation_is_found_at_its_path_and_each_function_has_an_operation() {
        let mut with_function = BTreeSet::new();
        for operation in OPERATIONS.iter() {
            let found = find(&operation.method, operation.path);
            assert_eq!(found.is_some(), operation.is_there(), "{}", operation.id);
            let Some(found) = found else { continue };
            assert_eq!(found.id(), operation.id);
            if found.route.handler.is_some() {
                with_function.insert(operation.id);
            }
        }
        let entries: Vec<_> = HANDLERS.iter().copied().flatten().collect();
        let listed: BTreeSet<_> = entries.iter().map(|(id, _)| *id).collect();
        assert_eq!(listed, with_function);
        assert_eq!(listed.len(), entries.len());
    }
}

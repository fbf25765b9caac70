//! The routes: one table for all operations, and the responses to paths without a route.
//!
//! Paths match as in Express, in any case and with an optional slash at the end. The first matching
//! row counts. Entry points: [`ROUTES`] and [`find`].

use std::future::Future;
use std::pin::Pin;

use http::{Method, StatusCode};

use super::{Call, Gateway, Outcome, StreamOutcome, operation};
use crate::query::decode_segment;
use crate::response::{self, FullResponse};

/// An operation of the API.
pub(super) struct Route {
    /// The operation's id in the API document.
    pub(super) operation: &'static str,
    method: Method,
    /// The path below `/api/v1`. `{name}` stands for one segment.
    template: &'static str,
    /// The scope that the gateway requires, or alternatives: `a or b`. `None` if the operation
    /// needs no token.
    pub(super) scope: Option<&'static str>,
    pub(super) handler: Handler,
}

impl Route {
    /// Whether the service for connectors handles the operation.
    pub(super) fn is_of_connectors(&self) -> bool {
        let starts = ["/connectors", "/oauth/"];
        self.template == "/oauth" || starts.iter().any(|at| self.template.starts_with(at))
    }
}

/// The function that makes the response of an operation.
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

use Handler::{Later, Now, Stream, Upload};

/// The operations, a row each.
pub(super) static ROUTES: &[Route] = &[
    row(
        "listConnectorInstances",
        Method::GET,
        "/connectors",
        Some("connector:read"),
        Now(Gateway::list_connectors),
    ),
    row(
        "createConnectorInstance",
        Method::POST,
        "/connectors",
        Some("connector:write"),
        Now(Gateway::create_connector),
    ),
    row(
        "handleOAuthCallback",
        Method::GET,
        "/connectors/oauth/callback",
        Some("connector:write"),
        Later(|gateway, call| Box::pin(gateway.callback(call))),
    ),
    row(
        "getConnectorRegistry",
        Method::GET,
        "/connectors/registry",
        Some("connector:read"),
        Now(Gateway::registry),
    ),
    row(
        "getConnectorSchema",
        Method::GET,
        "/connectors/registry/{connectorType}/schema",
        Some("connector:read"),
        Now(Gateway::registry_schema),
    ),
    row(
        "listActiveConnectors",
        Method::GET,
        "/connectors/active",
        Some("connector:read"),
        Now(Gateway::active_connectors),
    ),
    row(
        "listInactiveConnectors",
        Method::GET,
        "/connectors/inactive",
        Some("connector:read"),
        Now(Gateway::inactive_connectors),
    ),
    row(
        "listConfiguredConnectors",
        Method::GET,
        "/connectors/configured",
        Some("connector:read"),
        Now(Gateway::configured_connectors),
    ),
    row(
        "listActiveAgentConnectors",
        Method::GET,
        "/connectors/agents/active",
        Some("connector:read"),
        Now(Gateway::agent_connectors),
    ),
    row(
        "getConnectorInstance",
        Method::GET,
        "/connectors/{connectorId}",
        Some("connector:read"),
        Now(Gateway::instance),
    ),
    row(
        "deleteConnectorInstance",
        Method::DELETE,
        "/connectors/{connectorId}",
        Some("connector:delete"),
        Now(Gateway::delete_connector),
    ),
    row(
        "getConnectorConfig",
        Method::GET,
        "/connectors/{connectorId}/config",
        Some("connector:read"),
        Now(Gateway::config),
    ),
    row(
        "getOAuthAuthorizationUrl",
        Method::GET,
        "/connectors/{connectorId}/oauth/authorize",
        Some("connector:write"),
        Now(Gateway::authorize),
    ),
    row(
        "updateConnectorConfig",
        Method::PUT,
        "/connectors/{connectorId}/config",
        Some("connector:write"),
        Now(Gateway::save_config),
    ),
    row(
        "updateConnectorAuthConfig",
        Method::PUT,
        "/connectors/{connectorId}/config/auth",
        Some("connector:write"),
        Now(Gateway::save_auth),
    ),
    row(
        "updateConnectorFiltersSyncConfig",
        Method::PUT,
        "/connectors/{connectorId}/config/filters-sync",
        Some("connector:write"),
        Now(Gateway::save_filters_sync),
    ),
    row(
        "updateConnectorName",
        Method::PUT,
        "/connectors/{connectorId}/name",
        Some("connector:write"),
        Now(Gateway::rename),
    ),
    row(
        "toggleConnector",
        Method::POST,
        "/connectors/{connectorId}/toggle",
        Some("connector:sync"),
        Now(Gateway::toggle),
    ),
    row(
        "getConnectorStats",
        Method::GET,
        "/connectors/{connectorId}/stats",
        Some("connector:read or kb:read"),
        Now(Gateway::stats),
    ),
    row(
        "reindexConnector",
        Method::POST,
        "/connectors/{connectorId}/reindex",
        Some("connector:sync or kb:write"),
        Now(Gateway::reindex),
    ),
    row(
        "resyncConnector",
        Method::POST,
        "/connectors/{connectorId}/resync",
        Some("connector:write or kb:write"),
        Now(Gateway::resync),
    ),
    row(
        "getConnectorFilters",
        Method::GET,
        "/connectors/{connectorId}/filters",
        Some("connector:read"),
        Now(Gateway::filters),
    ),
    row(
        "saveConnectorFilters",
        Method::POST,
        "/connectors/{connectorId}/filters",
        Some("connector:write"),
        Now(Gateway::save_filters),
    ),
    row(
        "getFilterFieldOptions",
        Method::GET,
        "/connectors/{connectorId}/filters/{filterKey}/options",
        Some("connector:read"),
        Now(Gateway::filter_options),
    ),
    row(
        "getOAuthRegistry",
        Method::GET,
        "/oauth/registry",
        Some("connector:read"),
        Now(Gateway::oauth_registry),
    ),
    row(
        "getOAuthConnectorType",
        Method::GET,
        "/oauth/registry/{connectorType}",
        Some("connector:read"),
        Now(Gateway::oauth_registry_type),
    ),
    row(
        "listOAuthConfigs",
        Method::GET,
        "/oauth",
        Some("connector:read"),
        Now(Gateway::oauth_configs),
    ),
    row(
        "listOAuthConfigsByType",
        Method::GET,
        "/oauth/{connectorType}",
        Some("connector:read"),
        Now(Gateway::oauth_configs_of_type),
    ),
    row(
        "createOAuthConfig",
        Method::POST,
        "/oauth/{connectorType}",
        Some("connector:write"),
        Now(Gateway::save_oauth_config),
    ),
    row(
        "getOAuthConfig",
        Method::GET,
        "/oauth/{connectorType}/{configId}",
        Some("connector:read"),
        Now(Gateway::oauth_config),
    ),
    row(
        "updateOAuthConfig",
        Method::PUT,
        "/oauth/{connectorType}/{configId}",
        Some("connector:write"),
        Now(Gateway::save_oauth_config),
    ),
    row(
        "deleteOAuthConfig",
        Method::DELETE,
        "/oauth/{connectorType}/{configId}",
        Some("connector:delete"),
        Now(Gateway::delete_oauth_config),
    ),
    row(
        "getAllCrawlingJobStatus",
        Method::GET,
        "/crawlingManager/schedule/all",
        Some("crawl:read"),
        Now(Gateway::schedules),
    ),
    row(
        "removeAllCrawlingJob",
        Method::DELETE,
        "/crawlingManager/schedule/all",
        Some("crawl:delete"),
        Now(Gateway::remove_schedules),
    ),
    row(
        "getQueueStats",
        Method::GET,
        "/crawlingManager/stats",
        Some("crawl:read"),
        Now(Gateway::schedule_stats),
    ),
    row(
        "scheduleCrawlingJob",
        Method::POST,
        "/crawlingManager/{connector}/{connectorId}/schedule",
        Some("crawl:write"),
        Now(Gateway::schedule),
    ),
    row(
        "getCrawlingJobStatus",
        Method::GET,
        "/crawlingManager/{connector}/{connectorId}/schedule",
        Some("crawl:read"),
        Now(Gateway::schedule_status),
    ),
    row(
        "pauseCrawlingJob",
        Method::POST,
        "/crawlingManager/{connector}/{connectorId}/pause",
        Some("crawl:write"),
        Now(Gateway::pause_schedule),
    ),
    row(
        "resumeCrawlingJob",
        Method::POST,
        "/crawlingManager/{connector}/{connectorId}/resume",
        Some("crawl:write"),
        Now(Gateway::resume_schedule),
    ),
    row(
        "removeCrawlingJob",
        Method::DELETE,
        "/crawlingManager/{connector}/{connectorId}/remove",
        Some("crawl:delete"),
        Now(Gateway::remove_schedule),
    ),
    row(
        "streamChat",
        Method::POST,
        "/conversations/stream",
        Some("conversation:chat"),
        Stream(Gateway::chat),
    ),
    row(
        "streamRecordBuffer",
        Method::GET,
        "/knowledgeBase/stream/record/{recordId}",
        Some("kb:read"),
        Stream(Gateway::stream_record),
    ),
    row(
        "uploadRecords",
        Method::POST,
        "/knowledgeBase/{kbId}/upload",
        Some("kb:upload"),
        Upload(|gateway, call| Box::pin(gateway.upload_records(call))),
    ),
    row(
        "oauthToken",
        Method::POST,
        "/oauth2/token",
        None,
        Now(|gateway, call| Ok(gateway.oauth_token(call.request, call.body))),
    ),
    row(
        "search",
        Method::POST,
        "/search",
        Some("semantic:write"),
        Now(Gateway::search),
    ),
    row(
        "getUserDisplayPicture",
        Method::GET,
        "/users/dp",
        Some("user:read"),
        Now(Gateway::picture),
    ),
];

const fn row(
    operation: &'static str,
    method: Method,
    template: &'static str,
    scope: Option<&'static str>,
    handler: Handler,
) -> Route {
    Route {
        operation,
        method,
        template,
        scope,
        handler,
    }
}

/// The row of a request, with its path parameters.
pub(super) struct Found {
    pub(super) route: &'static Route,
    /// The decoded parameters in the order of the template. `None` for a broken escape.
    pub(super) parameters: Option<Vec<String>>,
}

/// Returns the row of a request. A `HEAD` request has the row of its `GET`.
pub(super) fn find(method: &Method, path: &str) -> Option<Found> {
    let method = match *method {
        Method::HEAD => &Method::GET,
        _ => method,
    };
    let segments = segments(path)?;
    ROUTES
        .iter()
        .filter(|route| route.method == method)
        .find_map(|route| {
            let raw = raw_parameters(route.template, &segments)?;
            let parameters = raw.into_iter().map(decode_segment).collect();
            Some(Found { route, parameters })
        })
}

/// Returns the id of the operation that a request is for, even if the emulator does not have it.
pub(crate) fn operation(method: &Method, path: &str) -> Option<&'static str> {
    match find(method, path) {
        Some(found) => Some(found.route.operation),
        None => operation::named_by(method, &segments(path)?),
    }
}

/// Whether the operation of a request reads the request body itself.
pub(crate) fn reads_its_body(method: &Method, path: &str) -> bool {
    find(method, path).is_some_and(|found| matches!(found.route.handler, Upload(_)))
}

/// Returns the segments below `/api/v1`. `None` for any other path, and for an empty segment.
fn segments(path: &str) -> Option<Vec<&str>> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut segments = path.strip_prefix('/')?.split('/');
    let mut is_next = |name: &str| segments.next()?.eq_ignore_ascii_case(name).then_some(());
    is_next("api")?;
    is_next("v1")?;
    let below: Vec<&str> = segments.collect();
    (!below.contains(&"")).then_some(below)
}

/// Returns the segments at the parameters of a template. `None` if the path has another form.
///
/// Names of the template match in any case.
fn raw_parameters<'a>(template: &str, segments: &[&'a str]) -> Option<Vec<&'a str>> {
    let names: Vec<&str> = template.split('/').skip(1).collect();
    if names.len() != segments.len() {
        return None;
    }
    let mut raw = Vec::new();
    for (name, segment) in names.iter().zip(segments) {
        if name.starts_with('{') {
            raw.push(*segment);
        } else if !name.eq_ignore_ascii_case(segment) {
            return None;
        }
    }
    Some(raw)
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

    fn get(path: &str) -> Option<(&'static str, Option<Vec<String>>)> {
        let found = find(&Method::GET, path)?;
        Some((found.route.operation, found.parameters))
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
        assert_eq!(
            get("/api/v1/connectors/oauth/callback"),
            Some(("handleOAuthCallback", Some(Vec::new())))
        );
        assert_eq!(
            get("/api/v1/connectors/3f2C/config"),
            with("getConnectorConfig", "3f2C")
        );
        assert_eq!(
            get("/api/v1/connectors/3f2C"),
            with("getConnectorInstance", "3f2C")
        );
        assert_eq!(
            get("/api/v1/connectors/%ZZ/oauth/authorize"),
            Some(("getOAuthAuthorizationUrl", None))
        );
        assert_eq!(
            get("/api/v1/connectors/a%2Fb"),
            with("getConnectorInstance", "a/b")
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
        ] {
            assert_eq!(get(path), None, "{path}");
        }
    }

    #[test]
    fn head_has_the_route_of_get_and_other_methods_have_their_own() {
        let operation = |method: Method, path| operation(&method, path);
        let (id, token) = ("/api/v1/connectors/x", "/api/v1/oauth2/token/");
        assert_eq!(operation(Method::HEAD, id), Some("getConnectorInstance"));
        assert_eq!(operation(Method::PATCH, id), None);
        assert_eq!(operation(Method::POST, token), Some("oauthToken"));
        assert_eq!(operation(Method::GET, token), None);
    }

    #[test]
    fn row_is_reachable_and_unique() {
        let mut operations = BTreeSet::new();
        for route in ROUTES {
            let path = format!("/api/v1{}", route.template);
            let found = find(&route.method, &path).unwrap().route;
            assert_eq!(found.operation, route.operation);
            assert!(operations.insert(route.operation), "{path}");
        }
    }
}

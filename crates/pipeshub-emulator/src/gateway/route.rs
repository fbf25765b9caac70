//! The routes.
//!
//! Paths match as in Express, in any case and with an optional slash at the end.

use http::{Method, StatusCode};

use crate::query::decode_segment;
use crate::response::{self, FullResponse};

/// A route of the emulated API, with its connector id.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Authorize(String),
    Callback,
    Config(String),
    Instance(String),
    /// A route whose connector id cannot be decoded.
    BadEscape,
}

impl Route {
    /// The scope that the route requires.
    pub(crate) fn scope(&self) -> &'static str {
        match self {
            Self::Authorize(_) | Self::Callback | Self::BadEscape => "connector:write",
            Self::Config(_) | Self::Instance(_) => "connector:read",
        }
    }
}

/// Returns the route of a GET request. `None` for a page of the web app.
pub(crate) fn find(path: &str) -> Option<Route> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let rest = path.strip_prefix('/')?;
    let lower = rest.to_ascii_lowercase();
    let segments: Vec<&str> = lower.split('/').collect();
    let [api, version, connectors, tail @ ..] = segments.as_slice() else {
        return None;
    };
    if (*api, *version, *connectors) != ("api", "v1", "connectors") || tail.contains(&"") {
        return None;
    }
    // Connector ids are case-sensitive.
    let id = || rest.split('/').nth(3).and_then(decode_segment);
    let with_id = |route: fn(String) -> Route| id().map_or(Route::BadEscape, route);
    match tail {
        ["oauth", "callback"] => Some(Route::Callback),
        [_, "oauth", "authorize"] => Some(with_id(Route::Authorize)),
        [_, "config"] => Some(with_id(Route::Config)),
        [_] => Some(with_id(Route::Instance)),
        _ => None,
    }
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
    use super::*;

    #[test]
    fn route_is_found_in_any_case_and_with_a_slash() {
        let id = "3f2C".to_owned();
        assert_eq!(
            find("/api/v1/connectors/3f2C/oauth/authorize"),
            Some(Route::Authorize(id.clone()))
        );
        assert_eq!(
            find("/API/v1/Connectors/3f2C/OAuth/Authorize/"),
            Some(Route::Authorize(id.clone()))
        );
        assert_eq!(
            find("/api/v1/connectors/oauth/callback"),
            Some(Route::Callback)
        );
        assert_eq!(
            find("/api/v1/connectors/3f2C/config"),
            Some(Route::Config(id.clone()))
        );
        assert_eq!(find("/api/v1/connectors/3f2C"), Some(Route::Instance(id)));
        assert_eq!(
            find("/api/v1/connectors/%ZZ/oauth/authorize"),
            Some(Route::BadEscape)
        );
        assert_eq!(
            find("/api/v1/connectors/a%2Fb"),
            Some(Route::Instance("a/b".to_owned()))
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
            assert_eq!(find(path), None, "{path}");
        }
    }
}

//! Finding the route of a path as Express does: any case, a slash at the end or not.

use http::{Method, StatusCode};

use crate::query::decode_segment;
use crate::reply::{self, Reply};

/// A route of the API that exists here, with the connector id out of the path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Authorize(String),
    Callback,
    Config(String),
    Instance(String),
    /// The path fits a route, but the id in it cannot be decoded.
    BadEscape,
}

impl Route {
    /// The scope the route asks for.
    pub(crate) fn scope(&self) -> &'static str {
        match self {
            Self::Authorize(_) | Self::Callback | Self::BadEscape => "connector:write",
            Self::Config(_) | Self::Instance(_) => "connector:read",
        }
    }
}

/// The route of a GET; everything else is a page of the web app.
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
    // Ids keep their case.
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

/// The page every unknown GET path shows.
pub(crate) fn web_app() -> Reply {
    let page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>PipesHub emulator</title></head>\
                <body><p>The web app would load here.</p></body></html>\n";
    // The real page is a file, and Express writes the charset of a file in capitals.
    let mut reply = reply::with_type(StatusCode::OK, "text/html; charset=UTF-8", page);
    reply::set(&mut reply, "accept-ranges", "bytes");
    reply::set(&mut reply, "cache-control", "public, max-age=0");
    reply::set(&mut reply, "last-modified", "Mon, 05 Jan 2026 10:00:00 GMT");
    // The size and the time of the last change in milliseconds, both in hex.
    reply::set(
        &mut reply,
        "etag",
        &format!("W/\"{:x}-19b8d996900\"", page.len()),
    );
    reply
}

/// The page for a method no route takes. The path is escaped by its sender: a raw `<` is no path.
pub(crate) fn no_such_route(method: &Method, path: &str) -> Reply {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Error</title></head>\
         <body><pre>No {method} route at {}</pre></body></html>\n",
        path.replace('&', "&amp;").replace('<', "&lt;")
    );
    let mut reply = reply::html(StatusCode::NOT_FOUND, page);
    reply::set(&mut reply, "content-security-policy", "default-src 'none'");
    reply::set(&mut reply, "x-content-type-options", "nosniff");
    reply
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_found_in_any_case_and_with_a_slash() {
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
    fn other_paths_are_pages() {
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

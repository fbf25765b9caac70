//! Error texts of the SDK, reworded for users of the command line.
//!
//! The SDK names methods and types of Rust in its errors. This module replaces those names with
//! options of the command line and drops advice for which no option exists. The entry point is
//! [`message`].

use std::net::Ipv6Addr;

use pipeshub::Error;

/// Names in the SDK and their equivalents on the command line.
const NAMES: [(&str, &str); 6] = [
    (
        "connector_oauth_wait_until_authenticated",
        "`pipeshub-connect status`",
    ),
    ("ClientCredentials::scopes", "--scope"),
    ("ca_certificates_pem", "--ca-certificates"),
    ("bearer_auth", "--token-file"),
    ("proxy_from_env", "HTTPS_PROXY"),
    ("server_url", "--server-url"),
];

/// The SDK's description of a setting without the name of its method, and the option.
const PROXY: (&str, &str) = ("the proxy URL", "--proxy");

/// Codes of OAuth and PipesHub that look like names in Rust.
const CODES: [&str; 25] = [
    "access_denied",
    "authorization_code",
    "client_credentials",
    "client_id",
    "client_secret",
    "config_not_found",
    "consent_required",
    "error_description",
    "instance_not_found",
    "interaction_required",
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "invalid_scope",
    "invalid_state",
    "invalid_token",
    "login_required",
    "oauth_config_fetch_error",
    "redirect_uri",
    "refresh_token",
    "server_error",
    "temporarily_unavailable",
    "unauthorized_client",
    "unsupported_grant_type",
    "unsupported_response_type",
];

/// Returns the text of an error without names in Rust.
pub(crate) fn message(error: &Error) -> String {
    reworded(&error.to_string())
}

/// Replaces the SDK's names in each clause. Drops a clause with a name that has no equivalent, and
/// keeps facts about the call unchanged.
fn reworded(text: &str) -> String {
    let text = text.replacen(PROXY.0, PROXY.1, 1);
    let clauses: Vec<_> = text
        .split("; ")
        .filter_map(|clause| {
            // A host or a request id may look like a name in Rust.
            let is_fact = ["server ", "status ", "request id "]
                .iter()
                .any(|fact| clause.starts_with(fact));
            if is_fact {
                Some(clause.to_owned())
            } else {
                without_names(&replace_names(clause))
            }
        })
        .collect();
    clauses.join("; ")
}

/// Replaces each name in [`NAMES`] that is a whole word.
fn replace_names(clause: &str) -> String {
    let is_name_char = |c: char| c.is_ascii_alphanumeric() || "_:".contains(c);
    let mut reworded = String::with_capacity(clause.len());
    let mut rest = clause;
    while !rest.is_empty() {
        let end = |text: &str, is_name: bool| {
            text.find(|c| is_name_char(c) != is_name)
                .unwrap_or(text.len())
        };
        let (word, after) = rest.split_at(end(rest, true));
        let name = word.trim_end_matches(':');
        match NAMES.iter().find(|(known, _)| *known == name) {
            Some((_, option)) => {
                reworded.push_str(option);
                reworded.push_str(&word[name.len()..]);
            }
            None => reworded.push_str(word),
        }
        let (between, after) = after.split_at(end(after, false));
        reworded.push_str(between);
        rest = after;
    }
    reworded
}

/// Drops the parts of a clause that contain a name in Rust. Returns `None` if nothing remains.
fn without_names(clause: &str) -> Option<String> {
    if !clause.split_whitespace().any(is_rust_name) {
        return Some(clause.to_owned());
    }
    let parts = clause
        .split(", ")
        .filter(|part| !part.split_whitespace().any(is_rust_name));
    let rest = parts.collect::<Vec<_>>().join(", ");
    (!rest.is_empty()).then_some(rest)
}

/// Whether a word is a name in Rust: `a_b`, `A::b` or `a()`.
pub(crate) fn is_rust_name(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && !"_:()".contains(c));
    let word = word.trim_end_matches([':', ',']);
    if word.parse::<Ipv6Addr>().is_ok() || word.contains('/') {
        return false;
    }
    let is_path = word.split_once("::").is_some_and(|(left, right)| {
        left.ends_with(|c: char| c.is_ascii_alphanumeric())
            && right.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    let name = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let is_snake = name.contains('_')
        && name.bytes().any(|b| b.is_ascii_lowercase())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    is_path || word.ends_with("()") || (is_snake && !CODES.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_in_rust_is_distinguished_from_codes_and_addresses() {
        for word in [
            "danger_allow_insecure_http",
            "`ca_certificates_pem`,",
            "(Roots::Native)",
            "ClientCredentials::scopes",
            "execute()",
            "with_options:",
        ] {
            assert!(is_rust_name(word), "{word}");
        }
        for word in [
            "access_denied",
            "`client_credentials`",
            "PIPESHUB_BEARER_AUTH",
            "[::1]:8085",
            "fd00::abcd",
            "isAuthenticated",
            "handleOAuthCallback:",
            "--token-file",
            "https://my_host.example/a_b",
            "connector:read",
            "`_`",
        ] {
            assert!(!is_rust_name(word), "{word}");
        }
    }

    #[test]
    fn advice_for_programmers_is_reworded_for_users() {
        for (text, due) in [
            ("no connection; server my_host:80; 1 attempt", None),
            ("no connection; server server_url:80; 1 attempt", None),
            (
                "`connectorId` has to be 1 to 64 letters, digits, `_` and `-`",
                None,
            ),
            ("no_server_urls; bearer_auths::x", Some("")),
            (
                "invalid configuration: ca_certificates_pem: block 2 is broken",
                Some("invalid configuration: --ca-certificates: block 2 is broken"),
            ),
            (
                "http needs https; use https, or call danger_allow_insecure_http if you must",
                Some("http needs https; use https"),
            ),
            (
                "invalid configuration: the proxy URL is broken",
                Some("invalid configuration: --proxy is broken"),
            ),
            (
                "check with connector_oauth_wait_until_authenticated whether it worked",
                Some("check with `pipeshub-connect status` whether it worked"),
            ),
            (
                "the certificate is not trusted; give its authority with ca_certificates_pem, or take Roots::Native",
                Some("the certificate is not trusted; give its authority with --ca-certificates"),
            ),
            (
                "the response is too large; raise max_response_bytes; server h",
                Some("the response is too large; server h"),
            ),
            (
                "lacks a scope; ask for others with ClientCredentials::scopes",
                Some("lacks a scope; ask for others with --scope"),
            ),
        ] {
            assert_eq!(reworded(text), due.unwrap_or(text));
        }
    }
}

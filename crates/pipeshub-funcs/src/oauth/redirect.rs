//! The reader of a provider's redirect.

use pipeshub_core::url::{InvalidUrl, parse_query};
use pipeshub_core::{AnyOperation, Result, Secret};

use super::OAuthState;

/// A redirect whose state is the saved one.
pub(crate) enum Redirect {
    /// The provider sent a code.
    Accepted { code: Secret, iss: Option<String> },
    /// The user or the provider refused.
    Refused {
        error: Secret,
        description: Option<String>,
    },
}

/// Reads a redirect, a URL or a query, and compares its state with the saved one. Problems are
/// errors of this operation.
pub(crate) fn read_redirect(
    operation: &'static AnyOperation,
    url_or_query: &str,
    saved: &OAuthState,
) -> Result<Redirect> {
    let mut parameters = RedirectParameters::default();
    for parameter in query_of(url_or_query).split('&') {
        match parse_query(parameter) {
            Ok(pair) => pair
                .into_iter()
                .try_for_each(|(name, value)| parameters.add(operation, &name, value))?,
            Err(problem) => refuse_if_strict(operation, parameter, &problem)?,
        }
    }
    let RedirectParameters {
        code,
        state: returned,
        error,
        error_description,
        iss,
    } = parameters;
    let returned = returned.ok_or_else(|| {
        operation.invalid_request(
            "the redirect has no `state`; check that it is the provider's redirect",
        )
    })?;
    if saved.expose().is_empty() || !saved.matches(returned.expose()) {
        return Err(operation.invalid_request(
            "the redirect's `state` differs from the saved one; begin a new flow",
        ));
    }
    let is_empty = |code: &Secret| code.expose().is_empty();
    match (code, error) {
        (Some(code), None) if is_empty(&code) => {
            Err(operation.invalid_request("the redirect's `code` is empty"))
        }
        (Some(code), None) => Ok(Redirect::Accepted { code, iss }),
        // Some providers send an empty `code` beside the error.
        (code, Some(error)) if code.as_ref().is_none_or(is_empty) => Ok(Redirect::Refused {
            error,
            description: error_description,
        }),
        (_, Some(_)) => {
            Err(operation.invalid_request("the redirect has both a `code` and an `error`"))
        }
        (None, None) => {
            Err(operation.invalid_request("the redirect has neither a `code` nor an `error`"))
        }
    }
}

/// Returns the query of a redirect that is a URL or only a query.
///
/// Only a URL begins with a slash or a scheme. The path of a URL may contain `=` and `&`, and the
/// values of a query may contain `?`.
fn query_of(redirect: &str) -> &str {
    let text = redirect.split('#').next().unwrap_or_default();
    let is_url = begins_as_url(text);
    match text.split_once('?') {
        Some((path, query)) if is_url || !path.contains(['=', '&']) => query,
        None if is_url => "",
        _ => text,
    }
}

/// Returns whether a text begins with a slash or a scheme (RFC 3986, section 3.1).
fn begins_as_url(text: &str) -> bool {
    let is_of_scheme =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    match text.bytes().find(|byte| !is_of_scheme(byte)) {
        Some(b':') => text.as_bytes()[0].is_ascii_alphabetic(),
        _ => text.starts_with('/'),
    }
}

/// The parameters of a redirect that the SDK reads.
#[derive(Default)]
struct RedirectParameters {
    code: Option<Secret>,
    state: Option<Secret>,
    error: Option<Secret>,
    error_description: Option<String>,
    iss: Option<String>,
}

impl RedirectParameters {
    /// Adds a parameter, or fails if it is repeated (RFC 6749, section 3.1). With two values, the
    /// check and the server could use different ones.
    fn add(&mut self, operation: &'static AnyOperation, name: &str, value: String) -> Result<()> {
        let empty = value.is_empty();
        let twice = match name {
            "code" => self.code.replace(value.into()).is_some(),
            "state" => self.state.replace(value.into()).is_some(),
            "error" => self.error.replace(value.into()).is_some(),
            // The description is only shown, so a repeated description does not hide the refusal.
            "error_description" => {
                self.error_description.get_or_insert(value);
                return Ok(());
            }
            "iss" => self.iss.replace(value).is_some(),
            // Providers add other parameters, which have no meaning here.
            _ => return Ok(()),
        };
        // `from_redirect` checks an empty code, which is allowed beside an error.
        if empty && name != "code" {
            return Err(operation.invalid_request(format!("the redirect's `{name}` is empty")));
        }
        once(operation, twice, name)
    }
}

/// The parameters that decide the meaning of a redirect. If one of these parameters cannot be
/// decoded, no request is sent.
const STRICT: [&str; 4] = ["code", "state", "error", "iss"];

/// Fails if the parameter is one of [`STRICT`]. Any other parameter that cannot be decoded, such as
/// a text in Latin-1, is ignored.
fn refuse_if_strict(
    operation: &'static AnyOperation,
    parameter: &str,
    problem: &InvalidUrl,
) -> Result<()> {
    let name = parameter.split('=').next().unwrap_or_default();
    // A name that cannot be decoded is not in `STRICT`.
    let name = parse_query(name).ok().and_then(|mut pair| pair.pop());
    match name.and_then(|(name, _)| STRICT.into_iter().find(|strict| *strict == name)) {
        Some(name) => {
            Err(operation
                .invalid_request(format!("the redirect's `{name}` cannot be read: {problem}")))
        }
        None => Ok(()),
    }
}

fn once(operation: &'static AnyOperation, twice: bool, name: &str) -> Result<()> {
    if twice {
        Err(operation.invalid_request(format!("the redirect has more than one `{name}`")))
    } else {
        Ok(())
    }
}

//! A redirect gives a request only if its state is the saved one, and then code and state are
//! unchanged. A redirect in which the `url` crate finds one code and this state is no error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipeshub_core::ErrorKind;
use pipeshub_core::http::Response;
use pipeshub_core::url::parse_query;
use pipeshub_funcs::connector_oauth::{HandleOAuthCallbackRequest, OAuthState};
use pipeshub_funcs::connector_oauth_handle_oauth_callback;
use pipeshub_fuzz::{STATE, Sent, now, show, show_error};
use url::{ParseError, Url, form_urlencoded};

/// Returns the query, as the `url` crate finds it. `None` where that crate reads no URL or changes
/// the text first, and where the text may be a path as well as a query.
fn query_of(redirect: &str) -> Option<String> {
    if redirect.contains(|c: char| c.is_ascii_control()) || redirect.trim_matches(' ') != redirect {
        return None;
    }
    let url = match Url::parse(redirect) {
        Err(ParseError::RelativeUrlWithoutBase) if redirect.starts_with('/') => {
            Url::parse("http://h").unwrap().join(redirect).ok()?
        }
        Err(ParseError::RelativeUrlWithoutBase) if !redirect.contains('?') => {
            return redirect.split('#').next().map(str::to_owned);
        }
        url => url.ok()?,
    };
    Some(url.query().unwrap_or_default().to_owned())
}

/// The parameters of a query, as the `url` crate decodes them.
struct Parameters(Vec<(String, String)>);

impl Parameters {
    fn new(query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes());
        Self(pairs.into_owned().collect())
    }

    fn all(&self, wanted: &str) -> Vec<&str> {
        let pairs = self.0.iter().filter(|(name, _)| name == wanted);
        pairs.map(|(_, value)| value.as_str()).collect()
    }

    /// Returns the one value. An escape that is broken stays in the text or becomes U+FFFD.
    fn one(&self, name: &str) -> Option<&str> {
        match self.all(name)[..] {
            [value] if !value.is_empty() && !value.contains(['%', '\u{fffd}']) => Some(value),
            _ => None,
        }
    }

    fn has_state(&self) -> bool {
        let iss = self.all("iss").is_empty() || self.one("iss").is_some();
        iss && self.all("state") == [STATE]
    }
}

fuzz_target!(|redirect: &str| {
    let result = HandleOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved(STATE));
    let query = query_of(redirect);
    if let Some(found) = query.as_deref().map(Parameters::new)
        && found.has_state()
    {
        if let (Some(code), []) = (found.one("code"), &found.all("error")[..]) {
            assert!(result.as_ref().is_ok_and(|is| is.code.expose() == code));
        }
        if let (Some(_), [] | [""]) = (found.one("error"), &found.all("code")[..]) {
            assert_eq!(result.as_ref().unwrap_err().kind(), ErrorKind::Failed);
        }
    }
    let request = match result {
        Ok(request) => request,
        Err(error) => {
            assert!(matches!(
                error.kind(),
                ErrorKind::InvalidRequest | ErrorKind::Failed
            ));
            return show_error(&error);
        }
    };
    show(&request);
    assert!(request.state.expose() == STATE);
    let code = request.code.expose().to_owned();
    assert!(!code.is_empty());
    // Another parser finds exactly one code and one state. It reads the text as a query, or as a
    // URL with a query.
    let text = redirect.split('#').next().unwrap();
    let either = [text, text.split_once('?').map_or(text, |(_, query)| query)];
    let is_read = |query: &str| {
        let found = Parameters::new(query);
        found.all("code") == [code.as_str()] && found.all("state") == [STATE]
    };
    assert!(query.map_or_else(|| either.into_iter().any(is_read), |query| is_read(&query)));
    let sent = Sent::default();
    let core = sent.builder(|_| Response::new(Vec::new())).build().unwrap();
    let error = now(connector_oauth_handle_oauth_callback(&core, request)).unwrap_err();
    show_error(&error);
    match &sent.take()[..] {
        [] => assert_eq!(error.kind(), ErrorKind::InvalidRequest),
        [uri] => {
            let pairs = parse_query(uri.query().unwrap()).unwrap();
            assert_eq!(
                pairs,
                [
                    ("code".to_owned(), code),
                    ("state".to_owned(), STATE.to_owned())
                ]
            );
        }
        more => panic!("{} requests", more.len()),
    }
});

//! A redirect gives a request only if its state is the saved one, and then code and state are
//! unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipeshub_core::ErrorKind;
use pipeshub_core::http::Response;
use pipeshub_core::url::parse_query;
use pipeshub_funcs::connector_oauth::{HandleOAuthCallbackRequest, OAuthState};
use pipeshub_funcs::connector_oauth_handle_oauth_callback;
use pipeshub_fuzz::{STATE, Sent, now, show, show_error};
use url::form_urlencoded;

fuzz_target!(|redirect: &str| {
    let request =
        match HandleOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved(STATE)) {
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
    let queries = [text, text.split_once('?').map_or(text, |(_, query)| query)];
    assert!(queries.iter().any(|query| {
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let is_one = |wanted: &str, is: &str| {
            let mut values = pairs
                .iter()
                .filter(|(name, _)| name == wanted)
                .map(|(_, value)| value);
            values.next().is_some_and(|value| value == is) && values.next().is_none()
        };
        is_one("code", &code) && is_one("state", STATE)
    }));
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

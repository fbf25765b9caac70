//! Tokens and credentials stay with their server, and are not printed.

use http::{Request, Response};
use pipeshub_core::{
    Body, ClientCredentials, ErrorKind, PipeshubCore, RequestOptions, Security, transport_fn,
};
use pipeshub_tests::{Op, Scanner};

use crate::common::{CODE, authorize, failure};

use super::server::{ID, SECRET, Server};

#[tokio::test(start_paused = true)]
async fn token_is_not_sent_to_another_server() {
    let server = Server::default();
    let core = server.core();
    authorize(&core).await.unwrap();
    let to = |url: &str| {
        core.with_options(RequestOptions::new().server_url(url))
            .unwrap()
    };
    for other in [
        "https://localhost/api/v1",
        "http://localhost:81/api/v1",
        "http://127.0.0.1/api/v1",
    ] {
        authorize(&to(other)).await.unwrap();
        assert_eq!(server.tokens().pop().unwrap(), "none", "{other}");
    }
    assert_eq!(server.token_request_count(), 1);
    // Another path of the same server has a token endpoint of its own, below that path.
    authorize(&to("http://localhost/other/api/v1"))
        .await
        .unwrap();
    assert_eq!(
        server.state().token_requests[1].0,
        "http://localhost/other/api/v1/oauth2/token"
    );
    assert_eq!(server.tokens().pop().unwrap(), "token-2");
    // The caller may use the same credentials for two servers. Each has a token of its own.
    let credentials = Security::client_credentials(ID, SECRET);
    for (port, expected) in [
        (1, "token-3"),
        (2, "token-4"),
        (1, "token-3"),
        (2, "token-4"),
    ] {
        let options = RequestOptions::new().server_url(format!("http://127.0.0.1:{port}"));
        let handle = core
            .with_options(options.security(credentials.clone()))
            .unwrap();
        authorize(&handle).await.unwrap();
        assert_eq!(
            server.tokens().pop().unwrap(),
            expected,
            "what one call got, the next one of that server has"
        );
    }
    assert_eq!(
        server.state().token_requests[3].0,
        "http://127.0.0.1:2/oauth2/token"
    );
}

#[tokio::test(start_paused = true)]
async fn token_url_is_used_unchanged() {
    let server = Server::default();
    let app = ClientCredentials::new(ID, SECRET)
        .token_url("https://id.example/realms/hub/token")
        .scopes(["a:b"]);
    let core = server
        .builder()
        .options(RequestOptions::new().header("x-key", "of the server"))
        .security(app)
        .build()
        .unwrap();
    authorize(&core).await.unwrap();
    let state = server.state();
    let (uri, body) = &state.token_requests[0];
    assert_eq!(uri, "https://id.example/realms/hub/token");
    assert!(
        body.ends_with("&scope=a%3Ab"),
        "the scopes that were asked for"
    );
}

#[tokio::test]
async fn pasted_or_piped_characters_in_id_or_secret_fail_at_build() {
    let server = Server::default();
    for (odd, problem) in [
        ("canary\n", "line break"),
        ("canary\r\n", "line break"),
        ("\ncanary", "line break"),
        ("canary\t", "tab"),
        ("can\tary", "tab"),
        ("can\nary", "line break"),
        ("canary\0", "control character"),
        ("\n", "line break"),
        ("canary ", "blank"),
        (" canary", "blank"),
        ("canary\u{a0}", "blank"),
        (" ", "blank"),
        ("\u{feff}canary", "invisible"),
        ("canary\u{200b}", "invisible"),
        ("\"canary\"", "quote"),
        ("'canary'", "quote"),
        ("canary\"", "quote"),
        ("'canary", "quote"),
        ("`canary`", "quote"),
        ("\u{201c}canary\u{201d}", "quote"),
        ("\u{2018}canary\u{2019}", "quote"),
        ("\"", "quote"),
        ("", "empty"),
    ] {
        for (id, secret, named) in [
            (odd, SECRET, "the client id"),
            (ID, odd, "the client secret"),
        ] {
            let app = ClientCredentials::new(id, secret);
            let error = server.builder().security(app).build().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidConfig);
            let text = error.to_string();
            assert!(text.contains(named) && text.contains(problem), "{text}");
            assert!(!text.contains("canary"), "{text}");
        }
    }
    // Only the server can decide about other characters.
    for good in ["a b", "a\"b'c", "~.-_=+/&%$#@!", "pässword", "{x}", "\\n"] {
        let app = ClientCredentials::new(good, good);
        server.builder().security(app).build().unwrap();
    }
    assert_eq!(server.token_request_count(), 0);
}

#[tokio::test]
async fn invalid_client_credentials_fail_at_build() {
    let server = Server::default();
    let app = || ClientCredentials::new(ID, SECRET);
    for (app, named) in [
        (ClientCredentials::new("", SECRET), "client id"),
        (ClientCredentials::new(ID, ""), "client secret"),
        (app().scopes(["connector:read connector:write"]), "scope"),
        (app().scopes([""]), "scope"),
        (app().scopes(["a\"b"]), "scope"),
        (
            app().token_url("http://id.example/token"),
            "the token URL is plain http",
        ),
        (
            app().token_url("http://localhost.example/token"),
            "the token URL is plain http",
        ),
        (
            app().token_url("id.example/token"),
            "the token URL is not valid",
        ),
        (
            app().token_url("https://u:canary@id.example/token"),
            "the token URL is not valid",
        ),
        (
            app().token_url("https://id.example/token?x=canary"),
            "the token URL is not valid",
        ),
    ] {
        let error = server.builder().security(app).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfig);
        let text = error.to_string();
        assert!(text.contains(named) && !text.contains("canary"), "{text}");
    }
    // The same holds for options. Plain http is allowed if the builder allows it.
    let options = RequestOptions::new().security(app().token_url("http://id.example/token"));
    assert!(server.core().with_options(options).is_err());
    let insecure = server.builder().danger_allow_insecure_http();
    assert!(
        insecure
            .security(app().token_url("http://id.example/token"))
            .build()
            .is_ok()
    );
    assert!(
        server
            .builder()
            .security(app().token_url("http://127.0.0.1:9/token"))
            .build()
            .is_ok()
    );
}

#[test]
fn client_credentials_debug_shows_url_and_scopes_only() {
    let app = ClientCredentials::new(ID, SECRET)
        .scopes(["connector:read"])
        .token_url("https://id.example/token");
    let text = format!("{app:?}");
    assert!(
        text.contains("connector:read") && text.contains("id.example"),
        "{text}"
    );
    Scanner::new(&[("id", ID), ("secret", SECRET)]).assert_clean(&text);
}

#[tokio::test(start_paused = true)]
async fn error_code_echoing_a_token_is_not_shown() {
    for (code, shown) in [("BAD_f1a2b3c4d5_X", false), ("VALIDATION_ERROR", true)] {
        let transport = transport_fn(move |request: Request<Body>| {
            let (status, body) = if request.uri().path().ends_with("/oauth2/token") {
                (
                    200,
                    serde_json::json!({"access_token": "canary_f1a2b3c4d5", "token_type": "Bearer"}),
                )
            } else {
                (
                    400,
                    serde_json::json!({"error": {"code": code, "message": "m"}}),
                )
            };
            Response::builder()
                .status(status)
                .header("content-type", "application/json")
                .body(body.to_string())
        });
        let app = Security::client_credentials(ID, SECRET);
        let core = PipeshubCore::with_transport(transport)
            .security(app)
            .build()
            .unwrap();
        let error = failure(&core, Op::Authorize, CODE).await;
        assert_eq!(
            (error.code(), error.to_string().contains(code)),
            (Some(code), shown),
            "{error}"
        );
    }
}

//! The OAuth flow of a connector, and its failures.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::time::Duration;

use pipeshub_emulator::fixtures::{
    CLIENT_ID, CLIENT_SECRET, CONNECTED, NOT_CONFIGURED, READY, SOMEONE_ELSES,
};
use pipeshub_emulator::{AccountType, Connector, Emulator, Error, Exchange};
use support::{
    authorize, authorize_target, callback_target, connect, exchange, get, granted, param, post,
    send,
};

async fn start() -> Emulator {
    Emulator::builder().start().await.unwrap()
}

fn path<'a>(emulator: &Emulator, url: &'a str) -> &'a str {
    url.strip_prefix(emulator.origin()).unwrap()
}

/// Sends the callback and returns its `error`, or `"success"`.
async fn finish(emulator: &Emulator, redirect: &str) -> String {
    let response = get(emulator, &callback_target(redirect)).await;
    assert_eq!(response.status, 200, "{response:?}");
    let json = response.json();
    if json["success"] == true {
        "success".to_owned()
    } else {
        json["error"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn consent_page_connects_a_connector() {
    let emulator = start().await;
    let config = format!("/api/v1/connectors/{READY}/config");
    assert_eq!(
        get(&emulator, &config).await.json()["config"]["isAuthenticated"],
        false
    );

    let url = authorize(&emulator, READY).await;
    let names: Vec<&str> = url
        .split_once('?')
        .unwrap()
        .1
        .split('&')
        .map(|pair| pair.split_once('=').unwrap().0)
        .collect();
    let wanted = "client_id redirect_uri response_type token_access_type state scope code_challenge code_challenge_method";
    assert_eq!(names.join(" "), wanted);
    assert_eq!(param(&url, "token_access_type"), "None");
    assert_eq!(param(&url, "scope"), "openid+offline_access");
    assert!(
        param(&url, "state").ends_with("%3D%3D"),
        "the state has padding: {url}"
    );

    let page = send(&emulator, "GET", path(&emulator, &url), "")
        .await
        .unwrap();
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let (_, rest) = page.text().split_once("name=\"request\" value=\"").unwrap();
    let (request, _) = rest.split_once('"').unwrap();
    let decided = post(
        &emulator,
        "/provider/consent",
        &format!("request={request}&decision=allow"),
    )
    .await;
    assert_eq!(decided.status, 303);
    let redirect = decided.header("location").unwrap();
    assert!(redirect.starts_with(&format!(
        "{}/connectors/oauth/callback/Drive?code=",
        emulator.origin()
    )));
    assert_eq!(param(redirect, "state"), param(&url, "state"));
    let landed = send(&emulator, "GET", path(&emulator, redirect), "")
        .await
        .unwrap();
    assert_eq!(
        (landed.status, landed.header("content-type")),
        (200, Some("text/html; charset=UTF-8"))
    );

    let response = get(&emulator, &callback_target(redirect)).await;
    let wanted = format!(
        "{{\"redirectUrl\":\"http://app.example/account/company-settings/settings/connector/{READY}\",\"success\":true}}"
    );
    assert_eq!((response.status, response.text()), (200, wanted.as_str()));
    assert_eq!(
        get(&emulator, &config).await.json()["config"]["isAuthenticated"],
        true
    );
    let instance = get(&emulator, &format!("/api/v1/connectors/{READY}"))
        .await
        .json();
    assert_eq!(instance["connector"]["isAuthenticated"], true);
    let code = param(redirect, "code");
    assert_eq!(
        (
            emulator.code_count(code),
            emulator.provider_code_count(code)
        ),
        (1, 1)
    );
}

#[tokio::test]
async fn token_endpoint_serves_other_clients() {
    let emulator = start().await;
    // The verifier and challenge of RFC 7636, appendix B.
    let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let back = format!("{}/connectors/oauth/callback/Drive", emulator.origin());
    let url = format!(
        "{}/authorize?client_id={CLIENT_ID}&redirect_uri={back}&response_type=code&state=s&scope=a\
         &code_challenge={challenge}&code_challenge_method=S256",
        emulator.issuer()
    );
    let redirect = emulator.grant(&url).unwrap();
    let form = format!(
        "grant_type=authorization_code&client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}&redirect_uri={back}\
         &code={}&code_verifier={verifier}",
        param(&redirect, "code")
    );
    let tokens = post(&emulator, "/provider/token", &form).await;
    assert_eq!(
        (tokens.status, tokens.header("cache-control")),
        (200, Some("no-store"))
    );
    assert_eq!(tokens.json()["token_type"], "Bearer");
    let again = post(&emulator, "/provider/token", &form).await;
    assert_eq!(
        (again.status, again.json()["error"].as_str()),
        (400, Some("invalid_grant"))
    );
    let unknown_client = post(&emulator, "/provider/token", "client_id=x").await;
    assert_eq!(
        (
            unknown_client.status,
            unknown_client.json()["error"].as_str()
        ),
        (401, Some("invalid_client"))
    );
}

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "a table")]
async fn token_request_against_rfc_6749_is_refused() {
    use base64::Engine as _;
    let emulator = start().await;
    let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let back = format!("{}/connectors/oauth/callback/Drive", emulator.origin());
    let url = format!(
        "{}/authorize?client_id={CLIENT_ID}&redirect_uri={back}&response_type=code&scope=a\
         &code_challenge={challenge}&code_challenge_method=S256",
        emulator.issuer()
    );
    let redirect = emulator.grant(&url).unwrap();
    let code = param(&redirect, "code");
    let bare = format!(
        "grant_type=authorization_code&redirect_uri={back}&code={code}&code_verifier={verifier}"
    );
    let secret = format!("client_secret={CLIENT_SECRET}");
    let form = format!("{bare}&client_id={CLIENT_ID}&{secret}");
    let encode = |text: String| base64::engine::general_purpose::STANDARD.encode(text);
    let basic = format!(
        "Authorization: Basic {}\r\n",
        encode(format!("{CLIENT_ID}:{CLIENT_SECRET}"))
    );
    let urlencoded = "application/x-www-form-urlencoded";
    let cases = [
        (
            "",
            urlencoded,
            "",
            format!("{form}&code={code}"),
            "invalid_request",
        ),
        (
            "",
            urlencoded,
            "",
            format!("{form}&code_verifier="),
            "invalid_request",
        ),
        (
            "",
            urlencoded,
            "",
            format!("{form}&{secret}"),
            "invalid_request",
        ),
        (
            "",
            urlencoded,
            "",
            format!("{form}&other=1&other=1"),
            "invalid_request",
        ),
        (
            "",
            urlencoded,
            "",
            form.replace(verifier, &verifier[1..]),
            "invalid_request",
        ),
        ("", "application/json", "", form.clone(), "invalid_request"),
        ("", "", "", form.clone(), "invalid_request"),
        (
            &*format!("?{secret}"),
            urlencoded,
            "",
            form.clone(),
            "invalid_request",
        ),
        ("", urlencoded, &basic, form.clone(), "invalid_request"),
        (
            "",
            urlencoded,
            &basic,
            format!("{bare}&client_id=other"),
            "invalid_request",
        ),
        (
            "",
            urlencoded,
            "Authorization: Bearer x\r\n",
            bare.clone(),
            "invalid_client",
        ),
        (
            "",
            urlencoded,
            "Authorization: Basic eA==\r\n",
            bare.clone(),
            "invalid_client",
        ),
        ("", urlencoded, "", bare.clone(), "invalid_client"),
        // None of the requests above has spent the code.
        (
            "",
            urlencoded,
            &basic.replace("Basic", "basic"),
            format!("{bare}&client_id={CLIENT_ID}"),
            "",
        ),
    ];
    for (query, kind, header, form, error) in &cases {
        let more = format!(
            "{header}Content-Length: {}\r\nContent-Type: {kind}\r\n\r\n{form}",
            form.len()
        );
        let target = format!("/provider/token{query}");
        let head = format!("POST {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        let response = exchange(connect(&emulator).await, &(head + &more)).await;
        let response = support::Response::parse(&response).unwrap();
        let json = response.json();
        let status = match *error {
            "" => 200,
            "invalid_client" => 401,
            _ => 400,
        };
        assert_eq!(
            (response.status, json["error"].as_str().unwrap_or_default()),
            (status, *error),
            "{query} {kind} {header} {form}: {json}"
        );
        assert_eq!(
            response.header("www-authenticate").is_some(),
            status == 401 && !header.is_empty()
        );
    }
    assert_eq!(emulator.provider_code_count(code), cases.len());
}

#[tokio::test]
async fn denial_is_not_sent_to_the_callback() {
    let emulator = start().await;
    let redirect = emulator.deny(&authorize(&emulator, READY).await).unwrap();
    assert_eq!(param(&redirect, "error"), "access_denied");
    let response = get(&emulator, &callback_target(&redirect)).await;
    assert_eq!(
        (response.status, response.code().as_str()),
        (400, "HTTP_BAD_REQUEST")
    );
    // With an invented code, the response contains the error, and the state is not checked.
    let response = get(
        &emulator,
        "/api/v1/connectors/oauth/callback?error=a%26b&code=x&state=y",
    )
    .await;
    let wanted = r#"{"redirectUrl":"/connectors/oauth/callback?oauth_error=a&b","success":false,"error":"a&b"}"#;
    assert_eq!((response.status, response.text()), (200, wanted));
    let null = get(
        &emulator,
        "/api/v1/connectors/oauth/callback?error=null&code=x&state=y",
    )
    .await;
    assert_eq!(null.json()["error"], "invalid_state");
}

#[tokio::test]
async fn expired_code_is_rejected() {
    let emulator = Emulator::builder()
        .code_lifetime(Duration::ZERO)
        .start()
        .await
        .unwrap();
    let redirect = granted(&emulator, READY).await;
    let response = get(&emulator, &callback_target(&redirect)).await.json();
    assert_eq!(
        (response["error"].as_str(), response["success"].as_bool()),
        (Some("server_error"), Some(false))
    );
    assert!(
        response["errorMessage"]
            .as_str()
            .unwrap()
            .contains("expired"),
        "{response}"
    );
}

#[tokio::test]
async fn repeated_code_succeeds_without_a_second_exchange() {
    let emulator = start().await;
    let redirect = granted(&emulator, READY).await;
    let code = param(&redirect, "code");
    for _ in 0..3 {
        assert_eq!(finish(&emulator, &redirect).await, "success");
    }
    assert_eq!(
        (
            emulator.code_count(code),
            emulator.provider_code_count(code)
        ),
        (3, 1)
    );
    let other = redirect.replace(code, "never-issued");
    assert_eq!(finish(&emulator, &other).await, "server_error");
    assert_eq!(
        emulator.provider_code_count("never-issued"),
        0,
        "a used state is over"
    );
    assert!(
        !emulator.is_authenticated(READY),
        "another code with a used state signs the connector out"
    );
}

#[tokio::test]
async fn failed_exchange_spends_the_code() {
    let emulator = Emulator::builder()
        .connector(Connector::oauth("fresh").exchange(Exchange::WrongSecret))
        .connector(
            Connector::oauth("before")
                .authenticated()
                .exchange(Exchange::WrongSecret),
        )
        .start()
        .await
        .unwrap();
    let redirect = granted(&emulator, "fresh").await;
    for words in ["OAuth client", "already used", "already used"] {
        let response = get(&emulator, &callback_target(&redirect)).await.json();
        assert!(
            response["errorMessage"].as_str().unwrap().contains(words),
            "{response}"
        );
    }
    assert_eq!(emulator.provider_code_count(param(&redirect, "code")), 1);

    let redirect = granted(&emulator, "before").await;
    assert_eq!(finish(&emulator, &redirect).await, "server_error");
    assert!(!emulator.is_authenticated("before"));
    assert_eq!(
        finish(&emulator, &redirect).await,
        "success",
        "with the credentials from before"
    );
}

#[tokio::test]
async fn exchange_failures_have_distinct_messages() {
    let emulator = start().await;
    let refused = |status, error: &str| Exchange::Refused {
        status,
        error: error.to_owned(),
    };
    for (exchange, error, words) in [
        (
            refused(400, "invalid_grant"),
            "server_error",
            "expired or was used",
        ),
        (refused(403, ""), "server_error", "403"),
        (refused(429, ""), "server_error", "429"),
        (refused(502, ""), "server_error", "internal error"),
        (Exchange::Unreachable, "server_error", "unknown reason"),
        (Exchange::EmptyToken, "invalid_token", ""),
        (Exchange::Normal, "success", ""),
    ] {
        assert!(emulator.set_exchange(READY, exchange.clone()));
        let redirect = granted(&emulator, READY).await;
        let response = get(&emulator, &callback_target(&redirect)).await.json();
        assert_eq!(
            response["error"].as_str().unwrap_or("success"),
            error,
            "{exchange:?}"
        );
        assert!(
            response["errorMessage"]
                .as_str()
                .unwrap_or_default()
                .contains(words),
            "{exchange:?}: {response}"
        );
    }
}

#[tokio::test]
async fn authorize_replaces_the_pending_flow() {
    let emulator = start().await;
    for method in ["GET", "HEAD"] {
        let redirect = granted(&emulator, READY).await;
        let header = format!("Authorization: Bearer {}\r\n", emulator.token());
        let response = send(&emulator, method, &authorize_target(READY), &header)
            .await
            .unwrap();
        assert_eq!(
            (response.status, response.body.is_empty()),
            (200, method == "HEAD")
        );
        assert_eq!(
            finish(&emulator, &redirect).await,
            "server_error",
            "after {method}"
        );
    }
}

#[tokio::test]
async fn head_request_to_callback_spends_the_code() {
    let emulator = start().await;
    let redirect = granted(&emulator, READY).await;
    let header = format!("Authorization: Bearer {}\r\n", emulator.token());
    let response = send(&emulator, "HEAD", &callback_target(&redirect), &header)
        .await
        .unwrap();
    assert!(response.status == 200 && response.body.is_empty());
    assert!(emulator.is_authenticated(READY));
}

#[tokio::test]
async fn foreign_state_fails_with_its_own_error() {
    let emulator = start().await;
    let state = |json: &str| {
        // Only the padding of base64url needs an escape.
        use base64::Engine as _;
        base64::engine::general_purpose::URL_SAFE
            .encode(json)
            .replace('=', "%3D")
    };
    let forged = |connector: &str| {
        state(&format!(
            "{{\"state\": \"s\", \"connector_id\": \"{connector}\"}}"
        ))
    };
    for (state, error) in [
        ("garbage".to_owned(), "invalid_state"),
        ("%25%25%25".to_owned(), "invalid_state"),
        (forged(READY).replace("%3D", ""), "invalid_state"),
        (state("{\"foo\": 1}"), "server_error"),
        (state("[1]"), "server_error"),
        (forged("unknown"), "instance_not_found"),
        (forged(SOMEONE_ELSES), "instance_not_found"),
        (forged(NOT_CONFIGURED), "config_not_found"),
        (forged(CONNECTED), "server_error"),
    ] {
        assert!(emulator.is_authenticated(CONNECTED));
        let response = get(
            &emulator,
            &format!("/api/v1/connectors/oauth/callback?code=c&state={state}"),
        )
        .await;
        assert_eq!(
            (response.status, response.json()["error"].as_str()),
            (200, Some(error)),
            "{state}"
        );
    }
    assert!(
        !emulator.is_authenticated(CONNECTED),
        "a forged state signs the connector out"
    );
}

#[tokio::test]
async fn concurrent_callbacks_both_reach_the_provider() {
    let slow = Connector::oauth("slow").exchange_delay(Duration::from_millis(300));
    let emulator = Emulator::builder().connector(slow).start().await.unwrap();
    let redirect = granted(&emulator, "slow").await;
    let (one, two) = tokio::join!(finish(&emulator, &redirect), finish(&emulator, &redirect));
    let mut results = [one, two];
    results.sort();
    assert_eq!(results, ["server_error", "success"]);
    assert_eq!(emulator.provider_code_count(param(&redirect, "code")), 2);
}

#[tokio::test]
async fn exchange_continues_after_client_disconnect() {
    let slow = Connector::oauth("slow").exchange_delay(Duration::from_millis(500));
    let emulator = Emulator::builder().connector(slow).start().await.unwrap();
    let redirect = granted(&emulator, "slow").await;
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\r\n",
        callback_target(&redirect),
        emulator.token()
    );
    let left = tokio::time::timeout(
        Duration::from_millis(50),
        exchange(connect(&emulator).await, &request),
    );
    assert!(left.await.is_err(), "the response came too early");
    for _ in 0..1000 {
        if emulator.is_authenticated("slow") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the exchange ended with its client");
}

#[tokio::test]
async fn redirect_url_depends_on_base_url_and_account() {
    let emulator = Emulator::builder()
        .account_type(AccountType::Individual)
        .start()
        .await
        .unwrap();
    let redirect = granted(&emulator, READY).await;
    let target = callback_target(&redirect).replace("&baseUrl=http%3A%2F%2Fapp.example", "");
    let response = get(&emulator, &target).await.json();
    assert_eq!(
        response["redirectUrl"],
        format!("None/account/individual/settings/connector/{READY}")
    );
}

#[tokio::test]
async fn documented_redirect_can_be_enabled() {
    let emulator = Emulator::builder()
        .documented_redirect(true)
        .start()
        .await
        .unwrap();
    let redirect = granted(&emulator, READY).await;
    let response = get(&emulator, &callback_target(&redirect)).await;
    let wanted = format!("http://app.example/account/company-settings/settings/connector/{READY}");
    assert_eq!(
        (response.status, response.header("location")),
        (302, Some(wanted.as_str()))
    );
    let response = get(
        &emulator,
        &callback_target(&redirect.replace("code=", "code=x")),
    )
    .await;
    let wanted = "http://app.example/connectors/oauth/callback?oauth_error=server_error";
    assert_eq!(
        (response.status, response.header("location")),
        (302, Some(wanted))
    );
}

#[tokio::test]
async fn browser_redirect_target_can_be_changed() {
    let emulator = Emulator::builder()
        .redirect_base("http://127.0.0.1:9")
        .start()
        .await
        .unwrap();
    assert!(
        granted(&emulator, READY)
            .await
            .starts_with("http://127.0.0.1:9/connectors/oauth/callback/Drive?")
    );
    let old = authorize(&emulator, READY).await;
    emulator.set_redirect_base("http://127.0.0.1:10");
    assert!(matches!(emulator.grant(&old), Err(Error::Consent(_))));
    let redirect = granted(&emulator, READY).await;
    assert!(redirect.starts_with("http://127.0.0.1:10/"), "{redirect}");
    assert_eq!(finish(&emulator, &redirect).await, "success");
}

#[tokio::test]
async fn invalid_setup_fails_with_its_own_status() {
    use base64::Engine as _;
    let emulator = Emulator::builder()
        .connector(Connector::oauth("beta").beta())
        .connector(Connector::oauth("incomplete").config_incomplete())
        .connector(Connector::oauth("tenant").provider_query("tenant=t1"))
        .start()
        .await
        .unwrap();
    for (id, status, code) in [
        ("beta", 403, "HTTP_FORBIDDEN"),
        ("incomplete", 500, "HTTP_INTERNAL_SERVER_ERROR"),
    ] {
        let response = get(&emulator, &authorize_target(id)).await;
        assert_eq!((response.status, response.code().as_str()), (status, code));
        let state = format!("{{\"state\": \"s\", \"connector_id\": \"{id}\"}}");
        let state = base64::engine::general_purpose::URL_SAFE
            .encode(state)
            .replace('=', "%3D");
        let redirect = format!("http://app.example/?code=c&state={state}");
        assert_eq!(finish(&emulator, &redirect).await, "server_error", "{id}");
    }
    let url = authorize(&emulator, "tenant").await;
    assert!(
        url.starts_with(&format!(
            "{}/authorize?tenant=t1?redirect_uri=",
            emulator.issuer()
        )),
        "{url}"
    );
    assert!(!url.contains("client_id="), "{url}");
    assert!(matches!(emulator.grant(&url), Err(Error::Consent(_))));
}

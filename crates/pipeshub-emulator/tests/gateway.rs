//! The steps of the gateway that are common to all requests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::time::Duration;

use pipeshub_emulator::fixtures::{
    API_TOKEN, CONNECTED, MEMBER_TOKEN, NOT_CONFIGURED, OAUTH_TOKEN, OAUTH_TOKEN_WITHOUT_USER_READ,
    PERSONAL_TOKEN, READ_ONLY_TOKEN, READY, SOMEONE_ELSES,
};
use pipeshub_emulator::{Connector, Emulator, Token};
use support::{authorize_target, connect, exchange, get, get_as, send};

async fn start() -> Emulator {
    Emulator::builder().start().await.unwrap()
}

#[tokio::test]
async fn success_headers_match_the_real_gateway() {
    let emulator = start().await;
    let response = get(&emulator, &format!("/api/v1/connectors/{CONNECTED}/config")).await;
    for (name, value) in [
        ("X-Powered-By", "Express"),
        ("Vary", "Origin"),
        ("Access-Control-Allow-Credentials", "true"),
        (
            "Access-Control-Expose-Headers",
            "x-session-token,content-disposition",
        ),
        ("RateLimit-Policy", "1000;w=60"),
        ("RateLimit-Limit", "1000"),
        ("RateLimit-Remaining", "999"),
        ("RateLimit-Reset", "60"),
        ("Content-Type", "application/json; charset=utf-8"),
        ("Connection", "close"),
    ] {
        assert_eq!(response.header(name), Some(value), "{name}");
    }
    assert!(response.header("ETag").unwrap().starts_with("W/\""));
    assert!(response.header("Date").is_some());
    assert_eq!(
        response.header("Content-Length"),
        Some(response.body.len().to_string().as_str())
    );
    assert_eq!(response.header("Access-Control-Allow-Origin"), None);
    let config = &response.json()["config"];
    assert_eq!(
        (config["connector_id"].as_str(), config["type"].as_str()),
        (Some(CONNECTED), Some("Drive"))
    );
    assert_eq!(
        (config["authType"].as_str(), config["scope"].as_str()),
        (Some("OAUTH"), Some("team"))
    );
    assert_eq!(
        (&config["isConfigured"], &config["isAuthenticated"]),
        (&true.into(), &true.into())
    );
}

#[tokio::test]
async fn authorize_permissions_match_the_real_gateway() {
    let emulator = Emulator::builder()
        .token(Token::session("admin"))
        .token(Token::session("member").member())
        .connector(Connector::oauth("team"))
        .connector(Connector::oauth("members").owner(pipeshub_emulator::fixtures::MEMBER_USER))
        .connector(Connector::oauth("shared").shared_config_missing())
        .start()
        .await
        .unwrap();
    for (token, connector, status) in [
        ("admin", "team", 200),
        ("admin", "members", 200),
        ("admin", "shared", 404),
        ("admin", "TEAM", 404),
        ("member", "team", 404),
        ("member", "members", 403),
    ] {
        let response = get_as(&emulator, token, &authorize_target(connector)).await;
        assert_eq!(response.status, status, "{token} {connector}");
    }
    let emulator = start().await;
    for (token, connector, status) in [
        (OAUTH_TOKEN, READY, 200),
        (PERSONAL_TOKEN, READY, 200),
        (OAUTH_TOKEN_WITHOUT_USER_READ, READY, 403),
        (READ_ONLY_TOKEN, READY, 403),
        (OAUTH_TOKEN, SOMEONE_ELSES, 404),
        (MEMBER_TOKEN, SOMEONE_ELSES, 200),
        (OAUTH_TOKEN, API_TOKEN, 400),
        (OAUTH_TOKEN, NOT_CONFIGURED, 400),
        ("garbage", READY, 401),
    ] {
        let response = get_as(&emulator, token, &authorize_target(connector)).await;
        assert_eq!(response.status, status, "{token} {connector}");
    }
}

#[tokio::test]
async fn head_over_16_kib_gets_an_empty_431() {
    let emulator = start().await;
    let target = format!("{}?baseUrl={}", authorize_target(READY), "y".repeat(20_000));
    let response = get(&emulator, &target).await;
    assert_eq!(
        (response.status, response.header("connection")),
        (431, Some("close"))
    );
    assert!(response.body.is_empty() && response.header("x-powered-by").is_none());
}

#[tokio::test]
async fn filter_runs_before_limiter_and_authentication() {
    let emulator = start().await;
    for query in [
        "other=%3Cb%3Ex",
        "baseUrl=javascript:alert(1)",
        "code=onboard%3D%3D",
    ] {
        let response = send(
            &emulator,
            "GET",
            &format!("{}?{query}", authorize_target(READY)),
            "",
        )
        .await
        .unwrap();
        assert_eq!(
            (response.status, response.code().as_str()),
            (400, "HTTP_BAD_REQUEST"),
            "{query}"
        );
        assert_eq!(response.header("ratelimit-limit"), None, "{query}");
    }
}

#[tokio::test]
async fn authentication_runs_before_validation() {
    let emulator = start().await;
    let target = format!("{}?baseUrl=a&baseUrl=b", authorize_target(READY));
    let anonymous = send(&emulator, "GET", &target, "").await.unwrap();
    assert_eq!(
        (anonymous.status, anonymous.code().as_str()),
        (401, "HTTP_UNAUTHORIZED")
    );
    assert_eq!(anonymous.header("www-authenticate"), None);
    for target in [
        target,
        format!("{}?baseUrl[x]=1", authorize_target(READY)),
        "/api/v1/connectors/oauth/callback?code=a&code=b&state=s".to_owned(),
        "/api/v1/connectors/a%2Fb/config".to_owned(),
    ] {
        let response = get(&emulator, &target).await;
        assert_eq!(
            (response.status, response.code().as_str()),
            (400, "VALIDATION_ERROR"),
            "{target}"
        );
    }
    let broken = get(&emulator, "/api/v1/connectors/%ZZ/oauth/authorize").await;
    assert_eq!(
        (broken.status, broken.code().as_str()),
        (500, "INTERNAL_ERROR")
    );
}

#[tokio::test]
async fn callback_without_code_or_state_is_refused_with_400() {
    let emulator = start().await;
    for query in ["", "?code=abc", "?state=abc", "?code=&state="] {
        let response = get(
            &emulator,
            &format!("/api/v1/connectors/oauth/callback{query}"),
        )
        .await;
        assert_eq!(
            (response.status, response.code().as_str()),
            (400, "HTTP_BAD_REQUEST"),
            "{query}"
        );
    }
}

#[tokio::test]
async fn rate_limit_is_per_address_and_window() {
    let emulator = Emulator::builder()
        .rate_limit(2)
        .rate_window(Duration::from_secs(1))
        .start()
        .await
        .unwrap();
    let target = format!("/api/v1/connectors/{READY}");
    let statuses =
        async || [get(&emulator, &target).await, get(&emulator, &target).await].map(|r| r.status);
    assert_eq!(statuses().await, [200, 200]);
    let response = send(&emulator, "GET", &target, "").await.unwrap();
    assert_eq!(
        (response.status, response.code().as_str()),
        (429, "HTTP_TOO_MANY_REQUESTS")
    );
    assert_eq!(
        (
            response.header("retry-after"),
            response.header("ratelimit-remaining")
        ),
        (Some("1"), Some("0"))
    );
    assert_eq!(response.json()["error"]["retryAfter"], 1);
    let elsewhere = send(
        &emulator,
        "GET",
        &target,
        "X-Forwarded-For: 203.0.113.9\r\n",
    )
    .await
    .unwrap();
    assert_eq!(
        (elsewhere.status, elsewhere.header("ratelimit-remaining")),
        (401, Some("1"))
    );
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(statuses().await, [200, 200]);
}

#[tokio::test]
async fn paths_and_methods_match_like_express() {
    let emulator = start().await;
    let target = authorize_target(READY);
    for target in [
        format!("{target}/"),
        format!("/API/v1/Connectors/{READY}/OAuth/Authorize"),
    ] {
        assert_eq!(
            get(&emulator, &target).await.json()["success"],
            true,
            "{target}"
        );
    }
    for target in [
        format!("/api/v1//connectors/{READY}"),
        "/api/v2/connectors".to_owned(),
        format!("{target}x"),
    ] {
        let response = get(&emulator, &target).await;
        assert_eq!(
            (response.status, response.header("content-type")),
            (200, Some("text/html; charset=UTF-8"))
        );
        assert!(response.header("last-modified").is_some());
    }
    for method in ["POST", "PUT", "DELETE"] {
        let response = send(&emulator, method, &target, "").await.unwrap();
        assert_eq!(
            (response.status, response.header("content-type")),
            (404, Some("text/html; charset=utf-8"))
        );
    }
    let origin = "Origin: http://localhost:3001\r\n";
    let preflight = send(&emulator, "OPTIONS", &target, origin).await.unwrap();
    assert_eq!(
        (preflight.status, preflight.header("ratelimit-limit")),
        (204, None)
    );
    assert_eq!(
        preflight.header("access-control-allow-origin"),
        Some("http://localhost:3001")
    );
}

#[tokio::test]
async fn known_etag_is_not_sent_again() {
    let emulator = start().await;
    let target = format!("/api/v1/connectors/{READY}/config");
    let etag = get(&emulator, &target)
        .await
        .header("etag")
        .unwrap()
        .to_owned();
    for (wanted, status) in [("*", 304), (etag.as_str(), 304), ("W/\"0-x\"", 200)] {
        let headers = format!(
            "Authorization: Bearer {}\r\nIf-None-Match: {wanted}\r\n",
            emulator.token()
        );
        let response = send(&emulator, "GET", &target, &headers).await.unwrap();
        assert_eq!(
            (response.status, response.body.is_empty()),
            (status, status == 304),
            "{wanted}"
        );
    }
    let headers = format!(
        "Authorization: Bearer {}\r\nIf-None-Match: *\r\n",
        emulator.token()
    );
    let refused = send(&emulator, "GET", &authorize_target(API_TOKEN), &headers)
        .await
        .unwrap();
    assert_eq!(refused.status, 400);
}

#[tokio::test]
async fn idle_connection_is_closed() {
    let emulator = Emulator::builder()
        .keep_alive(Duration::from_millis(50))
        .start()
        .await
        .unwrap();
    let request = "GET /api/v1/connectors/x HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let bytes = exchange(connect(&emulator).await, request).await;
    let text = String::from_utf8(bytes).unwrap().to_ascii_lowercase();
    assert!(
        text.contains("connection: keep-alive\r\n") && text.contains("keep-alive: timeout=0\r\n"),
        "{text}"
    );
    assert_eq!(text.matches("http/1.1").count(), 1, "{text}");
}

#[tokio::test]
async fn requests_are_recorded_as_sent() {
    let emulator = start().await;
    let headers = "X-Request-ID: my id<1>\r\nUser-Agent: a-client\r\n";
    let response = send(
        &emulator,
        "GET",
        "/api/v1/connectors/oauth/callback?code=a+b&state=s",
        headers,
    )
    .await;
    assert!(response.unwrap().header("x-request-id").is_none());
    send(&emulator, "GET", "/a/page", "").await.unwrap();
    let [seen] = &emulator.requests()[..] else {
        panic!("{:?}", emulator.requests())
    };
    assert_eq!(
        (seen.method.as_str(), seen.path.as_str()),
        ("GET", "/api/v1/connectors/oauth/callback")
    );
    assert_eq!(
        (seen.query.as_deref(), seen.param("code").as_deref()),
        (Some("code=a+b&state=s"), Some("a b"))
    );
    assert_eq!(
        (seen.request_id.as_str(), seen.header("user-agent")),
        ("myid1", Some("a-client"))
    );
    assert_eq!(seen.status.map(|status| status.as_u16()), Some(401));
    assert_eq!(emulator.code_count("a b"), 1);
    assert_eq!(emulator.other_requests().len(), 1);
    emulator.clear_requests();
    assert_eq!(
        (emulator.requests().len(), emulator.code_count("a b")),
        (0, 0)
    );
}

#[tokio::test]
async fn stopped_emulator_frees_its_address() {
    let emulator = start().await;
    let address = emulator.address();
    let idle = connect(&emulator).await;
    emulator.stop().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
    assert_eq!(exchange(idle, "").await, b"");
    let again = Emulator::builder().listen(address).start().await.unwrap();
    assert_eq!(again.address(), address);
}

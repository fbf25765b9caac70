//! Users, sign-ins, OAuth apps and tokens, with the state that their operations leave behind.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::time::Duration;

use pipeshub_emulator::fixtures::{
    ADMIN_EMAIL, ADMIN_TOKEN, ADMIN_USER, MEMBER_EMAIL, MEMBER_TOKEN, MEMBER_USER, PASSWORD,
};
use pipeshub_emulator::{Emulator, SentMail};
use serde_json::{Value, json};
use support::wire::{Wire, form_request, json_request, request, send_raw};

struct Client(Emulator);

impl Client {
    async fn start() -> Self {
        Self(
            Emulator::builder()
                .rate_limit(100_000)
                .start()
                .await
                .unwrap(),
        )
    }

    async fn call(&self, method: &str, target: &str, token: &str, body: Value) -> Wire {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        send_raw(&self.0, &json_request(method, target, token, &body)).await
    }

    async fn get(&self, target: &str, token: &str) -> Wire {
        send_raw(&self.0, &request("GET", target, token, "", b"")).await
    }

    /// Sends a request of the administrator, which has to succeed.
    async fn admin(&self, method: &str, target: &str, body: Value) -> Value {
        let response = self.call(method, target, ADMIN_TOKEN, body).await;
        assert!(response.status < 300, "{method} {target}: {response:?}");
        response.json()
    }

    async fn configure_mail(&self) {
        let body =
            json!({ "host": "mail.example", "port": 25, "fromEmail": "no-reply@mail.example" });
        self.admin("POST", "/configurationManager/smtpConfig", body)
            .await;
    }

    /// Begins a sign-in, and returns its session token.
    async fn begin(&self, email: &str) -> String {
        let body = json!({ "email": email });
        let begun = self.call("POST", "/userAccount/initAuth", "", body).await;
        begun.header("x-session-token").unwrap().to_owned()
    }

    async fn authenticate(&self, session: &str, method: &str, secret: &str) -> Wire {
        let body = json!({ "method": method, "credentials": { method: secret } }).to_string();
        let more = format!("Content-Type: application/json\r\nx-session-token: {session}\r\n");
        let target = "/userAccount/authenticate";
        send_raw(
            &self.0,
            &request("POST", target, "", &more, body.as_bytes()),
        )
        .await
    }

    /// Signs in with a password.
    async fn sign_in(&self, email: &str, password: &str) -> Wire {
        let session = self.begin(email).await;
        self.authenticate(&session, "password", password).await
    }

    /// Creates an app of the administrator.
    async fn app(&self, body: Value) -> (String, Value) {
        let made = self.admin("POST", "/oauth-clients", body).await["app"].clone();
        (text(&made["id"]), made)
    }

    async fn token(&self, body: Value) -> Wire {
        self.call("POST", "/oauth2/token", "", body).await
    }

    /// Gets a token with the secret of an app.
    async fn token_of(&self, app: &Value) -> String {
        let granted = self.token(credentials(app)).await;
        assert_eq!(granted.status, 200, "{granted:?}");
        text(&granted.json()["access_token"])
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
        .to_owned()
}

fn credentials(app: &Value) -> Value {
    json!({
        "grant_type": "client_credentials",
        "client_id": app["clientId"],
        "client_secret": app["clientSecret"],
    })
}

fn app_with(scopes: &[&str]) -> Value {
    json!({ "name": "App", "allowedScopes": scopes, "allowedGrantTypes": ["client_credentials"] })
}

/// Moves the clock of the emulator, without waiting.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

fn refusal(response: &Wire) -> (u16, String) {
    let code = response.json()["error"]["code"]
        .as_str()
        .unwrap()
        .to_owned();
    (response.status, code)
}

fn error(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[tokio::test]
async fn user_is_read_and_changed_until_deleted() {
    let client = Client::start().await;
    let body = json!({ "fullName": "Di New", "email": "Di@example.com", "designation": "Writer" });
    let made = client.admin("POST", "/users", body.clone()).await;
    let id = text(&made["_id"]);
    assert_eq!(
        (&made["email"], &made["hasLoggedIn"]),
        (&json!("di@example.com"), &json!(false))
    );
    assert_eq!(
        client
            .call("POST", "/users", ADMIN_TOKEN, body)
            .await
            .status,
        500
    );

    let at = format!("/users/{id}");
    let change = json!({ "lastName": "Newer", "mobile": "+4400000000000" });
    client.admin("PUT", &at, change).await;
    let read = client.admin("GET", &at, Value::Null).await;
    assert_eq!(
        (&read["lastName"], &read["designation"]),
        (&json!("Newer"), &json!("Writer"))
    );
    let listed = client
        .admin("GET", "/users?search=di&limit=5", Value::Null)
        .await;
    assert_eq!(listed["pagination"]["totalCount"], 1);
    for invalid in [
        json!({}),
        json!({ "nickname": "x" }),
        json!({ "mobile": "12" }),
    ] {
        let refused = client.call("PUT", &at, ADMIN_TOKEN, invalid).await;
        assert_eq!(refusal(&refused), error(400, "VALIDATION_ERROR"));
    }
    let country = json!({ "address": { "country": "Atlantis" } });
    assert_eq!(
        client.call("PUT", &at, ADMIN_TOKEN, country).await.status,
        500
    );

    client.admin("DELETE", &at, Value::Null).await;
    assert_eq!(client.get(&at, ADMIN_TOKEN).await.status, 404);
    let left = client.admin("GET", "/users", Value::Null).await;
    assert_eq!(left["pagination"]["totalCount"], 2);
}

#[tokio::test]
async fn member_is_refused_with_400_where_administrators_are_required() {
    let client = Client::start().await;
    for (method, target) in [
        ("POST", "/users"),
        ("DELETE", "/users/65f0c0de0000000000000a01"),
        ("GET", "/userGroups"),
        ("PUT", "/org"),
        ("DELETE", "/org/logo"),
        ("GET", "/personal-access-tokens/admin"),
        ("GET", "/configurationManager/smtpConfig"),
        ("POST", "/configurationManager/ai-models/providers"),
        ("GET", "/orgAuthConfig/authMethods"),
    ] {
        let refused = client.call(method, target, MEMBER_TOKEN, json!({})).await;
        assert_eq!(
            refusal(&refused),
            error(400, "HTTP_BAD_REQUEST"),
            "{method} {target}"
        );
    }
    let own = format!("/users/{MEMBER_USER}/fullname");
    let name = json!({ "fullName": "Bo Renamed" });
    assert_eq!(
        client
            .call("PATCH", &own, MEMBER_TOKEN, name.clone())
            .await
            .status,
        200
    );
    let other = format!("/users/{ADMIN_USER}/fullname");
    assert_eq!(
        client
            .call("PATCH", &other, MEMBER_TOKEN, name)
            .await
            .status,
        400
    );
    let role = json!({ "role": "admin" });
    let own = format!("/users/{MEMBER_USER}");
    let refused = client.call("PUT", &own, MEMBER_TOKEN, role).await;
    assert_eq!(refusal(&refused), error(403, "HTTP_FORBIDDEN"));
}

#[tokio::test]
async fn new_role_and_deletion_end_the_sessions_of_a_user() {
    let client = Client::start().await;
    let at = format!("/users/{MEMBER_USER}");
    client.admin("PUT", &at, json!({ "role": "admin" })).await;
    let ended = client.get("/org", MEMBER_TOKEN).await;
    assert_eq!(refusal(&ended), error(401, "HTTP_UNAUTHORIZED"));
    let signed_in = client.sign_in(MEMBER_EMAIL, PASSWORD).await.json();
    let token = text(&signed_in["accessToken"]);
    assert_eq!(client.get("/userGroups", &token).await.status, 200);
    let personal = client
        .call(
            "POST",
            "/personal-access-tokens",
            &token,
            json!({ "name": "t" }),
        )
        .await;
    let personal = text(&personal.json()["token"]["accessToken"]);

    let refused = client.call("DELETE", &at, ADMIN_TOKEN, Value::Null).await;
    assert_eq!(refused.status, 400, "an administrator cannot be deleted");
    client.admin("PUT", &at, json!({ "role": "member" })).await;
    client.admin("DELETE", &at, Value::Null).await;
    for token in [token.as_str(), personal.as_str(), MEMBER_TOKEN] {
        let gone = client.get("/users", token).await;
        assert_eq!(refusal(&gone), error(401, "HTTP_UNAUTHORIZED"));
    }
    let last = format!("/users/{ADMIN_USER}");
    let demoted = client
        .call("PUT", &last, ADMIN_TOKEN, json!({ "role": "member" }))
        .await;
    assert_eq!(demoted.status, 400, "the last administrator stays");
}

#[tokio::test]
async fn fifth_wrong_password_locks_the_account_until_it_is_unblocked() {
    let client = Client::start().await;
    let session = client.begin(MEMBER_EMAIL).await;
    for _ in 0..5 {
        let wrong = client.authenticate(&session, "password", "wrong").await;
        assert_eq!(refusal(&wrong), error(400, "HTTP_BAD_REQUEST"));
    }
    let locked = client.authenticate(&session, "password", PASSWORD).await;
    assert_eq!(refusal(&locked), error(400, "HTTP_BAD_REQUEST"));
    let blocked = client
        .admin("GET", "/users?isBlocked=true", Value::Null)
        .await;
    assert_eq!(blocked["users"][0]["userId"], MEMBER_USER);
    let code = json!({ "email": MEMBER_EMAIL });
    let refused = client
        .call("POST", "/userAccount/login/otp/generate", "", code)
        .await;
    assert_eq!(refused.status, 403);

    let unblock = format!("/users/{MEMBER_USER}/unblock");
    client.admin("PUT", &unblock, json!({})).await;
    assert_eq!(
        client
            .call("PUT", &unblock, ADMIN_TOKEN, json!({}))
            .await
            .status,
        400
    );
    assert_eq!(
        client
            .authenticate(&session, "password", PASSWORD)
            .await
            .status,
        200
    );

    for _ in 0..5 {
        client.sign_in(MEMBER_EMAIL, "wrong").await;
    }
    assert_eq!(client.sign_in(MEMBER_EMAIL, PASSWORD).await.status, 400);
    pass(Duration::from_secs(24 * 60 * 60)).await;
    assert_eq!(client.sign_in(MEMBER_EMAIL, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn logout_ends_sessions_and_refresh_tokens_but_no_personal_token() {
    let client = Client::start().await;
    let session = client.begin(ADMIN_EMAIL).await;
    let signed_in = client
        .authenticate(&session, "password", PASSWORD)
        .await
        .json();
    let spent = client.authenticate(&session, "password", PASSWORD).await;
    assert_eq!(refusal(&spent), error(401, "HTTP_UNAUTHORIZED"));
    let (access, refresh) = (
        text(&signed_in["accessToken"]),
        text(&signed_in["refreshToken"]),
    );
    assert_eq!(client.get("/org", &access).await.status, 200);
    assert_eq!(client.get("/org", &refresh).await.status, 401);
    let body = json!({ "name": "t" });
    let personal = client
        .call("POST", "/personal-access-tokens", &access, body)
        .await;
    let personal = text(&personal.json()["token"]["accessToken"]);
    let refreshed = async || {
        client
            .call("POST", "/userAccount/refresh/token", &refresh, json!({}))
            .await
    };
    // The refresh token is not spent.
    for _ in 0..2 {
        let access = text(&refreshed().await.json()["accessToken"]);
        assert_eq!(client.get("/org", &access).await.status, 200);
    }

    pass(Duration::from_secs(2)).await;
    let logout = async |token: &str| {
        client
            .call("POST", "/userAccount/logout/manual", token, json!({}))
            .await
            .status
    };
    assert_eq!(logout(&access).await, 200);
    assert_eq!(client.get("/org", &access).await.status, 401);
    assert_eq!(client.get("/org", ADMIN_TOKEN).await.status, 401);
    assert_eq!(refreshed().await.status, 401);
    assert_eq!(client.get("/users", &personal).await.status, 200);
    // A second logout succeeds. Other tokens are a missing header or an unexpected error.
    assert_eq!(logout(&access).await, 200);
    assert_eq!(logout("").await, 400);
    assert_eq!(logout("garbage").await, 500);
    assert_eq!(logout(&personal).await, 500);
}

#[tokio::test]
async fn session_expires_after_a_day_and_its_refresh_token_after_thirty() {
    let client = Client::start().await;
    let signed_in = client.sign_in(ADMIN_EMAIL, PASSWORD).await.json();
    let (access, refresh) = (
        text(&signed_in["accessToken"]),
        text(&signed_in["refreshToken"]),
    );
    pass(Duration::from_secs(24 * 60 * 60)).await;
    let expired = client.get("/org", &access).await;
    assert_eq!(refusal(&expired), error(401, "HTTP_UNAUTHORIZED"));
    let refreshed = async || {
        client
            .call("POST", "/userAccount/refresh/token", &refresh, json!({}))
            .await
    };
    assert_eq!(refreshed().await.status, 200);
    pass(Duration::from_secs(29 * 24 * 60 * 60)).await;
    assert_eq!(refreshed().await.status, 401);
}

#[tokio::test]
async fn sign_in_by_password_and_mailed_code_has_two_steps() {
    let client = Client::start().await;
    let steps = json!({ "authMethod": [
        { "order": 1, "allowedMethods": [{ "type": "password" }] },
        { "order": 2, "allowedMethods": [{ "type": "otp" }] },
    ] });
    client
        .admin("POST", "/orgAuthConfig/updateAuthMethod", steps)
        .await;
    let send_code = async || {
        let body = json!({ "email": ADMIN_EMAIL });
        client
            .call("POST", "/userAccount/login/otp/generate", "", body)
            .await
    };
    assert_eq!(send_code().await.status, 500, "there is no mail server");
    client.configure_mail().await;
    let session = client.begin(ADMIN_EMAIL).await;
    let first = client.authenticate(&session, "password", PASSWORD).await;
    let expected = json!({
        "status": "success", "nextStep": 1, "allowedMethods": ["otp"], "authProviders": {},
    });
    assert_eq!(first.json(), expected);
    let sent = send_code().await;
    assert_eq!(
        sent.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let mail = client.0.sent_mails().pop().unwrap();
    assert_eq!(
        (mail.to(), mail.purpose(), mail.secret().len()),
        (ADMIN_EMAIL, "code", 6)
    );
    assert_eq!(
        client.authenticate(&session, "otp", "none").await.status,
        401
    );
    let second = client.authenticate(&session, "otp", mail.secret()).await;
    let token = text(&second.json()["accessToken"]);
    assert_eq!(client.get("/org", &token).await.status, 200);

    let session = client.begin(ADMIN_EMAIL).await;
    client.authenticate(&session, "password", PASSWORD).await;
    pass(Duration::from_secs(10 * 60)).await;
    assert_eq!(
        client
            .authenticate(&session, "otp", mail.secret())
            .await
            .status,
        410
    );
}

#[tokio::test]
async fn new_password_ends_the_old_one_and_its_sessions() {
    let client = Client::start().await;
    client.configure_mail().await;
    let reset = async |current: &str, new: &str| {
        let body = json!({ "currentPassword": current, "newPassword": new });
        client
            .call("POST", "/userAccount/password/reset", MEMBER_TOKEN, body)
            .await
    };
    assert_eq!(reset(PASSWORD, "weak").await.status, 400);
    assert_eq!(reset(PASSWORD, PASSWORD).await.status, 400);
    assert_eq!(reset("wrong", "An0ther!!").await.status, 401);
    let new = text(&reset(PASSWORD, "An0ther!!").await.json()["accessToken"]);
    assert_eq!(client.get("/org", MEMBER_TOKEN).await.status, 401);
    assert_eq!(client.get("/org", &new).await.status, 200);
    assert_eq!(client.sign_in(MEMBER_EMAIL, PASSWORD).await.status, 400);

    for email in [MEMBER_EMAIL, "nobody@example.com"] {
        let body = json!({ "email": email });
        assert_eq!(
            client
                .call("POST", "/userAccount/password/forgot", "", body)
                .await
                .status,
            200
        );
    }
    let [mail] = &client.0.sent_mails()[..] else {
        panic!()
    };
    let body = json!({ "password": "Th1rd-one" });
    let by_link = async || {
        client
            .call(
                "POST",
                "/userAccount/password/reset/token",
                mail.secret(),
                body.clone(),
            )
            .await
    };
    assert_eq!(by_link().await.status, 200);
    assert_eq!(by_link().await.status, 401, "the link is used up");
    assert_eq!(client.sign_in(MEMBER_EMAIL, "Th1rd-one").await.status, 200);
}

#[tokio::test]
async fn new_address_counts_once_its_mail_is_confirmed() {
    let client = Client::start().await;
    let at = format!("/users/{MEMBER_USER}");
    let change = json!({ "email": "new@example.com" });
    let failed = client.admin("PUT", &at, change.clone()).await;
    assert_eq!(failed["meta"]["emailChangeMailStatus"], "failed");
    client.configure_mail().await;
    let sent = client.admin("PUT", &at, change).await;
    assert_eq!(
        (&sent["email"], &sent["meta"]["emailChangeMailStatus"]),
        (&json!(MEMBER_EMAIL), &json!("sent"))
    );
    let mail = client.0.sent_mails().pop().unwrap();
    let target = "/userAccount/validateEmailChange";
    assert_eq!(
        client
            .call("PUT", target, mail.secret(), Value::Null)
            .await
            .status,
        200
    );
    assert_eq!(
        client
            .call("PUT", target, mail.secret(), Value::Null)
            .await
            .status,
        401
    );
    assert_eq!(
        client.admin("GET", &at, Value::Null).await["email"],
        "new@example.com"
    );
}

#[tokio::test]
async fn app_token_has_its_scopes_until_it_is_revoked() {
    let client = Client::start().await;
    let (id, app) = client.app(app_with(&["user:read"])).await;
    let token = client.token_of(&app).await;
    assert_eq!(client.get("/users", &token).await.status, 200);
    let refused = client.get("/org", &token).await;
    assert_eq!(refusal(&refused), error(403, "HTTP_FORBIDDEN"));
    let listed = client
        .admin("GET", &format!("/oauth-clients/{id}/tokens"), Value::Null)
        .await;
    assert_eq!(listed["tokens"][0]["scopes"], json!(["user:read"]));

    let body = json!({
        "token": token, "client_id": app["clientId"], "client_secret": app["clientSecret"],
    });
    let introspected = client
        .call("POST", "/oauth2/introspect", "", body.clone())
        .await
        .json();
    assert_eq!(
        (&introspected["active"], &introspected["scope"]),
        (&json!(true), &json!("user:read"))
    );
    // Without a secret, nothing is found and nothing is revoked.
    let bare = json!({ "token": token, "client_id": app["clientId"] });
    let hidden = client
        .call("POST", "/oauth2/introspect", "", bare.clone())
        .await
        .json();
    assert_eq!(hidden, json!({ "active": false }));
    assert_eq!(
        client.call("POST", "/oauth2/revoke", "", bare).await.status,
        200
    );
    assert_eq!(client.get("/users", &token).await.status, 200);
    assert_eq!(
        client
            .call("POST", "/oauth2/revoke", "", body.clone())
            .await
            .status,
        200
    );
    let dead = client.get("/users", &token).await;
    assert_eq!(refusal(&dead), error(401, "OAUTH_INVALID_TOKEN"));
    let introspected = client
        .call("POST", "/oauth2/introspect", "", body)
        .await
        .json();
    assert_eq!(introspected, json!({ "active": false }));
}

#[tokio::test]
async fn suspended_app_gets_no_token_and_its_old_ones_go_on() {
    let client = Client::start().await;
    let (id, mut app) = client.app(app_with(&["user:read"])).await;
    let token = client.token_of(&app).await;
    let at = format!("/oauth-clients/{id}");
    client
        .admin("POST", &format!("{at}/suspend"), Value::Null)
        .await;
    let refused = client.token(credentials(&app)).await;
    assert_eq!(
        (refused.status, refused.json()["error"].clone()),
        (401, json!("invalid_client"))
    );
    assert_eq!(client.get("/users", &token).await.status, 200);
    client
        .admin("POST", &format!("{at}/activate"), Value::Null)
        .await;

    let regenerated = client
        .admin("POST", &format!("{at}/regenerate-secret"), Value::Null)
        .await;
    assert_eq!(client.token(credentials(&app)).await.status, 401);
    app["clientSecret"] = regenerated["clientSecret"].clone();
    let second = client.token_of(&app).await;
    client
        .admin("POST", &format!("{at}/revoke-all-tokens"), Value::Null)
        .await;
    for token in [&token, &second] {
        assert_eq!(client.get("/users", token).await.status, 401);
    }
    let third = client.token_of(&app).await;
    client.admin("DELETE", &at, Value::Null).await;
    assert_eq!(client.get("/users", &third).await.status, 401);
    assert_eq!(client.get(&at, ADMIN_TOKEN).await.status, 404);
    assert_eq!(client.token(credentials(&app)).await.status, 401);
}

#[tokio::test]
async fn app_token_expires_after_the_lifetime_of_its_app() {
    let client = Client::start().await;
    let mut body = app_with(&["user:read"]);
    body["accessTokenLifetime"] = json!(300);
    let (_, app) = client.app(body).await;
    let token = client.token_of(&app).await;
    pass(Duration::from_secs(299)).await;
    assert_eq!(client.get("/users", &token).await.status, 200);
    pass(Duration::from_secs(1)).await;
    let expired = client.get("/users", &token).await;
    assert_eq!(refusal(&expired), error(401, "OAUTH_EXPIRED_TOKEN"));
}

#[tokio::test]
async fn app_is_seen_by_its_owner_only_and_refused_with_invalid_settings() {
    let client = Client::start().await;
    let (id, _) = client.app(app_with(&["user:read"])).await;
    let at = format!("/oauth-clients/{id}");
    for (method, target) in [
        ("GET", at.clone()),
        ("DELETE", at.clone()),
        ("POST", format!("{at}/suspend")),
    ] {
        let refused = client
            .call(method, &target, MEMBER_TOKEN, Value::Null)
            .await;
        assert_eq!(refusal(&refused), error(404, "HTTP_NOT_FOUND"));
    }
    assert_eq!(
        client.get("/oauth-clients/x", ADMIN_TOKEN).await.status,
        400
    );
    let mut with_code = app_with(&["user:read"]);
    with_code["allowedGrantTypes"] = json!(["authorization_code"]);
    with_code["redirectUris"] = json!(["http://app.example/cb"]);
    let mut short = app_with(&["user:read"]);
    short["accessTokenLifetime"] = json!(299);
    for (body, code) in [
        (app_with(&["nope:read"]), "OAUTH_INVALID_SCOPE"),
        (with_code, "OAUTH_INVALID_REDIRECT_URI"),
        (short, "VALIDATION_ERROR"),
    ] {
        let refused = client
            .call("POST", "/oauth-clients", ADMIN_TOKEN, body)
            .await;
        assert_eq!(refusal(&refused), error(400, code));
    }
    let change = json!({ "homepageUrl": "https://app.example", "name": "Renamed" });
    client.admin("PUT", &at, change).await;
    let changed = client
        .admin("PUT", &at, json!({ "homepageUrl": null }))
        .await;
    assert_eq!(changed["app"]["name"], "Renamed");
    assert!(changed["app"].get("homepageUrl").is_none());
}

#[tokio::test]
async fn code_is_spent_once_and_refresh_token_rotates() {
    let client = Client::start().await;
    let (_, app) = client
        .app(json!({
            "name": "Web",
            "allowedScopes": ["user:read", "openid", "profile", "email", "offline_access"],
            "redirectUris": ["https://app.example/cb"],
        }))
        .await;
    let query = format!(
        "client_id={}&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=user%3Aread&state=s&response_type=code",
        text(&app["clientId"])
    );
    let target = format!("/oauth2/authorize?{query}");
    let asked = client.get(&target, MEMBER_TOKEN).await.json();
    assert_eq!(asked["consentData"]["app"]["name"], "Web");
    let anonymous = client.get(&target, "").await;
    assert_eq!(anonymous.status, 302);
    assert!(
        anonymous
            .header("location")
            .unwrap()
            .contains("/oauth/authorize?client_id=")
    );

    let consent = async |decision: &str| {
        let body = json!({
            "client_id": app["clientId"], "redirect_uri": "https://app.example/cb",
            "scope": "user:read openid profile email offline_access", "state": "s",
            "consent": decision,
            "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        });
        let url = client
            .call("POST", "/oauth2/authorize", MEMBER_TOKEN, body)
            .await
            .json();
        text(&url["redirectUrl"])
    };
    assert_eq!(
        consent("denied").await,
        "https://app.example/cb?error=access_denied&state=s"
    );
    let url = consent("granted").await;
    let code = support::param(&url, "code").to_owned();
    let exchange = async |verifier: &str| {
        let body = json!({
            "grant_type": "authorization_code", "code": code,
            "redirect_uri": "https://app.example/cb", "code_verifier": verifier,
            "client_id": app["clientId"], "client_secret": app["clientSecret"],
        });
        client.token(body).await
    };
    assert_eq!(exchange("wrong").await.json()["error"], "invalid_grant");
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let granted = exchange(verifier).await.json();
    let first = text(&granted["access_token"]);
    let refresh = async |token: &str| {
        let body = json!({
            "grant_type": "refresh_token", "refresh_token": token,
            "client_id": app["clientId"], "client_secret": app["clientSecret"],
        });
        client.token(body).await
    };
    let old = text(&granted["refresh_token"]);
    let rotated = refresh(&old).await.json();
    let again = refresh(&old).await;
    assert_eq!(
        (again.status, again.json()["error"].clone()),
        (400, json!("server_error"))
    );
    let second = text(&rotated["access_token"]);
    for token in [&first, &second] {
        let user = client.get("/oauth2/userinfo", token).await.json();
        assert_eq!(
            (&user["user_id"], &user["email"]),
            (&json!(MEMBER_USER), &json!(MEMBER_EMAIL))
        );
        // The token has the rights of the member.
        assert_eq!(
            client
                .get(&format!("/users/{MEMBER_USER}/adminCheck"), token)
                .await
                .status,
            400
        );
    }
    // A second use of the code revokes all tokens of the user and the app.
    assert_eq!(exchange(verifier).await.json()["error"], "invalid_grant");
    for token in [&first, &second] {
        assert_eq!(client.get("/users", token).await.status, 401);
    }
    assert_eq!(
        client.get("/oauth2/userinfo", ADMIN_TOKEN).await.status,
        401
    );
}

#[tokio::test]
async fn personal_token_authenticates_until_it_expires_or_is_revoked() {
    let client = Client::start().await;
    let make = async |body: Value| {
        let made = client
            .call("POST", "/personal-access-tokens", MEMBER_TOKEN, body)
            .await;
        assert_eq!(made.status, 201, "{made:?}");
        let token = made.json()["token"].clone();
        (text(&token["id"]), text(&token["accessToken"]))
    };
    let (id, token) = make(json!({ "name": "a", "scopes": ["user:read"], "expiryDays": 90 })).await;
    let (_, short) = make(json!({ "name": "b" })).await;
    assert!(token.starts_with("phpat_"));
    assert_eq!(client.get("/users", &token).await.status, 200);
    assert_eq!(
        refusal(&client.get("/connectors", &token).await),
        error(403, "HTTP_FORBIDDEN")
    );
    pass(Duration::from_secs(30 * 24 * 60 * 60)).await;
    assert_eq!(
        refusal(&client.get("/users", &short).await),
        error(401, "OAUTH_EXPIRED_TOKEN")
    );
    assert_eq!(client.get("/users", &token).await.status, 200);

    let listed = client
        .get("/personal-access-tokens", MEMBER_TOKEN)
        .await
        .json();
    let [entry] = &listed["tokens"].as_array().unwrap()[..] else {
        panic!("{listed}")
    };
    assert_eq!(entry["id"], json!(id));
    assert!(entry["lastUsedAt"].is_string());
    let target = format!("/personal-access-tokens/{id}");
    let foreign = client
        .call("DELETE", &target, ADMIN_TOKEN, Value::Null)
        .await;
    assert_eq!(foreign.status, 404, "the token of another user");
    let target = format!("/personal-access-tokens/admin/{id}");
    client
        .admin("DELETE", &target, json!({ "reason": "left" }))
        .await;
    assert_eq!(
        refusal(&client.get("/users", &token).await),
        error(401, "OAUTH_INVALID_TOKEN")
    );
}

#[tokio::test]
async fn group_has_members_until_it_is_deleted() {
    let client = Client::start().await;
    let body = json!({ "name": "Writers", "type": "custom" });
    let group = text(&client.admin("POST", "/userGroups", body).await["_id"]);
    let change = json!({ "userIds": [MEMBER_USER], "groupIds": [group] });
    client
        .admin("POST", "/userGroups/add-users", change.clone())
        .await;
    let in_group = format!("/users?groupIds={group}");
    let listed = client.admin("GET", &in_group, Value::Null).await;
    assert_eq!(listed["users"][0]["userId"], MEMBER_USER);
    assert_eq!(listed["users"][0]["groupCount"], 1);
    client
        .admin("POST", "/userGroups/remove-users", change)
        .await;
    let target = format!("/userGroups/{group}/users");
    assert_eq!(
        client.admin("GET", &target, Value::Null).await["users"],
        json!([])
    );
    let target = format!("/userGroups/{group}");
    client.admin("DELETE", &target, Value::Null).await;
    // A deleted group can still be read by its id.
    assert_eq!(
        client.admin("GET", &target, Value::Null).await["isDeleted"],
        true
    );
    assert_eq!(
        client.get("/userGroups?limit=0", ADMIN_TOKEN).await.status,
        500
    );
}

#[tokio::test]
async fn team_is_changed_by_its_owner_only() {
    let client = Client::start().await;
    let body = json!({ "name": "Red", "userRoles": [{ "userId": MEMBER_USER, "role": "READER" }] });
    let team = client.admin("POST", "/teams", body).await["data"].clone();
    let at = format!("/teams/{}", text(&team["id"]));
    assert_eq!(
        (&team["memberCount"], &team["canEdit"]),
        (&json!(2), &json!(true))
    );
    let seen = client.get(&at, MEMBER_TOKEN).await.json();
    assert_eq!(seen["team"]["canEdit"], false);
    let refused = client
        .call("PUT", &at, MEMBER_TOKEN, json!({ "name": "x" }))
        .await;
    assert_eq!(refusal(&refused), error(403, "HTTP_FORBIDDEN"));
    let roles = json!({ "updateUserRoles": [{ "userId": MEMBER_USER, "role": "OWNER" }] });
    client.admin("PUT", &at, roles).await;
    let change = json!({ "name": "Blue", "removeUserIds": [ADMIN_USER] });
    let changed = client.call("PUT", &at, MEMBER_TOKEN, change).await.json();
    assert_eq!(
        (&changed["team"]["name"], &changed["team"]["memberCount"]),
        (&json!("Blue"), &json!(1))
    );
    let alone = json!({ "removeUserIds": [MEMBER_USER] });
    assert_eq!(
        client.call("PUT", &at, MEMBER_TOKEN, alone).await.status,
        400
    );
    let users = client
        .get(&format!("{at}/users?search=bo"), MEMBER_TOKEN)
        .await
        .json();
    assert_eq!(users["pagination"]["totalCount"], 1);
    assert_eq!(
        client
            .call("DELETE", &at, MEMBER_TOKEN, Value::Null)
            .await
            .status,
        200
    );
    assert_eq!(
        client
            .call("DELETE", &at, MEMBER_TOKEN, Value::Null)
            .await
            .status,
        403
    );
    assert_eq!(client.get(&at, MEMBER_TOKEN).await.status, 404);
}

#[tokio::test]
async fn notifications_are_read_page_by_page_and_archived() {
    let client = Client::start().await;
    for title in ["one", "two", "three"] {
        client.0.notify(ADMIN_USER, "c", title, "text");
    }
    let first = client
        .admin("GET", "/notifications?limit=2", Value::Null)
        .await;
    let titles = |page: &Value| {
        let all = page["notifications"].as_array().unwrap().clone();
        all.iter()
            .map(|one| text(&one["title"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(&first), ["three", "two"]);
    let next = format!("/notifications?limit=2&cursor={}", text(&first["cursor"]));
    let second = client.admin("GET", &next, Value::Null).await;
    assert_eq!(
        (titles(&second), &second["cursor"]),
        (vec!["one".to_owned()], &Value::Null)
    );
    let at = format!("/notifications/{}", text(&first["notifications"][0]["_id"]));
    client
        .admin("PATCH", &format!("{at}/archive"), Value::Null)
        .await;
    for action in ["archive", "read", "unread"] {
        let refused = client
            .call("PATCH", &format!("{at}/{action}"), ADMIN_TOKEN, Value::Null)
            .await;
        assert_eq!(
            (refused.status, refused.text()),
            (404, r#"{"message":"Notification not found"}"#)
        );
    }
    let counts = client
        .admin("GET", "/notifications/stats", Value::Null)
        .await;
    assert_eq!(
        counts,
        json!({ "unreadCount": 2, "readCount": 0, "archivedCount": 1 })
    );
    let foreign = client.call("DELETE", &at, MEMBER_TOKEN, Value::Null).await;
    assert_eq!(foreign.status, 404);
    assert_eq!(
        client
            .get("/notifications?cursor=x", ADMIN_TOKEN)
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn invitation_needs_a_mail_server_and_makes_users() {
    let client = Client::start().await;
    let body = json!({ "emails": ["ed@example.com", MEMBER_EMAIL] });
    let refused = client
        .call("POST", "/users/bulk/invite", ADMIN_TOKEN, body.clone())
        .await;
    assert_eq!(refusal(&refused), error(404, "HTTP_NOT_FOUND"));
    client.configure_mail().await;
    client.admin("POST", "/users/bulk/invite", body).await;
    let admin = json!({ "emails": ["fay@example.com"], "role": "admin" });
    let refused = client
        .call("POST", "/users/bulk/invite", MEMBER_TOKEN, admin)
        .await;
    assert_eq!(refused.status, 403);
    let parts: [(&str, Option<&str>, &[u8]); 1] =
        [("file", Some("a.csv"), b"name,email\nGus,gus@example.com\n")];
    let form = form_request("/users/bulk/invite/upload", ADMIN_TOKEN, &parts);
    assert_eq!(send_raw(&client.0, &form).await.status, 202);
    let mails = client.0.sent_mails();
    let to: Vec<&str> = mails.iter().map(SentMail::to).collect();
    assert_eq!(to, ["ed@example.com", "gus@example.com"]);
    let waiting = client
        .admin("GET", "/users?hasLoggedIn=false", Value::Null)
        .await;
    assert_eq!(waiting["pagination"]["totalCount"], 2);
}

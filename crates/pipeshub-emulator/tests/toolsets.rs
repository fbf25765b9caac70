//! The state of toolsets: instances, OAuth applications, sign-ins.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use pipeshub_emulator::Emulator;
use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, CLIENT_ID, CLIENT_SECRET, MEMBER_TOKEN, OAUTH_TOKEN_WITHOUT_USER_READ,
};
use serde_json::{Value, json};
use support::param;
use support::wire::{Wire, json_request, request, send_raw};

async fn start() -> Emulator {
    Emulator::builder().start().await.unwrap()
}

async fn send(
    emulator: &Emulator,
    token: &str,
    method: &str,
    target: &str,
    body: Option<Value>,
) -> Wire {
    let target = format!("/toolsets{target}");
    let request = match body {
        Some(body) => json_request(method, &target, token, &body.to_string()),
        None => request(method, &target, token, "", b""),
    };
    send_raw(emulator, &request).await
}

/// Sends a request of the administrator that succeeds, and returns its JSON.
async fn done(emulator: &Emulator, method: &str, target: &str, body: Option<Value>) -> Value {
    let wire = send(emulator, ADMIN_TOKEN, method, target, body).await;
    assert_eq!(wire.status, 200, "{target}: {wire:?}");
    wire.json()
}

async fn create(emulator: &Emulator, body: Value) -> String {
    let created = done(emulator, "POST", "/instances", Some(body)).await;
    created["instance"]["_id"].as_str().unwrap().to_owned()
}

async fn jira_with_oauth(emulator: &Emulator) -> String {
    let body = json!({
        "instanceName": "Jira",
        "toolsetType": "jira",
        "authType": "OAUTH",
        "authConfig": { "clientId": CLIENT_ID, "clientSecret": CLIENT_SECRET },
    });
    create(emulator, body).await
}

#[tokio::test]
async fn instance_is_created_renamed_and_deleted_by_administrators_only() {
    let emulator = start().await;
    let body = || json!({ "instanceName": "Jira", "toolsetType": "jira", "authType": "API_TOKEN" });
    for token in [MEMBER_TOKEN, OAUTH_TOKEN_WITHOUT_USER_READ] {
        let refused = send(&emulator, token, "POST", "/instances", Some(body())).await;
        assert_eq!(refused.status, 403, "{token}");
    }
    let id = create(&emulator, body()).await;
    for (name, kind, auth, status) in [
        ("JIRA", "jira", "API_TOKEN", 409),
        ("Other", "nothing", "API_TOKEN", 404),
        ("Other", "jira", "BASIC_AUTH", 400),
        ("Other", "jira", "OAUTH", 400),
    ] {
        let body = json!({ "instanceName": name, "toolsetType": kind, "authType": auth });
        let refused = send(&emulator, ADMIN_TOKEN, "POST", "/instances", Some(body)).await;
        assert_eq!(refused.status, status, "{name} {kind} {auth}");
    }
    let target = format!("/instances/{id}");
    let renamed = json!({ "instanceName": "Issues" });
    done(&emulator, "PUT", &target, Some(renamed)).await;
    let listed = done(&emulator, "GET", "/instances?search=issues", None).await;
    assert_eq!(listed["instances"][0]["instanceName"], "Issues");
    assert_eq!(listed["pagination"]["total"], 1);
    let refused = send(&emulator, MEMBER_TOKEN, "DELETE", &target, None).await;
    assert_eq!(refused.status, 403);
    done(&emulator, "DELETE", &target, None).await;
    let gone = send(&emulator, ADMIN_TOKEN, "DELETE", &target, None).await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn sign_in_is_that_of_one_user() {
    let emulator = start().await;
    let body = json!({ "instanceName": "Jira", "toolsetType": "jira", "authType": "API_TOKEN" });
    let id = create(&emulator, body).await;
    let at = |name: &str| format!("/instances/{id}/{name}");
    let credentials = |body: Value| Some(json!({ "auth": body }));
    for (auth, status) in [(json!({}), 500), (json!({ "apiToken": " " }), 400)] {
        let body = credentials(auth.clone());
        let refused = send(&emulator, ADMIN_TOKEN, "POST", &at("authenticate"), body).await;
        assert_eq!(refused.status, status, "{auth}");
    }
    let put = credentials(json!({ "apiToken": "new", "other": "x" }));
    let early = send(
        &emulator,
        ADMIN_TOKEN,
        "PUT",
        &at("credentials"),
        put.clone(),
    )
    .await;
    assert_eq!(early.status, 404, "nothing is stored");
    let first = credentials(json!({ "apiToken": "old" }));
    done(&emulator, "POST", &at("authenticate"), first).await;
    done(&emulator, "PUT", &at("credentials"), put).await;

    let mine = done(
        &emulator,
        "GET",
        "/my-toolsets?authStatus=authenticated",
        None,
    )
    .await;
    assert_eq!(mine["toolsets"][0]["auth"], json!({ "apiToken": "new" }));
    let theirs = send(&emulator, MEMBER_TOKEN, "GET", "/my-toolsets", None)
        .await
        .json();
    assert_eq!(theirs["toolsets"][0]["isAuthenticated"], false);
    assert_eq!(theirs["filterCounts"]["notAuthenticated"], 1);
    let all = done(
        &emulator,
        "GET",
        "/my-toolsets?includeRegistry=true&limit=100",
        None,
    )
    .await;
    assert_eq!(
        all["pagination"]["total"], 19,
        "a type with an instance is not repeated"
    );

    let is_signed_in = async || {
        let status = done(&emulator, "GET", &at("status"), None).await;
        status["isAuthenticated"].clone()
    };
    assert_eq!(is_signed_in().await, true);
    done(&emulator, "POST", &at("reauthenticate"), None).await;
    assert_eq!(is_signed_in().await, false);
    done(&emulator, "DELETE", "/instances/unknown/credentials", None).await;
}

#[tokio::test]
async fn oauth_flow_signs_the_user_in_once() {
    let emulator = start().await;
    let id = jira_with_oauth(&emulator).await;
    let authorize = format!("/instances/{id}/oauth/authorize");
    let start = async || {
        let started = done(&emulator, "GET", &authorize, None).await;
        started["authorizationUrl"].as_str().unwrap().to_owned()
    };
    let replaced = emulator.grant(&start().await).unwrap();
    let redirect = emulator.grant(&start().await).unwrap();
    assert!(redirect.starts_with("http://localhost:3001/toolsets/oauth/callback/jira?"));
    let callback = async |token: &str, redirect: &str| {
        let (code, state) = (param(redirect, "code"), param(redirect, "state"));
        let target =
            format!("/oauth/callback?code={code}&state={state}&base_url=http%3A%2F%2Fapp.example");
        send(&emulator, token, "GET", &target, None).await.json()
    };
    assert_eq!(
        callback(ADMIN_TOKEN, &replaced).await["error"],
        "server_error"
    );
    assert_eq!(
        callback(MEMBER_TOKEN, &redirect).await["error"],
        "auth_failed"
    );
    for _ in 0..2 {
        let finished = callback(ADMIN_TOKEN, &redirect).await;
        let url = format!("http://app.example/tools?oauth_success=true&instance_id={id}");
        assert_eq!(finished, json!({ "redirectUrl": url, "success": true }));
    }
    assert_eq!(emulator.provider_code_count(param(&redirect, "code")), 1);
    let status = done(&emulator, "GET", &format!("/instances/{id}/status"), None).await;
    assert_eq!(status["isAuthenticated"], true);
    let shown = done(&emulator, "GET", &format!("/instances/{id}"), None).await;
    assert_eq!(shown["instance"]["authenticatedUserCount"], 1);
    assert_eq!(
        shown["instance"]["oauthConfig"]["clientSecret"],
        CLIENT_SECRET
    );

    let denied = emulator.deny(&start().await).unwrap();
    let target = format!("/oauth/callback?error={}", param(&denied, "error"));
    let denied = done(&emulator, "GET", &target, None).await;
    assert_eq!(denied["error"], "access_denied");
    assert_eq!(denied.get("errorMessage"), None);
    let missing = done(&emulator, "GET", "/oauth/callback", None).await;
    assert_eq!(missing["error"], "missing_parameters");
    let relative = "/oauth/callback?error=x&base_url=app.example";
    let relative = send(&emulator, ADMIN_TOKEN, "GET", relative, None).await;
    assert_eq!(relative.status, 400);
}

#[tokio::test]
async fn application_that_changes_signs_everybody_out() {
    let emulator = start().await;
    let id = jira_with_oauth(&emulator).await;
    let redirect = {
        let target = format!("/instances/{id}/oauth/authorize");
        let started = done(&emulator, "GET", &target, None).await;
        emulator
            .grant(started["authorizationUrl"].as_str().unwrap())
            .unwrap()
    };
    let (code, state) = (param(&redirect, "code"), param(&redirect, "state"));
    let target = format!("/oauth/callback?code={code}&state={state}");
    assert_eq!(done(&emulator, "GET", &target, None).await["success"], true);

    let apps = done(&emulator, "GET", "/oauth-configs/JIRA", None).await;
    assert_eq!(apps["oauthConfigs"][0]["clientSecret"], CLIENT_SECRET);
    let seen = send(&emulator, MEMBER_TOKEN, "GET", "/oauth-configs/jira", None)
        .await
        .json();
    assert_eq!(seen["oauthConfigs"][0].get("clientSecret"), None);
    let app = apps["oauthConfigs"][0]["_id"].as_str().unwrap();
    let target = format!("/oauth-configs/jira/{app}");
    let used = send(&emulator, ADMIN_TOKEN, "DELETE", &target, None).await;
    assert_eq!(used.status, 409);
    let changed = json!({ "authConfig": { "clientSecret": " " } });
    let changed = done(&emulator, "PUT", &target, Some(changed)).await;
    assert_eq!(changed["deauthenticatedUserCount"], 1);
    let status = done(&emulator, "GET", &format!("/instances/{id}/status"), None).await;
    assert_eq!(status["isAuthenticated"], false);
    let deleted = done(&emulator, "DELETE", &format!("/instances/{id}"), None).await;
    assert_eq!(deleted["deletedCredentialsCount"], 0);
    done(&emulator, "DELETE", &target, None).await;
    let gone = send(&emulator, ADMIN_TOKEN, "DELETE", &target, None).await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn agent_signs_in_if_it_is_a_service_account_of_the_caller() {
    let emulator = start().await;
    let body = json!({ "instanceName": "Jira", "toolsetType": "jira", "authType": "API_TOKEN" });
    let id = create(&emulator, body).await;
    let agent = async |is_service_account: bool| {
        let body = json!({
            "name": "Helper",
            "isServiceAccount": is_service_account,
            "toolsets": [{ "name": "jira", "instanceId": id }],
        });
        let request = json_request("POST", "/agents/create", ADMIN_TOKEN, &body.to_string());
        let created = send_raw(&emulator, &request).await.json();
        created["agent"]["_key"].as_str().unwrap().to_owned()
    };
    let (usual, service) = (agent(false).await, agent(true).await);
    let authenticate = async |token: &str, key: &str| {
        let target = format!("/agents/{key}/instances/{id}/authenticate");
        let body = json!({ "auth": { "apiToken": "secret" } });
        send(&emulator, token, "POST", &target, Some(body))
            .await
            .status
    };
    assert_eq!(authenticate(ADMIN_TOKEN, "unknown").await, 404);
    assert_eq!(authenticate(MEMBER_TOKEN, &usual).await, 404, "not visible");
    assert_eq!(
        authenticate(MEMBER_TOKEN, &service).await,
        403,
        "shared by its kind"
    );
    assert_eq!(authenticate(ADMIN_TOKEN, &usual).await, 400);
    assert_eq!(authenticate(ADMIN_TOKEN, &service).await, 200);
    let target = format!("/agents/{service}");
    let listed = done(&emulator, "GET", &target, None).await;
    assert_eq!(
        listed["toolsets"][0]["auth"],
        json!({ "apiToken": "secret" })
    );
    assert_eq!(listed["toolsets"][0]["hasCredentials"], true);
    let seen = send(&emulator, MEMBER_TOKEN, "GET", &target, None)
        .await
        .json();
    assert_eq!(seen["toolsets"][0].get("auth"), None);
    let in_use = send(
        &emulator,
        ADMIN_TOKEN,
        "DELETE",
        &format!("/instances/{id}"),
        None,
    )
    .await;
    assert_eq!(in_use.status, 409);
    let target = format!("/agents/{service}/instances/{id}/credentials");
    done(&emulator, "DELETE", &target, None).await;
}

#[tokio::test]
async fn registry_has_each_type_with_its_schema() {
    let emulator = start().await;
    let all = done(&emulator, "GET", "/registry?limit=2", None).await;
    assert_eq!(all["toolsets"].as_array().unwrap().len(), 19, "never cut");
    assert_eq!(all["toolsets"], all["categorizedToolsets"]["app"]);
    let found = done(&emulator, "GET", "/registry?search=data%20center", None).await;
    assert_eq!(found["pagination"]["total"], 2);
    for (name, has_display) in [("github", false), ("GitHub", true)] {
        let schema = done(&emulator, "GET", &format!("/registry/{name}/schema"), None).await;
        assert_eq!(schema["toolset"]["name"], "GitHub");
        assert_eq!(
            schema["toolset"]["oauthConfig"].is_object(),
            has_display,
            "{name}"
        );
    }
    let unknown = send(&emulator, ADMIN_TOKEN, "GET", "/registry/nope/schema", None).await;
    assert_eq!(unknown.status, 404);
}

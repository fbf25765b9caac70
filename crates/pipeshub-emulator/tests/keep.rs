//! The state in a file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use std::path::{Path, PathBuf};

use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, APP_ID, APP_SECRET, CLIENT_ID, CLIENT_SECRET, CONNECTED, KNOWLEDGE_BASE,
    MEMBER_USER, READY,
};
use pipeshub_emulator::{Connector, Emulator, Error, Fault};
use serde_json::{Value, json};
use support::client::client;
use support::wire::{form_request, json_request, request, send_raw};
use support::{callback_target, get, granted, param, post};
use tempfile::TempDir;

/// A file in a folder that is removed on drop.
struct Temporary(PathBuf, #[expect(dead_code, reason = "dropped")] TempDir);

impl Temporary {
    fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self(folder.path().join(name), folder)
    }
}

async fn start(file: &Path) -> Emulator {
    let builder = Emulator::builder().redirect_base("http://127.0.0.1:8085");
    builder.rate_limit(40).keep(file).start().await.unwrap()
}

#[tokio::test]
async fn state_is_there_after_the_next_start_with_its_ids_and_times() {
    let file = Temporary::new("state");
    let emulator = start(&file.0).await;
    let body = r#"{"connectorType":"Drive","instanceName":"Kept","scope":"team"}"#;
    let create = json_request("POST", "/connectors", ADMIN_TOKEN, body);
    let created = send_raw(&emulator, &create).await.json();
    let id = created["connector"]["connectorId"].as_str().unwrap();
    let redirect = granted(&emulator, READY).await;
    get(&emulator, &callback_target(&redirect)).await;
    let files: [(&str, Option<&str>, &[u8]); 1] = [("files", Some("a.txt"), b"kept words")];
    let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/upload");
    send_raw(&emulator, &form_request(&target, ADMIN_TOKEN, &files)).await;
    let form =
        format!("grant_type=client_credentials&client_id={APP_ID}&client_secret={APP_SECRET}");
    let token = post(&emulator, "/api/v1/oauth2/token", &form).await.json();
    let token = token["access_token"].as_str().unwrap();
    let seen = async |emulator: &Emulator| {
        let target = format!("/connectors/{id}");
        let one = send_raw(emulator, &request("GET", &target, token, "", b"")).await;
        assert_eq!(one.status, 200, "{}", one.text());
        // The next start has another port.
        (
            one.text().replace(emulator.origin(), ""),
            emulator.records(),
        )
    };
    let before = seen(&emulator).await;
    assert!(emulator.is_authenticated(READY));
    emulator.stop().await;
    for _ in 0..2 {
        let emulator = start(&file.0).await;
        assert_eq!(seen(&emulator).await, before);
        assert!(emulator.is_authenticated(READY));
        assert!(emulator.requests().len() == 1);
        emulator.stop().await;
    }
}

#[tokio::test]
async fn request_that_was_written_in_part_is_dropped() {
    let file = Temporary::new("part");
    let emulator = start(&file.0).await;
    for (id, name) in [(READY, "One"), (CONNECTED, "Two")] {
        let target = format!("/connectors/{id}/name");
        let body = format!(r#"{{"instanceName":"{name}"}}"#);
        send_raw(&emulator, &json_request("PUT", &target, ADMIN_TOKEN, &body)).await;
    }
    emulator.stop().await;
    let text = std::fs::read_to_string(&file.0).unwrap();
    std::fs::write(&file.0, &text[..text.len() - 9]).unwrap();
    let emulator = start(&file.0).await;
    let name = async |id: &str| {
        let one = get(&emulator, &format!("/api/v1/connectors/{id}")).await;
        one.json()["connector"]["name"].as_str().unwrap().to_owned()
    };
    assert_eq!(name(READY).await, "One");
    assert_ne!(name(CONNECTED).await, "Two");
}

#[tokio::test]
async fn file_of_another_program_is_an_error_and_stays_as_it_is() {
    let file = Temporary::new("other");
    std::fs::write(&file.0, "# notes\n").unwrap();
    let error = Emulator::builder().keep(&file.0).start().await.unwrap_err();
    assert!(matches!(error, Error::Keep(_)), "{error}");
    assert_eq!(std::fs::read_to_string(&file.0).unwrap(), "# notes\n");
}

/// Returns what a GET shows to the administrator, without the port of the emulator.
async fn shown(emulator: &Emulator, targets: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for target in targets {
        let response = client(emulator, ADMIN_TOKEN)
            .send("GET", target, None)
            .await;
        assert_eq!(response.status, 200, "{target}: {response:?}");
        let port = format!(":{}", emulator.address().port());
        let mut text = response.text().replace(&port, "");
        if let Ok(Value::Object(mut fields)) = serde_json::from_str(&text) {
            // The time and the id of this request.
            fields.remove("meta");
            text = Value::Object(fields).to_string();
        }
        all.push(format!("{target} {text}"));
    }
    all
}

/// Changes the state, and compares what is shown before and after the next start.
async fn assert_kept<F>(name: &str, change: impl FnOnce(Emulator) -> F)
where
    F: Future<Output = (Emulator, Vec<String>)>,
{
    let file = Temporary::new(name);
    let (emulator, targets) = change(start(&file.0).await).await;
    let before = shown(&emulator, &targets).await;
    emulator.stop().await;
    for _ in 0..2 {
        let emulator = start(&file.0).await;
        assert_eq!(shown(&emulator, &targets).await, before);
        emulator.stop().await;
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn targets<const N: usize>(targets: [&str; N]) -> Vec<String> {
    targets.map(str::to_owned).to_vec()
}

#[tokio::test]
async fn people_and_their_groups_are_there_after_the_next_start() {
    assert_kept("people", async |emulator: Emulator| {
        let admin = client(&emulator, ADMIN_TOKEN);
        let body = json!({ "fullName": "Di New", "email": "di@example.com" });
        admin.done("POST", "/users", Some(body)).await;
        let groups = admin.get("/userGroups").await;
        let groups = groups["groups"].as_array().unwrap();
        // No request has made the last group.
        let id = text(&groups.last().unwrap()["_id"]);
        let body = json!({ "userIds": [MEMBER_USER], "groupIds": [id] });
        admin
            .done("POST", "/userGroups/add-users", Some(body))
            .await;
        let team = json!({ "name": "Red", "userRoles": [] });
        let team = admin.done("POST", "/teams", Some(team)).await;
        let body = json!({ "shortName": "Ex", "permanentAddress": { "city": "Bern" } });
        admin.done("PUT", "/org", Some(body)).await;
        let more = [
            format!("/userGroups/{id}/users"),
            format!("/teams/{}", text(&team["data"]["id"])),
        ];
        let all = targets(["/users", "/userGroups", "/teams", "/org"]);
        (emulator, [&all[..], &more].concat())
    })
    .await;
}

#[tokio::test]
async fn apps_and_tokens_are_there_after_the_next_start() {
    let file = Temporary::new("identity");
    let emulator = start(&file.0).await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let body = json!({
        "name": "Reader",
        "allowedScopes": ["connector:read"],
        "allowedGrantTypes": ["client_credentials"],
    });
    let app = admin.done("POST", "/oauth-clients", Some(body)).await["app"].clone();
    let body = json!({
        "grant_type": "client_credentials",
        "client_id": app["clientId"],
        "client_secret": app["clientSecret"],
    });
    let granted = admin.done("POST", "/oauth2/token", Some(body)).await;
    let body = json!({ "name": "Mine", "scopes": ["connector:read"] });
    let personal = admin
        .done("POST", "/personal-access-tokens", Some(body))
        .await;
    let tokens = [
        text(&granted["access_token"]),
        text(&personal["token"]["accessToken"]),
    ];
    emulator.stop().await;
    let emulator = start(&file.0).await;
    for token in &tokens {
        let user = client(&emulator, token);
        assert_eq!(user.status("GET", "/connectors").await, 200);
        assert_eq!(user.status("GET", "/users").await, 403);
    }
    let app = format!("/oauth-clients/{}/revoke-all-tokens", text(&app["id"]));
    let admin = client(&emulator, ADMIN_TOKEN);
    admin.done("POST", &app, Some(json!({}))).await;
    emulator.stop().await;
    let emulator = start(&file.0).await;
    let user = client(&emulator, &tokens[0]);
    assert_eq!(user.status("GET", "/connectors").await, 401);
}

#[tokio::test]
async fn settings_are_there_after_the_next_start() {
    assert_kept("settings", async |emulator: Emulator| {
        let admin = client(&emulator, ADMIN_TOKEN);
        let model = json!({
            "modelType": "llm", "provider": "openAI", "isDefault": true,
            "configuration": { "model": "m", "apiKey": "made-up" },
        });
        let at = "/configurationManager/ai-models/providers";
        admin.done("POST", at, Some(model)).await;
        let body = json!({ "name": "Bot", "botToken": "xoxb-1", "signingSecret": "s" });
        let at = "/configurationManager/slack-bot";
        admin.done("POST", at, Some(body)).await;
        let shown = [
            "/configurationManager/ai-models",
            "/configurationManager/slack-bot",
            "/configurationManager/platform/settings",
        ];
        (emulator, targets(shown))
    })
    .await;
}

#[tokio::test]
async fn knowledge_and_conversations_are_there_after_the_next_start() {
    assert_kept("knowledge", async |emulator: Emulator| {
        let admin = client(&emulator, ADMIN_TOKEN);
        let body = json!({ "kbName": "Minutes" });
        let base = admin.done("POST", "/knowledgeBase", Some(body)).await;
        let base = format!("/knowledgeBase/{}", text(&base["id"]));
        let body = json!({ "folderName": "May" });
        let folder = admin
            .done("POST", &format!("{base}/folder"), Some(body))
            .await;
        let at = format!("{base}/upload?folderId={}", text(&folder["id"]));
        let files: [(&str, Option<&str>, &[u8]); 1] =
            [("files", Some("a.txt"), b"Leave lasts 31 days.")];
        let uploaded = send_raw(&emulator, &form_request(&at, ADMIN_TOKEN, &files)).await;
        let record = text(&uploaded.events()[1].json()["recordId"]);
        let body = json!({ "query": "leave", "limit": 3 });
        admin.done("POST", "/search", Some(body)).await;
        let body = |mode: &str| Some(json!({ "query": "How long is leave?", "chatMode": mode }));
        let query = || body("internal_search");
        let chat = admin.send("POST", "/conversations/stream", query()).await;
        let asked = chat.events().last().unwrap().json();
        let id = text(&asked["result"]["conversation"]["_id"]);
        let more = format!("/conversations/{id}/messages/stream");
        assert_eq!(admin.send("POST", &more, query()).await.status, 200);
        let agent =
            json!({ "name": "Travel", "models": [{ "modelKey": "m", "isReasoning": true }] });
        let agent = admin.done("POST", "/agents/create", Some(agent)).await;
        let agent = format!("/agents/{}", text(&agent["agent"]["_key"]));
        let at = format!("{agent}/conversations/stream");
        assert_eq!(admin.send("POST", &at, body("quick")).await.status, 200);
        let shown = vec![
            base.clone(),
            format!("{base}/permissions"),
            format!("/knowledgeBase/record/{record}"),
            format!("/knowledgeBase/stream/record/{record}"),
            "/search".to_owned(),
            "/conversations".to_owned(),
            format!("/conversations/{id}"),
            agent.clone(),
            format!("{agent}/conversations"),
        ];
        (emulator, shown)
    })
    .await;
}

#[tokio::test]
async fn sign_ins_of_toolsets_are_there_after_the_next_start() {
    assert_kept("toolsets", async |emulator: Emulator| {
        let admin = client(&emulator, ADMIN_TOKEN);
        let body = json!({
            "instanceName": "Jira",
            "toolsetType": "jira",
            "authType": "OAUTH",
            "authConfig": { "clientId": CLIENT_ID, "clientSecret": CLIENT_SECRET },
        });
        let made = admin.done("POST", "/toolsets/instances", Some(body)).await;
        let at = format!("/toolsets/instances/{}", text(&made["instance"]["_id"]));
        let begun = admin.get(&format!("{at}/oauth/authorize")).await;
        let redirect = emulator.grant(&text(&begun["authorizationUrl"])).unwrap();
        let (code, state) = (param(&redirect, "code"), param(&redirect, "state"));
        let callback = format!("/toolsets/oauth/callback?code={code}&state={state}");
        admin.get(&callback).await;
        let status = admin.get(&format!("{at}/status")).await;
        assert_eq!(status["isAuthenticated"], true);
        let shown = ["/toolsets/instances", "/toolsets/my-toolsets"];
        let more = [at.clone(), format!("{at}/status")];
        (emulator, [&targets(shown)[..], &more].concat())
    })
    .await;
}

#[tokio::test]
async fn request_that_was_refused_is_not_repeated() {
    let file = Temporary::new("refused");
    let builder = || Emulator::builder().rate_limit(2).keep(&file.0);
    let emulator = builder().start().await.unwrap();
    let body = |name: &str| {
        format!(r#"{{"connectorType":"Drive","instanceName":"{name}","scope":"team"}}"#)
    };
    let create = async |emulator: &Emulator, name: &str, token: &str| {
        let request = json_request("POST", "/connectors", token, &body(name));
        send_raw(emulator, &request).await.status
    };
    assert_eq!(create(&emulator, "Kept", ADMIN_TOKEN).await, 200);
    assert_eq!(create(&emulator, "Nobody's", "unknown").await, 401);
    assert_eq!(create(&emulator, "Too many", ADMIN_TOKEN).await, 429);
    let names = |emulator: &Emulator| -> Vec<String> {
        let all = emulator.connectors();
        all.iter().map(Connector::describe).collect()
    };
    let before = names(&emulator);
    emulator.stop().await;
    let emulator = builder().start().await.unwrap();
    assert_eq!(names(&emulator), before);
}

#[tokio::test]
async fn fault_of_a_service_happens_again() {
    let file = Temporary::new("faults");
    let emulator = start(&file.0).await;
    let files: [(&str, Option<&str>, &[u8]); 1] = [("files", Some("a.txt"), b"lost words")];
    let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/upload");
    let upload = form_request(&target, ADMIN_TOKEN, &files);
    emulator.fault(Fault::upload_error("the queue is full"));
    send_raw(&emulator, &upload).await;
    emulator.fault(Fault::service_status(503, "down").on("createConnectorInstance"));
    let body = r#"{"connectorType":"Drive","instanceName":"Lost","scope":"team"}"#;
    let create = json_request("POST", "/connectors", ADMIN_TOKEN, body);
    assert_eq!(send_raw(&emulator, &create).await.status, 500);
    let before = (emulator.records(), emulator.connectors().len());
    emulator.stop().await;
    let emulator = start(&file.0).await;
    assert_eq!((emulator.records(), emulator.connectors().len()), before);
}

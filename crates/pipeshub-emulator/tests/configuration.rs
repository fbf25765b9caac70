//! The settings of the installation: stored, read back, and used.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use pipeshub_emulator::Emulator;
use pipeshub_emulator::fixtures::{ADMIN_TOKEN, KNOWLEDGE_BASE, READY};
use serde_json::{Value, json};
use support::wire::{Wire, form_request, json_request, send_raw};
use support::{authorize, param};

struct Settings(Emulator);

impl Settings {
    async fn start() -> Self {
        Self(Emulator::builder().start().await.unwrap())
    }

    async fn send(&self, method: &str, name: &str, body: Value) -> Wire {
        let target = format!("/configurationManager/{name}");
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        send_raw(&self.0, &json_request(method, &target, ADMIN_TOKEN, &body)).await
    }

    async fn set(&self, method: &str, name: &str, body: Value) -> Value {
        let response = self.send(method, name, body).await;
        assert_eq!(response.status, 200, "{name}: {response:?}");
        response.json()
    }

    async fn get(&self, name: &str) -> Value {
        self.set("GET", name, Value::Null).await
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
        .to_owned()
}

#[tokio::test]
async fn secret_is_read_back_and_kept_by_asterisks() {
    let settings = Settings::start().await;
    let mail = json!({
        "host": "mail.example", "port": 25, "username": "u", "password": "made-up",
        "fromEmail": "no-reply@mail.example",
    });
    settings.set("POST", "smtpConfig", mail.clone()).await;
    assert_eq!(settings.get("smtpConfig").await, mail);
    let mut masked = mail.clone();
    masked["password"] = json!("****************");
    masked["port"] = json!(587);
    settings.set("POST", "smtpConfig", masked).await;
    let kept = settings.get("smtpConfig").await;
    assert_eq!(
        (&kept["password"], &kept["port"]),
        (&json!("made-up"), &json!(587))
    );

    let s3 = json!({
        "storageType": "s3", "s3AccessKeyId": "id", "s3SecretAccessKey": "made-up",
        "s3Region": "eu", "s3BucketName": "b",
    });
    settings.set("POST", "storageConfig", s3).await;
    let stored = settings.get("storageConfig").await;
    assert_eq!(
        (&stored["secretAccessKey"], &stored["bucketName"]),
        (&json!("made-up"), &json!("b"))
    );
    let azure = json!({
        "storageType": "azureBlob", "containerName": "c", "azureBlobConnectionString": "made-up",
    });
    settings.set("POST", "storageConfig", azure).await;
    assert_eq!(
        settings
            .send("GET", "storageConfig", Value::Null)
            .await
            .status,
        500
    );

    let oauth = json!({ "providerName": "p", "clientId": "c", "clientSecret": "made-up" });
    settings.set("POST", "authConfig/oauth", oauth).await;
    assert_eq!(
        settings.get("authConfig/oauth").await["clientSecret"],
        "made-up"
    );
    let without = json!({ "providerName": "p", "clientId": "c", "tokenEndpoint": "" });
    settings
        .set("POST", "authConfig/oauth", without.clone())
        .await;
    let expected = json!({ "providerName": "p", "clientId": "c", "enableJit": true });
    assert_eq!(settings.get("authConfig/oauth").await, expected);
}

#[tokio::test]
async fn provider_of_a_sign_in_is_shown_once_it_is_configured() {
    let settings = Settings::start().await;
    let steps = json!({ "authMethod": [{ "order": 1, "allowedMethods": [{ "type": "google" }] }] });
    let target = "/orgAuthConfig/updateAuthMethod";
    let update = json_request("POST", target, ADMIN_TOKEN, &steps.to_string());
    assert_eq!(send_raw(&settings.0, &update).await.status, 200);
    let begin = async || {
        let request = json_request("POST", "/userAccount/initAuth", "", "{}");
        send_raw(&settings.0, &request).await.json()
    };
    assert_eq!(begin().await["allowedMethods"], json!(["password"]));
    settings
        .set("POST", "authConfig/google", json!({ "clientId": "c" }))
        .await;
    let offered = begin().await;
    assert_eq!(offered["allowedMethods"], json!(["google"]));
    assert_eq!(
        offered["authProviders"]["google"],
        json!({ "clientId": "c", "enableJit": true })
    );
    assert_eq!(offered["jitEnabled"], true);
    let tenant = json!({ "clientId": "c", "tenantId": "t" });
    settings.set("POST", "authConfig/microsoft", tenant).await;
    let authority = &settings.get("authConfig/microsoft").await["authority"];
    assert_eq!(authority, "https://login.microsoftonline.com/t");
}

#[tokio::test]
async fn address_of_the_web_app_is_that_of_later_redirects() {
    let settings = Settings::start().await;
    settings
        .set(
            "POST",
            "frontendPublicUrl",
            json!({ "url": "https://app.example/" }),
        )
        .await;
    assert_eq!(
        settings.get("frontendPublicUrl").await,
        json!({ "url": "https://app.example" })
    );
    let url = authorize(&settings.0, READY).await;
    assert!(param(&url, "redirect_uri").starts_with("https%3A%2F%2Fapp.example%2Fconnectors"));
    assert!(settings.0.grant(&url).is_ok());
    let saml = settings.get("authConfig/sso").await;
    assert_eq!(saml, json!({ "spEntityId": "https://app.example" }));
    assert_eq!(settings.get("connectorPublicUrl").await, json!({}));
    settings
        .set(
            "POST",
            "connectorPublicUrl",
            json!({ "url": "https://c.example" }),
        )
        .await;
    assert_eq!(
        settings.get("connectorPublicUrl").await["url"],
        "https://c.example"
    );
}

#[tokio::test]
async fn limit_of_the_platform_applies_to_uploads() {
    let settings = Settings::start().await;
    let body = json!({ "fileUploadMaxSizeBytes": 1_048_576, "featureFlags": { "MINE": true } });
    settings.set("POST", "platform/settings", body).await;
    let stored = settings.get("platform/settings").await;
    assert_eq!(stored["featureFlags"]["MINE"], true);
    assert_eq!(stored["featureFlags"]["ENABLE_ACTIONS"], true);
    let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/upload");
    let large = vec![b'x'; 1_048_577];
    let parts: [(&str, Option<&str>, &[u8]); 1] = [("files", Some("a.txt"), &large)];
    let uploaded = send_raw(&settings.0, &form_request(&target, ADMIN_TOKEN, &parts)).await;
    assert!(
        uploaded.text().contains("EXCEEDS_SIZE_LIMIT"),
        "{}",
        uploaded.text()
    );
    for limit in [json!(0), json!(1_073_741_825), json!("1")] {
        let body = json!({ "fileUploadMaxSizeBytes": limit });
        assert_eq!(
            settings
                .send("POST", "platform/settings", body)
                .await
                .status,
            400
        );
    }
}

#[tokio::test]
async fn models_are_added_changed_and_deleted() {
    let settings = Settings::start().await;
    let model = |name: &str, default: bool| {
        json!({
            "modelType": "llm", "provider": "openAI", "isDefault": default,
            "configuration": { "model": name, "apiKey": "made-up" },
        })
    };
    let add = async |name: &str, default: bool| {
        let added = settings
            .set("POST", "ai-models/providers", model(name, default))
            .await;
        text(&added["details"]["modelKey"])
    };
    let (one, two) = (add("one", true).await, add("two", false).await);
    let listed = settings.get("ai-models/llm").await;
    assert_eq!(listed["models"][0]["configuration"]["apiKey"], "made-up");
    let available = settings.get("ai-models/available/llm").await["models"].clone();
    assert!(available[0].get("configuration").is_none());
    assert_eq!(
        (&available[0]["isDefault"], &available[1]["isDefault"]),
        (&json!(true), &json!(false))
    );
    settings
        .set("PUT", &format!("ai-models/default/llm/{two}"), json!({}))
        .await;
    let roles = json!({ "roles": { "summary": { "modelKey": two } } });
    settings.set("PUT", "ai-models/roles", roles).await;
    let unknown = json!({ "roles": { "summary": { "modelKey": "none" } } });
    let refused = settings.send("PUT", "ai-models/roles", unknown).await;
    assert_eq!(
        (refused.status, refused.json()["status"].clone()),
        (400, json!("error"))
    );
    let change = json!({ "provider": "other", "configuration": { "model": "second" } });
    settings
        .set("PUT", &format!("ai-models/providers/llm/{two}"), change)
        .await;
    let changed = settings.get("ai-models/llm").await["models"][1].clone();
    assert_eq!(
        (&changed["provider"], &changed["isDefault"]),
        (&json!("openAI"), &json!(false))
    );

    settings
        .set("PUT", &format!("ai-models/default/llm/{two}"), json!({}))
        .await;
    let deleted = settings
        .set(
            "DELETE",
            &format!("ai-models/providers/llm/{two}"),
            Value::Null,
        )
        .await;
    assert_eq!(deleted["details"]["wasDefault"], true);
    let left = settings.get("ai-models/llm").await["models"].clone();
    assert_eq!(
        (&left[0]["modelKey"], &left[0]["isDefault"]),
        (&json!(one), &json!(true))
    );
    assert_eq!(
        settings.get("ai-models/roles").await["modelRoles"],
        json!({})
    );
    let again = settings
        .send(
            "DELETE",
            &format!("ai-models/providers/llm/{two}"),
            Value::Null,
        )
        .await;
    assert_eq!(again.status, 404);
    assert_eq!(
        settings
            .send("GET", "ai-models/nothing", Value::Null)
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn bulk_call_replaces_models_and_prompts() {
    let settings = Settings::start().await;
    let prompts = json!({ "customSystemPrompt": "a", "customSystemPromptWebSearch": "b" });
    settings.set("PUT", "prompts/system", prompts).await;
    assert_eq!(
        settings.get("prompts/system").await["customSystemPromptAgent"],
        ""
    );
    assert_eq!(
        settings.get("aiModelsConfig").await["customSystemPrompt"],
        "a"
    );
    let only = json!({ "llm": [{ "provider": "p", "configuration": { "model": "m" } }] });
    assert_eq!(
        settings
            .send("POST", "aiModelsConfig", only.clone())
            .await
            .status,
        500
    );
    let mut both = only;
    both["embedding"] = json!([]);
    settings.set("POST", "aiModelsConfig", both).await;
    let stored = settings.get("aiModelsConfig").await;
    assert_eq!(stored["llm"][0]["isDefault"], true);
    assert!(stored.get("customSystemPrompt").is_none(), "{stored}");
    assert_eq!(
        settings.get("prompts/system").await["customSystemPrompt"],
        ""
    );
}

#[tokio::test]
async fn web_search_has_one_default_service() {
    let settings = Settings::start().await;
    let add = async |kind: &str, default: bool| {
        let body =
            json!({ "provider": kind, "configuration": { "apiKey": "k" }, "isDefault": default });
        let added = settings.set("POST", "web-search/providers", body).await;
        text(&added["details"]["providerKey"])
    };
    // The first service is the default, whatever the request says.
    let (one, two) = (add("serper", false).await, add("exa", true).await);
    let defaults = async || {
        let providers = settings.get("web-search").await["providers"].clone();
        let providers = providers.as_array().unwrap().clone();
        providers
            .iter()
            .map(|one| one["isDefault"] == json!(true))
            .collect::<Vec<_>>()
    };
    assert_eq!(defaults().await, [false, false, true]);
    settings
        .set(
            "DELETE",
            &format!("web-search/providers/{two}"),
            Value::Null,
        )
        .await;
    assert_eq!(defaults().await, [false, true]);
    settings
        .set("PUT", "web-search/default/duckduckgo", json!({}))
        .await;
    assert_eq!(defaults().await, [true, false]);
    settings
        .set("PUT", &format!("web-search/default/{one}"), json!({}))
        .await;
    assert_eq!(defaults().await, [false, true]);
    let images = json!({ "includeImages": true });
    assert_eq!(
        settings
            .send("PUT", "web-search/settings", images)
            .await
            .status,
        400
    );
    let keyless = json!({ "provider": "exa", "configuration": {} });
    assert_eq!(
        settings
            .send("POST", "web-search/providers", keyless)
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn slack_bot_is_stored_with_its_secrets_until_deleted() {
    let settings = Settings::start().await;
    let bot = json!({ "name": "b", "botToken": "t", "signingSecret": "s", "agentId": "a" });
    let made = settings.set("POST", "slack-bot", bot.clone()).await["config"].clone();
    assert_eq!(
        (&made["botToken"], &made["agentId"]),
        (&json!("t"), &json!("a"))
    );
    assert_eq!(
        settings.send("POST", "slack-bot", bot).await.status,
        400,
        "the agent is taken"
    );
    let at = format!("slack-bot/{}", text(&made["id"]));
    let change = json!({ "name": "c", "botToken": "t2", "signingSecret": "s" });
    let changed = settings.set("PUT", &at, change).await["config"].clone();
    assert_eq!(
        (&changed["name"], &changed["agentId"]),
        (&json!("c"), &Value::Null)
    );
    assert_eq!(changed["createdAt"], made["createdAt"]);
    settings.set("DELETE", &at, Value::Null).await;
    assert_eq!(settings.send("DELETE", &at, Value::Null).await.status, 404);
    assert_eq!(settings.get("slack-bot").await["configs"], json!([]));
}

#[tokio::test]
async fn response_that_no_recording_proves_says_so() {
    let settings = Settings::start().await;
    let bot = json!({ "name": "b", "botToken": "t", "signingSecret": "s" });
    for (method, name, body, is_sample) in [
        ("POST", "slack-bot", bot, true),
        ("POST", "slack-bot", json!({}), false),
        ("GET", "slack-bot", Value::Null, false),
    ] {
        let response = settings.send(method, name, body).await;
        assert_eq!(
            response.header("x-emulator-sample").is_some(),
            is_sample,
            "{response:?}"
        );
        assert_eq!(settings.0.requests().pop().unwrap().is_sample, is_sample);
    }
}

#[tokio::test]
async fn usage_reports_have_their_settings_as_texts() {
    let settings = Settings::start().await;
    let on = json!({ "enableMetricCollection": true });
    settings.set("PUT", "metricsCollection/toggle", on).await;
    settings
        .set(
            "PATCH",
            "metricsCollection/pushInterval",
            json!({ "pushIntervalMs": 1000 }),
        )
        .await;
    let wrong = json!({ "pushInterval": 1000 });
    assert_eq!(
        settings
            .send("PATCH", "metricsCollection/pushInterval", wrong)
            .await
            .status,
        400
    );
    let server = json!({ "serverUrl": "https://reports.example" });
    settings
        .set("PATCH", "metricsCollection/serverUrl", server)
        .await;
    let stored = settings.get("metricsCollection").await;
    assert_eq!(stored["enableMetricCollection"], "true");
    assert_eq!(stored["pushIntervalMs"], "1000");
    assert_eq!(stored["serverUrl"], "https://reports.example");
}

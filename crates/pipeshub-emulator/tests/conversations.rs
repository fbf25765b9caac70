//! The state of conversations and agents, and their streams.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, ADMIN_USER, KNOWLEDGE_BASE, KNOWLEDGE_TOKEN, MEMBER_TOKEN, MEMBER_USER,
    READ_ONLY_KNOWLEDGE_BASE, RECORD,
};
use pipeshub_emulator::{Emulator, Fault};
use serde_json::{Value, json};
use support::client::{Client, client};
use support::wire::{Event, form_request, send_raw};

const QUESTION: &str = "How many days of leave do I have?";

async fn start() -> Emulator {
    Emulator::builder().start().await.unwrap()
}

impl Client<'_> {
    /// Sends a chat. Returns its events.
    async fn chat(&self, target: &str, body: Value) -> Vec<Event> {
        let wire = self.send("POST", target, Some(body)).await;
        assert_eq!(wire.status, 200, "{wire:?}");
        wire.events()
    }

    /// Asks the assistant. Returns the conversation.
    async fn ask(&self, target: &str, query: &str) -> Value {
        let body = json!({ "query": query, "chatMode": "internal_search" });
        conversation_of(&self.chat(target, body).await)
    }
}

fn conversation_of(events: &[Event]) -> Value {
    let last = events.last().unwrap();
    assert_eq!(last.name, "RUN_FINISHED", "{last:?}");
    last.json()["result"]["conversation"].clone()
}

fn texts(conversation: &Value) -> Vec<(&str, &str)> {
    let messages = conversation["messages"].as_array().unwrap().iter();
    messages
        .map(|message| {
            let text = |name: &str| message[name].as_str().unwrap();
            (text("messageType"), text("content"))
        })
        .collect()
}

#[tokio::test]
async fn uploaded_file_is_found_answered_from_read_later_and_deleted() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let parts = [(
        "files",
        Some("Bikes.md"),
        &b"A bike may be leased for 36 months."[..],
    )];
    let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/upload");
    let uploaded = send_raw(&emulator, &form_request(&target, ADMIN_TOKEN, &parts)).await;
    let record = uploaded.events()[1].json()["recordId"].clone();
    let body = json!({ "query": "bike", "limit": 3 });
    let found = admin.done("POST", "/search", Some(body)).await;
    let hit = &found["searchResponse"]["searchResults"][0];
    assert_eq!(hit["metadata"]["recordId"], record);

    let answered = admin
        .ask("/conversations/stream", "How long is a bike leased?")
        .await;
    let id = answered["_id"].as_str().unwrap();
    let citation = &answered["messages"][1]["citations"][0]["citationData"];
    assert_eq!(citation["metadata"]["recordId"], record);
    assert_eq!(citation["chunkIndex"], 1, "the number in the text");
    let target = format!("/conversations/{id}");
    let read = admin.get(&target).await;
    assert_eq!(read["conversation"]["status"], "Complete");
    assert_eq!(read["conversation"]["messages"], answered["messages"]);
    let listed = admin.get("/conversations").await;
    assert_eq!(listed["conversations"][0]["_id"], id);
    assert_eq!(listed["conversations"][0].get("messages"), None);

    let member = client(&emulator, MEMBER_TOKEN);
    assert_eq!(member.status("GET", &target).await, 404);
    assert_eq!(member.status("DELETE", &target).await, 404);
    let deleted = admin.done("DELETE", &target, None).await;
    assert_eq!(deleted["citationsDeleted"], 1);
    assert_eq!(admin.status("GET", &target).await, 404);
    assert_eq!(admin.status("DELETE", &target).await, 404);
    assert_eq!(
        admin.get("/conversations").await["conversations"],
        json!([])
    );
}

#[tokio::test]
async fn message_is_added_and_the_last_response_is_made_again() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let first = admin.ask("/conversations/stream", QUESTION).await;
    let id = first["_id"].as_str().unwrap();
    let more = format!("/conversations/{id}/messages/stream");
    let body = json!({ "query": "What may a hotel cost?", "chatMode": "internal_search" });
    let events = admin.chat(&more, body).await;
    assert_eq!(events[0].json()["value"], json!({ "conversationId": id }));
    let result = events.last().unwrap().json()["result"].clone();
    assert_eq!(result["recordsUsed"], result["meta"]["recordsUsed"]);
    let kinds: Vec<&str> = texts(&result["conversation"])
        .iter()
        .map(|(kind, _)| *kind)
        .collect();
    let kinds_wanted = ["user_query", "bot_response", "user_query", "bot_response"];
    assert_eq!(kinds, kinds_wanted);
    assert_eq!(result["conversation"]["__v"], 3);

    let again = async |message: &Value| {
        let message = message["_id"].as_str().unwrap();
        let target = format!("/conversations/{id}/message/{message}/regenerate");
        admin.chat(&target, json!({})).await
    };
    let messages = &result["conversation"]["messages"];
    let refused = again(&messages[1]).await;
    let names: Vec<&str> = refused.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["CUSTOM", "RUN_ERROR"]);
    assert_eq!(refused[1].json()["code"], "streaming_error");
    let made = conversation_of(&again(&messages[3]).await);
    assert_eq!(made["messages"][3]["_id"], messages[3]["_id"]);
    assert_eq!(made["messages"][3]["content"], messages[3]["content"]);
    assert_eq!(made["messages"].as_array().unwrap().len(), 4);

    // The first page has the latest messages, and the last one is as long as the others.
    let page = async |page: usize| {
        let read = admin
            .get(&format!("/conversations/{id}?limit=3&page={page}"))
            .await;
        let conversation = read["conversation"].clone();
        let ids = conversation["messages"].as_array().unwrap().iter();
        let ids: Vec<Value> = ids.map(|message| message["_id"].clone()).collect();
        (ids, conversation["pagination"]["hasNextPage"].clone())
    };
    let ids: Vec<Value> = (0..4).map(|at| messages[at]["_id"].clone()).collect();
    assert_eq!(page(1).await, (ids[1..].to_vec(), json!(true)));
    assert_eq!(page(2).await, (ids[..3].to_vec(), json!(false)));
}

#[tokio::test]
async fn run_that_fails_is_stored_with_its_reason() {
    for (fault, reason) in [
        (Fault::service_status(500, "no model"), "no model"),
        (Fault::run_error("rate_limit", "too many"), "too many"),
        (Fault::service_cut(), "terminated"),
    ] {
        let emulator = start().await;
        let admin = client(&emulator, ADMIN_TOKEN);
        emulator.fault(fault.clone());
        let body = json!({ "query": QUESTION, "chatMode": "internal_search" });
        let events = admin.chat("/conversations/stream", body).await;
        assert_eq!(events.last().unwrap().name, "RUN_ERROR");
        let id = events[0].json()["value"]["conversationId"].clone();
        let id = id.as_str().unwrap();
        let read = admin.get(&format!("/conversations/{id}")).await["conversation"].clone();
        assert_eq!(
            (&read["status"], &read["failReason"]),
            (&json!("Failed"), &json!(reason))
        );
        assert_eq!(texts(&read)[1], ("error", reason));

        // The second try to make the response finds no response.
        let message = read["messages"][1]["_id"].as_str().unwrap();
        let target = format!("/conversations/{id}/message/{message}/regenerate");
        let refused = admin.chat(&target, json!({})).await;
        assert_eq!(refused.last().unwrap().json()["code"], "streaming_error");
    }
}

#[tokio::test]
async fn response_that_fails_again_is_replaced_by_the_error() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let first = admin.ask("/conversations/stream", QUESTION).await;
    let (id, message) = (&first["_id"], &first["messages"][1]["_id"]);
    let target = format!(
        "/conversations/{}/message/{}/regenerate",
        id.as_str().unwrap(),
        message.as_str().unwrap()
    );
    emulator.fault(Fault::run_error("timeout", "too slow"));
    let events = admin.chat(&target, json!({})).await;
    let errors: Vec<Value> = events
        .iter()
        .filter(|event| event.name == "RUN_ERROR")
        .map(Event::json)
        .collect();
    let codes: Vec<&Value> = errors.iter().map(|error| &error["code"]).collect();
    assert_eq!(codes, ["timeout", "unknown_error"]);
    let stored = &errors[1]["conversation"];
    assert_eq!(texts(stored)[1], ("error", "too slow"));
    assert_eq!(stored["messages"][1]["_id"], *message);
}

#[tokio::test]
async fn run_whose_client_has_left_is_stored() {
    let emulator = start().await;
    let admin = client(&emulator, KNOWLEDGE_TOKEN);
    let fault = Fault::response().cut_at(pipeshub_emulator::Position::Events(1));
    emulator.fault(fault.on("streamChat"));
    let body = json!({ "query": QUESTION, "chatMode": "internal_search" });
    let wire = admin
        .send("POST", "/conversations/stream", Some(body))
        .await;
    let id = wire.events()[0].json()["value"]["conversationId"].clone();
    let target = format!("/conversations/{}", id.as_str().unwrap());
    assert_eq!(admin.status("GET", &target).await, 403, "conversation:read");
    let read = client(&emulator, ADMIN_TOKEN).get(&target).await;
    assert!(texts(&read["conversation"])[1].1.contains("25 days"));
}

#[tokio::test]
async fn conversation_is_renamed_shared_rated_and_archived() {
    let emulator = start().await;
    let (admin, member) = (
        client(&emulator, ADMIN_TOKEN),
        client(&emulator, MEMBER_TOKEN),
    );
    let first = admin.ask("/conversations/stream", QUESTION).await;
    let target = format!("/conversations/{}", first["_id"].as_str().unwrap());
    let at = |name: &str| format!("{target}/{name}");
    let title = json!({ "title": " Leave " });
    let renamed = admin.done("PATCH", &at("title"), Some(title)).await;
    assert_eq!(renamed["conversation"]["title"], "Leave");
    for title in ["", "<b>Leave</b>", &"x".repeat(201)] {
        let body = Some(json!({ "title": title }));
        assert_eq!(
            admin.send("PATCH", &at("title"), body).await.status,
            400,
            "{title}"
        );
    }

    let users = || Some(json!({ "userIds": [MEMBER_USER] }));
    assert_eq!(member.send("POST", &at("share"), users()).await.status, 404);
    let nobody = json!({ "userIds": ["65f0000000000000000000ff"] });
    assert_eq!(
        admin.send("POST", &at("share"), Some(nobody)).await.status,
        400
    );
    let shared = admin.done("POST", &at("share"), users()).await;
    assert_eq!(shared["sharedWith"][0]["userId"], MEMBER_USER);
    let read = member.get(&target).await;
    assert_eq!(read["conversation"]["access"]["isOwner"], false);
    let listed = member.get("/conversations?source=shared").await;
    assert_eq!(listed["conversations"][0]["title"], "Leave");
    assert_eq!(listed["conversations"][0].get("sharedWith"), None);
    assert_eq!(
        member.get("/conversations").await["conversations"],
        json!([])
    );
    admin.done("POST", &at("unshare"), users()).await;
    assert_eq!(member.status("GET", &target).await, 404);

    let rate = async |message: &Value| {
        let message = message["_id"].as_str().unwrap();
        let target = at(&format!("message/{message}/feedback"));
        admin
            .send("POST", &target, Some(json!({ "isHelpful": true })))
            .await
    };
    assert_eq!(rate(&first["messages"][0]).await.status, 400, "a query");
    for count in 1..=2 {
        let rated = rate(&first["messages"][1]).await.json();
        assert_eq!(rated["feedback"]["feedbackProvider"], ADMIN_USER);
        let read = admin.get(&target).await;
        let feedback = &read["conversation"]["messages"][1]["feedback"];
        assert_eq!(feedback.as_array().unwrap().len(), count);
    }

    admin.done("PATCH", &at("archive"), None).await;
    assert_eq!(admin.status("PATCH", &at("archive")).await, 400);
    assert_eq!(admin.status("GET", &target).await, 404);
    assert_eq!(
        admin.get("/conversations").await["conversations"],
        json!([])
    );
    let archives = admin.get("/conversations/show/archives").await;
    assert_eq!(archives["summary"]["totalArchived"], 1);
    assert_eq!(texts(&archives["conversations"][0]).len(), 2);
    let found = async |text: &str| {
        let target = format!("/conversations/show/archives/search?search={text}");
        admin.get(&target).await["pagination"]["totalCount"].clone()
    };
    assert_eq!(
        (found("25%20days").await, found("hotel").await),
        (json!(1), json!(0))
    );
    admin.done("PATCH", &at("unarchive"), None).await;
    assert_eq!(admin.status("PATCH", &at("unarchive")).await, 400);
    assert_eq!(admin.status("GET", &target).await, 200);
}

#[tokio::test]
async fn agent_is_created_asked_changed_and_deleted() {
    let emulator = start().await;
    let (admin, member) = (
        client(&emulator, ADMIN_TOKEN),
        client(&emulator, MEMBER_TOKEN),
    );
    let body = json!({
        "name": "Travel",
        "models": [{ "modelKey": "m", "isReasoning": true }],
        "knowledge": [{ "connectorId": READ_ONLY_KNOWLEDGE_BASE }],
        "toolsets": [{ "name": "jira", "tools": [{ "name": "search" }] }],
    });
    let created = admin.done("POST", "/agents/create", Some(body)).await;
    assert_eq!(created["agent"]["models"], json!(["m"]));
    let key = created["agent"]["_key"].as_str().unwrap();
    let target = format!("/agents/{key}");
    assert_eq!(member.status("GET", &target).await, 404);
    let bare = json!({ "name": "x", "models": ["m"] });
    assert_eq!(
        admin
            .send("POST", "/agents/create", Some(bare))
            .await
            .status,
        400
    );

    let chat = format!("{target}/conversations/stream");
    let body = |query: &str| json!({ "query": query, "chatMode": "quick" });
    let nothing = conversation_of(&admin.chat(&chat, body(QUESTION)).await);
    assert_eq!(
        nothing["messages"][1]["citations"],
        json!([]),
        "another base"
    );
    let knowledge =
        json!({ "knowledge": [{ "connectorId": KNOWLEDGE_BASE }], "shareWithOrg": true });
    admin.done("PUT", &target, Some(knowledge)).await;
    let shown = member.get(&target).await["agent"].clone();
    assert_eq!(
        (&shown["user_role"], &shown["can_edit"]),
        (&json!("READER"), &json!(false))
    );
    let body_of_member = Some(json!({ "name": "Mine" }));
    assert_eq!(
        member.send("PUT", &target, body_of_member).await.status,
        403
    );

    let answered = conversation_of(&admin.chat(&chat, body(QUESTION)).await);
    let cited = &answered["messages"][1]["citations"][0]["citationData"]["metadata"];
    assert_eq!(cited["recordId"], RECORD);
    assert_eq!(answered["agentKey"], key);
    let id = answered["_id"].as_str().unwrap();
    let of_agent = format!("{target}/conversations/{id}");
    let more = admin
        .chat(&format!("{of_agent}/messages/stream"), body("hotel"))
        .await;
    let more = conversation_of(&more);
    let last = more["messages"][3]["_id"].as_str().unwrap();
    let again = format!("{of_agent}/message/{last}/regenerate");
    let again = admin.chat(&again, json!({ "chatMode": "quick" })).await;
    assert_eq!(
        conversation_of(&again)["messages"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
    let read = admin.get(&of_agent).await;
    assert_eq!(texts(&read["conversation"]).len(), 4);
    assert_eq!(
        admin.status("GET", &format!("/conversations/{id}")).await,
        404
    );
    let listed = admin.get(&format!("{target}/conversations")).await;
    assert_eq!(listed["pagination"]["totalCount"], 2);
    admin
        .done("POST", &format!("{of_agent}/archive"), None)
        .await;
    let archives = admin.get("/agents/conversations/show/archives").await;
    assert_eq!(archives["groups"][0]["agentKey"], key);
    let archives = admin
        .get(&format!("{target}/conversations/show/archives"))
        .await;
    assert_eq!(archives["conversations"][0]["_id"], id);

    let conversations = format!("{target}/conversations");
    let unanswered = admin.send("POST", &conversations, Some(body(QUESTION)));
    assert_eq!(unanswered.await.status, 500, "as on the real server");
    assert_eq!(member.status("DELETE", &target).await, 403);
    admin.done("DELETE", &target, None).await;
    assert_eq!(admin.status("DELETE", &target).await, 404);
    let events = admin.chat(&chat, body(QUESTION)).await;
    let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["CUSTOM", "RUN_ERROR"]);
    let gone = admin.done("DELETE", &of_agent, None).await;
    assert_eq!(gone["conversation"]["_id"], id);
    let gone = admin.done("DELETE", &of_agent, None).await;
    assert_eq!(gone["conversation"], Value::Null);
}

#[tokio::test]
async fn agent_is_asked_in_its_own_mode_and_scope() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let target = "/agents/no-agent/conversations/stream";
    for mode in ["internal_search", "agent", ""] {
        let body = json!({ "query": QUESTION, "chatMode": mode });
        assert_eq!(
            admin.send("POST", target, Some(body)).await.status,
            400,
            "{mode}"
        );
    }
    let body = json!({ "query": QUESTION, "chatMode": "quick" });
    let scoped = client(&emulator, KNOWLEDGE_TOKEN);
    let refused = scoped.send("POST", target, Some(body)).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("agent:execute"), "{refused:?}");
}

#[tokio::test]
async fn attachment_is_referred_to_and_speech_has_no_provider() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let target = "/conversations/attachments/upload";
    let upload = async |content: &[u8]| {
        let parts = [("files", Some("a.txt"), content)];
        send_raw(&emulator, &form_request(target, ADMIN_TOKEN, &parts)).await
    };
    let uploaded = upload(b"hello").await.json();
    assert_eq!(uploaded["attachments"][0]["recordName"], "a.txt");
    assert_eq!(uploaded["attachments"][0]["mimeType"], "text/plain");
    assert_eq!(upload(&vec![b'x'; 5 * 1024 * 1024 + 1]).await.status, 500);
    let deleted = admin
        .send("DELETE", "/conversations/attachments/nothing", None)
        .await;
    assert_eq!(deleted.status, 204);
    let capabilities = admin.get("/chat/speech/capabilities").await;
    assert_eq!(capabilities, json!({ "tts": null, "stt": null }));
    let spoken = admin
        .send("POST", "/chat/speak", Some(json!({ "text": "Hello" })))
        .await;
    assert_eq!(spoken.status, 409);
    assert!(spoken.json()["detail"].is_string());
}

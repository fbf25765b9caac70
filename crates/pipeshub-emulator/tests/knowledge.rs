//! The state of knowledge bases, folders, records, permissions and searches.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]

mod support;

use pipeshub_emulator::fixtures::{
    ADMIN_TOKEN, FOLDER, KNOWLEDGE_BASE, KNOWLEDGE_TOKEN, MEMBER_TOKEN, MEMBER_USER,
    READ_ONLY_KNOWLEDGE_BASE, RECORD,
};
use pipeshub_emulator::{Emulator, Fault};
use serde_json::{Value, json};
use support::client::{Client, client};
use support::wire::{form_request, send_raw};

impl Client<'_> {
    async fn upload(&self, target: &str, file: &str, content: &str) -> String {
        let target = format!("/knowledgeBase/{target}");
        let parts = [("files", Some(file), content.as_bytes())];
        let wire = send_raw(self.emulator, &form_request(&target, self.token, &parts)).await;
        let event = wire.events().remove(1);
        assert_eq!(event.name, "file:succeeded", "{event:?}");
        event.json()["recordId"].as_str().unwrap().to_owned()
    }

    async fn names(&self, target: &str) -> Vec<String> {
        let target = format!("/knowledgeBase/knowledge-hub/nodes/{target}");
        let nodes = self.done("GET", &target, None).await;
        let items = nodes["items"].as_array().unwrap().iter();
        items
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    }

    async fn found(&self, query: &str) -> usize {
        let body = json!({ "query": query, "limit": 10 });
        let wire = self.send("POST", "/search", Some(body)).await;
        let results = &wire.json()["searchResponse"]["searchResults"];
        results.as_array().map_or(0, Vec::len)
    }
}

async fn start() -> Emulator {
    Emulator::builder().start().await.unwrap()
}

#[tokio::test]
async fn base_is_created_listed_renamed_and_deleted_with_its_records() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let body = json!({ "kbName": "Minutes" });
    let created = admin.done("POST", "/knowledgeBase", Some(body)).await;
    let id = created["id"].as_str().unwrap();
    assert_eq!(created["userRole"], "OWNER");
    let record = admin
        .upload(&format!("{id}/upload"), "May.md", "The board met in May.")
        .await;
    assert_eq!(admin.found("board").await, 1);
    let target = format!("/knowledgeBase/{id}");
    let body = json!({ "kbName": "Minutes of 2026" });
    admin.done("PUT", &target, Some(body)).await;
    let listed = admin
        .done("GET", "/knowledgeBase?search=minutes%20of", None)
        .await;
    assert_eq!(listed["pagination"]["totalCount"], 1);
    assert_eq!(listed["knowledgeBases"][0]["name"], "Minutes of 2026");
    assert_eq!(admin.status("GET", "/knowledgeBase?nosuch=1").await, 400);

    let member = client(&emulator, MEMBER_TOKEN);
    for (method, body) in [
        ("GET", None),
        ("PUT", Some(json!({ "kbName": "x" }))),
        ("DELETE", None),
    ] {
        let refused = member.send(method, &target, body).await;
        assert_eq!(refused.status, 404, "{method}: no role, no base");
    }
    admin.done("DELETE", &target, None).await;
    assert_eq!(admin.send("DELETE", &target, None).await.status, 404);
    assert_eq!(admin.found("board").await, 0);
    let download = format!("/knowledgeBase/stream/record/{record}");
    assert_eq!(admin.status("GET", &download).await, 404);
}

#[tokio::test]
async fn folder_that_is_moved_keeps_its_records_and_a_deleted_one_does_not() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/folder");
    let folder = async |name: &str, inside: &str| {
        let target = format!("{target}{inside}");
        let body = json!({ "folderName": name });
        let created = admin.done("POST", &target, Some(body)).await;
        created["id"].as_str().unwrap().to_owned()
    };
    let year = folder("2025", "").await;
    let inner = folder("May", &format!("?folderId={year}")).await;
    let taken = json!({ "folderName": "MAY" });
    let taken = admin
        .send("POST", &format!("{target}?folderId={year}"), Some(taken))
        .await;
    assert_eq!(taken.status, 409);
    let upload = format!("{KNOWLEDGE_BASE}/upload?folderId={inner}");
    let record = admin.upload(&upload, "Plan.md", "The plan of May.").await;
    assert_eq!(admin.names(&format!("folder/{inner}")).await, ["Plan.md"]);

    let moved = async |id: &str, parent: Value| {
        let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/record/{id}/move");
        let body = json!({ "newParentId": parent });
        admin.send("PUT", &target, Some(body)).await.status
    };
    assert_eq!(moved(&year, json!(inner)).await, 400, "into itself");
    assert_eq!(moved(&inner, json!(FOLDER)).await, 200);
    assert!(admin.names(&format!("folder/{year}")).await.is_empty());
    assert_eq!(admin.names(&format!("folder/{FOLDER}")).await, ["May"]);
    let stored = emulator.records().pop().unwrap();
    assert_eq!(
        (stored.id, stored.path),
        (record.clone(), "2026/May/Plan.md".to_owned())
    );
    assert_eq!(moved(&record, Value::Null).await, 200);
    let root = format!("recordGroup/{KNOWLEDGE_BASE}");
    assert!(admin.names(&root).await.contains(&"Plan.md".to_owned()));
    let wrong = format!("/knowledgeBase/knowledge-hub/nodes/folder/{KNOWLEDGE_BASE}");
    assert_eq!(admin.status("GET", &wrong).await, 400);

    assert_eq!(moved(&record, json!(inner)).await, 200);
    admin
        .done("DELETE", &format!("{target}/{FOLDER}"), None)
        .await;
    assert_eq!(admin.found("plan").await, 0);
    assert_eq!(moved(&record, Value::Null).await, 404);
}

#[tokio::test]
async fn record_is_read_renamed_replaced_and_deleted() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let target = format!("/knowledgeBase/record/{RECORD}");
    let read = admin.done("GET", &target, None).await;
    assert_eq!(read["record"]["recordName"], "Leave policy.md");
    assert_eq!(read["knowledgeBase"]["id"], KNOWLEDGE_BASE);
    let document = read["record"]["externalRecordId"].as_str().unwrap();

    let renamed = json!({ "recordName": "Travel policy.md" });
    assert_eq!(admin.send("PUT", &target, Some(renamed)).await.status, 409);
    let renamed = json!({ "recordName": "Holidays.md" });
    let renamed = admin.done("PUT", &target, Some(renamed)).await;
    assert_eq!(renamed["fileUploaded"], false);

    let put = async |file: &str, content: &str| {
        let parts = [("file", Some(file), content.as_bytes())];
        let request = form_request(&target, ADMIN_TOKEN, &parts);
        let request = [b"PUT", &request[4..]].concat();
        send_raw(&emulator, &request).await
    };
    assert_eq!(put("Leave.txt", "x").await.status, 500, "another extension");
    let replaced = put("Leave.md", "Everybody has 30 days of leave.")
        .await
        .json();
    assert_eq!(replaced["fileUploaded"], true);
    assert_eq!(replaced["record"]["recordName"], "Leave");
    assert_eq!((admin.found("30").await, admin.found("25").await), (1, 0));
    let version = async |version: &str| {
        let target = format!("/document/{document}/download{version}");
        admin.send("GET", &target, None).await
    };
    let latest = version("").await;
    assert_eq!(latest.text(), "Everybody has 30 days of leave.");
    assert_eq!(
        latest.header("content-disposition"),
        Some("attachment; filename*=UTF-8''Leave.md")
    );
    assert!(version("?version=0").await.text().contains("25 days"));
    assert_eq!(version("?version=2").await.status, 400);

    let member = client(&emulator, MEMBER_TOKEN);
    assert_eq!(member.send("DELETE", &target, None).await.status, 403);
    let reindex = format!("/knowledgeBase/reindex/record/{RECORD}");
    let reindexed = member.done("POST", &reindex, Some(json!({}))).await;
    assert_eq!(reindexed["userRole"], "READER");
    admin.done("DELETE", &target, None).await;
    assert_eq!(admin.send("DELETE", &target, None).await.status, 404);
    assert_eq!(
        admin.status("GET", &target).await,
        500,
        "as on the real server"
    );
    assert_eq!(admin.found("30").await, 0);
}

#[tokio::test]
async fn permission_that_is_taken_away_is_refused() {
    let emulator = start().await;
    let (admin, member) = (
        client(&emulator, ADMIN_TOKEN),
        client(&emulator, MEMBER_TOKEN),
    );
    let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/permissions");
    let users = |role: &str| json!({ "userIds": [MEMBER_USER], "teamIds": [], "role": role });
    let folder = format!("/knowledgeBase/{KNOWLEDGE_BASE}/folder");
    let makes_folder = async |name: &str| {
        let body = json!({ "folderName": name });
        member.send("POST", &folder, Some(body)).await.status
    };
    assert_eq!(makes_folder("a").await, 403, "a reader");
    assert_eq!(member.status("GET", &target).await, 403, "owners only");
    let changed = admin.done("PUT", &target, Some(users("WRITER"))).await;
    assert_eq!(changed["newRole"], "WRITER");
    assert_eq!(makes_folder("a").await, 200, "a writer");
    assert!(member.found("leave").await > 0);

    admin.done("DELETE", &target, Some(users("WRITER"))).await;
    let again = admin.send("DELETE", &target, Some(users("WRITER"))).await;
    assert_eq!(again.status, 404);
    assert_eq!(makes_folder("b").await, 404);
    assert_eq!(member.found("leave").await, 0);
    let download = format!("/knowledgeBase/stream/record/{RECORD}");
    assert_eq!(member.status("GET", &download).await, 403);
    let upload = format!("/knowledgeBase/{KNOWLEDGE_BASE}/upload");
    let parts = [("files", Some("a.txt"), &b"x"[..])];
    let request = form_request(&upload, MEMBER_TOKEN, &parts);
    assert_eq!(send_raw(&emulator, &request).await.status, 404);

    let granted = admin.send("POST", &target, Some(users("READER"))).await;
    assert_eq!(granted.status, 201);
    assert_eq!(granted.json()["permissionResult"]["grantedCount"], 1);
    assert_eq!(member.status("GET", &download).await, 200);
    let listed = admin.done("GET", &target, None).await;
    assert_eq!(listed["totalCount"], 2);
    assert_eq!(listed["permissions"][1]["userId"], MEMBER_USER);
    assert!(listed["permissions"][1]["email"].is_string());
    let without_teams = json!({ "userIds": [MEMBER_USER], "role": "READER" });
    let refused = admin.send("POST", &target, Some(without_teams)).await;
    assert_eq!(refused.status, 500, "as on the real server");
    let creator = json!({
        "userIds": [pipeshub_emulator::fixtures::ADMIN_USER],
        "teamIds": [],
    });
    assert_eq!(
        admin.send("DELETE", &target, Some(creator)).await.status,
        403
    );
    let notes = format!("/knowledgeBase/{READ_ONLY_KNOWLEDGE_BASE}/permissions");
    assert_eq!(admin.status("GET", &notes).await, 403, "a reader");
}

#[tokio::test]
async fn write_of_a_knowledge_base_hides_an_earlier_try_of_the_gateway() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    let target = format!("/knowledgeBase/{KNOWLEDGE_BASE}/folder");
    for (fault, name, status) in [
        (Fault::service_unreachable(), "a", 503),
        (Fault::service_status(500, "no database"), "b", 500),
        (Fault::service_cut_once(), "c", 409),
        (Fault::service_cut(), "d", 503),
    ] {
        emulator.fault(fault);
        let body = json!({ "folderName": name });
        let refused = admin.send("POST", &target, Some(body)).await;
        assert_eq!(refused.status, status, "{name}");
    }
    let root = format!("recordGroup/{KNOWLEDGE_BASE}?onlyContainers=true");
    assert_eq!(admin.names(&root).await, ["2026", "c", "d"]);
}

#[tokio::test]
async fn search_is_kept_archived_and_deleted() {
    let emulator = start().await;
    let admin = client(&emulator, ADMIN_TOKEN);
    for query in ["leave", "hotel"] {
        assert!(admin.found(query).await > 0);
    }
    let history = admin.done("GET", "/search?limit=1", None).await;
    assert_eq!(history["searchHistory"][0]["query"], "hotel");
    assert_eq!(history["pagination"]["hasNextPage"], true);
    let id = history["searchHistory"][0]["_id"].as_str().unwrap();
    let target = format!("/search/{id}");
    let read = admin.done("GET", &target, None).await;
    assert_eq!(
        read[0]["citationIds"][0]["metadata"]["recordName"],
        "Travel policy.md"
    );
    let member = client(&emulator, MEMBER_TOKEN);
    assert_eq!(member.done("GET", &target, None).await, json!([]));

    admin
        .done("PATCH", &format!("{target}/archive"), None)
        .await;
    let again = admin
        .send("PATCH", &format!("{target}/archive"), None)
        .await;
    assert_eq!(again.status, 404);
    assert_eq!(admin.done("GET", &target, None).await, json!([]));
    assert_eq!(admin.send("DELETE", &target, None).await.status, 404);
    admin
        .done("PATCH", &format!("{target}/unarchive"), None)
        .await;
    admin.done("DELETE", &target, None).await;
    assert_eq!(member.send("DELETE", "/search", None).await.status, 404);
    admin.done("DELETE", "/search", None).await;
    let history = admin.done("GET", "/search", None).await;
    assert_eq!(history["searchHistory"], json!([]));
}

#[tokio::test]
async fn scope_of_each_operation_is_required() {
    let emulator = start().await;
    let reader = client(&emulator, KNOWLEDGE_TOKEN);
    assert_eq!(reader.status("GET", "/knowledgeBase").await, 200);
    for (method, target, scope) in [
        ("POST", "/knowledgeBase".to_owned(), "kb:write"),
        (
            "DELETE",
            format!("/knowledgeBase/{KNOWLEDGE_BASE}"),
            "kb:delete",
        ),
        ("GET", "/search".to_owned(), "semantic:read"),
        ("DELETE", "/search".to_owned(), "semantic:delete"),
    ] {
        let refused = reader.send(method, &target, None).await;
        assert_eq!(refused.status, 403, "{method} {target}");
        assert!(refused.text().contains(scope), "{method} {target}");
    }
}

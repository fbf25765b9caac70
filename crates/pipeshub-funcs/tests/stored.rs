//! Types that are stored with serde: the names of the API, and no secrets.
#![cfg(all(feature = "full", feature = "serde"))]

use pipeshub_core::json::{Map, RawJson};
use pipeshub_funcs::connector_control::LocalFsFileEvent;
use pipeshub_funcs::connector_instances::{
    CreateConnectorInstanceRequest, ListConnectorInstancesRequest,
};
use pipeshub_funcs::crawling_jobs::{
    CustomScheduleConfig, ScheduleConfig, ScheduleCrawlingJobRequest,
};
use pipeshub_funcs::models::connectors::{ConnectorScope, StoredConnectorConfig};
use pipeshub_funcs::toolset_instances::{
    AuthenticateToolsetInstanceRequest, UpdateToolsetCredentialsRequest,
};
use serde_json::{from_value, json, to_value};

#[test]
fn request_is_stored_with_the_names_of_the_api() {
    let mut request = CreateConnectorInstanceRequest::new("Drive", "Files", ConnectorScope::TEAM)
        .base_url("https://app.example.com");
    request.auth_type = Some("OAUTH".into());
    let stored = to_value(&request).unwrap();
    assert_eq!(
        stored,
        json!({
            "connectorType": "Drive", "instanceName": "Files", "scope": "team",
            "authType": "OAUTH", "config": null, "baseUrl": "https://app.example.com",
        })
    );
    assert_eq!(
        from_value::<CreateConnectorInstanceRequest>(stored).unwrap(),
        request
    );
}

#[test]
fn arguments_of_the_query_are_part_of_a_request() {
    let request: ListConnectorInstancesRequest =
        from_value(json!({"scope": "personal", "limit": 7, "isActive": true})).unwrap();
    assert_eq!(
        request,
        ListConnectorInstancesRequest::new()
            .scope("personal")
            .limit(7)
            .is_active(true)
    );
}

#[test]
fn secrets_are_read_and_never_written() {
    let config: StoredConnectorConfig = from_value(json!({
        "auth": {"authType": "CANARY"}, "credentials": {"access_token": "CANARY"},
        "oauth": {"state": "CANARY"}, "sync": {"selectedStrategy": "MANUAL"},
    }))
    .unwrap();
    assert!(config.auth.is_some() && config.credentials.is_some() && config.oauth.is_some());
    let stored = serde_json::to_string(&config).unwrap();
    assert!(!stored.contains("CANARY"), "{stored}");
    assert!(!format!("{config:?}").contains("CANARY"));
    assert!(
        stored.contains(r#""sync":{"selectedStrategy":"MANUAL"}"#),
        "{stored}"
    );
    let arguments = json!({"instanceId": "i-1", "auth": {"apiToken": "CANARY"}});
    let all = [
        serde_json::to_string(
            &from_value::<AuthenticateToolsetInstanceRequest>(arguments.clone()).unwrap(),
        ),
        serde_json::to_string(&from_value::<UpdateToolsetCredentialsRequest>(arguments).unwrap()),
    ];
    for stored in all {
        let stored = stored.unwrap();
        assert!(
            stored.contains("i-1") && !stored.contains("CANARY"),
            "{stored}"
        );
    }
}

#[test]
fn null_is_not_a_missing_field_of_a_request() {
    let missing = json!({"type": "DELETED", "path": "a", "timestamp": 1, "isDirectory": false});
    let event: LocalFsFileEvent = from_value(missing.clone()).unwrap();
    assert_eq!(event.old_path, None);
    assert_eq!(to_value(&event).unwrap(), missing);
    let mut null = missing;
    null["oldPath"] = json!(null);
    let event: LocalFsFileEvent = from_value(null.clone()).unwrap();
    assert_eq!(event.old_path, Some(None));
    assert_eq!(to_value(&event).unwrap(), null);
    assert_eq!(
        event.clone().old_path("b").old_path,
        Some(Some("b".to_owned()))
    );
    assert_eq!(event.old_path("b").clear_old_path().old_path, Some(None));
}

#[test]
fn variant_is_stored_with_its_kind() {
    let schedule = ScheduleConfig::from(CustomScheduleConfig::new("0 3 * * *"));
    let request = ScheduleCrawlingJobRequest::new("Drive", "c-1", schedule);
    let stored = to_value(&request).unwrap();
    assert_eq!(stored["scheduleConfig"]["scheduleType"], "custom");
    let read: ScheduleCrawlingJobRequest = from_value(stored).unwrap();
    assert_eq!(read, request);
    // What is sent has the kind, too.
    let body = RawJson::write(&read).unwrap();
    assert!(
        body.as_str().contains(r#""scheduleType":"custom""#),
        "{body:?}"
    );
}

#[test]
fn maps_and_raw_json_keep_their_order() {
    let text = r#"{"b":{"y":1.50,"x":[]},"a":null}"#;
    let map: Map<RawJson> = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&map).unwrap(), text);
    assert_eq!(from_value::<RawJson>(json!([1])).unwrap().as_str(), "[1]");
    assert_eq!(to_value(&map).unwrap()["b"]["x"], json!([]));
}

// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `POST /connectors/{connectorId}/file-events`

use std::time::Duration;

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, open_enum, to_json,
};

use crate::models::connectors::SubmitConnectorFileEventsResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "submitConnectorFileEvents|/connectors/{connectorId}/file-events\
     |connector:sync connector:read user:read\
     |look with connector_instances_get_connector_stats whether the records changed \
         before you send the batch again",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`connector_control_submit_connector_file_events`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SubmitConnectorFileEventsRequest {
    /// The id of the connector instance. From 1 to 64 characters.
    pub connector_id: String,
    /// If it is absent, the server creates one.
    pub batch_id: Option<String>,
    /// The events.
    pub events: Vec<LocalFsFileEvent>,
    /// Milliseconds since 1970; now if absent.
    pub timestamp: Option<i64>,
    /// Deletes all records of the connector first. Server default: `false`.
    pub reset_before_apply: Option<bool>,
}
builder!(SubmitConnectorFileEventsRequest(
    connector_id: String,
    events: Vec<LocalFsFileEvent>,
) {
    batch_id: String,
    timestamp: i64,
    reset_before_apply: bool,
});
to_json! {
    SubmitConnectorFileEventsRequest {
        batch_id = "batchId",
        events = "events",
        timestamp = "timestamp",
        reset_before_apply = "resetBeforeApply",
    }
}

/// A change to one file or directory.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct LocalFsFileEvent {
    /// The kind of change, in any case. The values with `DIR_` are for directories. The SDK refuses
    /// other values than the known ones.
    pub type_: LocalFsFileEventType,
    /// Path relative to the synced folder.
    pub path: String,
    /// Former path of a renamed or moved entry. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub old_path: Option<Option<String>>,
    /// The time of the change, milliseconds since 1970.
    pub timestamp: i64,
    /// Bytes. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub size: Option<Option<i64>>,
    /// The flag `isDirectory`.
    pub is_directory: bool,
    /// The name of the file part that holds the bytes; upload call only. `Some(None)` is sent as
    /// `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub content_field: Option<Option<String>>,
    /// The digest of the bytes in hexadecimal. The server skips an event that does not match,
    /// without an error. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub sha256: Option<Option<String>>,
    /// The mime type. `Some(None)` is sent as `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            default,
            deserialize_with = "crate::stored::nullable"
        )
    )]
    pub mime_type: Option<Option<String>>,
}
builder!(LocalFsFileEvent(
    type_: LocalFsFileEventType,
    path: String,
    timestamp: i64,
    is_directory: bool,
) {} clear {
    old_path: String, clear_old_path;
    size: i64, clear_size;
    content_field: String, clear_content_field;
    sha256: String, clear_sha256;
    mime_type: String, clear_mime_type;
});
to_json! {
    LocalFsFileEvent {
        type_ = "type<,,=CREATED|MODIFIED|DELETED|RENAMED|MOVED|DIR_CREATED|DIR_DELETED|DIR_RENAMED|DIR_MOVED",
        path = "path",
        old_path = "oldPath",
        timestamp = "timestamp",
        size = "size",
        is_directory = "isDirectory",
        content_field = "contentField",
        sha256 = "sha256",
        mime_type = "mimeType",
    }
}

open_enum! {
    /// The kind of change, in any case. The values with `DIR_` are for directories.
    pub enum LocalFsFileEventType {
        /// `CREATED`
        CREATED = "CREATED",
        /// `MODIFIED`
        MODIFIED = "MODIFIED",
        /// `DELETED`
        DELETED = "DELETED",
        /// `RENAMED`
        RENAMED = "RENAMED",
        /// `MOVED`
        MOVED = "MOVED",
        /// `DIR_CREATED`
        DIR_CREATED = "DIR_CREATED",
        /// `DIR_DELETED`
        DIR_DELETED = "DIR_DELETED",
        /// `DIR_RENAMED`
        DIR_RENAMED = "DIR_RENAMED",
        /// `DIR_MOVED`
        DIR_MOVED = "DIR_MOVED",
    }
}

/// Reports file changes to a Local FS connector, without file bytes.
///
/// An OAuth token needs the scopes `connector:sync`, `connector:read` and `user:read`. The server
/// requires `connector:sync` with `connector:read` or `connector:sync` with `kb:write`. `user:read`
/// only lets the rights of an administrator count. The user must be able to see the connector.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "connectorControlSubmitConnectorFileEvents")]
pub fn connector_control_submit_connector_file_events(
    core: &PipeshubCore,
    request: SubmitConnectorFileEventsRequest,
) -> Reply<'_, SubmitConnectorFileEventsResponse> {
    let call = Call::new(&OPERATION)
        .id("connectorId", &request.connector_id)
        .body(&request);
    core.call(call, RawReply::read)
}

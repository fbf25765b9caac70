// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;
use pipeshub_core::json::RawJson;

use crate::models::people::{NotificationOrigin, NotificationSeverity, NotificationStatus};

/// The notification of one user; the server keeps it for 30 days.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct InAppNotification {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The org id.
    pub org_id: String,
    /// Machine-readable kind, e.g. `CONNECTOR_SYNC_ERROR`.
    pub type_: String,
    /// The title.
    pub title: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// The weight of a notification.
    pub severity: Option<NotificationSeverity>,
    /// The state of a notification; the list filter accepts only the listed values.
    pub status: NotificationStatus,
    /// The service that raised a notification.
    pub origin_service: Option<NotificationOrigin>,
    /// The user who receives it.
    pub assigned_to: String,
    /// The path in the web interface.
    pub redirect_link: Option<String>,
    /// The details that depend on the type.
    pub payload: Option<RawJson>,
    /// Always false.
    pub is_deleted: bool,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
    /// The revision counter of the stored document.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    InAppNotification {
        id = "_id",
        org_id = "orgId",
        type_ = "type",
        title = "title",
        message = "message",
        severity = "severity",
        status = "status",
        origin_service = "originService",
        assigned_to = "assignedTo",
        redirect_link = "redirectLink",
        payload = "payload",
        is_deleted = "isDeleted",
        created_at = "createdAt",
        updated_at = "updatedAt",
        v = "__v",
    }
}

// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::conversations::ConversationAccessAccessLevel;

/// The rights of the caller on a conversation.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct ConversationAccess {
    /// Whether the caller started it.
    pub is_owner: bool,
    /// The access level.
    pub access_level: ConversationAccessAccessLevel,
}
from_json! {
    ConversationAccess {
        is_owner = "isOwner",
        access_level = "accessLevel",
    }
}

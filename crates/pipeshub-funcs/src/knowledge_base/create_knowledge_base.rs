// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `POST /knowledgeBase`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum, to_json,
};

static OPERATION: PackedOperation =
    Operation::packed("POST", "createKnowledgeBase|/knowledgeBase|kb:write");

/// The arguments of [`knowledge_base_create_knowledge_base`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateKnowledgeBaseRequest {
    /// The display name. Not blank, without HTML and without text such as `%s`. From 1 to 255
    /// characters.
    pub kb_name: String,
}
builder!(CreateKnowledgeBaseRequest(kb_name: String) {});
to_json! {
    CreateKnowledgeBaseRequest {
        kb_name = "kbName<1,255",
    }
}

/// The knowledge base that was just created.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateKnowledgeBaseResponse {
    /// The id of the knowledge base, a UUID.
    pub id: String,
    /// The name, trimmed.
    pub name: String,
    /// Creation time, epoch milliseconds.
    pub created_at_timestamp: i64,
    /// Last change, epoch milliseconds.
    pub updated_at_timestamp: i64,
    /// The role of the caller; OWNER for the creator.
    pub user_role: CreateKnowledgeBaseResponseUserRole,
}
from_json! {
    CreateKnowledgeBaseResponse {
        id = "id",
        name = "name",
        created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
        user_role = "userRole",
    }
}

open_enum! {
    /// The role of the caller; OWNER for the creator.
    pub enum CreateKnowledgeBaseResponseUserRole {
        /// `OWNER`
        OWNER = "OWNER",
        /// `ORGANIZER`
        ORGANIZER = "ORGANIZER",
        /// `FILEORGANIZER`
        FILEORGANIZER = "FILEORGANIZER",
        /// `WRITER`
        WRITER = "WRITER",
        /// `COMMENTER`
        COMMENTER = "COMMENTER",
        /// `READER`
        READER = "READER",
    }
}

/// Creates a knowledge base owned by the caller.
///
/// An OAuth token needs the scope `kb:write`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "knowledgeBaseCreateKnowledgeBase")]
pub fn knowledge_base_create_knowledge_base(
    core: &PipeshubCore,
    request: CreateKnowledgeBaseRequest,
) -> Reply<'_, CreateKnowledgeBaseResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}

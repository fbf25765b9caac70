// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `POST /knowledgeBase/{kbId}/folder`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, QueryLimits, RawReply, Reply, from_json,
    to_json,
};

static OPERATION: PackedOperation =
    Operation::packed("POST", "createFolder|/knowledgeBase/{kbId}/folder|kb:write");

/// The arguments of [`knowledge_base_create_folder`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateFolderRequest {
    /// The id of the knowledge base.
    pub kb_id: String,
    /// Parent folder; the root when absent. Not empty.
    pub folder_id: Option<String>,
    /// The display name. Not blank, without HTML and without text such as `%s`. From 1 to 255
    /// characters.
    pub folder_name: String,
}
builder!(CreateFolderRequest(kb_id: String, folder_name: String) { folder_id: String });
to_json! {
    CreateFolderRequest {
        folder_name = "folderName<1,255",
    }
}

/// The folder that was just created.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateFolderResponse {
    /// The id of the folder, a UUID.
    pub id: String,
    /// The name, trimmed.
    pub name: String,
}
from_json! {
    CreateFolderResponse {
        id = "id",
        name = "name",
    }
}

/// Creates a folder in a knowledge base or in another folder.
///
/// An OAuth token needs the scope `kb:write`. The user must be a writer of the knowledge base.
///
/// The SDK never sends the request again once the server may have received it.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "knowledgeBaseCreateFolder")]
pub fn knowledge_base_create_folder(
    core: &PipeshubCore,
    request: CreateFolderRequest,
) -> Reply<'_, CreateFolderResponse> {
    let call = Call::new(&OPERATION)
        .path_within(const { QueryLimits::new("kbId<,,u") }, &request.kb_id)
        .query_within(
            const { QueryLimits::new("folderId<1,") },
            &request.folder_id,
        )
        .body(&request);
    core.call(call, RawReply::read)
}

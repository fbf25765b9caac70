// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /knowledgeBase/{kbId}/folder/{folderId}`

use std::time::Duration;

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply};

use crate::models::knowledge::SuccessMessage;

static OPERATION: PackedOperation = Operation::packed(
    "DELETE",
    "deleteFolder|/knowledgeBase/{kbId}/folder/{folderId}|kb:delete",
)
.timeout(Duration::from_secs(300));

/// The arguments of [`knowledge_base_delete_folder`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct DeleteFolderRequest {
    /// The id of the knowledge base. Not empty.
    pub kb_id: String,
    /// Folder id. Not empty.
    pub folder_id: String,
}
builder!(DeleteFolderRequest(kb_id: String, folder_id: String) {});

/// Deletes a folder with everything in it.
///
/// An OAuth token needs the scope `kb:delete`. The user must be a writer of the knowledge base.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 404, besides the errors of each
/// call.
#[doc(alias = "knowledgeBaseDeleteFolder")]
pub fn knowledge_base_delete_folder(
    core: &PipeshubCore,
    request: DeleteFolderRequest,
) -> Reply<'_, SuccessMessage> {
    let call = Call::new(&OPERATION)
        .path("kbId", &request.kb_id)
        .path("folderId", &request.folder_id);
    core.call(call, RawReply::read)
}

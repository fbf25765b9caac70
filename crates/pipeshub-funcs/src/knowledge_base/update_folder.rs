// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /knowledgeBase/{kbId}/folder/{folderId}`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, to_json,
};

use crate::models::knowledge::SuccessMessage;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateFolder|/knowledgeBase/{kbId}/folder/{folderId}|kb:write",
)
.resend(Resend::Safe);

/// The arguments of [`knowledge_base_update_folder`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateFolderRequest {
    /// The id of the knowledge base. Not empty.
    pub kb_id: String,
    /// Folder id. Not empty.
    pub folder_id: String,
    /// The folder name. From 1 to 255 characters.
    pub folder_name: String,
}
builder!(UpdateFolderRequest(kb_id: String, folder_id: String, folder_name: String) {});
to_json! {
    UpdateFolderRequest {
        folder_name = "folderName<1,255",
    }
}

/// Renames a folder of a knowledge base.
///
/// An OAuth token needs the scope `kb:write`. The user must be a writer of the knowledge base.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 409, 500 or 503, besides the
/// errors of each call.
#[doc(alias = "knowledgeBaseUpdateFolder")]
pub fn knowledge_base_update_folder(
    core: &PipeshubCore,
    request: UpdateFolderRequest,
) -> Reply<'_, SuccessMessage> {
    let call = Call::new(&OPERATION)
        .path("kbId", &request.kb_id)
        .path("folderId", &request.folder_id)
        .body(&request);
    core.call(call, RawReply::read)
}

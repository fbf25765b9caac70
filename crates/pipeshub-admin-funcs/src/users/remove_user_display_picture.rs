// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `DELETE /users/dp`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json,
};

static OPERATION: PackedOperation =
    Operation::packed("DELETE", "removeUserDisplayPicture|/users/dp|user:write")
        .resend(Resend::Safe);

/// The record of the picture, now empty. If there was never one, only `errorMessage`.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct RemoveUserDisplayPictureResponse {
    /// Present only when no record exists.
    pub error_message: Option<String>,
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The user id.
    pub user_id: Option<String>,
    /// The org id.
    pub org_id: Option<String>,
    /// Always null after removal.
    pub pic: Option<String>,
    /// Always null after removal.
    pub mime_type: Option<String>,
    /// The revision counter of the stored document.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    RemoveUserDisplayPictureResponse {
        error_message = "errorMessage",
        id = "_id",
        user_id = "userId",
        org_id = "orgId",
        pic = "pic",
        mime_type = "mimeType",
        v = "__v",
    }
}

/// Removes the picture of the caller.
///
/// An OAuth token needs the scope `user:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 500, besides the errors of each call.
#[doc(alias = "usersRemoveUserDisplayPicture")]
pub fn users_remove_user_display_picture(
    core: &PipeshubCore,
) -> Reply<'_, RemoveUserDisplayPictureResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}

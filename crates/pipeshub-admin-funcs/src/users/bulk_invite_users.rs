// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /users/bulk/invite`

use std::time::Duration;

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, to_json,
};

use crate::models::people::UserRole;

static OPERATION: PackedOperation =
    Operation::packed("POST", "bulkInviteUsers|/users/bulk/invite|user:invite")
        .timeout(Duration::from_secs(300));

/// The arguments of [`users_bulk_invite_users`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct BulkInviteUsersRequest {
    /// The emails. Not empty.
    pub emails: Vec<String>,
    /// The groups to join; only admins may send some.
    pub group_ids: Option<Vec<String>>,
    /// `member` when absent; only admins may send `admin`.
    pub role: Option<UserRole>,
}
builder!(BulkInviteUsersRequest(emails: Vec<String>) { group_ids: Vec<String>, role: UserRole });
to_json! {
    BulkInviteUsersRequest {
        emails = "emails<1,",
        group_ids = "groupIds",
        role = "role",
    }
}

/// The result of an invite: exactly one of the two fields.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct BulkInviteUsersResponse {
    /// The server has sent the invites.
    pub message: Option<String>,
    /// Every address has an active account, so nothing was done.
    pub error_message: Option<String>,
}
from_json! {
    BulkInviteUsersResponse {
        message = "message",
        error_message = "errorMessage",
    }
}

/// Creates or restores accounts for email addresses and mails the invites.
///
/// An OAuth token needs the scope `user:invite`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "usersBulkInviteUsers")]
pub fn users_bulk_invite_users(
    core: &PipeshubCore,
    request: BulkInviteUsersRequest,
) -> Reply<'_, BulkInviteUsersResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}

// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `POST /users/bulk/invite/upload`

use std::time::Duration;

use pipeshub_core::{Call, Form, Operation, PackedOperation, Part, PipeshubCore, RawReply, Reply};

use crate::models::people::MessageResponse;

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "bulkInviteUsersFromFile|/users/bulk/invite/upload|user:invite",
)
.timeout(Duration::from_secs(60));

/// The arguments of [`users_bulk_invite_users_from_file`].
#[derive(Debug)]
#[non_exhaustive]
pub struct BulkInviteUsersFromFileRequest {
    /// CSV or Excel, at most 5 MiB and 1000 addresses; the file name ends in csv, xlsx or xls.
    pub file: Part,
    /// JSON array of group ids as text; text that is not JSON is ignored.
    pub group_ids: Option<String>,
}
builder!(BulkInviteUsersFromFileRequest(file: Part) { group_ids: String });

/// Starts inviting the email addresses found in a CSV or Excel file.
///
/// An OAuth token needs the scope `user:invite`.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403 or 404, besides the errors of each
/// call.
#[doc(alias = "usersBulkInviteUsersFromFile")]
pub fn users_bulk_invite_users_from_file(
    core: &PipeshubCore,
    request: BulkInviteUsersFromFileRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION);
    let form = Form::new()
        .part("file", request.file)
        .texts("groupIds", request.group_ids);
    core.call(call.form(form), RawReply::read)
}

// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /users/dp`

use pipeshub_core::{
    Call, Download, Form, Opening, Operation, PackedOperation, Part, PipeshubCore, Resend,
};

static OPERATION: PackedOperation =
    Operation::packed("PUT", "uploadUserDisplayPicture|/users/dp|user:write").resend(Resend::Safe);

/// The arguments of [`users_upload_user_display_picture`].
#[derive(Debug)]
#[non_exhaustive]
pub struct UploadUserDisplayPictureRequest {
    /// Picture, at most 1 MiB.
    pub file: Part,
}
builder!(UploadUserDisplayPictureRequest(file: Part) {});

/// Stores a picture for the caller and returns it recoded as JPEG.
///
/// An OAuth token needs the scope `user:write`.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 413 or 500, besides the errors of
/// each call.
#[doc(alias = "usersUploadUserDisplayPicture")]
pub fn users_upload_user_display_picture(
    core: &PipeshubCore,
    request: UploadUserDisplayPictureRequest,
) -> Opening<'_, Download> {
    let call = Call::new(&OPERATION);
    let form = Form::new().part("file", request.file);
    core.open(call.form(form))
}

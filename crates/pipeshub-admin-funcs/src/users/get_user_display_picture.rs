//! `GET /users/dp`

use pipeshub_core::http::{HeaderMap, header};
use pipeshub_core::{
    Call, Download, FromOpenReply, OpenReply, Opening, Operation, PackedOperation, PipeshubCore,
    Response, Result,
};

use crate::models::people::GetUserDisplayPictureResponse;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getUserDisplayPicture|/users/dp|user:read");

/// The picture of a user, or the note of the server that there is none.
#[derive(Debug)]
#[non_exhaustive]
pub enum UserDisplayPicture {
    /// The picture, a JPEG.
    Picture(Download),
    /// The user has no picture.
    Missing(Response<GetUserDisplayPictureResponse>),
}

/// The SDK reads JSON whole, and leaves any other body open.
impl FromOpenReply for UserDisplayPicture {
    fn stays_open(headers: &HeaderMap) -> bool {
        let content_type = headers.get(header::CONTENT_TYPE);
        let media_type = content_type.and_then(|value| value.to_str().ok());
        let media_type = media_type.and_then(|value| value.split(';').next());
        !media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("application/json"))
    }

    fn from_open_reply(reply: OpenReply) -> Result<Self> {
        match reply.into_whole() {
            Ok(whole) => whole.read().map(Self::Missing),
            Err(open) => Download::from_open_reply(open).map(Self::Picture),
        }
    }
}

/// Reads the picture of the caller, or a note when there is none.
///
/// An OAuth token needs the scope `user:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 500, besides the errors of each call.
#[doc(alias = "usersGetUserDisplayPicture")]
pub fn users_get_user_display_picture(core: &PipeshubCore) -> Opening<'_, UserDisplayPicture> {
    core.open(Call::new(&OPERATION))
}

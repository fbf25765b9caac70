//! The pictures of users, and the reading of pictures.

use std::sync::Mutex;

use base64::Engine as _;
use bytes::Bytes;
use http::StatusCode;
use http::header::ETAG;
use tokio::time::timeout;

use crate::body::full_body;
use crate::bounded::Bounded;
use crate::fault::ServiceFault;
use crate::fixtures::ORGANIZATION;
use crate::gateway::knowledge::{OneFile, read_one};
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, StreamOutcome, bad_request, success, unexpected,
};
use crate::json::{Json, object};
use crate::response;
use crate::secret::weak_etag;
use crate::sync::lock;
use crate::time::object_id;

/// The maximum number of pictures. A new picture replaces the oldest one.
const MAX_PICTURES: usize = 100;
/// The limit of an uploaded picture in bytes.
const MAX_PICTURE: usize = 1024 * 1024;

const JPEG: &str = "image/jpeg";
const SVG: &str = "image/svg+xml";

/// The pictures of the users, by the ids of the users.
#[derive(Debug)]
pub(crate) struct Pictures(Mutex<Bounded<String, Bytes>>);

impl Pictures {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Bounded::new(MAX_PICTURES)))
    }

    pub(crate) fn set(&self, user: String, jpeg: Bytes) {
        *lock(&self.0).get_or_insert(user, Bytes::new) = jpeg;
    }

    pub(crate) fn remove(&self, user: &str) {
        lock(&self.0).remove(user);
    }

    fn get(&self, user: &str) -> Option<Bytes> {
        lock(&self.0).get(user).cloned()
    }

    /// Returns the picture of a user as a `data:` URI.
    pub(super) fn as_data(&self, user: &str) -> Option<String> {
        let encoded = base64::engine::general_purpose::STANDARD.encode(self.get(user)?);
        Some(format!("data:{JPEG};base64,{encoded}"))
    }
}

/// The use of a picture, which decides the allowed types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    User,
    /// An SVG is allowed, too, and is stored as it is.
    Logo,
}

/// A picture as the gateway stores it.
pub(super) struct Picture {
    pub(super) media_type: &'static str,
    pub(super) content: Bytes,
}

/// Reads the form of an upload. Fails as the real gateway does, with 400 or 500.
pub(super) async fn read_picture(
    gateway: &Gateway,
    call: &Call<'_>,
    kind: Kind,
) -> Result<Picture, Refusal> {
    let raster = ["image/png", JPEG, "image/jpg", "image/webp", "image/gif"];
    let allowed =
        |media_type: &str| raster.contains(&media_type) || kind == Kind::Logo && media_type == SVG;
    let file = read_file(gateway, call, MAX_PICTURE, allowed).await?;
    let OneFile {
        media_type,
        content,
        ..
    } = file;
    let (media_type, content) = match (&*media_type, &*content) {
        (SVG, _) => (SVG, content),
        (_, [0xFF, 0xD8, 0xFF, ..]) => (JPEG, content),
        (_, content) if is_raster(content) => (JPEG, placeholder()),
        _ => return Err(unexpected("the picture cannot be read").into()),
    };
    Ok(Picture {
        media_type,
        content,
    })
}

/// Reads the form of an upload with one file.
pub(super) async fn read_file(
    gateway: &Gateway,
    call: &Call<'_>,
    limit: usize,
    allowed: impl Fn(&str) -> bool,
) -> Result<OneFile, Refusal> {
    let request = call.request;
    if !request.upload.is_unread() {
        return Err(bad_request("No files available for processing").into());
    }
    let read = read_one(&request.upload, &request.headers, limit, allowed);
    match timeout(gateway.upload_timeout, read).await {
        Err(_) => Err(response::too_late().into()),
        Ok(Ok(file)) => Ok(file),
        Ok(Err(why)) => {
            // The real parser discards the rest before it responds.
            let _ = timeout(gateway.upload_timeout, request.upload.discard()).await;
            Err(bad_request(&format!("File upload failed: {why}")).into())
        }
    }
}

/// Whether a picture is a PNG, a GIF or a WebP.
fn is_raster(content: &[u8]) -> bool {
    let starts = |magic: &[u8]| content.starts_with(magic);
    let is_webp = starts(b"RIFF") && content.get(8..12) == Some(b"WEBP");
    starts(b"\x89PNG") || starts(b"GIF8") || is_webp
}

/// Returns a JPEG of one grey pixel.
///
/// The real server converts every picture. The emulator has no codec.
fn placeholder() -> Bytes {
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];
    jpeg.extend([1; 64]);
    // One component of one pixel.
    jpeg.extend([0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    // Two Huffman tables with one code each: no difference, and the end of the block.
    for table in [0, 0x10] {
        jpeg.extend([0xFF, 0xC4, 0, 20, table, 1]);
        jpeg.extend([0; 16]);
    }
    jpeg.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9]);
    jpeg.into()
}

impl Gateway {
    /// Returns the JPEG, or 200 with a message in JSON if there is none.
    pub(super) fn picture(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        if let Some(ServiceFault::Status { status, message }) = &call.request.script.service {
            return Ok(response::error(
                *status,
                response::code_of(*status),
                message,
            ));
        }
        let Some(jpeg) = self.pictures.get(user) else {
            return success(&object! { "errorMessage": "User pic not found" });
        };
        Ok(with_etag(StatusCode::OK, jpeg))
    }

    /// Reads a form, stores its picture, and returns the stored picture.
    pub(super) async fn upload_picture(&self, call: &Call<'_>) -> StreamOutcome {
        let user = call.token()?.user.clone();
        let picture = read_picture(self, call, Kind::User).await?;
        if let Some(account) = self.people.lock().user_mut(&user) {
            account.picture_record.get_or_insert_with(object_id);
        }
        self.pictures.set(user, picture.content.clone());
        Ok(full_body(with_etag(StatusCode::CREATED, picture.content)))
    }

    /// Removes the picture. A second removal succeeds, too.
    pub(super) fn remove_picture(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        self.pictures.remove(user);
        let directory = self.people.lock();
        let record = directory
            .user(user)
            .and_then(|user| user.picture_record.as_deref());
        let Some(record) = record else {
            return success(&object! { "errorMessage": "User pic not found" });
        };
        success(&object! {
            "orgId": ORGANIZATION,
            "userId": user.as_str(),
            "_id": record,
            "__v": 0_usize,
            "mimeType": Json::Null,
            "pic": Json::Null,
        })
    }
}

fn with_etag(status: StatusCode, jpeg: Bytes) -> response::FullResponse {
    let etag = weak_etag(&jpeg);
    let mut response = response::with_type(status, JPEG, jpeg);
    response::set(&mut response, ETAG.as_str(), &etag);
    response
}

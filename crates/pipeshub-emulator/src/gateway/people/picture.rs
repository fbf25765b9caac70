//! The operation `GET /users/dp`, which returns the picture of the caller.

use std::sync::Mutex;

use bytes::Bytes;
use http::StatusCode;
use http::header::ETAG;

use crate::bounded::Bounded;
use crate::fault::ServiceFault;
use crate::gateway::{Call, Gateway, Outcome};
use crate::json::object;
use crate::response;
use crate::secret::weak_etag;
use crate::sync::lock;

/// The maximum number of pictures. A new picture replaces the oldest one.
const MAX_PICTURES: usize = 100;

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
}

impl Gateway {
    /// Returns the JPEG, or 200 with a message in JSON if there is none.
    pub(in crate::gateway) fn picture(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        if let Some(ServiceFault::Status { status, message }) = &call.request.script.service {
            return Ok(response::error(
                *status,
                response::code_of(*status),
                message,
            ));
        }
        let Some(jpeg) = self.pictures.get(user) else {
            let body = object! { "errorMessage": "User pic not found" };
            return Ok(response::json(StatusCode::OK, &body));
        };
        let etag = weak_etag(&jpeg);
        let mut response = response::with_type(StatusCode::OK, "image/jpeg", jpeg);
        response::set(&mut response, ETAG.as_str(), &etag);
        Ok(response)
    }
}

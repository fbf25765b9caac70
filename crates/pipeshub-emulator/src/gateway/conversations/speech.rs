//! The operations on speech. The emulator has no provider of speech, like a new installation.

use http::StatusCode;
use tokio::time::timeout;

use crate::body::full_body;
use crate::gateway::input::required;
use crate::gateway::{Call, Gateway, Outcome, StreamOutcome};
use crate::json::{Json, object};
use crate::response::{self, FullResponse};

/// The maximum number of characters of a text to speak.
const MAX_TEXT: usize = 4096;

impl Gateway {
    pub(in crate::gateway) async fn transcribe(&self, call: &Call<'_>) -> StreamOutcome {
        let _ = timeout(self.upload_timeout, call.request.upload.discard()).await;
        Ok(full_body(no_provider()))
    }
}

/// Returns the providers of speech: none.
pub(super) fn capabilities() -> FullResponse {
    let body = object! { "tts": Json::Null, "stt": Json::Null };
    response::json(StatusCode::OK, &body)
}

pub(super) fn speak(call: &Call<'_>) -> Outcome {
    required(call.body, "text", MAX_TEXT)?;
    Ok(no_provider())
}

/// Returns the error of the service, in its own form.
fn no_provider() -> FullResponse {
    let body = object! { "detail": "no provider of speech is configured" };
    response::json(StatusCode::CONFLICT, &body)
}

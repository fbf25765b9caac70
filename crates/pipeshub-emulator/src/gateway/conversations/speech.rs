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
    pub(in crate::gateway) fn speech_capabilities(&self, _: &Call<'_>) -> Outcome {
        let body = object! { "tts": Json::Null, "stt": Json::Null };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) async fn transcribe(&self, call: &Call<'_>) -> StreamOutcome {
        let _ = timeout(self.upload_timeout, call.request.upload.discard()).await;
        Ok(full_body(no_provider()))
    }

    pub(in crate::gateway) fn speak(&self, call: &Call<'_>) -> Outcome {
        required(call.body, "text", MAX_TEXT)?;
        Ok(no_provider())
    }
}

/// Returns the error of the service, in its own form.
fn no_provider() -> FullResponse {
    let body = object! { "detail": "no provider of speech is configured" };
    response::json(StatusCode::CONFLICT, &body)
}

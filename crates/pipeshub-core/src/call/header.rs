//! A header that only one call has.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Request};

use super::Call;
use super::body::{CallBody, StreamedBody};
use crate::error::Error;
use crate::secret::Secret;
use crate::transport::{Attempt, Body, SendFuture};

/// A JSON body with a header. It is a body of its own, so that a program without such a call does
/// not link the code.
struct BodyWithHeader {
    body: Bytes,
    name: HeaderName,
    value: HeaderValue,
    /// The body and the value, for the search for a repeated secret.
    sent: Vec<u8>,
}

impl StreamedBody for BodyWithHeader {
    fn open(&self, request: &mut Request<Body>) {
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(self.name.clone(), self.value.clone());
        *request.body_mut() = self.body.clone().into();
    }

    fn watch<'a>(
        &'a self,
        sending: SendFuture<'a>,
        _: &'a Attempt,
        _: Option<std::time::Duration>,
    ) -> SendFuture<'a> {
        sending
    }

    fn refuses_resend(&self, _: &mut Error) -> bool {
        false
    }

    fn as_bytes(&self) -> Option<&[u8]> {
        Some(&self.sent)
    }
}

impl Call {
    /// Adds a header with a secret, such as the token of a sign-in session. Set the JSON body first.
    ///
    /// The value is never printed, and an error code of the server that repeats it is hidden.
    ///
    /// ```
    /// use pipeshub_core::{Call, Operation, Secret};
    ///
    /// static NEXT_STEP: Operation = Operation::post("nextStep", "/steps");
    ///
    /// fn next_step(session: &Secret) -> Call {
    ///     Call::new(&NEXT_STEP).json(&["step"]).secret_header("x-session-token", session)
    /// }
    /// # next_step(&"token".into());
    /// ```
    #[must_use]
    pub fn secret_header(mut self, name: &'static str, value: &Secret) -> Self {
        let CallBody::Bytes(body) = std::mem::replace(&mut self.body, CallBody::None) else {
            self.target
                .refuse("a header was set before the JSON body; set the body first");
            return self;
        };
        let Ok(mut header) = HeaderValue::from_str(value.expose()) else {
            self.target.refuse(format!(
                "`{name}` contains a character that a header must not contain"
            ));
            return self;
        };
        header.set_sensitive(true);
        self.body = CallBody::Streamed(Box::new(BodyWithHeader {
            sent: [&body[..], b"\n", value.expose().as_bytes()].concat(),
            body,
            name: HeaderName::from_static(name),
            value: header,
        }));
        self
    }
}

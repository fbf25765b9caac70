//! What is told to `tracing`: a span for each call, an event for each attempt, under the names that
//! OpenTelemetry's conventions for HTTP clients give.
//!
//! Nothing here knows the target, a header or a body; the template and the server's host stand for
//! where a call went.

use std::fmt;
use std::future::Future;

use http::StatusCode;
use tracing::Instrument as _;
use tracing::field::{Empty, debug};

use crate::call::Operation;
use crate::error::{Error, ErrorKind};
use crate::reply::RawReply;
use crate::url::server_url::ServerUrl;

pub(crate) async fn call(
    operation: &'static Operation,
    server: &ServerUrl,
    run: impl Future<Output = Result<RawReply, Error>>,
) -> Result<RawReply, Error> {
    let method = operation.method.as_str();
    let span = tracing::info_span!(
        target: "pipeshub_core",
        "call",
        otel.name = format_args!("{method} {}", operation.path),
        otel.kind = "client",
        otel.status_code = Empty,
        pipeshub.operation = operation.id(),
        http.request.method = method,
        http.request.resend_count = Empty,
        "http.request.header.x-request-id" = Empty,
        http.response.status_code = Empty,
        server.address = server.host(),
        server.port = server.port(),
        url.scheme = server.scheme(),
        url.template = operation.path,
        "error.type" = Empty,
    );
    let result = run.instrument(span.clone()).await;
    let (status, attempts, request_id) = match &result {
        Ok(reply) => (
            Some(reply.status()),
            reply.attempts(),
            Some(reply.request_id()),
        ),
        Err(error) => (error.status(), error.attempts(), error.request_id()),
    };
    span.record(
        "http.response.status_code",
        status.map(|status| status.as_u16()),
    );
    span.record("http.request.header.x-request-id", request_id);
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
    if let Err(error) = &result {
        span.record("otel.status_code", "ERROR");
        span.record("error.type", debug(ErrorType(error)));
    }
    result
}

pub(crate) fn attempt(number: u32, outcome: Result<StatusCode, &Error>) {
    let error = outcome.err();
    let status = outcome.ok().or_else(|| error.and_then(Error::status));
    tracing::event!(
        target: "pipeshub_core",
        tracing::Level::DEBUG,
        http.request.resend_count = number - 1,
        http.response.status_code = status.map(|status| status.as_u16()),
        "error.type" = error.map(|error| debug(ErrorType(error))),
        error.message = error.map(Error::detail).filter(|detail| !detail.is_empty()),
        pipeshub.delivery = error.map(|error| debug(error.delivery())),
        "attempt {number}: {}",
        if error.is_some() { "failed" } else { "succeeded" },
    );
}

/// As the conventions have it: the status that the server refused with, or the name of what went
/// wrong here.
struct ErrorType<'a>(&'a Error);

impl fmt::Debug for ErrorType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.kind(), self.0.status()) {
            (ErrorKind::Status, Some(status)) => write!(f, "{}", status.as_u16()),
            (kind, _) => write!(f, "{kind:?}"),
        }
    }
}

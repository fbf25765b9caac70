//! Spans and events for `tracing`.
//!
//! Each call has a span, and each attempt an event. The fields have the names of OpenTelemetry's
//! conventions for HTTP clients. The template of the path and the server's host identify a call. No
//! function of this module receives the request target, a header of the server or a body. Entry
//! points: [`call`] and [`attempt`].

use std::future::Future;
use std::time::Duration;

use http::{HeaderValue, StatusCode};
use tracing::Instrument as _;
use tracing::field::Empty;

use crate::call::AnyOperation;
use crate::error::{Delivery, Error, ErrorKind};
use crate::reply::RawReply;
use crate::url::server_url::ServerUrl;

pub(crate) async fn call(
    operation: &'static AnyOperation,
    server: &ServerUrl,
    run: impl Future<Output = Result<RawReply, Error>>,
) -> Result<RawReply, Error> {
    let method = operation.method();
    let method = method.as_str();
    let span = tracing::info_span!(
        target: "pipeshub_core",
        "call",
        otel.name = format_args!("{method} {}", operation.path()),
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
        url.template = operation.path(),
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
        span.record("error.type", error_type(error, status.as_ref()));
    }
    result
}

/// Emits the event of an attempt. The event of a failed attempt contains the pause before the next
/// one, if another follows.
pub(crate) fn attempt(
    number: u32,
    request_id: &HeaderValue,
    outcome: Result<StatusCode, (&Error, Option<Duration>)>,
) {
    let (status, error, pause) = match outcome {
        Ok(status) => (Some(status), None, None),
        Err((error, pause)) => (error.status(), Some(error), pause),
    };
    tracing::event!(
        target: "pipeshub_core",
        tracing::Level::DEBUG,
        http.request.resend_count = number - 1,
        "http.request.header.x-request-id" = request_id.to_str().ok(),
        http.response.status_code = status.map(|status| status.as_u16()),
        "error.type" = error.map(|error| error_type(error, status.as_ref())),
        error.message = error.map(Error::detail).filter(|detail| !detail.is_empty()),
        pipeshub.delivery = error.map(|error| delivery_name(error.delivery())),
        pipeshub.retry_pause_ms = pause.and_then(|pause| u64::try_from(pause.as_millis()).ok()),
        "attempt {number}: {}",
        if error.is_some() { "failed" } else { "succeeded" },
    );
}

/// The status of a refusal, or the name of the error's kind, as in OpenTelemetry's conventions.
fn error_type<'a>(error: &Error, status: Option<&'a StatusCode>) -> &'a str {
    match (error.kind(), status) {
        (ErrorKind::Status, Some(status)) => status.as_str(),
        (kind, _) => kind_name(kind),
    }
}

// `Debug` is empty in a program that is compiled with `-Zfmt-debug=none`, so the names are written
// out.

fn kind_name(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidConfig => "InvalidConfig",
        ErrorKind::InvalidRequest => "InvalidRequest",
        ErrorKind::Runtime => "Runtime",
        ErrorKind::Token => "Token",
        ErrorKind::Connect => "Connect",
        ErrorKind::ConnectionLost => "ConnectionLost",
        ErrorKind::Timeout => "Timeout",
        ErrorKind::Status => "Status",
        ErrorKind::InvalidReply => "InvalidReply",
        ErrorKind::TooLarge => "TooLarge",
        ErrorKind::Failed => "Failed",
        ErrorKind::Io => "Io",
    }
}

fn delivery_name(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::NotSent => "NotSent",
        Delivery::Answered => "Answered",
        Delivery::Unknown => "Unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_kinds_and_deliveries_equal_the_variants() {
        for kind in [
            ErrorKind::InvalidConfig,
            ErrorKind::InvalidRequest,
            ErrorKind::Runtime,
            ErrorKind::Token,
            ErrorKind::Connect,
            ErrorKind::ConnectionLost,
            ErrorKind::Timeout,
            ErrorKind::Status,
            ErrorKind::InvalidReply,
            ErrorKind::TooLarge,
            ErrorKind::Failed,
            ErrorKind::Io,
        ] {
            assert_eq!(kind_name(kind), format!("{kind:?}"));
        }
        for delivery in [Delivery::NotSent, Delivery::Answered, Delivery::Unknown] {
            assert_eq!(delivery_name(delivery), format!("{delivery:?}"));
        }
    }
}

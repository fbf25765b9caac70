//! What is told to `tracing`: a span for each call, an event for each attempt, under the names that
//! OpenTelemetry's conventions for HTTP clients give.
//!
//! Nothing here knows the target, a header or a body; the template and the server's host stand for
//! where a call went.

use std::future::Future;

use http::StatusCode;
use tracing::Instrument as _;
use tracing::field::Empty;

use crate::call::Operation;
use crate::error::{Delivery, Error, ErrorKind};
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
        span.record("error.type", error_type(error, status.as_ref()));
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
        "error.type" = error.map(|error| error_type(error, status.as_ref())),
        error.message = error.map(Error::detail).filter(|detail| !detail.is_empty()),
        pipeshub.delivery = error.map(|error| delivery_name(error.delivery())),
        "attempt {number}: {}",
        if error.is_some() { "failed" } else { "succeeded" },
    );
}

/// As the conventions have it: the status that the server refused with, or the name of what went
/// wrong here.
fn error_type<'a>(error: &Error, status: Option<&'a StatusCode>) -> &'a str {
    match (error.kind(), status) {
        (ErrorKind::Status, Some(status)) => status.as_str(),
        (kind, _) => kind_name(kind),
    }
}

// Not by `Debug`, which a program may be compiled without (`-Zfmt-debug=none`).

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
    fn names_are_those_of_the_variants() {
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
        ] {
            assert_eq!(kind_name(kind), format!("{kind:?}"));
        }
        for delivery in [Delivery::NotSent, Delivery::Answered, Delivery::Unknown] {
            assert_eq!(delivery_name(delivery), format!("{delivery:?}"));
        }
    }
}

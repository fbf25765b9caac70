//! The core, and the body of the requests whose response is a stream or JSON.

use pipeshub_core::{AnyOperation, Call, PipeshubCore, Result, to_json};

pub(crate) struct Question {
    query: &'static str,
    limit: i64,
}
to_json! { Question { query = "query", limit = "limit" } }

pub(crate) fn core() -> Result<PipeshubCore> {
    PipeshubCore::from_env()
}

pub(crate) fn ask(operation: &'static AnyOperation) -> Call {
    let question = Question {
        query: "Where is the café?",
        limit: 10,
    };
    Call::new(operation)
        .path("plan", &bodies::plan())
        .body(&question)
}

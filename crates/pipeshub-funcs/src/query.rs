//! Query parameters that are repeated.

use pipeshub_core::{Call, Operation, QueryLimits};

/// The limits of a query parameter that is repeated for each value.
pub(crate) struct Repeated {
    pub(crate) name: &'static str,
    /// The fewest values.
    pub(crate) least: usize,
    /// The most values.
    pub(crate) most: usize,
    /// The limits of each value.
    pub(crate) item: QueryLimits,
}

/// Adds a query parameter for each value.
pub(crate) fn query_each(
    mut call: Call,
    operation: &'static Operation,
    repeated: &Repeated,
    values: &[String],
) -> Call {
    let Repeated {
        name, least, most, ..
    } = repeated;
    let count = values.len();
    if count > *most || count < *least {
        let reason = format!("`{name}` must have from {least} to {most} items");
        return call.refuse(operation.invalid_request(reason));
    }
    for value in values {
        call = call.query_within(repeated.item, value);
    }
    call
}

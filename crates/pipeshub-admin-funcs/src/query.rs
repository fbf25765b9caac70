// Written by `cargo xtask operations`. Do not edit.
//! Query parameters that are repeated.

use pipeshub_core::{AnyOperation, Call, QueryLimits};

/// The limits of a query parameter that is repeated for each value.
pub(crate) struct Repeated {
    item: QueryLimits,
    least: usize,
    most: usize,
}

impl Repeated {
    /// `item` has the name of the parameter and the limits of each value, as for [`QueryLimits`].
    pub(crate) const fn new(item: &'static str, least: usize, most: usize) -> Self {
        Self {
            item: QueryLimits::new(item),
            least,
            most,
        }
    }
}

/// Adds a query parameter for each value.
pub(crate) fn query_each(
    mut call: Call,
    operation: &'static AnyOperation,
    name: &'static str,
    repeated: &Repeated,
    values: &[impl AsRef<str>],
) -> Call {
    let Repeated { item, least, most } = *repeated;
    let count = values.len();
    if count > most || count < least {
        let reason = format!("`{name}` must have from {least} to {most} items");
        return call.refuse(operation.invalid_request(reason));
    }
    for value in values {
        call = call.query_within(item, value.as_ref());
    }
    call
}

/// The text of a known value.
pub(crate) fn text<T: AsRef<str>>(value: Option<&T>) -> Option<&str> {
    value.map(AsRef::as_ref)
}

/// The texts of a list of known values.
pub(crate) fn texts<T: AsRef<str>>(values: Option<&[T]>) -> Option<Vec<&str>> {
    values.map(|values| values.iter().map(AsRef::as_ref).collect())
}

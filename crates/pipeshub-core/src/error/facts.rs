//! The facts of an operation that its errors need.

/// The facts that decide how an error of this operation is reported.
#[derive(Debug)]
pub(crate) struct OperationFacts {
    pub(crate) id: &'static str,
    /// Whether sending the request twice does no harm.
    pub(crate) safe_to_repeat: bool,
    /// The statuses, besides [`ALWAYS_REFUSED`], with which the server certainly did not run the
    /// operation.
    /// Zeros fill the places behind them.
    pub(crate) refused_with: [u16; MOST_REFUSED],
    /// The advice to a caller if the operation may have run.
    pub(crate) when_unknown: &'static str,
}

/// The most statuses in `refused_with`. A slice would cost 32 bytes more for each operation.
pub(crate) const MOST_REFUSED: usize = 4;

/// The gateway's own refusals, before it passes a call to a service.
const ALWAYS_REFUSED: [u16; 2] = [401, 429];

impl OperationFacts {
    /// The facts of an error that belongs to no operation.
    pub(crate) const NONE: Self = Self {
        id: "",
        safe_to_repeat: false,
        refused_with: [0; MOST_REFUSED],
        when_unknown: "",
    };

    /// Whether a response with this status proves that the operation did not run.
    pub(crate) fn is_refusal(&self, status: u16) -> bool {
        ALWAYS_REFUSED.contains(&status) || self.refused_with.contains(&status)
    }
}

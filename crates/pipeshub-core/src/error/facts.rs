//! What an operation's author knows of it and an error has to tell.

/// The part of an operation's facts that its errors are read by.
#[derive(Debug)]
pub(crate) struct OperationFacts {
    pub(crate) id: &'static str,
    /// Sending it twice does no harm.
    pub(crate) safe_to_repeat: bool,
    /// Statuses with which the server says for certain that it did not run it, besides
    /// [`ALWAYS_REFUSED`].
    pub(crate) refused_with: &'static [u16],
    /// What to do where it cannot be told whether it ran.
    pub(crate) when_unknown: &'static str,
}

/// 401 and 429 come from the gateway, before it hands a call to anybody who could run it.
const ALWAYS_REFUSED: [u16; 2] = [401, 429];

impl OperationFacts {
    /// Of an error that belongs to no operation.
    pub(crate) const NONE: Self = Self {
        id: "",
        safe_to_repeat: false,
        refused_with: &[],
        when_unknown: "",
    };

    /// Whether a status says for certain that the operation did not run.
    pub(crate) fn is_refusal(&self, status: u16) -> bool {
        ALWAYS_REFUSED.contains(&status) || self.refused_with.contains(&status)
    }
}

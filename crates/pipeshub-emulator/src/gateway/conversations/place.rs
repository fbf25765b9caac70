//! The conversation that the path of a request names.

use crate::gateway::input::check_object_id;
use crate::gateway::{Call, Refusal};

/// The ids of a path. Empty where the route has none.
#[derive(Debug, Clone, Copy)]
pub(in crate::gateway) struct Place<'a> {
    /// The key of the agent. `None` for the assistant.
    pub(super) agent: Option<&'a str>,
    pub(super) conversation: &'a str,
    pub(super) message: &'a str,
}

impl<'a> Place<'a> {
    pub(in crate::gateway) fn of_assistant(call: &'a Call<'_>) -> Self {
        Self {
            agent: None,
            conversation: call.parameter_at(0),
            message: call.parameter_at(1),
        }
    }

    pub(in crate::gateway) fn of_agent(call: &'a Call<'_>) -> Self {
        Self {
            agent: Some(call.parameter_at(0)),
            conversation: call.parameter_at(1),
            message: call.parameter_at(2),
        }
    }

    /// Fails unless the id of the conversation has the form of one.
    pub(super) fn checked(self) -> Result<Self, Refusal> {
        check_object_id(self.conversation)?;
        Ok(self)
    }
}

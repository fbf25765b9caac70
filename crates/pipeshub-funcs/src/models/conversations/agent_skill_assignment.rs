// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// A skill to attach to an agent; no other field is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AgentSkillAssignment {
    /// The name. From 1 to 64 characters.
    pub name: String,
}
builder!(AgentSkillAssignment(name: String) {});
to_json! {
    AgentSkillAssignment {
        name = "name<1,64,s",
    }
}

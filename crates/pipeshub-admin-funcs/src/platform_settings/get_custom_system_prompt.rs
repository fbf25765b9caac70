// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/prompts/system`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getCustomSystemPrompt|/configurationManager/prompts/system|config:read",
);

/// Extra instructions for the assistant; empty text where none are set.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CustomSystemPrompt {
    /// For internal search.
    pub custom_system_prompt: String,
    /// For web search.
    pub custom_system_prompt_web_search: String,
    /// For agents.
    pub custom_system_prompt_agent: String,
}
from_json! {
    CustomSystemPrompt {
        custom_system_prompt = "customSystemPrompt",
        custom_system_prompt_web_search = "customSystemPromptWebSearch",
        custom_system_prompt_agent = "customSystemPromptAgent",
    }
}

/// Returns the extra instructions for the assistant.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401 or 403, besides the errors of each call.
#[doc(alias = "platformSettingsGetCustomSystemPrompt")]
pub fn platform_settings_get_custom_system_prompt(
    core: &PipeshubCore,
) -> Reply<'_, CustomSystemPrompt> {
    core.call(Call::new(&OPERATION), RawReply::read)
}

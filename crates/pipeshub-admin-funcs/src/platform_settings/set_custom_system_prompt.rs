// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /configurationManager/prompts/system`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "setCustomSystemPrompt|/configurationManager/prompts/system|config:write",
)
.resend(Resend::Safe);

/// The arguments of [`platform_settings_set_custom_system_prompt`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetCustomSystemPromptRequest {
    /// For internal search.
    pub custom_system_prompt: String,
    /// For web search.
    pub custom_system_prompt_web_search: String,
    /// For agents; absent erases it.
    pub custom_system_prompt_agent: Option<String>,
}
builder!(SetCustomSystemPromptRequest(
    custom_system_prompt: String,
    custom_system_prompt_web_search: String,
) {
    custom_system_prompt_agent: String,
});
to_json! {
    SetCustomSystemPromptRequest {
        custom_system_prompt = "customSystemPrompt",
        custom_system_prompt_web_search = "customSystemPromptWebSearch",
        custom_system_prompt_agent = "customSystemPromptAgent",
    }
}

/// The stored instructions.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct SetCustomSystemPromptResponse {
    /// A sentence for people.
    pub message: String,
    /// For internal search.
    pub custom_system_prompt: String,
    /// For web search.
    pub custom_system_prompt_web_search: String,
    /// For agents.
    pub custom_system_prompt_agent: String,
}
from_json! {
    SetCustomSystemPromptResponse {
        message = "message",
        custom_system_prompt = "customSystemPrompt",
        custom_system_prompt_web_search = "customSystemPromptWebSearch",
        custom_system_prompt_agent = "customSystemPromptAgent",
    }
}

/// Replaces the extra instructions for the assistant.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "platformSettingsSetCustomSystemPrompt")]
pub fn platform_settings_set_custom_system_prompt(
    core: &PipeshubCore,
    request: SetCustomSystemPromptRequest,
) -> Reply<'_, SetCustomSystemPromptResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}

// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The run error event code.
    pub enum RunErrorEventCode {
        /// `internal_error`
        INTERNAL_ERROR = "internal_error",
        /// `no_response`
        NO_RESPONSE = "no_response",
        /// `save_error`
        SAVE_ERROR = "save_error",
        /// `stream_error`
        STREAM_ERROR = "stream_error",
        /// `streaming_error`
        STREAMING_ERROR = "streaming_error",
        /// `unknown_error`
        UNKNOWN_ERROR = "unknown_error",
        /// `llm_initialization_failed`
        LLM_INITIALIZATION_FAILED = "llm_initialization_failed",
        /// `toolset_config_missing`
        TOOLSET_CONFIG_MISSING = "toolset_config_missing",
        /// `mcp_server_config_missing`
        MCP_SERVER_CONFIG_MISSING = "mcp_server_config_missing",
        /// `content_filter`
        CONTENT_FILTER = "content_filter",
        /// `rate_limit`
        RATE_LIMIT = "rate_limit",
        /// `auth_error`
        AUTH_ERROR = "auth_error",
        /// `server_error`
        SERVER_ERROR = "server_error",
        /// `timeout`
        TIMEOUT = "timeout",
        /// `unknown`
        UNKNOWN = "unknown",
        /// `agent_error`
        AGENT_ERROR = "agent_error",
    }
}

// Written by `cargo xtask operations`. Do not edit.
//! The Model Context Protocol.

#[cfg(feature = "mcp_handle_mcp_request")]
mod handle_mcp_request;
#[cfg(feature = "mcp_handle_mcp_streaming_request")]
mod handle_mcp_streaming_request;

#[cfg(feature = "mcp_handle_mcp_request")]
pub use self::handle_mcp_request::{
    HandleMCPRequestRequest, McpMessage, McpResponse, mcp_handle_mcp_request,
};
#[cfg(feature = "mcp_handle_mcp_streaming_request")]
pub use self::handle_mcp_streaming_request::{McpEvent, mcp_handle_mcp_streaming_request};

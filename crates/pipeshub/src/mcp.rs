// Written by `cargo xtask operations`. Do not edit.
//! The Model Context Protocol: methods, requests and responses.

pub use pipeshub_admin_funcs::mcp::*;
use pipeshub_core::{EventStream, Opening, PipeshubCore};

/// The methods for the Model Context Protocol; see
/// [`Pipeshub::mcp`](crate::Pipeshub::mcp).
#[derive(Debug, Clone, Copy)]
pub struct Mcp<'a>(&'a PipeshubCore);

impl<'a> Mcp<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Sends a message to the MCP server of PipesHub and streams the messages that it returns; see
    /// [`mcp_handle_mcp_request`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "handleMCPRequest")]
    pub fn handle_mcp_request(self, request: HandleMCPRequestRequest) -> Opening<'a, McpResponse> {
        mcp_handle_mcp_request(self.0, request)
    }

    /// Opens a stream of messages from the MCP server of PipesHub; see
    /// [`mcp_handle_mcp_streaming_request`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "handleMCPStreamingRequest")]
    pub fn handle_mcp_streaming_request(self) -> Opening<'a, EventStream<McpEvent>> {
        mcp_handle_mcp_streaming_request(self.0)
    }
}

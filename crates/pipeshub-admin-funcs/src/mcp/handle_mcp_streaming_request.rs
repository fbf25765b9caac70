//! `GET /mcp`

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, EventRead, EventStream, Opening, Operation, PackedOperation, PipeshubCore, RawEvent,
    Result, StreamEvent,
};

static OPERATION: PackedOperation =
    Operation::packed("GET", "handleMCPStreamingRequest|/mcp").at_root();

/// An event of the server, as it arrived. No event ends the stream.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct McpEvent {
    /// The name of the event.
    pub event: String,
    /// The message, which [`JsonRpcMessage`](crate::models::configuration::JsonRpcMessage) reads.
    pub data: RawJson,
}

impl StreamEvent for McpEvent {
    // This server sends nothing at all, so silence says nothing about the connection.
    const IDLE_TIMEOUT: Duration = Duration::MAX;

    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
        event.other(|event, data| Self { event, data })
    }
}

/// Opens a stream of messages from the MCP server of PipesHub.
///
/// In this version of the server, the stream carries no event and never ends by itself. Drop the
/// stream to close it. There is no limit on silence, so
/// [`idle_timeout`](pipeshub_core::RequestOptions::idle_timeout) sets one.
///
/// Any token works. The path is `/mcp` at the [root](pipeshub_core::Operation::at_root) of the
/// server.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 406, besides the errors of each call.
/// If the server ends the stream, the stream's error has the kind
/// [`ConnectionLost`](pipeshub_core::ErrorKind::ConnectionLost).
#[doc(alias = "mcpHandleMCPStreamingRequest")]
pub fn mcp_handle_mcp_streaming_request(core: &PipeshubCore) -> Opening<'_, EventStream<McpEvent>> {
    core.open(Call::new(&OPERATION))
}

//! `POST /mcp`

use std::time::Duration;

use pipeshub_core::http::{HeaderMap, StatusCode};
use pipeshub_core::json::RawJson;
use pipeshub_core::{
    Call, EventRead, EventStream, FromOpenReply, OpenReply, Opening, Operation, PackedOperation,
    PipeshubCore, RawEvent, Result, StreamEvent, from_json, to_json,
};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "handleMCPRequest\
     |/mcp\
     |\
     |check whether the tool took effect before you call it again",
)
.at_root()
.timeout(Duration::from_secs(300));

/// The arguments of [`mcp_handle_mcp_request`]: one message of JSON-RPC 2.0.
///
/// ```
/// use pipeshub_admin_funcs::mcp::HandleMCPRequestRequest;
///
/// let request = HandleMCPRequestRequest::new("tools/list").id(1);
/// let notification = HandleMCPRequestRequest::new("notifications/initialized");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HandleMCPRequestRequest {
    /// The method, such as `initialize`, `tools/list` or `tools/call`.
    pub method: String,
    /// The id, which the response repeats. A message without an id is a notification.
    pub id: Option<i64>,
    /// The parameters of the method, an object.
    pub params: Option<RawJson>,
}
builder!(HandleMCPRequestRequest(method: String) { id: i64, params: RawJson });

/// The body of a request.
struct Message<'a> {
    jsonrpc: &'static str,
    id: Option<i64>,
    method: &'a str,
    params: Option<&'a RawJson>,
}
to_json! {
    Message<'_> {
        jsonrpc = "jsonrpc",
        id = "id",
        method = "method",
        params = "params",
    }
}

/// The response to a message.
#[derive(Debug)]
#[non_exhaustive]
pub enum McpResponse {
    /// The messages of the server to a request. The last one is the response.
    Messages(Box<EventStream<McpMessage>>),
    /// The server received a notification.
    Accepted,
}

/// A message of the server, as it arrived.
///
/// The message that is a response, with a result or an error, ends the stream.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct McpMessage {
    /// The name of the event: `message`.
    pub event: String,
    /// The message, which [`JsonRpcMessage`](crate::models::configuration::JsonRpcMessage) reads.
    pub data: RawJson,
}

/// The field that a response does not have.
struct Kind {
    method: Option<String>,
}
from_json! { Kind { method = "method" } }

impl StreamEvent for McpMessage {
    // A tool may work for as long as the deadline of a call, and the server sends nothing meanwhile.
    const IDLE_TIMEOUT: Duration = Duration::from_secs(300);

    fn read(event: &mut RawEvent<'_>) -> Result<EventRead<Self>> {
        let is_response = event.read::<Kind>()?.method.is_none();
        let read = event.other(|event, data| Self { event, data })?;
        Ok(match read {
            EventRead::Next(message) if is_response => EventRead::Last(message),
            read => read,
        })
    }
}

impl FromOpenReply for McpResponse {
    // The server returns 406 unless both are there.
    const ACCEPT: &'static str = "application/json, text/event-stream";

    fn stays_open(headers: &HeaderMap) -> bool {
        EventStream::<McpMessage>::stays_open(headers)
    }

    fn from_open_reply(reply: OpenReply) -> Result<Self> {
        if reply.status() == StatusCode::ACCEPTED {
            return Ok(Self::Accepted);
        }
        let messages = EventStream::from_open_reply(reply)?;
        Ok(Self::Messages(Box::new(messages)))
    }
}

/// Sends a message to the MCP server of PipesHub and streams the messages that it returns.
///
/// The server keeps no session: each message stands alone. A failed method is a response with the
/// field `error`, and no error of the SDK.
///
/// Any token works. A tool calls the API with the same token, which needs the scopes of those
/// calls. The path is `/mcp` at the [root](pipeshub_core::Operation::at_root) of the server.
///
/// The SDK never sends the request again once the server may have received it.
///
/// The default deadline until the stream begins is 300 s. The default limit on silence is 300 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 406 or 500, besides the errors of each
/// call.
#[doc(alias = "mcpHandleMCPRequest")]
pub fn mcp_handle_mcp_request(
    core: &PipeshubCore,
    request: HandleMCPRequestRequest,
) -> Opening<'_, McpResponse> {
    let message = Message {
        jsonrpc: "2.0",
        id: request.id,
        method: &request.method,
        params: request.params.as_ref(),
    };
    core.open(Call::new(&OPERATION).body(&message))
}

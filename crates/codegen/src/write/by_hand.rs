//! Operations, helpers and groups that are described here, since no document describes them.

/// An operation whose file is written by hand.
#[derive(Debug)]
pub struct ByHand {
    /// The name of the function and the feature.
    pub function: &'static str,
    /// The public types of its file.
    pub types: &'static [&'static str],
    /// The summary of its method.
    pub summary: &'static str,
    /// The value of its method, or the whole type that the method returns. `None` is the type with
    /// the name of its response.
    pub returns: Option<&'static str>,
    /// Whether the types that only this operation uses are generated as shared types.
    pub has_models: bool,
    /// The reason why the file is not generated.
    pub reason: &'static str,
}

/// The operations that are written by hand.
pub const BY_HAND: [ByHand; 18] = [
    ByHand {
        function: "connector_configuration_get_connector_config",
        types: &["GetConnectorConfigRequest", "GetConnectorConfigResponse"],
        summary: "Reads the configuration of a connector",
        returns: None,
        has_models: false,
        reason: "it reads responses in which other fields are missing",
    },
    ByHand {
        function: "connector_instances_get_connector_instance",
        types: &[
            "GetConnectorInstanceRequest",
            "GetConnectorInstanceResponse",
        ],
        summary: "Reads a connector and its status",
        returns: None,
        has_models: false,
        reason: "it reads responses in which other fields are missing",
    },
    ByHand {
        function: "connector_oauth_get_oauth_authorization_url",
        types: &[
            "GetOAuthAuthorizationUrlRequest",
            "GetOAuthAuthorizationUrlResponse",
        ],
        summary: "Begins the flow",
        returns: None,
        has_models: false,
        reason: "it checks the URL before a browser opens it",
    },
    ByHand {
        function: "connector_oauth_handle_oauth_callback",
        types: &[
            "HandleOAuthCallbackFailure",
            "HandleOAuthCallbackRequest",
            "HandleOAuthCallbackResponse",
        ],
        summary: "Ends the flow",
        returns: None,
        has_models: false,
        reason: "it checks the redirect and reads failures out of successes",
    },
    ByHand {
        function: "toolset_oauth_get_agent_toolset_oauth_url",
        types: &[
            "GetAgentToolsetOAuthUrlRequest",
            "GetAgentToolsetOAuthUrlResponse",
        ],
        summary: "Begins the flow for an agent",
        returns: None,
        has_models: false,
        reason: "it checks the URL before a browser opens it",
    },
    ByHand {
        function: "toolset_oauth_get_instance_oauth_authorization_url",
        types: &[
            "GetInstanceOAuthAuthorizationUrlRequest",
            "GetInstanceOAuthAuthorizationUrlResponse",
        ],
        summary: "Begins the flow for the caller",
        returns: None,
        has_models: false,
        reason: "it checks the URL before a browser opens it",
    },
    ByHand {
        function: "toolset_oauth_handle_toolset_oauth_callback",
        types: &[
            "HandleToolsetOAuthCallbackFailure",
            "HandleToolsetOAuthCallbackRequest",
            "HandleToolsetOAuthCallbackResponse",
        ],
        summary: "Ends the flow",
        returns: None,
        has_models: false,
        reason: "it checks the redirect and reads failures out of successes",
    },
    ByHand {
        function: "conversations_stream_chat",
        types: &["StreamChatRequest"],
        summary: "Sends a first message to the assistant and streams the `answer`",
        returns: Some("Opening<'a, EventStream<StreamChatEvent>>"),
        has_models: true,
        reason: "its response is a stream of events",
    },
    ByHand {
        function: "knowledge_base_upload_records",
        types: &["UploadFile", "UploadRecordsEvent", "UploadRecordsRequest"],
        summary: "Uploads files and streams the result of each file",
        returns: Some("Opening<'a, EventStream<UploadRecordsEvent>>"),
        has_models: true,
        reason: "its body is a form with files",
    },
    ByHand {
        function: "users_get_user_display_picture",
        types: &["UserDisplayPicture"],
        summary: "Reads the picture of the caller",
        returns: Some("Opening<'a, UserDisplayPicture>"),
        has_models: true,
        reason: "its response is a picture or JSON",
    },
    ByHand {
        function: "ai_models_providers_stream_embedding_download_progress",
        types: &[
            "EmbeddingDownloadEvent",
            "StreamEmbeddingDownloadProgressRequest",
        ],
        summary: "Streams the progress of the download of an embedding model",
        returns: Some("Opening<'a, EventStream<EmbeddingDownloadEvent>>"),
        has_models: true,
        reason: "its response is a stream of events",
    },
    ByHand {
        function: "connector_control_submit_connector_file_event_uploads",
        types: &["ConnectorFile", "SubmitConnectorFileEventUploadsRequest"],
        summary: "Reports file changes to a Local FS connector, with the content of the files",
        returns: Some("SubmitConnectorFileEventsResponse"),
        has_models: false,
        reason: "its files have names of their own",
    },
    ByHand {
        function: "document_management_download_document",
        types: &["DownloadDocumentRequest", "StoredDocument"],
        summary: "Downloads a stored document, or returns a signed URL of its content",
        returns: Some("Opening<'a, StoredDocument>"),
        has_models: false,
        reason: "its response is a file or JSON",
    },
    ByHand {
        function: "mcp_handle_mcp_request",
        types: &["HandleMCPRequestRequest", "McpMessage", "McpResponse"],
        summary: "Sends a message to the MCP server of PipesHub and streams the messages that it returns",
        returns: Some("Opening<'a, McpResponse>"),
        has_models: false,
        reason: "its response is a stream of events or empty",
    },
    ByHand {
        function: "mcp_handle_mcp_streaming_request",
        types: &["McpEvent"],
        summary: "Opens a stream of messages from the MCP server of PipesHub",
        returns: Some("Opening<'a, EventStream<McpEvent>>"),
        has_models: false,
        reason: "its response is a stream of events without an end",
    },
    ByHand {
        function: "organizations_get_organization_logo",
        types: &["OrganizationLogo"],
        summary: "Reads the logo of the organization",
        returns: Some("Opening<'a, OrganizationLogo>"),
        has_models: false,
        reason: "its response is a picture or empty",
    },
    ByHand {
        function: "user_account_authenticate",
        types: &[
            "AuthenticateRequest",
            "AuthenticateResponse",
            "SignInCredentials",
            "SignInStep",
            "SignInTokens",
        ],
        summary: "Completes a step of a sign-in",
        returns: None,
        has_models: false,
        reason: "it needs a header, and its response has two forms",
    },
    ByHand {
        function: "user_account_init_auth",
        types: &["InitAuthRequest", "SignInSession"],
        summary: "Opens a session of a sign-in",
        returns: Some("SignInSession"),
        has_models: true,
        reason: "its response has a secret in a header",
    },
];

/// The features that the feature of an operation turns on, since its file uses their types.
pub(super) fn turns_on(function: &str) -> &'static [&'static str] {
    match function {
        "connector_control_submit_connector_file_event_uploads" => {
            &["connector_control_submit_connector_file_events"]
        }
        "user_account_authenticate" => &["user_account_init_auth"],
        _ => &[],
    }
}

/// Code of a group that is no operation: a function that calls operations, or a shared type.
#[derive(Debug)]
pub struct Helper {
    /// The group in `snake_case`.
    pub group: &'static str,
    /// The module in the group.
    pub module: &'static str,
    /// The public types of the module.
    pub types: &'static [&'static str],
    /// The features with which the module is compiled: any of these.
    pub features: &'static [&'static str],
    /// The function, which has a feature of its name.
    pub function: Option<HelperFunction>,
}

/// A function that calls operations.
#[derive(Debug)]
pub struct HelperFunction {
    /// The name.
    pub name: &'static str,
    /// The features that its feature turns on.
    pub turns_on: &'static [&'static str],
    /// The summary of its method.
    pub summary: &'static str,
    /// The type of its request.
    pub request: &'static str,
    /// The type that its method returns.
    pub returns: &'static str,
}

/// The chats with the assistant.
const CHATS: &[&str] = &[
    "conversations_add_message_stream",
    "conversations_regenerate_answer",
    "conversations_stream_chat",
];

/// The type of the events of an operation, which is written by hand in the operation's group.
pub(super) fn event(function: &str) -> Option<&'static str> {
    match function {
        "conversations_add_message_stream" | "conversations_regenerate_answer" => {
            Some("StreamChatEvent")
        }
        "agents_regenerate_agent_conversation_message"
        | "agents_stream_agent_conversation"
        | "agents_stream_agent_conversation_message" => Some("StreamAgentEvent"),
        _ => None,
    }
}

/// The chats with agents.
const AGENT_CHATS: &[&str] = &[
    "agents_regenerate_agent_conversation_message",
    "agents_stream_agent_conversation",
    "agents_stream_agent_conversation_message",
];

/// The helpers.
pub const HELPERS: [Helper; 7] = [
    Helper {
        group: "conversations",
        module: "chat_event",
        types: &["ConversationCreatedValue", "StreamChatEvent"],
        features: CHATS,
        function: None,
    },
    Helper {
        group: "agents",
        module: "agent_event",
        types: &["StreamAgentEvent"],
        features: AGENT_CHATS,
        function: None,
    },
    Helper {
        group: "agents",
        module: "answer",
        types: &["AgentAnswer", "AnswerEnd", "ConversationCreatedValue"],
        features: AGENT_CHATS,
        function: None,
    },
    Helper {
        group: "toolset_oauth",
        module: "oauth_state",
        types: &["OAuthState"],
        features: &[
            "toolset_oauth_get_agent_toolset_oauth_url",
            "toolset_oauth_get_instance_oauth_authorization_url",
            "toolset_oauth_handle_toolset_oauth_callback",
        ],
        function: None,
    },
    Helper {
        group: "conversations",
        module: "answer",
        types: &["Answer", "AnswerEnd"],
        features: CHATS,
        function: None,
    },
    Helper {
        group: "connector_oauth",
        module: "oauth_state",
        types: &["OAuthState"],
        features: &[
            "connector_oauth_get_oauth_authorization_url",
            "connector_oauth_handle_oauth_callback",
            "connector_oauth_wait_until_authenticated",
        ],
        function: None,
    },
    Helper {
        group: "connector_oauth",
        module: "wait_until_authenticated",
        types: &[
            "AuthenticatedBefore",
            "WaitUntilAuthenticatedRequest",
            "WaitUntilAuthenticatedResponse",
        ],
        features: &["connector_oauth_wait_until_authenticated"],
        function: Some(HelperFunction {
            name: "connector_oauth_wait_until_authenticated",
            turns_on: &["connector_configuration_get_connector_config", "dep:tokio"],
            summary: "Polls a connector after a callback with an unknown outcome",
            request: "WaitUntilAuthenticatedRequest",
            returns: "impl Future<Output = Result<WaitUntilAuthenticatedResponse>> + Send + 'a",
        }),
    },
];

/// The name of the struct with the methods of a group. A type of the API may have the tag's name.
pub(super) fn handle(tag: &str) -> String {
    match tag {
        "Knowledge Base" | "Platform Settings" => crate::names::pascal(tag) + "Group",
        "MCP" => "Mcp".to_owned(),
        tag => crate::names::pascal(tag),
    }
}

/// More docs of the methods of a group.
pub(super) fn example(group: &str) -> &'static str {
    match group {
        "connector_oauth" => CONNECTOR_OAUTH,
        _ => "",
    }
}

const CONNECTOR_OAUTH: &str = "\
///
/// ```
/// # async fn f(pipeshub: &pipeshub::Pipeshub, redirect: &str, saved: String) -> pipeshub::Result<()> {
/// use pipeshub::connector_oauth::{
///     GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest, OAuthState,
/// };
///
/// let flow = pipeshub.connector_oauth();
/// let authorization = flow.get_oauth_authorization_url(GetOAuthAuthorizationUrlRequest::new(\"3f2c1a44\")).await?;
/// // After the provider has redirected the browser:
/// let request = HandleOAuthCallbackRequest::from_redirect(redirect, OAuthState::from_saved(saved))?;
/// flow.handle_oauth_callback(request).await?;
/// # Ok(())
/// # }
/// ```
";

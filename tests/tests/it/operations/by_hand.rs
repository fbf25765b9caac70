//! Calls of functions that are written by hand: OAuth flows, sign-in, streams, responses of two forms.

use std::fmt::{Debug, Write as _};

use pipeshub_admin_funcs::mcp::McpResponse;
use pipeshub_admin_funcs::organizations::OrganizationLogo;
use pipeshub_admin_funcs::user_account::{AuthenticateResponse, SignInCredentials, SignInSession};
use pipeshub_admin_funcs::users::UserDisplayPicture;
use pipeshub_admin_funcs::{
    mcp_handle_mcp_request, organizations_get_organization_logo, user_account_authenticate,
    user_account_init_auth, users_get_user_display_picture,
};
use pipeshub_core::{
    Download, EventStream, Opening, Part, PipeshubCore, Result, SensitiveUrl, StreamEvent,
};
use pipeshub_funcs::connector_control::{
    ConnectorFile, LocalFsFileEvent, LocalFsFileEventType, SubmitConnectorFileEventUploadsRequest,
    SubmitConnectorFileEventsRequest,
};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackRequest, HandleOAuthCallbackResponse,
    OAuthState,
};
use pipeshub_funcs::document_management::StoredDocument;
use pipeshub_funcs::knowledge_base::{UploadFile, UploadRecordsRequest};
use pipeshub_funcs::toolset_oauth::{
    HandleToolsetOAuthCallbackRequest, HandleToolsetOAuthCallbackResponse,
};
use pipeshub_funcs::{
    connector_control_submit_connector_file_event_uploads,
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
    conversations_add_message_stream, conversations_regenerate_answer, conversations_stream_chat,
    document_management_download_document, knowledge_base_upload_records,
    toolset_oauth_handle_toolset_oauth_callback,
};
use serde_json::{Value, json};

use super::values::{Called, FromValue, Function, ToValue, called, optional, required, text};

/// The functions with a recorded exchange. The samples of the other suites have no valid state.
pub(crate) static BY_HAND: [Function; 14] = [
    Function {
        name: "conversations_stream_chat",
        call: |core, arguments| {
            let request = FromValue::from_value(arguments);
            counted(conversations_stream_chat(core, request))
        },
    },
    Function {
        name: "conversations_add_message_stream",
        call: |core, arguments| {
            let request = FromValue::from_value(arguments);
            counted(conversations_add_message_stream(core, request))
        },
    },
    Function {
        name: "conversations_regenerate_answer",
        call: |core, arguments| {
            let request = FromValue::from_value(arguments);
            counted(conversations_regenerate_answer(core, request))
        },
    },
    Function {
        name: "connector_control_submit_connector_file_event_uploads",
        call: |core, arguments| {
            called(
                core,
                arguments,
                connector_control_submit_connector_file_event_uploads,
            )
        },
    },
    Function {
        name: "document_management_download_document",
        call: |core, arguments| {
            let request = FromValue::from_value(arguments);
            let opening = document_management_download_document(core, request);
            Box::pin(async move { (String::new(), of_document(core, opening).await) })
        },
    },
    Function {
        name: "knowledge_base_upload_records",
        call: |core, arguments| {
            // The samples of files have no paths.
            let file = UploadFile::new("a.txt", Part::bytes("bytes"));
            let id: String = required(arguments, "kb_id");
            let request = UploadRecordsRequest::new(id, [file]);
            counted(knowledge_base_upload_records(core, request))
        },
    },
    Function {
        name: "mcp_handle_mcp_request",
        call: |core, arguments| {
            let request = FromValue::from_value(arguments);
            let opening = mcp_handle_mcp_request(core, request);
            Box::pin(async move { (String::new(), of_mcp(opening).await) })
        },
    },
    Function {
        name: "organizations_get_organization_logo",
        call: |core, _| {
            let opening = organizations_get_organization_logo(core);
            Box::pin(async move { (String::new(), of_logo(opening).await) })
        },
    },
    Function {
        name: "user_account_authenticate",
        call: |core, arguments| {
            let mut arguments = arguments.clone();
            arguments["session_token"] = arguments["x_session_token"].take();
            called(core, &arguments, user_account_authenticate)
        },
    },
    Function {
        name: "user_account_init_auth",
        call: |core, arguments| called(core, arguments, user_account_init_auth),
    },
    Function {
        name: "users_get_user_display_picture",
        call: |core, _| {
            let opening = users_get_user_display_picture(core);
            Box::pin(async move { (String::new(), of_picture(opening).await) })
        },
    },
    Function {
        name: "connector_oauth_get_oauth_authorization_url",
        call: |core, arguments| {
            called(core, arguments, connector_oauth_get_oauth_authorization_url)
        },
    },
    Function {
        name: "connector_oauth_handle_oauth_callback",
        call: |core, arguments| called(core, arguments, connector_oauth_handle_oauth_callback),
    },
    Function {
        name: "toolset_oauth_handle_toolset_oauth_callback",
        call: |core, arguments| {
            called(core, arguments, toolset_oauth_handle_toolset_oauth_callback)
        },
    },
];

/// The value of a response, and the value as `Debug` prints it.
type Outcome = Result<(Value, String)>;

/// Reads a stream to its end. The value is the number of its events.
fn counted<E>(opening: Opening<'_, EventStream<E>>) -> Called<'_>
where
    E: StreamEvent + Debug + Send + 'static,
{
    Box::pin(async move {
        let result = async { counted_events(opening.await?).await };
        (String::new(), result.await)
    })
}

async fn counted_events<E: StreamEvent + Debug>(mut stream: EventStream<E>) -> Outcome {
    let (mut count, mut printed) = (0, String::new());
    while let Some(event) = stream.next().await {
        count += 1;
        let _ = writeln!(printed, "{:?}", event?);
    }
    Ok((count.into(), printed))
}

/// Returns the bytes of a file as text.
async fn of_file(mut file: Download) -> Outcome {
    let bytes = file.bytes(1 << 20).await?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok((text.into(), format!("{file:?}")))
}

async fn of_document(core: &PipeshubCore, opening: Opening<'_, StoredDocument>) -> Outcome {
    of_file(opening.await?.open(core).await?).await
}

async fn of_logo(opening: Opening<'_, OrganizationLogo>) -> Outcome {
    match opening.await? {
        OrganizationLogo::Picture(picture) => of_file(picture).await,
        missing => Ok(("".into(), format!("{missing:?}"))),
    }
}

async fn of_picture(opening: Opening<'_, UserDisplayPicture>) -> Outcome {
    match opening.await? {
        UserDisplayPicture::Picture(picture) => of_file(picture).await,
        UserDisplayPicture::Missing(note) => Ok((note.to_value(), format!("{note:?}"))),
        other => panic!("{other:?}"),
    }
}

async fn of_mcp(opening: Opening<'_, McpResponse>) -> Outcome {
    match opening.await? {
        McpResponse::Messages(messages) => counted_events(*messages).await,
        accepted => Ok((Value::Null, format!("{accepted:?}"))),
    }
}

/// The credentials name no method. Tokens of the same form are those of Microsoft, and the samples
/// without a known field are passwords.
impl FromValue for SignInCredentials {
    fn from_value(value: &Value) -> Self {
        let field = |name: &str| value[name].as_str().map(Into::into);
        match value.as_str() {
            Some(text) => Self::Google(text.into()),
            None => field("password")
                .map(Self::Password)
                .or(field("otp").map(Self::Otp))
                .or(field("idToken").map(Self::Microsoft))
                .or(field("accessToken").map(Self::OAuth))
                .unwrap_or_else(|| Self::Password(value.to_string().into())),
        }
    }
}

impl ToValue for AuthenticateResponse {
    fn to_value(&self) -> Value {
        match self {
            Self::SignedIn(tokens) => json!({
                "message": tokens.message,
                "accessToken": tokens.access_token.expose(),
                "refreshToken": tokens.refresh_token.expose(),
            }),
            other => panic!("{other:?}"),
        }
    }
}

impl ToValue for SignInSession {
    fn to_value(&self) -> Value {
        assert!(!self.session_token.expose().is_empty());
        self.first_step.to_value()
    }
}

/// The samples have a manifest in one text, so this is a batch of its own.
impl FromValue for SubmitConnectorFileEventUploadsRequest {
    fn from_value(value: &Value) -> Self {
        let event = LocalFsFileEvent::new(LocalFsFileEventType::CREATED, "a.txt", 1_i64, false);
        let batch = SubmitConnectorFileEventsRequest::new(
            required::<String>(value, "connector_id"),
            [event.content_field("f0")],
        );
        Self::new(batch, [ConnectorFile::new("f0", Part::bytes("bytes"))])
    }
}

impl FromValue for OAuthState {
    fn from_value(value: &Value) -> Self {
        Self::from_saved(text(value))
    }
}

impl FromValue for HandleOAuthCallbackRequest {
    fn from_value(value: &Value) -> Self {
        let code: String = required(value, "code");
        let mut request = Self::new(code, required::<OAuthState>(value, "state"));
        request.base_url = optional(value, "base_url");
        request
    }
}

impl FromValue for HandleToolsetOAuthCallbackRequest {
    fn from_value(value: &Value) -> Self {
        let code: String = required(value, "code");
        let mut request = Self::new(code, required::<OAuthState>(value, "state"));
        request.base_url = optional(value, "base_url");
        request
    }
}

// A value proves the flag `success`.

impl ToValue for GetOAuthAuthorizationUrlResponse {
    fn to_value(&self) -> Value {
        json!({
            "success": true,
            "authorizationUrl": self.authorization_url.as_str(),
            "state": self.state.expose(),
        })
    }
}

impl ToValue for HandleOAuthCallbackResponse {
    fn to_value(&self) -> Value {
        let url = self.redirect_url.as_ref().map(SensitiveUrl::as_str);
        json!({"success": true, "redirectUrl": url})
    }
}

impl ToValue for HandleToolsetOAuthCallbackResponse {
    fn to_value(&self) -> Value {
        let url = self.redirect_url.as_ref().map(SensitiveUrl::as_str);
        json!({"success": true, "redirectUrl": url})
    }
}

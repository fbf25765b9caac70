//! Calls of the functions of OAuth flows, which check URLs, states and redirects.

use std::fmt::{Debug, Write as _};

use pipeshub_core::{EventStream, Opening, SensitiveUrl, StreamEvent};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackRequest, HandleOAuthCallbackResponse,
    OAuthState,
};
use pipeshub_funcs::toolset_oauth::{
    HandleToolsetOAuthCallbackRequest, HandleToolsetOAuthCallbackResponse,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
    conversations_stream_chat, toolset_oauth_handle_toolset_oauth_callback,
};
use serde_json::{Value, json};

use super::values::{Called, FromValue, Function, ToValue, called, optional, required, text};

/// The functions with a recorded exchange. The samples of the other suites have no valid state.
pub(crate) static BY_HAND: [Function; 4] = [
    Function {
        name: "conversations_stream_chat",
        call: |core, arguments| {
            let request = FromValue::from_value(arguments);
            counted(conversations_stream_chat(core, request))
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

/// Reads a stream to its end. The value is the number of its events.
fn counted<E>(opening: Opening<'_, EventStream<E>>) -> Called<'_>
where
    E: StreamEvent + Debug + Send + 'static,
{
    Box::pin(async move {
        let result = async {
            let mut stream = opening.await?;
            let (mut count, mut printed) = (0, String::new());
            while let Some(event) = stream.next().await {
                count += 1;
                let _ = writeln!(printed, "{:?}", event?);
            }
            Ok((count.into(), printed))
        };
        (String::new(), result.await)
    })
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

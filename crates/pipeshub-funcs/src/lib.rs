//! The operations of the PipesHub API as free functions, with one Cargo feature each.
//!
//! A function takes a [`PipeshubCore`](pipeshub_core::PipeshubCore) and a request. The function
//! returns a [`Reply`](pipeshub_core::Reply), the future of a
//! [`Response`](pipeshub_core::Response). Each group of operations is a module with its functions
//! and types. The functions are also at the root.
#![cfg_attr(
    all(
        feature = "hyper",
        feature = "connector_oauth_get_oauth_authorization_url",
        feature = "connector_oauth_handle_oauth_callback"
    ),
    doc = r#"
The whole flow that authorizes a connector, without the web framework:

```no_run
use pipeshub_core::PipeshubCore;
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackRequest, OAuthState,
};
use pipeshub_funcs::{connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback};

# struct Session;
# impl Session {
#     fn put(&self, _: &str) {}
#     fn take(&self) -> String { String::new() }
# }
# async fn flow(token: String, session: Session, redirect: &str) -> Result<(), Box<dyn std::error::Error>> {
let core = PipeshubCore::builder().server_url("https://pipeshub.example.com/api/v1").bearer_auth(token).build()?;

// 1. The user asks to connect.
let authorization = connector_oauth_get_oauth_authorization_url(
    &core,
    GetOAuthAuthorizationUrlRequest::new("3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d").base_url("https://app.example.com"),
)
.await?;
session.put(authorization.state.expose());
// Redirect the browser to authorization.authorization_url.as_str().

// 2. The provider has redirected the browser to `redirect`.
let state = OAuthState::from_saved(session.take());
let request = HandleOAuthCallbackRequest::from_redirect(redirect, state)?.base_url("https://app.example.com");
let connected = connector_oauth_handle_oauth_callback(&core, request).await?;
println!("connected {}", connected.connector_id().unwrap_or("the connector"));
# Ok(())
# }
```
"#
)]
//!
//! The futures need a tokio runtime with timer and IO, and a program adds tokio's features `rt` and
//! usually `macros`.
//!
//! # Topics
//!
//! | topic | start at | more in |
//! |---|---|---|
//! | the flow in a web application | [`connector_oauth`] | [web applications][web] |
//! | errors | [`Error`](pipeshub_core::Error), [`ErrorKind`](pipeshub_core::ErrorKind) | [errors and what to do][errors] |
//! | a callback with an unknown outcome | [`Error::outcome_is_unknown`](pipeshub_core::Error::outcome_is_unknown) | [errors and what to do][errors] |
//! | deadlines and retries | [`RequestOptions`](pipeshub_core::RequestOptions), [`RetryConfig`](pipeshub_core::RetryConfig) | [reliability] |
//! | tokens and scopes | [`Security`](pipeshub_core::Security) | [tokens] |
//! | features | [below](#features) | [features] |
//! | tests | [`transport_fn`](pipeshub_core::transport_fn), the crate `pipeshub-emulator` | [testing] |
//!
//! # Features
//!
//! The feature of an operation has the name of its function, and no feature is on by default. The
//! feature of a group, such as `connector-oauth`, turns on its operations, and `full` turns on all.
//! The other features are those of [`pipeshub_core`](pipeshub_core#features).
//!
//! A feature per operation does not make a program smaller, since the linker drops unused functions.
//! It saves compile time, and it makes the docs shorter. The manifest becomes a list, checked by the
//! compiler, of the operations that a program may call. For a function or a type whose feature is
//! off, the compiler says "the item is gated behind the `…` feature".
//!
//! [web]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#in-a-web-application
//! [errors]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#errors-and-what-to-do
//! [reliability]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/reliability.md
//! [tokens]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/tokens.md
//! [features]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/features.md
//! [testing]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#testing
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![allow(
    clippy::needless_pass_by_value,
    reason = "an operation consumes its request, so that the secrets are wiped before the wait"
)]
#![allow(
    clippy::option_option,
    clippy::struct_excessive_bools,
    reason = "the fields are those of the API"
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[macro_use]
mod macros;

#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
))]
mod chat;
#[cfg(any(
    feature = "agents_regenerate_agent_conversation_message",
    feature = "agents_stream_agent_conversation",
    feature = "agents_stream_agent_conversation_message",
    feature = "conversations_add_message_stream",
    feature = "conversations_regenerate_answer",
    feature = "conversations_stream_chat",
))]
mod chat_answer;
#[cfg(any(
    feature = "connector_oauth_get_oauth_authorization_url",
    feature = "connector_oauth_handle_oauth_callback",
    feature = "connector_oauth_wait_until_authenticated",
    feature = "toolset_oauth_get_agent_toolset_oauth_url",
    feature = "toolset_oauth_get_instance_oauth_authorization_url",
    feature = "toolset_oauth_handle_toolset_oauth_callback",
))]
#[allow(
    dead_code,
    unused_imports,
    reason = "the features decide which operations exist"
)]
mod oauth;
#[allow(dead_code, reason = "the features decide which operations exist")]
mod query;

#[cfg(feature = "serde")]
#[allow(dead_code, reason = "the features decide which operations exist")]
mod stored;

// Written by `cargo xtask operations`: modules.
pub mod agents;
pub mod connector;
pub mod connector_configuration;
pub mod connector_control;
pub mod connector_filters;
pub mod connector_instances;
pub mod connector_oauth;
pub mod connector_registry;
pub mod conversational_speech;
pub mod conversations;
pub mod crawling_jobs;
pub mod document_management;
pub mod functions;
pub mod knowledge_base;
pub mod models;
pub mod oauth_configuration;
pub mod permissions;
pub mod semantic_search;
pub mod toolset;
pub mod toolset_instances;
pub mod toolset_oauth;
pub mod toolset_registry;

#[doc(no_inline)]
#[allow(
    unused_imports,
    unreachable_pub,
    reason = "the features decide which exist"
)]
pub use self::functions::*;
// The end of modules.

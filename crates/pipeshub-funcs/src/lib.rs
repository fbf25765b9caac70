//! The operations of the PipesHub API as free functions, one Cargo feature each.
//!
//! A function takes a [`PipeshubCore`](pipeshub_core::PipeshubCore) and a request and returns a
//! [`Reply`](pipeshub_core::Reply), the future of a [`Response`](pipeshub_core::Response). The
//! feature that compiles it has its name; none is on by default.
//!
//! Each group of operations is a module with the functions and their types. The functions are at
//! the crate's root, too.
//!
//! A feature per operation does not make a program smaller: the linker drops what nobody calls, one
//! operation compiled or sixty. It buys compile time, a list, kept by the compiler, of what a
//! program may call, and shorter docs.
#![cfg_attr(
    all(
        feature = "hyper",
        feature = "connector_oauth_get_oauth_authorization_url",
        feature = "connector_oauth_handle_oauth_callback"
    ),
    doc = r#"
The flow that connects a connector, with nothing left out but the web framework:

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

// 1. The user asks for it.
let authorization = connector_oauth_get_oauth_authorization_url(
    &core,
    GetOAuthAuthorizationUrlRequest::new("3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d").base_url("https://app.example.com"),
)
.await?;
session.put(authorization.state.expose());
// ... and is sent to authorization.authorization_url.as_str()

// 2. The provider has sent the user back, to `redirect`.
let state = OAuthState::from_saved(session.take());
let request = HandleOAuthCallbackRequest::from_redirect(redirect, state)?.base_url("https://app.example.com");
let connected = connector_oauth_handle_oauth_callback(&core, request).await?;
println!("connected {}", connected.connector_id().unwrap_or("it"));
# Ok(())
# }
```
"#
)]
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![allow(
    clippy::needless_pass_by_value,
    reason = "a request is used up by its operation, so that its secrets are wiped before the wait"
)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-configuration"))))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-instances"))))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-oauth"))))]

#[macro_use]
mod macros;

#[cfg(feature = "_connector-configuration")]
pub mod connector_configuration;
#[cfg(feature = "_connector-instances")]
pub mod connector_instances;
#[cfg(feature = "_connector-oauth")]
pub mod connector_oauth;

#[doc(no_inline)]
#[cfg(feature = "connector_configuration_get_connector_config")]
pub use crate::connector_configuration::connector_configuration_get_connector_config;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_get_connector_instance")]
pub use crate::connector_instances::connector_instances_get_connector_instance;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_get_oauth_authorization_url")]
pub use crate::connector_oauth::connector_oauth_get_oauth_authorization_url;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_handle_oauth_callback")]
pub use crate::connector_oauth::connector_oauth_handle_oauth_callback;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_wait_until_authenticated")]
pub use crate::connector_oauth::connector_oauth_wait_until_authenticated;

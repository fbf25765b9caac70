//! The PipesHub SDK as a client object: [`Pipeshub`], with the operations as methods.
//!
//! [PipesHub](https://www.pipeshub.com) reads Google Drive, Slack and other services through
//! *connectors*. The owner of a connector authorizes it with OAuth 2.0. The SDK gets the URL of the
//! consent page and exchanges the code that the provider sends back.
//!
//! # First program
//!
//! ```text
//! cargo add pipeshub
//! cargo add tokio --features rt,macros
//! ```
#![cfg_attr(
    all(feature = "hyper", feature = "connector-oauth"),
    doc = r#"
```no_run
use pipeshub::Pipeshub;
use pipeshub::connector_oauth::GetOAuthAuthorizationUrlRequest;

#[tokio::main(flavor = "current_thread")]
async fn main() -> pipeshub::Result<()> {
    let pipeshub = Pipeshub::builder()
        .server_url("https://pipeshub.example.com/api/v1")
        .bearer_auth("phpat_abc")
        .build()?;
    let request = GetOAuthAuthorizationUrlRequest::new("3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d");
    let authorization = pipeshub.connector_oauth().get_oauth_authorization_url(request).await?;
    println!("open {}", authorization.authorization_url.as_str());
    Ok(())
}
```
"#
)]
//!
//! The SDK needs a tokio runtime. The SDK turns on the features of tokio that it uses; a program
//! adds `rt` and usually `macros`. The runtime needs its timer and IO, which `#[tokio::main]` and
//! `enable_all` enable. A program without async code uses the feature `blocking`.
//!
//! # Topics
//!
//! | topic | start at | more in |
//! |---|---|---|
//! | a token and a connector of PipesHub | | [setup] |
//! | the OAuth flow | [`connector_oauth`] | [web applications][web] |
//! | errors | [`Error`], [`ErrorKind`] | [errors and what to do][errors] |
//! | a callback with an unknown outcome | [`Error::outcome_is_unknown`] | [errors and what to do][errors] |
//! | deadlines and retries | [`RequestOptions`], [`RetryConfig`] | [reliability] |
//! | tokens | [`Security`], [`TokenSource`] | [tokens] |
//! | features | [below](#features) | [features] |
//! | tests | [`transport_fn`], the crate `pipeshub-emulator` | [testing] |
//! | proxies, tower, other HTTP clients | [`Transport`] | [transports] |
//! | operations that the SDK lacks | [`Operation`], [`PipeshubCore::call`] | [transports] |
//! | logs | the feature `tracing` | [tracing] |
//! | programs without async code | the feature `blocking` | [blocking][without-async] |
//! | small programs | | [embedding] |
//!
//! The [examples] show one topic each.
//!
//! # Features
//!
//! Each operation has a feature with the name of its free function. The method
//! `handle_oauth_callback` has the feature `connector_oauth_handle_oauth_callback`. The default
//! features contain every operation. The other features are those of
//! [`pipeshub_core`](pipeshub_core#features), with the same names.
//!
//! If the compiler does not find a method or a type, its feature is off. For a type, such as the
//! request of a method, the compiler says "the item is gated behind the `…` feature". For a method
//! it names no feature. [`Pipeshub::builder`] needs `hyper`, the default transport, which every
//! feature for TLS turns on.
//!
//! # Methods and functions
//!
//! A method calls the free function of the same name and does nothing else. A program may use both.
//! Each group of operations is a module with its methods and types. The free functions are at the
//! root.
//!
//! [web]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#in-a-web-application
//! [errors]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#errors-and-what-to-do
//! [setup]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/setup.md
//! [reliability]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/reliability.md
//! [tokens]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/tokens.md
//! [features]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/features.md
//! [testing]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#testing
//! [transports]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/transports.md
//! [tracing]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/tracing.md
//! [without-async]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/blocking.md
//! [embedding]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/embedding.md
//! [examples]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/tree/main/examples
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-configuration"))))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-instances"))))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-oauth"))))]

pub mod connector_configuration;
pub mod connector_instances;
pub mod connector_oauth;

use crate::connector_configuration::ConnectorConfiguration;
use crate::connector_instances::ConnectorInstances;
use crate::connector_oauth::ConnectorOAuth;
#[cfg(feature = "client-credentials")]
pub use pipeshub_core::ClientCredentials;
#[cfg(feature = "blocking")]
pub use pipeshub_core::blocking;
#[cfg(feature = "hyper")]
pub use pipeshub_core::unversioned;
pub use pipeshub_core::{
    AccessToken, Attempt, BackoffStrategy, Body, BoxFuture, Call, Delivery, Error, ErrorKind,
    Operation, PipeshubCore, PipeshubCoreBuilder, PipeshubDefaultError, QueryLimits, QueryValue,
    RawReply, Reply, RequestOptions, Resend, Response, ResponseMeta, Result, RetryConfig, Roots,
    Secret, Security, SendFuture, SensitiveUrl, TlsProvider, TokenContext, TokenFuture,
    TokenSource, Transport, TransportError, TransportResult, from_json, http, json, open_enum,
    text, to_json, transport_fn, url,
};
#[cfg(feature = "tower")]
pub use pipeshub_core::{ServiceTransport, TransportService};
#[doc(no_inline)]
#[cfg(feature = "connector_configuration_get_connector_config")]
pub use pipeshub_funcs::connector_configuration_get_connector_config;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_get_connector_instance")]
pub use pipeshub_funcs::connector_instances_get_connector_instance;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_get_oauth_authorization_url")]
pub use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_handle_oauth_callback")]
pub use pipeshub_funcs::connector_oauth_handle_oauth_callback;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_wait_until_authenticated")]
pub use pipeshub_funcs::connector_oauth_wait_until_authenticated;

/// A client for the whole API, with the operations grouped as methods.
///
/// `Pipeshub` is a wrapper around [`PipeshubCore`] and as cheap to clone. [`core`](Self::core)
/// returns the core for free functions.
///
/// ```
/// # #[cfg(feature = "hyper")]
/// # fn f() -> pipeshub::Result<()> {
/// use std::time::Duration;
/// use pipeshub::{Pipeshub, RequestOptions};
///
/// let pipeshub = Pipeshub::from_env()?;
/// let hurried = pipeshub.with_options(RequestOptions::new().timeout(Duration::from_secs(5)))?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Pipeshub {
    core: PipeshubCore,
}

impl Pipeshub {
    /// Returns a builder with the default transport; see [`PipeshubCore::builder`].
    #[cfg(feature = "hyper")]
    pub fn builder() -> PipeshubCoreBuilder<Self> {
        PipeshubCore::builder().for_client()
    }

    /// Builds a client from environment variables; see [`PipeshubCore::from_env`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidConfig`]: a variable is wrong. The message names the variable to fix.
    #[cfg(feature = "hyper")]
    pub fn from_env() -> Result<Self> {
        PipeshubCore::from_env().map(Self::from)
    }

    /// Returns a builder with a custom transport; see [`PipeshubCore::with_transport`].
    pub fn with_transport(transport: impl Transport) -> PipeshubCoreBuilder<Self> {
        PipeshubCore::with_transport(transport).for_client()
    }

    /// Returns a handle with other options; see [`PipeshubCore::with_options`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidConfig`]: an option is invalid. The message names the option to fix.
    pub fn with_options(&self, options: RequestOptions) -> Result<Self> {
        self.core.with_options(options).map(Self::from)
    }

    /// Returns the core, for free functions.
    #[must_use]
    pub fn core(&self) -> &PipeshubCore {
        &self.core
    }

    /// Returns the methods for the configuration of a connector.
    #[must_use]
    pub fn connector_configuration(&self) -> ConnectorConfiguration<'_> {
        ConnectorConfiguration::new(&self.core)
    }

    /// Returns the methods for connector instances.
    #[must_use]
    pub fn connector_instances(&self) -> ConnectorInstances<'_> {
        ConnectorInstances::new(&self.core)
    }

    /// Returns the methods of the OAuth flow that authorizes a connector.
    #[must_use]
    pub fn connector_oauth(&self) -> ConnectorOAuth<'_> {
        ConnectorOAuth::new(&self.core)
    }
}

impl From<PipeshubCore> for Pipeshub {
    fn from(core: PipeshubCore) -> Self {
        Self { core }
    }
}

//! The PipesHub SDK in one crate: [`Pipeshub`] with the operations as methods, and everything of
//! the crates below it.
//!
//! A method or a type that the compiler does not find, although its name is right, lacks its feature:
//! each operation has one, named as its free function (`connector_oauth_handle_oauth_callback` is
//! that of the method `handle_oauth_callback`), and so has the default transport behind
//! [`Pipeshub::builder`]: `hyper`, which comes with every feature for TLS.
//!
//! A method does what the free function of the same name does and nothing else; a program may use
//! either, or both. Each group of operations is a module with its methods and its types; the free
//! functions are at the root.
#![cfg_attr(
    all(feature = "hyper", feature = "connector-oauth"),
    doc = r#"
```no_run
use pipeshub::Pipeshub;
use pipeshub::connector_oauth::GetOAuthAuthorizationUrlRequest;

# async fn f() -> pipeshub::Result<()> {
let pipeshub = Pipeshub::builder().server_url("https://pipeshub.example.com/api/v1").bearer_auth("phpat_abc").build()?;
let request = GetOAuthAuthorizationUrlRequest::new("3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d");
let authorization = pipeshub.connector_oauth().get_oauth_authorization_url(request).await?;
println!("{}", authorization.authorization_url.as_str());
# Ok(())
# }
```
"#
)]
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-configuration"))))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-instances"))))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_connector-oauth"))))]

#[cfg(feature = "_connector-configuration")]
pub mod connector_configuration;
#[cfg(feature = "_connector-instances")]
pub mod connector_instances;
#[cfg(feature = "_connector-oauth")]
pub mod connector_oauth;

#[cfg(feature = "_connector-configuration")]
use crate::connector_configuration::ConnectorConfiguration;
#[cfg(feature = "_connector-instances")]
use crate::connector_instances::ConnectorInstances;
#[cfg(feature = "_connector-oauth")]
use crate::connector_oauth::ConnectorOAuth;
#[cfg(feature = "client-credentials")]
pub use pipeshub_core::ClientCredentials;
#[cfg(feature = "blocking")]
pub use pipeshub_core::blocking;
#[cfg(feature = "hyper")]
pub use pipeshub_core::unversioned;
pub use pipeshub_core::{
    AccessToken, Attempt, BackoffStrategy, Body, BoxFuture, Call, Delivery, Error, ErrorKind,
    Operation, PipeshubCore, PipeshubCoreBuilder, PipeshubDefaultError, QueryValue, RawReply,
    Reply, RequestOptions, Resend, Response, ResponseMeta, Result, RetryConfig, Roots, Secret,
    Security, SendFuture, SensitiveUrl, TlsProvider, TokenContext, TokenFuture, TokenSource,
    Transport, TransportError, TransportResult, http, text, transport_fn, url,
};
#[cfg(feature = "tower")]
pub use pipeshub_core::{ServiceTransport, TransportService};
#[doc(no_inline)]
#[allow(
    unreachable_pub,
    unused_imports,
    reason = "without an operation there is nothing"
)]
pub use pipeshub_funcs::*;

/// The whole API, its operations grouped as methods.
///
/// It is a [`PipeshubCore`] and nothing more: as cheap to clone, and [`core`](Self::core) lends it
/// to free functions.
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
    /// A builder with the default transport; see [`PipeshubCore::builder`].
    #[cfg(feature = "hyper")]
    pub fn builder() -> PipeshubCoreBuilder<Self> {
        PipeshubCore::builder().for_client()
    }

    /// From the environment; see [`PipeshubCore::from_env`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidConfig`], with the name of the variable that is wrong.
    #[cfg(feature = "hyper")]
    pub fn from_env() -> Result<Self> {
        PipeshubCore::from_env().map(Self::from)
    }

    /// A builder with a transport of your own; see [`PipeshubCore::with_transport`].
    pub fn with_transport(transport: impl Transport) -> PipeshubCoreBuilder<Self> {
        PipeshubCore::with_transport(transport).for_client()
    }

    /// Another handle with other options; see [`PipeshubCore::with_options`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidConfig`] for an option that cannot be used.
    pub fn with_options(&self, options: RequestOptions) -> Result<Self> {
        self.core.with_options(options).map(Self::from)
    }

    /// The core, for free functions.
    #[must_use]
    pub fn core(&self) -> &PipeshubCore {
        &self.core
    }

    /// How a connector is set up.
    #[cfg(feature = "_connector-configuration")]
    #[must_use]
    pub fn connector_configuration(&self) -> ConnectorConfiguration<'_> {
        ConnectorConfiguration::new(&self.core)
    }

    /// The connectors that there are.
    #[cfg(feature = "_connector-instances")]
    #[must_use]
    pub fn connector_instances(&self) -> ConnectorInstances<'_> {
        ConnectorInstances::new(&self.core)
    }

    /// The OAuth flow that authorizes a connector.
    #[cfg(feature = "_connector-oauth")]
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

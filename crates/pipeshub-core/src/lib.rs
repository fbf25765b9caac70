//! The thin core of the PipesHub SDK: transport, security, retries and errors, without any
//! operation.
//!
//! Operations are free functions in the crate `pipeshub-funcs`; they take a [`PipeshubCore`] by
//! reference. An operation that is not there yet is added in the same way as those are made: an
//! [`Operation`] with its facts, a [`Call`] with its arguments, and [`PipeshubCore::call`] with
//! [`RawReply::object`].
//!
//! ```
//! use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply, Result};
//!
//! static GET_CURRENT_ORGANIZATION: Operation = Operation::get("getCurrentOrganization", "/org");
//!
//! #[derive(serde::Deserialize)]
//! struct Organization {
//!     name: String,
//! }
//!
//! fn get_current_organization(core: &PipeshubCore) -> Reply<'_, Organization> {
//!     core.call(Call::new(&GET_CURRENT_ORGANIZATION), RawReply::object)
//! }
//!
//! # #[cfg(feature = "hyper")]
//! async fn print_name() -> Result<()> {
//!     let core = PipeshubCore::from_env()?;
//!     let organization = get_current_organization(&core).await?;
//!     println!("{} after {} attempt(s)", organization.name, organization.meta().attempts());
//!     Ok(())
//! }
//! ```
//!
//! # Features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `hyper` | yes | the default transport; without it [`PipeshubCore::with_transport`] is the way |
//! | `ring`, `ring-compact`, `aws-lc-rs` | `ring` | cryptography for TLS, chosen by [`TlsProvider`] |
//! | `webpki-roots`, `native-roots`, `platform-verifier` | `webpki-roots` | trust roots, chosen by [`Roots`] |
//! | `tls12` | yes | TLS 1.2 beside 1.3 |
//! | `blocking` | | [`blocking::block_on`], for programs without a runtime |
//! | `tracing` | | a span for each call, an event for each attempt |
//! | `proxy` | | [`PipeshubCoreBuilder::proxy`] and [`PipeshubCoreBuilder::proxy_from_env`] |
//! | `tower` | | [`ServiceTransport`] and [`TransportService`]: the seam as a tower service, and back |
//! | `client-credentials` | no | [`Security::client_credentials`](Security#method.client_credentials): an OAuth app's id and secret, which get and renew tokens |
//!
//! A feature adds an option and never changes a default. What each costs in bytes, and what else
//! makes a program small, is in
//! [docs/embedding.md](https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/embedding.md).
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_tls"))))]

mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod client;
mod echo;
mod error;
mod json;
mod reply;
mod retry;
mod secret;
mod sync;
pub mod text;
mod transport;
pub mod url;

pub use crate::auth::Security;
#[cfg(feature = "client-credentials")]
pub use crate::auth::client_credentials::ClientCredentials;
pub use crate::auth::token::{AccessToken, TokenContext, TokenFuture, TokenSource};
pub use crate::call::{Call, Operation, QueryValue, Resend};
pub use crate::client::PipeshubCore;
pub use crate::client::builder::PipeshubCoreBuilder;
pub use crate::client::options::RequestOptions;
pub use crate::error::{Delivery, Error, ErrorKind, PipeshubDefaultError, Result};
pub use crate::reply::{RawReply, Reply, Response, ResponseMeta};
pub use crate::retry::{BackoffStrategy, RetryConfig};
pub use crate::secret::Secret;
pub use crate::transport::settings::{Roots, TlsProvider};
#[cfg(feature = "tower")]
pub use crate::transport::tower::{ServiceTransport, TransportService};
pub use crate::transport::{
    Attempt, Body, BoxFuture, SendFuture, Transport, TransportError, TransportResult, transport_fn,
};
#[doc(no_inline)]
pub use crate::url::SensitiveUrl;

/// The types of requests, responses, headers and statuses, of the version that this crate speaks.
pub use http;

/// Outside semver: what the tests of this SDK reach the default transport by.
#[cfg(feature = "hyper")]
pub mod unversioned {
    pub use crate::transport::http1::dial::{Dial, Io};
}

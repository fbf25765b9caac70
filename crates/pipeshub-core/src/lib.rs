//! The core of the PipesHub SDK: transport, credentials, retries and errors, without any operation.
//!
//! The operations are free functions in the crate `pipeshub-funcs`. Each function takes a
//! [`PipeshubCore`] by reference. The crate `pipeshub` has the same operations as methods.
//!
//! # Operations of a program
//!
//! A program can add an operation in the same way as `pipeshub-funcs` does. [`Operation`] contains
//! the facts, [`Call`] contains the arguments, and [`PipeshubCore::call`] decodes the response with
//! [`RawReply::read`].
//!
//! ```no_run
//! use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply, Result, from_json};
//!
//! static GET_CURRENT_ORGANIZATION: Operation = Operation::get("getCurrentOrganization", "/org");
//!
//! struct Organization {
//!     name: String,
//! }
//! from_json! { Organization { name = "name" } }
//!
//! fn get_current_organization(core: &PipeshubCore) -> Reply<'_, Organization> {
//!     core.call(Call::new(&GET_CURRENT_ORGANIZATION), RawReply::read)
//! }
//!
//! # #[cfg(feature = "hyper")]
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<()> {
//!     // Reads PIPESHUB_SERVER_URL and PIPESHUB_BEARER_AUTH.
//!     let core = PipeshubCore::from_env()?;
//!     let organization = get_current_organization(&core).await?;
//!     println!("{} after {} attempt(s)", organization.name, organization.meta().attempts());
//!     Ok(())
//! }
//! # #[cfg(not(feature = "hyper"))]
//! # fn main() {}
//! ```
//!
//! The core needs a tokio runtime. The core turns on the features of tokio that it uses; a program
//! adds `rt` and usually `macros`. The runtime needs its timer and IO, which `#[tokio::main]` and
//! `enable_all` enable. A program without async code uses [`blocking`].
//!
//! # Topics
//!
//! | topic | start at | more in |
//! |---|---|---|
//! | the OAuth flow | the crate `pipeshub-funcs` | [web applications][web] |
//! | errors | [`Error`], [`ErrorKind`], [`Delivery`] | [errors and what to do][errors] |
//! | deadlines and retries | [`RequestOptions`], [`RetryConfig`], [`Resend`] | [reliability] |
//! | tokens | [`Security`], [`TokenSource`] | [tokens] |
//! | features | [below](#features) | [features] |
//! | tests | [`transport_fn`], the crate `pipeshub-emulator` | [testing] |
//! | proxies, tower, other HTTP clients | [`Transport`] | [transports] |
//! | logs | the feature `tracing` | [tracing] |
//! | programs without async code | [`blocking`] | [blocking][without-async] |
//! | small programs | | [embedding] |
//!
//! # Features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `hyper` | yes | the default transport; without it, use [`PipeshubCore::with_transport`] |
//! | `ring`, `ring-compact`, `aws-lc-rs` | `ring` | cryptography for TLS, chosen by [`TlsProvider`] |
//! | `webpki-roots`, `native-roots`, `platform-verifier` | `webpki-roots` | trust roots, chosen by [`Roots`] |
//! | `tls12` | yes | TLS 1.2 beside 1.3 |
//! | `blocking` | no | [`blocking::block_on`] and [`blocking::iter`], for programs without a runtime |
//! | `tracing` | no | a span for each call, an event for each attempt |
//! | `proxy` | no | [`PipeshubCoreBuilder::proxy`] and [`PipeshubCoreBuilder::proxy_from_env`] |
//! | `tower` | no | [`ServiceTransport`] and [`TransportService`]: a transport from a tower service, and the reverse |
//! | `client-credentials` | no | [`Security::client_credentials`](Security#method.client_credentials): tokens for an OAuth app's id and secret, with refreshes |
//!
//! A feature adds an option and never changes a default. [Embedding][embedding] has the bytes of
//! each feature, and other ways to make a program small.
//!
//! [web]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#in-a-web-application
//! [errors]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#errors-and-what-to-do
//! [reliability]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/reliability.md
//! [tokens]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/tokens.md
//! [features]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/features.md
//! [testing]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#testing
//! [transports]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/transports.md
//! [tracing]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/tracing.md
//! [without-async]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/blocking.md
//! [embedding]: https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/docs/embedding.md
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
mod form;
pub mod json;
mod pages;
mod reply;
mod retry;
mod secret;
mod stream;
mod sync;
pub mod text;
mod transport;
pub mod url;

pub use crate::auth::Security;
#[cfg(feature = "client-credentials")]
pub use crate::auth::client_credentials::ClientCredentials;
pub use crate::auth::token::{AccessToken, TokenContext, TokenFuture, TokenSource};
pub use crate::call::{
    AnyOperation, Call, Operation, PackedOperation, QueryLimits, QueryValue, Resend,
};
pub use crate::client::PipeshubCore;
pub use crate::client::builder::PipeshubCoreBuilder;
pub use crate::client::options::RequestOptions;
pub use crate::error::{Delivery, Error, ErrorKind, PipeshubDefaultError, Result};
pub use crate::form::{Form, Part};
pub use crate::pages::{Items, PagedRequest, Pages, Paging};
pub use crate::reply::{RawReply, Reply, Response, ResponseMeta};
pub use crate::retry::{BackoffStrategy, RetryConfig};
pub use crate::secret::Secret;
pub use crate::stream::{
    Download, EventRead, EventStream, FromOpenReply, OpenReply, Opening, RawEvent, StreamEvent,
};
pub use crate::transport::settings::{Roots, TlsProvider};
#[cfg(feature = "tower")]
pub use crate::transport::tower::{ServiceTransport, TransportService};
pub use crate::transport::{
    Attempt, Body, BoxFuture, Progress, SendFuture, Transport, TransportError, TransportResult,
    transport_fn,
};
#[doc(no_inline)]
pub use crate::url::SensitiveUrl;

/// The crate `http` in the version of the SDK: types of requests, responses, headers and statuses.
pub use http;

/// The default transport's dialer, for the tests of the SDK. Exempt from semver.
#[cfg(feature = "hyper")]
pub mod unversioned {
    pub use crate::transport::http1::dial::{Dial, Io};
}

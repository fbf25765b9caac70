//! Settings of the default transport.

#[cfg(feature = "hyper")]
use std::borrow::Cow;
use std::time::Duration;

#[cfg(feature = "_tls")]
use rustls::{RootCertStore, pki_types::CertificateDer};

#[cfg(feature = "_tls")]
use crate::error::Error;
#[cfg(feature = "hyper")]
use crate::transport::Transport;

/// The certificates that the SDK trusts as authorities.
///
/// A variant whose feature is not compiled in makes
/// [`PipeshubCoreBuilder::build`](crate::PipeshubCoreBuilder::build) fail with the feature's name.
///
/// ```
/// # #[cfg(feature = "native-roots")]
/// # fn f() -> Result<(), pipeshub_core::Error> {
/// use pipeshub_core::{PipeshubCore, Roots};
///
/// let core = PipeshubCore::builder().roots(Roots::Native).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Roots {
    /// Mozilla's list, compiled in (feature `webpki-roots`). Works in an empty container.
    #[default]
    Webpki,
    /// The system's list, read when the core is built (feature `native-roots`).
    Native,
    /// The system's own verifier (feature `platform-verifier`).
    Platform,
    /// Only the certificates of
    /// [`PipeshubCoreBuilder::ca_certificates_pem`](crate::PipeshubCoreBuilder::ca_certificates_pem).
    CustomOnly,
}

/// The crate that provides the cryptography of TLS.
///
/// Only this setting chooses the provider. Neither a feature that another crate enables nor a
/// process-wide default changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum TlsProvider {
    /// The crate `ring` (feature `ring`).
    #[default]
    Ring,
    /// The crate `ring` without ChaCha20-Poly1305 and Ed25519 (feature `ring-compact`).
    ///
    /// This provider reaches every public server that conforms to TLS 1.3. Such a server has to
    /// support AES-128-GCM (RFC 8446, section 9.1), and no public authority may sign with Ed25519.
    /// It does not reach a server that offers only ChaCha20-Poly1305, or a certificate of a private
    /// authority with Ed25519. A processor without instructions for AES is slower.
    ///
    /// About 70 kB smaller than `Ring`, if the feature `ring` is off in the whole tree.
    RingCompact,
    /// The crate `aws-lc-rs` (feature `aws-lc-rs`). About 750 kB larger than `Ring`.
    AwsLcRs,
}

/// Adds certificates from PEM text to the roots, and returns them. A function pointer, so that a
/// program without custom certificates does not link the PEM parser.
#[cfg(feature = "_tls")]
pub(crate) type AddRoots =
    fn(&[u8], &mut RootCertStore) -> Result<Vec<CertificateDer<'static>>, Error>;

/// Returns the custom TLS configuration.
#[cfg(feature = "_tls")]
pub(crate) type MakeConfig = Box<dyn FnOnce() -> rustls::ClientConfig + Send>;

/// The settings from which the default transport is built.
#[derive(Default)]
#[cfg_attr(
    not(feature = "hyper"),
    allow(dead_code, reason = "read by the default transport only")
)]
pub(crate) struct TransportSettings {
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) roots: Roots,
    pub(crate) provider: TlsProvider,
    pub(crate) ca_certificates_pem: Vec<u8>,
    /// Set together with `ca_certificates_pem`.
    #[cfg(feature = "_tls")]
    pub(crate) add_roots: Option<AddRoots>,
    /// Behind a function, so that a program without such a configuration does not link its
    /// destructor.
    #[cfg(feature = "_tls")]
    pub(crate) rustls_config: Option<MakeConfig>,
    #[cfg(feature = "hyper")]
    pub(crate) dialer: Option<crate::transport::http1::dial::Dial>,
    #[cfg(feature = "proxy")]
    pub(crate) route: Option<crate::transport::http1::proxy::MakeRoute>,
    /// A URI of the server. The proxy variables for this URI are checked when the route is built.
    #[cfg(feature = "proxy")]
    pub(crate) server: Option<http::Uri>,
}

/// The default transport, and the reason why it does not support https, if so.
#[cfg(feature = "hyper")]
pub(crate) struct DefaultTransport {
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) no_https: Option<Cow<'static, str>>,
}

//! What the default transport is made from.

#[cfg(feature = "hyper")]
use std::borrow::Cow;
use std::time::Duration;

#[cfg(feature = "_tls")]
use rustls::{RootCertStore, pki_types::CertificateDer};

#[cfg(feature = "_tls")]
use crate::error::Error;
#[cfg(feature = "hyper")]
use crate::transport::Transport;

/// Where trust in a server's certificate comes from.
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
    /// None but the certificates given to
    /// [`PipeshubCoreBuilder::ca_certificates_pem`](crate::PipeshubCoreBuilder::ca_certificates_pem).
    CustomOnly,
}

/// Whose cryptography TLS uses.
///
/// It is chosen here and nowhere else: neither a feature that another crate turns on nor a
/// process-wide default changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum TlsProvider {
    /// The crate `ring` (feature `ring`).
    #[default]
    Ring,
    /// The crate `ring` without ChaCha20-Poly1305 and Ed25519 (feature `ring-compact`); about 70 kB
    /// smaller, where the feature `ring` is off in the whole tree.
    ///
    /// Every public server that keeps to TLS 1.3 is reached: it has to speak AES-128-GCM (RFC 8446,
    /// section 9.1), and no public authority may sign with Ed25519. Out of reach are a server that
    /// offers ChaCha20-Poly1305 alone, and a private authority's certificates with Ed25519 in them.
    /// A processor without instructions for AES takes longer.
    RingCompact,
    /// The crate `aws-lc-rs` (feature `aws-lc-rs`); about 750 kB larger.
    AwsLcRs,
}

/// Adds certificates from PEM text to the roots, and returns them. A function pointer, so that a
/// program without certificates of its own does not link the PEM parser.
#[cfg(feature = "_tls")]
pub(crate) type AddRoots =
    fn(&[u8], &mut RootCertStore) -> Result<Vec<CertificateDer<'static>>, Error>;

/// Returns the program's own TLS configuration.
#[cfg(feature = "_tls")]
pub(crate) type MakeConfig = Box<dyn FnOnce() -> rustls::ClientConfig + Send>;

/// What the default transport is made from.
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
    /// Behind a function, so that a program without it does not even link how to drop one.
    #[cfg(feature = "_tls")]
    pub(crate) rustls_config: Option<MakeConfig>,
    #[cfg(feature = "hyper")]
    pub(crate) dialer: Option<crate::transport::http1::dial::Dial>,
    #[cfg(feature = "proxy")]
    pub(crate) route: Option<crate::transport::http1::proxy::MakeRoute>,
    /// A URI of the server, whose way is checked when the route is made.
    #[cfg(feature = "proxy")]
    pub(crate) server: Option<http::Uri>,
}

/// The default transport, and the reason why it cannot do https, if it cannot.
#[cfg(feature = "hyper")]
pub(crate) struct DefaultTransport {
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) no_https: Option<Cow<'static, str>>,
}

//! TLS settings.
//!
//! This module builds a rustls configuration with an explicit provider and explicit roots, never
//! with the process-wide defaults. It also explains failed handshakes. hyper-rustls performs the
//! handshake. Entry points: [`client_config`] and [`reason`].

use std::borrow::Cow;
use std::error::Error as StdError;
use std::sync::Arc;

use rustls::client::WantsClientCert;
use rustls::crypto::{CryptoProvider, KeyProvider};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::SigningKey;
use rustls::{
    AlertDescription, CertificateError, ClientConfig, ConfigBuilder, RootCertStore,
    SupportedProtocolVersion, WantsVerifier, version,
};

#[cfg(feature = "platform-verifier")]
use rustls_platform_verifier::Verifier;

use super::reason::Reason;
use crate::error::Error;
use crate::transport::settings::{Roots, TlsProvider, TransportSettings};

/// The reason why there is no TLS configuration.
pub(crate) enum TlsError {
    /// A feature is not compiled in. This matters only to a program that uses https. The text names
    /// the feature to turn on.
    NotCompiledIn(Cow<'static, str>),
    Invalid(Error),
}

impl From<Error> for TlsError {
    fn from(error: Error) -> Self {
        Self::Invalid(error)
    }
}

const HTTP_1_1: &[u8] = b"http/1.1";

static VERSIONS: &[&SupportedProtocolVersion] = &[
    &version::TLS13,
    #[cfg(feature = "tls12")]
    &version::TLS12,
];

pub(crate) fn client_config(settings: TransportSettings) -> Result<ClientConfig, TlsError> {
    if let Some(make_config) = settings.rustls_config {
        let config = make_config();
        let is_http1 = |protocol: &Vec<u8>| protocol == HTTP_1_1;
        if !config.alpn_protocols.iter().all(is_http1) {
            return Err(TlsError::Invalid(Error::config(
                "the rustls configuration offers other protocols than HTTP/1.1 by ALPN; remove them",
            )));
        }
        return Ok(config);
    }
    let mut store = RootCertStore::empty();
    let custom = match settings.add_roots {
        Some(add_roots) => add_roots(&settings.ca_certificates_pem, &mut store)?,
        None => Vec::new(),
    };
    let provider = Arc::new(provider(settings.provider)?);
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(VERSIONS)
        .map_err(|error| {
            Error::config("the TLS provider has no suite for TLS 1.3").caused_by(error)
        })?;
    let mut config =
        with_trust_roots(builder, &provider, settings.roots, store, custom)?.with_no_client_auth();
    // PipesHub's gateway supports no newer protocol.
    config.alpn_protocols = vec![HTTP_1_1.to_vec()];
    Ok(config)
}

fn provider(chosen: TlsProvider) -> Result<CryptoProvider, TlsError> {
    let provider: Option<CryptoProvider> = match chosen {
        #[cfg(feature = "ring")]
        TlsProvider::Ring => Some(rustls::crypto::ring::default_provider()),
        #[cfg(feature = "ring-compact")]
        TlsProvider::RingCompact => Some(super::ring_compact::provider(&NoPrivateKeys)),
        #[cfg(feature = "aws-lc-rs")]
        TlsProvider::AwsLcRs => Some(rustls::crypto::aws_lc_rs::default_provider()),
        #[allow(unreachable_patterns, reason = "depends on the features")]
        _ => None,
    };
    let missing = match (provider, chosen) {
        (Some(provider), _) => {
            return Ok(CryptoProvider {
                key_provider: &NoPrivateKeys,
                ..provider
            });
        }
        (None, TlsProvider::Ring) => {
            "it needs a TLS provider: turn on the feature ring, or call \
             provider(TlsProvider::RingCompact) with the feature ring-compact, or \
             provider(TlsProvider::AwsLcRs) with the feature aws-lc-rs"
        }
        (None, TlsProvider::RingCompact) => {
            "provider(TlsProvider::RingCompact) was called, but the feature ring-compact is off; \
             turn it on"
        }
        (None, TlsProvider::AwsLcRs) => {
            "provider(TlsProvider::AwsLcRs) was called, but the feature aws-lc-rs is off; turn it on"
        }
    };
    Err(TlsError::NotCompiledIn(missing.into()))
}

/// Completes the roots in `store`, which already contains the custom certificates.
#[cfg_attr(
    not(feature = "platform-verifier"),
    allow(
        clippy::needless_pass_by_value,
        reason = "the platform's verifier keeps the certificates"
    )
)]
fn with_trust_roots(
    builder: ConfigBuilder<ClientConfig, WantsVerifier>,
    #[cfg_attr(
        not(feature = "platform-verifier"),
        allow(unused_variables, reason = "for the platform's verifier")
    )]
    provider: &Arc<CryptoProvider>,
    roots: Roots,
    #[cfg_attr(
        not(any(feature = "webpki-roots", feature = "native-roots")),
        allow(unused_mut, reason = "depends on the features")
    )]
    mut store: RootCertStore,
    custom: Vec<CertificateDer<'static>>,
) -> Result<ConfigBuilder<ClientConfig, WantsClientCert>, TlsError> {
    match roots {
        #[cfg(feature = "platform-verifier")]
        Roots::Platform => {
            let provider = Arc::clone(provider);
            let verifier = Verifier::new_with_extra_roots(custom, provider).map_err(|error| {
                Error::config("the platform's certificate verifier cannot be used").caused_by(error)
            })?;
            return Ok(builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(verifier)));
        }
        #[cfg(feature = "webpki-roots")]
        Roots::Webpki => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        #[cfg(feature = "native-roots")]
        Roots::Native => {
            let found = rustls_native_certs::load_native_certs();
            // Systems contain certificates that no verifier can read. Those are skipped.
            if store.add_parsable_certificates(found.certs).0 == 0 && custom.is_empty() {
                let error = Error::config(
                    "the system has no usable root certificates; install some, or choose other \
                     roots",
                );
                return Err(TlsError::Invalid(match found.errors.into_iter().next() {
                    Some(cause) => error.caused_by(cause),
                    None => error,
                }));
            }
        }
        Roots::CustomOnly if custom.is_empty() => {
            return Err(TlsError::NotCompiledIn(
                "roots(Roots::CustomOnly) was called without ca_certificates_pem, so no server is \
                 trusted; add certificates"
                    .into(),
            ));
        }
        Roots::CustomOnly => {}
        #[allow(unreachable_patterns, reason = "depends on the features")]
        missing => {
            let (feature, call) = match missing {
                Roots::Native => ("native-roots", "Native"),
                Roots::Platform => ("platform-verifier", "Platform"),
                _ => ("webpki-roots", "Webpki"),
            };
            return Err(TlsError::NotCompiledIn(
                format!(
                    "it needs trust roots: turn on the feature {feature} for \
                     roots(Roots::{call}), or call roots(..) with one that is compiled in, or \
                     with Roots::CustomOnly and ca_certificates_pem"
                )
                .into(),
            ));
        }
    }
    Ok(builder.with_root_certificates(store))
}

/// Adds custom certificates to the roots. The implementation of
/// [`AddRoots`](crate::transport::settings::AddRoots).
pub(crate) fn add_roots(
    pem: &[u8],
    store: &mut RootCertStore,
) -> Result<Vec<CertificateDer<'static>>, Error> {
    let certificates = super::pem::certificates(pem)?;
    for (at, certificate) in certificates.iter().enumerate() {
        store.add(certificate.clone()).map_err(|error| {
            Error::config(format!(
                "ca_certificates_pem: certificate {} cannot be used as a root",
                at + 1
            ))
            .caused_by(error)
        })?;
    }
    Ok(certificates)
}

/// A key provider that loads no private keys. A client without a certificate needs none, and a
/// program without the code is 40 kB smaller.
#[derive(Debug)]
struct NoPrivateKeys;

impl KeyProvider for NoPrivateKeys {
    fn load_private_key(
        &self,
        _: PrivateKeyDer<'static>,
    ) -> Result<Arc<dyn SigningKey>, rustls::Error> {
        Err(rustls::Error::General(
            "client certificates need unversioned_rustls_config".into(),
        ))
    }
}

const INCOMPATIBLE: &str = if cfg!(feature = "tls12") {
    "no TLS version or cipher suite in common with the server"
} else {
    "no TLS version or cipher suite in common with the server; it may need the feature tls12"
};

/// Returns the reason of a failed handshake, with the name of the check or the alert.
pub(super) fn reason(error: &(dyn StdError + 'static)) -> Option<Reason> {
    Some(match error.downcast_ref::<rustls::Error>()? {
        rustls::Error::InvalidCertificate(problem) => Reason::permanent(not_trusted(problem)),
        rustls::Error::AlertReceived(alert) => {
            let name = alert.as_str().unwrap_or("an alert without a name");
            let text = format!("the server ended the TLS handshake ({name})");
            Reason {
                text: text.into(),
                is_permanent: is_permanent(*alert),
            }
        }
        rustls::Error::InvalidMessage(_) => {
            Reason::permanent("the server's response is not TLS; check whether it is plain http")
        }
        rustls::Error::PeerIncompatible(_) => Reason::permanent(INCOMPATIBLE),
        // A record was damaged on the network, or the system has no random numbers or no time.
        rustls::Error::DecryptError
        | rustls::Error::PeerSentOversizedRecord
        | rustls::Error::FailedToGetCurrentTime
        | rustls::Error::FailedToGetRandomBytes
        | rustls::Error::General(_)
        | rustls::Error::Other(_) => Reason::passing("the TLS handshake failed"),
        _ => Reason::permanent("the TLS handshake failed"),
    })
}

/// Whether a server would send the same alert again.
fn is_permanent(alert: AlertDescription) -> bool {
    !matches!(
        alert,
        AlertDescription::CloseNotify
            | AlertDescription::UnexpectedMessage
            | AlertDescription::BadRecordMac
            | AlertDescription::DecryptionFailed
            | AlertDescription::RecordOverflow
            | AlertDescription::DecodeError
            | AlertDescription::DecryptError
            | AlertDescription::InternalError
            | AlertDescription::UserCanceled
            | AlertDescription::Unknown(_)
    )
}

/// Returns the problem with a certificate, and the action. Some problems contain names from the
/// certificate, which are not shown.
fn not_trusted(problem: &CertificateError) -> String {
    let (name, remedy) = match problem {
        CertificateError::UnknownIssuer => (
            "UnknownIssuer",
            "; add its authority with ca_certificates_pem, or trust the system's with Roots::Native",
        ),
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => ("Expired", CLOCK),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            ("NotValidYet", CLOCK)
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            ("NotValidForName", "; the certificate is for other hosts")
        }
        CertificateError::BadEncoding => ("BadEncoding", ""),
        CertificateError::Revoked => ("Revoked", ""),
        CertificateError::BadSignature => ("BadSignature", ""),
        CertificateError::UnsupportedSignatureAlgorithmContext { .. }
        | CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            ("UnsupportedSignatureAlgorithm", "")
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            ("InvalidPurpose", "")
        }
        CertificateError::Other(problem) => match super::webpki_error::name(problem) {
            // webpki accepts no such certificate, not even one that is among the roots.
            "CaUsedAsEndEntity" => (
                "CaUsedAsEndEntity",
                "; it is an authority's (CA:TRUE), as `openssl req -x509` makes it; issue it with \
                 CA:FALSE and add it with ca_certificates_pem",
            ),
            "" => ("Other", ""),
            name => (name, ""),
        },
        _ => ("Other", ""),
    };
    format!("the server's certificate is not trusted ({name}){remedy}")
}

const CLOCK: &str = "; renew the certificate, or set this machine's clock";

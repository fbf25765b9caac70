//! TLS settings: an explicit provider and explicit roots, never the process's defaults.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::sync::Arc;

use rustls::client::WantsClientCert;
use rustls::crypto::{CryptoProvider, KeyProvider};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::SigningKey;
use rustls::{
    ClientConfig, ConfigBuilder, RootCertStore, SupportedProtocolVersion, WantsVerifier, version,
};

use crate::error::Error;
use crate::transport::settings::{GivenRoots, Roots, TlsProvider, TransportSettings};

/// What is not compiled in, and what to do. It only matters if https is asked for.
type Missing = Cow<'static, str>;

const HTTP_1_1: &[u8] = b"http/1.1";

static VERSIONS: &[&SupportedProtocolVersion] = &[
    &version::TLS13,
    #[cfg(feature = "tls12")]
    &version::TLS12,
];

pub(crate) fn client_config(
    settings: TransportSettings,
) -> Result<Result<ClientConfig, Missing>, Error> {
    if let Some(config) = settings.rustls_config {
        return if config
            .alpn_protocols
            .iter()
            .all(|protocol| protocol == HTTP_1_1)
        {
            Ok(Ok(config))
        } else {
            Err(Error::config(
                "the rustls configuration offers protocols by ALPN; HTTP/1.1 alone is spoken here",
            ))
        };
    }
    let given = match settings.given_roots {
        Some(roots) => (roots.read)(&settings.ca_certificates_pem)?,
        None => Vec::new(),
    };
    let provider = match provider(settings.provider) {
        Ok(provider) => Arc::new(provider),
        Err(missing) => return Ok(Err(missing)),
    };
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(VERSIONS)
        .map_err(|error| {
            Error::config("the TLS provider has no suite for TLS 1.3").caused_by(error)
        })?;
    Ok(
        trusting(builder, &provider, &settings, given)?.map(|builder| {
            let mut config = builder.with_no_client_auth();
            // The gateway speaks nothing newer.
            config.alpn_protocols = vec![HTTP_1_1.to_vec()];
            config
        }),
    )
}

fn provider(chosen: TlsProvider) -> Result<CryptoProvider, Missing> {
    let provider: Option<CryptoProvider> = match chosen {
        #[cfg(feature = "ring")]
        TlsProvider::Ring => Some(rustls::crypto::ring::default_provider()),
        #[cfg(feature = "ring-compact")]
        TlsProvider::RingCompact => Some(crate::transport::http1::ring_compact::provider(
            &NoPrivateKeys,
        )),
        #[cfg(feature = "aws-lc-rs")]
        TlsProvider::AwsLcRs => Some(rustls::crypto::aws_lc_rs::default_provider()),
        #[allow(unreachable_patterns, reason = "depends on the features")]
        _ => None,
    };
    match (provider, chosen) {
        (Some(provider), _) => Ok(CryptoProvider { key_provider: &NoPrivateKeys, ..provider }),
        (None, TlsProvider::Ring) => {
            Err("it needs a TLS provider: turn on the feature ring, or call provider(TlsProvider::RingCompact) with the \
             feature ring-compact, or provider(TlsProvider::AwsLcRs) with the feature aws-lc-rs"
                .into())
        }
        (None, TlsProvider::RingCompact) => Err(
            "provider(TlsProvider::RingCompact) was called, but the feature ring-compact is off; turn it on".into(),
        ),
        (None, TlsProvider::AwsLcRs) => {
            Err("provider(TlsProvider::AwsLcRs) was called, but the feature aws-lc-rs is off; turn it on"
                .into())
        }
    }
}

fn trusting(
    builder: ConfigBuilder<ClientConfig, WantsVerifier>,
    #[cfg_attr(
        not(feature = "platform-verifier"),
        allow(unused_variables, reason = "for the platform's verifier")
    )]
    provider: &Arc<CryptoProvider>,
    settings: &TransportSettings,
    given: Vec<CertificateDer<'static>>,
) -> Result<Result<ConfigBuilder<ClientConfig, WantsClientCert>, Missing>, Error> {
    let mut store = RootCertStore::empty();
    match settings.roots {
        #[cfg(feature = "platform-verifier")]
        Roots::Platform => {
            let verifier = rustls_platform_verifier::Verifier::new_with_extra_roots(
                given,
                Arc::clone(provider),
            )
            .map_err(|error| {
                Error::config("the platform's certificate verifier cannot be used").caused_by(error)
            })?;
            return Ok(Ok(builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(verifier))));
        }
        #[cfg(feature = "webpki-roots")]
        Roots::Webpki => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        #[cfg(feature = "native-roots")]
        Roots::Native => {
            let found = rustls_native_certs::load_native_certs();
            // Systems carry certificates that no verifier can read; the others count.
            if store.add_parsable_certificates(found.certs).0 == 0 && given.is_empty() {
                let error = Error::config(
                    "the system has no usable root certificates; install some, or choose other roots",
                );
                return Err(match found.errors.into_iter().next() {
                    Some(cause) => error.caused_by(cause),
                    None => error,
                });
            }
        }
        Roots::OnlyGiven if given.is_empty() => {
            return Ok(Err("roots(Roots::OnlyGiven) was called without ca_certificates_pem, so that no server is trusted".into()));
        }
        Roots::OnlyGiven => {}
        #[allow(unreachable_patterns, reason = "depends on the features")]
        missing => {
            let (feature, call) = match missing {
                Roots::Native => ("native-roots", "Native"),
                Roots::Platform => ("platform-verifier", "Platform"),
                _ => ("webpki-roots", "Webpki"),
            };
            return Ok(Err(format!(
                "it needs trust roots: turn on the feature {feature} for roots(Roots::{call}), or call roots(..) with \
                 one that is compiled in, or with Roots::OnlyGiven and ca_certificates_pem"
            )
            .into()));
        }
    }
    if let Some(roots) = settings.given_roots {
        (roots.add)(&mut store, given)?;
    }
    Ok(Ok(builder.with_root_certificates(store)))
}

/// Reading and trusting certificates that the program gives.
pub(crate) static GIVEN_ROOTS: GivenRoots = GivenRoots {
    read: read_pem,
    add: add_given,
};

fn read_pem(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let certificates = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>();
    let certificates = certificates.map_err(|_| {
        Error::config("ca_certificates_pem has a certificate that is not valid PEM")
    })?;
    if certificates.is_empty() {
        return Err(Error::config(
            "ca_certificates_pem has no certificate in it",
        ));
    }
    Ok(certificates)
}

fn add_given(
    store: &mut RootCertStore,
    certificates: Vec<CertificateDer<'static>>,
) -> Result<(), Error> {
    for certificate in certificates {
        store.add(certificate).map_err(|error| {
            Error::config("ca_certificates_pem has a certificate that is no authority's")
                .caused_by(error)
        })?;
    }
    Ok(())
}

/// A client without a certificate of its own never loads a private key; leaving the code for it out
/// saves 40 kB.
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

/// What TLS says of a failed handshake: names of checks and alerts.
pub(crate) fn reason(error: &(dyn StdError + 'static)) -> Option<String> {
    match error.downcast_ref::<rustls::Error>()? {
        rustls::Error::InvalidCertificate(problem) => Some(format!(
            "the server's certificate is not trusted ({})",
            name(problem)
        )),
        rustls::Error::AlertReceived(alert) => {
            Some(format!("the server ended the TLS handshake ({alert:?})"))
        }
        rustls::Error::InvalidMessage(_) => {
            Some("the server's answer is not TLS; is it plain http there?".into())
        }
        rustls::Error::PeerIncompatible(_) => {
            Some("the server's TLS version or cipher is none of this program's".into())
        }
        _ => Some("the TLS handshake failed".into()),
    }
}

/// The variant alone: some carry names out of the certificate. What rustls has no variant for is
/// one of webpki's.
fn name(problem: &rustls::CertificateError) -> String {
    let text = format!("{problem:?}");
    let text = text.strip_prefix("Other(OtherError(").unwrap_or(&text);
    text.chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect()
}

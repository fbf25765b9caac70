//! The certificate and the acceptor for https.
//!
//! Without the feature `tls`, the same types have no values. Entry point: `identity`.

#[cfg(feature = "tls")]
pub(crate) use with_tls::*;
#[cfg(not(feature = "tls"))]
pub(crate) use without_tls::*;

#[cfg(feature = "tls")]
mod with_tls {
    use std::sync::Arc;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use rcgen::{
        BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer,
        KeyPair, KeyUsagePurpose, date_time_ymd,
    };
    use rustls::ServerConfig;
    use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

    use crate::error::Error;

    pub(crate) type Acceptor = tokio_rustls::TlsAcceptor;

    const DAY: Duration = Duration::from_secs(86_400);

    /// The acceptor for https, and the authority that clients have to trust.
    pub(crate) struct Identity {
        pub(crate) acceptor: Acceptor,
        pub(crate) authority: Authority,
    }

    /// The authority's certificate.
    #[derive(Debug, Clone)]
    pub(crate) struct Authority(CertificateDer<'static>);

    impl Authority {
        pub(crate) fn der(&self) -> &[u8] {
            &self.0
        }

        pub(crate) fn pem(&self) -> String {
            let text = STANDARD.encode(&self.0);
            let mut pem = "-----BEGIN CERTIFICATE-----\n".to_owned();
            let mut rest = text.as_str();
            while let Some((line, tail)) = rest.split_at_checked(64) {
                pem.push_str(line);
                pem.push('\n');
                rest = tail;
            }
            if !rest.is_empty() {
                pem.push_str(rest);
                pem.push('\n');
            }
            pem.push_str("-----END CERTIFICATE-----\n");
            pem
        }
    }

    /// Creates an authority, and a certificate for these hosts.
    ///
    /// Both are valid from a day ago until seven days from now.
    pub(crate) fn identity(hosts: &[String]) -> Result<Identity, Error> {
        let fail = |error: rcgen::Error| Error::Tls(error.to_string());
        let authority_key = KeyPair::generate().map_err(fail)?;
        let mut authority = params("PipesHub emulator authority", Vec::new()).map_err(fail)?;
        authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let authority_certificate = authority.self_signed(&authority_key).map_err(fail)?;

        let key = KeyPair::generate().map_err(fail)?;
        let mut leaf = params("PipesHub emulator", hosts.to_vec()).map_err(fail)?;
        leaf.use_authority_key_identifier_extension = true;
        leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let certificate = leaf
            .signed_by(&key, &Issuer::new(authority, authority_key))
            .map_err(fail)?;

        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let fail = |error: rustls::Error| Error::Tls(error.to_string());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(fail)?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key.into())
            .map_err(fail)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let authority = Authority(authority_certificate.der().clone());
        Ok(Identity {
            acceptor: Acceptor::from(Arc::new(config)),
            authority,
        })
    }

    fn params(name: &str, names: Vec<String>) -> Result<CertificateParams, rcgen::Error> {
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name.push(DnType::CommonName, name);
        // If the clock is before 1970, the certificate starts in 1970.
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let epoch = date_time_ymd(1970, 1, 1);
        params.not_before = epoch + now.saturating_sub(DAY);
        params.not_after = epoch + now + 7 * DAY;
        Ok(params)
    }
}

#[cfg(not(feature = "tls"))]
mod without_tls {
    use tokio::net::TcpStream;

    use crate::error::Error;

    /// An acceptor that cannot exist.
    #[derive(Debug, Clone)]
    pub(crate) enum Acceptor {}

    impl Acceptor {
        #[expect(
            clippy::unused_async,
            reason = "has the signature of the acceptor with TLS"
        )]
        pub(crate) async fn accept(self, _: TcpStream) -> std::io::Result<TcpStream> {
            match self {}
        }
    }

    pub(crate) struct Identity {
        pub(crate) acceptor: Acceptor,
        pub(crate) authority: Authority,
    }

    #[derive(Debug, Clone)]
    pub(crate) enum Authority {}

    impl Authority {
        pub(crate) fn der(&self) -> &[u8] {
            match *self {}
        }

        pub(crate) fn pem(&self) -> String {
            match *self {}
        }
    }

    pub(crate) fn identity(_: &[String]) -> Result<Identity, Error> {
        Err(Error::Tls(
            "the crate was built without the feature tls; turn it on or use http".to_owned(),
        ))
    }
}

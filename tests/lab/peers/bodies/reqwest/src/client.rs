//! A client with a limit on silence.

pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

pub(crate) fn client() -> reqwest::Result<reqwest::Client> {
    let builder = reqwest::Client::builder()
        .user_agent(bodies::USER_AGENT)
        .read_timeout(bodies::IDLE);
    #[cfg(feature = "tls")]
    let builder = {
        // reqwest here has no provider of its own and uses the process-wide default.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let roots = rustls::RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        let config = rustls::ClientConfig::builder()
            .with_root_certificates(roots)
            .with_no_client_auth();
        builder.tls_backend_preconfigured(config)
    };
    builder.build()
}

/// Returns a successful response. An error status is an error.
pub(crate) async fn success(response: reqwest::Response) -> Result<reqwest::Response, Error> {
    let status = response.status();
    if status != 200 {
        let body = response.bytes().await?;
        return Err(bodies::refused(status.as_u16(), &body).into());
    }
    Ok(response)
}

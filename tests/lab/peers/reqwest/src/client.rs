//! One authorized GET over reqwest, as its documentation shows it.

use job::{Answer, Job, TIMEOUT, USER_AGENT};
use reqwest::{Client, header};

pub(crate) fn client() -> reqwest::Result<Client> {
    let builder = Client::builder().user_agent(USER_AGENT).timeout(TIMEOUT);
    #[cfg(feature = "smallest")]
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

pub(crate) async fn get(client: &Client, job: &Job) -> reqwest::Result<Answer> {
    let request = client
        .get(job.url())
        .header(header::AUTHORIZATION, job.bearer());
    let response = request
        .header(header::ACCEPT, "application/json")
        .send()
        .await?;
    if response.status() == 200 {
        response.json().await.map(Ok)
    } else {
        response.json().await.map(Err)
    }
}

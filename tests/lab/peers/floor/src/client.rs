//! One authorized GET over hyper-util's pooled client and hyper-rustls.

use http::{Request, header};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use job::body::{Empty, read};
use job::{Job, USER_AGENT};

#[cfg(feature = "tls")]
type Connector = hyper_rustls::HttpsConnector<HttpConnector>;
#[cfg(not(feature = "tls"))]
type Connector = HttpConnector;

#[cfg(feature = "tls")]
fn connector() -> Connector {
    hyper_rustls::HttpsConnectorBuilder::new()
        .with_webpki_roots()
        .https_or_http()
        .enable_http1()
        .build()
}

#[cfg(not(feature = "tls"))]
fn connector() -> Connector {
    HttpConnector::new()
}

pub(crate) type Client = legacy::Client<Connector, Empty>;

pub(crate) fn client() -> Client {
    legacy::Client::builder(TokioExecutor::new()).build(connector())
}

pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

pub(crate) async fn get(client: &Client, job: &Job) -> Result<(u16, Vec<u8>), Error> {
    let request = Request::builder()
        .uri(job.url())
        .header(header::AUTHORIZATION, job.bearer())
        .header(header::ACCEPT, "application/json")
        .header(header::USER_AGENT, USER_AGENT)
        .body(Empty)?;
    Ok(read(client.request(request).await?).await?)
}

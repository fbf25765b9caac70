//! The job of `examples/minimal.rs` as one would write it by hand on hyper-util's pooled client and hyper-rustls: no
//! retries, no redaction, no checks. What the SDK's size is measured against.

use std::convert::Infallible;
use std::env::var;
use std::fmt::Display;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, header};
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::Deserialize;

struct Empty;

impl Body for Empty {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        true
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(0)
    }
}

#[cfg(feature = "tls")]
type Connector = hyper_rustls::HttpsConnector<HttpConnector>;
#[cfg(not(feature = "tls"))]
type Connector = HttpConnector;

#[cfg(feature = "tls")]
fn connector() -> Connector {
    hyper_rustls::HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build()
}

#[cfg(not(feature = "tls"))]
fn connector() -> Connector {
    HttpConnector::new()
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read, as a program of its own would")]
struct AuthorizationUrl {
    success: bool,
    #[serde(rename = "authorizationUrl")]
    authorization_url: String,
    state: String,
}

#[derive(Deserialize)]
struct Envelope {
    error: ApiError,
}

#[derive(Deserialize)]
struct ApiError {
    code: String,
    message: String,
}

fn percent(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &b in text.as_bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~') {
            out.push(b as char);
        } else {
            out.push('%');
            out.push(HEX[(b >> 4) as usize] as char);
            out.push(HEX[(b & 15) as usize] as char);
        }
    }
}

type Error = Box<dyn std::error::Error>;

async fn get(client: &Client<Connector, Empty>, url: &str, token: &str) -> Result<(u16, Vec<u8>), Error> {
    let request = Request::builder()
        .uri(url)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::ACCEPT, "application/json")
        .header(header::USER_AGENT, "floor/1")
        .body(Empty)?;
    let response = client.request(request).await?;
    let status = response.status().as_u16();
    let mut body = pin!(response.into_body());
    let mut bytes = Vec::new();
    while let Some(frame) = std::future::poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
        if let Ok(data) = frame?.into_data() {
            bytes.extend_from_slice(&data);
        }
    }
    Ok((status, bytes))
}

fn fail(error: impl Display) -> ! {
    eprintln!("{error}");
    std::process::exit(1)
}

fn main() {
    let need = |name: &str| var(name).unwrap_or_else(|_| fail(name));
    let (server, token) = (need("PIPESHUB_SERVER_URL"), need("PIPESHUB_BEARER_AUTH"));
    let mut url = server.trim_end_matches('/').to_owned();
    url.push_str("/connectors/");
    percent(&mut url, &std::env::args().nth(1).unwrap_or_else(|| fail("usage: floor CONNECTOR_ID")));
    url.push_str("/oauth/authorize");

    let client = Client::builder(TokioExecutor::new()).build(connector());
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap_or_else(|e| fail(e));
    let call = async { tokio::time::timeout(Duration::from_secs(10), get(&client, &url, &token)).await };
    let (status, body) = match runtime.block_on(call) {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => fail(error),
        Err(error) => fail(error),
    };
    if status == 200 {
        match serde_json::from_slice::<AuthorizationUrl>(&body) {
            Ok(answer) => println!("{}", answer.authorization_url),
            Err(error) => fail(error),
        }
    } else {
        match serde_json::from_slice::<Envelope>(&body) {
            Ok(Envelope { error }) => fail(format!("{}: {}", error.code, error.message)),
            Err(error) => fail(error),
        }
    }
}

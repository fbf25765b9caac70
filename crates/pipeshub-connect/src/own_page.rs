//! The check for a web page at the redirect URL, such as PipesHub's own page.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::redirect_uri::RedirectUri;

/// The time limit for one response from this machine.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(1);

/// Whether a web page is served at the redirect URL.
///
/// Sends a request without a code. PipesHub serves its page under every path. A program that waits
/// for its own redirect refuses the request.
pub(crate) async fn is_served(uri: &RedirectUri) -> bool {
    for address in uri.addresses() {
        if timeout(RESPONSE_TIMEOUT, serves_page(address, uri)).await == Ok(true) {
            return true;
        }
    }
    false
}

/// Whether the response of this address is a web page.
async fn serves_page(address: SocketAddr, uri: &RedirectUri) -> bool {
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
        uri.target, uri.authority
    );
    let exchange = async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(request.as_bytes()).await?;
        let mut response = Vec::new();
        stream.take(8 * 1024).read_to_end(&mut response).await?;
        std::io::Result::Ok(response)
    };
    let response = exchange.await.unwrap_or_default();
    let response = String::from_utf8_lossy(&response).to_ascii_lowercase();
    let head = response.split("\r\n\r\n").next().unwrap_or_default();
    head.starts_with("http/1.1 200") && head.contains("\r\ncontent-type: text/html")
}

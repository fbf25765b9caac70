//! The check for a web page, such as PipesHub's own, at the port of the redirect URL.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::redirect_uri::RedirectUri;

/// The time for a response of a page on this machine.
const PATIENCE: Duration = Duration::from_secs(1);

/// Asks for the redirect URL, without a code, and sees whether a page comes. PipesHub serves its
/// own under any path; a program that waits for a redirect of its own refuses.
pub(crate) async fn is_served(uri: &RedirectUri) -> bool {
    for address in uri.addresses() {
        if timeout(PATIENCE, is_page(address, uri)).await == Ok(true) {
            return true;
        }
    }
    false
}

async fn is_page(address: SocketAddr, uri: &RedirectUri) -> bool {
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
        uri.target, uri.authority
    );
    let ask = async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(request.as_bytes()).await?;
        let mut head = Vec::new();
        stream.take(8 * 1024).read_to_end(&mut head).await?;
        std::io::Result::Ok(head)
    };
    let head = ask.await.unwrap_or_default();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let head = head.split("\r\n\r\n").next().unwrap_or_default();
    head.starts_with("http/1.1 200") && head.contains("\r\ncontent-type: text/html")
}

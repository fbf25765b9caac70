//! Waits for the browser that the provider sends back.

use std::io::Result;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::http_message;

const PAGE: &str =
    "<!DOCTYPE html><title>Done</title><p>You can close this page and go back to the program.</p>";

/// A listener for one redirect.
#[derive(Debug)]
pub struct RedirectListener {
    listener: TcpListener,
    address: SocketAddr,
}

impl RedirectListener {
    /// Listens; port 0 takes a free one.
    ///
    /// # Errors
    ///
    /// The address is taken, or not this machine's.
    pub async fn bind(address: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// The front of the URLs that lead here.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits for a redirect and returns its path and query. Other requests (a browser asks for an icon, too) get 404.
    ///
    /// # Errors
    ///
    /// The listener broke.
    pub async fn redirect(&self) -> Result<String> {
        loop {
            let (mut stream, _) = self.listener.accept().await?;
            // A connection that says nothing must not keep the next one waiting for long.
            if let Ok(Ok(Some(target))) = timeout(Duration::from_secs(10), answer(&mut stream)).await {
                return Ok(target);
            }
        }
    }
}

async fn answer(stream: &mut TcpStream) -> Result<Option<String>> {
    let request = http_message::read(stream).await?;
    let target =
        request.first_line.strip_prefix("GET ").and_then(|line| line.split(' ').next()).unwrap_or_default();
    let is_redirect = target.split(['?', '&']).skip(1).any(|parameter| parameter.starts_with("state="));
    if is_redirect {
        http_message::write(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html", PAGE).await?;
    } else {
        http_message::write(stream, "HTTP/1.1 404 Not Found", "").await?;
    }
    Ok(is_redirect.then(|| target.to_owned()))
}

//! The TCP listener for redirects, and its address.
//!
//! [`Listener`] accepts connections on one address, or on both loopback addresses for `localhost`.
//! It reads no bytes from them; `RedirectListener` does. [`Listener::bind`] is the entry point.

use std::fmt;
use std::future::pending;
use std::io::{Error, ErrorKind, Result};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use tokio::net::{TcpListener, TcpStream};

/// The attempts to find a port that is free on both loopback addresses.
const PORT_ATTEMPTS: usize = 16;

/// An address to listen on: one address with a port, or `localhost` with a port.
///
/// For `localhost`, a browser may connect to `127.0.0.1` or to `[::1]`. So `localhost` is both.
///
/// ```
/// use pipeshub_connect::ListenAddress;
///
/// let both: ListenAddress = "localhost:8085".parse().unwrap();
/// let one: ListenAddress = "127.0.0.1:8085".parse().unwrap();
/// assert_ne!(both, one);
/// assert!("example.com:80".parse::<ListenAddress>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListenAddress(Addresses);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Addresses {
    Single(SocketAddr),
    Localhost(u16),
}

impl ListenAddress {
    /// Returns `localhost` with this port.
    ///
    /// Port 0 selects a port that is free on both loopback addresses.
    #[must_use]
    pub fn localhost(port: u16) -> Self {
        Self(Addresses::Localhost(port))
    }
}

impl From<SocketAddr> for ListenAddress {
    fn from(address: SocketAddr) -> Self {
        Self(Addresses::Single(address))
    }
}

impl FromStr for ListenAddress {
    type Err = ParseListenAddressError;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        if let Ok(address) = text.parse::<SocketAddr>() {
            return Ok(address.into());
        }
        match text.rsplit_once(':') {
            Some((host, port))
                if host.eq_ignore_ascii_case("localhost")
                    && port.bytes().all(|b| b.is_ascii_digit()) =>
            {
                port.parse()
                    .map(Self::localhost)
                    .map_err(|_| ParseListenAddressError)
            }
            _ => Err(ParseListenAddressError),
        }
    }
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Addresses::Single(address) => address.fmt(f),
            Addresses::Localhost(port) => write!(f, "localhost:{port}"),
        }
    }
}

/// The error of a text that is not a [`ListenAddress`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseListenAddressError;

impl fmt::Display for ParseListenAddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an address with a port; use one such as 127.0.0.1:8085 or localhost:8085")
    }
}

impl std::error::Error for ParseListenAddressError {}

/// A TCP listener on a [`ListenAddress`].
///
/// ```no_run
/// # async fn f() -> std::io::Result<()> {
/// use pipeshub_connect::{ListenAddress, Listener};
///
/// let listener = Listener::bind(ListenAddress::localhost(8085)).await?;
/// let (stream, peer) = listener.accept().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Listener {
    sockets: Vec<TcpListener>,
    address: ListenAddress,
}

impl Listener {
    /// Listens on the address. Port 0 selects a free port.
    ///
    /// `localhost` requires both loopback addresses. If another program listened on one of them, a
    /// browser could connect to that program. An address that this machine does not have is left
    /// out, such as `[::1]` without IPv6.
    ///
    /// # Errors
    ///
    /// The address is in use, or this machine does not have the address. Choose another one.
    pub async fn bind(address: impl Into<ListenAddress>) -> Result<Self> {
        match address.into().0 {
            Addresses::Single(address) => {
                let socket = TcpListener::bind(address).await?;
                let address = socket.local_addr()?.into();
                Ok(Self {
                    sockets: vec![socket],
                    address,
                })
            }
            Addresses::Localhost(port) => {
                // `bound` is the result of the last attempt. A failed attempt leaves no socket
                // open. The loop continues only if the free port of one address is in use on the
                // other.
                let mut bound = Self::bind_both(port).await;
                for _ in 1..PORT_ATTEMPTS {
                    match &bound {
                        Err(error) if port == 0 && error.kind() == ErrorKind::AddrInUse => {
                            bound = Self::bind_both(port).await;
                        }
                        _ => break,
                    }
                }
                bound
            }
        }
    }

    /// Binds both loopback addresses to the same port, or fails and binds none.
    ///
    /// With port 0, the first address selects the port for the second one.
    async fn bind_both(mut port: u16) -> Result<Self> {
        let mut sockets = Vec::new();
        for ip in [
            IpAddr::from(Ipv4Addr::LOCALHOST),
            Ipv6Addr::LOCALHOST.into(),
        ] {
            let address = SocketAddr::new(ip, port);
            match TcpListener::bind(address).await {
                Ok(socket) => {
                    port = socket.local_addr()?.port();
                    sockets.push(socket);
                }
                Err(error) if is_unavailable(&error) => {}
                Err(error) => return Err(Error::new(error.kind(), format!("{address}: {error}"))),
            }
        }
        if sockets.is_empty() {
            return Err(Error::new(
                ErrorKind::AddrNotAvailable,
                "this machine has no loopback address; set up 127.0.0.1 or [::1]",
            ));
        }
        Ok(Self {
            sockets,
            address: ListenAddress::localhost(port),
        })
    }

    /// The origin of this listener's URLs, such as `http://localhost:8085`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits for the next connection.
    ///
    /// The future may be dropped and created again. Several tasks may wait at once.
    ///
    /// # Errors
    ///
    /// The error of the system, such as for a connection that was closed again, or for too many
    /// open files. The listener remains usable. After the latter error, wait a moment before the
    /// next call.
    pub async fn accept(&self) -> Result<(TcpStream, SocketAddr)> {
        let accept = async |socket: Option<&TcpListener>| match socket {
            Some(socket) => socket.accept().await,
            None => pending().await,
        };
        tokio::select! {
            accepted = accept(self.sockets.first()) => accepted,
            accepted = accept(self.sockets.get(1)) => accepted,
        }
    }
}

/// Whether the machine lacks the address or its whole address family.
fn is_unavailable(error: &Error) -> bool {
    // EAFNOSUPPORT. `ErrorKind` has no variant for it.
    let no_family = if cfg!(windows) {
        10047
    } else if cfg!(any(target_os = "linux", target_os = "android")) {
        97
    } else {
        47
    };
    error.kind() == ErrorKind::AddrNotAvailable || error.raw_os_error() == Some(no_family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listen_address_other_than_localhost_or_an_ip_with_a_port_is_refused() {
        for text in ["localhost:8085", "127.0.0.1:0", "[::1]:80", "0.0.0.0:65535"] {
            assert_eq!(text.parse::<ListenAddress>().unwrap().to_string(), text);
        }
        let upper: ListenAddress = "LocalHost:1".parse().unwrap();
        assert_eq!(upper, ListenAddress::localhost(1));
        for text in [
            "",
            "localhost",
            "localhost:",
            "localhost:+1",
            "localhost:65536",
            "8085",
            "127.0.0.1",
            "::1:80",
            "example.com:80",
            "http://localhost:80",
        ] {
            assert!(text.parse::<ListenAddress>().is_err(), "{text}");
        }
    }

    #[tokio::test]
    async fn listener_on_localhost_accepts_on_both_loopback_addresses() {
        let listener = Listener::bind(ListenAddress::localhost(0)).await.unwrap();
        let origin = listener.origin();
        let port = origin
            .strip_prefix("http://localhost:")
            .unwrap()
            .parse()
            .unwrap();
        for socket in &listener.sockets {
            let address = socket.local_addr().unwrap();
            assert!(
                address.ip().is_loopback() && address.port() == port,
                "{address}"
            );
            let (client, accepted) = tokio::join!(TcpStream::connect(address), listener.accept());
            assert_eq!(accepted.unwrap().1, client.unwrap().local_addr().unwrap());
        }
        let has_ipv6 = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).await.is_ok();
        assert_eq!(listener.sockets.len(), 1 + usize::from(has_ipv6));
    }

    #[tokio::test]
    async fn listener_on_localhost_with_one_address_in_use_fails() {
        for ip in [
            IpAddr::from(Ipv4Addr::LOCALHOST),
            Ipv6Addr::LOCALHOST.into(),
        ] {
            let Ok(other) = TcpListener::bind((ip, 0)).await else {
                continue;
            };
            let address = other.local_addr().unwrap();
            let error = Listener::bind(ListenAddress::localhost(address.port()))
                .await
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::AddrInUse);
            assert!(
                error.to_string().starts_with(&address.to_string()),
                "{error}"
            );
        }
    }
}

//! https with the emulator's certificate authority.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing step fails its test"
)]
#![cfg(feature = "tls")]

mod support;

use std::sync::Arc;

use pipeshub_emulator::{Emulator, fixtures};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use support::{Response, connect, exchange};
use tokio_rustls::TlsConnector;

fn connector(roots: RootCertStore) -> TlsConnector {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap();
    TlsConnector::from(Arc::new(
        config.with_root_certificates(roots).with_no_client_auth(),
    ))
}

#[tokio::test]
async fn trusting_client_is_served() {
    let emulator = Emulator::builder().tls(true).start().await.unwrap();
    assert!(emulator.server_url().starts_with("https://127.0.0.1:"));
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from(emulator.ca_der().unwrap().to_vec()))
        .unwrap();
    let connector = connector(roots);
    for name in ["127.0.0.1", "localhost"] {
        let name = ServerName::try_from(name).unwrap();
        let stream = connector
            .connect(name, connect(&emulator).await)
            .await
            .unwrap();
        let request = format!(
            "GET /api/v1/connectors/{}/oauth/authorize HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Authorization: Bearer {}\r\n\r\n",
            fixtures::READY,
            emulator.token()
        );
        let response = Response::parse(&exchange(stream, &request).await).unwrap();
        let url = response.json()["authorizationUrl"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(
            url.starts_with(&format!("{}/authorize?", emulator.issuer())),
            "{url}"
        );
    }
}

#[tokio::test]
async fn allowed_host_is_certified_and_others_are_misdirected() {
    let builder = Emulator::builder().tls(true).allow_host("Emulator");
    let emulator = builder.allow_host("192.0.2.7").start().await.unwrap();
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from(emulator.ca_der().unwrap().to_vec()))
        .unwrap();
    let connector = connector(roots);
    for (server, host, status) in [
        ("emulator", "emulator:8443", 200),
        ("192.0.2.7", "192.0.2.7", 200),
        ("localhost", "evil.example", 421),
        ("emulator", "evil.example", 421),
    ] {
        let name = ServerName::try_from(server).unwrap();
        let stream = connector
            .connect(name, connect(&emulator).await)
            .await
            .unwrap();
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let response = Response::parse(&exchange(stream, &request).await).unwrap();
        assert_eq!(response.status, status, "{server} {host}");
    }
}

#[tokio::test]
async fn untrusting_client_disconnects() {
    let emulator = Emulator::builder().tls(true).start().await.unwrap();
    let name = ServerName::try_from("127.0.0.1").unwrap();
    let stream = connect(&emulator).await;
    assert!(
        connector(RootCertStore::empty())
            .connect(name, stream)
            .await
            .is_err()
    );
    assert!(emulator.requests().is_empty());
}

#[tokio::test]
async fn authority_is_available_as_pem() {
    use base64::Engine as _;
    let emulator = Emulator::builder().tls(true).start().await.unwrap();
    let pem = emulator.ca_pem().unwrap();
    let text: String = pem
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .collect();
    assert!(pem.lines().all(|line| line.len() <= 64));
    let der = base64::engine::general_purpose::STANDARD
        .decode(text)
        .unwrap();
    assert_eq!(Some(der.as_slice()), emulator.ca_der());
    assert_eq!(Emulator::builder().start().await.unwrap().ca_pem(), None);
}

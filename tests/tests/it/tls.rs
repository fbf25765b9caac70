//! Servers that the SDK accepts over https, and servers that receive no byte of a request.
//!
//! The servers are reached over in-memory streams, so that a name needs no lookup and the clock can
//! be paused. Only the early responses need real sockets, which can be reset. Each client runs with every compiled TLS provider. The feature `aws-lc-rs` of this
//! package adds the last one.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, mpsc};
use std::task::{Context, Poll};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    Call, ClientCredentials, Delivery, Error, ErrorKind, Form, Operation, Part, PipeshubCore,
    PipeshubCoreBuilder, RequestOptions, Roots, TlsProvider,
};
use pipeshub_funcs::connector_oauth::{AuthenticatedBefore, WaitUntilAuthenticatedRequest};
use pipeshub_funcs::connector_oauth_wait_until_authenticated;
use pipeshub_tests::{CONNECTOR_ID, Op, Player, Scanner, ScriptedServer, Step, fixture};
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints,
    PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384, PKCS_ED25519, date_time_ymd,
};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ResolvesServerCert, WebPkiClientVerifier};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{
    CipherSuite, ClientConfig, NamedGroup, RootCertStore, ServerConfig, SupportedProtocolVersion,
};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use crate::common::{self, CODE, STATE, TOKEN};

const HOST: &str = "pipeshub.example.test";
/// A name that occurs only in certificates. No message may repeat the name of an unknown server.
const STRANGER: &str = "stranger-Canary-91.example.test";
const BOTH: &[&SupportedProtocolVersion] = &[&TLS12, &TLS13];

fn providers() -> Vec<TlsProvider> {
    vec![
        TlsProvider::Ring,
        TlsProvider::RingCompact,
        #[cfg(feature = "aws-lc-rs")]
        TlsProvider::AwsLcRs,
    ]
}

/// Returns the provider of the servers. Any provider would do.
fn ring() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

// Certificates.

/// An authority that signs certificates.
struct Authority {
    params: CertificateParams,
    key: KeyPair,
    der: CertificateDer<'static>,
}

/// A certificate, the chain up to the root, and the key.
struct Identity {
    chain: Vec<CertificateDer<'static>>,
    key: KeyPair,
}

fn params(name: &str, sans: &[&str]) -> CertificateParams {
    let sans: Vec<_> = sans.iter().map(ToString::to_string).collect();
    let mut params = CertificateParams::new(sans).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params.use_authority_key_identifier_extension = true;
    params
}

fn authority_params(name: &str) -> CertificateParams {
    let mut params = params(name, &[]);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn server_params(sans: &[&str]) -> CertificateParams {
    let mut params = params(STRANGER, sans);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params
}

impl Authority {
    fn root() -> Self {
        Self::root_of(authority_params("Root-Canary"))
    }

    fn root_of(params: CertificateParams) -> Self {
        let key = KeyPair::generate().unwrap();
        let der = params.self_signed(&key).unwrap().der().clone();
        Self { params, key, der }
    }

    fn intermediate(&self, params: CertificateParams) -> Self {
        let key = KeyPair::generate().unwrap();
        let der = self.sign(&params, &key);
        Self { params, key, der }
    }

    fn sign(&self, params: &CertificateParams, key: &KeyPair) -> CertificateDer<'static> {
        params
            .signed_by(key, &Issuer::from_params(&self.params, &self.key))
            .unwrap()
            .der()
            .clone()
    }

    fn identity(&self, params: &CertificateParams) -> Identity {
        let key = KeyPair::generate().unwrap();
        Identity {
            chain: vec![self.sign(params, &key)],
            key,
        }
    }

    fn pem(&self) -> String {
        format!(
            "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
            STANDARD.encode(&self.der)
        )
    }

    fn store(&self) -> Arc<RootCertStore> {
        let mut store = RootCertStore::empty();
        store.add(self.der.clone()).unwrap();
        Arc::new(store)
    }
}

impl Identity {
    fn through(mut self, intermediate: &Authority) -> Self {
        self.chain.push(intermediate.der.clone());
        self
    }

    fn key(&self) -> PrivateKeyDer<'static> {
        PrivatePkcs8KeyDer::from(self.key.serialize_der()).into()
    }

    fn server(self) -> Server {
        self.server_of(BOTH)
    }

    fn server_of(self, versions: &[&'static SupportedProtocolVersion]) -> Server {
        let config = ServerConfig::builder_with_provider(ring())
            .with_protocol_versions(versions)
            .unwrap();
        let key = self.key();
        Server::Tls(
            config
                .with_no_client_auth()
                .with_single_cert(self.chain, key)
                .unwrap()
                .into(),
        )
    }

    /// Returns a server with only those of ring's algorithms that `limit` leaves.
    fn server_limited(self, limit: impl FnOnce(&mut CryptoProvider)) -> Server {
        let mut provider = rustls::crypto::ring::default_provider();
        limit(&mut provider);
        let config = ServerConfig::builder_with_provider(provider.into());
        let config = config.with_protocol_versions(&[&TLS13]).unwrap();
        let key = self.key();
        Server::Tls(
            config
                .with_no_client_auth()
                .with_single_cert(self.chain, key)
                .unwrap()
                .into(),
        )
    }

    /// Returns a server with this list of protocols for ALPN.
    fn server_speaking(self, protocols: &[&str]) -> Server {
        let Server::Tls(config) = self.server() else {
            unreachable!()
        };
        let mut config = ServerConfig::clone(&config);
        config.alpn_protocols = protocols
            .iter()
            .map(|name| name.as_bytes().to_vec())
            .collect();
        Server::Tls(config.into())
    }
}

// Servers.

#[derive(Clone)]
enum Server {
    /// A real handshake.
    Tls(Arc<ServerConfig>),
    /// Reads the client's first record, then writes these bytes and closes.
    Bytes(Vec<u8>),
    /// Reads the client's first record, and sends nothing.
    Silent,
}

/// A server, with the records of its connections.
#[derive(Clone)]
struct Watch {
    server: Server,
    player: Player,
    raw: Arc<Mutex<Vec<u8>>>,
    tasks: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

impl Watch {
    fn new(server: Server, player: Player) -> Self {
        Self {
            server,
            player,
            raw: Arc::default(),
            tasks: Arc::default(),
        }
    }

    fn dial(&self) -> Dial {
        let watch = self.clone();
        Arc::new(move |_host, _port| {
            let (client, server) = tokio::io::duplex(64 * 1024);
            watch
                .tasks
                .lock()
                .unwrap()
                .push(tokio::spawn(watch.clone().serve(server)));
            Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
        })
    }

    async fn serve(self, mut io: DuplexStream) {
        match &self.server {
            Server::Tls(config) => {
                if let Ok(stream) = TlsAcceptor::from(Arc::clone(config)).accept(io).await {
                    self.player.serve(stream).await;
                }
            }
            Server::Bytes(bytes) => {
                let mut raw = first_record(&mut io).await;
                // The client may already be gone.
                let _ = io.write_all(bytes).await;
                let _ = io.shutdown().await;
                let _ = io.read_to_end(&mut raw).await;
                self.raw.lock().unwrap().extend(raw);
            }
            Server::Silent => {
                let mut raw = first_record(&mut io).await;
                let _ = io.read_to_end(&mut raw).await;
                self.raw.lock().unwrap().extend(raw);
            }
        }
    }

    /// Waits until all connections have ended. They end when the last core is dropped.
    async fn ended(&self) {
        let tasks = std::mem::take(&mut *self.tasks.lock().unwrap());
        assert!(!tasks.is_empty(), "nobody connected");
        for task in tasks {
            task.await.unwrap();
        }
    }

    #[track_caller]
    fn assert_saw_no_request(&self, what: &str) {
        let recorder = self.player.recorder();
        assert_eq!(
            (recorder.connections(), recorder.count()),
            (0, 0),
            "{what}: a handshake was completed"
        );
        let raw = self.raw.lock().unwrap();
        assert!(
            raw.is_empty() || raw.starts_with(&[0x16, 0x03]),
            "{what}: it began with something else"
        );
        let secrets = [
            ("token", TOKEN),
            ("code", CODE),
            ("state", STATE),
            ("path", "/api/v1/connectors/"),
        ];
        let hits = Scanner::new(&secrets).scan_bytes(&raw);
        assert!(hits.is_empty(), "{what}: {hits:?}");
    }
}

async fn first_record(io: &mut DuplexStream) -> Vec<u8> {
    let mut record = vec![0; 5];
    io.read_exact(&mut record).await.unwrap();
    let length = usize::from(u16::from_be_bytes([record[3], record[4]]));
    record.resize(5 + length, 0);
    io.read_exact(&mut record[5..]).await.unwrap();
    record
}

/// Returns a player with a success for each of the two operations.
fn good_player() -> Player {
    ScriptedServer::builder()
        .fixture("authorize/200_with_base_url.http")
        .fixture("callback/200_success.http")
        .player()
}

fn builder(watch: &Watch, host: &str) -> PipeshubCoreBuilder {
    common::builder(&format!("https://{host}/api/v1")).unversioned_dialer(watch.dial())
}

fn trusting(
    watch: &Watch,
    host: &str,
    root: &Authority,
    provider: TlsProvider,
) -> PipeshubCoreBuilder {
    builder(watch, host)
        .roots(Roots::CustomOnly)
        .ca_certificates_pem(root.pem())
        .provider(provider)
}

/// Failures that another attempt may not meet again. All others in this file are permanent.
const PASSING: [&str; 4] = [
    "unexpected end of file",
    "timed out",
    "the server ended the TLS handshake (InternalError)",
    "the server ended the TLS handshake (an alert without a name)",
];

/// Checks that both operations fail before they send anything, with a reason that contains no name.
/// A permanent failure must not be retried.
async fn assert_refused(what: &str, watch: &Watch, core: PipeshubCore, reason: &str) {
    for op in [Op::Authorize, Op::Callback] {
        let error = common::failure(&core, op, CODE).await;
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Connect, Delivery::NotSent),
            "{what}"
        );
        assert!(!error.may_have_taken_effect(), "{what}");
        assert_says(what, &error, reason);
        let is_permanent = !PASSING.contains(&reason);
        assert_eq!(
            (error.is_permanent(), error.attempts()),
            (is_permanent, if is_permanent { 1 } else { 3 }),
            "{what}: {error}"
        );
    }
    drop(core);
    watch.ended().await;
    watch.assert_saw_no_request(what);
}

#[track_caller]
fn assert_says(what: &str, error: &Error, reason: &str) {
    let text = format!("{error} {error:?}");
    assert!(text.contains(&format!(": {reason}; ")), "{what}: {error}");
    assert!(!text.contains("Canary"), "{what}: {error}");
    Scanner::new(&[("token", TOKEN), ("code", CODE), ("state", STATE)]).assert_clean(&text);
}

async fn assert_good(what: &str, watch: &Watch, core: PipeshubCore) {
    common::authorize(&core)
        .await
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    common::callback(&core, CODE)
        .await
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    drop(core);
    watch.ended().await;
    assert_eq!(
        (
            watch.player.recorder().count(),
            watch.player.recorder().code_count(CODE)
        ),
        (2, 1),
        "{what}"
    );
}

// Invalid certificates.

struct Bad {
    what: &'static str,
    host: &'static str,
    server: Server,
    reason: &'static str,
}

/// Returns servers with one defect each in the certificate or its chain. All else is valid.
fn bad_certificates(root: &Authority) -> Vec<Bad> {
    let good = || server_params(&[HOST]);
    let mut bad = Vec::new();
    let mut add = |what, host, server, reason| {
        bad.push(Bad {
            what,
            host,
            server,
            reason,
        });
    };

    let mut expired = good();
    (expired.not_before, expired.not_after) =
        (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1));
    add("expired", HOST, root.identity(&expired).server(), "Expired");

    let mut early = good();
    (early.not_before, early.not_after) = (date_time_ymd(2998, 1, 1), date_time_ymd(2999, 1, 1));
    add(
        "not yet valid",
        HOST,
        root.identity(&early).server(),
        "NotValidYet",
    );

    let other = root.identity(&server_params(&[STRANGER])).server();
    add("another name", HOST, other, "NotValidForName");

    let wildcard = root.identity(&server_params(&["*.example.test"])).server();
    add(
        "a wildcard for one level",
        "api.pipeshub.example.test",
        wildcard,
        "NotValidForName",
    );

    let mut in_subject = server_params(&[]);
    in_subject.distinguished_name.push(DnType::CommonName, HOST);
    add(
        "the name in the subject only",
        HOST,
        root.identity(&in_subject).server(),
        "NotValidForName",
    );

    let name = || root.identity(&server_params(&["localhost"])).server();
    add(
        "an IPv4 address without its SAN",
        "127.0.0.1",
        name(),
        "NotValidForName",
    );
    add(
        "an IPv6 address without its SAN",
        "[::1]",
        name(),
        "NotValidForName",
    );
    let another = root.identity(&server_params(&["127.0.0.2"])).server();
    add(
        "another IP address",
        "127.0.0.1",
        another,
        "NotValidForName",
    );

    let key = KeyPair::generate().unwrap();
    let own = good().self_signed(&key).unwrap().der().clone();
    add(
        "self-signed",
        HOST,
        Identity {
            chain: vec![own],
            key,
        }
        .server(),
        "UnknownIssuer",
    );

    let stranger = Authority::root_of(authority_params("Stranger"));
    add(
        "an unknown root",
        HOST,
        stranger.identity(&good()).server(),
        "UnknownIssuer",
    );

    let namesake = Authority::root();
    add(
        "a root of the same name",
        HOST,
        namesake.identity(&good()).through(&namesake).server(),
        "BadSignature",
    );

    let mut client = good();
    client.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    add(
        "for clients only",
        HOST,
        root.identity(&client).server(),
        "InvalidPurpose",
    );

    let mut authority = authority_params(STRANGER);
    authority.subject_alt_names = good().subject_alt_names;
    let authority = root.identity(&authority).server();
    add(
        "an authority's own certificate",
        HOST,
        authority,
        "CaUsedAsEndEntity",
    );

    let leaf = root.intermediate(good());
    let forged = leaf.identity(&good()).through(&leaf).server();
    add(
        "issued by who is no authority",
        HOST,
        forged,
        "EndEntityUsedAsCa",
    );

    let intermediate = root.intermediate(authority_params("Intermediate"));
    add(
        "without the one between",
        HOST,
        intermediate.identity(&good()).server(),
        "UnknownIssuer",
    );

    let mut expired = authority_params("Intermediate");
    (expired.not_before, expired.not_after) =
        (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1));
    let expired = root.intermediate(expired);
    let expired = expired.identity(&good()).through(&expired).server();
    add("an expired one between", HOST, expired, "Expired");

    for (what, permitted, excluded) in [
        (
            "outside the permitted names",
            vec!["elsewhere.test".to_owned()],
            vec![],
        ),
        (
            "inside the excluded names",
            vec![],
            vec!["example.test".to_owned()],
        ),
    ] {
        let tree = |names: Vec<String>| names.into_iter().map(GeneralSubtree::DnsName).collect();
        let mut constrained = authority_params("Intermediate");
        constrained.name_constraints = Some(NameConstraints {
            permitted_subtrees: tree(permitted),
            excluded_subtrees: tree(excluded),
        });
        let constrained = root.intermediate(constrained);
        let server = constrained.identity(&good()).through(&constrained).server();
        add(what, HOST, server, "NameConstraintViolation");
    }

    let mut short = authority_params("Intermediate");
    short.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let short = root.intermediate(short);
    let next = short.intermediate(authority_params("Next"));
    let long = next
        .identity(&good())
        .through(&next)
        .through(&short)
        .server();
    add(
        "a path that is too long",
        HOST,
        long,
        "PathLenConstraintViolated",
    );

    let mut critical = good();
    let mut extension =
        CustomExtension::from_oid_content(&[1, 3, 6, 1, 4, 1, 99_999, 1], vec![5, 0]);
    extension.set_criticality(true);
    critical.custom_extensions.push(extension);
    let critical = Server::presenting(root.identity(&critical));
    add(
        "a critical extension that nobody knows",
        HOST,
        critical,
        "UnsupportedCriticalExtension",
    );

    let bytes = CertificateDer::from(vec![0x30, 0x03, 0x02, 0x01, 0x00]);
    let none = Identity {
        chain: vec![bytes],
        ..root.identity(&good())
    };
    add(
        "no certificate at all",
        HOST,
        Server::presenting(none),
        "BadEncoding",
    );

    let stolen = Identity {
        key: KeyPair::generate().unwrap(),
        ..root.identity(&good())
    };
    add(
        "somebody else's certificate",
        HOST,
        Server::presenting(stolen),
        "BadSignature",
    );
    bad
}

#[derive(Debug)]
struct Presents(Arc<CertifiedKey>);

impl ResolvesServerCert for Presents {
    fn resolve(&self, _: rustls::server::ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}

impl Server {
    /// Returns a server that presents a certificate without any check of it or its key.
    fn presenting(identity: Identity) -> Self {
        let key = rustls::crypto::ring::sign::any_supported_type(&identity.key()).unwrap();
        let key = Arc::new(CertifiedKey::new(identity.chain, key));
        let config = ServerConfig::builder_with_provider(ring())
            .with_protocol_versions(BOTH)
            .unwrap();
        Self::Tls(
            config
                .with_no_client_auth()
                .with_cert_resolver(Arc::new(Presents(key)))
                .into(),
        )
    }
}

#[tokio::test(start_paused = true)]
async fn bad_certificate_fails_before_sending() {
    let root = Authority::root();
    let bad = bad_certificates(&root);
    assert!(bad.len() >= 20);
    for Bad {
        what,
        host,
        server,
        reason,
    } in bad
    {
        let reason = format!("the server's certificate is not trusted ({reason})");
        for provider in providers() {
            let watch = Watch::new(server.clone(), good_player());
            let core = trusting(&watch, host, &root, provider).build().unwrap();
            assert_refused(what, &watch, core, &reason).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn private_authority_is_not_trusted_by_default() {
    let root = Authority::root();
    for provider in providers() {
        let watch = Watch::new(
            root.identity(&server_params(&[HOST])).server(),
            good_player(),
        );
        let core = builder(&watch, HOST).provider(provider).build().unwrap();
        let reason = "the server's certificate is not trusted (UnknownIssuer)";
        assert_refused("webpki-roots alone", &watch, core, reason).await;
    }
}

/// Returns a self-signed certificate as `openssl req -x509` creates it, and an authority with this
/// certificate.
fn self_signed(is_ca: IsCa) -> (Identity, Authority) {
    let key = KeyPair::generate().unwrap();
    let mut params = params(STRANGER, &[HOST]);
    params.is_ca = is_ca;
    let der = params.self_signed(&key).unwrap().der().clone();
    let copy = KeyPair::try_from(key.serialize_der()).unwrap();
    let identity = Identity {
        chain: vec![der.clone()],
        key: copy,
    };
    (identity, Authority { params, key, der })
}

#[tokio::test(start_paused = true)]
async fn untrusted_certificate_error_names_the_remedy() {
    let untrusted = |reason: &str| format!("the server's certificate is not trusted ({reason}");
    for provider in providers() {
        let root = Authority::root();
        // A self-signed certificate that is trusted if the builder has it.
        for is_ca in [IsCa::NoCa, IsCa::ExplicitNoCa] {
            let (identity, own) = self_signed(is_ca);
            let server = identity.server();
            let watch = Watch::new(server.clone(), good_player());
            let core = trusting(&watch, HOST, &own, provider).build().unwrap();
            assert_good("self-signed and given", &watch, core).await;
            let watch = Watch::new(server, good_player());
            let core = trusting(&watch, HOST, &root, provider).build().unwrap();
            let remedy = untrusted(
                "UnknownIssuer); add its authority with ca_certificates_pem, or trust the system's \
                 with Roots::Native",
            );
            assert_refused("self-signed", &watch, core, &remedy).await;
        }
        // A self-signed certificate that is never trusted.
        let (identity, own) = self_signed(IsCa::Ca(BasicConstraints::Unconstrained));
        let server = identity.server();
        for given in [&own, &root] {
            let watch = Watch::new(server.clone(), good_player());
            let core = trusting(&watch, HOST, given, provider).build().unwrap();
            let remedy = untrusted(
                "CaUsedAsEndEntity); it is an authority's (CA:TRUE), as `openssl req -x509` \
                 makes it; issue it with CA:FALSE and add it with ca_certificates_pem",
            );
            assert_refused("self-signed with CA:TRUE", &watch, core, &remedy).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn untrusted_server_is_tried_once_by_wait_until_authenticated() {
    let (root, stranger) = (Authority::root(), Authority::root());
    let server = stranger.identity(&server_params(&[HOST])).server();
    let watch = Watch::new(server, good_player());
    let core = trusting(&watch, HOST, &root, TlsProvider::Ring)
        .build()
        .unwrap();
    let request = WaitUntilAuthenticatedRequest::new(CONNECTOR_ID, AuthenticatedBefore::No);
    let error = connector_oauth_wait_until_authenticated(&core, request)
        .await
        .unwrap_err();
    assert!(error.is_permanent() && error.attempts() == 1, "{error}");
    assert_eq!(watch.tasks.lock().unwrap().len(), 1);
}

#[test]
fn host_that_tls_cannot_name_is_refused_by_build() {
    let long = format!("{}.example", "a".repeat(64));
    let core = PipeshubCore::builder().server_url("https://good.example");
    let core = core.build().unwrap();
    for host in ["x-.example", "-x.example", "a.x-", "-.example", &long] {
        let url = format!("https://{host}/api/v1");
        let app = || ClientCredentials::new("id", "secret").token_url(&url);
        for built in [
            PipeshubCore::builder().server_url(&url).build(),
            core.with_options(RequestOptions::new().server_url(&url)),
            PipeshubCore::builder().security(app()).build(),
            core.with_options(RequestOptions::new().security(app())),
        ] {
            let error = built.expect_err(host);
            assert_eq!(error.kind(), ErrorKind::InvalidConfig);
            assert!(
                error
                    .to_string()
                    .contains("its host is not a valid TLS server name"),
                "{error}"
            );
        }
    }
    for good in [
        &*"a".repeat(63),
        "a--b.example",
        "a_b.example",
        "[::1]",
        "127.0.0.1",
        "a.example.",
    ] {
        let url = format!("https://{good}");
        PipeshubCore::builder().server_url(url).build().unwrap();
    }
}

fn record(kind: u8, version: [u8; 2], payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len()).unwrap().to_be_bytes();
    [&[kind], &version[..], &length, payload].concat()
}

/// Returns the first message of a server with a version before 1.3.
fn server_hello(version: [u8; 2], suite: [u8; 2]) -> Vec<u8> {
    let body = [&version[..], &[7; 32], &[0], &suite, &[0]].concat();
    let length = u8::try_from(body.len()).unwrap();
    record(0x16, version, &[&[2, 0, 0, length][..], &body].concat())
}

/// Returns servers with one defect each in the handshake, whatever their certificate.
fn bad_handshakes(root: &Authority) -> Vec<Bad> {
    let good = || root.identity(&server_params(&[HOST]));
    let bytes = |bytes: &[u8]| Server::Bytes(bytes.to_vec());
    let no_common = "no TLS version or cipher suite in common with the server";
    let not_tls = "the server's response is not TLS; check whether it is plain http";
    let cut = "unexpected end of file";
    let mut bad = Vec::new();
    let mut add = |what, server, reason| {
        bad.push(Bad {
            what,
            host: HOST,
            server,
            reason,
        });
    };
    add(
        "TLS 1.1",
        Server::Bytes(server_hello([3, 2], [0x00, 0x2f])),
        no_common,
    );
    add(
        "TLS 1.0",
        Server::Bytes(server_hello([3, 1], [0x00, 0x2f])),
        no_common,
    );
    add(
        "SSL 3.0",
        Server::Bytes(server_hello([3, 0], [0x00, 0x2f])),
        no_common,
    );
    let no_suite = Server::Bytes(server_hello([3, 3], [0x00, 0x05]));
    add(
        "TLS 1.2 with a suite nobody offered",
        no_suite,
        "the TLS handshake failed",
    );
    let alert = |code| Server::Bytes(record(0x15, [3, 3], &[2, code]));
    add(
        "an alert: version",
        alert(70),
        "the server ended the TLS handshake (ProtocolVersion)",
    );
    add(
        "an alert: failure",
        alert(40),
        "the server ended the TLS handshake (HandshakeFailure)",
    );
    add(
        "an alert: name",
        alert(112),
        "the server ended the TLS handshake (UnrecognisedName)",
    );
    add(
        "an alert: trouble of its own",
        alert(80),
        "the server ended the TLS handshake (InternalError)",
    );
    add(
        "an alert that has no name",
        Server::Bytes(record(0x15, [3, 3], &[2, 200])),
        "the server ended the TLS handshake (an alert without a name)",
    );
    let h2 = good().server_speaking(&["h2"]);
    add(
        "HTTP/2 alone by ALPN",
        h2,
        "the server ended the TLS handshake (NoApplicationProtocol)",
    );
    add("closed after the client's first message", bytes(b""), cut);
    let hello = server_hello([3, 3], [0xc0, 0x2b]);
    add("cut in its first message", bytes(&hello[..20]), cut);
    add("cut after its first message", bytes(&hello), cut);
    let http = b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nhttps only";
    add("plain HTTP", bytes(http), not_tls);
    add(
        "plain HTTP that begins to answer",
        bytes(&fixture("authorize/200_with_base_url.http")),
        not_tls,
    );
    add(
        "another protocol",
        bytes(b"220 mail.example.test ESMTP\r\n"),
        not_tls,
    );
    add("garbage", bytes(&[0xff; 64]), not_tls);
    add("zeros", bytes(&[0; 64]), not_tls);
    add(
        "data in place of a handshake",
        Server::Bytes(record(0x17, [3, 3], b"hello")),
        "the TLS handshake failed",
    );
    let mut huge = record(0x16, [3, 3], b"");
    huge[3..].copy_from_slice(&[0xff, 0xff]);
    huge.resize(70_000, 1);
    add("a record that is too long", Server::Bytes(huge), not_tls);
    bad
}

#[tokio::test(start_paused = true)]
async fn failed_handshake_sends_no_request() {
    let root = Authority::root();
    for Bad {
        what,
        host,
        server,
        reason,
    } in bad_handshakes(&root)
    {
        for provider in providers() {
            let watch = Watch::new(server.clone(), good_player());
            let core = trusting(&watch, host, &root, provider).build().unwrap();
            assert_refused(what, &watch, core, reason).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn silent_handshake_ends_at_the_connect_limit() {
    let root = Authority::root();
    for provider in providers() {
        let watch = Watch::new(Server::Silent, good_player());
        let core = trusting(&watch, HOST, &root, provider).connect_timeout(Duration::from_secs(2));
        assert_refused("silence", &watch, core.build().unwrap(), "timed out").await;
    }
}

/// No other test would notice a failure of the random numbers, since the server accepts zeros as
/// well.
#[tokio::test(start_paused = true)]
async fn handshakes_start_with_fresh_random_bytes() {
    let root = Authority::root();
    for provider in providers() {
        let watch = Watch::new(Server::Silent, good_player());
        let core = trusting(&watch, HOST, &root, provider).build().unwrap();
        common::failure(&core, Op::Callback, CODE).await;
        drop(core);
        watch.ended().await;
        let raw = watch.raw.lock().unwrap();
        let (mut rest, mut seen) = (&raw[..], vec![[0; 32].to_vec()]);
        while let [0x16, _, _, high, low, ..] = *rest {
            // The random bytes follow the head of the record, the head of the handshake and the
            // version (RFC 8446, section 4.1.2).
            seen.push(rest[11..43].to_vec());
            rest = &rest[5 + usize::from(u16::from_be_bytes([high, low]))..];
        }
        let attempts = seen.len() - 1;
        seen.sort_unstable();
        seen.dedup();
        assert_eq!((attempts, seen.len()), (3, 4), "{provider:?}");
    }
}

// A response that ends with the connection.

#[tokio::test(start_paused = true)]
async fn body_without_length_needs_a_close_notify() {
    let root = Authority::root();
    let stored = String::from_utf8(fixture("callback/200_success.http")).unwrap();
    let (_, body) = stored.split_once("\r\n\r\n").unwrap();
    // The body is complete. But an attacker who can cut the connection could have cut it anywhere.
    let reply = Bytes::from(format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{body}"
    ));
    for (end, whole) in [(Step::Close, true), (Step::Reset, false)] {
        for versions in [&[&TLS12][..], &[&TLS13]] {
            for provider in providers() {
                let steps = vec![Step::ReadHead, Step::Write(reply.clone()), end.clone()];
                let player = ScriptedServer::builder().steps(steps).player();
                let server = root.identity(&server_params(&[HOST])).server_of(versions);
                let watch = Watch::new(server, player);
                let core = trusting(&watch, HOST, &root, provider).build().unwrap();
                let result = common::callback(&core, CODE).await;
                drop(core);
                watch.ended().await;
                assert_eq!(watch.player.recorder().code_count(CODE), 1);
                if whole {
                    result.unwrap();
                } else {
                    let error = result.map(drop).unwrap_err();
                    assert_eq!(
                        (error.kind(), error.delivery()),
                        (ErrorKind::ConnectionLost, Delivery::Unknown),
                        "{error}"
                    );
                }
            }
        }
    }
}

// Valid servers.

#[tokio::test(start_paused = true)]
async fn valid_servers_are_accepted() {
    let root = Authority::root();
    let intermediate = root.intermediate(authority_params("Intermediate"));
    let mut constrained = authority_params("Constrained");
    let tree = |name: &str| vec![GeneralSubtree::DnsName(name.to_owned())];
    constrained.name_constraints = Some(NameConstraints {
        permitted_subtrees: tree("example.test"),
        excluded_subtrees: tree("elsewhere.test"),
    });
    let constrained = root.intermediate(constrained);
    let named = |sans: &[&str]| root.identity(&server_params(sans));
    let through = |authority: &Authority| {
        authority
            .identity(&server_params(&[HOST]))
            .through(authority)
    };
    for (what, host, server) in [
        ("an authority of one's own", HOST, named(&[HOST]).server()),
        (
            "upper case",
            "PipesHub.Example.TEST",
            named(&[HOST]).server(),
        ),
        ("a wildcard", HOST, named(&["*.example.test"]).server()),
        (
            "an international name",
            "xn--bcher-kva.example.test",
            named(&["xn--bcher-kva.example.test"]).server(),
        ),
        ("an IPv4 SAN", "127.0.0.1", named(&["127.0.0.1"]).server()),
        ("an IPv6 SAN", "[::1]:8443", named(&["::1"]).server()),
        ("one between", HOST, through(&intermediate).server()),
        (
            "name constraints that are kept",
            HOST,
            through(&constrained).server(),
        ),
        ("TLS 1.2 only", HOST, named(&[HOST]).server_of(&[&TLS12])),
        ("TLS 1.3 only", HOST, named(&[HOST]).server_of(&[&TLS13])),
        (
            "ALPN with HTTP/1.1",
            HOST,
            named(&[HOST]).server_speaking(&["h2", "http/1.1"]),
        ),
    ] {
        for provider in providers() {
            let watch = Watch::new(server.clone(), good_player());
            let core = trusting(&watch, host, &root, provider).build().unwrap();
            assert_good(what, &watch, core).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn server_with_one_cipher_or_group_is_reached() {
    let root = Authority::root();
    let good = || root.identity(&server_params(&[HOST]));
    let mut servers = Vec::new();
    for suite in [
        CipherSuite::TLS13_AES_128_GCM_SHA256,
        CipherSuite::TLS13_AES_256_GCM_SHA384,
    ] {
        servers.push(
            good().server_limited(|ring| ring.cipher_suites.retain(|one| one.suite() == suite)),
        );
    }
    for group in [
        NamedGroup::X25519,
        NamedGroup::secp256r1,
        NamedGroup::secp384r1,
    ] {
        servers
            .push(good().server_limited(|ring| ring.kx_groups.retain(|one| one.name() == group)));
    }
    for key in [&PKCS_ECDSA_P256_SHA256, &PKCS_ECDSA_P384_SHA384] {
        let root = Authority::root_of(authority_params("Root-Canary"));
        let key = KeyPair::generate_for(key).unwrap();
        let chain = vec![root.sign(&server_params(&[HOST]), &key)];
        let watch = Watch::new(Identity { chain, key }.server_of(&[&TLS13]), good_player());
        let core = trusting(&watch, HOST, &root, TlsProvider::RingCompact)
            .build()
            .unwrap();
        assert_good("a certificate's curve", &watch, core).await;
    }
    for server in servers {
        for provider in providers() {
            let watch = Watch::new(server.clone(), good_player());
            let core = trusting(&watch, HOST, &root, provider).build().unwrap();
            assert_good("one algorithm", &watch, core).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn algorithms_missing_from_ring_compact_are_reported() {
    let root = Authority::root();
    let chacha = CipherSuite::TLS13_CHACHA20_POLY1305_SHA256;
    let chacha = root
        .identity(&server_params(&[HOST]))
        .server_limited(|ring| ring.cipher_suites.retain(|one| one.suite() == chacha));
    let ed25519 = || KeyPair::generate_for(&PKCS_ED25519).unwrap();
    let key = ed25519();
    let chain = vec![root.sign(&server_params(&[HOST]), &key)];
    let leaf = Identity { chain, key }.server();
    let (params, key) = (authority_params("Root-Canary"), ed25519());
    let der = params.self_signed(&key).unwrap().der().clone();
    let signing = Authority { params, key, der };
    let signed = signing.identity(&server_params(&[HOST])).server();
    let ended = "the server ended the TLS handshake (HandshakeFailure)";
    let unknown = "the server's certificate is not trusted (UnsupportedSignatureAlgorithm)";
    for (what, server, root, reason) in [
        ("ChaCha20-Poly1305 alone", chacha, &root, ended),
        ("a certificate with an Ed25519 key", leaf, &root, ended),
        (
            "an authority with an Ed25519 key",
            signed,
            &signing,
            unknown,
        ),
    ] {
        let watch = Watch::new(server.clone(), good_player());
        let core = trusting(&watch, HOST, root, TlsProvider::RingCompact)
            .build()
            .unwrap();
        assert_refused(what, &watch, core, reason).await;
        let watch = Watch::new(server, good_player());
        assert_good(
            what,
            &watch,
            trusting(&watch, HOST, root, TlsProvider::Ring)
                .build()
                .unwrap(),
        )
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn given_authority_is_added_to_the_roots() {
    let (root, other) = (
        Authority::root(),
        Authority::root_of(authority_params("Other")),
    );
    for provider in providers() {
        let server = || root.identity(&server_params(&[HOST])).server();
        let watch = Watch::new(server(), good_player());
        let core = builder(&watch, HOST)
            .provider(provider)
            .ca_certificates_pem(root.pem());
        assert_good("beside webpki-roots", &watch, core.build().unwrap()).await;
        let watch = Watch::new(server(), good_player());
        let core = trusting(&watch, HOST, &other, provider).ca_certificates_pem(root.pem());
        assert_good("beside another", &watch, core.build().unwrap()).await;
        let watch = Watch::new(server(), good_player());
        let core = builder(&watch, HOST)
            .provider(provider)
            .roots(Roots::CustomOnly);
        let core = core.ca_certificates_pem(format!("{}\n{}", other.pem(), root.pem()));
        assert_good("in one file", &watch, core.build().unwrap()).await;
    }
}

/// Tests the forms in which files and editors append a certificate to another one.
#[tokio::test(start_paused = true)]
async fn every_certificate_of_a_bundle_is_trusted() {
    let (root, other) = (
        Authority::root(),
        Authority::root_of(authority_params("Other")),
    );
    let pem = root.pem();
    for (what, second) in [
        ("a byte order mark", format!("\u{feff}{pem}")),
        (
            "an indent",
            pem.replace('\n', "\n    ")
                .replacen("-----BEGIN", "    -----BEGIN", 1),
        ),
        (
            "an old label",
            pem.replace("CERTIFICATE", "X509 CERTIFICATE"),
        ),
        ("line ends of Windows", pem.replace('\n', "\r\n")),
        ("no line end", pem.trim_end().to_owned()),
    ] {
        for first in [other.pem(), other.pem().trim_end().to_owned()] {
            let watch = Watch::new(
                root.identity(&server_params(&[HOST])).server(),
                good_player(),
            );
            let core = builder(&watch, HOST)
                .roots(Roots::CustomOnly)
                .ca_certificates_pem(format!("{first}{second}"));
            assert_good(what, &watch, core.build().unwrap()).await;
        }
    }
    for label in [
        "TRUSTED CERTIFICATE",
        "CERTIFICATE REQUEST",
        "PKCS7",
        "certificate",
    ] {
        let second = pem.replace("CERTIFICATE", label);
        let error = PipeshubCore::builder()
            .ca_certificates_pem(format!("{}{second}", other.pem()))
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfig);
        assert!(
            error
                .to_string()
                .contains("ca_certificates_pem: block 2 is"),
            "{error}"
        );
    }
}

// Client certificates.

fn client_config(root: &Authority, identity: Option<&Identity>) -> ClientConfig {
    let config = ClientConfig::builder_with_provider(ring())
        .with_protocol_versions(BOTH)
        .unwrap();
    let config = config.with_root_certificates(root.store());
    match identity {
        Some(identity) => config
            .with_client_auth_cert(identity.chain.clone(), identity.key())
            .unwrap(),
        None => config.with_no_client_auth(),
    }
}

/// Returns a server that accepts only clients with a certificate of `clients`.
fn requiring(
    clients: &Authority,
    identity: Identity,
    version: &'static SupportedProtocolVersion,
) -> Server {
    let verifier = WebPkiClientVerifier::builder_with_provider(clients.store(), ring())
        .build()
        .unwrap();
    let config = ServerConfig::builder_with_provider(ring())
        .with_protocol_versions(&[version])
        .unwrap();
    let key = identity.key();
    Server::Tls(
        config
            .with_client_cert_verifier(verifier)
            .with_single_cert(identity.chain, key)
            .unwrap()
            .into(),
    )
}

#[tokio::test(start_paused = true)]
async fn custom_tls_config_sends_a_client_certificate() {
    let (root, clients) = (
        Authority::root(),
        Authority::root_of(authority_params("Clients")),
    );
    let mut client = params("client", &[]);
    client.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let client = clients.identity(&client);
    for version in [&TLS12, &TLS13] {
        let server = requiring(&clients, root.identity(&server_params(&[HOST])), version);
        let watch = Watch::new(server, good_player());
        let core =
            builder(&watch, HOST).unversioned_rustls_config(client_config(&root, Some(&client)));
        assert_good("a client certificate", &watch, core.build().unwrap()).await;
    }
}

#[tokio::test(start_paused = true)]
async fn missing_client_certificate_is_an_error() {
    let (root, clients) = (
        Authority::root(),
        Authority::root_of(authority_params("Clients")),
    );
    let server = |version| requiring(&clients, root.identity(&server_params(&[HOST])), version);

    let watch = Watch::new(server(&TLS12), good_player());
    let core = builder(&watch, HOST)
        .unversioned_rustls_config(client_config(&root, None))
        .build()
        .unwrap();
    let reason = "the server ended the TLS handshake (CertificateRequired)";
    assert_refused("TLS 1.2", &watch, core, reason).await;

    // With TLS 1.3, a client finishes its handshake before the server checks its certificate. The
    // request may or may not be sent by then. The error must report which, and the code must not be
    // sent twice.
    let watch = Watch::new(server(&TLS13), good_player());
    let core = builder(&watch, HOST)
        .unversioned_rustls_config(client_config(&root, None))
        .build()
        .unwrap();
    let error = common::failure(&core, Op::Callback, CODE).await;
    match error.kind() {
        ErrorKind::Connect => assert_eq!(error.delivery(), Delivery::NotSent, "{error}"),
        ErrorKind::ConnectionLost => {
            assert_eq!(
                (error.delivery(), error.attempts()),
                (Delivery::Unknown, 1),
                "{error}"
            );
        }
        other => panic!("{other:?}: {error}"),
    }
    drop(core);
    watch.ended().await;
    watch.assert_saw_no_request("TLS 1.3");
}

#[test]
fn tls_config_offering_http2_is_rejected() {
    let mut config = client_config(&Authority::root(), None);
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let error = PipeshubCore::builder()
        .unversioned_rustls_config(config)
        .build()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidConfig);
    assert!(error.to_string().contains("ALPN"), "{error}");
    let mut config = client_config(&Authority::root(), None);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    PipeshubCore::builder()
        .unversioned_rustls_config(config)
        .build()
        .unwrap();
}

// Forms.

/// The behaviour of a server after its early response.
#[derive(Clone, Copy, Debug)]
enum After {
    /// It sends `close_notify` and closes the socket with unread bytes, which resets it.
    Closes,
    /// It closes the socket without `close_notify`.
    Breaks,
    /// It keeps the connection and reads no more.
    Stalls,
    /// It reads the rest.
    Reads,
}

/// Accepts one connection, reads `read` bytes of the request and responds.
async fn respond_early(
    listener: TcpListener,
    config: Arc<ServerConfig>,
    after: After,
    read: usize,
    status: u16,
) -> Option<tokio_rustls::server::TlsStream<TcpStream>> {
    let (socket, _) = listener.accept().await.unwrap();
    // Otherwise, the system keeps the response until the session tickets are acknowledged, and
    // discards it when the socket is closed.
    socket.set_nodelay(true).unwrap();
    let mut stream = TlsAcceptor::from(config).accept(socket).await.unwrap();
    stream.read_exact(&mut vec![0; 256 + read]).await.unwrap();
    let body = r#"{"error":{"code":"EARLY","message":"m"}}"#;
    let length = body.len();
    let head = format!("HTTP/1.1 {status} Early\r\ncontent-length: {length}\r\n\r\n{body}");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.flush().await.unwrap();
    match after {
        After::Closes => {
            // The client may have filled the socket, so nothing is awaited.
            let _ = tokio::time::timeout(Duration::from_millis(1), stream.shutdown()).await;
            None
        }
        After::Breaks => None,
        After::Stalls => Some(stream),
        After::Reads => {
            let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
            None
        }
    }
}

#[tokio::test]
async fn early_response_over_tls_while_sending_is_the_error_of_the_call() {
    static UPLOAD: Operation = Operation::post("upload", "/upload");
    let root = Authority::root();
    let mut servers = Vec::new();
    for version in BOTH {
        let identity = root.identity(&server_params(&["127.0.0.1"]));
        let Server::Tls(config) = identity.server_of(&[version]) else {
            unreachable!()
        };
        servers.push(config);
    }
    let places = [0, 1, 17_000, 70_000, 300_000, 3_000_000];
    for (at, place) in places.into_iter().enumerate() {
        for after in [After::Closes, After::Breaks, After::Stalls, After::Reads] {
            for (status, config) in [400, 401, 413]
                .into_iter()
                .zip(servers.iter().cycle().skip(at))
            {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                let url = format!("https://{}", listener.local_addr().unwrap());
                let server = respond_early(listener, Arc::clone(config), after, place, status);
                let server = tokio::spawn(server);
                let core = common::builder(&url)
                    .roots(Roots::CustomOnly)
                    .ca_certificates_pem(root.pem())
                    .timeout(Duration::from_secs(20))
                    .build()
                    .unwrap();
                let part = Part::bytes(vec![b'x'; 16 << 20]).file_name("a.txt");
                let reader = Part::reader(tokio::io::repeat(b'x').take(2 << 20));
                let form = Form::new().part("files", reader).part("files", part);
                let call = core.execute(Call::new(&UPLOAD).form(form));
                let error = call.await.unwrap_err();
                let case = format!("{after:?} {place} {error:?}");
                assert_eq!(error.kind(), ErrorKind::Status, "{case}");
                assert_eq!(error.status().unwrap().as_u16(), status, "{case}");
                assert_eq!(
                    (error.code(), error.attempts()),
                    (Some("EARLY"), 1),
                    "{case}"
                );
                drop(core);
                drop(server.await.unwrap());
            }
        }
    }
}

/// A reader that waits in place until the server has responded and closed the connection.
struct Blocking {
    begin: Option<oneshot::Sender<()>>,
    is_closed: mpsc::Receiver<()>,
}

impl AsyncRead for Blocking {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if let Some(begin) = self.begin.take() {
            begin.send(()).unwrap();
            self.is_closed.recv().unwrap();
        }
        buffer.put_slice(&vec![b'x'; buffer.remaining()]);
        Poll::Ready(Ok(()))
    }
}

// The client blocks its thread, so the server needs another one.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn early_response_over_tls_before_a_write_that_fails_is_the_error_of_the_call() {
    static UPLOAD: Operation = Operation::post("upload", "/upload");
    let root = Authority::root();
    for version in BOTH {
        for status in [400, 401, 413] {
            let identity = root.identity(&server_params(&["127.0.0.1"]));
            let Server::Tls(config) = identity.server_of(&[version]) else {
                unreachable!()
            };
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("https://{}", listener.local_addr().unwrap());
            let (begin, begins) = oneshot::channel();
            let (closes, is_closed) = mpsc::channel();
            let server = tokio::spawn(async move {
                let (socket, _) = listener.accept().await.unwrap();
                socket.set_nodelay(true).unwrap();
                let acceptor = TlsAcceptor::from(config);
                let mut stream = acceptor.accept(socket).await.unwrap();
                begins.await.unwrap();
                let body = r#"{"error":{"code":"EARLY","message":"m"}}"#;
                let length = body.len();
                let head = format!("HTTP/1.1 {status} Early\r\ncontent-length: {length}\r\n\r\n");
                stream.write_all((head + body).as_bytes()).await.unwrap();
                stream.flush().await.unwrap();
                // The unread bytes make the system reset the connection.
                drop(stream);
                closes.send(()).unwrap();
            });
            let core = common::builder(&url)
                .roots(Roots::CustomOnly)
                .ca_certificates_pem(root.pem())
                .build()
                .unwrap();
            // The first part is sent before the reader blocks.
            let first = Part::bytes(vec![b'x'; 200_000]);
            let begin = Some(begin);
            let reader = Part::reader(Blocking { begin, is_closed });
            let form = Form::new().part("files", first).part("files", reader);
            let call = core.execute(Call::new(&UPLOAD).form(form));
            let error = call.await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Status, "{error:?}");
            let status_of_error = error.status().unwrap().as_u16();
            assert_eq!((status_of_error, error.code()), (status, Some("EARLY")));
            server.await.unwrap();
        }
    }
}

//! The choice of TLS provider and roots, run with every set of features.
#![cfg(feature = "hyper")]

use pipeshub_core::{ErrorKind, PipeshubCore, PipeshubCoreBuilder, Roots, TlsProvider};

const HTTPS: &str = "https://pipeshub.example.com/api/v1";
const LOOPBACK: &str = "http://127.0.0.1:3000/api/v1";

const PROVIDERS: [(TlsProvider, bool); 3] = [
    (TlsProvider::Ring, cfg!(feature = "ring")),
    (TlsProvider::RingCompact, cfg!(feature = "ring-compact")),
    (TlsProvider::AwsLcRs, cfg!(feature = "aws-lc-rs")),
];

const ROOTS: [(Roots, &str, bool); 3] = [
    (
        Roots::Webpki,
        "webpki-roots",
        cfg!(feature = "webpki-roots"),
    ),
    (
        Roots::Native,
        "native-roots",
        cfg!(feature = "native-roots"),
    ),
    (
        Roots::Platform,
        "platform-verifier",
        cfg!(feature = "platform-verifier"),
    ),
];

fn built(builder: PipeshubCoreBuilder) -> Result<(), String> {
    builder.build().map(drop).map_err(|error| {
        assert_eq!(error.kind(), ErrorKind::InvalidConfig);
        error.to_string()
    })
}

#[test]
fn tls_choices_work_or_name_the_missing_feature() {
    for (provider, has_provider) in PROVIDERS {
        for (roots, feature, has_roots) in ROOTS {
            let builder = || PipeshubCore::builder().provider(provider).roots(roots);
            let result = built(builder().server_url(HTTPS));
            // A machine without certificates gets an error.
            let bare = roots == Roots::Native
                && result
                    .as_ref()
                    .is_err_and(|error| error.contains("the system has no"));
            assert!(
                bare || result.is_ok() == (has_provider && has_roots),
                "{provider:?} {roots:?}: {result:?}"
            );
            if let (Err(error), false) = (result, bare) {
                assert!(
                    error.contains("it needs") || error.contains("provider(TlsProvider"),
                    "{error}"
                );
                let names = error.contains(&format!(
                    "the feature {feature} for roots(Roots::{roots:?})"
                ));
                assert!(names || !has_provider || has_roots, "{error}");
                // A server without https needs no TLS.
                built(builder().server_url(LOOPBACK)).unwrap();
            }
        }
    }
}

#[test]
fn unselected_provider_is_not_used() {
    if cfg!(feature = "_tls") && !cfg!(feature = "ring") {
        let error = built(PipeshubCore::builder().server_url(HTTPS)).unwrap_err();
        assert!(
            error.contains("feature ring") && error.contains("provider(TlsProvider::RingCompact)"),
            "{error}"
        );
    }
}

#[test]
fn without_tls_features_https_is_rejected() {
    if !cfg!(feature = "_tls") {
        let error = built(PipeshubCore::builder().server_url(HTTPS)).unwrap_err();
        assert!(
            error.contains("ring") && error.contains("webpki-roots"),
            "{error}"
        );
        let core = PipeshubCore::builder()
            .server_url(LOOPBACK)
            .build()
            .unwrap();
        assert!(
            core.with_options(pipeshub_core::RequestOptions::new().server_url(HTTPS))
                .is_err()
        );
    }
}

#[test]
fn given_certificates_are_parsed_or_rejected() {
    let own = |pem: &str| {
        PipeshubCore::builder()
            .server_url(HTTPS)
            .roots(Roots::CustomOnly)
            .ca_certificates_pem(pem)
    };
    if let Some((provider, _)) = PROVIDERS.into_iter().find(|(_, has)| *has) {
        for bad in [
            "",
            "no certificate",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ] {
            let error = built(own(bad).provider(provider)).unwrap_err();
            assert!(error.contains("ca_certificates_pem"), "{error}");
        }
    }
    if cfg!(feature = "ring") {
        let none = built(
            PipeshubCore::builder()
                .server_url(HTTPS)
                .roots(Roots::CustomOnly),
        )
        .unwrap_err();
        assert!(none.contains("without ca_certificates_pem"), "{none}");
    }
}

/// With both in one tree, clients that use the process-wide provider panic.
#[test]
#[cfg(all(feature = "ring", feature = "aws-lc-rs", feature = "webpki-roots"))]
fn two_providers_can_coexist() {
    for provider in [TlsProvider::Ring, TlsProvider::AwsLcRs] {
        built(PipeshubCore::builder().server_url(HTTPS).provider(provider)).unwrap();
    }
    built(PipeshubCore::builder().server_url(HTTPS)).unwrap();
}

/// The certificate of an authority that signed nothing.
#[cfg(all(feature = "ring", feature = "native-roots"))]
const NOBODY: &str = "\
-----BEGIN CERTIFICATE-----\n\
MIIBejCCAR+gAwIBAgIUQK28yMo04dvuIe05EtCaytICwDowCgYIKoZIzj0EAwIw\n\
ETEPMA0GA1UEAwwGTm9ib2R5MCAXDTI2MTEyNTA3MDQzN1oYDzIxMjYxMTAxMDcw\n\
NDM3WjARMQ8wDQYDVQQDDAZOb2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC\n\
AATJfpVyRDGUmXuDdC+XNIfsFiYc8i8Qmj9KRHyn0W/UqaowU7BohdDcVVq0Brnq\n\
71U7D2kRJzT7c9VwbXA9Sah2o1MwUTAdBgNVHQ4EFgQUo7RrPzwe2pvcTkHiYCN/\n\
CEum4UkwHwYDVR0jBBgwFoAUo7RrPzwe2pvcTkHiYCN/CEum4UkwDwYDVR0TAQH/\n\
BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAqc468KCL38zDlBhh6NSGWwANOxnj\n\
lsIOQbZcmhrx45ECIQDiwUUNc6WI3lmQxCOhqmxP8iRAsuwIsnudmjNFuwZasw==\n\
-----END CERTIFICATE-----\n\
";

/// Runs itself in a process for each case. The environment, which belongs to the whole process,
/// names the system's certificates.
#[test]
#[cfg(all(feature = "ring", feature = "native-roots"))]
fn system_or_given_roots_are_sufficient() {
    use std::{env, fs, process::Command};

    const GIVEN: &str = "PIPESHUB_TESTS_GIVEN_ROOTS";
    if let Some(given) = env::var_os(GIVEN) {
        let builder = PipeshubCore::builder()
            .server_url(HTTPS)
            .roots(Roots::Native);
        let builder = if given.is_empty() {
            builder
        } else {
            builder.ca_certificates_pem(NOBODY)
        };
        println!("\nbuilt: {:?}", built(builder));
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = folder.path().join("roots.pem");
    for (system, given, expected) in [
        (NOBODY, "", "Ok(())"),
        (NOBODY, NOBODY, "Ok(())"),
        ("", NOBODY, "Ok(())"),
        ("", "", "the system has no usable root certificates"),
    ] {
        fs::write(&file, system).unwrap();
        let mut process = Command::new(env::current_exe().unwrap());
        process.args([
            "--exact",
            "system_or_given_roots_are_sufficient",
            "--nocapture",
        ]);
        process
            .env_remove("SSL_CERT_DIR")
            .env("SSL_CERT_FILE", &file)
            .env(GIVEN, given);
        let output = String::from_utf8(process.output().unwrap().stdout).unwrap();
        let line = output
            .lines()
            .find_map(|line| line.strip_prefix("built: "))
            .unwrap();
        assert!(
            line.contains(expected),
            "{} of the system, {} given: {line}",
            system.len(),
            given.len()
        );
    }
}

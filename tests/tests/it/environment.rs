//! Settings from the environment. Each test starts a process of its own, since all tests of a
//! process share one environment.

use std::env;
use std::ffi::OsStr;
use std::process::Command;
use std::sync::{Arc, Mutex};

use pipeshub_core::{
    Body, ClientCredentials, Error, ErrorKind, PipeshubCore, RequestOptions, Security, http,
    transport_fn,
};

use crate::common;

/// The variable that makes a process build a core and print the result. Its value lists the setters
/// to call before and after `env`.
const SWITCH: &str = "PIPESHUB_TESTS_FROM_ENV";
const URL: &str = "PIPESHUB_SERVER_URL";
const TOKEN: &str = "PIPESHUB_BEARER_AUTH";
const ID: &str = "PIPESHUB_CLIENT_ID";
const SECRET: &str = "PIPESHUB_CLIENT_SECRET";
const TOKEN_URL: &str = "PIPESHUB_TOKEN_URL";
const ALL: [&str; 5] = [URL, TOKEN, ID, SECRET, TOKEN_URL];

/// Runs in the child process. It does nothing in the process of the tests.
#[test]
fn child_process_builds_a_core() {
    let Ok(setters) = env::var(SWITCH) else {
        return;
    };
    let built = match &*setters {
        "" => PipeshubCore::from_env(),
        setters => built_with(setters),
    };
    let text = match &built {
        Ok(core) => format!("{core:?}"),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::InvalidConfig);
            assert!(!error.may_have_taken_effect());
            error.to_string()
        }
    };
    println!(
        "\n{}{text}",
        if built.is_ok() { "core: " } else { "error: " }
    );
}

fn built_with(setters: &str) -> Result<PipeshubCore, Error> {
    const URL: &str = "https://explicit.example/api/v1";
    let mut builder = PipeshubCore::builder();
    for setter in setters.split(' ') {
        let options = RequestOptions::new();
        builder = match setter {
            "env" => builder.env()?,
            "server_url" => builder.server_url(URL),
            "bearer_auth" => builder.bearer_auth("explicit"),
            "no_security" => builder.security(Security::none()),
            "app" => builder.security(ClientCredentials::new("id", "secret")),
            "url_option" => builder.options(options.server_url(URL)),
            "security_option" => builder.options(options.security(Security::bearer("explicit"))),
            "other_option" => builder.options(options.header("x-tenant", "acme")),
            other => panic!("no setter {other}"),
        };
    }
    builder.build()
}

/// Returns the result of `from_env` in a process with only these variables.
fn from_env(variables: &[(&str, &OsStr)]) -> Result<String, String> {
    with_setters("", variables)
}

fn with_setters(setters: &str, variables: &[(&str, &OsStr)]) -> Result<String, String> {
    let mut process = Command::new(env::current_exe().unwrap());
    process
        .args([
            "--exact",
            "environment::child_process_builds_a_core",
            "--nocapture",
        ])
        .env(SWITCH, setters);
    for name in ALL {
        process.env_remove(name);
    }
    process.envs(variables.iter().copied());
    let output = process.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let line_after = |start: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(start))
            .map(str::to_owned)
    };
    match (line_after("core: "), line_after("error: ")) {
        (Some(core), None) => Ok(core),
        (None, Some(error)) => Err(error),
        _ => panic!("neither a core nor an error: {text}"),
    }
}

fn from_variables(variables: &[(&str, &str)]) -> Result<String, String> {
    let variables: Vec<_> = variables
        .iter()
        .map(|(name, value)| (*name, OsStr::new(*value)))
        .collect();
    from_env(&variables)
}

/// Checks that the error is one line that names the variable and does not repeat its value.
#[track_caller]
fn assert_refused(variables: &[(&str, &str)], name: &str) -> String {
    let error = from_variables(variables).unwrap_err();
    assert!(
        error.starts_with("invalid configuration: ") && error.contains(name),
        "{error}"
    );
    for (_, value) in variables {
        // Shorter pieces occur by chance.
        let shows = value.len() >= 8 && error.contains(value.trim());
        assert!(!shows && !error.contains("CANARY"), "{error}");
    }
    error
}

#[test]
fn no_variables_mean_hosted_server_without_credentials() {
    let core = from_variables(&[]).unwrap();
    assert!(core.contains("https://app.pipeshub.com/api/v1"), "{core}");
}

#[test]
fn server_url_variable_is_used() {
    for (url, shown) in [
        (
            "https://pipeshub.example.com/api/v1",
            "https://pipeshub.example.com/api/v1",
        ),
        (
            "https://pipeshub.example.com:8443/hub/api/v1/",
            "https://pipeshub.example.com:8443/hub/api/v1",
        ),
        (
            "http://127.0.0.1:3000/api/v1",
            "http://127.0.0.1:3000/api/v1",
        ),
    ] {
        let core = from_variables(&[(URL, url)]).unwrap();
        assert!(core.contains(&format!("server_url: {shown},")), "{core}");
    }
}

#[test]
fn invalid_server_url_error_names_only_the_variable() {
    for url in [
        "pipeshub.CANARY.example",
        "ftp://CANARY.example/api",
        "https://user:CANARYpassword@pipeshub.example.com/api/v1",
        "https://CANARY.example/api?key=CANARY",
        "https://CANARY.example/api/../v1",
        "https://CANARY.example:99999/",
        " https://CANARY.example/",
        "https://CANARY.example/\n",
    ] {
        assert_refused(&[(URL, url), (TOKEN, "phpat_CANARYtoken")], URL);
    }
}

#[test]
fn plain_http_to_another_host_is_rejected() {
    let error = from_variables(&[(URL, "http://pipeshub.example.com/api/v1")]).unwrap_err();
    assert!(
        error.contains("https") && error.contains("danger_allow_insecure_http"),
        "{error}"
    );
}

#[test]
fn token_variable_is_used_and_not_shown() {
    for token in ["phpat_CANARY.token-1", "Bearer phpat_CANARY.token-1"] {
        let core = from_variables(&[(TOKEN, token)]).unwrap();
        assert!(!core.contains("CANARY"), "{core}");
        // The bearer token takes precedence over the variables for client credentials.
        from_variables(&[(TOKEN, token), (ID, "id"), (SECRET, "")]).unwrap();
    }
}

#[test]
fn explicit_setting_after_env_leaves_variable_unread() {
    let broken_urls = ["", "CANARY", "https://u:CANARY@h/", "http://CANARY.example"];
    let broken_tokens = ["", "phpat_CANARY\n", "\"CANARY\"", "Bearer "];
    for (setters, name, values) in [
        ("env server_url", URL, &broken_urls),
        ("env url_option", URL, &broken_urls),
        ("env other_option server_url bearer_auth", URL, &broken_urls),
        ("env bearer_auth", TOKEN, &broken_tokens),
        ("env no_security", TOKEN, &broken_tokens),
        ("env app", TOKEN, &broken_tokens),
        ("env security_option", TOKEN, &broken_tokens),
        ("env bearer_auth", ID, &["", "\t", "\"CANARY\"", "CANARY\n"]),
        ("env bearer_auth", SECRET, &["", "\t", "\"CANARY\"", "x\n"]),
        ("env app", TOKEN_URL, &broken_urls),
    ] {
        for value in values {
            let variables = [(name, OsStr::new(value))];
            let core = with_setters(setters, &variables).unwrap();
            assert_eq!(
                core.contains("https://explicit.example/api/v1"),
                setters.contains("url"),
                "{core}"
            );
            assert!(!core.contains("CANARY"), "{core}");
        }
    }
}

#[test]
#[cfg(unix)]
fn non_unicode_variable_is_unread_after_explicit_settings() {
    use std::os::unix::ffi::OsStrExt;

    let value = OsStr::from_bytes(b"CANARY\xff");
    let variables = ALL.map(|name| (name, value));
    with_setters("env server_url bearer_auth", &variables).unwrap();
}

#[test]
fn variable_that_is_used_is_still_checked() {
    for (setters, name) in [
        ("env server_url", TOKEN),
        ("env url_option", TOKEN),
        ("env other_option", TOKEN),
        ("env other_option", URL),
        ("env bearer_auth", URL),
        ("env app", URL),
        // The last call applies.
        ("server_url env", URL),
        ("bearer_auth env", TOKEN),
        ("env bearer_auth env", TOKEN),
    ] {
        for value in ["", "CANARY of old"] {
            let error = with_setters(setters, &[(name, OsStr::new(value))]).unwrap_err();
            assert!(error.contains(name), "{setters}: {error}");
            assert!(!error.contains("CANARY"), "{error}");
        }
    }
    // An unset variable replaces nothing.
    let core = with_setters("server_url bearer_auth env", &[]).unwrap();
    assert!(core.contains("https://explicit.example/api/v1"), "{core}");
}

#[test]
fn invalid_client_id_or_secret_error_names_only_the_variable() {
    for odd in [
        "CANARY-text\n",
        "CANARY-text\r\n",
        "\tCANARY-text",
        "CANARY\u{b}text",
        "CANARY-text ",
        "\"CANARY-text\"",
        "'CANARY-text'",
        "\u{201c}CANARY-text\u{201d}",
        "\u{feff}CANARY-text",
    ] {
        for (id, secret, named) in [(odd, "CANARY-good", ID), ("CANARY-good", odd, SECRET)] {
            assert_refused(&[(ID, id), (SECRET, secret)], named);
        }
    }
}

#[test]
fn invalid_token_error_names_only_the_variable() {
    for token in [
        "phpat_CANARY\n",
        "phpat CANARY",
        "\"phpat_CANARY\"",
        "Bearer ",
        "bearer phpat_CANARY",
        "phpat_CANARYé",
    ] {
        assert_refused(&[(TOKEN, token)], TOKEN);
    }
}

#[test]
fn empty_variable_is_an_error() {
    for name in [URL, TOKEN] {
        let error = assert_refused(&[(name, "")], name);
        assert!(error.contains("empty"), "{error}");
    }
}

#[test]
fn client_credential_variables_are_used_and_not_shown() {
    let app = [(ID, "CANARY-id"), (SECRET, "CANARY secret + more")];
    for token_url in [
        None,
        Some("https://id.example/token"),
        Some("http://127.0.0.1:9/token"),
    ] {
        let variables: Vec<_> = app
            .into_iter()
            .chain(token_url.map(|url| (TOKEN_URL, url)))
            .collect();
        let core = from_variables(&variables).unwrap();
        assert!(!core.contains("CANARY"), "{core}");
    }
}

#[test]
fn incomplete_client_credentials_are_rejected() {
    for (variables, missing) in [
        (&[(ID, "CANARY-id")][..], SECRET),
        (&[(SECRET, "CANARY-secret")], ID),
        (&[(TOKEN_URL, "https://CANARY.example/token")], ID),
        (
            &[
                (ID, "CANARY-id"),
                (TOKEN_URL, "https://CANARY.example/token"),
            ],
            SECRET,
        ),
    ] {
        let error = assert_refused(variables, missing);
        assert!(error.contains("is not set"), "{error}");
    }
    for name in [ID, SECRET, TOKEN_URL] {
        let mut variables = vec![
            (ID, "CANARY-id"),
            (SECRET, "CANARY-secret"),
            (TOKEN_URL, "https://id.example/t"),
        ];
        variables
            .iter_mut()
            .filter(|(other, _)| *other == name)
            .for_each(|(_, value)| *value = "");
        let error = assert_refused(&variables, name);
        assert!(error.contains("empty"), "{error}");
    }
}

#[tokio::test]
async fn token_url_is_requested_as_written_or_refused_by_build() {
    for (url, sent) in [
        ("https://id.example/", Some("https://id.example/")),
        ("https://id.example/token", Some("https://id.example/token")),
        (
            "https://id.example/o/token/",
            Some("https://id.example/o/token/"),
        ),
        ("http://127.0.0.1:9/token", Some("http://127.0.0.1:9/token")),
        ("https://id.example", None),
        ("http://127.0.0.1:9", None),
        ("http://localhost", None),
    ] {
        let asked = Arc::new(Mutex::new(None));
        let transport = {
            let asked = Arc::clone(&asked);
            transport_fn(move |request: http::Request<Body>| {
                *asked.lock().unwrap() = Some(request.uri().to_string());
                http::Response::builder().status(404).body("")
            })
        };
        let core = PipeshubCore::with_transport(transport)
            .security(ClientCredentials::new("id", "secret").token_url(url))
            .build();
        match (core, sent) {
            (Ok(core), Some(_)) => drop(common::authorize(&core).await.unwrap_err()),
            (Err(error), None) => assert!(
                error.kind() == ErrorKind::InvalidConfig && error.to_string().contains("token URL"),
                "{error}"
            ),
            (core, _) => panic!("{url}: {core:?}"),
        }
        assert_eq!(asked.lock().unwrap().as_deref(), sent, "{url}");
    }
}

#[test]
fn invalid_token_url_error_names_only_the_variable() {
    let app = [(ID, "CANARY-id"), (SECRET, "CANARY-secret")];
    for url in [
        "CANARY.example",
        "https://CANARY.example/token?x=1",
        "https://user:CANARY@id.example/token",
        "https://CANARY.example",
        "https://CANARY.example:8443",
    ] {
        assert_refused(&[app[0], app[1], (TOKEN_URL, url)], TOKEN_URL);
    }
    let error =
        from_variables(&[app[0], app[1], (TOKEN_URL, "http://CANARY.example/token")]).unwrap_err();
    assert!(
        error.contains("the token URL is plain http") && !error.contains("CANARY"),
        "{error}"
    );
}

#[test]
#[cfg(unix)]
fn non_unicode_variable_error_names_only_the_variable() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    for name in ALL {
        let value = OsString::from_vec(b"CANARY\xff".to_vec());
        let error = from_env(&[(name, &value)]).unwrap_err();
        assert!(
            error.contains(name) && error.contains("not valid Unicode"),
            "{error}"
        );
        assert!(!error.contains("CANARY"), "{error}");
    }
}

//! `PipeshubCore::from_env`, each time in a process of its own: the environment belongs to the
//! whole process, and tests share one.

use std::env;
use std::ffi::OsStr;
use std::process::Command;

use pipeshub_core::{ErrorKind, PipeshubCore};

/// Set for the process that builds a core and says what came of it.
const SWITCH: &str = "PIPESHUB_TESTS_FROM_ENV";
const URL: &str = "PIPESHUB_SERVER_URL";
const TOKEN: &str = "PIPESHUB_BEARER_AUTH";
const ID: &str = "PIPESHUB_CLIENT_ID";
const SECRET: &str = "PIPESHUB_CLIENT_SECRET";
const TOKEN_URL: &str = "PIPESHUB_TOKEN_URL";
const ALL: [&str; 5] = [URL, TOKEN, ID, SECRET, TOKEN_URL];

/// Runs in the other process; in the tests' own it has nothing to do.
#[test]
fn child_process_builds_a_core() {
    if env::var_os(SWITCH).is_none() {
        return;
    }
    let built = PipeshubCore::from_env();
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

/// What `from_env` made of these variables, and no other of its own.
fn from_env(variables: &[(&str, &OsStr)]) -> Result<String, String> {
    let mut process = Command::new(env::current_exe().unwrap());
    process
        .args([
            "--exact",
            "environment::child_process_builds_a_core",
            "--nocapture",
        ])
        .env(SWITCH, "1");
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

/// One line that names the variable and does not repeat its value.
#[track_caller]
fn assert_refused(variables: &[(&str, &str)], name: &str) -> String {
    let error = from_variables(variables).unwrap_err();
    assert!(
        error.starts_with("invalid configuration: ") && error.contains(name),
        "{error}"
    );
    for (_, value) in variables {
        // A shorter piece turns up by chance.
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
        // With it, variables for client credentials are of no account.
        from_variables(&[(TOKEN, token), (ID, "id"), (SECRET, "")]).unwrap();
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

#[test]
fn invalid_token_url_error_names_only_the_variable() {
    let app = [(ID, "CANARY-id"), (SECRET, "CANARY-secret")];
    for url in [
        "CANARY.example",
        "https://CANARY.example/token?x=1",
        "https://user:CANARY@id.example/token",
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

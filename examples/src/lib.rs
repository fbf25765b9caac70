//! Code that the examples share: a minimal browser, the reading of arguments, and the choice between
//! an emulated PipesHub and a real one.

pub mod browser;
mod http_message;

use std::error::Error;
use std::ffi::OsString;
use std::fmt::Display;
use std::process::ExitCode;

use pipeshub::Pipeshub;
use pipeshub::text::escape_controls;
use pipeshub_emulator::Emulator;

/// Returns the arguments after the program's name.
///
/// # Errors
///
/// An argument is not UTF-8. The message contains the argument's number.
pub fn arguments() -> Result<Vec<String>, String> {
    texts(std::env::args_os().skip(1))
}

fn texts(given: impl Iterator<Item = OsString>) -> Result<Vec<String>, String> {
    given
        .zip(1..)
        .map(|(argument, number)| {
            let argument = argument.into_string();
            argument.map_err(|_| format!("argument {number} is not valid UTF-8"))
        })
        .collect()
}

/// Returns exactly `N` arguments, or ends the program with status 2 and its usage.
#[must_use]
pub fn required_arguments<const N: usize>(usage: &str) -> [String; N] {
    let given = arguments().and_then(|given| given.try_into().map_err(|_| usage.to_owned()));
    or_usage_error(given)
}

/// Unwraps a setting from arguments or variables. Ends the program with status 2 on an error.
#[allow(clippy::print_stderr, reason = "a program prints its errors to stderr")]
pub fn or_usage_error<T>(result: Result<T, impl Display>) -> T {
    result.unwrap_or_else(|problem| {
        eprintln!("{problem}");
        std::process::exit(2)
    })
}

/// Returns the PipesHub that the variables name. Without `PIPESHUB_SERVER_URL`, starts an emulated
/// one, which stops when its handle is dropped.
///
/// # Errors
///
/// The emulator does not start. Invalid variables end the program with status 2.
pub async fn pipeshub_or_emulator() -> Result<(Pipeshub, Option<Emulator>), Box<dyn Error>> {
    if std::env::var_os("PIPESHUB_SERVER_URL").is_some() {
        return Ok((or_usage_error(Pipeshub::from_env()), None));
    }
    let emulator = Emulator::builder().start().await?;
    let pipeshub = Pipeshub::builder()
        .server_url(emulator.server_url())
        .bearer_auth(emulator.token())
        .build()?;
    Ok((pipeshub, Some(emulator)))
}

/// Returns the status of a program, and prints its error to stderr.
#[allow(clippy::print_stderr, reason = "a program prints its errors to stderr")]
#[must_use]
pub fn exit_code(result: Result<ExitCode, Box<dyn Error>>) -> ExitCode {
    result.unwrap_or_else(|problem| {
        eprintln!("{}", describe(&*problem));
        ExitCode::FAILURE
    })
}

/// Describes an error, with the message of the server in a line of its own.
#[must_use]
pub fn describe(problem: &(dyn Error + 'static)) -> String {
    let error = problem.downcast_ref::<pipeshub::Error>();
    match error.and_then(pipeshub::Error::server_message) {
        Some(message) => format!("{}\n({problem})", escape_controls(message)),
        None => problem.to_string(),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::ffi::OsStringExt as _;

    use super::*;

    #[test]
    fn argument_that_is_no_text_is_named_by_its_number() {
        let broken = || OsString::from_vec(b"KEPT\xff".to_vec());
        for (before, name) in [(&[][..], "argument 1"), (&["--listen"], "argument 2")] {
            let given = before.iter().map(OsString::from).chain([broken()]);
            assert_eq!(texts(given), Err(format!("{name} is not valid UTF-8")));
        }
        let given = ["é", ""].map(OsString::from).into_iter();
        assert_eq!(texts(given), Ok(vec!["é".to_owned(), String::new()]));
    }
}

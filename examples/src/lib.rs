//! Code that the examples share: a minimal browser, and the reading of arguments.

pub mod browser;
mod http_message;

use std::ffi::OsString;
use std::fmt::Display;

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

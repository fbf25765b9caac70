//! The command line.

use std::net::SocketAddr;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Usage: pipeshub-emulator [options]

Runs a PipesHub gateway and an OAuth provider for examples and tests.

Options:
  --listen ADDRESS        address and port to listen on [default: 127.0.0.1, a free port]
  --tls                   serve https and print the certificate authority to trust
  --redirect-base URL     where the browser goes after consent [default: the emulator itself]
  --rate-limit N          requests let through per minute and client [default: 1000]
  --documented-redirect   answer the callback with 302, as the API document has it
  --help                  print this and leave";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Help,
    Run(Args),
}

/// The options given.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Args {
    pub(crate) listen: Option<SocketAddr>,
    pub(crate) tls: bool,
    pub(crate) redirect_base: Option<String>,
    pub(crate) rate_limit: Option<u32>,
    pub(crate) documented_redirect: bool,
}

/// Reads the arguments after the program's name; `Err` says what is wrong with them.
pub(crate) fn read(given: impl IntoIterator<Item = String>) -> Result<Asked, String> {
    let mut given = given.into_iter();
    let mut args = Args::default();
    while let Some(option) = given.next() {
        let mut value = || {
            given
                .next()
                .ok_or_else(|| format!("{option} needs a value"))
        };
        match option.as_str() {
            "--help" | "-h" => return Ok(Asked::Help),
            "--tls" => args.tls = true,
            "--documented-redirect" => args.documented_redirect = true,
            "--redirect-base" => args.redirect_base = Some(value()?),
            "--listen" => args.listen = Some(parse(&option, &value()?)?),
            "--rate-limit" => args.rate_limit = Some(parse(&option, &value()?)?),
            _ => return Err(format!("unknown argument \"{}\"", option.escape_debug())),
        }
    }
    Ok(Asked::Run(args))
}

fn parse<T: std::str::FromStr>(option: &str, value: &str) -> Result<T, String>
where
    T::Err: std::fmt::Display,
{
    value
        .parse()
        .map_err(|why| format!("{option} \"{}\": {why}", value.escape_debug()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Asked, String> {
        read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn every_option_is_read() {
        let line = "--listen 127.0.0.1:8080 --tls --redirect-base http://h:1 --rate-limit 5 --documented-redirect";
        let args = Args {
            listen: Some(SocketAddr::from(([127, 0, 0, 1], 8080))),
            tls: true,
            redirect_base: Some("http://h:1".to_owned()),
            rate_limit: Some(5),
            documented_redirect: true,
        };
        assert_eq!(read_line(line), Ok(Asked::Run(args)));
        assert_eq!(read_line(""), Ok(Asked::Run(Args::default())));
        assert_eq!(read_line("--tls --help"), Ok(Asked::Help));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, named) in [
            ("--port 1", "\"--port\""),
            ("serve", "\"serve\""),
            ("--listen", "--listen needs"),
            ("--listen nowhere", "\"nowhere\""),
            ("--rate-limit -1", "\"-1\""),
        ] {
            let why = read_line(line).unwrap_err();
            assert!(why.contains(named), "{line}: {why}");
        }
    }
}

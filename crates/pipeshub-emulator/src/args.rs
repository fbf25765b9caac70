//! The command line.

use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// The text of `--help`.
pub(crate) const HELP: &str = "\
Usage: pipeshub-emulator [options]

Runs a PipesHub gateway and an OAuth provider for examples and tests.

Options:
  --port PORT             port of 127.0.0.1 to listen on [default: a free port]
  --listen ADDRESS        address and port to listen on, instead of --port
  --allow-host HOST       accept requests for this host, a name or an address without a port; repeat
                          it for more hosts [default: localhost and the address itself]
  --tls                   serve https and print the certificate authority to trust
  --seed FILE             JSON with the first state: tokens, connectors, knowledge bases, faults
  --journal FILE          write a line of JSON for each request to FILE, or to the output for `-`
  --admin PORT            serve the admin endpoint on this port of 127.0.0.1; 0 selects a free port
  --keep FILE             keep the state in FILE [default: forget everything at the end]
  --redirect-base URL     base URL of the page after consent [default: http://127.0.0.1:8085, where
                          pipeshub-connect listens]
  --code-lifetime SECONDS lifetime of the provider's codes [default: 60]
  --rate-limit N          requests per minute and client [default: 1000]
  --documented-redirect   respond to the callback with 302, as the API document says
  --help                  print this help

The last line of the start-up is `ready URL`. Exit status: 0 after Ctrl-C or SIGTERM, 1 if the
emulator cannot start, 2 for wrong arguments.";

/// The command to run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Run(Args),
}

/// The options of [`Command::Run`].
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Args {
    pub(crate) listen: Option<SocketAddr>,
    pub(crate) seed: Option<PathBuf>,
    /// The file of the journal. `-` stands for the output.
    pub(crate) journal: Option<PathBuf>,
    pub(crate) admin: Option<u16>,
    pub(crate) keep: Option<PathBuf>,
    pub(crate) code_lifetime: Option<u64>,
    pub(crate) hosts: Vec<String>,
    pub(crate) tls: bool,
    pub(crate) redirect_base: Option<String>,
    pub(crate) rate_limit: Option<u32>,
    pub(crate) documented_redirect: bool,
}

/// Parses the arguments after the program's name. `Err` is the message for the user.
pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut arguments = arguments.into_iter().zip(1..);
    let mut args = Args::default();
    while let Some((option, number)) = arguments.next() {
        let option = text(option, &format!("argument {number}"))?;
        let mut value = || match arguments.next() {
            Some((value, _)) => text(value, &option),
            None => Err(format!("{option} needs a value")),
        };
        match option.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--tls" => args.tls = true,
            "--documented-redirect" => args.documented_redirect = true,
            "--redirect-base" => args.redirect_base = Some(value()?),
            "--allow-host" => args.hosts.push(value()?),
            "--port" => {
                let port: u16 = parse(&option, &value()?)?;
                args.listen = Some((Ipv4Addr::LOCALHOST, port).into());
            }
            "--seed" => args.seed = Some(value()?.into()),
            "--journal" => args.journal = Some(value()?.into()),
            "--keep" => args.keep = Some(value()?.into()),
            "--admin" => args.admin = Some(parse(&option, &value()?)?),
            "--code-lifetime" => args.code_lifetime = Some(parse(&option, &value()?)?),
            "--listen" => args.listen = Some(parse(&option, &value()?)?),
            "--rate-limit" => args.rate_limit = Some(parse(&option, &value()?)?),
            _ => return Err(format!("unknown argument \"{}\"", option.escape_debug())),
        }
    }
    Ok(Command::Run(args))
}

/// Converts an argument to text. The error names the argument and does not repeat it, since an
/// argument that is not UTF-8 is unreadable.
fn text(argument: OsString, name: &str) -> Result<String, String> {
    argument
        .into_string()
        .map_err(|_| format!("{name} is not valid UTF-8"))
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

    fn read_line(line: &str) -> Result<Command, String> {
        read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn every_option_is_parsed() {
        let line = "--port 8080 --seed s.json --journal - --admin 0 --keep k --code-lifetime 5 --allow-host a --allow-host b --tls --redirect-base http://h:1 --rate-limit 5 --documented-redirect";
        let args = Args {
            listen: Some(SocketAddr::from(([127, 0, 0, 1], 8080))),
            seed: Some("s.json".into()),
            journal: Some("-".into()),
            admin: Some(0),
            keep: Some("k".into()),
            code_lifetime: Some(5),
            hosts: vec!["a".to_owned(), "b".to_owned()],
            tls: true,
            redirect_base: Some("http://h:1".to_owned()),
            rate_limit: Some(5),
            documented_redirect: true,
        };
        assert_eq!(read_line(line), Ok(Command::Run(args)));
        assert_eq!(read_line(""), Ok(Command::Run(Args::default())));
        assert_eq!(read_line("--tls --help"), Ok(Command::Help));
    }

    #[test]
    fn invalid_argument_is_named_in_the_error() {
        for (line, named) in [
            ("--ports 1", "\"--ports\""),
            ("--port 70000", "\"70000\""),
            ("--admin", "--admin needs"),
            ("serve", "\"serve\""),
            ("--listen", "--listen needs"),
            ("--allow-host", "--allow-host needs"),
            ("--listen nowhere", "\"nowhere\""),
            ("--rate-limit -1", "\"-1\""),
        ] {
            let why = read_line(line).unwrap_err();
            assert!(why.contains(named), "{line}: {why}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn argument_that_is_not_utf_8_is_named_in_the_error() {
        use std::os::unix::ffi::OsStringExt;

        for (line, name) in [
            ("", "argument 1"),
            ("--tls", "argument 2"),
            ("--listen", "--listen"),
            ("--redirect-base", "--redirect-base"),
            ("--rate-limit", "--rate-limit"),
        ] {
            let given = line.split_whitespace().map(OsString::from);
            let broken = OsString::from_vec(b"KEPT\xff".to_vec());
            let why = read(given.chain([broken])).unwrap_err();
            assert_eq!(why, format!("{name} is not valid UTF-8"));
        }
    }
}

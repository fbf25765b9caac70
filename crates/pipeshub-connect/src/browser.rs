//! Opens a page in the user's browser.

use std::io::Result;
use std::path::Path;
use std::process::Stdio;

use tokio::process::{Child, Command};

/// Starts the program with the URL as its last argument, without a shell. The URL is one that the
/// SDK has found fit for a browser: it begins with a scheme, so that no program takes it for an
/// option.
pub(crate) fn open(url: &str, program: Option<&Path>) -> Result<Child> {
    let mut command = match program {
        Some(program) => Command::new(program),
        None if cfg!(target_os = "macos") => Command::new("open"),
        // `start` is a word of the shell's, which would read the URL's ampersands.
        None if cfg!(windows) => {
            let mut command = Command::new("rundll32");
            command.arg("url.dll,FileProtocolHandler");
            command
        }
        None => Command::new("xdg-open"),
    };
    command
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

//! The program `minimal.rs` with a client object: the operations are methods.
//!
//! ```text
//! read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 pipeshub_client CONNECTOR_ID
//! ```
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example prints its result"
)]

use std::ffi::OsString;
use std::process::ExitCode;

use pipeshub::Pipeshub;
use pipeshub::connector_oauth::GetOAuthAuthorizationUrlRequest;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    // Arguments and variables need not be text. The helpers of the other examples are not used,
    // because the comparison of sizes builds this file alone.
    let Some(Ok(connector_id)) = std::env::args_os().nth(1).map(OsString::into_string) else {
        eprintln!("usage: pipeshub_client CONNECTOR_ID, which is UTF-8");
        return Ok(ExitCode::from(2));
    };
    let pipeshub = match Pipeshub::from_env() {
        Ok(pipeshub) => pipeshub,
        Err(problem) => {
            eprintln!("{problem}");
            return Ok(ExitCode::from(2));
        }
    };
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let authorization = runtime.block_on(
        pipeshub
            .connector_oauth()
            .get_oauth_authorization_url(request),
    )?;
    println!("{}", authorization.authorization_url.as_str());
    Ok(ExitCode::SUCCESS)
}

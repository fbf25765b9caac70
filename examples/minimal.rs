//! The shortest program: prints the URL of the consent page of a connector.
//!
//! ```text
//! read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 minimal CONNECTOR_ID
//! ```
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example prints its result"
)]

use std::ffi::OsString;
use std::process::ExitCode;

use pipeshub_core::PipeshubCore;
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    // Arguments and variables need not be text. The helpers of the other examples are not used,
    // because the comparison of sizes builds this file alone.
    let Some(Ok(connector_id)) = std::env::args_os().nth(1).map(OsString::into_string) else {
        eprintln!("usage: minimal CONNECTOR_ID, which is UTF-8");
        return Ok(ExitCode::from(2));
    };
    let core = match PipeshubCore::from_env() {
        Ok(core) => core,
        Err(problem) => {
            eprintln!("{problem}");
            return Ok(ExitCode::from(2));
        }
    };
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let authorization =
        runtime.block_on(connector_oauth_get_oauth_authorization_url(&core, request))?;
    println!("{}", authorization.authorization_url.as_str());
    Ok(ExitCode::SUCCESS)
}

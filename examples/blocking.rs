//! The program `minimal.rs` without a runtime: `block_on` waits for the same functions.
//!
//! ```text
//! read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 blocking CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use pipeshub_core::PipeshubCore;
use pipeshub_core::blocking::block_on;
use pipeshub_examples::{or_usage_error, required_arguments};
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;

fn main() -> pipeshub_core::Result<()> {
    let [connector_id] = required_arguments("usage: blocking CONNECTOR_ID");
    let core = or_usage_error(PipeshubCore::from_env());
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
    let authorization = block_on(connector_oauth_get_oauth_authorization_url(&core, request))??;
    println!("{}", authorization.authorization_url.as_str());
    Ok(())
}

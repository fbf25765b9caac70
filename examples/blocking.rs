//! `minimal.rs` for a program that has no runtime: the same functions, waited for.
//!
//! ```text
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 PIPESHUB_BEARER_AUTH=… blocking CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use pipeshub_core::PipeshubCore;
use pipeshub_core::blocking::block_on;
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector_id = std::env::args()
        .nth(1)
        .ok_or("usage: blocking CONNECTOR_ID")?;
    let core = PipeshubCore::from_env()?;
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
    let authorization = block_on(connector_oauth_get_oauth_authorization_url(&core, request))??;
    println!("{}", authorization.authorization_url.as_str());
    Ok(())
}

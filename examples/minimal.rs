//! The shortest whole program: prints the URL that a connector's owner has to open.
//!
//! ```text
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 PIPESHUB_BEARER_AUTH=… minimal CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use pipeshub_core::PipeshubCore;
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector_id = std::env::args()
        .nth(1)
        .ok_or("usage: minimal CONNECTOR_ID")?;
    let core = PipeshubCore::from_env()?;
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let authorization =
        runtime.block_on(connector_oauth_get_oauth_authorization_url(&core, request))?;
    println!("{}", authorization.authorization_url.as_str());
    Ok(())
}

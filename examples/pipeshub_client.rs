//! The same as `minimal.rs` with the class-like client: one `use`, operations as methods.
//!
//! ```text
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 PIPESHUB_BEARER_AUTH=… pipeshub_client CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use pipeshub::Pipeshub;
use pipeshub::connector_oauth::GetOAuthAuthorizationUrlRequest;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector_id = std::env::args()
        .nth(1)
        .ok_or("usage: pipeshub_client CONNECTOR_ID")?;
    let pipeshub = Pipeshub::from_env()?;
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
    Ok(())
}

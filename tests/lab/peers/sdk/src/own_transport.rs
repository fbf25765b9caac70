//! The job over a custom transport. The default transport is compiled, and must not be linked.

use pipeshub_core::{PipeshubCore, transport_fn};
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("give the server's URL")?;
    let mock = transport_fn(|_| {
        http::Response::builder()
            .header("content-type", "application/json")
            .body(r#"{"authorizationUrl":"https://idp.example/auth?state=s","state":"s"}"#)
    });
    let core = PipeshubCore::with_transport(mock).server_url(url).build()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let request = GetOAuthAuthorizationUrlRequest::new("3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d");
    let call = connector_oauth_get_oauth_authorization_url(&core, request);
    println!("{}", runtime.block_on(call)?.authorization_url.as_str());
    Ok(())
}

//! Tokens: a source that reads each token from a file, which another program rewrites.
//!
//! Each token lasts five minutes. The SDK asks for the next one 60 s before that, or when the server
//! refuses the token.
//!
//! ```text
//! PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 tokens TOKEN_FILE CONNECTOR_ID
//! ```
#![allow(clippy::print_stdout, reason = "an example prints its result")]

use std::time::Duration;

use pipeshub_core::{AccessToken, PipeshubCore, Security};
use pipeshub_examples::{or_usage_error, required_arguments};
use pipeshub_funcs::connector_configuration::GetConnectorConfigRequest;
use pipeshub_funcs::connector_configuration_get_connector_config;

#[tokio::main(flavor = "current_thread")]
async fn main() -> pipeshub_core::Result<()> {
    let [file, connector_id] = required_arguments("usage: tokens TOKEN_FILE CONNECTOR_ID");
    let source = Security::token_source(move || {
        let token = std::fs::read_to_string(&file);
        async move {
            let token = AccessToken::new(token?.trim());
            Ok::<_, std::io::Error>(token.expires_in(Duration::from_secs(300)))
        }
    });
    let builder = or_usage_error(PipeshubCore::builder().env());
    let core = builder.security(source).build()?;
    let request = GetConnectorConfigRequest::new(connector_id);
    let config = connector_configuration_get_connector_config(&core, request).await?;
    println!("authenticated: {}", config.is_authenticated);
    Ok(())
}

//! `examples/minimal.rs` with another choice of TLS, with a second operation, or with more
//! features, to measure the cost of each.

use pipeshub_core::PipeshubCore;
#[cfg(feature = "blocking")]
use pipeshub_core::blocking::block_on;

#[cfg(not(feature = "blocking"))]
fn block_on<F: Future>(future: F) -> Result<F::Output, Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    Ok(runtime.block_on(future))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let first = arguments
        .next()
        .ok_or("usage: choices CONNECTOR_ID [read] | REDIRECT STATE")?;
    let builder = PipeshubCore::builder().env()?;
    #[cfg(feature = "native-roots")]
    let builder = builder.roots(pipeshub_core::Roots::Native);
    #[cfg(feature = "platform-verifier")]
    let builder = builder.roots(pipeshub_core::Roots::Platform);
    #[cfg(feature = "ring-compact")]
    let builder = builder.provider(pipeshub_core::TlsProvider::RingCompact);
    #[cfg(feature = "aws-lc-rs")]
    let builder = builder.provider(pipeshub_core::TlsProvider::AwsLcRs);
    #[cfg(feature = "proxy")]
    let builder = builder.proxy_from_env();
    let core = builder.build()?;

    #[cfg(feature = "callback")]
    if let Some(state) = arguments.next() {
        use pipeshub_funcs::connector_oauth::{HandleOAuthCallbackRequest, OAuthState};
        use pipeshub_funcs::connector_oauth_handle_oauth_callback;
        let request =
            HandleOAuthCallbackRequest::from_redirect(&first, OAuthState::from_saved(state))?;
        let connected = block_on(connector_oauth_handle_oauth_callback(&core, request))??;
        println!("{}", connected.connector_id().unwrap_or("connected"));
        return Ok(());
    }

    #[cfg(feature = "config")]
    if arguments.next().is_some() {
        use pipeshub_funcs::connector_configuration::GetConnectorConfigRequest;
        use pipeshub_funcs::connector_configuration_get_connector_config;
        let request = GetConnectorConfigRequest::new(first);
        let config = block_on(connector_configuration_get_connector_config(&core, request))??;
        println!("{}", config.is_authenticated);
        return Ok(());
    }

    #[cfg(feature = "instance")]
    if arguments.next().is_some() {
        use pipeshub_funcs::connector_instances::GetConnectorInstanceRequest;
        use pipeshub_funcs::connector_instances_get_connector_instance;
        let request = GetConnectorInstanceRequest::new(first);
        let instance = block_on(connector_instances_get_connector_instance(&core, request))??;
        println!("{}", instance.is_authenticated);
        return Ok(());
    }

    #[cfg(feature = "wait")]
    if arguments.next().is_some() {
        use pipeshub_funcs::connector_oauth::WaitUntilAuthenticatedRequest;
        use pipeshub_funcs::connector_oauth_wait_until_authenticated;
        let request = WaitUntilAuthenticatedRequest::new(first, false);
        println!(
            "{:?}",
            block_on(connector_oauth_wait_until_authenticated(&core, request))??
        );
        return Ok(());
    }

    let request = pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest::new(first);
    let authorization = block_on(pipeshub_funcs::connector_oauth_get_oauth_authorization_url(
        &core, request,
    ))??;
    println!("{}", authorization.authorization_url.as_str());
    Ok(())
}

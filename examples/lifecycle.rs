//! The life of a connector, from the registry to a search. Runs with an emulated PipesHub and user,
//! or with your server: `PIPESHUB_SERVER_URL`, `PIPESHUB_BEARER_AUTH`, `CONNECTOR_TYPE`,
//! `OAUTH_CLIENT_ID`, `OAUTH_CLIENT_SECRET`. The client's redirect URL is the page of the web app.
#![allow(clippy::print_stdout, reason = "the program prints each step")]

use std::time::Duration;

use pipeshub_core::json::RawJson;
use pipeshub_core::{PipeshubCore, text::escape_controls as printable};
use pipeshub_emulator::{Emulator, fixtures};
use pipeshub_funcs::connector_configuration::UpdateConnectorAuthConfigRequest as Configure;
use pipeshub_funcs::connector_control::{ConnectorToggleType, ToggleConnectorRequest};
use pipeshub_funcs::connector_instances::CreateConnectorInstanceRequest as Create;
use pipeshub_funcs::connector_instances::GetConnectorStatsRequest as Stats;
use pipeshub_funcs::connector_instances::ListConnectorInstancesRequest as List;
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest as Authorize;
use pipeshub_funcs::connector_oauth::HandleOAuthCallbackRequest as Callback;
use pipeshub_funcs::connector_oauth::{AuthenticatedBefore::No, WaitUntilAuthenticatedRequest};
use pipeshub_funcs::connector_registry::GetConnectorRegistryRequest as Registry;
use pipeshub_funcs::models::connectors::ConnectorScope;
use pipeshub_funcs::{self as api, semantic_search::SearchRequest};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut emulator = None;
    let core = if std::env::var_os("PIPESHUB_SERVER_URL").is_some() {
        PipeshubCore::from_env()?
    } else {
        let started = emulator.insert(Emulator::builder().start().await?);
        let core = PipeshubCore::builder().server_url(started.server_url());
        core.bearer_auth(started.token()).build()?
    };
    let kind = setting("CONNECTOR_TYPE", "Drive");
    let registry = Registry::new().search(&kind);
    let types = api::connector_registry_get_connector_registry(&core, registry).await?;
    println!("{} types: {}", types.connectors.len(), printable(&kind));

    let request = Create::new(&kind, "Lifecycle example", ConnectorScope::TEAM);
    let created = api::connector_instances_create_connector_instance(&core, request).await?;
    let id = &created.connector.connector_id;
    let listed = api::connector_instances_list_connector_instances(&core, List::new()).await?;
    let count = listed.pagination.total_count;
    println!("{}: one of {count}", printable(id));

    let client = setting("OAUTH_CLIENT_ID", fixtures::CLIENT_ID);
    let secret = setting("OAUTH_CLIENT_SECRET", fixtures::CLIENT_SECRET);
    let auth = format!(r#"{{"clientId":"{client}","clientSecret":"{secret}"}}"#);
    let request = Configure::new(id, RawJson::new(auth)?);
    api::connector_configuration_update_connector_auth_config(&core, request).await?;
    let begun = api::connector_oauth_get_oauth_authorization_url(&core, Authorize::new(id)).await?;
    let url = begun.authorization_url.as_str();
    if let Some(emulator) = &emulator {
        let request = Callback::from_redirect(&emulator.grant(url)?, begun.state.clone())?;
        api::connector_oauth_handle_oauth_callback(&core, request).await?;
    } else {
        println!("open this URL in your browser: {url}");
    }
    let request = WaitUntilAuthenticatedRequest::new(id, No).attempts(200);
    let request = request.timeout(Duration::from_secs(300));
    let outcome = api::connector_oauth_wait_until_authenticated(&core, request).await?;
    println!("{outcome:?}");
    let request = ToggleConnectorRequest::new(id, ConnectorToggleType::SYNC);
    api::connector_control_toggle_connector(&core, request).await?;
    loop {
        let stats = api::connector_instances_get_connector_stats(&core, Stats::new(id)).await?;
        if stats.stats.total > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let request = SearchRequest::new("When is the launch of the project?", 3);
    let found = api::semantic_search_search(&core, request).await?;
    let hit = found.search_response.search_results.first();
    println!("{}", printable(hit.map_or("nothing", |hit| &hit.content)));
    Ok(())
}

fn setting(name: &str, emulated: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| emulated.to_owned())
}

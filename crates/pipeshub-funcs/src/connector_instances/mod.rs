// Written by `cargo xtask operations`. Do not edit.
//! Connector instances.

#[cfg(feature = "connector_instances_create_connector_instance")]
mod create_connector_instance;
#[cfg(feature = "connector_instances_delete_connector_instance")]
mod delete_connector_instance;
#[cfg(feature = "connector_instances_get_connector_instance")]
mod get_connector_instance;
#[cfg(feature = "connector_instances_get_connector_stats")]
mod get_connector_stats;
#[cfg(feature = "connector_instances_list_active_agent_connectors")]
mod list_active_agent_connectors;
#[cfg(feature = "connector_instances_list_active_connectors")]
mod list_active_connectors;
#[cfg(feature = "connector_instances_list_configured_connectors")]
mod list_configured_connectors;
#[cfg(feature = "connector_instances_list_connector_instances")]
mod list_connector_instances;
#[cfg(feature = "connector_instances_list_inactive_connectors")]
mod list_inactive_connectors;
#[cfg(feature = "connector_instances_reindex_connector")]
mod reindex_connector;
#[cfg(feature = "connector_instances_resync_connector")]
mod resync_connector;
#[cfg(feature = "connector_instances_update_connector_name")]
mod update_connector_name;

#[cfg(feature = "connector_instances_create_connector_instance")]
pub use self::create_connector_instance::{
    CreateConnectorConfig, CreateConnectorInstanceRequest, CreateConnectorInstanceResponse,
    CreatedConnector, connector_instances_create_connector_instance,
};
#[cfg(feature = "connector_instances_delete_connector_instance")]
pub use self::delete_connector_instance::{
    DeleteConnectorInstanceRequest, DeleteConnectorInstanceResponse,
    connector_instances_delete_connector_instance,
};
#[cfg(feature = "connector_instances_get_connector_instance")]
pub use self::get_connector_instance::{
    GetConnectorInstanceRequest, GetConnectorInstanceResponse,
    connector_instances_get_connector_instance,
};
#[cfg(feature = "connector_instances_get_connector_stats")]
pub use self::get_connector_stats::{
    ConnectorRecordCounts, ConnectorRecordTypeCounts, ConnectorStats, ConnectorStatsOrigin,
    GetConnectorStatsRequest, connector_instances_get_connector_stats,
};
#[cfg(feature = "connector_instances_list_active_agent_connectors")]
pub use self::list_active_agent_connectors::{
    ListActiveAgentConnectorsRequest, connector_instances_list_active_agent_connectors,
};
#[cfg(feature = "connector_instances_list_active_connectors")]
pub use self::list_active_connectors::connector_instances_list_active_connectors;
#[cfg(feature = "connector_instances_list_configured_connectors")]
pub use self::list_configured_connectors::{
    ConnectorInstancePage, ListConfiguredConnectorsRequest,
    connector_instances_list_configured_connectors,
};
#[cfg(feature = "connector_instances_list_connector_instances")]
pub use self::list_connector_instances::{
    ListConnectorInstancesRequest, connector_instances_list_connector_instances,
};
#[cfg(feature = "connector_instances_list_inactive_connectors")]
pub use self::list_inactive_connectors::connector_instances_list_inactive_connectors;
#[cfg(feature = "connector_instances_reindex_connector")]
pub use self::reindex_connector::{
    IndexingStatusFilter, ReindexConnectorRequest, ReindexConnectorResponse,
    connector_instances_reindex_connector,
};
#[cfg(feature = "connector_instances_resync_connector")]
pub use self::resync_connector::{
    ResyncConnectorRequest, ResyncConnectorResponse, ResyncResult,
    connector_instances_resync_connector,
};
#[cfg(feature = "connector_instances_update_connector_name")]
pub use self::update_connector_name::{
    RenamedConnector, UpdateConnectorNameRequest, connector_instances_update_connector_name,
};

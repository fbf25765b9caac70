// Written by `cargo xtask operations`. Do not edit.
//! Connector instances: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::connector_instances::*;
use pipeshub_funcs::models::connectors::{ConnectorInstance, ListConnectorInstancesResponse};

/// The methods for connector instances; see
/// [`Pipeshub::connector_instances`](crate::Pipeshub::connector_instances).
#[derive(Debug, Clone, Copy)]
pub struct ConnectorInstances<'a>(&'a PipeshubCore);

impl<'a> ConnectorInstances<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the connector instances of one scope, page by page; see
    /// [`connector_instances_list_connector_instances`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listConnectorInstances")]
    pub fn list_connector_instances(
        self,
        request: ListConnectorInstancesRequest,
    ) -> Reply<'a, ListConnectorInstancesResponse> {
        connector_instances_list_connector_instances(self.0, request)
    }

    /// Creates a connector instance of a given type and scope; see
    /// [`connector_instances_create_connector_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createConnectorInstance")]
    pub fn create_connector_instance(
        self,
        request: CreateConnectorInstanceRequest,
    ) -> Reply<'a, CreateConnectorInstanceResponse> {
        connector_instances_create_connector_instance(self.0, request)
    }

    /// Lists every connector instance whose sync is switched on; see
    /// [`connector_instances_list_active_connectors`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listActiveConnectors")]
    pub fn list_active_connectors(self) -> Reply<'a, Vec<ConnectorInstance>> {
        connector_instances_list_active_connectors(self.0)
    }

    /// Lists every connector instance whose sync is switched off; see
    /// [`connector_instances_list_inactive_connectors`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listInactiveConnectors")]
    pub fn list_inactive_connectors(self) -> Reply<'a, Vec<ConnectorInstance>> {
        connector_instances_list_inactive_connectors(self.0)
    }

    /// Lists the connector instances that have been configured; see
    /// [`connector_instances_list_configured_connectors`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listConfiguredConnectors")]
    pub fn list_configured_connectors(
        self,
        request: ListConfiguredConnectorsRequest,
    ) -> Reply<'a, ConnectorInstancePage> {
        connector_instances_list_configured_connectors(self.0, request)
    }

    /// Lists the connector instances that agents may use; see
    /// [`connector_instances_list_active_agent_connectors`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listActiveAgentConnectors")]
    pub fn list_active_agent_connectors(
        self,
        request: ListActiveAgentConnectorsRequest,
    ) -> Reply<'a, ListConnectorInstancesResponse> {
        connector_instances_list_active_agent_connectors(self.0, request)
    }

    /// Reads a connector and its status; see [`connector_instances_get_connector_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getConnectorInstance")]
    pub fn get_connector_instance(
        self,
        request: GetConnectorInstanceRequest,
    ) -> Reply<'a, GetConnectorInstanceResponse> {
        connector_instances_get_connector_instance(self.0, request)
    }

    /// Starts the deletion of a connector instance and its records; see
    /// [`connector_instances_delete_connector_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteConnectorInstance")]
    pub fn delete_connector_instance(
        self,
        request: DeleteConnectorInstanceRequest,
    ) -> Reply<'a, DeleteConnectorInstanceResponse> {
        connector_instances_delete_connector_instance(self.0, request)
    }

    /// Counts the records of a connector by indexing status and type; see
    /// [`connector_instances_get_connector_stats`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getConnectorStats")]
    pub fn get_connector_stats(
        self,
        request: GetConnectorStatsRequest,
    ) -> Reply<'a, ConnectorStats> {
        connector_instances_get_connector_stats(self.0, request)
    }

    /// Queues the records of a connector for indexing again; see
    /// [`connector_instances_reindex_connector`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "reindexConnector")]
    pub fn reindex_connector(
        self,
        request: ReindexConnectorRequest,
    ) -> Reply<'a, ReindexConnectorResponse> {
        connector_instances_reindex_connector(self.0, request)
    }

    /// Asks a connector to fetch its source again, fully or by changes; see
    /// [`connector_instances_resync_connector`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "resyncConnector")]
    pub fn resync_connector(
        self,
        request: ResyncConnectorRequest,
    ) -> Reply<'a, ResyncConnectorResponse> {
        connector_instances_resync_connector(self.0, request)
    }

    /// Renames a connector instance to a name not yet in use; see
    /// [`connector_instances_update_connector_name`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateConnectorName")]
    pub fn update_connector_name(
        self,
        request: UpdateConnectorNameRequest,
    ) -> Reply<'a, RenamedConnector> {
        connector_instances_update_connector_name(self.0, request)
    }
}

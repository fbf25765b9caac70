// Written by `cargo xtask operations`. Do not edit.
//! Toolset instances: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
use pipeshub_funcs::models::toolsets::{ToolsetAuthenticatedResponse, ToolsetMessageResponse};
pub use pipeshub_funcs::toolset_instances::*;

/// The methods for toolset instances; see
/// [`Pipeshub::toolset_instances`](crate::Pipeshub::toolset_instances).
#[derive(Debug, Clone, Copy)]
pub struct ToolsetInstances<'a>(&'a PipeshubCore);

impl<'a> ToolsetInstances<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the toolsets with the sign-in state of an agent; see
    /// [`toolset_instances_get_agent_toolsets`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getAgentToolsets")]
    pub fn get_agent_toolsets(
        self,
        request: GetAgentToolsetsRequest,
    ) -> Reply<'a, GetAgentToolsetsResponse> {
        toolset_instances_get_agent_toolsets(self.0, request)
    }

    /// Stores `non-OAuth` secrets of an agent for a toolset instance; see
    /// [`toolset_instances_authenticate_agent_toolset`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "authenticateAgentToolset")]
    pub fn authenticate_agent_toolset(
        self,
        request: AuthenticateAgentToolsetRequest,
    ) -> Reply<'a, ToolsetAuthenticatedResponse> {
        toolset_instances_authenticate_agent_toolset(self.0, request)
    }

    /// Replaces the stored secrets of an agent for a toolset instance; see
    /// [`toolset_instances_update_agent_toolset_credentials`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateAgentToolsetCredentials")]
    pub fn update_agent_toolset_credentials(
        self,
        request: UpdateAgentToolsetCredentialsRequest,
    ) -> Reply<'a, ToolsetMessageResponse> {
        toolset_instances_update_agent_toolset_credentials(self.0, request)
    }

    /// Deletes the stored secrets of an agent for a toolset instance; see
    /// [`toolset_instances_remove_agent_toolset_credentials`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "removeAgentToolsetCredentials")]
    pub fn remove_agent_toolset_credentials(
        self,
        request: RemoveAgentToolsetCredentialsRequest,
    ) -> Reply<'a, ToolsetMessageResponse> {
        toolset_instances_remove_agent_toolset_credentials(self.0, request)
    }

    /// Deletes the sign-in of an agent, which must then sign in again; see
    /// [`toolset_instances_reauthenticate_agent_toolset`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "reauthenticateAgentToolset")]
    pub fn reauthenticate_agent_toolset(
        self,
        request: ReauthenticateAgentToolsetRequest,
    ) -> Reply<'a, ToolsetMessageResponse> {
        toolset_instances_reauthenticate_agent_toolset(self.0, request)
    }

    /// Lists the toolset instances of the organization; see
    /// [`toolset_instances_get_toolset_instances`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getToolsetInstances")]
    pub fn get_toolset_instances(
        self,
        request: GetToolsetInstancesRequest,
    ) -> Reply<'a, GetToolsetInstancesResponse> {
        toolset_instances_get_toolset_instances(self.0, request)
    }

    /// Creates a toolset instance for the organization; see
    /// [`toolset_instances_create_toolset_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createToolsetInstance")]
    pub fn create_toolset_instance(
        self,
        request: CreateToolsetInstanceRequest,
    ) -> Reply<'a, CreateToolsetInstanceResponse> {
        toolset_instances_create_toolset_instance(self.0, request)
    }

    /// Returns a toolset instance with the name and icon of its type; see
    /// [`toolset_instances_get_toolset_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getToolsetInstance")]
    pub fn get_toolset_instance(
        self,
        request: GetToolsetInstanceRequest,
    ) -> Reply<'a, GetToolsetInstanceResponse> {
        toolset_instances_get_toolset_instance(self.0, request)
    }

    /// Renames a toolset instance or changes its sign-in settings; see
    /// [`toolset_instances_update_toolset_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateToolsetInstance")]
    pub fn update_toolset_instance(
        self,
        request: UpdateToolsetInstanceRequest,
    ) -> Reply<'a, UpdateToolsetInstanceResponse> {
        toolset_instances_update_toolset_instance(self.0, request)
    }

    /// Deletes a toolset instance with all sign-ins stored for it; see
    /// [`toolset_instances_delete_toolset_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteToolsetInstance")]
    pub fn delete_toolset_instance(
        self,
        request: DeleteToolsetInstanceRequest,
    ) -> Reply<'a, DeleteToolsetInstanceResponse> {
        toolset_instances_delete_toolset_instance(self.0, request)
    }

    /// Stores `non-OAuth` secrets of the caller for a toolset instance; see
    /// [`toolset_instances_authenticate_toolset_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "authenticateToolsetInstance")]
    pub fn authenticate_toolset_instance(
        self,
        request: AuthenticateToolsetInstanceRequest,
    ) -> Reply<'a, ToolsetAuthenticatedResponse> {
        toolset_instances_authenticate_toolset_instance(self.0, request)
    }

    /// Replaces the stored secrets of the caller for a toolset instance; see
    /// [`toolset_instances_update_toolset_credentials`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateToolsetCredentials")]
    pub fn update_toolset_credentials(
        self,
        request: UpdateToolsetCredentialsRequest,
    ) -> Reply<'a, ToolsetMessageResponse> {
        toolset_instances_update_toolset_credentials(self.0, request)
    }

    /// Deletes the stored sign-in of the caller for a toolset instance; see
    /// [`toolset_instances_remove_toolset_credentials`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "removeToolsetCredentials")]
    pub fn remove_toolset_credentials(
        self,
        request: RemoveToolsetCredentialsRequest,
    ) -> Reply<'a, ToolsetMessageResponse> {
        toolset_instances_remove_toolset_credentials(self.0, request)
    }

    /// Deletes the sign-in of the caller, who must then sign in again; see
    /// [`toolset_instances_reauthenticate_toolset_instance`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "reauthenticateToolsetInstance")]
    pub fn reauthenticate_toolset_instance(
        self,
        request: ReauthenticateToolsetInstanceRequest,
    ) -> Reply<'a, ToolsetMessageResponse> {
        toolset_instances_reauthenticate_toolset_instance(self.0, request)
    }

    /// Returns whether the caller is signed in to a toolset instance; see
    /// [`toolset_instances_get_toolset_instance_status`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getToolsetInstanceStatus")]
    pub fn get_toolset_instance_status(
        self,
        request: GetToolsetInstanceStatusRequest,
    ) -> Reply<'a, GetToolsetInstanceStatusResponse> {
        toolset_instances_get_toolset_instance_status(self.0, request)
    }
}

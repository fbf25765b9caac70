// Written by `cargo xtask operations`. Do not edit.
//! Toolset instances.

#[cfg(feature = "toolset_instances_authenticate_agent_toolset")]
mod authenticate_agent_toolset;
#[cfg(feature = "toolset_instances_authenticate_toolset_instance")]
mod authenticate_toolset_instance;
#[cfg(feature = "toolset_instances_create_toolset_instance")]
mod create_toolset_instance;
#[cfg(feature = "toolset_instances_delete_toolset_instance")]
mod delete_toolset_instance;
#[cfg(feature = "toolset_instances_get_agent_toolsets")]
mod get_agent_toolsets;
#[cfg(feature = "toolset_instances_get_toolset_instance")]
mod get_toolset_instance;
#[cfg(feature = "toolset_instances_get_toolset_instance_status")]
mod get_toolset_instance_status;
#[cfg(feature = "toolset_instances_get_toolset_instances")]
mod get_toolset_instances;
#[cfg(feature = "toolset_instances_reauthenticate_agent_toolset")]
mod reauthenticate_agent_toolset;
#[cfg(feature = "toolset_instances_reauthenticate_toolset_instance")]
mod reauthenticate_toolset_instance;
#[cfg(feature = "toolset_instances_remove_agent_toolset_credentials")]
mod remove_agent_toolset_credentials;
#[cfg(feature = "toolset_instances_remove_toolset_credentials")]
mod remove_toolset_credentials;
#[cfg(feature = "toolset_instances_update_agent_toolset_credentials")]
mod update_agent_toolset_credentials;
#[cfg(feature = "toolset_instances_update_toolset_credentials")]
mod update_toolset_credentials;
#[cfg(feature = "toolset_instances_update_toolset_instance")]
mod update_toolset_instance;

#[cfg(feature = "toolset_instances_authenticate_agent_toolset")]
pub use self::authenticate_agent_toolset::{
    AuthenticateAgentToolsetRequest, toolset_instances_authenticate_agent_toolset,
};
#[cfg(feature = "toolset_instances_authenticate_toolset_instance")]
pub use self::authenticate_toolset_instance::{
    AuthenticateToolsetInstanceRequest, toolset_instances_authenticate_toolset_instance,
};
#[cfg(feature = "toolset_instances_create_toolset_instance")]
pub use self::create_toolset_instance::{
    CreateToolsetInstanceRequest, CreateToolsetInstanceRequestAuthType,
    CreateToolsetInstanceResponse, toolset_instances_create_toolset_instance,
};
#[cfg(feature = "toolset_instances_delete_toolset_instance")]
pub use self::delete_toolset_instance::{
    DeleteToolsetInstanceRequest, DeleteToolsetInstanceResponse,
    toolset_instances_delete_toolset_instance,
};
#[cfg(feature = "toolset_instances_get_agent_toolsets")]
pub use self::get_agent_toolsets::{
    AgentToolset, AgentToolsetAuthType, AgentToolsetCategory, AgentToolsetSupportedAuthTypesItem,
    GetAgentToolsetsRequest, GetAgentToolsetsResponse, toolset_instances_get_agent_toolsets,
};
#[cfg(feature = "toolset_instances_get_toolset_instance")]
pub use self::get_toolset_instance::{
    GetToolsetInstanceRequest, GetToolsetInstanceResponse, ToolsetInstanceDetail,
    ToolsetInstanceDetailAuthType, ToolsetInstanceDetailSupportedAuthTypesItem,
    ToolsetInstanceOAuthConfig, toolset_instances_get_toolset_instance,
};
#[cfg(feature = "toolset_instances_get_toolset_instance_status")]
pub use self::get_toolset_instance_status::{
    GetToolsetInstanceStatusRequest, GetToolsetInstanceStatusResponse,
    GetToolsetInstanceStatusResponseAuthType, toolset_instances_get_toolset_instance_status,
};
#[cfg(feature = "toolset_instances_get_toolset_instances")]
pub use self::get_toolset_instances::{
    GetToolsetInstancesRequest, GetToolsetInstancesResponse, ToolsetInstanceEntry,
    ToolsetInstanceEntryAuthType, toolset_instances_get_toolset_instances,
};
#[cfg(feature = "toolset_instances_reauthenticate_agent_toolset")]
pub use self::reauthenticate_agent_toolset::{
    ReauthenticateAgentToolsetRequest, toolset_instances_reauthenticate_agent_toolset,
};
#[cfg(feature = "toolset_instances_reauthenticate_toolset_instance")]
pub use self::reauthenticate_toolset_instance::{
    ReauthenticateToolsetInstanceRequest, toolset_instances_reauthenticate_toolset_instance,
};
#[cfg(feature = "toolset_instances_remove_agent_toolset_credentials")]
pub use self::remove_agent_toolset_credentials::{
    RemoveAgentToolsetCredentialsRequest, toolset_instances_remove_agent_toolset_credentials,
};
#[cfg(feature = "toolset_instances_remove_toolset_credentials")]
pub use self::remove_toolset_credentials::{
    RemoveToolsetCredentialsRequest, toolset_instances_remove_toolset_credentials,
};
#[cfg(feature = "toolset_instances_update_agent_toolset_credentials")]
pub use self::update_agent_toolset_credentials::{
    UpdateAgentToolsetCredentialsRequest, toolset_instances_update_agent_toolset_credentials,
};
#[cfg(feature = "toolset_instances_update_toolset_credentials")]
pub use self::update_toolset_credentials::{
    ToolsetUserCredentials, UpdateToolsetCredentialsRequest,
    toolset_instances_update_toolset_credentials,
};
#[cfg(feature = "toolset_instances_update_toolset_instance")]
pub use self::update_toolset_instance::{
    UpdateToolsetInstanceRequest, UpdateToolsetInstanceResponse,
    toolset_instances_update_toolset_instance,
};

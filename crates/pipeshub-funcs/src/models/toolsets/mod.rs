// Written from api/openapi/toolsets.yaml by `cargo xtask operations`. Do not edit.
//! Types that several operations of the family `toolsets` have.

#[cfg(any(
    feature = "toolset_registry_get_toolset_schema",
    feature = "toolset_registry_list_toolset_registry"
))]
mod tool_parameter;
#[cfg(any(
    feature = "toolset_registry_get_toolset_schema",
    feature = "toolset_registry_list_toolset_registry"
))]
pub use self::tool_parameter::ToolParameter;

#[cfg(any(
    feature = "toolset_registry_get_toolset_schema",
    feature = "toolset_registry_list_toolset_registry"
))]
mod tool_parameter_type;
#[cfg(any(
    feature = "toolset_registry_get_toolset_schema",
    feature = "toolset_registry_list_toolset_registry"
))]
pub use self::tool_parameter_type::ToolParameterType;

#[cfg(any(
    feature = "toolset_registry_get_toolset_schema",
    feature = "toolset_registry_list_toolset_registry"
))]
mod tool_tag;
#[cfg(any(
    feature = "toolset_registry_get_toolset_schema",
    feature = "toolset_registry_list_toolset_registry"
))]
pub use self::tool_tag::ToolTag;

#[cfg(any(
    feature = "toolset_instances_authenticate_agent_toolset",
    feature = "toolset_instances_authenticate_toolset_instance"
))]
mod toolset_authenticated_response;
#[cfg(any(
    feature = "toolset_instances_authenticate_agent_toolset",
    feature = "toolset_instances_authenticate_toolset_instance"
))]
pub use self::toolset_authenticated_response::ToolsetAuthenticatedResponse;

#[cfg(any(
    feature = "toolset_get_my_toolsets",
    feature = "toolset_instances_get_agent_toolsets",
    feature = "toolset_registry_get_toolset_schema",
    feature = "toolset_registry_list_toolset_registry"
))]
mod toolset_documentation_link;
#[cfg(any(
    feature = "toolset_get_my_toolsets",
    feature = "toolset_instances_get_agent_toolsets",
    feature = "toolset_registry_get_toolset_schema",
    feature = "toolset_registry_list_toolset_registry"
))]
pub use self::toolset_documentation_link::ToolsetDocumentationLink;

#[cfg(any(
    feature = "toolset_get_my_toolsets",
    feature = "toolset_instances_get_agent_toolsets"
))]
mod toolset_filter_counts;
#[cfg(any(
    feature = "toolset_get_my_toolsets",
    feature = "toolset_instances_get_agent_toolsets"
))]
pub use self::toolset_filter_counts::ToolsetFilterCounts;

#[cfg(any(
    feature = "toolset_instances_create_toolset_instance",
    feature = "toolset_instances_update_toolset_instance"
))]
mod toolset_instance;
#[cfg(any(
    feature = "toolset_instances_create_toolset_instance",
    feature = "toolset_instances_update_toolset_instance"
))]
pub use self::toolset_instance::ToolsetInstance;

#[cfg(any(
    feature = "toolset_instances_create_toolset_instance",
    feature = "toolset_instances_update_toolset_instance"
))]
mod toolset_instance_auth_type;
#[cfg(any(
    feature = "toolset_instances_create_toolset_instance",
    feature = "toolset_instances_update_toolset_instance"
))]
pub use self::toolset_instance_auth_type::ToolsetInstanceAuthType;

#[cfg(any(
    feature = "oauth_configuration_delete_toolset_oauth_config",
    feature = "toolset_instances_reauthenticate_agent_toolset",
    feature = "toolset_instances_reauthenticate_toolset_instance",
    feature = "toolset_instances_remove_agent_toolset_credentials",
    feature = "toolset_instances_remove_toolset_credentials",
    feature = "toolset_instances_update_agent_toolset_credentials",
    feature = "toolset_instances_update_toolset_credentials"
))]
mod toolset_message_response;
#[cfg(any(
    feature = "oauth_configuration_delete_toolset_oauth_config",
    feature = "toolset_instances_reauthenticate_agent_toolset",
    feature = "toolset_instances_reauthenticate_toolset_instance",
    feature = "toolset_instances_remove_agent_toolset_credentials",
    feature = "toolset_instances_remove_toolset_credentials",
    feature = "toolset_instances_update_agent_toolset_credentials",
    feature = "toolset_instances_update_toolset_credentials"
))]
pub use self::toolset_message_response::ToolsetMessageResponse;

#[cfg(any(
    feature = "toolset_oauth_get_agent_toolset_oauth_url",
    feature = "toolset_oauth_get_instance_oauth_authorization_url"
))]
mod toolset_oauth_authorization;
#[cfg(any(
    feature = "toolset_oauth_get_agent_toolset_oauth_url",
    feature = "toolset_oauth_get_instance_oauth_authorization_url"
))]
pub use self::toolset_oauth_authorization::ToolsetOAuthAuthorization;

#[cfg(any(
    feature = "toolset_get_my_toolsets",
    feature = "toolset_instances_get_agent_toolsets",
    feature = "toolset_instances_get_toolset_instances"
))]
mod toolset_pagination;
#[cfg(any(
    feature = "toolset_get_my_toolsets",
    feature = "toolset_instances_get_agent_toolsets",
    feature = "toolset_instances_get_toolset_instances"
))]
pub use self::toolset_pagination::ToolsetPagination;

#[cfg(any(
    feature = "toolset_get_my_toolsets",
    feature = "toolset_instances_get_agent_toolsets"
))]
mod toolset_tool;
#[cfg(any(
    feature = "toolset_get_my_toolsets",
    feature = "toolset_instances_get_agent_toolsets"
))]
pub use self::toolset_tool::ToolsetTool;

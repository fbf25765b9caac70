// Written by `cargo xtask operations`. Do not edit.
//! The registry of toolset types.

#[cfg(feature = "toolset_registry_get_toolset_schema")]
mod get_toolset_schema;
#[cfg(feature = "toolset_registry_list_toolset_registry")]
mod list_toolset_registry;

#[cfg(feature = "toolset_registry_get_toolset_schema")]
pub use self::get_toolset_schema::{
    GetToolsetSchemaRequest, GetToolsetSchemaResponse, ToolsetAuthField, ToolsetAuthFieldFieldType,
    ToolsetAuthFieldUsage, ToolsetAuthForm, ToolsetAuthSchemas,
    ToolsetAuthSchemasSupportedAuthTypesItem, ToolsetOAuthDisplay, ToolsetSchema,
    ToolsetSchemaCategory, ToolsetSchemaSupportedAuthTypesItem, ToolsetSchemaTool,
    ToolsetTypeConfig, toolset_registry_get_toolset_schema,
};
#[cfg(feature = "toolset_registry_list_toolset_registry")]
pub use self::list_toolset_registry::{
    ListToolsetRegistryRequest, ListToolsetRegistryResponse, RegistryTool, RegistryToolset,
    RegistryToolsetCategory, RegistryToolsetSupportedAuthTypesItem, ToolsetRegistryPagination,
    toolset_registry_list_toolset_registry,
};

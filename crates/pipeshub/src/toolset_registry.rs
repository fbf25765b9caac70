// Written by `cargo xtask operations`. Do not edit.
//! The registry of toolset types: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::toolset_registry::*;

/// The methods for the registry of toolset types; see
/// [`Pipeshub::toolset_registry`](crate::Pipeshub::toolset_registry).
#[derive(Debug, Clone, Copy)]
pub struct ToolsetRegistry<'a>(&'a PipeshubCore);

impl<'a> ToolsetRegistry<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists every toolset type that the server offers, with all tools; see
    /// [`toolset_registry_list_toolset_registry`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "listToolsetRegistry")]
    pub fn list_toolset_registry(
        self,
        request: ListToolsetRegistryRequest,
    ) -> Reply<'a, ListToolsetRegistryResponse> {
        toolset_registry_list_toolset_registry(self.0, request)
    }

    /// Returns the configuration schema and the tools of a toolset type; see
    /// [`toolset_registry_get_toolset_schema`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getToolsetSchema")]
    pub fn get_toolset_schema(
        self,
        request: GetToolsetSchemaRequest,
    ) -> Reply<'a, GetToolsetSchemaResponse> {
        toolset_registry_get_toolset_schema(self.0, request)
    }
}

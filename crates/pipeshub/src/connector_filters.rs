// Written by `cargo xtask operations`. Do not edit.
//! The filters of a connector: methods, requests and responses.

use pipeshub_core::json::Map;
use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::connector_filters::*;
use pipeshub_funcs::models::connectors::ConnectorActionResponse;

/// The methods for the filters of a connector; see
/// [`Pipeshub::connector_filters`](crate::Pipeshub::connector_filters).
#[derive(Debug, Clone, Copy)]
pub struct ConnectorFilters<'a>(&'a PipeshubCore);

impl<'a> ConnectorFilters<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Returns the ready-made choices for the filters of a connector; see
    /// [`connector_filters_get_connector_filters`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getConnectorFilters")]
    pub fn get_connector_filters(
        self,
        request: GetConnectorFiltersRequest,
    ) -> Reply<'a, Map<Vec<ConnectorFilterChoice>>> {
        connector_filters_get_connector_filters(self.0, request)
    }

    /// Stores filter selections on a connector as one block; see
    /// [`connector_filters_save_connector_filters`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "saveConnectorFilters")]
    pub fn save_connector_filters(
        self,
        request: SaveConnectorFiltersRequest,
    ) -> Reply<'a, ConnectorActionResponse> {
        connector_filters_save_connector_filters(self.0, request)
    }

    /// Lists the choices for one filter, fetched live from the source; see
    /// [`connector_filters_get_filter_field_options`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getFilterFieldOptions")]
    pub fn get_filter_field_options(
        self,
        request: GetFilterFieldOptionsRequest,
    ) -> Reply<'a, GetFilterFieldOptionsResponse> {
        connector_filters_get_filter_field_options(self.0, request)
    }
}

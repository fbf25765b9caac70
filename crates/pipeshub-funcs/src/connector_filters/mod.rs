// Written by `cargo xtask operations`. Do not edit.
//! The filters of a connector.

#[cfg(feature = "connector_filters_get_connector_filters")]
mod get_connector_filters;
#[cfg(feature = "connector_filters_get_filter_field_options")]
mod get_filter_field_options;
#[cfg(feature = "connector_filters_save_connector_filters")]
mod save_connector_filters;

#[cfg(feature = "connector_filters_get_connector_filters")]
pub use self::get_connector_filters::{
    ConnectorFilterChoice, GetConnectorFiltersRequest, connector_filters_get_connector_filters,
};
#[cfg(feature = "connector_filters_get_filter_field_options")]
pub use self::get_filter_field_options::{
    ConnectorFilterOption, GetFilterFieldOptionsRequest, GetFilterFieldOptionsResponse,
    connector_filters_get_filter_field_options,
};
#[cfg(feature = "connector_filters_save_connector_filters")]
pub use self::save_connector_filters::{
    SaveConnectorFiltersRequest, connector_filters_save_connector_filters,
};

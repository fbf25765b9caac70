// Written by `cargo xtask operations`. Do not edit.
//! The collection of metrics.

#[cfg(feature = "metrics_collection_get_metrics_collection")]
mod get_metrics_collection;
#[cfg(feature = "metrics_collection_toggle_metrics_collection")]
mod toggle_metrics_collection;

#[cfg(feature = "metrics_collection_get_metrics_collection")]
pub use self::get_metrics_collection::{
    MetricsCollectionConfig, metrics_collection_get_metrics_collection,
};
#[cfg(feature = "metrics_collection_toggle_metrics_collection")]
pub use self::toggle_metrics_collection::{
    ToggleMetricsCollectionRequest, metrics_collection_toggle_metrics_collection,
};

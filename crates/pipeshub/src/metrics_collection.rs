// Written by `cargo xtask operations`. Do not edit.
//! The collection of metrics: methods, requests and responses.

pub use pipeshub_admin_funcs::metrics_collection::*;
use pipeshub_admin_funcs::models::configuration::MessageResponse;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for the collection of metrics; see
/// [`Pipeshub::metrics_collection`](crate::Pipeshub::metrics_collection).
#[derive(Debug, Clone, Copy)]
pub struct MetricsCollection<'a>(&'a PipeshubCore);

impl<'a> MetricsCollection<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Returns the settings for usage reports; see [`metrics_collection_get_metrics_collection`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getMetricsCollection")]
    pub fn get_metrics_collection(self) -> Reply<'a, MetricsCollectionConfig> {
        metrics_collection_get_metrics_collection(self.0)
    }

    /// Switches usage reports on or off; see [`metrics_collection_toggle_metrics_collection`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "toggleMetricsCollection")]
    pub fn toggle_metrics_collection(
        self,
        request: ToggleMetricsCollectionRequest,
    ) -> Reply<'a, MessageResponse> {
        metrics_collection_toggle_metrics_collection(self.0, request)
    }
}

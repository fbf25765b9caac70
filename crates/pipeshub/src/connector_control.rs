// Written by `cargo xtask operations`. Do not edit.
//! The switches and file events of a connector: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::connector_control::*;
use pipeshub_funcs::models::connectors::{
    ConnectorActionResponse, SubmitConnectorFileEventsResponse,
};

/// The methods for the switches and file events of a connector; see
/// [`Pipeshub::connector_control`](crate::Pipeshub::connector_control).
#[derive(Debug, Clone, Copy)]
pub struct ConnectorControl<'a>(&'a PipeshubCore);

impl<'a> ConnectorControl<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Flips the switch of a connector for its sync or for its use by agents; see
    /// [`connector_control_toggle_connector`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "toggleConnector")]
    pub fn toggle_connector(
        self,
        request: ToggleConnectorRequest,
    ) -> Reply<'a, ConnectorActionResponse> {
        connector_control_toggle_connector(self.0, request)
    }

    /// Reports file changes to a Local FS connector, without file bytes; see
    /// [`connector_control_submit_connector_file_events`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "submitConnectorFileEvents")]
    pub fn submit_connector_file_events(
        self,
        request: SubmitConnectorFileEventsRequest,
    ) -> Reply<'a, SubmitConnectorFileEventsResponse> {
        connector_control_submit_connector_file_events(self.0, request)
    }

    /// Reports file changes to a Local FS connector, with the content of the files; see
    /// [`connector_control_submit_connector_file_event_uploads`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "submitConnectorFileEventUploads")]
    pub fn submit_connector_file_event_uploads(
        self,
        request: SubmitConnectorFileEventUploadsRequest,
    ) -> Reply<'a, SubmitConnectorFileEventsResponse> {
        connector_control_submit_connector_file_event_uploads(self.0, request)
    }
}

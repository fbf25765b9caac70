// Written by `cargo xtask operations`. Do not edit.
//! The switches and file events of a connector.

#[cfg(feature = "connector_control_submit_connector_file_event_uploads")]
mod submit_connector_file_event_uploads;
#[cfg(feature = "connector_control_submit_connector_file_events")]
mod submit_connector_file_events;
#[cfg(feature = "connector_control_toggle_connector")]
mod toggle_connector;

#[cfg(feature = "connector_control_submit_connector_file_event_uploads")]
pub use self::submit_connector_file_event_uploads::{
    ConnectorFile, SubmitConnectorFileEventUploadsRequest,
    connector_control_submit_connector_file_event_uploads,
};
#[cfg(feature = "connector_control_submit_connector_file_events")]
pub use self::submit_connector_file_events::{
    LocalFsFileEvent, LocalFsFileEventType, SubmitConnectorFileEventsRequest,
    connector_control_submit_connector_file_events,
};
#[cfg(feature = "connector_control_toggle_connector")]
pub use self::toggle_connector::{
    ConnectorToggleType, ToggleConnectorRequest, connector_control_toggle_connector,
};

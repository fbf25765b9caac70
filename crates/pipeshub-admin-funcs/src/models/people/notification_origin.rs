// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The service that raised a notification.
    pub enum NotificationOrigin {
        /// `Connector Service`
        CONNECTOR_SERVICE = "Connector Service",
        /// `Indexing Service`
        INDEXING_SERVICE = "Indexing Service",
        /// `AI Service`
        AI_SERVICE = "AI Service",
        /// `External Service`
        EXTERNAL_SERVICE = "External Service",
    }
}

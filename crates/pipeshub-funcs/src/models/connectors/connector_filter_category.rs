// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The stage that a filter limits: fetching or indexing.
    pub enum ConnectorFilterCategory {
        /// `sync`
        SYNC = "sync",
        /// `indexing`
        INDEXING = "indexing",
    }
}

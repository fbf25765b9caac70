// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Stage that a filter limits: the fetching or the indexing.
    pub enum ConnectorFilterCategory {
        /// `sync`
        SYNC = "sync",
        /// `indexing`
        INDEXING = "indexing",
    }
}

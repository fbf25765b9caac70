// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Scheme of the Azure endpoint; requests accept only the listed values.
    pub enum EndpointProtocol {
        /// `http`
        HTTP = "http",
        /// `https`
        HTTPS = "https",
    }
}

// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// The stored postal address. Absent parts were never set.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Address {
    /// The id of the embedded address, which changes at each write.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: Option<String>,
    /// The address line1.
    pub address_line1: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The state.
    pub state: Option<String>,
    /// The post code.
    pub post_code: Option<String>,
    /// The country.
    pub country: Option<String>,
}
from_json! {
    Address {
        id = "_id",
        address_line1 = "addressLine1",
        city = "city",
        state = "state",
        post_code = "postCode",
        country = "country",
    }
}

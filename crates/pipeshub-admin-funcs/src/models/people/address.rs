// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

/// Postal address as stored; parts that were never set are absent.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Address {
    /// id of the embedded address, new at each write.
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

// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::to_json;

/// The postal address, which replaces the stored one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AddressInput {
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
builder!(AddressInput() {
    address_line1: String,
    city: String,
    state: String,
    post_code: String,
    country: String,
});
to_json! {
    AddressInput {
        address_line1 = "addressLine1",
        city = "city",
        state = "state",
        post_code = "postCode",
        country = "country",
    }
}

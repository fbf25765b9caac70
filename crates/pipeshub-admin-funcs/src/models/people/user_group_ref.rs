// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::people::UserGroupType;

/// Short form of a user group.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserGroupRef {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The name.
    pub name: String,
    /// The kind of a user group. The server creates all kinds except `custom`.
    pub type_: UserGroupType,
}
from_json! {
    UserGroupRef {
        id = "_id",
        name = "name",
        type_ = "type",
    }
}

// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::people::UserGroupType;

/// User group as stored.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserGroup {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// A readable id, which the server increments.
    pub slug: String,
    /// The name.
    pub name: String,
    /// The kind of a user group. The server creates all kinds except `custom`.
    pub type_: UserGroupType,
    /// The org id.
    pub org_id: String,
    /// Account ids of the members.
    pub users: Vec<String>,
    /// The flag `isDeleted`.
    pub is_deleted: bool,
    /// Only on deleted groups.
    pub deleted_by: Option<String>,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
    /// The revision counter of the stored document.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    UserGroup {
        id = "_id",
        slug = "slug",
        name = "name",
        type_ = "type",
        org_id = "orgId",
        users = "users",
        is_deleted = "isDeleted",
        deleted_by = "deletedBy",
        created_at = "createdAt",
        updated_at = "updatedAt",
        v = "__v",
    }
}

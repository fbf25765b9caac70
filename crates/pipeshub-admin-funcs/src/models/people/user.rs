// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::people::{Address, UserRole};

/// User account as stored.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct User {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// A readable id, which the server increments.
    pub slug: Option<String>,
    /// The org id.
    pub org_id: String,
    /// Absent until set, e.g. after an invite by email.
    pub full_name: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The middle name.
    pub middle_name: Option<String>,
    /// In lower case. Absent from single users if the server hides email addresses.
    pub email: Option<String>,
    /// Digits with an optional leading plus; may be empty.
    pub mobile: Option<String>,
    /// Job title.
    pub designation: Option<String>,
    /// The privilege of a user in the organization; requests accept only the listed values.
    pub role: Option<UserRole>,
    /// False while an invite is pending.
    pub has_logged_in: Option<bool>,
    /// The stored postal address. Absent parts were never set.
    pub address: Option<Address>,
    /// The flag `isDeleted`.
    pub is_deleted: bool,
    /// The id of the administrator of an earlier deletion, which stays after a restore.
    pub deleted_by: Option<String>,
    /// The created at.
    pub created_at: Option<String>,
    /// The updated at.
    pub updated_at: Option<String>,
    /// The revision counter of the stored document.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    User {
        id = "_id",
        slug = "slug",
        org_id = "orgId",
        full_name = "fullName",
        first_name = "firstName",
        last_name = "lastName",
        middle_name = "middleName",
        email = "email",
        mobile = "mobile",
        designation = "designation",
        role = "role",
        has_logged_in = "hasLoggedIn",
        address = "address",
        is_deleted = "isDeleted",
        deleted_by = "deletedBy",
        created_at = "createdAt",
        updated_at = "updatedAt",
        v = "__v",
    }
}

// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::from_json;

use crate::models::people::{AccountType, Address, OnboardingStatus};

/// The organization as stored.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct Organization {
    /// The id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// A readable id, which the server increments.
    pub slug: String,
    /// Always there for business accounts.
    pub registered_name: Option<String>,
    /// The short name.
    pub short_name: Option<String>,
    /// The part after the @ of the first contact address.
    pub domain: String,
    /// Lower case.
    pub contact_email: String,
    /// The kind of account behind the organization; requests accept only the listed values.
    pub account_type: AccountType,
    /// The stored postal address. Absent parts were never set.
    pub permanent_address: Option<Address>,
    /// The state of the first-time setup; requests accept only the listed values.
    pub on_boarding_status: Option<OnboardingStatus>,
    /// The flag `isDeleted`.
    pub is_deleted: bool,
    /// The time of the last check before an administrator lost the role.
    pub admin_role_guard_at: Option<String>,
    /// The created at.
    pub created_at: String,
    /// The updated at.
    pub updated_at: String,
    /// The revision counter of the stored document.
    #[cfg_attr(feature = "serde", serde(rename = "__v"))]
    pub v: Option<i64>,
}
from_json! {
    Organization {
        id = "_id",
        slug = "slug",
        registered_name = "registeredName",
        short_name = "shortName",
        domain = "domain",
        contact_email = "contactEmail",
        account_type = "accountType",
        permanent_address = "permanentAddress",
        on_boarding_status = "onBoardingStatus",
        is_deleted = "isDeleted",
        admin_role_guard_at = "adminRoleGuardAt",
        created_at = "createdAt",
        updated_at = "updatedAt",
        v = "__v",
    }
}

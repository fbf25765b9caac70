// Written by `cargo xtask operations`. Do not edit.
//! The organization.

#[cfg(feature = "organizations_check_org_exists")]
mod check_org_exists;
#[cfg(feature = "organizations_create_organization")]
mod create_organization;
#[cfg(feature = "organizations_delete_organization")]
mod delete_organization;
#[cfg(feature = "organizations_delete_organization_logo")]
mod delete_organization_logo;
#[cfg(feature = "organizations_get_current_organization")]
mod get_current_organization;
#[cfg(feature = "organizations_get_onboarding_status")]
mod get_onboarding_status;
#[cfg(feature = "organizations_get_org_health")]
mod get_org_health;
#[cfg(feature = "organizations_get_organization_logo")]
mod get_organization_logo;
#[cfg(feature = "organizations_update_onboarding_status")]
mod update_onboarding_status;
#[cfg(feature = "organizations_update_organization")]
mod update_organization;
#[cfg(feature = "organizations_upload_organization_logo")]
mod upload_organization_logo;

#[cfg(feature = "organizations_check_org_exists")]
pub use self::check_org_exists::{CheckOrgExistsResponse, organizations_check_org_exists};
#[cfg(feature = "organizations_create_organization")]
pub use self::create_organization::{CreateOrganizationRequest, organizations_create_organization};
#[cfg(feature = "organizations_delete_organization")]
pub use self::delete_organization::{
    DeleteOrganizationResponse, organizations_delete_organization,
};
#[cfg(feature = "organizations_delete_organization_logo")]
pub use self::delete_organization_logo::{
    DeleteOrganizationLogoResponse, organizations_delete_organization_logo,
};
#[cfg(feature = "organizations_get_current_organization")]
pub use self::get_current_organization::organizations_get_current_organization;
#[cfg(feature = "organizations_get_onboarding_status")]
pub use self::get_onboarding_status::{
    GetOnboardingStatusResponse, organizations_get_onboarding_status,
};
#[cfg(feature = "organizations_get_org_health")]
pub use self::get_org_health::organizations_get_org_health;
#[cfg(feature = "organizations_get_organization_logo")]
pub use self::get_organization_logo::{OrganizationLogo, organizations_get_organization_logo};
#[cfg(feature = "organizations_update_onboarding_status")]
pub use self::update_onboarding_status::{
    UpdateOnboardingStatusRequest, UpdateOnboardingStatusResponse,
    organizations_update_onboarding_status,
};
#[cfg(feature = "organizations_update_organization")]
pub use self::update_organization::{
    UpdateOrganizationRequest, UpdateOrganizationResponse, organizations_update_organization,
};
#[cfg(feature = "organizations_upload_organization_logo")]
pub use self::upload_organization_logo::{
    UploadOrganizationLogoRequest, UploadOrganizationLogoResponse,
    organizations_upload_organization_logo,
};

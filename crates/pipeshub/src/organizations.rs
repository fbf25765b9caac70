// Written by `cargo xtask operations`. Do not edit.
//! The organization: methods, requests and responses.

use pipeshub_admin_funcs::models::people::{HealthResponse, Organization};
pub use pipeshub_admin_funcs::organizations::*;
use pipeshub_core::{Opening, PipeshubCore, Reply};

/// The methods for the organization; see
/// [`Pipeshub::organizations`](crate::Pipeshub::organizations).
#[derive(Debug, Clone, Copy)]
pub struct Organizations<'a>(&'a PipeshubCore);

impl<'a> Organizations<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Reports whether this server ever had an organization; see
    /// [`organizations_check_org_exists`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "checkOrgExists")]
    pub fn check_org_exists(self) -> Reply<'a, CheckOrgExistsResponse> {
        organizations_check_org_exists(self.0)
    }

    /// Reports whether the organization module of the gateway is healthy; see
    /// [`organizations_get_org_health`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getOrgHealth")]
    pub fn get_org_health(self) -> Reply<'a, HealthResponse> {
        organizations_get_org_health(self.0)
    }

    /// Sets up the one organization of a fresh server and its first admin; see
    /// [`organizations_create_organization`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createOrganization")]
    pub fn create_organization(
        self,
        request: CreateOrganizationRequest,
    ) -> Reply<'a, Organization> {
        organizations_create_organization(self.0, request)
    }

    /// Reads the organization of the caller; see [`organizations_get_current_organization`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getCurrentOrganization")]
    pub fn get_current_organization(self) -> Reply<'a, Organization> {
        organizations_get_current_organization(self.0)
    }

    /// Changes names, contact address or postal address of the organization; see
    /// [`organizations_update_organization`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateOrganization")]
    pub fn update_organization(
        self,
        request: UpdateOrganizationRequest,
    ) -> Reply<'a, UpdateOrganizationResponse> {
        organizations_update_organization(self.0, request)
    }

    /// Marks the organization as deleted; see [`organizations_delete_organization`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteOrganization")]
    pub fn delete_organization(self) -> Reply<'a, DeleteOrganizationResponse> {
        organizations_delete_organization(self.0)
    }

    /// Stores the logo of the organization; all but SVG is recoded as JPEG; see
    /// [`organizations_upload_organization_logo`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "uploadOrganizationLogo")]
    pub fn upload_organization_logo(
        self,
        request: UploadOrganizationLogoRequest,
    ) -> Reply<'a, UploadOrganizationLogoResponse> {
        organizations_upload_organization_logo(self.0, request)
    }

    /// Reads the logo of the organization; see [`organizations_get_organization_logo`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getOrganizationLogo")]
    pub fn get_organization_logo(self) -> Opening<'a, OrganizationLogo> {
        organizations_get_organization_logo(self.0)
    }

    /// Removes the logo of the organization; see [`organizations_delete_organization_logo`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "deleteOrganizationLogo")]
    pub fn delete_organization_logo(self) -> Reply<'a, DeleteOrganizationLogoResponse> {
        organizations_delete_organization_logo(self.0)
    }

    /// Reads the state of the first setup of the organization; see
    /// [`organizations_get_onboarding_status`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getOnboardingStatus")]
    pub fn get_onboarding_status(self) -> Reply<'a, GetOnboardingStatusResponse> {
        organizations_get_onboarding_status(self.0)
    }

    /// Stores the state of the first setup of the organization; see
    /// [`organizations_update_onboarding_status`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "updateOnboardingStatus")]
    pub fn update_onboarding_status(
        self,
        request: UpdateOnboardingStatusRequest,
    ) -> Reply<'a, UpdateOnboardingStatusResponse> {
        organizations_update_onboarding_status(self.0, request)
    }
}

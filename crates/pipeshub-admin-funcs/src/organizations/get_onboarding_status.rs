// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /org/onboarding-status`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

use crate::models::people::OnboardingStatus;

static OPERATION: PackedOperation =
    Operation::packed("GET", "getOnboardingStatus|/org/onboarding-status|org:read");

/// The state of the first-time setup.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct GetOnboardingStatusResponse {
    /// The state of the first-time setup; requests accept only the listed values.
    pub status: OnboardingStatus,
}
from_json! {
    GetOnboardingStatusResponse {
        status = "status",
    }
}

/// Reads the state of the first setup of the organization.
///
/// An OAuth token needs the scope `org:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403, 404 or 500, besides the errors of each
/// call.
#[doc(alias = "organizationsGetOnboardingStatus")]
pub fn organizations_get_onboarding_status(
    core: &PipeshubCore,
) -> Reply<'_, GetOnboardingStatusResponse> {
    core.call(Call::new(&OPERATION), RawReply::read)
}

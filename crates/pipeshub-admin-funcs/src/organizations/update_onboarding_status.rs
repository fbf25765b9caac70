// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `PUT /org/onboarding-status`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, from_json, to_json,
};

use crate::models::people::OnboardingStatus;

static OPERATION: PackedOperation = Operation::packed(
    "PUT",
    "updateOnboardingStatus|/org/onboarding-status|org:write",
)
.resend(Resend::Safe);

/// The arguments of [`organizations_update_onboarding_status`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateOnboardingStatusRequest {
    /// The state of the first-time setup; requests accept only the listed values.
    pub status: OnboardingStatus,
}
builder!(UpdateOnboardingStatusRequest(status: OnboardingStatus) {});
to_json! {
    UpdateOnboardingStatusRequest {
        status = "status",
    }
}

/// The state of the first-time setup after the change.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UpdateOnboardingStatusResponse {
    /// A sentence for people.
    pub message: String,
    /// The state of the first-time setup; requests accept only the listed values.
    pub status: OnboardingStatus,
}
from_json! {
    UpdateOnboardingStatusResponse {
        message = "message",
        status = "status",
    }
}

/// Stores the state of the first setup of the organization.
///
/// An OAuth token needs the scope `org:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404 or 500, besides the errors of
/// each call.
#[doc(alias = "organizationsUpdateOnboardingStatus")]
pub fn organizations_update_onboarding_status(
    core: &PipeshubCore,
    request: UpdateOnboardingStatusRequest,
) -> Reply<'_, UpdateOnboardingStatusResponse> {
    let call = Call::new(&OPERATION).body(&request);
    core.call(call, RawReply::read)
}

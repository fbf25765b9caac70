// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::{Secret, from_json};

/// The connection settings of a stored model: the fields that were sent for the provider.
#[derive(Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StoredAIModelConfiguration {
    /// The name of the model, or several names separated by commas.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub model: Option<Secret>,
    /// The name for people.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub model_friendly_name: Option<Secret>,
    /// In plain text unless the server masks secrets.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub api_key: Option<Secret>,
    /// The endpoint.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub endpoint: Option<Secret>,
    /// The organization id.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub organization_id: Option<Secret>,
    /// The deployment name.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub deployment_name: Option<Secret>,
    /// Bedrock: the company that made the model.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub provider: Option<Secret>,
    /// The aws access key id.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub aws_access_key_id: Option<Secret>,
    /// The aws access secret key.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub aws_access_secret_key: Option<Secret>,
    /// The region.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub region: Option<Secret>,
}
hidden_debug!(StoredAIModelConfiguration);
from_json! {
    StoredAIModelConfiguration {
        model = "model",
        model_friendly_name = "modelFriendlyName",
        api_key = "apiKey",
        endpoint = "endpoint",
        organization_id = "organizationId",
        deployment_name = "deploymentName",
        provider = "provider",
        aws_access_key_id = "awsAccessKeyId",
        aws_access_secret_key = "awsAccessSecretKey",
        region = "region",
    }
}

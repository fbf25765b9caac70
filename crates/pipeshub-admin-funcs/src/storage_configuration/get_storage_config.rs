// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `GET /configurationManager/storageConfig`

use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Secret, from_json, open_enum,
};

use crate::models::configuration::EndpointProtocol;

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getStorageConfig|/configurationManager/storageConfig|config:read",
);

/// The stored file storage settings; which fields come depends on the kind.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct StorageConfig {
    /// Never sent for local storage.
    pub storage_type: Option<StorageType>,
    /// S3 only.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub access_key_id: Option<Secret>,
    /// S3 only, in plain text.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub secret_access_key: Option<Secret>,
    /// S3 only.
    pub region: Option<String>,
    /// S3 only.
    pub bucket_name: Option<String>,
    /// Azure only.
    pub endpoint_protocol: Option<EndpointProtocol>,
    /// Azure only; missing if it was not set.
    pub account_name: Option<String>,
    /// Azure only, in plain text; missing if it was not set.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub account_key: Option<Secret>,
    /// Azure only.
    pub endpoint_suffix: Option<String>,
    /// Azure only.
    pub container_name: Option<String>,
    /// Local storage only.
    pub mount_name: Option<String>,
    /// Local storage only: address under which files are served.
    pub base_url: Option<String>,
}
from_json! {
    StorageConfig {
        storage_type = "storageType",
        access_key_id = "accessKeyId",
        secret_access_key = "secretAccessKey",
        region = "region",
        bucket_name = "bucketName",
        endpoint_protocol = "endpointProtocol",
        account_name = "accountName",
        account_key = "accountKey",
        endpoint_suffix = "endpointSuffix",
        container_name = "containerName",
        mount_name = "mountName",
        base_url = "baseUrl",
    }
}

open_enum! {
    /// The kind of file storage; requests accept only the listed values.
    pub enum StorageType {
        /// `local`
        LOCAL = "local",
        /// `s3`
        S3 = "s3",
        /// `azureBlob`
        AZURE_BLOB = "azureBlob",
    }
}

/// Returns the file storage settings with their keys in plain text.
///
/// An OAuth token needs the scope `config:read`. The user must be an administrator.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "storageConfigurationGetStorageConfig")]
pub fn storage_configuration_get_storage_config(core: &PipeshubCore) -> Reply<'_, StorageConfig> {
    core.call(Call::new(&OPERATION), RawReply::read)
}

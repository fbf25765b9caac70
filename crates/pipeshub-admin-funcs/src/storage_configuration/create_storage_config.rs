// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.
//! `POST /configurationManager/storageConfig`

use std::time::Duration;

use pipeshub_core::json::{ToJson, Writer, exposed};
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, Resend, Secret, to_json,
};

use crate::models::configuration::{EndpointProtocol, MessageResponse};

static OPERATION: PackedOperation = Operation::packed(
    "POST",
    "createStorageConfig|/configurationManager/storageConfig|config:write",
)
.resend(Resend::Safe)
.timeout(Duration::from_secs(60));

/// The arguments of [`storage_configuration_create_storage_config`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct CreateStorageConfigRequest {
    /// File storage settings, told apart by `storageType`.
    pub body: CreateStorageConfigBody,
}
builder!(CreateStorageConfigRequest(body: CreateStorageConfigBody) {});

/// The settings of Azure Blob Storage. Send a name and a key; see the differences of the operation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct AzureBlobStorageConfigRequest {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "AzureBlobStorageConfigRequest::constant_storage_type")
    )]
    storage_type: &'static str,
    /// It has precedence over all other fields. Avoid it.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub azure_blob_connection_string: Option<Secret>,
    /// `https` when absent.
    pub endpoint_protocol: Option<EndpointProtocol>,
    /// Required without a connection string, although the server does not check it. Not empty.
    pub account_name: Option<String>,
    /// Required without a connection string, although the server does not check it. Not empty.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub account_key: Option<Secret>,
    /// The endpoint suffix. Not empty. Server default: `core.windows.net`.
    pub endpoint_suffix: Option<String>,
    /// The container name. Not empty.
    pub container_name: String,
}
builder!(AzureBlobStorageConfigRequest(container_name: String) {
    azure_blob_connection_string: Secret,
    endpoint_protocol: EndpointProtocol,
    account_name: String,
    account_key: Secret,
    endpoint_suffix: String,
} constant {
    storage_type = "azureBlob", constant_storage_type;
});
to_json! {
    AzureBlobStorageConfigRequest {
        storage_type = "storageType",
        azure_blob_connection_string = "azureBlobConnectionString" with exposed,
        endpoint_protocol = "endpointProtocol",
        account_name = "accountName<1,",
        account_key = "accountKey<1," with exposed,
        endpoint_suffix = "endpointSuffix<1,",
        container_name = "containerName<1,",
    }
}

/// File storage settings, told apart by `storageType`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "storageType")
)]
#[non_exhaustive]
pub enum CreateStorageConfigBody {
    /// `s3`
    #[cfg_attr(feature = "serde", serde(rename = "s3"))]
    S3(S3StorageConfigRequest),
    /// `azureBlob`
    #[cfg_attr(feature = "serde", serde(rename = "azureBlob"))]
    AzureBlob(AzureBlobStorageConfigRequest),
    /// `local`
    #[cfg_attr(feature = "serde", serde(rename = "local"))]
    Local(LocalStorageConfigRequest),
}

impl ToJson for CreateStorageConfigBody {
    fn to_json(&self, to: &mut Writer) {
        match self {
            Self::S3(value) => value.to_json(to),
            Self::AzureBlob(value) => value.to_json(to),
            Self::Local(value) => value.to_json(to),
        }
    }
}

impl From<S3StorageConfigRequest> for CreateStorageConfigBody {
    fn from(value: S3StorageConfigRequest) -> Self {
        Self::S3(value)
    }
}

impl From<AzureBlobStorageConfigRequest> for CreateStorageConfigBody {
    fn from(value: AzureBlobStorageConfigRequest) -> Self {
        Self::AzureBlob(value)
    }
}

impl From<LocalStorageConfigRequest> for CreateStorageConfigBody {
    fn from(value: LocalStorageConfigRequest) -> Self {
        Self::Local(value)
    }
}

/// The settings for storage on the disk of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct LocalStorageConfigRequest {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "LocalStorageConfigRequest::constant_storage_type")
    )]
    storage_type: &'static str,
    /// `PipesHub` when absent.
    pub mount_name: Option<String>,
    /// Address of the storage service of this server when absent.
    pub base_url: Option<String>,
}
builder!(LocalStorageConfigRequest() { mount_name: String, base_url: String } constant {
    storage_type = "local", constant_storage_type;
});
to_json! {
    LocalStorageConfigRequest {
        storage_type = "storageType",
        mount_name = "mountName",
        base_url = "baseUrl",
    }
}

/// The settings for Amazon S3; they are tried out before they are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct S3StorageConfigRequest {
    #[cfg_attr(
        feature = "serde",
        serde(skip, default = "S3StorageConfigRequest::constant_storage_type")
    )]
    storage_type: &'static str,
    /// The s3 access key id. Not empty.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub s3_access_key_id: Secret,
    /// The s3 secret access key. Not empty.
    #[cfg_attr(feature = "serde", serde(skip_serializing))]
    pub s3_secret_access_key: Secret,
    /// The s3 region. Not empty.
    pub s3_region: String,
    /// The s3 bucket name. Not empty.
    pub s3_bucket_name: String,
}
builder!(S3StorageConfigRequest(
    s3_access_key_id: Secret,
    s3_secret_access_key: Secret,
    s3_region: String,
    s3_bucket_name: String,
) {} constant {
    storage_type = "s3", constant_storage_type;
});
to_json! {
    S3StorageConfigRequest {
        storage_type = "storageType",
        s3_access_key_id = "s3AccessKeyId<1," with exposed,
        s3_secret_access_key = "s3SecretAccessKey<1," with exposed,
        s3_region = "s3Region<1,",
        s3_bucket_name = "s3BucketName<1,",
    }
}

/// Stores the file storage settings; S3 settings are tried out first.
///
/// An OAuth token needs the scope `config:write`. The user must be an administrator.
///
/// The SDK may send the request again, since twice has the effect of once.
///
/// The default deadline is 60 s.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401 or 403, besides the errors of each call.
#[doc(alias = "storageConfigurationCreateStorageConfig")]
pub fn storage_configuration_create_storage_config(
    core: &PipeshubCore,
    request: CreateStorageConfigRequest,
) -> Reply<'_, MessageResponse> {
    let call = Call::new(&OPERATION).body(&request.body);
    core.call(call, RawReply::read)
}

// Written by `cargo xtask operations`. Do not edit.
//! The settings of the storage.

#[cfg(feature = "storage_configuration_create_storage_config")]
mod create_storage_config;
#[cfg(feature = "storage_configuration_get_storage_config")]
mod get_storage_config;

#[cfg(feature = "storage_configuration_create_storage_config")]
pub use self::create_storage_config::{
    AzureBlobStorageConfigRequest, CreateStorageConfigBody, CreateStorageConfigRequest,
    LocalStorageConfigRequest, S3StorageConfigRequest, storage_configuration_create_storage_config,
};
#[cfg(feature = "storage_configuration_get_storage_config")]
pub use self::get_storage_config::{
    StorageConfig, StorageType, storage_configuration_get_storage_config,
};

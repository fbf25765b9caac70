// Written by `cargo xtask operations`. Do not edit.
//! The settings of the storage: methods, requests and responses.

use pipeshub_admin_funcs::models::configuration::MessageResponse;
pub use pipeshub_admin_funcs::storage_configuration::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for the settings of the storage; see
/// [`Pipeshub::storage_configuration`](crate::Pipeshub::storage_configuration).
#[derive(Debug, Clone, Copy)]
pub struct StorageConfiguration<'a>(&'a PipeshubCore);

impl<'a> StorageConfiguration<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Returns the file storage settings with their keys in plain text; see
    /// [`storage_configuration_get_storage_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getStorageConfig")]
    pub fn get_storage_config(self) -> Reply<'a, StorageConfig> {
        storage_configuration_get_storage_config(self.0)
    }

    /// Stores the file storage settings; S3 settings are tried out first; see
    /// [`storage_configuration_create_storage_config`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "createStorageConfig")]
    pub fn create_storage_config(
        self,
        request: CreateStorageConfigRequest,
    ) -> Reply<'a, MessageResponse> {
        storage_configuration_create_storage_config(self.0, request)
    }
}

// Written by `cargo xtask operations`. Do not edit.
//! Providers of web search.

#[cfg(feature = "web_search_add_web_search_provider")]
mod add_web_search_provider;
#[cfg(feature = "web_search_delete_web_search_provider")]
mod delete_web_search_provider;
#[cfg(feature = "web_search_get_web_search_providers")]
mod get_web_search_providers;
#[cfg(feature = "web_search_update_default_web_search_provider")]
mod update_default_web_search_provider;
#[cfg(feature = "web_search_update_web_search_provider")]
mod update_web_search_provider;
#[cfg(feature = "web_search_update_web_search_settings")]
mod update_web_search_settings;

#[cfg(feature = "web_search_add_web_search_provider")]
pub use self::add_web_search_provider::{
    AddWebSearchProviderRequest, AddWebSearchProviderResponse, WebSearchProviderAddedDetails,
    web_search_add_web_search_provider,
};
#[cfg(feature = "web_search_delete_web_search_provider")]
pub use self::delete_web_search_provider::{
    DeleteWebSearchProviderRequest, DeleteWebSearchProviderResponse,
    WebSearchProviderDeletedDetails, web_search_delete_web_search_provider,
};
#[cfg(feature = "web_search_get_web_search_providers")]
pub use self::get_web_search_providers::{
    WebSearchProviderItem, WebSearchProvidersResponse, web_search_get_web_search_providers,
};
#[cfg(feature = "web_search_update_default_web_search_provider")]
pub use self::update_default_web_search_provider::{
    UpdateDefaultWebSearchProviderRequest, web_search_update_default_web_search_provider,
};
#[cfg(feature = "web_search_update_web_search_provider")]
pub use self::update_web_search_provider::{
    UpdateWebSearchProviderRequest, web_search_update_web_search_provider,
};
#[cfg(feature = "web_search_update_web_search_settings")]
pub use self::update_web_search_settings::{
    UpdateWebSearchSettingsRequest, UpdateWebSearchSettingsResponse,
    web_search_update_web_search_settings,
};

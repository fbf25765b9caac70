// Written by `cargo xtask operations`. Do not edit.
//! The toolsets of the caller.

#[cfg(feature = "toolset_get_my_toolsets")]
mod get_my_toolsets;

#[cfg(feature = "toolset_get_my_toolsets")]
pub use self::get_my_toolsets::{
    GetMyToolsetsAuthStatus, GetMyToolsetsRequest, GetMyToolsetsResponse, MyToolset,
    MyToolsetAuthType, MyToolsetCategory, MyToolsetSupportedAuthTypesItem, toolset_get_my_toolsets,
};

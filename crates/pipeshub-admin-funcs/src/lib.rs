//! The operations of the PipesHub API for administrators as free functions, with one Cargo feature
//! each: users, teams, organizations, sign-in, tokens, settings.
//!
//! A function takes a [`PipeshubCore`](pipeshub_core::PipeshubCore) and a request. The function
//! returns a [`Reply`](pipeshub_core::Reply), the future of a
//! [`Response`](pipeshub_core::Response). Each group of operations is a module with its functions
//! and types. The functions are also at the root. The other operations are in the crate
//! `pipeshub-funcs`.
//!
//! # Features
//!
//! The feature of an operation has the name of its function, and no feature is on by default. The
//! feature of a group, such as `users`, turns on its operations, and `full` turns on all. `serde`
//! implements its traits for requests and responses. The other features are those of
//! [`pipeshub_core`](pipeshub_core#features).
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![allow(
    clippy::needless_pass_by_value,
    reason = "an operation consumes its request, so that the secrets are wiped before the wait"
)]
#![allow(
    clippy::option_option,
    clippy::struct_excessive_bools,
    reason = "the fields are those of the API"
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[macro_use]
mod macros;
#[allow(dead_code, reason = "the features decide which operations exist")]
mod query;
#[cfg(feature = "serde")]
#[allow(dead_code, reason = "the features decide which operations exist")]
mod stored;

// Written by `cargo xtask operations`: modules.
pub mod ai_models_providers;
pub mod authentication_configuration;
pub mod configuration_manager;
pub mod functions;
pub mod mcp;
pub mod metrics_collection;
pub mod models;
pub mod notifications;
pub mod oauth;
pub mod oauth_apps;
pub mod oauth_provider;
pub mod openid_connect;
pub mod organization_auth_config;
pub mod organizations;
pub mod personal_access_tokens;
pub mod platform_settings;
pub mod public_urls;
pub mod smtp_configuration;
pub mod storage_configuration;
pub mod teams;
pub mod user_account;
pub mod user_groups;
pub mod users;
pub mod web_search;

#[doc(no_inline)]
#[allow(
    unused_imports,
    unreachable_pub,
    reason = "the features decide which exist"
)]
pub use self::functions::*;
// The end of modules.

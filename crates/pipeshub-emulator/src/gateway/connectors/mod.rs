//! Connectors: their flows and their state.

mod authorize;
mod callback;
mod configure;
mod control;
mod create;
mod delete;
mod filters;
mod instance;
mod job;
mod list;
mod oauth_config;
mod registry;
mod schedule;
mod schema;
mod settings;
mod store;

pub(crate) use store::Store;

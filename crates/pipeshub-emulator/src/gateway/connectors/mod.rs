//! Connectors: their flows and their state.

mod authorize;
mod callback;
mod create;
mod delete;
mod instance;
mod list;
mod store;

pub(crate) use store::Store;

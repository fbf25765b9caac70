//! Connectors: their flows and their state.

mod authorize;
mod callback;
mod instance;
mod store;

pub(crate) use store::Store;

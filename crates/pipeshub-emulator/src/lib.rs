//! A [PipesHub](https://www.pipeshub.com) gateway and an OAuth provider on loopback, for examples and tests.
#![forbid(unsafe_code)]

mod body;
mod connector;
pub mod fixtures;
mod gateway;
mod provider;
mod query;
mod reply;
mod secret;
mod sync;
mod token;

pub use connector::{AccountType, Connector, Exchange};
pub use token::Token;

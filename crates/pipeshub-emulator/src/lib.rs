//! A [PipesHub](https://www.pipeshub.com) gateway and an OAuth provider on loopback, for examples and tests.
#![forbid(unsafe_code)]

mod body;
mod builder;
mod connector;
mod emulator;
mod error;
mod fault;
pub mod fixtures;
mod gateway;
mod journal;
mod provider;
mod query;
mod reply;
mod secret;
mod server;
mod service;
mod sync;
mod tls;
mod token;
mod work;

pub use builder::Builder;
pub use connector::{AccountType, Connector, Exchange};
pub use emulator::Emulator;
pub use error::Error;
pub use fault::Fault;
pub use journal::SeenRequest;
pub use token::Token;

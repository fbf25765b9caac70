//! A [PipesHub](https://www.pipeshub.com) gateway and an OAuth provider on loopback, for examples and tests.
#![forbid(unsafe_code)]

mod body;
mod query;
mod reply;
mod secret;
mod sync;

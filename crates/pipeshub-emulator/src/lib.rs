//! A PipesHub gateway and an OAuth provider on loopback, for examples and tests.
#![forbid(unsafe_code)]

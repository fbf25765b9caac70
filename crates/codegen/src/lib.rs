//! The description of PipesHub's API, and the code that is written from it.
//!
//! `api/openapi/` has seven OpenAPI 3.1 documents, one for each family of operations. Their facts
//! come from the server's code. [`Description::read`] reads all of them and refuses what it does
//! not know, so that no fact is skipped in silence.

pub mod description;
pub mod model;
pub mod names;
pub mod output;
pub mod write;

pub use description::Description;
pub use model::Model;

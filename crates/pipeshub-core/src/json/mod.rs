//! Reading and writing of JSON with little code.
//!
//! A type reads itself with [`FromJson`] and writes itself with [`ToJson`]. For a struct, the
//! macros [`from_json!`](crate::from_json) and [`to_json!`](crate::to_json) implement both from a
//! table of its fields. For a list of known texts, [`open_enum!`](crate::open_enum) does. `serde`
//! reads from the same index.
//!
//! There is no derive and no procedural macro. A struct adds some 20 bytes of code per field; a
//! derived `Deserialize` adds 150 or more.
//!
//! ```
//! use pipeshub_core::json::{FromJson, Map, RawJson};
//! use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply, from_json, open_enum, to_json};
//!
//! static SEARCH: Operation = Operation::post("search", "/search");
//!
//! pub struct SearchRequest {
//!     pub query: String,
//!     pub limit: Option<u32>,
//! }
//! to_json! { SearchRequest { query = "query<1,1000", limit = "limit<1,100" } }
//!
//! pub struct SearchResponse {
//!     pub hits: Vec<SearchHit>,
//!     pub total: Option<i64>,
//! }
//! from_json! { SearchResponse { hits = "searchResults", total = "totalCount" } }
//!
//! pub struct SearchHit {
//!     pub content: String,
//!     pub kind: RecordKind,
//!     pub labels: Option<Map<String>>,
//!     pub metadata: Option<RawJson>,
//! }
//! from_json! {
//!     SearchHit { content = "content", kind = "recordType", labels = "labels", metadata = "metadata" }
//! }
//!
//! open_enum! {
//!     /// The kind of a record.
//!     pub enum RecordKind {
//!         /// A file.
//!         FILE = "FILE",
//!         /// A mail.
//!         MAIL = "MAIL",
//!     }
//! }
//!
//! pub fn search<'a>(core: &'a PipeshubCore, request: &SearchRequest) -> Reply<'a, SearchResponse> {
//!     core.call(Call::new(&SEARCH).body(request), RawReply::read)
//! }
//! ```
//!
//! This module accepts the same texts as `serde_json`: a value that is read as `from_str::<Value>`
//! does, and a value that is skipped as `IgnoredAny` does. Lists and objects may be nested 127 deep.
//! If a name is repeated, the last value counts, as for PipesHub. A float is the nearest `f64`.
//!
//! The index of a text has 8 bytes per value. That is half the size of a usual response, and at most
//! four times the size of a text such as `[1,1,1]`. In a list or a map, reading ends at the first
//! value that does not fit.

mod fields;
mod float;
pub(crate) mod index;
pub(crate) mod limits;
mod map;
pub(crate) mod object;
mod open_enum;
mod order;
pub(crate) mod problem;
mod raw;
mod reader;
mod scan;
pub(crate) mod unescape;
mod values;
mod writer;

/// For the code of [`open_enum!`](crate::open_enum).
#[doc(hidden)]
pub use serde;

pub use self::fields::check_names;
#[cfg(test)]
pub(crate) use self::fields::to_json;
pub(crate) use self::fields::{from_json, limits_end};
pub use self::map::Map;
pub use self::raw::{InvalidJson, RawJson};
pub(crate) use self::reader::ReaderMemory;
pub use self::reader::{FromJson, OuterObject, Reader};
pub use self::values::{Exposed, exposed, number_or_text, or_null};
pub use self::writer::{OuterNames, ToJson, Writer};

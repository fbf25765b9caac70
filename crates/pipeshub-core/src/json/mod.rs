//! JSON, read and written in little code: types that do so by a table, and `serde` over the same
//! index.
//!
//! A type reads itself with [`FromJson`] and writes itself with [`ToJson`]. For a struct, both come
//! from a table of its fields, [`from_json!`](crate::from_json) and [`to_json!`](crate::to_json);
//! for a list of known texts, from [`open_enum!`](crate::open_enum). No derive and no procedural
//! macro is involved: a further struct costs some 20 bytes of code a field, where a derived
//! `Deserialize` costs 150 and more.
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
//! What is accepted is what `serde_json` accepts: a text that is read as its `from_str::<Value>`
//! does, and one that is passed over as its `IgnoredAny` does; at most 127 lists and objects inside
//! each other. Of a name that comes twice the last value counts, as for PipesHub.
//!
//! While a text is read, its index takes 8 bytes a value: half the size of a usual response, and four
//! times the size of a text such as `[1,1,1]` at most. Reading ends inside a list or a
//! map at the first value that does not fit.

mod fields;
mod index;
pub(crate) mod limits;
mod map;
pub(crate) mod object;
mod open_enum;
mod order;
pub(crate) mod problem;
mod raw;
mod reader;
mod scan;
mod unescape;
mod values;
mod writer;

pub use self::fields::check_names;
#[cfg(test)]
pub(crate) use self::fields::to_json;
pub(crate) use self::fields::{from_json, limits_end};
pub use self::map::Map;
pub use self::raw::{InvalidJson, RawJson};
pub use self::reader::{FromJson, OuterObject, Reader};
pub use self::values::{Exposed, exposed, number_or_text};
pub use self::writer::{OuterNames, ToJson, Writer};

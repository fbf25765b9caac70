//! Responses whose bodies arrive piece by piece.
//!
//! This room reads the body of a response that `client` left open. It sends nothing, and its only
//! wait is for the next piece of a body. Entry points: [`Opening`], [`Download`] and
//! [`EventStream`].

mod body;
mod download;
mod events;
mod file;
mod file_name;
mod open_reply;
mod opening;
mod parser;

pub use self::download::Download;
pub use self::events::{EventRead, EventStream, RawEvent, StreamEvent};
pub(crate) use self::open_reply::open_rule;
pub use self::open_reply::{FromOpenReply, OpenReply};
pub use self::opening::Opening;

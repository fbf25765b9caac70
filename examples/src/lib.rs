//! What the examples need besides the SDK: a browser that presses a button.

pub mod browser;
mod http_message;

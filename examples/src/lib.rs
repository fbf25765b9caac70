//! What the examples need besides the SDK: a browser that presses a button, and a listener for redirects.

pub mod browser;
mod http_message;
pub mod redirect_listener;

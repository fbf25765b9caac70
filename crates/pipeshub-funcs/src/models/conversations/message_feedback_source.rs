// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The message feedback source.
    pub enum MessageFeedbackSource {
        /// `user`
        USER = "user",
        /// `system`
        SYSTEM = "system",
        /// `admin`
        ADMIN = "admin",
        /// `auto`
        AUTO = "auto",
    }
}

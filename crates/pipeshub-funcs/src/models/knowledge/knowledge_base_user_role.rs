// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The highest role of the caller, directly or through a team.
    pub enum KnowledgeBaseUserRole {
        /// `OWNER`
        OWNER = "OWNER",
        /// `ORGANIZER`
        ORGANIZER = "ORGANIZER",
        /// `FILEORGANIZER`
        FILEORGANIZER = "FILEORGANIZER",
        /// `WRITER`
        WRITER = "WRITER",
        /// `COMMENTER`
        COMMENTER = "COMMENTER",
        /// `READER`
        READER = "READER",
    }
}

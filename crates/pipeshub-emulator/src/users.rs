//! The users that every emulator knows.

/// Id of the administrator.
pub const ADMIN_USER: &str = "65f0c0de0000000000000a01";
/// Id of the plain member.
pub const MEMBER_USER: &str = "65f0c0de0000000000000b02";

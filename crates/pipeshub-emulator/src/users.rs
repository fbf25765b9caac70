//! The users of every emulator.

/// The id of the administrator.
pub const ADMIN_USER: &str = "65f0c0de0000000000000a01";
/// The id of the member, who is not an administrator.
pub const MEMBER_USER: &str = "65f0c0de0000000000000b02";

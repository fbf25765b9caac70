// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The json patch op op.
    pub enum JsonPatchOpOp {
        /// `replace`
        REPLACE = "replace",
        /// `add`
        ADD = "add",
    }
}

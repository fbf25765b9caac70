// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of account behind the organization; requests accept only the listed values.
    pub enum AccountType {
        /// `individual`
        INDIVIDUAL = "individual",
        /// `business`
        BUSINESS = "business",
    }
}

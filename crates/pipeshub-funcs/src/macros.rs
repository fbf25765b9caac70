//! A macro for requests.

/// Implements `new` with the required fields, and a setter for each optional field. The struct
/// itself is outside of the macro, so that readers find the fields and their docs.
#[allow(unused_macros, reason = "the features decide which operations exist")]
macro_rules! builder {
    ($request:ident($($required:ident: $required_type:ty),*) {
        $($optional:ident: $optional_type:ty),* $(,)?
    }) => {
        impl $request {
            /// Creates a request with the required fields.
            #[must_use]
            #[allow(clippy::new_without_default, reason = "uniform for all requests")]
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self { $($required: $required.into(),)* $($optional: None),* }
            }
            $(
                #[doc = concat!("Sets [`", stringify!($optional), "`](Self#structfield.", stringify!($optional), ").")]
                #[must_use]
                pub fn $optional(mut self, $optional: impl Into<$optional_type>) -> Self {
                    self.$optional = Some($optional.into());
                    self
                }
            )*
        }
    };
}

// Written by `cargo xtask operations`. Do not edit.
//! Macros for requests and types.

/// Implements `new` with the required fields, and a setter for each optional field. The struct
/// itself is outside of the macro, so that readers find the fields and their docs.
///
/// `clear` is for fields that may be `null`: the setter sets a value, and the second name sends
/// `null`. `constant` is for texts that are always the same.
#[allow(unused_macros, reason = "the features decide which operations exist")]
macro_rules! builder {
    ($request:ident($($required:ident: $required_type:ty),* $(,)?) {
        $($optional:ident: $optional_type:ty),* $(,)?
    } $(clear {
        $($nullable:ident: $nullable_type:ty, $clear:ident;)*
    })? $(constant {
        $($constant:ident = $text:literal, $constant_of:ident;)*
    })?) => {
        impl $request {
            /// Creates a request with the required fields.
            #[must_use]
            #[allow(
                clippy::new_without_default,
                clippy::too_many_arguments,
                reason = "uniform for all requests"
            )]
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self {
                    $($required: $required.into(),)*
                    $($optional: None,)*
                    $($($nullable: None,)*)?
                    $($($constant: $text,)*)?
                }
            }
            $(
                #[doc = concat!("Sets [`", stringify!($optional), "`](Self#structfield.", stringify!($optional), ").")]
                #[must_use]
                pub fn $optional(mut self, $optional: impl Into<$optional_type>) -> Self {
                    self.$optional = Some($optional.into());
                    self
                }
            )*
            $($(
                #[doc = concat!("Sets [`", stringify!($nullable), "`](Self#structfield.", stringify!($nullable), ").")]
                #[must_use]
                pub fn $nullable(mut self, $nullable: impl Into<$nullable_type>) -> Self {
                    self.$nullable = Some(Some($nullable.into()));
                    self
                }

                #[doc = concat!("Sends `null` for [`", stringify!($nullable), "`](Self#structfield.", stringify!($nullable), ").")]
                #[must_use]
                pub fn $clear(mut self) -> Self {
                    self.$nullable = Some(None);
                    self
                }
            )*)?
            $($(
                /// The text for values that are read with serde.
                #[cfg(feature = "serde")]
                fn $constant_of() -> &'static str {
                    $text
                }
            )*)?
        }
    };
}

/// Implements a `Debug` that prints the name of the type alone, since every field may be a secret.
#[allow(unused_macros, reason = "the features decide which operations exist")]
macro_rules! hidden_debug {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

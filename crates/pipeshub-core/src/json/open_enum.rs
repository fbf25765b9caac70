//! Types for texts with known values.

/// Defines a type for a text with known values, each of which is a constant.
///
/// The server may send other values. A new value of the server is valid, so existing programs
/// continue to work.
///
/// ```
/// use pipeshub_core::json::RawJson;
/// use pipeshub_core::open_enum;
///
/// open_enum! {
///     /// The kind of a record.
///     pub enum RecordKind {
///         /// A file.
///         FILE = "FILE",
///         /// A mail.
///         MAIL = "MAIL",
///     }
/// }
///
/// let kind = RawJson::new("\"FILE\"")?.read::<RecordKind>()?;
/// assert_eq!(kind, RecordKind::FILE);
/// match kind.as_str() {
///     "FILE" | "MAIL" => {}
///     other => println!("a kind that is new: {other}"),
/// }
/// assert_eq!(RecordKind::from("WEBPAGE").as_str(), "WEBPAGE");
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident {
            $($(#[$value_meta:meta])* $constant:ident = $text:literal),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility struct $name(::std::borrow::Cow<'static, str>);

        impl $name {
            $(
                $(#[$value_meta])*
                pub const $constant: Self = Self(::std::borrow::Cow::Borrowed($text));
            )*

            /// The text that is sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                ::std::convert::From::from(::std::string::String::from(text))
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self(::std::borrow::Cow::Owned(text))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl $crate::json::serde::Serialize for $name {
            fn serialize<S: $crate::json::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> $crate::json::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::json::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let text: ::std::string::String =
                    $crate::json::serde::Deserialize::deserialize(deserializer)?;
                ::std::result::Result::Ok(::std::convert::From::from(text))
            }
        }

        impl $crate::json::FromJson for $name {
            fn from_json(from: &mut $crate::json::Reader<'_>) -> Self {
                <::std::string::String as $crate::json::FromJson>::from_json(from).into()
            }
        }

        impl $crate::json::ToJson for $name {
            fn to_json(&self, to: &mut $crate::json::Writer) {
                $crate::json::ToJson::to_json(&*self.0, to);
            }
        }
    };
}

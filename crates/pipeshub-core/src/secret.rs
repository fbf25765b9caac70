//! Secret texts.

use std::fmt;
use std::hint::black_box;

use serde::{Deserialize, Deserializer, Serializer};
use zeroize::{Zeroize, Zeroizing};

/// A secret text: a token, an authorization code, a client secret.
///
/// `Secret` has no `Display`, and `Debug` prints no part of the text. Comparison takes constant
/// time. Each clone is wiped from memory when it is dropped. The SDK cannot wipe the copies that an
/// HTTP library makes while it sends the text.
///
/// `Secret` has no `Serialize`, so that no secret is serialized by mistake. Use
/// [`serialize_exposed`](Self::serialize_exposed) for a field that the server needs.
///
/// ```
/// use pipeshub_core::Secret;
///
/// let code = Secret::from("4/0AbCd");
/// assert_eq!(format!("{code:?}"), "Secret(..)");
/// assert_eq!(code.expose(), "4/0AbCd");
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<Box<str>>);

impl Secret {
    /// The secret text. Do not log it or pass it on without need.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether the secret equals `other`. The time depends on the lengths only.
    #[must_use]
    pub fn matches(&self, other: &str) -> bool {
        let (a, b) = (self.0.as_bytes(), other.as_bytes());
        let mut difference = u8::from(a.len() != b.len());
        for (x, y) in a.iter().zip(b) {
            // `black_box` prevents the compiler from leaving the loop at the first difference.
            difference = black_box(difference | (x ^ y));
        }
        difference == 0
    }

    /// Serializes the secret text, for a field of a body that the server needs.
    ///
    /// The attribute on the field then shows which type exposes a secret.
    ///
    /// # Errors
    ///
    /// The errors of the serializer.
    ///
    /// ```
    /// use pipeshub_core::Secret;
    ///
    /// #[derive(serde::Serialize)]
    /// struct Settings {
    ///     #[serde(serialize_with = "Secret::serialize_exposed")]
    ///     api_key: Secret,
    /// }
    ///
    /// let settings = Settings { api_key: "k".into() };
    /// assert_eq!(serde_json::to_string(&settings)?, r#"{"api_key":"k"}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn serialize_exposed<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.into()))
    }
}

impl From<String> for Secret {
    /// Converts the text. If it has spare capacity, the text is copied and the original wiped.
    ///
    /// Shrinking the original in place could leave a copy in memory.
    fn from(mut text: String) -> Self {
        if text.capacity() == text.len() {
            return Self(Zeroizing::new(text.into_boxed_str()));
        }
        let secret = Self::from(text.as_str());
        text.zeroize();
        secret
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.matches(other.expose())
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_compares_every_byte_and_the_length() {
        let secret = Secret::from("abc");
        assert!(secret.matches("abc"));
        for other in ["", "ab", "abcd", "abd", "xbc", "ABC"] {
            assert!(!secret.matches(other), "{other}");
        }
        // Two differences that would cancel each other with `^`.
        assert!(!Secret::from("aa").matches("bb"));
        assert_ne!(secret, Secret::from("abd"));
        let mut roomy = String::with_capacity(100);
        roomy.push_str("abc");
        assert_eq!(secret, Secret::from(roomy));
        assert!(Secret::from("").matches(""));
        assert_eq!(secret, Secret::from(String::from("abc")));
    }

    #[test]
    fn text_of_exact_capacity_is_not_copied() {
        let exact = String::from("abc").into_boxed_str().into_string();
        let place = exact.as_ptr();
        assert_eq!(Secret::from(exact).expose().as_ptr(), place);
    }

    #[test]
    fn clone_is_the_same_text_in_its_own_memory() {
        let secret = Secret::from("abc");
        let clone = secret.clone();
        assert_ne!(secret.expose().as_ptr(), clone.expose().as_ptr());
        drop(secret);
        assert_eq!(clone.expose(), "abc");
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(
            format!("{:?} {:#?}", Secret::from("abc"), Secret::from("abc")),
            "Secret(..) Secret(..)"
        );
    }

    #[test]
    fn secret_is_deserialized_from_json_text_only() {
        assert!(
            serde_json::from_str::<Secret>("\"abc\"")
                .unwrap()
                .matches("abc")
        );
        assert!(serde_json::from_str::<Secret>("7").is_err());
    }
}

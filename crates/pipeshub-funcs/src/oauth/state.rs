//! The `state`, which ties a redirect to its flow.

use std::fmt;

use pipeshub_core::json::{FromJson, RawJson, Reader};
use pipeshub_core::{Secret, from_json};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The `state` of an OAuth flow, which the provider's redirect has to contain.
///
/// Save the state in the session of the user who began the flow. Remove the state from the session
/// when the redirect arrives, since it is for one use. `HandleOAuthCallbackRequest` consumes it.
///
/// - The state can be cloned, and it serializes as the text itself, for session stores. No other
///   secret does.
/// - The state keeps its padding. PipesHub refuses a state without it.
/// - The state is never printed, is compared in constant time, and each copy is wiped on drop.
///
/// ```
/// use pipeshub_funcs::connector_oauth::OAuthState;
///
/// let state = OAuthState::from_saved("eyJzdGF0ZSI6ICJ4IiwgImNvbm5lY3Rvcl9pZCI6ICIzZjJjMWE0NCJ9");
/// assert_eq!(state.connector_id().as_deref(), Some("3f2c1a44"));
/// assert_eq!(format!("{state:?}"), "OAuthState(..)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct OAuthState(Secret);

impl OAuthState {
    /// Restores a state that was saved when the flow began.
    pub fn from_saved(state: impl Into<Secret>) -> Self {
        Self(state.into())
    }

    /// Returns the text, to save it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// Returns the id of the connector in the state, if the state contains one.
    ///
    /// The state is not signed. Trust the id only as far as you trust the source of the state.
    #[must_use]
    pub fn connector_id(&self) -> Option<String> {
        struct Inner {
            connector_id: String,
        }
        from_json! { Inner { connector_id = "connector_id" } }

        let json = base64url(self.expose().trim_end_matches('='))?;
        let inner = RawJson::new(std::str::from_utf8(&json).ok()?).ok()?;
        Some(inner.read::<Inner>().ok()?.connector_id)
    }

    /// Whether the texts are equal. The time depends on the lengths alone.
    pub(crate) fn matches(&self, other: &str) -> bool {
        self.0.matches(other)
    }
}

/// Serializes the text itself, for a session store.
impl Serialize for OAuthState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_exposed(serializer)
    }
}

/// The text, from a session's store.
impl<'de> Deserialize<'de> for OAuthState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Secret::deserialize(deserializer).map(Self)
    }
}

impl FromJson for OAuthState {
    fn from_json(from: &mut Reader<'_>) -> Self {
        Self(Secret::from_json(from))
    }
}

impl fmt::Debug for OAuthState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OAuthState(..)")
    }
}

fn base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        if group.len() == 1 {
            return None;
        }
        let mut bits = 0;
        for &byte in group {
            let value = match byte {
                b'A'..=b'Z' => byte - b'A',
                b'a'..=b'z' => byte - b'a' + 26,
                b'0'..=b'9' => byte - b'0' + 52,
                b'-' => 62,
                b'_' => 63,
                _ => return None,
            };
            bits = bits << 6 | u32::from(value);
        }
        bits <<= 6 * (4 - group.len());
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_of_every_length_is_decoded() {
        for (text, bytes) in [
            ("", ""),
            ("Zg", "f"),
            ("Zm8", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg", "foob"),
            ("_-8", "\u{0}"),
        ] {
            if text == "_-8" {
                assert_eq!(base64url(text).unwrap(), [0xff, 0xef]);
            } else {
                assert_eq!(base64url(text).unwrap(), bytes.as_bytes(), "{text}");
            }
        }
        for bad in ["+", "a/b", "a b", "é", "Zg==", "Z", "Zm9vY"] {
            assert!(base64url(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn connector_id_is_read_from_an_object_only() {
        let padded = OAuthState::from_saved("eyJzdGF0ZSI6ICJzIiwgImNvbm5lY3Rvcl9pZCI6ICJjYTEwIn0=");
        assert_eq!(padded.connector_id().as_deref(), Some("ca10"));
        // The last two are `["ca10"]` and ` ["ca10"]`. An array has no names, so its first value
        // is not the id.
        for other in [
            "",
            "garbage",
            "WzFd",
            "eyJmb28iOiAxfQ==",
            "WyJjYTEwIl0=",
            "IFsiY2ExMCJd",
        ] {
            assert_eq!(
                OAuthState::from_saved(other).connector_id(),
                None,
                "{other}"
            );
        }
    }

    #[test]
    fn state_with_padding_keeps_it_and_prints_nothing() {
        let state: OAuthState = serde_json::from_str("\"abc==\"").unwrap();
        assert_eq!(state.expose(), "abc==");
        assert_eq!(
            format!("{state:?}{state:#?}"),
            "OAuthState(..)OAuthState(..)"
        );
        assert_ne!(state, OAuthState::from_saved("abc="));
        assert_eq!(serde_json::to_string(&state.clone()).unwrap(), "\"abc==\"");
    }
}

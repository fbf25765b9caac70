//! The value that ties a redirect to the flow that was begun.

use std::fmt;

use pipeshub_core::Secret;
use serde::{Deserialize, Serialize, Serializer};

/// The `state` of an OAuth flow: what authorize returns, and what the provider's redirect has to
/// bring back.
///
/// Keep it where only the user's own browser session leads to, and take it out of there when the
/// redirect comes: one use, which `HandleOAuthCallbackRequest` spends. For a session it can be
/// cloned, and it serializes as the text itself, as no other secret does. It is kept as it came,
/// since cutting off its padding makes PipesHub refuse it; it is never printed, is compared in
/// constant time, and each copy is wiped when it is dropped.
///
/// ```
/// use pipeshub_funcs::connector_oauth::OAuthState;
///
/// let state = OAuthState::from_saved("eyJzdGF0ZSI6ICJ4IiwgImNvbm5lY3Rvcl9pZCI6ICIzZjJjMWE0NCJ9");
/// assert_eq!(state.connector_id().as_deref(), Some("3f2c1a44"));
/// assert_eq!(format!("{state:?}"), "OAuthState(..)");
/// ```
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct OAuthState(Secret);

impl OAuthState {
    /// The state that was saved when the flow began.
    pub fn from_saved(state: impl Into<Secret>) -> Self {
        Self(state.into())
    }

    /// The text, to be saved.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// The connector that the flow is for, as far as the state tells. It is not signed, so trust it
    /// as far as you trust where the state came from.
    #[must_use]
    pub fn connector_id(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct Inner {
            connector_id: String,
        }
        let json = base64url(self.expose().trim_end_matches('='))?;
        // A derived `Deserialize` takes an array's first value for the first field.
        if !json.trim_ascii_start().starts_with(b"{") {
            return None;
        }
        Some(serde_json::from_slice::<Inner>(&json).ok()?.connector_id)
    }

    /// Whether this is the given text, told in a time that depends on the lengths alone.
    #[cfg(feature = "connector_oauth_handle_oauth_callback")]
    pub(super) fn matches(&self, other: &str) -> bool {
        self.0.matches(other)
    }
}

/// The text itself, for a session's store.
impl Serialize for OAuthState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_exposed(serializer)
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
    fn base64url_with_every_length() {
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
    fn the_connector_is_told_or_not() {
        let padded = OAuthState::from_saved("eyJzdGF0ZSI6ICJzIiwgImNvbm5lY3Rvcl9pZCI6ICJjYTEwIn0=");
        assert_eq!(padded.connector_id().as_deref(), Some("ca10"));
        // The last two are `["ca10"]` and ` ["ca10"]`: an array has no names, so its first value is
        // not the id.
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
    fn it_keeps_its_padding_and_prints_nothing() {
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

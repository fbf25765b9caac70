//! What a core shows to the server to be let in.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;
use zeroize::Zeroizing;

use crate::Secret;

/// The credentials of a core.
///
/// PipesHub takes session tokens, OAuth access tokens and personal access tokens alike, all as bearer tokens. An OAuth
/// token needs the scopes `connector:write` and `user:read` for both operations of the connector flow; without the
/// second an administrator counts as a plain member.
///
/// ```
/// use pipeshub_core::Security;
///
/// let security = Security::bearer("phpat_abc");
/// assert_eq!(format!("{security:?}"), "Security::Bearer(..)");
/// ```
#[derive(Clone)]
pub struct Security(Kind);

#[derive(Clone)]
enum Kind {
    None,
    Bearer(Arc<Secret>),
}

impl Security {
    /// No credentials. Both operations of the connector flow answer 401 then.
    #[must_use]
    pub fn none() -> Self {
        Self(Kind::None)
    }

    /// A bearer token. A leading `Bearer ` is not doubled.
    #[must_use]
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Kind::Bearer(Arc::new(token.into())))
    }

    /// The value of the `authorization` header, checked and marked as sensitive.
    pub(crate) fn header(&self) -> Result<Option<HeaderValue>, &'static str> {
        let Kind::Bearer(token) = &self.0 else { return Ok(None) };
        let token = token.expose();
        let token = token.strip_prefix("Bearer ").unwrap_or(token);
        if token.is_empty() {
            return Err("the bearer token is empty");
        }
        // RFC 6750's b64token. A header may hold more, but no token does: a line break comes from a file's end.
        if !token.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b)) {
            return Err(
                "the bearer token has a character that no token has (a blank or a line break at its end?)",
            );
        }
        let mut value = Zeroizing::new(String::with_capacity("Bearer ".len() + token.len()));
        value.push_str("Bearer ");
        value.push_str(token);
        let mut value = HeaderValue::from_str(&value).map_err(|_| "the bearer token is not valid")?;
        value.set_sensitive(true);
        Ok(Some(value))
    }
}

impl fmt::Debug for Security {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::None => "Security::None",
            Kind::Bearer(_) => "Security::Bearer(..)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_token_becomes_a_sensitive_header() {
        for token in ["a.b-c_d~e+f/g==", "Bearer a.b-c_d~e+f/g=="] {
            let header = Security::bearer(token).header().unwrap().unwrap();
            assert_eq!(header.to_str().unwrap(), "Bearer a.b-c_d~e+f/g==");
            assert!(header.is_sensitive() && !format!("{header:?}").contains("a.b"));
        }
        assert!(Security::none().header().unwrap().is_none());
    }

    #[test]
    fn what_is_no_token_is_refused_without_repeating_it() {
        for bad in [
            "",
            "Bearer ",
            "a b",
            "abc\n",
            " abc",
            "abc\r\nX: y",
            "é",
            "\"abc\"",
            "Bearer  abc",
            "bearer abc",
        ] {
            let error = Security::bearer(bad).header().unwrap_err();
            assert!(!error.contains("abc"), "{error}");
        }
    }
}

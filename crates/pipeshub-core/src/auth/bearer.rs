//! The `authorization` header.

use http::HeaderValue;
use zeroize::Zeroizing;

/// The maximum length of a token. PipesHub's tokens have about 700 bytes, and its gateway accepts
/// 16 KiB for the whole request head.
pub(crate) const TOKEN_BYTES: usize = 8 * 1024;

/// Returns the value of the `authorization` header, checked and marked as sensitive.
pub(crate) fn bearer_header(token: &str) -> Result<HeaderValue, &'static str> {
    let token = token.strip_prefix("Bearer ").unwrap_or(token);
    if token.is_empty() {
        return Err("the bearer token is empty");
    }
    // RFC 6750's b64token. A header may contain other characters, but a token may not. A line break
    // usually comes from the end of a file.
    if !token
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b))
    {
        return Err(
            "the bearer token has an invalid character; check for a blank or a line break at its end",
        );
    }
    let mut value = Zeroizing::new(String::with_capacity("Bearer ".len() + token.len()));
    value.push_str("Bearer ");
    value.push_str(token);
    let mut value = HeaderValue::from_str(&value).map_err(|_| "the bearer token is not valid")?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bearer_token_becomes_a_sensitive_header() {
        for token in ["a.b-c_d~e+f/g==", "Bearer a.b-c_d~e+f/g=="] {
            let header = bearer_header(token).unwrap();
            assert_eq!(header.to_str().unwrap(), "Bearer a.b-c_d~e+f/g==");
            assert!(header.is_sensitive() && !format!("{header:?}").contains("a.b"));
        }
    }

    #[test]
    fn invalid_token_is_refused_without_repeating_it() {
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
            let error = bearer_header(bad).unwrap_err();
            assert!(!error.contains("abc"), "{error}");
        }
    }
}

//! Echo detection. A server's code that repeats a part of the request must not be shown.

/// The bytes of the shortest piece that counts as an echo.
const PIECE_BYTES: usize = 8;

/// The bytes of the shortest word that counts as an echo inside another word.
const WORD_BYTES: usize = 3;

/// The words of the codes that PipesHub and OAuth define.
///
/// A code that contains only these words reveals nothing about the request, even if the request
/// contains such a word. An example is the parameter `state`.
const KNOWN_WORDS: &[u8] = b"http bad request requests not found validation error internal server \
    forbidden unauthorized service unavailable too many conflict invalid expired oauth token client \
    code grant scope state redirect uri unsupported response type temporarily access denied \
    insufficient connector instance config fetch";

/// Returns whether `code` repeats a part of `sent`, in upper or lower case.
///
/// Each of these parts of `sent` is an echo:
///
/// - Any piece of 8 bytes.
/// - A whole word of at least 3 bytes.
/// - A shorter word that is also a whole word of `code`.
///
/// A code of less than 8 bytes is also an echo if `sent`
/// contains all of it. A code that contains only [`KNOWN_WORDS`] is no echo.
#[inline(never)]
pub(crate) fn contains_echo_of(code: &str, sent: &[u8]) -> bool {
    let code = code.as_bytes();
    let words = code.split(|b| *b == b'_');
    let is_known = |word: &[u8]| {
        KNOWN_WORDS
            .split(|b| *b == b' ')
            .any(|known| is_same(known, word))
    };
    if words.clone().all(is_known) {
        return false;
    }
    sent.windows(code.len().clamp(1, PIECE_BYTES))
        .any(|piece| contains(code, piece))
        || sent
            .split(|b| !b.is_ascii_alphanumeric())
            .any(|word| match word.len() {
                0 => false,
                1..WORD_BYTES => words.clone().any(|own| is_same(own, word)),
                _ => contains(code, word),
            })
}

#[inline(never)]
fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|own| is_same(own, part))
}

#[inline(never)]
fn is_same(a: &[u8], b: &[u8]) -> bool {
    a.eq_ignore_ascii_case(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_that_repeats_a_piece_or_a_word_is_an_echo() {
        for (code, sent) in [
            // A piece of eight bytes at any position.
            ("tokensec", "tokensecret"),
            ("BAD_tokensec_X", "tokensecret"),
            ("okensecret", "tokensecret"),
            ("BAD_TOKENSEC", "tokensecret"),
            // The whole code at any position.
            ("sec", "tokensecret"),
            ("t", "tokensecret"),
            // A whole word at any position of the code.
            ("INVALID_KEY_hunter2", "hunter2"),
            ("INVALID_KEYhunter2", "hunter2"),
            ("hunter2_IS_INVALID", "Bearer hunter2"),
            ("INVALID_KEY_HUNTER2", "hunter2"),
            ("BAD_abc", "abc"),
            ("BAD_my_key", "my_key"),
            ("BAD_ab_cd", "ab_cd"),
            ("BAD_word7", r#"{"name":"word7"}"#),
            // A shorter word, as a whole word of the code.
            ("UNKNOWN_THING_t1", "t1"),
            ("NO_7", "7"),
        ] {
            assert!(contains_echo_of(code, sent.as_bytes()), "{code} {sent}");
        }
        for (code, sent) in [
            ("", "tokensecret"),
            ("tokense_", "tokensecret"),
            ("BAD_tokense", "tokensecret"),
            ("x", "tokensecret"),
            ("anything", ""),
            ("A_B", "x_y"),
            ("THING_t12", "t1"),
            ("HASH", "a"),
            ("NOTHING", "in"),
        ] {
            assert!(!contains_echo_of(code, sent.as_bytes()), "{code} {sent}");
        }
    }

    #[test]
    fn known_code_is_no_echo() {
        for code in [
            "HTTP_BAD_REQUEST",
            "HTTP_UNAUTHORIZED",
            "HTTP_FORBIDDEN",
            "HTTP_NOT_FOUND",
            "HTTP_CONFLICT",
            "HTTP_TOO_MANY_REQUESTS",
            "HTTP_INTERNAL_SERVER_ERROR",
            "HTTP_SERVICE_UNAVAILABLE",
            "VALIDATION_ERROR",
            "INTERNAL_ERROR",
            "OAUTH_INVALID_TOKEN",
            "OAUTH_EXPIRED_TOKEN",
            "OAUTH_INVALID_SCOPE",
            "OAUTH_INVALID_REDIRECT_URI",
            "access_denied",
            "config_not_found",
            "instance_not_found",
            "insufficient_scope",
            "invalid_client",
            "invalid_grant",
            "invalid_request",
            "invalid_scope",
            "invalid_state",
            "invalid_token",
            "oauth_config_fetch_error",
            "server_error",
            "temporarily_unavailable",
            "unauthorized_client",
            "unsupported_grant_type",
            "unsupported_response_type",
        ] {
            assert!(!contains_echo_of(code, code.as_bytes()), "{code}");
        }
        for code in ["INVALID_KEY", "INVALID__TOKEN", "tokens", "HTTP_"] {
            assert!(contains_echo_of(code, code.as_bytes()), "{code}");
        }
    }
}

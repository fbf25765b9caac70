//! Echo detection: a server's text that repeats a secret must not be shown.

/// The shortest piece of a secret that counts as an echo. A shorter text is compared whole.
const PIECE_BYTES: usize = 8;

/// Whether `text` repeats `sent`, or a piece of it.
pub(crate) fn contains_echo_of(text: &str, sent: &[u8]) -> bool {
    let piece = text.len().clamp(1, PIECE_BYTES);
    sent.windows(piece)
        .any(|window| text.as_bytes().windows(piece).any(|part| part == window))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_shares_eight_bytes_is_an_echo() {
        for text in ["tokensec", "BAD_tokensec_X", "okensecret", "sec", "t"] {
            assert!(contains_echo_of(text, b"tokensecret"), "{text}");
        }
        for text in ["", "tokense_", "BAD_tokense", "x", "TOKENSECRET"] {
            assert!(!contains_echo_of(text, b"tokensecret"), "{text}");
        }
        assert!(!contains_echo_of("anything", b""));
    }
}

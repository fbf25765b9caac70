//! What PipesHub's gateway refuses in a query value, or changes without a word.

/// What PipesHub's gateway would answer 400 to, or change without a word, in any query value. Its
/// filter against script injection runs before it even looks at the token, and a provider's code
/// can trip it.
pub(crate) fn gateway_filter(value: &str) -> Option<&'static str> {
    if value.bytes().any(|b| matches!(b, b'<' | b'>')) {
        return Some(
            "has an angle bracket, which PipesHub's gateway takes for HTML and refuses or cuts off",
        );
    }
    if value.starts_with(is_blank) || trim_end(value).len() < value.len() {
        return Some("has a blank at its start or end, which PipesHub's gateway would cut off");
    }
    if value
        .bytes()
        .enumerate()
        .any(|(at, b)| matches!(b, b':' | b'=') && looks_like_script(value, at))
    {
        return Some("looks like a script to PipesHub's gateway, which would refuse it");
    }
    None
}

/// Whether JavaScript takes a character for a blank, in its patterns and in `trim`.
fn is_blank(c: char) -> bool {
    c == '\u{feff}' || c.is_whitespace() && c != '\u{85}'
}

#[inline(never)]
fn trim_end(text: &str) -> &str {
    text.trim_end_matches(is_blank)
}

/// `javascript:` or `data:text/html` around a colon, or an event handler that ends in an equals
/// sign.
fn looks_like_script(text: &str, at: usize) -> bool {
    let (before, after) = (&text.as_bytes()[..at], &text.as_bytes()[at + 1..]);
    let ends = |end: &[u8]| {
        before
            .len()
            .checked_sub(end.len())
            .is_some_and(|from| before[from..].eq_ignore_ascii_case(end))
    };
    match text.as_bytes()[at] {
        b':' => {
            ends(b"javascript")
                || (ends(b"data")
                    && after
                        .get(..9)
                        .is_some_and(|a| a.eq_ignore_ascii_case(b"text/html")))
        }
        b'=' => is_event_handler(&text[..at]),
        _ => false,
    }
}

/// Whether a text ends in `on`, at a word's start, one or more word characters, and blanks: as in
/// `onload =`.
fn is_event_handler(text: &str) -> bool {
    let is_word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let text = trim_end(text).as_bytes();
    let word = text.iter().rev().take_while(|b| is_word(b)).count();
    let word = &text[text.len() - word..];
    word.len() > 2 && word[..2].eq_ignore_ascii_case(b"on")
}

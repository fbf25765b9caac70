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
    // What JavaScript's `trim` takes off.
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    if value.starts_with(blank) || value.ends_with(blank) {
        return Some("has a blank at its start or end, which PipesHub's gateway would cut off");
    }
    let text = value.as_bytes();
    if text
        .iter()
        .enumerate()
        .any(|(at, b)| matches!(b, b':' | b'=') && looks_like_script(text, at))
    {
        return Some("looks like a script to PipesHub's gateway, which would refuse it");
    }
    None
}

/// `javascript:` or `data:text/html` around a colon, or an event handler that ends in an equals
/// sign.
fn looks_like_script(text: &[u8], at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let ends = |end: &[u8]| {
        before
            .len()
            .checked_sub(end.len())
            .is_some_and(|from| before[from..].eq_ignore_ascii_case(end))
    };
    match text[at] {
        b':' => {
            ends(b"javascript")
                || (ends(b"data")
                    && after
                        .get(..9)
                        .is_some_and(|a| a.eq_ignore_ascii_case(b"text/html")))
        }
        b'=' => is_event_handler(before),
        _ => false,
    }
}

/// Whether a text ends in `on`, at a word's start, one or more word characters, and blanks: as in
/// `onload =`.
fn is_event_handler(text: &[u8]) -> bool {
    let is_word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let text = text.trim_ascii_end();
    let word = text.iter().rev().take_while(|b| is_word(b)).count();
    let word = &text[text.len() - word..];
    word.len() > 2 && word[..2].eq_ignore_ascii_case(b"on")
}

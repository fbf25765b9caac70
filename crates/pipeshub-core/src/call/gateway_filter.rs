//! The filter of PipesHub's gateway for query values.

/// Returns the reason why the gateway would refuse or change a value.
///
/// The gateway responds with 400, or changes the value without a notice. Its filter against script
/// injection runs before the check of the token. The code of a provider can match the filter.
pub(crate) fn gateway_filter(value: &str) -> Option<&'static str> {
    if value.bytes().any(|b| matches!(b, b'<' | b'>')) {
        return Some(
            "contains an angle bracket, which PipesHub's gateway treats as HTML and refuses or removes",
        );
    }
    if value.starts_with(is_blank) || trim_end(value).len() < value.len() {
        return Some("starts or ends with a blank, which PipesHub's gateway would remove");
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

/// Returns whether JavaScript's patterns and `trim` treat a character as blank.
fn is_blank(c: char) -> bool {
    c == '\u{feff}' || c.is_whitespace() && c != '\u{85}'
}

// Called twice; each inlined copy would decode UTF-8 backwards and contain the table of blanks.
#[inline(never)]
fn trim_end(text: &str) -> &str {
    text.trim_end_matches(is_blank)
}

/// Returns whether the colon or equals sign at `at` belongs to a script: `javascript:`,
/// `data:text/html`, or an event handler.
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

/// Returns whether a text ends like the `onload ` of `onload =`.
///
/// Such a text ends with `on` at the start of a word, one or more word characters, and any blanks.
fn is_event_handler(text: &str) -> bool {
    let is_word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let text = trim_end(text).as_bytes();
    let word = text.iter().rev().take_while(|b| is_word(b)).count();
    let word = &text[text.len() - word..];
    word.len() > 2 && word[..2].eq_ignore_ascii_case(b"on")
}

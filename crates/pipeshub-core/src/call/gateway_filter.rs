//! The filter of PipesHub's gateway for the values of queries and bodies.

use http::Method;

/// The part of the gateway's filter that applies to the values of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FilterRule {
    /// The filter against HTML and scripts.
    Full,
    /// Blanks at both ends of a value are removed.
    Blanks,
    /// As `Blanks`, and the query of a chat gets the full filter.
    BlanksInChat,
    /// As `Blanks`, and the query of a chat and the name of an agent get the full filter.
    BlanksInAgent,
}

/// Works out the rule from the method and the path below `/api/v1`.
///
/// The gateway skips its filter for POST and PUT below three paths, for bodies and queries. Some of
/// these routes check single fields themselves.
pub(crate) const fn filter_rule(method: &Method, path: &[u8]) -> FilterRule {
    match *method {
        Method::POST | Method::PUT if starts_with(path, "/connectors") => FilterRule::Blanks,
        Method::POST | Method::PUT if starts_with(path, "/agents/") => FilterRule::BlanksInAgent,
        Method::POST | Method::PUT if starts_with(path, "/conversations/") => {
            FilterRule::BlanksInChat
        }
        _ => FilterRule::Full,
    }
}

const fn starts_with(path: &[u8], start: &str) -> bool {
    let start = start.as_bytes();
    let mut at = 0;
    while at < start.len() {
        if at >= path.len() || path[at] != start[at] {
            return false;
        }
        at += 1;
    }
    true
}

impl FilterRule {
    /// Returns the reason why the gateway would refuse or change the value of a query.
    pub(crate) fn problem_with(self, value: &str) -> Option<&'static str> {
        match self {
            Self::Full => gateway_filter(value),
            Self::Blanks | Self::BlanksInChat | Self::BlanksInAgent => outer_blank(value),
        }
    }

    /// Returns the reason why the gateway would refuse or change the value of a field of the body.
    pub(crate) fn problem_with_field(self, name: &str, value: &str) -> Option<&'static str> {
        match (self, name) {
            (Self::BlanksInChat | Self::BlanksInAgent, "query") | (Self::BlanksInAgent, "name") => {
                gateway_filter(value)
            }
            _ => self.problem_with(value),
        }
    }
}

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
    if let Some(problem) = outer_blank(value) {
        return Some(problem);
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

fn outer_blank(value: &str) -> Option<&'static str> {
    (value.starts_with(is_blank) || trim_end(value).len() < value.len())
        .then_some("starts or ends with a blank, which PipesHub's gateway would remove")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filter_is_skipped_for_post_and_put_below_three_paths() {
        let skipped = |method, path| filter_rule(&method, str::as_bytes(path)) != FilterRule::Full;
        for path in [
            "/connectors",
            "/connectors/",
            "/connectors/{connectorId}/name",
            "/agents/create",
            "/agents/{agentKey}/conversations/stream",
            "/conversations/stream",
        ] {
            assert!(
                skipped(Method::POST, path) && skipped(Method::PUT, path),
                "{path}"
            );
            for method in [Method::GET, Method::PATCH, Method::DELETE] {
                assert!(!skipped(method, path), "{path}");
            }
        }
        for path in [
            "/",
            "/agents",
            "/conversations",
            "/search",
            "/knowledgeBase/",
            "/users/connectors",
            "/org",
        ] {
            assert!(
                !skipped(Method::POST, path) && !skipped(Method::PUT, path),
                "{path}"
            );
        }
    }
}

//! Doc comments.

use std::fmt::Write as _;

/// Columns of a line.
const WIDTH: usize = 100;

/// A doc comment of paragraphs, each broken into lines of at most 100 columns.
pub(super) fn comment<'a>(indent: usize, paragraphs: impl IntoIterator<Item = &'a str>) -> String {
    let mut comment = String::new();
    let blanks = " ".repeat(indent);
    for (index, paragraph) in paragraphs.into_iter().enumerate() {
        if index > 0 {
            let _ = writeln!(comment, "{blanks}///");
        }
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty()
                && indent + 4 + line.chars().count() + 1 + word.chars().count() > WIDTH
            {
                let _ = writeln!(comment, "{blanks}/// {line}");
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        let _ = writeln!(comment, "{blanks}/// {line}");
    }
    comment
}

/// A text of the description as a sentence: with a full stop, and with names of code in backticks.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    let text: Vec<_> = words(text).iter().map(|word| code(word)).collect();
    let text = text.join(" ");
    let ends = text.ends_with(['.', '!', '?', ':']);
    if text.is_empty() || ends {
        text
    } else {
        text + "."
    }
}

/// The words of a text. An object in braces is one word, such as `{error: {status, message}}`.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::<String>::new();
    let mut depth = 0;
    for word in text.split(' ') {
        let is_inside = depth > 0;
        let closes = word.matches('}').count();
        depth = (depth + word.matches('{').count()).saturating_sub(closes);
        match words.last_mut() {
            Some(object) if is_inside => {
                object.push(' ');
                object.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    if depth > 0 {
        return text.split(' ').map(str::to_owned).collect();
    }
    words
}

/// A word in backticks if it is a name of code, so that neither rustdoc nor a reader takes it for
/// prose.
fn code(word: &str) -> String {
    let core = word.trim_matches(|letter: char| ",.;:()".contains(letter));
    let has_scope = core
        .split_once(':')
        .is_some_and(|(before, after)| !before.is_empty() && !after.is_empty());
    let is_name = core.contains('_')
        || has_scope && !core.contains("://")
        || core.contains('/') && core.starts_with('/')
        || core
            .chars()
            .skip(1)
            .any(|letter| letter.is_ascii_uppercase())
            && core
                .chars()
                .next()
                .is_some_and(|first| first.is_ascii_lowercase())
        || core.contains(['[', ']', '<', '>', '{', '}']);
    if !is_name || core.is_empty() || word.contains('`') || core.starts_with("http") {
        return word.to_owned();
    }
    word.replacen(core, &format!("`{core}`"), 1)
}

/// A text as a literal, in lines that rustfmt leaves alone.
pub(super) fn literal(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().map_or(0, |line| line.len());
        if line + word.len() > WIDTH - 20 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word.escape_debug().to_string());
        }
    }
    format!("\"{}\"", lines.join(" \\\n         "))
}

/// A text that follows other words: its first letter is small, unless the first word is a name.
pub(super) fn lower(text: &str) -> String {
    let word = text.split([' ', '.']).next().unwrap_or_default();
    let is_name = word
        .chars()
        .skip(1)
        .any(|letter| letter.is_ascii_uppercase())
        || ["PipesHub", "Google"].contains(&word);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !is_name => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// Items in prose: `a, b or c`.
pub(super) fn list_of(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [single] => single.clone(),
        [several @ .., last] => format!("{} {word} {last}", several.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentence_ends_and_names_stand_in_backticks() {
        assert_eq!(
            sentence("the connectorId, as in /connectors/{connectorId}"),
            "the `connectorId`, as in `/connectors/{connectorId}`."
        );
        assert_eq!(sentence("Ends."), "Ends.");
        assert_eq!(
            sentence("returns {error: {status, message}}, and no {code"),
            "returns `{error`: `{status`, `message}}`, and no `{code`."
        );
        assert_eq!(
            sentence("returns {error: {status, message}}, without a code"),
            "returns `{error: {status, message}}`, without a code."
        );
    }

    #[test]
    fn comment_breaks_lines() {
        let text = "word ".repeat(30);
        let comment = comment(4, [&*text, "next"]);
        assert!(
            comment.lines().all(|line| line.chars().count() <= WIDTH),
            "{comment}"
        );
        assert!(comment.contains("\n    ///\n    /// next\n"), "{comment}");
    }
}

//! `cargo xtask style [PATH ...]`: checks the countable items of the style guide in CONTRIBUTING.md.
//!
//! It reads the comments and messages of Rust sources, and Markdown pages. The rules that need a
//! reader's judgement, such as the length of a sentence, are not checked. [`run`] is the entry point.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};
use regex::Regex;
use xtask::cargo::output;
use xtask::{Result, root};

/// First words that do not describe the item.
const OPENERS: [&str; 8] = [
    "What", "Whether", "That", "Who", "Whom", "Whose", "How", "Where",
];

/// Words as patterns, each with the words to use instead.
const WORDS: [(&str, &str); 7] = [
    (r"answer(s|ed|ing)?", "response, returns, responds"),
    (r"repl(y|ies|ied|ying)", "response, responds"),
    (r"look-ups?", "lookup"),
    (r"questions?", "request, or what is asked for"),
    (r"(of\s)?ours", "the SDK's"),
    (r"our\sown", "the SDK's own"),
    (r"yours", "your own, with the noun"),
];

/// Verbs with a plain synonym. They are found as the first verb after `It`, `This` or a type.
const VERBS: &str = "tells|is told|says|knows|takes|hands on|brings along|comes to|stands|mends|lets in|is let in|goes";

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<_> = WORDS.iter().map(|(word, _)| *word).collect();
    regex(&format!(r"(?i)\b({})\b", words.join("|")))
});
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?:^|[.;:] )(?:It|This|\[?`[A-Z][\w:]*`\]?) ({VERBS})\b"
    ))
});
/// Code within prose: names in backticks, URLs and the targets of links.
static CODE: LazyLock<Regex> = LazyLock::new(|| regex(r"`[^`]*`|https?://\S*|\]\([^)]*\)"));
/// A literal with a function, a type or an import is Rust code, and not a message.
static CODE_LITERAL: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"\bfn [\w{}]+[(<]|\b(?:struct|enum|trait|impl) [\w{}<>', ]+ \{|\buse \w+(?:::|;)")
});

#[allow(
    clippy::expect_used,
    reason = "the patterns are constants, which the tests compile"
)]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

pub(crate) fn run(arguments: &[String]) -> Result {
    let tracked = output(
        Command::new("git")
            .args(["ls-files", "--", "*.rs", "*.md"])
            .current_dir(root()),
    )?;
    let mut found = Vec::new();
    for file in tracked.lines() {
        if arguments.is_empty() || arguments.iter().any(|path| file.starts_with(path.as_str())) {
            found.extend(check(file, &fs::read_to_string(root().join(file))?));
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the style guide in CONTRIBUTING.md asks for other words:\n  {}\n{} in all; a name in code belongs into backticks",
        found.join("\n  "),
        found.len()
    )
    .into())
}

/// Returns the problems of a file, one line each.
fn check(file: &str, text: &str) -> Vec<String> {
    let passages = match Path::new(file).extension() {
        Some(extension) if extension == "rs" => of_source(text, file.contains("/src/")),
        _ => of_page(text),
    };
    passages
        .iter()
        .flat_map(Passage::problems)
        .map(|(line, problem)| format!("{file}:{line}: {problem}"))
        .collect()
}

/// Adjacent lines of prose.
struct Passage {
    /// The number of the first line.
    line: usize,
    text: String,
    opening: Opening,
}

/// The rule for the first word of a passage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Any,
    OfItem,
    OfBool,
}

impl Passage {
    /// Returns each problem with the number of its line.
    fn problems(&self) -> Vec<(usize, String)> {
        let mut problems = Vec::new();
        let first = self.text.split_whitespace().next().unwrap_or_default();
        let first = first.trim_end_matches(|c: char| !c.is_alphabetic());
        let of_bool = self.opening == Opening::OfBool && first == "Whether";
        if self.opening != Opening::Any && !of_bool && OPENERS.contains(&first) {
            problems.push((
                self.line,
                format!("a doc comment that opens with `{first}`; say what the item is or does"),
            ));
        }
        let mut in_code = false;
        for (number, line) in self.text.lines().enumerate() {
            let number = self.line + number;
            if line.trim_start().starts_with("```") {
                in_code = !in_code;
                continue;
            }
            if in_code {
                continue;
            }
            if let Some(verb) = VERB.captures(line) {
                problems.push((
                    number,
                    format!("`{}` as the verb; use a plain one", &verb[1]),
                ));
            }
            for word in WORD.find_iter(&CODE.replace_all(line, "``")) {
                let word = word.as_str();
                problems.push((number, format!("`{word}`; say {}", instead_of(word))));
            }
        }
        problems
    }
}

fn instead_of(word: &str) -> &'static str {
    let known = WORDS
        .iter()
        .find(|(pattern, _)| regex(&format!("(?i)^({pattern})$")).is_match(word));
    known.map_or("", |(_, instead)| instead)
}

fn of_page(text: &str) -> Vec<Passage> {
    vec![Passage {
        line: 1,
        text: text.to_owned(),
        opening: Opening::Any,
    }]
}

/// Returns the comments, and the messages if `messages` is set.
///
/// A literal counts as a message if it contains a space and no code. Literals of test modules are
/// left out, since they may quote the server.
fn of_source(text: &str, messages: bool) -> Vec<Passage> {
    let mut passages: Vec<(&str, Passage)> = Vec::new();
    let (mut offset, mut line, mut last_line) = (0, 1, 0);
    let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
    for token in tokenize(text, FrontmatterAllowed::No) {
        let start = offset;
        offset += token.len as usize;
        let token_text = &text[start..offset];
        match token.kind {
            TokenKind::LineComment { .. } => {
                let marker = ["///", "//!", "//"]
                    .into_iter()
                    .find(|marker| token_text.starts_with(marker))
                    .unwrap_or_default();
                let prose = token_text[marker.len()..].trim_start();
                match passages.last_mut() {
                    Some((same, passage)) if *same == marker && last_line + 1 == line => {
                        passage.text.push('\n');
                        passage.text.push_str(prose);
                    }
                    _ => passages.push((
                        marker,
                        Passage {
                            line,
                            text: prose.to_owned(),
                            opening: match marker {
                                "//" => Opening::Any,
                                "///" if is_of_bool(&text[offset..]) => Opening::OfBool,
                                _ => Opening::OfItem,
                            },
                        },
                    )),
                }
                last_line = line;
            }
            TokenKind::Literal {
                kind: LiteralKind::Str { .. } | LiteralKind::RawStr { .. },
                ..
            } if messages && start < tests && is_message(token_text) => passages.push((
                "",
                Passage {
                    line,
                    text: token_text.trim_matches('"').to_owned(),
                    opening: Opening::Any,
                },
            )),
            _ => {}
        }
        line += token_text.matches('\n').count();
    }
    passages.into_iter().map(|(_, passage)| passage).collect()
}

/// Whether a literal is text for people.
fn is_message(literal: &str) -> bool {
    literal.contains(' ') && !CODE_LITERAL.is_match(literal)
}

/// Whether the item after a doc comment is a `bool` or returns one.
fn is_of_bool(rest: &str) -> bool {
    let item = rest
        .lines()
        .find(|line| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with("//") && !line.starts_with("#[")
        })
        .unwrap_or_default();
    item.contains("bool")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str, text: &str) -> Vec<String> {
        check(file, text)
            .into_iter()
            .map(|problem| problem.split_once(';').unwrap().0.to_owned())
            .collect()
    }

    #[test]
    fn doc_comment_with_question_word_first_is_found() {
        let text = "/// What it is.\nstruct A;\n/// Whether it is.\n#[x]\nfn b() -> bool;\n/// Whether.\nfn c();\n// How\n/// An item.\n/// What it does.\nstruct D;";
        let due = [
            "a.rs:1: a doc comment that opens with `What`",
            "a.rs:6: a doc comment that opens with `Whether`",
        ];
        assert_eq!(found("a.rs", text), due);
    }

    #[test]
    fn word_in_prose_or_message_is_found_and_in_code_is_not() {
        let text = "// A reply.\nlet reply = \"no answer\"; // `reply`\n/// ```\n/// reply\n/// ```\n/// Two\n/// look-ups.\nfn f() {}\n#[cfg(test)]\nmod tests { const A: &str = \"an answer\"; }";
        let due = [
            "src/a.rs:1: `reply`",
            "src/a.rs:2: `answer`",
            "src/a.rs:7: `look-ups`",
        ];
        let found_in = |file: &str| found(file, text);
        assert_eq!(found_in("x/src/a.rs").len(), due.len());
        assert_eq!(found_in("x/a.rs").len(), due.len() - 1);
        assert_eq!(
            found(
                "x.md",
                "Errors of ours, [as](answer.md) `answer`.\n```\nanswer\n```\nReplies."
            ),
            ["x.md:1: `of ours`", "x.md:5: `Replies`"]
        );
    }

    #[test]
    fn literal_with_rust_code_is_no_message() {
        for code in [
            r##"r#"pub async fn thing{n}(core: &Core) -> Reply<'_, A> {{"#"##,
            r#""fn named<T>(reply: T)""#,
            r#""use pipeshub_core::{Call, Reply};\n""#,
            r#""impl Reply for A {""#,
            r#""pub struct Reply {{ a: u8 }}""#,
        ] {
            assert_eq!(found("x/src/a.rs", code), [""; 0], "{code}");
        }
        for (message, word) in [
            (r#""no reply {error}""#, "reply"),
            (r#""use the reply; it is short""#, "reply"),
            (r#""a fn that answers""#, "answers"),
            (r#""an answer of http::Response""#, "answer"),
        ] {
            let due = format!("x/src/a.rs:1: `{word}`");
            assert_eq!(found("x/src/a.rs", message), [due], "{message}");
        }
    }

    #[test]
    fn verb_is_found_after_it_this_and_a_type() {
        let text =
            "It tells more. It returns what he says.\nThis knows.\n[`Core`] takes it.\nHe goes.";
        let due = [
            "x.md:1: `tells` as the verb",
            "x.md:2: `knows` as the verb",
            "x.md:3: `takes` as the verb",
        ];
        assert_eq!(found("x.md", text), due);
    }

    #[test]
    fn each_word_has_another_to_use() {
        for word in [
            "answered",
            "reply",
            "look-up",
            "Ours",
            "of ours",
            "questions",
            "our own",
            "yours",
        ] {
            assert_ne!(instead_of(word), "", "{word}");
            assert_eq!(found("x.md", word).len(), 1, "{word}");
        }
    }
}

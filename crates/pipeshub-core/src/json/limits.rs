//! The limits of a field, as a suffix of the field's name in a table.

use std::borrow::Cow;

/// The part of a value that is compared with the limits of its field.
#[derive(Clone, Copy)]
pub(crate) enum Measured<'v> {
    /// A value without limits, such as a `bool`.
    Nothing,
    Integer(i64),
    Float(f64),
    Items(usize),
    Text(&'v str),
    /// Any JSON, which only a list of values limits.
    Json(&'v str),
}

/// Splits an entry of a table, such as `limit<1,100`, into the field's name and its limits.
pub(crate) fn split_entry(entry: &str) -> (&str, Option<&str>) {
    match entry.split_once('<') {
        Some((name, limits)) => (name, Some(limits)),
        None => (entry, None),
    }
}

/// Describes why a value exceeds the limits of its field. The text does not contain the value.
pub(crate) fn problem_with(
    name: &str,
    limits: &str,
    measured: Measured<'_>,
) -> Option<Cow<'static, str>> {
    let mut parts = split_entry(limits).0.splitn(3, ',');
    let mut number = || {
        let number = parts.next()?;
        number.parse::<i64>().ok()
    };
    let (least, most) = (number(), number());
    let class = parts.next().filter(|class| !class.is_empty());
    let is_below = |size| most.is_none_or(|most| size <= most);
    let is_above = |size| least.is_none_or(|least| size >= least);
    let is_within = |size| is_above(size) && is_below(size);
    let fits = match measured {
        Measured::Nothing => true,
        Measured::Integer(number) => is_within(number),
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a float beyond the integers becomes the last of them"
        )]
        Measured::Float(number) => {
            is_above(number.floor() as i64) && is_below(number.ceil() as i64)
        }
        Measured::Items(count) => is_within(i64::try_from(count).unwrap_or(i64::MAX)),
        Measured::Text(text) => {
            is_within(i64::try_from(text.chars().count()).unwrap_or(i64::MAX))
                && class.is_none_or(|class| is_of_class(text, class))
        }
        Measured::Json(text) => class.is_none_or(|class| is_of_class(text, class)),
    };
    (!fits).then(|| describe(name, least, most, class, measured))
}

#[cold]
fn describe(
    name: &str,
    least: Option<i64>,
    most: Option<i64>,
    class: Option<&str>,
    measured: Measured<'_>,
) -> Cow<'static, str> {
    let (verb, unit) = match measured {
        Measured::Items(_) => ("have", " items"),
        Measured::Text(_) => ("have", " characters"),
        _ => ("be", ""),
    };
    // Each `format!` is 100 bytes of code or more, so there are few.
    let mut problem = format!("`{name}` ");
    let bounds = [
        (if most.is_some() { "from " } else { "at least " }, least),
        (if least.is_some() { " to " } else { "at most " }, most),
    ];
    if least.or(most).is_some() {
        problem.extend(["must ", verb, " "]);
        for (words, bound) in bounds {
            if let Some(bound) = bound {
                problem.extend([words, &bound.to_string()]);
            }
        }
        problem.push_str(unit);
    }
    if let Some(class) = class {
        let and = if least.or(most).is_some() {
            " and "
        } else {
            ""
        };
        problem.extend([and, "must be "]);
        match class.strip_prefix(CHOICE) {
            Some(choices) => problem.extend(["one of ", &choices.replace('|', ", ")]),
            None => problem.push_str(class_name(class.as_bytes()[0])),
        }
    }
    problem.into()
}

/// The first character of a class that lists its texts, such as `=asc|desc`.
const CHOICE: char = '=';

/// Returns whether a letter is a class of texts.
pub(super) const fn is_class(letter: u8) -> bool {
    !class_name(letter).is_empty()
}

/// The description of a text of this class; empty for an unknown class.
const fn class_name(class: u8) -> &'static str {
    match class.to_ascii_lowercase() {
        b'h' => "24 hexadecimal digits",
        b'u' => "a UUID",
        b'a' => "a UUID, or `all_` and 24 hexadecimal digits",
        b'i' => "letters, digits, `_` and `-`",
        b'n' => "letters, digits, blanks, `_` and `-`",
        b'v' => "letters, digits, `-`, `.`, `_` and `~`",
        b's' => "lowercase letters and digits, in groups with a `-` between them",
        b'm' => "letters, digits, `_`, `.` and `-`, in one part or two with a `/` between them",
        b'p' => "10 to 15 digits, with or without a `+`",
        b'w' => "a web address with http:// or https://",
        b'c' => "five words, as in a cron table",
        _ => "",
    }
}

/// Returns whether a text is of a class. The empty text is of every class with a capital letter.
fn is_of_class(text: &str, class: &str) -> bool {
    if let Some(choices) = class.strip_prefix(CHOICE) {
        return choices.split('|').any(|choice| choice == text);
    }
    let class = class.as_bytes()[0];
    if text.is_empty() {
        return class.is_ascii_uppercase() || class == b'p';
    }
    let bytes = text.as_bytes();
    match class.to_ascii_lowercase() {
        b'h' => is_object_id(bytes),
        b'u' => is_uuid(bytes),
        b'a' => is_uuid(bytes) || bytes.strip_prefix(b"all_").is_some_and(is_object_id),
        b'i' => all(bytes, b"_-"),
        b'n' => all(bytes, b"_- "),
        b'v' => all(bytes, b"_-.~"),
        b's' => {
            bytes.split(|b| *b == b'-').all(|group| all(group, b""))
                && !bytes.iter().any(u8::is_ascii_uppercase)
        }
        b'm' => match text.split_once('/') {
            // A second slash is none of the letters.
            Some((first, second)) => {
                all(first.as_bytes(), b"_.-") && all(second.as_bytes(), b"_.-")
            }
            None => all(bytes, b"_.-"),
        },
        b'p' => {
            let digits = bytes.strip_prefix(b"+").unwrap_or(bytes);
            matches!(digits.len(), 10..=15) && digits.iter().all(u8::is_ascii_digit)
        }
        b'w' => {
            let rest = text
                .strip_prefix("https://")
                .or(text.strip_prefix("http://"));
            rest.is_some_and(|rest| !rest.is_empty())
        }
        b'c' => has_five_words(text),
        _ => false,
    }
}

/// Whether there are five words with blanks between them, and no other blanks.
fn has_five_words(text: &str) -> bool {
    let (mut words, mut is_in_word) = (0, false);
    for c in text.chars() {
        let is_blank = c.is_whitespace();
        if is_blank && words == 0 {
            return false;
        }
        words += usize::from(!is_blank && !is_in_word);
        is_in_word = !is_blank;
    }
    is_in_word && words == 5
}

/// Whether there are only letters, digits and bytes of `extra`, and at least one.
#[inline(never)]
fn all(part: &[u8], extra: &[u8]) -> bool {
    !part.is_empty()
        && part
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || extra.contains(b))
}

#[inline(never)]
fn is_object_id(text: &[u8]) -> bool {
    text.len() == 24 && text.iter().all(u8::is_ascii_hexdigit)
}

fn is_uuid(text: &[u8]) -> bool {
    text.len() == 36
        && text.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

//! Problems of reading a JSON text. They contain no value of the text.

use std::borrow::Cow;
use std::str::Utf8Error;

use serde_json::error::Category;

const ENDS_EARLY: &str = "its JSON ends too early";
const NOT_JSON: &str = "it is not JSON";
const UNFIT: &str = "its JSON is not as expected";

/// The place and the kind of a fault in a text that is not JSON.
///
/// It is 64 bits wide, so a function returns a position or an error in registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SyntaxError(u64);

impl SyntaxError {
    pub(crate) const fn new(kind: SyntaxErrorKind, offset: usize) -> Self {
        Self((offset as u64) << 2 | kind as u64)
    }

    pub(crate) fn kind(self) -> SyntaxErrorKind {
        match self.0 & 3 {
            0 => SyntaxErrorKind::Eof,
            1 => SyntaxErrorKind::Syntax,
            2 => SyntaxErrorKind::TooDeep,
            _ => SyntaxErrorKind::TooLong,
        }
    }

    /// The number of bytes up to and including the invalid byte.
    #[allow(clippy::cast_possible_truncation, reason = "it was an offset before")]
    pub(crate) fn offset(self) -> usize {
        (self.0 >> 2) as usize
    }
}

/// The kind of a [`SyntaxError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SyntaxErrorKind {
    /// The text ends inside a value.
    Eof,
    Syntax,
    /// Lists and objects are nested deeper than the limit.
    TooDeep,
    /// The text is longer than an index can point into.
    TooLong,
}

/// The first problem of reading a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Problem {
    /// A value does not fit, and its position is not known.
    #[default]
    Unlocated,
    /// A value outside of any field does not fit. The offset is that of its end, or of its start
    /// for a list or an object.
    Value {
        offset: usize,
    },
    Field {
        name: &'static str,
        present: bool,
    },
    /// The field that contains the value to read is missing, or its value does not fit.
    Wrapper {
        present: bool,
    },
    Syntax(SyntaxError),
    Alias,
    /// The text is not read, for a reason outside of the text.
    Refused(&'static str),
}

impl Problem {
    /// Describes the problem of this text. `wrapper` is the field that contains the value to read.
    pub(crate) fn describe(self, text: &[u8], wrapper: Option<&str>) -> Cow<'static, str> {
        match self {
            Self::Unlocated => UNFIT.into(),
            Self::Value { offset } => located(UNFIT, text, offset),
            Self::Field { name, present } => match wrapper {
                Some(wrapper) => field_problem(&format!("{wrapper}.{name}"), present),
                None => field_problem(name, present),
            },
            Self::Wrapper { present } => field_problem(wrapper.unwrap_or_default(), present),
            Self::Syntax(error) => match error.kind() {
                SyntaxErrorKind::Eof => located(ENDS_EARLY, text, error.offset()),
                SyntaxErrorKind::Syntax => located(NOT_JSON, text, error.offset()),
                SyntaxErrorKind::TooDeep => "its JSON is nested too deep".into(),
                SyntaxErrorKind::TooLong => "its JSON is longer than 2 GiB".into(),
            },
            Self::Alias => {
                "a field has more than one name (`serde(alias)`), which `object` cannot read".into()
            }
            Self::Refused(problem) => problem.into(),
        }
    }
}

/// Describes an error of `serde_json`, whose `Display` would repeat values of the server.
pub(crate) fn describe_error(error: &serde_json::Error) -> Cow<'static, str> {
    let problem = match error.classify() {
        Category::Eof => ENDS_EARLY,
        Category::Data => UNFIT,
        Category::Syntax | Category::Io => NOT_JSON,
    };
    at_place(problem, error.line(), error.column())
}

pub(crate) fn describe_not_utf8(text: &[u8], error: Utf8Error) -> Cow<'static, str> {
    located(NOT_JSON, text, error.valid_up_to() + 1)
}

/// Appends the line and the column at which this many bytes end, as `serde_json` counts them.
pub(super) fn located(problem: &str, text: &[u8], offset: usize) -> Cow<'static, str> {
    let before = text.get(..offset).unwrap_or(text);
    let mut lines = before.split(|&b| b == b'\n');
    let column = lines.next_back().map_or(0, <[u8]>::len);
    let line = 1 + lines.count();
    at_place(problem, line, column)
}

fn at_place(problem: &str, line: usize, column: usize) -> Cow<'static, str> {
    format!("{problem} (line {line}, column {column})").into()
}

fn field_problem(name: &str, present: bool) -> Cow<'static, str> {
    let problem = if present {
        "not as expected"
    } else {
        "missing"
    };
    format!("its field `{name}` is {problem}").into()
}

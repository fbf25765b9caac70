//! Tables with which structs read and write themselves.

use super::limits::is_class;

/// Implements [`FromJson`](crate::json::FromJson) for a struct with a table of its fields.
///
/// The table contains every field of the struct with its name in JSON. An `Option` is `None` if the
/// field is missing or `null`; any other field is required. Fields that are not in the table are
/// ignored. If a field is missing or does not fit, the call fails with
/// [`InvalidReply`](crate::ErrorKind::InvalidReply), and the error names the first such field.
///
/// `with` names a function that reads the field in place of its type's `FromJson`, such as
/// [`number_or_text`](crate::json::number_or_text).
///
/// ```
/// use pipeshub_core::json::{RawJson, number_or_text};
/// use pipeshub_core::{Secret, from_json};
///
/// pub struct Document {
///     pub name: String,
///     pub size: Option<u64>,
///     pub token: Secret,
/// }
///
/// from_json! {
///     Document {
///         name = "documentName",
///         size = "sizeInBytes" with number_or_text,
///         token = "uploadToken",
///     }
/// }
///
/// let json = r#"{"sizeInBytes":"1024","uploadToken":"t","documentName":"a.txt","more":[1]}"#;
/// let document = RawJson::new(json)?.read::<Document>()?;
/// assert_eq!((&*document.name, document.size), ("a.txt", Some(1024)));
///
/// let unfit = RawJson::new(r#"{"documentName":7}"#)?.read::<Document>();
/// assert_eq!(unfit.err().unwrap().to_string(), "its field `documentName` is not as expected");
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
#[macro_export]
macro_rules! from_json {
    ($type:ty { $($field:ident = $name:literal $(with $read:path)?),* $(,)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(from: &mut $crate::json::Reader<'_>) -> Self {
                const NAMES: &str = ::core::concat!($($name, "\0"),*);
                const { $crate::json::check_names(NAMES, false) };
                let outer = from.begin(NAMES);
                let value = Self {
                    $($field: $crate::__read_field!(from $(, $read)?),)*
                };
                from.end(outer);
                value
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __read_field {
    ($from:ident) => {
        $from.field()
    };
    ($from:ident, $read:path) => {
        $from.field_with($read)
    };
}

/// Implements [`ToJson`](crate::json::ToJson) for a struct with a table of its fields.
///
/// The table contains the name of each field in JSON and the limits of its value. An `Option` that
/// is `None` is omitted. An `Option<Option<T>>` that is `Some(None)` is `null`, which clears a
/// value on the server.
///
/// Limits follow the name, as whole numbers of at most 18 digits; both are included:
///
/// | value | what `"x<1,100"` limits |
/// |---|---|
/// | an integer or a float | its value, from 1 to 100 |
/// | a text or a secret | its characters (`char`s, not bytes), 1 to 100 of them |
/// | a list or a map | its items, 1 to 100 of them |
/// | a `bool`, a struct, `None` or `null` | nothing |
///
/// `"query<1,"` has no maximum, and `"name<,64"` no minimum. A letter after a second comma is the
/// class of a text:
///
/// | letter | text |
/// |---|---|
/// | `h` | 24 hexadecimal digits, as ids of `MongoDB` are |
/// | `u` | a UUID |
/// | `a` | a UUID, or `all_` and 24 hexadecimal digits |
/// | `i` | letters, digits, `_` and `-` |
/// | `n` | the same and blanks |
/// | `v` | the same as `i`, `.` and `~`: a PKCE verifier |
/// | `s` | a slug: lowercase letters and digits in groups with a `-` between them |
/// | `m` | letters, digits, `_`, `.` and `-`, in one part or two with a `/` between them |
/// | `p` | a phone number: 10 to 15 digits, with or without a `+`; or empty |
/// | `w` | a web address: `http://` or `https://` and more |
/// | `c` | five words, as in a cron table |
///
/// A capital letter also accepts the empty text. `=asc|desc` in place of a letter lists the texts,
/// and `=30|"never"` the values of a [`RawJson`](crate::json::RawJson), which has no other limits.
/// Limits of the items of a list follow those of the list: `"ids<1,100<,,h"`. If a value exceeds its limits, the call fails with
/// [`InvalidRequest`](crate::ErrorKind::InvalidRequest) and sends nothing. The error names the
/// field.
///
/// `with` names a function that writes the field in place of its type's `ToJson`. A
/// [`Secret`](crate::Secret) has no `ToJson`: [`exposed`](crate::json::exposed) writes it, so that
/// the table shows where a secret is sent.
///
/// ```
/// use pipeshub_core::json::{RawJson, exposed};
/// use pipeshub_core::{Secret, to_json};
///
/// pub struct Settings {
///     pub name: String,
///     pub tries: Option<u32>,
///     pub folder: Option<Option<String>>,
///     pub tags: Option<Vec<String>>,
///     pub order: Option<String>,
///     pub api_key: Secret,
/// }
///
/// to_json! {
///     Settings {
///         name = "displayName<1,64",
///         tries = "tries<0,10",
///         folder = "folderId<,,h",
///         tags = "tags<,10<1,50",
///         order = "sortOrder<,,=asc|desc",
///         api_key = "apiKey" with exposed,
///     }
/// }
///
/// let mut settings = Settings {
///     name: "n".into(),
///     tries: None,
///     folder: Some(None),
///     tags: None,
///     order: None,
///     api_key: "k".into(),
/// };
/// let json = RawJson::write(&settings)?;
/// assert_eq!(json.as_str(), r#"{"displayName":"n","folderId":null,"apiKey":"k"}"#);
///
/// settings.tries = Some(11);
/// let problem = RawJson::write(&settings).unwrap_err();
/// assert_eq!(problem.to_string(), "`tries` must be from 0 to 10");
///
/// settings.tries = None;
/// settings.order = Some("up".into());
/// let problem = RawJson::write(&settings).unwrap_err();
/// assert_eq!(problem.to_string(), "`sortOrder` must be one of asc, desc");
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
#[macro_export]
macro_rules! to_json {
    ($type:ty { $($field:ident = $name:literal $(with $write:path)?),* $(,)? }) => {
        impl $crate::json::ToJson for $type {
            fn to_json(&self, to: &mut $crate::json::Writer) {
                const NAMES: &str = ::core::concat!($($name, "\0"),*);
                const { $crate::json::check_names(NAMES, true) };
                let outer = to.begin(NAMES);
                $($crate::__write_field!(to, &self.$field $(, $write)?);)*
                to.end(outer);
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __write_field {
    ($to:ident, $value:expr) => {
        $to.field($value)
    };
    ($to:ident, $value:expr, $write:path) => {
        $to.field_with($value, $write)
    };
}

pub(crate) use from_json;
#[cfg(test)]
pub(crate) use to_json;

/// Checks a table of names, each with a NUL behind it, where it is compiled.
///
/// # Panics
///
/// A name is empty, repeated or would need an escape, or its limits cannot be read.
#[doc(hidden)]
pub const fn check_names(names: &str, with_limits: bool) {
    let names = names.as_bytes();
    let (mut at, mut start) = (0, 0);
    while at < names.len() {
        match names[at] {
            0 => {
                check_name(names, start, at);
                start = at + 1;
            }
            b'<' if with_limits => {
                check_name(names, start, at);
                at = limits_end(names, at + 1);
                start = at + 1;
            }
            byte => assert!(
                byte >= b' ' && !matches!(byte, b'"' | b'\\' | b'<'),
                "a field's name in JSON must need no escape; limits are of what is written"
            ),
        }
        at += 1;
    }
}

/// Checks that a name is not empty and not the name of an earlier field.
const fn check_name(names: &[u8], start: usize, end: usize) {
    assert!(end > start, "a field's name in JSON must not be empty");
    let mut earlier = 0;
    while earlier < start {
        let mut length = 0;
        while !matches!(names[earlier + length], 0 | b'<')
            && start + length < end
            && names[earlier + length] == names[start + length]
        {
            length += 1;
        }
        assert!(
            start + length < end || !matches!(names[earlier + length], 0 | b'<'),
            "two fields of a table must not have the same name in JSON"
        );
        while names[earlier] != 0 {
            earlier += 1;
        }
        earlier += 1;
    }
}

/// Finds the NUL, or the end, behind limits that can be read, and those of items.
pub(crate) const fn limits_end(names: &[u8], at: usize) -> usize {
    let mut end = part_end(names, at);
    if byte_at(names, end) == b'<' {
        end = part_end(names, end + 1);
    }
    assert!(byte_at(names, end) == 0, "{}", LIMITS);
    end
}

/// Finds the end of limits of a value.
const fn part_end(names: &[u8], at: usize) -> usize {
    let (least, at) = limit_at(names, at);
    assert!(byte_at(names, at) == b',', "{}", LIMITS);
    let (most, mut at) = limit_at(names, at + 1);
    if let (Some(least), Some(most)) = (least, most) {
        assert!(least <= most, "the least value exceeds the most");
    }
    if byte_at(names, at) == b',' {
        at += 1;
        if byte_at(names, at) == b'=' {
            while !matches!(byte_at(names, at), 0 | b'<') {
                at += 1;
            }
        } else {
            at += is_class(byte_at(names, at)) as usize;
        }
    }
    at
}

const LIMITS: &str = "limits are `<least,most` or `<least,most,class`, those of items behind them";

/// Reads a number of at most 18 digits, or nothing. Returns the position behind the number, too.
const fn limit_at(names: &[u8], mut at: usize) -> (Option<i64>, usize) {
    let is_negative = byte_at(names, at) == b'-';
    at += is_negative as usize;
    let start = at;
    let mut number = 0;
    while byte_at(names, at).is_ascii_digit() {
        assert!(at - start < 18, "a limit has at most 18 digits");
        number = number * 10 + (names[at] - b'0') as i64;
        at += 1;
    }
    assert!(at > start || !is_negative, "{}", LIMITS);
    match at - start {
        0 => (None, at),
        _ if is_negative => (Some(-number), at),
        _ => (Some(number), at),
    }
}

/// The byte at a position, or NUL at the end.
const fn byte_at(names: &[u8], at: usize) -> u8 {
    if at < names.len() { names[at] } else { 0 }
}

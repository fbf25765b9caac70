//! Query strings and form bodies.
//!
//! They are parsed as in Express, the gateway's framework. They are encoded as in Python, the
//! language of the service that builds the `authorizationUrl`. Entry points: [`Query`] and
//! [`encode`].

use std::fmt::Write as _;

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// `name=value`, once.
    One(String),
    /// A repeated name, or `name[]`.
    Many(Vec<String>),
    /// `name[key]=value`.
    Nested(Vec<String>),
}

/// The decoded parameters of a query string.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, Value)>);

/// The error for a list or an object instead of a string.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotOneString {
    pub(crate) name: String,
    pub(crate) found: &'static str,
}

impl Query {
    /// Parses `a=b&c=d`. Broken escapes stay unchanged, and `+` is a space.
    pub(crate) fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            query.add(&decode(name), decode(value));
        }
        query
    }

    fn add(&mut self, name: &str, value: String) {
        let (base, key) = match name.split_once('[') {
            Some((base, key)) if !base.is_empty() && key.ends_with(']') => (base, Some(key)),
            _ => (name, None),
        };
        let known = self.0.iter_mut().find(|(other, _)| other == base);
        match (known.map(|(_, held)| held), key) {
            (Some(Value::Many(values) | Value::Nested(values)), _) => values.push(value),
            (Some(held @ Value::One(_)), _) => {
                if let Value::One(first) = &*held {
                    *held = Value::Many(vec![first.clone(), value]);
                }
            }
            (None, None) => self.0.push((base.to_owned(), Value::One(value))),
            (None, Some("]")) => self.0.push((base.to_owned(), Value::Many(vec![value]))),
            (None, Some(_)) => self.0.push((base.to_owned(), Value::Nested(vec![value]))),
        }
    }

    /// Returns the names of all parameters.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Returns the values of all parameters.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.0.iter_mut().flat_map(|(_, value)| match value {
            Value::One(one) => std::slice::from_mut(one),
            Value::Many(many) | Value::Nested(many) => many.as_mut_slice(),
        })
    }

    /// Returns the value of `name`. Fails on a list or an object.
    pub(crate) fn one(&self, name: &str) -> Result<Option<&str>, NotOneString> {
        let wrong = |found| {
            Err(NotOneString {
                name: name.to_owned(),
                found,
            })
        };
        match self
            .0
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value)
        {
            None => Ok(None),
            Some(Value::One(value)) => Ok(Some(value)),
            Some(Value::Many(_)) => wrong("array"),
            Some(Value::Nested(_)) => wrong("object"),
        }
    }

    /// Returns all values of `name`.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let values = self.0.iter().filter(|(other, _)| other == name);
        let values = values.flat_map(|(_, value)| match value {
            Value::One(one) => std::slice::from_ref(one),
            Value::Many(many) | Value::Nested(many) => many.as_slice(),
        });
        values.map(String::as_str).collect()
    }

    /// Returns each name with its first value.
    pub(crate) fn into_texts(self) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter().map(|(name, value)| match value {
            Value::One(text) => (name, text),
            Value::Many(texts) | Value::Nested(texts) => {
                (name, texts.into_iter().next().unwrap_or_default())
            }
        })
    }

    /// Returns the first value of `name`.
    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(other, _)| other == name)?;
        match value {
            Value::One(value) => Some(value),
            Value::Many(values) | Value::Nested(values) => values.first().map(String::as_str),
        }
    }
}

/// Decodes a percent-encoded text in which `+` is a space.
///
/// Bytes that are not UTF-8 become replacement characters.
pub(crate) fn decode(text: &str) -> String {
    let bytes: Vec<u8> = text
        .bytes()
        .map(|byte| if byte == b'+' { b' ' } else { byte })
        .collect();
    String::from_utf8_lossy(&unescape(&bytes)).into_owned()
}

/// Decodes a path segment. `None` for a broken escape or a result that is not UTF-8.
pub(crate) fn decode_segment(text: &str) -> Option<String> {
    let escapes = text.matches('%').count();
    let decoded = unescape(text.as_bytes());
    let whole = decoded.len() + 2 * escapes == text.len();
    String::from_utf8(decoded).ok().filter(|_| whole)
}

fn unescape(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        let escape = if byte == b'%' {
            tail.split_at_checked(2).and_then(hex_pair)
        } else {
            None
        };
        let (value, tail) = escape.unwrap_or((byte, tail));
        decoded.push(value);
        rest = tail;
    }
    decoded
}

fn hex_pair<'a>((pair, tail): (&[u8], &'a [u8])) -> Option<(u8, &'a [u8])> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    match pair {
        [high, low] => Some((digit(*high)? * 16 + digit(*low)?, tail)),
        _ => None,
    }
}

/// Encodes pairs as `a=b&c=d`, with the escapes of a form.
///
/// A space is `+`.
pub(crate) fn encode(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        escape_into(&mut text, value);
    }
    text
}

/// Encodes a text with the escapes of a path segment. A space is `%20`.
pub(crate) fn encode_segment(text: &str) -> String {
    let mut encoded = String::new();
    escape_into(&mut encoded, text);
    // An escaped text contains no other `+`.
    encoded.replace('+', "%20")
}

fn escape_into(text: &mut String, value: &str) {
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                text.push(char::from(byte));
            }
            b' ' => text.push('+'),
            // Writing to a `String` cannot fail.
            _ => drop(write!(text, "%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameter_value_is_decoded() {
        let query = Query::parse("a=1%202&b=x+y&c&d=%ZZ&e=%C3%A9");
        assert_eq!(query.one("a"), Ok(Some("1 2")));
        assert_eq!(query.one("b"), Ok(Some("x y")));
        assert_eq!(query.one("c"), Ok(Some("")));
        assert_eq!(query.one("d"), Ok(Some("%ZZ")));
        assert_eq!(query.one("e"), Ok(Some("é")));
        assert_eq!(query.one("f"), Ok(None));
    }

    #[test]
    fn list_or_object_is_an_error_where_a_string_is_needed() {
        let query = Query::parse("a=1&a=2&b[x]=1&c[]=1&d%5Bx%5D=2");
        for (name, found) in [
            ("a", "array"),
            ("b", "object"),
            ("c", "array"),
            ("d", "object"),
        ] {
            assert_eq!(
                query.one(name),
                Err(NotOneString {
                    name: name.to_owned(),
                    found
                })
            );
        }
        assert_eq!(query.first("a"), Some("1"));
    }

    #[test]
    fn encoded_value_is_parsed_back() {
        let text = encode(&[
            ("u", "http://a/b?c=d&e"),
            ("s", "openid offline"),
            ("t", "eyJ=="),
            ("~", "é%"),
        ]);
        assert_eq!(
            text,
            "u=http%3A%2F%2Fa%2Fb%3Fc%3Dd%26e&s=openid+offline&t=eyJ%3D%3D&~=%C3%A9%25"
        );
        assert_eq!(Query::parse(&text).one("~"), Ok(Some("é%")));
    }

    #[test]
    fn path_segment_with_a_broken_escape_is_refused() {
        assert_eq!(decode_segment("a%2Fb").as_deref(), Some("a/b"));
        assert_eq!(decode_segment("%ZZ"), None);
        assert_eq!(decode_segment("%F"), None);
        assert_eq!(decode_segment("%FF"), None);
    }
}

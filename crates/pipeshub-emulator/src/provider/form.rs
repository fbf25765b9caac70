//! Parameters with the rules of OAuth.

use std::collections::HashSet;

use crate::query::decode;

/// The parameters of a query or a form, in their order.
#[derive(Debug)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    pub(crate) fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        };
        Self(pairs.map(pair).collect())
    }

    /// Returns the first value of `name`. Empty if the parameter is missing.
    ///
    /// A parameter without a value counts as missing (RFC 6749, section 3.1).
    pub(crate) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value)
    }

    /// Returns the repeated names, which RFC 6749 forbids (section 3.1).
    pub(crate) fn repeated(&self) -> HashSet<&str> {
        let mut seen = HashSet::new();
        let names = self.0.iter().map(|(name, _)| name.as_str());
        names.filter(|name| !seen.insert(*name)).collect()
    }
}

/// Whether a text is a verifier or a challenge (RFC 7636, sections 4.1 and 4.2).
pub(crate) fn is_pkce(text: &str) -> bool {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    (43..=128).contains(&text.len()) && text.bytes().all(unreserved)
}

/// Whether a text has only characters of a `state` (RFC 6749, appendix A.5).
pub(crate) fn is_visible(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Whether a text is empty or a list of scopes (RFC 6749, appendix A.4).
pub(crate) fn is_scope(text: &str) -> bool {
    let allowed = |byte: u8| matches!(byte, b'!' | b'#'..=b'[' | b']'..=b'~');
    let token = |token: &str| !token.is_empty() && token.bytes().all(allowed);
    text.is_empty() || text.split(' ').all(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_with_brackets_is_an_ordinary_name() {
        let form = Form::parse("a[]=1&a=2&b[x]=3&c&&d=%20+");
        assert_eq!(
            ["a", "a[]", "b", "b[x]", "c", "d", "e"].map(|name| form.get(name)),
            ["2", "1", "", "3", "", "  ", ""]
        );
        assert!(form.repeated().is_empty());
        let form = Form::parse("a=1&b=1&%61=1&b=&c=1&b=2");
        assert_eq!(form.repeated(), HashSet::from(["a", "b"]));
    }

    #[test]
    fn pkce_text_has_43_to_128_unreserved_characters() {
        for (text, good) in [
            ("a".repeat(42), false),
            ("a".repeat(43), true),
            ("-._~09AZaz".repeat(10), true),
            ("a".repeat(128), true),
            ("a".repeat(129), false),
            (String::new(), false),
            ("a".repeat(43) + "=", false),
            ("a".repeat(43) + "+", false),
            ("a".repeat(43) + " ", false),
            ("é".repeat(43), false),
        ] {
            assert_eq!(is_pkce(&text), good, "{text}");
        }
    }

    #[test]
    fn scopes_are_separated_by_one_space() {
        for (text, good) in [
            ("", true),
            ("openid", true),
            ("openid https://a.example/b", true),
            ("a  b", false),
            (" a", false),
            ("a ", false),
            ("a\"", false),
            ("a\\", false),
            ("a\tb", false),
            ("é", false),
        ] {
            assert_eq!(is_scope(text), good, "{text}");
        }
    }
}

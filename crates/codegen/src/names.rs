//! Names of Rust items, made from names of the API.

/// Words that the API writes with capitals inside, and that are one word in Rust.
const WORDS: [(&str, &str); 5] = [
    ("OAuth", "Oauth"),
    ("OpenID", "Openid"),
    ("SaaS", "Saas"),
    ("URLs", "Urls"),
    ("IDs", "Ids"),
];

/// Words that a field cannot have as its name. `self` and the like are none of the API's names.
const KEYWORDS: [&str; 35] = [
    "as", "async", "await", "box", "break", "const", "default", "dyn", "else", "enum", "extern",
    "final", "fn", "for", "if", "in", "let", "loop", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "static", "struct", "trait", "type", "use", "where", "while",
    "yield",
];

/// A name in `snake_case`, such as `get_oauth_config` for `getOAuthConfig`.
#[must_use]
pub fn snake(name: &str) -> String {
    let mut name = name.to_owned();
    for (word, single) in WORDS {
        name = name.replace(word, single);
    }
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            snake.push('_');
            continue;
        }
        let before = index.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(index + 1);
        let begins = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase)
            });
        if begins {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    let words: Vec<_> = snake.split('_').filter(|word| !word.is_empty()).collect();
    words.join("_")
}

/// A name in `PascalCase`, such as `SemanticSearchHit` for `semanticSearchHit`. Letters that are
/// capitals stay so: `GetOAuthConfig`.
#[must_use]
pub fn pascal(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    words
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

/// The name of a field: in `snake_case`, and with a `_` behind it if it is a word of Rust's.
#[must_use]
pub fn field(name: &str) -> String {
    let name = snake(name);
    if KEYWORDS.contains(&&*name) {
        return name + "_";
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        return format!("_{name}");
    }
    name
}

/// The name of a constant for a value of an enumeration.
#[must_use]
pub fn constant(value: &str) -> String {
    let name = snake(&value.replace('+', " plus ")).to_uppercase();
    if name.starts_with(|first: char| first.is_ascii_digit()) || name.is_empty() {
        return format!("_{name}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_api_become_names_of_rust() {
        for (name, due) in [
            ("getOAuthAuthorizationUrl", "get_oauth_authorization_url"),
            ("Connector OAuth", "connector_oauth"),
            ("listUsersGraph", "list_users_graph"),
            ("isVLMOcrProcessed", "is_vlm_ocr_processed"),
            ("OpenID Connect", "openid_connect"),
            ("_key", "key"),
            ("md5Checksum", "md5_checksum"),
            ("createdAtTimestamp", "created_at_timestamp"),
            ("getAllowedURLs", "get_allowed_urls"),
            ("setAzureAdAuthConfig", "set_azure_ad_auth_config"),
            ("SSO", "sso"),
        ] {
            assert_eq!(snake(name), due);
        }
        for (name, due) in [
            ("getOAuthConfig", "GetOAuthConfig"),
            ("Semantic Search", "SemanticSearch"),
            ("file:succeeded", "FileSucceeded"),
        ] {
            assert_eq!(pascal(name), due);
        }
        assert_eq!(
            (field("type"), field("default")),
            ("type_".into(), "default_".into())
        );
        assert_eq!(constant("application/svg+xml"), "APPLICATION_SVG_PLUS_XML");
        assert_eq!(constant("24x7"), "_24X7");
    }
}

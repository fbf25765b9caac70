//! The limits of a value, from the keys of its schema.

use super::Limits;
use crate::description::Schema;

/// The patterns of texts: the pattern, the least and the most characters, and the letter of the
/// class in the tables of `pipeshub_core::to_json`. The letter is missing if `Call::path` refuses
/// other texts anyway.
const PATTERNS: [(&str, Option<i64>, Option<i64>, &str); 15] = [
    ("^[0-9a-fA-F]{24}$", None, None, "h"),
    ("^[a-fA-F0-9]{24}$", None, None, "h"),
    ("^$|^[0-9a-fA-F]{24}$", None, None, "H"),
    (
        "^[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}$",
        None,
        None,
        "u",
    ),
    (
        "^(all_[a-fA-F0-9]{24}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-\
         [89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$",
        None,
        None,
        "a",
    ),
    ("^[A-Za-z0-9_-]+$", None, None, "i"),
    ("^[A-Za-z0-9_-]{1,64}$", Some(1), Some(64), "i"),
    ("^[A-Za-z0-9 _-]{1,64}$", Some(1), Some(64), "n"),
    (r"^[A-Za-z0-9\-_]{43,128}$", Some(43), Some(128), "i"),
    (r"^[A-Za-z0-9\-._~]{43,128}$", Some(43), Some(128), "v"),
    ("^[a-z0-9]+(?:-[a-z0-9]+)*$", None, None, "s"),
    (r"^[\w.-]+(\/[\w.-]+)?$", None, None, "m"),
    (r"^$|^\+?[0-9]{10,15}$", None, None, "p"),
    ("^https?://", None, None, "w"),
    (r"^(\S+\s+){4}\S+$", None, None, "c"),
];

/// The pattern of a path argument that is any one segment, which `Call::path` holds by itself.
const SEGMENT: &str = r"^[^/?#%\\.][^/?#%\\]*$";

/// The limits in a schema without references, and the pattern of a path argument. `Err` is a pattern
/// or a value that has no form in the tables.
pub(super) fn limits(schema: &Schema, client_pattern: Option<&str>) -> Result<Limits, String> {
    let unsigned = |value: Option<u64>| value.and_then(|value| i64::try_from(value).ok());
    let bounds = [
        (schema.minimum, schema.maximum),
        (unsigned(schema.min_length), unsigned(schema.max_length)),
        (unsigned(schema.min_items), unsigned(schema.max_items)),
    ];
    let (mut least, mut most) = bounds
        .into_iter()
        .find(|(least, most)| least.is_some() || most.is_some())
        .unwrap_or_default();
    let mut class = choices(schema)?;
    let pattern = client_pattern.or(schema.pattern.as_deref());
    if schema.format.as_deref() == Some("uuid") {
        class = Some("u".to_owned());
    }
    if let Some(pattern) = pattern.filter(|pattern| *pattern != SEGMENT) {
        let known = PATTERNS.iter().find(|(known, ..)| *known == pattern);
        let (_, shortest, longest, letter) =
            known.ok_or_else(|| format!("the pattern {pattern} has no class of texts"))?;
        least = least.max(*shortest);
        most = most.or(*longest);
        class = Some((*letter).to_owned());
    }
    Ok(Limits {
        least,
        most,
        class,
        default: None,
    })
}

/// The class of a text that is one of a few, or of any JSON that is one of a few values, unless the
/// server accepts others.
fn choices(schema: &Schema) -> Result<Option<String>, String> {
    let variants: Vec<_> = schema.any_of.iter().chain(&schema.one_of).collect();
    let is_listed = |schema: &&Schema| !schema.is_open && !schema.values.is_empty();
    let values: Vec<_> = if variants.is_empty() {
        let values = schema.values.iter().filter(|_| is_listed(&schema));
        values
            .filter_map(|of| of.as_str().map(str::to_owned))
            .collect()
    } else if variants.iter().all(is_listed) {
        let values = variants.iter().flat_map(|schema| &schema.values);
        values.map(ToString::to_string).collect()
    } else {
        Vec::new()
    };
    if values.is_empty() {
        return Ok(None);
    }
    match values.iter().find(|value| value.contains(['|', '<', '\0'])) {
        Some(value) => Err(format!(
            "the value {value} has a sign of the tables of limits"
        )),
        None => Ok(Some(format!("={}", values.join("|")))),
    }
}

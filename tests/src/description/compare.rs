//! Comparison of values with each other and with a schema.

use serde_json::Value;

use super::schema::{Direction, Kind, Schema};

/// Returns how a decoded response differs from the one that was sent, in the fields that the
/// description names. A missing field is the same as `null`.
#[must_use]
pub fn differences(schema: Schema, sent: &Value, decoded: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(schema, sent, decoded, "", &mut found);
    found
}

fn compare(schema: Schema, sent: &Value, decoded: &Value, at: &str, found: &mut Vec<String>) {
    if sent.is_null() && decoded.is_null() {
        return;
    }
    let mut differ = || found.push(format!("{at}: sent {sent}, decoded {decoded}"));
    match schema.kind(Direction::Read) {
        Kind::Struct(fields) => {
            let (Some(sent), Some(decoded)) = (sent.as_object(), decoded.as_object()) else {
                return differ();
            };
            for field in &fields {
                let of = |object: &serde_json::Map<String, Value>| {
                    object.get(field.name).cloned().unwrap_or_default()
                };
                let at = format!("{at}/{}", field.name);
                compare(field.schema, &of(sent), &of(decoded), &at, found);
            }
            for (name, value) in decoded {
                if !value.is_null() && !fields.iter().any(|field| field.name == name) {
                    found.push(format!("{at}/{name}: not in the description"));
                }
            }
        }
        Kind::List(item) => {
            let (Some(sent), Some(decoded)) = (sent.as_array(), decoded.as_array()) else {
                return differ();
            };
            if sent.len() != decoded.len() {
                return differ();
            }
            for (index, (sent, decoded)) in sent.iter().zip(decoded).enumerate() {
                compare(item, sent, decoded, &format!("{at}/{index}"), found);
            }
        }
        Kind::Map(of) => {
            let (Some(sent), Some(decoded)) = (sent.as_object(), decoded.as_object()) else {
                return differ();
            };
            if !sent.keys().eq(decoded.keys()) {
                return differ();
            }
            for (name, sent) in sent {
                compare(of, sent, &decoded[name], &format!("{at}/{name}"), found);
            }
        }
        Kind::IntegerOrText => {
            let digits = |value: &Value| value.to_string().replace('"', "");
            if digits(sent) != digits(decoded) {
                differ();
            }
        }
        Kind::Number => {
            if sent.as_f64() != decoded.as_f64() {
                differ();
            }
        }
        _ => {
            if sent != decoded {
                differ();
            }
        }
    }
}

/// Returns how a value differs from its schema: missing fields, other types, and unknown fields.
/// Limits are not checked.
#[must_use]
pub fn misfits(schema: Schema, direction: Direction, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    fit(schema, direction, value, "", &mut found);
    found
}

fn fit(schema: Schema, direction: Direction, value: &Value, at: &str, found: &mut Vec<String>) {
    if value.is_null() && schema.is_nullable() {
        return;
    }
    let kind = schema.kind(direction);
    let is_fit = match &kind {
        Kind::Bool => value.is_boolean(),
        Kind::Integer => value.is_i64(),
        Kind::Number => value.is_number(),
        Kind::IntegerOrText => value.is_i64() || value.is_string(),
        Kind::Text | Kind::Enum(_) => value.is_string(),
        Kind::List(_) => value.is_array(),
        Kind::Map(_) | Kind::Struct(_) | Kind::Variants(..) => value.is_object(),
        Kind::File => value.get("content").is_some(),
        Kind::Json => true,
    };
    if !is_fit {
        let of = match value {
            Value::Null => "null",
            Value::Bool(_) => "a flag",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        found.push(format!("{at} is {of}"));
        return;
    }
    match kind {
        Kind::Struct(fields) => {
            for field in &fields {
                let at = format!("{at}/{}", field.name);
                match value.get(field.name) {
                    Some(value) => fit(field.schema, direction, value, &at, found),
                    None if field.is_required => found.push(format!("{at} is missing")),
                    None => {}
                }
            }
            for name in value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, _)| name)
            {
                if !fields.iter().any(|field| field.name == name) {
                    let of = if schema.is_open() {
                        "in an open object"
                    } else {
                        "unknown"
                    };
                    found.push(format!("{at}/{name} is {of}"));
                }
            }
        }
        Kind::List(item) => {
            for value in value.as_array().into_iter().flatten() {
                fit(item, direction, value, &format!("{at}/0"), found);
            }
        }
        Kind::Map(of) => {
            for (name, value) in value.as_object().into_iter().flatten() {
                fit(of, direction, value, &format!("{at}/{name}"), found);
            }
        }
        Kind::Variants(tag, variants) => {
            match variants.iter().find(|(name, _)| value[tag] == **name) {
                Some((_, schema)) => fit(*schema, direction, value, at, found),
                None => found.push(format!("{at}/{tag} has no variant")),
            }
        }
        _ => {}
    }
}

//! The description of the API as one OpenAPI 3.0 document, for generators that do not read 3.1.
//!
//! `api/openapi/` stays as it is. The document loses what OpenAPI 3.0 cannot say, and what one of
//! the generators cannot compile; [`CHANGES`] lists both for the docs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Map, Value, json};
use xtask::{Result, root};

/// The changes, as the docs list them.
pub(super) const CHANGES: &[&str] = &[
    "The documents of the families are one, and a schema whose name two families use for \
     different things has the family in its name",
    "The keys that begin with `x-` are gone",
    "A value whose types or variants have `null` among them is `nullable`",
    "A body that is bytes has the format `binary`",
    "A schema with a `nullable` of its own is a plain schema, and what refers to it is `nullable`",
    "An object with both `id` and `_id` has `_id` alone, since the two have one name in Rust",
];

/// Operations by path and method.
type Paths = BTreeMap<String, Map<String, Value>>;

pub(super) struct Document {
    paths: Paths,
    schemas: BTreeMap<String, Value>,
}

impl Document {
    /// Reads the families and keeps the operations with these ids.
    pub(super) fn read(families: &[&str], ids: &BTreeSet<&str>) -> Result<Self> {
        let mut document = Self {
            paths: Paths::new(),
            schemas: BTreeMap::new(),
        };
        for family in families {
            let file = root().join("api/openapi").join(format!("{family}.yaml"));
            // In YAML 1.1, the name of a coordinate, `y`, would be `true`.
            let options = serde_saphyr::options! { strict_booleans: true };
            let text = fs::read_to_string(file)?;
            let whole: Value = serde_saphyr::from_str_with_options(&text, options)?;
            document.add(family, whole, ids)?;
        }
        document.move_nullable();
        Ok(document)
    }

    fn add(&mut self, family: &str, mut whole: Value, ids: &BTreeSet<&str>) -> Result {
        let mut schemas: Map<String, Value> = taken(&mut whole["components"]["schemas"])?;
        let mut paths: Map<String, Value> = taken(&mut whole["paths"])?;
        schemas.values_mut().for_each(down);
        let renamed: BTreeMap<String, String> = schemas
            .iter()
            .filter(|(name, schema)| self.schemas.get(*name).is_some_and(|of| of != *schema))
            .map(|(name, _)| (name.clone(), format!("{}{name}", capital(family))))
            .collect();
        for (name, mut schema) in schemas {
            rename(&mut schema, &renamed);
            let name = renamed.get(&name).cloned().unwrap_or(name);
            self.schemas.insert(name, schema);
        }
        for (path, item) in &mut paths {
            let item = item.as_object_mut().ok_or("a path without operations")?;
            for (method, operation) in item {
                let is_due = operation["operationId"]
                    .as_str()
                    .is_some_and(|id| ids.contains(id));
                if is_due {
                    let has_token = operation["x-auth"] != "none";
                    down(operation);
                    operation["security"] = if has_token {
                        json!([{ "bearerAuth": [] }])
                    } else {
                        json!([])
                    };
                    if let Some(operation) = operation.as_object_mut() {
                        // The generators have one base URL for all operations.
                        operation.remove("servers");
                    }
                    rename(operation, &renamed);
                    let known = self.paths.entry(path.clone()).or_default();
                    known.insert(method.clone(), operation.take());
                }
            }
        }
        Ok(())
    }

    /// Moves `nullable` from schemas with a name to the places that refer to them.
    fn move_nullable(&mut self) {
        let mut moved = BTreeSet::new();
        for (name, schema) in &mut self.schemas {
            if let Some(schema) = schema.as_object_mut()
                && schema.remove("nullable").is_some()
            {
                moved.insert(reference(name));
            }
        }
        let schemas = self.schemas.values_mut();
        let operations = self.paths.values_mut().flat_map(|item| item.values_mut());
        schemas
            .chain(operations)
            .for_each(|value| with_nullable(value, &moved));
    }

    /// Removes the operations for which the function gives a reason, and returns them.
    pub(super) fn remove(
        &mut self,
        reason: impl Fn(&Value) -> Option<&'static str>,
    ) -> BTreeMap<&'static str, Vec<String>> {
        let mut removed: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for item in self.paths.values_mut() {
            item.retain(|_, operation| {
                let Some(reason) = reason(operation) else {
                    return true;
                };
                let id = operation["operationId"].as_str().unwrap_or_default();
                removed.entry(reason).or_default().push(id.to_owned());
                false
            });
        }
        self.paths.retain(|_, item| !item.is_empty());
        removed
    }

    /// Returns the ids of the operations with their paths.
    pub(super) fn operations(&self) -> impl Iterator<Item = (&str, &str)> {
        self.paths.iter().flat_map(|(path, item)| {
            let ids = item.values().map(|of| of["operationId"].as_str());
            ids.map(move |id| (id.unwrap_or_default(), &**path))
        })
    }

    /// Returns the document, without the schemas that no operation uses.
    pub(super) fn to_json(&self) -> Result<String> {
        let mut used = BTreeMap::new();
        let mut queue: Vec<&Value> = self.paths.values().flat_map(Map::values).collect();
        while let Some(value) = queue.pop() {
            let mut names = BTreeSet::new();
            references(value, &mut names);
            for name in names {
                let schema = self.schemas.get(name);
                let schema = schema.ok_or_else(|| format!("no schema is called {name}"))?;
                if used.insert(name, schema).is_none() {
                    queue.push(schema);
                }
            }
        }
        let document = json!({
            "openapi": "3.0.3",
            "info": { "title": "PipesHub", "version": "1.0.0" },
            "paths": self.paths,
            "components": {
                "schemas": used,
                "securitySchemes": { "bearerAuth": { "type": "http", "scheme": "bearer" } },
            },
        });
        Ok(serde_json::to_string_pretty(&document)?)
    }
}

const SCHEMAS: &str = "#/components/schemas/";

fn reference(name: &str) -> String {
    format!("{SCHEMAS}{name}")
}

fn taken(value: &mut Value) -> Result<Map<String, Value>> {
    match value.take() {
        Value::Object(object) => Ok(object),
        _ => Err("a document without paths or schemas".into()),
    }
}

fn capital(family: &str) -> String {
    let (first, rest) = family.split_at(1);
    first.to_uppercase() + rest
}

/// Calls the function with each object of a value, from the inside out.
fn each_object(value: &mut Value, function: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            object
                .values_mut()
                .for_each(|value| each_object(value, function));
            function(object);
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|value| each_object(value, function)),
        _ => {}
    }
}

fn rename(value: &mut Value, renamed: &BTreeMap<String, String>) {
    each_object(value, &mut |object| {
        if let Some(Value::String(target)) = object.get_mut("$ref")
            && let Some(name) = target.strip_prefix(SCHEMAS)
            && let Some(other) = renamed.get(name)
        {
            *target = reference(other);
        }
        if let Some(mapping) = object.get_mut("mapping").and_then(Value::as_object_mut) {
            for target in mapping.values_mut() {
                let name = target.as_str().and_then(|of| of.strip_prefix(SCHEMAS));
                if let Some(other) = name.and_then(|name| renamed.get(name)) {
                    *target = reference(other).into();
                }
            }
        }
    });
}

/// Makes references to these schemas nullable.
fn with_nullable(value: &mut Value, moved: &BTreeSet<String>) {
    each_object(value, &mut |object| {
        for key in ["properties", "items", "additionalProperties", "schema"] {
            let Some(of) = object.get_mut(key) else {
                continue;
            };
            let places: Vec<&mut Value> = match of {
                Value::Object(fields) if key == "properties" => fields.values_mut().collect(),
                of => vec![of],
            };
            for place in places {
                let is_moved = place["$ref"].as_str().is_some_and(|of| moved.contains(of));
                if is_moved {
                    *place = json!({ "allOf": [place.take()], "nullable": true });
                }
            }
        }
    });
}

fn references<'v>(value: &'v Value, names: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(target)) = object.get("$ref") {
                names.extend(target.strip_prefix(SCHEMAS));
            }
            object.values().for_each(|value| references(value, names));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, names)),
        _ => {}
    }
}

/// Rewrites a value to OpenAPI 3.0.
fn down(value: &mut Value) {
    each_object(value, &mut |object| {
        object.retain(|key, _| !key.starts_with("x-") || key == "x-session-token");
        types(object);
        variants(object);
        if let Some(Value::Array(values)) = object.get_mut("enum") {
            values.retain(|value| !value.is_null());
        }
        if object.remove("contentMediaType").is_some() {
            object.remove("contentSchema");
            object.insert("format".into(), "binary".into());
        }
        if let Some(Value::Object(fields)) = object.get_mut("properties")
            && fields.contains_key("_id")
            && fields.remove("id").is_some()
            && let Some(Value::Array(required)) = object.get_mut("required")
        {
            required.retain(|name| name != "id");
        }
    });
}

/// Replaces `null` among the types.
fn types(object: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = object.get("type") else {
        return;
    };
    let rest: Vec<Value> = types.iter().filter(|of| *of != "null").cloned().collect();
    if rest.len() < types.len() {
        object.insert("nullable".into(), true.into());
    }
    if let [one] = &rest[..] {
        object.insert("type".into(), one.clone());
    }
}

/// Replaces `null` among the variants.
fn variants(object: &mut Map<String, Value>) {
    for key in ["anyOf", "oneOf"] {
        let Some(Value::Array(variants)) = object.get_mut(key) else {
            continue;
        };
        let all = variants.len();
        variants.retain(|variant| variant["type"] != "null");
        if variants.len() == all {
            continue;
        }
        let one = (variants.len() == 1).then(|| variants.clone());
        object.insert("nullable".into(), true.into());
        if let Some(one) = one {
            object.remove(key);
            object.insert("allOf".into(), one.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use pipeshub_codegen::Description;
    use pipeshub_codegen::description::{FAMILIES, Found};

    use super::*;

    #[test]
    fn null_among_types_and_variants_becomes_nullable() {
        for (is, due) in [
            (
                json!({ "type": ["string", "null"], "enum": ["a", null] }),
                json!({ "type": "string", "enum": ["a"], "nullable": true }),
            ),
            (
                json!({ "anyOf": [{ "$ref": "#/components/schemas/A" }, { "type": "null" }] }),
                json!({ "allOf": [{ "$ref": "#/components/schemas/A" }], "nullable": true }),
            ),
            (
                json!({ "oneOf": [{ "type": "string" }, { "type": "integer" }, { "type": "null" }] }),
                json!({ "oneOf": [{ "type": "string" }, { "type": "integer" }], "nullable": true }),
            ),
            (
                json!({ "properties": { "id": { "type": "string" }, "_id": { "type": "string", "x-secret": true } }, "required": ["id", "_id"] }),
                json!({ "properties": { "_id": { "type": "string" } }, "required": ["_id"] }),
            ),
            (
                json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
                json!({ "type": "string", "format": "binary" }),
            ),
        ] {
            let mut value = is.clone();
            down(&mut value);
            assert_eq!(value, due, "{is}");
        }
    }

    #[test]
    fn nullable_of_a_named_schema_moves_to_its_references() {
        let mut document = Document {
            paths: Paths::new(),
            schemas: BTreeMap::from([
                (
                    "A".to_owned(),
                    json!({ "oneOf": [{ "type": "string" }], "nullable": true }),
                ),
                (
                    "B".to_owned(),
                    json!({ "properties": { "a": { "$ref": "#/components/schemas/A" }, "b": { "$ref": "#/components/schemas/B" } } }),
                ),
            ]),
        };
        document.move_nullable();
        assert_eq!(
            document.schemas["A"],
            json!({ "oneOf": [{ "type": "string" }] })
        );
        assert_eq!(
            document.schemas["B"]["properties"],
            json!({
                "a": { "allOf": [{ "$ref": "#/components/schemas/A" }], "nullable": true },
                "b": { "$ref": "#/components/schemas/B" },
            })
        );
    }

    #[test]
    fn whole_document_has_each_operation_and_no_key_of_its_own() {
        let description = Description::read(&root().join("api/openapi")).unwrap();
        let ids: BTreeSet<&str> = description
            .operations()
            .filter(Found::has_function)
            .map(|found| &*found.operation.operation_id)
            .collect();
        let document = Document::read(&FAMILIES, &ids).unwrap();
        let found: BTreeSet<&str> = document.operations().map(|(id, _)| id).collect();
        assert_eq!(found, ids);
        let text = document.to_json().unwrap();
        let mut keys = BTreeSet::new();
        each_object(&mut serde_json::from_str(&text).unwrap(), &mut |object| {
            keys.extend(object.keys().filter(|key| key.starts_with("x-")).cloned());
            // The name of a coordinate, which YAML 1.1 reads as a flag.
            if let Some(Value::Array(names)) = object.get("required") {
                assert!(names.iter().all(Value::is_string), "{names:?}");
            }
        });
        // A header of a response.
        assert_eq!(keys, BTreeSet::from(["x-session-token".to_owned()]));
        assert!(!text.contains("\"null\""));
    }
}

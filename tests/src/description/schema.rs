//! Schemas of the description.

use serde_json::Value;

/// The use of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// In a response.
    Read,
    /// In a request.
    Write,
}

/// A schema with the document in which its references lead.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    value: &'static Value,
    document: &'static Value,
    is_secret: bool,
}

/// A property of an object.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name.
    pub name: &'static str,
    /// The values.
    pub schema: Schema,
    /// Whether the property is always there.
    pub is_required: bool,
}

/// The form that a schema has to have in Rust.
#[derive(Debug, Clone)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A whole number, or its digits as text.
    IntegerOrText,
    /// Text.
    Text,
    /// Text with known values.
    Enum(Vec<&'static str>),
    /// A list.
    List(Schema),
    /// An object with any names.
    Map(Schema),
    /// An object with known fields.
    Struct(Vec<Field>),
    /// One of several objects: the field that tells them apart, and its values.
    Variants(&'static str, Vec<(&'static str, Schema)>),
    /// Any JSON, which the SDK keeps as text.
    Json,
    /// A file of a form.
    File,
}

impl Schema {
    pub(super) fn new(value: &'static Value, document: &'static Value) -> Self {
        Self {
            value,
            document,
            is_secret: value["x-secret"] == true,
        }
    }

    fn inner(self, value: &'static Value) -> Self {
        Self {
            value,
            document: self.document,
            is_secret: self.is_secret || value["x-secret"] == true,
        }
    }

    /// Returns the next schema on the way to the one with the type.
    fn next(self) -> Option<Self> {
        if let Some(reference) = self.value["$ref"].as_str() {
            let pointer = reference.strip_prefix('#').expect("a local reference");
            let value = self.document.pointer(pointer);
            return Some(self.inner(value.expect("the reference leads to a schema")));
        }
        if let Some([single]) = self.value["allOf"].as_array().map(Vec::as_slice) {
            return Some(self.inner(single));
        }
        match &self.alternatives()[..] {
            [single] => Some(*single),
            _ => None,
        }
    }

    /// Returns the schema with the type.
    #[must_use]
    pub fn resolved(self) -> Self {
        let mut schema = self;
        while let Some(next) = schema.next() {
            schema = next;
        }
        schema
    }

    /// Returns the alternatives other than `null`.
    fn alternatives(self) -> Vec<Self> {
        let lists = ["anyOf", "oneOf"];
        let lists = lists
            .into_iter()
            .filter_map(|name| self.value[name].as_array());
        lists
            .flatten()
            .filter(|value| value["type"] != "null")
            .map(|value| self.inner(value))
            .collect()
    }

    /// Returns whether a value may be `null`.
    #[must_use]
    pub fn is_nullable(self) -> bool {
        let is_null = |value: &Value| {
            value == "null"
                || value
                    .as_array()
                    .is_some_and(|of| of.contains(&"null".into()))
        };
        let of = ["anyOf", "oneOf"];
        let mut of = of
            .into_iter()
            .filter_map(|name| self.value[name].as_array());
        is_null(&self.value["type"])
            || of.any(|of| of.iter().any(|value| is_null(&value["type"])))
            || self.next().is_some_and(Self::is_nullable)
    }

    /// Returns whether nothing in a value may be printed.
    #[must_use]
    pub fn is_secret(self) -> bool {
        self.resolved().is_secret
    }

    /// Returns a key of the schema with the type.
    #[must_use]
    pub fn get(self, key: &str) -> Option<&'static Value> {
        self.resolved().value.get(key)
    }

    /// Returns the type other than `null`, if there is one.
    #[must_use]
    pub fn single_type(self) -> Option<&'static str> {
        match self.get("type")? {
            Value::String(of) => Some(of),
            Value::Array(of) => {
                let mut of = of
                    .iter()
                    .filter_map(Value::as_str)
                    .filter(|of| *of != "null");
                let first = of.next();
                first.filter(|_| of.next().is_none())
            }
            _ => None,
        }
    }

    /// Returns whether an object may have properties that the schema does not name.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.get("additionalProperties") == Some(&Value::Bool(true))
    }

    /// Returns the known values of a text.
    #[must_use]
    pub fn values(self) -> Vec<&'static str> {
        let values = self.get("enum").and_then(Value::as_array);
        values
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// Returns the known values of any JSON, each of whose alternatives lists its values.
    #[must_use]
    pub fn known_values(self) -> Vec<&'static Value> {
        let alternatives = self.resolved().alternatives();
        let of = alternatives
            .iter()
            .filter_map(|of| of.get("enum")?.as_array());
        of.flatten().collect()
    }

    /// Returns whether a request must have one of the known values.
    #[must_use]
    pub fn is_closed(self) -> bool {
        let is_listed = |of: &Self| of.get("enum").is_some() && of.get("x-open-enum").is_none();
        let alternatives = self.resolved().alternatives();
        is_listed(&self) || !alternatives.is_empty() && alternatives.iter().all(is_listed)
    }

    /// Returns whether a request always has the same text here.
    #[must_use]
    pub fn constant(self) -> Option<&'static str> {
        let is_open = self.get("x-open-enum").is_some();
        let direct = self.value["enum"].as_array()?;
        match &direct[..] {
            [single] if !is_open => single.as_str(),
            _ => None,
        }
    }

    /// Returns the properties of an object, if any are known.
    #[must_use]
    pub fn object_fields(self) -> Option<Vec<Field>> {
        let schema = self.resolved();
        if !schema.alternatives().is_empty() {
            return None;
        }
        let properties = schema.value["properties"].as_object()?;
        let required = schema.value["required"].as_array();
        let is_required = |name: &str| required.is_some_and(|of| of.iter().any(|of| of == name));
        let fields = properties.iter().map(|(name, value)| Field {
            name,
            schema: schema.inner(value),
            is_required: is_required(name),
        });
        Some(fields.collect())
    }

    /// Returns whether a value is an object without any properties.
    #[must_use]
    pub fn is_empty_object(self) -> bool {
        self.single_type() == Some("object")
            && self.object_fields().is_none()
            && self.get("additionalProperties").is_none()
    }

    /// Returns the form in Rust.
    #[must_use]
    pub fn kind(self, direction: Direction) -> Kind {
        let schema = self.resolved();
        let alternatives = schema.alternatives();
        if let [one, other] = &alternatives[..] {
            let types = [one.single_type(), other.single_type()];
            let has_values = !one.values().is_empty() || !other.values().is_empty();
            if !has_values
                && (types == [Some("integer"), Some("string")]
                    || types == [Some("string"), Some("integer")])
            {
                return Kind::IntegerOrText;
            }
        }
        if let Some(tag) = schema.value["discriminator"]["propertyName"].as_str() {
            let mapping = schema.value["discriminator"]["mapping"].as_object();
            let variants = mapping
                .expect("a mapping")
                .iter()
                .map(|(value, reference)| {
                    let pointer = reference.as_str().and_then(|of| of.strip_prefix('#'));
                    let found = schema.document.pointer(pointer.expect("a local reference"));
                    (&**value, schema.inner(found.expect("a variant")))
                });
            return Kind::Variants(tag, variants.collect());
        }
        if !alternatives.is_empty() {
            return Kind::Json;
        }
        let is_binary = schema.value["format"] == "binary";
        match schema.single_type() {
            Some("boolean") => Kind::Bool,
            Some("integer") => Kind::Integer,
            Some("number") => Kind::Number,
            Some("string") if is_binary => Kind::File,
            Some("string") if schema.is_secret || schema.values().is_empty() => Kind::Text,
            Some("string") => Kind::Enum(schema.values()),
            Some("array") => match schema.value.get("items") {
                Some(items) => Kind::List(schema.inner(items)),
                None => Kind::Json,
            },
            Some("object") => match (
                schema.object_fields(),
                &schema.value["additionalProperties"],
            ) {
                (Some(fields), _) if direction == Direction::Read || !schema.is_open() => {
                    Kind::Struct(fields)
                }
                (_, values @ Value::Object(_)) => Kind::Map(schema.inner(values)),
                _ => Kind::Json,
            },
            _ => Kind::Json,
        }
    }
}

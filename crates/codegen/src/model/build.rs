//! The making of the model.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use indexmap::IndexMap;

use super::{
    Body, Definition, Field, Kind, Limits, Model, Operation, RequestField, Type, Value, limits,
};
use crate::description::{
    AdditionalProperties, Description, Family, Found, MediaType, Schema, Type as Json, TypeSet,
};
use crate::names;

const JSON: &str = "application/json";
const EVENTS: &str = "text/event-stream";
const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// Fields that have another name in Rust than in JSON: type, field and name.
const FIELDS: [(&str, &str, &str); 6] = [
    ("ConnectorInstance", "type", "connector_type"),
    ("ConnectorInstance", "_key", "connector_id"),
    ("ConnectorType", "type", "connector_type"),
    ("OAuthConfig", "_id", "config_id"),
    ("OAuthConnectorType", "type", "connector_type"),
    ("UpdatedConnectorName", "_key", "connector_id"),
];

/// Shapes of the description that have no form in Rust, each with its place.
#[derive(Debug)]
pub struct UnknownShape(pub Vec<String>);

impl fmt::Display for UnknownShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for UnknownShape {}

pub(super) fn model(description: &Description) -> Result<Model<'_>, UnknownShape> {
    let (mut problems, mut types, mut operations) = (Vec::new(), BTreeMap::new(), Vec::new());
    for family in &description.families {
        let mut builder = Builder {
            family,
            types: BTreeMap::new(),
            schemas: BTreeMap::new(),
            problems: &mut problems,
        };
        for found in description.operations() {
            if std::ptr::eq(found.family, family) && found.has_function() {
                operations.push(builder.operation(found));
            }
        }
        types.insert(family.name, builder.types);
    }
    if problems.is_empty() {
        Ok(Model { operations, types })
    } else {
        Err(UnknownShape(problems))
    }
}

/// A use of a type by an operation.
#[derive(Clone, Copy)]
struct Use<'a> {
    operation: &'a str,
    reads: bool,
    is_secret: bool,
}

struct Builder<'a, 'p> {
    family: &'a Family,
    types: BTreeMap<String, Definition>,
    /// The schema of each type, by its address: two schemas must not have one name.
    schemas: BTreeMap<String, usize>,
    problems: &'p mut Vec<String>,
}

impl<'a> Builder<'a, '_> {
    fn operation(&mut self, found: Found<'a>) -> Operation<'a> {
        let operation = found.operation;
        let id = &operation.operation_id;
        let group = names::snake(&operation.tags[0]);
        let method = names::snake(id);
        let writes = Use {
            operation: id,
            reads: false,
            is_secret: false,
        };
        let reads = Use {
            reads: true,
            ..writes
        };
        let mut request: Vec<_> = operation
            .parameters
            .iter()
            .map(|parameter| {
                let place = format!("{}{}", names::pascal(id), names::pascal(&parameter.name));
                let value = self.type_of(&parameter.schema, &place, writes);
                RequestField {
                    field: Field {
                        name: names::field(&parameter.name),
                        json: parameter.name.clone(),
                        docs: parameter.description.clone().unwrap_or_default(),
                        is_optional: !parameter.required,
                        is_secret: self.is_secret(&parameter.schema),
                        limits: self.limits(&parameter.schema, parameter.client_pattern.as_deref()),
                        item_limits: self.item_limits(&parameter.schema),
                        value,
                    },
                    place: Some(parameter.place),
                    explode: parameter.explode == Some(true),
                }
            })
            .collect();
        request.sort_by_key(|field| field.place.map(|place| place as u8));
        let body = self.body(found, &mut request, writes);
        let (response, wrapper) = self.response(found, reads);
        for event in &operation.stream {
            self.type_of(&event.data, &names::pascal(&event.event), reads);
        }
        Operation {
            function: format!("{group}_{method}"),
            group,
            method,
            request,
            body,
            response,
            wrapper,
            found,
        }
    }

    /// Adds the fields of the body to those of the request.
    fn body(&mut self, found: Found<'a>, request: &mut Vec<RequestField>, of: Use<'_>) -> Body {
        let Some(body) = &found.operation.request_body else {
            return Body::None;
        };
        let kinds = [
            (MULTIPART, Body::Multipart),
            (JSON, Body::Fields),
            (URLENCODED, Body::Urlencoded),
        ];
        let Some((media_type, kind)) = kinds
            .into_iter()
            .find_map(|(name, kind)| Some((body.content.get(name)?, kind)))
        else {
            self.problem(found, "the body has a media type without a form in Rust");
            return Body::None;
        };
        let name = names::pascal(of.operation) + "Request";
        let schema = self.resolved(&media_type.schema);
        let is_object =
            schema.one_of.is_empty() && schema.any_of.is_empty() && !schema.properties.is_empty();
        if is_object {
            for mut field in self.fields(schema, &name, of) {
                if request.iter().any(|known| known.field.name == field.name) {
                    field.name = format!("body_{}", field.name);
                }
                request.push(RequestField {
                    field,
                    place: None,
                    explode: false,
                });
            }
            return kind;
        }
        if schema.types == Some(TypeSet::One(Json::Object))
            && schema.additional_properties.is_none()
        {
            return kind;
        }
        // The body as a whole: a list, a map, one of several objects.
        let place = names::pascal(of.operation) + "Body";
        let reference = media_type.schema.reference.as_deref();
        let has_name_of_request =
            reference.is_some_and(|reference| reference.ends_with(&format!("/{name}")));
        let value = if has_name_of_request {
            self.type_of(schema, &place, of)
        } else {
            self.type_of(&media_type.schema, &place, of)
        };
        request.push(RequestField {
            field: Field {
                name: "body".to_owned(),
                json: String::new(),
                docs: schema.description.clone().unwrap_or_default(),
                value,
                is_optional: !body.required,
                is_secret: self.is_secret(&media_type.schema),
                limits: Limits::default(),
                item_limits: Limits::default(),
            },
            place: None,
            explode: false,
        });
        Body::Value("body".to_owned())
    }

    /// The value of the response, and the field that has it.
    fn response(&mut self, found: Found<'a>, of: Use<'_>) -> (Value, Option<String>) {
        let content: IndexMap<&str, &MediaType> = found
            .operation
            .responses
            .values()
            .flat_map(|response| &response.content)
            .map(|(name, media_type)| (&**name, media_type))
            .collect();
        let is_json = content.contains_key(JSON);
        let others = content.keys().filter(|name| **name != JSON);
        let others: Vec<_> = others.copied().collect();
        let name = names::pascal(of.operation) + "Response";
        let value = match (is_json, &others[..]) {
            (_, [EVENTS]) => Value::Events,
            (false, []) => Value::Nothing,
            (true, []) => {
                let schema = &content[JSON].schema;
                if let Some((field, inner)) = self.wrapped(schema) {
                    let value = self.type_of(inner, &name, of);
                    return (Value::Json(value), Some(field.to_owned()));
                }
                Value::Json(self.type_of(schema, &name, of))
            }
            (false, ["text/html"]) => Value::Page,
            (true, _) => {
                self.type_of(&content[JSON].schema, &name, of);
                Value::BytesOrJson
            }
            (false, _) => Value::Bytes,
        };
        (value, None)
    }

    /// The payload of a wrapper: the object or list beside a `success` that is always there.
    fn wrapped<'s>(&self, schema: &'s Schema) -> Option<(&'s str, &'s Schema)>
    where
        'a: 's,
    {
        let schema = self.resolved(schema);
        let success = schema.properties.get("success")?;
        let is_flag = success.types == Some(TypeSet::One(Json::Boolean));
        let mut others = schema
            .properties
            .iter()
            .filter(|(name, _)| *name != "success");
        let (Some((name, payload)), None) = (others.next(), others.next()) else {
            return None;
        };
        let types = &self.resolved(payload).types;
        let is_payload = [Json::Object, Json::Array]
            .into_iter()
            .any(|json| *types == Some(TypeSet::One(json)));
        let is_required = schema.required.len() == 2;
        (is_flag && is_payload && is_required).then_some((name.as_str(), payload))
    }

    /// The schema that a reference leads to, through each single `allOf`.
    fn resolved<'s>(&self, schema: &'s Schema) -> &'s Schema
    where
        'a: 's,
    {
        let mut schema = schema;
        loop {
            let next = match (&schema.reference, &schema.all_of[..]) {
                (Some(reference), _) => self.named(reference),
                (None, [single]) => Some(single),
                _ => None,
            };
            match next {
                Some(next) => schema = next,
                None => return schema,
            }
        }
    }

    fn named(&self, reference: &str) -> Option<&'a Schema> {
        let name = reference.rsplit('/').next()?;
        self.family.document.components.schemas.get(name)
    }

    /// The type of a schema. `place` is the name of a type that has none.
    fn type_of(&mut self, schema: &Schema, place: &str, of: Use<'_>) -> Type {
        let of = Use {
            is_secret: of.is_secret || schema.is_secret,
            ..of
        };
        if let Some(reference) = &schema.reference {
            let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
            let Some(schema) = self.named(reference) else {
                return Type::Json;
            };
            return self.type_of(schema, &name, of);
        }
        if let [single] = &schema.all_of[..] {
            return self.type_of(single, place, of);
        }
        let variants: Vec<_> = schema.any_of.iter().chain(&schema.one_of).collect();
        let others: Vec<_> = variants
            .iter()
            .filter(|variant| !is_null(variant))
            .collect();
        match (&others[..], &schema.discriminator) {
            ([], _) => {}
            ([single], _) => {
                let value = self.type_of(single, place, of);
                return nullable(value, others.len() < variants.len());
            }
            (_, Some(_)) => return self.variants(schema, place, of),
            ([one, other], None) if are_number_and_text(one, other) => return Type::IntegerOrText,
            _ => {
                // One of several types that nothing tells apart: the text is kept.
                for (index, variant) in others.iter().enumerate() {
                    self.type_of(variant, &format!("{place}{index}"), of);
                }
                return Type::Json;
            }
        }
        let (types, is_nullable) = types(schema);
        let value = match &types[..] {
            [Json::String] if schema.format.as_deref() == Some("binary") => Type::File,
            [Json::String] if of.is_secret => Type::Secret,
            [Json::String] if !schema.values.is_empty() => self.open_enum(schema, place, of),
            [Json::String] => Type::Text,
            [Json::Integer] => Type::Integer,
            [Json::Number] => Type::Number,
            [Json::Boolean] => Type::Bool,
            [Json::Array] => {
                let items = schema.items.as_deref();
                let item = items.map(|items| self.type_of(items, &format!("{place}Item"), of));
                Type::List(Box::new(item.unwrap_or(Type::Json)))
            }
            [Json::Object] => self.object(schema, place, of),
            _ => Type::Json,
        };
        nullable(value, is_nullable)
    }

    fn object(&mut self, schema: &Schema, place: &str, of: Use<'_>) -> Type {
        let is_open = matches!(
            schema.additional_properties,
            Some(AdditionalProperties::Any(true))
        );
        // A request may have fields that the description does not name.
        if !schema.properties.is_empty() && (of.reads || !is_open) {
            return self.define(schema, place, of, |builder, of| {
                Kind::Struct(builder.fields(schema, place, of))
            });
        }
        match &schema.additional_properties {
            Some(AdditionalProperties::Of(values)) => {
                let value = self.type_of(values, &format!("{place}Value"), of);
                Type::Map(Box::new(value))
            }
            _ => Type::Json,
        }
    }

    fn open_enum(&mut self, schema: &Schema, place: &str, of: Use<'_>) -> Type {
        let values = schema.values.iter().filter_map(|value| value.as_str());
        let values = values.map(str::to_owned).collect();
        self.define(schema, place, of, |_, _| Kind::OpenEnum(values))
    }

    fn variants(&mut self, schema: &Schema, place: &str, of: Use<'_>) -> Type {
        let Some(discriminator) = &schema.discriminator else {
            return Type::Json;
        };
        self.define(schema, place, of, |builder, of| Kind::Variants {
            tag: discriminator.property_name.clone(),
            variants: discriminator
                .mapping
                .iter()
                .map(|(value, reference)| {
                    let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
                    if let Some(schema) = builder.named(reference) {
                        builder.type_of(schema, &name, of);
                    }
                    (value.clone(), name)
                })
                .collect(),
        })
    }

    /// The definition of a name, made at its first use. Each use is noted, and those of its fields
    /// with it.
    fn define(
        &mut self,
        schema: &Schema,
        name: &str,
        of: Use<'_>,
        kind: impl FnOnce(&mut Self, Use<'_>) -> Kind,
    ) -> Type {
        let name = names::pascal(name);
        let named = Type::Named(name.clone());
        let address = std::ptr::from_ref(schema) as usize;
        if *self.schemas.entry(name.clone()).or_insert(address) != address {
            let family = self.family.name;
            self.problems
                .push(format!("{family}.yaml: two schemas become the type {name}"));
        }
        if let Some(known) = self.types.get_mut(&name) {
            let is_known = known.used_by.contains(of.operation)
                && (known.is_read || !of.reads)
                && (known.is_written || of.reads)
                && (known.is_secret || !of.is_secret);
            if is_known {
                return named;
            }
        }
        let definition = self
            .types
            .entry(name.clone())
            .or_insert_with(|| Definition {
                docs: schema.description.clone().unwrap_or_default(),
                kind: Kind::Alias(Type::Json),
                used_by: BTreeSet::new(),
                is_read: false,
                is_written: false,
                is_secret: false,
            });
        definition.used_by.insert(of.operation.to_owned());
        definition.is_read |= of.reads;
        definition.is_written |= !of.reads;
        definition.is_secret |= of.is_secret;
        let of = Use {
            is_secret: definition.is_secret,
            ..of
        };
        // The fields of a type that refers to itself find it defined.
        let kind = kind(self, of);
        if let Some(definition) = self.types.get_mut(&name) {
            definition.kind = kind;
        }
        named
    }

    fn fields(&mut self, schema: &Schema, name: &str, of: Use<'_>) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for (json, property) in &schema.properties {
            let place = format!("{name}{}", names::pascal(json));
            let is_required = schema.required.contains(json);
            let value = match &property.values[..] {
                [single] if !of.reads && is_required && !property.is_open => {
                    Type::Constant(single.as_str().unwrap_or_default().to_owned())
                }
                _ => self.type_of(property, &place, of),
            };
            let known = FIELDS
                .iter()
                .find(|(of, field, _)| of == &name && field == json);
            let mut field = known.map_or_else(|| names::field(json), |known| known.2.to_owned());
            if fields.iter().any(|known| known.name == field) {
                field = format!("{field}_");
            }
            fields.push(Field {
                name: field,
                json: json.clone(),
                docs: self.docs(property, &value),
                value,
                is_optional: !is_required,
                is_secret: self.is_secret(property),
                limits: self.limits(property, None),
                item_limits: self.item_limits(property),
            });
        }
        fields
    }

    /// The meaning of a field: that of its type, if the field has none. An open object of a request
    /// names its known fields.
    fn docs(&self, property: &Schema, value: &Type) -> String {
        let resolved = self.resolved(property);
        let docs = property.description.as_ref();
        let mut docs = docs
            .or(resolved.description.as_ref())
            .cloned()
            .unwrap_or_default();
        if *value == Type::Json && !resolved.properties.is_empty() {
            let known: Vec<_> = resolved
                .properties
                .keys()
                .map(|name| format!("`{name}`"))
                .collect();
            let end = if docs.ends_with('.') { "" } else { "." };
            docs = format!("{docs}{end} Known fields: {}.", known.join(", "));
        }
        docs
    }

    fn is_secret(&self, schema: &Schema) -> bool {
        let is_item = |schema: &Schema| {
            let items = schema.items.as_deref();
            items.is_some_and(|items| items.is_secret)
        };
        let resolved = self.resolved(schema);
        schema.is_secret || resolved.is_secret || is_item(resolved)
    }

    /// The limits of the items of a list.
    fn item_limits(&mut self, schema: &Schema) -> Limits {
        let mut limits = Limits::default();
        if let Some(items) = &self.value_of(schema).items {
            limits = self.limits(items, None);
        }
        limits
    }

    /// The limits of a value, with the pattern that a client enforces in place of the schema's own.
    fn limits(&mut self, schema: &Schema, client_pattern: Option<&str>) -> Limits {
        let resolved = self.value_of(schema);
        let default = schema.default.as_ref().or(resolved.default.as_ref());
        let default = default.map(|value| match value.as_str() {
            Some(text) => text.to_owned(),
            None => value.to_string(),
        });
        match limits::limits(resolved, client_pattern) {
            Ok(limits) => Limits { default, ..limits },
            Err(problem) => {
                let family = self.family.name;
                self.problems.push(format!("{family}.yaml: {problem}"));
                Limits::default()
            }
        }
    }

    /// The schema of a value other than `null`, through references.
    fn value_of<'s>(&self, schema: &'s Schema) -> &'s Schema
    where
        'a: 's,
    {
        let mut schema = self.resolved(schema);
        loop {
            let variants = schema.any_of.iter().chain(&schema.one_of);
            let variants: Vec<_> = variants.filter(|variant| !is_null(variant)).collect();
            match variants[..] {
                [single] => schema = self.resolved(single),
                _ => return schema,
            }
        }
    }

    fn problem(&mut self, found: Found<'_>, problem: &str) {
        let Found { method, path, .. } = found;
        let family = self.family.name;
        self.problems
            .push(format!("{family}.yaml: {method} {path}: {problem}"));
    }
}

fn nullable(value: Type, is_nullable: bool) -> Type {
    if is_nullable && !matches!(value, Type::Nullable(_)) {
        Type::Nullable(Box::new(value))
    } else {
        value
    }
}

fn is_null(schema: &Schema) -> bool {
    schema.types == Some(TypeSet::One(Json::Null))
}

fn are_number_and_text(one: &Schema, other: &Schema) -> bool {
    let is = |schema: &Schema, json| {
        schema.types == Some(TypeSet::One(json)) && schema.values.is_empty()
    };
    is(one, Json::Integer) && is(other, Json::String)
        || is(one, Json::String) && is(other, Json::Integer)
}

/// The types besides `null`, and whether `null` is one.
fn types(schema: &Schema) -> (Vec<Json>, bool) {
    let types = match &schema.types {
        None => Vec::new(),
        Some(TypeSet::One(json)) => vec![*json],
        Some(TypeSet::Several(types)) => types.clone(),
    };
    let is_nullable = types.contains(&Json::Null);
    (
        types
            .into_iter()
            .filter(|json| *json != Json::Null)
            .collect(),
        is_nullable,
    )
}

//! A reader of `api/openapi/`, with which the suites judge the operations of the SDK.
//!
//! It shares no code with the generator of the operations, so that a misreading does not hide on
//! both sides. It covers the part of OpenAPI that the description uses, and panics on the rest.
//! Start at [`operations`].

mod compare;
mod sample;
mod schema;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

pub use compare::{differences, misfits};
pub use sample::{Content, Limit, Sampler, beyond_limits, beyond_pattern, required_places};
pub use schema::{Direction, Kind, Schema};

/// The documents.
const FAMILIES: [&str; 7] = [
    "connectors",
    "toolsets",
    "knowledge",
    "conversations",
    "people",
    "identity",
    "configuration",
];

/// Words that are one word in the names of Rust.
const WORDS: [(&str, &str); 5] = [
    ("OAuth", "Oauth"),
    ("OpenID", "Openid"),
    ("SaaS", "Saas"),
    ("URLs", "Urls"),
    ("IDs", "Ids"),
];

/// An operation of the description.
#[derive(Debug)]
pub struct Operation {
    /// The document.
    pub family: &'static str,
    /// The `operationId`.
    pub id: &'static str,
    /// The method in capitals.
    pub method: String,
    /// The path below `/api/v1`, or the whole path if `servers` names another root.
    pub path: &'static str,
    /// Whether the path is the whole path.
    pub is_at_root: bool,
    /// The operation as it stands in the document.
    pub facts: &'static Value,
    document: &'static Value,
}

/// The place of an argument in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A segment of the path.
    Path,
    /// A query parameter.
    Query,
    /// A header.
    Header,
    /// A field of the body.
    Field,
    /// The whole body.
    Body,
}

/// An argument of an operation.
#[derive(Debug)]
pub struct Argument {
    /// The name of the field of the request in Rust.
    pub name: String,
    /// The name that is sent.
    pub sent: &'static str,
    /// The place in the request.
    pub place: Place,
    /// Whether the argument must be given.
    pub is_required: bool,
    /// The values.
    pub schema: Schema,
    /// The pattern that a client enforces.
    pub pattern: Option<&'static str>,
    /// Whether each item of a list is a parameter of its own.
    pub is_exploded: bool,
}

/// Returns all operations in the order of the documents.
#[must_use]
pub fn operations() -> &'static [Operation] {
    static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/openapi");
        FAMILIES
            .into_iter()
            .flat_map(|family| {
                let path = folder.join(format!("{family}.yaml"));
                let text = std::fs::read_to_string(&path).expect("a document");
                let document: Value = serde_saphyr::from_str(&text).expect("a document in YAML");
                document_operations(family, Box::leak(Box::new(document)))
            })
            .collect()
    });
    &OPERATIONS
}

/// Returns the operation of this `operationId`. Panics if there is none.
#[must_use]
pub fn operation(id: &str) -> &'static Operation {
    let found = operations().iter().find(|operation| operation.id == id);
    found.unwrap_or_else(|| panic!("the description has no operation {id}"))
}

fn document_operations(family: &'static str, document: &'static Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().expect("the paths");
    let items = paths.iter().flat_map(|(path, item)| {
        let item = item.as_object().expect("the operations of a path");
        item.iter()
            .map(move |(method, facts)| (path, method, facts))
    });
    items
        .map(|(path, method, facts)| Operation {
            family,
            id: facts["operationId"].as_str().expect("an operationId"),
            method: method.to_uppercase(),
            path,
            is_at_root: facts.get("servers").is_some(),
            facts,
            document,
        })
        .collect()
}

impl Operation {
    /// Returns whether the SDK has to have a function for the operation.
    #[must_use]
    pub fn has_function(&self) -> bool {
        self.facts["x-fit"] == "client" && self.facts.get("x-broken").is_none()
    }

    /// Returns the name of the function: the first tag and the `operationId`.
    #[must_use]
    pub fn function(&self) -> String {
        format!("{}_{}", self.group(), snake(self.id))
    }

    /// Returns the name of the group in `snake_case`: the first tag.
    #[must_use]
    pub fn group(&self) -> String {
        snake(self.facts["tags"][0].as_str().expect("a tag"))
    }

    /// Returns whether the server accepts the request twice with the effect of once.
    #[must_use]
    pub fn is_safe_to_resend(&self) -> bool {
        self.facts["x-resend"] == "safe"
    }

    /// Returns the path of the request before its arguments are filled in.
    #[must_use]
    pub fn whole_path(&self) -> String {
        let root = if self.is_at_root { "" } else { "/api/v1" };
        format!("{root}{}", self.path)
    }

    fn schema(&self, value: &'static Value) -> Schema {
        Schema::new(value, self.document)
    }

    /// Returns the media type of the body, and its schema.
    #[must_use]
    pub fn body(&self) -> Option<(&'static str, Schema)> {
        let content = self.facts["requestBody"]["content"].as_object()?;
        let prefer = |name: &str| content.get_key_value(name);
        let (name, media_type) = prefer("multipart/form-data")
            .or_else(|| prefer("application/json"))
            .or_else(|| content.iter().next())?;
        Some((name, self.schema(&media_type["schema"])))
    }

    /// Returns the media types of successes, and the schema of those in JSON.
    #[must_use]
    pub fn replies(&self) -> Vec<(u16, &'static str, Option<Schema>)> {
        let responses = self.facts["responses"].as_object().expect("the responses");
        let mut replies = Vec::new();
        for (status, response) in responses {
            let status = status.parse().expect("a status");
            match response["content"].as_object() {
                None => replies.push((status, "", None)),
                Some(content) => replies.extend(content.iter().map(|(name, media_type)| {
                    let schema = media_type.get("schema");
                    let schema = schema.filter(|_| name == "application/json");
                    (status, &**name, schema.map(|schema| self.schema(schema)))
                })),
            }
        }
        replies
    }

    /// Returns the schema of the success, if the only success is JSON.
    #[must_use]
    pub fn json_reply(&self) -> Option<Schema> {
        match &self.replies()[..] {
            [(_, _, Some(schema)), ..] => Some(*schema),
            _ => None,
        }
    }

    /// Returns the field of the response with the payload, and the schema of what the function
    /// returns. The payload is the only object or list beside a flag `success`, both of them
    /// required.
    #[must_use]
    pub fn payload(&self) -> Option<(Option<&'static str>, Schema)> {
        let schema = self.json_reply()?;
        if let Kind::Struct(fields) = schema.kind(Direction::Read) {
            let (flags, others): (Vec<_>, Vec<_>) = fields
                .into_iter()
                .partition(|field| field.name == "success");
            if let ([flag], [other]) = (&flags[..], &others[..]) {
                let is_flag = matches!(flag.schema.kind(Direction::Read), Kind::Bool);
                let is_payload = matches!(other.schema.single_type(), Some("object" | "array"));
                if is_flag && is_payload && flag.is_required && other.is_required {
                    return Some((Some(other.name), other.schema));
                }
            }
        }
        Some((None, schema))
    }

    /// Returns the arguments: those of path, query and headers, then those of the body.
    #[must_use]
    pub fn arguments(&self) -> Vec<Argument> {
        let mut arguments = Vec::new();
        for place in [Place::Path, Place::Query, Place::Header] {
            let name = format!("{place:?}").to_lowercase();
            let parameters = self.facts["parameters"].as_array().into_iter().flatten();
            arguments.extend(parameters.filter(|parameter| parameter["in"] == *name).map(
                |parameter| Argument {
                    name: field(parameter["name"].as_str().expect("a name")),
                    sent: parameter["name"].as_str().expect("a name"),
                    place,
                    is_required: parameter["required"] == true,
                    schema: self.schema(&parameter["schema"]),
                    pattern: parameter["x-client-pattern"].as_str(),
                    is_exploded: parameter["explode"] == true,
                },
            ));
        }
        let Some((_, body)) = self.body() else {
            return arguments;
        };
        let mut names: BTreeSet<_> = arguments
            .iter()
            .map(|argument| argument.name.clone())
            .collect();
        match body.object_fields() {
            Some(fields) => arguments.extend(fields.into_iter().map(|of| {
                let mut name = field(of.name);
                if names.contains(&name) {
                    name = format!("body_{name}");
                }
                if !names.insert(name.clone()) {
                    name.push('_');
                }
                Argument {
                    name,
                    sent: of.name,
                    place: Place::Field,
                    is_required: of.is_required,
                    schema: of.schema,
                    pattern: None,
                    is_exploded: false,
                }
            })),
            None if body.is_empty_object() => {}
            None => arguments.push(Argument {
                name: "body".to_owned(),
                sent: "",
                place: Place::Body,
                is_required: self.facts["requestBody"]["required"] == true,
                schema: body,
                pattern: None,
                is_exploded: false,
            }),
        }
        arguments
    }
}

/// Returns a name of the API in `snake_case`.
#[must_use]
pub fn snake(name: &str) -> String {
    let name = WORDS
        .iter()
        .fold(name.to_owned(), |name, (word, one)| name.replace(word, one));
    let letters: Vec<_> = name.chars().collect();
    let mut words = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let is_lower = |at: Option<usize>| {
            at.and_then(|at| letters.get(at))
                .is_some_and(char::is_ascii_lowercase)
        };
        let before = at.checked_sub(1);
        let after_word = before
            .is_some_and(|at| letters[at].is_ascii_lowercase() || letters[at].is_ascii_digit());
        let in_capitals = before.is_some_and(|at| letters[at].is_ascii_uppercase());
        if letter.is_ascii_uppercase() && (after_word || in_capitals && is_lower(Some(at + 1))) {
            words.push('_');
        }
        words.push(if letter.is_ascii_alphanumeric() {
            letter.to_ascii_lowercase()
        } else {
            '_'
        });
    }
    let words: Vec<_> = words.split('_').filter(|word| !word.is_empty()).collect();
    words.join("_")
}

/// Returns the name of a field in Rust.
fn field(name: &str) -> String {
    let name = snake(name);
    match &*name {
        "as" | "default" | "enum" | "for" | "fn" | "if" | "in" | "loop" | "match" | "mod"
        | "move" | "pub" | "ref" | "static" | "struct" | "trait" | "type" | "use" | "where" => {
            name + "_"
        }
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => format!("_{name}"),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_api_become_names_of_functions() {
        for (id, function) in [
            (
                "getOAuthAuthorizationUrl",
                "connector_oauth_get_oauth_authorization_url",
            ),
            (
                "listConnectorInstances",
                "connector_instances_list_connector_instances",
            ),
            ("search", "semantic_search_search"),
        ] {
            assert_eq!(operation(id).function(), function);
        }
        assert_eq!(snake("isVLMOcrProcessed"), "is_vlm_ocr_processed");
        assert_eq!(field("type"), "type_");
    }

    #[test]
    fn description_has_309_operations_with_different_names_and_routes() {
        assert_eq!(operations().len(), 309);
        let ids: BTreeSet<_> = operations().iter().map(|of| of.id).collect();
        assert_eq!(ids.len(), 309);
        let routes: BTreeSet<_> = operations()
            .iter()
            .map(|of| (of.method.clone(), of.whole_path()))
            .collect();
        assert_eq!(routes.len(), 309);
    }
}

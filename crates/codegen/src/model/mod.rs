//! The description in terms of Rust: operations with their functions, requests and responses, and
//! the types that these refer to.
//!
//! The model decides names, optional fields and types; it writes no code.

mod build;
mod limits;

use std::collections::{BTreeMap, BTreeSet};

pub use build::UnknownShape;

use crate::description::{Description, Event, Found, Paged, Place};

/// The operations of the SDK and their types.
#[derive(Debug)]
pub struct Model<'a> {
    /// In the order of the description.
    pub operations: Vec<Operation<'a>>,
    /// The types of each family by name.
    pub types: BTreeMap<&'static str, BTreeMap<String, Definition>>,
}

/// An operation with a function.
#[derive(Debug)]
pub struct Operation<'a> {
    /// The operation's facts.
    pub found: Found<'a>,
    /// The group in `snake_case`.
    pub group: String,
    /// The name without the group, in `snake_case`: that of the method.
    pub method: String,
    /// The name of the function and the feature.
    pub function: String,
    /// The fields of the request in the order of path, query, headers and body. Those that are
    /// required come first in `new`.
    pub request: Vec<RequestField>,
    /// The body of the request.
    pub body: Body,
    /// The value of the response.
    pub response: Value,
    /// The field of the response that has the value, if not the whole response is the value.
    pub wrapper: Option<String>,
}

/// A field of a request.
#[derive(Debug)]
pub struct RequestField {
    /// The field.
    pub field: Field,
    /// The part of the request; `None` if it is a field of the body.
    pub place: Option<Place>,
    /// Whether each entry of a list is a parameter of its own.
    pub explode: bool,
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// None.
    None,
    /// A JSON object of the request's own fields.
    Fields,
    /// A JSON value in one field of the request.
    Value(String),
    /// A form, `application/x-www-form-urlencoded`, of the request's own fields.
    Urlencoded,
    /// A form, `multipart/form-data`.
    Multipart,
}

/// The value of a response.
#[derive(Debug)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// JSON.
    Json(Type),
    /// The events of a stream.
    Events,
    /// Bytes.
    Bytes,
    /// A page for a browser.
    Page,
    /// Bytes, or JSON.
    BytesOrJson,
}

/// A type of Rust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `bool`
    Bool,
    /// `i64`
    Integer,
    /// `i64`, which the server sends as a number or as text.
    IntegerOrText,
    /// `f64`
    Number,
    /// `String`
    Text,
    /// `Secret`
    Secret,
    /// A text that is always the same, such as the kind of a variant.
    Constant(String),
    /// `RawJson`
    Json,
    /// A file of a form.
    File,
    /// `Vec<T>`
    List(Box<Type>),
    /// `Map<T>`
    Map(Box<Type>),
    /// `Option<T>`
    Nullable(Box<Type>),
    /// A type of the same family.
    Named(String),
}

/// A type that is made for the API.
#[derive(Debug)]
pub struct Definition {
    /// The meaning of the type.
    pub docs: String,
    /// The content.
    pub kind: Kind,
    /// The operations that read or write it.
    pub used_by: BTreeSet<String>,
    /// Whether a response has it.
    pub is_read: bool,
    /// Whether a request has it.
    pub is_written: bool,
    /// Whether nothing in it is printed.
    pub is_secret: bool,
}

/// The content of a type.
#[derive(Debug)]
pub enum Kind {
    /// Fields.
    Struct(Vec<Field>),
    /// Known texts; the server may send others.
    OpenEnum(Vec<String>),
    /// One of several structs, which a field tells apart.
    Variants {
        /// The field that tells them apart.
        tag: String,
        /// The value of that field, and the struct.
        variants: Vec<(String, String)>,
    },
    /// Another name for a type, which every use replaces.
    Alias(Type),
}

/// A field.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name in Rust.
    pub name: String,
    /// The name in JSON.
    pub json: String,
    /// The meaning of the field.
    pub docs: String,
    /// The type of the value.
    pub value: Type,
    /// Whether the field may be missing.
    pub is_optional: bool,
    /// Whether the value, or something in it, is never printed.
    pub is_secret: bool,
    /// The values that the server accepts.
    pub limits: Limits,
    /// The items that the server accepts, if the value is a list.
    pub item_limits: Limits,
}

/// The limits of a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// The least: of a number, of characters, of entries.
    pub least: Option<i64>,
    /// The most.
    pub most: Option<i64>,
    /// The class of a text: a letter, or `=` and the texts, as in the tables of `to_json!`.
    pub class: Option<String>,
    /// The value that the server uses if there is none.
    pub default: Option<String>,
}

impl<'a> Model<'a> {
    /// Makes the model of a description.
    ///
    /// # Errors
    ///
    /// Lists each shape that has no form in Rust, with its place.
    pub fn of(description: &'a Description) -> Result<Self, UnknownShape> {
        build::model(description)
    }
}

impl Operation<'_> {
    /// The name of the request, without which a function has no argument.
    #[must_use]
    pub fn request_name(&self) -> String {
        self.type_name("Request")
    }

    /// The name of a type that belongs to the operation.
    #[must_use]
    pub fn type_name(&self, suffix: &str) -> String {
        crate::names::pascal(&self.found.operation.operation_id) + suffix
    }

    /// The parameters and fields for reading page by page.
    #[must_use]
    pub fn paged(&self) -> Option<&Paged> {
        self.found.operation.paged.as_ref()
    }

    /// The events of the response.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.found.operation.stream
    }
}

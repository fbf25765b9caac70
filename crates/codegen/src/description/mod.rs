//! The seven documents, read and checked.

mod document;
mod problems;

use std::fmt;
use std::fs;
use std::path::Path;

use http::Method;

pub use document::{
    AdditionalProperties, Bearer, Condition, Document, Event, Evidence, Fit, MediaType, Operation,
    Paged, Parameter, Place, RequestBody, Resend, Response, Role, Schema, Type, TypeSet,
    Undocumented,
};

/// The families of operations, each of which is a document of its name.
pub const FAMILIES: [&str; 7] = [
    "connectors",
    "toolsets",
    "knowledge",
    "conversations",
    "people",
    "identity",
    "configuration",
];

/// The whole description.
#[derive(Debug)]
pub struct Description {
    /// In the order of [`FAMILIES`].
    pub families: Vec<Family>,
}

/// One document and its name.
#[derive(Debug)]
pub struct Family {
    /// One of [`FAMILIES`].
    pub name: &'static str,
    /// The content of the document.
    pub document: Document,
}

/// An operation and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The family, for its schemas.
    pub family: &'a Family,
    /// The path, with `{name}` for an argument.
    pub path: &'a str,
    /// The method.
    pub method: &'a Method,
    /// The operation.
    pub operation: &'a Operation,
}

/// The description cannot be used: each problem, with the place where it is.
#[derive(Debug)]
pub struct InvalidDescription(pub Vec<String>);

impl fmt::Display for InvalidDescription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for InvalidDescription {}

impl Description {
    /// Reads the documents in a folder.
    ///
    /// # Errors
    ///
    /// Lists every problem: a file that is missing, a key that is unknown, a reference that leads
    /// nowhere, a path argument without a parameter, an id or a name that comes twice.
    pub fn read(folder: &Path) -> Result<Self, InvalidDescription> {
        let (mut families, mut problems) = (Vec::new(), Vec::new());
        for name in FAMILIES {
            let path = folder.join(name).with_extension("yaml");
            let document = fs::read_to_string(&path)
                .map_err(|error| error.to_string())
                .and_then(|text| document::parse(&text));
            match document {
                Ok(document) => families.push(Family { name, document }),
                Err(problem) => problems.push(format!("{name}.yaml: {problem}")),
            }
        }
        let description = Self { families };
        problems.extend(problems::of(&description));
        if problems.is_empty() {
            Ok(description)
        } else {
            Err(InvalidDescription(problems))
        }
    }

    /// All operations, family by family, in the order of the documents.
    pub fn operations(&self) -> impl Iterator<Item = Found<'_>> {
        self.families.iter().flat_map(|family| {
            let paths = family.document.paths.iter();
            paths.flat_map(move |(path, item)| {
                item.iter().map(move |(method, operation)| Found {
                    family,
                    path,
                    method,
                    operation,
                })
            })
        })
    }
}

impl Found<'_> {
    /// Whether the SDK has a function for the operation: it is for clients, and it can succeed.
    #[must_use]
    pub fn has_function(&self) -> bool {
        self.operation.fit == Fit::Client && self.operation.broken.is_none()
    }
}

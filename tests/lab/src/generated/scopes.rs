//! The operations that the programs call.

use std::collections::BTreeSet;
use std::fs;

use pipeshub_codegen::description::FAMILIES;
use pipeshub_codegen::model::{Model, Operation, Value};
use xtask::{Result, root};

/// A part of the description, of which each client is made.
pub(super) struct Scope {
    /// The name in the names of packages.
    pub(super) name: &'static str,
    /// The name in tables.
    pub(super) title: &'static str,
    pub(super) families: &'static [&'static str],
    /// The ids of the first ten operations that a program calls. The first one is run, too.
    pub(super) ten: [&'static str; 10],
}

/// The first operation of every program. A program runs it to show that it works.
pub(super) const FIRST: &str = "getOAuthAuthorizationUrl";

pub(super) const TWO: &str = "two";
pub(super) const WHOLE: &str = "whole";

pub(super) const SCOPES: [Scope; 2] = [
    Scope {
        name: TWO,
        title: "connectors and toolsets",
        families: &["connectors", "toolsets"],
        ten: [
            FIRST,
            "getConnectorConfig",
            "getConnectorInstance",
            "listConnectorInstances",
            "createConnectorInstance",
            "deleteConnectorInstance",
            "listToolsetRegistry",
            "getMyToolsets",
            "createToolsetInstance",
            "deleteToolsetInstance",
        ],
    },
    Scope {
        name: WHOLE,
        title: "the whole API",
        families: &FAMILIES,
        ten: [
            FIRST,
            "getConnectorConfig",
            "getConnectorInstance",
            "listConnectorInstances",
            "createConnectorInstance",
            "deleteConnectorInstance",
            "search",
            "getConversationById",
            "getAllUsers",
            "getRecordById",
        ],
    },
];

/// A function of the SDK.
pub(super) struct Function {
    pub(super) id: String,
    pub(super) package: &'static str,
    pub(super) name: String,
    pub(super) has_request: bool,
    /// The use of the value that `await` returns, besides keeping it.
    pub(super) read: Read,
}

/// The way in which the value of an operation is read to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// It is there as a whole.
    Nothing,
    /// The next event of a stream.
    Event,
    /// The bytes of a download.
    Bytes,
}

/// Operations whose function returns one of several cases, each with a body of its own.
const CASES: [&str; 2] = ["getOrganizationLogo", "handleMCPRequest"];

impl Scope {
    /// Returns the functions of the SDK, the ten first.
    pub(super) fn functions(&self, model: &Model<'_>) -> Result<Vec<Function>> {
        let mut functions = Vec::new();
        let packages = ["pipeshub-funcs", "pipeshub-admin-funcs"];
        let manifests = packages.map(|package| {
            fs::read_to_string(root().join("crates").join(package).join("Cargo.toml"))
        });
        for (package, manifest) in packages.into_iter().zip(manifests) {
            let manifest = manifest?;
            let features: BTreeSet<&str> = manifest
                .lines()
                .filter_map(|line| Some(line.split_once(" = [")?.0))
                .collect();
            let operations = model.operations.iter().filter(|operation| {
                self.families.contains(&operation.found.family.name)
                    && features.contains(&*operation.function)
            });
            functions.extend(operations.map(|operation| Function::of(operation, package)));
        }
        functions.sort_by_key(|function| self.position(&function.id));
        let first: Vec<&str> = functions.iter().take(10).map(|of| &*of.id).collect();
        if first == self.ten {
            Ok(functions)
        } else {
            Err(format!("functions are missing: {first:?}").into())
        }
    }

    /// Returns the place in the order of calls.
    pub(super) fn position(&self, id: &str) -> usize {
        let known = self.ten.iter().position(|known| *known == id);
        known.unwrap_or(self.ten.len())
    }
}

impl Function {
    fn of(operation: &Operation<'_>, package: &'static str) -> Self {
        Self {
            id: operation.found.operation.operation_id.clone(),
            package,
            name: operation.function.clone(),
            has_request: !operation.request.is_empty(),
            read: match operation.response {
                _ if CASES.contains(&&*operation.found.operation.operation_id) => Read::Nothing,
                Value::Events => Read::Event,
                Value::Bytes => Read::Bytes,
                _ => Read::Nothing,
            },
        }
    }
}

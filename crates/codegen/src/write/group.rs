//! Groups: modules, features and methods.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::by_hand::{self, ByHand, HELPERS, Helper, HelperFunction};
use super::docs::{comment, lower, sentence};
use super::{CRATE, Own, operation, types};
use crate::model::{Operation, Value};

/// The operations of each group.
type Groups<'m, 'a> = BTreeMap<&'m str, Vec<&'m Operation<'a>>>;

/// The first line of a file that several documents make.
pub(super) const HEAD: &str = "// Written by `cargo xtask operations`. Do not edit.\n";

fn helpers(group: &str) -> impl Iterator<Item = &'static Helper> {
    HELPERS.iter().filter(move |helper| helper.group == group)
}

fn helper_functions(group: &str) -> impl Iterator<Item = &'static HelperFunction> {
    helpers(group).filter_map(|helper| helper.function.as_ref())
}

/// The functions of a group by name.
fn function_names<'m>(group: &str, operations: &[&'m Operation<'_>]) -> BTreeSet<&'m str> {
    let operations = operations
        .iter()
        .map(|operation| operation.function.as_str());
    let helpers = helper_functions(group).map(|function| function.name);
    operations.chain(helpers).collect()
}

/// The subject of a group, and the same behind "methods".
fn prose(operations: &[&Operation<'_>]) -> (String, String) {
    let tag = &operations[0].found.operation.tags[0];
    let subject = super::prose::of(tag).map_or(&**tag, |prose| prose.subject);
    let word = if subject.starts_with("The OAuth flow") {
        "of"
    } else {
        "for"
    };
    (subject.to_owned(), format!("{word} {}", lower(subject)))
}

pub(super) fn any(features: &[&str]) -> String {
    match features {
        [single] => format!("#[cfg(feature = {single:?})]"),
        several => {
            let features: Vec<_> = several
                .iter()
                .map(|feature| format!("feature = {feature:?}"))
                .collect();
            format!("#[cfg(any({}))]", features.join(", "))
        }
    }
}

/// The module of a group in `pipeshub-funcs`.
pub(super) fn module(group: &str, operations: &[&Operation<'_>], own: &Own<'_>) -> String {
    let mut modules = BTreeMap::<&str, (String, BTreeSet<&str>)>::new();
    let mut requests = Vec::new();
    for operation in operations {
        requests.push(operation::public_types(operation, own));
    }
    for (operation, types) in operations.iter().zip(&requests) {
        let mut items: BTreeSet<_> = types.iter().map(String::as_str).collect();
        items.insert(&operation.function);
        let cfg = any(&[&*operation.function]);
        modules.insert(&operation.method, (cfg, items));
    }
    for helper in helpers(group) {
        let mut items: BTreeSet<_> = helper.types.iter().copied().collect();
        items.extend(helper.function.as_ref().map(|function| function.name));
        modules.insert(helper.module, (any(helper.features), items));
    }
    let mut source = format!("{HEAD}//! {}.\n", prose(operations).0);
    for (module, (cfg, _)) in &modules {
        let _ = write!(source, "\n{cfg}\nmod {module};");
    }
    source.push('\n');
    for (module, (cfg, items)) in &modules {
        let items: Vec<_> = items.iter().copied().collect();
        let _ = write!(
            source,
            "\n{cfg}\npub use self::{module}::{{{}}};",
            items.join(", ")
        );
    }
    source.push('\n');
    source
}

/// The modules at the root of `pipeshub-funcs`. The functions come from one module, so that the
/// front page of the docs lists the groups, and not each function.
pub(super) fn root(groups: &Groups<'_, '_>) -> String {
    let mut modules: Vec<_> = groups
        .keys()
        .copied()
        .chain(["functions", "models"])
        .collect();
    modules.sort_unstable();
    let mut source = String::new();
    for module in modules {
        let _ = writeln!(source, "pub mod {module};");
    }
    source
        + "\n#[doc(no_inline)]\n\
           #[allow(unused_imports, unreachable_pub, reason = \"the features decide which exist\")]\n\
           pub use self::functions::*;\n"
}

/// The module of all functions of a crate.
pub(super) fn functions(groups: &Groups<'_, '_>) -> String {
    let mut source =
        format!("{HEAD}//! All functions in one list. They are also at the root of the crate.\n\n");
    for (group, operations) in groups {
        for function in function_names(group, operations) {
            let _ = writeln!(
                source,
                "#[doc(no_inline)]\n#[cfg(feature = {function:?})]\npub use {CRATE}::{group}::{function};"
            );
        }
    }
    source
}

/// The feature of a group.
fn feature(group: &str) -> String {
    group.replace('_', "-")
}

/// A list in TOML, of one line if it fits.
fn list(name: &str, items: &[String]) -> String {
    let items: Vec<_> = items.iter().map(|item| format!("{item:?}")).collect();
    let line = format!("{name} = [{}]\n", items.join(", "));
    if line.len() <= 101 {
        return line;
    }
    let mut lines = format!("{name} = [\n");
    for item in items {
        let _ = writeln!(lines, "    {item},");
    }
    lines + "]\n"
}

/// The features of `pipeshub-funcs`.
pub(super) fn features(groups: &Groups<'_, '_>) -> String {
    let names: Vec<_> = groups.keys().map(|group| feature(group)).collect();
    let mut source = String::from("# Every operation.\n") + &list("full", &names);
    source.push_str("# Groups of operations: the API document's tags.\n");
    for (group, operations) in groups {
        let functions: Vec<_> = function_names(group, operations)
            .into_iter()
            .map(str::to_owned)
            .collect();
        source.push_str(&list(&feature(group), &functions));
    }
    source.push_str("# Operations: the feature has the function's name.\n");
    for operation in groups.values().flatten() {
        let turns_on = by_hand::turns_on(&operation.function).iter();
        let turns_on: Vec<_> = turns_on.map(|&on| on.to_owned()).collect();
        source.push_str(&list(&operation.function, &turns_on));
    }
    source.push_str("# Help that calls operations.\n");
    for function in groups.keys().flat_map(|group| helper_functions(group)) {
        let turns_on: Vec<_> = function.turns_on.iter().map(|&on| on.to_owned()).collect();
        source.push_str(&list(function.name, &turns_on));
    }
    source
}

/// The features of `pipeshub`: groups alone, since a program that calls methods calls few of them
/// and links no others. The groups of administrators are off by default.
pub(super) fn client_features(funcs: &Groups<'_, '_>, admin: &Groups<'_, '_>) -> String {
    let names =
        |groups: &Groups<'_, '_>| -> Vec<_> { groups.keys().map(|group| feature(group)).collect() };
    let transport = ["hyper", "ring", "webpki-roots", "tls12"].map(str::to_owned);
    let default: Vec<_> = transport.into_iter().chain(names(funcs)).collect();
    let mut all = [names(funcs), names(admin)].concat();
    all.sort();
    let mut source = list("default", &default) + "# Every operation.\n" + &list("full", &all);
    source.push_str("# Groups of operations: the API document's tags.\n");
    for name in names(funcs) {
        let _ = writeln!(source, "{name} = [\"pipeshub-funcs/{name}\"]");
    }
    source.push_str("# Groups for administrators.\n");
    for name in names(admin) {
        let _ = writeln!(
            source,
            "{name} = [\"_admin\", \"pipeshub-admin-funcs/{name}\"]"
        );
    }
    source
}

/// The modules and functions at the root of `pipeshub`.
pub(super) fn client_root(package: &str, groups: &Groups<'_, '_>) -> String {
    let mut source = String::new();
    for group in groups.keys() {
        let _ = writeln!(
            source,
            "#[cfg(feature = {:?})]\npub mod {group};",
            feature(group)
        );
    }
    source.push('\n');
    for (group, operations) in groups {
        let functions: Vec<_> = function_names(group, operations).into_iter().collect();
        let _ = writeln!(
            source,
            "#[doc(no_inline)]\n#[cfg(feature = {:?})]\npub use {package}::{{{}}};",
            feature(group),
            functions.join(", ")
        );
    }
    source
}

/// The methods of `Pipeshub` that return the groups.
pub(super) fn accessors(funcs: &Groups<'_, '_>, admin: &Groups<'_, '_>) -> String {
    let mut source = String::from("impl Pipeshub {");
    for (group, operations) in funcs.iter().chain(admin) {
        let of = prose(operations).1;
        let name = by_hand::handle(&operations[0].found.operation.tags[0]);
        let _ = write!(
            source,
            "\n    /// Returns the methods {of}.\n    #[cfg(feature = {:?})]\n    #[must_use]\n    \
             pub fn {group}(&self) -> {group}::{name}<'_> {{\n        \
             {group}::{name}::new(&self.core)\n    }}\n",
            feature(group)
        );
    }
    source + "}\n"
}

/// The generic types of the core that methods return.
const IMPORTS: [&str; 3] = ["EventStream", "Opening", WHOLE];

/// The future of a response that is read whole.
const WHOLE: &str = "Reply";

/// The `use` lines of the core's modules and of the models of each family.
fn uses(
    package: &str,
    core: BTreeMap<&str, BTreeSet<&str>>,
    models: BTreeMap<&str, BTreeSet<String>>,
) -> String {
    let mut uses = String::new();
    for (module, names) in core {
        let names: Vec<_> = names.into_iter().collect();
        let _ = writeln!(
            uses,
            "use pipeshub_core::{module}::{{{}}};",
            names.join(", ")
        );
    }
    for (family, names) in models {
        if !names.is_empty() {
            let names: Vec<_> = names.into_iter().collect();
            let names = names.join(", ");
            let _ = writeln!(uses, "use {package}::models::{family}::{{{names}}};");
        }
    }
    uses
}

/// The methods of a group in `pipeshub`.
pub(super) fn methods(
    package: &str,
    group: &str,
    operations: &[&Operation<'_>],
    own: &Own<'_>,
) -> String {
    let package = package.replace('-', "_");
    let name = by_hand::handle(&operations[0].found.operation.tags[0]);
    let (module, of) = prose(operations);
    let mut models = BTreeMap::<&str, BTreeSet<String>>::new();
    let mut core = BTreeMap::<&str, BTreeSet<&str>>::new();
    let mut imports = BTreeSet::from(["PipeshubCore"]);
    let mut methods = String::new();
    for operation in operations {
        let by_hand = super::by_hand(&operation.function);
        let value = match by_hand {
            Some(ByHand {
                returns: Some(returns),
                ..
            }) => (*returns).to_owned(),
            Some(_) => operation.type_name("Response"),
            None => match &operation.response {
                Value::Json(value) => {
                    let mut uses = types::Uses::default();
                    let value = types::rust(value, &mut uses);
                    let in_file = operation::public_types(operation, own);
                    for name in uses.json {
                        core.entry("json").or_default().insert(name);
                    }
                    let family = operation.found.family.name;
                    let shared = uses
                        .named
                        .into_iter()
                        .filter(|name| !in_file.contains(name));
                    models.entry(family).or_default().extend(shared);
                    value
                }
                Value::Bytes => "Download".to_owned(),
                Value::Events => {
                    let event = by_hand::event(&operation.function).unwrap_or_default();
                    format!("Opening<'a, EventStream<{event}>>")
                }
                _ => "()".to_owned(),
            },
        };
        let future = future_of(value);
        imports.extend(
            IMPORTS
                .iter()
                .filter(|name| future.contains(&format!("{name}<"))),
        );
        if future.contains("Download>") {
            imports.insert("Download");
        }
        let summary = by_hand.map_or_else(
            || sentence(&operation.found.operation.summary),
            |hand| hand.summary.to_owned(),
        );
        let (parameter, argument) = argument_of(operation);
        methods += &method(&summary, &operation.function);
        let id = &operation.found.operation.operation_id;
        if *id != operation.method {
            let _ = writeln!(methods, "    #[doc(alias = {id:?})]");
        }
        let _ = write!(
            methods,
            "    pub fn {}(self{parameter}) -> {future} {{\n        \
             {}(self.0{argument})\n    }}\n",
            operation.method, operation.function
        );
    }
    for function in helper_functions(group) {
        imports.insert("Result");
        let short = function
            .name
            .trim_start_matches(group)
            .trim_start_matches('_');
        methods += &method(function.summary, function.name);
        let _ = write!(
            methods,
            "    pub fn {short}(self, request: {}) -> {} {{\n        \
             {}(self.0, request)\n    }}\n",
            function.request, function.returns, function.name
        );
    }
    let imports: Vec<_> = imports.into_iter().collect();
    let imports = imports.join(", ");
    let uses = uses(&package, core, models);
    format!(
        "{HEAD}//! {module}: methods, requests and responses.\n\n\
         use pipeshub_core::{{{imports}}};\n\
         pub use {package}::{group}::*;\n{uses}\n\
         /// The methods {of}; see\n\
         /// [`Pipeshub::{group}`]({CRATE}::Pipeshub::{group}).\n{}\
         #[derive(Debug, Clone, Copy)]\npub struct {name}<'a>(&'a PipeshubCore);\n\n\
         impl<'a> {name}<'a> {{\n    \
         pub(crate) fn new(core: &'a PipeshubCore) -> Self {{\n        Self(core)\n    }}\n\
         {methods}}}\n",
        by_hand::example(group)
    )
}

/// The type that a method returns, by the type of its value or future.
fn future_of(value: String) -> String {
    if value.contains("Opening<") {
        value
    } else if value == "Download" {
        "Opening<'a, Download>".to_owned()
    } else {
        format!("{WHOLE}<'a, {value}>")
    }
}

/// The parameter of a method, and the argument of the function.
fn argument_of(operation: &Operation<'_>) -> (String, &'static str) {
    if operation.request.is_empty() {
        return (String::new(), "");
    }
    let parameter = format!(", request: {}", operation.request_name());
    (parameter, ", request")
}

fn method(summary: &str, function: &str) -> String {
    let summary = summary.trim_end_matches('.');
    let docs = comment(
        4,
        [
            &*format!("{summary}; see [`{function}`]."),
            "# Errors",
            "Those of the function.",
        ],
    );
    format!("\n{docs}")
}

//! Types.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::docs::{comment, sentence};
use super::functions;
use crate::model::{Definition, Field, Kind, Operation, Type};
use crate::names;

/// What a source uses of the core, and of its own crate.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) core: BTreeSet<&'static str>,
    pub(super) json: BTreeSet<&'static str>,
    /// Types of the same family.
    pub(super) named: BTreeSet<String>,
}

impl Uses {
    /// The `use` lines. `own` are the types that the source has itself.
    pub(super) fn source(&self, family: &str, own: &BTreeSet<&str>) -> String {
        let mut source = String::new();
        let list = |names: &BTreeSet<&str>| names.iter().copied().collect::<Vec<_>>().join(", ");
        if !self.json.is_empty() {
            let _ = writeln!(source, "use pipeshub_core::json::{{{}}};", list(&self.json));
        }
        if !self.core.is_empty() {
            let _ = writeln!(source, "use pipeshub_core::{{{}}};", list(&self.core));
        }
        let others: Vec<_> = self
            .named
            .iter()
            .filter(|name| !own.contains(name.as_str()))
            .map(String::as_str)
            .collect();
        if !others.is_empty() {
            let _ = writeln!(
                source,
                "\nuse crate::models::{family}::{{{}}};",
                others.join(", ")
            );
        }
        source
    }
}

/// The name of a type in Rust, with what it uses noted.
pub(super) fn rust(value: &Type, uses: &mut Uses) -> String {
    match value {
        Type::Bool => "bool".to_owned(),
        Type::Integer | Type::IntegerOrText => "i64".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::Text => "String".to_owned(),
        Type::Secret => {
            uses.core.insert("Secret");
            "Secret".to_owned()
        }
        Type::Json => {
            uses.json.insert("RawJson");
            "RawJson".to_owned()
        }
        Type::File => {
            uses.core.insert("Part");
            "Part".to_owned()
        }
        Type::List(item) => format!("Vec<{}>", rust(item, uses)),
        Type::Map(item) => {
            uses.json.insert("Map");
            format!("Map<{}>", rust(item, uses))
        }
        Type::Nullable(item) => format!("Option<{}>", rust(item, uses)),
        Type::Named(name) => {
            uses.named.insert(name.clone());
            name.clone()
        }
    }
}

/// The type of a field. `null` and a missing field are the same in a response; a request can send
/// both, so there the two are told apart.
pub(super) fn field_type(field: &Field, is_read: bool, uses: &mut Uses) -> String {
    let (value, is_nullable) = match &field.value {
        Type::Nullable(value) => (&**value, true),
        value => (value, false),
    };
    let value = rust(value, uses);
    match (field.is_optional, is_nullable) {
        (false, false) => value,
        (true, true) if !is_read => format!("Option<Option<{value}>>"),
        _ => format!("Option<{value}>"),
    }
}

/// The struct or enumeration with what reads and writes it.
pub(super) fn definition(name: &str, definition: &Definition, uses: &mut Uses) -> String {
    let mut source = comment(0, [&*docs_of(name, definition)]);
    match &definition.kind {
        Kind::Struct(fields) => {
            structure(name, definition, fields, uses, &mut source);
        }
        Kind::OpenEnum(values) => {
            uses.core.insert("open_enum");
            let docs = std::mem::take(&mut source);
            let _ = writeln!(source, "open_enum! {{\n{docs}pub enum {name} {{");
            for value in values {
                let _ = writeln!(
                    source,
                    "/// `{value}`\n{} = {value:?},",
                    names::constant(value)
                );
            }
            source.push_str("}\n}\n");
        }
        Kind::Variants { variants, .. } => {
            variants_source(name, variants, definition, uses, &mut source);
        }
        Kind::Alias(_) => {}
    }
    source
}

fn docs_of(name: &str, definition: &Definition) -> String {
    if definition.docs.is_empty() {
        let words = names::snake(name).replace('_', " ");
        return format!("The {words}.");
    }
    sentence(&definition.docs)
}

fn structure(
    name: &str,
    definition: &Definition,
    fields: &[Field],
    uses: &mut Uses,
    source: &mut String,
) {
    let _ = writeln!(
        source,
        "#[derive(Debug, Clone)]\n#[non_exhaustive]\npub struct {name} {{"
    );
    for field in fields {
        source.push_str(&field_source(field, definition.is_read, uses));
    }
    source.push_str("}\n");
    if definition.is_written {
        source.push_str(&builder(name, fields, definition.is_read, uses));
        source.push_str(&to_json(name, fields, uses));
    }
    if definition.is_read {
        uses.core.insert("from_json");
        let _ = writeln!(source, "from_json! {{ {name} {{");
        for field in fields {
            let with = if contains_number_or_text(&field.value) {
                uses.json.insert("number_or_text");
                " with number_or_text"
            } else {
                ""
            };
            let _ = writeln!(source, "{} = {:?}{with},", field.name, field.json);
        }
        source.push_str("} }\n");
    }
}

fn contains_number_or_text(value: &Type) -> bool {
    match value {
        Type::IntegerOrText => true,
        Type::Nullable(item) | Type::List(item) | Type::Map(item) => contains_number_or_text(item),
        _ => false,
    }
}

/// A field with its docs.
pub(super) fn field_source(field: &Field, is_read: bool, uses: &mut Uses) -> String {
    let mut docs = if field.docs.is_empty() {
        format!("`{}`", field.json)
    } else {
        sentence(&field.docs)
    };
    if let Some(default) = &field.limits.default {
        let _ = write!(docs, " Server default: `{default}`.");
    }
    let docs = comment(4, [&*docs]);
    format!(
        "{docs}pub {}: {},\n",
        field.name,
        field_type(field, is_read, uses)
    )
}

/// `new` and the setters.
pub(super) fn builder(name: &str, fields: &[Field], is_read: bool, uses: &mut Uses) -> String {
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for field in fields {
        let value = field_type(field, is_read, uses);
        match value
            .strip_prefix("Option<")
            .and_then(|inner| inner.strip_suffix('>'))
        {
            Some(inner) if field.is_optional => optional.push(format!("{}: {inner}", field.name)),
            _ => required.push(format!("{}: {value}", field.name)),
        }
    }
    format!(
        "builder!({name}({}) {{ {} }});\n",
        required.join(", "),
        optional.join(", ")
    )
}

/// The table of the fields of a body.
pub(super) fn to_json(name: &str, fields: &[Field], uses: &mut Uses) -> String {
    uses.core.insert("to_json");
    let mut source = format!("to_json! {{ {name} {{\n");
    for field in fields {
        let exposed = if contains_secret(&field.value) {
            uses.json.insert("exposed");
            " with exposed"
        } else {
            ""
        };
        let _ = writeln!(
            source,
            "{} = {:?}{exposed},",
            field.name,
            field.json.clone() + &limits(field)
        );
    }
    source.push_str("} }\n");
    source
}

fn contains_secret(value: &Type) -> bool {
    match value {
        Type::Secret => true,
        Type::Nullable(item) | Type::List(item) | Type::Map(item) => contains_secret(item),
        _ => false,
    }
}

/// The limits as they stand behind a name: `<least,most`, with the class of a text.
pub(super) fn limits(field: &Field) -> String {
    let of = &field.limits;
    let class = of.pattern.as_deref().and_then(class);
    if of.least.is_none() && of.most.is_none() && class.is_none() {
        return String::new();
    }
    let number = |limit: Option<i64>| limit.map_or(String::new(), |limit| limit.to_string());
    let class = class.map_or(String::new(), |class| format!(",{class}"));
    format!("<{},{}{class}", number(of.least), number(of.most))
}

/// The letter of the core's for a pattern.
fn class(pattern: &str) -> Option<char> {
    let known = [("^[0-9a-fA-F]{24}$", 'h'), ("^[a-fA-F0-9]{24}$", 'h')];
    known
        .into_iter()
        .find_map(|(known, class)| (known == pattern).then_some(class))
}

fn variants_source(
    name: &str,
    variants: &[(String, String)],
    definition: &Definition,
    uses: &mut Uses,
    source: &mut String,
) {
    let _ = writeln!(
        source,
        "#[derive(Debug, Clone)]\n#[non_exhaustive]\npub enum {name} {{"
    );
    for (value, of) in variants {
        uses.named.insert(of.clone());
        let _ = writeln!(source, "/// `{value}`\n{}({of}),", names::pascal(value));
    }
    source.push_str("}\n");
    if definition.is_written {
        uses.json.extend(["ToJson", "Writer"]);
        let _ = writeln!(
            source,
            "impl ToJson for {name} {{ fn to_json(&self, to: &mut Writer) {{ match self {{"
        );
        for (value, _) in variants {
            let _ = writeln!(
                source,
                "Self::{}(value) => value.to_json(to),",
                names::pascal(value)
            );
        }
        source.push_str("} } }\n");
    }
}

/// A type that several operations share, as a file.
pub(super) fn shared(family: &str, name: &str, of: &Definition) -> String {
    let mut uses = Uses::default();
    let body = definition(name, of, &mut uses);
    let own = BTreeSet::from([name]);
    format!(
        "{}\n{}\n{body}",
        super::operation::head(family),
        uses.source(family, &own)
    )
}

/// The module of the shared types of a family. Each is compiled where an operation uses it.
pub(super) fn module(
    family: &str,
    shared: &BTreeMap<&String, &Definition>,
    operations: &[Operation<'_>],
) -> String {
    let mut source = format!(
        "{}//! Types that operations of this family share.\n\n",
        super::operation::head(family)
    );
    for (name, definition) in shared {
        let features: Vec<_> = functions(&definition.used_by, operations)
            .map(|function| format!("feature = {function:?}"))
            .collect();
        let module = names::snake(name);
        let cfg = format!("#[cfg(any({}))]", features.join(", "));
        let _ = writeln!(
            source,
            "{cfg}\nmod {module};\n{cfg}\npub use self::{module}::{name};\n"
        );
    }
    source
}

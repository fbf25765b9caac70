//! Types.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::docs::{comment, sentence};
use super::{CRATE, has_float, operation};
use crate::model::{Definition, Field, Kind, Limits, Type};
use crate::names;

/// The types of a family.
type Types = BTreeMap<String, Definition>;

/// The names that a source imports.
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
                "\nuse {CRATE}::models::{family}::{{{}}};",
                others.join(", ")
            );
        }
        source
    }
}

/// The name of a type in Rust. Its imports are added to `uses`.
pub(super) fn rust(value: &Type, uses: &mut Uses) -> String {
    match value {
        Type::Bool => "bool".to_owned(),
        Type::Integer | Type::IntegerOrText => "i64".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::Text => "String".to_owned(),
        Type::Constant(_) => "&'static str".to_owned(),
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

/// The optionality of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// Always there.
    Required,
    /// Maybe missing. In a response, `null` is the same as missing.
    Optional,
    /// Maybe missing or `null` in a request, which is not the same.
    Clearable,
    /// Always there in a request, maybe as `null`.
    Nullable,
    /// A text that is always the same.
    Constant,
}

/// The type of a field without the `Option`, and its optionality.
pub(super) fn presence(field: &Field, is_written: bool) -> (&Type, Presence) {
    let (value, is_nullable) = match &field.value {
        Type::Nullable(value) => (&**value, true),
        value => (value, false),
    };
    let presence = match (field.is_optional, is_nullable) {
        _ if matches!(value, Type::Constant(_)) => Presence::Constant,
        (false, false) => Presence::Required,
        (true, true) if is_written => Presence::Clearable,
        (false, true) if is_written => Presence::Nullable,
        _ => Presence::Optional,
    };
    (value, presence)
}

/// The struct or enumeration with what reads and writes it.
pub(super) fn definition(
    name: &str,
    definition: &Definition,
    types: &Types,
    uses: &mut Uses,
) -> String {
    let mut source = comment(0, [&*docs_of(name, definition)]);
    match &definition.kind {
        Kind::Struct(fields) => {
            structure(name, definition, fields, types, uses, &mut source);
        }
        Kind::OpenEnum(values) => {
            uses.core.insert("open_enum");
            source = format!(
                "open_enum! {{\n{}    pub enum {name} {{\n",
                comment(4, [&*docs_of(name, definition)])
            );
            for value in values {
                let _ = writeln!(
                    source,
                    "        /// `{value}`\n        {} = {value:?},",
                    names::constant(value)
                );
            }
            source.push_str("    }\n}\n");
        }
        Kind::Variants { variants, .. } => {
            variants_source(name, variants, definition, types, uses, &mut source);
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

/// The types that are sources of errors. Programs print the sources of an error with `Debug`, and
/// the texts of the server may repeat a part of the request.
const FAILURES: [&str; 3] = [
    "EmbeddingDownloadProgressEvent",
    "RunErrorEvent",
    "UploadError",
];

/// Whether `Debug` prints the name of a type alone.
fn has_hidden_debug(name: &str, definition: &Definition) -> bool {
    definition.is_secret || FAILURES.contains(&name)
}

fn derives(name: &str, definition: &Definition, types: &Types) -> String {
    let debug = if has_hidden_debug(name, definition) {
        ""
    } else {
        "Debug, "
    };
    let equal = match (definition.is_written, has_float(name, types)) {
        (false, _) => "",
        (true, true) => ", PartialEq",
        (true, false) => ", PartialEq, Eq",
    };
    let kind = match &definition.kind {
        Kind::Variants { tag, .. } => format!("tag = {tag:?}"),
        _ => "rename_all = \"camelCase\"".to_owned(),
    };
    format!(
        "#[derive({debug}Clone{equal})]\n{}#[non_exhaustive]\n",
        derive_serde(&kind)
    )
}

/// The attribute that implements serde's traits, with an attribute of serde's own.
pub(super) fn derive_serde(attribute: &str) -> String {
    format!(
        "#[cfg_attr(feature = \"serde\", derive(serde::Serialize, serde::Deserialize), \
         serde({attribute}))]\n"
    )
}

/// The attribute of a field for serde, if the field needs one.
///
/// - A name that is not the Rust name in camel case.
/// - A secret is read and never written.
/// - `null` is not a missing value.
/// - A constant is neither read nor written: it is the tag of the enumeration around it.
fn field_serde(of: &str, field: &Field, presence: Presence) -> String {
    let mut attributes = Vec::new();
    let json = match &*field.json {
        "" => "body",
        json => json,
    };
    if presence == Presence::Constant {
        let path = format!("{of}::constant_{}", field.name);
        return format!("#[cfg_attr(feature = \"serde\", serde(skip, default = {path:?}))]\n");
    }
    if camel(&field.name) != json {
        attributes.push(format!("rename = {json:?}"));
    }
    if field.is_secret || contains_secret(&field.value) {
        attributes.push("skip_serializing".to_owned());
    } else if presence == Presence::Clearable {
        attributes.push("skip_serializing_if = \"Option::is_none\"".to_owned());
    }
    if presence == Presence::Clearable {
        attributes.push("default".to_owned());
        attributes.push(format!("deserialize_with = \"{CRATE}::stored::nullable\""));
    }
    if attributes.is_empty() {
        return String::new();
    }
    format!(
        "#[cfg_attr(feature = \"serde\", serde({}))]\n",
        attributes.join(", ")
    )
}

/// A name in camel case, as serde makes it.
fn camel(name: &str) -> String {
    let mut camel = String::new();
    let mut is_start = false;
    for letter in name.chars() {
        if letter == '_' {
            is_start = true;
        } else if is_start {
            camel.push(letter.to_ascii_uppercase());
            is_start = false;
        } else {
            camel.push(letter);
        }
    }
    camel
}

/// Nothing in a type with secrets, or in the source of an error, is printed.
fn hidden_debug(name: &str, definition: &Definition) -> String {
    if has_hidden_debug(name, definition) {
        format!("hidden_debug!({name});\n")
    } else {
        String::new()
    }
}

fn structure(
    name: &str,
    definition: &Definition,
    fields: &[Field],
    types: &Types,
    uses: &mut Uses,
    source: &mut String,
) {
    source.push_str(&derives(name, definition, types));
    let _ = writeln!(source, "pub struct {name} {{");
    for field in fields {
        source.push_str(&field_source(name, field, definition.is_written, uses));
    }
    source.push_str("}\n");
    source.push_str(&hidden_debug(name, definition));
    if definition.is_written {
        source.push_str(&builder(name, fields, uses));
        source.push_str(&to_json(name, fields, uses));
    }
    if definition.is_read {
        uses.core.insert("from_json");
        let _ = writeln!(source, "from_json! {{\n    {name} {{");
        for field in fields {
            let with = if contains_number_or_text(&field.value) {
                uses.json.insert("number_or_text");
                " with number_or_text"
            } else {
                ""
            };
            let _ = writeln!(source, "        {} = {:?}{with},", field.name, field.json);
        }
        source.push_str("    }\n}\n");
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
pub(super) fn field_source(of: &str, field: &Field, is_written: bool, uses: &mut Uses) -> String {
    let (value, presence) = presence(field, is_written);
    let value_type = rust(value, uses);
    let value_type = match presence {
        Presence::Required | Presence::Constant => value_type,
        Presence::Optional | Presence::Nullable => format!("Option<{value_type}>"),
        Presence::Clearable => format!("Option<Option<{value_type}>>"),
    };
    let serde = field_serde(of, field, presence);
    if presence == Presence::Constant {
        return format!("{serde}{}: {value_type},\n", field.name);
    }
    let mut docs = field_docs(field, value);
    if is_written {
        docs += &limits_docs(value, &field.limits);
        if [&field.limits, &field.item_limits]
            .into_iter()
            .any(is_closed)
        {
            docs += " The SDK refuses other values than the known ones.";
        }
        if let Some(default) = field
            .limits
            .default
            .as_ref()
            .filter(|text| !text.is_empty())
        {
            let _ = write!(docs, " Server default: `{default}`.");
        }
        if presence == Presence::Clearable {
            docs += " `Some(None)` is sent as `null`.";
        }
        if presence == Presence::Nullable {
            docs += " `None` is sent as `null`.";
        }
    }
    let docs = comment(4, [&*docs]);
    format!("{docs}{serde}pub {}: {value_type},\n", field.name)
}

/// Whether a text must be one of a few.
fn is_closed(limits: &Limits) -> bool {
    let class = limits.class.as_deref();
    class.is_some_and(|class| class.starts_with('='))
}

/// The meaning of a field as a sentence.
pub(super) fn field_docs(field: &Field, value: &Type) -> String {
    if !field.docs.is_empty() {
        return sentence(&field.docs);
    }
    let words = names::snake(&field.json).replace('_', " ");
    match value {
        Type::Bool => format!("The flag `{}`.", field.json),
        // Words of the API that the SDK does not use in prose.
        _ if words.contains("question") || words.contains("answer") => {
            format!("The value of `{}`.", field.json)
        }
        _ => format!("The {words}."),
    }
}

/// The limits in prose.
pub(super) fn limits_docs(value: &Type, limits: &Limits) -> String {
    let unit = match value {
        Type::Text | Type::Secret => " characters",
        Type::List(_) | Type::Map(_) => " items",
        Type::Integer | Type::IntegerOrText | Type::Number => "",
        _ => return String::new(),
    };
    match (limits.least, limits.most) {
        (None, None) => String::new(),
        (Some(1), None) if !unit.is_empty() => " Not empty.".to_owned(),
        (Some(least), None) => format!(" At least {least}{unit}."),
        (None, Some(most)) => format!(" At most {most}{unit}."),
        (Some(least), Some(most)) => format!(" From {least} to {most}{unit}."),
    }
}

/// `new` and the setters.
pub(super) fn builder(name: &str, fields: &[Field], uses: &mut Uses) -> String {
    let (mut required, mut optional, mut clearable, mut constant) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for field in fields {
        let (value, presence) = presence(field, true);
        let value_type = rust(value, uses);
        let field_name = &field.name;
        match (presence, value) {
            (_, Type::Constant(text)) => {
                constant.push(format!("{field_name} = {text:?}, constant_{field_name};"));
            }
            (Presence::Required, _) => required.push(format!("{field_name}: {value_type}")),
            (Presence::Clearable, _) => {
                clearable.push(format!("{field_name}: {value_type}, clear_{field_name}"));
            }
            _ => optional.push(format!("{field_name}: {value_type}")),
        }
    }
    let parameters = required.join(", ");
    let parameters = if name.len() + parameters.len() > 80 {
        format!("\n    {},\n", required.join(",\n    "))
    } else {
        parameters
    };
    let optional_line = optional.join(", ");
    let short = format!("builder!({name}({parameters}) {{ {optional_line} }});\n");
    let mut source = if optional.is_empty() {
        format!("builder!({name}({parameters}) {{}}")
    } else if short.len() <= 100 && !parameters.contains('\n') {
        format!("builder!({name}({parameters}) {{ {optional_line} }}")
    } else {
        let lines = optional.join(",\n    ");
        format!("builder!({name}({parameters}) {{\n    {lines},\n}}")
    };
    if !clearable.is_empty() {
        let _ = write!(source, " clear {{\n    {};\n}}", clearable.join(";\n    "));
    }
    if !constant.is_empty() {
        let _ = write!(source, " constant {{\n    {}\n}}", constant.join("\n    "));
    }
    source + ");\n"
}

/// The table of the fields of a body.
pub(super) fn to_json(name: &str, fields: &[Field], uses: &mut Uses) -> String {
    uses.core.insert("to_json");
    let mut source = format!("to_json! {{\n    {name} {{\n");
    for field in fields {
        let (value, presence) = presence(field, true);
        let with = if contains_secret(value) {
            uses.json.insert("exposed");
            " with exposed"
        } else if presence == Presence::Nullable {
            uses.json.insert("or_null");
            " with or_null"
        } else {
            ""
        };
        let _ = writeln!(
            source,
            "        {} = {:?}{with},",
            field.name,
            field.json.clone() + &limits(value, field)
        );
    }
    source.push_str("    }\n}\n");
    source
}

fn contains_secret(value: &Type) -> bool {
    match value {
        Type::Secret => true,
        Type::Nullable(item) | Type::List(item) | Type::Map(item) => contains_secret(item),
        _ => false,
    }
}

/// The limits of a value and of the items of a list, as they stand behind a name:
/// `<least,most,class`.
pub(super) fn limits(value: &Type, field: &Field) -> String {
    let own = of_value(value, &field.limits);
    match value {
        Type::List(item) => match of_value(item, &field.item_limits) {
            items if items.is_empty() => own,
            items if own.is_empty() => format!("<,{items}"),
            items => own + &items,
        },
        _ => own,
    }
}

/// The limits of a value other than a list's items.
pub(super) fn of_value(value: &Type, of: &Limits) -> String {
    let class = of.class.as_ref();
    let has_limits = match value {
        Type::Constant(_) | Type::Bool => false,
        Type::Json => is_closed(of),
        _ => true,
    };
    if !has_limits || of.least.is_none() && of.most.is_none() && class.is_none() {
        return String::new();
    }
    let number = |limit: Option<i64>| limit.map_or(String::new(), |limit| limit.to_string());
    let class = class.map_or(String::new(), |class| format!(",{class}"));
    format!("<{},{}{class}", number(of.least), number(of.most))
}

fn variants_source(
    name: &str,
    variants: &[(String, String)],
    definition: &Definition,
    types: &Types,
    uses: &mut Uses,
    source: &mut String,
) {
    source.push_str(&derives(name, definition, types));
    let _ = writeln!(source, "pub enum {name} {{");
    for (value, of) in variants {
        uses.named.insert(of.clone());
        let _ = writeln!(
            source,
            "/// `{value}`\n#[cfg_attr(feature = \"serde\", serde(rename = {value:?}))]\n{}({of}),",
            names::pascal(value)
        );
    }
    source.push_str("}\n\n");
    source.push_str(&hidden_debug(name, definition));
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
        for (value, of) in variants {
            let _ = writeln!(
                source,
                "\nimpl From<{of}> for {name} {{ fn from(value: {of}) -> Self {{ Self::{}(value) }} }}",
                names::pascal(value)
            );
        }
    }
}

/// A type that several operations share, as a file.
pub(super) fn shared(family: &str, name: &str, of: &Definition, types: &Types) -> String {
    let mut uses = Uses::default();
    let body = definition(name, of, types, &mut uses);
    let own = BTreeSet::from([name]);
    format!(
        "{}\n{}\n{body}",
        operation::head(family),
        uses.source(family, &own)
    )
}

/// The module of the shared types of a family. Each is compiled where an operation uses it.
pub(super) fn module(family: &str, shared: &BTreeMap<&String, BTreeSet<&str>>) -> String {
    let mut source = format!(
        "{}//! Types that several operations of the family `{family}` have.\n",
        operation::head(family)
    );
    for (name, users) in shared {
        let features: Vec<_> = users.iter().copied().collect();
        let cfg = super::group::any(&features);
        let module = names::snake(name);
        let _ = writeln!(
            source,
            "\n{cfg}\nmod {module};\n{cfg}\npub use self::{module}::{name};"
        );
    }
    source
}

/// The module of all shared types of a crate.
pub(super) fn families(package: &str) -> String {
    let mut source = format!(
        "{}//! Types that several operations have, by family.\n\n",
        super::group::HEAD
    );
    let families = super::WRITTEN
        .into_iter()
        .filter(|family| super::package(family) == package);
    for family in families {
        let _ = writeln!(source, "pub mod {family};");
    }
    source
}

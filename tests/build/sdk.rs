//! Calls of each function of the SDK with arguments in JSON.
//!
//! The public items are read from the sources of the crates: functions, the fields of requests, and
//! the tables of JSON names. From these, [`calls`] writes conversions between the SDK's types and
//! JSON values, and one call per function. A wrong name in a table does not stay hidden: the suite
//! compares requests and responses with the description, which this module does not read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The crates of the operations. A crate that does not exist is skipped.
const CRATES: [&str; 2] = ["pipeshub-funcs", "pipeshub-admin-funcs"];

/// The types of fields that the suite converts by itself.
const VALUES: [&str; 11] = [
    "()", "bool", "i64", "u64", "u32", "u16", "f64", "String", "RawJson", "Secret", "Part",
];

/// A struct of the SDK.
#[derive(Default)]
struct Struct {
    /// The public fields: name and type. `None` if the struct is private.
    fields: Option<Vec<(String, String)>>,
    /// The JSON name of each field that is written.
    written: Option<BTreeMap<String, String>>,
    /// The JSON name of each field that is read.
    read: Option<BTreeMap<String, String>>,
}

/// The public items of the crates. The keys are paths in Rust.
#[derive(Default)]
struct Items {
    structs: BTreeMap<String, Struct>,
    open_enums: Vec<String>,
    /// The variants of each enumeration of structs: the value that tells them apart, and the name.
    variants: BTreeMap<String, Vec<(String, String)>>,
    functions: Vec<Function>,
}

/// A function that calls an operation.
struct Function {
    module: String,
    name: String,
    request: Option<String>,
    returns: String,
}

/// Returns the source of the conversions and of the table of functions.
pub(crate) fn calls() -> String {
    let mut items = Items::default();
    let tests = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs this"));
    let crates = tests.parent().expect("the workspace").join("crates");
    for name in CRATES {
        let folder = crates.join(name).join("src");
        println!("cargo::rerun-if-changed={}", folder.display());
        if folder.is_dir() {
            items.read_folder(&folder, &name.replace('-', "_"));
        }
    }
    items.source()
}

impl Items {
    /// Reads the files of the groups and of the shared models.
    fn read_folder(&mut self, folder: &Path, module: &str) {
        let mut entries: Vec<_> = fs::read_dir(folder)
            .expect("a folder of sources")
            .map(|entry| entry.expect("an entry of the folder").path())
            .collect();
        entries.sort();
        for path in entries {
            let name = path.file_stem().and_then(|stem| stem.to_str());
            let name = name.expect("a plain name");
            if path.is_dir() {
                self.read_folder(&path, &format!("{module}::{name}"));
            } else if name != "lib" && module.contains("::") {
                let text = fs::read_to_string(&path).expect("a source");
                self.read_source(&without_comments(&text), &text, module);
            }
        }
    }

    fn read_source(&mut self, source: &str, with_docs: &str, module: &str) {
        for (name, body) in blocks(source, "pub struct ") {
            let fields = split(body, ',').into_iter().filter_map(|field| {
                let (name, value) = field.strip_prefix("pub ")?.split_once(": ")?;
                Some((name.to_owned(), value.to_owned()))
            });
            let of = self.structs.entry(format!("{module}::{name}")).or_default();
            of.fields = Some(fields.collect());
        }
        for (mark, is_read) in [("from_json! { ", true), ("to_json! { ", false)] {
            for (name, body) in blocks(source, mark) {
                let table = split(body, ',').into_iter().map(|entry| {
                    let (field, rest) = entry.split_once(" = ").expect("a field and its name");
                    let json = rest.split('"').nth(1).expect("a name in quotes");
                    let json = json.split('<').next().unwrap_or_default();
                    (field.to_owned(), json.to_owned())
                });
                let of = self.structs.entry(format!("{module}::{name}")).or_default();
                let to = if is_read {
                    &mut of.read
                } else {
                    &mut of.written
                };
                *to = Some(table.collect());
            }
        }
        let in_macros = source.match_indices("open_enum! { ").map(|(at, _)| at);
        let in_macros: Vec<_> = in_macros.collect();
        for (name, _) in blocks(source, "pub enum ") {
            let path = format!("{module}::{name}");
            let declared = format!("pub enum {name} {{");
            let at = source.find(&declared).expect("it was found there");
            if in_macros.iter().any(|start| source[*start..at].len() < 20) {
                self.open_enums.push(path);
                continue;
            }
            let body = with_docs.split_once(&declared).expect("it has docs").1;
            let body = body.split("\n}").next().unwrap_or_default();
            let mut variants = Vec::new();
            let mut value = "";
            for line in body.lines().map(str::trim) {
                if let Some(docs) = line.strip_prefix("/// `") {
                    value = docs.trim_end_matches('`');
                } else if let Some((variant, _)) = line.split_once('(')
                    && variant.chars().all(|letter| letter.is_ascii_alphanumeric())
                {
                    variants.push((value.to_owned(), variant.to_owned()));
                }
            }
            if !variants.is_empty() {
                self.variants.insert(path, variants);
            }
        }
        for part in source.split("pub fn ").skip(1) {
            let Some((name, rest)) = part.split_once('(') else {
                continue;
            };
            let Some((parameters, rest)) = rest.split_once(')') else {
                continue;
            };
            let parameters = split(parameters, ',');
            if parameters.first().map(String::as_str) != Some("core: &PipeshubCore") {
                continue;
            }
            let returns = rest.split('{').next().unwrap_or_default().trim();
            self.functions.push(Function {
                module: module.to_owned(),
                name: name.to_owned(),
                request: parameters
                    .get(1)
                    .and_then(|parameter| parameter.strip_prefix("request: "))
                    .map(str::to_owned),
                returns: returns.trim_start_matches("-> ").to_owned(),
            });
        }
    }

    /// Returns the path of a type that a module of the group or the models declare.
    fn path_of(&self, name: &str, module: &str) -> Option<String> {
        let own = format!("{module}::{name}");
        if self.is_known(&own) {
            return Some(own);
        }
        let root = module.split("::").next().unwrap_or_default();
        let models = format!("{root}::models::");
        let end = format!("::{name}");
        let mut known = self.structs.keys().chain(&self.open_enums);
        let is_shared = |path: &&String| path.starts_with(&models) && path.ends_with(&end);
        known.find(is_shared).cloned()
    }

    fn is_known(&self, path: &str) -> bool {
        self.structs.contains_key(path) || self.open_enums.iter().any(|known| known == path)
    }

    /// Whether a struct is public and the suite knows the types of all its fields.
    fn is_convertible(&self, path: &str) -> bool {
        let (module, _) = path.rsplit_once("::").expect("a module");
        let is_public = module.split("::").count() == 2 || module.contains("::models::");
        let fields = self.structs.get(path).and_then(|of| of.fields.as_ref());
        let fields = fields.filter(|_| is_public);
        fields.is_some_and(|fields| fields.iter().all(|(_, of)| self.is_value(of, module)))
    }

    fn is_value(&self, value: &str, module: &str) -> bool {
        for outer in ["Option<", "Vec<", "Map<"] {
            let inner = value.strip_prefix(outer);
            if let Some(inner) = inner.and_then(|inner| inner.strip_suffix('>')) {
                return self.is_value(inner, module);
            }
        }
        let has_table = |path: String| {
            let of = self.structs.get(&path);
            of.is_none_or(|of| of.read.is_some() || of.written.is_some())
        };
        VALUES.contains(&value)
            || self.path_of(value, module).is_some_and(has_table)
            || self.variants.contains_key(&format!("{module}::{value}"))
    }

    /// Whether the suite can convert a value of this type into JSON.
    fn is_readable(&self, value: &str, module: &str) -> bool {
        for outer in ["Option<", "Vec<", "Map<"] {
            let inner = value.strip_prefix(outer);
            if let Some(inner) = inner.and_then(|inner| inner.strip_suffix('>')) {
                return self.is_readable(inner, module);
            }
        }
        if VALUES.contains(&value) {
            return true;
        }
        let Some(path) = self.path_of(value, module) else {
            return false;
        };
        let read = |of: &Struct| of.read.is_some();
        let is_read = self.structs.get(&path).is_some_and(read);
        self.open_enums.contains(&path) || is_read && self.is_convertible(&path)
    }

    fn source(&self) -> String {
        let mut source = String::new();
        for path in &self.open_enums {
            let _ = writeln!(
                source,
                "impl FromValue for {path} {{ fn from_value(value: &Value) -> Self {{ \
                 Self::from(text(value)) }} }}\n\
                 impl ToValue for {path} {{ fn to_value(&self) -> Value {{ \
                 self.as_str().into() }} }}"
            );
        }
        for (path, variants) in &self.variants {
            if variants.iter().any(|(value, _)| value.is_empty()) {
                continue;
            }
            let values: Vec<_> = variants.iter().map(|(value, _)| value).collect();
            let _ = writeln!(
                source,
                "impl FromValue for {path} {{ fn from_value(value: &Value) -> Self {{ \
                 match variant(value, &{values:?}) {{"
            );
            for (value, name) in variants {
                let _ = writeln!(
                    source,
                    "{value:?} => Self::{name}(FromValue::from_value(value)),"
                );
            }
            source.push_str("other => panic!(\"no variant {other}\"), } } }\n");
        }
        let requests: Vec<_> = self
            .functions
            .iter()
            .filter_map(|function| {
                let request = function.request.as_ref()?;
                self.path_of(request, &function.module)
            })
            .collect();
        for (path, of) in &self.structs {
            if !self.is_convertible(path) {
                continue;
            }
            if requests.contains(path) {
                let names = of.fields.iter().flatten().map(|(name, _)| (name, name));
                self.arguments_source(path, of, &names.collect(), &mut source);
            } else if let Some(written) = &of.written {
                self.arguments_source(path, of, &written.iter().collect(), &mut source);
            }
            if let Some(read) = &of.read {
                to_value(path, of, read, &mut source);
            }
        }
        self.table(&mut source);
        source
    }

    fn arguments_source(
        &self,
        path: &str,
        of: &Struct,
        names: &BTreeMap<&String, &String>,
        source: &mut String,
    ) {
        let module = path.rsplit_once("::").expect("a module").0;
        let json = |field: &String| {
            names
                .get(field)
                .map_or_else(|| field.clone(), |json| (*json).clone())
        };
        let is_optional = |of: &str| of.starts_with("Option<");
        let fields = of.fields.as_deref().unwrap_or_default();
        let required = fields.iter().filter(|(_, of)| !is_optional(of));
        let required: Vec<_> = required
            .map(|(name, of)| {
                let of = self.qualified(of, module);
                format!("required::<{of}>(value, {:?})", json(name))
            })
            .collect();
        let optional: Vec<_> = fields.iter().filter(|(_, of)| is_optional(of)).collect();
        let required = required.join(", ");
        let start = format!("impl FromValue for {path} {{ fn from_value(value: &Value) -> Self {{");
        if optional.is_empty() {
            let _ = writeln!(source, "{start} Self::new({required}) }} }}");
            return;
        }
        let _ = writeln!(source, "{start} let mut made = Self::new({required});");
        for (name, of) in optional {
            let read = if of == "Option<RawJson>" {
                "given"
            } else if of.starts_with("Option<Option<") {
                "clearable"
            } else {
                "optional"
            };
            let _ = writeln!(source, "made.{name} = {read}(value, {:?});", json(name));
        }
        source.push_str("made } }\n");
    }

    /// Returns a type with its path.
    fn qualified(&self, value: &str, module: &str) -> String {
        for outer in ["Option<", "Vec<", "Map<"] {
            let inner = value.strip_prefix(outer);
            if let Some(inner) = inner.and_then(|inner| inner.strip_suffix('>')) {
                return format!("{outer}{}>", self.qualified(inner, module));
            }
        }
        let own = format!("{module}::{value}");
        let path = self.path_of(value, module);
        let is_variants = self.variants.contains_key(&own);
        path.or(is_variants.then_some(own))
            .unwrap_or_else(|| value.to_owned())
    }

    /// Writes the table of the functions, and the list of those that the suite cannot call.
    fn table(&self, source: &mut String) {
        source.push_str("pub(crate) static FUNCTIONS: &[Function] = &[\n");
        let mut others = Vec::new();
        for Function {
            module,
            name,
            request,
            returns,
        } in &self.functions
        {
            let value = returns
                .strip_prefix("Reply<'_, ")
                .and_then(|rest| rest.strip_suffix('>'));
            let path = request
                .as_ref()
                .map(|request| self.path_of(request, module));
            let value = value.filter(|value| self.is_readable(value, module));
            let is_download = returns == "Opening<'_, Download>";
            match (path, value) {
                (Some(Some(path)), None) if is_download && self.is_convertible(&path) => {
                    let _ = writeln!(
                        source,
                        "Function {{ name: {name:?}, call: |core, arguments| opened(core, \
                         arguments, {module}::{name}) }},"
                    );
                }
                (None, None) if is_download => {
                    let _ = writeln!(
                        source,
                        "Function {{ name: {name:?}, call: |core, _| downloaded(String::new(), \
                         {module}::{name}(core)) }},"
                    );
                }
                (None, Some(_)) => {
                    let _ = writeln!(
                        source,
                        "Function {{ name: {name:?}, call: |core, _| finished(String::new(), \
                         {module}::{name}(core)) }},"
                    );
                }
                (Some(Some(path)), Some(_)) if self.is_convertible(&path) => {
                    let _ = writeln!(
                        source,
                        "Function {{ name: {name:?}, call: |core, arguments| called(core, \
                         arguments, {module}::{name}) }},"
                    );
                }
                _ => others.push(name),
            }
        }
        let _ = writeln!(
            source,
            "];\npub(crate) static OTHERS: &[&str] = &{others:?};"
        );
    }
}

fn to_value(path: &str, of: &Struct, names: &BTreeMap<String, String>, source: &mut String) {
    let _ = writeln!(
        source,
        "impl ToValue for {path} {{ fn to_value(&self) -> Value {{ object([",
    );
    for (name, _) in of.fields.iter().flatten() {
        if let Some(json) = names.get(name) {
            let _ = writeln!(source, "({json:?}, self.{name}.to_value()),");
        }
    }
    source.push_str("]) } }\n");
}

/// Removes comments and attributes, and makes each run of blanks one blank.
fn without_comments(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with("//"));
    let words: Vec<_> = lines.flat_map(str::split_whitespace).collect();
    let source = words.join(" ");
    let mut parts = source.split("#[");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut depth = 1;
        let end = part.find(|letter| {
            depth += i32::from(letter == '[') - i32::from(letter == ']');
            depth == 0
        });
        rest.push_str(part[end.expect("the attribute ends") + 1..].trim_start());
    }
    rest
}

/// Returns the name and the content of each block `<mark>NAME { ... }`.
fn blocks<'a>(source: &'a str, mark: &str) -> Vec<(&'a str, &'a str)> {
    let mut blocks = Vec::new();
    for (at, _) in source.match_indices(mark) {
        let rest = &source[at + mark.len()..];
        let Some((name, body)) = rest.split_once(" {") else {
            continue;
        };
        let is_name = name.chars().all(|letter| letter.is_ascii_alphanumeric());
        if !is_name {
            continue;
        }
        let mut depth = 1;
        let end = body.find(|letter| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            depth == 0
        });
        blocks.push((name, &body[..end.expect("the block ends")]));
    }
    blocks
}

/// Splits a list at a separator outside of quotes and brackets. Empty parts are dropped.
fn split(list: &str, at: char) -> Vec<String> {
    let (mut parts, mut part) = (Vec::new(), String::new());
    let (mut depth, mut is_text) = (0, false);
    for letter in list.chars() {
        match letter {
            '"' => is_text = !is_text,
            '(' | '<' | '[' | '{' if !is_text => depth += 1,
            ')' | '>' | ']' | '}' if !is_text => depth -= 1,
            _ => {}
        }
        if letter == at && depth == 0 && !is_text {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(letter);
        }
    }
    parts.push(part);
    let parts = parts.into_iter().map(|part| part.trim().to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

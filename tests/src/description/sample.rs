//! Samples of values that a schema describes, and of values that it does not.

use serde_json::{Map, Value, json};

use super::schema::{Direction, Kind, Schema};

/// Nested objects of a schema that refers to itself end here.
const DEPTH: usize = 7;

/// The text that is in every secret of a sample.
const SECRET: &str = "s3cret-Vau1t";

/// A text that no list of known values has.
const NEW_VALUE: &str = "A_NEW_VALUE";

/// The pattern of a path argument that is no id.
const SEGMENT: &str = r"^[^/?#%\\.][^/?#%\\]*$";

/// The content of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The required fields, and lists of one item.
    Least,
    /// All fields, and lists of two items.
    Most,
    /// The same, and `null` wherever the schema allows it.
    Nulls,
    /// The same as [`Most`](Self::Most), and a field in each object that no schema names.
    UnknownFields,
    /// The same as [`Most`](Self::Most), with a new value for each text with known values. A text
    /// of a request that must have a known value keeps one.
    NewValues,
}

/// Makes samples. Each text of a sample is different.
#[derive(Debug)]
pub struct Sampler {
    direction: Direction,
    content: Content,
    variant: usize,
    secrets: Vec<String>,
    count: usize,
}

impl Sampler {
    /// Creates a sampler.
    #[must_use]
    pub fn new(direction: Direction, content: Content) -> Self {
        Self {
            direction,
            content,
            variant: 0,
            secrets: Vec::new(),
            count: 0,
        }
    }

    /// Sets the index of the variant for values of several types. Default: the first.
    #[must_use]
    pub fn variant(mut self, variant: usize) -> Self {
        self.variant = variant;
        self
    }

    /// Returns the secrets of the samples so far.
    #[must_use]
    pub fn secrets(&self) -> &[String] {
        &self.secrets
    }

    fn has_new_value(&self, schema: Schema) -> bool {
        self.content == Content::NewValues
            && (self.direction == Direction::Read || !schema.is_closed())
    }

    fn is_whole(&self) -> bool {
        self.content != Content::Least
    }

    /// Returns a value of this schema.
    pub fn sample(&mut self, schema: Schema) -> Value {
        self.at_depth(schema, 0)
    }

    fn at_depth(&mut self, schema: Schema, depth: usize) -> Value {
        if self.content == Content::Nulls && schema.is_nullable() && depth > 0 {
            return Value::Null;
        }
        match schema.kind(self.direction) {
            Kind::Bool => json!(self.is_whole()),
            Kind::Integer => self.integer(schema).into(),
            Kind::Number if self.is_whole() => self.integer(schema).into(),
            Kind::Number => {
                let digits = format!("{}.5", self.integer(schema));
                json!(digits.parse::<f64>().expect("a number"))
            }
            Kind::IntegerOrText if self.is_whole() => json!("1024"),
            Kind::IntegerOrText => json!(1024),
            Kind::Text => self.text(schema).into(),
            Kind::Enum(_) if self.has_new_value(schema) => json!(NEW_VALUE),
            Kind::Enum(values) if self.is_whole() => json!(values[values.len() - 1]),
            Kind::Enum(values) => json!(values[0]),
            Kind::List(item) => {
                let count = self.items(schema);
                let count = if depth > DEPTH { 0 } else { count };
                (0..count).map(|_| self.at_depth(item, depth + 1)).collect()
            }
            Kind::Map(value) => {
                let names = ["a", "name with \"quotes\""];
                let names = &names[..if depth > DEPTH {
                    0
                } else {
                    1 + usize::from(self.is_whole())
                }];
                let entries = names.iter();
                entries
                    .map(|name| ((*name).to_owned(), self.at_depth(value, depth + 1)))
                    .collect()
            }
            Kind::Struct(fields) => {
                let mut object = Map::new();
                for field in fields {
                    if !field.is_required && (!self.is_whole() || depth > DEPTH) {
                        continue;
                    }
                    let constant = field.schema.constant();
                    let constant = constant
                        .filter(|_| self.direction == Direction::Write && field.is_required);
                    let value = match constant {
                        Some(text) => text.into(),
                        None => self.at_depth(field.schema, depth + 1),
                    };
                    object.insert(field.name.to_owned(), value);
                }
                if self.content == Content::UnknownFields {
                    let unknown = json!({"of": [1, "a later version"]});
                    object.insert("fieldOfALaterVersion".to_owned(), unknown);
                }
                object.into()
            }
            Kind::Variants(tag, variants) => {
                let (value, schema) = variants[self.variant % variants.len()];
                let mut object = self.at_depth(schema, depth);
                object[tag] = value.into();
                object
            }
            Kind::Json => self.any(schema, depth),
            Kind::File => {
                json!({"name": "a file-1.png", "type": "image/png", "content": self.plain("file")})
            }
        }
    }

    /// Returns a value that the SDK keeps as text.
    fn any(&mut self, schema: Schema, depth: usize) -> Value {
        if let Some(value) = schema.known_values().get(usize::from(self.is_whole())) {
            return (*value).clone();
        }
        let text = if schema.is_secret() {
            self.secret(schema)
        } else {
            self.plain("any")
        };
        match schema.single_type() {
            None | Some("object") => {
                let mut object = Map::new();
                if let Some(fields) = schema.object_fields().filter(|_| depth < DEPTH) {
                    for field in fields {
                        if field.is_required || self.is_whole() {
                            let value = self.at_depth(field.schema, depth + 1);
                            object.insert(field.name.to_owned(), value);
                        }
                    }
                }
                object.insert("any".to_owned(), json!([text, 1, 2.5, null, true, {}]));
                object.into()
            }
            Some("array") => json!([text]),
            _ => text.into(),
        }
    }

    fn integer(&self, schema: Schema) -> i64 {
        let limit = |key: &str| schema.get(key).and_then(Value::as_i64);
        let (least, most) = (limit("minimum"), limit("maximum"));
        if self.is_whole() {
            most.unwrap_or_else(|| least.map_or(1_764_345_600_123, |least| least + 41))
        } else {
            least.or(most).unwrap_or(7)
        }
    }

    fn items(&self, schema: Schema) -> usize {
        let limit = |key: &str| schema.get(key).and_then(Value::as_u64);
        let least = usize::try_from(limit("minItems").unwrap_or_default()).expect("a count");
        let most =
            limit("maxItems").map_or(usize::MAX, |most| usize::try_from(most).expect("a count"));
        (1 + usize::from(self.is_whole())).max(least).min(most)
    }

    fn text(&mut self, schema: Schema) -> String {
        if schema.is_secret() {
            return self.secret(schema);
        }
        let format = schema.get("format").and_then(Value::as_str);
        let pattern = schema.get("pattern").and_then(Value::as_str);
        let of_form = match (pattern, format) {
            (Some(pattern), _) => Some(of_pattern(pattern, self.is_whole())),
            (None, Some("date-time")) => Some("2026-11-28T16:00:00.000Z"),
            (None, Some("date")) => Some("2026-11-28"),
            (None, Some("uri" | "url")) => Some("https://app.example.com/a?b=c&d=%20#e"),
            (None, Some("email")) => Some("ada@example.com"),
            (None, Some("uuid")) => Some("3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d"),
            (None, Some("ipv4")) => Some("192.0.2.7"),
            _ => None,
        };
        let text = of_form.map_or_else(|| self.plain("text"), str::to_owned);
        fitted(schema, text)
    }

    /// Returns a different text at each call. It has characters with a meaning in JSON and URLs.
    fn plain(&mut self, word: &str) -> String {
        self.count += 1;
        let count = self.count;
        if self.is_whole() {
            format!("{word} {count}: \u{df}\u{1f600} \"1+1=2\" \\ 50% a&b;c/d?e#f")
        } else {
            format!("{word}{count}")
        }
    }

    fn secret(&mut self, schema: Schema) -> String {
        self.count += 1;
        let secret = fitted(
            schema,
            format!("{SECRET}-{}-{:08}", self.count, self.count * 7919),
        );
        self.secrets.push(secret.clone());
        secret
    }
}

/// Makes a text as long as the schema wants it.
fn fitted(schema: Schema, text: String) -> String {
    let limit = |key: &str| schema.get(key).and_then(Value::as_u64);
    let length = |limit: u64| usize::try_from(limit).expect("a length");
    let mut text = text;
    if let Some(most) = limit("maxLength").map(length) {
        text = text.chars().take(most).collect();
    }
    let pattern = schema.get("pattern").and_then(Value::as_str);
    let of_pattern = pattern.and_then(lengths).map(|(least, _)| least);
    if let Some(least) = limit("minLength").map(length).or(of_pattern) {
        while text.chars().count() < least {
            text.push('x');
        }
    }
    text
}

/// Returns a text of this pattern.
fn of_pattern(pattern: &str, is_whole: bool) -> &'static str {
    let id = if is_whole {
        "65F00000000000000000abcd"
    } else {
        "65f0000000000000000000a1"
    };
    match pattern {
        "^[0-9a-fA-F]{24}$" | "^[a-fA-F0-9]{24}$" | "^$|^[0-9a-fA-F]{24}$" => id,
        r"^(\S+\s+){4}\S+$" => "*/5 0 * * 1-5",
        "^[A-Za-z0-9_-]{1,64}$" if is_whole => {
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
        }
        "^[A-Za-z0-9_-]{1,64}$" => "a",
        SEGMENT => "Google Drive_7-a.b~c!$&'()*+,;=:@\"`{}|^",
        "^[A-Za-z0-9_-]+$" | "^[A-Za-z0-9_-]{1,128}$" => "an_id-7",
        "^[A-Za-z0-9 _-]{1,64}$" => "Google Drive_7-a",
        "^$|^\\+?[0-9]{10,15}$" => "+4915112345678",
        "^[A-Za-z0-9\\-_]{43,128}$" | "^[A-Za-z0-9\\-._~]{43,128}$" => {
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        }
        "^[\\w.-]+(\\/[\\w.-]+)?$" => "name.of/a-model",
        "^[a-z0-9]+(?:-[a-z0-9]+)*$" => "a-slug-7",
        _ if pattern.starts_with("^(all_") || pattern.starts_with("^[a-fA-F0-9]{8}-") => {
            "3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d"
        }
        _ => panic!("no sample of the pattern {pattern}"),
    }
}

/// Returns a text of the pattern of a path argument.
pub(super) fn of_path(pattern: Option<&str>, is_whole: bool) -> String {
    pattern.map_or_else(
        || of_pattern(SEGMENT, is_whole).to_owned(),
        |pattern| of_pattern(pattern, is_whole).to_owned(),
    )
}

impl Sampler {
    /// Returns the arguments of an operation by their names in Rust.
    #[must_use]
    pub fn arguments(&mut self, operation: &super::Operation) -> Map<String, Value> {
        let mut arguments = Map::new();
        for argument in operation.arguments() {
            if !argument.is_required && !self.is_whole() {
                continue;
            }
            let constant = argument.schema.constant();
            if constant.is_some() && argument.is_required && argument.place == super::Place::Field {
                continue;
            }
            let is_plain = matches!(argument.schema.kind(Direction::Write), Kind::Text)
                && argument.schema.get("pattern").is_none()
                && argument.schema.get("format").is_none_or(|of| of != "uuid");
            let value = match argument.place {
                super::Place::Path if is_plain || argument.pattern.is_some() => {
                    of_path(argument.pattern, self.is_whole()).into()
                }
                super::Place::Query
                    if matches!(argument.schema.kind(Direction::Write), Kind::List(_)) =>
                {
                    // The items of a list have no comma, which would separate two.
                    self.sample(argument.schema)
                }
                _ => self.at_depth(argument.schema, 1),
            };
            arguments.insert(argument.name, value);
        }
        arguments
    }
}

/// A value beyond a limit.
#[derive(Debug, Clone)]
pub struct Limit {
    /// The place of the value below the sample.
    pub pointer: String,
    /// The name of the field.
    pub name: String,
    /// The limit.
    pub limit: String,
    /// A value that the server would refuse.
    pub value: Value,
}

/// Returns the lengths of texts of a pattern such as `^[a-z]{43,128}$`.
fn lengths(pattern: &str) -> Option<(usize, usize)> {
    let (_, lengths) = pattern.strip_suffix("}$")?.rsplit_once('{')?;
    let (least, most) = lengths.split_once(',')?;
    Some((least.parse().ok()?, most.parse().ok()?))
}

/// Returns texts that are shorter and longer than the texts of a pattern.
fn beyond_lengths(pattern: &str) -> Vec<(String, String)> {
    let Some((least, most)) = lengths(pattern) else {
        return Vec::new();
    };
    [least - 1, most + 1]
        .map(|length| (format!("{length} characters"), "a".repeat(length)))
        .into()
}

/// Returns texts that do not fit the pattern of a path argument.
#[must_use]
pub fn beyond_pattern(pattern: &str) -> Vec<(String, String)> {
    let mut texts = beyond_lengths(pattern);
    if pattern != SEGMENT {
        texts.push((format!("pattern {pattern}"), "!".to_owned()));
    }
    texts
}

/// Returns a value beyond each limit in a sample of a schema.
#[must_use]
pub fn beyond_limits(schema: Schema, name: &str, sample: &Value) -> Vec<Limit> {
    let mut limits = Vec::new();
    collect_limits(schema, name, "", sample, &mut limits);
    limits
}

fn collect_limits(
    schema: Schema,
    name: &str,
    pointer: &str,
    sample: &Value,
    limits: &mut Vec<Limit>,
) {
    let kind = schema.kind(Direction::Write);
    let limit = |key: &str| schema.get(key).and_then(Value::as_i64);
    let mut add = |limit: String, value: Value| {
        limits.push(Limit {
            pointer: pointer.to_owned(),
            name: name.to_owned(),
            limit,
            value,
        });
    };
    let repeated = |count: i64| "x".repeat(usize::try_from(count).expect("a length"));
    match &kind {
        Kind::Integer | Kind::Number | Kind::IntegerOrText => {
            if let Some(least) = limit("minimum") {
                add(format!("minimum {least}"), json!(least - 1));
            }
            if let Some(most) = limit("maximum") {
                add(format!("maximum {most}"), json!(most + 1));
            }
        }
        Kind::Text => {
            if let Some(least) = limit("minLength").filter(|least| *least > 0) {
                add(format!("minLength {least}"), repeated(least - 1).into());
            }
            if let Some(most) = limit("maxLength") {
                add(format!("maxLength {most}"), repeated(most + 1).into());
            }
            if schema.get("format").is_some_and(|of| of == "uuid") {
                for other in ["3f2c1a44", "3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3g"] {
                    add("format uuid".to_owned(), other.into());
                }
            }
            if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
                let length = limit("minLength").unwrap_or(1).max(1);
                let other = "!".repeat(usize::try_from(length).expect("a length"));
                add(format!("pattern {pattern}"), other.into());
                for (limit, text) in beyond_lengths(pattern) {
                    add(limit, text.into());
                }
            }
        }
        Kind::Enum(_) | Kind::Json if schema.is_closed() => {
            add("enum".to_owned(), NEW_VALUE.into());
        }
        Kind::List(_) => {
            let items = sample.as_array().cloned().unwrap_or_default();
            let item = items.first().cloned().unwrap_or_else(|| json!("x"));
            if let Some(least) = limit("minItems").filter(|least| *least > 0) {
                let count = usize::try_from(least - 1).expect("a count");
                add(
                    format!("minItems {least}"),
                    vec![item.clone(); count].into(),
                );
            }
            if let Some(most) = limit("maxItems") {
                let count = usize::try_from(most + 1).expect("a count");
                add(format!("maxItems {most}"), vec![item; count].into());
            }
        }
        _ => {}
    }
    match kind {
        Kind::List(item) => {
            if let Some(value) = sample.get(0) {
                collect_limits(item, name, &format!("{pointer}/0"), value, limits);
            }
        }
        Kind::Map(of) => {
            if let Some((key, value)) = sample.as_object().and_then(|of| of.iter().next()) {
                collect_limits(of, name, &format!("{pointer}/{key}"), value, limits);
            }
        }
        Kind::Struct(fields) => {
            for field in fields {
                let is_constant = field.is_required && field.schema.constant().is_some();
                if let Some(value) = sample.get(field.name).filter(|_| !is_constant) {
                    let pointer = format!("{pointer}/{}", field.name);
                    collect_limits(field.schema, field.name, &pointer, value, limits);
                }
            }
        }
        Kind::Variants(tag, variants) => {
            let found = variants.iter().find(|(value, _)| sample[tag] == **value);
            if let Some((_, schema)) = found {
                collect_limits(*schema, name, pointer, sample, limits);
            }
        }
        _ => {}
    }
}

/// Returns the places of the required fields in a sample of a response, and their names.
#[must_use]
pub fn required_places(schema: Schema, sample: &Value) -> Vec<(String, &'static str)> {
    let mut places = Vec::new();
    collect_required(schema, "", sample, &mut places);
    places
}

fn collect_required(
    schema: Schema,
    pointer: &str,
    sample: &Value,
    places: &mut Vec<(String, &'static str)>,
) {
    match schema.kind(Direction::Read) {
        Kind::Struct(fields) => {
            for field in fields {
                let Some(value) = sample.get(field.name) else {
                    continue;
                };
                if field.is_required && !field.schema.is_nullable() {
                    places.push((pointer.to_owned(), field.name));
                }
                let pointer = format!("{pointer}/{}", field.name);
                collect_required(field.schema, &pointer, value, places);
            }
        }
        Kind::List(item) => {
            if let Some(value) = sample.get(0) {
                collect_required(item, &format!("{pointer}/0"), value, places);
            }
        }
        Kind::Map(of) => {
            if let Some((key, value)) = sample.as_object().and_then(|of| of.iter().next()) {
                let key = key.replace('~', "~0").replace('/', "~1");
                collect_required(of, &format!("{pointer}/{key}"), value, places);
            }
        }
        _ => {}
    }
}

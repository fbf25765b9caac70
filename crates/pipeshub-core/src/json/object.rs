//! JSON objects as structs, in little code for each struct.
//!
//! A derived `Deserialize` can be filled in two ways: by name from a map, which is most of its
//! code, and by position from a sequence. Here one function, the same for every struct, finds the
//! fields by their names and brings them into the struct's own order, so that only the second way
//! is compiled. What went wrong is kept beside it, so that an error takes no room and no code.
//!
//! For example, this is how `struct Connector { id: String, owner: Option<Owner> }` is read from
//! `{"owner":{"name":7},"more":1,"id":"c1"}`:
//!
//! 1. serde asks [`Json`] for a struct with the fields `id` and `owner`.
//! 2. [`FieldNames`] goes through the object once. [`FieldIndex`] turns `owner` into 1 and `id` into
//!    0; `more` is skipped.
//! 3. The [`FieldValues`] are now `"c1"` and `{"name":7}`, in the struct's order and not parsed yet.
//! 4. [`FieldSequence`] gives them to the struct one by one, each as a [`Json`] one level deeper. It
//!    notes in the [`Location`] which field that is. Without a value it gives [`MissingValue`].
//! 5. `Owner` is a struct, so these steps repeat inside it; a list goes through [`ListVisitor`].
//! 6. `name` is no text, so reading ends with [`Mismatch`], which holds nothing. The [`Location`]
//!    still holds `name`, and the caller gets "its field `name` is not as expected".

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::slice::Iter;
use std::vec;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::error::Category;
use serde_json::value::RawValue;

/// How many structs and lists may be inside each other. The text of the innermost is looked through
/// once for each.
const MAX_DEPTH: u8 = 32;

/// Where reading is, and so where and why it failed if it failed.
#[derive(Default)]
pub(crate) struct Location(Cell<Problem>);

/// What is wrong if reading ends here.
#[derive(Clone, Copy, Default)]
enum Problem {
    /// No field was reached yet.
    #[default]
    Unlocated,
    Broken {
        problem: &'static str,
        line: usize,
        column: usize,
    },
    Field {
        name: &'static str,
        present: bool,
    },
    /// The field that holds the value to read; see [`Json::field`].
    Wrapper {
        present: bool,
    },
    Repeated,
    TooDeep,
    Alias,
    /// The text is not read, for a reason outside of it.
    Refused(&'static str),
}

impl Location {
    /// What is wrong, without a value of the server's.
    pub(crate) fn describe(&self) -> Cow<'static, str> {
        match self.0.get() {
            Problem::Unlocated | Problem::Wrapper { .. } => "its JSON is not as expected".into(),
            Problem::Broken {
                problem,
                line,
                column,
            } => format!("{problem} (line {line}, column {column})").into(),
            Problem::Field { name, present } => field_problem(name, present),
            Problem::Refused(problem) => problem.into(),
            Problem::Repeated => "its JSON has a field twice".into(),
            Problem::TooDeep => "its JSON is nested too deep".into(),
            Problem::Alias => {
                "a field has more than one name (`serde(alias)`), which `object` cannot read".into()
            }
        }
    }

    /// The same where the value was read from one field of the text; see [`Json::field`].
    pub(crate) fn describe_in(&self, wrapper: &str) -> Cow<'static, str> {
        match self.0.get() {
            Problem::Wrapper { present } => field_problem(wrapper, present),
            Problem::Field { name, present } => {
                field_problem(&format!("{wrapper}.{name}"), present)
            }
            _ => self.describe(),
        }
    }

    /// Notes why the text is not read.
    pub(crate) fn set_refused(&self, problem: &'static str) {
        self.0.set(Problem::Refused(problem));
    }

    /// Notes what is wrong with the whole text, unless a field was noted before.
    pub(crate) fn set_broken(&self, error: &serde_json::Error) {
        if let Problem::Unlocated = self.0.get() {
            let problem = match error.classify() {
                Category::Eof => "its JSON ends too early",
                Category::Data => "its JSON is not as expected",
                Category::Syntax | Category::Io => "it is not JSON",
            };
            self.0.set(Problem::Broken {
                problem,
                line: error.line(),
                column: error.column(),
            });
        }
    }
}

fn field_problem(name: &str, present: bool) -> Cow<'static, str> {
    let problem = if present {
        "not as expected"
    } else {
        "missing"
    };
    format!("its field `{name}` is {problem}").into()
}

/// A zero-sized error. The details are in [`Location`].
#[derive(Debug)]
pub(crate) struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is not as expected")
    }
}

impl std::error::Error for Mismatch {}

impl serde::de::Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The raw values of the requested fields, in the requested order.
pub(crate) struct FieldValues<'de> {
    pub(crate) values: Vec<Option<&'de RawValue>>,
    /// Whether one of the names was there twice; the last one counts.
    repeated: bool,
}

impl<'de> FieldValues<'de> {
    /// # Errors
    ///
    /// It is not JSON, or no object.
    pub(crate) fn read(text: &'de [u8], names: &[&'static str]) -> Result<Self, serde_json::Error> {
        let mut json = serde_json::Deserializer::from_slice(text);
        let found = json.deserialize_map(FieldNames(names))?;
        json.end()?;
        Ok(found)
    }
}

/// Reads an object into the values of the fields with these names.
struct FieldNames<'a>(&'a [&'static str]);

impl<'de> Visitor<'de> for FieldNames<'_> {
    type Value = FieldValues<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FieldValues<'de>, A::Error> {
        let mut found = FieldValues {
            values: vec![None; self.0.len()],
            repeated: false,
        };
        while let Some(index) = map.next_key_seed(FieldIndex(self.0))? {
            match index {
                Some(index) => {
                    let earlier = found.values[index].replace(map.next_value()?);
                    found.repeated |= earlier.is_some();
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}

/// Reads a key into its index among these names.
struct FieldIndex<'a>(&'a [&'static str]);

impl<'de> DeserializeSeed<'de> for FieldIndex<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FieldIndex<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.iter().position(|known| *known == name))
    }
}

/// A JSON value.
#[derive(Clone, Copy)]
pub(crate) struct Json<'a, 'de> {
    text: &'de [u8],
    location: &'a Location,
    /// How many structs and lists it is in.
    depth: u8,
}

impl<'a, 'de> Json<'a, 'de> {
    pub(crate) fn new(text: &'de [u8], location: &'a Location) -> Self {
        Self {
            text,
            location,
            depth: 0,
        }
    }

    /// The value of one field of this object; every other field is passed over.
    pub(crate) fn field(self, name: &'static str) -> Result<Self, Mismatch> {
        let value = self.fields(&[name])?.pop().flatten();
        let present = value.is_some();
        self.location.0.set(Problem::Wrapper { present });
        value.map(|value| self.nested(value)).ok_or(Mismatch)
    }

    fn fields(self, names: &[&'static str]) -> Result<Vec<Option<&'de RawValue>>, Mismatch> {
        self.check_depth()?;
        match FieldValues::read(self.text, names) {
            Ok(FieldValues {
                values,
                repeated: false,
            }) => Ok(values),
            Ok(_) => {
                self.location.0.set(Problem::Repeated);
                Err(Mismatch)
            }
            Err(error) => Err(self.mismatch(&error)),
        }
    }

    fn check_depth(self) -> Result<(), Mismatch> {
        if self.depth < MAX_DEPTH {
            return Ok(());
        }
        self.location.0.set(Problem::TooDeep);
        Err(Mismatch)
    }

    fn nested(self, value: &'de RawValue) -> Self {
        Self {
            text: value.get().as_bytes(),
            location: self.location,
            depth: self.depth + 1,
        }
    }

    fn mismatch(self, error: &serde_json::Error) -> Mismatch {
        // Further inside, line and column are not those of the whole text.
        if self.depth == 0 {
            self.location.set_broken(error);
        }
        Mismatch
    }
}

macro_rules! as_serde_json_does {
    ($($method:ident($($name:ident: $type:ty),*))*) => {
        $(
            fn $method<V: Visitor<'de>>(self, $($name: $type,)* visitor: V) -> Result<V::Value, Mismatch> {
                let mut json = serde_json::Deserializer::from_slice(self.text);
                let value = json.$method($($name,)* visitor).and_then(|value| json.end().map(|()| value));
                value.map_err(|error| self.mismatch(&error))
            }
        )*
    };
}

impl<'de> Deserializer<'de> for Json<'_, 'de> {
    type Error = Mismatch;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let mut fields = FieldSequence::new(self, names);
        let value = visitor.visit_seq(&mut fields)?;
        fields.end()?;
        Ok(value)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.text == b"null" {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.check_depth()?;
        let mut json = serde_json::Deserializer::from_slice(self.text);
        let value = json.deserialize_seq(ListVisitor {
            visitor,
            json: self,
            outer: self.location.0.get(),
        });
        value
            .and_then(|value| json.end().map(|()| value))
            .map_err(|error| self.mismatch(&error))
    }

    as_serde_json_does! {
        deserialize_any() deserialize_bool() deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64()
        deserialize_i128() deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64() deserialize_u128()
        deserialize_f32() deserialize_f64() deserialize_char() deserialize_str() deserialize_string() deserialize_bytes()
        deserialize_byte_buf() deserialize_unit() deserialize_unit_struct(name: &'static str)
        deserialize_newtype_struct(name: &'static str) deserialize_tuple(len: usize)
        deserialize_tuple_struct(name: &'static str, len: usize) deserialize_map()
        deserialize_enum(name: &'static str, variants: &'static [&'static str]) deserialize_identifier()
        deserialize_ignored_any()
    }
}

/// A struct's values, given to it one by one.
struct FieldSequence<'a, 'de> {
    values: vec::IntoIter<Option<&'de RawValue>>,
    names: Iter<'static, &'static str>,
    json: Json<'a, 'de>,
    /// The location of the struct itself.
    outer: Problem,
    /// The text is no object. Then there is no field, and [`end`](Self::end) fails.
    broken: bool,
}

/// All that needs no type is here, and not in `deserialize_struct`, which is compiled for each struct.
impl<'a, 'de> FieldSequence<'a, 'de> {
    fn new(json: Json<'a, 'de>, names: &'static [&'static str]) -> Self {
        let fields = json.fields(names);
        let broken = fields.is_err();
        Self {
            values: fields.unwrap_or_default().into_iter(),
            names: if broken { &[] } else { names }.iter(),
            json,
            outer: json.location.0.get(),
            broken,
        }
    }

    fn value_of(&mut self, name: &'static str) -> Option<Json<'a, 'de>> {
        let value = self.values.next().flatten();
        self.json.location.0.set(Problem::Field {
            name,
            present: value.is_some(),
        });
        value.map(|value| self.json.nested(value))
    }

    /// Whether the struct was read from these fields, and only from them. serde reports each alias
    /// as a field of its own, which would shift all values after it. Names are left over then.
    fn end(self) -> Result<(), Mismatch> {
        if self.broken {
            return Err(Mismatch);
        }
        if self.names.len() > 0 {
            self.json.location.0.set(Problem::Alias);
            return Err(Mismatch);
        }
        self.json.location.0.set(self.outer);
        Ok(())
    }
}

impl<'de> SeqAccess<'de> for FieldSequence<'_, 'de> {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mismatch> {
        let Some(name) = self.names.next() else {
            return Ok(None);
        };
        match self.value_of(name) {
            Some(value) => seed.deserialize(value).map(Some),
            // An `Option` is `None` then. Anything else takes its `serde(default)`, or is missing.
            None => Ok(seed.deserialize(MissingValue).ok()),
        }
    }
}

/// Wraps the visitor of a list, so that it gets the elements as [`Json`].
struct ListVisitor<'a, 'de, V> {
    visitor: V,
    json: Json<'a, 'de>,
    outer: Problem,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for ListVisitor<'_, 'de, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_seq(ListElements {
            access,
            json: self.json,
            outer: self.outer,
        })
    }
}

struct ListElements<'a, 'de, A> {
    access: A,
    json: Json<'a, 'de>,
    outer: Problem,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for ListElements<'_, 'de, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        // Not where the element before it ended.
        self.json.location.0.set(self.outer);
        let Some(element) = self.access.next_element::<&RawValue>()? else {
            return Ok(None);
        };
        seed.deserialize(self.json.nested(element))
            .map(Some)
            .map_err(A::Error::custom)
    }
}

/// In location of the value of a field that is not there.
struct MissingValue;

impl<'de> Deserializer<'de> for MissingValue {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::*;

    fn read<T: DeserializeOwned>(text: impl AsRef<[u8]>) -> Result<T, String> {
        let location = Location::default();
        T::deserialize(Json::new(text.as_ref(), &location))
            .map_err(|Mismatch| location.describe().into_owned())
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code, reason = "compared as it is shown")]
    struct Connector {
        id: String,
        display_name: Option<String>,
        #[serde(rename = "type")]
        kind: Kind,
        #[serde(default)]
        tags: Vec<String>,
        #[serde(skip)]
        opened: bool,
        #[serde(default = "five")]
        tries: u8,
        #[serde(deserialize_with = "half")]
        size: f64,
        owner: Option<Owner>,
        shared_with: Vec<Owner>,
        by_name: BTreeMap<String, Owner>,
        count: Count,
        pair: (i64, char),
        extra: Option<Box<RawValue>>,
        last: (),
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    #[allow(dead_code, reason = "compared as it is shown")]
    enum Kind {
        Drive,
        Other { since: u64 },
    }

    #[derive(Debug, Deserialize)]
    struct Owner {
        name: String,
        admin: bool,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "compared as it is shown")]
    struct Count(i32);

    fn five() -> u8 {
        5
    }

    fn half<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        f64::deserialize(deserializer).map(|size| size / 2.0)
    }

    /// The names as in JSON, and for each a value that fits it.
    const FIELDS: [(&str, &str); 14] = [
        ("id", r#""a\u0062""#),
        ("displayName", r#""Drive""#),
        ("type", r#""drive""#),
        ("tags", r#"["x","y"]"#),
        ("tries", "7"),
        ("size", "3.0"),
        ("owner", r#"{"admin":true,"name":"o"}"#),
        (
            "sharedWith",
            r#"[{"name":"p","admin":false}, {"more":[{}],"admin":true,"name":"q"}]"#,
        ),
        ("byName", r#"{"r":{"name":"r","admin":false}}"#),
        ("count", "-4"),
        ("pair", r#"[9,"\u00e9"]"#),
        ("extra", r#"{"a":[1, 2]}"#),
        ("last", "null"),
        ("unknown", r#"{"id":1}"#),
    ];

    fn object(fields: &[(&str, &str)]) -> String {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{name:?}: {value}"))
            .collect();
        format!(" {{ {} }}\n", fields.join(","))
    }

    /// What is read, if it can be read; `serde_json` reads the same.
    fn same(text: &[u8]) -> Option<String> {
        let (ours, theirs) = (
            read::<Connector>(text).ok(),
            serde_json::from_slice::<Connector>(text).ok(),
        );
        let (ours, theirs) = (
            ours.map(|value| format!("{value:?}")),
            theirs.map(|value| format!("{value:?}")),
        );
        assert_eq!(ours, theirs, "{}", String::from_utf8_lossy(text));
        ours
    }

    #[test]
    fn struct_is_read_as_serde_json_reads_it() {
        let connector: Connector = read(object(&FIELDS)).unwrap();
        assert_eq!(
            (
                connector.id.as_str(),
                connector.tries,
                connector.shared_with.len()
            ),
            ("ab", 7, 2)
        );
        assert!(
            connector
                .owner
                .is_some_and(|owner| owner.admin && owner.name == "o")
        );
        assert_eq!(
            same(object(&FIELDS).as_bytes())
                .unwrap()
                .matches("Owner")
                .count(),
            4
        );

        let values = [
            "null",
            "true",
            "1",
            "-1",
            "300",
            "0.5",
            "1e999",
            r#""s""#,
            r#""\ud800""#,
            "[]",
            "[1]",
            "{}",
        ];
        let mut read = 0;
        for at in 0..FIELDS.len() {
            let mut fields = FIELDS.to_vec();
            let (name, value) = fields.remove(at);
            read += usize::from(same(object(&fields).as_bytes()).is_some());
            fields.insert(0, (name, value));
            assert!(
                same(object(&fields).as_bytes()).is_some(),
                "{name} comes first"
            );
            fields.push((name, value));
            assert_eq!(
                same(object(&fields).as_bytes()).is_some(),
                name == "unknown",
                "{name} is there twice"
            );
            fields.pop();
            for value in values {
                fields[0].1 = value;
                read += usize::from(same(object(&fields).as_bytes()).is_some());
            }
        }
        // Six fields may be missing, and of the values forty fit, 24 of them `extra` and `unknown`,
        // which are of any type.
        assert_eq!(read, 6 + 40);
    }

    #[test]
    fn broken_text_is_read_as_serde_json_reads_it() {
        let whole = object(&FIELDS).into_bytes();
        let mut random = 1_u64;
        let mut below = |end: usize| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(random >> 33).unwrap() % end
        };
        let mut read = 0;
        for _ in 0..20_000 {
            let mut text = whole.clone();
            let (from, to) = (below(text.len()), below(text.len()));
            match below(4) {
                0 => text[from] = b"\"\\{}[],: 0e\xff"[below(12)],
                1 => drop(text.remove(from)),
                2 => text.insert(from, text[to]),
                _ => text.truncate(from),
            }
            read += usize::from(same(&text).is_some());
        }
        assert!(read > 1_000, "{read}");
    }

    /// What is told of a text that `serde_json` does not read either.
    fn problem<T: DeserializeOwned + fmt::Debug>(text: &str) -> String {
        assert!(serde_json::from_str::<T>(text).is_err(), "{text}");
        read::<T>(text).unwrap_err()
    }

    /// It has something against what it was made from.
    #[derive(Debug, Deserialize)]
    #[serde(try_from = "Owner")]
    struct Nobody;

    impl TryFrom<Owner> for Nobody {
        type Error = &'static str;

        fn try_from(_: Owner) -> Result<Self, Self::Error> {
            Err("somebody")
        }
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "it is never made")]
    struct Of {
        nobody: Nobody,
    }

    #[test]
    fn field_that_does_not_fit_is_named_in_the_problem() {
        let with = |name: &str, value| {
            object(&FIELDS.map(|field| {
                if field.0 == name {
                    (field.0, value)
                } else {
                    field
                }
            }))
        };
        let without = FIELDS
            .into_iter()
            .filter(|field| field.0 != "size")
            .collect::<Vec<_>>();
        assert_eq!(
            problem::<Connector>(&object(&without)),
            "its field `size` is missing"
        );
        for (field, value, says) in [
            ("tries", "256", "its field `tries` is not as expected"),
            ("owner", r#"{"name":"n"}"#, "its field `admin` is missing"),
            (
                "owner",
                r#"{"name":"n","name":"n","admin":true}"#,
                "its JSON has a field twice",
            ),
            (
                "sharedWith",
                r#"[{"name":7,"admin":true}]"#,
                "its field `name` is not as expected",
            ),
            // Neither a field of the element in front of it, nor of the one inside.
            (
                "sharedWith",
                r#"[{"name":"n","admin":true},7]"#,
                "its field `sharedWith` is not as expected",
            ),
            ("extra", "[", "it is not JSON (line 1, column 303)"),
        ] {
            assert_eq!(problem::<Connector>(&with(field, value)), says, "{value}");
        }
        assert_eq!(
            problem::<Owner>("[1]"),
            "its JSON is not as expected (line 1, column 0)"
        );
        assert_eq!(
            problem::<Owner>(r#"{"name":"n","#),
            "its JSON ends too early (line 1, column 12)"
        );
        assert_eq!(
            problem::<Owner>(r#"{"name":"n","admin":true}}"#),
            "it is not JSON (line 1, column 26)"
        );
        let cut = r#"[{"name":"n","admin":true},{"na"#;
        assert_eq!(
            problem::<Vec<Owner>>(cut),
            "its JSON ends too early (line 1, column 31)"
        );
        assert_eq!(
            problem::<Vec<Owner>>("[]]"),
            "it is not JSON (line 1, column 3)"
        );
        assert_eq!(problem::<u8>("1 2"), "it is not JSON (line 1, column 3)");
        // Line and column are those of the whole text.
        assert_eq!(
            problem::<Vec<u8>>("[1,\n\n  \"x\"]"),
            "its JSON is not as expected (line 3, column 6)"
        );
        assert_eq!(
            problem::<Nobody>(r#"{"name":"n","admin":true}"#),
            "its JSON is not as expected"
        );

        let nobody = r#"{"nobody":{"name":"n","admin":true}}"#;
        assert_eq!(
            problem::<Of>(nobody),
            "its field `nobody` is not as expected"
        );
    }

    #[test]
    fn array_is_refused_as_a_struct() {
        #[derive(Debug, Deserialize)]
        #[allow(dead_code, reason = "it is never made")]
        struct Of {
            owner: Owner,
        }

        assert!(read::<Of>(r#"{"owner":{"name":"n","admin":true}}"#).is_ok());
        assert!(read::<Of>(r#"{"owner":["n",true]}"#).is_err());
        assert!(read::<Owner>(" \n[\"n\",true]").is_err());
        assert!(read::<Vec<Owner>>(r#"[["n",true]]"#).is_err());
        assert!(read::<Option<Owner>>(r#"["n",true]"#).is_err());
        assert!(read::<Option<Owner>>("null").is_ok_and(|owner| owner.is_none()));
    }

    #[test]
    fn struct_without_required_fields_is_read_from_an_object_only() {
        #[derive(Debug, Deserialize)]
        struct Empty {}

        #[derive(Debug, Deserialize)]
        #[serde(default)]
        #[allow(dead_code, reason = "only made")]
        struct Defaults {
            name: String,
            empty: Empty,
        }

        impl Default for Defaults {
            fn default() -> Self {
                Self {
                    name: String::new(),
                    empty: Empty {},
                }
            }
        }

        assert!(read::<Empty>("{}").is_ok() && read::<Defaults>("{}").is_ok());
        for text in ["", "[]", "null", "7", "\"\"", "{", "{} {}", "<html>"] {
            let problems = [
                read::<Empty>(text).unwrap_err(),
                read::<Defaults>(text).unwrap_err(),
            ];
            for problem in problems {
                assert!(problem.contains("JSON"), "{text}: {problem}");
            }
        }
        assert_eq!(
            read::<Defaults>(r#"{"empty":[]}"#).unwrap_err(),
            "its field `empty` is not as expected"
        );
    }

    /// Who reads what may not fit, and goes on, is no deeper inside after it.
    #[test]
    fn mismatch_that_is_ignored_takes_no_depth() {
        #[derive(Debug)]
        struct Perhaps(Option<Owner>);

        impl<'de> Deserialize<'de> for Perhaps {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self(Owner::deserialize(deserializer).ok()))
            }
        }

        let owners = format!(r#"[{}{{"name":"n","admin":true}}]"#, "7,[],{},".repeat(40));
        let owners = read::<Vec<Perhaps>>(owners).unwrap();
        assert_eq!(owners.iter().filter(|owner| owner.0.is_some()).count(), 1);
    }

    #[derive(Debug, Deserialize)]
    struct Folder {
        folders: Vec<Folder>,
        within: Option<Box<Folder>>,
    }

    #[test]
    fn deep_nesting_is_refused_without_stack_overflow() {
        let folders = |depth| format!("{}{}", r#"{"folders":["#.repeat(depth), "]}".repeat(depth));
        let within = |depth| {
            format!(
                "{}null{}",
                r#"{"folders":[],"within":"#.repeat(depth),
                "}".repeat(depth)
            )
        };
        let mut deepest = read::<Folder>(folders(16)).unwrap();
        for _ in 1..16 {
            assert!(deepest.within.is_none());
            deepest = deepest.folders.remove(0);
        }
        // The innermost list is the 33rd level.
        assert!(read::<Folder>(within(31)).is_ok());
        for text in [folders(17), folders(10_000), within(32), within(10_000)] {
            assert_eq!(
                read::<Folder>(text).unwrap_err(),
                "its JSON is nested too deep"
            );
        }
    }

    /// serde does not say which names are one field's, so a value would come to the wrong field.
    #[test]
    fn field_with_an_alias_is_refused() {
        #[derive(Debug, Deserialize)]
        #[allow(dead_code, reason = "it is never made")]
        struct Options {
            #[serde(alias = "label")]
            name: Option<String>,
            next: Option<String>,
        }

        #[derive(Debug, Deserialize)]
        #[allow(dead_code, reason = "it is never made")]
        struct Texts {
            #[serde(alias = "label")]
            name: String,
            next: String,
        }

        for text in [
            r#"{"name":"n","next":"x"}"#,
            r#"{"label":"l"}"#,
            r#"{"next":"x"}"#,
            "{}",
        ] {
            assert!(
                read::<Options>(text).unwrap_err().contains("serde(alias)"),
                "{text}"
            );
            assert!(read::<Texts>(text).is_err(), "{text}");
        }
        assert!(
            read::<Vec<Options>>("[{}]")
                .unwrap_err()
                .contains("serde(alias)")
        );
    }

    /// What the docs of `RawReply::object` say of it.
    #[test]
    fn missing_option_is_none_whatever_its_default() {
        #[derive(Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Settings {
            #[serde(default = "some")]
            tries: Option<u8>,
            #[serde(deserialize_with = "or_zero")]
            pause: u8,
        }

        #[allow(clippy::unnecessary_wraps, reason = "serde asks for the field's type")]
        fn some() -> Option<u8> {
            Some(5)
        }

        fn or_zero<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
            Option::deserialize(deserializer).map(Option::unwrap_or_default)
        }

        assert_eq!(
            read(r#"{"more":1}"#),
            Ok(Settings {
                tries: None,
                pause: 0
            })
        );
        assert_eq!(
            read(r#"{"tries":3,"pause":4}"#),
            Ok(Settings {
                tries: Some(3),
                pause: 4
            })
        );
    }

    /// A visitor may ask for more than there is.
    #[test]
    fn fields_end_for_a_visitor_that_asks_for_more() {
        struct All(Vec<Option<u8>>);

        impl<'de> Deserialize<'de> for All {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_struct("All", &["a", "b"], Self(Vec::new()))
            }
        }

        impl<'de> Visitor<'de> for All {
            type Value = Self;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a struct")
            }

            fn visit_seq<A: SeqAccess<'de>>(mut self, mut fields: A) -> Result<Self, A::Error> {
                while let Some(field) = fields.next_element()? {
                    self.0.push(field);
                }
                Ok(self)
            }
        }

        assert_eq!(read::<All>(r#"{"b":2}"#).unwrap().0, [None, Some(2)]);
    }
}

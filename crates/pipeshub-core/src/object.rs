//! JSON objects as structs, in little code for each struct.
//!
//! A derived `Deserialize` can be filled in two ways: by name from a map, which is most of its code, and by position from a
//! sequence. Here one function, the same for every struct, finds the fields by their names and brings them into the struct's own
//! order, so that only the second way is compiled: 1.4 kB less for a struct of six fields.

use std::cell::Cell;
use std::fmt;
use std::slice::Iter;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Error;
use serde_json::value::RawValue;

/// The field that was read last, and whether it was there: where an error is.
pub(crate) type Place = Cell<Option<(&'static str, bool)>>;

/// The values of an object's fields with these names, in the order of the names. Other fields are passed over.
///
/// # Errors
///
/// It is not JSON, no object, or has one of the names twice.
pub(crate) fn fields<'de>(text: &'de [u8], names: &'static [&'static str]) -> Result<Found<'de>, Error> {
    let mut values = vec![None; names.len()];
    let mut json = serde_json::Deserializer::from_slice(text);
    json.deserialize_map(Find { names, values: &mut values })?;
    json.end()?;
    Ok(values)
}

type Found<'de> = Vec<Option<&'de RawValue>>;

struct Find<'a, 'de> {
    names: &'static [&'static str],
    values: &'a mut [Option<&'de RawValue>],
}

impl<'de> Visitor<'de> for Find<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(at) = map.next_key_seed(Position(self.names))? {
            let Some(at) = at else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if self.values[at].replace(map.next_value()?).is_some() {
                return Err(A::Error::custom("a field is there twice"));
            }
        }
        Ok(())
    }
}

/// Of a name among these.
struct Position(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Position {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Position {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.iter().position(|known| *known == name))
    }
}

/// A JSON value, with nothing around it but white space.
#[derive(Clone, Copy)]
pub(crate) struct Json<'a, 'de> {
    pub(crate) text: &'de [u8],
    pub(crate) place: &'a Place,
}

macro_rules! as_serde_json_does {
    ($($method:ident($($name:ident: $type:ty),*))*) => {
        $(
            fn $method<V: Visitor<'de>>(self, $($name: $type,)* visitor: V) -> Result<V::Value, Error> {
                let mut json = serde_json::Deserializer::from_slice(self.text);
                let value = json.$method($($name,)* visitor)?;
                json.end()?;
                Ok(value)
            }
        )*
    };
}

impl<'de> Deserializer<'de> for Json<'_, 'de> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let found = fields(self.text, names)?;
        let mut values = Values { found: found.iter(), names: names.iter(), place: self.place };
        let value = visitor.visit_seq(&mut values);
        // serde lists a field's other names as if each were a field, so the values would have come to the wrong ones.
        match value {
            Ok(_) if values.names.len() > 0 => Err(other_names()),
            value => value,
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.text.trim_ascii() == b"null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut json = serde_json::Deserializer::from_slice(self.text);
        let value = json.deserialize_seq(Elements { inner: visitor, place: self.place })?;
        json.end()?;
        Ok(value)
    }

    as_serde_json_does! {
        deserialize_any() deserialize_bool() deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64()
        deserialize_i128() deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64() deserialize_u128()
        deserialize_f32() deserialize_f64() deserialize_char() deserialize_str() deserialize_string() deserialize_bytes()
        deserialize_byte_buf() deserialize_unit() deserialize_unit_struct(name: &'static str) deserialize_newtype_struct(name: &'static str)
        deserialize_tuple(len: usize) deserialize_tuple_struct(name: &'static str, len: usize) deserialize_map()
        deserialize_enum(name: &'static str, variants: &'static [&'static str]) deserialize_identifier()
        deserialize_ignored_any()
    }
}

#[cold]
fn other_names() -> Error {
    Error::custom("a field has more than one name")
}

/// A struct's fields, each as it was found.
struct Values<'a, 'de> {
    found: Iter<'a, Option<&'de RawValue>>,
    names: Iter<'static, &'static str>,
    place: &'a Place,
}

impl<'a, 'de> Values<'a, 'de> {
    fn next(&mut self) -> Option<Json<'a, 'de>> {
        let value = self.found.next().copied().flatten();
        self.place.set(self.names.next().map(|name| (*name, value.is_some())));
        value.map(|value| Json { text: value.get().as_bytes(), place: self.place })
    }
}

impl<'de> SeqAccess<'de> for Values<'_, 'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        match self.next() {
            Some(value) => seed.deserialize(value).map(Some),
            // An `Option` is `None` then. Anything else takes its `#[serde(default)]`, or is missing.
            None => Ok(seed.deserialize(Missing).ok()),
        }
    }
}

/// An array's visitor or its elements, of which each is read as a [`Json`].
struct Elements<'a, T> {
    inner: T,
    place: &'a Place,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Elements<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(Elements { inner: elements, place: self.place })
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Elements<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let Some(element) = self.inner.next_element::<&RawValue>()? else { return Ok(None) };
        let json = Json { text: element.get().as_bytes(), place: self.place };
        seed.deserialize(json).map(Some).map_err(|_| A::Error::custom("an element is not as expected"))
    }
}

/// In place of the value of a field that is not there.
struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = NoValue;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoValue> {
        Err(NoValue)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Nobody reads it: what is missing is told by [`Place`].
#[derive(Debug)]
struct NoValue;

impl fmt::Display for NoValue {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for NoValue {}

impl serde::de::Error for NoValue {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::*;

    fn read<T: DeserializeOwned>(text: impl AsRef<[u8]>) -> Result<T, Option<(&'static str, bool)>> {
        let place = Place::default();
        T::deserialize(Json { text: text.as_ref(), place: &place }).map_err(|_| place.get())
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
        ("sharedWith", r#"[{"name":"p","admin":false}, {"more":[{}],"admin":true,"name":"q"}]"#),
        ("byName", r#"{"r":{"name":"r","admin":false}}"#),
        ("count", "-4"),
        ("pair", r#"[9,"\u00e9"]"#),
        ("extra", r#"{"a":[1, 2]}"#),
        ("last", "null"),
        ("unknown", r#"{"id":1}"#),
    ];

    fn object(fields: &[(&str, &str)]) -> String {
        let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name:?}: {value}")).collect();
        format!(" {{ {} }}\n", fields.join(","))
    }

    /// What is read, if it can be read; `serde_json` reads the same.
    fn same(text: &[u8]) -> Option<String> {
        let (ours, theirs) = (read::<Connector>(text).ok(), serde_json::from_slice::<Connector>(text).ok());
        let (ours, theirs) =
            (ours.map(|value| format!("{value:?}")), theirs.map(|value| format!("{value:?}")));
        assert_eq!(ours, theirs, "{}", String::from_utf8_lossy(text));
        ours
    }

    #[test]
    fn structs_are_read_as_serde_json_reads_them() {
        let connector: Connector = read(object(&FIELDS)).unwrap();
        assert_eq!((connector.id.as_str(), connector.tries, connector.shared_with.len()), ("ab", 7, 2));
        assert!(connector.owner.is_some_and(|owner| owner.admin && owner.name == "o"));
        assert_eq!(same(object(&FIELDS).as_bytes()).unwrap().matches("Owner").count(), 4);

        let values =
            ["null", "true", "1", "-1", "300", "0.5", "1e999", r#""s""#, r#""\ud800""#, "[]", "[1]", "{}"];
        let mut read = 0;
        for at in 0..FIELDS.len() {
            let mut fields = FIELDS.to_vec();
            let (name, value) = fields.remove(at);
            read += usize::from(same(object(&fields).as_bytes()).is_some());
            fields.insert(0, (name, value));
            assert!(same(object(&fields).as_bytes()).is_some(), "{name} comes first");
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
        // Six fields may be missing, and of the values forty fit, 24 of them `extra` and `unknown`, which are of any type.
        assert_eq!(read, 6 + 40);
    }

    #[test]
    fn broken_text_is_read_as_serde_json_reads_it() {
        let whole = object(&FIELDS).into_bytes();
        let mut random = 1_u64;
        let mut below = |end: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
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

    #[test]
    fn the_field_is_told_that_does_not_fit() {
        let without =
            |name: &str| object(&FIELDS.into_iter().filter(|field| field.0 != name).collect::<Vec<_>>());
        assert_eq!(read::<Connector>(without("size")).unwrap_err(), Some(("size", false)));
        let with = |name: &str, value| {
            object(&FIELDS.map(|field| if field.0 == name { (field.0, value) } else { field }))
        };
        assert_eq!(read::<Connector>(with("tries", "256")).unwrap_err(), Some(("tries", true)));
        assert_eq!(read::<Connector>(with("owner", r#"{"name":"n"}"#)).unwrap_err(), Some(("admin", false)));
        let shared = with("sharedWith", r#"[{"name":7,"admin":true}]"#);
        assert_eq!(read::<Connector>(shared).unwrap_err(), Some(("name", true)));
        assert_eq!(read::<Connector>("[]").unwrap_err(), None);
    }

    #[test]
    fn an_array_is_no_struct() {
        for text in [r#"["n",true]"#, " \n[]", r#"{"owner":["n",true]}"#] {
            assert!(read::<Owner>(text).is_err(), "{text}");
        }
        assert!(read::<Vec<Owner>>(r#"[["n",true]]"#).is_err());
        assert!(read::<Option<Owner>>(r#" ["n",true]"#).is_err());
        assert!(read::<Option<Owner>>(" null ").is_ok_and(|owner| owner.is_none()));
    }

    /// Its names are told apart from no field's, so a value would come to the wrong one.
    #[test]
    fn a_field_of_two_names_is_refused() {
        #[derive(Debug, Deserialize)]
        #[allow(dead_code, reason = "it is never made")]
        struct Two {
            #[serde(alias = "label")]
            name: Option<String>,
            next: Option<String>,
        }

        for text in [r#"{"name":"n"}"#, r#"{"label":"l"}"#, r#"{"next":"x"}"#, "{}"] {
            assert!(read::<Two>(text).is_err(), "{text}");
        }
    }
}

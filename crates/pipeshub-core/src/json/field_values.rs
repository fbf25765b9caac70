//! The raw values of a few fields of an object.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The raw values of the requested fields, in the requested order. Of a name that is there twice,
/// the last one counts.
pub(crate) struct FieldValues<'de> {
    pub(crate) values: Vec<Option<&'de RawValue>>,
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
        };
        while let Some(index) = map.next_key_seed(FieldIndex(self.0))? {
            match index {
                Some(index) => {
                    found.values[index] = Some(map.next_value()?);
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

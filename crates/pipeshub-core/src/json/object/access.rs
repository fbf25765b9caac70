//! Access of serde to the fields, elements, entries and variants inside a value.

use std::borrow::Cow;
use std::fmt;
use std::slice::Iter;
use std::vec;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::{Json, Mismatch, Number};
use crate::json::index::NodeId;
use crate::json::problem::Problem;
use crate::json::scan::number_end;

/// The values of a struct's fields in the struct's order.
pub(super) struct FieldSequence<'a, 'de> {
    values: vec::IntoIter<Option<NodeId>>,
    names: Iter<'static, &'static str>,
    json: Json<'a, 'de>,
    /// The problem of the struct itself.
    outer: Problem,
    /// Whether the value is no object. If so, there is no field, and [`end`](Self::end) fails.
    broken: bool,
}

/// Code without a type parameter is in this block. `deserialize_struct` is compiled for each
/// struct.
impl<'a, 'de> FieldSequence<'a, 'de> {
    pub(super) fn new(json: Json<'a, 'de>, names: &'static [&'static str]) -> Self {
        let fields = json.fields(names);
        let broken = fields.is_err();
        Self {
            values: fields.unwrap_or_default().into_iter(),
            names: if broken { &[] } else { names }.iter(),
            json,
            outer: json.document.problem.get(),
            broken,
        }
    }

    fn value_of(&mut self, name: &'static str) -> Option<Json<'a, 'de>> {
        let value = self.values.next().flatten();
        self.json.document.problem.set(Problem::Field {
            name,
            present: value.is_some(),
        });
        value.map(|node| Json { node, ..self.json })
    }

    /// Fails unless the struct was read from exactly these fields.
    ///
    /// serde reports each alias as a field of its own, which would shift all values after it. In
    /// that case some names are not used.
    pub(super) fn end(self) -> Result<(), Mismatch> {
        if self.broken {
            return Err(Mismatch);
        }
        let problem = &self.json.document.problem;
        if self.names.len() > 0 {
            problem.set(Problem::Alias);
            return Err(Mismatch);
        }
        problem.set(match self.outer {
            // A later problem has no position in the text.
            Problem::Value { .. } => Problem::Unlocated,
            outer => outer,
        });
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
            // An `Option` becomes `None`. Another field gets its `serde(default)`, or is missing.
            None => Ok(seed.deserialize(MissingValue).ok()),
        }
    }
}

/// The value of a field that is missing.
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

/// The values inside a list or an object.
struct Inside<'a, 'de> {
    outer: Json<'a, 'de>,
    next: NodeId,
    problem: Problem,
}

impl<'a, 'de> Inside<'a, 'de> {
    fn new(outer: Json<'a, 'de>) -> Self {
        Self {
            outer,
            next: outer.node + 1,
            problem: outer.document.problem.get(),
        }
    }

    fn is_at_end(&self) -> bool {
        self.next >= self.outer.document.index.end(self.outer.node)
    }

    /// Returns the next value. Until the next call, a problem has the position of this value.
    fn next_value(&mut self) -> Json<'a, 'de> {
        let document = self.outer.document;
        let node = self.next;
        self.next = document.index.after(node);
        document.problem.set(match self.problem {
            Problem::Value { .. } => Problem::Value {
                offset: document.index.offset(node),
            },
            outer => outer,
        });
        document.json(node)
    }

    /// Fails unless all values were read.
    fn end(&self) -> Result<(), Mismatch> {
        self.outer.document.problem.set(self.problem);
        if self.is_at_end() {
            Ok(())
        } else {
            Err(Mismatch)
        }
    }
}

pub(super) struct ListElements<'a, 'de>(Inside<'a, 'de>);

impl<'a, 'de> ListElements<'a, 'de> {
    pub(super) fn new(list: Json<'a, 'de>) -> Self {
        Self(Inside::new(list))
    }

    pub(super) fn end(self) -> Result<(), Mismatch> {
        self.0.end()
    }
}

impl<'de> SeqAccess<'de> for ListElements<'_, 'de> {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mismatch> {
        if self.0.is_at_end() {
            return Ok(None);
        }
        seed.deserialize(self.0.next_value()).map(Some)
    }
}

/// The names and values of an object that is read as a map.
pub(super) struct MapEntries<'a, 'de>(Inside<'a, 'de>);

impl<'a, 'de> MapEntries<'a, 'de> {
    pub(super) fn new(object: Json<'a, 'de>) -> Self {
        Self(Inside::new(object))
    }

    pub(super) fn end(self) -> Result<(), Mismatch> {
        self.0.end()
    }
}

impl<'de> MapAccess<'de> for MapEntries<'_, 'de> {
    type Error = Mismatch;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mismatch> {
        if self.0.is_at_end() {
            return Ok(None);
        }
        seed.deserialize(Key(self.0.next_value())).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mismatch> {
        seed.deserialize(self.0.next_value())
    }
}

/// The name of an entry. As in `serde_json`, a name may be read as a number or a `bool`, too.
struct Key<'a, 'de>(Json<'a, 'de>);

impl<'de> Key<'_, 'de> {
    /// Returns the text between the quotes if it is a number.
    fn number(&self) -> Result<&'de str, Mismatch> {
        match self.0.string()? {
            Cow::Borrowed(text) if number_end(text.as_bytes(), 0) == Ok(text.len()) => Ok(text),
            _ => Err(Mismatch),
        }
    }
}

macro_rules! number_keys {
    ($($method:ident)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
                Number::parse(self.number()?)?.visit(visitor)
            }
        )*
    };
}

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Mismatch;

    number_keys! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.0.deserialize_str(visitor)
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_i128(self.number()?.parse().or(Err(Mismatch))?)
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_u128(self.number()?.parse().or(Err(Mismatch))?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &*self.0.string()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Mismatch),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if name.starts_with("$serde_json::") {
            return self.0.deserialize_newtype_struct(name, visitor);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.0.deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.0.deserialize_bytes(visitor)
    }

    forward_to_deserialize_any! {
        char str string unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The variant of an enum: its name, or an object with its name and value.
pub(super) struct EnumVariant<'a, 'de> {
    name: Json<'a, 'de>,
    value: Option<Json<'a, 'de>>,
}

impl<'a, 'de> EnumVariant<'a, 'de> {
    pub(super) fn unit(name: Json<'a, 'de>) -> Self {
        Self { name, value: None }
    }

    /// Returns `None` for an object with no entry or several.
    pub(super) fn with_value(object: Json<'a, 'de>) -> Option<Self> {
        let mut inside = Inside::new(object);
        if inside.is_at_end() {
            return None;
        }
        let (name, value) = (inside.next_value(), inside.next_value());
        inside.is_at_end().then_some(Self {
            name,
            value: Some(value),
        })
    }
}

impl<'a, 'de> EnumAccess<'de> for EnumVariant<'a, 'de> {
    type Error = Mismatch;
    type Variant = VariantValue<'a, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, VariantValue<'a, 'de>), Mismatch> {
        Ok((seed.deserialize(self.name)?, VariantValue(self.value)))
    }
}

pub(super) struct VariantValue<'a, 'de>(Option<Json<'a, 'de>>);

impl<'de> VariantAccess<'de> for VariantValue<'_, 'de> {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        match self.0 {
            Some(value) => value.expect(b'n'),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Mismatch> {
        seed.deserialize(self.0.ok_or(Mismatch)?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        self.0.ok_or(Mismatch)?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let value = self.0.ok_or(Mismatch)?;
        value.deserialize_struct("", names, visitor)
    }
}

/// Wraps the visitor of a `RawValue`, which reads an internal map of `serde_json`. No other method
/// of the visitor is compiled for `serde_json`.
pub(super) struct RawOnly<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for RawOnly<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
}

//! JSON objects as structs, with little code per struct.
//!
//! A derived `Deserialize` can be filled by name from a map, which is most of its code, or by
//! position from a sequence. In this module one function, the same for every struct, finds the
//! fields in the [`Index`] by name and sorts them into the struct's order. Only the code for a
//! sequence is compiled. The [`Document`] contains the problem, so an error has no size and no
//! code. All values except structs are read as `serde_json` reads them.
//!
//! For example, `struct Connector { id: String, owner: Option<Owner> }` is read from
//! `{"owner":{"name":7},"more":1,"id":"c1"}` in these steps:
//!
//! 1. serde asks [`Json`] for a struct with the fields `id` and `owner`.
//! 2. [`FieldSequence`] reads the object once and stores the values of `id` and `owner`. It skips
//!    `more`.
//! 3. [`FieldSequence`] returns the values one by one, each as a [`Json`], and stores the name of
//!    the field in the [`Document`]. A missing value is a [`MissingValue`].
//! 4. `Owner` is a struct, so these steps repeat inside it. A list is read by [`ListElements`].
//! 5. `name` is no text, so reading ends with [`Mismatch`], which has no fields. The [`Document`]
//!    still contains `name`, and the caller gets "its field `name` is not as expected".

mod access;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{Deserializer, Visitor};

use self::access::{EnumVariant, FieldSequence, ListElements, MapEntries, RawOnly};
use super::index::{Index, NodeId};
use super::order::{SeenOrder, find_or_push};
use super::problem::Problem;

/// A text, and the place at which reading is. If reading fails, that is the place of the problem.
pub(crate) struct Document<'t> {
    text: &'t [u8],
    index: Index<'t>,
    /// The problem to report if reading fails now.
    problem: Cell<Problem>,
    orders: RefCell<Vec<(FieldNames, SeenOrder)>>,
}

/// The names of a struct's fields, which identify the struct.
type FieldNames = &'static [&'static str];

impl<'t> Document<'t> {
    pub(crate) fn new(text: &'t [u8]) -> Self {
        let (index, problem) = match Index::new(text) {
            Ok(index) => {
                let offset = index.offset(0);
                (index, Problem::Value { offset })
            }
            Err(error) => (Index::empty(), Problem::Syntax(error)),
        };
        Self {
            text,
            index,
            problem: Cell::new(problem),
            orders: RefCell::default(),
        }
    }

    /// Creates a document that cannot be read, for a reason outside of the text.
    pub(crate) fn refused(problem: &'static str) -> Self {
        Self {
            text: &[],
            index: Index::empty(),
            problem: Cell::new(Problem::Refused(problem)),
            orders: RefCell::default(),
        }
    }

    /// The whole value.
    pub(crate) fn root(&self) -> Result<Json<'_, 't>, Mismatch> {
        match self.problem.get() {
            Problem::Syntax(_) | Problem::Refused(_) => Err(Mismatch),
            _ => Ok(self.json(0)),
        }
    }

    /// Returns the value of one field of an object. All other fields are skipped.
    pub(crate) fn field(&self, name: &'static str) -> Result<Json<'_, 't>, Mismatch> {
        let object = self.root()?;
        object.expect(b'{')?;
        let value = self.index.last_value(object.node, name);
        let present = value.is_some();
        self.problem.set(Problem::Wrapper { present });
        value.map(|node| self.json(node)).ok_or(Mismatch)
    }

    /// Describes why reading failed. `wrapper` is the name that was passed to
    /// [`field`](Self::field).
    pub(crate) fn into_problem(self, wrapper: Option<&str>) -> Cow<'static, str> {
        self.problem.get().describe(self.text, wrapper)
    }

    fn json(&self, node: NodeId) -> Json<'_, 't> {
        Json {
            document: self,
            node,
        }
    }
}

/// A zero-sized error. The details are in [`Document`].
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

/// A JSON value.
#[derive(Clone, Copy)]
pub(crate) struct Json<'a, 'de> {
    document: &'a Document<'de>,
    node: NodeId,
}

/// A number in the types that serde asks for.
enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

impl Number {
    /// Reads a JSON number as `serde_json` does. `-0` is no integer, and neither is a number that
    /// does not fit into 64 bits.
    fn parse(text: &str) -> Result<Self, Mismatch> {
        if let Ok(number) = text.parse() {
            return Ok(Self::Unsigned(number));
        }
        match text.parse() {
            Ok(number) if number < 0 => Ok(Self::Signed(number)),
            _ => serde_json::from_str(text)
                .map(Self::Float)
                .or(Err(Mismatch)),
        }
    }

    fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Self::Unsigned(number) => visitor.visit_u64(number),
            Self::Signed(number) => visitor.visit_i64(number),
            Self::Float(number) => visitor.visit_f64(number),
        }
    }
}

fn visit_text<'de, V: Visitor<'de>>(text: Cow<'de, str>, visitor: V) -> Result<V::Value, Mismatch> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

impl<'a, 'de> Json<'a, 'de> {
    fn first_byte(self) -> u8 {
        self.document.index.first_byte(self.node)
    }

    fn string(self) -> Result<Cow<'de, str>, Mismatch> {
        self.document.index.string(self.node).ok_or(Mismatch)
    }

    fn scalar(self) -> &'de str {
        self.document.index.scalar(self.node)
    }

    fn bool(self) -> Result<bool, Mismatch> {
        match self.first_byte() {
            b't' => Ok(true),
            b'f' => Ok(false),
            _ => Err(Mismatch),
        }
    }

    fn number(self) -> Result<Number, Mismatch> {
        match self.first_byte() {
            b'-' | b'0'..=b'9' => Number::parse(self.scalar()),
            _ => Err(Mismatch),
        }
    }

    fn expect(self, first_byte: u8) -> Result<(), Mismatch> {
        if self.first_byte() == first_byte {
            Ok(())
        } else {
            Err(Mismatch)
        }
    }

    fn list(self) -> Result<ListElements<'a, 'de>, Mismatch> {
        self.expect(b'[')?;
        Ok(ListElements::new(self))
    }

    fn entries(self) -> Result<MapEntries<'a, 'de>, Mismatch> {
        self.expect(b'{')?;
        Ok(MapEntries::new(self))
    }

    fn variant(self) -> Result<EnumVariant<'a, 'de>, Mismatch> {
        match self.first_byte() {
            b'"' => Ok(EnumVariant::unit(self)),
            b'{' => EnumVariant::with_value(self).ok_or(Mismatch),
            _ => Err(Mismatch),
        }
    }

    /// The values of an object's fields, in the order of the names. Of a name that is there twice,
    /// the last one counts.
    fn fields(self, names: FieldNames) -> Result<Vec<Option<NodeId>>, Mismatch> {
        self.expect(b'{')?;
        let index = &self.document.index;
        let mut orders = self.document.orders.borrow_mut();
        let is_of = |(known, _): &(FieldNames, _)| std::ptr::eq(*known, names);
        let (_, seen) = find_or_push(&mut orders, is_of, || (names, SeenOrder::default()));
        let mut values = vec![None; names.len()];
        let mut position = 0;
        let mut node = self.node + 1;
        while node < index.end(self.node) {
            let name = index.string(node).ok_or(Mismatch)?;
            let is_name_of = |known: &&str| *known == name;
            let mut field = seen.expected(position);
            if !names.get(field).is_some_and(is_name_of) {
                field = names.iter().position(is_name_of).unwrap_or(usize::MAX);
                seen.note(position, field);
            }
            if let Some(value) = values.get_mut(field) {
                *value = Some(node + 1);
            }
            position += 1;
            node = index.after(node + 1);
        }
        Ok(values)
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
                self.number()?.visit(visitor)
            }
        )*
    };
}

macro_rules! texts {
    ($($method:ident)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
                visit_text(self.string()?, visitor)
            }
        )*
    };
}

impl<'de> Deserializer<'de> for Json<'_, 'de> {
    type Error = Mismatch;

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    texts! { deserialize_char deserialize_str deserialize_string deserialize_identifier }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.first_byte() {
            b'{' => self.deserialize_map(visitor),
            b'[' => self.deserialize_seq(visitor),
            b'"' => self.deserialize_str(visitor),
            b'n' => visitor.visit_unit(),
            b't' | b'f' => self.deserialize_bool(visitor),
            _ => self.deserialize_i64(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(self.bool()?)
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_i128(self.scalar().parse().or(Err(Mismatch))?)
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_u128(self.scalar().parse().or(Err(Mismatch))?)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.first_byte() {
            b'[' => self.deserialize_seq(visitor),
            _ => visitor.visit_bytes(self.string()?.as_bytes()),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.first_byte() {
            b'n' => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.expect(b'n')?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if name.starts_with("$serde_json::") {
            // A `RawValue`, which only `serde_json` can make.
            let source = self.document.index.source(self.node);
            return serde_json::Deserializer::from_str(source)
                .deserialize_newtype_struct(name, RawOnly(visitor))
                .or(Err(Mismatch));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let mut elements = self.list()?;
        let value = visitor.visit_seq(&mut elements)?;
        elements.end()?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let mut entries = self.entries()?;
        let value = visitor.visit_map(&mut entries)?;
        entries.end()?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: FieldNames,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let mut fields = FieldSequence::new(self, names);
        let value = visitor.visit_seq(&mut fields)?;
        fields.end()?;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_enum(self.variant()?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }
}

#[cfg(test)]
mod tests;

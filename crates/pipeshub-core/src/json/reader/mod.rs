//! Values that are read from an index by position.

use std::borrow::Cow;

use super::index::{Index, IndexMemory, NodeId};
use super::map::last_of_repeated;
use super::order::{FieldOrder, find_or_push};
use super::problem::Problem;
use super::scan::number_end;
use super::unescape::unescape_to;

/// A type that reads itself from JSON.
///
/// [`from_json!`](crate::from_json) implements this trait for structs. An implementation by hand
/// reads another type and converts its value:
///
/// ```
/// use pipeshub_core::json::{FromJson, RawJson, Reader};
///
/// struct Percent(u8);
///
/// impl FromJson for Percent {
///     fn from_json(from: &mut Reader<'_>) -> Self {
///         let percent = u8::from_json(from);
///         if percent > 100 {
///             from.refuse();
///         }
///         Self(percent)
///     }
/// }
///
/// assert_eq!(RawJson::new("99")?.read::<Percent>()?.0, 99);
/// assert!(RawJson::new("101")?.read::<Percent>().is_err());
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from JSON",
    note = "`from_json!` implements it for a struct"
)]
pub trait FromJson: Sized {
    /// Reads the value at the reader's position.
    ///
    /// If the value does not fit, [refuse](Reader::refuse) it and return any value. The SDK drops
    /// that value.
    fn from_json(from: &mut Reader<'_>) -> Self;
}

/// The size of a struct in bytes from which its reading is a function of its own.
///
/// In a function that fills too large a struct, LLVM gives up building its fields in place, and the
/// code to copy each costs more than a function. Ten operations with 84 structs need the least code
/// at this size.
const OUTLINED_SIZE: usize = 1000;

/// The longest text with escapes, in bytes, that is decoded in memory for further texts.
const KEPT_TEXT: usize = 4096;

/// The node of a missing value.
const MISSING: NodeId = NodeId::MAX;

/// Reads one JSON text. The SDK creates a reader and passes it to [`FromJson`].
///
/// The first problem is reported. Reading continues after a problem, so that types need no code to
/// stop, and the result is dropped at the end. Lists and maps end at the problem, so that a text that
/// does not fit uses no memory for a million elements.
pub struct Reader<'t> {
    text: &'t [u8],
    index: Index<'t>,
    /// The value to read, or [`MISSING`].
    node: NodeId,
    /// The slot of the field that comes next. The index has a slot for each field of each struct
    /// that is being read, innermost struct last, in the order of its table.
    next_slot: usize,
    /// The table of the innermost struct that is being read, or nothing outside of structs.
    names: &'static str,
    /// The field that contains the value to read.
    wrapper: Option<&'static str>,
    problem: Option<Problem>,
    /// The field order of the first table that is read, which is the only table of many responses.
    first_order: FieldOrder,
    /// The field orders of all other tables.
    orders: Vec<FieldOrder>,
    numbers_in_text: bool,
    /// The memory in which texts with escapes are decoded.
    decoded: String,
}

/// The memory of a reader, for another text with values of the same types.
pub(crate) struct ReaderMemory {
    index: IndexMemory,
    first_order: FieldOrder,
    orders: Vec<FieldOrder>,
    decoded: String,
}

impl Default for ReaderMemory {
    fn default() -> Self {
        Self {
            index: IndexMemory::default(),
            first_order: FieldOrder::new(""),
            orders: Vec::new(),
            decoded: String::new(),
        }
    }
}

/// The struct around the one that is being read.
#[doc(hidden)]
#[derive(Debug)]
pub struct OuterObject {
    slots: usize,
    next_slot: usize,
    names: &'static str,
    node: NodeId,
}

/// The elements of a list that are not read yet.
pub(super) struct List {
    next: NodeId,
    end: NodeId,
    /// The list itself.
    node: NodeId,
}

/// The entries of an object that are not read yet.
pub(super) struct Entries<'t> {
    rest: std::vec::IntoIter<(Cow<'t, str>, NodeId)>,
    /// The object itself.
    node: NodeId,
}

impl<'t> Reader<'t> {
    /// Creates a reader of this text, or of the value of one field of its object.
    pub(crate) fn new(text: &'t [u8], wrapper: Option<&'static str>) -> Self {
        let mut reader = Self::without_value(text);
        match Index::new(text) {
            Ok(index) => {
                reader.index = index;
                reader.node = 0;
                if let Some(wrapper) = wrapper {
                    reader.enter(wrapper);
                }
            }
            Err(error) => reader.problem = Some(Problem::Syntax(error)),
        }
        reader
    }

    /// Creates a reader of a text that is known to be UTF-8, in the memory of another reader.
    pub(crate) fn of_text(text: &'t str, memory: ReaderMemory) -> Self {
        let (index, node, problem) = match Index::of_text(text, memory.index) {
            Ok(index) => (index, 0, None),
            Err(error) => (Index::empty(), MISSING, Some(Problem::Syntax(error))),
        };
        Self {
            text: text.as_bytes(),
            index,
            node,
            next_slot: 0,
            names: "",
            wrapper: None,
            problem,
            first_order: memory.first_order,
            orders: memory.orders,
            numbers_in_text: false,
            decoded: memory.decoded,
        }
    }

    /// Does the same as [`finish`](Self::finish), and returns the memory for another reader.
    pub(crate) fn finish_with_memory(self) -> (Option<Cow<'static, str>>, ReaderMemory) {
        let problem = self
            .problem
            .map(|problem| problem.describe(self.text, self.wrapper));
        let memory = ReaderMemory {
            index: self.index.into_memory(),
            first_order: self.first_order,
            orders: self.orders,
            decoded: self.decoded,
        };
        (problem, memory)
    }

    /// Creates a reader of a text that cannot be read, for a reason outside of the text.
    pub(crate) fn refused(problem: &'static str) -> Self {
        let mut reader = Self::without_value(&[]);
        reader.problem = Some(Problem::Refused(problem));
        reader
    }

    fn without_value(text: &'t [u8]) -> Self {
        Self {
            text,
            index: Index::empty(),
            node: MISSING,
            next_slot: 0,
            names: "",
            wrapper: None,
            problem: None,
            first_order: FieldOrder::new(""),
            orders: Vec::new(),
            numbers_in_text: false,
            decoded: String::new(),
        }
    }

    /// Moves to the value of one field of the object.
    fn enter(&mut self, field: &'static str) {
        if !self.is_object() {
            return self.refuse();
        }
        self.wrapper = Some(field);
        self.node = self.index.last_value(self.node, field).unwrap_or(MISSING);
    }

    /// The first problem, if there was any.
    pub(crate) fn finish(self) -> Option<Cow<'static, str>> {
        Some(self.problem?.describe(self.text, self.wrapper))
    }

    /// Refuses the value at the reader's position.
    ///
    /// The call fails with [`InvalidReply`](crate::ErrorKind::InvalidReply), and the error names
    /// the field of the first value that was refused.
    #[cold]
    pub fn refuse(&mut self) {
        if self.problem.is_some() {
            return;
        }
        let present = self.node != MISSING;
        let problem = match (self.field_name(), self.wrapper) {
            (Some(name), _) => Problem::Field { name, present },
            (None, Some(_)) => Problem::Wrapper { present },
            (None, None) if present => Problem::Value {
                offset: self.index.offset(self.node),
            },
            (None, None) => Problem::Unlocated,
        };
        self.problem = Some(problem);
    }

    /// The field whose value is being read.
    fn field_name(&self) -> Option<&'static str> {
        let count = self.names.bytes().filter(|b| *b == 0).count();
        let left = self.index.slots_end().checked_sub(self.next_slot)?;
        let at = count.checked_sub(left + 1)?;
        self.names.split('\0').nth(at)
    }

    /// Whether the field to read is missing in its object.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.node == MISSING
    }

    /// Whether the field to read is `null` or missing in its object.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.is_missing() || self.index.first_byte(self.node) == b'n'
    }

    /// Returns the text at the reader's position, or `None` if the value has another type.
    ///
    /// ```
    /// use pipeshub_core::json::{FromJson, RawJson, Reader};
    ///
    /// /// A code, or nothing where the server sends another type.
    /// struct Code(Option<String>);
    ///
    /// impl FromJson for Code {
    ///     fn from_json(from: &mut Reader<'_>) -> Self {
    ///         Self(from.text().map(Into::into))
    ///     }
    /// }
    ///
    /// assert_eq!(RawJson::new("\"c\"")?.read::<Code>()?.0.as_deref(), Some("c"));
    /// assert_eq!(RawJson::new("7")?.read::<Code>()?.0, None);
    /// # Ok::<(), pipeshub_core::json::InvalidJson>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> Option<Cow<'t, str>> {
        if self.is_missing() {
            return None;
        }
        self.index.string(self.node)
    }

    /// Returns the text at the reader's position, and refuses a value of another type.
    ///
    /// A boxed text is returned in registers. A `String` would be returned through a pointer to its
    /// place in a struct. LLVM then cannot rule out that the address is used later, and builds all
    /// further fields of the struct in other places, from where it copies them: 31 bytes of code
    /// for each.
    #[doc(hidden)]
    #[inline(never)]
    pub fn boxed_text(&mut self) -> Box<str> {
        if self.is_missing() {
            self.refuse();
        } else if let Some(text) = self.index.plain_string(self.node) {
            return text.into();
        } else if let Some(text) = self.unescaped() {
            return text;
        } else {
            self.refuse();
        }
        Box::default()
    }

    /// Decodes a text with escapes. A short text is decoded in memory that all share, because a text
    /// in memory of its own would be shrunk to its length.
    fn unescaped(&mut self) -> Option<Box<str>> {
        let raw = self.index.escaped(self.node)?;
        let mut decoded = std::mem::take(&mut self.decoded);
        decoded.clear();
        unescape_to(raw, &mut decoded)?;
        if raw.len() > KEPT_TEXT {
            return Some(decoded.into());
        }
        let text = decoded.as_str().into();
        self.decoded = decoded;
        Some(text)
    }

    /// Begins a struct of this table, in which each name has a NUL behind it.
    #[doc(hidden)]
    pub fn begin(&mut self, names: &'static str) -> OuterObject {
        let inside = self.inside(b'{');
        if inside.is_none() {
            self.refuse();
        }
        let outer = OuterObject {
            slots: self.index.slots_end(),
            next_slot: self.next_slot,
            names: self.names,
            node: self.node,
        };
        self.names = names;
        self.next_slot = outer.slots;
        self.find_fields(names, inside.unwrap_or_default());
        outer
    }

    fn find_fields(&mut self, names: &'static str, (mut node, end): (NodeId, NodeId)) {
        if self.first_order.names.is_empty() {
            self.first_order = FieldOrder::new(names);
        }
        let is_of = |order: &FieldOrder| std::ptr::eq(order.names, names);
        let order = if is_of(&self.first_order) {
            &mut self.first_order
        } else {
            find_or_push(&mut self.orders, is_of, || FieldOrder::new(names))
        };
        let slots = self.index.push_slots(order.count(), MISSING);
        let mut position = 0;
        while node < end {
            let decoded;
            let name = if let Some(name) = self.index.plain_name(node) {
                name
            } else {
                // A name without a valid text belongs to no field, nor does a name with a NUL, which
                // ends the names of the table.
                decoded = self.index.string(node).unwrap_or_default();
                let is_name = !decoded.contains('\0');
                if is_name { decoded.as_bytes() } else { b"" }
            };
            let field = order.field_of(position, name);
            if field < order.count() {
                self.index.set_slot(slots + field, node + 1);
            }
            position += 1;
            node = self.index.after(node + 1);
        }
    }

    /// Reads the next field of the struct.
    #[doc(hidden)]
    pub fn field<T: FromJson>(&mut self) -> T {
        self.step();
        self.value()
    }

    /// Reads the value at the reader's position.
    pub(super) fn value<T: FromJson>(&mut self) -> T {
        if size_of::<T>() > OUTLINED_SIZE {
            self.outlined()
        } else {
            T::from_json(self)
        }
    }

    #[inline(never)]
    fn outlined<T: FromJson>(&mut self) -> T {
        T::from_json(self)
    }

    /// Reads the next field of the struct with a function.
    #[doc(hidden)]
    pub fn field_with<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.step();
        read(self)
    }

    #[inline(never)]
    fn step(&mut self) {
        self.node = self.index.slot(self.next_slot).unwrap_or(MISSING);
        self.next_slot += 1;
    }

    /// Ends a struct.
    #[doc(hidden)]
    #[allow(clippy::needless_pass_by_value, reason = "a struct ends once")]
    #[inline(never)]
    pub fn end(&mut self, outer: OuterObject) {
        self.index.drop_slots(outer.slots);
        self.next_slot = outer.next_slot;
        self.names = outer.names;
        self.node = outer.node;
    }

    /// The first node inside a list or an object, and the node after its last one.
    fn inside(&self, bracket: u8) -> Option<(NodeId, NodeId)> {
        if self.is_missing() || self.index.first_byte(self.node) != bracket {
            return None;
        }
        Some((self.node + 1, self.index.end(self.node)))
    }

    /// Begins a list. Refuses another value; the list then has no elements.
    pub(super) fn list(&mut self) -> List {
        let (next, end) = self.inside(b'[').unwrap_or_else(|| {
            self.refuse();
            (MISSING, 0)
        });
        List {
            next,
            end,
            node: self.node,
        }
    }

    /// Moves to the next element of a list. At the end of the list, or after a problem, moves back
    /// to the list and returns `false`.
    #[inline(never)]
    pub(super) fn next_element(&mut self, list: &mut List) -> bool {
        let is_element = list.next < list.end && !self.is_refused();
        self.node = if is_element {
            let element = list.next;
            list.next = self.index.after(element);
            element
        } else {
            list.node
        };
        is_element
    }

    /// Begins an object with any names. Refuses another value; the object then has no entries.
    pub(super) fn map(&mut self) -> Entries<'t> {
        Entries {
            rest: self.entries().into_iter(),
            node: self.node,
        }
    }

    /// Moves to the next entry and returns its name. At the end of the object, or after a problem,
    /// moves back to the object.
    #[inline(never)]
    pub(super) fn next_entry(&mut self, entries: &mut Entries<'t>) -> Option<Box<str>> {
        let next = entries.rest.next().filter(|_| !self.is_refused());
        let (name, node) = match next {
            Some((name, node)) => (Some(name.into()), node),
            None => (None, entries.node),
        };
        self.node = node;
        name
    }

    /// Whether a value was refused, so that nobody gets what is read from here on.
    pub(super) fn is_refused(&self) -> bool {
        self.problem.is_some()
    }

    /// Returns the names of an object and the nodes of their values, without repeated names. After
    /// a problem, there are none.
    ///
    /// Names without escapes are borrowed, so that a text whose first value does not fit costs no
    /// copy of its other names.
    fn entries(&mut self) -> Vec<(Cow<'t, str>, NodeId)> {
        let Some((mut node, end)) = self.inside(b'{') else {
            self.refuse();
            return Vec::new();
        };
        let mut entries = Vec::new();
        while node < end && !self.is_refused() {
            match self.index.string(node) {
                Some(name) => entries.push((name, node + 1)),
                None => self.refuse(),
            }
            node = self.index.after(node + 1);
        }
        if self.is_refused() {
            return Vec::new();
        }
        last_of_repeated(entries)
    }

    /// Returns the text of the number at the reader's position, or an empty text.
    pub(super) fn number(&self) -> &'t str {
        if self.is_missing() {
            return "";
        }
        if self.index.first_byte(self.node) != b'"' {
            return self.index.scalar(self.node);
        }
        match self.index.plain_string(self.node) {
            Some(text)
                if self.numbers_in_text && number_end(text.as_bytes(), 0) == Ok(text.len()) =>
            {
                text
            }
            _ => "",
        }
    }

    /// Returns the number at the reader's position if it is an integer that is not negative.
    pub(crate) fn unsigned(&self) -> Option<u64> {
        self.number().parse().ok()
    }

    pub(crate) fn is_object(&self) -> bool {
        self.first_byte() == b'{'
    }

    /// Returns the texts of a list of texts, or `None` if the value has another type.
    #[cfg(feature = "client-credentials")]
    pub(crate) fn texts(&self) -> Option<Vec<String>> {
        let (mut node, end) = self.inside(b'[')?;
        let mut texts = Vec::new();
        while node < end {
            texts.push(self.index.string(node)?.into_owned());
            node += 1;
        }
        Some(texts)
    }

    /// Reads a value in which a number may also be sent as text.
    pub(super) fn with_numbers_in_text<T: FromJson>(&mut self) -> T {
        let outer = std::mem::replace(&mut self.numbers_in_text, true);
        let value = T::from_json(self);
        self.numbers_in_text = outer;
        value
    }

    /// The first byte of the value, or 0 without one.
    pub(super) fn first_byte(&self) -> u8 {
        if self.is_missing() {
            0
        } else {
            self.index.first_byte(self.node)
        }
    }

    /// The whole text of the value, as it was sent, or nothing without one.
    pub(super) fn source(&self) -> &'t str {
        if self.is_missing() {
            return "";
        }
        self.index.source(self.node)
    }
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader(..)")
    }
}

#[cfg(test)]
mod tests;

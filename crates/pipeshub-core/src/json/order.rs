//! The order of the fields in objects of the same kind.

/// The fields of a table, and their order in the objects of this kind.
pub(super) struct FieldOrder {
    /// The table: names with a NUL behind each.
    pub(super) names: &'static str,
    count: usize,
    /// Made for the first name that is not where it is expected.
    spans: Vec<Span>,
    seen: SeenOrder,
    /// The place in the table behind the last name that was found, and its field: without spans,
    /// names are compared with the table in order.
    next: (usize, usize),
}

/// The place of a name in a table.
struct Span {
    signature: u32,
    start: u32,
    end: u32,
}

/// Returns a value that differs for most names: the length and the first, middle and last byte. Few
/// names are compared byte by byte.
#[inline]
fn signature(name: &[u8]) -> u32 {
    let byte = |at: usize| name.get(at).copied().unwrap_or_default();
    let length = name.len();
    u32::from_le_bytes([
        length.to_le_bytes()[0],
        byte(0),
        byte(length / 2),
        byte(length.wrapping_sub(1)),
    ])
}

impl FieldOrder {
    pub(super) fn new(names: &'static str) -> Self {
        let mut count = 0;
        let mut at = 0;
        // An iterator would be a call for each byte where code is compiled for its size.
        while let Some(byte) = names.as_bytes().get(at) {
            count += usize::from(*byte == 0);
            at += 1;
        }
        Self {
            names,
            count,
            spans: Vec::new(),
            seen: SeenOrder::default(),
            next: (0, 0),
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "no table has four billion bytes"
    )]
    fn make_spans(&mut self) {
        let text = self.names.as_bytes();
        self.spans.reserve_exact(self.count);
        let (mut start, mut at) = (0, 0);
        while let Some(byte) = text.get(at) {
            if *byte == 0 {
                self.spans.push(Span {
                    signature: signature(&text[start..at]),
                    start: start as u32,
                    end: at as u32,
                });
                start = at + 1;
            }
            at += 1;
        }
    }

    /// The number of fields.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Returns the field with this name, or a number that belongs to no field. `position` is that
    /// of the name in its object.
    pub(super) fn field_of(&mut self, position: usize, name: &[u8]) -> usize {
        if self.spans.is_empty() {
            if let Some(field) = self.next_field(position, name) {
                return field;
            }
            self.make_spans();
        }
        let Self {
            names, spans, seen, ..
        } = self;
        let signature = signature(name);
        let is_name_of = |span: &Span| {
            span.signature == signature
                && names.as_bytes().get(span.start as usize..span.end as usize) == Some(name)
        };
        let mut field = seen.expected(position);
        if !spans.get(field).is_some_and(is_name_of) {
            field = spans.iter().position(is_name_of).unwrap_or(usize::MAX);
            seen.note(position, field);
        }
        field
    }

    /// The field at this position of the table, if it has this name. Asked for one position after
    /// the other, from the first.
    fn next_field(&mut self, position: usize, name: &[u8]) -> Option<usize> {
        if position == 0 {
            self.next = (0, 0);
        }
        let (start, field) = self.next;
        let end = start + name.len();
        let text = self.names.as_bytes();
        if text.get(start..end) != Some(name) || text.get(end) != Some(&0) {
            return None;
        }
        self.next = (end + 1, field + 1);
        Some(field)
    }
}

/// The fields of the last object of a kind, in the order of its names.
///
/// A server writes all objects of a kind in the same order, so nearly every name is compared with
/// one field only. Without this, names in another order than the declared one take two to four
/// times as long.
#[derive(Default)]
pub(super) struct SeenOrder(Vec<u32>);

impl SeenOrder {
    /// The most names of an object whose fields are kept.
    const MOST: usize = 256;

    /// The field that the last object had at this position; at first, the order is the declared
    /// one.
    #[inline]
    pub(super) fn expected(&self, position: usize) -> usize {
        self.0
            .get(position)
            .map_or(position, |field| *field as usize)
    }

    /// Notes the field at a position.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "what is no field is another number that is none"
    )]
    pub(super) fn note(&mut self, position: usize, field: usize) {
        if self.0.is_empty() {
            self.0.reserve(Self::MOST / 4);
        }
        while self.0.len() <= position.min(Self::MOST - 1) {
            self.0.push(self.0.len() as u32);
        }
        if let Some(seen) = self.0.get_mut(position) {
            *seen = field as u32;
        }
    }
}

/// Returns the order of a kind of object, or adds a new one. The last kinds are compared first: the
/// kinds inside an object come after the kind of the object.
pub(super) fn find_or_push<T>(
    orders: &mut Vec<T>,
    is_of_kind: impl Fn(&T) -> bool,
    new: impl FnOnce() -> T,
) -> &mut T {
    let at = orders.iter().rposition(is_of_kind).unwrap_or_else(|| {
        orders.push(new());
        orders.len() - 1
    });
    &mut orders[at]
}

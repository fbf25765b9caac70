//! The order of the fields in objects of the same kind.

/// The fields of a table, and their order in the objects of this kind.
pub(super) struct FieldOrder {
    /// The table: names with a NUL behind each.
    pub(super) names: &'static str,
    spans: Vec<Span>,
    seen: SeenOrder,
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
    #[allow(
        clippy::cast_possible_truncation,
        reason = "no table has four billion bytes"
    )]
    pub(super) fn new(names: &'static str) -> Self {
        let text = names.as_bytes();
        // A name has some ten bytes.
        let mut spans = Vec::with_capacity(text.len() / 8 + 1);
        let (mut start, mut at) = (0, 0);
        // An iterator would be a call for each byte where code is compiled for its size.
        while let Some(byte) = text.get(at) {
            if *byte == 0 {
                spans.push(Span {
                    signature: signature(&text[start..at]),
                    start: start as u32,
                    end: at as u32,
                });
                start = at + 1;
            }
            at += 1;
        }
        Self {
            names,
            spans,
            seen: SeenOrder::default(),
        }
    }

    /// The number of fields.
    pub(super) fn count(&self) -> usize {
        self.spans.len()
    }

    /// Returns the field with this name, or a number that belongs to no field. `position` is that
    /// of the name in its object.
    pub(super) fn field_of(&mut self, position: usize, name: &[u8]) -> usize {
        let Self { names, spans, seen } = self;
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

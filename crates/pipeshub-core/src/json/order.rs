//! The order of the fields in objects of the same kind.

/// The fields of a table, and their order in the objects of this kind.
pub(super) struct FieldOrder {
    /// The table: names with a NUL behind each.
    pub(super) names: &'static str,
    count: usize,
    /// A hash table of the names: as many buckets as spans, a power of two, at least one for each
    /// field. Made for the first name that is not where it is expected.
    spans: Vec<Span>,
    /// The place in the table behind the last name that was found, and its field: without spans,
    /// names are compared with the table in order.
    next: (usize, usize),
}

/// The place of a name in a table, and what else has the same number: a bucket, and a position in the
/// last object. A span behind the last field has only these.
#[derive(Clone)]
struct Span {
    signature: u32,
    start: u32,
    end: u32,
    /// The first field of the bucket, or [`NO_FIELD`].
    first: u32,
    /// The next field in the bucket of this field, or [`NO_FIELD`].
    next: u32,
    /// The field at this position of the last object, or [`NO_FIELD`]. A server writes all objects of
    /// a kind in the same order, so nearly every name is compared with one field only.
    seen: u32,
    /// A signature that no field has: that of a name at this position. A server also sends fields
    /// that no table has.
    unknown: Option<u32>,
}

const NO_FIELD: u32 = u32::MAX;

/// The bucket of a signature, in a table with this number of buckets.
#[inline]
fn bucket(signature: u32, buckets: usize) -> usize {
    // Fibonacci hashing: the upper bits of the product depend on all bits of the signature.
    (signature.wrapping_mul(0x9e37_79b1) >> 16) as usize & (buckets - 1)
}

/// Returns a value that differs for most names: the length and the first, middle and last byte. Few
/// names are compared byte by byte.
#[inline]
fn signature(name: &[u8]) -> u32 {
    let length = name.len();
    let Some(last) = name.last() else {
        return 0;
    };
    u32::from_le_bytes([length.to_le_bytes()[0], name[0], name[length / 2], *last])
}

/// Compares two names. Most have 8 to 16 bytes, which two comparisons of 8 bytes cover; a call of
/// `memcmp` would take twice as long.
#[inline]
fn are_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    match (ends(a), ends(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// The first and the last 8 bytes of a name that has no others.
#[inline]
fn ends(name: &[u8]) -> Option<([u8; 8], [u8; 8])> {
    if name.len() > 16 {
        return None;
    }
    Some((*name.first_chunk()?, *name.last_chunk()?))
}

/// Finds the NUL behind a name of a table, eight bytes at a time.
fn name_end(names: &[u8], mut at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    while let Some(eight) = names.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*eight);
        let found = word.wrapping_sub(ONES) & !word & HIGH;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while names.get(at).is_some_and(|byte| *byte != 0) {
        at += 1;
    }
    at
}

impl FieldOrder {
    pub(super) fn new(names: &'static str) -> Self {
        let (mut count, mut at) = (0, 0);
        while at < names.len() {
            count += 1;
            at = name_end(names.as_bytes(), at) + 1;
        }
        Self {
            names,
            count,
            spans: Vec::new(),
            next: (0, 0),
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "no table has four billion bytes"
    )]
    fn make_spans(&mut self) {
        let text = self.names.as_bytes();
        let buckets = self.count.next_power_of_two();
        let unused = Span {
            signature: 0,
            start: 0,
            end: 0,
            first: NO_FIELD,
            next: NO_FIELD,
            seen: NO_FIELD,
            unknown: None,
        };
        self.spans.resize(buckets, unused);
        let (mut start, mut field) = (0, 0);
        while start < text.len() {
            let end = name_end(text, start);
            let signature = signature(&text[start..end]);
            let mut next = NO_FIELD;
            if let Some(first) = self.spans.get_mut(bucket(signature, buckets)) {
                next = std::mem::replace(&mut first.first, field);
            }
            if let Some(span) = self.spans.get_mut(field as usize) {
                span.signature = signature;
                span.start = start as u32;
                span.end = end as u32;
                span.next = next;
            }
            field += 1;
            start = end + 1;
        }
    }

    /// The number of fields.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Returns the field with this name, or a number that belongs to no field. `position` is that
    /// of the name in its object.
    #[inline]
    pub(super) fn field_of(&mut self, position: usize, name: &[u8]) -> usize {
        if let Some(place) = self.spans.get(position) {
            let seen = self.spans.get(place.seen as usize);
            if seen.is_some_and(|span| self.is_name_of(span, name)) {
                return place.seen as usize;
            }
        }
        self.find(position, name)
    }

    #[inline]
    fn is_name_of(&self, span: &Span, name: &[u8]) -> bool {
        let known = self.names.as_bytes();
        let known = known.get(span.start as usize..span.end as usize);
        known.is_some_and(|known| are_same(known, name))
    }

    #[inline(never)]
    fn find(&mut self, position: usize, name: &[u8]) -> usize {
        if self.spans.is_empty() {
            if let Some(field) = self.next_field(position, name) {
                return field;
            }
            self.make_spans();
        }
        let signature = signature(name);
        let place = self.spans.get(position);
        if place.is_some_and(|place| place.unknown == Some(signature)) {
            return NO_FIELD as usize;
        }
        let mut is_unknown = true;
        let first = self.spans.get(bucket(signature, self.spans.len()));
        let mut field = first.map_or(NO_FIELD, |span| span.first);
        while let Some(span) = self.spans.get(field as usize) {
            if span.signature == signature {
                is_unknown = false;
                if self.is_name_of(span, name) {
                    break;
                }
            }
            field = span.next;
        }
        if let Some(span) = self.spans.get_mut(position) {
            span.seen = field;
            span.unknown = is_unknown.then_some(signature);
        }
        field as usize
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

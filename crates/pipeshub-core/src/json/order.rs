//! The order in which objects of a kind have their fields.

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
        while self.0.len() <= position.min(Self::MOST - 1) {
            self.0.push(self.0.len() as u32);
        }
        if let Some(seen) = self.0.get_mut(position) {
            *seen = field as u32;
        }
    }
}

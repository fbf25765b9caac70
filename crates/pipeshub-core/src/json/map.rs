//! Objects whose names are data.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::reader::{FromJson, Reader};
use super::writer::{ToJson, Writer};

/// An object whose names are data, in the order in which they were sent.
///
/// `Map` is a list, which needs less code than a `BTreeMap`. A lookup compares all names in turn. If
/// a name is repeated in a text or in a list of entries, its last value counts, at the place of the
/// first.
///
/// ```
/// use pipeshub_core::json::{Map, RawJson};
///
/// let counts = RawJson::new(r#"{"b":2,"a":1,"b":3}"#)?.read::<Map<u32>>()?;
/// assert_eq!((counts.get("a"), counts.get("b"), counts.get("c")), (Some(&1), Some(&3), None));
///
/// assert_eq!(counts.iter().map(|(name, _)| name).collect::<String>(), "ba");
///
/// let names: Map<u32> = [("x", 1), ("y", 2)].into_iter().collect();
/// assert_eq!(RawJson::write(&names)?.as_str(), r#"{"x":1,"y":2}"#);
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// Returns a map without entries.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Returns the value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.iter()
            .find(|entry| entry.0 == name)
            .map(|entry| entry.1)
    }

    /// Sets the value of a name. Returns the value that this name had.
    pub fn insert(&mut self, name: impl Into<String>, value: T) -> Option<T> {
        let name = name.into();
        if let Some(entry) = self.0.iter_mut().find(|entry| entry.0 == name) {
            return Some(std::mem::replace(&mut entry.1, value));
        }
        self.0.push((name, value));
        None
    }

    /// Iterates over names and values.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &T)> + ExactSizeIterator {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// If a name is repeated, the last value counts, at the place of the first.
impl<T, N: Into<String>> FromIterator<(N, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(entries: I) -> Self {
        let entries = entries
            .into_iter()
            .map(|(name, value)| (name.into(), value));
        Self(last_of_repeated(entries.collect()))
    }
}

/// Keeps the last value of each name, at the place of the first.
pub(super) fn last_of_repeated<N: AsRef<str>, T>(entries: Vec<(N, T)>) -> Vec<(N, T)> {
    let places = places(
        &entries
            .iter()
            .map(|entry| entry.0.as_ref())
            .collect::<Vec<_>>(),
    );
    if places.is_empty() {
        return entries;
    }
    let mut kept: Vec<(N, T)> = Vec::new();
    for ((name, value), place) in entries.into_iter().zip(places) {
        match kept.get_mut(place) {
            Some(entry) => entry.1 = value,
            None => kept.push((name, value)),
        }
    }
    kept
}

/// The place of each name in a list without repeated names; empty if no name is repeated. Sorts,
/// because a text may have a million names.
fn places(names: &[&str]) -> Vec<usize> {
    let order = sorted(names);
    // `firsts` becomes the first position of the name at each position.
    let mut firsts: Vec<usize> = (0..names.len()).collect();
    let mut is_repeated = false;
    for pair in order.windows(2) {
        if names[pair[0]] == names[pair[1]] {
            firsts[pair[1]] = firsts[pair[0]];
            is_repeated = true;
        }
    }
    if !is_repeated {
        return Vec::new();
    }
    let mut count = 0;
    for at in 0..firsts.len() {
        let first = firsts[at];
        if first == at {
            firsts[at] = count;
            count += 1;
        } else {
            // An earlier position, which has its place by now.
            firsts[at] = firsts[first];
        }
    }
    firsts
}

/// The positions of names, sorted by name and then by position.
///
/// A heap sort, because the sort of the standard library has 4 kB of code.
fn sorted(names: &[&str]) -> Vec<usize> {
    let count = names.len();
    let mut order: Vec<usize> = (0..count).collect();
    let is_less = |a: usize, b: usize| (names[a], a) < (names[b], b);
    // The first half of the steps makes a heap, from its last inner node to its root. Each other step
    // moves the greatest position of the heap to the end and shortens the heap.
    for step in (0..count + count / 2).rev() {
        let (mut node, end) = if step >= count {
            (step - count, count)
        } else {
            order.swap(0, step);
            (0, step)
        };
        loop {
            let mut child = 2 * node + 1;
            if child + 1 < end && is_less(order[child], order[child + 1]) {
                child += 1;
            }
            if child >= end || !is_less(order[node], order[child]) {
                break;
            }
            order.swap(node, child);
            node = child;
        }
    }
    order
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Map<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Map<T>, A::Error> {
                let mut map = Map::new();
                while let Some((name, value)) = from.next_entry::<String, T>()? {
                    map.insert(name, value);
                }
                Ok(map)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

impl<T: FromJson> FromJson for Map<T> {
    fn from_json(from: &mut Reader<'_>) -> Self {
        let mut all = Vec::new();
        let mut entries = from.map();
        while let Some(name) = from.next_entry(&mut entries) {
            all.push((name.into_string(), from.value()));
        }
        Self(all)
    }
}

impl<T: ToJson> ToJson for Map<T> {
    fn to_json(&self, to: &mut Writer) {
        to.open(b'{', self.len());
        for (name, value) in self.iter() {
            to.name(name);
            value.to_json(to);
        }
        to.close(b'}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_name_has_its_last_value_at_its_first_place() {
        let map = |entries: &[(&str, u8)]| entries.iter().copied().collect::<Map<u8>>();
        let repeated = map(&[("b", 1), ("a", 2), ("b", 3), ("c", 4), ("a", 5), ("b", 6)]);
        assert_eq!(
            repeated.iter().collect::<Vec<_>>(),
            [("b", &6), ("a", &5), ("c", &4)]
        );
        assert_eq!(
            map(&[("", 1), ("", 2), ("a", 3)])
                .into_iter()
                .collect::<Vec<_>>(),
            [(String::new(), 2), ("a".to_owned(), 3)]
        );
        assert!(map(&[]).is_empty());
        // Against a list in which each name is searched.
        for count in 0..40 {
            let names: Vec<_> = (0..count)
                .map(|at: usize| (at * at % 23).to_string())
                .collect();
            let due = names
                .iter()
                .enumerate()
                .fold(Map::new(), |mut due, (at, name)| {
                    due.insert(&**name, at);
                    due
                });
            assert_eq!(names.into_iter().zip(0..).collect::<Map<usize>>(), due);
        }

        let mut inserted = Map::new();
        for (name, value) in [("b", 1), ("a", 2), ("b", 3), ("c", 4), ("a", 5), ("b", 6)] {
            inserted.insert(name, value);
        }
        assert_eq!(inserted, repeated);
    }

    #[test]
    fn list_of_many_names_is_not_compared_name_by_name() {
        const MANY: usize = 300_000;
        let entries = (0..2 * MANY).map(|at| ((at % MANY).to_string(), at));
        let map: Map<usize> = entries.collect();
        assert_eq!(map.len(), MANY);
        assert!(
            map.iter()
                .enumerate()
                .all(|(at, (_, value))| *value == at + MANY)
        );
    }
}

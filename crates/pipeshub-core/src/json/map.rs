//! Objects whose names are data.

use std::fmt;

use super::reader::{FromJson, Reader};
use super::writer::{ToJson, Writer};

/// An object whose names are data, in the order in which they were sent.
///
/// `Map` is a list, which needs less code than a `BTreeMap`. A lookup compares all names in turn.
///
/// ```
/// use pipeshub_core::json::{Map, RawJson};
///
/// let counts = RawJson::new(r#"{"b":2,"a":1,"b":3}"#)?.read::<Map<u32>>()?;
/// assert_eq!((counts.get("a"), counts.get("b"), counts.get("c")), (Some(&1), Some(&3), None));
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

/// The last of several values with one name counts.
impl<T, N: Into<String>> FromIterator<(N, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(entries: I) -> Self {
        let mut map = Self::new();
        for (name, value) in entries {
            map.insert(name, value);
        }
        map
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: FromJson> FromJson for Map<T> {
    fn from_json(from: &mut Reader<'_>) -> Self {
        let mut all = Vec::new();
        for (name, node) in from.entries() {
            if from.is_refused() {
                break;
            }
            all.push((name, from.element(node).0));
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

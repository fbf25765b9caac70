//! A map with a limit on its entries.

use std::borrow::Borrow;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// A map of at most `most` entries. A new entry replaces the oldest one.
///
/// `entries` and `order` always contain the same keys.
#[derive(Debug)]
pub(crate) struct Bounded<K, V> {
    most: usize,
    entries: HashMap<K, V>,
    /// The keys, oldest first.
    order: VecDeque<K>,
}

impl<K: Clone + Eq + Hash, V> Bounded<K, V> {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            entries: HashMap::new(),
            order: VecDeque::new(),
        }
    }

    pub(crate) fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(key)
    }

    pub(crate) fn get_mut<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.entries.get_mut(key)
    }

    pub(crate) fn get_or_insert(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        if !self.entries.contains_key(&key) {
            while self.order.len() >= self.most
                && let Some(oldest) = self.order.pop_front()
            {
                self.entries.remove(&oldest);
            }
            self.order.push_back(key.clone());
        }
        self.entries.entry(key).or_insert_with(value)
    }

    /// Returns the values, oldest first.
    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.order.iter().filter_map(|key| self.entries.get(key))
    }

    /// Returns the values in any order.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.values_mut()
    }

    pub(crate) fn remove<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let value = self.entries.remove(key)?;
        self.order.retain(|other| other.borrow() != key);
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_beyond_the_limit_replaces_the_oldest() {
        let mut map = Bounded::new(2);
        for key in ["a", "b", "a", "c"] {
            *map.get_or_insert(key, || 0) += 1;
        }
        assert_eq!(
            (map.get("a"), map.get("b"), map.get("c")),
            (None, Some(&1), Some(&1))
        );
        assert_eq!((map.entries.len(), map.order.len()), (2, 2));
    }

    #[test]
    fn removed_entry_leaves_no_key_behind() {
        let mut map = Bounded::new(2);
        for round in 0..10 {
            *map.get_or_insert(round, || 0) += 1;
            assert_eq!(map.remove(&round), Some(1));
            assert_eq!(map.remove(&round), None);
        }
        assert!(map.entries.is_empty() && map.order.is_empty());
    }
}

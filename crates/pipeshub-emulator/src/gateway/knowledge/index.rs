//! The words of the records, and the score of a paragraph.
//!
//! Entry points: [`Index::candidates`] and [`score`].

use std::collections::{BTreeSet, HashMap};

/// Words that say nothing about the subject of a search.
const COMMON_WORDS: [&str; 34] = [
    "a", "an", "and", "are", "at", "be", "by", "can", "do", "does", "for", "from", "have", "how",
    "i", "in", "is", "it", "many", "me", "much", "my", "of", "on", "our", "the", "to", "we",
    "what", "when", "where", "which", "who", "you",
];

/// The numbers of the records that contain a word, in their names or texts.
///
/// A search reads these records only, so that it does not slow down with the number of all records.
#[derive(Debug, Default)]
pub(super) struct Index(HashMap<String, BTreeSet<u64>>);

impl Index {
    pub(super) fn add(&mut self, number: u64, name: &str, text: &str) {
        for word in words(name).chain(words(text)) {
            self.0.entry(word).or_default().insert(number);
        }
    }

    pub(super) fn remove(&mut self, number: u64, name: &str, text: &str) {
        for word in words(name).chain(words(text)) {
            if let Some(numbers) = self.0.get_mut(&word) {
                numbers.remove(&number);
                if numbers.is_empty() {
                    self.0.remove(&word);
                }
            }
        }
    }

    /// Returns the numbers of the records that contain one of the words, oldest first.
    pub(super) fn candidates(&self, wanted: &[String]) -> BTreeSet<u64> {
        let found = wanted.iter().filter_map(|word| self.0.get(word));
        found.flatten().copied().collect()
    }
}

/// Returns the paragraphs of a text, which empty lines separate.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
        .flat_map(|part| part.split("\r\n\r\n"))
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
}

/// Returns the words of a text that say something about its subject, without a plural `s`.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !COMMON_WORDS.contains(&word.as_str()))
        .map(|word| match word.strip_suffix('s') {
            Some(singular) if singular.len() > 2 => singular.to_owned(),
            _ => word,
        })
}

/// Returns the part of the wanted words in a paragraph. Words in the record's name count half.
pub(super) fn score(wanted: &[String], name: &str, paragraph: &str) -> f64 {
    let (in_name, in_text): (Vec<_>, Vec<_>) = (words(name).collect(), words(paragraph).collect());
    let points = wanted.iter().map(|word| {
        if in_text.contains(word) {
            2_u32
        } else {
            u32::from(in_name.contains(word))
        }
    });
    let most = u32::try_from(2 * wanted.len()).unwrap_or(u32::MAX);
    f64::from(points.sum::<u32>()) / f64::from(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_record_is_no_candidate_and_leaves_no_word() {
        let mut index = Index::default();
        index.add(7, "Leave policy", "25 days of leave");
        index.add(8, "Travel policy", "second class");
        let of = |index: &Index, text| index.candidates(&words(text).collect::<Vec<_>>());
        assert_eq!(of(&index, "policies and leaves"), BTreeSet::from([7]));
        assert_eq!(of(&index, "the policy"), BTreeSet::from([7, 8]));
        index.remove(7, "Leave policy", "25 days of leave");
        assert_eq!(of(&index, "leave policy"), BTreeSet::from([8]));
        index.remove(8, "Travel policy", "second class");
        assert!(index.0.is_empty());
    }
}

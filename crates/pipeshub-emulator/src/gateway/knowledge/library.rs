//! The stored records, and the search among them.
//!
//! Keeps the facts of each record, and the contents of the latest ones within a limit. Checks no
//! tokens. Entry points: [`Library::add`], [`Library::find`], [`Library::search`].

use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;

use bytes::Bytes;

use crate::connector::Connector;
use crate::connector_type::ConnectorType;
use crate::knowledge_base::{KnowledgeBase, StoredRecord};
use crate::sync::lock;
use crate::time::uuid;

/// The maximum number of records. A new record replaces the oldest one.
const MAX_RECORDS: usize = 100_000;
/// The maximum number of bytes of a record that a search reads.
const MAX_SEARCHED: usize = 256 * 1024;

/// Words that say nothing about the subject of a search.
const COMMON_WORDS: [&str; 34] = [
    "a", "an", "and", "are", "at", "be", "by", "can", "do", "does", "for", "from", "have", "how",
    "i", "in", "is", "it", "many", "me", "much", "my", "of", "on", "our", "the", "to", "we",
    "what", "when", "where", "which", "who", "you",
];

/// A stored record.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) base: String,
    /// The folders of the record, joined by `/`.
    pub(crate) folder: String,
    /// The name without its extension.
    pub(crate) name: String,
    pub(crate) extension: Option<String>,
    pub(crate) media_type: &'static str,
    /// The connector that has synced the record. `None` for an upload.
    pub(crate) source: Option<Box<Source>>,
    /// The bytes of the file. `None` if the limit has dropped them.
    pub(crate) content: Option<Bytes>,
}

/// The connector of a record, whose id is the record's `base`.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// The connector's type.
    pub(crate) kind: String,
    /// The user who can read the record.
    owner: String,
}

impl Record {
    /// Creates a record of a file at this path.
    pub(crate) fn new(id: String, base: &str, path: &str, content: Option<Bytes>) -> Self {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let (name, extension) = split_name(file);
        Self {
            id,
            base: base.to_owned(),
            folder: folder.to_owned(),
            name: name.to_owned(),
            media_type: media_type(extension.as_deref()),
            extension,
            source: None,
            content,
        }
    }

    /// The name with its extension.
    pub(crate) fn file_name(&self) -> String {
        match &self.extension {
            Some(extension) => format!("{}.{extension}", self.name),
            None => self.name.clone(),
        }
    }

    /// The key of the name in its folder. Two records of one folder cannot have the same key.
    fn key(&self) -> String {
        let folder = &self.folder;
        let name = self.name.to_lowercase();
        format!("{}/{folder}/{name}\n{}", self.base, self.media_type)
    }

    fn size(&self) -> usize {
        self.content.as_ref().map_or(0, Bytes::len)
    }

    /// The text that a search reads. Empty for a file that is not UTF-8.
    fn text(&self) -> &str {
        let bytes = self.content.as_deref().unwrap_or_default();
        let bytes = bytes.get(..MAX_SEARCHED).unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => text,
            // The limit may have cut the last character.
            Err(error) if error.error_len().is_none() => {
                let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                std::str::from_utf8(whole).unwrap_or_default()
            }
            Err(_) => "",
        }
    }
}

/// Splits a file name into its name and its extension in lower case.
pub(super) fn split_name(file: &str) -> (&str, Option<String>) {
    match file.rsplit_once('.') {
        Some((name, extension)) if !name.is_empty() && !extension.is_empty() => {
            (name, Some(extension.to_lowercase()))
        }
        _ => (file, None),
    }
}

/// Returns the media type of an extension.
fn media_type(extension: Option<&str>) -> &'static str {
    match extension.unwrap_or_default() {
        "txt" | "log" => "text/plain",
        "md" | "mdx" => "text/markdown",
        "csv" => "text/csv",
        "html" | "htm" => "text/html",
        "json" => "application/json",
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}

/// A paragraph of a record that a search has found.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    /// The record without its content.
    pub(crate) record: Record,
    /// The number of the paragraph, from 0.
    pub(crate) block: usize,
    pub(crate) text: String,
    /// The part of the searched words that the paragraph contains, at most 1.
    pub(crate) score: f64,
}

/// The access of a user to a record.
#[derive(Debug)]
pub(crate) enum Access {
    Granted(Record),
    Denied,
    Unknown,
}

/// The knowledge bases and their records.
#[derive(Debug)]
pub(crate) struct Library {
    bases: Vec<KnowledgeBase>,
    state: Mutex<LibraryState>,
}

/// `records`, `order` and `names` always contain the same records.
#[derive(Debug)]
struct LibraryState {
    records: HashMap<String, Record>,
    /// The ids, oldest first.
    order: VecDeque<String>,
    /// The id of each name.
    names: HashMap<String, String>,
    /// The ids of records that may have a content, oldest first.
    contents: VecDeque<String>,
    /// The bytes of all contents.
    bytes: usize,
    most_bytes: usize,
    most_records: usize,
}

impl LibraryState {
    /// Adds a record, unless its name is taken. Drops what is beyond the limits.
    fn add(&mut self, record: Record) -> bool {
        let key = record.key();
        if self.names.contains_key(&key) {
            return false;
        }
        while self.order.len() >= self.most_records
            && let Some(oldest) = self.order.pop_front()
        {
            // Both queues are in the order of arrival.
            if self.contents.front() == Some(&oldest) {
                self.contents.pop_front();
            }
            if let Some(record) = self.records.remove(&oldest) {
                self.bytes -= record.size();
                self.names.remove(&record.key());
            }
        }
        self.bytes += record.size();
        self.names.insert(key, record.id.clone());
        self.order.push_back(record.id.clone());
        self.contents.push_back(record.id.clone());
        self.records.insert(record.id.clone(), record);
        while self.bytes > self.most_bytes
            && let Some(oldest) = self.contents.pop_front()
        {
            let content = self
                .records
                .get_mut(&oldest)
                .map(|record| record.content.take());
            self.bytes -= content.flatten().map_or(0, |content| content.len());
        }
        true
    }
}

impl LibraryState {
    fn forget(&mut self, base: &str) {
        let of_base = self.records.values().filter(|record| record.base == base);
        let ids: Vec<String> = of_base.map(|record| record.id.clone()).collect();
        for id in &ids {
            if let Some(record) = self.records.remove(id) {
                self.bytes -= record.size();
                self.names.remove(&record.key());
            }
        }
        self.order.retain(|id| !ids.contains(id));
        self.contents.retain(|id| !ids.contains(id));
    }
}

impl Library {
    /// Creates a library that keeps at most `most_bytes` of contents.
    pub(crate) fn new(mut bases: Vec<KnowledgeBase>, most_bytes: usize) -> Self {
        let mut state = LibraryState {
            records: HashMap::new(),
            order: VecDeque::new(),
            names: HashMap::new(),
            contents: VecDeque::new(),
            bytes: 0,
            most_bytes,
            most_records: MAX_RECORDS,
        };
        for base in &mut bases {
            for file in std::mem::take(&mut base.files) {
                let content = Some(file.content);
                state.add(Record::new(file.record, &base.id, &file.path, content));
            }
        }
        Self {
            bases,
            state: Mutex::new(state),
        }
    }

    pub(crate) fn bases(&self) -> &[KnowledgeBase] {
        &self.bases
    }

    /// Returns a knowledge base that a user can see.
    pub(super) fn base(&self, id: &str, user: &str) -> Option<&KnowledgeBase> {
        let visible = |base: &&KnowledgeBase| base.id == id && base.is_visible_to(user);
        self.bases.iter().find(visible)
    }

    /// Adds a record. Returns false if a record of the folder has this name.
    pub(super) fn add(&self, record: Record) -> bool {
        lock(&self.state).add(record)
    }

    /// Returns a copy of a record for a user.
    pub(super) fn find(&self, id: &str, user: &str) -> Access {
        match lock(&self.state).records.get(id) {
            None => Access::Unknown,
            Some(record) if !self.is_readable(record, user) => Access::Denied,
            Some(record) => Access::Granted(record.clone()),
        }
    }

    /// Whether a user can read a record.
    fn is_readable(&self, record: &Record, user: &str) -> bool {
        match &record.source {
            Some(source) => source.owner == user,
            None => self.base(&record.base, user).is_some(),
        }
    }

    /// Adds the files of a connector's source that are new.
    pub(in crate::gateway) fn sync(&self, kind: &ConnectorType, connector: &Connector) {
        for (path, content) in &kind.files {
            let mut record = Record::new(uuid(), &connector.id, path, Some(content.clone()));
            record.source = Some(Box::new(Source {
                kind: connector.kind.clone(),
                owner: connector.owner.clone(),
            }));
            lock(&self.state).add(record);
        }
    }

    /// Returns the number of records of a knowledge base or a connector.
    pub(in crate::gateway) fn count_of(&self, base: &str) -> usize {
        let state = lock(&self.state);
        let records = state.records.values();
        records.filter(|record| record.base == base).count()
    }

    /// Removes the records of a connector.
    pub(in crate::gateway) fn forget(&self, connector: &str) {
        lock(&self.state).forget(connector);
    }

    /// Returns the records, oldest first.
    pub(crate) fn records(&self) -> Vec<StoredRecord> {
        let state = lock(&self.state);
        let records = state.order.iter().filter_map(|id| state.records.get(id));
        records
            .map(|record| {
                let path = match record.folder.as_str() {
                    "" => record.file_name(),
                    folder => format!("{folder}/{}", record.file_name()),
                };
                StoredRecord {
                    id: record.id.clone(),
                    knowledge_base: record.base.clone(),
                    path,
                }
            })
            .collect()
    }

    /// Whether a user can see any record.
    pub(crate) fn has_records_for(&self, user: &str) -> bool {
        let state = lock(&self.state);
        let mut records = state.records.values();
        records.any(|record| self.is_readable(record, user))
    }

    /// Returns the paragraphs that contain most words of a text, best first.
    ///
    /// `bases` limits the search to some knowledge bases, unless it is empty.
    pub(crate) fn search(&self, text: &str, user: &str, bases: &[&str], most: usize) -> Vec<Hit> {
        let wanted: Vec<String> = words(text).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let suits = |record: &&Record| {
            (bases.is_empty() || bases.contains(&record.base.as_str()))
                && self.is_readable(record, user)
        };
        let mut hits = Vec::new();
        let state = lock(&self.state);
        let records = state.order.iter().filter_map(|id| state.records.get(id));
        for record in records.filter(suits) {
            for (block, paragraph) in paragraphs(record.text()).enumerate() {
                let score = score(&wanted, &record.name, paragraph);
                if score > 0.0 {
                    hits.push((score, record, block, paragraph));
                }
            }
        }
        // A stable sort keeps the order of the records among equal scores.
        hits.sort_by(|(one, ..), (two, ..)| two.total_cmp(one));
        let hits = hits.into_iter().take(most);
        hits.map(|(score, record, block, paragraph)| Hit {
            record: Record {
                content: None,
                ..record.clone()
            },
            block,
            text: paragraph.to_owned(),
            score,
        })
        .collect()
    }
}

/// Returns the paragraphs of a text, which empty lines separate.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
        .flat_map(|part| part.split("\r\n\r\n"))
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
}

/// Returns the words of a text that say something about its subject, without a plural `s`.
fn words(text: &str) -> impl Iterator<Item = String> {
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
fn score(wanted: &[String], name: &str, paragraph: &str) -> f64 {
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

    const BASE: &str = "base";
    const OWNER: &str = "owner";

    fn library(most_bytes: usize) -> Library {
        let base = KnowledgeBase::new(BASE).owner(OWNER).reader("reader");
        Library::new(vec![base], most_bytes)
    }

    fn add(library: &Library, path: &str, content: &'static str) -> bool {
        let content = Some(Bytes::from_static(content.as_bytes()));
        library.add(Record::new(path.to_owned(), BASE, path, content))
    }

    #[test]
    fn name_is_taken_in_any_case_for_the_same_type_and_folder() {
        let library = library(1000);
        for (path, added) in [
            ("a/Leave.txt", true),
            ("a/leave.txt", false),
            ("a/LEAVE.log", false),
            ("a/leave.md", true),
            ("b/leave.txt", true),
            ("leave.txt", true),
        ] {
            assert_eq!(add(&library, path, "x"), added, "{path}");
        }
        assert_eq!(library.records().len(), 4);
    }

    #[test]
    fn contents_beyond_the_limit_drop_the_oldest_and_keep_the_records() {
        let library = library(10);
        for path in ["a", "b", "c"] {
            assert!(add(&library, path, "12345"));
        }
        let content = |id| match library.find(id, OWNER) {
            Access::Granted(record) => record.content,
            access => panic!("{access:?}"),
        };
        assert_eq!(content("a"), None);
        assert_eq!(content("b").as_deref(), Some(&b"12345"[..]));
        assert!(!add(&library, "a", "again"));
        assert!(add(&library, "d", "longer than the limit"));
        assert_eq!(lock(&library.state).bytes, 0);
    }

    #[test]
    fn records_beyond_the_limit_replace_the_oldest() {
        let library = library(1000);
        lock(&library.state).most_records = 2;
        for path in ["a", "b", "c"] {
            assert!(add(&library, path, "1"));
        }
        assert!(matches!(library.find("a", OWNER), Access::Unknown));
        assert!(add(&library, "a", "1"));
        let state = lock(&library.state);
        let sizes = [state.records.len(), state.order.len(), state.names.len()];
        assert_eq!((sizes, state.contents.len(), state.bytes), ([2; 3], 2, 2));
    }

    #[test]
    fn search_returns_the_best_paragraphs_of_visible_records() {
        let library = library(1000);
        add(
            &library,
            "Leave policy.md",
            "# Leave\n\nEverybody has 25 days of leave.\n\nAsk Ada.",
        );
        add(&library, "picture.png", "\u{0}leave");
        let texts = |text, user, bases: &[&str]| {
            let hits = library.search(text, user, bases, 2).into_iter();
            hits.map(|hit| (hit.text, hit.block)).collect::<Vec<_>>()
        };
        let best = ("Everybody has 25 days of leave.".to_owned(), 1);
        assert_eq!(
            texts("How many days of leave do I have?", OWNER, &[])[0],
            best
        );
        assert_eq!(texts("Leaves", "reader", &[BASE]).len(), 2);
        assert!(texts("days", OWNER, &["other"]).is_empty());
        assert!(texts("days", "stranger", &[]).is_empty());
        assert!(texts("how many of the", OWNER, &[]).is_empty());
        assert!(texts("holiday", OWNER, &[]).is_empty());
    }

    #[test]
    fn text_is_cut_at_a_character() {
        let mut content = "x".repeat(MAX_SEARCHED - 1);
        content.push('é');
        let record = Record::new(String::new(), BASE, "a", Some(content.into()));
        assert_eq!(record.text().len(), MAX_SEARCHED - 1);
        let binary = Record::new(
            String::new(),
            BASE,
            "a",
            Some(Bytes::from_static(b"a\xff b")),
        );
        assert_eq!(binary.text(), "");
    }
}

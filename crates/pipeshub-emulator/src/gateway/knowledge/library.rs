//! The knowledge bases, their folders and their records, and the search among them.
//!
//! Keeps the facts of each record, and the contents of the latest ones within a limit. Checks the
//! roles of users, and no tokens. Entry points: [`Library::add`], [`Library::find`],
//! [`Library::search`].

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Mutex;

use super::base::{Base, Denied, Folder, Holder, Role, folder_key};
use super::index::{Index, paragraphs, score, words};
use super::record::{Record, Source};
use crate::connector::Connector;
use crate::connector_type::ConnectorType;
use crate::knowledge_base::{KnowledgeBase, StoredRecord};
use crate::sync::lock;
use crate::time::{milliseconds, now, uuid};

/// The maximum number of records. A new record replaces the oldest one.
const MAX_RECORDS: usize = 100_000;
/// The maximum number of knowledge bases.
const MAX_BASES: usize = 10_000;
/// The maximum number of folders.
const MAX_FOLDERS: usize = 100_000;
/// The maximum depth of folders.
const MAX_DEPTH: usize = 64;

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
    Granted(Box<Record>),
    Denied,
    Unknown,
}

/// The knowledge bases and their records.
#[derive(Debug)]
pub(crate) struct Library(Mutex<LibraryState>);

/// `records`, `order`, `names` and `index` always contain the same records. So do `folders` and
/// `folder_names`. The records in `contents` are those that may have a content.
#[derive(Debug, Default)]
pub(super) struct LibraryState {
    bases: HashMap<String, Base>,
    folders: HashMap<String, Folder>,
    /// The id of each folder's name.
    folder_names: HashMap<String, String>,
    records: HashMap<String, Record>,
    /// The ids of the records by their numbers, oldest first.
    order: BTreeMap<u64, String>,
    /// The id of each record's name.
    names: HashMap<String, String>,
    index: Index,
    contents: BTreeSet<u64>,
    /// The last number that a base or a record has received.
    last_number: u64,
    /// The bytes of all contents.
    bytes: usize,
    most_bytes: usize,
    most_records: usize,
}

impl LibraryState {
    fn next_number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }

    /// Adds a record, unless its name is taken. Drops what is beyond the limits.
    fn add(&mut self, mut record: Record) -> bool {
        let key = record.key();
        if self.names.contains_key(&key) {
            return false;
        }
        while self.order.len() >= self.most_records
            && let Some((_, oldest)) = self.order.first_key_value()
        {
            let oldest = oldest.clone();
            self.remove(&oldest);
        }
        record.number = self.next_number();
        self.names.insert(key, record.id.clone());
        self.order.insert(record.number, record.id.clone());
        self.insert(record);
        true
    }

    /// Stores a record under its id, and its words.
    fn insert(&mut self, record: Record) {
        self.bytes += record.stored_bytes();
        self.contents.insert(record.number);
        self.index.add(record.number, &record.name, record.text());
        self.records.insert(record.id.clone(), record);
        while self.bytes > self.most_bytes
            && let Some(oldest) = self.contents.pop_first()
        {
            let id = self.order.get(&oldest);
            let Some(mut record) = id.and_then(|id| self.records.remove(id)) else {
                continue;
            };
            self.forget_words(&record);
            self.bytes -= record.stored_bytes();
            record.drop_contents();
            self.index.add(oldest, &record.name, "");
            self.records.insert(record.id.clone(), record);
        }
    }

    fn forget_words(&mut self, record: &Record) {
        self.index
            .remove(record.number, &record.name, record.text());
    }

    /// Removes a record and its words. `names` and `order` keep it.
    fn take(&mut self, id: &str) -> Option<Record> {
        let record = self.records.remove(id)?;
        self.forget_words(&record);
        self.bytes -= record.stored_bytes();
        self.contents.remove(&record.number);
        Some(record)
    }

    fn remove(&mut self, id: &str) -> Option<Record> {
        let record = self.take(id)?;
        self.order.remove(&record.number);
        self.names.remove(&record.key());
        Some(record)
    }

    /// Changes a record. Fails if its new name is taken, and then changes nothing.
    fn change(&mut self, id: &str, change: impl FnOnce(&mut Record)) -> Result<Record, Denied> {
        let old = self.records.get(id).ok_or(Denied::NoRecord)?;
        let (mut new, old_key) = (old.clone(), old.key());
        change(&mut new);
        let key = new.key();
        if key != old_key && self.names.contains_key(&key) {
            return Err(Denied::NameTaken);
        }
        self.take(id);
        self.names.remove(&old_key);
        self.names.insert(key, new.id.clone());
        new.updated = milliseconds(now());
        let facts = new.facts();
        self.insert(new);
        Ok(facts)
    }

    /// Returns a base in which a user has at least this role.
    fn base(&mut self, id: &str, user: &str, least: Role) -> Result<&mut Base, Denied> {
        let base = self.bases.get_mut(id).ok_or(Denied::NoBase)?;
        match base.role_of(user) {
            None => Err(Denied::NoBase),
            Some(role) if role < least => Err(Denied::Role),
            Some(_) => Ok(base),
        }
    }

    /// Fails unless the folder is in the base.
    fn check_folder(&self, base: &str, folder: Option<&str>) -> Result<(), Denied> {
        let Some(id) = folder else { return Ok(()) };
        let found = self.folders.get(id).filter(|folder| folder.base == base);
        found.map(drop).ok_or(Denied::NoFolder)
    }

    /// Fails unless a user may change the record.
    fn check_record(&self, id: &str, user: &str) -> Result<(), Denied> {
        let record = self.records.get(id).ok_or(Denied::NoRecord)?;
        let allowed = match &record.source {
            Some(source) => source.owner == user,
            None => self.role_in(&record.base, user) >= Some(Role::Writer),
        };
        allowed.then_some(()).ok_or(Denied::Role)
    }

    fn role_in(&self, base: &str, user: &str) -> Option<Role> {
        self.bases.get(base)?.role_of(user)
    }

    /// Whether a user can read a record.
    fn is_readable(&self, record: &Record, user: &str) -> bool {
        match &record.source {
            Some(source) => source.owner == user,
            None => self.role_in(&record.base, user).is_some(),
        }
    }

    fn add_folder(&mut self, folder: Folder) -> Result<(), Denied> {
        if self.folder_names.contains_key(&folder.key()) {
            return Err(Denied::NameTaken);
        }
        let parent = folder.parent.as_deref();
        if self.folders.len() >= MAX_FOLDERS || self.depth(parent) >= MAX_DEPTH {
            return Err(Denied::Full);
        }
        if let Some(base) = self.bases.get_mut(&folder.base) {
            base.folders.push(folder.id.clone());
        }
        self.folder_names.insert(folder.key(), folder.id.clone());
        self.folders.insert(folder.id.clone(), folder);
        Ok(())
    }

    /// Changes a folder. Fails if its new name is taken, and then changes nothing.
    fn replace_folder(&mut self, id: &str, change: impl FnOnce(&mut Folder)) -> Result<(), Denied> {
        let old = self.folders.get(id).ok_or(Denied::NoFolder)?;
        let (mut new, old_key) = (old.clone(), old.key());
        change(&mut new);
        let key = new.key();
        if key != old_key && self.folder_names.contains_key(&key) {
            return Err(Denied::NameTaken);
        }
        new.updated = milliseconds(now());
        self.folder_names.remove(&old_key);
        self.folder_names.insert(key, new.id.clone());
        self.folders.insert(new.id.clone(), new);
        Ok(())
    }

    /// Returns the folder at a path below a folder. Creates what is missing.
    fn folder_at(
        &mut self,
        base: &str,
        folder: Option<&str>,
        path: &str,
    ) -> Result<Option<String>, Denied> {
        let mut at = folder.map(str::to_owned);
        for name in path.split('/').filter(|name| !name.is_empty()) {
            let known = self
                .folder_names
                .get(&folder_key(base, at.as_deref(), name));
            at = Some(if let Some(id) = known {
                id.clone()
            } else {
                let new = Folder::new(base, at.as_deref(), name, milliseconds(now()));
                let id = new.id.clone();
                self.add_folder(new)?;
                id
            });
        }
        Ok(at)
    }

    /// Returns a folder and the folders around it, innermost first.
    fn around<'a>(&'a self, folder: Option<&'a str>) -> impl Iterator<Item = &'a Folder> {
        let of = |id: &str| self.folders.get(id);
        std::iter::successors(folder.and_then(of), move |folder| {
            folder.parent.as_deref().and_then(of)
        })
    }

    fn depth(&self, folder: Option<&str>) -> usize {
        self.around(folder).count()
    }

    /// Returns the path of a record in its base, with the extension.
    fn path_of(&self, record: &Record) -> String {
        let mut path = record.file_name();
        for folder in self.around(record.folder.as_deref()) {
            path = format!("{}/{path}", folder.name);
        }
        path
    }

    /// Removes the records and the folders that suit, of a base or a connector.
    fn forget(&mut self, base: &str, suits: impl Fn(Option<&str>) -> bool) {
        let records = self.records.values();
        let records = records.filter(|record| record.base == base);
        let records = records.filter(|record| suits(record.folder.as_deref()));
        let records: Vec<String> = records.map(|record| record.id.clone()).collect();
        for id in records {
            self.remove(&id);
        }
        let folders = self.folders.values();
        let folders = folders.filter(|folder| folder.base == base && suits(Some(&folder.id)));
        let folders: Vec<Folder> = folders.cloned().collect();
        for folder in &folders {
            self.folder_names.remove(&folder.key());
            self.folders.remove(&folder.id);
        }
        if let Some(base) = self.bases.get_mut(base) {
            let gone: HashSet<&String> = folders.iter().map(|folder| &folder.id).collect();
            base.folders.retain(|id| !gone.contains(id));
        }
    }
}

impl Library {
    /// Creates a library that keeps at most `most_bytes` of contents.
    pub(crate) fn new(bases: Vec<KnowledgeBase>, most_bytes: usize) -> Self {
        let mut state = LibraryState {
            most_bytes,
            most_records: MAX_RECORDS,
            ..LibraryState::default()
        };
        let time = milliseconds(now());
        for first in bases {
            let number = state.next_number();
            let id = first.id;
            let mut base = Base::new(id.clone(), &first.name, &first.owner, number, time);
            for reader in first.readers {
                base.grant(Holder::User(reader), Role::Reader, time);
            }
            state.bases.insert(id.clone(), base);
            for (folder, name) in first.folders {
                let mut named = Folder::new(&id, None, &name, time);
                named.id = folder;
                let _ = state.add_folder(named);
            }
            for file in first.files {
                let content = Some(file.content);
                let record = Record::new(file.record, &id, &file.path, content);
                let (folders, _) = file.path.rsplit_once('/').unwrap_or_default();
                if let Ok(folder) = state.folder_at(&id, None, folders) {
                    state.add(Record { folder, ..record });
                }
            }
        }
        Self(Mutex::new(state))
    }

    /// Returns all knowledge bases with the folders of their roots, oldest first.
    pub(crate) fn described_bases(&self) -> Vec<KnowledgeBase> {
        let state = lock(&self.0);
        let mut bases: Vec<&Base> = state.bases.values().collect();
        bases.sort_by_key(|base| base.number);
        let at_root = |base: &Base| {
            let folders = base.folders.iter().filter_map(|id| state.folders.get(id));
            let folders = folders.filter(|folder| folder.parent.is_none());
            folders
                .map(|folder| (folder.id.clone(), folder.name.clone()))
                .collect()
        };
        bases
            .into_iter()
            .map(|base| base.described(at_root(base)))
            .collect()
    }

    /// Returns a copy of a knowledge base that a user can see.
    pub(super) fn base(&self, id: &str, user: &str) -> Option<Base> {
        let mut state = lock(&self.0);
        state.base(id, user, Role::Reader).ok().cloned()
    }

    /// Returns copies of the knowledge bases that a user can see, oldest first.
    pub(super) fn bases_of(&self, user: &str) -> Vec<Base> {
        let state = lock(&self.0);
        let bases = state.bases.values();
        let bases = bases.filter(|base| base.role_of(user).is_some());
        let mut bases: Vec<Base> = bases.cloned().collect();
        bases.sort_by_key(|base| base.number);
        bases
    }

    pub(super) fn add_base(&self, name: &str, user: &str) -> Result<Base, Denied> {
        let mut state = lock(&self.0);
        if state.bases.len() >= MAX_BASES {
            return Err(Denied::Full);
        }
        let number = state.next_number();
        let base = Base::new(uuid(), name, user, number, milliseconds(now()));
        state.bases.insert(base.id.clone(), base.clone());
        Ok(base)
    }

    /// Changes a base in which a user has at least this role.
    pub(super) fn change_base<T>(
        &self,
        id: &str,
        user: &str,
        least: Role,
        change: impl FnOnce(&mut Base) -> T,
    ) -> Result<T, Denied> {
        let mut state = lock(&self.0);
        state.base(id, user, least).map(change)
    }

    /// Removes a base with its folders and records.
    pub(super) fn remove_base(&self, id: &str, user: &str) -> Result<(), Denied> {
        let mut state = lock(&self.0);
        state.base(id, user, Role::Owner)?;
        state.forget(id, |_| true);
        state.bases.remove(id);
        Ok(())
    }

    /// Returns copies of folders. Unknown ids are left out.
    pub(super) fn folders(&self, ids: &[String]) -> Vec<Folder> {
        let state = lock(&self.0);
        let folders = ids.iter().filter_map(|id| state.folders.get(id));
        folders.cloned().collect()
    }

    pub(super) fn check_folder(&self, base: &str, folder: Option<&str>) -> Result<(), Denied> {
        lock(&self.0).check_folder(base, folder)
    }

    pub(super) fn add_folder(
        &self,
        base: &str,
        parent: Option<&str>,
        name: &str,
        user: &str,
    ) -> Result<Folder, Denied> {
        let mut state = lock(&self.0);
        state.base(base, user, Role::Writer)?;
        state.check_folder(base, parent)?;
        let folder = Folder::new(base, parent, name, milliseconds(now()));
        state.add_folder(folder.clone())?;
        Ok(folder)
    }

    /// Renames a folder.
    ///
    /// As on the real server, a change of letter case only is not made, and is no error.
    pub(super) fn rename_folder(
        &self,
        base: &str,
        id: &str,
        name: &str,
        user: &str,
    ) -> Result<(), Denied> {
        let mut state = lock(&self.0);
        state.base(base, user, Role::Writer)?;
        state.check_folder(base, Some(id))?;
        state.replace_folder(id, |folder| {
            if folder.name.to_lowercase() != name.to_lowercase() {
                name.clone_into(&mut folder.name);
            }
        })
    }

    /// Removes a folder with everything in it.
    pub(super) fn remove_folder(&self, base: &str, id: &str, user: &str) -> Result<(), Denied> {
        let mut state = lock(&self.0);
        state.base(base, user, Role::Writer)?;
        state.check_folder(base, Some(id))?;
        let inside: HashSet<String> = {
            let folders = state.folders.values();
            let folders = folders.filter(|folder| folder.base == base);
            let inside = |folder: &&Folder| state.around(Some(&folder.id)).any(|at| at.id == id);
            folders
                .filter(inside)
                .map(|folder| folder.id.clone())
                .collect()
        };
        state.forget(base, |folder| folder.is_some_and(|at| inside.contains(at)));
        Ok(())
    }

    /// Moves a record or a folder of a base into another folder of the base.
    pub(super) fn move_node(
        &self,
        base: &str,
        id: &str,
        parent: Option<&str>,
        user: &str,
    ) -> Result<(), Denied> {
        let mut state = lock(&self.0);
        state.base(base, user, Role::Writer)?;
        let is_folder = state.check_folder(base, Some(id)).is_ok();
        let record = state.records.get(id);
        if !is_folder && record.is_none_or(|record| record.base != base) {
            return Err(Denied::NoRecord);
        }
        state.check_folder(base, parent)?;
        if !is_folder {
            let parent = parent.map(str::to_owned);
            return state.change(id, |record| record.folder = parent).map(drop);
        }
        if state.around(parent).any(|folder| folder.id == id) {
            return Err(Denied::IntoItself);
        }
        if state.depth(parent) >= MAX_DEPTH {
            return Err(Denied::Full);
        }
        state.replace_folder(id, |folder| folder.parent = parent.map(str::to_owned))
    }

    /// Adds a record of a file at a path below a folder. Creates the folders of the path.
    ///
    /// Returns false if a record of the folder has this name.
    pub(super) fn add(&self, record: Record, folder: Option<&str>, path: &str) -> bool {
        let mut state = lock(&self.0);
        let (folders, _) = path.rsplit_once('/').unwrap_or_default();
        let folder = state.folder_at(&record.base, folder, folders);
        folder.is_ok_and(|folder| state.add(Record { folder, ..record }))
    }

    /// Returns a copy of a record for a user.
    pub(super) fn find(&self, id: &str, user: &str) -> Access {
        let state = lock(&self.0);
        match state.records.get(id) {
            None => Access::Unknown,
            Some(record) if !state.is_readable(record, user) => Access::Denied,
            Some(record) => Access::Granted(Box::new(record.clone())),
        }
    }

    /// Returns a copy of the record of a document in the storage.
    pub(super) fn find_document(&self, document: &str) -> Option<Record> {
        let state = lock(&self.0);
        let mut records = state.records.values();
        records.find(|record| record.document == document).cloned()
    }

    /// Returns copies of a base's or a connector's records without their contents, oldest first.
    pub(super) fn records_of(&self, base: &str) -> Vec<Record> {
        let state = lock(&self.0);
        let records = state.order.values().filter_map(|id| state.records.get(id));
        let records = records.filter(|record| record.base == base);
        records.map(Record::facts).collect()
    }

    /// Changes a record that a user may change. Returns its facts.
    pub(super) fn change_record(
        &self,
        id: &str,
        user: &str,
        change: impl FnOnce(&mut Record),
    ) -> Result<Record, Denied> {
        let mut state = lock(&self.0);
        state.check_record(id, user)?;
        state.change(id, change)
    }

    pub(super) fn remove_record(&self, id: &str, user: &str) -> Result<Record, Denied> {
        let mut state = lock(&self.0);
        state.check_record(id, user)?;
        state.remove(id).ok_or(Denied::NoRecord)
    }

    /// Removes a record, whoever may change it. An unknown one is no error.
    pub(in crate::gateway) fn remove_any(&self, id: &str) {
        lock(&self.0).remove(id);
    }

    /// Adds the files of a connector's source that are new.
    pub(in crate::gateway) fn sync(&self, kind: &ConnectorType, connector: &Connector) {
        for (path, content) in &kind.files {
            let mut record = Record::new(uuid(), &connector.id, path, Some(content.clone()));
            record.source = Some(Box::new(Source {
                kind: connector.kind.clone(),
                owner: connector.owner.clone(),
            }));
            self.add(record, None, path);
        }
    }

    /// Returns the number of records of a knowledge base or a connector.
    pub(in crate::gateway) fn count_of(&self, base: &str) -> usize {
        let state = lock(&self.0);
        let records = state.records.values();
        records.filter(|record| record.base == base).count()
    }

    /// Removes the records of a connector.
    pub(in crate::gateway) fn forget(&self, connector: &str) {
        lock(&self.0).forget(connector, |_| true);
    }

    /// Returns the records, oldest first.
    pub(crate) fn records(&self) -> Vec<StoredRecord> {
        let state = lock(&self.0);
        let records = state.order.values().filter_map(|id| state.records.get(id));
        records
            .map(|record| StoredRecord {
                id: record.id.clone(),
                knowledge_base: record.base.clone(),
                path: state.path_of(record),
            })
            .collect()
    }

    /// Whether a user can see any record.
    pub(crate) fn has_records_for(&self, user: &str) -> bool {
        let state = lock(&self.0);
        let mut records = state.records.values();
        records.any(|record| state.is_readable(record, user))
    }

    /// Returns the paragraphs that contain most words of a text, best first.
    ///
    /// `bases` limits the search to some knowledge bases and connectors, unless it is empty.
    pub(crate) fn search(&self, text: &str, user: &str, bases: &[&str], most: usize) -> Vec<Hit> {
        let wanted: Vec<String> = words(text).collect();
        let state = lock(&self.0);
        let suits = |record: &&Record| {
            (bases.is_empty() || bases.contains(&record.base.as_str()))
                && state.is_readable(record, user)
        };
        let mut hits = Vec::new();
        let numbers = state.index.candidates(&wanted);
        let ids = numbers.iter().filter_map(|number| state.order.get(number));
        let records = ids.filter_map(|id| state.records.get(id));
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
            record: record.facts(),
            block,
            text: paragraph.to_owned(),
            score,
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    const BASE: &str = "base";
    const OWNER: &str = "owner";

    fn library(most_bytes: usize) -> Library {
        let base = KnowledgeBase::new(BASE).owner(OWNER).reader("reader");
        Library::new(vec![base], most_bytes)
    }

    fn add(library: &Library, path: &str, content: &'static str) -> bool {
        let content = Some(Bytes::from_static(content.as_bytes()));
        library.add(
            Record::new(path.to_owned(), BASE, path, content),
            None,
            path,
        )
    }

    fn paths(library: &Library) -> Vec<String> {
        let records = library.records().into_iter();
        records.map(|record| record.path).collect()
    }

    #[test]
    fn name_is_taken_in_any_case_for_the_same_type_and_folder() {
        let library = library(1000);
        for (path, added) in [
            ("a/Leave.txt", true),
            ("a/leave.txt", false),
            ("A/LEAVE.log", false),
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
        assert_eq!(lock(&library.0).bytes, 0);
        // The names of records without a content are still found, and their texts are not.
        assert!(library.search("12345", OWNER, &[], 9).is_empty());
    }

    #[test]
    fn records_beyond_the_limit_replace_the_oldest() {
        let library = library(1000);
        lock(&library.0).most_records = 2;
        for path in ["a", "b", "c"] {
            assert!(add(&library, path, "1"));
        }
        assert!(matches!(library.find("a", OWNER), Access::Unknown));
        assert!(add(&library, "a", "1"));
        let state = lock(&library.0);
        let sizes = [state.records.len(), state.order.len(), state.names.len()];
        assert_eq!((sizes, state.contents.len(), state.bytes), ([2; 3], 2, 2));
    }

    #[test]
    fn earlier_versions_count_as_contents_until_they_are_dropped() {
        let library = library(10);
        assert!(add(&library, "a", "1234"));
        let replaced = |text: &'static str| {
            let change = |record: &mut Record| {
                record.replace_content(Some(Bytes::from_static(text.as_bytes())), text.len());
            };
            library.change_record("a", OWNER, change).unwrap();
            lock(&library.0).bytes
        };
        assert_eq!(replaced("56789"), 9);
        assert_eq!(library.search("56789", OWNER, &[], 9).len(), 1);
        assert!(library.search("1234", OWNER, &[], 9).is_empty());
        assert_eq!(replaced("0123"), 0);
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
    fn moved_folder_takes_its_records_along_and_not_into_itself() {
        let library = library(1000);
        assert!(add(&library, "a/b/leave.txt", "x") && add(&library, "c/a/other.txt", "x"));
        let base = library.base(BASE, OWNER).unwrap();
        let folders = library.folders(&base.folders);
        let [a, b, c, _] = &folders[..] else {
            panic!("{folders:?}")
        };
        let moved = |folder: &Folder, into: Option<&Folder>, user| {
            library.move_node(
                BASE,
                &folder.id,
                into.map(|folder| folder.id.as_str()),
                user,
            )
        };
        assert_eq!(moved(a, Some(b), OWNER), Err(Denied::IntoItself));
        assert_eq!(moved(a, Some(a), OWNER), Err(Denied::IntoItself));
        assert_eq!(moved(a, Some(c), OWNER), Err(Denied::NameTaken));
        assert_eq!(moved(a, Some(c), "reader"), Err(Denied::Role));
        assert_eq!(moved(a, Some(c), "stranger"), Err(Denied::NoBase));
        assert_eq!(moved(b, Some(c), OWNER), Ok(()));
        assert_eq!(paths(&library), ["c/b/leave.txt", "c/a/other.txt"]);
        assert_eq!(library.remove_folder(BASE, &c.id, OWNER), Ok(()));
        assert!(paths(&library).is_empty());
        let state = lock(&library.0);
        assert_eq!((state.folders.len(), state.folder_names.len()), (1, 1));
    }
}

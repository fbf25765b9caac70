//! The decision about the page after a page.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Paging;
use crate::error::Result;
use crate::json::index::{Index, NodeId};
use crate::reply::RawReply;

/// The number of pages without entries in a row after which a server is taken to send them
/// endlessly. Some routes of PipesHub filter a page after they have cut it, so a page may be empty
/// although others follow.
const EMPTY_PAGES: u32 = 100;

/// The position in a list, and hashes of what the server sent.
pub(super) struct Walk {
    page: i64,
    /// The number of entries so far, if the walk began with the first page.
    items: Option<u64>,
    /// The number of pages without entries, up to now and in a row.
    empty: u32,
    /// Hashes of all cursors, and of the entries of all pages that have some.
    seen: Vec<u64>,
}

/// The changes for the request of the next page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Next {
    pub(super) page: Option<i64>,
    pub(super) cursor: Option<String>,
}

/// The part of a response that describes its page.
struct Facts {
    count: u64,
    has_next: Option<bool>,
    cursor: Option<String>,
    total: Option<u64>,
    total_pages: Option<u64>,
}

impl Walk {
    pub(super) fn new(page: Option<i64>) -> Self {
        let page = page.unwrap_or(1);
        Self {
            page,
            items: (page <= 1).then_some(0),
            empty: 0,
            seen: Vec::new(),
        }
    }

    /// Returns the changes for the request of the next page, or `None` after the last page.
    ///
    /// Fails if the server repeats a page or a cursor, or sends empty pages endlessly.
    pub(super) fn step(
        &mut self,
        paging: &Paging,
        limit: Option<i64>,
        reply: &RawReply,
    ) -> Result<Option<Next>> {
        // The decoder reports JSON that is broken.
        let Ok(json) = Index::new(reply.body()) else {
            return Ok(None);
        };
        self.next(paging, limit, &json)
            .map_err(|problem| reply.invalid(problem))
    }

    fn next(
        &mut self,
        paging: &Paging,
        limit: Option<i64>,
        json: &Index<'_>,
    ) -> Result<Option<Next>, &'static str> {
        let items = find(json, paging.items);
        let facts = Facts::read(paging, json, items);
        if facts.count == 0 {
            self.empty += 1;
        } else {
            self.empty = 0;
            let entries = items.map_or("", |items| json.source(items));
            if !self.is_new(entries) {
                return Err("the server sent a page of the list again");
            }
        }
        self.items = self.items.map(|items| items.saturating_add(facts.count));
        if !self.continues(paging, limit, &facts) {
            return Ok(None);
        }
        if self.empty >= EMPTY_PAGES {
            return Err("the server sends pages without entries endlessly");
        }
        if let Some(cursor) = &facts.cursor {
            if !self.is_new(cursor) {
                return Err("the server sent a cursor of the list again");
            }
        } else if !paging.has_numbers {
            return Err("the server announces another page without its cursor");
        }
        let Some(page) = self.page.checked_add(1) else {
            return Ok(None);
        };
        self.page = page;
        Ok(Some(Next {
            page: paging.has_numbers.then_some(page),
            cursor: facts.cursor,
        }))
    }

    /// Whether another page follows.
    fn continues(&self, paging: &Paging, limit: Option<i64>, facts: &Facts) -> bool {
        if let Some(has_next) = facts.has_next {
            return has_next;
        }
        if paging.cursor.is_some() {
            return facts.cursor.is_some();
        }
        if let Some(pages) = facts.total_pages {
            return u64::try_from(self.page).is_ok_and(|page| page < pages);
        }
        if facts.count == 0 {
            return false;
        }
        if let Some((items, total)) = self.items.zip(facts.total) {
            return items < total;
        }
        let limit = limit.and_then(|limit| u64::try_from(limit).ok());
        limit.is_none_or(|limit| facts.count >= limit)
    }

    /// Remembers a text. Returns `false` if it was remembered before.
    fn is_new(&mut self, text: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let hash = hasher.finish();
        let is_new = !self.seen.contains(&hash);
        if is_new {
            self.seen.push(hash);
        }
        is_new
    }
}

impl Facts {
    fn read(paging: &Paging, json: &Index<'_>, items: Option<NodeId>) -> Self {
        let value = |path: Option<&str>| find(json, path?);
        let number = |path| json.scalar(value(path)?).parse().ok();
        Self {
            count: items.map_or(0, |items| count(json, items)),
            has_next: value(paging.has_next).and_then(|node| match json.scalar(node) {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            }),
            cursor: value(paging.cursor)
                .and_then(|node| json.string(node))
                .filter(|cursor| !cursor.is_empty())
                .map(Into::into),
            total: number(paging.total),
            total_pages: number(paging.total_pages),
        }
    }
}

/// Finds the value at a dotted path. If a name occurs twice, the last value counts.
fn find(json: &Index<'_>, path: &str) -> Option<NodeId> {
    let mut found = 0;
    for name in path.split('.').filter(|name| !name.is_empty()) {
        if json.first_byte(found) != b'{' {
            return None;
        }
        let end = json.end(found);
        let mut node = found + 1;
        let mut value = None;
        while node < end {
            if json.string(node).is_some_and(|found| found == name) {
                value = Some(node + 1);
            }
            node = json.after(node + 1);
        }
        found = value?;
    }
    Some(found)
}

/// Counts the values of a list.
fn count(json: &Index<'_>, list: NodeId) -> u64 {
    if json.first_byte(list) != b'[' {
        return 0;
    }
    let end = json.end(list);
    let mut node = list + 1;
    let mut count = 0;
    while node < end {
        node = json.after(node);
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_of_a_path_is_the_last_of_its_name() {
        let text = r#"{"a":{"b":[1,2,{"b":3}],"c":"x"},"a.b":4,"d":1,"d":2,"\u0065":"5"}"#;
        let json = Index::new(text.as_bytes()).unwrap();
        let source = |path| find(&json, path).map(|node| json.source(node));
        for (path, due) in [
            ("", Some(text)),
            ("a.b", Some(r#"[1,2,{"b":3}]"#)),
            ("a.c", Some(r#""x""#)),
            ("d", Some("2")),
            ("e", Some(r#""5""#)),
            ("a.b.b", None),
            ("a.x", None),
            ("x", None),
        ] {
            assert_eq!(source(path), due, "{path}");
        }
        assert_eq!(count(&json, find(&json, "a.b").unwrap()), 3);
        assert_eq!(count(&json, find(&json, "a").unwrap()), 0);
    }
}

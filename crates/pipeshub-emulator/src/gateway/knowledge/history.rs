//! The operations on the searches of the past.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use http::StatusCode;

use super::library::Hit;
use super::search::{records_of, stored_citation};
use crate::fixtures::ORGANIZATION;
use crate::gateway::input::{check_object_id, one_of};
use crate::gateway::lists::{Period, filters};
use crate::gateway::pages::Page;
use crate::gateway::{Call, Gateway, Outcome, not_found};
use crate::json::{Json, object};
use crate::response;
use crate::sync::lock;
use crate::time::{iso, now, object_id};

/// The maximum number of searches. A new one replaces the oldest one.
const MAX_SEARCHES: usize = 10_000;

/// The searches of all users, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Searches(Mutex<VecDeque<SavedSearch>>);

/// A search of the past.
#[derive(Debug, Clone)]
pub(super) struct SavedSearch {
    pub(super) id: String,
    query: String,
    limit: usize,
    user: String,
    /// The id of each citation, with the citation.
    citations: Vec<(String, Json)>,
    /// The ids of the records, with their documents as JSON.
    records: Vec<(String, String)>,
    is_archived: bool,
    /// The user who has archived the search. `null` after the end of the archiving.
    archived_by: Option<Json>,
    created: Duration,
    updated: Duration,
}

impl SavedSearch {
    pub(super) fn new(query: &str, limit: usize, user: &str, hits: &[Hit]) -> Self {
        let time = now();
        let citations = hits.iter().map(|hit| {
            let id = object_id();
            let citation = stored_citation(&id, hit, 0, time);
            (id, citation)
        });
        let records = records_of(hits).into_iter();
        Self {
            id: object_id(),
            query: query.to_owned(),
            limit,
            user: user.to_owned(),
            citations: citations.collect(),
            records: records
                .map(|(id, record)| (id.to_owned(), record.to_compact()))
                .collect(),
            is_archived: false,
            archived_by: None,
            created: time,
            updated: time,
        }
    }

    fn to_json(&self, citations: Json) -> Json {
        let records = self.records.iter();
        let records = records.map(|(id, json)| (id.clone().into(), json.as_str().into()));
        object! {
            "query": self.query.as_str(),
            "limit": self.limit,
            "orgId": ORGANIZATION,
            "userId": self.user.as_str(),
            "citationIds": citations,
            "records": Json::Object(records.collect()),
            "isShared": false,
            "isArchived": self.is_archived,
            "_id": self.id.as_str(),
            "sharedWith": Json::List(Vec::new()),
            "createdAt": iso(self.created),
            "updatedAt": iso(self.updated),
            "__v": 0_i64,
        }
        .with("archivedBy", self.archived_by.clone())
    }

    /// Whether a user can read the search.
    fn is_open_to(&self, user: &str) -> bool {
        self.user == user && !self.is_archived
    }
}

impl Searches {
    pub(super) fn add(&self, search: SavedSearch) {
        let mut searches = lock(&self.0);
        if searches.len() >= MAX_SEARCHES {
            searches.pop_front();
        }
        searches.push_back(search);
    }

    /// Removes the searches that suit. Returns whether there was one.
    fn remove(&self, suits: impl Fn(&SavedSearch) -> bool) -> bool {
        let mut searches = lock(&self.0);
        let before = searches.len();
        searches.retain(|search| !suits(search));
        searches.len() < before
    }
}

impl Gateway {
    /// Lists the searches of the user that are not archived, latest first.
    ///
    /// As on the real server, the count is that of all searches of all users.
    pub(in crate::gateway) fn search_history(&self, call: &Call<'_>) -> Outcome {
        let (began, query) = (now(), call.query);
        let user = &call.token()?.user;
        let page = Page::read(query, 20, 100)?;
        let sort_by = one_of(query, "sortBy", &["createdAt", "lastActivityAt", "title"])?;
        let order = one_of(query, "sortOrder", &["asc", "desc"])?;
        let shared = one_of(query, "shared", &["true", "false"])?;
        let period = Period::read(query)?;
        let searches = lock(&self.searches.0);
        let mut found: Vec<&SavedSearch> = searches
            .iter()
            .filter(|search| {
                search.is_open_to(user) && shared != Some("true") && period.contains(search.created)
            })
            .collect();
        if sort_by == Some("title") {
            found.sort_by(|one, two| one.query.cmp(&two.query));
        }
        if order != Some("asc") {
            found.reverse();
        }
        let items = page.cut(found).map(|search| {
            let ids = search.citations.iter().map(|(id, _)| id.as_str().into());
            search.to_json(Json::List(ids.collect()))
        });
        let body = object! {
            "searchHistory": items.collect::<Vec<_>>(),
            "pagination": page.of_gateway(searches.len()),
            "filters": filters(query, page, &[])?,
            "meta": call.meta(began),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns a list with the search, or an empty one.
    pub(in crate::gateway) fn saved_search(&self, call: &Call<'_>) -> Outcome {
        let (id, user) = (call.parameter(), &call.token()?.user);
        check_object_id(id)?;
        let searches = lock(&self.searches.0);
        let found = searches
            .iter()
            .filter(|search| search.id == id && search.is_open_to(user));
        let found = found.map(|search| {
            let citations = search.citations.iter();
            search.to_json(Json::List(
                citations.map(|(_, json)| json.clone()).collect(),
            ))
        });
        Ok(response::json(StatusCode::OK, &Json::List(found.collect())))
    }

    pub(in crate::gateway) fn delete_search(&self, call: &Call<'_>) -> Outcome {
        let (id, user) = (call.parameter(), &call.token()?.user);
        check_object_id(id)?;
        let is_gone = self
            .searches
            .remove(|search| search.id == id && search.is_open_to(user));
        Ok(deleted(is_gone, "Search deleted successfully"))
    }

    /// Deletes the searches of the user that are not archived.
    pub(in crate::gateway) fn delete_search_history(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let period = Period::read(call.query)?;
        let shared = one_of(call.query, "shared", &["true", "false"])?;
        let is_gone = self.searches.remove(|search| {
            search.is_open_to(user) && shared != Some("true") && period.contains(search.created)
        });
        Ok(deleted(is_gone, "Search history deleted successfully"))
    }

    pub(in crate::gateway) fn archive_search(&self, call: &Call<'_>) -> Outcome {
        self.set_archived(call, true)
    }

    pub(in crate::gateway) fn unarchive_search(&self, call: &Call<'_>) -> Outcome {
        self.set_archived(call, false)
    }

    /// Archives a search or brings it back. A second time is 404.
    ///
    /// As on the real server, the reported time is that of the change before.
    fn set_archived(&self, call: &Call<'_>, archived: bool) -> Outcome {
        let (began, id, user) = (now(), call.parameter(), &call.token()?.user);
        check_object_id(id)?;
        let mut searches = lock(&self.searches.0);
        let found = searches.iter_mut().find(|search| {
            search.id == id && search.user == *user && search.is_archived != archived
        });
        let Some(search) = found else {
            return Ok(not_found("the search does not exist"));
        };
        let before = std::mem::replace(&mut search.updated, began);
        search.is_archived = archived;
        search.archived_by = Some(archived.then_some(user.as_str()).into());
        let (status, by, at) = if archived {
            ("archived", "archivedBy", "archivedAt")
        } else {
            ("unarchived", "unarchivedBy", "unarchivedAt")
        };
        let body = object! { "id": id, "status": status }
            .with(by, Some(user.as_str()))
            .with(at, Some(iso(before)))
            .with("meta", Some(call.meta(began)));
        Ok(response::json(StatusCode::OK, &body))
    }
}

fn deleted(is_gone: bool, message: &str) -> response::FullResponse {
    if is_gone {
        response::json(StatusCode::OK, &object! { "message": message })
    } else {
        not_found("there is no such search")
    }
}

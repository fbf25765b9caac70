//! The operations that list connectors page by page.

use http::StatusCode;

use super::store::Record;
use crate::connector::Setup;
use crate::gateway::input::number;
use crate::gateway::{Call, Gateway, Outcome, Refusal, validation_error};
use crate::json::{Json, object};
use crate::query::Query;
use crate::response;

/// The page that a query asks for, and the text that its entries contain.
#[derive(Debug, Clone)]
pub(super) struct Page {
    number: usize,
    limit: usize,
    search: Option<String>,
}

impl Page {
    /// Reads `page`, `limit` and `search`.
    pub(super) fn read(query: &Query) -> Result<Self, Refusal> {
        Ok(Self {
            number: number(query, "page", 1, usize::MAX)?,
            limit: number(query, "limit", 20, 200)?,
            search: query.one("search")?.map(str::to_owned),
        })
    }

    /// Whether one of the texts contains the searched text, in any case.
    pub(super) fn contains(&self, texts: &[&str]) -> bool {
        let Some(search) = self.search.as_deref().filter(|text| !text.is_empty()) else {
            return true;
        };
        let search = search.to_lowercase();
        texts
            .iter()
            .any(|text| text.to_lowercase().contains(&search))
    }

    fn has_search(&self) -> bool {
        self.search.as_deref().is_some_and(|text| !text.is_empty())
    }

    fn skipped(&self) -> usize {
        (self.number - 1).saturating_mul(self.limit)
    }

    /// Returns the entries of the page.
    pub(super) fn cut<'a, T>(&self, all: &'a [T]) -> impl Iterator<Item = &'a T> + use<'a, T> {
        all.iter().skip(self.skipped()).take(self.limit)
    }

    /// Returns the `pagination` of most lists, which repeats the searched text.
    pub(super) fn pagination(&self, total: usize) -> Json {
        let start = object! { "page": self.number, "limit": self.limit };
        let search = self.search.as_deref().filter(|text| !text.is_empty());
        self.counted(start.with("search", Some(search)), total)
    }

    /// Returns the `pagination` of the connectors' list.
    fn plain_pagination(&self, total: usize) -> Json {
        let start = object! { "page": self.number, "limit": self.limit };
        self.counted(start, total)
    }

    /// Returns the `pagination` of the list of all OAuth apps.
    pub(super) fn pagination_with_items(&self, total: usize) -> Json {
        let pages = total.div_ceil(self.limit);
        object! {
            "page": self.number,
            "limit": self.limit,
            "search": self.search.as_deref().filter(|text| !text.is_empty()),
            "totalItems": total,
            "totalPages": pages,
            "hasNext": self.number < pages,
            "hasPrev": self.number > 1,
        }
    }

    fn counted(&self, start: Json, total: usize) -> Json {
        let pages = total.div_ceil(self.limit);
        let (has_prev, has_next) = (self.number > 1, self.number < pages);
        start
            .with("totalCount", Some(total))
            .with("totalPages", Some(pages))
            .with("hasPrev", Some(has_prev))
            .with("hasNext", Some(has_next))
            .with("prevPage", Some(has_prev.then(|| self.number - 1)))
            .with("nextPage", Some(has_next.then(|| self.number + 1)))
    }
}

impl Gateway {
    pub(in crate::gateway) fn list_connectors(&self, call: &Call<'_>) -> Outcome {
        let (token, query) = (call.token()?, call.query);
        let personal = scope_of(query)?;
        let page = Page::read(query)?;
        let authenticated = boolean(query, "isAuthenticated")?;
        let active = boolean(query, "isActive")?;
        let kind = query.one("connectorType")?;
        call.check_connector_service()?;
        let is_filtered =
            authenticated.is_some() || active.is_some() || kind.is_some() || page.has_search();
        let (found, total) = if token.seen_as_admin() && !personal && !is_filtered {
            self.store.team_page(&page)
        } else {
            self.store.page(&page, |record| {
                let connector = &record.connector;
                connector.personal == personal
                    && record.is_visible_to(token)
                    && authenticated.is_none_or(|wanted| wanted == record.is_authenticated)
                    && active.is_none_or(|wanted| wanted == record.is_active)
                    && kind.is_none_or(|kind| kind == connector.kind)
                    && page.contains(&[
                        &connector.name,
                        &connector.kind,
                        self.group(&connector.kind),
                    ])
            })
        };
        let body = object! {
            "success": true,
            "connectors": self.entries(found.iter()),
            "pagination": page.plain_pagination(total),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Lists the connectors that are configured. The list is nested in an object.
    pub(in crate::gateway) fn configured_connectors(&self, call: &Call<'_>) -> Outcome {
        let (entries, pagination) =
            self.window(call, |record| record.connector.setup != Setup::Missing)?;
        let page = object! { "connectors": entries, "pagination": pagination };
        let body = object! { "success": true, "connectors": page };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Lists the connectors that agents may use.
    pub(in crate::gateway) fn agent_connectors(&self, call: &Call<'_>) -> Outcome {
        let (entries, pagination) = self.window(call, |record| record.is_agent_active)?;
        let body = object! {
            "success": true,
            "connectors": entries,
            "pagination": pagination,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the entries of a page that suit, and the `pagination`.
    ///
    /// As on the real server, a window of twice the limit is filtered and then cut by page again.
    /// Pages after the first lose entries, and the count is that of the window.
    fn window(
        &self,
        call: &Call<'_>,
        suits: impl Fn(&Record) -> bool,
    ) -> Result<(Vec<Json>, Json), Refusal> {
        let token = call.token()?;
        let personal = scope_of(call.query)?;
        let page = Page::read(call.query)?;
        call.check_connector_service()?;
        let visible = self.store.all(|record| {
            record.connector.personal == personal
                && record.is_visible_to(token)
                && page.contains(&[&record.connector.name, &record.connector.kind])
        });
        let window = visible.into_iter().skip(page.skipped());
        let window = window.take(page.limit.saturating_mul(2));
        let found: Vec<Record> = window.filter(|record| suits(record)).collect();
        Ok((self.entries(page.cut(&found)), page.pagination(found.len())))
    }

    fn entries<'a>(&self, records: impl Iterator<Item = &'a Record>) -> Vec<Json> {
        records.map(|record| self.entry(record, None)).collect()
    }
}

/// Returns whether a query asks for personal connectors. Default: those of the team.
pub(super) fn scope_of(query: &Query) -> Result<bool, Refusal> {
    match query.one("scope")? {
        None | Some("team") => Ok(false),
        Some("personal") => Ok(true),
        Some(_) => Err(validation_error("the scope is neither team nor personal").into()),
    }
}

fn boolean(query: &Query, name: &str) -> Result<Option<bool>, Refusal> {
    match query.one(name)? {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(validation_error("Expected boolean, received string").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pagination_has_the_pages_around() {
        for (number, total, (pages, prev, next)) in [
            (1, 0, (0_usize, None, None)),
            (1, 2, (1, None, None)),
            (1, 3, (2, None, Some(2_usize))),
            (2, 3, (2, Some(1_usize), None)),
            (9, 3, (2, Some(8), None)),
        ] {
            let page = Page {
                number,
                limit: 2,
                search: None,
            };
            let expected = object! {
                "page": number,
                "limit": 2_usize,
                "totalCount": total,
                "totalPages": pages,
                "hasPrev": prev.is_some(),
                "hasNext": next.is_some(),
                "prevPage": prev,
                "nextPage": next,
            };
            assert_eq!(page.plain_pagination(total), expected);
        }
    }
}

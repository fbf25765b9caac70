//! The operation `GET /connectors`, which lists connectors page by page.

use http::StatusCode;
use serde::Serialize;

use super::instance::{APP_GROUP, Instance};
use crate::gateway::{Call, Gateway, Outcome, Refusal, validation_error};
use crate::query::Query;
use crate::response;

#[derive(Serialize)]
struct ListResponse {
    success: bool,
    connectors: Vec<Instance>,
    pagination: Pagination,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pagination {
    page: usize,
    limit: usize,
    total_count: usize,
    total_pages: usize,
    has_prev: bool,
    has_next: bool,
    prev_page: Option<usize>,
    next_page: Option<usize>,
}

impl Pagination {
    fn new(page: usize, limit: usize, total_count: usize) -> Self {
        let total_pages = total_count.div_ceil(limit);
        let (has_prev, has_next) = (page > 1, page < total_pages);
        Self {
            page,
            limit,
            total_count,
            total_pages,
            has_prev,
            has_next,
            prev_page: has_prev.then(|| page - 1),
            next_page: has_next.then_some(page + 1),
        }
    }
}

impl Gateway {
    pub(in crate::gateway) fn list_connectors(&self, call: &Call<'_>) -> Outcome {
        let (token, query) = (call.token()?, call.query);
        let personal = match query.one("scope")? {
            None | Some("team") => false,
            Some("personal") => true,
            Some(_) => return Ok(validation_error("the scope is neither team nor personal")),
        };
        let page = number(query, "page", 1, usize::MAX)?;
        let limit = number(query, "limit", 20, 200)?;
        let text = query.one("search")?.map(str::to_lowercase);
        let authenticated = boolean(query, "isAuthenticated")?;
        let active = boolean(query, "isActive")?;
        let kind = query.one("connectorType")?;
        call.check_connector_service()?;
        let contains = |field: &str| match &text {
            Some(text) => field.to_lowercase().contains(text),
            None => true,
        };
        let found = self.store.all(|record| {
            let connector = &record.connector;
            connector.personal == personal
                && record.is_visible_to(token)
                && authenticated.is_none_or(|wanted| wanted == record.is_authenticated)
                // No connector of the emulator is active.
                && active != Some(true)
                && kind.is_none_or(|kind| kind == connector.kind)
                && [connector.name.as_str(), &connector.kind, APP_GROUP]
                    .into_iter()
                    .any(contains)
        });
        let pagination = Pagination::new(page, limit, found.len());
        let skipped = (page - 1).saturating_mul(limit);
        let connectors = found.into_iter().skip(skipped).take(limit);
        let body = ListResponse {
            success: true,
            connectors: connectors.map(Instance::without_forms).collect(),
            pagination,
        };
        Ok(response::json(StatusCode::OK, &body))
    }
}

/// Returns a number from 1 to `most`.
fn number(query: &Query, name: &str, default: usize, most: usize) -> Result<usize, Refusal> {
    match query.one(name)? {
        None => Ok(default),
        Some("") => Err(validation_error("Required").into()),
        Some(text) => match text.parse() {
            Ok(number) if (1..=most).contains(&number) => Ok(number),
            _ => Err(validation_error(&format!("{name} is not a number from 1 to {most}")).into()),
        },
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
        for (page, limit, total, expected) in [
            (1, 2, 0, (0, None, None)),
            (1, 2, 2, (1, None, None)),
            (1, 2, 3, (2, None, Some(2))),
            (2, 2, 3, (2, Some(1), None)),
            (9, 2, 3, (2, Some(8), None)),
        ] {
            let made = Pagination::new(page, limit, total);
            assert_eq!((made.total_pages, made.prev_page, made.next_page), expected);
            assert_eq!(
                (made.has_prev, made.has_next),
                (expected.1.is_some(), expected.2.is_some())
            );
        }
    }
}

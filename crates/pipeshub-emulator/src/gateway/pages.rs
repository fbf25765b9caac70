//! Pages of a list: their entries, and the forms of `pagination`.

use super::input;
use super::{Refusal, unexpected, validation_error};
use crate::json::{Json, object};
use crate::query::Query;

/// The page that a query asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) number: usize,
    pub(super) limit: usize,
}

/// The response to a number out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutOfRange {
    /// 400.
    Invalid,
    /// 500 for zero, and 400 for any other value.
    ZeroBreaks,
    /// 500.
    Breaks,
}

impl Page {
    /// Reads `page` and `limit`.
    pub(super) fn read(query: &Query, default: usize, most: usize) -> Result<Self, Refusal> {
        Ok(Self {
            number: input::number(query, "page", 1, usize::MAX)?,
            limit: input::number(query, "limit", default, most)?,
        })
    }

    /// Reads `page` and `limit`, which is at most 100, with a response of its own to other numbers.
    pub(super) fn read_with(
        query: &Query,
        limit: usize,
        wrong: OutOfRange,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            number: number(query, "page", 1, usize::MAX, wrong)?,
            limit: number(query, "limit", limit, 100, wrong)?,
        })
    }

    /// Returns the entries of the page.
    pub(super) fn cut<I: IntoIterator>(self, all: I) -> impl Iterator<Item = I::Item> {
        let skipped = (self.number - 1).saturating_mul(self.limit);
        all.into_iter().skip(skipped).take(self.limit)
    }

    /// Returns the `pagination` of the gateway's own lists: `hasNextPage` and `hasPrevPage`.
    pub(super) fn of_gateway(self, total: usize) -> Json {
        let pages = total.div_ceil(self.limit);
        object! {
            "page": self.number,
            "limit": self.limit,
            "totalCount": total,
            "totalPages": pages,
            "hasNextPage": self.number < pages,
            "hasPrevPage": self.number > 1,
        }
    }

    /// Returns the `pagination` of the services: `hasNext` and `hasPrev`.
    pub(super) fn of_service(self, total: usize, total_name: &'static str) -> Json {
        let pages = total.div_ceil(self.limit);
        object! { "page": self.number, "limit": self.limit }
            .with(total_name, Some(total))
            .with("totalPages", Some(pages))
            .with("hasNext", Some(self.number < pages))
            .with("hasPrev", Some(self.number > 1))
    }

    /// Returns the `pagination` of apps and tokens.
    pub(super) fn short(self, total: usize) -> Json {
        object! {
            "page": self.number,
            "limit": self.limit,
            "total": total,
            "totalPages": total.div_ceil(self.limit),
        }
    }

    /// Returns the `pagination` of the graph database, which is shorter for an empty list.
    pub(super) fn of_graph(self, total: usize) -> Json {
        let pages = total.div_ceil(self.limit);
        let more = (total > 0).then_some(());
        object! {
            "page": self.number,
            "limit": self.limit,
            "total": total,
            "pages": pages,
        }
        .with("hasNext", more.map(|()| self.number < pages))
        .with("hasPrev", more.map(|()| self.number > 1))
    }
}

fn number(
    query: &Query,
    name: &str,
    default: usize,
    most: usize,
    wrong: OutOfRange,
) -> Result<usize, Refusal> {
    let Some(text) = query.one(name)? else {
        return Ok(default);
    };
    let parsed = text.parse::<usize>().ok();
    if let Some(number) = parsed.filter(|number| (1..=most).contains(number)) {
        return Ok(number);
    }
    let message = format!("{name} is not a number from 1 to {most}");
    let breaks =
        wrong == OutOfRange::Breaks || wrong == OutOfRange::ZeroBreaks && parsed == Some(0);
    Err(if breaks {
        unexpected(&message).into()
    } else {
        validation_error(&message).into()
    })
}

//! Pages of a list that the gateway itself cuts.

use super::{Refusal, unexpected, validation_error};
use crate::json::{Json, object};
use crate::query::Query;

/// The page that a query asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    number: usize,
    limit: usize,
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
    /// Reads `page` and `limit`, which is at most 100.
    pub(super) fn read(query: &Query, limit: usize, wrong: OutOfRange) -> Result<Self, Refusal> {
        Ok(Self {
            number: number(query, "page", 1, usize::MAX, wrong)?,
            limit: number(query, "limit", limit, 100, wrong)?,
        })
    }

    /// Returns the entries of the page.
    pub(super) fn cut<'a, T>(&self, all: &'a [T]) -> impl Iterator<Item = &'a T> + use<'a, T> {
        let skipped = (self.number - 1).saturating_mul(self.limit);
        all.iter().skip(skipped).take(self.limit)
    }

    /// Returns the `pagination` of users and groups.
    pub(super) fn counted(&self, total: usize) -> Json {
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

    /// Returns the `pagination` of apps and tokens.
    pub(super) fn short(&self, total: usize) -> Json {
        object! {
            "page": self.number,
            "limit": self.limit,
            "total": total,
            "totalPages": total.div_ceil(self.limit),
        }
    }

    /// Returns the `pagination` of the graph database, which is shorter for an empty list.
    pub(super) fn of_graph(&self, total: usize) -> Json {
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

//! The `filters` in the gateway's own lists, which repeat the query.

use std::time::Duration;

use super::pages::Page;
use super::{Refusal, validation_error};
use crate::json::{Json, object};
use crate::query::Query;
use crate::time::parse_iso;

/// The period of `startDate` and `endDate`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    start: Option<Duration>,
    end: Option<Duration>,
}

impl Period {
    pub(super) fn read(query: &Query) -> Result<Self, Refusal> {
        let date = |name| match query.one(name)? {
            None => Ok(None),
            Some(text) => match parse_iso(text) {
                Some(time) => Ok(Some(time)),
                None => Err(Refusal::from(validation_error(&format!(
                    "{name} is not a date"
                )))),
            },
        };
        Ok(Self {
            start: date("startDate")?,
            end: date("endDate")?,
        })
    }

    pub(super) fn contains(self, time: Duration) -> bool {
        self.start.is_none_or(|start| time >= start) && self.end.is_none_or(|end| time <= end)
    }
}

/// Returns the `filters` of a list.
///
/// `always` are the names that the list reports even if the query lacks them, with their values.
pub(super) fn filters(
    query: &Query,
    page: Page,
    always: &[(&'static str, &str)],
) -> Result<Json, Refusal> {
    let mut values = object! {};
    for name in ["search", "shared", "startDate", "endDate", "messageType"] {
        values = values.with(name, query.one(name)?);
    }
    for name in ["sortBy", "sortOrder"] {
        let default = always.iter().find(|(known, _)| *known == name);
        let value = query.one(name)?.or(default.map(|(_, value)| *value));
        values = values.with(name, value);
    }
    values = values
        .with("page", Some(page.number))
        .with("limit", Some(page.limit));
    let names: Vec<Json> = match &values {
        Json::Object(fields) => fields.iter().map(|(name, _)| (&**name).into()).collect(),
        _ => Vec::new(),
    };
    let applied = object! { "filters": Json::List(names), "values": values };
    Ok(object! { "applied": applied, "available": available(query, page) })
}

/// Returns the filters that a list knows, with what the query asks for.
fn available(query: &Query, page: Page) -> Json {
    let current = |name: &'static str| query.one(name).ok().flatten();
    let option = |name: &'static str, description: &str| {
        object! {
            "type": "string",
            "description": description,
            "current": current(name),
            "applied": current(name).is_some(),
        }
    };
    let number = |current: usize, most: i64, default: i64, description: &str| {
        object! {
            "type": "number",
            "current": current,
            "min": 1_i64,
            "max": most,
            "default": default,
            "description": description,
            "applied": false,
        }
    };
    object! {
        "shared": object! {
            "values": vec!["true", "false"],
            "description": "Filter by shared status",
            "current": current("shared"),
            "applied": current("shared").is_some(),
        },
        "tags": option("tags", "Filter by tags"),
        "minMessages": object! {
            "type": "number",
            "description": "Filter by minimum number of messages",
            "current": current("minMessages"),
            "applied": current("minMessages").is_some(),
        },
        "search": option("search", "Search in conversation title and messages"),
        "pagination": object! {
            "page": number(page.number, 1000, 1, "Page number for pagination"),
            "limit": number(page.limit, 100, 20, "Number of items per page"),
        },
        "sorting": object! {
            "sortBy": object! {
                "values": vec!["createdAt", "lastActivityAt", "title", "messageType", "content"],
                "default": "lastActivityAt",
                "description": "Field to sort by",
                "current": current("sortBy").unwrap_or("lastActivityAt"),
                "applied": current("sortBy").is_some(),
            },
            "sortOrder": object! {
                "values": vec!["asc", "desc"],
                "default": "desc",
                "description": "Sort order",
                "current": current("sortOrder").unwrap_or("desc"),
                "applied": current("sortOrder").is_some(),
            },
        },
        "dateFilters": object! {
            "dateRange": object! {
                "type": "date",
                "description": "Filter by creation date range",
                "format": "ISO 8601 (YYYY-MM-DD)",
                "current": object! {
                    "start": current("startDate"),
                    "end": current("endDate"),
                },
                "applied": current("startDate").or(current("endDate")).is_some(),
            },
        },
        "messageFilters": object! {
            "messageType": object! {
                "values": vec!["user_query", "bot_response", "error", "feedback", "system"],
                "description": "Filter by message type",
                "current": current("messageType"),
                "applied": current("messageType").is_some(),
            },
        },
        "sortingMessages": object! {
            "sortBy": object! {
                "values": vec!["createdAt", "messageType", "content"],
                "default": "createdAt",
                "description": "Field to sort messages by",
                "current": "createdAt",
            },
            "sortOrder": object! {
                "values": vec!["asc", "desc"],
                "default": "desc",
                "description": "Sort order for messages",
                "current": "desc",
            },
        },
    }
}

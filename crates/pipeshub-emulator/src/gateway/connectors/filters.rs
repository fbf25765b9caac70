//! The operations for the filters of a connector, and for the options of a filter.

use http::StatusCode;
use serde_json::Value;

use super::configure::in_order;
use super::schema::FILTER_FIELDS;
use super::store::Record;
use crate::gateway::input::number;
use crate::gateway::{Call, Gateway, Outcome, Refusal, bad_request, not_found};
use crate::json::{Json, object};
use crate::response;

impl Gateway {
    /// Returns no options. No type of the real server's version has the endpoints for them.
    pub(in crate::gateway) fn filters(&self, call: &Call<'_>) -> Outcome {
        self.signed_in(call)?;
        let body = object! { "success": true, "filterOptions": Json::Object(Vec::new()) };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn filter_options(&self, call: &Call<'_>) -> Outcome {
        let query = call.query;
        let page = number(query, "page", 1, usize::MAX)?;
        let limit = number(query, "limit", 20, 200)?;
        let search = query.one("search")?.map(str::to_lowercase);
        let cursor = query.one("cursor")?.and_then(|at| at.parse().ok());
        let record = self.signed_in(call)?;
        let key = call.parameters.get(1).map_or("", String::as_str);
        let Some(field) = FILTER_FIELDS.iter().find(|field| field.name == key) else {
            return Ok(not_found(&format!("the filter {key} does not exist")));
        };
        if field.source != "dynamic" {
            let message = format!("the filter {key} has no dynamic options");
            return Ok(bad_request(&message));
        }
        let kind = self.kind(&record.connector.kind);
        let channels = kind.map_or(&[][..], |kind| kind.channels.as_slice());
        let suits = |label: &str| match &search {
            Some(search) => label.to_lowercase().contains(search),
            None => true,
        };
        let found: Vec<_> = channels.iter().filter(|(_, label)| suits(label)).collect();
        let start = cursor.unwrap_or_else(|| (page - 1).saturating_mul(limit));
        let options = found.iter().skip(start).take(limit);
        let options =
            options.map(|(id, label)| object! { "id": id.as_str(), "label": label.as_str() });
        let next = start.saturating_add(limit);
        let has_more = next < found.len();
        let body = object! {
            "success": true,
            "options": options.collect::<Vec<Json>>(),
            "page": page,
            "limit": limit,
            "hasMore": has_more,
        }
        .with("cursor", has_more.then(|| next.to_string()));
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Saves filters. As on the real server, everything that is not empty is accepted.
    pub(in crate::gateway) fn save_filters(&self, call: &Call<'_>) -> Outcome {
        self.changeable(call)?;
        let filters = call.body.get("filters");
        let is_empty = match filters {
            None | Some(Value::Null | Value::Bool(false)) => true,
            Some(Value::Object(fields)) => fields.is_empty(),
            Some(Value::Array(values)) => values.is_empty(),
            Some(Value::String(text)) => text.is_empty(),
            Some(_) => false,
        };
        if is_empty {
            return Ok(bad_request("filters are missing; send an object"));
        }
        let user = &call.token()?.user;
        self.store.change(call.parameter(), |record| {
            record.settings.filters = in_order(call, &["filters"]);
            record.touch(user);
        });
        let message = "Filter selections saved successfully";
        let body = object! { "success": true, "message": message };
        Ok(response::json(StatusCode::OK, &body))
    }

    fn signed_in(&self, call: &Call<'_>) -> Result<Record, Refusal> {
        let record = self.changeable(call)?;
        if record.needs_sign_in() {
            let message = "the connector is not authenticated; finish the OAuth flow first";
            return Err(bad_request(message).into());
        }
        Ok(record)
    }
}

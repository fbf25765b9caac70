//! The operations that switch a connector on and off, sync it, and count its records.

use http::StatusCode;
use serde_json::Value;

use super::instance::unknown;
use super::store::Record;
use crate::fixtures::ORGANIZATION;
use crate::gateway::{
    Call, Gateway, Outcome, bad_request, conflict, internal_error, validation_error,
};
use crate::json::{Json, object};
use crate::response;

/// The states of a record's indexing.
const INDEXING: [&str; 10] = [
    "NOT_STARTED",
    "PAUSED",
    "IN_PROGRESS",
    "COMPLETED",
    "FAILED",
    "FILE_TYPE_NOT_SUPPORTED",
    "AUTO_INDEX_OFF",
    "EMPTY",
    "ENABLE_MULTIMODAL_MODELS",
    "QUEUED",
];

impl Gateway {
    /// Switches the sync or the agents on or off. A sync that is switched on ends at once.
    pub(in crate::gateway) fn toggle(&self, call: &Call<'_>) -> Outcome {
        let kind = match call.body.get("type") {
            None => return Ok(validation_error("Required")),
            Some(Value::String(kind)) if kind == "sync" || kind == "agent" => kind.as_str(),
            Some(_) => return Ok(validation_error("the type is neither sync nor agent")),
        };
        let record = self.changeable(call)?;
        if record.is_locked() {
            return Ok(conflict("the connector is being deleted"));
        }
        let is_start = kind == "sync" && !record.is_active;
        if is_start && record.needs_sign_in() {
            let message = "Connector cannot be enabled until OAuth authentication is completed";
            return Ok(bad_request(message));
        }
        let (id, user) = (call.parameter(), &call.token()?.user);
        self.store.change(id, |record| {
            match kind {
                "sync" => record.is_active = !record.is_active,
                _ => record.is_agent_active = !record.is_agent_active,
            }
            record.touch(user);
        });
        if is_start {
            self.sync(&record);
        }
        let message = format!("Connector instance {id} {kind} toggled successfully");
        let body = object! { "success": true, "message": message };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Copies the files of the source into the library.
    fn sync(&self, record: &Record) {
        if let Some(kind) = self.kind(&record.connector.kind) {
            self.library.sync(kind, &record.connector);
        }
        let id = &record.connector.id;
        self.store.change(id, |record| record.is_synced = true);
    }

    pub(in crate::gateway) fn reindex(&self, call: &Call<'_>) -> Outcome {
        let record = self.visible(call)?;
        if record.is_locked() || !record.is_active {
            return Ok(conflict(
                "the sync of the connector is off, or it is locked",
            ));
        }
        let id = call.parameter();
        let body = object! {
            "success": true,
            "message": format!("Reindex initiated for connector {id}"),
            "connectorId": id,
            "connector": record.connector.kind.to_lowercase(),
            "eventPublished": true,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Syncs again. As on the real server, every member may sync every active team connector.
    pub(in crate::gateway) fn resync(&self, call: &Call<'_>) -> Outcome {
        match call.body.get("connectorName") {
            None => return Ok(validation_error("Required")),
            Some(Value::String(name)) if !name.is_empty() => {}
            Some(_) => return Ok(validation_error("the connectorName is not a text")),
        }
        call.check_connector_service()?;
        let (id, user) = (call.parameter(), &call.token()?.user);
        let may = |record: &Record| {
            let connector = &record.connector;
            record.is_active && (!connector.personal || connector.owner == *user)
        };
        let Some(record) = self.store.find(id).filter(may) else {
            return Ok(bad_request(&format!("Connector {id} not allowed")));
        };
        if record.is_locked() {
            return Ok(conflict("the connector is being deleted"));
        }
        self.sync(&record);
        let body = object! { "resyncConnectorResponse": object! { "success": true } };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn stats(&self, call: &Call<'_>) -> Outcome {
        call.check_connector_service()?;
        let id = call.parameter();
        if self.store.find_visible(id, call.token()?).is_none() {
            let message = "Failed to get connector stats via Python service";
            return Ok(internal_error(message));
        }
        let total = self.library.count_of(id);
        let states = || {
            let states = INDEXING.iter().map(|state| {
                let count = if *state == "COMPLETED" { total } else { 0 };
                ((*state).into(), Json::from(count))
            });
            Json::Object(states.collect())
        };
        let by_type = (total > 0)
            .then(|| object! { "recordType": "FILE", "total": total, "indexingStatus": states() });
        let body = object! {
            "success": true,
            "data": object! {
                "orgId": ORGANIZATION,
                "connectorId": id,
                "origin": "CONNECTOR",
                "stats": object! { "total": total, "indexingStatus": states() },
                "byRecordType": by_type.into_iter().collect::<Vec<Json>>(),
            },
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Lists the connectors whose sync is on, whatever the role of the user.
    pub(in crate::gateway) fn active_connectors(&self, call: &Call<'_>) -> Outcome {
        self.by_activity(call, true)
    }

    /// Lists the connectors whose sync is off, whatever the role of the user.
    pub(in crate::gateway) fn inactive_connectors(&self, call: &Call<'_>) -> Outcome {
        self.by_activity(call, false)
    }

    fn by_activity(&self, call: &Call<'_>, is_active: bool) -> Outcome {
        call.check_connector_service()?;
        let user = &call.token()?.user;
        let found = self.store.all(|record| {
            let connector = &record.connector;
            record.is_active == is_active && (!connector.personal || connector.owner == *user)
        });
        let entries: Vec<Json> = found
            .iter()
            .map(|record| self.entry(record, None))
            .collect();
        let body = object! { "success": true, "connectors": entries };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the refusal for a connector that a schedule needs.
    pub(super) fn scheduled(&self, call: &Call<'_>) -> Result<Record, crate::gateway::Refusal> {
        let id = call.parameters.get(1).map_or("", String::as_str);
        call.check_connector_service()?;
        let record = self.store.find_visible(id, call.token()?);
        record.ok_or_else(|| unknown(id))
    }
}

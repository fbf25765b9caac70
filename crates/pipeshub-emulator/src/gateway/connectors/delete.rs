//! The operation `DELETE /connectors/{id}`, which starts a deletion.

use http::StatusCode;

use super::instance::check_id;
use crate::gateway::{Call, Gateway, Outcome, forbidden, not_found};
use crate::json::object;
use crate::response;

impl Gateway {
    /// Marks the connector. The store forgets the connector when its time has passed.
    pub(in crate::gateway) fn delete_connector(&self, call: &Call<'_>) -> Outcome {
        let (id, token) = (call.parameter(), call.token()?);
        check_id(id)?;
        call.check_connector_service()?;
        let Some(record) = self.store.find_visible(id, token) else {
            return Ok(not_found(&format!(
                "the connector {id} does not exist, or this user has no access to it"
            )));
        };
        if record.is_for_admins_only(token) {
            let message = "Only administrators can delete team connectors";
            return Ok(forbidden(message));
        }
        if !self.store.start_deletion(id) {
            let status = StatusCode::CONFLICT;
            let message = "Connector deletion is already in progress";
            return Ok(response::error(status, response::code_of(status), message));
        }
        self.library.forget(id);
        let body = object! {
            "success": true,
            "message": "Connector deletion initiated",
            "connectorId": id,
            "status": "DELETING",
        };
        Ok(response::json(StatusCode::ACCEPTED, &body))
    }
}

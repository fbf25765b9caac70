//! The operations for the notifications of the caller.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::StatusCode;

use super::directory::Directory;
use crate::fixtures::ORGANIZATION;
use crate::gateway::fields::check_id;
use crate::gateway::{Call, Gateway, Outcome, Refusal, success, validation_error};
use crate::json::{Json, object};
use crate::response;
use crate::time::{iso, now, object_id};

const READ: &str = "read";
const UNREAD: &str = "unread";
const ARCHIVED: &str = "archived";
/// The most notifications of a page.
const MOST: usize = 50;

/// Makes the document of a new notification.
pub(crate) fn notification(user: &str, connector: &str, title: &str, text: &str) -> Json {
    let time = iso(now());
    object! {
        "title": title,
        "message": text,
        "type": "CONNECTOR_SYNC",
        "severity": "info",
        "status": UNREAD,
        "orgId": ORGANIZATION,
        "assignedTo": user,
        "originService": "Connector Service",
        "redirectLink": "/connectors",
        "payload": object! { "connectorId": connector },
        "isDeleted": false,
        "createdAt": time.as_str(),
        "updatedAt": time.as_str(),
        "_id": object_id(),
    }
}

fn text<'a>(notification: &'a Json, name: &str) -> &'a str {
    match notification.get(name) {
        Some(Json::Text(text)) => text,
        _ => "",
    }
}

impl Directory {
    /// Returns the notifications of a user, newest first.
    fn notifications_of(&mut self, user: &str) -> impl Iterator<Item = &mut Json> {
        let all = self.notifications.iter_mut();
        all.filter(move |notification| text(notification, "assignedTo") == user)
    }
}

impl Gateway {
    pub(super) fn list_notifications(&self, call: &Call<'_>) -> Outcome {
        let limit = match call.query.one("limit")?.map(str::parse::<usize>) {
            None => 20,
            Some(Ok(limit @ 1..=100)) => limit.min(MOST),
            Some(_) => return Ok(validation_error("limit is not a number from 1 to 100")),
        };
        let status = call.query.one("status")?;
        if status.is_some_and(|status| ![READ, UNREAD, ARCHIVED].contains(&status)) {
            return Ok(validation_error("status is none of read, unread, archived"));
        }
        let mut after = None;
        if let Some(cursor) = call.query.one("cursor")? {
            let Some(id) = decode_cursor(cursor) else {
                let body = object! { "message": "the cursor is invalid" };
                return Ok(response::json(StatusCode::BAD_REQUEST, &body));
            };
            after = Some(id);
        }
        let mut directory = self.people.lock();
        let mut found: Vec<Json> = directory
            .notifications_of(&call.token()?.user)
            .map(|notification| notification.clone())
            .filter(|notification| match status {
                Some(status) => text(notification, "status") == status,
                None => text(notification, "status") != ARCHIVED,
            })
            .collect();
        if let Some(id) = after {
            let at = found
                .iter()
                .position(|notification| text(notification, "_id") == id);
            found.drain(..at.map_or(found.len(), |at| at + 1));
        }
        let has_more = found.len() > limit;
        found.truncate(limit);
        let cursor = found.last().filter(|_| has_more).map(encode_cursor);
        success(&object! { "notifications": found, "cursor": cursor, "hasMore": has_more })
    }

    pub(super) fn notification_statistics(&self, call: &Call<'_>) -> Outcome {
        let mut directory = self.people.lock();
        let states: Vec<String> = directory
            .notifications_of(&call.token()?.user)
            .map(|notification| text(notification, "status").to_owned())
            .collect();
        let count = |wanted: &str| states.iter().filter(|state| *state == wanted).count();
        success(&object! {
            "unreadCount": count(UNREAD),
            "readCount": count(READ),
            "archivedCount": count(ARCHIVED),
        })
    }

    pub(super) fn read_all_notifications(&self, call: &Call<'_>) -> Outcome {
        let mut directory = self.people.lock();
        let mut count = 0_usize;
        for notification in directory.notifications_of(&call.token()?.user) {
            if text(notification, "status") == UNREAD {
                set_status(notification, READ);
                count += 1;
            }
        }
        success(&object! { "success": true, "modifiedCount": count })
    }

    pub(super) fn read_notification(&self, call: &Call<'_>) -> Outcome {
        self.change_notification(call, READ, |status| status != ARCHIVED)
    }

    pub(super) fn unread_notification(&self, call: &Call<'_>) -> Outcome {
        self.change_notification(call, UNREAD, |status| status != ARCHIVED)
    }

    pub(super) fn archive_notification(&self, call: &Call<'_>) -> Outcome {
        self.change_notification(call, ARCHIVED, |status| status != ARCHIVED)
    }

    pub(super) fn unarchive_notification(&self, call: &Call<'_>) -> Outcome {
        self.change_notification(call, READ, |status| status == ARCHIVED)
    }

    /// Sets the status of a notification that has a suitable one. Otherwise, it is not found.
    fn change_notification(
        &self,
        call: &Call<'_>,
        status: &'static str,
        suits: fn(&str) -> bool,
    ) -> Outcome {
        check_id(call.parameter())?;
        let mut directory = self.people.lock();
        let mut all = directory.notifications_of(&call.token()?.user);
        let found = all.find(|notification| text(notification, "_id") == call.parameter());
        let found = found.filter(|notification| suits(text(notification, "status")));
        let notification = found.ok_or_else(unknown_notification)?;
        set_status(notification, status);
        success(&object! { "notification": notification.clone() })
    }

    pub(super) fn dismiss_notification(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let user = &call.token()?.user;
        let mut directory = self.people.lock();
        let at = directory.notifications.iter().position(|notification| {
            text(notification, "_id") == call.parameter()
                && text(notification, "assignedTo") == user
        });
        directory
            .notifications
            .remove(at.ok_or_else(unknown_notification)?);
        success(&object! { "success": true })
    }
}

fn set_status(notification: &mut Json, status: &'static str) {
    notification.set("status".into(), status.into());
    notification.set("updatedAt".into(), iso(now()).into());
}

/// Returns the error, which has a form of its own.
fn unknown_notification() -> Refusal {
    let body = object! { "message": "Notification not found" };
    response::json(StatusCode::NOT_FOUND, &body).into()
}

fn encode_cursor(notification: &Json) -> String {
    let position = object! {
        "c": text(notification, "createdAt"),
        "i": text(notification, "_id"),
    };
    URL_SAFE_NO_PAD.encode(position.to_compact())
}

/// Returns the id in a cursor.
fn decode_cursor(cursor: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let position: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    Some(position.get("i")?.as_str()?.to_owned())
}

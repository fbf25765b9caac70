//! The operations for the schedules of syncs, which the API calls crawling jobs.

use http::StatusCode;
use serde_json::Value;

use super::configure::check_size;
use super::job::Schedule;
use super::store::{Record, milliseconds_now};
use crate::fixtures::ORGANIZATION;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, forbidden, internal_error, validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{iso, now};

/// Returns the checked schedule of a body, with its fields in the order of the real server.
fn config_of(body: &Value) -> Result<Json, Refusal> {
    let invalid = |message: &str| Refusal::from(validation_error(message));
    let Some(given) = body.get("scheduleConfig").filter(|value| value.is_object()) else {
        return Err(invalid("Required"));
    };
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    let number = |name: &str, most: u64| match given.get(name).map(Value::as_u64) {
        Some(Some(number)) if number <= most => Ok(number),
        _ => Err(invalid(&format!("{name} is not a number from 0 to {most}"))),
    };
    let kind = text("scheduleType").unwrap_or_default();
    let is_enabled = given.get("isEnabled").and_then(Value::as_bool);
    let config = object! {
        "scheduleType": kind,
        "isEnabled": is_enabled.unwrap_or(true),
        "timezone": text("timezone").unwrap_or("UTC"),
    };
    Ok(match kind {
        "hourly" => config.with("minute", Some(number("minute", 59)?)).with(
            "interval",
            Some(given.get("interval").and_then(Value::as_u64).unwrap_or(1)),
        ),
        "daily" => config
            .with("hour", Some(number("hour", 23)?))
            .with("minute", Some(number("minute", 59)?)),
        "weekly" => config
            .with("daysOfWeek", given.get("daysOfWeek").cloned())
            .with("hour", Some(number("hour", 23)?))
            .with("minute", Some(number("minute", 59)?)),
        "monthly" => config
            .with("dayOfMonth", Some(number("dayOfMonth", 31)?))
            .with("hour", Some(number("hour", 23)?))
            .with("minute", Some(number("minute", 59)?)),
        "custom" if text("cronExpression").is_some_and(is_cron) => {
            config.with("cronExpression", text("cronExpression"))
        }
        "interval" => {
            let nested = given.get("scheduleConfig");
            let Some(minutes) = nested.and_then(|given| given.get("intervalMinutes")) else {
                return Err(invalid("Required"));
            };
            let nested = object! { "intervalMinutes": Json::from(minutes.clone()) };
            config.with("scheduleConfig", Some(nested))
        }
        "once" => config.with("scheduledTime", text("scheduledTime")),
        _ => return Err(invalid("the schedule is not valid")),
    })
}

/// Whether a text has the form of a cron expression: five or six fields of digits and signs.
fn is_cron(text: &str) -> bool {
    let fields: Vec<&str> = text.split_whitespace().collect();
    let is_field = |field: &str| {
        let allowed = |c: char| c.is_ascii_digit() || "*/,-?LW#".contains(c);
        field.chars().all(allowed)
    };
    (5..=6).contains(&fields.len()) && fields.into_iter().all(is_field)
}

/// Returns the next full quarter of an hour in milliseconds since 1970.
fn next_quarter(now: u64) -> u64 {
    const QUARTER: u64 = 15 * 60 * 1000;
    (now / QUARTER + 1) * QUARTER
}

impl Gateway {
    fn schedulable(&self, call: &Call<'_>) -> Result<Record, Refusal> {
        check_size(call.request.body.len())?;
        let record = self.scheduled(call)?;
        if record.is_for_admins_only(call.token()?) {
            let message = "Only administrators can schedule team connectors";
            return Err(forbidden(message).into());
        }
        Ok(record)
    }

    /// Replaces the schedule of a connector. The emulator never runs a schedule.
    pub(in crate::gateway) fn schedule(&self, call: &Call<'_>) -> Outcome {
        let config = config_of(call.body)?;
        let record = self.schedulable(call)?;
        let id = &record.connector.id;
        self.store.change(id, |record| record.schedule = None);
        let given = call.body.get("scheduleConfig");
        let field = |name: &str| given.and_then(|given| given.get(name));
        if field("scheduleType").and_then(Value::as_str) == Some("once") {
            return Ok(internal_error("the schedule cannot be made"));
        }
        if field("isEnabled") == Some(&Value::Bool(false)) {
            return Ok(bad_request("the schedule is not enabled; it was removed"));
        }
        let changed = milliseconds_now();
        let schedule = Schedule {
            connector: call.parameter().chars().take(256).collect(),
            config,
            user: call.token()?.user.clone(),
            is_paused: false,
            changed,
            changed_at: iso(now()),
            next: next_quarter(changed),
        };
        let body = object! {
            "success": true,
            "message": "Crawling job scheduled successfully",
            "data": object! {
                "jobId": schedule.job_id(id),
                "connector": call.parameter(),
                "scheduleConfig": schedule.config.clone(),
                "scheduledAt": schedule.changed_at.as_str(),
                "connectorId": id.as_str(),
            },
        };
        self.store
            .change(id, |record| record.schedule = Some(schedule));
        Ok(response::json(StatusCode::CREATED, &body))
    }

    pub(in crate::gateway) fn schedule_status(&self, call: &Call<'_>) -> Outcome {
        let record = self.schedulable(call)?;
        let Some(schedule) = &record.schedule else {
            let body = object! {
                "success": false,
                "message": "the connector has no schedule",
                "data": Json::Null,
            };
            return Ok(response::json(StatusCode::NOT_FOUND, &body));
        };
        let body = object! {
            "success": true,
            "message": "Job status retrieved successfully",
            "data": schedule.status(&record.connector.id),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn pause_schedule(&self, call: &Call<'_>) -> Outcome {
        self.set_paused(call, true)
    }

    pub(in crate::gateway) fn resume_schedule(&self, call: &Call<'_>) -> Outcome {
        self.set_paused(call, false)
    }

    fn set_paused(&self, call: &Call<'_>, is_paused: bool) -> Outcome {
        let record = self.schedulable(call)?;
        if record.schedule.is_none_or(|one| one.is_paused == is_paused) {
            return Ok(bad_request("the schedule is not in the state for this"));
        }
        let (changed, changed_at) = (milliseconds_now(), iso(now()));
        self.store.change(&record.connector.id, |record| {
            if let Some(schedule) = &mut record.schedule {
                schedule.is_paused = is_paused;
                schedule.changed = changed;
                schedule.changed_at.clone_from(&changed_at);
                schedule.next = next_quarter(changed);
            }
        });
        let (verb, time) = if is_paused {
            ("paused", "pausedAt")
        } else {
            ("resumed", "resumedAt")
        };
        let data = object! { "connector": call.parameter(), "orgId": ORGANIZATION };
        let body = object! {
            "success": true,
            "message": format!("Crawling job {verb} successfully"),
            "data": data.with(time, Some(changed_at)),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Removes a schedule. The response is the same if there was none.
    pub(in crate::gateway) fn remove_schedule(&self, call: &Call<'_>) -> Outcome {
        let record = self.schedulable(call)?;
        self.store
            .change(&record.connector.id, |record| record.schedule = None);
        let message = "Crawling job removed successfully";
        let body = object! { "success": true, "message": message };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Lists all schedules. As on the real server, members may do so.
    pub(in crate::gateway) fn schedules(&self, call: &Call<'_>) -> Outcome {
        call.token()?;
        let jobs = self.store.all(|record| record.schedule.is_some());
        let status = |record: &Record| {
            let schedule = record.schedule.as_ref()?;
            Some(schedule.status(&record.connector.id))
        };
        let body = object! {
            "success": true,
            "message": "All job statuses retrieved successfully",
            "data": jobs.iter().filter_map(status).collect::<Vec<Json>>(),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Removes all schedules. As on the real server, members may do so.
    pub(in crate::gateway) fn remove_schedules(&self, call: &Call<'_>) -> Outcome {
        call.token()?;
        for record in self.store.all(|record| record.schedule.is_some()) {
            self.store
                .change(&record.connector.id, |record| record.schedule = None);
        }
        let message = "All crawling jobs removed successfully";
        let body = object! { "success": true, "message": message };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn schedule_stats(&self, call: &Call<'_>) -> Outcome {
        call.token()?;
        let jobs = self.store.all(|record| record.schedule.is_some());
        let is_paused =
            |record: &&Record| record.schedule.as_ref().is_some_and(|one| one.is_paused);
        let paused = jobs.iter().filter(is_paused).count();
        let delayed = jobs.len() - paused;
        let body = object! {
            "success": true,
            "message": "Queue statistics retrieved successfully",
            "data": object! {
                "waiting": 0_i64,
                "active": 0_i64,
                "completed": 0_i64,
                "failed": 0_i64,
                "delayed": delayed,
                "paused": paused,
                "repeatable": delayed,
                "total": jobs.len(),
            },
        };
        Ok(response::json(StatusCode::OK, &body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cron_expression_has_five_or_six_fields_of_digits_and_signs() {
        for (text, is_valid) in [
            ("*/15 * * * *", true),
            ("0 3 * * 1-5", true),
            ("0 0 3 * * ?", true),
            ("every day", false),
            ("* * * *", false),
            ("a b c d e", false),
        ] {
            assert_eq!(is_cron(text), is_valid, "{text}");
        }
    }

    #[test]
    fn next_quarter_is_after_now() {
        assert_eq!(next_quarter(0), 900_000);
        assert_eq!(next_quarter(899_999), 900_000);
        assert_eq!(next_quarter(900_000), 1_800_000);
    }
}

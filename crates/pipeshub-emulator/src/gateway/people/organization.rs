//! The operations for the organisation.

use http::StatusCode;
use http::header::ETAG;

use super::directory::Logo;
use super::picture::{Kind, read_picture};
use super::users::address;
use crate::body::full_body;
use crate::fixtures::ORGANIZATION;
use crate::gateway::fields::{Fields, is_email};
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, StreamOutcome, bad_request, internal_error, not_found, success,
};
use crate::json::{Json, object};
use crate::response;
use crate::secret::weak_etag;
use crate::time::{iso, now, object_id};

const STATES: [&str; 3] = ["configured", "notConfigured", "skipped"];

impl Gateway {
    /// Returns that there is an organisation. A deleted one counts, as on the real server.
    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(super) fn organization_exists(&self, _: &Call<'_>) -> Outcome {
        success(&object! { "exists": true })
    }

    /// Refuses a second organisation.
    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(super) fn create_organization(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("accountType");
        let kind = fields.one_of("accountType", &["individual", "business"]);
        if kind == Some("business") {
            fields.filled("registeredName");
        }
        if !is_email(fields.required("contactEmail")) {
            fields.complain("contactEmail: an address is required");
        }
        fields.filled("adminFullName");
        if fields.required("password").len() < 8 {
            fields.complain("password: at least 8 characters are required");
        }
        fields.check()?;
        Ok(internal_error("the organisation exists already"))
    }

    pub(super) fn organization(&self, _: &Call<'_>) -> Outcome {
        success(&self.current_organization()?)
    }

    fn current_organization(&self) -> Result<Json, Refusal> {
        let organization = self.people.lock().organization.clone();
        if organization.get("isDeleted") == Some(&Json::Bool(true)) {
            return Err(not_found("the organisation does not exist").into());
        }
        Ok(organization)
    }

    /// Changes the document of the organisation, and returns the new one.
    fn change_organization(&self, changes: Vec<(&'static str, Json)>) -> Result<Json, Refusal> {
        let mut organization = self.current_organization()?;
        for (name, value) in changes {
            organization.set(name.into(), value);
        }
        organization.set("updatedAt".into(), iso(now()).into());
        self.people.lock().organization = organization.clone();
        Ok(organization)
    }

    /// Changes fields of the organisation. Empty texts are ignored.
    pub(super) fn update_organization(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let contact = fields.text("contactEmail").filter(|text| !text.is_empty());
        if contact.is_some_and(|contact| !is_email(contact)) {
            fields.complain("contactEmail: an address is required");
        }
        let registered = fields
            .text("registeredName")
            .filter(|text| !text.is_empty());
        let short = fields.text("shortName").filter(|text| !text.is_empty());
        let address = address(&mut fields, "permanentAddress");
        fields.check()?;
        let contact = contact.map(str::to_lowercase);
        let changes = [
            ("contactEmail", contact.map(Json::from)),
            ("registeredName", registered.map(Json::from)),
            ("shortName", short.map(Json::from)),
            ("permanentAddress", address),
        ];
        let changes = changes
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        let data = self.change_organization(changes.collect())?;
        let message = "Organization updated successfully";
        success(&object! { "message": message, "data": data })
    }

    pub(super) fn delete_organization(&self, _: &Call<'_>) -> Outcome {
        let data = self.change_organization(vec![("isDeleted", true.into())])?;
        let message = "Organization deleted successfully";
        success(&object! { "message": message, "data": data })
    }

    pub(super) fn onboarding_status(&self, _: &Call<'_>) -> Outcome {
        let organization = self.current_organization()?;
        success(&object! { "status": organization.get("onBoardingStatus").cloned() })
    }

    pub(super) fn update_onboarding_status(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("status");
        let status = fields.one_of("status", &STATES).unwrap_or_default();
        fields.check()?;
        self.change_organization(vec![("onBoardingStatus", status.into())])?;
        let message = "Onboarding status updated successfully";
        success(&object! { "message": message, "status": status })
    }

    /// Reads a form, and stores the logo. The form is read before the role is checked.
    pub(super) async fn upload_logo(&self, call: &Call<'_>) -> StreamOutcome {
        let picture = read_picture(self, call, Kind::Logo).await?;
        if !self.is_administrator(call.token()?) {
            return Err(bad_request("the user is not an administrator").into());
        }
        let mut directory = self.people.lock();
        let record = directory
            .logo
            .take()
            .map_or_else(object_id, |logo| logo.record);
        let body = object! {
            "message": "Logo updated successfully",
            "mimeType": picture.media_type,
        };
        directory.logo = Some(Logo {
            record,
            content: Some((picture.media_type, picture.content)),
        });
        Ok(full_body(response::json(StatusCode::CREATED, &body)))
    }

    /// Returns the logo, or 204 if there is none.
    #[allow(clippy::unnecessary_wraps, reason = "the form of a handler")]
    pub(super) fn logo(&self, _: &Call<'_>) -> Outcome {
        let directory = self.people.lock();
        let logo = directory
            .logo
            .as_ref()
            .and_then(|logo| logo.content.as_ref());
        let Some((media_type, content)) = logo else {
            return Ok(response::empty(StatusCode::NO_CONTENT));
        };
        let mut response = response::with_type(StatusCode::OK, media_type, content.clone());
        response::set(&mut response, ETAG.as_str(), &weak_etag(content));
        Ok(response)
    }

    /// Removes the logo. A second removal succeeds, too.
    pub(super) fn delete_logo(&self, _: &Call<'_>) -> Outcome {
        let mut directory = self.people.lock();
        let Some(logo) = &mut directory.logo else {
            return Ok(not_found("the organisation never had a logo"));
        };
        logo.content = None;
        success(&object! {
            "orgId": ORGANIZATION,
            "_id": logo.record.as_str(),
            "__v": 0_usize,
            "mimeType": Json::Null,
            "logo": Json::Null,
        })
    }
}

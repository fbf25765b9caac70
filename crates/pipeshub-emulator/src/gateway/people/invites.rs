//! The operations that invite users by mail.

use http::StatusCode;

use super::picture::read_file;
use crate::body::full_body;
use crate::fixtures::ORGANIZATION;
use crate::gateway::fields::{Fields, check_id, is_email, is_object_id};
use crate::gateway::identity::Purpose;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, StreamOutcome, bad_request, forbidden, message, not_found,
    success, unexpected,
};
use crate::json::object;
use crate::response;

/// The limit of a table in bytes.
const MAX_TABLE: usize = 5 * 1024 * 1024;
/// The most addresses of a table.
const MAX_ROWS: usize = 1000;

impl Gateway {
    /// Makes users without names, and sends each an invitation.
    pub(super) fn bulk_invite(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("emails");
        let emails = fields.texts("emails").unwrap_or_default();
        if emails.is_empty() || !emails.iter().all(|email| is_email(email)) {
            fields.complain("emails: addresses are required");
        }
        let groups = fields.texts("groupIds").unwrap_or_default();
        let role = fields
            .one_of("role", &["admin", "member"])
            .unwrap_or("member");
        fields.check()?;
        self.check_mail_server()?;
        if (role == "admin" || !groups.is_empty()) && !self.is_administrator(call.token()?) {
            return Ok(forbidden("only administrators may choose a role or groups"));
        }
        if !groups.iter().all(|id| is_object_id(id)) {
            return Ok(unexpected("a group id is not 24 hex digits"));
        }
        if self.invite(&emails, &groups, role)? == 0 {
            let text = "all of the addresses have active accounts";
            return success(&object! { "errorMessage": text });
        }
        message("Invite sent successfully")
    }

    /// Reads a table of addresses, and invites them as members.
    ///
    /// The emulator reads CSV only, and finds no address in a file of Excel.
    pub(super) async fn invite_from_file(&self, call: &Call<'_>) -> StreamOutcome {
        let file = read_file(self, call, MAX_TABLE, |_| true).await?;
        self.check_mail_server()?;
        let extension = file.name.rsplit('.').next().unwrap_or_default();
        if !["csv", "xlsx", "xls"].contains(&&*extension.to_ascii_lowercase()) {
            return Err(bad_request("the file is neither CSV nor Excel").into());
        }
        let text = String::from_utf8_lossy(&file.content);
        let cells = text.split([',', ';', '\n']);
        let cells = cells.map(|cell| cell.trim().trim_matches('"'));
        let emails: Vec<&str> = cells.filter(|cell| is_email(cell)).take(MAX_ROWS).collect();
        self.invite(&emails, &[], "member")?;
        let body = object! { "message": "Invites are being sent" };
        Ok(full_body(response::json(StatusCode::ACCEPTED, &body)))
    }

    /// Makes users, and mails invitations. Returns their number.
    fn invite(&self, emails: &[&str], groups: &[&str], role: &str) -> Result<usize, Refusal> {
        let mut directory = self.people.lock();
        let mut invited = Vec::new();
        for email in emails {
            let known = directory.user_by_email(email);
            let known = known.map(|user| user.has_logged_in());
            if known == Some(true) {
                continue;
            }
            invited.push(*email);
            if known.is_some() {
                continue;
            }
            let user = object! {
                "orgId": ORGANIZATION,
                "email": email.to_lowercase(),
                "hasLoggedIn": false,
                "role": role,
            };
            directory.add_user(user)?;
            let id = directory.user_by_email(email).map(|user| user.id.clone());
            let wanted = directory.groups.iter_mut();
            for group in wanted.filter(|group| groups.contains(&&*group.id)) {
                group.members.extend(id.clone());
            }
        }
        drop(directory);
        for email in &invited {
            self.send_mail(email, Purpose::Invitation);
        }
        Ok(invited.len())
    }

    pub(super) fn resend_invite(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        self.check_mail_server()?;
        let directory = self.people.lock();
        let Some(user) = directory.user(call.parameter()) else {
            let status = StatusCode::UNAUTHORIZED;
            let code = response::code_of(status);
            return Ok(response::error(status, code, "the user does not exist"));
        };
        let email = user.text("email").to_owned();
        drop(directory);
        self.send_mail(&email, Purpose::Invitation);
        message("Invite sent successfully")
    }

    /// Fails with 404 if no mail server is configured.
    fn check_mail_server(&self) -> Result<(), Refusal> {
        if self.configuration.has_mail_server() {
            return Ok(());
        }
        Err(not_found("no mail server is configured").into())
    }
}

//! The operations for personal access tokens.

use http::StatusCode;
use serde_json::Value;
use tokio::time::Duration;

use super::apps::invalid_scope;
use super::issued::{IssuedToken, Use};
use super::scopes::{PERSONAL, described, is_known};
use crate::gateway::fields::{Fields, check_id};
use crate::gateway::pages::{OutOfRange, Page};
use crate::gateway::{Call, Gateway, Outcome, message, not_found, success, unexpected};
use crate::json::{Json, object};
use crate::response;
use crate::time::iso;
use crate::token::{Token, TokenKind, Validity};

const DAY: u64 = 24 * 60 * 60;
/// The days of a token that never expires.
const NEVER: u64 = 100 * 365;
/// The most tokens of a list without pages.
const MAX_LISTED: usize = 100;

fn is_personal(issued: &IssuedToken) -> bool {
    matches!(issued.purpose, Use::Personal { .. })
}

fn entry(issued: &IssuedToken) -> Json {
    let name = match &issued.purpose {
        Use::Personal { name } => name.as_str(),
        _ => "",
    };
    object! {
        "id": issued.id.as_str(),
        "name": name,
        "scopes": issued.scopes().to_vec(),
        "createdAt": iso(issued.created),
        "expiresAt": iso(Duration::from_secs(issued.expires.as_secs())),
    }
}

impl Gateway {
    /// Lists the scopes that a personal access token may have.
    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(super) fn personal_scopes(&self, _: &Call<'_>) -> Outcome {
        let scopes: Vec<Json> = PERSONAL
            .iter()
            .filter_map(|scope| described(scope))
            .collect();
        success(&object! { "scopes": scopes })
    }

    /// Makes a token, with all scopes if the body has none.
    ///
    /// Any token may make one, even with more scopes than it has itself.
    pub(super) fn create_personal(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let name = fields.filled("name");
        if name.chars().count() > 100 {
            fields.complain("name: at most 100 characters are allowed");
        }
        let scopes = fields.texts("scopes");
        let days = match fields.value("expiryDays") {
            None => 30,
            Some(Value::String(text)) if text == "never" => NEVER,
            Some(days) => {
                let days = days.as_u64().filter(|days| [30, 90, 365].contains(days));
                if days.is_none() {
                    fields.complain("expiryDays: 30, 90, 365 or never is required");
                }
                days.unwrap_or_default()
            }
        };
        fields.check()?;
        let scopes = scopes.unwrap_or_else(|| PERSONAL.to_vec());
        for (is_allowed, why) in [
            (
                scopes.iter().all(|scope| is_known(scope)),
                "a scope is unknown",
            ),
            (
                scopes.iter().all(|scope| PERSONAL.contains(scope)),
                "a personal access token may not have one of the scopes",
            ),
        ] {
            if !is_allowed {
                return Ok(invalid_scope(why));
            }
        }
        let caller = call.token()?;
        let token = Token {
            value: String::new(),
            user: caller.user.clone(),
            admin: caller.admin,
            kind: TokenKind::Scoped(scopes.into_iter().map(str::to_owned).collect()),
            validity: Validity::Valid,
        };
        let purpose = Use::Personal {
            name: name.to_owned(),
        };
        let lifetime = Duration::from_secs(days * DAY);
        let Ok(issued) = IssuedToken::new(token, purpose, lifetime) else {
            return Ok(unexpected("the operating system returned no random bytes"));
        };
        let mut shown = entry(&issued).with("accessToken", Some(issued.value()));
        shown.set("expiresAt".into(), iso(issued.expires).into());
        self.identity.issue(issued);
        let text = "Personal access token created successfully";
        let body = object! { "message": text, "token": shown };
        Ok(response::json(StatusCode::CREATED, &body))
    }

    /// Lists the live tokens of the caller, newest first.
    pub(super) fn list_personal(&self, call: &Call<'_>) -> Outcome {
        let caller = &call.token()?.user;
        let mut live = self
            .identity
            .live(|issued| is_personal(issued) && issued.token.user == *caller);
        live.truncate(MAX_LISTED);
        let tokens = live
            .iter()
            .map(|issued| entry(issued).with("lastUsedAt", issued.last_used.map(iso)));
        success(&object! { "tokens": tokens.collect::<Vec<Json>>() })
    }

    pub(super) fn revoke_personal(&self, call: &Call<'_>) -> Outcome {
        let caller = call.token()?.user.clone();
        self.revoke_personal_of(call, Some(&caller))
    }

    pub(super) fn revoke_personal_of_anybody(&self, call: &Call<'_>) -> Outcome {
        self.revoke_personal_of(call, None)
    }

    fn revoke_personal_of(&self, call: &Call<'_>, owner: Option<&str>) -> Outcome {
        check_id(call.parameter())?;
        let mut fields = Fields::of(call.body);
        fields.text("reason");
        fields.check()?;
        let revoked = self.identity.revoke(|issued| {
            is_personal(issued)
                && issued.id == call.parameter()
                && owner.is_none_or(|owner| owner == issued.token.user)
        });
        if revoked == 0 {
            return Ok(not_found("the personal access token does not exist"));
        }
        message("Personal access token revoked successfully")
    }

    /// Lists the live tokens of the organisation, with their owners.
    pub(super) fn list_all_personal(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read_with(call.query, 100, OutOfRange::Invalid)?;
        let live = self.identity.live(is_personal);
        let directory = self.people.lock();
        let data: Vec<Json> = page
            .cut(&live)
            .map(|issued| {
                let owner = directory.user(&issued.token.user);
                entry(issued)
                    .with("lastUsedAt", issued.last_used.map(iso))
                    .with("userId", Some(issued.token.user.as_str()))
                    .with("ownerEmail", owner.map(|user| user.text("email")))
                    .with("ownerFullName", owner.map(|user| user.text("fullName")))
                    .with("ownerDeleted", Some(owner.is_none()))
            })
            .collect();
        success(&object! { "data": data, "pagination": page.short(live.len()) })
    }
}

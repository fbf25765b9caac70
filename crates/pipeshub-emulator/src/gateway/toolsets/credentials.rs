//! The operations on the sign-ins of users and agents, other than OAuth.

use http::StatusCode;
use serde_json::Value;

use super::instances::done;
use super::store::Instance;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, forbidden, internal_error, not_found,
    validation_error,
};
use crate::json::{Json, object};
use crate::response::{self, FullResponse};

/// The fields that the gateway passes on with the credentials of a user.
const USER_FIELDS: [&str; 4] = ["email", "apiToken", "username", "password"];

/// The instance of a request, and the user or the agent who signs in.
pub(super) struct Holder<'a> {
    pub(super) instance: &'a str,
    /// The id of the user, or the key of the agent.
    pub(super) id: &'a str,
    pub(super) is_agent: bool,
}

impl Gateway {
    /// Returns the agent as the holder. The user needs the right to change the agent.
    pub(super) fn agent_as_holder<'a>(&self, call: &'a Call<'_>) -> Result<Holder<'a>, Refusal> {
        let (key, user) = (call.parameter(), &call.token()?.user);
        match self.agents.is_editor(key, user) {
            None => return Err(not_found("the agent does not exist, or is not visible").into()),
            Some(false) => return Err(forbidden("the user may not change the agent").into()),
            Some(true) => {}
        }
        if !self.agents.is_service_account(key) {
            return Err(bad_request("the agent is not a service account").into());
        }
        Ok(Holder {
            instance: call.parameter_at(1),
            id: key,
            is_agent: true,
        })
    }

    pub(in crate::gateway) fn authenticate_toolset(&self, call: &Call<'_>) -> Outcome {
        self.authenticate_holder(call, &user_as_holder(call)?)
    }

    pub(in crate::gateway) fn authenticate_agent_toolset(&self, call: &Call<'_>) -> Outcome {
        self.authenticate_holder(call, &self.agent_as_holder(call)?)
    }

    /// Stores credentials. As on the real server, nobody tries them at the provider.
    fn authenticate_holder(&self, call: &Call<'_>, holder: &Holder<'_>) -> Outcome {
        let auth = auth_of(call.body)?;
        let instance = self.toolsets.find(holder.instance)?;
        check_credentials(&instance, auth)?;
        self.toolsets
            .change_sign_in(holder.instance, holder.id, |sign_in| {
                sign_in.auth = Some(auth.clone().into());
                sign_in.is_authenticated = true;
            });
        let body = object! {
            "status": "success",
            "message": "Toolset authenticated successfully.",
            "isAuthenticated": true,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Replaces the credentials of the user. The gateway drops fields that it does not know.
    pub(in crate::gateway) fn update_toolset_credentials(&self, call: &Call<'_>) -> Outcome {
        let auth = auth_of(call.body)?;
        let known = USER_FIELDS.iter().fold(object! {}, |known, name| {
            known.with(*name, auth.get(*name).cloned().map(Json::from))
        });
        Ok(self.replace_credentials(&user_as_holder(call)?, known))
    }

    pub(in crate::gateway) fn update_agent_toolset_credentials(&self, call: &Call<'_>) -> Outcome {
        let auth = auth_of(call.body)?.clone();
        Ok(self.replace_credentials(&self.agent_as_holder(call)?, auth.into()))
    }

    fn replace_credentials(&self, holder: &Holder<'_>, auth: Json) -> FullResponse {
        let (instance, id) = (holder.instance, holder.id);
        if self.toolsets.sign_in(instance, id).is_none() {
            return not_found("there are no credentials; authenticate first");
        }
        self.toolsets
            .change_sign_in(instance, id, |sign_in| sign_in.auth = Some(auth));
        done("Credentials updated successfully.")
    }

    pub(in crate::gateway) fn remove_toolset_credentials(&self, call: &Call<'_>) -> Outcome {
        let holder = user_as_holder(call)?;
        self.toolsets.remove_sign_in(holder.instance, holder.id);
        Ok(done("Credentials removed successfully."))
    }

    pub(in crate::gateway) fn remove_agent_toolset_credentials(&self, call: &Call<'_>) -> Outcome {
        let holder = self.agent_as_holder(call)?;
        self.toolsets.remove_sign_in(holder.instance, holder.id);
        Ok(done("Credentials removed successfully."))
    }

    pub(in crate::gateway) fn reauthenticate_toolset(&self, call: &Call<'_>) -> Outcome {
        self.sign_out_of_toolset(&user_as_holder(call)?)
    }

    pub(in crate::gateway) fn reauthenticate_agent_toolset(&self, call: &Call<'_>) -> Outcome {
        self.sign_out_of_toolset(&self.agent_as_holder(call)?)
    }

    fn sign_out_of_toolset(&self, holder: &Holder<'_>) -> Outcome {
        self.toolsets.find(holder.instance)?;
        self.toolsets.remove_sign_in(holder.instance, holder.id);
        Ok(done("Toolset is ready to be authenticated again."))
    }

    /// Returns the stored flag of the user, which nobody compares with the provider.
    pub(in crate::gateway) fn toolset_status(&self, call: &Call<'_>) -> Outcome {
        let holder = user_as_holder(call)?;
        let instance = self.toolsets.find(holder.instance)?;
        let sign_in = self.toolsets.sign_in(holder.instance, holder.id);
        let body = object! {
            "status": "success",
            "instanceId": instance.id.as_str(),
            "instanceName": instance.name.as_str(),
            "toolsetType": instance.kind.as_str(),
            "authType": instance.auth_type.as_str(),
            "isConfigured": true,
            "isAuthenticated": sign_in.is_some_and(|sign_in| sign_in.is_authenticated),
        };
        Ok(response::json(StatusCode::OK, &body))
    }
}

/// Returns the user as the holder. The instance is the first parameter.
pub(super) fn user_as_holder<'a>(call: &'a Call<'_>) -> Result<Holder<'a>, Refusal> {
    Ok(Holder {
        instance: call.parameter(),
        id: &call.token()?.user,
        is_agent: false,
    })
}

/// Returns the credentials of a body.
fn auth_of(body: &Value) -> Result<&Value, Refusal> {
    match body.get("auth") {
        None => Err(validation_error("Required").into()),
        Some(auth) if auth.is_object() => Ok(auth),
        Some(_) => Err(validation_error("auth is not an object").into()),
    }
}

/// Fails if credentials lack what the kind of sign-in needs.
///
/// As on the real server, a field that is missing is an error of the service, and a blank one is
/// the caller's.
fn check_credentials(instance: &Instance, auth: &Value) -> Result<(), Refusal> {
    let needed: &[&str] = match instance.auth_type.as_str() {
        "API_TOKEN" => &["apiToken"],
        "BASIC_AUTH" => &["username", "password"],
        _ => &[],
    };
    for name in needed {
        match auth.get(*name).and_then(Value::as_str) {
            None => return Err(internal_error(&format!("auth lacks {name}")).into()),
            Some(text) if text.trim().is_empty() => {
                return Err(bad_request(&format!("{name} is blank")).into());
            }
            Some(_) => {}
        }
    }
    Ok(())
}

//! The operations for the sign-in methods of the organisation.

use serde_json::Value;

use super::Identity;
use crate::gateway::fields::Fields;
use crate::gateway::{Call, Gateway, Outcome, Refusal, bad_request, message, success};
use crate::json::{Json, object};
use crate::sync::lock;

/// The sign-in methods.
pub(super) const METHODS: [&str; 7] = [
    "samlSso",
    "otp",
    "password",
    "google",
    "microsoft",
    "azureAd",
    "oauth",
];

/// A step of a sign-in, and its allowed methods.
#[derive(Debug, Clone)]
pub(super) struct StepOfSignIn {
    order: i64,
    methods: Vec<String>,
}

impl StepOfSignIn {
    /// Returns the only step of a new installation.
    pub(super) fn password() -> Self {
        Self {
            order: 1,
            methods: vec!["password".to_owned()],
        }
    }

    fn shown(&self) -> Json {
        let methods = self
            .methods
            .iter()
            .map(|method| object! { "type": method.as_str() });
        object! {
            "order": self.order,
            "allowedMethods": methods.collect::<Vec<Json>>(),
        }
    }
}

impl Identity {
    pub(super) fn steps(&self) -> usize {
        lock(&self.steps).len()
    }

    /// Returns the methods of a step, counted from 0.
    pub(super) fn methods_of_step(&self, step: usize) -> Vec<String> {
        lock(&self.steps)
            .get(step)
            .map_or_else(Vec::new, |step| step.methods.clone())
    }

    fn shown_steps(&self) -> Vec<Json> {
        lock(&self.steps).iter().map(StepOfSignIn::shown).collect()
    }
}

impl Gateway {
    /// Fails with 400 unless the caller is an administrator.
    fn check_administrator(&self, call: &Call<'_>) -> Result<(), Refusal> {
        let token = self.lenient_token(call)?;
        if self.is_administrator(&token) {
            return Ok(());
        }
        Err(bad_request("the user is not an administrator").into())
    }

    pub(super) fn sign_in_methods(&self, call: &Call<'_>) -> Outcome {
        self.check_administrator(call)?;
        success(&object! { "authMethods": self.identity.shown_steps() })
    }

    /// Replaces the steps. No order and no method may occur twice.
    pub(super) fn update_sign_in_methods(&self, call: &Call<'_>) -> Outcome {
        self.check_administrator(call)?;
        let mut fields = Fields::of(call.body);
        fields.require("authMethod");
        let given = fields.value("authMethod").and_then(Value::as_array);
        let given = given.map_or(&[][..], Vec::as_slice);
        if !(1..=3).contains(&given.len()) {
            fields.complain("authMethod: one to three steps are required");
        }
        let (mut steps, mut seen): (Vec<StepOfSignIn>, Vec<String>) = (Vec::new(), Vec::new());
        for step in given {
            let order = step.get("order").and_then(Value::as_i64);
            let methods = step.get("allowedMethods").and_then(Value::as_array);
            let (Some(order), Some(methods)) = (order, methods) else {
                fields.complain("authMethod: order and allowedMethods are required");
                continue;
            };
            if steps.iter().any(|step| step.order == order) {
                fields.complain("authMethod: an order is repeated");
            }
            let mut allowed = Vec::new();
            for method in methods {
                let method = method
                    .get("type")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                if !METHODS.contains(&method) && method != "github" {
                    fields.complain("authMethod: a method is unknown");
                }
                if seen.iter().any(|known| known == method) {
                    fields.complain("authMethod: a method is repeated");
                }
                seen.push(method.to_owned());
                allowed.push(method.to_owned());
            }
            steps.push(StepOfSignIn {
                order,
                methods: allowed,
            });
        }
        fields.check()?;
        *lock(&self.identity.steps) = steps;
        let shown = self.identity.shown_steps();
        success(&object! { "message": "Auth method updated", "authMethod": shown })
    }

    /// Changes nothing, since the organisation exists.
    pub(super) fn set_up_sign_in(&self, call: &Call<'_>) -> Outcome {
        self.check_administrator(call)?;
        message("Organization config already exists")
    }
}

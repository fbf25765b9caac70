//! The stored toolset instances, their OAuth applications, and who is signed in.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::gateway::connectors::FlowState;
use crate::gateway::{Refusal, internal_error, not_found};
use crate::json::Json;
use crate::sync::lock;
use crate::time::{milliseconds, now};

/// The maximum number of instances, and of OAuth applications.
const MAX_INSTANCES: usize = 10_000;

/// The toolsets of the organisation.
#[derive(Debug, Default)]
pub(crate) struct Toolsets(Mutex<ToolsetsState>);

#[derive(Debug, Default)]
pub(super) struct ToolsetsState {
    /// The instances, oldest first.
    pub(super) instances: Vec<Instance>,
    /// The OAuth applications, oldest first.
    pub(super) apps: Vec<App>,
    /// The sign-ins by the id of the instance and by the user or the agent.
    sign_ins: HashMap<(String, String), SignIn>,
}

#[derive(Debug, Clone)]
pub(super) struct Instance {
    pub(super) id: String,
    pub(super) name: String,
    /// The type as its creator has spelt it.
    pub(super) kind: String,
    pub(super) auth_type: String,
    pub(super) creator: String,
    /// The id of the OAuth application. `None` for other kinds of sign-in.
    pub(super) app: Option<String>,
    /// The settings of an administrator for other kinds of sign-in.
    pub(super) auth: Json,
    pub(super) created: i64,
    pub(super) updated: i64,
}

/// An OAuth application of PipesHub at a provider.
#[derive(Debug, Clone)]
pub(super) struct App {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) creator: String,
    pub(super) client_id: String,
    pub(super) client_secret: String,
    pub(super) redirect_uri: String,
    pub(super) created: i64,
    pub(super) updated: i64,
}

/// The sign-in of a user or an agent.
#[derive(Debug, Clone, Default)]
pub(super) struct SignIn {
    pub(super) auth: Option<Json>,
    pub(super) is_authenticated: bool,
    pub(super) flow: FlowState,
}

impl Instance {
    pub(super) fn uses_oauth(&self) -> bool {
        self.auth_type == "OAUTH"
    }

    pub(super) fn touch(&mut self) {
        self.updated = milliseconds(now());
    }
}

impl ToolsetsState {
    /// Removes the sign-ins of an instance. Returns their number.
    pub(super) fn sign_out(&mut self, instance: &str) -> usize {
        let before = self.sign_ins.len();
        self.sign_ins.retain(|(id, _), _| id != instance);
        before - self.sign_ins.len()
    }

    pub(super) fn signed_in(&self, instance: &str) -> usize {
        self.sign_ins
            .keys()
            .filter(|(id, _)| id == instance)
            .count()
    }

    pub(super) fn add_instance(&mut self, instance: Instance) -> Result<(), Refusal> {
        if self.instances.len() >= MAX_INSTANCES {
            return Err(full());
        }
        self.instances.push(instance);
        Ok(())
    }

    pub(super) fn add_app(&mut self, app: App) -> Result<(), Refusal> {
        if self.apps.len() >= MAX_INSTANCES {
            return Err(full());
        }
        self.apps.push(app);
        Ok(())
    }

    pub(super) fn app(&self, id: Option<&str>) -> Option<&App> {
        self.apps.iter().find(|app| Some(app.id.as_str()) == id)
    }

    /// Returns an instance. Fails for an unknown id.
    pub(super) fn instance(&mut self, id: &str) -> Result<&mut Instance, Refusal> {
        let mut instances = self.instances.iter_mut();
        let found = instances.find(|instance| instance.id == id);
        found.ok_or_else(|| not_found("the toolset instance does not exist").into())
    }
}

impl Toolsets {
    /// Reads or changes everything under the lock.
    pub(super) fn with<T>(&self, change: impl FnOnce(&mut ToolsetsState) -> T) -> T {
        change(&mut lock(&self.0))
    }

    /// Returns a copy of an instance. Fails for an unknown id.
    pub(super) fn find(&self, id: &str) -> Result<Instance, Refusal> {
        self.with(|state| state.instance(id).cloned())
    }

    pub(super) fn sign_in(&self, instance: &str, holder: &str) -> Option<SignIn> {
        let key = (instance.to_owned(), holder.to_owned());
        lock(&self.0).sign_ins.get(&key).cloned()
    }

    /// Changes a sign-in, which is made if it is missing.
    pub(super) fn change_sign_in(
        &self,
        instance: &str,
        holder: &str,
        change: impl FnOnce(&mut SignIn),
    ) {
        let key = (instance.to_owned(), holder.to_owned());
        change(lock(&self.0).sign_ins.entry(key).or_default());
    }

    pub(super) fn remove_sign_in(&self, instance: &str, holder: &str) {
        let key = (instance.to_owned(), holder.to_owned());
        lock(&self.0).sign_ins.remove(&key);
    }
}

fn full() -> Refusal {
    let message = format!("the emulator stores at most {MAX_INSTANCES} toolsets");
    internal_error(&message).into()
}

//! The operations for AI models.
//!
//! The emulator calls no model, so the check of a new one always succeeds.

use http::StatusCode;
use serde_json::Value;

use super::settings::status_message;
use crate::gateway::fields::Fields;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, message, success, unexpected, validation_error,
};
use crate::json::{Json, object};
use crate::time::uuid;

/// The types of models, in the order of the real server.
const TYPES: [&str; 9] = [
    "ocr",
    "embedding",
    "slm",
    "llm",
    "reasoning",
    "multiModal",
    "imageGeneration",
    "tts",
    "stt",
];

pub(super) const PROMPTS: [&str; 3] = [
    "customSystemPrompt",
    "customSystemPromptWebSearch",
    "customSystemPromptAgent",
];

/// The maximum number of models of a type.
const MAX_MODELS: usize = 1000;

/// The stored models, roles and prompts.
#[derive(Debug, Default)]
pub(super) struct Models {
    /// The models by type. `None` for a type that was never stored.
    lists: [Option<Vec<Model>>; 9],
    /// The models of the roles. `None` before any are stored.
    roles: Option<Json>,
    pub(super) prompts: [Option<String>; 3],
}

#[derive(Debug, Clone)]
struct Model {
    /// `None` for a type without keys in the bulk call.
    key: Option<String>,
    provider: String,
    configuration: Json,
    is_multimodal: bool,
    is_reasoning: bool,
    is_default: bool,
    context_length: Option<Json>,
}

impl Model {
    /// Reads a model. Complains if a field is missing or has another type.
    fn read(fields: &mut Fields<'_>, key: Option<String>) -> Self {
        let provider = fields.filled("provider").to_owned();
        fields.require("configuration");
        let configuration = fields.value("configuration").cloned().unwrap_or_default();
        if !configuration.is_object() {
            fields.complain("configuration: expected an object");
        }
        let context_length = fields.value("contextLength").cloned();
        if context_length
            .as_ref()
            .is_some_and(|length| !length.is_i64() && !length.is_null())
        {
            fields.complain("contextLength: expected a whole number");
        }
        let mut flag = |name| fields.flag(name).unwrap_or_default();
        Self {
            key,
            provider,
            is_multimodal: flag("isMultimodal"),
            is_reasoning: flag("isReasoning"),
            is_default: flag("isDefault"),
            configuration: configuration.into(),
            context_length: context_length.map(Json::from),
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.configuration.get(name) {
            Some(Json::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns the entry of an administrator's list, with its keys in plain text.
    fn shown(&self) -> Json {
        object! {
            "provider": self.provider.as_str(),
            "configuration": self.configuration.clone(),
        }
        .with("modelFriendlyName", self.text("modelFriendlyName"))
        .with("isMultimodal", Some(self.is_multimodal))
        .with("isReasoning", Some(self.is_reasoning))
        .with("isDefault", Some(self.is_default))
        .with("contextLength", self.context_length.clone())
        .with("modelKey", self.key.as_deref())
    }

    fn details(&self, kind: &str) -> Json {
        object! {
            "modelKey": self.key.as_deref(),
            "modelType": kind,
            "provider": self.provider.as_str(),
        }
        .with("model", self.text("model"))
    }
}

impl Models {
    fn list(&self, kind: usize) -> &[Model] {
        self.lists
            .get(kind)
            .and_then(Option::as_deref)
            .unwrap_or_default()
    }

    /// Returns the place of a model with a key. Fails with 404, or with 500 if roles are stored.
    fn find(&mut self, kind: usize, key: &str) -> Result<(&mut Vec<Model>, usize), Refusal> {
        let has_roles = self.roles.is_some();
        let list = self.lists.get_mut(kind).and_then(Option::as_mut);
        let found = list.and_then(|list| {
            let at = list
                .iter()
                .position(|model| model.key.as_deref() == Some(key))?;
            Some((list, at))
        });
        found.ok_or_else(|| {
            if has_roles {
                unexpected("the model does not exist").into()
            } else {
                unknown_model()
            }
        })
    }

    fn is_empty(&self) -> bool {
        self.lists.iter().all(Option::is_none)
            && self.roles.is_none()
            && self.prompts.iter().all(Option::is_none)
    }

    /// Adds the roles and the prompts to an object.
    fn with_others(&self, mut body: Json) -> Json {
        body = body.with("modelRoles", self.roles.clone());
        for (name, prompt) in PROMPTS.iter().zip(&self.prompts) {
            body = body.with(*name, prompt.as_deref());
        }
        body
    }
}

fn unknown_model() -> Refusal {
    status_message(StatusCode::NOT_FOUND, "the model does not exist").into()
}

/// Returns the place of the type in the first path parameter.
fn kind(call: &Call<'_>) -> Result<(usize, &'static str), Refusal> {
    let found = TYPES.iter().position(|kind| *kind == call.parameter());
    let at = found.ok_or_else(|| Refusal::from(validation_error("the model type is unknown")))?;
    Ok((at, TYPES.get(at).copied().unwrap_or_default()))
}

/// Makes one of the models the default, and no other.
fn set_default(list: &mut [Model], at: usize) {
    for (place, model) in list.iter_mut().enumerate() {
        model.is_default = place == at;
    }
}

impl Gateway {
    /// Returns everything that is stored. Empty if nothing is.
    pub(super) fn models_config(&self, _: &Call<'_>) -> Outcome {
        let settings = self.configuration.lock();
        let mut body = object! {};
        for (kind, list) in TYPES.iter().zip(&settings.models.lists) {
            let list = list
                .as_ref()
                .map(|list| list.iter().map(Model::shown).collect::<Vec<_>>());
            body = body.with(*kind, list);
        }
        success(&settings.models.with_others(body))
    }

    /// Replaces everything that is stored. The first model of a type becomes its default.
    pub(super) fn set_models_config(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.only(&[&TYPES[..], &PROMPTS].concat());
        let mut models = Models::default();
        for (kind, list) in TYPES.iter().zip(&mut models.lists) {
            let Some(given) = fields.value(kind) else {
                continue;
            };
            let Some(given) = given.as_array() else {
                fields.complain(format!("{kind}: expected a list"));
                continue;
            };
            let has_keys = ["llm", "embedding"].contains(kind);
            let mut read: Vec<Model> = Vec::new();
            for entry in given.iter().take(MAX_MODELS) {
                let mut inner = Fields::of(entry);
                read.push(Model::read(&mut inner, has_keys.then(uuid)));
                if inner.check().is_err() {
                    fields.complain(format!("{kind}: provider and configuration are required"));
                }
            }
            set_default(&mut read, 0);
            *list = Some(read);
        }
        if models.lists.iter().flatten().all(Vec::is_empty) {
            fields.complain("at least one model is required");
        }
        for (name, prompt) in PROMPTS.iter().zip(&mut models.prompts) {
            if fields.value(name).is_some_and(|value| !value.is_null()) {
                *prompt = fields.text(name).map(str::to_owned);
            }
        }
        fields.check()?;
        if fields_missing(call.body, &["llm", "embedding"]) {
            return Ok(unexpected("llm and embedding are required"));
        }
        self.configuration.lock().models = models;
        message("AI config created successfully")
    }

    pub(super) fn all_models(&self, _: &Call<'_>) -> Outcome {
        let settings = self.configuration.lock();
        let models = &settings.models;
        let mut shown = object! {};
        let mut count = 0;
        for (at, kind) in TYPES.iter().enumerate() {
            let list = models.list(at);
            count += list.len();
            shown.set(
                (*kind).into(),
                list.iter().map(Model::shown).collect::<Vec<_>>().into(),
            );
        }
        if !models.is_empty() {
            shown = models.with_others(shown);
        }
        let text = if count == 0 {
            "No AI models found"
        } else {
            "AI models found"
        };
        success(&object! { "status": "success", "models": shown, "message": text })
    }

    pub(super) fn models_of_type(&self, call: &Call<'_>) -> Outcome {
        let (at, kind) = kind(call)?;
        let settings = self.configuration.lock();
        let models: Vec<Json> = settings.models.list(at).iter().map(Model::shown).collect();
        success(&listed(kind, models))
    }

    /// Lists the models of a type to everybody, without their keys.
    pub(super) fn available_models(&self, call: &Call<'_>) -> Outcome {
        let (at, kind) = kind(call)?;
        let settings = self.configuration.lock();
        let models = settings.models.list(at).iter().filter_map(|model| {
            let name = model.text("model")?;
            let entry = object! {
                "modelType": kind,
                "provider": model.provider.as_str(),
                "modelName": name,
            };
            Some(
                entry
                    .with("modelKey", model.key.as_deref())
                    .with("isMultimodal", Some(model.is_multimodal))
                    .with("isReasoning", Some(model.is_reasoning))
                    .with("isDefault", Some(model.is_default))
                    .with("modelFriendlyName", model.text("modelFriendlyName")),
            )
        });
        success(&listed(kind, models.collect()))
    }

    pub(super) fn add_model(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("modelType");
        let kind = fields.one_of("modelType", &TYPES).unwrap_or_default();
        let model = Model::read(&mut fields, Some(uuid()));
        fields.check()?;
        let at = TYPES
            .iter()
            .position(|known| *known == kind)
            .unwrap_or_default();
        let mut settings = self.configuration.lock();
        let models = &mut settings.models;
        models.roles.get_or_insert_with(|| object! {});
        let Some(list) = models.lists.get_mut(at) else {
            return Ok(validation_error("the model type is unknown"));
        };
        let list = list.get_or_insert_default();
        let count = list.len();
        if count >= MAX_MODELS {
            return Ok(unexpected("the emulator has no room for more models"));
        }
        let details = model
            .details(kind)
            .with("isDefault", Some(model.is_default))
            .with("contextLength", model.context_length.clone());
        let is_default = model.is_default;
        list.push(model);
        if is_default {
            set_default(list, count);
        }
        success(&done("AI model provider added successfully", details))
    }

    /// Replaces the settings of a model, except its provider.
    pub(super) fn update_model(&self, call: &Call<'_>) -> Outcome {
        let (at, kind) = kind(call)?;
        let key = call.parameters.get(1).map_or("", String::as_str);
        let mut fields = Fields::of(call.body);
        let new = Model::read(&mut fields, Some(key.to_owned()));
        fields.check()?;
        let mut settings = self.configuration.lock();
        let (list, place) = settings.models.find(at, key)?;
        let is_default = new.is_default;
        if let Some(model) = list.get_mut(place) {
            let provider = std::mem::take(&mut model.provider);
            *model = Model { provider, ..new };
        }
        if is_default {
            set_default(list, place);
        }
        let model = list.get(place).ok_or_else(unknown_model)?;
        let details = model
            .details(kind)
            .with("contextLength", Some(model.context_length.clone()))
            .with("isMultimodal", Some(model.is_multimodal))
            .with("isReasoning", Some(model.is_reasoning));
        success(&done("AI model provider updated successfully", details))
    }

    /// Deletes a model and its roles. The first other one becomes the default.
    pub(super) fn delete_model(&self, call: &Call<'_>) -> Outcome {
        let (at, kind) = kind(call)?;
        let key = call.parameters.get(1).map_or("", String::as_str);
        if !call.token()?.allows("agent:read") {
            return Ok(unexpected(
                "the agents cannot be read without the scope agent:read",
            ));
        }
        let mut settings = self.configuration.lock();
        // An unknown model is 404 here, even if roles are stored.
        let (list, place) = settings.models.find(at, key).map_err(|_| unknown_model())?;
        let model = list.remove(place);
        if model.is_default && !list.is_empty() {
            set_default(list, 0);
        }
        if let Some(Json::Object(roles)) = &mut settings.models.roles {
            roles.retain(|(_, model)| !names_key(model, key));
        }
        let details = model
            .details(kind)
            .with("wasDefault", Some(model.is_default))
            .with("contextLength", model.context_length.clone());
        success(&done("AI model provider deleted successfully", details))
    }

    pub(super) fn set_default_model(&self, call: &Call<'_>) -> Outcome {
        let (at, kind) = kind(call)?;
        let key = call.parameters.get(1).map_or("", String::as_str);
        let mut settings = self.configuration.lock();
        let (list, place) = settings.models.find(at, key)?;
        set_default(list, place);
        let model = list.get(place).ok_or_else(unknown_model)?;
        let details = model
            .details(kind)
            .with("contextLength", model.context_length.clone());
        success(&done("Default AI model updated successfully", details))
    }

    pub(super) fn model_roles(&self, _: &Call<'_>) -> Outcome {
        let roles = self.configuration.lock().models.roles.clone();
        let roles = roles.unwrap_or_else(|| object! {});
        success(&object! { "status": "success", "modelRoles": roles })
    }

    /// Replaces all roles. Fails with 400 for a model that does not exist.
    pub(super) fn set_model_roles(&self, call: &Call<'_>) -> Outcome {
        let invalid = |text| status_message(StatusCode::BAD_REQUEST, text);
        let Some(Value::Object(roles)) = call.body.get("roles") else {
            return Ok(invalid("roles is no object"));
        };
        let mut settings = self.configuration.lock();
        let roles = Json::from(Value::Object(roles.clone()));
        if let Json::Object(given) = &roles {
            let lists = settings.models.lists.iter().flatten().flatten();
            let keys: Vec<&str> = lists.filter_map(|model| model.key.as_deref()).collect();
            let is_known = |role: &Json| keys.iter().any(|key| names_key(role, key));
            if !given
                .iter()
                .all(|(_, role)| *role == Json::Null || is_known(role))
            {
                return Ok(invalid("a model does not exist"));
            }
        }
        settings.models.roles = Some(roles.clone());
        success(&object! {
            "status": "success",
            "message": "Model roles updated successfully",
            "modelRoles": roles,
        })
    }
}

/// Whether the value of a role is a key, or an object with the key.
fn names_key(role: &Json, key: &str) -> bool {
    let role = role.get("modelKey").unwrap_or(role);
    matches!(role, Json::Text(text) if text == key)
}

fn fields_missing(body: &Value, names: &[&str]) -> bool {
    names.iter().any(|name| body.get(name).is_none())
}

fn listed(kind: &str, models: Vec<Json>) -> Json {
    let text = if models.is_empty() {
        format!("No {kind} models found")
    } else {
        format!("{kind} models found")
    };
    object! { "status": "success", "models": models, "message": text }
}

fn done(text: &str, details: Json) -> Json {
    object! { "status": "success", "message": text, "details": details }
}

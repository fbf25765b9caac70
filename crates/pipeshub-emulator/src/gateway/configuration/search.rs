//! The operations for web searches. The emulator does not try a service out.

use http::StatusCode;

use super::settings::status_message;
use crate::gateway::fields::Fields;
use crate::gateway::{Call, Gateway, Outcome, Refusal, bad_request, success, unexpected};
use crate::json::{Json, object};
use crate::time::uuid;

/// The service that every installation has.
const BUILT_IN: &str = "duckduckgo";
const KINDS: [&str; 4] = [BUILT_IN, "serper", "tavily", "exa"];
/// The maximum number of services.
const MAX_SERVICES: usize = 1000;

#[derive(Debug)]
pub(super) struct SearchSettings {
    services: Vec<Service>,
    with_images: bool,
    images: i64,
}

impl Default for SearchSettings {
    fn default() -> Self {
        Self {
            services: Vec::new(),
            with_images: false,
            images: 3,
        }
    }
}

#[derive(Debug, Clone)]
struct Service {
    key: String,
    kind: String,
    configuration: Json,
    is_default: bool,
}

impl Service {
    fn details(&self) -> Json {
        object! { "providerKey": self.key.as_str(), "provider": self.kind.as_str() }
    }

    /// Reads a service. All but the built-in one need a key.
    fn read(call: &Call<'_>, key: String) -> Result<Self, Refusal> {
        let mut fields = Fields::of(call.body);
        fields.require("provider");
        let kind = fields.one_of("provider", &KINDS).unwrap_or_default();
        fields.require("configuration");
        let configuration = fields.value("configuration").cloned().unwrap_or_default();
        if !configuration.is_object() {
            fields.complain("configuration: expected an object");
        }
        let is_default = fields.flag("isDefault").unwrap_or_default();
        fields.check()?;
        let secret = configuration
            .get("apiKey")
            .and_then(serde_json::Value::as_str);
        if kind != BUILT_IN && secret.unwrap_or_default().is_empty() {
            return Err(bad_request("apiKey is required").into());
        }
        Ok(Self {
            key,
            kind: kind.to_owned(),
            configuration: configuration.into(),
            is_default,
        })
    }
}

impl SearchSettings {
    fn shown(&self) -> Json {
        object! { "includeImages": self.with_images, "maxImages": self.images }
    }

    fn position(&self, key: &str) -> Result<usize, Refusal> {
        let at = self.services.iter().position(|service| service.key == key);
        at.ok_or_else(|| {
            let why = "the web search provider does not exist";
            status_message(StatusCode::NOT_FOUND, why).into()
        })
    }

    /// Makes a service the default, or with `None` the built-in one.
    fn set_default(&mut self, at: Option<usize>) {
        for (place, service) in self.services.iter_mut().enumerate() {
            service.is_default = Some(place) == at;
        }
    }
}

impl Gateway {
    /// Lists the services, with their keys in plain text.
    pub(super) fn search_services(&self, _: &Call<'_>) -> Outcome {
        let settings = self.configuration.lock();
        let stored = &settings.search.services;
        let built_in = object! {
            "provider": BUILT_IN,
            "providerKey": BUILT_IN,
            "configuration": object! {},
            "isDefault": !stored.iter().any(|service| service.is_default),
        };
        let others = stored.iter().map(|service| {
            object! {
                "provider": service.kind.as_str(),
                "providerKey": service.key.as_str(),
                "configuration": service.configuration.clone(),
                "isDefault": service.is_default,
            }
        });
        let text = if stored.is_empty() {
            "No web search providers found"
        } else {
            "Web search providers found"
        };
        success(&object! {
            "status": "success",
            "providers": std::iter::once(built_in).chain(others).collect::<Vec<Json>>(),
            "settings": settings.search.shown(),
            "message": text,
        })
    }

    pub(super) fn set_search_settings(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("includeImages");
        let with_images = fields.flag("includeImages").unwrap_or_default();
        let images = fields.integer("maxImages", 1..=500);
        if with_images && images.is_none() {
            fields.complain("maxImages: required with images");
        }
        fields.check()?;
        let mut settings = self.configuration.lock();
        settings.search.with_images = with_images;
        settings.search.images = images.unwrap_or(settings.search.images);
        success(&object! {
            "status": "success",
            "message": "Web search settings updated successfully",
            "settings": settings.search.shown(),
        })
    }

    /// Adds a service. The first one becomes the default.
    pub(super) fn add_search_service(&self, call: &Call<'_>) -> Outcome {
        let mut service = Service::read(call, uuid())?;
        let mut settings = self.configuration.lock();
        let search = &mut settings.search;
        if search.services.len() >= MAX_SERVICES {
            return Ok(unexpected("the emulator has no room for more providers"));
        }
        service.is_default |= search.services.is_empty();
        let details = service
            .details()
            .with("isDefault", Some(service.is_default));
        if service.is_default {
            search.set_default(None);
        }
        search.services.push(service);
        success(&done("Web search provider added successfully", details))
    }

    pub(super) fn update_search_service(&self, call: &Call<'_>) -> Outcome {
        let new = Service::read(call, call.parameter().to_owned())?;
        let mut settings = self.configuration.lock();
        let at = settings.search.position(call.parameter())?;
        let (details, is_default) = (new.details(), new.is_default);
        if let Some(service) = settings.search.services.get_mut(at) {
            *service = new;
        }
        if is_default {
            settings.search.set_default(Some(at));
        }
        success(&done("Web search provider updated successfully", details))
    }

    /// Deletes a service. The first other one becomes the default.
    pub(super) fn delete_search_service(&self, call: &Call<'_>) -> Outcome {
        let mut settings = self.configuration.lock();
        let at = settings.search.position(call.parameter())?;
        let service = settings.search.services.remove(at);
        if service.is_default && !settings.search.services.is_empty() {
            settings.search.set_default(Some(0));
        }
        let details = service
            .details()
            .with("wasDefault", Some(service.is_default));
        success(&done("Web search provider deleted successfully", details))
    }

    pub(super) fn set_default_search_service(&self, call: &Call<'_>) -> Outcome {
        let mut settings = self.configuration.lock();
        let search = &mut settings.search;
        let details = if call.parameter() == BUILT_IN {
            search.set_default(None);
            object! { "providerKey": BUILT_IN, "provider": BUILT_IN }
        } else {
            let at = search.position(call.parameter())?;
            search.set_default(Some(at));
            search.services.get(at).map_or(Json::Null, Service::details)
        };
        success(&done(
            "Default web search provider updated successfully",
            details,
        ))
    }
}

fn done(text: &str, details: Json) -> Json {
    object! { "status": "success", "message": text, "details": details }
}

//! The operations for storage, mail, addresses, platform settings, prompts and usage reports.

use http::StatusCode;
use serde_json::Value;

use super::models::PROMPTS;
use crate::gateway::fields::{Fields, is_url};
use crate::gateway::{Call, Gateway, Outcome, bad_request, message, success, unexpected};
use crate::json::{Json, object};
use crate::response;

/// A text that keeps the stored value of a secret.
const MASK: &str = "****************";
/// The largest limit of an uploaded file.
const MAX_FILE: i64 = 1024 * 1024 * 1024;

/// The switches of the platform: key, whether listed, default.
const FLAGS: [(&str, bool, bool); 3] = [
    ("ENABLE_BETA_CONNECTORS", false, false),
    ("ENABLE_MCP", true, false),
    ("ENABLE_ACTIONS", true, true),
];

impl Gateway {
    /// Returns the storage settings, with their keys in plain text.
    pub(super) fn storage(&self, _: &Call<'_>) -> Outcome {
        let stored = self.configuration.lock().storage.clone();
        // As on the real server, a connection string cannot be read back.
        if stored.get("azureBlobConnectionString").is_some() {
            return Ok(unexpected("the storage settings cannot be read"));
        }
        success(&stored)
    }

    /// Stores the storage settings. The emulator does not try them out.
    pub(super) fn set_storage(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("storageType");
        let kind = fields.one_of("storageType", &["s3", "azureBlob", "local"]);
        let stored = match kind {
            Some("s3") => object! {
                "storageType": "s3",
                "accessKeyId": fields.filled("s3AccessKeyId"),
                "secretAccessKey": fields.filled("s3SecretAccessKey"),
                "region": fields.filled("s3Region"),
                "bucketName": fields.filled("s3BucketName"),
            },
            Some("azureBlob") => {
                let protocol = fields.one_of("endpointProtocol", &["http", "https"]);
                let suffix = fields.text("endpointSuffix").unwrap_or("core.windows.net");
                let container = fields.filled("containerName");
                if let Some(text) = fields.text("azureBlobConnectionString") {
                    object! { "storageType": "azureBlob", "azureBlobConnectionString": text }
                } else {
                    object! { "storageType": "azureBlob" }
                        .with("endpointProtocol", Some(protocol.unwrap_or("https")))
                        .with("accountName", fields.text("accountName"))
                        .with("accountKey", fields.text("accountKey"))
                        .with("endpointSuffix", Some(suffix))
                        .with("containerName", Some(container))
                }
            }
            _ => {
                let url = fields.text("baseUrl");
                if url.is_some_and(|url| !is_url(url)) {
                    fields.complain("baseUrl: a URL is required");
                }
                object! {}
                    .with("mountName", fields.text("mountName"))
                    .with("baseUrl", url)
            }
        };
        fields.check()?;
        self.configuration.lock().storage = stored;
        message("Storage config saved successfully")
    }

    /// Returns the settings of the mail server, with the password in plain text.
    pub(super) fn mail_server(&self, _: &Call<'_>) -> Outcome {
        success(
            &self
                .configuration
                .lock()
                .mail_server
                .clone()
                .unwrap_or_else(|| object! {}),
        )
    }

    pub(super) fn set_mail_server(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let host = fields.filled("host");
        fields.require("port");
        let port = fields.integer("port", 1..=i64::MAX).unwrap_or_default();
        let user = fields.text("username");
        let password = fields.text("password");
        let from = fields.filled("fromEmail");
        fields.check()?;
        let mut settings = self.configuration.lock();
        let old = settings.mail_server.take();
        let kept = |name: &str, new: Option<&str>| match new {
            Some(MASK) => old.as_ref().and_then(|old| old.get(name).cloned()),
            new => new.map(Json::from),
        };
        let stored = object! {}
            .with("host", kept("host", Some(host)))
            .with("port", Some(port))
            .with("username", kept("username", user))
            .with("password", kept("password", password))
            .with("fromEmail", kept("fromEmail", Some(from)));
        settings.mail_server = Some(stored);
        message("SMTP config created successfully")
    }

    pub(super) fn frontend_address(&self, _: &Call<'_>) -> Outcome {
        success(&object! { "url": self.frontend_url() })
    }

    /// Sets the address of the web app, to which providers redirect browsers.
    pub(super) fn set_frontend_address(&self, call: &Call<'_>) -> Outcome {
        let url = address(call)?;
        self.configuration.lock().frontend_url.clone_from(&url);
        self.store.set_redirect_base(url);
        call.provider.register(self.store.redirect_uris());
        message("Frontend Url saved successfully")
    }

    pub(super) fn connector_address(&self, _: &Call<'_>) -> Outcome {
        let url = self.configuration.lock().connector_url.clone();
        success(&object! {}.with("url", url))
    }

    pub(super) fn set_connector_address(&self, call: &Call<'_>) -> Outcome {
        let url = address(call)?;
        self.configuration.lock().connector_url = Some(url);
        message("Connector Url saved successfully")
    }

    /// Returns the address of the web app.
    pub(in crate::gateway) fn frontend_url(&self) -> String {
        self.configuration.lock().frontend_url.clone()
    }

    /// Returns the limit of an uploaded file in bytes.
    pub(in crate::gateway) fn largest_file(&self) -> u64 {
        self.configuration.lock().largest_file
    }

    pub(super) fn platform(&self, _: &Call<'_>) -> Outcome {
        let settings = self.configuration.lock();
        let mut flags = object! {};
        for (key, _, default) in FLAGS {
            flags.set(key.into(), default.into());
        }
        for (key, value) in &settings.flags {
            flags.set(key.clone().into(), (*value).into());
        }
        success(&object! {
            "fileUploadMaxSizeBytes": settings.largest_file,
            "featureFlags": flags,
        })
    }

    /// Replaces the limit of a file and all switches. Those left out have their defaults.
    pub(super) fn set_platform(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("fileUploadMaxSizeBytes");
        let limit = fields.integer("fileUploadMaxSizeBytes", 1..=MAX_FILE);
        let mut flags = Vec::new();
        match fields.value("featureFlags") {
            None => {}
            Some(Value::Object(given)) => {
                for (key, value) in given {
                    match value {
                        Value::Bool(value) => flags.push((key.clone(), *value)),
                        _ => fields.complain(format!("featureFlags.{key}: expected a boolean")),
                    }
                }
            }
            Some(_) => fields.complain("featureFlags: expected an object"),
        }
        fields.check()?;
        let mut settings = self.configuration.lock();
        settings.largest_file = limit.unwrap_or_default().unsigned_abs();
        settings.flags = flags;
        message("Platform settings saved")
    }

    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(super) fn available_flags(&self, _: &Call<'_>) -> Outcome {
        let flags = FLAGS.iter().filter(|(_, is_listed, _)| *is_listed);
        let flags = flags.map(|(key, _, default)| {
            let (label, description) = match *key {
                "ENABLE_MCP" => ("Enable MCP Servers", "Agents may use MCP servers."),
                _ => ("Enable Actions", "Agents may use the actions of toolsets."),
            };
            object! {
                "key": *key,
                "label": label,
                "description": description,
                "defaultEnabled": *default,
            }
        });
        success(&object! { "flags": flags.collect::<Vec<Json>>() })
    }

    pub(super) fn prompts(&self, _: &Call<'_>) -> Outcome {
        let settings = self.configuration.lock();
        let mut body = object! {};
        for (name, prompt) in PROMPTS.iter().zip(&settings.models.prompts) {
            body.set((*name).into(), prompt.clone().unwrap_or_default().into());
        }
        success(&body)
    }

    /// Replaces all prompts. The one for agents may be left out, which erases it.
    pub(super) fn set_prompts(&self, call: &Call<'_>) -> Outcome {
        let mut prompts = [const { None }; 3];
        let mut body = object! { "message": "Custom system prompt updated successfully" };
        for (at, (name, prompt)) in PROMPTS.iter().zip(&mut prompts).enumerate() {
            let text = match call.body.get(*name) {
                Some(Value::String(text)) => text.as_str(),
                None if at == 2 => "",
                _ => return Ok(bad_request(&format!("{name} must be a string"))),
            };
            body.set((*name).into(), text.into());
            *prompt = Some(text.to_owned());
        }
        self.configuration.lock().models.prompts = prompts;
        success(&body)
    }

    /// Returns the settings of usage reports, all of them as texts.
    pub(super) fn metrics(&self, _: &Call<'_>) -> Outcome {
        success(&self.configuration.lock().metrics.clone())
    }

    pub(super) fn toggle_metrics(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("enableMetricCollection");
        let enabled = fields.flag("enableMetricCollection").unwrap_or_default();
        fields.check()?;
        self.set_metric("enableMetricCollection", enabled.to_string());
        message("Metrics collection toggled successfully")
    }

    pub(super) fn set_metrics_interval(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        fields.require("pushIntervalMs");
        let interval = fields
            .integer("pushIntervalMs", i64::MIN..=i64::MAX)
            .unwrap_or_default();
        fields.check()?;
        self.set_metric("pushIntervalMs", interval.to_string());
        message("Metrics push interval updated successfully")
    }

    pub(super) fn set_metrics_server(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let url = fields.required("serverUrl");
        if !is_url(url) {
            fields.complain("serverUrl: a URL is required");
        }
        fields.check()?;
        self.set_metric("serverUrl", url.to_owned());
        message("Metrics server updated successfully")
    }

    fn set_metric(&self, name: &'static str, value: String) {
        self.configuration
            .lock()
            .metrics
            .set(name.into(), value.into());
    }
}

/// Returns the URL of a body, without a slash at the end.
fn address(call: &Call<'_>) -> Result<String, crate::gateway::Refusal> {
    let mut fields = Fields::of(call.body);
    let url = fields.required("url");
    if !is_url(url) {
        fields.complain("url: a URL is required");
    }
    fields.check()?;
    Ok(url.strip_suffix('/').unwrap_or(url).to_owned())
}

/// Returns a response of the services for models and searches: `{status, message}`.
pub(super) fn status_message(status: StatusCode, text: &str) -> response::FullResponse {
    let word = if status.is_success() {
        "success"
    } else {
        "error"
    };
    response::json(status, &object! { "status": word, "message": text })
}

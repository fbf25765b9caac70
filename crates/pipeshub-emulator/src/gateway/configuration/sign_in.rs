//! The operations for the identity providers of a sign-in.

use super::Configuration;
use crate::gateway::fields::{Fields, is_url};
use crate::gateway::{Call, Gateway, Outcome, message, success};
use crate::json::{Json, object};

/// The settings of the identity providers. `None` before they are set.
#[derive(Debug, Default)]
pub(super) struct Providers {
    google: Option<Json>,
    microsoft: Option<Json>,
    azure: Option<Json>,
    saml: Option<Json>,
    oauth: Option<Json>,
}

impl Providers {
    /// Returns the name in `authProviders` and the settings of a method with a provider.
    fn of(&self, method: &str) -> Option<(&'static str, Option<&Json>)> {
        Some(match method {
            "google" => ("google", self.google.as_ref()),
            "microsoft" => ("microsoft", self.microsoft.as_ref()),
            "azureAd" => ("azuread", self.azure.as_ref()),
            "samlSso" => ("saml", self.saml.as_ref()),
            "oauth" => ("oauth", self.oauth.as_ref()),
            _ => return None,
        })
    }
}

impl Configuration {
    /// Returns the methods that can be used, or the password if there is none.
    pub(in crate::gateway) fn usable(&self, mut methods: Vec<String>) -> Vec<String> {
        let settings = self.lock();
        methods.retain(|method| match settings.providers.of(method) {
            Some((_, settings)) => settings.is_some(),
            None => method != "github",
        });
        if methods.is_empty() {
            methods.push("password".to_owned());
        }
        methods
    }

    /// Returns the settings of the providers that the methods use.
    pub(in crate::gateway) fn public_providers(&self, methods: &[String]) -> Json {
        let settings = self.lock();
        let mut shown = object! {};
        for method in methods {
            if let Some((name, Some(settings))) = settings.providers.of(method) {
                shown.set(name.into(), settings.clone());
            }
        }
        shown
    }

    /// Whether one of the providers makes unknown users.
    pub(in crate::gateway) fn creates_users(&self, methods: &[String]) -> bool {
        let settings = self.lock();
        methods.iter().any(|method| {
            let provider = settings
                .providers
                .of(method)
                .and_then(|(_, settings)| settings);
            let jit = provider.and_then(|settings| settings.get("enableJit"));
            jit == Some(&Json::Bool(true))
        })
    }
}

/// Returns stored settings, or an empty object.
fn shown(settings: Option<&Json>) -> Outcome {
    success(&settings.cloned().unwrap_or_else(|| object! {}))
}

/// Reads the settings of Microsoft or Azure AD.
fn of_microsoft(call: &Call<'_>) -> Result<Json, crate::gateway::Refusal> {
    let mut fields = Fields::of(call.body);
    let client = fields.filled("clientId");
    let tenant = fields.text("tenantId").unwrap_or("common");
    let jit = fields.flag("enableJit").unwrap_or(true);
    fields.check()?;
    Ok(object! {
        "clientId": client,
        "tenantId": tenant,
        "authority": format!("https://login.microsoftonline.com/{tenant}"),
        "enableJit": jit,
    })
}

impl Gateway {
    pub(super) fn google(&self, _: &Call<'_>) -> Outcome {
        shown(self.configuration.lock().providers.google.as_ref())
    }

    pub(super) fn set_google(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let client = fields.filled("clientId");
        let jit = fields.flag("enableJit").unwrap_or(true);
        fields.check()?;
        let stored = object! { "clientId": client, "enableJit": jit };
        self.configuration.lock().providers.google = Some(stored);
        message("Google Auth config created successfully")
    }

    pub(super) fn microsoft(&self, _: &Call<'_>) -> Outcome {
        shown(self.configuration.lock().providers.microsoft.as_ref())
    }

    pub(super) fn set_microsoft(&self, call: &Call<'_>) -> Outcome {
        self.configuration.lock().providers.microsoft = Some(of_microsoft(call)?);
        message("Microsoft Auth config created successfully")
    }

    pub(super) fn azure(&self, _: &Call<'_>) -> Outcome {
        shown(self.configuration.lock().providers.azure.as_ref())
    }

    pub(super) fn set_azure(&self, call: &Call<'_>) -> Outcome {
        self.configuration.lock().providers.azure = Some(of_microsoft(call)?);
        message("Azure AD config created successfully")
    }

    /// Returns the settings of SAML, which always have the id of this server.
    pub(super) fn saml(&self, _: &Call<'_>) -> Outcome {
        let stored = self.configuration.lock().providers.saml.clone();
        let id = self.frontend_url();
        success(
            &stored
                .unwrap_or_else(|| object! {})
                .with("spEntityId", Some(id)),
        )
    }

    pub(super) fn set_saml(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let entry = fields.filled("entryPoint");
        let certificate = fields.filled("certificate");
        let key = fields.filled("emailKey");
        let jit = fields.flag("enableJit").unwrap_or(true);
        let platform = fields.text("samlPlatform");
        fields.check()?;
        let lines = certificate
            .lines()
            .filter(|line| !line.starts_with("-----"));
        let bare: String = lines.flat_map(str::split_whitespace).collect();
        let stored = object! {
            "entryPoint": entry,
            "certificate": bare,
            "emailKey": key,
            "enableJit": jit,
        }
        .with("samlPlatform", platform);
        self.configuration.lock().providers.saml = Some(stored);
        message("SSO config created successfully")
    }

    /// Returns the settings of the generic provider, with the secret in plain text.
    pub(super) fn generic_oauth(&self, _: &Call<'_>) -> Outcome {
        shown(self.configuration.lock().providers.oauth.as_ref())
    }

    pub(super) fn set_generic_oauth(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let mut stored = object! {
            "providerName": fields.filled("providerName"),
            "clientId": fields.filled("clientId"),
        };
        for (name, is_address) in [
            ("clientSecret", false),
            ("authorizationUrl", true),
            ("tokenEndpoint", true),
            ("userInfoEndpoint", true),
            ("scope", false),
            ("redirectUri", true),
        ] {
            // An empty text counts as left out.
            let text = fields.text(name).filter(|text| !text.is_empty());
            if is_address && text.is_some_and(|text| !is_url(text)) {
                fields.complain(format!("{name}: a URL is required"));
            }
            stored = stored.with(name, text);
        }
        let jit = fields.flag("enableJit").unwrap_or(true);
        fields.check()?;
        self.configuration.lock().providers.oauth = Some(stored.with("enableJit", Some(jit)));
        message("OAuth config created successfully")
    }
}

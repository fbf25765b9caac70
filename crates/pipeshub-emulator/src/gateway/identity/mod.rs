//! OAuth apps, tokens and sign-ins.

mod account;
mod apps;
mod authorize;
mod discovery;
mod issued;
mod mail;
mod methods;
mod oauth_status;
mod oauth_token;
mod personal;
mod scopes;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Gateway;
use super::route::Entry;
use super::route::Handler::{Later, Now};
use crate::bounded::Bounded;
use crate::mail::SentMail;
use crate::oauth_app::OAuthApp;

use account::SignIn;
use apps::App;
use authorize::Code;
use issued::IssuedToken;
use mail::Secret;
use methods::StepOfSignIn;

pub(in crate::gateway) use mail::Purpose;

/// The maximum number of tokens, codes, sign-ins and mailed secrets, each.
const MAX_SECRETS: usize = 1000;

/// The OAuth apps, the issued tokens and the sign-ins.
#[derive(Debug)]
pub(crate) struct Identity {
    apps: Mutex<Vec<App>>,
    /// The number of apps that were ever made, for their slugs.
    made_apps: AtomicUsize,
    /// The tokens by their values.
    issued: Mutex<Bounded<String, IssuedToken>>,
    codes: Mutex<Bounded<String, Code>>,
    sign_ins: Mutex<Bounded<String, SignIn>>,
    secrets: Mutex<Bounded<String, Secret>>,
    mails: Mutex<Vec<SentMail>>,
    steps: Mutex<Vec<StepOfSignIn>>,
}

impl Identity {
    pub(crate) fn new(apps: Vec<OAuthApp>) -> Self {
        let numbered = apps.into_iter().enumerate();
        let apps: Vec<App> = numbered
            .map(|(number, app)| App::configured(app, number + 1))
            .collect();
        Self {
            made_apps: AtomicUsize::new(apps.len()),
            apps: Mutex::new(apps),
            issued: Mutex::new(Bounded::new(MAX_SECRETS)),
            codes: Mutex::new(Bounded::new(MAX_SECRETS)),
            sign_ins: Mutex::new(Bounded::new(MAX_SECRETS)),
            secrets: Mutex::new(Bounded::new(MAX_SECRETS)),
            mails: Mutex::default(),
            steps: Mutex::new(vec![StepOfSignIn::password()]),
        }
    }

    /// Returns the number of a new app.
    fn next_app(&self) -> usize {
        self.made_apps.fetch_add(1, Ordering::Relaxed) + 1
    }
}

/// The operations of the family that have a function.
///
/// Those of `/userAccount` and `/orgAuthConfig` check their tokens themselves.
pub(super) const HANDLERS: &[Entry] = &[
    ("oauthAuthorize", Now(Gateway::oauth_authorize)),
    ("oauthAuthorizeConsent", Now(Gateway::oauth_consent)),
    ("oauthToken", Now(Gateway::oauth_token)),
    ("oauthRevoke", Now(Gateway::oauth_revoke)),
    ("oauthIntrospect", Now(Gateway::oauth_introspect)),
    ("oauthUserInfo", Now(Gateway::oauth_user_info)),
    ("openidConfiguration", Now(Gateway::server_metadata)),
    (
        "oauthAuthorizationServerMetadata",
        Now(Gateway::server_metadata),
    ),
    ("jwks", Now(Gateway::signing_keys)),
    ("oauthProtectedResource", Now(Gateway::protected_resource)),
    ("listOAuthApps", Now(Gateway::list_apps)),
    ("createOAuthApp", Now(Gateway::create_app)),
    ("listOAuthScopes", Now(Gateway::app_scopes)),
    ("getOAuthApp", Now(Gateway::app)),
    ("updateOAuthApp", Now(Gateway::update_app)),
    ("deleteOAuthApp", Now(Gateway::delete_app)),
    ("regenerateOAuthAppSecret", Now(Gateway::regenerate_secret)),
    ("suspendOAuthApp", Now(Gateway::suspend_app)),
    ("activateOAuthApp", Now(Gateway::activate_app)),
    ("listOAuthAppTokens", Now(Gateway::app_tokens)),
    ("revokeAllOAuthAppTokens", Now(Gateway::revoke_app_tokens)),
    ("listPersonalAccessTokens", Now(Gateway::list_personal)),
    ("createPersonalAccessToken", Now(Gateway::create_personal)),
    (
        "listPersonalAccessTokenScopes",
        Now(Gateway::personal_scopes),
    ),
    (
        "adminListPersonalAccessTokens",
        Now(Gateway::list_all_personal),
    ),
    ("revokePersonalAccessToken", Now(Gateway::revoke_personal)),
    (
        "adminRevokePersonalAccessToken",
        Now(Gateway::revoke_personal_of_anybody),
    ),
    ("initAuth", Now(Gateway::init_auth)),
    (
        "authenticate",
        Later(|gateway, call| Box::pin(gateway.authenticate(call))),
    ),
    ("generateLoginOtp", Now(Gateway::generate_code)),
    ("forgotPassword", Now(Gateway::forgot_password)),
    (
        "resetPasswordWithToken",
        Now(Gateway::reset_password_by_link),
    ),
    ("resetPassword", Now(Gateway::reset_password)),
    (
        "validateEmailChangeToken",
        Now(Gateway::validate_email_change),
    ),
    ("refreshToken", Now(Gateway::refresh_session)),
    ("logout", Now(Gateway::logout)),
    ("getAuthMethods", Now(Gateway::sign_in_methods)),
    ("updateAuthMethod", Now(Gateway::update_sign_in_methods)),
    ("setUpAuthConfig", Now(Gateway::set_up_sign_in)),
];

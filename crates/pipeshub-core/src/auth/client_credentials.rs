//! OAuth 2.0 client credentials: a client id and secret that are exchanged for access tokens.
//!
//! This module validates the credentials, builds the token request, and reads its response. When to
//! request a token is decided by [`TokenCache`]. Entry point: [`ClientCredentials`].

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use zeroize::Zeroizing;

use crate::auth::bearer::bearer_header;
use crate::auth::token::{AccessToken, TokenContext, TokenSource};
use crate::auth::token_cache::TokenCache;
use crate::auth::token_endpoint::CheckUrl;
use crate::auth::{Security, SecurityKind};
use crate::call::body::CallBody;
use crate::call::gateway_filter::gateway_filter;
use crate::call::{Call, Operation, Resend};
use crate::error::Error;
use crate::json::{Reader, from_json};
use crate::reply::RawReply;
use crate::secret::Secret;
use crate::text::is_invisible;
use crate::transport::BoxFuture;
use crate::url::query::push_encoded;
use crate::url::server_url::ServerUrl;

/// The token request, `POST {server}/oauth2/token` or to the configured token URL. A second token
/// does no harm, so the request is resent like a read.
static OAUTH_TOKEN: Operation = Operation::post("oauthToken", "/")
    .form_at_server_url()
    .resend(Resend::Safe)
    .refused_with(&[400, 403])
    .timeout(Duration::from_secs(10));

/// The scopes for both operations of the connector flow, and for reading a connector back.
const SCOPES: &str = "connector:read connector:write user:read";

/// The credentials of an OAuth app in PipesHub.
///
/// The SDK requests access tokens with them and acts as the user who created the app. The first
/// call requests a token at `{server_url}/oauth2/token`. The token is cached and refreshed 60 s
/// before it expires, and once if the server refuses it.
///
/// However many calls wait for a token, one token request is in flight at a time. It has a deadline
/// of 10 s and the default retries, whatever the handle's settings. If a refresh fails, calls use
/// the old token until it expires. A token is sent only to the server that it was requested for.
///
/// RFC 6749, section 4.4, specifies this grant.
///
/// ```
/// use pipeshub_core::{ClientCredentials, PipeshubCore};
///
/// # #[cfg(feature = "hyper")]
/// # fn f() -> Result<(), pipeshub_core::Error> {
/// let app = ClientCredentials::new("cf76dbb7-00f8-435c-b855-8c86d38b3708", "its secret").scopes(["connector:write", "user:read"]);
/// let core = PipeshubCore::builder().server_url("https://pipeshub.example.com/api/v1").security(app).build()?;
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct ClientCredentials {
    id: Box<str>,
    secret: Secret,
    /// Separated by blanks.
    scopes: Cow<'static, str>,
    token_url: Option<ServerUrl>,
    /// The first problem with the credentials, reported when they are used.
    problem: Option<Cow<'static, str>>,
}

impl ClientCredentials {
    /// Creates credentials from the client id and client secret of an OAuth app.
    ///
    /// PipesHub shows both when the app is created.
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        let (id, secret) = (id.into().into_boxed_str(), secret.into());
        let named = |(name, text)| Some(format!("the client {name} {}", problem_with(text)?));
        let problem = [("id", &*id), ("secret", secret.expose())]
            .into_iter()
            .find_map(named);
        Self {
            id,
            secret,
            scopes: Cow::Borrowed(SCOPES),
            token_url: None,
            problem: problem.map(Cow::Owned),
        }
    }

    /// Sets the scopes to request. Default: `connector:read`, `connector:write` and `user:read`.
    ///
    /// An empty list requests all scopes of the app.
    pub fn scopes<S: AsRef<str>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        let mut all = String::new();
        for scope in scopes {
            let scope = scope.as_ref();
            // RFC 6749's scope-token.
            if scope.is_empty()
                || !scope
                    .bytes()
                    .all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\')
            {
                self.refuse(
                    "a scope is empty or has an invalid character; pass each scope separately",
                );
            }
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(scope);
        }
        self.scopes = Cow::Owned(all);
        self
    }

    /// Sets the URL of the token endpoint. Default: `{server_url}/oauth2/token`.
    ///
    /// The URL includes the path and is requested unchanged. The client secret is sent to it.
    pub fn token_url(mut self, url: impl AsRef<str>) -> Self {
        match ServerUrl::parse_endpoint(url.as_ref()) {
            Ok(url) => self.token_url = Some(url),
            Err(problem) => self.refuse(format!("the token URL is not valid: {problem}")),
        }
        self
    }

    fn refuse(&mut self, problem: impl Into<Cow<'static, str>>) {
        self.problem.get_or_insert(problem.into());
    }
}

/// Returns the problem with a client id or a client secret. The text repeats no part of it.
///
/// Both are printable text (RFC 6749, appendix A). A blank or a quote at either end comes from a
/// file, a shell or a text editor. Between other characters, both may belong to a secret.
pub(crate) fn problem_with(text: &str) -> Option<&'static str> {
    let mut ends = text.chars().next().into_iter().chain(text.chars().last());
    if text.is_empty() {
        // PipesHub returns 400 `server_error` for an empty secret, with a message from Node.
        Some("is empty")
    } else if text.chars().any(char::is_control) {
        Some("has a line break, a tab or another control character; remove it")
    } else if text.chars().any(is_invisible) || ends.clone().any(char::is_whitespace) {
        Some("has a blank at an end, or an invisible character; remove it")
    } else if ends.any(is_quote) {
        Some("has a quote at an end; pass it without quotes")
    } else {
        None
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '«' | '»' | '\u{2018}'..='\u{201f}')
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("scopes", &self.scopes)
            .field("token_url", &self.token_url)
            .finish_non_exhaustive()
    }
}

impl From<ClientCredentials> for Security {
    fn from(credentials: ClientCredentials) -> Self {
        let ClientCredentials {
            id,
            secret,
            scopes,
            token_url,
            problem,
        } = credentials;
        let check = CheckUrl {
            url: token_url.clone(),
            problem,
        };
        let source = Box::new(TokenRequest {
            id,
            secret,
            scopes,
            token_url,
        });
        let cache = TokenCache::checked(source, check);
        Self(SecurityKind::Renewable(Arc::new(cache)))
    }
}

impl Security {
    /// Creates [`ClientCredentials`] with the default scopes and the server's own token endpoint.
    #[must_use]
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        ClientCredentials::new(id, secret).into()
    }
}

/// The token request of the grant `client_credentials`.
struct TokenRequest {
    id: Box<str>,
    secret: Secret,
    scopes: Cow<'static, str>,
    token_url: Option<ServerUrl>,
}

impl TokenSource for TokenRequest {
    fn token<'a>(
        &'a self,
        context: &'a TokenContext<'_>,
    ) -> BoxFuture<'a, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        let url = self
            .token_url
            .clone()
            .unwrap_or_else(|| context.next_hop.server.below("/oauth2/token"));
        let mut call = Call::new(&OAUTH_TOKEN);
        if self.token_url.is_none() {
            call = self.refuse_filtered(call);
        }
        call.body = CallBody::Bytes(self.form());
        let reply = context.next_hop.token_requester.send(call, url);
        Box::pin(async move {
            match reply.await {
                Ok(reply) => self.read_response(&reply).map_err(Error::without_body),
                Err(error) => Err(self.explain(error)),
            }
            .map_err(Into::into)
        })
    }
}

impl TokenRequest {
    /// Refuses the fields of the form that PipesHub's gateway would refuse or change.
    fn refuse_filtered(&self, mut call: Call) -> Call {
        for (name, value) in [
            ("client_id", &*self.id),
            ("client_secret", self.secret.expose()),
            ("scope", &*self.scopes),
        ] {
            if let Some(problem) = gateway_filter(value) {
                call = call.refuse(OAUTH_TOKEN.invalid_request(format!("`{name}` {problem}")));
            }
        }
        call
    }

    /// Returns the request body, which contains id and secret.
    ///
    /// PipesHub accepts a `Basic` header too, but does not decode the escapes that RFC 6749
    /// requires there. So PipesHub and a server that follows the RFC would read two different
    /// secrets.
    fn form(&self) -> Bytes {
        const PLAIN: &str = "grant_type=client_credentials&client_id=&client_secret=&scope=";
        let escaped = 3 * (self.id.len() + self.secret.expose().len() + self.scopes.len());
        // The vector must never grow: a reallocation would leave a piece of the secret in freed
        // memory. The vector is wiped when the last copy of the request is dropped.
        let mut form = Zeroizing::new(Vec::with_capacity(PLAIN.len() + escaped));
        form.extend_from_slice(b"grant_type=client_credentials&client_id=");
        push_encoded(&mut form, &self.id);
        form.extend_from_slice(b"&client_secret=");
        push_encoded(&mut form, self.secret.expose());
        if !self.scopes.is_empty() {
            form.extend_from_slice(b"&scope=");
            push_encoded(&mut form, &self.scopes);
        }
        Bytes::from_owner(form)
    }

    fn read_response(&self, reply: &RawReply) -> Result<AccessToken, Error> {
        let TokenResponse {
            access_token,
            token_type,
            expires_in,
            scope,
        } = reply.peek()?;
        if token_type.is_some_and(|name| is_other_type(&name)) {
            return Err(reply.invalid("its token is not a bearer token"));
        }
        if let Err(problem) = bearer_header(access_token.expose()) {
            return Err(reply.invalid(problem));
        }
        // PipesHub silently drops scopes that the app does not have. A response without a scope
        // grants all that were requested (RFC 6749, section 5.1).
        if let Some(granted) = scope {
            let given = |asked: &&str| {
                let mut words = granted
                    .iter()
                    .flat_map(|text| text.split_ascii_whitespace());
                // A comma may also be part of a scope.
                words.any(|word| word == *asked || word.split(',').any(|part| part == *asked))
            };
            let missing: Vec<_> = self
                .scopes
                .split(' ')
                .filter(|s| !s.is_empty() && !given(s))
                .collect();
            if !missing.is_empty() {
                return Err(reply.invalid(format!(
                    "the token lacks the requested scopes {}; request others with ClientCredentials::scopes, or allow these in \
                     the OAuth app",
                    missing.join(" ")
                )));
            }
        }
        // A token without a usable lifetime is used until the server refuses it.
        let lifetime = expires_in
            .filter(|seconds| *seconds > 0)
            .map(Duration::from_secs);
        Ok(AccessToken {
            token: access_token,
            lifetime,
        })
    }

    /// Adds the cause of a refused token request, and the action, to its error.
    fn explain(&self, error: Error) -> Error {
        let detail = match (error.status().map(|status| status.as_u16()), error.code()) {
            (Some(401), _) => Cow::Borrowed(
                "the client id or the client secret is wrong, or the OAuth app is suspended",
            ),
            (Some(400), Some("invalid_scope")) => Cow::Owned(format!(
                "the OAuth app lacks one of the scopes {}; request others with ClientCredentials::scopes, or allow these in the app",
                self.scopes
            )),
            (Some(400), Some("unsupported_grant_type" | "unauthorized_client")) => Cow::Borrowed(
                "the OAuth app does not allow the grant client_credentials; allow it in the app",
            ),
            (Some(400), Some("server_error")) => Cow::Borrowed(
                "the server could not read the client secret, as PipesHub reports if none was sent; check the secret",
            ),
            (Some(404 | 405), _) => {
                Cow::Borrowed("there is no token endpoint at this URL; check the token URL")
            }
            _ => return error,
        };
        error.with_detail(detail)
    }
}

/// The response of RFC 6749, section 5.1.
///
/// Servers differ in the types of all fields except the token. An unexpected type of another field
/// is therefore not an error.
struct TokenResponse {
    access_token: Secret,
    token_type: Option<String>,
    /// In seconds.
    expires_in: Option<u64>,
    scope: Option<Vec<String>>,
}

from_json! {
    TokenResponse {
        access_token = "access_token",
        token_type = "token_type" with text,
        expires_in = "expires_in" with seconds,
        scope = "scope" with granted_scopes,
    }
}

fn text(from: &mut Reader<'_>) -> Option<String> {
    from.text().map(Into::into)
}

/// Reads a number. Some servers send it as a string.
fn seconds(from: &mut Reader<'_>) -> Option<u64> {
    match from.text() {
        Some(text) => text.parse().ok(),
        None => from.unsigned(),
    }
}

/// Reads the granted scopes from a string or a list of strings, with one or more scopes in each.
/// Returns `None` for any other type.
fn granted_scopes(from: &mut Reader<'_>) -> Option<Vec<String>> {
    match text(from) {
        Some(one) => Some(vec![one]),
        None => from.texts(),
    }
}

/// Whether the token has a type other than `Bearer`. Apigee writes `BearerToken`.
fn is_other_type(name: &str) -> bool {
    let start = name.trim().as_bytes();
    let start = &start[..start.len().min(6)];
    !start.is_empty() && !start.eq_ignore_ascii_case(b"bearer")
}

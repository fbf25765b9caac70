//! OAuth 2.0 client credentials: a client id and secret that buy access tokens.

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
use crate::call::{Call, Operation, Resend};
use crate::error::Error;
use crate::json::{Reader, from_json};
use crate::reply::RawReply;
use crate::secret::Secret;
use crate::text::is_invisible;
use crate::transport::BoxFuture;
use crate::url::query::push_encoded;
use crate::url::server_url::ServerUrl;

/// `POST {server}/oauth2/token`, or the token URL that was given. A second token does no harm, so
/// it is resent like a read.
static OAUTH_TOKEN: Operation = Operation::post("oauthToken", "/")
    .form_at_server_url()
    .resend(Resend::Safe)
    .refused_with(&[400, 403])
    .timeout(Duration::from_secs(10));

/// What both operations of the connector flow, and reading a connector back, need.
const SCOPES: &str = "connector:read connector:write user:read";

/// An OAuth app of PipesHub's, as credentials: it gets access tokens by itself (RFC 6749, section
/// 4.4) and acts as the user who made the app.
///
/// A token is got with the first call, at `{server_url}/oauth2/token`, and kept until 60 s before
/// its end; it is renewed once when the server refuses it. However many calls wait for a token, one
/// request for it is under way, with a deadline of 10 s and the default retries, whatever handle
/// asks. A token that is still good is used on when its renewal fails, but never after its end. None
/// is ever sent to another server than the one it was got for.
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
    /// What is wrong with them, to be told where they are used.
    problem: Option<Cow<'static, str>>,
}

impl ClientCredentials {
    /// The client id and the client secret that PipesHub showed when the OAuth app was made.
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

    /// The scopes to ask for. Default: `connector:read`, `connector:write` and `user:read`. None at
    /// all asks for whatever the app has.
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
                    "a scope is empty or has a character that no scope has; give each scope by itself",
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

    /// Where tokens are got, if that is not `{server_url}/oauth2/token`: a URL with a path, which is
    /// requested as it is. The client secret is sent there.
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

/// Returns the problem with a client id or a client secret, without a piece of it.
///
/// Both are printable text (RFC 6749, appendix A), and what stands at an end comes from a file, a
/// shell or a text editor. A blank or a quote between other characters may belong to a secret.
pub(crate) fn problem_with(text: &str) -> Option<&'static str> {
    let mut ends = text.chars().next().into_iter().chain(text.chars().last());
    if text.is_empty() {
        // PipesHub answers 400 `server_error` to an empty secret, with a message of Node's.
        Some("is empty")
    } else if text.chars().any(char::is_control) {
        Some("has a line break, a tab or another control character; take it out")
    } else if text.chars().any(is_invisible) || ends.clone().any(char::is_whitespace) {
        Some("has a blank at an end, or an invisible character; take it out")
    } else if ends.any(is_quote) {
        Some("has a quote at an end; give it without quotes")
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
    /// [`ClientCredentials`] with the usual scopes, got at the server's own token endpoint.
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
        call.body = Some(self.form());
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
    /// Id and secret go in the body. PipesHub takes a `Basic` header too, but does not decode the
    /// escapes that RFC 6749 has in it, so that a secret with such characters would mean one thing
    /// to PipesHub and another to a server by the book.
    fn form(&self) -> Bytes {
        const PLAIN: &str = "grant_type=client_credentials&client_id=&client_secret=&scope=";
        let escaped = 3 * (self.id.len() + self.secret.expose().len() + self.scopes.len());
        // Never grown, which would leave a piece of the secret behind, and wiped when the last copy
        // of the request is gone.
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
            return Err(reply.invalid("its token is no bearer token"));
        }
        if let Err(problem) = bearer_header(access_token.expose()) {
            return Err(reply.invalid(problem));
        }
        // PipesHub leaves out scopes that it does not give to an app, without a word. (RFC 6749: no
        // scope, all that was asked for.)
        if let Some(granted) = scope {
            let given = |asked: &&str| {
                let mut words = granted
                    .iter()
                    .flat_map(|text| text.split_ascii_whitespace());
                // A comma may be part of a scope, too.
                words.any(|word| word == *asked || word.split(',').any(|part| part == *asked))
            };
            let missing: Vec<_> = self
                .scopes
                .split(' ')
                .filter(|s| !s.is_empty() && !given(s))
                .collect();
            if !missing.is_empty() {
                return Err(reply.invalid(format!(
                    "the token lacks the scopes {}, which were asked for; ask for others with ClientCredentials::scopes, or allow \
                     them to the OAuth app",
                    missing.join(" ")
                )));
            }
        }
        // A token with no end, or with one that makes no sense, is used until it is refused.
        let lifetime = expires_in
            .filter(|seconds| *seconds > 0)
            .map(Duration::from_secs);
        Ok(AccessToken {
            token: access_token,
            lifetime,
        })
    }

    /// What the token endpoint's codes mean, and what to do.
    fn explain(&self, error: Error) -> Error {
        let detail = match (error.status().map(|status| status.as_u16()), error.code()) {
            (Some(401), _) => Cow::Borrowed(
                "the client id or the client secret is wrong, or the OAuth app is suspended",
            ),
            (Some(400), Some("invalid_scope")) => Cow::Owned(format!(
                "the OAuth app lacks one of the scopes {}; ask for others with ClientCredentials::scopes, or allow them to the app",
                self.scopes
            )),
            (Some(400), Some("unsupported_grant_type" | "unauthorized_client")) => {
                Cow::Borrowed("the OAuth app does not allow the grant client_credentials")
            }
            (Some(400), Some("server_error")) => Cow::Borrowed(
                "the server made nothing of the client secret, as PipesHub does where there is none",
            ),
            (Some(404 | 405), _) => {
                Cow::Borrowed("there is no token endpoint; is the token URL right?")
            }
            _ => return error,
        };
        error.with_detail(detail)
    }
}

/// The response of RFC 6749, section 5.1. Servers differ in the types of all fields but the token,
/// so an odd type of another field is no error.
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

/// A number, or one as a string, as some servers give it.
fn seconds(from: &mut Reader<'_>) -> Option<u64> {
    match from.text() {
        Some(text) => text.parse().ok(),
        None => from.unsigned(),
    }
}

/// The granted scopes, one or several in each text: the response has a text or a list of texts.
/// Returns `None` for anything else, which says nothing of scopes.
fn granted_scopes(from: &mut Reader<'_>) -> Option<Vec<String>> {
    match text(from) {
        Some(one) => Some(vec![one]),
        None => from.texts(),
    }
}

/// Whether the response names a type of token that is not `Bearer`. Apigee writes `BearerToken`.
fn is_other_type(name: &str) -> bool {
    let start = name.trim().as_bytes();
    let start = &start[..start.len().min(6)];
    !start.is_empty() && !start.eq_ignore_ascii_case(b"bearer")
}

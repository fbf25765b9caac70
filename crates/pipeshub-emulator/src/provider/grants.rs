//! What the provider knows and decides: consent requests, codes, tokens.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::fixtures::{CLIENT_ID, CLIENT_SECRET};
use crate::query::{Query, encode};
use crate::secret::{code_challenge, random};
use crate::sync::lock;

/// The OAuth provider's memory.
#[derive(Debug)]
pub(crate) struct Provider {
    issuer: String,
    code_lifetime: Duration,
    memory: Mutex<Memory>,
}

#[derive(Debug, Default)]
struct Memory {
    redirect_uris: Vec<String>,
    /// Requests whose consent page was shown and not yet answered.
    asked: HashMap<String, ConsentRequest>,
    codes: HashMap<String, Issued>,
    /// How often each code came to the token endpoint.
    seen: HashMap<String, usize>,
}

/// An authorization request that waits for the user.
#[derive(Debug, Clone)]
pub(crate) struct ConsentRequest {
    pub(crate) id: String,
    pub(crate) client_id: String,
    pub(crate) redirect_uri: String,
    pub(crate) state: String,
    pub(crate) scope: String,
    pub(crate) code_challenge: String,
}

#[derive(Debug)]
struct Issued {
    request: ConsentRequest,
    at: Instant,
    spent: bool,
}

/// What becomes of an authorization request.
#[derive(Debug)]
pub(crate) enum Asked {
    /// The user is asked.
    Consent(ConsentRequest),
    /// The browser goes back with an OAuth `error`.
    Redirect(String),
    /// Neither client nor redirect URI can be trusted: the error stays on a page.
    Refused(&'static str),
}

/// The fields of a token request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TokenRequest<'a> {
    pub(crate) grant_type: &'a str,
    pub(crate) client_id: &'a str,
    pub(crate) client_secret: &'a str,
    pub(crate) code: &'a str,
    pub(crate) redirect_uri: &'a str,
    pub(crate) code_verifier: &'a str,
}

/// The reply to a good token request.
#[derive(Debug, Serialize)]
pub(crate) struct Tokens {
    pub(crate) access_token: String,
    token_type: &'static str,
    expires_in: u32,
    refresh_token: String,
    scope: String,
}

/// An error of the token endpoint.
#[derive(Debug)]
pub(crate) struct TokenError {
    pub(crate) status: u16,
    pub(crate) error: String,
    pub(crate) description: &'static str,
}

impl TokenError {
    fn new(status: u16, error: &str, description: &'static str) -> Self {
        Self {
            status,
            error: error.to_owned(),
            description,
        }
    }

    fn grant(description: &'static str) -> Self {
        Self::new(400, "invalid_grant", description)
    }
}

impl Provider {
    pub(crate) fn new(issuer: String, redirect_uris: Vec<String>, code_lifetime: Duration) -> Self {
        let memory = Memory {
            redirect_uris,
            ..Memory::default()
        };
        Self {
            issuer,
            code_lifetime,
            memory: Mutex::new(memory),
        }
    }

    /// Replaces the redirect URIs the client may use.
    pub(crate) fn register(&self, redirect_uris: Vec<String>) {
        lock(&self.memory).redirect_uris = redirect_uris;
    }

    /// Takes the query of an authorization request.
    pub(crate) fn ask(&self, query: &str) -> Asked {
        let query = Query::parse(query);
        let field = |name| query.first(name).unwrap_or_default();
        if field("client_id") != CLIENT_ID {
            return Asked::Refused("No application with this client_id is registered.");
        }
        let redirect_uri = field("redirect_uri");
        if !lock(&self.memory)
            .redirect_uris
            .iter()
            .any(|known| known == redirect_uri)
        {
            return Asked::Refused("The application has not registered this redirect_uri.");
        }
        let back =
            |error, why| Asked::Redirect(self.error_url(redirect_uri, field("state"), error, why));
        if field("response_type") != "code" {
            return back(
                "unsupported_response_type",
                "only response_type=code is offered",
            );
        }
        if field("code_challenge").is_empty() || field("code_challenge_method") != "S256" {
            return back(
                "invalid_request",
                "a code_challenge with the method S256 is needed",
            );
        }
        let Ok(id) = random::<16>() else {
            return back("server_error", "no random bytes");
        };
        let request = ConsentRequest {
            id: id.clone(),
            client_id: field("client_id").to_owned(),
            redirect_uri: redirect_uri.to_owned(),
            state: field("state").to_owned(),
            scope: field("scope").to_owned(),
            code_challenge: field("code_challenge").to_owned(),
        };
        lock(&self.memory).asked.insert(id, request.clone());
        Asked::Consent(request)
    }

    /// Takes the user's decision; the URL is where the browser goes next.
    pub(crate) fn decide(&self, id: &str, allow: bool) -> Result<String, &'static str> {
        let code = random::<32>().map_err(|_| "The provider has no random bytes.")?;
        let mut memory = lock(&self.memory);
        let request = memory
            .asked
            .remove(id)
            .ok_or("This request is unknown or was answered already.")?;
        if !allow {
            let why = "the user denied access";
            return Ok(self.error_url(&request.redirect_uri, &request.state, "access_denied", why));
        }
        let fields = [
            ("code", code.as_str()),
            ("state", &request.state),
            ("iss", &self.issuer),
        ];
        let url = with_query(&request.redirect_uri, &fields);
        memory.codes.insert(
            code,
            Issued {
                request,
                at: Instant::now(),
                spent: false,
            },
        );
        Ok(url)
    }

    fn error_url(&self, redirect_uri: &str, state: &str, error: &str, why: &str) -> String {
        let fields = [
            ("error", error),
            ("error_description", why),
            ("state", state),
            ("iss", &self.issuer),
        ];
        with_query(redirect_uri, &fields)
    }

    /// Exchanges a code for tokens.
    pub(crate) fn redeem(&self, request: &TokenRequest<'_>) -> Result<Tokens, TokenError> {
        self.saw(request.code);
        if request.client_id != CLIENT_ID || request.client_secret != CLIENT_SECRET {
            return Err(TokenError::new(
                401,
                "invalid_client",
                "client_id or client_secret is wrong",
            ));
        }
        match request.grant_type {
            "authorization_code" => {}
            "" => {
                return Err(TokenError::new(
                    400,
                    "invalid_request",
                    "grant_type is missing",
                ));
            }
            _ => {
                return Err(TokenError::new(
                    400,
                    "unsupported_grant_type",
                    "only authorization_code is offered",
                ));
            }
        }
        let mut memory = lock(&self.memory);
        let issued = memory
            .codes
            .get_mut(request.code)
            .ok_or_else(|| TokenError::grant("unknown code"))?;
        // An attempt with a wrong verifier or redirect_uri spends the code as well: it may be a
        // stolen one.
        if std::mem::replace(&mut issued.spent, true) {
            return Err(TokenError::grant("the code was used before"));
        }
        if issued.at.elapsed() >= self.code_lifetime {
            return Err(TokenError::grant("the code has expired"));
        }
        if issued.request.redirect_uri != request.redirect_uri {
            return Err(TokenError::grant(
                "redirect_uri is not the one of the authorization request",
            ));
        }
        if code_challenge(request.code_verifier) != issued.request.code_challenge {
            return Err(TokenError::grant(
                "code_verifier does not fit the code_challenge",
            ));
        }
        let scope = issued.request.scope.clone();
        let secret =
            || random::<32>().map_err(|_| TokenError::new(500, "server_error", "no random bytes"));
        Ok(Tokens {
            access_token: secret()?,
            token_type: "Bearer",
            expires_in: 3600,
            refresh_token: secret()?,
            scope,
        })
    }

    /// Counts a code that came to the token endpoint.
    pub(crate) fn saw(&self, code: &str) {
        *lock(&self.memory).seen.entry(code.to_owned()).or_default() += 1;
    }

    pub(crate) fn code_count(&self, code: &str) -> usize {
        lock(&self.memory)
            .seen
            .get(code)
            .copied()
            .unwrap_or_default()
    }
}

fn with_query(url: &str, fields: &[(&str, &str)]) -> String {
    let joint = if url.contains('?') { '&' } else { '?' };
    let given: Vec<_> = fields
        .iter()
        .copied()
        .filter(|(_, value)| !value.is_empty())
        .collect();
    format!("{url}{joint}{}", encode(&given))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BACK: &str = "http://127.0.0.1:1/connectors/oauth/callback/Drive";
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    fn provider(lifetime: Duration) -> Provider {
        Provider::new(
            "http://127.0.0.1:1/provider".to_owned(),
            vec![BACK.to_owned()],
            lifetime,
        )
    }

    fn query(challenge: &str) -> String {
        encode(&[
            ("client_id", CLIENT_ID),
            ("redirect_uri", BACK),
            ("response_type", "code"),
            ("state", "s=="),
            ("scope", "openid"),
            ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ])
    }

    fn code(provider: &Provider) -> String {
        let Asked::Consent(request) = provider.ask(&query(&code_challenge(VERIFIER))) else {
            panic!("no consent page");
        };
        let url = provider.decide(&request.id, true).unwrap();
        assert!(
            url.starts_with(BACK) && url.ends_with("&iss=http%3A%2F%2F127.0.0.1%3A1%2Fprovider"),
            "{url}"
        );
        assert_eq!(
            provider.decide(&request.id, true),
            Err("This request is unknown or was answered already.")
        );
        let (_, query) = url.split_once('?').unwrap();
        assert_eq!(Query::parse(query).first("state"), Some("s=="));
        Query::parse(query).first("code").unwrap().to_owned()
    }

    fn request(code: &str) -> TokenRequest<'_> {
        TokenRequest {
            grant_type: "authorization_code",
            client_id: CLIENT_ID,
            client_secret: CLIENT_SECRET,
            code,
            redirect_uri: BACK,
            code_verifier: VERIFIER,
        }
    }

    fn refused(provider: &Provider, request: &TokenRequest<'_>) -> String {
        provider.redeem(request).unwrap_err().error
    }

    #[test]
    fn a_code_gives_tokens_once() {
        let provider = provider(Duration::from_secs(60));
        let code = code(&provider);
        assert_eq!(provider.redeem(&request(&code)).unwrap().scope, "openid");
        assert_eq!(refused(&provider, &request(&code)), "invalid_grant");
        assert_eq!(provider.code_count(&code), 2);
    }

    #[test]
    fn codes_expire() {
        let provider = provider(Duration::ZERO);
        let code = code(&provider);
        let error = provider.redeem(&request(&code)).unwrap_err();
        assert_eq!(
            (error.error.as_str(), error.description),
            ("invalid_grant", "the code has expired")
        );
    }

    #[test]
    fn each_field_of_the_token_request_counts() {
        let provider = provider(Duration::from_secs(60));
        let code_of = || code(&provider);
        let code = code_of();
        let good = request(&code);
        assert_eq!(
            refused(
                &provider,
                &TokenRequest {
                    client_secret: "x",
                    ..good
                }
            ),
            "invalid_client"
        );
        assert_eq!(
            refused(
                &provider,
                &TokenRequest {
                    grant_type: "",
                    ..good
                }
            ),
            "invalid_request"
        );
        let password = TokenRequest {
            grant_type: "password",
            ..good
        };
        assert_eq!(refused(&provider, &password), "unsupported_grant_type");
        assert_eq!(
            refused(&provider, &TokenRequest { code: "x", ..good }),
            "invalid_grant"
        );
        assert!(
            provider.redeem(&good).is_ok(),
            "none of these spends the code"
        );
        for wrong in ["redirect_uri", "code_verifier"] {
            let code = code_of();
            let mut request = request(&code);
            match wrong {
                "redirect_uri" => request.redirect_uri = "http://127.0.0.1:1/",
                _ => request.code_verifier = "x",
            }
            assert_eq!(refused(&provider, &request), "invalid_grant", "{wrong}");
        }
    }

    #[test]
    fn only_a_known_client_and_redirect_uri_are_sent_back() {
        let provider = provider(Duration::from_secs(60));
        assert!(matches!(provider.ask("client_id=x"), Asked::Refused(_)));
        let elsewhere = query("c").replace("Drive", "Other");
        assert!(matches!(provider.ask(&elsewhere), Asked::Refused(_)));
        let Asked::Redirect(url) = provider.ask(&query("")) else {
            panic!("a page without PKCE")
        };
        assert!(url.contains("error=invalid_request"), "{url}");
    }

    #[test]
    fn a_denial_goes_back_as_access_denied() {
        let provider = provider(Duration::from_secs(60));
        let Asked::Consent(request) = provider.ask(&query("c")) else {
            panic!("no consent page")
        };
        let url = provider.decide(&request.id, false).unwrap();
        assert!(
            url.starts_with(&format!("{BACK}?error=access_denied&error_description=")),
            "{url}"
        );
        assert!(url.contains("&state=s%3D%3D&iss="), "{url}");
    }
}

//! The state of the provider: consent requests, codes, tokens.
//!
//! Checks authorization requests and token requests against RFC 6749 and RFC 7636. HTTP is in the
//! parent module, and HTML in `pages`. Entry points: [`Provider::ask`], [`Provider::decide`] and
//! [`Provider::redeem`].

use std::collections::HashSet;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::form::{Form, is_pkce, is_scope, is_visible};
use crate::bounded::Bounded;
use crate::fixtures::{CLIENT_ID, CLIENT_SECRET};
use crate::query::encode;
use crate::secret::{code_challenge, fingerprint, random};
use crate::sync::lock;

/// The OAuth provider.
#[derive(Debug)]
pub(crate) struct Provider {
    issuer: String,
    code_lifetime: Duration,
    /// The text before the second `?` in the connectors' authorization URLs.
    url_queries: Vec<String>,
    records: Mutex<ProviderRecords>,
}

/// The maximum number of consent pages, and of codes.
///
/// Each of them can hold 16 KiB of a request.
const MAX_GRANTS: usize = 1000;
/// The maximum number of codes that are counted, by their fingerprints.
const MAX_SEEN: usize = 10_000;

#[derive(Debug)]
struct ProviderRecords {
    redirect_uris: Vec<String>,
    /// The redirect URIs of toolsets.
    more_uris: Vec<String>,
    /// The requests that wait for a decision, by their consent page's id.
    pending: Bounded<String, ConsentRequest>,
    codes: Bounded<String, IssuedCode>,
    /// The number of token requests per code.
    code_counts: Bounded<[u8; 32], usize>,
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
struct IssuedCode {
    request: ConsentRequest,
    at: Instant,
    spent: bool,
    is_expired: bool,
}

/// The result of an authorization request.
#[derive(Debug)]
pub(crate) enum AuthorizationOutcome {
    /// The consent page is shown.
    Consent(ConsentRequest),
    /// The browser is redirected with an OAuth `error`.
    Redirect(String),
    /// The error is shown on a page, since client or redirect URI is invalid.
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

/// The response to a valid token request.
#[derive(Debug, Serialize)]
pub(crate) struct TokenResponse {
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
    pub(super) fn new(status: u16, error: &str, description: &'static str) -> Self {
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
    pub(crate) fn new(
        issuer: String,
        redirect_uris: Vec<String>,
        url_queries: Vec<String>,
        code_lifetime: Duration,
    ) -> Self {
        let records = ProviderRecords {
            redirect_uris,
            more_uris: Vec::new(),
            pending: Bounded::new(MAX_GRANTS),
            codes: Bounded::new(MAX_GRANTS),
            code_counts: Bounded::new(MAX_SEEN),
        };
        Self {
            issuer,
            code_lifetime,
            url_queries,
            records: Mutex::new(records),
        }
    }

    /// Replaces the redirect URIs that the client may use.
    pub(crate) fn register(&self, redirect_uris: Vec<String>) {
        lock(&self.records).redirect_uris = redirect_uris;
    }

    /// Adds a redirect URI, which [`register`](Self::register) does not remove.
    pub(crate) fn register_more(&self, redirect_uri: &str) {
        let mut records = lock(&self.records);
        if !records.more_uris.iter().any(|known| known == redirect_uri) {
            records.more_uris.push(redirect_uri.to_owned());
        }
    }

    /// Checks an authorization request and stores it for the consent page.
    pub(crate) fn ask(&self, query: &str) -> AuthorizationOutcome {
        let form = Form::parse(query);
        let repeated = if self.follows_provider_query(query) {
            HashSet::new()
        } else {
            form.repeated()
        };
        if repeated.contains("client_id") || form.get("client_id") != CLIENT_ID {
            return AuthorizationOutcome::Refused(
                "No application with this client_id is registered.",
            );
        }
        let redirect_uri = form.get("redirect_uri");
        let known = {
            let records = lock(&self.records);
            let mut all = records.redirect_uris.iter().chain(&records.more_uris);
            all.any(|known| known == redirect_uri)
        };
        if !known || repeated.contains("redirect_uri") || redirect_uri.contains('#') {
            return AuthorizationOutcome::Refused(
                "The application has not registered this redirect_uri.",
            );
        }
        // A repeated `state` is not echoed, since neither value is the right one.
        let state = Some(form.get("state")).filter(|_| !repeated.contains("state"));
        let state = state.unwrap_or_default();
        let id = random::<16>().map_err(|_| {
            (
                "server_error",
                "the operating system returned no random bytes",
            )
        });
        let id = match check(&form, &repeated).and(id) {
            Ok(id) => id,
            Err((error, why)) => {
                return AuthorizationOutcome::Redirect(self.error_url(
                    redirect_uri,
                    state,
                    error,
                    why,
                ));
            }
        };
        let request = ConsentRequest {
            id: id.clone(),
            client_id: form.get("client_id").to_owned(),
            redirect_uri: redirect_uri.to_owned(),
            state: state.to_owned(),
            scope: form.get("scope").to_owned(),
            code_challenge: form.get("code_challenge").to_owned(),
        };
        lock(&self.records)
            .pending
            .get_or_insert(id, || request.clone());
        AuthorizationOutcome::Consent(request)
    }

    /// Whether the gateway added this query to a provider URL with a query.
    ///
    /// Like the real server, the gateway then writes a second `?` instead of `&`. The provider's
    /// parameters and the gateway's can have the same names, so repeated names are allowed.
    fn follows_provider_query(&self, query: &str) -> bool {
        let rest = |own: &String| query.strip_prefix(own.as_str())?.strip_prefix('?');
        self.url_queries.iter().any(|own| rest(own).is_some())
    }

    /// Applies the user's decision and returns the redirect URL.
    pub(crate) fn decide(&self, id: &str, allow: bool) -> Result<String, &'static str> {
        let code = random::<32>()
            .map_err(|_| "The operating system returned no random bytes. Try again.")?;
        let mut records = lock(&self.records);
        let request = records
            .pending
            .remove(id)
            .ok_or("This request is unknown, or a decision was made before.")?;
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
        records.codes.get_or_insert(code, || IssuedCode {
            request,
            at: Instant::now(),
            spent: false,
            is_expired: false,
        });
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
    ///
    /// The lock is held from the lookup of the code to the end. A code is exchanged at most
    /// once.
    pub(crate) fn redeem(&self, request: &TokenRequest<'_>) -> Result<TokenResponse, TokenError> {
        self.count_code(request.code);
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
                    "grant_type is not authorization_code",
                ));
            }
        }
        let invalid = |why| Err(TokenError::new(400, "invalid_request", why));
        if request.code.is_empty() || request.redirect_uri.is_empty() {
            return invalid("code or redirect_uri is missing");
        }
        if !is_pkce(request.code_verifier) {
            return invalid("code_verifier does not have 43 to 128 unreserved characters");
        }
        let mut records = lock(&self.records);
        let issued = records
            .codes
            .get_mut(request.code)
            .ok_or_else(|| TokenError::grant("unknown code"))?;
        // A request with a wrong verifier or redirect_uri spends the code, too, since the code may
        // be stolen.
        if std::mem::replace(&mut issued.spent, true) {
            return Err(TokenError::grant("the code was used before"));
        }
        if issued.is_expired || issued.at.elapsed() >= self.code_lifetime {
            return Err(TokenError::grant("the code has expired"));
        }
        if issued.request.redirect_uri != request.redirect_uri {
            return Err(TokenError::grant(
                "redirect_uri differs from the one of the authorization request",
            ));
        }
        if code_challenge(request.code_verifier) != issued.request.code_challenge {
            return Err(TokenError::grant(
                "code_verifier does not match the code_challenge",
            ));
        }
        let scope = issued.request.scope.clone();
        let secret = || {
            random::<32>().map_err(|_| {
                TokenError::new(
                    500,
                    "server_error",
                    "the operating system returned no random bytes",
                )
            })
        };
        Ok(TokenResponse {
            access_token: secret()?,
            token_type: "Bearer",
            expires_in: 3600,
            refresh_token: secret()?,
            scope,
        })
    }

    /// Expires every code that was issued so far.
    pub(crate) fn expire_codes(&self) {
        for issued in lock(&self.records).codes.values_mut() {
            issued.is_expired = true;
        }
    }

    /// Counts a token request with this code.
    pub(crate) fn count_code(&self, code: &str) {
        let mut records = lock(&self.records);
        *records.code_counts.get_or_insert(fingerprint(code), || 0) += 1;
    }

    pub(crate) fn code_count(&self, code: &str) -> usize {
        lock(&self.records)
            .code_counts
            .get(&fingerprint(code))
            .copied()
            .unwrap_or_default()
    }
}

/// Checks an authorization request against RFC 6749 and RFC 7636.
///
/// `Err` contains the OAuth `error` and its description.
fn check(form: &Form, repeated: &HashSet<&str>) -> Result<(), (&'static str, &'static str)> {
    let invalid = |why| Err(("invalid_request", why));
    if !repeated.is_empty() {
        return invalid("a parameter is repeated");
    }
    match form.get("response_type") {
        "code" => {}
        "" => return invalid("response_type is missing"),
        _ => {
            let why = "response_type is not code";
            return Err(("unsupported_response_type", why));
        }
    }
    if !is_visible(form.get("state")) {
        return invalid("state has an invalid character");
    }
    if form.get("code_challenge_method") != "S256" {
        return invalid("code_challenge_method is not S256");
    }
    if !is_pkce(form.get("code_challenge")) {
        return invalid("code_challenge does not have 43 to 128 unreserved characters");
    }
    if !is_scope(form.get("scope")) {
        return Err(("invalid_scope", "scope is not a list of scopes"));
    }
    Ok(())
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

    /// A query of the provider URL with parameters that the gateway repeats.
    const OWN: &str = "client_id=emulator-client&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fconnectors%2Foauth\
                       %2Fcallback%2FDrive&scope=own&x=y";

    fn provider(lifetime: Duration) -> Provider {
        Provider::new(
            "http://127.0.0.1:1/provider".to_owned(),
            vec![BACK.to_owned()],
            vec!["tenant=t1".to_owned(), OWN.to_owned()],
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
        let AuthorizationOutcome::Consent(request) =
            provider.ask(&query(&code_challenge(VERIFIER)))
        else {
            panic!("no consent page");
        };
        let url = provider.decide(&request.id, true).unwrap();
        assert!(
            url.starts_with(BACK) && url.ends_with("&iss=http%3A%2F%2F127.0.0.1%3A1%2Fprovider"),
            "{url}"
        );
        assert_eq!(
            provider.decide(&request.id, true),
            Err("This request is unknown, or a decision was made before.")
        );
        let (_, query) = url.split_once('?').unwrap();
        assert_eq!(Form::parse(query).get("state"), "s==");
        Form::parse(query).get("code").to_owned()
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
    fn code_returns_tokens_once() {
        let provider = provider(Duration::from_secs(60));
        let code = code(&provider);
        assert_eq!(provider.redeem(&request(&code)).unwrap().scope, "openid");
        assert_eq!(refused(&provider, &request(&code)), "invalid_grant");
        assert_eq!(provider.code_count(&code), 2);
    }

    #[test]
    fn code_after_its_lifetime_is_invalid_grant() {
        let provider = provider(Duration::ZERO);
        let code = code(&provider);
        let error = provider.redeem(&request(&code)).unwrap_err();
        assert_eq!(
            (error.error.as_str(), error.description),
            ("invalid_grant", "the code has expired")
        );
    }

    #[test]
    fn token_request_with_a_wrong_field_is_refused() {
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
        let other = "a".repeat(43);
        for wrong in ["redirect_uri", "code_verifier"] {
            let code = code_of();
            let mut request = request(&code);
            match wrong {
                "redirect_uri" => request.redirect_uri = "http://127.0.0.1:1/",
                _ => request.code_verifier = &other,
            }
            assert_eq!(refused(&provider, &request), "invalid_grant", "{wrong}");
        }
    }

    #[test]
    fn malformed_token_request_is_refused_and_spends_no_code() {
        let provider = provider(Duration::from_secs(60));
        let code = code(&provider);
        let good = request(&code);
        let (short, long) = (VERIFIER[1..].to_owned(), "a".repeat(129));
        let other = VERIFIER.replace('-', "+");
        for wrong in [
            TokenRequest { code: "", ..good },
            TokenRequest {
                redirect_uri: "",
                ..good
            },
            TokenRequest {
                code_verifier: "",
                ..good
            },
            TokenRequest {
                code_verifier: &short,
                ..good
            },
            TokenRequest {
                code_verifier: &long,
                ..good
            },
            TokenRequest {
                code_verifier: &other,
                ..good
            },
        ] {
            assert_eq!(refused(&provider, &wrong), "invalid_request", "{wrong:?}");
        }
        assert!(provider.redeem(&good).is_ok());
    }

    /// Returns `error` and `state` of the redirect, or `page` or `consent`.
    fn outcome_of(provider: &Provider, query: &str) -> String {
        match provider.ask(query) {
            AuthorizationOutcome::Consent(_) => "consent".to_owned(),
            AuthorizationOutcome::Refused(_) => "page".to_owned(),
            AuthorizationOutcome::Redirect(url) => {
                let form = Form::parse(url.split_once('?').unwrap().1);
                format!("{} {}", form.get("error"), form.get("state"))
            }
        }
    }

    #[test]
    fn authorization_request_against_the_rfcs_is_refused() {
        let provider = provider(Duration::from_secs(60));
        let challenge = code_challenge(VERIFIER);
        let good = query(&challenge);
        assert_eq!(outcome_of(&provider, &good), "consent");
        let with = |name: &str, value: &str| {
            let start = format!("{name}=");
            let fields = good.split('&');
            let fields = fields.map(|field| {
                if field.starts_with(&start) {
                    format!("{start}{value}")
                } else {
                    field.to_owned()
                }
            });
            fields.collect::<Vec<_>>().join("&")
        };
        for (query, outcome) in [
            (with("code_challenge", ""), "invalid_request s=="),
            (
                with("code_challenge", &challenge[1..]),
                "invalid_request s==",
            ),
            (with("code_challenge", &"a".repeat(128)), "consent"),
            (
                with("code_challenge", &"a".repeat(129)),
                "invalid_request s==",
            ),
            (
                with("code_challenge", &challenge.replace('-', "%2B")),
                "invalid_request s==",
            ),
            (
                with("code_challenge_method", "plain"),
                "invalid_request s==",
            ),
            (with("code_challenge_method", ""), "invalid_request s=="),
            (with("response_type", ""), "invalid_request s=="),
            (
                with("response_type", "token"),
                "unsupported_response_type s==",
            ),
            (with("state", "%C3%A9"), "invalid_request é"),
            (with("state", "a%0Ab"), "invalid_request a\nb"),
            (with("state", ""), "consent"),
            (with("scope", "a++b"), "invalid_scope s=="),
            (with("scope", "a%22"), "invalid_scope s=="),
            (with("scope", ""), "consent"),
            (good.clone() + "&scope=openid", "invalid_request s=="),
            (good.clone() + "&code_challenge=", "invalid_request s=="),
            (good.clone() + "&response_type=code", "invalid_request s=="),
            (good.clone() + "&other=1&other=2", "invalid_request s=="),
            (good.clone() + "&other=1&other[]=2", "consent"),
            (good.clone() + "&state=other", "invalid_request "),
            (good.clone() + "&client_id=emulator-client", "page"),
            (
                good.clone() + "&redirect_uri=http%3A%2F%2Fevil.example",
                "page",
            ),
        ] {
            assert_eq!(outcome_of(&provider, &query), outcome, "{query}");
        }
    }

    #[test]
    fn repeated_parameter_after_the_gateways_second_mark_is_allowed() {
        let provider = provider(Duration::from_secs(60));
        let (_, rest) = query(&code_challenge(VERIFIER))
            .split_once('&')
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .unwrap();
        // As from a real server: the parameter after the second `?` is lost.
        assert_eq!(outcome_of(&provider, &format!("tenant=t1?{rest}")), "page");
        assert_eq!(outcome_of(&provider, &format!("{OWN}?{rest}")), "consent");
        // A repeated parameter is refused in any other URL.
        assert_eq!(outcome_of(&provider, &format!("{OWN}&{rest}")), "page");
        let other = OWN.replace("x=y", "x=z");
        assert_eq!(
            outcome_of(&provider, &format!("{other}?{rest}")),
            "invalid_request s=="
        );
    }

    #[test]
    fn pages_and_codes_beyond_the_limits_replace_the_oldest() {
        let provider = provider(Duration::from_secs(60));
        let query = query(&code_challenge(VERIFIER));
        let mut pages = (0..=MAX_GRANTS).map(|_| match provider.ask(&query) {
            AuthorizationOutcome::Consent(request) => request.id,
            other => panic!("{other:?}"),
        });
        let first = pages.next().unwrap();
        let second = pages.next().unwrap();
        assert_eq!(pages.count(), MAX_GRANTS - 1);
        assert!(provider.decide(&first, true).is_err());
        assert!(provider.decide(&second, true).is_ok());
        let old = code(&provider);
        for _ in 0..MAX_GRANTS {
            code(&provider);
        }
        assert_eq!(refused(&provider, &request(&old)), "invalid_grant");
        for n in 0..=MAX_SEEN {
            provider.count_code(&n.to_string());
        }
        assert_eq!((provider.code_count("0"), provider.code_count("1")), (0, 1));
    }

    #[test]
    fn unknown_client_or_redirect_uri_is_not_redirected() {
        let provider = provider(Duration::from_secs(60));
        assert!(matches!(
            provider.ask("client_id=x"),
            AuthorizationOutcome::Refused(_)
        ));
        let elsewhere = query(&code_challenge(VERIFIER)).replace("Drive", "Other");
        assert!(matches!(
            provider.ask(&elsewhere),
            AuthorizationOutcome::Refused(_)
        ));
        let AuthorizationOutcome::Redirect(url) = provider.ask(&query("")) else {
            panic!("a page without PKCE")
        };
        assert!(url.contains("error=invalid_request"), "{url}");
    }

    #[test]
    fn denial_is_redirected_with_access_denied() {
        let provider = provider(Duration::from_secs(60));
        let AuthorizationOutcome::Consent(request) =
            provider.ask(&query(&code_challenge(VERIFIER)))
        else {
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

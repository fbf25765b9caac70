//! Whole flows of the SDK with the emulator, over real sockets: from the first call until the
//! connector is authenticated, and the errors when a step fails.

use std::time::Duration;

use pipeshub::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackFailure,
    HandleOAuthCallbackRequest, HandleOAuthCallbackResponse, OAuthState,
};
use pipeshub::{
    Delivery, Error, ErrorKind, Pipeshub, PipeshubCoreBuilder, Response, Roots, SensitiveUrl,
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use pipeshub_emulator::fixtures::{
    EXPIRED_TOKEN, MEMBER_TOKEN, OAUTH_TOKEN, OAUTH_TOKEN_WITHOUT_USER_READ, PERSONAL_TOKEN,
    READ_ONLY_TOKEN, READY, REVOKED_TOKEN, SOMEONE_ELSES,
};
use pipeshub_emulator::{AccountType, Builder, Connector, Emulator, Exchange, Fault};
use pipeshub_tests::Op;
use tokio::net::TcpStream;

use crate::common;

const APP: &str = "https://app.example.com";
/// A duration longer than any test.
const LONG: Duration = Duration::from_secs(600);

async fn start() -> Emulator {
    Emulator::builder().start().await.unwrap()
}

fn builder(emulator: &Emulator) -> PipeshubCoreBuilder<Pipeshub> {
    let builder = Pipeshub::builder()
        .server_url(emulator.server_url())
        .bearer_auth(emulator.token());
    builder.retries(common::quick_retries())
}

fn client(emulator: &Emulator) -> Pipeshub {
    builder(emulator).build().unwrap()
}

fn client_of(emulator: &Emulator, token: &str) -> Pipeshub {
    builder(emulator).bearer_auth(token).build().unwrap()
}

/// The two styles of the same operations.
#[derive(Clone, Copy, Debug)]
enum Form {
    Functions,
    Methods,
}

const FORMS: [Form; 2] = [Form::Functions, Form::Methods];

impl Form {
    async fn authorize(
        self,
        client: &Pipeshub,
        id: &str,
    ) -> Result<Response<GetOAuthAuthorizationUrlResponse>, Error> {
        let request = GetOAuthAuthorizationUrlRequest::new(id).base_url(APP);
        match self {
            Self::Functions => {
                connector_oauth_get_oauth_authorization_url(client.core(), request).await
            }
            Self::Methods => {
                client
                    .connector_oauth()
                    .get_oauth_authorization_url(request)
                    .await
            }
        }
    }

    async fn callback(
        self,
        client: &Pipeshub,
        request: HandleOAuthCallbackRequest,
    ) -> Result<Response<HandleOAuthCallbackResponse>, Error> {
        match self {
            Self::Functions => connector_oauth_handle_oauth_callback(client.core(), request).await,
            Self::Methods => {
                client
                    .connector_oauth()
                    .handle_oauth_callback(request)
                    .await
            }
        }
    }

    /// Runs the whole flow with a user who consents.
    async fn flow(
        self,
        emulator: &Emulator,
        client: &Pipeshub,
        id: &str,
    ) -> Result<Response<HandleOAuthCallbackResponse>, Error> {
        let granted = self.granted(emulator, client, id).await?;
        self.callback(client, granted.request()).await
    }

    /// Runs the flow up to the user's consent.
    async fn granted(
        self,
        emulator: &Emulator,
        client: &Pipeshub,
        id: &str,
    ) -> Result<Granted, Error> {
        let authorization = self.authorize(client, id).await?.into_inner();
        let redirect = emulator
            .grant(authorization.authorization_url.as_str())
            .unwrap();
        Ok(Granted {
            redirect,
            state: authorization.state.expose().to_owned(),
        })
    }
}

/// The values of a program after the redirect. Only a test uses them more than once.
struct Granted {
    redirect: String,
    state: String,
}

impl Granted {
    fn request(&self) -> HandleOAuthCallbackRequest {
        self.request_without_base().base_url(APP)
    }

    fn request_without_base(&self) -> HandleOAuthCallbackRequest {
        let state = OAuthState::from_saved(&*self.state);
        HandleOAuthCallbackRequest::from_redirect(&self.redirect, state).unwrap()
    }

    fn code(&self) -> String {
        self.request().code.expose().to_owned()
    }
}

async fn granted(emulator: &Emulator, client: &Pipeshub) -> Granted {
    Form::Methods
        .granted(emulator, client, READY)
        .await
        .unwrap()
}

async fn callback(
    client: &Pipeshub,
    granted: &Granted,
) -> Result<Response<HandleOAuthCallbackResponse>, Error> {
    Form::Methods.callback(client, granted.request()).await
}

fn landing_page(response: &HandleOAuthCallbackResponse) -> Option<&str> {
    response.redirect_url.as_ref().map(SensitiveUrl::as_str)
}

fn settings(id: &str) -> String {
    format!("{APP}/account/company-settings/settings/connector/{id}")
}

#[tokio::test]
async fn consent_connects_the_connector() {
    for form in FORMS {
        let emulator = start().await;
        let client = client(&emulator);
        let authorization = form.authorize(&client, READY).await.unwrap();
        assert_eq!(
            (
                authorization.meta().status().as_u16(),
                authorization.meta().attempts()
            ),
            (200, 1)
        );
        assert_eq!(authorization.state.connector_id().as_deref(), Some(READY));
        let first_id = authorization.meta().request_id().to_owned();

        let authorization = authorization.into_inner();
        let redirect = emulator
            .grant(authorization.authorization_url.as_str())
            .unwrap();
        let request =
            HandleOAuthCallbackRequest::from_redirect(&redirect, authorization.state).unwrap();
        assert_eq!(
            request.iss.as_deref(),
            Some(&*emulator.issuer()),
            "the provider names itself"
        );
        let code = request.code.expose().to_owned();
        let connected = form.callback(&client, request.base_url(APP)).await.unwrap();
        assert_eq!(
            (
                connected.meta().status().as_u16(),
                connected.meta().attempts()
            ),
            (200, 1)
        );
        assert_eq!(connected.connector_id(), Some(READY));
        assert_eq!(landing_page(&connected), Some(&*settings(READY)));

        assert!(emulator.is_authenticated(READY), "{form:?}");
        assert_eq!(
            (
                emulator.code_count(&code),
                emulator.provider_code_count(&code)
            ),
            (1, 1)
        );
        let seen = emulator.requests();
        let ids: Vec<_> = seen.iter().map(|request| &*request.request_id).collect();
        assert_eq!(ids, [&*first_id, connected.meta().request_id()]);
        assert!(
            seen.iter()
                .all(|request| request.param("baseUrl").as_deref() == Some(APP))
        );
    }
}

#[tokio::test]
async fn denied_consent_is_an_error_without_a_request() {
    let emulator = start().await;
    let client = client(&emulator);
    let authorization = Form::Methods
        .authorize(&client, READY)
        .await
        .unwrap()
        .into_inner();
    let redirect = emulator
        .deny(authorization.authorization_url.as_str())
        .unwrap();
    let error =
        HandleOAuthCallbackRequest::from_redirect(&redirect, authorization.state).unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Failed, Delivery::NotSent)
    );
    let failure = error.failure::<HandleOAuthCallbackFailure>().unwrap();
    assert_eq!(
        (failure.error(), failure.error_message()),
        (Some("access_denied"), Some("the user denied access"))
    );
    assert_eq!(emulator.requests().len(), 1, "authorize only");
    assert!(!emulator.is_authenticated(READY));
}

#[tokio::test]
async fn provider_rejection_is_reported_in_full() {
    for (exchange, code, sentence) in [
        (Exchange::WrongSecret, "server_error", true),
        (Exchange::Unreachable, "server_error", true),
        (Exchange::EmptyToken, "invalid_token", false),
    ] {
        let emulator = Emulator::builder()
            .connector(Connector::oauth(READY).exchange(exchange))
            .start()
            .await
            .unwrap();
        let error = Form::Methods
            .flow(&emulator, &client(&emulator), READY)
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Failed, Delivery::Answered),
            "{error}"
        );
        let failure = error.failure::<HandleOAuthCallbackFailure>().unwrap();
        assert_eq!(
            (failure.error(), failure.error_message().is_some()),
            (Some(code), sentence)
        );
        let page = format!("{APP}/connectors/oauth/callback?oauth_error={code}");
        assert_eq!(
            failure.redirect_url().map(SensitiveUrl::as_str),
            Some(&*page)
        );
        assert!(!emulator.is_authenticated(READY));
    }
}

#[tokio::test]
async fn documented_redirect_equals_the_json_response() {
    let start = |exchange| async {
        let connector = Connector::oauth(READY).exchange(exchange);
        Emulator::builder()
            .documented_redirect(true)
            .connector(connector)
            .start()
            .await
            .unwrap()
    };
    for form in FORMS {
        let emulator = start(Exchange::Normal).await;
        let client = client(&emulator);
        let connected = form.flow(&emulator, &client, READY).await.unwrap();
        assert_eq!(connected.meta().status().as_u16(), 302);
        assert_eq!(
            (connected.connector_id(), landing_page(&connected)),
            (Some(READY), Some(&*settings(READY)))
        );
        assert!(emulator.is_authenticated(READY));

        let granted = form.granted(&emulator, &client, READY).await.unwrap();
        let connected = form
            .callback(&client, granted.request_without_base())
            .await
            .unwrap();
        assert_eq!(
            (connected.connector_id(), landing_page(&connected)),
            (Some(READY), None)
        );
    }
    let emulator = start(Exchange::WrongSecret).await;
    let error = Form::Methods
        .flow(&emulator, &client(&emulator), READY)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Failed, 302)
    );
    assert_eq!(
        error
            .failure::<HandleOAuthCallbackFailure>()
            .unwrap()
            .error(),
        Some("server_error")
    );
    assert!(
        emulator.other_requests().is_empty(),
        "no redirect was followed"
    );
}

#[tokio::test]
async fn missing_base_url_gives_no_landing_page() {
    for form in FORMS {
        let emulator = start().await;
        let client = client(&emulator);
        let granted = form.granted(&emulator, &client, READY).await.unwrap();
        let connected = form
            .callback(&client, granted.request_without_base())
            .await
            .unwrap();
        assert_eq!(
            (connected.connector_id(), landing_page(&connected)),
            (Some(READY), None)
        );
        assert!(emulator.is_authenticated(READY));
    }
}

#[tokio::test]
async fn individual_account_has_its_own_landing_page() {
    let emulator = Emulator::builder()
        .account_type(AccountType::Individual)
        .start()
        .await
        .unwrap();
    let connected = Form::Methods
        .flow(&emulator, &client(&emulator), READY)
        .await
        .unwrap();
    let page = format!("{APP}/account/individual/settings/connector/{READY}");
    assert_eq!(
        (connected.connector_id(), landing_page(&connected)),
        (Some(READY), Some(&*page))
    );
}

#[tokio::test]
async fn valid_tokens_connect_permitted_connectors() {
    for (token, id) in [
        (OAUTH_TOKEN, READY),
        (PERSONAL_TOKEN, READY),
        (MEMBER_TOKEN, SOMEONE_ELSES),
    ] {
        for form in FORMS {
            let emulator = start().await;
            let connected = form
                .flow(&emulator, &client_of(&emulator, token), id)
                .await
                .unwrap();
            assert_eq!(connected.connector_id(), Some(id), "{token}");
            assert!(emulator.is_authenticated(id));
        }
    }
}

#[tokio::test]
async fn bad_tokens_are_distinguished_and_spend_no_code() {
    let emulator = start().await;
    let good = client(&emulator);
    let granted = granted(&emulator, &good).await;
    for (token, status, code) in [
        ("garbage", 401, "HTTP_UNAUTHORIZED"),
        (EXPIRED_TOKEN, 401, "OAUTH_EXPIRED_TOKEN"),
        (REVOKED_TOKEN, 401, "OAUTH_INVALID_TOKEN"),
        (READ_ONLY_TOKEN, 403, "HTTP_FORBIDDEN"),
    ] {
        let client = client_of(&emulator, token);
        for form in FORMS {
            let errors = [
                form.authorize(&client, READY).await.unwrap_err(),
                form.callback(&client, granted.request()).await.unwrap_err(),
            ];
            for error in errors {
                assert_eq!(
                    (error.kind(), error.attempts()),
                    (ErrorKind::Status, 1),
                    "{error}"
                );
                assert_eq!(error.status().unwrap().as_u16(), status, "{error}");
                assert_eq!(error.code(), Some(code), "{error}");
                assert!(!error.may_have_taken_effect(), "{error}");
            }
        }
    }
    assert_eq!(emulator.provider_code_count(&granted.code()), 0);
    assert_eq!(
        callback(&good, &granted).await.unwrap().connector_id(),
        Some(READY),
        "the code is still good"
    );
}

#[tokio::test]
async fn forbidden_connectors_are_rejected_or_not_found() {
    let emulator = start().await;
    for (token, id, status) in [
        (MEMBER_TOKEN, READY, 404),
        (OAUTH_TOKEN, SOMEONE_ELSES, 404),
        // Without `user:read`, the server cannot see that the owner is an administrator.
        (OAUTH_TOKEN_WITHOUT_USER_READ, READY, 403),
    ] {
        let error = Form::Methods
            .authorize(&client_of(&emulator, token), id)
            .await
            .unwrap_err();
        assert_eq!(
            (error.is_not_found(), error.is_forbidden()),
            (status == 404, status == 403),
            "{error}"
        );
    }
}

#[tokio::test]
async fn no_credentials_send_no_authorization_header() {
    let emulator = start().await;
    let client = Pipeshub::builder()
        .server_url(emulator.server_url())
        .build()
        .unwrap();
    let error = Form::Methods.authorize(&client, READY).await.unwrap_err();
    assert!(error.is_unauthorized(), "{error}");
    assert_eq!(emulator.requests()[0].header("authorization"), None);
}

#[tokio::test]
async fn retry_after_beyond_the_deadline_is_returned() {
    let emulator = Emulator::builder().rate_limit(0).start().await.unwrap();
    let client = builder(&emulator)
        .timeout(Duration::from_secs(10))
        .build()
        .unwrap();
    for form in FORMS {
        let authorize = form.authorize(&client, READY).await.unwrap_err();
        let callback = form
            .callback(&client, common::callback_request("spent-by-nobody"))
            .await
            .unwrap_err();
        for error in [authorize, callback] {
            assert!(error.is_rate_limited(), "{error}");
            assert_eq!(
                (error.attempts(), error.delivery()),
                (1, Delivery::Answered),
                "{error}"
            );
            assert_eq!(error.code(), Some("HTTP_TOO_MANY_REQUESTS"));
            let wait = error.retry_after().unwrap();
            assert!(
                wait > Duration::from_secs(10) && wait <= Duration::from_secs(60),
                "{wait:?}"
            );
            assert!(!error.may_have_taken_effect(), "{error}");
        }
    }
    assert_eq!(emulator.code_count("spent-by-nobody"), 2);
}

#[tokio::test]
async fn callback_waits_for_a_short_retry_after() {
    for form in FORMS {
        let emulator = start().await;
        let client = client(&emulator);
        let granted = form.granted(&emulator, &client, READY).await.unwrap();
        emulator.faults(2, &Fault::status(429).header("Retry-After", "0"));
        let connected = form.callback(&client, granted.request()).await.unwrap();
        assert_eq!(
            (connected.meta().attempts(), connected.connector_id()),
            (3, Some(READY))
        );
        let code = granted.code();
        assert_eq!(
            (
                emulator.code_count(&code),
                emulator.provider_code_count(&code)
            ),
            (3, 1)
        );
    }
}

// ----- https -----

async fn https() -> Emulator {
    Emulator::builder().tls(true).start().await.unwrap()
}

#[tokio::test]
async fn given_authority_is_trusted() {
    let emulator = https().await;
    assert!(emulator.server_url().starts_with("https://"));
    let authority = emulator.ca_pem().unwrap();
    for form in FORMS {
        let added = builder(&emulator)
            .ca_certificates_pem(&authority)
            .build()
            .unwrap();
        let alone = builder(&emulator)
            .roots(Roots::CustomOnly)
            .ca_certificates_pem(&authority)
            .build()
            .unwrap();
        for client in [added, alone] {
            let connected = form.flow(&emulator, &client, READY).await.unwrap();
            assert_eq!(connected.connector_id(), Some(READY));
        }
    }
    assert!(emulator.is_authenticated(READY));
    assert_eq!(emulator.requests().len(), 8);
}

#[tokio::test]
async fn certificate_matches_name_and_address() {
    let emulator = https().await;
    let authority = emulator.ca_pem().unwrap();
    let url = format!("https://localhost:{}/api/v1", emulator.address().port());
    let client = builder(&emulator)
        .server_url(url)
        .ca_certificates_pem(authority)
        .build()
        .unwrap();
    assert!(Form::Methods.authorize(&client, READY).await.is_ok());
}

#[tokio::test]
async fn unknown_authority_fails_before_sending() {
    let (emulator, other) = (https().await, https().await);
    let strange = other.ca_pem().unwrap();
    for form in FORMS {
        let clients = [
            builder(&emulator),
            builder(&emulator).ca_certificates_pem(&strange),
            builder(&emulator)
                .ca_certificates_pem(&strange)
                .roots(Roots::CustomOnly),
        ];
        for client in clients {
            let client = client.build().unwrap();
            let authorize = form.authorize(&client, READY).await.unwrap_err();
            let callback = form
                .callback(&client, common::callback_request("kept"))
                .await
                .unwrap_err();
            for error in [authorize, callback] {
                assert!(error.is_connect(), "{error}");
                assert_eq!(
                    (error.delivery(), error.status()),
                    (Delivery::NotSent, None),
                    "{error}"
                );
                assert!(!error.may_have_taken_effect(), "{error}");
                assert!(error.to_string().contains("not trusted"), "{error}");
            }
        }
    }
    assert!(emulator.requests().is_empty() && emulator.other_requests().is_empty());
}

#[tokio::test]
async fn https_to_a_plain_port_fails_before_sending() {
    let emulator = start().await;
    let url = emulator.server_url().replace("http://", "https://");
    let client = builder(&emulator).server_url(url).build().unwrap();
    let error = callback(&client, &granted(&emulator, &self::client(&emulator)).await)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent),
        "{error}"
    );
    assert_eq!(emulator.requests().len(), 1, "authorize only");
}

// ----- Responses that hide the result -----

#[tokio::test]
async fn callback_after_a_proxy_error_has_unknown_outcome() {
    let html = |status| Fault::reply(status, "text/html", "<h1>Bad Gateway</h1>");
    for form in FORMS {
        for fault in [
            html(502),
            html(503),
            html(504),
            html(500),
            Fault::status(503),
        ] {
            for done in [true, false] {
                let fault = fault.clone();
                let fault = if done { fault.once_handled() } else { fault };
                let emulator = start().await;
                let client = client(&emulator);
                let granted = form.granted(&emulator, &client, READY).await.unwrap();
                emulator.fault(fault);
                let error = form.callback(&client, granted.request()).await.unwrap_err();
                assert_eq!(
                    (error.kind(), error.delivery(), error.attempts()),
                    (ErrorKind::Status, Delivery::Answered, 1),
                    "{error}"
                );
                assert!(error.outcome_is_unknown(), "{error}");
                assert!(
                    error.to_string().contains("isAuthenticated"),
                    "what to look at: {error}"
                );
                assert_eq!(emulator.is_authenticated(READY), done);
            }
        }
    }
}

#[tokio::test]
async fn refused_or_failed_callback_has_known_outcome() {
    for form in FORMS {
        for status in [400, 401, 403] {
            let emulator = start().await;
            let client = client(&emulator);
            let granted = form.granted(&emulator, &client, READY).await.unwrap();
            emulator.fault(Fault::status(status));
            let error = form.callback(&client, granted.request()).await.unwrap_err();
            assert!(!error.outcome_is_unknown(), "{error}");
            assert!(!error.to_string().contains("may have"), "{error}");
        }
        let emulator = start().await;
        let client = client(&emulator);
        let granted = form.granted(&emulator, &client, READY).await.unwrap();
        let forged = HandleOAuthCallbackRequest::new("other", granted.request().state);
        let error = form.callback(&client, forged).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Failed);
        assert!(!error.outcome_is_unknown(), "{error}");
    }
}

// ----- Broken connections -----

#[tokio::test]
async fn callback_is_sent_once_when_connection_is_cut() {
    for form in FORMS {
        for (fault, done) in [
            (Fault::cut_after_read(), false),
            (Fault::handled_then_cut(), true),
        ] {
            let emulator = start().await;
            let client = client(&emulator);
            let granted = form.granted(&emulator, &client, READY).await.unwrap();
            emulator.fault(fault);
            let error = form.callback(&client, granted.request()).await.unwrap_err();
            assert_eq!(
                (error.kind(), error.delivery()),
                (ErrorKind::ConnectionLost, Delivery::Unknown),
                "{error}"
            );
            assert!(
                error.may_have_taken_effect() && error.attempts() == 1,
                "{error}"
            );
            assert!(
                error.to_string().contains("isAuthenticated"),
                "what to look at: {error}"
            );
            let code = granted.code();
            assert_eq!(emulator.code_count(&code), 1, "the code went out once");
            assert_eq!(emulator.provider_code_count(&code), usize::from(done));
            assert_eq!(emulator.is_authenticated(READY), done);
        }
    }
}

#[tokio::test]
async fn authorize_is_resent_when_connection_is_cut() {
    for form in FORMS {
        for fault in [
            Fault::cut_after_read(),
            Fault::handled_then_cut(),
            Fault::cut_before_read(),
        ] {
            let emulator = start().await;
            let client = client(&emulator);
            emulator.faults(2, &fault);
            let authorization = form.authorize(&client, READY).await.unwrap();
            assert_eq!(
                (authorization.meta().attempts(), emulator.pending_faults()),
                (3, 0)
            );
            // The URL of the last authorize is the valid one.
            let redirect = emulator
                .grant(authorization.authorization_url.as_str())
                .unwrap();
            let state = authorization.into_inner().state;
            let request = HandleOAuthCallbackRequest::from_redirect(&redirect, state).unwrap();
            assert!(form.callback(&client, request).await.is_ok());
            assert!(emulator.is_authenticated(READY));
        }
    }
}

#[tokio::test]
async fn repeated_callback_after_lost_response_misreports_success() {
    // The reason why the SDK does not resend a code: if older credentials exist, the server reports
    // success for a used code although its exchange failed.
    let emulator = Emulator::builder()
        .connector(Connector::oauth(READY).authenticated())
        .start()
        .await
        .unwrap();
    let client = client(&emulator);
    assert!(emulator.set_exchange(READY, Exchange::WrongSecret));
    let granted = granted(&emulator, &client).await;
    emulator.fault(Fault::handled_then_cut());
    assert_eq!(
        callback(&client, &granted).await.unwrap_err().delivery(),
        Delivery::Unknown
    );
    assert!(!emulator.is_authenticated(READY));
    assert!(
        callback(&client, &granted).await.is_ok(),
        "with the credentials from before"
    );
    assert_eq!(emulator.provider_code_count(&granted.code()), 1);
}

/// The kind, delivery and status that a caller gets for a fault.
struct ExpectedError(ErrorKind, Delivery, Option<u16>);

fn refusals() -> Vec<(Fault, ExpectedError)> {
    let status = |status| {
        let expected = ExpectedError(ErrorKind::Status, Delivery::Answered, Some(status));
        (Fault::status(status), expected)
    };
    let mut faults: Vec<_> = [400, 401, 403, 404, 409, 418, 500, 501, 503]
        .map(status)
        .into();
    let (retry, expected) = status(429);
    faults.push((retry.header("Retry-After", "0"), expected));
    faults.push((
        Fault::reply(502, "text/html", "<h1>Bad Gateway</h1>"),
        ExpectedError(ErrorKind::Status, Delivery::Answered, Some(502)),
    ));
    faults.push((
        Fault::reply(200, "text/html", "<h1>Welcome</h1>"),
        ExpectedError(ErrorKind::InvalidReply, Delivery::Answered, Some(200)),
    ));
    faults.push((
        Fault::wrong_content_type("text/html"),
        ExpectedError(ErrorKind::InvalidReply, Delivery::Answered, Some(200)),
    ));
    faults
}

fn breaks() -> Vec<(Fault, ExpectedError)> {
    let broken = |status| ExpectedError(ErrorKind::ConnectionLost, Delivery::Unknown, status);
    let late = || ExpectedError(ErrorKind::Timeout, Delivery::Unknown, None);
    vec![
        (Fault::cut_before_read(), broken(None)),
        (Fault::cut_after_read(), broken(None)),
        (Fault::handled_then_cut(), broken(None)),
        (Fault::truncated_body(), broken(Some(200))),
        (
            Fault::endless_body(),
            ExpectedError(ErrorKind::TooLarge, Delivery::Unknown, Some(200)),
        ),
        (Fault::delay(LONG), late()),
        (Fault::late_reply(LONG), late()),
        (Fault::status(500).after(LONG), late()),
    ]
}

#[tokio::test]
async fn faults_map_to_error_kinds() {
    for op in [Op::Authorize, Op::Callback] {
        for (fault, ExpectedError(kind, delivery, status)) in refusals().into_iter().chain(breaks())
        {
            let emulator = start().await;
            let granted = granted(&emulator, &client(&emulator)).await;
            let in_haste = kind == ErrorKind::Timeout;
            let deadline = if in_haste {
                Duration::from_millis(400)
            } else {
                Duration::from_secs(30)
            };
            let client = builder(&emulator).timeout(deadline).build().unwrap();
            emulator.faults(3, &fault);
            let error = match op {
                Op::Authorize => Form::Methods
                    .authorize(&client, READY)
                    .await
                    .map(drop)
                    .unwrap_err(),
                Op::Callback => callback(&client, &granted).await.map(drop).unwrap_err(),
            };
            let about = format!("{op:?}, {fault:?}: {error}");
            assert_eq!(
                (error.kind(), error.delivery()),
                (kind, delivery),
                "{about}"
            );
            assert_eq!(
                error.status().map(|status| status.as_u16()),
                status,
                "{about}"
            );
            let again = match (op, kind) {
                (_, ErrorKind::Status) => {
                    status == Some(429)
                        || op == Op::Authorize && matches!(status, Some(500 | 502 | 503))
                }
                (Op::Authorize, ErrorKind::ConnectionLost) => true,
                _ => false,
            };
            let attempts = if again { 3 } else { 1 };
            assert_eq!(error.attempts(), attempts, "{about}");
            assert_eq!(3 - emulator.pending_faults(), attempts as usize, "{about}");
        }
    }
}

#[tokio::test]
async fn short_delay_is_not_an_error() {
    let emulator = start().await;
    let client = client(&emulator);
    let moment = Duration::from_millis(5);
    emulator.fault(Fault::delay(moment));
    let granted = granted(&emulator, &client).await;
    emulator.fault(Fault::late_reply(moment));
    assert_eq!(
        callback(&client, &granted).await.unwrap().meta().attempts(),
        1
    );
}

// ----- The end -----

async fn is_gone(emulator: Builder, end: impl AsyncFnOnce(Emulator)) {
    let emulator = emulator.start().await.unwrap();
    let (client, address) = (client(&emulator), emulator.address());
    assert!(Form::Methods.authorize(&client, READY).await.is_ok());
    end(emulator).await;
    // The listener ends with its task, which the runtime drops later.
    let mut tries = 0;
    while TcpStream::connect(address).await.is_ok() {
        tries += 1;
        assert!(tries < 1000, "the port is still open");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let error = Form::Methods
        .callback(&client, common::callback_request("c"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent),
        "{error}"
    );
}

#[tokio::test]
async fn dropped_emulator_refuses_connections() {
    is_gone(Emulator::builder(), async |emulator| drop(emulator)).await;
}

#[tokio::test]
async fn stopped_emulator_refuses_connections() {
    is_gone(Emulator::builder(), Emulator::stop).await;
}

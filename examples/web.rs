//! A web application that connects a connector: a button, the provider's consent page, and a page
//! that says what came of it.
//!
//! It is one user's page. In an application of yours the handlers run behind your own sign-in, with
//! the token of the user who is signed in.
#![allow(clippy::print_stdout, reason = "it says where it is")]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "this is how a test stops"))]

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use pipeshub::connector_instances::GetConnectorInstanceRequest;
use pipeshub::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackFailure, HandleOAuthCallbackRequest,
    WaitUntilAuthenticatedRequest, WaitUntilAuthenticatedResponse,
};
use pipeshub::text::escape_controls;
use pipeshub::url::parse_query;
use pipeshub::{Error, Pipeshub};
use pipeshub_connect::{ListenAddress, Listener};
use pipeshub_emulator::{Emulator, fixtures};

#[path = "web/pages.rs"]
mod pages;
#[path = "web/session.rs"]
mod session;

use pages::Outcome;
use session::{Flow, FlowStore, InMemory, LIFETIME, SessionId};

const HELP: &str = "\
A page with a button that connects a connector.

    cargo run --example web                     with an emulated PipesHub and provider

With your own PipesHub:

    read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
    PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 \\
        cargo run --example web -- CONNECTOR_ID --listen 127.0.0.1:8085 --origin https://app.example.com

  CONNECTOR_ID     the connector
  --listen ADDR    where it listens; 127.0.0.1:8085 unless told otherwise
  --origin URL     how browsers reach it, if through a proxy; the redirect URL in the connector's saved configuration
                   has to be below it: URL/connectors/oauth/callback/TYPE
";

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> Result<()> {
    let (mut connector_id, mut origin) = (None, None);
    let mut listen = ListenAddress::from(SocketAddr::from((Ipv4Addr::LOCALHOST, 8085)));
    let arguments = pipeshub_examples::arguments();
    let mut arguments = pipeshub_examples::or_usage_error(arguments).into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => {
                print!("{HELP}");
                return Ok(());
            }
            "--listen" => {
                listen = arguments
                    .next()
                    .ok_or("--listen needs an address")?
                    .parse()?;
            }
            "--origin" => origin = Some(arguments.next().ok_or("--origin needs a URL")?),
            option if option.starts_with('-') => {
                return Err(format!("there is no option {option}").into());
            }
            id => connector_id = Some(id.to_owned()),
        }
    }
    let listener = Listener::bind(listen).await?;
    let origin = origin.unwrap_or_else(|| listener.origin());
    let origin = origin.trim_end_matches('/').to_owned();
    // The emulator ends when it is dropped.
    let mut emulated = None;
    let pipeshub = if std::env::var_os("PIPESHUB_SERVER_URL").is_some() {
        pipeshub_examples::or_usage_error(Pipeshub::from_env())
    } else {
        let emulator = emulated.insert(Emulator::builder().redirect_base(&*origin).start().await?);
        connector_id.get_or_insert_with(|| fixtures::READY.to_owned());
        Pipeshub::builder()
            .server_url(emulator.server_url())
            .bearer_auth(emulator.token())
            .build()?
    };
    let connector_id = connector_id.ok_or("give the connector's id; --help explains")?;
    println!("open {origin}");
    let app = Arc::new(App {
        pipeshub,
        connector_id,
        origin,
        flows: Box::new(InMemory::default()),
    });
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(connection(
                Arc::clone(&app),
                TokioIo::new(stream),
            ))),
            // Too many open files, or the browser is gone already.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(app: Arc<App>, stream: TokioIo<tokio::net::TcpStream>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let app = Arc::clone(&app);
        async move {
            let (parts, _) = request.into_parts();
            // On a task of its own: a browser that goes away must not end a call that may have
            // spent the code.
            let answer =
                tokio::spawn(
                    async move { app.answer(&parts.method, &parts.uri, &parts.headers).await },
                );
            let reply = answer
                .await
                .unwrap_or_else(|_| page(StatusCode::INTERNAL_SERVER_ERROR, String::new()));
            Ok::<_, Infallible>(reply)
        }
    });
    let server = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(10))
        .serve_connection(stream, service);
    // It ends with an error when the browser breaks it off, which is the browser's affair.
    let _ = server.await;
}

struct App {
    pipeshub: Pipeshub,
    connector_id: String,
    /// How browsers reach this server, without a slash at the end.
    origin: String,
    flows: Box<dyn FlowStore>,
}

type Reply = Response<String>;

impl App {
    async fn answer(&self, method: &Method, uri: &http::Uri, headers: &HeaderMap) -> Reply {
        match (method.as_str(), uri.path()) {
            ("GET", "/") => self.home().await,
            ("POST", "/connect") => self.connect(headers).await,
            ("GET", path) if path.starts_with("/connectors/oauth/callback/") => {
                let outcome = self
                    .redirected(uri.query().unwrap_or_default(), headers)
                    .await;
                let mut reply = page(StatusCode::OK, pages::outcome(&outcome));
                self.set_cookie(&mut reply, None);
                reply
            }
            ("GET", "/style.css") => {
                let mut reply = Response::new(pages::STYLE.to_owned());
                set(&mut reply, header::CONTENT_TYPE, "text/css");
                reply
            }
            _ => page(
                StatusCode::NOT_FOUND,
                pages::outcome(&bad("Nothing here", "There is no such page.")),
            ),
        }
    }

    async fn home(&self) -> Reply {
        let request = GetConnectorInstanceRequest::new(self.connector_id.as_str());
        match self
            .pipeshub
            .connector_instances()
            .get_connector_instance(request)
            .await
        {
            Ok(connector) => page(StatusCode::OK, pages::connector(&connector)),
            Err(error) => page(StatusCode::BAD_GATEWAY, pages::outcome(&trouble(&error))),
        }
    }

    /// The button: begins a flow, keeps its state for this browser alone, and sends the browser to
    /// the provider.
    async fn connect(&self, headers: &HeaderMap) -> Reply {
        // A form on somebody else's page must not begin flows here. Every browser sends this header
        // with a POST.
        if headers
            .get(header::ORIGIN)
            .is_none_or(|origin| origin.as_bytes() != self.origin.as_bytes())
        {
            let outcome = bad(
                "Not from here",
                "This form was sent by another page. Go back and press the button.",
            );
            return page(StatusCode::FORBIDDEN, pages::outcome(&outcome));
        }
        match self.begin().await {
            Ok((id, url)) => {
                let mut reply = page(StatusCode::SEE_OTHER, String::new());
                set(&mut reply, header::LOCATION, &url);
                self.set_cookie(&mut reply, Some(&id));
                reply
            }
            Err(outcome) => page(StatusCode::BAD_GATEWAY, pages::outcome(&outcome)),
        }
    }

    async fn begin(&self) -> Result<(SessionId, String), Outcome> {
        let told = |error: Error| trouble(&error);
        let id = self.connector_id.as_str();
        let connector = self
            .pipeshub
            .connector_instances()
            .get_connector_instance(GetConnectorInstanceRequest::new(id))
            .await
            .map_err(told)?;
        let request = GetOAuthAuthorizationUrlRequest::new(id).base_url(&*self.origin);
        let authorization = self
            .pipeshub
            .connector_oauth()
            .get_oauth_authorization_url(request)
            .await
            .map_err(told)?
            .into_inner();
        let url = authorization.authorization_url;
        // If the browser came back to PipesHub's own page, that page would hand the code over.
        let redirect_uri = parse_query(url.query()).ok().and_then(|pairs| {
            pairs
                .into_iter()
                .find_map(|(name, value)| (name == "redirect_uri").then_some(value))
        });
        if !redirect_uri.is_some_and(|uri| uri.starts_with(&format!("{}/", self.origin))) {
            let text = "The connector's saved redirect URL does not lead back to this page. Ask an administrator to \
                        change it.";
            return Err(bad("Not set up for this page", text));
        }
        let session = SessionId::random().map_err(|problem| bad("Try again", problem))?;
        let flow = Flow {
            connector_id: self.connector_id.clone(),
            was_authenticated: connector.is_authenticated,
            state: authorization.state,
        };
        self.flows
            .put(session.clone(), flow)
            .await
            .map_err(|problem| bad("Try again later", problem))?;
        Ok((session, url.as_str().to_owned()))
    }

    /// The provider's redirect: takes the flow out, checks the state against it, and hands the code
    /// over, once.
    async fn redirected(&self, query: &str, headers: &HeaderMap) -> Outcome {
        let flow = match self.cookie(headers) {
            Some(id) => self.flows.take(id).await,
            None => None,
        };
        let Some(Flow {
            connector_id,
            was_authenticated,
            state,
        }) = flow
        else {
            let text = "This browser has begun no flow, or has ended it, or too much time went by. If you reloaded the page, \
                        the connector may well be connected: go back and see.";
            return open("Nothing to finish", text);
        };
        let request = match HandleOAuthCallbackRequest::from_redirect(query, state) {
            Ok(request) => request.base_url(&*self.origin),
            // PipesHub was not asked, so nothing has changed there.
            Err(error) if was_authenticated => {
                return Outcome {
                    class: "open",
                    title: "Connected as before",
                    ..failed(&error)
                };
            }
            Err(error) => return failed(&error),
        };
        match self
            .pipeshub
            .connector_oauth()
            .handle_oauth_callback(request)
            .await
        {
            Ok(_) => good("PipesHub has your permission and can begin to read."),
            // The code may be spent or not, after a 502, 503 or 504, too, and must not be sent again.
            // But PipesHub can be asked.
            Err(error) if error.outcome_is_unknown() => {
                self.settled(connector_id, was_authenticated, &error).await
            }
            Err(error) => failed(&error),
        }
    }

    async fn settled(
        &self,
        connector_id: String,
        was_authenticated: bool,
        doubt: &Error,
    ) -> Outcome {
        let request = WaitUntilAuthenticatedRequest::new(connector_id, was_authenticated);
        let mut outcome = match self
            .pipeshub
            .connector_oauth()
            .wait_until_authenticated(request)
            .await
        {
            Ok(WaitUntilAuthenticatedResponse::Authenticated) => {
                good("PipesHub gave no clear answer, but it has your permission.")
            }
            Ok(WaitUntilAuthenticatedResponse::Inconclusive) => open(
                "Connected, perhaps as before",
                "PipesHub gave no clear answer. The connector is connected, but it was before, so it may still \
                 use the old permission. To be sure, connect it again.",
            ),
            Ok(WaitUntilAuthenticatedResponse::NotAuthenticated) => bad(
                "Not connected",
                "PipesHub gave no clear answer, and it did not work. Connect it again.",
            ),
            Err(_) => open(
                "Nobody knows yet",
                "PipesHub gave no clear answer, and it cannot be asked now. Go back in a few minutes and see.",
            ),
        };
        outcome.detail = Some(doubt.to_string());
        outcome
    }

    /// Over https with the prefix that lets browsers refuse a cookie of another host's making, and
    /// `Secure`.
    fn cookie_name(&self) -> &'static str {
        if self.origin.starts_with("https:") {
            "__Host-flow"
        } else {
            "flow"
        }
    }

    fn cookie(&self, headers: &HeaderMap) -> Option<SessionId> {
        let pairs = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let mut pairs = pairs
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        pairs
            .find(|(name, _)| *name == self.cookie_name())
            .and_then(|(_, id)| SessionId::from_cookie(id))
    }

    /// Sets the cookie, or with `None` ends it. `Lax`, and not `Strict`, as the provider's redirect
    /// comes from another site.
    fn set_cookie(&self, reply: &mut Reply, id: Option<&SessionId>) {
        let (name, secure) = (
            self.cookie_name(),
            if self.origin.starts_with("https:") {
                "; Secure"
            } else {
                ""
            },
        );
        let (value, age) = id.map_or(("", 0), |id| (id.expose(), LIFETIME.as_secs()));
        let cookie =
            format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
        set(reply, header::SET_COOKIE, &cookie);
    }
}

/// A page that nobody keeps: its URL may have held a code. `same-origin` keeps that URL from other
/// sites; `no-referrer` would also take the `Origin` from our own form.
fn page(status: StatusCode, html: String) -> Reply {
    let mut reply = Response::new(html);
    *reply.status_mut() = status;
    set(&mut reply, header::CONTENT_TYPE, "text/html; charset=utf-8");
    set(&mut reply, header::CONTENT_SECURITY_POLICY, pages::POLICY);
    set(&mut reply, header::REFERRER_POLICY, "same-origin");
    set(&mut reply, header::CACHE_CONTROL, "no-store");
    set(&mut reply, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    reply
}

fn set(reply: &mut Reply, name: header::HeaderName, value: &str) {
    // What is set is checked before: a URL for browsers, or a text of ours.
    if let Ok(value) = HeaderValue::from_str(value) {
        reply.headers_mut().insert(name, value);
    }
}

fn good(text: &str) -> Outcome {
    Outcome {
        class: "good",
        title: "Connected",
        text: text.to_owned(),
        detail: None,
    }
}

fn open(title: &'static str, text: &str) -> Outcome {
    Outcome {
        class: "open",
        title,
        text: text.to_owned(),
        detail: None,
    }
}

fn bad(title: &'static str, text: &str) -> Outcome {
    Outcome {
        class: "bad",
        title,
        text: text.to_owned(),
        detail: None,
    }
}

/// Why a flow failed: the user's no, the words of PipesHub or the provider, or an error of another
/// kind.
fn failed(error: &Error) -> Outcome {
    match error.failure::<HandleOAuthCallbackFailure>() {
        Some(failure) if failure.error() == Some("access_denied") => bad(
            "Not connected",
            "You did not give the permission. Nothing has changed; you can still change your mind.",
        ),
        Some(failure) => Outcome {
            text: failure
                .error_message()
                .unwrap_or("The provider gave no reason.")
                .to_owned(),
            detail: Some(error.to_string()),
            ..bad("Not connected", "")
        },
        None => trouble(error),
    }
}

/// The text of an error holds nothing secret, so that it may be shown.
fn trouble(error: &Error) -> Outcome {
    let text = error.server_message().map_or_else(
        || "That did not work. Try again, and if it goes on, tell your administrator.".to_owned(),
        escape_controls,
    );
    Outcome {
        detail: Some(error.to_string()),
        text,
        ..bad("Something is wrong", "")
    }
}

#[cfg(test)]
mod tests {
    use pipeshub_emulator::Fault;

    use super::*;

    const ORIGIN: &str = "https://app.example.com";

    struct Browser {
        app: App,
        emulator: Emulator,
        cookie: String,
    }

    impl Browser {
        async fn new(origin: &str, connector_id: &str) -> Self {
            let emulator = Emulator::builder()
                .redirect_base(origin)
                .start()
                .await
                .unwrap();
            let pipeshub = Pipeshub::builder()
                .server_url(emulator.server_url())
                .bearer_auth(emulator.token());
            let app = App {
                pipeshub: pipeshub.build().unwrap(),
                connector_id: connector_id.to_owned(),
                origin: origin.to_owned(),
                flows: Box::new(InMemory::default()),
            };
            Self {
                app,
                emulator,
                cookie: String::new(),
            }
        }

        async fn ask(&mut self, method: Method, url: &str, origin: Option<&str>) -> Reply {
            let mut headers = HeaderMap::new();
            headers.insert(
                header::COOKIE,
                HeaderValue::from_str(&format!("a=b; {}", self.cookie)).unwrap(),
            );
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, HeaderValue::from_str(origin).unwrap());
            }
            let reply = self
                .app
                .answer(&method, &url.parse().unwrap(), &headers)
                .await;
            if let Some(cookie) = reply.headers().get(header::SET_COOKIE) {
                self.cookie = cookie
                    .to_str()
                    .unwrap()
                    .split(';')
                    .next()
                    .unwrap()
                    .to_owned();
            }
            reply
        }

        async fn connect(&mut self) -> Reply {
            self.ask(Method::POST, "/connect", Some(&self.app.origin.clone()))
                .await
        }
    }

    fn text(reply: &Reply, name: header::HeaderName) -> &str {
        reply.headers()[name].to_str().unwrap()
    }

    #[tokio::test]
    async fn a_flow_from_the_button_to_the_end() {
        let mut browser = Browser::new(ORIGIN, fixtures::READY).await;
        let home = browser.ask(Method::GET, "/", None).await;
        assert!(home.body().contains("Not connected") && home.body().contains("Marketing drive"));
        let sent = browser.connect().await;
        assert_eq!(sent.status(), StatusCode::SEE_OTHER);
        let cookie = text(&sent, header::SET_COOKIE);
        assert!(cookie.starts_with("__Host-flow="), "{cookie}");
        assert!(
            cookie.ends_with("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure"),
            "{cookie}"
        );
        let back = browser
            .emulator
            .grant(text(&sent, header::LOCATION))
            .unwrap();
        let cookie = browser.cookie.clone();
        let done = browser.ask(Method::GET, &back, None).await;
        assert!(
            done.body().contains("<h1 class=\"good\">Connected</h1>"),
            "{}",
            done.body()
        );
        assert_eq!(browser.cookie, "__Host-flow=");
        for (name, value) in [
            (header::CACHE_CONTROL, "no-store"),
            (header::REFERRER_POLICY, "same-origin"),
            (header::CONTENT_SECURITY_POLICY, pages::POLICY),
        ] {
            assert_eq!(text(&done, name), value);
        }
        // The same URL with the same cookie: the flow was taken, and nothing is sent.
        browser.cookie = cookie;
        let calls = browser.emulator.requests().len();
        let again = browser.ask(Method::GET, &back, None).await;
        assert!(again.body().contains("Nothing to finish"));
        assert_eq!(browser.emulator.requests().len(), calls);
        assert!(
            browser
                .ask(Method::GET, "/", None)
                .await
                .body()
                .contains("\"badge good\">Connected")
        );
    }

    #[tokio::test]
    async fn a_no_a_strange_state_and_a_strange_browser() {
        let mut browser = Browser::new(ORIGIN, fixtures::READY).await;
        let sent = browser.connect().await;
        let back = browser
            .emulator
            .deny(text(&sent, header::LOCATION))
            .unwrap();
        assert!(
            browser
                .ask(Method::GET, &back, None)
                .await
                .body()
                .contains("You did not give the permission")
        );

        let sent = browser.connect().await;
        let back = browser
            .emulator
            .grant(text(&sent, header::LOCATION))
            .unwrap();
        let cookie = std::mem::take(&mut browser.cookie);
        assert!(
            browser
                .ask(Method::GET, &back, None)
                .await
                .body()
                .contains("Nothing to finish")
        );
        browser.cookie = cookie;
        let forged = back.replace("state=", "state=x");
        let reply = browser.ask(Method::GET, &forged, None).await;
        assert!(
            reply.body().contains("Something is wrong") && reply.body().contains("state"),
            "{}",
            reply.body()
        );
        assert!(!browser.emulator.is_authenticated(fixtures::READY));
    }

    #[tokio::test]
    async fn a_form_on_another_page_begins_nothing() {
        let mut browser = Browser::new(ORIGIN, fixtures::READY).await;
        for origin in [
            None,
            Some("null"),
            Some("https://evil.example"),
            Some("https://app.example.com.evil.example"),
        ] {
            let reply = browser.ask(Method::POST, "/connect", origin).await;
            assert_eq!(reply.status(), StatusCode::FORBIDDEN);
        }
        assert_eq!(
            browser.ask(Method::GET, "/connect", None).await.status(),
            StatusCode::NOT_FOUND
        );
        assert!(browser.emulator.requests().is_empty());
    }

    #[tokio::test]
    async fn a_lost_answer_is_settled_by_looking() {
        for (id, says) in [
            (fixtures::READY, "but it has your permission"),
            (fixtures::CONNECTED, "it may still use the old permission"),
        ] {
            let mut browser = Browser::new("http://127.0.0.1:8085", id).await;
            let sent = browser.connect().await;
            assert!(!text(&sent, header::SET_COOKIE).contains("Secure"));
            let back = browser
                .emulator
                .grant(text(&sent, header::LOCATION))
                .unwrap();
            browser.emulator.fault(Fault::handled_then_cut());
            let done = browser.ask(Method::GET, &back, None).await;
            assert!(
                done.body().replace('\n', " ").contains(says),
                "{}",
                done.body()
            );
        }
    }

    #[tokio::test]
    async fn proxy_error_after_the_exchange_is_settled_by_looking() {
        let flows = [502, 503, 504].map(|status| async move {
            for (id, title) in [
                (fixtures::READY, "Connected"),
                (fixtures::CONNECTED, "Connected, perhaps as before"),
            ] {
                let mut browser = Browser::new(ORIGIN, id).await;
                let sent = browser.connect().await;
                let back = browser
                    .emulator
                    .grant(text(&sent, header::LOCATION))
                    .unwrap();
                let fault = Fault::reply(status, "text/html", "<h1>Bad Gateway</h1>");
                browser.emulator.fault(fault.once_handled());
                let done = browser.ask(Method::GET, &back, None).await;
                assert!(browser.emulator.is_authenticated(id));
                let title = format!("\">{title}</h1>");
                assert!(done.body().contains(&title), "{status}: {}", done.body());
            }
        });
        let [one, two, three] = flows;
        tokio::join!(one, two, three);
    }

    #[tokio::test]
    async fn refusal_of_a_connected_connector_leaves_it_connected() {
        let mut browser = Browser::new(ORIGIN, fixtures::CONNECTED).await;
        let sent = browser.connect().await;
        let back = browser
            .emulator
            .deny(text(&sent, header::LOCATION))
            .unwrap();
        let done = browser.ask(Method::GET, &back, None).await;
        let says = |words| done.body().contains(words);
        assert!(
            says("Connected as before") && !says("Not connected"),
            "{}",
            done.body()
        );
        assert!(browser.emulator.is_authenticated(fixtures::CONNECTED));
    }

    #[tokio::test]
    async fn what_cannot_begin_says_why() {
        let mut browser = Browser::new(ORIGIN, fixtures::NOT_CONFIGURED).await;
        assert!(
            browser
                .connect()
                .await
                .body()
                .contains("Something is wrong")
        );
        browser.emulator.set_redirect_base("https://other.example");
        browser.app.connector_id = fixtures::READY.to_owned();
        assert!(
            browser
                .connect()
                .await
                .body()
                .contains("Not set up for this page")
        );
        browser.app.connector_id = "unknown".to_owned();
        assert_eq!(
            browser.ask(Method::GET, "/", None).await.status(),
            StatusCode::BAD_GATEWAY
        );
    }
}

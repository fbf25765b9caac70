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
use url::{Host, Position, Url};

const HELP: &str = "\
A page with a button that connects a connector.

    cargo run --example web                     with an emulated PipesHub and provider

With your own PipesHub:

    read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
    PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 \\
        cargo run --example web -- CONNECTOR_ID --listen 127.0.0.1:8085 --origin https://app.example.com

  CONNECTOR_ID       the connector
  --listen ADDR      where it listens; 127.0.0.1:8085 unless told otherwise
  --origin URL       how browsers reach it, if through a proxy; the redirect URL in the connector's saved configuration
                     has to be below it: URL/connectors/oauth/callback/TYPE
  --allow-host HOST  another name by which it may be asked, besides loopback and the origin's; may be given several times
";

/// The path of the pages at the end of a flow.
const ENDED: &str = "/ended/";

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> Result<()> {
    let (mut connector_id, mut origin, mut hosts) = (None, None, Vec::new());
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
            "--allow-host" => {
                let host = arguments.next().ok_or("--allow-host needs a name")?;
                let parsed = Host::parse(&host);
                hosts.push(parsed.map_err(|problem| format!("--allow-host: {problem}"))?);
            }
            option if option.starts_with('-') => {
                return Err(format!("there is no option {option}").into());
            }
            id => connector_id = Some(id.to_owned()),
        }
    }
    let origin = origin.as_deref().map(origin_of).transpose()?;
    let listener = Listener::bind(listen).await?;
    let origin = match origin {
        Some(origin) => origin,
        None => origin_of(&listener.origin())?,
    };
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
    hosts.extend(Url::parse(&origin)?.host().map(|host| host.to_owned()));
    let app = Arc::new(App {
        pipeshub,
        connector_id,
        origin,
        hosts,
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

/// The origin as browsers write it: lower case, no default port, no slash at the end.
fn origin_of(text: &str) -> Result<String> {
    let url = Url::parse(text).map_err(|problem| format!("--origin: {problem}"))?;
    let is_http = matches!(url.scheme(), "http" | "https");
    let rest = &url[Position::AfterPort..];
    if !is_http || rest != "/" || !url.username().is_empty() || url.password().is_some() {
        return Err(
            "--origin has to be http or https and a host, such as https://app.example.com".into(),
        );
    }
    Ok(url.origin().ascii_serialization())
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
    /// How browsers reach this server, as they write it: without a slash at the end.
    origin: String,
    /// The hosts by which it may be asked, besides loopback.
    hosts: Vec<Host>,
    flows: Box<dyn FlowStore>,
}

type Reply = Response<String>;

impl App {
    async fn answer(&self, method: &Method, uri: &http::Uri, headers: &HeaderMap) -> Reply {
        // A page of another site whose name leads here (DNS rebinding) would be of one origin with
        // this one, and could press the button and read what comes.
        if !asked_host(uri, headers).is_some_and(|host| self.is_own(&host)) {
            let text = "This server does not go by the name that it was asked for. Its administrator can allow it with \
                        --allow-host.";
            let html = pages::outcome(&bad("Not here", text));
            return page(StatusCode::MISDIRECTED_REQUEST, html);
        }
        match (method.as_str(), uri.path()) {
            ("GET", "/") => self.home().await,
            ("POST", "/connect") => self.connect(headers).await,
            ("GET", path) if path.starts_with("/connectors/oauth/callback/") => {
                self.redirected(uri.query().unwrap_or_default(), headers)
                    .await
            }
            ("GET", path) if path.starts_with(ENDED) => self.ended(&path[ENDED.len()..]).await,
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
            Ok((cookie, id, url)) => {
                let mut reply = see_other(&url);
                self.set_cookie(&mut reply, &cookie, Some(&id));
                reply
            }
            Err(outcome) => page(StatusCode::BAD_GATEWAY, pages::outcome(&outcome)),
        }
    }

    /// Begins a flow: the name and the value of its cookie, and the provider's page.
    async fn begin(&self) -> Result<(String, SessionId, String), Outcome> {
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
        if !redirect_uri.is_some_and(|uri| self.is_below_origin(&uri)) {
            let text = "The connector's saved redirect URL does not lead back to this page. Ask an administrator to \
                        change it.";
            return Err(bad("Not set up for this page", text));
        }
        let session = SessionId::random().map_err(|problem| bad("Try again", problem))?;
        let cookie = self.cookie_of(authorization.state.expose());
        let flow = Flow {
            connector_id: self.connector_id.clone(),
            was_authenticated: connector.is_authenticated,
            state: authorization.state,
        };
        self.flows
            .put(session.clone(), flow)
            .await
            .map_err(|problem| bad("Try again later", problem))?;
        Ok((cookie, session, url.as_str().to_owned()))
    }

    fn is_below_origin(&self, url: &str) -> bool {
        Url::parse(url).is_ok_and(|url| url.origin().ascii_serialization() == self.origin)
    }

    /// The provider's redirect: ends the flow that it belongs to, and sends the browser on to a page
    /// whose address has neither code nor state in it.
    async fn redirected(&self, query: &str, headers: &HeaderMap) -> Reply {
        // With another state it is of a flow that has ended, or a link on another page, and leaves
        // every flow of this browser as it is.
        let Some(cookie) = state_of(query).map(|state| self.cookie_of(&state)) else {
            return see_other(ENDED);
        };
        let mut flow = None;
        for id in cookies(headers, &cookie) {
            flow = self.flows.take(id).await;
            if flow.is_some() {
                break;
            }
        }
        let Some(flow) = flow else {
            return see_other(ENDED);
        };
        let outcome = self.end(flow, query).await;
        let mut reply = match self.keep(outcome.clone()).await {
            Ok(id) => see_other(&format!("{ENDED}{}", id.expose())),
            // Without a place to keep it, it is shown here and now.
            Err(_) => page(StatusCode::OK, pages::outcome(&outcome)),
        };
        self.set_cookie(&mut reply, &cookie, None);
        reply
    }

    async fn keep(&self, outcome: Outcome) -> Result<SessionId, &'static str> {
        let id = SessionId::random()?;
        self.flows.put_outcome(id.clone(), outcome).await?;
        Ok(id)
    }

    /// The page at the end of a flow, which may be loaded again.
    async fn ended(&self, id: &str) -> Reply {
        let outcome = match SessionId::parse(id.as_bytes()) {
            Some(id) => self.flows.outcome(id).await,
            None => None,
        };
        let outcome = outcome.unwrap_or_else(|| {
            let text = "This browser has begun no such flow, or has ended it, or too much time went by. If you went back, \
                        the connector may well be connected: go to it and see.";
            open("Nothing to finish", text)
        });
        page(StatusCode::OK, pages::outcome(&outcome))
    }

    /// Checks the redirect against the flow's state, and hands the code over, once.
    async fn end(&self, flow: Flow, query: &str) -> Outcome {
        let Flow {
            connector_id,
            was_authenticated,
            state,
        } = flow;
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

    fn is_https(&self) -> bool {
        self.origin.starts_with("https:")
    }

    fn is_own(&self, host: &Host) -> bool {
        let is_loopback = match host {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(ip) => ip.is_loopback(),
            Host::Ipv6(ip) => ip.is_loopback(),
        };
        is_loopback || self.hosts.contains(host)
    }

    /// The name of a flow's cookie: over https with the prefix that lets browsers refuse a cookie of
    /// another host's making, or without `Secure`.
    fn cookie_of(&self, state: &str) -> String {
        let prefix = if self.is_https() { "__Host-" } else { "" };
        format!("{prefix}{}", session::cookie_of(state))
    }

    /// Sets the cookie, or with `None` ends it. `Lax`, and not `Strict`, as the provider's redirect
    /// comes from another site.
    fn set_cookie(&self, reply: &mut Reply, name: &str, id: Option<&SessionId>) {
        let secure = if self.is_https() { "; Secure" } else { "" };
        let (value, age) = id.map_or(("", 0), |id| (id.expose(), LIFETIME.as_secs()));
        let cookie =
            format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
        set(reply, header::SET_COOKIE, &cookie);
    }
}

/// The host that a request asks for: that of an absolute URL, else the `Host`.
fn asked_host(uri: &http::Uri, headers: &HeaderMap) -> Option<Host> {
    let mut given = headers.get_all(header::HOST).iter();
    let authority = match (uri.authority(), given.next(), given.next()) {
        (Some(authority), ..) => authority.clone(),
        (None, Some(host), None) => host.as_bytes().try_into().ok()?,
        _ => return None,
    };
    Host::parse(authority.host()).ok()
}

/// The state in a redirect's query, if there is one and no other. What cannot be decoded besides it
/// does not matter.
fn state_of(query: &str) -> Option<String> {
    let pairs = query
        .split('&')
        .filter_map(|pair| parse_query(pair).ok()?.pop());
    let mut states = pairs.filter_map(|(name, value)| (name == "state").then_some(value));
    let state = states.next()?;
    states.next().is_none().then_some(state)
}

/// The values of all cookies of this name that look like a session id. Another server of this host
/// may set one of the same name, and anything beside it.
fn cookies(headers: &HeaderMap, name: &str) -> Vec<SessionId> {
    let lines = headers.get_all(header::COOKIE).iter();
    let pairs = lines.flat_map(|line| line.as_bytes().split(|&byte| byte == b';'));
    pairs
        .filter_map(|pair| pair.trim_ascii().strip_prefix(name.as_bytes()))
        .filter_map(|rest| SessionId::parse(rest.strip_prefix(b"=")?))
        .collect()
}

fn see_other(url: &str) -> Reply {
    let mut reply = page(StatusCode::SEE_OTHER, String::new());
    set(&mut reply, header::LOCATION, url);
    reply
}

/// A page that nobody keeps. `strict-origin` tells other pages no more than this server's origin;
/// `no-referrer` would also take the `Origin` from the form.
fn page(status: StatusCode, html: String) -> Reply {
    let mut reply = Response::new(html);
    *reply.status_mut() = status;
    set(&mut reply, header::CONTENT_TYPE, "text/html; charset=utf-8");
    set(&mut reply, header::CONTENT_SECURITY_POLICY, pages::POLICY);
    set(&mut reply, header::REFERRER_POLICY, "strict-origin");
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
    use std::collections::BTreeMap;

    use pipeshub_emulator::Fault;

    use super::*;

    const ORIGIN: &str = "https://app.example.com";

    struct Browser {
        app: App,
        emulator: Emulator,
        cookies: BTreeMap<String, String>,
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
                hosts: vec![Host::parse("app.example.com").unwrap()],
                flows: Box::new(InMemory::default()),
            };
            Self {
                app,
                emulator,
                cookies: BTreeMap::new(),
            }
        }

        async fn ask(&mut self, method: Method, url: &str, origin: Option<&str>) -> Reply {
            let mut headers = HeaderMap::new();
            let cookies = self.cookies.iter();
            let cookies: Vec<_> = cookies
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            headers.insert(
                header::COOKIE,
                HeaderValue::from_str(&format!("a=b; {}", cookies.join("; "))).unwrap(),
            );
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, HeaderValue::from_str(origin).unwrap());
            }
            let host = HeaderValue::from_static("app.example.com");
            headers.insert(header::HOST, host);
            let uri = url.parse().unwrap();
            let reply = self.app.answer(&method, &uri, &headers).await;
            if let Some(cookie) = reply.headers().get(header::SET_COOKIE) {
                let cookie = cookie.to_str().unwrap();
                let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
            reply
        }

        /// Opens a page, goes where it is sent, and returns what is there. Nothing that comes after
        /// the redirect has a code or a state in its address.
        async fn open(&mut self, url: &str) -> Reply {
            let reply = self.ask(Method::GET, url, None).await;
            let Some(location) = reply.headers().get(header::LOCATION) else {
                return reply;
            };
            assert_eq!(reply.status(), StatusCode::SEE_OTHER);
            assert_eq!(text(&reply, header::REFERRER_POLICY), "strict-origin");
            let location = location.to_str().unwrap().to_owned();
            assert!(
                location.starts_with(ENDED) && !location.contains('?'),
                "{location}"
            );
            self.ask(Method::GET, &location, None).await
        }

        async fn connect(&mut self) -> Reply {
            self.ask(Method::POST, "/connect", Some(&self.app.origin.clone()))
                .await
        }

        /// Presses the button and consents: where the provider sends the browser back to.
        async fn consented(&mut self) -> String {
            let sent = self.connect().await;
            self.emulator.grant(text(&sent, header::LOCATION)).unwrap()
        }
    }

    fn text(reply: &Reply, name: header::HeaderName) -> &str {
        reply.headers()[name].to_str().unwrap()
    }

    #[tokio::test]
    async fn a_flow_from_the_button_to_the_end() {
        let mut browser = Browser::new(ORIGIN, fixtures::READY).await;
        let home = browser.open("/").await;
        assert!(home.body().contains("Not connected") && home.body().contains("Marketing drive"));
        let sent = browser.connect().await;
        assert_eq!(sent.status(), StatusCode::SEE_OTHER);
        let cookie = text(&sent, header::SET_COOKIE);
        assert!(cookie.starts_with("__Host-flow-"), "{cookie}");
        assert!(
            cookie.ends_with("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure"),
            "{cookie}"
        );
        let back = browser
            .emulator
            .grant(text(&sent, header::LOCATION))
            .unwrap();
        let cookies = browser.cookies.clone();
        let sent_on = browser.ask(Method::GET, &back, None).await;
        let page = text(&sent_on, header::LOCATION).to_owned();
        assert!(browser.cookies.is_empty());
        for reply in [&sent_on, &browser.open(&page).await] {
            for (name, value) in [
                (header::CACHE_CONTROL, "no-store"),
                (header::REFERRER_POLICY, "strict-origin"),
                (header::CONTENT_SECURITY_POLICY, pages::POLICY),
            ] {
                assert_eq!(text(reply, name), value);
            }
        }
        // Its page can be loaded again, with nothing sent; with the redirect's URL and the same
        // cookie, the flow was taken.
        browser.cookies = cookies;
        let calls = browser.emulator.requests().len();
        for _ in 0..2 {
            let done = browser.open(&page).await;
            let title = "<h1 class=\"good\">Connected</h1>";
            assert!(done.body().contains(title), "{}", done.body());
        }
        let again = browser.open(&back).await;
        assert!(again.body().contains("Nothing to finish"));
        assert_eq!(browser.emulator.requests().len(), calls);
        let home = browser.open("/").await;
        assert!(home.body().contains("\"badge good\">Connected"));
    }

    #[tokio::test]
    async fn a_no_and_a_strange_browser() {
        let mut browser = Browser::new(ORIGIN, fixtures::READY).await;
        let sent = browser.connect().await;
        let back = browser
            .emulator
            .deny(text(&sent, header::LOCATION))
            .unwrap();
        let denied = browser.open(&back).await;
        assert!(denied.body().contains("You did not give the permission"));

        let back = browser.consented().await;
        browser.cookies.clear();
        let strange = browser.open(&back).await;
        assert!(strange.body().contains("Nothing to finish"));
        assert!(!browser.emulator.is_authenticated(fixtures::READY));
    }

    #[tokio::test]
    async fn foreign_callback_takes_no_flow_away() {
        let mut browser = Browser::new(ORIGIN, fixtures::READY).await;
        let back = browser.consented().await;
        let cookies = browser.cookies.clone();
        let path = back.split('?').next().unwrap();
        for foreign in [
            path.to_owned(),
            format!("{path}?code=c"),
            format!("{path}?code=c&state="),
            format!("{path}?code=c&state=other"),
            format!("{path}?error=access_denied&state=other"),
            back.replace("state=", "state=x"),
            back.replace("state=", "State="),
            format!("{back}&state=other"),
        ] {
            let reply = browser.open(&foreign).await;
            assert!(reply.body().contains("Nothing to finish"), "{foreign}");
            assert_eq!(browser.cookies, cookies, "{foreign}");
        }
        let done = browser.open(&format!("{back}&other=%E9")).await;
        assert!(done.body().contains("\">Connected</h1>"), "{}", done.body());
    }

    #[tokio::test]
    async fn flows_of_two_tabs_stand_side_by_side() {
        for newest_first in [false, true] {
            let mut browser = Browser::new(ORIGIN, fixtures::READY).await;
            let first = browser.consented().await;
            browser.app.connector_id = fixtures::CONNECTED.to_owned();
            let second = browser.consented().await;
            assert_eq!(browser.cookies.len(), 2);
            let mut tabs = [(first, fixtures::READY), (second, fixtures::CONNECTED)];
            if newest_first {
                tabs.reverse();
            }
            for (left, (back, id)) in [1, 0].into_iter().zip(tabs) {
                let done = browser.open(&back).await;
                assert!(done.body().contains("\">Connected</h1>"), "{}", done.body());
                assert!(browser.emulator.is_authenticated(id));
                assert_eq!(browser.cookies.len(), left);
            }
        }
    }

    #[test]
    fn cookies_are_found_among_others_of_any_bytes() {
        let (one, two) = ("1".repeat(64), "a".repeat(64));
        let (one, two) = (one.as_str(), two.as_str());
        for (lines, found) in [
            (vec![format!("flow={one}")], vec![one]),
            (vec![format!("a=\u{e9}; flow={one}")], vec![one]),
            (
                vec![format!("a;flow=x; flow={two};flow={one} ;")],
                vec![two, one],
            ),
            (
                vec!["flow=".to_owned(), format!("b=c; flow={one}")],
                vec![one],
            ),
            (
                vec![format!("flow-b={one}; xflow={one}; Flow={one}")],
                vec![],
            ),
            (vec![format!("flow={one}x; flow=\"{one}\"")], vec![]),
        ] {
            let mut headers = HeaderMap::new();
            for line in &lines {
                // Latin-1, which is no UTF-8.
                let bytes: Vec<_> = line.chars().map(|c| u8::try_from(c).unwrap()).collect();
                headers.append(header::COOKIE, HeaderValue::from_bytes(&bytes).unwrap());
            }
            let ids = cookies(&headers, "flow");
            let ids: Vec<_> = ids.iter().map(SessionId::expose).collect();
            assert_eq!(ids, found, "{lines:?}");
        }
    }

    #[tokio::test]
    async fn flow_is_found_by_either_of_two_cookies() {
        let mut browser = Browser::new("http://127.0.0.1:8085", fixtures::READY).await;
        let back = browser.consented().await;
        let (name, value) = browser.cookies.pop_first().unwrap();
        // Another server of this host has set one of the same name for a longer path.
        let others = format!("{}; {name}={value}", "0".repeat(64));
        browser.cookies.insert(name, others);
        let done = browser.open(&back).await;
        assert!(done.body().contains("\">Connected</h1>"), "{}", done.body());
    }

    #[tokio::test]
    async fn request_by_a_name_that_is_not_known_is_misdirected() {
        let browser = Browser::new(ORIGIN, fixtures::READY).await;
        let ask = async |url: &str, hosts: &[&str]| {
            let mut headers = HeaderMap::new();
            for host in hosts {
                headers.append(header::HOST, HeaderValue::from_str(host).unwrap());
            }
            let uri = url.parse().unwrap();
            browser
                .app
                .answer(&Method::GET, &uri, &headers)
                .await
                .status()
        };
        for host in [
            "localhost",
            "LOCALHOST:8085",
            "127.0.0.1:1",
            "127.1.2.3",
            "[::1]:8085",
            "[::1]",
            "app.example.com",
            "APP.example.com:443",
        ] {
            assert_eq!(ask("/", &[host]).await, StatusCode::OK, "{host}");
        }
        for hosts in [
            &[][..],
            &[""],
            &["evil.example"],
            &["evil.example:8085"],
            &["localhost.evil.example"],
            &["app.example.com.evil.example"],
            &["evil.app.example.com"],
            &["10.0.0.1:8085"],
            &["0.0.0.0:8085"],
            &["[::2]:8085"],
            &["localhost@evil.example"],
            &["localhost", "evil.example"],
            &["localhost/evil"],
        ] {
            for url in ["/", "/style.css", "/ended/", "/connectors/oauth/callback/x"] {
                let status = ask(url, hosts).await;
                assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{hosts:?}");
            }
        }
        // A URL in the request line is what counts (RFC 9112, section 3.2.2).
        let status = ask("http://evil.example/", &["localhost"]).await;
        assert_eq!(status, StatusCode::MISDIRECTED_REQUEST);
        let status = ask("http://localhost:8085/", &["evil.example"]).await;
        assert_eq!(status, StatusCode::OK);
    }

    #[test]
    fn origin_is_as_browsers_write_it_or_refused() {
        for (given, origin) in [
            ("https://app.example.com", "https://app.example.com"),
            ("https://app.example.com/", "https://app.example.com"),
            ("HTTPS://APP.Example.com:443", "https://app.example.com"),
            ("http://localhost:80", "http://localhost"),
            ("http://127.0.0.1:8085", "http://127.0.0.1:8085"),
            (
                "https://b\u{fc}cher.example:8443",
                "https://xn--bcher-kva.example:8443",
            ),
            ("http://[0:0::1]:1", "http://[::1]:1"),
        ] {
            assert_eq!(origin_of(given).unwrap(), origin, "{given}");
        }
        for given in [
            "",
            "app.example.com",
            "localhost:8085",
            "https://",
            "https://app.example.com/pipeshub",
            "https://app.example.com//",
            "https://app.example.com?x",
            "https://app.example.com/#",
            "https://user@app.example.com",
            "https://:p@app.example.com",
            "ftp://app.example.com",
            "null",
        ] {
            assert!(origin_of(given).is_err(), "{given}");
        }
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
            let done = browser.open(&back).await;
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
                let done = browser.open(&back).await;
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
        let done = browser.open(&back).await;
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

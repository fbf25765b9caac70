//! A web application that connects a connector: a button, the provider's consent page, and a page
//! with the outcome.
//!
//! This application has one user. In a real application, the handlers run after the sign-in, with
//! the token of the user who is signed in.
#![allow(clippy::print_stdout, reason = "the program prints its URL")]
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
use pipeshub_examples::or_usage_error;

#[path = "web/pages.rs"]
mod pages;
#[path = "web/session.rs"]
mod session;

use pages::Outcome;
use session::{Flow, FlowStore, InMemory, LIFETIME, SessionId};
use url::{Host, Position, Url};

const HELP: &str = "\
A web page with a button that connects a connector.

    cargo run --example web                     with an emulated PipesHub and provider

With your own PipesHub:

    read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token; it stays out of the history
    PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 \\
        cargo run --example web -- CONNECTOR_ID --listen 127.0.0.1:8085 --origin https://app.example.com

  CONNECTOR_ID       the connector to connect
  --listen ADDR      the address of this server; default: 127.0.0.1:8085
  --origin URL       the origin of this server in browsers, if it is behind a proxy; the redirect URL in the connector's
                     saved configuration must be URL/connectors/oauth/callback/TYPE
  --allow-host HOST  another host name of this server, besides loopback and the origin's; may be repeated

Exit status: 1 the server failed, 2 invalid arguments or variables.
";

/// The path of the pages with outcomes.
const ENDED: &str = "/ended/";

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

struct Arguments {
    connector_id: Option<String>,
    listen: ListenAddress,
    origin: Option<String>,
    hosts: Vec<Host>,
}

/// Reads the arguments. Returns `None` for `--help`.
fn arguments(given: Vec<String>) -> Result<Option<Arguments>, String> {
    let mut found = Arguments {
        connector_id: None,
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8085)).into(),
        origin: None,
        hosts: Vec::new(),
    };
    let mut given = given.into_iter();
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(None),
            "--listen" => {
                let address = given.next().ok_or("--listen needs an address")?;
                let address = address.parse();
                found.listen = address.map_err(|problem| format!("--listen: {problem}"))?;
            }
            "--origin" => {
                let origin = given.next().ok_or("--origin needs a URL")?;
                found.origin = Some(origin_of(&origin)?);
            }
            "--allow-host" => {
                let host = given.next().ok_or("--allow-host needs a name")?;
                let host = Host::parse(&host);
                let host = host.map_err(|problem| format!("--allow-host: {problem}"))?;
                found.hosts.push(host);
            }
            option if option.starts_with('-') => {
                return Err(format!("unknown option {option}; see --help"));
            }
            id if found.connector_id.is_none() => found.connector_id = Some(id.to_owned()),
            _ => return Err("more than one connector id; see --help".to_owned()),
        }
    }
    Ok(Some(found))
}

async fn run() -> Result<()> {
    let given = pipeshub_examples::arguments();
    let Some(arguments) = or_usage_error(given.and_then(arguments)) else {
        print!("{HELP}");
        return Ok(());
    };
    let Arguments {
        connector_id,
        listen,
        origin,
        mut hosts,
    } = arguments;
    // The settings are checked before anything starts.
    let own = std::env::var_os("PIPESHUB_SERVER_URL").map(|_| {
        let id = connector_id.clone();
        let id = or_usage_error(id.ok_or("the connector's id is missing; see --help"));
        (or_usage_error(Pipeshub::from_env()), id)
    });
    let listener = Listener::bind(listen).await?;
    let origin = match origin {
        Some(origin) => origin,
        None => origin_of(&listener.origin())?,
    };
    // The emulator stops when it is dropped.
    let mut emulated = None;
    let (pipeshub, connector_id) = if let Some(own) = own {
        own
    } else {
        let emulator = emulated.insert(Emulator::builder().redirect_base(&*origin).start().await?);
        let pipeshub = Pipeshub::builder()
            .server_url(emulator.server_url())
            .bearer_auth(emulator.token())
            .build()?;
        let id = connector_id.unwrap_or_else(|| fixtures::READY.to_owned());
        (pipeshub, id)
    };
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
            // Too many files are open, or the browser has closed the connection.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Returns the origin as browsers write it: lower case, no default port, no slash at the end.
fn origin_of(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|problem| format!("--origin: {problem}"))?;
    let is_http = matches!(url.scheme(), "http" | "https");
    let rest = &url[Position::AfterPort..];
    if !is_http || rest != "/" || !url.username().is_empty() || url.password().is_some() {
        return Err(
            "--origin must be http or https and a host, such as https://app.example.com".into(),
        );
    }
    Ok(url.origin().ascii_serialization())
}

async fn connection(app: Arc<App>, stream: TokioIo<tokio::net::TcpStream>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let app = Arc::clone(&app);
        async move {
            let (parts, _) = request.into_parts();
            // The handler runs in a separate task. A browser that disconnects must not cancel a
            // call that may have spent the code.
            let handler =
                tokio::spawn(
                    async move { app.handle(&parts.method, &parts.uri, &parts.headers).await },
                );
            let response = handler
                .await
                .unwrap_or_else(|_| page(StatusCode::INTERNAL_SERVER_ERROR, String::new()));
            Ok::<_, Infallible>(response)
        }
    });
    let server = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(10))
        .serve_connection(stream, service);
    // An error means that the browser disconnected, which needs no action.
    let _ = server.await;
}

struct App {
    pipeshub: Pipeshub,
    connector_id: String,
    /// The origin of this server as browsers write it. It has no slash at the end.
    origin: String,
    /// The host names of this server, besides loopback.
    hosts: Vec<Host>,
    flows: Box<dyn FlowStore>,
}

type Page = Response<String>;

impl App {
    async fn handle(&self, method: &Method, uri: &http::Uri, headers: &HeaderMap) -> Page {
        // With DNS rebinding, the name of another site resolves to this server. Pages of that site
        // would have the same origin as this page, and could press the button and read responses.
        if !requested_host(uri, headers).is_some_and(|host| self.is_own(&host)) {
            let text = "This server does not have the host name in the URL. The administrator can allow that name with \
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
            ("GET", path) if path.starts_with(ENDED) => {
                self.outcome_page(&path[ENDED.len()..]).await
            }
            ("GET", "/style.css") => {
                let mut response = Response::new(pages::STYLE.to_owned());
                set(&mut response, header::CONTENT_TYPE, "text/css");
                response
            }
            _ => page(
                StatusCode::NOT_FOUND,
                pages::outcome(&bad("Nothing here", "There is no such page.")),
            ),
        }
    }

    async fn home(&self) -> Page {
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

    /// Handles the button: begins a flow, stores its state for this browser only, and redirects the
    /// browser to the provider.
    async fn connect(&self, headers: &HeaderMap) -> Page {
        // A form on a page of another site must not begin a flow. Every browser sends `Origin` with
        // a POST.
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
                let mut response = see_other(&url);
                self.set_cookie(&mut response, &cookie, Some(&id));
                response
            }
            Err(outcome) => page(StatusCode::BAD_GATEWAY, pages::outcome(&outcome)),
        }
    }

    /// Begins a flow. Returns the name and value of its cookie, and the URL of the consent page.
    async fn begin(&self) -> Result<(String, SessionId, String), Outcome> {
        let to_outcome = |error: Error| trouble(&error);
        let id = self.connector_id.as_str();
        let connector = self
            .pipeshub
            .connector_instances()
            .get_connector_instance(GetConnectorInstanceRequest::new(id))
            .await
            .map_err(to_outcome)?;
        let request = GetOAuthAuthorizationUrlRequest::new(id).base_url(&*self.origin);
        let authorization = self
            .pipeshub
            .connector_oauth()
            .get_oauth_authorization_url(request)
            .await
            .map_err(to_outcome)?
            .into_inner();
        let url = authorization.authorization_url;
        // If the provider redirects to PipesHub's own page, that page sends the code, too.
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

    /// Handles the provider's redirect: completes its flow, and redirects the browser to a page
    /// whose URL contains neither code nor state.
    async fn redirected(&self, query: &str, headers: &HeaderMap) -> Page {
        // A redirect with another state belongs to a completed flow, or it is a link on another
        // page. It must not change any flow of this browser.
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
        let outcome = self.finish(flow, query).await;
        let mut response = match self.store_outcome(outcome.clone()).await {
            Ok(id) => see_other(&format!("{ENDED}{}", id.expose())),
            // The outcome could not be stored, so this response shows it.
            Err(_) => page(StatusCode::OK, pages::outcome(&outcome)),
        };
        self.set_cookie(&mut response, &cookie, None);
        response
    }

    /// Stores an outcome. Returns the id of its page.
    async fn store_outcome(&self, outcome: Outcome) -> Result<SessionId, &'static str> {
        let id = SessionId::random()?;
        self.flows.put_outcome(id.clone(), outcome).await?;
        Ok(id)
    }

    /// Returns the page with the outcome of a flow. The page may be loaded again.
    async fn outcome_page(&self, id: &str) -> Page {
        let outcome = match SessionId::parse(id.as_bytes()) {
            Some(id) => self.flows.outcome(id).await,
            None => None,
        };
        let outcome = outcome.unwrap_or_else(|| {
            let text = "This browser did not begin this flow, or the flow has ended, or it has expired. If you used the \
                        back button, the connector may be connected. Check its page.";
            open("Nothing to finish", text)
        });
        page(StatusCode::OK, pages::outcome(&outcome))
    }

    /// Checks the state of the redirect, and sends the code to PipesHub once.
    async fn finish(&self, flow: Flow, query: &str) -> Outcome {
        let Flow {
            connector_id,
            was_authenticated,
            state,
        } = flow;
        let request = match HandleOAuthCallbackRequest::from_redirect(query, state) {
            Ok(request) => request.base_url(&*self.origin),
            // No request was sent to PipesHub, so nothing has changed.
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
            Ok(_) => good("PipesHub has your permission and can read your data."),
            // The code may be spent, also after a 502, 503 or 504. It must not be sent again, but
            // the connector's status can be read.
            Err(error) if error.outcome_is_unknown() => {
                self.check_outcome(connector_id, was_authenticated, &error)
                    .await
            }
            Err(error) => failed(&error),
        }
    }

    /// Checks the connector after a callback with an unknown outcome.
    async fn check_outcome(
        &self,
        connector_id: String,
        was_authenticated: bool,
        error: &Error,
    ) -> Outcome {
        let request = WaitUntilAuthenticatedRequest::new(connector_id, was_authenticated);
        let mut outcome = match self
            .pipeshub
            .connector_oauth()
            .wait_until_authenticated(request)
            .await
        {
            Ok(WaitUntilAuthenticatedResponse::Authenticated) => {
                good("PipesHub did not confirm it, but it has your permission.")
            }
            Ok(WaitUntilAuthenticatedResponse::Inconclusive) => open(
                "Connected, perhaps as before",
                "PipesHub did not confirm it. The connector was connected before, so it may still use the old \
                 permission. To be sure, connect it again.",
            ),
            Ok(WaitUntilAuthenticatedResponse::NotAuthenticated) => bad(
                "Not connected",
                "PipesHub did not confirm it, and the connector is not connected. Connect it again.",
            ),
            Err(_) => open(
                "Not certain",
                "PipesHub did not confirm it, and its status cannot be read now. Check again in a few minutes.",
            ),
        };
        outcome.detail = Some(error.to_string());
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

    /// Returns the name of a flow's cookie. With https, the name has the prefix `__Host-`, with
    /// which browsers refuse a cookie from another host or without `Secure`.
    fn cookie_of(&self, state: &str) -> String {
        let prefix = if self.is_https() { "__Host-" } else { "" };
        format!("{prefix}{}", session::cookie_of(state))
    }

    /// Sets the cookie, or removes it if `id` is `None`. `Lax` and not `Strict`, because the
    /// provider's redirect comes from another site.
    fn set_cookie(&self, response: &mut Page, name: &str, id: Option<&SessionId>) {
        let secure = if self.is_https() { "; Secure" } else { "" };
        let (value, age) = id.map_or(("", 0), |id| (id.expose(), LIFETIME.as_secs()));
        let cookie =
            format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
        set(response, header::SET_COOKIE, &cookie);
    }
}

/// Returns the host of a request: that of an absolute URL, or the `Host` header.
fn requested_host(uri: &http::Uri, headers: &HeaderMap) -> Option<Host> {
    let mut given = headers.get_all(header::HOST).iter();
    let authority = match (uri.authority(), given.next(), given.next()) {
        (Some(authority), ..) => authority.clone(),
        (None, Some(host), None) => host.as_bytes().try_into().ok()?,
        _ => return None,
    };
    Host::parse(authority.host()).ok()
}

/// Returns the state in a redirect's query if there is exactly one. Other parameters need not be
/// valid.
fn state_of(query: &str) -> Option<String> {
    let pairs = query
        .split('&')
        .filter_map(|pair| parse_query(pair).ok()?.pop());
    let mut states = pairs.filter_map(|(name, value)| (name == "state").then_some(value));
    let state = states.next()?;
    states.next().is_none().then_some(state)
}

/// Returns the session ids in all cookies of this name. Another server on this host may set a
/// cookie of the same name, and any other cookies.
fn cookies(headers: &HeaderMap, name: &str) -> Vec<SessionId> {
    let lines = headers.get_all(header::COOKIE).iter();
    let pairs = lines.flat_map(|line| line.as_bytes().split(|&byte| byte == b';'));
    pairs
        .filter_map(|pair| pair.trim_ascii().strip_prefix(name.as_bytes()))
        .filter_map(|rest| SessionId::parse(rest.strip_prefix(b"=")?))
        .collect()
}

fn see_other(url: &str) -> Page {
    let mut response = page(StatusCode::SEE_OTHER, String::new());
    set(&mut response, header::LOCATION, url);
    response
}

/// Returns a page that is not cached. With `strict-origin`, other pages learn only this server's
/// origin. With `no-referrer`, the form would have no `Origin`.
fn page(status: StatusCode, html: String) -> Page {
    let mut response = Response::new(html);
    *response.status_mut() = status;
    set(
        &mut response,
        header::CONTENT_TYPE,
        "text/html; charset=utf-8",
    );
    set(
        &mut response,
        header::CONTENT_SECURITY_POLICY,
        pages::POLICY,
    );
    set(&mut response, header::REFERRER_POLICY, "strict-origin");
    set(&mut response, header::CACHE_CONTROL, "no-store");
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}

fn set(response: &mut Page, name: header::HeaderName, value: &str) {
    // Every value is a checked URL or a text of this program, so it is valid.
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
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

/// Returns the outcome of a flow that failed: the user denied access, PipesHub or the provider
/// reported an error, or the call failed.
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

/// Returns the outcome of a call that failed. The text of an error contains no secret, so the page
/// may show it.
fn trouble(error: &Error) -> Outcome {
    let text = error.server_message().map_or_else(
        || {
            "The request failed. Try again, and tell your administrator if the problem remains."
                .to_owned()
        },
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

    #[test]
    fn arguments_that_are_invalid_are_usage_errors_that_name_the_argument() {
        let parse = |line: &str| {
            let given = line.split_whitespace().map(str::to_owned).collect();
            arguments(given)
        };
        for (line, problem) in [
            ("--listen", "--listen needs an address"),
            ("--listen 8085", "--listen: not an address"),
            ("c1 --listen example.com:80", "--listen: not an address"),
            ("--origin", "--origin needs a URL"),
            ("--origin app.example.com", "--origin: "),
            (
                "--origin https://app.example.com/x",
                "--origin must be http",
            ),
            ("--allow-host", "--allow-host needs a name"),
            ("--allow-host a<b", "--allow-host: "),
            ("--port 80", "unknown option --port"),
            ("-x", "unknown option -x"),
            ("c1 c2", "more than one connector id"),
        ] {
            let error = parse(line).err().unwrap_or_default();
            assert!(error.starts_with(problem), "{line}: {error}");
        }
        assert!(parse("c1 --help").unwrap().is_none());
        let line = "--listen localhost:1 --origin HTTPS://App.example.com --allow-host h c1";
        let found = parse(line).unwrap().unwrap();
        assert_eq!(found.connector_id.as_deref(), Some("c1"));
        assert_eq!(found.listen, ListenAddress::localhost(1));
        assert_eq!(found.origin.as_deref(), Some("https://app.example.com"));
        assert_eq!(found.hosts, [Host::Domain("h".to_owned())]);
    }

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

        async fn send(&mut self, method: Method, url: &str, origin: Option<&str>) -> Page {
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
            let response = self.app.handle(&method, &uri, &headers).await;
            if let Some(cookie) = response.headers().get(header::SET_COOKIE) {
                let cookie = cookie.to_str().unwrap();
                let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
            response
        }

        /// Opens a page, follows the redirect, and returns the last page. Asserts that its URL
        /// contains neither code nor state.
        async fn open(&mut self, url: &str) -> Page {
            let response = self.send(Method::GET, url, None).await;
            let Some(location) = response.headers().get(header::LOCATION) else {
                return response;
            };
            assert_eq!(response.status(), StatusCode::SEE_OTHER);
            assert_eq!(text(&response, header::REFERRER_POLICY), "strict-origin");
            let location = location.to_str().unwrap().to_owned();
            assert!(
                location.starts_with(ENDED) && !location.contains('?'),
                "{location}"
            );
            self.send(Method::GET, &location, None).await
        }

        async fn connect(&mut self) -> Page {
            self.send(Method::POST, "/connect", Some(&self.app.origin.clone()))
                .await
        }

        /// Presses the button and consents. Returns the URL of the provider's redirect.
        async fn consented(&mut self) -> String {
            let sent = self.connect().await;
            self.emulator.grant(text(&sent, header::LOCATION)).unwrap()
        }
    }

    fn text(response: &Page, name: header::HeaderName) -> &str {
        response.headers()[name].to_str().unwrap()
    }

    #[tokio::test]
    async fn flow_from_the_button_to_the_end_connects() {
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
        let sent_on = browser.send(Method::GET, &back, None).await;
        let page = text(&sent_on, header::LOCATION).to_owned();
        assert!(browser.cookies.is_empty());
        for response in [&sent_on, &browser.open(&page).await] {
            for (name, value) in [
                (header::CACHE_CONTROL, "no-store"),
                (header::REFERRER_POLICY, "strict-origin"),
                (header::CONTENT_SECURITY_POLICY, pages::POLICY),
            ] {
                assert_eq!(text(response, name), value);
            }
        }
        // The last page can be loaded again without a request to PipesHub. The URL of the redirect
        // with the same cookie finds no flow.
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
    async fn denied_flow_and_another_browser_do_not_connect() {
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
        let other = browser.open(&back).await;
        assert!(other.body().contains("Nothing to finish"));
        assert!(!browser.emulator.is_authenticated(fixtures::READY));
    }

    #[tokio::test]
    async fn callback_with_another_state_changes_no_flow() {
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
            let response = browser.open(&foreign).await;
            assert!(response.body().contains("Nothing to finish"), "{foreign}");
            assert_eq!(browser.cookies, cookies, "{foreign}");
        }
        let done = browser.open(&format!("{back}&other=%E9")).await;
        assert!(done.body().contains("\">Connected</h1>"), "{}", done.body());
    }

    #[tokio::test]
    async fn flows_of_two_tabs_are_independent() {
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
        // Another server on this host has set a cookie of the same name for a longer path.
        let others = format!("{}; {name}={value}", "0".repeat(64));
        browser.cookies.insert(name, others);
        let done = browser.open(&back).await;
        assert!(done.body().contains("\">Connected</h1>"), "{}", done.body());
    }

    #[tokio::test]
    async fn request_with_an_unknown_host_name_is_misdirected() {
        let browser = Browser::new(ORIGIN, fixtures::READY).await;
        let ask = async |url: &str, hosts: &[&str]| {
            let mut headers = HeaderMap::new();
            for host in hosts {
                headers.append(header::HOST, HeaderValue::from_str(host).unwrap());
            }
            let uri = url.parse().unwrap();
            browser
                .app
                .handle(&Method::GET, &uri, &headers)
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
        // The URL in the request line takes precedence (RFC 9112, section 3.2.2).
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
    async fn form_on_another_page_begins_no_flow() {
        let mut browser = Browser::new(ORIGIN, fixtures::READY).await;
        for origin in [
            None,
            Some("null"),
            Some("https://evil.example"),
            Some("https://app.example.com.evil.example"),
        ] {
            let response = browser.send(Method::POST, "/connect", origin).await;
            assert_eq!(response.status(), StatusCode::FORBIDDEN);
        }
        assert_eq!(
            browser.send(Method::GET, "/connect", None).await.status(),
            StatusCode::NOT_FOUND
        );
        assert!(browser.emulator.requests().is_empty());
    }

    #[tokio::test]
    async fn lost_response_is_resolved_by_polling() {
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
    async fn proxy_error_after_the_exchange_is_resolved_by_polling() {
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
        let has = |words| done.body().contains(words);
        assert!(
            has("Connected as before") && !has("Not connected"),
            "{}",
            done.body()
        );
        assert!(browser.emulator.is_authenticated(fixtures::CONNECTED));
    }

    #[tokio::test]
    async fn flow_that_cannot_begin_reports_the_reason() {
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
            browser.send(Method::GET, "/", None).await.status(),
            StatusCode::BAD_GATEWAY
        );
    }
}

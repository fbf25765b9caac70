//! Connects a connector: the whole OAuth flow, with an emulated PipesHub or with your own.
#![allow(clippy::print_stdout, reason = "the program prints each step")]
#![allow(clippy::print_stderr, reason = "a program prints its errors to stderr")]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "this is how a test stops"))]

use std::process::ExitCode;
use std::time::Duration;

use pipeshub::connector_configuration::GetConnectorConfigRequest;
use pipeshub::connector_instances::GetConnectorInstanceRequest;
use pipeshub::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, HandleOAuthCallbackFailure, HandleOAuthCallbackRequest,
    OAuthState, WaitUntilAuthenticatedRequest, WaitUntilAuthenticatedResponse,
};
use pipeshub::text::escape_controls;
use pipeshub::url::parse_query;
use pipeshub::{Error, Pipeshub, SensitiveUrl};
use pipeshub_connect::{ExpectedRedirect, ListenAddress, Listener, Redirect, RedirectListener};
use pipeshub_emulator::{Emulator, fixtures};
use pipeshub_examples::browser;
use tokio::time::timeout;

const HELP: &str = "\
Connects a connector through its OAuth flow.

    cargo run --example connect                 with an emulated PipesHub, provider and user
    cargo run --example connect -- --deny       the same, but the user denies access (exit status 1)

With your own PipesHub:

    read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token; it stays out of the history
    PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 \\
        cargo run --example connect -- CONNECTOR_ID --listen 127.0.0.1:8085

  CONNECTOR_ID     the connector to connect
  --listen ADDR    the address for the provider's redirect, such as 127.0.0.1:8085 or localhost:8085; the redirect URL
                   in the connector's saved configuration must be http://ADDR/connectors/oauth/callback/TYPE
  --deny           the emulated user denies access; only with the emulated PipesHub
  --help           prints this text

Exit status: 0 connected, 1 no new connection, 2 invalid arguments, 3 the outcome is unknown.
";

/// The time that a user has to consent.
const CONSENT_TIMEOUT: Duration = Duration::from_secs(300);

#[derive(Default)]
struct Arguments {
    connector_id: Option<String>,
    listen: Option<ListenAddress>,
    deny: bool,
}

fn arguments() -> Result<Option<Arguments>, String> {
    let mut found = Arguments::default();
    let mut arguments = pipeshub_examples::arguments()?.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(None),
            "--deny" => found.deny = true,
            "--listen" => {
                let address = arguments.next().unwrap_or_default();
                let address = address.parse();
                found.listen = Some(address.map_err(|problem| format!("--listen: {problem}"))?);
            }
            option if option.starts_with('-') => {
                return Err(format!("unknown option {option}"));
            }
            id if found.connector_id.is_none() => found.connector_id = Some(id.to_owned()),
            _ => return Err("more than one connector id".to_owned()),
        }
    }
    Ok(Some(found))
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("{problem}; see --help");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the runtime did not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let result = if std::env::var_os("PIPESHUB_SERVER_URL").is_some() {
        runtime.block_on(with_your_own(arguments))
    } else {
        runtime.block_on(with_the_emulator(arguments))
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("\n{}", verdict(&*problem));
            ExitCode::from(if problem.is::<UnknownOutcome>() { 3 } else { 1 })
        }
    }
}

/// Returns the last line of the program. The line never says "not connected", because the connector
/// may be connected by an earlier flow.
fn verdict(problem: &(dyn std::error::Error + 'static)) -> String {
    if problem.is::<UnknownOutcome>() {
        format!("The outcome of this flow is unknown: {problem}")
    } else {
        format!("No new connection: {problem}")
    }
}

/// The error of a flow that may have succeeded: the code may be spent, and the result is not known.
#[derive(Debug)]
struct UnknownOutcome(String);

impl std::fmt::Display for UnknownOutcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UnknownOutcome {}

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

async fn with_the_emulator(arguments: Arguments) -> Result<()> {
    let listen = arguments.listen.unwrap_or(ListenAddress::localhost(0));
    let listener = RedirectListener::from(Listener::bind(listen).await?);
    let emulator = Emulator::builder()
        .redirect_base(listener.origin())
        .start()
        .await?;
    println!(
        "The emulated PipesHub and provider listen at {}",
        emulator.origin()
    );
    let pipeshub = Pipeshub::builder()
        .server_url(emulator.server_url())
        .bearer_auth(emulator.token())
        .build()?;
    let connector_id = arguments
        .connector_id
        .unwrap_or_else(|| fixtures::READY.to_owned());

    let flow = begin(&pipeshub, &connector_id, &listener).await?;
    let choice = if arguments.deny { "deny" } else { "allow" };
    println!("   the user opens the provider's page and presses \"{choice}\"");
    let url = flow.url.as_str().to_owned();
    let (page, result) = tokio::join!(browser::consent(&url, choice), async {
        let redirect = wait_for_redirect(&listener, &flow).await?;
        finish(&pipeshub, flow, redirect, &listener).await
    });
    result?;
    page?;
    Ok(())
}

async fn with_your_own(arguments: Arguments) -> Result<()> {
    let pipeshub = pipeshub_examples::or_usage_error(Pipeshub::from_env());
    if arguments.deny {
        return Err(
            "--deny is for the emulated user; with your own PipesHub, deny access in the browser"
                .into(),
        );
    }
    let connector_id = arguments
        .connector_id
        .ok_or("the connector's id is missing; see --help")?;
    let listen = arguments
        .listen
        .ok_or("--listen is missing, the address for the provider's redirect; see --help")?;
    let listener = RedirectListener::from(Listener::bind(listen).await?);

    let flow = begin(&pipeshub, &connector_id, &listener).await?;
    println!(
        "   open this URL in your browser within {} minutes:\n\n{}\n",
        CONSENT_TIMEOUT.as_secs() / 60,
        flow.url.as_str()
    );
    let redirect = wait_for_redirect(&listener, &flow).await?;
    finish(&pipeshub, flow, redirect, &listener).await
}

/// Waits for the provider's redirect.
///
/// Any web page and any program of this machine can send requests to the listener. Only a request
/// with this flow's path and state counts.
async fn wait_for_redirect(listener: &RedirectListener, flow: &Flow) -> Result<Redirect> {
    let expected = ExpectedRedirect::new(&flow.redirect_uri, flow.state.expose());
    let redirect = listener.redirect(|target| expected.is_met_by(target));
    let redirect = timeout(CONSENT_TIMEOUT, redirect).await;
    Ok(redirect.map_err(|_| "the provider sent no redirect in time")??)
}

/// Completes the flow, and then shows the result in the browser.
async fn finish(
    pipeshub: &Pipeshub,
    flow: Flow,
    redirect: Redirect,
    listener: &RedirectListener,
) -> Result<()> {
    let result = complete(pipeshub, flow, redirect.target(), listener).await;
    let (title, text) = match &result {
        Ok(()) => ("Connected", "You can close this page."),
        Err(problem) if problem.is::<UnknownOutcome>() => {
            ("Not certain", "See the output of the program.")
        }
        Err(_) => (
            "No new connection",
            "See the output of the program for the reason.",
        ),
    };
    // The result does not depend on whether the browser is still there.
    let _ = redirect.answer(title, text).await;
    result
}

struct Flow {
    connector_id: String,
    name: String,
    was_authenticated: bool,
    url: SensitiveUrl,
    redirect_uri: String,
    state: OAuthState,
}

async fn begin(
    pipeshub: &Pipeshub,
    connector_id: &str,
    listener: &RedirectListener,
) -> Result<Flow> {
    println!("\n1. Read the connector's status");
    let request = GetConnectorInstanceRequest::new(connector_id);
    let connector = pipeshub
        .connector_instances()
        .get_connector_instance(request)
        .await
        .map_err(with_server_message)?;
    let name = escape_controls(connector.name.as_deref().unwrap_or(connector_id));
    let kind = escape_controls(
        connector
            .connector_type
            .as_deref()
            .unwrap_or("an unknown type"),
    );
    if connector.is_authenticated {
        println!(
            "   \"{name}\" ({kind}) is already connected, so the check at the end proves nothing about this flow"
        );
    } else {
        println!("   \"{name}\" ({kind}) is not connected");
    }

    println!("2. Get the URL of the consent page from PipesHub");
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id).base_url(listener.origin());
    let authorization = pipeshub
        .connector_oauth()
        .get_oauth_authorization_url(request)
        .await
        .map_err(with_server_message)?;
    println!(
        "   request {} took {} attempt(s)",
        authorization.meta().request_id(),
        authorization.meta().attempts()
    );
    let authorization = authorization.into_inner();

    // If the provider redirects to PipesHub's own page, that page sends the code, too. Sending the
    // code twice at the same time can destroy the tokens.
    let redirect_uri = parse_query(authorization.authorization_url.query())?
        .into_iter()
        .find_map(|(name, value)| (name == "redirect_uri").then_some(value))
        .unwrap_or_default();
    if !redirect_uri.starts_with(&format!("{}/", listener.origin())) {
        return Err(format!(
            "the connector's saved redirect URL is \"{}\", which is not below {}; save a redirect URL below that \
             origin, or let PipesHub's own page finish the flow",
            escape_controls(&redirect_uri),
            listener.origin()
        )
        .into());
    }

    println!("3. The owner consents");
    Ok(Flow {
        connector_id: connector_id.to_owned(),
        name,
        was_authenticated: connector.is_authenticated,
        url: authorization.authorization_url,
        redirect_uri,
        state: authorization.state,
    })
}

/// Checks the redirect, sends the code to PipesHub, and reads the connector's status.
async fn complete(
    pipeshub: &Pipeshub,
    flow: Flow,
    redirect: &str,
    listener: &RedirectListener,
) -> Result<()> {
    println!("   the provider redirected the browser to this program");

    println!("4. Check the state and send the code to PipesHub");
    let request = match HandleOAuthCallbackRequest::from_redirect(redirect, flow.state) {
        Ok(request) => request,
        Err(error) if flow.was_authenticated => {
            // No request was sent to PipesHub, so nothing has changed.
            let problem = with_server_message(error);
            return Err(format!("{problem}; the connector is still connected, as before").into());
        }
        Err(error) => return Err(with_server_message(error)),
    };
    println!(
        "   the state is that of this flow; the code has {} characters and is valid once",
        request.code.expose().len()
    );
    if let Some(issuer) = &request.iss {
        println!(
            "   the provider identifies itself as {}",
            escape_controls(issuer)
        );
    }
    match pipeshub
        .connector_oauth()
        .handle_oauth_callback(request.base_url(listener.origin()))
        .await
    {
        Ok(connected) => {
            if let Some(id) = connected.connector_id() {
                println!("   PipesHub stored the tokens of connector {id}");
            }
        }
        // The code may be spent without a response, and also after a 502, 503 or 504.
        Err(error) if error.outcome_is_unknown() => {
            println!("   {error}");
            return check_outcome(pipeshub, &flow.connector_id, flow.was_authenticated).await;
        }
        Err(error) => return Err(with_server_message(error)),
    }

    println!("5. Read the connector's status again");
    let request = GetConnectorConfigRequest::new(flow.connector_id);
    let config = pipeshub
        .connector_configuration()
        .get_connector_config(request)
        .await
        .map_err(|error| {
            let problem = with_server_message(error);
            UnknownOutcome(format!(
                "PipesHub accepted the code, but reading the connector's status failed: {problem}"
            ))
        })?;
    if !config.is_authenticated {
        return Err("PipesHub reports that the connector is not authenticated".into());
    }
    let proof = if flow.was_authenticated {
        ", as before"
    } else {
        ""
    };
    println!("   \"{}\" is connected{proof}", flow.name);
    Ok(())
}

/// Checks the connector after a callback with an unknown outcome. The code must not be sent again.
async fn check_outcome(
    pipeshub: &Pipeshub,
    connector_id: &str,
    was_authenticated: bool,
) -> Result<()> {
    println!("5. Check whether the flow succeeded");
    let request = WaitUntilAuthenticatedRequest::new(connector_id, was_authenticated);
    match pipeshub
        .connector_oauth()
        .wait_until_authenticated(request)
        .await
    {
        Ok(WaitUntilAuthenticatedResponse::Authenticated) => {
            println!("   it did; the connector is connected");
            Ok(())
        }
        Ok(WaitUntilAuthenticatedResponse::Inconclusive) => {
            let text = "the connector is connected, but it was connected before, too";
            Err(UnknownOutcome(text.to_owned()).into())
        }
        Ok(WaitUntilAuthenticatedResponse::NotAuthenticated) => {
            Err("the flow failed; begin a new flow".into())
        }
        Err(error) => {
            let problem = with_server_message(error);
            let text = format!("reading the connector's status failed; check later: {problem}");
            Err(UnknownOutcome(text).into())
        }
    }
}

/// Returns the error with any message of the server or the provider.
fn with_server_message(error: Error) -> Box<dyn std::error::Error> {
    if let Some(failure) = error.failure::<HandleOAuthCallbackFailure>() {
        let code = failure.error().unwrap_or("no code");
        let sentence = failure.error_message().unwrap_or("no reason given");
        return format!("{sentence} ({code})").into();
    }
    match error.server_message() {
        Some(message) => format!("{message}\n({error})").into(),
        None => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use pipeshub_emulator::Fault;

    use super::*;

    /// Runs a flow whose callback meets these faults. Returns the program's last line, and whether
    /// the connector is connected. Asserts that the browser shows the same result.
    async fn last_line(
        connector_id: &str,
        choice: &'static str,
        faults: &[Fault],
    ) -> (String, bool) {
        let listener = RedirectListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
            .await
            .unwrap();
        let emulator = Emulator::builder()
            .redirect_base(listener.origin())
            .start()
            .await
            .unwrap();
        let pipeshub = Pipeshub::builder()
            .server_url(emulator.server_url())
            .bearer_auth(emulator.token())
            .build()
            .unwrap();
        let flow = begin(&pipeshub, connector_id, &listener).await.unwrap();
        let url = flow.url.as_str().to_owned();
        let browser = tokio::spawn(async move { browser::consent(&url, choice).await.unwrap() });
        let redirect = wait_for_redirect(&listener, &flow).await.unwrap();
        for fault in faults {
            emulator.fault(fault.clone());
        }
        let result = finish(&pipeshub, flow, redirect, &listener).await;
        let line = match result {
            Ok(()) => "connected".to_owned(),
            Err(problem) => verdict(&*problem),
        };
        let title = match line.split(' ').next().unwrap() {
            "connected" => "<h1>Connected</h1>",
            "The" => "<h1>Not certain</h1>",
            _ => "<h1>No new connection</h1>",
        };
        let page = browser.await.unwrap();
        assert!(page.contains(title), "{line}: {page}");
        (line, emulator.is_authenticated(connector_id))
    }

    #[tokio::test]
    async fn request_of_another_flow_is_refused_and_the_wait_continues() {
        let listener = RedirectListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
            .await
            .unwrap();
        let origin = listener.origin();
        let path = "/connectors/oauth/callback/Google Drive";
        let flow = Flow {
            connector_id: fixtures::READY.to_owned(),
            name: String::new(),
            was_authenticated: false,
            url: SensitiveUrl::unchecked(String::new()),
            redirect_uri: format!("{origin}{path}"),
            state: OAuthState::from_saved("s=="),
        };
        let path = path.replace(' ', "%20");
        let foreign = [
            "/x.png?state=x".to_owned(),
            "/x.png?state=s==".to_owned(),
            format!("{path}?code=c&state=x"),
            format!("{path}?code=c&state=s==&state=x"),
            "/favicon.ico".to_owned(),
        ];
        let own = format!("{path}?code=c&state=s%3D%3D");
        let browser = async {
            for target in foreign {
                // The listener responds with 404 and an empty page.
                let page = browser::open(&format!("{origin}{target}")).await;
                assert_eq!(page.unwrap(), "", "{target}");
            }
            browser::open(&format!("{origin}{own}")).await.unwrap()
        };
        let program = async {
            let redirect = wait_for_redirect(&listener, &flow).await.unwrap();
            assert_eq!(redirect.target(), own);
            redirect.answer("Connected", "").await.unwrap();
        };
        let (page, ()) = tokio::join!(browser, program);
        assert!(page.contains("<h1>Connected</h1>"), "{page}");
    }

    fn proxy(status: u16) -> Fault {
        Fault::reply(status, "text/html", "<h1>Bad Gateway</h1>")
    }

    #[tokio::test]
    async fn proxy_error_after_the_exchange_does_not_hide_the_connection() {
        let flows = [502, 503, 504].map(|status| async move {
            let done = [proxy(status).once_handled()];
            let new = last_line(fixtures::READY, "allow", &done).await;
            assert_eq!(new, ("connected".to_owned(), true), "{status}");
            let (line, connected) = last_line(fixtures::CONNECTED, "allow", &done).await;
            assert!(connected);
            let unknown = "The outcome of this flow is unknown: the connector is connected, but";
            assert!(line.starts_with(unknown), "{status}: {line}");
        });
        let [one, two, three] = flows;
        tokio::join!(one, two, three);
    }

    #[tokio::test]
    async fn gateway_error_after_the_exchange_does_not_hide_the_connection() {
        let done = [Fault::status(503).once_handled()];
        let new = last_line(fixtures::READY, "allow", &done).await;
        assert_eq!(new, ("connected".to_owned(), true));
    }

    #[tokio::test]
    async fn status_that_cannot_be_read_leaves_the_outcome_unknown() {
        let mut faults = vec![Fault::delay(Duration::ZERO)];
        faults.push(Fault::status(403));
        let (line, connected) = last_line(fixtures::READY, "allow", &faults).await;
        assert!(connected);
        assert!(
            line.starts_with("The outcome of this flow is unknown"),
            "{line}"
        );
    }

    #[tokio::test]
    async fn refusal_reports_a_connection_that_remains() {
        for (id, as_before) in [(fixtures::READY, false), (fixtures::CONNECTED, true)] {
            let (line, connected) = last_line(id, "deny", &[]).await;
            assert!(line.starts_with("No new connection: "), "{line}");
            assert!(line.contains("access_denied"), "{line}");
            assert_eq!(
                line.contains("still connected, as before"),
                as_before,
                "{line}"
            );
            assert_eq!(connected, as_before);
        }
    }
}

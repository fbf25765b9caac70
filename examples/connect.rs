//! Takes a connector through its whole OAuth flow: with an emulated PipesHub on this machine, or
//! with your own.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]
#![allow(clippy::print_stderr, reason = "errors go where errors belong")]
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
Takes a connector through its OAuth flow.

    cargo run --example connect                 with an emulated PipesHub, provider and user
    cargo run --example connect -- --deny       the same, and the user says no (exit status 1)

With your own PipesHub:

    read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token: no history keeps it
    PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 \\
        cargo run --example connect -- CONNECTOR_ID --listen 127.0.0.1:8085

  CONNECTOR_ID     the connector to connect
  --listen ADDR    where the provider sends the browser back to, such as 127.0.0.1:8085 or localhost:8085; the redirect
                   URL in the connector's saved configuration has to be http://ADDR/connectors/oauth/callback/TYPE
  --deny           emulated only: the user refuses
  --help           this text

Exit status: 0 connected, 1 no new connection, 2 wrong arguments, 3 nobody knows whether it is connected.
";

/// How long a person may take to consent.
const PATIENCE: Duration = Duration::from_secs(300);

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
                return Err(format!("there is no option {option}"));
            }
            id if found.connector_id.is_none() => found.connector_id = Some(id.to_owned()),
            _ => return Err("one connector at a time".to_owned()),
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
            eprintln!("{problem}; --help explains");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("no runtime: {error}");
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
            ExitCode::from(if problem.is::<Doubt>() { 3 } else { 1 })
        }
    }
}

/// The last line. It never says "not connected": the connector may be, from an earlier flow.
fn verdict(problem: &(dyn std::error::Error + 'static)) -> String {
    if problem.is::<Doubt>() {
        format!("Nobody knows whether this flow has worked: {problem}")
    } else {
        format!("No new connection: {problem}")
    }
}

/// The code may have been spent, and PipesHub could not say what came of it.
#[derive(Debug)]
struct Doubt(String);

impl std::fmt::Display for Doubt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Doubt {}

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

async fn with_the_emulator(arguments: Arguments) -> Result<()> {
    let listen = arguments.listen.unwrap_or(ListenAddress::localhost(0));
    let listener = RedirectListener::from(Listener::bind(listen).await?);
    let emulator = Emulator::builder()
        .redirect_base(listener.origin())
        .start()
        .await?;
    println!(
        "PipesHub and a provider are emulated at {}",
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
    let answer = if arguments.deny { "deny" } else { "allow" };
    println!("   the user opens the provider's page and presses \"{answer}\"");
    let url = flow.url.as_str().to_owned();
    let (page, result) = tokio::join!(browser::consent(&url, answer), async {
        let redirect = came_back(&listener, &flow).await?;
        end(&pipeshub, flow, redirect, &listener).await
    });
    result?;
    page?;
    Ok(())
}

async fn with_your_own(arguments: Arguments) -> Result<()> {
    let pipeshub = pipeshub_examples::or_usage_error(Pipeshub::from_env());
    if arguments.deny {
        return Err(
            "--deny is for the emulated user; with your own PipesHub, refuse in the browser".into(),
        );
    }
    let connector_id = arguments
        .connector_id
        .ok_or("give the connector's id; --help explains")?;
    let listen = arguments
        .listen
        .ok_or("say with --listen where the provider sends the browser back to; --help explains")?;
    let listener = RedirectListener::from(Listener::bind(listen).await?);

    let flow = begin(&pipeshub, &connector_id, &listener).await?;
    println!(
        "   open this in your browser, within {} minutes:\n\n{}\n",
        PATIENCE.as_secs() / 60,
        flow.url.as_str()
    );
    let redirect = came_back(&listener, &flow).await?;
    end(&pipeshub, flow, redirect, &listener).await
}

/// Waits for the browser that the provider sends back. Any page in it, and any program of this
/// machine, can ask the listener for anything meanwhile: only this flow's path and state count.
async fn came_back(listener: &RedirectListener, flow: &Flow) -> Result<Redirect> {
    let expected = ExpectedRedirect::new(&flow.redirect_uri, flow.state.expose());
    let redirect = listener.redirect(|target| expected.is_met_by(target));
    let redirect = timeout(PATIENCE, redirect).await;
    Ok(redirect.map_err(|_| "nobody came back from the provider")??)
}

/// Ends the flow, and then tells the browser how that went.
async fn end(
    pipeshub: &Pipeshub,
    flow: Flow,
    redirect: Redirect,
    listener: &RedirectListener,
) -> Result<()> {
    let result = hand_over(pipeshub, flow, redirect.target(), listener).await;
    let (title, text) = match &result {
        Ok(()) => ("Connected", "You can close this page."),
        Err(problem) if problem.is::<Doubt>() => ("Not certain", "The program has more to say."),
        Err(_) => ("No new connection", "The program says why."),
    };
    // A browser that has gone changes nothing.
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
    println!("\n1. How is the connector now?");
    let request = GetConnectorInstanceRequest::new(connector_id);
    let connector = pipeshub
        .connector_instances()
        .get_connector_instance(request)
        .await
        .map_err(explained)?;
    let name = escape_controls(connector.name.as_deref().unwrap_or(connector_id));
    let kind = escape_controls(
        connector
            .connector_type
            .as_deref()
            .unwrap_or("an unknown type"),
    );
    if connector.is_authenticated {
        println!(
            "   \"{name}\" ({kind}) is connected already, so that the check at the end will prove nothing"
        );
    } else {
        println!("   \"{name}\" ({kind}) is not connected");
    }

    println!("2. Ask PipesHub where its owner has to consent");
    let request = GetOAuthAuthorizationUrlRequest::new(connector_id).base_url(listener.origin());
    let authorization = pipeshub
        .connector_oauth()
        .get_oauth_authorization_url(request)
        .await
        .map_err(explained)?;
    println!(
        "   request {} took {} attempt(s)",
        authorization.meta().request_id(),
        authorization.meta().attempts()
    );
    let authorization = authorization.into_inner();

    // If the browser comes back somewhere else, PipesHub's own page hands the code over, and a
    // second hand-over, at the same time, can destroy the tokens that the first one got.
    let redirect_uri = parse_query(authorization.authorization_url.query())?
        .into_iter()
        .find_map(|(name, value)| (name == "redirect_uri").then_some(value))
        .unwrap_or_default();
    if !redirect_uri.starts_with(&format!("{}/", listener.origin())) {
        return Err(format!(
            "the provider would send the browser to \"{}\" and not to {}; save that as the connector's redirect \
             URL, or let PipesHub's own page finish the flow",
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

async fn hand_over(
    pipeshub: &Pipeshub,
    flow: Flow,
    redirect: &str,
    listener: &RedirectListener,
) -> Result<()> {
    println!("   the provider has sent the browser back");

    println!("4. Check the state and hand the code to PipesHub");
    let request = match HandleOAuthCallbackRequest::from_redirect(redirect, flow.state) {
        Ok(request) => request,
        Err(error) if flow.was_authenticated => {
            // PipesHub was not asked, so nothing has changed there.
            let problem = explained(error);
            return Err(format!("{problem}; the connector is connected as it was before").into());
        }
        Err(error) => return Err(explained(error)),
    };
    println!(
        "   the state is ours; the code has {} characters and is used once",
        request.code.expose().len()
    );
    if let Some(issuer) = &request.iss {
        println!(
            "   the provider says that it is {}",
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
                println!("   PipesHub has the tokens of connector {id}");
            }
        }
        // Not only where no answer came: after a 502, 503 or 504 the code may be spent, too.
        Err(error) if error.outcome_is_unknown() => {
            println!("   {error}");
            return in_doubt(pipeshub, &flow.connector_id, flow.was_authenticated).await;
        }
        Err(error) => return Err(explained(error)),
    }

    println!("5. How is the connector now?");
    let request = GetConnectorConfigRequest::new(flow.connector_id);
    let config = pipeshub
        .connector_configuration()
        .get_connector_config(request)
        .await
        .map_err(|error| {
            let problem = explained(error);
            Doubt(format!(
                "PipesHub took the code, and cannot say now how the connector is: {problem}"
            ))
        })?;
    if !config.is_authenticated {
        return Err("PipesHub says that the connector is not authenticated".into());
    }
    let proof = if flow.was_authenticated {
        ", as it was before"
    } else {
        ""
    };
    println!("   \"{}\" is connected{proof}", flow.name);
    Ok(())
}

/// The code may have reached PipesHub, or not. It must not be sent again, but PipesHub can be
/// asked.
async fn in_doubt(pipeshub: &Pipeshub, connector_id: &str, was_authenticated: bool) -> Result<()> {
    println!("5. Did it work all the same?");
    let request = WaitUntilAuthenticatedRequest::new(connector_id, was_authenticated);
    match pipeshub
        .connector_oauth()
        .wait_until_authenticated(request)
        .await
    {
        Ok(WaitUntilAuthenticatedResponse::Authenticated) => {
            println!("   it did: the connector is connected");
            Ok(())
        }
        Ok(WaitUntilAuthenticatedResponse::Inconclusive) => {
            let doubt = "the connector is connected, but it was before";
            Err(Doubt(doubt.to_owned()).into())
        }
        Ok(WaitUntilAuthenticatedResponse::NotAuthenticated) => {
            Err("it did not work; begin a new flow".into())
        }
        Err(error) => {
            let problem = explained(error);
            Err(Doubt(format!("PipesHub cannot say it now, look later: {problem}")).into())
        }
    }
}

/// What a person wants to read: the server's own words, if there are some.
fn explained(error: Error) -> Box<dyn std::error::Error> {
    if let Some(failure) = error.failure::<HandleOAuthCallbackFailure>() {
        let code = failure.error().unwrap_or("no code");
        let sentence = failure.error_message().unwrap_or("no reason was given");
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

    /// What the program prints last, of a flow whose callback meets this fault, and how the
    /// connector is then. The browser shows no more than that.
    async fn last_line(
        connector_id: &str,
        answer: &'static str,
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
        let browser = tokio::spawn(async move { browser::consent(&url, answer).await.unwrap() });
        let redirect = came_back(&listener, &flow).await.unwrap();
        for fault in faults {
            emulator.fault(fault.clone());
        }
        let result = end(&pipeshub, flow, redirect, &listener).await;
        let line = match result {
            Ok(()) => "connected".to_owned(),
            Err(problem) => verdict(&*problem),
        };
        let title = match line.split(' ').next().unwrap() {
            "connected" => "<h1>Connected</h1>",
            "Nobody" => "<h1>Not certain</h1>",
            _ => "<h1>No new connection</h1>",
        };
        let page = browser.await.unwrap();
        assert!(page.contains(title), "{line}: {page}");
        (line, emulator.is_authenticated(connector_id))
    }

    #[tokio::test]
    async fn foreign_request_is_refused_and_ends_nothing() {
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
                // An empty page, which is what 404 comes with.
                let page = browser::open(&format!("{origin}{target}")).await;
                assert_eq!(page.unwrap(), "", "{target}");
            }
            browser::open(&format!("{origin}{own}")).await.unwrap()
        };
        let program = async {
            let redirect = came_back(&listener, &flow).await.unwrap();
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
            let told = "Nobody knows whether this flow has worked: the connector is connected, but";
            assert!(line.starts_with(told), "{status}: {line}");
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
    async fn look_that_fails_leaves_it_open() {
        let mut faults = vec![Fault::delay(Duration::ZERO)];
        faults.push(Fault::status(403));
        let (line, connected) = last_line(fixtures::READY, "allow", &faults).await;
        assert!(connected);
        assert!(line.starts_with("Nobody knows"), "{line}");
    }

    #[tokio::test]
    async fn refusal_says_what_is_still_connected() {
        for (id, as_before) in [(fixtures::READY, false), (fixtures::CONNECTED, true)] {
            let (line, connected) = last_line(id, "deny", &[]).await;
            assert!(line.starts_with("No new connection: "), "{line}");
            assert!(line.contains("access_denied"), "{line}");
            assert_eq!(
                line.contains("connected as it was before"),
                as_before,
                "{line}"
            );
            assert_eq!(connected, as_before);
        }
    }
}

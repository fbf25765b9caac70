//! The commands `connect`, `authorize`, `callback` and `status`.
//!
//! Each command is a method of [`Run`] and returns an [`Output`] or a failure. `main` prints both.
//! This module itself prints progress messages only, to standard error.

use std::fs;
use std::io::{ErrorKind, IsTerminal, stdin};
use std::path::Path;
use std::time::Duration;

use pipeshub::connector_configuration::{GetConnectorConfigRequest, GetConnectorConfigResponse};
use pipeshub::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackRequest,
    OAuthState, WaitUntilAuthenticatedRequest, WaitUntilAuthenticatedResponse,
};
use pipeshub::text::escape_controls;
use pipeshub::url::parse_query;
use pipeshub::{Error, Pipeshub, RequestOptions, Response, SensitiveUrl};
use pipeshub_connect::{Listener, Redirect, RedirectListener};
use serde::Serialize;
use tokio::task::JoinSet;

use crate::args::{Authorize, Connect};
use crate::browser::ForwardingPage;
use crate::interrupt::Interrupt;
use crate::outcome::{Exit, Failure, Result};
use crate::redirect_uri::RedirectUri;
use crate::say::{json, say};
use crate::secrets::{REDACTED, Secrets};
use crate::settings::Client;
use crate::waits::CodeInFlight;
use crate::{own_page, progress, settings};

/// The server by default: PipesHub's cloud.
const SERVER_URL: &str = "https://app.pipeshub.com/api/v1";

/// The time limit for a status check that only adds a detail to a failure.
const SHORT_TIMEOUT: Duration = Duration::from_secs(5);

/// The state of a running command.
pub(crate) struct Run {
    pipeshub: Pipeshub,
    /// Replaces `pipeshub` once, if the OAuth app lacks one of the wanted scopes.
    with_fewer_scopes: Option<Pipeshub>,
    server_url: String,
    secrets: Secrets,
    code: CodeInFlight,
    interrupt: Interrupt,
}

/// The result of a command, as text and as JSON.
pub(crate) struct Output {
    pub(crate) text: String,
    pub(crate) json: String,
    pub(crate) exit: Exit,
}

/// Reads the URL that the browser was redirected to, from a pipe or a terminal.
pub(crate) async fn read_redirect(interrupt: &mut Interrupt) -> Result<String> {
    let read = tokio::task::spawn_blocking(|| {
        if stdin().is_terminal() {
            say("Paste the URL that the browser was redirected to, then press Enter:");
            settings::redirect_line(stdin().lock())
        } else {
            settings::redirect(stdin().lock())
        }
    });
    let broken = |error| {
        Failure::new(
            Exit::Local,
            format!("standard input cannot be read: {error}"),
        )
    };
    interrupt.unless(read).await?.map_err(broken)?
}

impl Run {
    pub(crate) fn new(client: Client, interrupt: Interrupt) -> Self {
        let Client {
            pipeshub,
            with_fewer_scopes,
            server_url,
            secrets,
            code,
        } = client;
        Self {
            pipeshub,
            with_fewer_scopes,
            server_url: server_url.unwrap_or_else(|| SERVER_URL.to_owned()),
            secrets,
            code,
            interrupt,
        }
    }

    pub(crate) async fn authorize(mut self, args: &Authorize) -> Result<Output> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed<'a> {
            connector_id: &'a str,
            authorization_url: &'a str,
            state: &'a str,
        }
        let connector_id = &*args.connector_id;
        // The file comes first, since a flow whose state cannot be saved is useless.
        let file = args
            .state_file
            .as_ref()
            .map(|path| settings::new_file(path).map(|file| (file, path)))
            .transpose()?;
        let begun = self.begin(connector_id).await;
        if let (Err(_), Some((_, path))) = (&begun, &file) {
            let _ = fs::remove_file(path);
        }
        let GetOAuthAuthorizationUrlResponse {
            authorization_url,
            state,
            ..
        } = begun?;
        self.secrets.add(state.expose());
        if let Some((file, path)) = file {
            settings::fill(file, path, state.expose())?;
        }
        let authorization_url = authorization_url.as_str();
        Ok(Output {
            text: authorization_url.to_owned(),
            json: json(&Printed {
                connector_id,
                authorization_url,
                state: state.expose(),
            }),
            exit: Exit::Done,
        })
    }

    pub(crate) async fn callback(mut self, state: OAuthState, redirect: &str) -> Result<Output> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed {
            connector_id: Option<String>,
        }
        let of_state = state.connector_id();
        let connector_id = match self.send_code(redirect, state).await {
            Ok(connector_id) => connector_id.or(of_state),
            Err(failure) => {
                return Err(self.after_failure(of_state.as_deref(), None, failure).await);
            }
        };
        let connector_id = connector_id.and_then(|id| self.secrets.shown(&id));
        Ok(Output {
            text: format!(
                "{} is connected",
                connector_id.as_deref().unwrap_or("the connector")
            ),
            json: json(&Printed { connector_id }),
            exit: Exit::Done,
        })
    }

    pub(crate) async fn status(mut self, connector_id: &str) -> Result<Output> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed<'a> {
            connector_id: &'a str,
            name: Option<String>,
            is_authenticated: bool,
        }
        let read = self.read_connector(connector_id).await?;
        let read = read.map_err(|error| Failure::of_call(&error))?;
        let GetConnectorConfigResponse {
            name,
            is_authenticated,
            ..
        } = &read;
        let (not, exit) = if *is_authenticated {
            ("", Exit::Done)
        } else {
            ("not ", Exit::NotConnected)
        };
        Ok(Output {
            text: format!(
                "{} is {not}connected",
                self.shown(connector_id, name.as_deref())
            ),
            json: json(&Printed {
                connector_id,
                name: self.shown_name(name.as_deref()),
                is_authenticated: *is_authenticated,
            }),
            exit,
        })
    }

    pub(crate) async fn connect(mut self, args: &Connect) -> Result<Output> {
        let connector_id = &*args.connector_id;
        let before = self.status_before(connector_id).await?;
        let GetOAuthAuthorizationUrlResponse {
            authorization_url,
            state,
            ..
        } = self.begin(connector_id).await?;
        self.secrets.add(state.expose());

        // PipesHub's own page would send the code, too. Two requests with one
        // code at the same time can destroy the tokens that the first one got.
        let advice = || self.redirect_url_advice(connector_id);
        let uri = RedirectUri::of(&authorization_url).map_err(|problem| {
            let problem = self.secrets.shown(&problem).unwrap_or_else(|| {
                "the redirect URL in the consent page's URL is not on this machine".to_owned()
            });
            Failure::new(Exit::Refused, problem).advise(advice())
        })?;
        let shown_uri = self.shown_uri(&uri.uri);
        if uri.is_served_by(&self.server_url) {
            let problem = format!("the redirect URL {shown_uri} is PipesHub's own page");
            return Err(Failure::new(Exit::Refused, problem).advise(advice()));
        }
        let address = args.listen.unwrap_or(uri.address());
        let listener = match Listener::bind(address).await {
            Ok(listener) => listener,
            Err(error) => {
                let is_taken = error.kind() == ErrorKind::AddrInUse;
                if is_taken && args.listen.is_none() && own_page::is_served(&uri).await {
                    let problem = format!(
                        "the redirect URL {shown_uri} already serves a web page, probably PipesHub's \
                         own page"
                    );
                    return Err(Failure::new(Exit::Refused, problem).advise(advice()));
                }
                return Err(cannot_listen(&address.to_string(), &error));
            }
        };
        let listener = RedirectListener::from(listener);

        let page = if args.no_browser {
            let url = authorization_url.as_str();
            say(&format!("Open this in your browser:\n\n{url}\n"));
            None
        } else {
            open(&authorization_url, args.browser.as_deref())
        };
        let expected = uri.with_state(state.expose());
        let arrival = listener.redirect(|target| expected.is_met_by(target));
        let arrival = self
            .interrupt
            .unless(progress::wait(args.wait, arrival))
            .await;
        // The browser has returned, or the wait has ended, so nobody needs the page any more. A
        // browser that ends later is not an error.
        drop(page);
        let arrival = arrival?;
        let redirect = arrival.ok_or_else(|| {
            Failure::new(
                Exit::NobodyCame,
                format!(
                    "the browser did not return within {} s",
                    args.wait.as_secs()
                ),
            )
            .advise(format!(
                "check the page in the browser. If the page is an error of the provider, check the \
                 OAuth app at the provider. The redirect URL {shown_uri} must be registered there, \
                 character by character. The client id and the scopes must be correct. If the page \
                 cannot be reached, the browser runs on another machine; use `authorize` and \
                 `callback`, or forward the port"
            ))
        })?;
        let redirect = redirect
            .map_err(|error| Failure::new(Exit::Local, format!("the listener failed: {error}")))?;

        let sent = self.send_code(redirect.target(), state).await;
        let result = self.confirm(connector_id, before, sent.map(drop)).await;
        show_result(redirect, &result).await;
        result
    }

    /// Reads the connector. The outer error is a signal, the inner one is the call's.
    ///
    /// If an OAuth app lacks a scope, this and all later calls use the needed scopes only.
    async fn read_connector(
        &mut self,
        connector_id: &str,
    ) -> Result<Result<GetConnectorConfigResponse, Error>> {
        let read = async |pipeshub: &Pipeshub| {
            let request = GetConnectorConfigRequest::new(connector_id);
            let call = pipeshub
                .connector_configuration()
                .get_connector_config(request);
            call.await.map(Response::into_inner)
        };
        let connector = self.interrupt.unless(read(&self.pipeshub)).await?;
        match (&connector, self.with_fewer_scopes.take()) {
            (Err(error), Some(fewer)) if lacks_a_scope(error) => {
                self.pipeshub = fewer;
                self.interrupt.unless(read(&self.pipeshub)).await
            }
            _ => Ok(connector),
        }
    }

    /// Adds the connector's status after a failed flow.
    ///
    /// `was_authenticated` is the status before the flow, if it is known.
    async fn after_failure(
        &mut self,
        connector_id: Option<&str>,
        was_authenticated: Option<bool>,
        mut failure: Failure,
    ) -> Failure {
        let Some(connector_id) = connector_id else {
            return failure;
        };
        match failure.exit {
            // PipesHub may have marked the old credentials as broken, so read the status again.
            Exit::NotConnected => {
                let short = RequestOptions::new().timeout(SHORT_TIMEOUT);
                let Ok(pipeshub) = self.pipeshub.with_options(short) else {
                    return failure;
                };
                let request = GetConnectorConfigRequest::new(connector_id);
                let read = pipeshub
                    .connector_configuration()
                    .get_connector_config(request);
                if let Ok(Ok(connector)) = self.interrupt.unless(read).await {
                    failure.is_connected = Some(connector.is_authenticated);
                    if connector.is_authenticated {
                        let name = self.shown(connector_id, connector.name.as_deref());
                        return failure.still_connected(&name);
                    }
                }
            }
            // PipesHub received or accepted no code, so the status is unchanged.
            _ => failure.is_connected = was_authenticated,
        }
        failure
    }

    /// Returns the requests that change the redirect URL. They were tried against a real server,
    /// and PipesHub's web app sends the same ones.
    fn redirect_url_advice(&self, connector_id: &str) -> String {
        let config = format!(
            "{}/connectors/{}/config",
            escape_controls(self.server_url.trim_end_matches('/')),
            escape_controls(connector_id)
        );
        format!(
            "connect the connector on PipesHub's own page, or save another redirect URL. To save \
             it, deactivate the connector and send PUT {config}/auth with \
             {{\"auth\":{{\"oauthConfigId\":\"...\"}},\"baseUrl\":\"http://127.0.0.1:8085\"}}. \
             Copy oauthConfigId from config.config.auth in the response to GET {config}. \
             PipesHub appends /connectors/oauth/callback/TYPE to baseUrl. Register the whole URL \
             with the OAuth app at the provider. Saving disconnects the connector"
        )
    }

    /// Reads the connector before the flow. Returns `None` if the token may not read it.
    async fn status_before(
        &mut self,
        connector_id: &str,
    ) -> Result<Option<GetConnectorConfigResponse>> {
        match self.read_connector(connector_id).await? {
            Ok(connector) => {
                let name = self.shown(connector_id, connector.name.as_deref());
                if connector.is_authenticated {
                    say(&format!(
                        "{name} is already connected, so a check at the end proves nothing"
                    ));
                } else {
                    say(&format!("{name} is not connected"));
                }
                Ok(Some(connector))
            }
            Err(error) if error.is_forbidden() => {
                say(&format!(
                    "the result cannot be checked at the end: {}",
                    Failure::of_call(&error).message(&self.secrets)
                ));
                Ok(None)
            }
            Err(error) => Err(Failure::of_call(&error)),
        }
    }

    async fn begin(&mut self, connector_id: &str) -> Result<GetOAuthAuthorizationUrlResponse> {
        let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
        let call = self
            .pipeshub
            .connector_oauth()
            .get_oauth_authorization_url(request);
        match self.interrupt.unless(call).await? {
            Ok(response) => Ok(response.into_inner()),
            Err(error) => Err(Failure::of_call(&error)),
        }
    }

    /// Checks the redirect and sends its code to PipesHub, once. Returns the connector's id if the
    /// response contains one.
    async fn send_code(&mut self, redirect: &str, state: OAuthState) -> Result<Option<String>> {
        self.secrets.add(state.expose());
        // Even if the redirect is refused below, its code and state stay secrets.
        let query = redirect
            .split_once('?')
            .map_or(redirect, |(_, query)| query);
        for (name, value) in parse_query(query).unwrap_or_default() {
            if ["code", "state"].contains(&&*name) {
                self.secrets.add(&value);
            }
        }
        let request = HandleOAuthCallbackRequest::from_redirect(redirect, state);
        let request = request.map_err(|error| Failure::of_call(&error))?;
        self.secrets.add(request.code.expose());
        let call = self
            .pipeshub
            .connector_oauth()
            .handle_oauth_callback(request);
        match self.interrupt.unless_repeated(call, &self.code).await? {
            Ok(response) => Ok(response.connector_id().map(str::to_owned)),
            Err(error) => Err(Failure::of_callback(&error)),
        }
    }

    /// Reads the connector after the code was sent, as PipesHub's own page does. The response may
    /// have been lost, and a reported success may be wrong.
    ///
    /// `lost` is the failure of a callback whose outcome is unknown. A read that proves success
    /// turns it into a success, and any other result returns it.
    async fn confirm(
        &mut self,
        connector_id: &str,
        before: Option<GetConnectorConfigResponse>,
        sent: Result,
    ) -> Result<Output> {
        let lost = match sent {
            Ok(()) => None,
            Err(failure) if failure.exit == Exit::Unknown => Some(failure),
            Err(failure) => {
                let was_authenticated = before.as_ref().map(|before| before.is_authenticated);
                return Err(self
                    .after_failure(Some(connector_id), was_authenticated, failure)
                    .await);
            }
        };
        if let Some(failure) = &lost {
            say(&failure.text(&self.secrets));
        }
        let after = match &before {
            Some(before) => {
                self.status_after(connector_id, before.is_authenticated, lost.is_some())
                    .await
            }
            // The token may not read the connector.
            None => None,
        };
        match (lost, after) {
            (_, Some(WaitUntilAuthenticatedResponse::Authenticated)) => {
                Ok(self.connected(connector_id, before.as_ref(), true))
            }
            (Some(failure), _) => Err(failure),
            (None, Some(WaitUntilAuthenticatedResponse::NotAuthenticated)) => Err(Failure::new(
                Exit::Unknown,
                "PipesHub accepted the code but does not report the connector as connected; \
                 check with `pipeshub-connect status`",
            )),
            (None, Some(WaitUntilAuthenticatedResponse::Inconclusive) | None) => {
                Ok(self.connected(connector_id, before.as_ref(), false))
            }
        }
    }

    /// Reads the status after a flow.
    ///
    /// After a success, a single read usually shows the new status. If the outcome is unknown, or
    /// the read shows no new status, `wait_until_authenticated` polls. Returns `None` if the status
    /// cannot be read.
    async fn status_after(
        &mut self,
        connector_id: &str,
        was_authenticated: bool,
        in_doubt: bool,
    ) -> Option<WaitUntilAuthenticatedResponse> {
        if !in_doubt
            && self
                .read_connector(connector_id)
                .await
                .ok()?
                .is_ok_and(|connector| connector.is_authenticated)
        {
            return Some(if was_authenticated {
                WaitUntilAuthenticatedResponse::Inconclusive
            } else {
                WaitUntilAuthenticatedResponse::Authenticated
            });
        }
        let request = WaitUntilAuthenticatedRequest::new(connector_id, was_authenticated);
        let polls = self
            .pipeshub
            .connector_oauth()
            .wait_until_authenticated(request);
        match self.interrupt.unless(polls).await.ok()? {
            Ok(after) => Some(after),
            Err(error) => {
                say(&format!(
                    "the result cannot be checked: {}",
                    Failure::of_call(&error).message(&self.secrets)
                ));
                None
            }
        }
    }
}

/// Texts from the server, redacted.
impl Run {
    /// Returns the connector's name in quotes, or its id.
    fn shown(&self, connector_id: &str, name: Option<&str>) -> String {
        self.shown_name(name).map_or_else(
            || escape_controls(connector_id),
            |name| format!("\"{name}\""),
        )
    }

    fn shown_name(&self, name: Option<&str>) -> Option<String> {
        name.and_then(|name| self.secrets.shown(name))
    }

    fn shown_uri(&self, uri: &str) -> String {
        let shown = self.secrets.shown(uri);
        shown.unwrap_or_else(|| REDACTED.to_owned())
    }

    fn connected(
        &self,
        connector_id: &str,
        before: Option<&GetConnectorConfigResponse>,
        confirmed: bool,
    ) -> Output {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed<'a> {
            connector_id: &'a str,
            name: Option<String>,
            was_authenticated: Option<bool>,
            confirmed: bool,
        }
        let name = before.and_then(|before| before.name.as_deref());
        let was_authenticated = before.map(|before| before.is_authenticated);
        Output {
            text: format!("{} is connected", self.shown(connector_id, name)),
            json: json(&Printed {
                connector_id,
                name: self.shown_name(name),
                was_authenticated,
                confirmed,
            }),
            exit: Exit::Done,
        }
    }
}

/// Whether an OAuth app lacks one of the requested scopes. The server either refuses the request or
/// grants fewer scopes, which the SDK reports as `InvalidReply`.
fn lacks_a_scope(error: &Error) -> bool {
    error.failure::<Error>().is_some_and(|error| {
        error.code() == Some("invalid_scope") || error.kind() == pipeshub::ErrorKind::InvalidReply
    })
}

/// Creates the failure for an address that cannot be listened on. Only for a port in use does the
/// advice mention another program.
fn cannot_listen(address: &str, error: &std::io::Error) -> Failure {
    match error.kind() {
        ErrorKind::AddrInUse => Failure::new(
            Exit::Local,
            format!("{address}, where the browser would return, is in use: {error}"),
        )
        .advise("end the program that listens there"),
        ErrorKind::PermissionDenied => Failure::new(
            Exit::Local,
            format!(
                "this system does not allow you to listen at {address}, where the browser would \
                 return: {error}"
            ),
        )
        .advise(
            "use a port from 1024 on. Many systems reserve lower ports for the administrator, and \
             Windows reserves others. The port must be the one in the redirect URL, or be \
             forwarded from it and set with --listen",
        ),
        _ => Failure::new(
            Exit::Local,
            format!(
                "this machine cannot listen at {address}, where the browser would return: {error}"
            ),
        ),
    }
}

/// A page in the browser, and the task that waits for the browser to fail.
///
/// Dropping this value removes the page and ends the task. The browser itself keeps running.
struct OpenedPage {
    _page: ForwardingPage,
    /// The only task of this set. Dropping the set aborts it.
    _failure: JoinSet<()>,
}

/// Opens the URL in the browser. Returns a page that the caller keeps until the browser returns.
///
/// Prints the URL instead if the page or the browser fails, such as on a machine without a desktop.
fn open(url: &SensitiveUrl, program: Option<&Path>) -> Option<OpenedPage> {
    let opened = ForwardingPage::write(url)
        .map_err(|error| format!("the private file for the browser cannot be created ({error})"))
        .and_then(|page| match page.open(program) {
            Ok(browser) => Ok((page, browser)),
            Err(error) => Err(format!("the browser cannot be started ({error})")),
        });
    match opened {
        Ok((page, mut browser)) => {
            say("The consent page opens in your browser.");
            let url = url.as_str().to_owned();
            let mut failure = JoinSet::new();
            failure.spawn(async move {
                if !browser.wait().await.is_ok_and(|status| status.success()) {
                    say(&instead_of_browser("the browser ended with an error", &url));
                }
            });
            Some(OpenedPage {
                _page: page,
                _failure: failure,
            })
        }
        Err(problem) => {
            say(&instead_of_browser(&problem, url.as_str()));
            None
        }
    }
}

fn instead_of_browser(problem: &str, url: &str) -> String {
    format!("{problem}; open this in your browser:\n\n{url}\n")
}

/// Shows the result in the browser. A browser that has closed the connection is ignored.
async fn show_result(redirect: Redirect, result: &Result<Output>) {
    let shown = match result {
        Ok(_) => {
            redirect
                .answer(
                    "Connected",
                    "You can close this page and return to the program.",
                )
                .await
        }
        Err(failure) if failure.exit == Exit::Unknown => {
            redirect
                .answer(
                    "Outcome unknown",
                    "The program that you started shows what to do.",
                )
                .await
        }
        Err(failure) => {
            let title = match failure.is_connected {
                Some(true) => "Still connected",
                Some(false) => "Not connected",
                None => "Not authorized",
            };
            redirect
                .answer(title, "The program that you started shows the reason.")
                .await
        }
    };
    drop(shown);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_in_use_has_other_advice_than_a_forbidden_one() {
        let text = |kind: ErrorKind| {
            let failure = cannot_listen("127.0.0.1:80", &kind.into());
            assert_eq!(failure.exit, Exit::Local);
            failure.text(&Secrets::default())
        };
        let taken = text(ErrorKind::AddrInUse);
        assert!(
            taken.contains("is in use") && taken.contains("end the program"),
            "{taken}"
        );
        let forbidden = text(ErrorKind::PermissionDenied);
        assert!(
            forbidden.contains("does not allow you to listen") && forbidden.contains("1024"),
            "{forbidden}"
        );
        let missing = text(ErrorKind::AddrNotAvailable);
        for other in [forbidden, missing] {
            assert!(
                !other.contains("in use") && !other.contains("end the program"),
                "{other}"
            );
        }
    }
}

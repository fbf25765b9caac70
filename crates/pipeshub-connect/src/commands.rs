//! What each command does.

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

use crate::args::{Authorize, Connect};
use crate::browser::ForwardingPage;
use crate::interrupt::Interrupt;
use crate::outcome::{Exit, Failure, Result};
use crate::redirect_uri::RedirectUri;
use crate::say::{json, say};
use crate::secrets::{NOT_REPEATED, Secrets};
use crate::settings::Client;
use crate::waits::Pause;
use crate::{own_page, progress, settings, words};

/// The server, unless it is given.
const SERVER_URL: &str = "https://app.pipeshub.com/api/v1";

/// How long a look may take that only adds to what is known.
const GLANCE: Duration = Duration::from_secs(5);

/// What every command works with.
pub(crate) struct Run {
    pipeshub: Pipeshub,
    with_fewer_scopes: Option<Pipeshub>,
    server_url: String,
    secrets: Secrets,
    pause: Pause,
    interrupt: Interrupt,
}

/// What a command came to, for people and for scripts.
pub(crate) struct Done {
    pub(crate) text: String,
    pub(crate) json: String,
    pub(crate) exit: Exit,
}

/// The redirect, from a pipe or from a person. A signal ends the wait for it.
pub(crate) async fn pasted(interrupt: &mut Interrupt) -> Result<String> {
    let read = tokio::task::spawn_blocking(|| {
        if stdin().is_terminal() {
            say("Paste the URL that the browser was sent to, then press Enter:");
            settings::redirect_line(stdin().lock())
        } else {
            settings::redirect(stdin().lock())
        }
    });
    let broken = |error| Failure::new(Exit::Local, format!("standard input broke: {error}"));
    interrupt.unless(read).await?.map_err(broken)?
}

impl Run {
    pub(crate) fn new(client: Client, interrupt: Interrupt) -> Self {
        let Client {
            pipeshub,
            with_fewer_scopes,
            server_url,
            secrets,
            pause,
        } = client;
        Self {
            pipeshub,
            with_fewer_scopes,
            server_url: server_url.unwrap_or_else(|| SERVER_URL.to_owned()),
            secrets,
            pause,
            interrupt,
        }
    }

    pub(crate) async fn authorize(mut self, args: &Authorize) -> Result<Done> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed<'a> {
            connector_id: &'a str,
            authorization_url: &'a str,
            state: &'a str,
        }
        let connector_id = &*args.connector_id;
        // Made first: a flow whose state cannot be kept is of no use.
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
        Ok(Done {
            text: authorization_url.to_owned(),
            json: json(&Printed {
                connector_id,
                authorization_url,
                state: state.expose(),
            }),
            exit: Exit::Done,
        })
    }

    pub(crate) async fn callback(mut self, state: OAuthState, redirect: &str) -> Result<Done> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed {
            connector_id: Option<String>,
        }
        let of_state = state.connector_id();
        let connector_id = match self.hand_over(redirect, state).await {
            Ok(connector_id) => connector_id.or(of_state),
            Err(failure) => {
                return Err(self.after_failure(of_state.as_deref(), None, failure).await);
            }
        };
        let connector_id = connector_id.and_then(|id| self.secrets.shown(&id));
        Ok(Done {
            text: format!(
                "{} is connected",
                connector_id.as_deref().unwrap_or("the connector")
            ),
            json: json(&Printed { connector_id }),
            exit: Exit::Done,
        })
    }

    pub(crate) async fn status(mut self, connector_id: &str) -> Result<Done> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed<'a> {
            connector_id: &'a str,
            name: Option<String>,
            is_authenticated: bool,
        }
        let read = self.look(connector_id).await?;
        let read = read.map_err(|error| Failure::of_call(&error, &self.secrets))?;
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
        Ok(Done {
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

    pub(crate) async fn connect(mut self, args: &Connect) -> Result<Done> {
        let connector_id = &*args.connector_id;
        let before = self.look_before(connector_id).await?;
        let GetOAuthAuthorizationUrlResponse {
            authorization_url,
            state,
            ..
        } = self.begin(connector_id).await?;
        self.secrets.add(state.expose());

        // If the browser came back somewhere else, PipesHub's own page would hand the code over,
        // and a second hand-over, at the same time, can destroy the tokens that the first one got.
        let how = || self.how_to_change_the_redirect_url(connector_id);
        let uri = RedirectUri::of(&authorization_url).map_err(|problem| {
            let problem = self.secrets.shown(&problem).unwrap_or_else(|| {
                "the redirect URL in the consent page's URL is none on this machine".to_owned()
            });
            Failure::new(Exit::Refused, problem).advise(how())
        })?;
        let shown_uri = self.shown_uri(&uri.uri);
        if uri.is_served_by(&self.server_url) {
            let problem = format!(
                "the provider would send the browser to {shown_uri}, which is PipesHub's own page"
            );
            return Err(Failure::new(Exit::Refused, problem).advise(how()));
        }
        let address = args.listen.unwrap_or(uri.address());
        let listener = match Listener::bind(address).await {
            Ok(listener) => listener,
            Err(error) => {
                let is_taken = error.kind() == ErrorKind::AddrInUse;
                if is_taken && args.listen.is_none() && own_page::is_served(&uri).await {
                    let problem = format!(
                        "the provider would send the browser to {shown_uri}, where a web page is served already: PipesHub's \
                         own page, it seems"
                    );
                    return Err(Failure::new(Exit::Refused, problem).advise(how()));
                }
                return Err(cannot_listen(&address.to_string(), &error));
            }
        };
        let listener = RedirectListener::from(listener);

        let url = authorization_url.as_str().to_owned();
        let page = if args.no_browser {
            say(&format!("Open this in your browser:\n\n{url}\n"));
            None
        } else {
            open(url, &authorization_url, args.browser.as_deref())
        };
        let expected = uri.with_state(state.expose());
        let arrival = listener.redirect(|target| expected.is_met_by(target));
        let arrival = self
            .interrupt
            .unless(progress::wait(args.wait, arrival))
            .await;
        // The browser has read it, or nobody is there to do so.
        drop(page);
        let arrival = arrival?;
        let redirect = arrival.ok_or_else(|| {
            Failure::new(
                Exit::NobodyCame,
                format!(
                    "the browser did not come back within {} s",
                    args.wait.as_secs()
                ),
            )
            .advise(format!(
                "look at the page that the browser shows. If it is an error of the provider's, the provider does not send the \
                 browser back: the redirect URL {shown_uri} has to be registered with the OAuth app at the provider, letter by letter, \
                 and the app's client id and scopes have to be right. If the page cannot be reached, the browser runs on \
                 another machine: use `authorize` and `callback`, or forward the port"
            ))
        })?;
        let redirect = redirect
            .map_err(|error| Failure::new(Exit::Local, format!("the listener broke: {error}")))?;

        let handed_over = self.hand_over(redirect.target(), state).await;
        let done = self
            .confirm(connector_id, before, handed_over.map(drop))
            .await;
        tell(redirect, &done).await;
        done
    }

    async fn look(
        &mut self,
        connector_id: &str,
    ) -> Result<Result<GetConnectorConfigResponse, Error>> {
        let look = async |pipeshub: &Pipeshub| {
            let request = GetConnectorConfigRequest::new(connector_id);
            let read = pipeshub
                .connector_configuration()
                .get_connector_config(request);
            read.await.map(Response::into_inner)
        };
        let read = self.interrupt.unless(look(&self.pipeshub)).await?;
        match (&read, self.with_fewer_scopes.take()) {
            (Err(error), Some(fewer)) if lacks_a_scope(error) => {
                self.pipeshub = fewer;
                self.interrupt.unless(look(&self.pipeshub)).await
            }
            _ => Ok(read),
        }
    }

    /// What a flow that failed leaves behind. `was` is what the connector was before the flow.
    async fn after_failure(
        &mut self,
        connector_id: Option<&str>,
        was: Option<bool>,
        mut failure: Failure,
    ) -> Failure {
        let Some(connector_id) = connector_id else {
            return failure;
        };
        match failure.exit {
            // PipesHub may have taken the old credentials for broken.
            Exit::NotConnected => {
                let short = RequestOptions::new().timeout(GLANCE);
                let Ok(glance) = self.pipeshub.with_options(short) else {
                    return failure;
                };
                let request = GetConnectorConfigRequest::new(connector_id);
                let read = glance
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
            // No code was handed over, or none was taken.
            _ => failure.is_connected = was,
        }
        failure
    }

    /// What works against a real server; its web app does the same.
    fn how_to_change_the_redirect_url(&self, connector_id: &str) -> String {
        let config = format!(
            "{}/connectors/{}/config",
            escape_controls(self.server_url.trim_end_matches('/')),
            escape_controls(connector_id)
        );
        format!(
            "connect the connector on PipesHub's own page, or save another redirect URL: deactivate the connector and send \
             PUT {config}/auth with {{\"auth\":{{\"oauthConfigId\":\"...\"}},\"baseUrl\":\"http://127.0.0.1:8085\"}}, where \
             oauthConfigId is the one in config.config.auth of GET {config}. PipesHub appends \
             /connectors/oauth/callback/TYPE to baseUrl; register the whole with the OAuth app at the provider. Saving it \
             disconnects the connector"
        )
    }

    /// How the connector is before the flow; `None` where the token may not read it.
    async fn look_before(
        &mut self,
        connector_id: &str,
    ) -> Result<Option<GetConnectorConfigResponse>> {
        match self.look(connector_id).await? {
            Ok(connector) => {
                let name = self.shown(connector_id, connector.name.as_deref());
                if connector.is_authenticated {
                    say(&format!(
                        "{name} is connected already, so that a look at the end will prove nothing"
                    ));
                } else {
                    say(&format!("{name} is not connected"));
                }
                Ok(Some(connector))
            }
            Err(error) if error.is_forbidden() => {
                say(&format!(
                    "nobody can look at the end whether it worked: {}",
                    words::message(&error)
                ));
                Ok(None)
            }
            Err(error) => Err(Failure::of_call(&error, &self.secrets)),
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
            Err(error) => Err(Failure::of_call(&error, &self.secrets)),
        }
    }

    /// Checks the redirect and hands its code over, once. The connector's id, if the reply has it.
    async fn hand_over(&mut self, redirect: &str, state: OAuthState) -> Result<Option<String>> {
        self.secrets.add(state.expose());
        // Those of a redirect that is refused, too.
        let query = redirect
            .split_once('?')
            .map_or(redirect, |(_, query)| query);
        for (name, value) in parse_query(query).unwrap_or_default() {
            if ["code", "state"].contains(&&*name) {
                self.secrets.add(&value);
            }
        }
        let request = HandleOAuthCallbackRequest::from_redirect(redirect, state);
        let request = request.map_err(|error| Failure::of_call(&error, &self.secrets))?;
        self.secrets.add(request.code.expose());
        let call = self
            .pipeshub
            .connector_oauth()
            .handle_oauth_callback(request);
        match self.interrupt.unless_twice(call, &self.pause).await? {
            Ok(response) => Ok(response.connector_id().map(str::to_owned)),
            Err(error) => Err(Failure::of_callback(&error, &self.secrets)),
        }
    }

    /// Reads the connector back, as PipesHub's own page does, since an answer may be lost and a
    /// success may be none.
    async fn confirm(
        &mut self,
        connector_id: &str,
        before: Option<GetConnectorConfigResponse>,
        handed_over: Result,
    ) -> Result<Done> {
        let lost = match handed_over {
            Ok(()) => None,
            Err(failure) if failure.exit == Exit::Unknown => Some(failure),
            Err(failure) => {
                let was = before.as_ref().map(|before| before.is_authenticated);
                return Err(self.after_failure(Some(connector_id), was, failure).await);
            }
        };
        if let Some(failure) = &lost {
            say(&failure.explained());
        }
        let after = match &before {
            Some(before) => {
                self.look_after(connector_id, before.is_authenticated, lost.is_some())
                    .await
            }
            // What the token might not read before, it may not read now.
            None => None,
        };
        match (lost, after) {
            (_, Some(WaitUntilAuthenticatedResponse::Authenticated)) => {
                Ok(self.connected(connector_id, before.as_ref(), true))
            }
            (Some(failure), _) => Err(failure),
            (None, Some(WaitUntilAuthenticatedResponse::NotAuthenticated)) => Err(Failure::new(
                Exit::Unknown,
                "PipesHub took the code, but does not say that the connector is connected; look with `pipeshub-connect status`",
            )),
            (None, Some(WaitUntilAuthenticatedResponse::Inconclusive) | None) => {
                Ok(self.connected(connector_id, before.as_ref(), false))
            }
        }
    }

    /// What can be seen of a flow that succeeded, at once as a rule, or of one that is in doubt.
    async fn look_after(
        &mut self,
        connector_id: &str,
        was_authenticated: bool,
        in_doubt: bool,
    ) -> Option<WaitUntilAuthenticatedResponse> {
        if !in_doubt
            && self
                .look(connector_id)
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
        let looks = self
            .pipeshub
            .connector_oauth()
            .wait_until_authenticated(request);
        match self.interrupt.unless(looks).await.ok()? {
            Ok(after) => Some(after),
            Err(error) => {
                say(&format!(
                    "it cannot be seen whether it worked: {}",
                    words::message(&error)
                ));
                None
            }
        }
    }
}

/// Texts of the server's.
impl Run {
    /// A connector as people know it.
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
        shown.unwrap_or_else(|| NOT_REPEATED.to_owned())
    }

    fn connected(
        &self,
        connector_id: &str,
        before: Option<&GetConnectorConfigResponse>,
        confirmed: bool,
    ) -> Done {
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
        Done {
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

/// Whether an OAuth app may not have all the scopes that were asked for: the server refuses them,
/// or leaves some out, which the SDK takes for a reply that cannot be used.
fn lacks_a_scope(error: &Error) -> bool {
    error.failure::<Error>().is_some_and(|error| {
        error.code() == Some("invalid_scope") || error.kind() == pipeshub::ErrorKind::InvalidReply
    })
}

/// The failure where the browser's address cannot be listened on. Only a port in use is another
/// program's, which can be ended.
fn cannot_listen(address: &str, error: &std::io::Error) -> Failure {
    let come_back = format!("the browser would come back to {address}");
    match error.kind() {
        ErrorKind::AddrInUse => Failure::new(
            Exit::Local,
            format!("{come_back}, which is not free: {error}"),
        )
        .advise("end the program that listens there"),
        ErrorKind::PermissionDenied => Failure::new(
            Exit::Local,
            format!("{come_back}, where this system does not let you listen: {error}"),
        )
        .advise(
            "take a port from 1024 on: ports below it are the administrator's on many systems, and Windows reserves others. It \
             has to be the one in the redirect URL, or forwarded to it with --listen",
        ),
        _ => Failure::new(
            Exit::Local,
            format!("{come_back}, where this machine cannot listen: {error}"),
        ),
    }
}

/// Opens the URL in the browser by a page that has to be kept until the browser comes back. Says the
/// URL where that fails, or where the browser ends with an error: there may be no desktop.
fn open(url: String, page_url: &SensitiveUrl, program: Option<&Path>) -> Option<ForwardingPage> {
    let instead =
        move |problem: &str| say(&format!("{problem}; open this in your browser:\n\n{url}\n"));
    let opened = ForwardingPage::write(page_url)
        .map_err(|error| format!("no private file can be made for the browser ({error})"))
        .and_then(|page| match page.open(program) {
            Ok(browser) => Ok((page, browser)),
            Err(error) => Err(format!("the browser cannot be started ({error})")),
        });
    match opened {
        Ok((page, mut browser)) => {
            say("The consent page opens in your browser.");
            tokio::spawn(async move {
                if !browser.wait().await.is_ok_and(|status| status.success()) {
                    instead("the browser did not start");
                }
            });
            Some(page)
        }
        Err(problem) => {
            instead(&problem);
            None
        }
    }
}

/// The page at the end. That the browser has gone changes nothing.
async fn tell(redirect: Redirect, done: &Result<Done>) {
    let told = match done {
        Ok(_) => {
            redirect
                .answer(
                    "Connected",
                    "You can close this page and go back to the program.",
                )
                .await
        }
        Err(failure) if failure.exit == Exit::Unknown => {
            redirect
                .answer(
                    "Not certain",
                    "The program that you started has more to say about it.",
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
                .answer(title, "The program that you started says why.")
                .await
        }
    };
    drop(told);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_that_is_taken_is_told_from_one_that_is_forbidden() {
        let told = |kind: ErrorKind| {
            let failure = cannot_listen("127.0.0.1:80", &kind.into());
            assert_eq!(failure.exit, Exit::Local);
            failure.explained()
        };
        let taken = told(ErrorKind::AddrInUse);
        assert!(
            taken.contains("not free") && taken.contains("end the program"),
            "{taken}"
        );
        let forbidden = told(ErrorKind::PermissionDenied);
        assert!(
            forbidden.contains("does not let you listen") && forbidden.contains("1024"),
            "{forbidden}"
        );
        let missing = told(ErrorKind::AddrNotAvailable);
        for other in [forbidden, missing] {
            assert!(
                !other.contains("not free") && !other.contains("end the program"),
                "{other}"
            );
        }
    }
}

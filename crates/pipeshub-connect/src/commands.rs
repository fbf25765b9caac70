//! What each command does.

use std::fs;
use std::io::{IsTerminal, stdin};

use pipeshub::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackRequest,
    OAuthState, Pipeshub, escape_controls,
};
use pipeshub_connect::{Redirect, RedirectListener};
use serde::Serialize;

use crate::args::{Authorize, Connect};
use crate::connector::{self, Connector};
use crate::interrupt::Interrupt;
use crate::outcome::{Exit, Failure, Result, json};
use crate::redirect_uri::RedirectUri;
use crate::secrets::Secrets;
use crate::{browser, progress, say, settings};

/// What every command works with.
pub(crate) struct Run {
    pub(crate) pipeshub: Pipeshub,
    pub(crate) secrets: Secrets,
    pub(crate) interrupt: Interrupt,
}

/// What a command came to, for people and for scripts.
pub(crate) struct Done {
    pub(crate) text: String,
    pub(crate) json: String,
    pub(crate) exit: Exit,
}

/// The redirect, from a pipe or from a person.
pub(crate) fn pasted() -> Result<String> {
    if stdin().is_terminal() {
        say("Paste the URL that the browser was sent to, then press Enter:");
        let mut line = String::new();
        stdin()
            .read_line(&mut line)
            .map_err(|error| Failure::new(Exit::Refused, format!("the redirect cannot be read: {error}")))?;
        return settings::redirect(line.as_bytes());
    }
    settings::redirect(stdin())
}

impl Run {
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
        let GetOAuthAuthorizationUrlResponse { authorization_url, state, .. } = begun?;
        if let Some((file, path)) = file {
            settings::fill(file, path, state.expose())?;
        }
        let authorization_url = authorization_url.as_str();
        Ok(Done {
            text: authorization_url.to_owned(),
            json: json(&Printed { connector_id, authorization_url, state: state.expose() }),
            exit: Exit::Done,
        })
    }

    pub(crate) async fn callback(mut self, state: OAuthState, redirect: &str) -> Result<Done> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed<'a> {
            connector_id: Option<&'a str>,
        }
        let of_state = state.connector_id();
        let connector_id = self.hand_over(redirect, state).await?.or(of_state);
        let connector_id = connector_id.as_deref();
        Ok(Done {
            text: format!("{} is connected", escape_controls(connector_id.unwrap_or("the connector"))),
            json: json(&Printed { connector_id }),
            exit: Exit::Done,
        })
    }

    pub(crate) async fn status(mut self, connector_id: &str) -> Result<Done> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Printed<'a> {
            connector_id: &'a str,
            name: &'a str,
            is_authenticated: bool,
        }
        let read = self.interrupt.unless(connector::read(&self.pipeshub, connector_id)).await?;
        let Connector { name, is_authenticated } =
            read.map_err(|error| Failure::of_call(&error, &self.secrets))?;
        let (not, exit) = if is_authenticated { ("", Exit::Done) } else { ("not ", Exit::NotConnected) };
        Ok(Done {
            text: format!("\"{}\" is {not}connected", escape_controls(&name)),
            json: json(&Printed { connector_id, name: &name, is_authenticated }),
            exit,
        })
    }

    pub(crate) async fn connect(mut self, args: &Connect) -> Result<Done> {
        let connector_id = &*args.connector_id;
        let before = self.look_before(connector_id).await?;
        let GetOAuthAuthorizationUrlResponse { authorization_url, state, .. } =
            self.begin(connector_id).await?;
        self.secrets.add(state.expose());

        // If the browser came back somewhere else, PipesHub's own page would hand the code over, and a second hand-over, at
        // the same time, can destroy the tokens that the first one got.
        let uri =
            RedirectUri::of(&authorization_url).map_err(|problem| Failure::new(Exit::Refused, problem))?;
        let address = args.listen.unwrap_or(uri.address);
        let listener = RedirectListener::bind(address).await.map_err(|error| {
            Failure::new(
                Exit::Local,
                format!("the browser would come back to {address}, which is not free: {error}"),
            )
        })?;

        let url = authorization_url.as_str().to_owned();
        if args.no_browser {
            say(&format!("Open this in your browser:\n\n{url}\n"));
        } else {
            show(url, browser::open(authorization_url.as_str(), args.browser.as_deref()));
        }
        let arrival = listener.redirect(|target| uri.is_met_by(target, state.expose()));
        let arrival = self.interrupt.unless(progress::wait(args.wait, arrival)).await?;
        let redirect = arrival.ok_or_else(|| {
            Failure::new(
                Exit::NobodyCame,
                format!("the browser did not come back within {} s", args.wait.as_secs()),
            )
        })?;
        let redirect =
            redirect.map_err(|error| Failure::new(Exit::Local, format!("the listener broke: {error}")))?;

        let handed_over = self.hand_over(redirect.target(), state).await;
        let done = self.confirm(connector_id, before, handed_over.map(drop)).await;
        tell(redirect, &done).await;
        done
    }

    /// How the connector is before the flow; `None` where the token may not read it.
    async fn look_before(&mut self, connector_id: &str) -> Result<Option<Connector>> {
        match self.interrupt.unless(connector::read(&self.pipeshub, connector_id)).await? {
            Ok(connector) => {
                let name = escape_controls(&connector.name);
                if connector.is_authenticated {
                    say(&format!(
                        "\"{name}\" is connected already, so that a look at the end will prove nothing"
                    ));
                } else {
                    say(&format!("\"{name}\" is not connected"));
                }
                Ok(Some(connector))
            }
            Err(error) if error.is_forbidden() => {
                say(
                    "the token lacks the scope connector:read, so that nobody can look at the end whether it worked",
                );
                Ok(None)
            }
            Err(error) => Err(Failure::of_call(&error, &self.secrets)),
        }
    }

    async fn begin(&mut self, connector_id: &str) -> Result<GetOAuthAuthorizationUrlResponse> {
        let request = GetOAuthAuthorizationUrlRequest::new(connector_id);
        let call = self.pipeshub.connector_oauth().get_oauth_authorization_url(request);
        match self.interrupt.unless(call).await? {
            Ok(response) => Ok(response.into_inner()),
            Err(error) => Err(Failure::of_call(&error, &self.secrets)),
        }
    }

    /// Checks the redirect and hands its code over, once. The connector's id, if the reply has it.
    async fn hand_over(&mut self, redirect: &str, state: OAuthState) -> Result<Option<String>> {
        self.secrets.add(state.expose());
        let request = HandleOAuthCallbackRequest::from_redirect(redirect, state);
        let request = request.map_err(|error| Failure::of_call(&error, &self.secrets))?;
        if let Some(code) = &request.code {
            self.secrets.add(code.expose());
        }
        let call = self.pipeshub.connector_oauth().handle_oauth_callback(request);
        match self.interrupt.unless_twice(call).await? {
            Ok(response) => Ok(response.connector_id().map(str::to_owned)),
            Err(error) => Err(Failure::of_callback(&error, &self.secrets)),
        }
    }

    /// Reads the connector back, as PipesHub's own page does, since an answer may be lost and a success may be none.
    async fn confirm(
        &mut self,
        connector_id: &str,
        before: Option<Connector>,
        handed_over: Result,
    ) -> Result<Done> {
        let lost = match handed_over {
            Ok(()) => None,
            Err(failure) if failure.exit == Exit::Unknown => Some(failure),
            Err(failure) => return Err(failure),
        };
        if let Some(failure) = &lost {
            say(&failure.explained());
        }
        // What the token may not read before, it may not read now.
        let after = if before.is_some() { self.look_after(connector_id).await } else { None };
        let is_authenticated = after.as_ref().map(|after| after.is_authenticated);
        let was_not = before.as_ref().is_some_and(|before| !before.is_authenticated);
        let confirmed = was_not && is_authenticated == Some(true);
        match lost {
            Some(failure) if !confirmed => Err(failure),
            None if is_authenticated == Some(false) => Err(Failure::new(
                Exit::Unknown,
                "PipesHub took the code, but does not say that the connector is connected; look with `status`",
            )),
            _ => Ok(connected(connector_id, after.as_ref(), before.as_ref(), confirmed)),
        }
    }

    async fn look_after(&mut self, connector_id: &str) -> Option<Connector> {
        let reading = connector::read_until_authenticated(&self.pipeshub, connector_id);
        match self.interrupt.unless(reading).await {
            Ok(Ok(connector)) => Some(connector),
            Ok(Err(error)) => {
                say(&format!("it cannot be seen whether it worked: {error}"));
                None
            }
            Err(_) => None,
        }
    }
}

fn connected(
    connector_id: &str,
    after: Option<&Connector>,
    before: Option<&Connector>,
    confirmed: bool,
) -> Done {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Printed<'a> {
        connector_id: &'a str,
        name: Option<&'a str>,
        was_authenticated: Option<bool>,
        confirmed: bool,
    }
    let name = after.or(before).map(|connector| &*connector.name);
    Done {
        text: match name {
            Some(name) => format!("\"{}\" is connected", escape_controls(name)),
            None => format!("{connector_id} is connected"),
        },
        json: json(&Printed {
            connector_id,
            name,
            was_authenticated: before.map(|before| before.is_authenticated),
            confirmed,
        }),
        exit: Exit::Done,
    }
}

/// Says the URL if the browser cannot be started, or ends with an error: there may be no desktop.
fn show(url: String, browser: std::io::Result<tokio::process::Child>) {
    let instead = move |problem: &str| say(&format!("{problem}; open this in your browser:\n\n{url}\n"));
    match browser {
        Ok(mut browser) => {
            say("The consent page opens in your browser.");
            tokio::spawn(async move {
                if !browser.wait().await.is_ok_and(|status| status.success()) {
                    instead("the browser did not start");
                }
            });
        }
        Err(error) => instead(&format!("the browser cannot be started ({error})")),
    }
}

/// The page at the end. That the browser has gone changes nothing.
async fn tell(redirect: Redirect, done: &Result<Done>) {
    let told = match done {
        Ok(_) => redirect.answer("Connected", "You can close this page and go back to the program.").await,
        Err(failure) if failure.exit == Exit::Unknown => {
            redirect.answer("Not certain", "The program that you started has more to say about it.").await
        }
        Err(_) => redirect.answer("Not connected", "The program that you started says why.").await,
    };
    drop(told);
}

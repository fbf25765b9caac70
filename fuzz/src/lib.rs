//! Code that the targets share: a core without a socket, and a function that formats everything
//! that programs usually print.

#![allow(clippy::missing_panics_doc, reason = "a panic is what is looked for")]

use std::cell::RefCell;
use std::error::Error as StdError;
use std::fmt::Debug;
use std::hint::black_box;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use pipeshub_core::http::{Request, Response, Uri};
use pipeshub_core::{Body, Error, PipeshubCore, PipeshubCoreBuilder, transport_fn};
use pipeshub_funcs::connector_oauth::{
    GetOAuthAuthorizationUrlRequest, GetOAuthAuthorizationUrlResponse, HandleOAuthCallbackFailure,
    HandleOAuthCallbackRequest, HandleOAuthCallbackResponse, OAuthState,
};
use pipeshub_funcs::{
    connector_oauth_get_oauth_authorization_url, connector_oauth_handle_oauth_callback,
};
use tokio::runtime::{Builder, Runtime};

/// The token of the requests.
pub const TOKEN: &str = "phpat_fuzz.T0ken";
/// A code in the form of a provider.
pub const CODE: &str = "4/0AfuzzC0de";
/// A state in the form of the server.
pub const STATE: &str = "eyJzdGF0ZSI6ICJhIn0=";

/// Runs a future to its end. The clock advances only while there is nothing else to do.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    thread_local! {
        static RUNTIME: RefCell<Option<Rc<Runtime>>> = const { RefCell::new(None) };
    }
    let make = || {
        Rc::new(
            Builder::new_current_thread()
                .enable_time()
                .start_paused(true)
                .build()
                .unwrap(),
        )
    };
    let runtime = RUNTIME.with_borrow_mut(|runtime| Rc::clone(runtime.get_or_insert_with(make)));
    runtime.block_on(future)
}

/// The URLs of the sent requests.
#[derive(Clone, Default)]
pub struct Sent(Arc<Mutex<Vec<Uri>>>);

impl Sent {
    /// Returns a builder whose core records its requests and responds with `answer`.
    pub fn builder(
        &self,
        answer: impl Fn(&Request<Body>) -> Response<Vec<u8>> + Send + Sync + 'static,
    ) -> PipeshubCoreBuilder {
        let sent = self.clone();
        let transport = transport_fn(move |request| {
            sent.0.lock().unwrap().push(request.uri().clone());
            Ok::<_, pipeshub_core::http::Error>(answer(&request))
        });
        PipeshubCore::with_transport(transport).bearer_auth(TOKEN)
    }

    /// Removes and returns all URLs so far.
    #[must_use]
    pub fn take(&self) -> Vec<Uri> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// Formats a value and drops the text.
pub fn show(value: &(impl Debug + ?Sized)) {
    black_box(format!("{value:?} {value:#?}"));
}

/// Formats everything of an error that programs usually print.
pub fn show_error(error: &Error) {
    black_box(format!("{error} {error:#}"));
    show(error);
    black_box((
        error.code(),
        error.server_message(),
        error.retry_after(),
        error.request_id(),
    ));
    if let Some(reply) = error.reply() {
        show(reply);
    }
    if let Some(failure) = error.failure::<HandleOAuthCallbackFailure>() {
        show(failure);
    }
    let mut source = error.source();
    while let Some(cause) = source {
        black_box(cause.to_string());
        show(cause);
        source = cause.source();
    }
}

/// Calls the authorize operation.
///
/// # Errors
///
/// Those of the operation.
pub fn authorize(
    core: &PipeshubCore,
    id: &str,
) -> Result<pipeshub_core::Response<GetOAuthAuthorizationUrlResponse>, Error> {
    let result = now(connector_oauth_get_oauth_authorization_url(
        core,
        GetOAuthAuthorizationUrlRequest::new(id),
    ));
    result.inspect(show).inspect_err(show_error)
}

/// Calls the callback operation.
///
/// # Errors
///
/// Those of the operation.
pub fn callback(
    core: &PipeshubCore,
) -> Result<pipeshub_core::Response<HandleOAuthCallbackResponse>, Error> {
    let request = HandleOAuthCallbackRequest::new(CODE, OAuthState::from_saved(STATE));
    now(connector_oauth_handle_oauth_callback(core, request))
        .inspect(show)
        .inspect_err(show_error)
}

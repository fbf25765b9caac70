//! What the targets share: a core without a socket, and everything printed that a program prints by
//! habit.

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

/// What requests carry.
pub const TOKEN: &str = "phpat_fuzz.T0ken";
/// As a provider gives them.
pub const CODE: &str = "4/0AfuzzC0de";
/// As the server makes them.
pub const STATE: &str = "eyJzdGF0ZSI6ICJhIn0=";

/// Runs a future to its end, with a clock that stands still while there is something to do.
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

/// Where requests went.
#[derive(Clone, Default)]
pub struct Sent(Arc<Mutex<Vec<Uri>>>);

impl Sent {
    /// A core that notes its requests and answers them with `answer`.
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

    /// All so far.
    #[must_use]
    pub fn take(&self) -> Vec<Uri> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// Prints it and throws it away.
pub fn show(value: &(impl Debug + ?Sized)) {
    black_box(format!("{value:?} {value:#?}"));
}

/// Prints all of it that is printed by habit.
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

/// Calls the one operation.
///
/// # Errors
///
/// Its own.
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

/// Calls the other one.
///
/// # Errors
///
/// Its own.
pub fn callback(
    core: &PipeshubCore,
) -> Result<pipeshub_core::Response<HandleOAuthCallbackResponse>, Error> {
    let request = HandleOAuthCallbackRequest::new(CODE, OAuthState::from_saved(STATE));
    now(connector_oauth_handle_oauth_callback(core, request))
        .inspect(show)
        .inspect_err(show_error)
}

//! The future of an operation's response.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::{RawReply, Response};
use crate::error::Result;
use crate::transport::BoxFuture;

/// The future that an operation returns.
///
/// The call is encoded and checked, but not sent. Awaiting the future sends the call and decodes
/// the response. If the future is dropped, the call ends. A request that was sent may still take
/// effect.
///
/// A `Reply` is `Send` and three pointers wide for every operation. Only the decoder depends on the
/// type, and the decoder is a function pointer.
///
/// A `Reply` is not [`UnwindSafe`](std::panic::UnwindSafe), because it contains a boxed future. To
/// catch a panic of a transport, wrap the `Reply` in
/// [`AssertUnwindSafe`](std::panic::AssertUnwindSafe), and do not poll it again. The core is
/// `UnwindSafe`, so later calls work as usual.
///
/// ```
/// use pipeshub_core::{Call, Operation, PipeshubCore, RawReply, Reply};
///
/// static GET_ORGANIZATION: Operation = Operation::get("getOrganization", "/org");
///
/// #[derive(serde::Deserialize)]
/// pub struct Organization {
///     pub name: String,
/// }
///
/// pub fn get_organization(core: &PipeshubCore) -> Reply<'_, Organization> {
///     core.call(Call::new(&GET_ORGANIZATION), RawReply::object)
/// }
///
/// # async fn f(core: &PipeshubCore) -> pipeshub_core::Result<()> {
/// let organization = get_organization(core).await?;
/// println!("{}", organization.name);
/// # Ok(())
/// # }
/// ```
#[must_use = "a call is not sent before its future is awaited"]
pub struct Reply<'a, T> {
    exchange: BoxFuture<'a, Result<RawReply>>,
    decode: fn(RawReply) -> Result<Response<T>>,
}

impl<'a, T> Reply<'a, T> {
    pub(crate) fn new(
        exchange: BoxFuture<'a, Result<RawReply>>,
        decode: fn(RawReply) -> Result<Response<T>>,
    ) -> Self {
        Self { exchange, decode }
    }

    /// Splits the future into its call and its decoder.
    #[allow(clippy::type_complexity, reason = "the fields, which have these types")]
    pub(crate) fn into_parts(
        self,
    ) -> (
        BoxFuture<'a, Result<RawReply>>,
        fn(RawReply) -> Result<Response<T>>,
    ) {
        (self.exchange, self.decode)
    }
}

impl<T> Future for Reply<'_, T> {
    type Output = Result<Response<T>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.exchange.as_mut().poll(cx) {
            Poll::Ready(Ok(reply)) => Poll::Ready((self.decode)(reply)),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<T> fmt::Debug for Reply<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reply(..)")
    }
}

//! `Reply`, the future of every operation, through the public API.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use pipeshub_core::{
    Call, Delivery, ErrorKind, Operation, PipeshubCore, RawReply, Reply, transport_fn,
};

static GET_THING: Operation = Operation::get("getThing", "/thing/{id}");

fn core(sent: &Arc<AtomicU32>) -> PipeshubCore {
    let sent = Arc::clone(sent);
    let transport = transport_fn(move |_| {
        sent.fetch_add(1, Ordering::Relaxed);
        http::Response::builder().body("[1,2]")
    });
    PipeshubCore::with_transport(transport).build().unwrap()
}

#[tokio::test]
async fn reply_is_sent_when_awaited_and_decoded() {
    let sent = Arc::default();
    let core = core(&sent);
    let reply: Reply<'_, Vec<u8>> = core.call(Call::new(&GET_THING).id("id", "1"), RawReply::json);
    assert_eq!(sent.load(Ordering::Relaxed), 0);
    assert_eq!(format!("{reply:?}"), "Reply(..)");
    assert_eq!(reply.await.unwrap().into_inner(), [1, 2]);
    assert_eq!(sent.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn refused_call_fails_when_awaited_and_sends_nothing() {
    let sent = Arc::default();
    let core = core(&sent);
    for call in [
        Call::new(&GET_THING).id("id", "../x"),
        Call::new(&GET_THING)
            .id("id", "1")
            .refuse(GET_THING.invalid_request("first problem"))
            .refuse(GET_THING.invalid_request("second problem")),
    ] {
        let error = core
            .call(call, RawReply::json::<Vec<u8>>)
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::InvalidRequest, Delivery::NotSent)
        );
        assert!(!error.to_string().contains("second"), "{error}");
    }
    assert_eq!(sent.load(Ordering::Relaxed), 0);
}

#[test]
fn reply_is_three_pointers_wide_and_send() {
    fn sendable<T: Send + Unpin>(_: &T) {}
    let core = core(&Arc::default());
    // The value is not `Send`.
    let reply = core.call(Call::new(&GET_THING).id("id", "1"), |reply| {
        Ok(reply.into_response(Rc::new(1)))
    });
    sendable(&reply);
    assert_eq!(size_of_val(&reply), 3 * size_of::<usize>());
}

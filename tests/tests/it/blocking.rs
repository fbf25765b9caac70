//! Calls without a runtime. They run over sockets, since only real connections make such calls
//! fail.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use pipeshub_core::blocking::block_on;
use pipeshub_core::{Delivery, Error, ErrorKind, PipeshubCore, RetryConfig};
use pipeshub_tests::{RefusingServer, fixture, lock};
use tokio::runtime::Builder;

use crate::common;

const AUTHORIZE: &str = "authorize/200_with_base_url.http";
const CALLBACK: &str = "callback/200_success.http";

/// Returns a guard that lets one test run at a time. The tests share a runtime. While one test
/// waits on this runtime, it drives the connections of the others.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    lock(&ALONE)
}

#[derive(Debug, PartialEq)]
enum Seen {
    /// The server has responded and ended its side of the connection.
    ServerClosed,
    /// The client has noticed that, and has ended its side too.
    ClientClosed,
}

/// A server that closes each connection after one response, although the response keeps it alive.
struct ClosingServer {
    url: String,
    seen: Receiver<Seen>,
    requests: Arc<AtomicUsize>,
}

impl ClosingServer {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
        let (sender, seen) = mpsc::channel();
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (sender, counted) = (sender.clone(), Arc::clone(&counted));
                thread::spawn(move || serve(stream.unwrap(), &sender, &counted));
            }
        });
        Self {
            url,
            seen,
            requests,
        }
    }

    fn core(&self) -> PipeshubCore {
        common::builder(&self.url)
            .retries(RetryConfig::none())
            .build()
            .unwrap()
    }

    #[track_caller]
    fn wait_for(&self, event: &Seen) {
        while self
            .seen
            .recv_timeout(Duration::from_secs(60))
            .expect("the connection is closed")
            != *event
        {}
    }
}

fn serve(mut stream: TcpStream, seen: &Sender<Seen>, requests: &AtomicUsize) {
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let mut head = Vec::new();
    let mut some = [0; 1024];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        match stream.read(&mut some) {
            Ok(count @ 1..) => head.extend_from_slice(&some[..count]),
            _ => return,
        }
    }
    requests.fetch_add(1, Ordering::Relaxed);
    let callback = head.windows(6).any(|six| six == b"?code=");
    stream
        .write_all(&fixture(if callback { CALLBACK } else { AUTHORIZE }))
        .unwrap();
    // Lets the client finish reading the response before it can see the end.
    thread::sleep(Duration::from_millis(10));
    stream.shutdown(Shutdown::Write).unwrap();
    // The receiver is gone once the test is over.
    let _ = seen.send(Seen::ServerClosed);
    if stream.read(&mut some).is_ok_and(|count| count == 0) {
        let _ = seen.send(Seen::ClientClosed);
    }
}

#[test]
fn runtime_that_stood_still_survives_a_closed_idle_connection() {
    let server = ClosingServer::start();
    let core = server.core();
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    for call in 1..=100 {
        let authorization = runtime.block_on(common::authorize(&core)).unwrap();
        assert_eq!(authorization.meta().attempts(), 1);
        server.wait_for(&Seen::ServerClosed);
        assert_eq!(server.requests.load(Ordering::Relaxed), call);
    }
}

#[test]
fn block_on_survives_closed_idle_connections() {
    let _alone = alone();
    let server = ClosingServer::start();
    let core = server.core();
    for call in 1..=100 {
        let authorization = block_on(common::authorize(&core)).unwrap().unwrap();
        assert_eq!(authorization.meta().attempts(), 1);
        server.wait_for(&Seen::ServerClosed);
        assert_eq!(server.requests.load(Ordering::Relaxed), call);
    }
}

#[test]
fn retries_hide_a_closed_idle_connection() {
    let _alone = alone();
    let server = ClosingServer::start();
    let core = common::core(&server.url);
    for _ in 0..100 {
        block_on(common::authorize(&core)).unwrap().unwrap();
    }
}

#[test]
fn callback_connection_is_closed_after_use() {
    let _alone = alone();
    let server = ClosingServer::start();
    let core = server.core();
    for call in 1..=100 {
        block_on(common::callback(&core, common::CODE))
            .unwrap()
            .unwrap();
        // The client closes the connection before it waits for anything else, whether or not the
        // server has closed it.
        server.wait_for(&Seen::ClientClosed);
        assert_eq!(server.requests.load(Ordering::Relaxed), call);
    }
}

#[test]
fn many_threads_can_block_at_once() {
    let _alone = alone();
    let server = ClosingServer::start();
    let core = server.core();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..8 {
                    block_on(common::callback(&core, common::CODE))
                        .unwrap()
                        .unwrap();
                }
            });
        }
    });
    assert_eq!(server.requests.load(Ordering::Relaxed), 64);
}

#[test]
fn block_on_accepts_borrowing_non_send_futures() {
    let _alone = alone();
    let server = ClosingServer::start();
    let core = server.core();
    let text = Rc::new("4/0code".to_owned());
    let both = block_on(async {
        let authorization = common::authorize(&core).await?;
        let connected = common::callback(&core, &text).await?;
        "not a number".parse::<u8>()?;
        Ok::<_, Box<dyn std::error::Error>>((authorization, connected))
    });
    let error = both.unwrap().unwrap_err();
    assert!(error.is::<std::num::ParseIntError>(), "{error}");
    assert_eq!(
        (
            Rc::strong_count(&text),
            server.requests.load(Ordering::Relaxed)
        ),
        (1, 2)
    );
}

#[test]
fn block_on_returns_any_output() {
    let _alone = alone();
    assert_eq!(block_on(async { "no result" }).unwrap(), "no result");
}

#[test]
fn deadline_ends_a_hanging_blocking_call() {
    let _alone = alone();
    // The system accepts the connection, and nobody serves it.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v1", silent.local_addr().unwrap());
    let core = common::builder(&url)
        .timeout(Duration::from_millis(50))
        .build()
        .unwrap();
    let error = block_on(common::authorize(&core)).unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Timeout, Delivery::Unknown)
    );
}

#[tokio::test]
async fn block_on_inside_a_runtime_is_an_error() {
    #[track_caller]
    fn check(error: &Error) {
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Runtime, Delivery::NotSent)
        );
        assert!(error.attempts() == 0 && !error.may_have_taken_effect());
        assert!(
            error.to_string().contains("inside a tokio runtime"),
            "{error}"
        );
    }
    let refusing = RefusingServer::start();
    let core = common::core(&refusing.url());
    check(&block_on(common::authorize(&core)).unwrap_err());
    let there = core.clone();
    let error =
        tokio::task::spawn_blocking(move || block_on(common::authorize(&there)).unwrap_err());
    check(&error.await.unwrap());
    // The remedy in the message works: this call fails only because the server is not there.
    let instead = tokio::task::spawn_blocking(move || {
        tokio::runtime::Handle::current()
            .block_on(common::authorize(&core))
            .unwrap_err()
    });
    assert_eq!(instead.await.unwrap().kind(), ErrorKind::Connect);
}

#[test]
fn panic_in_block_on_keeps_the_runtime_usable() {
    let _alone = alone();
    let panicked = std::panic::catch_unwind(|| block_on(async { panic!("the future's") }));
    assert_eq!(panicked.unwrap_err().downcast_ref(), Some(&"the future's"));
    let server = ClosingServer::start();
    block_on(common::authorize(&server.core()))
        .unwrap()
        .unwrap();
}

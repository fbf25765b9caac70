//! The turn to call a source: the call that holds it, and the call that takes over.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use pipeshub_core::{AccessToken, PipeshubCore, RequestOptions, Security};
use tokio::runtime::Builder;
use tokio::task::JoinSet;
use tokio::time::{Instant, advance, sleep, timeout};

use crate::common::authorize;

use super::server::Server;

/// A source of tokens that are valid for an hour: `own-1`, `own-2` and so on.
#[derive(Clone)]
struct SlowSource {
    asked: Arc<AtomicUsize>,
    pause: Duration,
}

impl SlowSource {
    fn new(seconds: u64) -> Self {
        Self {
            asked: Arc::default(),
            pause: Duration::from_secs(seconds),
        }
    }

    fn core(&self, server: &Server) -> PipeshubCore {
        let source = self.clone();
        let source = move || {
            let number = 1 + source.asked.fetch_add(1, Ordering::Relaxed);
            let pause = source.pause;
            async move {
                sleep(pause).await;
                let token = AccessToken::new(format!("own-{number}"));
                Ok::<_, io::Error>(token.expires_in(Duration::from_secs(3600)))
            }
        };
        let builder = server.builder().security(Security::token_source(source));
        builder.build().unwrap()
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

fn poll_once<F: Future + ?Sized>(mut future: Pin<&mut F>) -> bool {
    let mut context = Context::from_waker(Waker::noop());
    future.as_mut().poll(&mut context).is_ready()
}

fn hurried(core: &PipeshubCore, seconds: u64) -> PipeshubCore {
    let options = RequestOptions::new().timeout(Duration::from_secs(seconds));
    core.with_options(options).unwrap()
}

#[tokio::test(start_paused = true)]
async fn unpolled_refreshing_call_is_overtaken() {
    // Half of the time of the waiting call, and at most 12 s.
    for (seconds, expected) in [(30, 12), (60, 12), (20, 10), (4, 2)] {
        let (server, source) = (Server::default(), SlowSource::new(1));
        let core = source.core(&server);
        let mut asking = pin!(authorize(&core));
        assert!(!poll_once(asking.as_mut()));
        let start = Instant::now();
        authorize(&hurried(&core, seconds)).await.unwrap();
        assert_eq!(start.elapsed(), Duration::from_secs(expected + 1));
        // Later calls find the token.
        authorize(&core).await.unwrap();
        assert_eq!(start.elapsed(), Duration::from_secs(expected + 1));
        asking.await.unwrap();
        assert_eq!(server.tokens(), ["own-2"; 3]);
        assert_eq!(source.asked(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn unpolled_waiting_call_blocks_no_other() {
    let (server, source) = (Server::default(), SlowSource::new(1));
    let core = source.core(&server);
    let mut waiting = pin!(authorize(&core));
    {
        let mut asking = pin!(authorize(&core));
        assert!(!poll_once(asking.as_mut()));
        assert!(!poll_once(waiting.as_mut()));
    }
    let start = Instant::now();
    authorize(&core).await.unwrap();
    assert_eq!(start.elapsed(), Duration::from_secs(1));
    waiting.await.unwrap();
    assert_eq!(
        (server.tokens(), source.asked()),
        (vec!["own-2".to_owned(); 2], 2)
    );
}

#[tokio::test(start_paused = true)]
async fn unpolled_calls_of_a_select_block_no_other() {
    let (server, source) = (Server::default(), SlowSource::new(1));
    let core = source.core(&server);
    let (mut first, mut second) = (pin!(authorize(&core)), pin!(authorize(&core)));
    // Both calls are polled once and then no more, as by the body of a `select!` in a loop.
    poll_fn(|cx| {
        let _ = (first.as_mut().poll(cx), second.as_mut().poll(cx));
        Poll::Ready(())
    })
    .await;
    let start = Instant::now();
    for _ in 0..3 {
        authorize(&core).await.unwrap();
    }
    assert_eq!(start.elapsed(), Duration::from_secs(13));
    second.await.unwrap();
    first.await.unwrap();
    assert_eq!(
        (server.tokens(), source.asked()),
        (vec!["own-2".to_owned(); 5], 2)
    );
}

#[test]
fn refresh_on_a_halted_runtime_is_overtaken() {
    let runtime = || {
        let mut builder = Builder::new_current_thread();
        builder.enable_all().start_paused(true).build().unwrap()
    };
    // The token is missing, or due for a refresh.
    for cached in [false, true] {
        let (server, source) = (Server::default(), SlowSource::new(1));
        let core = source.core(&server);
        let (still, running) = (runtime(), runtime());
        let mut asking = Box::pin(authorize(&core));
        still.block_on(async {
            if cached {
                authorize(&core).await.unwrap();
                advance(Duration::from_secs(3541)).await;
            }
            assert!(!poll_once(asking.as_mut()));
        });
        running.block_on(async {
            if cached {
                advance(Duration::from_secs(3542)).await;
                // The token is valid for another 18 s.
                authorize(&core).await.unwrap();
                assert_eq!(server.tokens().pop().unwrap(), "own-1");
                advance(Duration::from_secs(12)).await;
            }
            let start = Instant::now();
            authorize(&core).await.unwrap();
            assert!(start.elapsed() < Duration::from_secs(14));
        });
        let newest = if cached { "own-3" } else { "own-2" };
        assert_eq!(server.tokens().pop().unwrap(), newest);
        assert_eq!(still.block_on(asking).unwrap().meta().attempts(), 1);
        assert_eq!(server.tokens().pop().unwrap(), newest);
    }
}

#[tokio::test(start_paused = true)]
async fn waiters_take_over_one_at_a_time_and_share_the_first_token() {
    // The call that holds the turn is polled, and its source is slow.
    let (server, source) = (Server::default(), SlowSource::new(20));
    let core = source.core(&server);
    let start = Instant::now();
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let core = core.clone();
        calls.spawn(async move { authorize(&core).await.map(drop) });
    }
    while let Some(result) = calls.join_next().await {
        result.unwrap().unwrap();
        assert_eq!(start.elapsed(), Duration::from_secs(20));
    }
    assert_eq!(
        (server.tokens(), source.asked()),
        (vec!["own-1".to_owned(); 20], 2)
    );
    // The second request was dropped with its call.
    sleep(Duration::from_secs(60)).await;
    authorize(&core).await.unwrap();
    assert_eq!(
        (server.tokens().pop().unwrap(), source.asked()),
        ("own-1".to_owned(), 2)
    );
}

#[tokio::test(start_paused = true)]
async fn older_token_does_not_replace_a_newer_one() {
    let (server, source) = (Server::default(), SlowSource::new(1));
    let core = source.core(&server);
    let mut asking = pin!(authorize(&core));
    assert!(!poll_once(asking.as_mut()));
    // The server refuses the token of the call that stands still.
    authorize(&core).await.unwrap();
    server.refuse("own-1");
    asking.await.unwrap();
    authorize(&core).await.unwrap();
    assert_eq!(
        (server.tokens(), source.asked()),
        (vec!["own-2".to_owned(); 3], 2)
    );
}

#[tokio::test(start_paused = true)]
async fn dropped_refreshes_lose_at_most_one_call_in_five_seconds() {
    for gives_up_after in [100, 1000, 1900] {
        let (server, source) = (Server::default(), SlowSource::new(2));
        let core = source.core(&server);
        authorize(&core).await.unwrap();
        advance(Duration::from_secs(3545)).await;
        let mut lost = Vec::new();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(12) {
            let call = timeout(Duration::from_millis(gives_up_after), authorize(&core)).await;
            match call {
                Ok(answer) => drop(answer.unwrap()),
                Err(_) => lost.push(start.elapsed()),
            }
            sleep(Duration::from_millis(100)).await;
        }
        assert!((2..=3).contains(&lost.len()), "{gives_up_after} {lost:?}");
        for pair in lost.windows(2) {
            assert!(pair[1] >= pair[0] + Duration::from_secs(5), "{lost:?}");
        }
        assert!(server.tokens().len() > 50);
        assert!(server.tokens().iter().all(|token| token == "own-1"));
    }
}

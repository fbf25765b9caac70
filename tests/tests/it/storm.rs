//! A server that is killed and restarted while fifty calls are under way. With a paused clock, the
//! server can run for as long as a real one. `cargo lab faults` does the same with a process over
//! TCP.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{Delivery, Error, PipeshubCore, RetryConfig};
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;
use pipeshub_tests::{Op, Random};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::task::JoinSet;
use tokio::time::{Instant, interval_at, sleep};

use crate::common;
use crate::wire::{self, print_figures};

const CALLS: usize = 1000;
const IN_FLIGHT: usize = 50;
const KILLS: usize = 10;
/// The time between two kills.
const LIFE: Duration = Duration::from_secs(10);
const DOWN: Duration = Duration::from_millis(50);
/// The time in which the server prepares a response, in milliseconds. With it, a thousand calls
/// last for all restarts, and every kill interrupts fifty.
const WORK: std::ops::Range<u64> = 5500..8500;

/// The requests and responses of the server, over all restarts.
#[derive(Default)]
struct Log {
    /// The number of requests with each tag.
    asked: BTreeMap<String, usize>,
    /// The number of complete responses for each tag.
    answered: BTreeMap<String, usize>,
}

/// A server that can be killed. Its log outlives each restart.
#[derive(Default)]
struct Server {
    log: Mutex<Log>,
    /// The connections since the last start, or `None` while the server is down.
    connections: Mutex<Option<JoinSet<io::Result<()>>>>,
}

impl Server {
    fn start(&self) {
        *self.connections.lock().unwrap() = Some(JoinSet::new());
    }

    /// Breaks every connection at once.
    async fn kill(&self) {
        let connections = self.connections.lock().unwrap().take();
        connections.expect("it is up").shutdown().await;
    }

    fn dialer(self: &Arc<Self>) -> Dial {
        let server = Arc::clone(self);
        Arc::new(move |_host, _port| {
            let (client, accepted) = tokio::io::duplex(16 * 1024);
            let connected = match &mut *server.connections.lock().unwrap() {
                Some(connections) => {
                    connections.spawn(Arc::clone(&server).serve(accepted));
                    Ok(Box::new(client) as Box<dyn Io>)
                }
                None => Err(io::ErrorKind::ConnectionRefused.into()),
            };
            Box::pin(async { connected })
        })
    }

    async fn serve(self: Arc<Self>, mut io: DuplexStream) -> io::Result<()> {
        loop {
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                if io.read_buf(&mut request).await? == 0 {
                    return Ok(());
                }
            }
            let tag = tag(&request);
            *self
                .log
                .lock()
                .unwrap()
                .asked
                .entry(tag.clone())
                .or_default() += 1;
            let seed = tag.bytes().fold(0, |seed, b| seed * 31 + u64::from(b));
            sleep(Duration::from_millis(
                WORK.start + Random::new(seed).next_u64() % (WORK.end - WORK.start),
            ))
            .await;
            let body = if wire::count(&request, b"/oauth/callback?") > 0 {
                format!(
                    r#"{{"success":true,"redirectUrl":"https://app.example.com/connector/{tag}"}}"#
                )
            } else {
                format!(
                    r#"{{"success":true,"authorizationUrl":"https://idp.example/auth?state={tag}","state":"{tag}"}}"#
                )
            };
            let length = body.len();
            let reply = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
            );
            io.write_all(reply.as_bytes()).await?;
            *self.log.lock().unwrap().answered.entry(tag).or_default() += 1;
        }
    }
}

/// Returns the tag of the call that sent a request.
fn tag(request: &[u8]) -> String {
    let text = String::from_utf8_lossy(request);
    let start = text.find("storm-").expect("every request has a tag");
    text[start..][.."storm-0000".len()].to_owned()
}

async fn call(core: &PipeshubCore, op: Op, tag: &str) -> Result<(), Error> {
    match op {
        Op::Authorize => {
            let request = GetOAuthAuthorizationUrlRequest::new(tag);
            let response = connector_oauth_get_oauth_authorization_url(core, request).await?;
            assert_eq!(response.state.expose(), tag, "another call's answer");
        }
        Op::Callback => {
            let response = common::callback(core, tag).await?;
            assert!(
                response
                    .redirect_url
                    .as_ref()
                    .unwrap()
                    .as_str()
                    .ends_with(tag),
                "another call's answer"
            );
        }
    }
    Ok(())
}

struct Storm {
    results: BTreeMap<String, Result<(), Error>>,
    server: Arc<Server>,
}

async fn storm(op: Op, retries: RetryConfig) -> Storm {
    let server = Arc::new(Server::default());
    server.start();
    let core = common::builder(common::DUPLEX_URL)
        .unversioned_dialer(server.dialer())
        .retries(retries)
        .build()
        .unwrap();
    let next = Arc::new(AtomicUsize::new(0));
    let results = Arc::new(Mutex::new(BTreeMap::new()));
    let mut callers = JoinSet::new();
    for _ in 0..IN_FLIGHT {
        let (core, next, results) = (core.clone(), Arc::clone(&next), Arc::clone(&results));
        callers.spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= CALLS {
                    break;
                }
                let tag = format!("storm-{n:04}");
                let result = call(&core, op, &tag).await;
                if result.is_err() {
                    // Otherwise all calls would be made while the server is down.
                    sleep(2 * DOWN).await;
                }
                assert!(
                    results.lock().unwrap().insert(tag, result).is_none(),
                    "a second result"
                );
            }
        });
    }
    let mut kill = interval_at(Instant::now() + LIFE, LIFE);
    for _ in 0..KILLS {
        kill.tick().await;
        assert!(
            results.lock().unwrap().len() < CALLS - IN_FLIGHT / 2,
            "every kill comes while it is under load"
        );
        server.kill().await;
        sleep(DOWN).await;
        server.start();
    }
    callers.join_all().await;
    let results = std::mem::take(&mut *results.lock().unwrap());
    Storm { results, server }
}

impl Storm {
    /// Checks what must hold for all settings. Returns the number of successes.
    fn check(&self, op: Op, name: &str) -> usize {
        let log = self.server.log.lock().unwrap();
        let tags: BTreeSet<String> = (0..CALLS).map(|n| format!("storm-{n:04}")).collect();
        assert!(
            self.results.keys().eq(&tags),
            "{name}: one result for each call"
        );
        let mut failures = BTreeMap::<String, usize>::new();
        for (tag, result) in &self.results {
            let asked = log.asked.get(tag).copied().unwrap_or_default();
            let answered = log.answered.get(tag).copied().unwrap_or_default();
            if matches!(op, Op::Callback) {
                assert!(asked <= 1, "{name}: {tag} came {asked} times");
                assert_eq!(result.is_ok(), answered == 1, "{name}: {tag}: {result:?}");
            }
            match result {
                Ok(()) => assert!(answered >= 1, "{name}: {tag}"),
                Err(error) => {
                    assert!(asked <= error.attempts() as usize, "{name}: {tag}: {error}");
                    assert!(
                        error.delivery() != Delivery::NotSent || asked == 0,
                        "{name}: {tag}: {error}"
                    );
                    *failures
                        .entry(format!("{:?}/{:?}", error.kind(), error.delivery()))
                        .or_default() += 1;
                }
            }
        }
        let successes = self
            .results
            .values()
            .filter(|result| result.is_ok())
            .count();
        let most = log.asked.values().max().unwrap();
        print_figures(&format!(
            "{name}: {successes} of {CALLS} calls succeeded, none sent more than {most} times, failures {failures:?}"
        ));
        successes
    }
}

#[tokio::test(start_paused = true)]
async fn authorize_survives_server_restarts() {
    let storm = storm(Op::Authorize, RetryConfig::default()).await;
    let successes = storm.check(Op::Authorize, "authorize, by default");
    assert!(successes >= CALLS * 99 / 100, "{successes} of {CALLS}");
}

#[tokio::test(start_paused = true)]
async fn restarts_lose_or_swap_no_result() {
    let stubborn = RetryConfig::new().max_attempts(8);
    for (retries, name) in [
        (stubborn, "up to 8 attempts"),
        (RetryConfig::none(), "one attempt"),
    ] {
        let storm = storm(Op::Authorize, retries).await;
        storm.check(Op::Authorize, &format!("authorize, {name}"));
    }
}

#[tokio::test(start_paused = true)]
async fn callback_results_match_the_server_during_restarts() {
    for (retries, name) in [
        (RetryConfig::default(), "by default"),
        (RetryConfig::none(), "one attempt"),
    ] {
        let storm = storm(Op::Callback, retries).await;
        storm.check(Op::Callback, &format!("callback, {name}"));
    }
}

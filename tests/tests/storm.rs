//! A server that is killed and started again, over and over, under fifty calls at a time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "this is how a test stops")]
#![allow(clippy::similar_names, reason = "a core takes a code")]

mod common;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pipeshub_core::{Delivery, Error, PipeshubCore, RetryConfig};
use pipeshub_funcs::{GetOAuthAuthorizationUrlRequest, connector_oauth_get_oauth_authorization_url};
use pipeshub_tests::Op;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinSet;
use tokio::time::sleep;

use wire::figures;

const CALLS: usize = 1000;
const IN_FLIGHT: usize = 50;
const KILLS: usize = 10;
/// In calls.
const BETWEEN_KILLS: usize = CALLS / (KILLS + 1);
const DOWN: Duration = Duration::from_millis(50);
/// How long the server works on an answer.
const WORK: Duration = Duration::from_millis(5);

/// What the server was asked and what it answered, over all its lives.
#[derive(Default)]
struct Log {
    /// How often each tag came, in a whole request or a part of one.
    asked: BTreeMap<String, usize>,
    /// The tags whose answers were written in whole.
    answered: BTreeMap<String, usize>,
}

/// The tag of a call in a request, if so much of it is there.
fn tag(request: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(request);
    let start = text.find("storm-")?;
    let tag = text.get(start..start + "storm-0000".len())?;
    Some(tag.to_owned())
}

async fn serve(mut io: TcpStream, log: Arc<Mutex<Log>>) -> io::Result<()> {
    loop {
        let mut request = Vec::new();
        let mut tag_of_this = None;
        while !request.ends_with(b"\r\n\r\n") {
            if io.read_buf(&mut request).await? == 0 {
                return Ok(());
            }
            if tag_of_this.is_none() {
                tag_of_this = tag(&request);
                if let Some(tag) = &tag_of_this {
                    *log.lock().unwrap().asked.entry(tag.clone()).or_default() += 1;
                }
            }
        }
        let tag = tag_of_this.expect("every request has a tag");
        sleep(WORK).await;
        let body = if wire::count(&request, b"/oauth/callback?") > 0 {
            format!(r#"{{"success":true,"redirectUrl":"https://app.example.com/connector/{tag}"}}"#)
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
        *log.lock().unwrap().answered.entry(tag).or_default() += 1;
    }
}

fn listen(address: SocketAddr) -> Option<TcpListener> {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.bind(address).ok()?;
    socket.listen(1024).ok()
}

/// Takes a port of its own, below those that outgoing connections are given, so that nobody else has it while the server
/// is down.
fn listener() -> TcpListener {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    let own = u16::try_from(std::process::id() % 1000 * 10).unwrap();
    let first = 20_000 + own + TAKEN.fetch_add(1, Ordering::Relaxed);
    let ports = (first..32_000).step_by(10);
    ports.map(|port| SocketAddr::from(([127, 0, 0, 1], port))).find_map(listen).unwrap()
}

/// Runs the server through all its lives: the next one begins 50 ms after the last one was killed.
async fn lives(mut listener: TcpListener, log: Arc<Mutex<Log>>, mut killed: UnboundedReceiver<()>) -> usize {
    let address = listener.local_addr().unwrap();
    let mut lives = 0;
    loop {
        lives += 1;
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                accepted = listener.accept() => {
                    connections.spawn(serve(accepted.unwrap().0, Arc::clone(&log)));
                }
                Some(_) = connections.join_next() => {}
                kill = killed.recv() => match kill {
                    Some(()) => break,
                    None => return lives,
                },
            }
        }
        drop(listener);
        connections.shutdown().await;
        sleep(DOWN).await;
        listener = loop {
            match listen(address) {
                Some(listener) => break listener,
                None => sleep(Duration::from_millis(1)).await,
            }
        };
    }
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
            assert!(response.redirect_url.as_ref().unwrap().as_str().ends_with(tag), "another call's answer");
        }
    }
    Ok(())
}

struct Storm {
    results: BTreeMap<String, Result<(), Error>>,
    log: Arc<Mutex<Log>>,
}

async fn storm(op: Op, retries: RetryConfig) -> Storm {
    let log = Arc::new(Mutex::new(Log::default()));
    let (kill, killed) = unbounded_channel();
    let listener = listener();
    let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
    let server = tokio::spawn(lives(listener, Arc::clone(&log), killed));
    let core =
        PipeshubCore::builder().server_url(url).bearer_auth(common::TOKEN).retries(retries).build().unwrap();
    let next = Arc::new(AtomicUsize::new(0));
    let results = Arc::new(Mutex::new(BTreeMap::new()));
    let mut callers = JoinSet::new();
    for _ in 0..IN_FLIGHT {
        let (core, next, results, kill) =
            (core.clone(), Arc::clone(&next), Arc::clone(&results), kill.clone());
        callers.spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= CALLS {
                    break;
                }
                if n % BETWEEN_KILLS == BETWEEN_KILLS - 1 && n / BETWEEN_KILLS < KILLS {
                    kill.send(()).unwrap();
                }
                let tag = format!("storm-{n:04}");
                let result = call(&core, op, &tag).await;
                assert!(results.lock().unwrap().insert(tag, result).is_none(), "a second result");
            }
        });
    }
    drop(kill);
    callers.join_all().await;
    assert_eq!(server.await.unwrap(), KILLS + 1, "the server's lives");
    let results = std::mem::take(&mut *results.lock().unwrap());
    Storm { results, log }
}

impl Storm {
    /// What holds whatever the settings are; and how many calls succeeded.
    fn check(&self, op: Op, name: &str) -> usize {
        let log = self.log.lock().unwrap();
        let tags: BTreeSet<String> = (0..CALLS).map(|n| format!("storm-{n:04}")).collect();
        assert!(self.results.keys().eq(&tags), "{name}: one result for each call");
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
                    assert!(error.delivery() != Delivery::NotSent || asked == 0, "{name}: {tag}: {error}");
                    *failures.entry(format!("{:?}/{:?}", error.kind(), error.delivery())).or_default() += 1;
                }
            }
        }
        let successes = self.results.values().filter(|result| result.is_ok()).count();
        let most = log.asked.values().max().unwrap();
        figures(&format!(
            "{name}: {successes} of {CALLS} calls succeeded, none sent more than {most} times, failures {failures:?}"
        ));
        successes
    }
}

/// With a kill for every ninety calls, fifty of which are under way, every other attempt is cut off: three attempts are
/// too few for it.
fn stubborn() -> RetryConfig {
    RetryConfig { max_attempts: 8, ..RetryConfig::default() }
}

#[tokio::test]
async fn authorize_comes_through_a_storm_of_restarts() {
    let storm = storm(Op::Authorize, stubborn()).await;
    let successes = storm.check(Op::Authorize, "authorize, up to 8 attempts");
    assert!(successes >= CALLS * 99 / 100, "{successes} of {CALLS}");
}

#[tokio::test]
async fn no_answer_is_lost_or_swapped_in_a_storm_whatever_the_settings() {
    for (retries, name) in [(RetryConfig::default(), "by default"), (RetryConfig::none(), "one attempt")] {
        let storm = storm(Op::Authorize, retries).await;
        storm.check(Op::Authorize, &format!("authorize, {name}"));
    }
}

#[tokio::test]
async fn callbacks_in_a_storm_succeed_exactly_where_the_server_says_so() {
    for (retries, name) in [(RetryConfig::default(), "by default"), (stubborn(), "up to 8 attempts")] {
        let storm = storm(Op::Callback, retries).await;
        storm.check(Op::Callback, &format!("callback, {name}"));
    }
}

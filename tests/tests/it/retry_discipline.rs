//! The number of attempts, the pauses between them, and the server's `Retry-After`.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pipeshub_core::unversioned::{Dial, Io};
use pipeshub_core::{
    BackoffStrategy, Body, Call, Delivery, ErrorKind, Operation, PipeshubCore, RetryConfig,
    TransportError, transport_fn,
};
use pipeshub_tests::Op;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::Instant;

use crate::common;
use crate::wire::{Net, print_figures};

/// Returns a core whose server sends these bytes in response to each request.
fn answered(net: &Net, reply: &[u8]) -> PipeshubCore {
    let (net, reply): (_, Arc<[u8]>) = (net.clone(), reply.into());
    let dial: Dial = Arc::new(move |_host, _port| {
        let (client, mut server, _) = net.connect(64 * 1024);
        let reply = Arc::clone(&reply);
        net.spawn(async move {
            let mut request = Vec::new();
            while let Ok(1..) = server.read_buf(&mut request).await {
                if request.ends_with(b"\r\n\r\n") {
                    request.clear();
                    server.write_all(&reply).await.unwrap();
                }
            }
        });
        Box::pin(async move { Ok::<_, io::Error>(Box::new(client) as Box<dyn Io>) })
    });
    // No back-off, so that each wait is the one that the server asked for.
    let backoff = BackoffStrategy::new().initial_interval(Duration::ZERO);
    let retries = RetryConfig::new().backoff(backoff);
    common::builder(common::DUPLEX_URL)
        .retries(retries)
        .unversioned_dialer(dial)
        .build()
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn permanent_failure_of_a_transport_ends_the_call() {
    for delivery in [Delivery::NotSent, Delivery::Unknown] {
        for (is_permanent, attempts) in [(true, 1), (false, 3)] {
            let sent = Arc::new(AtomicUsize::new(0));
            let count = Arc::clone(&sent);
            let transport = transport_fn(move |_| {
                count.fetch_add(1, Ordering::Relaxed);
                let error = TransportError::new(delivery, "cause").reason("it is like that");
                let error = if is_permanent {
                    error.permanent()
                } else {
                    error
                };
                Err::<http::Response<Body>, _>(error)
            });
            let core = PipeshubCore::with_transport(transport).build().unwrap();
            let error = common::failure(&core, Op::Authorize, "").await;
            assert_eq!(
                (
                    sent.load(Ordering::Relaxed),
                    error.attempts(),
                    error.is_permanent()
                ),
                (attempts, u32::try_from(attempts).unwrap(), is_permanent)
            );
            assert_eq!(error.delivery(), delivery);
        }
    }
}

const NO_HINT: Option<u64> = None;
const DATE: &[u8] = b"Mon, 23 Nov 2026 05:00:00 GMT";

/// Values of `Retry-After`, each with the wait in seconds, if there is one.
const HINTS: [(&[u8], Option<u64>); 58] = [
    (b"0", Some(0)),
    (b"00", Some(0)),
    (b"  7  ", Some(7)),
    (b"007", Some(7)),
    (b"29", Some(29)),
    (b"30", Some(30)),
    (b"31", Some(31)),
    (b"45", Some(45)),
    (b"59", Some(59)),
    (b"60", Some(60)),
    (b"61", Some(61)),
    (b"90", Some(90)),
    (b"3600", Some(3600)),
    (b"4294967295", Some(4_294_967_295)),
    (b"4294967296", Some(4_294_967_296)),
    (b"9223372036854775807", Some(9_223_372_036_854_775_807)),
    (b"9223372036854775808", Some(9_223_372_036_854_775_808)),
    (b"18446744073709551615", Some(u64::MAX)),
    // Too many digits are a long wait, not none.
    (b"18446744073709551616", Some(u64::MAX)),
    (b"100000000000000000000", Some(u64::MAX)),
    (&[b'9'; 4000], Some(u64::MAX)),
    (b"00000000000000000000000000000000000000005", Some(5)),
    // Values that are no number of seconds.
    (b"", NO_HINT),
    (b" ", NO_HINT),
    (b"-1", NO_HINT),
    (b"-0", NO_HINT),
    (b"-9999999999999999999", NO_HINT),
    (b"+3", NO_HINT),
    (b"1.5", NO_HINT),
    (b".5", NO_HINT),
    (b"1e20", NO_HINT),
    (b"1E2", NO_HINT),
    (b"0x10", NO_HINT),
    (b"1,5", NO_HINT),
    (b"1, 2", NO_HINT),
    (b"1 2", NO_HINT),
    (b"1;2", NO_HINT),
    (b"5s", NO_HINT),
    (b"5 seconds", NO_HINT),
    (b"\"5\"", NO_HINT),
    (b"1_000", NO_HINT),
    (b"NaN", NO_HINT),
    (b"inf", NO_HINT),
    (b"soon", NO_HINT),
    (b"null", NO_HINT),
    (b"true", NO_HINT),
    (b"P1D", NO_HINT),
    (b"2026-11-23T05:00:30Z", NO_HINT),
    (b"%35", NO_HINT),
    // Bytes outside ASCII: digits of another script, invalid UTF-8, an emoji, and 5 with an
    // invisible character.
    ("\u{ff15}".as_bytes(), NO_HINT),
    (b"\xff\xfe5", NO_HINT),
    ("\u{23f3}".as_bytes(), NO_HINT),
    ("5\u{200b}".as_bytes(), NO_HINT),
    // Dates, which are relative to the `Date` of the response.
    (b"Mon, 23 Nov 2026 05:00:20 GMT", Some(20)),
    (b"Mon, 23 Nov 2026 04:00:00 GMT", Some(0)),
    (b"Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
    (b"Fri, 31 Dec 9999 23:59:60 GMT", Some(251_606_890_800)),
    (b"Sun, 30 Feb 2026 99:00:00 GMT", NO_HINT),
];

/// Returns the duration of a call with this hint, and the number of attempts.
fn expected(hint: Option<u64>, deadline: u64, resent: bool) -> (Duration, u32) {
    let pause = hint.unwrap_or(0);
    let (mut elapsed, mut attempts) = (0, 1);
    while resent && attempts < 3 && pause <= 60 && pause < deadline - elapsed {
        elapsed += pause;
        attempts += 1;
    }
    (Duration::from_secs(elapsed), attempts)
}

async fn check(reply: &[u8], status: u16, hint: Option<u64>, name: &str) {
    for (op, deadline) in [(Op::Authorize, 30), (Op::Callback, 90)] {
        let net = Net::default();
        let core = answered(&net, reply);
        let resent = matches!(op, Op::Authorize) || status == 429;
        let start = Instant::now();
        let error = common::failure(&core, op, common::CODE).await;
        let took = (start.elapsed(), error.attempts());
        assert_eq!(
            took,
            expected(hint, deadline, resent),
            "{name}, {status}, {op:?}: {error}"
        );
        assert!(took.0 <= Duration::from_secs(deadline), "{name}");
        assert_eq!(
            error.retry_after(),
            hint.map(Duration::from_secs),
            "{name}, {status}, {op:?}"
        );
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Status, Delivery::Answered),
            "{name}"
        );
        assert_eq!(net.count(b"GET "), error.attempts() as usize, "{name}");
        net.shut();
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_waited_or_returned() {
    for (value, hint) in HINTS {
        for status in [429, 503] {
            let head = format!("HTTP/1.1 {status} No\r\nContent-Length: 0\r\nDate: ");
            let reply = [
                head.as_bytes(),
                DATE,
                b"\r\nRetry-After: ",
                value,
                b"\r\n\r\n",
            ]
            .concat();
            check(
                &reply,
                status,
                hint,
                &String::from_utf8_lossy(&value[..value.len().min(40)]),
            )
            .await;
        }
    }
    print_figures(&format!(
        "{} values of Retry-After, {} calls",
        HINTS.len(),
        HINTS.len() * 4
    ));
}

#[tokio::test(start_paused = true)]
async fn retry_after_date_needs_a_date_header() {
    let later = "Mon, 23 Nov 2026 05:00:20 GMT";
    for (date, hint) in [
        ("", None),
        ("Date: today\r\n", None),
        ("Date: Mon, 23 Nov 2026 05:00:00 UTC\r\n", None),
        ("Date: \u{ff15}\r\n", None),
        ("Date: Mon, 23 Nov 2026 05:00:19 GMT\r\n", Some(1)),
        ("Date: Mon, 23 Nov 2026 05:00:21 GMT\r\n", Some(0)),
        (
            "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
            Some(1_795_410_020),
        ),
        ("Date: Fri, 31 Dec 9999 23:59:60 GMT\r\n", Some(0)),
    ] {
        let reply =
            format!("HTTP/1.1 429 No\r\nContent-Length: 0\r\n{date}Retry-After: {later}\r\n\r\n");
        check(reply.as_bytes(), 429, hint, date).await;
    }
}

#[tokio::test(start_paused = true)]
async fn body_retry_after_is_used_without_a_header() {
    for (header, json, hint) in [
        ("", "7", Some(7)),
        ("Retry-After: soon\r\n", "7", Some(7)),
        ("Retry-After: 3\r\n", "7", Some(3)),
        ("Retry-After: 3\r\nRetry-After: 5\r\n", "7", Some(3)),
        ("", "0", Some(0)),
        ("", "61", Some(61)),
        ("", "18446744073709551615", Some(u64::MAX)),
        ("", "18446744073709551616", None),
        ("", "1e20", None),
        ("", "1e999", None),
        ("", "-1", None),
        ("", "1.5", None),
        ("", "\"7\"", None),
        ("", "\"soon\"", None),
        ("", "null", None),
        ("", "true", None),
        ("", "[7]", None),
        ("", "{\"seconds\":7}", None),
    ] {
        let body =
            format!("{{\"error\":{{\"code\":\"HTTP_TOO_MANY_REQUESTS\",\"retryAfter\":{json}}}}}");
        let head = "Content-Type: application/json\r\n";
        let length = body.len();
        let reply =
            format!("HTTP/1.1 429 No\r\n{head}{header}Content-Length: {length}\r\n\r\n{body}");
        check(reply.as_bytes(), 429, hint, json).await;
    }
}

/// Checks the number of requests of each operation, for every status.
#[tokio::test(start_paused = true)]
async fn resends_are_safe_and_at_most_three_attempts() {
    for status in 300..=599 {
        for op in [Op::Authorize, Op::Callback] {
            let sent = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&sent);
            let transport = transport_fn(move |_| {
                counted.fetch_add(1, Ordering::Relaxed);
                http::Response::builder().status(status).body("")
            });
            let core = PipeshubCore::with_transport(transport).build().unwrap();
            let error = common::failure(&core, op, common::CODE).await;
            let expected = match (status, op) {
                (429, _) | (500 | 502 | 503 | 504, Op::Authorize) => 3,
                _ => 1,
            };
            assert_eq!(
                (error.attempts(), sent.load(Ordering::Relaxed)),
                (expected, expected as usize),
                "{status} {op:?}"
            );
        }
    }
}

static READ: Operation = Operation::get("getThing", "/thing").timeout(Duration::from_secs(1000));

const SAMPLES: usize = 2000;

#[derive(Clone, Copy)]
enum Trouble {
    Unavailable,
    UnavailableFor3s,
    NotConnected,
    Broken,
}

/// Returns the pauses before the second and the third attempt of calls that fail twice, measured at
/// the server.
async fn pauses(trouble: Trouble) -> [Vec<Duration>; 2] {
    let times = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&times);
    let transport = transport_fn(move |_| -> Result<http::Response<Body>, TransportError> {
        let mut times = noted.lock().unwrap();
        times.push(Instant::now());
        if times.len().is_multiple_of(3) {
            return Ok(http::Response::new(Body::empty()));
        }
        let delivery = match trouble {
            Trouble::NotConnected => Delivery::NotSent,
            Trouble::Broken => Delivery::Unknown,
            Trouble::Unavailable | Trouble::UnavailableFor3s => {
                let reply = http::Response::builder().status(503);
                let asked = matches!(trouble, Trouble::UnavailableFor3s);
                let reply = if asked {
                    reply.header("retry-after", "3")
                } else {
                    reply
                };
                return Ok(reply.body(Body::empty())?);
            }
        };
        Err(TransportError::new(delivery, "it broke"))
    });
    let backoff = BackoffStrategy::new()
        .initial_interval(Duration::from_secs(10))
        .max_interval(Duration::from_secs(15));
    let retries = RetryConfig::new().backoff(backoff);
    let core = PipeshubCore::with_transport(transport)
        .retries(retries)
        .build()
        .unwrap();
    for _ in 0..SAMPLES {
        assert_eq!(core.execute(Call::new(&READ)).await.unwrap().attempts(), 3);
    }
    let times = times.lock().unwrap();
    [0, 1].map(|n| {
        times
            .chunks(3)
            .map(|three| three[n + 1] - three[n])
            .collect()
    })
}

/// Counts the pauses in each tenth of their range.
fn tenths(pauses: &[Duration], bound: Duration) -> [usize; 10] {
    let mut tenths = [0; 10];
    for pause in pauses {
        // The clock has a resolution of 1 ms, and a wait is rounded up.
        assert!(*pause <= bound + Duration::from_millis(1), "{pause:?}");
        let tenth = usize::try_from(pause.as_micros() * 10 / bound.as_micros()).unwrap();
        tenths[tenth.min(9)] += 1;
    }
    tenths
}

#[tokio::test(start_paused = true)]
async fn backoff_pauses_cover_their_range() {
    for trouble in [Trouble::Unavailable, Trouble::NotConnected, Trouble::Broken] {
        let [first, second] = pauses(trouble).await;
        // The limit of the second pause would be 20 s.
        for (pauses, bound) in [(first, 10), (second, 15)] {
            let tenths = tenths(&pauses, Duration::from_secs(bound));
            // The mean of each tenth is 200. A difference of 100 is more than seven standard
            // deviations.
            assert!(tenths.iter().all(|n| (100..=300).contains(n)), "{tenths:?}");
            print_figures(&format!(
                "{SAMPLES} pauses of at most {bound} s, by tenths: {tenths:?}"
            ));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_the_minimum_wait() {
    let asked = Duration::from_secs(3);
    let [first, second] = pauses(Trouble::UnavailableFor3s).await;
    for (pauses, bound, expected) in [(first, 10, 600), (second, 15, 400)] {
        let _ = tenths(&pauses, Duration::from_secs(bound));
        assert!(pauses.iter().all(|pause| *pause >= asked));
        let least = pauses.iter().filter(|pause| **pause == asked).count();
        assert!(least.abs_diff(expected) < 150, "{least} of {expected}");
    }
}

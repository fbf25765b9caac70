//! Servers that send without an end, and the memory that a call keeps.

use std::time::Duration;

use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::time::timeout;
use xtask::Result;

use super::peer::{Peer, Step};
use super::stalls::runtime;
use crate::child::{Process, line};
use crate::client::{Op, builder, echoed};
use crate::process;
use crate::report::Row;

/// The limit, in KiB.
const MORE: u64 = 2048;
const DEADLINE: Duration = Duration::from_secs(1);
const POLITE: &str = "before";
const CALLS: [Op; 3] = [Op::Authorize, Op::Callback, Op::Authorize];

pub(crate) fn run() -> Result<Vec<Row>> {
    let mut most = (0, "");
    let mut figures = Vec::new();
    let floods = floods();
    let kinds = floods.len();
    for (name, flood) in floods {
        let peer = Peer::start(
            vec![Step::Head, flood[0].clone(), flood[1].clone(), Step::Hang],
            Some(POLITE),
        )?;
        let more = child("memory", &peer)?;
        most = most.max((more, name));
        figures.push(format!("{name} {more}"));
        if peer.heads() < 1 + CALLS.len() {
            return Err(format!("{name}: only {} requests arrived", peer.heads()).into());
        }
    }
    let [head, body] = self::floods().swap_remove(0).1;
    let peer = Peer::start(vec![Step::Head, head, body], Some(POLITE))?;
    let plain = child("memory-of-plain-client", &peer)?;
    Ok(vec![
        Row::new(
            format!(
                "Bounded memory: at most {MORE} KiB more resident than before ({kinds} kinds of endless response, {} calls each, a process per kind)",
                CALLS.len()
            ),
            format!(
                "most {} KiB ({}); in KiB: {}",
                most.0,
                most.1,
                figures.join(", ")
            ),
            most.0 <= MORE,
        ),
        Row::new(
            "Control: hyper-util's client, reading the endless body for 0.3 s, exceeds that limit",
            format!("{plain} KiB more"),
            plain > MORE,
        ),
    ])
}

fn child(part: &str, peer: &Peer) -> Result<u64> {
    let origin = format!("http://{}", peer.address);
    let (_process, mut out) = Process::start(&mut Process::part(&[part, &origin])?)?;
    Ok(line(&mut out)?.parse()?)
}

pub(crate) fn in_child(origin: &str) -> Result {
    runtime(true)?.block_on(async {
        let core = builder(origin).timeout(DEADLINE).build()?;
        for _ in 0..10 {
            echoed(&core, Op::Authorize, POLITE).await?;
        }
        let before = process::resident()?;
        process::forget_peak()?;
        for (n, op) in CALLS.into_iter().enumerate() {
            if echoed(&core, op, &format!("endless-{n}")).await.is_ok() {
                return Err("an endless response was accepted".into());
            }
        }
        println!("{}", process::peak()?.saturating_sub(before));
        Ok(())
    })
}

pub(crate) fn plain_in_child(origin: &str) -> Result {
    runtime(true)?.block_on(async {
        let client: Client<HttpConnector, String> =
            Client::builder(TokioExecutor::new()).build_http();
        let url =
            |id| format!("{origin}/api/v1/connectors/{id}/oauth/authorize").parse::<hyper::Uri>();
        super::plain::read(client.get(url(POLITE)?).await?.into_body()).await?;
        let before = process::resident()?;
        process::forget_peak()?;
        let body = client.get(url("endless")?).await?.into_body();
        let _ = timeout(Duration::from_millis(300), super::plain::read(body)).await;
        println!("{}", process::peak()?.saturating_sub(before));
        Ok(())
    })
}

/// Returns the steps to play once and the steps to repeat, by name.
fn floods() -> Vec<(&'static str, [Step; 2])> {
    let flood = |name, once: &str, again: &str, times| {
        (
            name,
            [
                Step::Send(once.to_owned()),
                Step::Endless(again.repeat(times), Duration::ZERO),
            ],
        )
    };
    let ok =
        |rest: &str| format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{rest}\r\n");
    let chunked = ok("transfer-encoding: chunked\r\n");
    let (kib, chunk) = (1024, format!("10000\r\n{}\r\n", "x".repeat(0x10000)));
    let cut = |name, text: &str| (name, [Step::Send(text.to_owned()), Step::Hang]);
    vec![
        flood("body in chunks", &chunked, &chunk, 1),
        flood(
            "body without length",
            &ok("connection: close\r\n"),
            "x",
            64 * kib,
        ),
        flood("body in chunks of a byte", &chunked, "1\r\nx\r\n", 8 * kib),
        flood(
            "error's body",
            "HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n",
            &chunk,
            1,
        ),
        flood(
            "redirect's body",
            "HTTP/1.1 302 Found\r\nlocation: /\r\ntransfer-encoding: chunked\r\n\r\n",
            &chunk,
            1,
        ),
        flood(
            "length of an EiB",
            &ok("content-length: 1152921504606846976\r\n"),
            "x",
            64 * kib,
        ),
        flood(
            "length of 2^64 - 1",
            &ok("content-length: 18446744073709551615\r\n"),
            "x",
            64 * kib,
        ),
        flood(
            "length of 30 digits",
            &ok("content-length: 999999999999999999999999999999\r\n"),
            "x",
            64 * kib,
        ),
        cut(
            "length of a GiB and no byte",
            &ok("content-length: 1073741824\r\n"),
        ),
        cut(
            "length of a MiB and no byte",
            &ok("content-length: 1048576\r\n"),
        ),
        flood("status line", "HTTP/1.1 200 ", "x", 64 * kib),
        flood("header line", "HTTP/1.1 200 OK\r\nx: ", "y", 64 * kib),
        flood("headers", "HTTP/1.1 200 OK\r\n", "x: y\r\n", 8 * kib),
        flood("blank lines", "", "\r\n", 32 * kib),
        flood("100 Continue", "", "HTTP/1.1 100 Continue\r\n\r\n", kib),
        flood(
            "103 with links",
            "",
            "HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n",
            kib,
        ),
        flood("chunk extension", &format!("{chunked}2;x="), "y", 64 * kib),
        flood(
            "chunk extensions",
            &chunked,
            &format!("1;x={}\r\ny\r\n", "z".repeat(kib)),
            8,
        ),
        flood("digits of a chunk size", &chunked, "0", 64 * kib),
        flood("trailers", &format!("{chunked}0\r\n"), "x: y\r\n", 8 * kib),
        flood(
            "bytes after the response",
            "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n",
            "x",
            64 * kib,
        ),
    ]
}

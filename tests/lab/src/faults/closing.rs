//! A server that closes each connection right after its answer, while the next call is already
//! taking it.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use pipeshub_core::{ErrorKind, RetryConfig};
use xtask::Result;

use crate::client::{authorize, builder};
use crate::report::Row;

const CALLS: u32 = 400_000;
/// Far more than a call takes here, so that one that ends there hung.
const DEADLINE: Duration = Duration::from_secs(2);
/// How long after an answer its connection is closed: each connection a step later than the last
/// one, and then from the start.
const STEP: Duration = Duration::from_nanos(700);
const STEPS: u32 = 90;

pub(crate) fn run() -> Result<Vec<Row>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let origin = format!("http://{}", listener.local_addr()?);
    // They end with the program.
    thread::spawn(move || {
        for (stream, step) in listener.incoming().zip((0..STEPS).cycle()) {
            thread::spawn(move || stream.and_then(|stream| answer(stream, STEP * step)));
        }
    });
    // The connections' tasks run on a thread of their own, beside the one that calls.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let core = builder(&origin)
        .timeout(DEADLINE)
        .retries(RetryConfig::none())
        .build()?;
    let (mut succeeded, mut broken, mut hung) = (0, 0, 0);
    runtime.block_on(async {
        for _ in 0..CALLS {
            match authorize(&core, "c1").await {
                Ok(_) => succeeded += 1,
                Err(error) if error.kind() == ErrorKind::Timeout => hung += 1,
                Err(_) => broken += 1,
            }
        }
    });
    Ok(vec![Row::new(
        format!(
            "Closing server: none of {CALLS} calls hangs, each of which may meet the end of the connection that it takes"
        ),
        format!("{hung} hung; {succeeded} succeeded, {broken} met the end of a connection"),
        // Without broken ones the moment was not met.
        hung == 0 && broken > 0,
    )])
}

fn answer(mut stream: TcpStream, wait: Duration) -> std::io::Result<()> {
    const BODY: &str =
        r#"{"success":true,"authorizationUrl":"https://idp.example/auth?state=s","state":"s"}"#;
    stream.set_nodelay(true)?;
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut buffer)? {
            0 => return Ok(()),
            n => head.extend_from_slice(&buffer[..n]),
        }
    }
    let length = BODY.len();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{BODY}"
    )?;
    // A sleep would take far longer than the moment that is to be met.
    let answered = Instant::now();
    while answered.elapsed() < wait {
        std::hint::spin_loop();
    }
    Ok(())
}

//! A server that closes each connection right after its response, while the next call starts to use
//! it.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use pipeshub_core::{ErrorKind, RetryConfig};
use xtask::Result;

use crate::client::{authorize, builder};
use crate::report::Row;

const CALLS: u32 = 400_000;
/// Far longer than a call takes here, so a call that ends at the deadline hung.
const DEADLINE: Duration = Duration::from_secs(2);
/// The step of the delay between a response and the close of its connection. The delay grows by a
/// step with each connection and then starts again at zero.
const STEP: Duration = Duration::from_nanos(700);
const STEPS: u32 = 90;

pub(crate) fn run() -> Result<Vec<Row>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let origin = format!("http://{}", listener.local_addr()?);
    // The threads end with the program.
    thread::spawn(move || {
        for (stream, step) in listener.incoming().zip((0..STEPS).cycle()) {
            thread::spawn(move || stream.and_then(|stream| answer(stream, STEP * step)));
        }
    });
    // The tasks of the connections run on a separate thread, beside the calling one.
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
            "Closing server: none of {CALLS} calls hangs, although each may use a connection that is closing"
        ),
        format!("{hung} hung; {succeeded} succeeded, {broken} used a closing connection"),
        // Without a broken call, the test did not hit the moment of the close.
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
    // A sleep would take far longer than the delay to measure.
    let sent = Instant::now();
    while sent.elapsed() < wait {
        std::hint::spin_loop();
    }
    Ok(())
}

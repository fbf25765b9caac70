//! Calls, a fork, and concurrent calls in parent and child. Each call must get its own response.
//!
//! `cargo run` in this folder prints the results. It exits with status 1 if a call got the response
//! of another call, or failed without a reason.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use std::thread;

use pipeshub_core::blocking::block_on;
use pipeshub_core::{Call, ErrorKind, Operation, PipeshubCore};
use tokio::runtime::{Builder, Runtime};

static ECHO: Operation = Operation::get("echo", "/echo/{word}");

const CALLS: usize = 40;

/// Responds to each request with the last segment of its path.
fn serve(stream: TcpStream) -> std::io::Result<()> {
    let mut writer = stream.try_clone()?;
    let mut word = String::new();
    for line in BufReader::new(stream).lines() {
        let line = line?;
        if let Some(target) = line.strip_prefix("GET /api/v1/echo/") {
            word = target.split(' ').next().unwrap_or_default().to_owned();
        } else if line.is_empty() {
            let length = word.len();
            writer.write_all(
                format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: {length}\r\n\r\n{word}"
                )
                .as_bytes(),
            )?;
        }
    }
    Ok(())
}

async fn echo(core: &PipeshubCore, word: String) -> Result<bool, ErrorKind> {
    let call = Call::new(&ECHO).path("word", &word);
    match core.execute(call).await {
        Ok(reply) => Ok(*reply.body() == word),
        Err(error) => Err(error.kind()),
    }
}

fn runtime() -> Runtime {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}

/// A function by which a process waits for its calls.
type Wait<'a> = &'a dyn Fn(&PipeshubCore, String) -> Result<bool, ErrorKind>;

/// Returns the number of calls with a wrong or unexpected result.
fn wrong(
    core: &PipeshubCore,
    who: &str,
    wait: Wait<'_>,
    expected: Result<bool, ErrorKind>,
) -> usize {
    (0..CALLS)
        .filter(|n| {
            let outcome = wait(core, format!("{who}{n}"));
            if outcome != expected {
                println!("{who}{n}: {outcome:?} in place of {expected:?}");
            }
            outcome != expected
        })
        .count()
}

/// Forks after a call, and makes calls on both sides.
fn fork(
    core: &PipeshubCore,
    parent: Wait<'_>,
    child: Wait<'_>,
    expected_of_child: Result<bool, ErrorKind>,
) -> bool {
    assert_eq!(parent(core, "first".into()), Ok(true));
    // SAFETY: only the thread that forks matters in this process, since the server's threads are in
    // a process of their own. The child ends by `_exit`.
    let pid = unsafe { libc::fork() };
    assert!(pid >= 0, "fork failed");
    if pid == 0 {
        let wrong = wrong(core, "child", child, expected_of_child);
        // SAFETY: `_exit` ends this process without the destructors of the parent's values.
        unsafe { libc::_exit(i32::from(wrong > 0)) };
    }
    let wrong = wrong(core, "parent", parent, Ok(true));
    let mut status = 0;
    // SAFETY: `status` outlives the call.
    let waited = unsafe { libc::waitpid(pid, &raw mut status, 0) };
    wrong == 0 && waited == pid && status == 0
}

fn main() -> ExitCode {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    // SAFETY: no other thread has been started yet. The child serves until it is killed below.
    let server = unsafe { libc::fork() };
    assert!(server >= 0, "fork failed");
    if server == 0 {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || serve(stream));
        }
    }
    drop(listener);
    let core = || {
        PipeshubCore::builder()
            .server_url(format!("http://{address}/api/v1"))
            .build()
            .expect("a core")
    };
    let by_block_on: Wait<'_> =
        &|core, word| block_on(echo(core, word)).map_err(|error| error.kind())?;
    let kept = runtime();
    let by_kept: Wait<'_> = &|core, word| kept.block_on(echo(core, word));
    let by_new: Wait<'_> = &|core, word| runtime().block_on(echo(core, word));

    let core = core();
    let results = [
        (
            "block_on on both sides",
            fork(&core, by_block_on, by_block_on, Ok(true)),
        ),
        (
            "a new runtime in the child",
            fork(&core, by_kept, by_new, Ok(true)),
        ),
        (
            "the parent's runtime in the child, which is refused",
            fork(&core, by_kept, by_kept, Err(ErrorKind::Runtime)),
        ),
        (
            "a runtime that the parent used before its last one, which is refused",
            fork(&core, by_new, by_kept, Err(ErrorKind::Runtime)),
        ),
    ];
    // SAFETY: the server is a child of this process.
    unsafe { libc::kill(server, libc::SIGKILL) };
    for (what, holds) in results {
        println!("{}: {what}", if holds { "holds" } else { "FAILS" });
    }
    ExitCode::from(u8::from(results.iter().any(|(_, holds)| !holds)))
}

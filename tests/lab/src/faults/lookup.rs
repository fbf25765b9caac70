//! A hanging lookup in the system's own resolver. glibc first reads a file of host aliases, if a
//! variable names one. Here the file is a pipe without a writer.

use std::net::ToSocketAddrs as _;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use xtask::Result;

use super::stalls::runtime;
use crate::child::{Process, line};
use crate::client::{authorize, builder};
use crate::report::Row;

const DEADLINE: Duration = Duration::from_millis(300);
const LATE: Duration = Duration::from_millis(50);
const RUNTIME_END: Duration = Duration::from_millis(100);
const CONTROL: Duration = Duration::from_secs(1);
/// A name that no file and no server has. It has no dot, since glibc ignores aliases for a name
/// with a dot.
const HOST: &str = "hangs-for-ever";

pub(crate) fn run() -> Result<Vec<Row>> {
    let mut part = Process::part(&["lookup"])?;
    part.env("HOSTALIASES", "/dev/stdin");
    let (_process, mut out) = Process::start(&mut part)?;
    let mut figures = [0.0; 4];
    for figure in &mut figures {
        *figure = line(&mut out)?.parse()?;
    }
    let [still_hanging, late, end, control] = figures;
    let limit = |limit: Duration| limit.as_secs_f64() * 1000.0;
    Ok(vec![
        Row::new(
            format!(
                "No hang: if a lookup hangs in the system's resolver, the call ends within {LATE:?} of the deadline, and the runtime within {RUNTIME_END:?}"
            ),
            format!("latest {late:.1} ms after its deadline; slowest end of a runtime {end:.1} ms"),
            (0.0..=limit(LATE)).contains(&late) && end <= limit(RUNTIME_END),
        ),
        Row::new(
            format!(
                "Control: that lookup does not return, and with tokio's own lookup the end of the runtime waits for it ({CONTROL:?} observed)"
            ),
            format!(
                "lookup {}; end of the runtime not reached after {control:.0} ms",
                if still_hanging > 0.0 {
                    "did not return"
                } else {
                    "returned, so this shows nothing"
                }
            ),
            still_hanging > 0.0 && control >= limit(CONTROL),
        ),
    ])
}

pub(crate) fn in_child() -> Result {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send((HOST, 80).to_socket_addrs().is_ok()));
    println!("{}", u8::from(receiver.recv_timeout(CONTROL).is_err()));

    let (mut late, mut end) = (f64::MIN, f64::MIN);
    for current_thread in [true, false] {
        let core = builder(&format!("http://{HOST}"))
            .danger_allow_insecure_http()
            .timeout(DEADLINE)
            .build()?;
        let runtime = runtime(current_thread)?;
        let start = Instant::now();
        let failed = runtime.block_on(authorize(&core, "a")).err();
        let took = start.elapsed();
        let start = Instant::now();
        drop(runtime);
        end = end.max(start.elapsed().as_secs_f64() * 1000.0);
        match failed {
            Some(error) if error.is_timeout() => {
                late = late.max((took.as_secs_f64() - DEADLINE.as_secs_f64()) * 1000.0);
            }
            Some(error) => return Err(error.into()),
            None => return Err("a call without a server succeeded".into()),
        }
    }
    println!("{late}\n{end}");

    let runtime = runtime(false)?;
    runtime.block_on(async {
        let looked_up = tokio::net::lookup_host((HOST, 80));
        let _ = tokio::time::timeout(DEADLINE, looked_up).await;
    });
    let start = Instant::now();
    runtime.shutdown_timeout(CONTROL);
    println!("{}", start.elapsed().as_secs_f64() * 1000.0);
    // Only the end of the process ends the threads of pending lookups.
    std::process::exit(0)
}

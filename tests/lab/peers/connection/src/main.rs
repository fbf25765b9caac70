//! The job of `examples/minimal.rs` on hyper's connection API: one connection, one request.

mod client;

use client::{connect, get};
use job::{Job, TIMEOUT, fail, parse, show};

fn main() {
    let job = Job::from_env();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap_or_else(|e| fail(e));
    let call = async { get(&mut connect(job.server()).await?, &job).await };
    let (status, body) = match runtime.block_on(async { tokio::time::timeout(TIMEOUT, call).await })
    {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => fail(error),
        Err(error) => fail(error),
    };
    show(parse(status, &body).unwrap_or_else(|e| fail(e)));
}

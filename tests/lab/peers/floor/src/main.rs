//! The job of `examples/minimal.rs` by hand, on hyper-util's pooled client and hyper-rustls: no
//! retries, no redaction, no checks. The SDK's size is compared with this program.

mod client;

use job::{Job, TIMEOUT, fail, parse, show};

fn main() {
    let job = Job::from_env();
    let client = client::client();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap_or_else(|e| fail(e));
    let call = async { tokio::time::timeout(TIMEOUT, client::get(&client, &job)).await };
    let (status, body) = match runtime.block_on(call) {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => fail(error),
        Err(error) => fail(error),
    };
    show(parse(status, &body).unwrap_or_else(|e| fail(e)));
}

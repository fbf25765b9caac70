//! The job of `examples/minimal.rs` on reqwest.

mod client;

use job::{Job, fail, show};

fn main() {
    let job = Job::from_env();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap_or_else(|e| fail(e));
    match runtime.block_on(async { client::get(&client::client()?, &job).await }) {
        Ok(answer) => show(answer),
        Err(error) => fail(error),
    }
}

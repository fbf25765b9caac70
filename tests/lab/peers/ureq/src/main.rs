//! The job of `examples/minimal.rs` on ureq.

mod client;

use job::{Job, fail, show};

fn main() {
    let job = Job::from_env();
    match client::get(&client::client(), &job) {
        Ok(answer) => show(answer),
        Err(error) => fail(error),
    }
}

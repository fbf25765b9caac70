//! ureq's call, many times: one agent for all callers.

mod client;

use job::Job;

fn main() {
    let (job, client) = (Job::from_env(), client::client());
    harness::run_blocking(|| {
        let (job, client) = (job.clone(), client.clone());
        move || {
            let answer = client::get(&client, &job).expect("a response");
            answer.ok().expect("status 200").authorization_url.len()
        }
    });
}

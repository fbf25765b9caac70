//! The floor's call, many times: one pooled client for all callers.

mod client;

use job::{Job, TIMEOUT, parse};

struct Api {
    job: Job,
    client: client::Client,
}

impl harness::Caller for Api {
    async fn call(&mut self) -> usize {
        let answer = tokio::time::timeout(TIMEOUT, client::get(&self.client, &self.job)).await;
        let (status, body) = answer.expect("in time").expect("a response");
        parse(status, &body)
            .expect("JSON")
            .ok()
            .expect("status 200")
            .authorization_url
            .len()
    }
}

fn main() {
    let (job, client) = (Job::from_env(), client::client());
    harness::run(|| async {
        Api {
            job: job.clone(),
            client: client.clone(),
        }
    });
}

//! reqwest's call, many times: one client for all callers.

mod client;

use job::Job;

struct Api {
    job: Job,
    client: reqwest::Client,
}

impl harness::Caller for Api {
    async fn call(&mut self) -> usize {
        let answer = client::get(&self.client, &self.job)
            .await
            .expect("a response");
        answer.ok().expect("status 200").authorization_url.len()
    }
}

fn main() {
    let (job, client) = (Job::from_env(), client::client().expect("a client"));
    harness::run(|| async {
        Api {
            job: job.clone(),
            client: client.clone(),
        }
    });
}

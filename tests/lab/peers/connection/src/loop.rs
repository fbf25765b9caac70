//! The call over hyper's connection API, many times: a connection for each caller.

mod client;

use hyper::client::conn::http1::SendRequest;
use job::body::Empty;
use job::{Job, TIMEOUT, parse};

struct Api {
    job: Job,
    send: SendRequest<Empty>,
}

impl harness::Caller for Api {
    async fn call(&mut self) -> usize {
        let answer = tokio::time::timeout(TIMEOUT, client::get(&mut self.send, &self.job)).await;
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
    let job = Job::from_env();
    harness::run(|| async {
        Api {
            job: job.clone(),
            send: client::connect(job.server()).await.expect("a connection"),
        }
    });
}

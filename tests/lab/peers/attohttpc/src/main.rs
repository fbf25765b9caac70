//! The job of `examples/minimal.rs` on attohttpc, which blocks and keeps no connection.

use job::{Answer, Job, TIMEOUT, USER_AGENT, fail, show};

fn get(job: &Job) -> attohttpc::Result<Answer> {
    let request = attohttpc::get(job.url()).header("authorization", job.bearer());
    let request = request
        .header("accept", "application/json")
        .header("user-agent", USER_AGENT);
    let response = request.timeout(TIMEOUT).send()?;
    if response.status().as_u16() == 200 {
        response.json().map(Ok)
    } else {
        response.json().map(Err)
    }
}

fn main() {
    match get(&Job::from_env()) {
        Ok(answer) => show(answer),
        Err(error) => fail(error),
    }
}

//! One authorized GET over ureq, which blocks.

use job::{Answer, Job, TIMEOUT, USER_AGENT};
use ureq::Agent;

pub(crate) fn client() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(TIMEOUT))
        .user_agent(USER_AGENT)
        .build()
        .into()
}

pub(crate) fn get(client: &Agent, job: &Job) -> Result<Answer, ureq::Error> {
    let request = client.get(job.url()).header("authorization", job.bearer());
    let mut response = request.header("accept", "application/json").call()?;
    if response.status() == 200 {
        response.body_mut().read_json().map(Ok)
    } else {
        response.body_mut().read_json().map(Err)
    }
}

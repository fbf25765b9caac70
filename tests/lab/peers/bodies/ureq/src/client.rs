//! A client, and the responses that are errors.

use ureq::{Agent, Body, http::Response};

pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

pub(crate) fn client() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .user_agent(bodies::USER_AGENT)
        .build()
        .into()
}

/// Returns the body of a successful response. An error status is an error.
pub(crate) fn success(mut response: Response<Body>) -> Result<Body, Error> {
    let status = response.status();
    if status != 200 {
        let body = response.body_mut().read_to_vec()?;
        return Err(bodies::refused(status.as_u16(), &body).into());
    }
    Ok(response.into_body())
}

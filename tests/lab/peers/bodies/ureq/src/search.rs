//! A response of 600 kB, many times.

mod client;

use bodies::types::Found;
use client::{Error, client, success};
use ureq::Agent;

fn search(client: &Agent, url: &str) -> Result<usize, Error> {
    let response = client
        .post(url)
        .header("authorization", bodies::bearer())
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .send(bodies::QUESTION)?;
    Ok(success(response)?.read_json::<Found>()?.sum())
}

fn main() {
    harness::run_blocking(|| {
        let (client, url) = (client(), bodies::url("search"));
        move || search(&client, &url).expect("a response")
    });
}

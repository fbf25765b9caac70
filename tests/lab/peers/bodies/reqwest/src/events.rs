//! A stream of events, parsed by the crate `eventsource-stream`.

mod client;

use bodies::types::Run;
use client::{Error, client, success};
use eventsource_stream::Eventsource as _;
use futures_util::StreamExt as _;

async fn chat() -> Result<String, Error> {
    let response = client()?
        .post(bodies::url("events"))
        .header("authorization", bodies::bearer())
        .header("content-type", "application/json")
        .header("accept", "text/event-stream")
        .body(bodies::QUESTION)
        .send()
        .await?;
    let mut events = success(response).await?.bytes_stream().eventsource();
    let mut run = Run::default();
    while let Some(event) = events.next().await {
        let event = event?;
        run.on(&event.event, &event.data)?;
    }
    Ok(run.show())
}

fn main() {
    bodies::meter::block_on(chat());
}

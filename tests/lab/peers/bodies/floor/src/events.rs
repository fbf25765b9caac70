//! A stream of events, each decoded when it arrives.

use bodies::parser::EventParser;
use bodies::types::Run;
use bodies::wire::{Error, Once, Wire, request, success};
use http::{Method, header};

async fn chat() -> Result<String, Error> {
    let url = bodies::url("events");
    let mut wire = Wire::open(&url).await?;
    let request = request(Method::POST, &url)?
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "text/event-stream")
        .body(Once(Some(bodies::QUESTION.into())))?;
    let mut pieces = success(wire.send(request).await?).await?;
    let (mut parser, mut run) = (EventParser::default(), Run::default());
    while let Some(piece) = pieces.next().await? {
        let mut piece = &piece[..];
        while parser
            .next(&mut piece)
            .map_err(|_| "an event is too large")?
        {
            parser.take(|name, data| run.on(name, data))?;
        }
    }
    Ok(run.show())
}

fn main() {
    bodies::meter::block_on(chat());
}

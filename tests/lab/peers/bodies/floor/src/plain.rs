//! A POST whose response is JSON with two fields. The other programs are compared with its bytes.

use bodies::Received;
use bodies::wire::{Error, Once, Wire, request, success};
use http::{Method, header};

async fn call() -> Result<String, Error> {
    let url = bodies::url("plain");
    let mut wire = Wire::open(&url).await?;
    let request = request(Method::POST, &url)?
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json")
        .body(Once(Some(bodies::QUESTION.into())))?;
    let body = success(wire.send(request).await?).await?.all().await?;
    Ok(serde_json::from_slice::<Received>(&body)?.show())
}

fn main() {
    bodies::meter::block_on(call());
}

//! A response of 600 kB, many times. The body is read into one buffer and decoded from there.

use bodies::types::Found;
use bodies::wire::{Error, Once, Wire, request, success};
use http::{Method, header};

struct Api {
    url: String,
    wire: Wire<Once>,
}

impl Api {
    async fn search(&mut self) -> Result<usize, Error> {
        let request = request(Method::POST, &self.url)?
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .body(Once(Some(bodies::QUESTION.into())))?;
        let body = success(self.wire.send(request).await?).await?.all().await?;
        // UTF-8 is checked once, and not for each string.
        let found: Found = serde_json::from_str(std::str::from_utf8(&body)?)?;
        Ok(found.sum())
    }
}

impl harness::Caller for Api {
    async fn call(&mut self) -> usize {
        self.search().await.expect("a response")
    }
}

fn main() {
    harness::run(|| async {
        let url = bodies::url("search");
        let wire = Wire::open(&url).await.expect("a connection");
        Api { url, wire }
    });
}

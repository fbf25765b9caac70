//! A response of 600 kB, many times.

mod client;

use bodies::types::Found;
use client::{Error, client, success};

struct Api {
    client: reqwest::Client,
    url: String,
}

impl Api {
    async fn search(&self) -> Result<usize, Error> {
        let response = self
            .client
            .post(&self.url)
            .header("authorization", bodies::bearer())
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .body(bodies::QUESTION)
            .send()
            .await?;
        Ok(success(response).await?.json::<Found>().await?.sum())
    }
}

impl harness::Caller for Api {
    async fn call(&mut self) -> usize {
        self.search().await.expect("a response")
    }
}

fn main() {
    harness::run(|| async {
        Api {
            client: client().expect("a client"),
            url: bodies::url("search"),
        }
    });
}

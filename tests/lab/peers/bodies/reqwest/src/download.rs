//! A body, to nowhere or to a file, as tokio's documentation shows it.

mod client;

use client::{Error, client, success};
use futures_util::TryStreamExt as _;
use tokio::io::AsyncWriteExt as _;
use tokio_util::io::StreamReader;

async fn get() -> Result<String, Error> {
    let request = client()?.get(bodies::url("bytes"));
    let response = request
        .header("authorization", bodies::bearer())
        .send()
        .await?;
    let stream = success(response).await?.bytes_stream();
    let mut reader = StreamReader::new(stream.map_err(std::io::Error::other));
    let bytes = match bodies::files().next() {
        Some(file) => {
            let mut file = tokio::fs::File::create(file).await?;
            let bytes = tokio::io::copy(&mut reader, &mut file).await?;
            file.flush().await?;
            bytes
        }
        None => tokio::io::copy(&mut reader, &mut tokio::io::sink()).await?,
    };
    Ok(format!("{bytes} bytes"))
}

fn main() {
    bodies::meter::block_on(get());
}

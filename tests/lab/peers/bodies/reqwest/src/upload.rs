//! A form of files.

mod client;

use bodies::Received;
use client::{Error, client, success};
use reqwest::multipart::{Form, Part};

async fn upload() -> Result<String, Error> {
    let mut form = Form::new();
    for file in bodies::files() {
        let part = Part::file(file).await?;
        form = form.part("files", part.mime_str("application/octet-stream")?);
    }
    let request = client()?.post(bodies::url("upload")).multipart(form);
    let response = request
        .header("authorization", bodies::bearer())
        .send()
        .await?;
    Ok(success(response).await?.json::<Received>().await?.show())
}

fn main() {
    bodies::meter::block_on(upload());
}

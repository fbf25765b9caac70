//! A form of files.

mod client;

use bodies::Received;
use client::{Error, client, success};
use ureq::unversioned::multipart::{Form, Part};

fn upload() -> Result<String, Error> {
    let mut form = Form::new();
    let files: Vec<_> = bodies::files().collect();
    for file in &files {
        let part = Part::file(file)?;
        form = form.part("files", part.mime_str("application/octet-stream")?);
    }
    let request = client().post(bodies::url("upload"));
    let response = request
        .header("authorization", bodies::bearer())
        .send(form)?;
    Ok(success(response)?.read_json::<Received>()?.show())
}

fn main() {
    bodies::meter::run(upload);
}

//! A form of files.

use pipeshub_core::{Call, Form, Operation, Part, PipeshubCore, RawReply, from_json};

type Error = Box<dyn std::error::Error + Send + Sync>;

static UPLOAD: Operation = Operation::post("upload", "/upload/{plan}");

struct Received {
    files: u64,
    bytes: u64,
}
from_json! { Received { files = "files", bytes = "bytes" } }

async fn upload() -> Result<String, Error> {
    let core = PipeshubCore::from_env()?;
    let mut form = Form::new();
    for file in bodies::files() {
        form = form.part("files", Part::file(file)?);
    }
    let call = Call::new(&UPLOAD).path("plan", &bodies::plan()).form(form);
    let received = core.call(call, RawReply::read::<Received>).await?;
    let Received { files, bytes } = received.into_inner();
    Ok(format!("{files} files, {} MiB", bytes >> 20))
}

fn main() {
    bodies::meter::block_on(upload());
}

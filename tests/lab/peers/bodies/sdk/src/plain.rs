//! A POST whose response is JSON with two fields. The other programs are compared with its bytes.

mod question;

use pipeshub_core::{Operation, RawReply, Result, from_json};

static PLAIN: Operation = Operation::post("plain", "/plain/{plan}");

struct Received {
    files: u64,
    bytes: u64,
}
from_json! { Received { files = "files", bytes = "bytes" } }

async fn call() -> Result<String> {
    let core = question::core()?;
    let received = core.call(question::ask(&PLAIN), RawReply::read::<Received>);
    let Received { files, bytes } = received.await?.into_inner();
    Ok(format!("{files} files, {} MiB", bytes >> 20))
}

fn main() {
    bodies::meter::block_on(call());
}

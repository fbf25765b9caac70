//! A body, to nowhere or (feature `file`) to a file.

use pipeshub_core::{Call, Download, Operation, PipeshubCore, Result};

static BYTES: Operation = Operation::get("bytes", "/bytes/{plan}");

async fn get() -> Result<String> {
    let core = PipeshubCore::from_env()?;
    let call = Call::new(&BYTES).path("plan", &bodies::plan());
    let mut download: Download = core.open(call).await?;
    #[cfg(feature = "file")]
    if let Some(file) = bodies::files().next() {
        return Ok(format!("{} bytes", download.copy_to_file(file).await?));
    }
    let mut bytes = 0;
    while let Some(piece) = download.chunk().await? {
        bytes += piece.len();
    }
    Ok(format!("{bytes} bytes"))
}

fn main() {
    bodies::meter::block_on(get());
}

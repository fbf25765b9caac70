//! A body, to nowhere or to a file, as hyper's frames.

use std::fs::File;
use std::io::Write as _;

use bodies::wire::{Error, Once, Wire, request, success};
use http::Method;

async fn get() -> Result<String, Error> {
    let url = bodies::url("bytes");
    let mut wire = Wire::open(&url).await?;
    let request = request(Method::GET, &url)?.body(Once(None))?;
    let mut pieces = success(wire.send(request).await?).await?;
    let mut file = bodies::files().next().map(File::create).transpose()?;
    let mut bytes = 0;
    while let Some(piece) = pieces.next().await? {
        bytes += piece.len();
        if let Some(file) = &mut file {
            file.write_all(&piece)?;
        }
    }
    Ok(format!("{bytes} bytes"))
}

fn main() {
    bodies::meter::block_on(get());
}

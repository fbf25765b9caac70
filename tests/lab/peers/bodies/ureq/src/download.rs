//! A body, to nowhere or to a file.

mod client;

use std::fs::File;
use std::io;

use client::{Error, client, success};

fn get() -> Result<String, Error> {
    let request = client().get(bodies::url("bytes"));
    let response = request.header("authorization", bodies::bearer()).call()?;
    let mut body = success(response)?;
    let mut reader = body.as_reader();
    let bytes = match bodies::files().next() {
        Some(file) => io::copy(&mut reader, &mut File::create(file)?)?,
        None => io::copy(&mut reader, &mut io::sink())?,
    };
    Ok(format!("{bytes} bytes"))
}

fn main() {
    bodies::meter::run(get);
}

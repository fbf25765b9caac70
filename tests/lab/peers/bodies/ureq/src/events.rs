//! A stream of events, read line by line. Lines end with LF or CRLF only.

mod client;

use std::io::{BufRead as _, BufReader};

use bodies::types::Run;
use client::{Error, client, success};

fn chat() -> Result<String, Error> {
    let response = client()
        .post(bodies::url("events"))
        .header("authorization", bodies::bearer())
        .header("content-type", "application/json")
        .header("accept", "text/event-stream")
        .send(bodies::QUESTION)?;
    let mut body = success(response)?;
    let mut reader = BufReader::with_capacity(64 * 1024, body.as_reader());
    let (mut line, mut name, mut data) = (String::new(), String::new(), String::new());
    let mut run = Run::default();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(run.show());
        }
        let text = line.trim_end_matches(['\n', '\r']);
        if text.is_empty() {
            if !data.is_empty() {
                run.on(&name, &data)?;
            }
            name.clear();
            data.clear();
        } else if let Some(value) = text.strip_prefix("data:") {
            if !data.is_empty() {
                data.push('\n');
            }
            data.push_str(value.strip_prefix(' ').unwrap_or(value));
        } else if let Some(value) = text.strip_prefix("event:") {
            name.push_str(value.strip_prefix(' ').unwrap_or(value));
        }
    }
}

fn main() {
    bodies::meter::run(chat);
}

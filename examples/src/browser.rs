//! A minimal browser, which submits a consent page and follows redirects.

use std::io::{Error, Result};

use tokio::net::TcpStream;

use crate::http_message::{self, Message};

/// Opens the consent page, presses the button with this value, and follows the redirects.
///
/// Returns the last page. `choice` is `allow` or `deny`.
///
/// # Errors
///
/// A page is not a consent page, or its server is not available.
pub async fn consent(url: &str, choice: &str) -> Result<String> {
    let page = request("GET", url, "").await?;
    let form = between(&page.body, "<form", "</form>")
        .ok_or_else(|| Error::other("the consent page has no form"))?;
    let action = attribute(form, "action").ok_or_else(|| Error::other("the form has no action"))?;
    let mut fields = Vec::new();
    for tag in form
        .split('<')
        .filter(|tag| tag.starts_with("input") || tag.starts_with("button"))
    {
        let field = attribute(tag, "name").zip(attribute(tag, "value"));
        // Only the button that is pressed is submitted.
        if let Some((name, value)) =
            field.filter(|(_, value)| tag.starts_with("input") || value == choice)
        {
            fields.push(format!("{name}={}", encoded(&value)));
        }
    }
    let decided = request("POST", &absolute(url, &action), &fields.join("&")).await?;
    let location = decided
        .header("location")
        .ok_or_else(|| Error::other("the provider sent no redirect"))?;
    open(location).await
}

/// Opens a URL, follows redirects, and returns the last page.
///
/// # Errors
///
/// A server is not available, or there are more than ten redirects.
pub async fn open(url: &str) -> Result<String> {
    let mut url = url.to_owned();
    for _ in 0..10 {
        let page = request("GET", &url, "").await?;
        match page.header("location") {
            Some(location) => url = absolute(&url, location),
            None => return Ok(page.body),
        }
    }
    Err(Error::other("too many redirects"))
}

async fn request(method: &str, url: &str, form: &str) -> Result<Message> {
    let rest = url
        .strip_prefix("http://")
        .ok_or_else(|| Error::other("this browser supports http only"))?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let mut stream = TcpStream::connect(host).await?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded"
    );
    http_message::write(&mut stream, &head, form).await?;
    http_message::read(&mut stream).await
}

fn absolute(page: &str, link: &str) -> String {
    if link.starts_with('/') {
        let origin = page
            .match_indices('/')
            .nth(2)
            .map_or(page, |(end, _)| &page[..end]);
        format!("{origin}{link}")
    } else {
        link.to_owned()
    }
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let text = &text[text.find(from)?..];
    Some(&text[..text.find(to)?])
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag
        .split_once(&format!(" {name}=\""))?
        .1
        .split('"')
        .next()?;
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}

fn encoded(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

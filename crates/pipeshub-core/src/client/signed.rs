//! Downloads from a signed URL, which belongs to a store of files and not to PipesHub.

use std::sync::Arc;

use super::PipeshubCore;
use super::settings::Settings;
use crate::call::{AnyOperation, Call};
use crate::error::Result;
use crate::stream::{Download, Opening, open_rule};
use crate::url::server_url::{ServerUrl, check_url};
use crate::url::{InvalidUrl, SensitiveUrl, split};

const NAME: &str = "the signed URL";

impl PipeshubCore {
    /// Returns a future that downloads a file from a signed URL, without any credentials.
    ///
    /// The URL is sent as written, without its fragment. Neither the token nor a header of the
    /// caller is sent, since they are for PipesHub. The URL itself is a secret, so no error and no
    /// log contains more of it than its host. Redirects are not followed.
    ///
    /// Deadline, retries and limits are those of this handle and of `operation`, whose path is not
    /// used.
    ///
    /// # Errors
    ///
    /// The errors of [`open`](Self::open), and before anything is sent:
    ///
    /// - [`InvalidRequest`](crate::ErrorKind::InvalidRequest) if the text is not a URL.
    /// - [`InvalidConfig`](crate::ErrorKind::InvalidConfig) if the URL is plain http to another
    ///   machine, unless `danger_allow_insecure_http` was called.
    ///
    /// ```
    /// use pipeshub_core::{Download, Operation, PipeshubCore, Result, SensitiveUrl};
    ///
    /// static FETCH_DOCUMENT: Operation = Operation::get("fetchDocument", "/");
    ///
    /// async fn fetch(core: &PipeshubCore, url: &SensitiveUrl) -> Result<Download> {
    ///     core.open_signed_url(&FETCH_DOCUMENT, url).await
    /// }
    /// ```
    pub fn open_signed_url(
        &self,
        operation: &'static AnyOperation,
        url: &SensitiveUrl,
    ) -> Opening<'_, Download> {
        let prepared = self.at_signed_url(operation, url.as_str());
        let limits = self.settings.stream;
        let exchange = Box::pin(async move {
            let (core, call) = prepared?;
            core.begin(call, Some(const { &open_rule::<Download>() }))
                .await
        });
        Opening::new(exchange, limits)
    }

    /// Returns a handle without secrets on the server of a URL, and a call of the rest of the URL.
    fn at_signed_url(&self, operation: &'static AnyOperation, url: &str) -> Result<(Self, Call)> {
        let (server, target) = parts(url).map_err(|problem| {
            operation.invalid_request(format!("{NAME} is not valid: {problem}"))
        })?;
        let (allow_http, no_https) = (
            self.settings.allow_insecure_http,
            self.shared.no_https.as_deref(),
        );
        let checked = check_url(&server, allow_http, no_https, NAME);
        checked.map_err(|error| operation.with_operation(error))?;
        let mut settings = Settings::clone(&self.settings);
        settings.drop_secrets();
        settings.set_server(server);
        let core = Self {
            shared: Arc::clone(&self.shared),
            settings: Arc::new(settings),
        };
        Ok((core, Call::at(operation, target)))
    }
}

/// Returns the server of a URL, and the target to request there.
fn parts(url: &str) -> Result<(ServerUrl, Vec<u8>), InvalidUrl> {
    let rest = split(url)?.rest;
    let server = ServerUrl::parse(&url[..url.len() - rest.len()])?;
    let rest = rest.split('#').next().unwrap_or_default();
    if !rest.is_ascii() {
        return Err(InvalidUrl(
            "it contains non-ASCII characters; percent-encode them",
        ));
    }
    let slash = if rest.starts_with('/') { "" } else { "/" };
    Ok((server, [slash, rest].concat().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_url_is_requested_as_it_is_written() {
        for (url, due) in [
            (
                "https://s3.example/b/a%20b.pdf?X-Amz-Signature=a%2Fb&x=1#part",
                "https://s3.example/b/a%20b.pdf?X-Amz-Signature=a%2Fb&x=1",
            ),
            (
                "https://s3.example:8443/k//../e+f?sig=a+b==",
                "https://s3.example:8443/k//../e+f?sig=a+b==",
            ),
            (
                "http://127.0.0.1:9000?sig=1",
                "http://127.0.0.1:9000/?sig=1",
            ),
            ("http://[::1]:9000", "http://[::1]:9000/"),
        ] {
            let (server, target) = parts(url).unwrap();
            assert_eq!(server.uri(&target, false).unwrap().to_string(), due);
        }
        for bad in [
            "",
            "None",
            "/k?sig=1",
            "ftp://h/k",
            "https://u@h/k",
            "https://h/\u{e9}",
        ] {
            assert!(parts(bad).is_err(), "{bad}");
        }
    }
}

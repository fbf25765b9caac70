//! The HTML pages, without script.

use pipeshub::connector_instances::GetConnectorInstanceResponse;

/// The content security policy: only this server's style sheet is loaded, and no page may frame
/// another.
///
/// `form-action` is missing, because browsers also apply it to the redirect after the form, which
/// leads to the provider.
pub(crate) const POLICY: &str =
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

pub(crate) const STYLE: &str = include_str!("style.css");

/// The outcome of a flow, as text for the user.
#[derive(Clone)]
pub(crate) struct Outcome {
    /// The CSS class of the page's symbol: `good`, `open` or `bad`.
    pub(crate) class: &'static str,
    pub(crate) title: &'static str,
    pub(crate) text: String,
    /// Details for the administrator.
    pub(crate) detail: Option<String>,
}

/// Returns the page with the connector's status and the button.
pub(crate) fn connector(connector: &GetConnectorInstanceResponse) -> String {
    let name = escape(connector.name.as_deref().unwrap_or("Unnamed connector"));
    let kind = escape(connector.connector_type.as_deref().unwrap_or("Connector"));
    let (class, status, button) = if connector.is_authenticated {
        ("good", "Connected", "Connect again")
    } else {
        ("open", "Not connected", "Connect")
    };
    page(
        &name,
        &format!(
            "<p class=\"kind\">{kind}</p>\n<h1>{name}</h1>\n<p class=\"badge {class}\">{status}</p>\n\
             <p>PipesHub reads it with your permission. The provider asks you for it on the next page.</p>\n\
             <form method=\"post\" action=\"/connect\"><button>{button}</button></form>\n"
        ),
    )
}

/// Returns the page with an outcome.
pub(crate) fn outcome(outcome: &Outcome) -> String {
    let Outcome {
        class,
        title,
        text,
        detail,
    } = outcome;
    let detail = detail.as_deref().map(escape).map(|detail| {
        format!(
            "<details><summary>For your administrator</summary><code>{detail}</code></details>\n"
        )
    });
    page(
        title,
        &format!(
            "<p class=\"sign {class}\" aria-hidden=\"true\"></p>\n<h1 class=\"{class}\">{title}</h1>\n<p>{}</p>\n{}\
             <p class=\"back\"><a href=\"/\">Back to the connector</a></p>\n",
            escape(text),
            detail.unwrap_or_default()
        ),
    )
}

fn page(title: &str, content: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n<main>\n{content}</main>\n</body>\n</html>\n"
    )
}

/// Escapes untrusted text for element content and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn untrusted_text_is_escaped() {
        let page = outcome(&Outcome {
            class: "bad",
            title: "Not connected",
            text: "<script>alert('x')</script>".to_owned(),
            detail: Some("\"&<b>".to_owned()),
        });
        assert!(
            page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
            "{page}"
        );
        assert!(page.contains("<code>&quot;&amp;&lt;b&gt;</code>"), "{page}");
    }
}

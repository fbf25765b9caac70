//! The pages, as HTML without script.

use pipeshub::connector_instances::GetConnectorInstanceResponse;

/// Nothing but our own style sheet is loaded, and no other page may frame ours. There is no
/// `form-action`: browsers apply it to the redirect that follows the form, too, which leads to the
/// provider.
pub(crate) const POLICY: &str =
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

pub(crate) const STYLE: &str = include_str!("style.css");

/// What came of it, for a person to read.
#[derive(Clone)]
pub(crate) struct Outcome {
    /// The class of the page's sign: `good`, `open` or `bad`.
    pub(crate) class: &'static str,
    pub(crate) title: &'static str,
    pub(crate) text: String,
    /// For whoever has to look into it.
    pub(crate) detail: Option<String>,
}

/// The connector as it is, and the button.
pub(crate) fn connector(connector: &GetConnectorInstanceResponse) -> String {
    let name = escape(connector.name.as_deref().unwrap_or("Unnamed connector"));
    let kind = escape(connector.connector_type.as_deref().unwrap_or("Connector"));
    let (class, standing, button) = if connector.is_authenticated {
        ("good", "Connected", "Connect again")
    } else {
        ("open", "Not connected", "Connect")
    };
    page(
        &name,
        &format!(
            "<p class=\"kind\">{kind}</p>\n<h1>{name}</h1>\n<p class=\"badge {class}\">{standing}</p>\n\
             <p>PipesHub reads it with your permission. The provider asks you for it on the next page.</p>\n\
             <form method=\"post\" action=\"/connect\"><button>{button}</button></form>\n"
        ),
    )
}

/// The end of a flow, or what stands in its way.
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

/// Text from outside, made safe for element content and quoted attributes.
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
    fn what_came_from_outside_is_escaped() {
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

//! The provider's web pages.

use super::grants::ConsentRequest;

/// The content security policy: the pages load only their own style.
pub(crate) const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem}\
    button{font:inherit;padding:.5rem 1.5rem;margin-right:1rem}";

/// Returns the page on which the user allows or denies access.
pub(crate) fn consent(request: &ConsentRequest) -> String {
    let client = escape(&request.client_id);
    let id = escape(&request.id);
    let back = escape(&request.redirect_uri);
    let scopes: Vec<String> = request.scope.split_whitespace().map(escape).collect();
    let scopes = if scopes.is_empty() {
        "no specific scope".to_owned()
    } else {
        scopes.join("</li>\n<li>")
    };
    page(
        "Allow access?",
        &format!(
            "<p>The application <strong>{client}</strong> asks for access to your account:</p>\n\
             <ul>\n<li>{scopes}</li>\n</ul>\n\
             <form method=\"post\" action=\"/provider/consent\">\n\
             <input type=\"hidden\" name=\"request\" value=\"{id}\">\n\
             <button type=\"submit\" name=\"decision\" value=\"allow\">Allow</button>\n\
             <button type=\"submit\" name=\"decision\" value=\"deny\">Deny</button>\n\
             </form>\n\
             <p><small>Then your browser returns to {back}.</small></p>\n"
        ),
    )
}

/// Returns a page with the reason of a refusal.
pub(crate) fn refusal(why: &str) -> String {
    page(
        "The request was refused",
        &format!("<p>{}</p>\n", escape(why)),
    )
}

fn page(title: &str, content: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{content}</body>\n</html>\n"
    )
}

/// Escapes a text for element content and quoted attributes.
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
    fn text_of_a_request_is_escaped_on_the_page() {
        let request = ConsentRequest {
            id: "r".to_owned(),
            client_id: "emulator-client".to_owned(),
            redirect_uri: "http://h/?\"'>".to_owned(),
            state: String::new(),
            scope: "openid <script>".to_owned(),
            code_challenge: String::new(),
        };
        let page = consent(&request);
        assert!(page.contains("<li>&lt;script&gt;</li>"), "{page}");
        assert!(page.contains("http://h/?&quot;&#39;&gt;"), "{page}");
        assert!(page.contains("name=\"request\" value=\"r\""), "{page}");
    }
}

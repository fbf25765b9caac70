//! The bar chart: plain SVG, legible on a light and on a dark page.

use std::fmt::Write as _;

use crate::result::Result;
use crate::table::{float, thousands};

pub(crate) struct Bar<'a> {
    pub(crate) label: &'a str,
    pub(crate) bytes: u64,
    pub(crate) ours: bool,
    /// The first of its group says what the group is.
    pub(crate) group: Option<&'a str>,
}

const WIDTH: u32 = 760;
/// Where bars begin, and the longest of them.
const LEFT: u32 = 262;
const LONGEST: u32 = 400;
const ROW: u32 = 26;
const BAR: u32 = 16;
const GROUP: u32 = 30;

/// `note` says what the bars are.
pub(crate) fn svg(bars: &[Bar<'_>], note: &str) -> Result<String> {
    let most = bars
        .iter()
        .map(|bar| bar.bytes)
        .max()
        .ok_or("a chart of nothing")?;
    let mut rows = String::new();
    let mut top = 40;
    for Bar {
        label,
        bytes,
        ours,
        group,
    } in bars
    {
        if let Some(group) = group {
            top += GROUP;
            writeln!(
                rows,
                r#"<text class="group" x="16" y="{}">{}</text>"#,
                top - 8,
                escaped(group)
            )?;
        }
        let width = float(*bytes) / float(most) * f64::from(LONGEST);
        let (class, middle) = (if *ours { "ours" } else { "other" }, top + BAR - 4);
        writeln!(
            rows,
            r#"<text class="{class} label" x="{}" y="{middle}">{}</text>"#,
            LEFT - 10,
            escaped(label)
        )?;
        writeln!(
            rows,
            r#"<rect class="{class}" x="{LEFT}" y="{top}" width="{width:.1}" height="{BAR}" rx="2"/>"#
        )?;
        let end = f64::from(LEFT) + width + 8.0;
        writeln!(
            rows,
            r#"<text class="{class}" x="{end:.1}" y="{middle}">{}</text>"#,
            thousands(float(*bytes))
        )?;
        top += ROW;
    }
    let height = top + 12;
    let note = escaped(note);
    Ok(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{note}">
<style>
text {{ font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #59636e }}
.title {{ font-weight: 600; fill: #1f2328 }}
.group {{ font-weight: 600 }}
.label {{ text-anchor: end }}
text.ours {{ font-weight: 600; fill: #1f2328 }}
rect.ours {{ fill: #0969da }}
rect.other {{ fill: #a0a9b3 }}
@media (prefers-color-scheme: dark) {{
text {{ fill: #9198a1 }}
.title, text.ours {{ fill: #f0f6fc }}
rect.ours {{ fill: #4493f8 }}
rect.other {{ fill: #5d656e }}
}}
</style>
<text class="title" x="16" y="26">{note}</text>
{rows}</svg>
"#
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_bytes() {
        let bar = |label, bytes, ours, group| Bar {
            label,
            bytes,
            ours,
            group,
        };
        let bars = [
            bar(
                "this SDK, one operation",
                1_648_056,
                true,
                Some("with TLS 1.2 & 1.3"),
            ),
            bar("attohttpc", 3_296_112, false, None),
        ];
        let svg = svg(&bars, "Bytes").unwrap();
        for part in [
            r#"<rect class="ours" x="262" y="70" width="200.0" height="16" rx="2"/>"#,
            r#"<rect class="other" x="262" y="96" width="400.0" height="16" rx="2"/>"#,
            ">1,648,056</text>",
            ">with TLS 1.2 &amp; 1.3</text>",
            ">attohttpc</text>",
        ] {
            assert_eq!(svg.matches(part).count(), 1, "{part} in {svg}");
        }
    }
}

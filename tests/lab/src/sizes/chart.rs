//! A bar chart in SVG, legible on a light and on a dark page.

use svg::Document;
use svg::node::element::{Rectangle, Style, Text};
use xtask::Result;

use crate::table::{float, thousands};

pub(crate) struct Bar<'a> {
    pub(crate) label: &'a str,
    pub(crate) bytes: u64,
    pub(crate) is_sdk: bool,
    /// The name of the group, at its first bar.
    pub(crate) group: Option<&'a str>,
}

const WIDTH: u32 = 760;
/// The left end of the bars, and the length of the longest.
const LEFT: u32 = 262;
const LONGEST: u32 = 400;
const ROW: u32 = 26;
const BAR: u32 = 16;
const GROUP: u32 = 30;

const STYLE: &str = r#"
text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #59636e }
.title { font-weight: 600; fill: #1f2328 }
.group { font-weight: 600 }
.label { text-anchor: end }
text.sdk { font-weight: 600; fill: #1f2328 }
rect.sdk { fill: #0969da }
rect.other { fill: #a0a9b3 }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 }
.title, text.sdk { fill: #f0f6fc }
rect.sdk { fill: #4493f8 }
rect.other { fill: #5d656e }
}
"#;

pub(crate) fn svg(bars: &[Bar<'_>], title: &str) -> Result<String> {
    let most = bars.iter().map(|bar| bar.bytes).max();
    let most = float(most.ok_or("a chart of nothing")?);
    let text = |class: &str, x: f64, y: u32, text: &str| {
        let text = Text::new(text).set("x", x).set("y", y);
        text.set("class", class)
    };
    let mut document = Document::new()
        .set("role", "img")
        .set("aria-label", title)
        .add(Style::new(STYLE))
        .add(text("title", 16.0, 26, title));
    let mut top = 40;
    for bar in bars {
        if let Some(group) = bar.group {
            top += GROUP;
            document = document.add(text("group", 16.0, top - 8, group));
        }
        let class = if bar.is_sdk { "sdk" } else { "other" };
        let width = (float(bar.bytes) / most * f64::from(LONGEST)).round();
        let (left, middle) = (f64::from(LEFT), top + BAR - 4);
        let rectangle = Rectangle::new()
            .set("class", class)
            .set("x", LEFT)
            .set("y", top)
            .set("width", width)
            .set("height", BAR)
            .set("rx", 2);
        let label = text(&format!("{class} label"), left - 10.0, middle, bar.label);
        let bytes = thousands(float(bar.bytes));
        document =
            document
                .add(label)
                .add(rectangle)
                .add(text(class, left + width + 8.0, middle, &bytes));
        top += ROW;
    }
    Ok(document
        .set("width", WIDTH)
        .set("height", top + 12)
        .set("viewBox", (0, 0, WIDTH, top + 12))
        .to_string()
        + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bar_length_is_proportional_to_its_bytes() {
        let bar = |label, bytes, is_sdk, group| Bar {
            label,
            bytes,
            is_sdk,
            group,
        };
        let bars = [
            bar("this SDK", 1_648_056, true, Some("with TLS 1.2 & 1.3")),
            bar("attohttpc", 3_296_112, false, None),
        ];
        let svg = svg(&bars, "Bytes").unwrap();
        for part in [
            r#"width="200""#,
            r#"width="400""#,
            "1,648,056",
            "TLS 1.2 &amp; 1.3",
        ] {
            assert_eq!(svg.matches(part).count(), 1, "{part} in {svg}");
        }
    }
}

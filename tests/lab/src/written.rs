//! Parts of pages that commands write.

use std::fs;

use xtask::{Result, root};

/// Text that a command writes on a page, between two comments that name the part.
pub(crate) struct Part {
    pub(crate) page: &'static str,
    pub(crate) name: &'static str,
    pub(crate) command: &'static str,
    pub(crate) text: String,
}

impl Part {
    pub(crate) fn write(&self) -> Result {
        let (is, is_to_be) = self.compare()?;
        if is == is_to_be {
            Ok(())
        } else {
            Ok(fs::write(root().join(self.page), is_to_be)?)
        }
    }

    /// Fails if the page contains another text.
    pub(crate) fn check(&self) -> Result {
        let (is, is_to_be) = self.compare()?;
        if is == is_to_be {
            Ok(())
        } else {
            Err(stale(self.page, self.command))
        }
    }

    fn compare(&self) -> Result<(String, String)> {
        let Self {
            page,
            name,
            command,
            text,
        } = self;
        let is = fs::read_to_string(root().join(page))?;
        let begin = format!("<!-- {name}, written by `{command}` -->\n");
        let end = format!("<!-- end of {name} -->");
        let around = is
            .split_once(&begin)
            .and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
        let (before, after) =
            around.ok_or_else(|| format!("{page} has no place for: {begin}{end}"))?;
        let is_to_be = format!("{before}{begin}{}\n{end}{after}", text.trim_end());
        Ok((is, is_to_be))
    }
}

/// Fails unless a file that a command writes contains this text.
pub(crate) fn check_file(file: &str, command: &str, text: &str) -> Result {
    if fs::read_to_string(root().join(file))? == text {
        Ok(())
    } else {
        Err(stale(file, command))
    }
}

fn stale(file: &str, command: &str) -> Box<dyn std::error::Error> {
    format!("{file} does not have the figures that were measured last; run `{command}`, or --pages for the pages alone").into()
}

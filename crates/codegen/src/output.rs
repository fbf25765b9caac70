//! The files of the repository that are generated: written, or compared with what they should be.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use crate::description::Description;
use crate::model::Model;
use crate::write;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// The first words of each generated file.
const HEADS: [&str; 3] = [
    "// Written from api/openapi/",
    "// Written by `cargo xtask operations`.",
    "<!-- Written by `cargo xtask operations`.",
];

/// The folders that have generated files.
const FOLDERS: [&str; 4] = [
    "docs/operations",
    "crates/pipeshub-funcs/src",
    "crates/pipeshub-admin-funcs/src",
    "crates/pipeshub/src",
];

/// The use of the generated texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Writes the files that differ, and removes those that no operation has.
    Write,
    /// Fails if a file differs.
    Check,
}

/// Reads the description and writes or compares the files. Returns a line with the counts.
///
/// # Errors
///
/// The description is invalid or has a shape without a form in Rust, rustfmt fails, or, for
/// [`Mode::Check`], a file is not the generated one.
pub fn run(root: &Path, mode: Mode) -> Result<String> {
    let description = Description::read(&root.join("api/openapi"))?;
    let model = Model::of(&description)?;
    let mut files = formatted(root, write::files(&model))?;
    for (path, text) in with_regions(root, &write::regions(&model))? {
        let text = if is_rust(&path) {
            rustfmt(root, &path, &text)?
        } else {
            text
        };
        files.insert(path, text);
    }
    for (path, text) in write::page::files(&description, &model, &recorded(root)?) {
        let text = if is_rust(&path) {
            rustfmt(root, &path, &text)?
        } else {
            with_formatted_blocks(root, &path, &text)?
        };
        files.insert(path, text);
    }
    let table = write::routes::table(&description);
    files.insert(write::routes::PATH.to_owned(), table);
    let replies = write::replies::table(&description, &root.join(write::replies::RECORDED))?;
    files.insert(write::replies::PATH.to_owned(), replies);
    let stale = stale(root, &files)?;
    let differing: Vec<_> = files
        .iter()
        .filter(|(path, text)| {
            fs::read_to_string(root.join(path)).ok().as_deref() != Some(text.as_str())
        })
        .collect();
    if mode == Mode::Check {
        let paths: Vec<_> = differing
            .into_iter()
            .map(|(path, _)| path.as_str())
            .chain(stale.iter().map(String::as_str))
            .collect();
        if !paths.is_empty() {
            return Err(format!(
                "these files are not the generated ones; run `cargo xtask operations`:\n  {}",
                paths.join("\n  ")
            )
            .into());
        }
    } else {
        for (path, text) in differing {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap_or(root))?;
            fs::write(path, text)?;
        }
        for path in stale {
            fs::remove_file(root.join(path))?;
        }
    }
    let functions = write::functions(&model).count();
    let by_hand = write::BY_HAND.len();
    Ok(format!(
        "{functions} operations, {by_hand} of them by hand, {} files",
        files.len()
    ))
}

/// The number of recorded exchanges that the tests hold, which one of them writes and asserts.
fn recorded(root: &Path) -> Result<String> {
    let list = fs::read_to_string(root.join("tests/fixtures/recorded/not_held.tsv"))?;
    let counts = list.lines().next().and_then(|line| line.strip_prefix("# "));
    let counts = counts.ok_or("not_held.tsv does not begin with the number of exchanges")?;
    Ok(counts.to_owned())
}

/// The generated files that are no longer written.
fn stale(root: &Path, files: &BTreeMap<String, String>) -> Result<Vec<String>> {
    let mut stale = Vec::new();
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            let text = fs::read_to_string(&path)?;
            let is_generated = HEADS.iter().any(|head| text.starts_with(head));
            if is_generated && !files.contains_key(&name) {
                stale.push(name);
            }
        }
    }
    Ok(stale)
}

fn formatted(root: &Path, files: BTreeMap<String, String>) -> Result<BTreeMap<String, String>> {
    let files: Vec<_> = files
        .into_iter()
        .map(|(path, text)| (format!("crates/{path}"), text))
        .collect();
    // rustfmt spends most of its time in starting.
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let part = files.len().div_ceil(threads).max(1);
    let parts: Vec<Result<Vec<_>>> = thread::scope(|scope| {
        let parts: Vec<_> = files
            .chunks(part)
            .map(|files| {
                scope.spawn(move || {
                    let files = files.iter();
                    files
                        .map(|(path, text)| Ok((path.clone(), rustfmt(root, path, text)?)))
                        .collect()
                })
            })
            .collect();
        parts
            .into_iter()
            .map(|part| {
                part.join()
                    .unwrap_or_else(|_| Err("a thread panicked".into()))
            })
            .collect()
    });
    let mut all = BTreeMap::new();
    for part in parts {
        all.extend(part?);
    }
    Ok(all)
}

fn is_rust(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "rs")
}

/// Formats a source as `cargo fmt` does.
fn rustfmt(root: &Path, path: &str, text: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // The texts are smaller than the buffers of a pipe, or rustfmt reads all before it writes.
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        let problem = String::from_utf8_lossy(&output.stderr);
        Err(format!("rustfmt refuses {path}:\n{problem}").into())
    }
}

/// The first and the last line of a Rust block.
const BLOCK: (&str, &str) = ("```rust,no_run\n", "```\n");

/// The comment between two blocks while rustfmt formats all blocks of a page.
const BETWEEN: &str = "// The end of the block.\n";

/// A page with its Rust blocks formatted.
fn with_formatted_blocks(root: &Path, path: &str, page: &str) -> Result<String> {
    let mut parts = page.split(BLOCK.0);
    let mut text = parts.next().unwrap_or_default().to_owned();
    let (mut blocks, mut prose) = (String::new(), Vec::new());
    for part in parts {
        let (block, after) = part
            .split_once(BLOCK.1)
            .ok_or_else(|| format!("{path}: a block without an end"))?;
        blocks = blocks + block + "\n" + BETWEEN;
        prose.push(after);
    }
    let formatted = rustfmt(root, path, &blocks)?;
    let formatted: Vec<_> = formatted.split(BETWEEN).map(str::trim).collect();
    if formatted.len() != prose.len() + 1 {
        return Err(format!("{path}: rustfmt changed the number of blocks").into());
    }
    for (block, prose) in formatted.into_iter().zip(prose) {
        text = text + BLOCK.0 + block + "\n" + BLOCK.1 + prose;
    }
    Ok(text)
}

/// The hand-written files with their generated regions replaced.
fn with_regions(
    root: &Path,
    regions: &BTreeMap<(&str, &str), String>,
) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::<String, String>::new();
    for ((file, region), text) in regions {
        let path = format!("crates/{file}");
        let whole = match files.remove(&path) {
            Some(whole) => whole,
            None => fs::read_to_string(root.join(&path))?,
        };
        let comment = if is_rust(&path) { "//" } else { "#" };
        let begin = format!("{comment} Written by `cargo xtask operations`: {region}.\n");
        let end = format!("{comment} The end of {region}.\n");
        let (before, rest) = whole
            .split_once(&begin)
            .ok_or_else(|| format!("{path} has no line `{}`", begin.trim_end()))?;
        let (_, after) = rest
            .split_once(&end)
            .ok_or_else(|| format!("{path} has no line `{}`", end.trim_end()))?;
        files.insert(path, format!("{before}{begin}{text}{end}{after}"));
    }
    Ok(files)
}

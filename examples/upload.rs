//! Uploads a folder to a knowledge base, in requests within the limits of the server.
#![allow(clippy::print_stdout, reason = "an example prints its result")]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "this is how a test stops"))]

use std::collections::{HashSet, VecDeque};
use std::error::Error;
use std::fs;
use std::io::{self, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use pipeshub::Pipeshub;
use pipeshub::knowledge_base::{UploadFile, UploadRecordsEvent, UploadRecordsRequest};
use pipeshub::models::knowledge::{UploadFileFailed, UploadFileFailedReason};
use pipeshub::text::escape_controls;
use pipeshub_emulator::fixtures;
use pipeshub_examples::{describe, exit_code, or_usage_error, pipeshub_or_emulator};

const HELP: &str = "\
Uploads the files of a folder and of its subfolders to a knowledge base.

    cargo run --example upload -- docs                 with an emulated PipesHub

With your own PipesHub:

    read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token; it stays out of the history
    PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 \\
        cargo run --example upload -- docs KNOWLEDGE_BASE_ID

Hidden files and symbolic links are left out. A second run stores no file twice: PipesHub refuses a file whose name
exists, and does not compare the contents. The token needs the scopes kb:upload and kb:read.

Exit status: 0 PipesHub has every file, 1 it has not, 2 invalid arguments or variables, 3 not known; run it again.
";

/// The most files of a request. The limit of the server.
const MAX_FILES: usize = 1000;
/// The most bytes of the paths of a request, with 64 bytes around each path. The server's limit is
/// 1 MiB of JSON, in which a path may be twice as long.
const MAX_PATHS: usize = 1024 * 1024 / 2;
/// The largest file. The server refuses a request of more than 1 GiB.
const MAX_FILE: u64 = 1024 * 1024 * 1024 - 1;
/// The bytes of a request on a fast connection. The gateway holds a request in memory.
const MAX_BYTES: u64 = 256 * 1024 * 1024;
/// The bytes of the first request. They arrive within the server's 300 s at 1 Mbit/s.
const FIRST_BYTES: u64 = 32 * 1024 * 1024;
/// A request that takes less time is followed by a larger one.
const QUICK: Duration = Duration::from_secs(30);
/// A request that takes more time is followed by a smaller one.
const SLOW: Duration = Duration::from_secs(120);

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let given = or_usage_error(pipeshub_examples::arguments());
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let is_real = std::env::var_os("PIPESHUB_SERVER_URL").is_some();
    match given[..] {
        ["--help" | "-h", ..] => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        [option, ..] if option.starts_with('-') => {
            or_usage_error(Err(format!("unknown option {option}; see --help")))
        }
        [folder, base] if is_real => exit_code(run(folder, base).await),
        [folder] if !is_real => exit_code(run(folder, fixtures::KNOWLEDGE_BASE).await),
        _ if is_real => or_usage_error(Err("usage: upload FOLDER KNOWLEDGE_BASE_ID; see --help")),
        _ => or_usage_error(Err("usage: upload FOLDER; see --help")),
    }
}

async fn run(folder: &str, base: &str) -> Result<ExitCode> {
    let files = files_below(Path::new(folder));
    let files = or_usage_error(files.map_err(|problem| format!("{folder}: {problem}")));
    let (pipeshub, _emulator) = pipeshub_or_emulator().await?;
    // The bar is on stderr, and hidden if that is no terminal.
    let bar = ProgressBar::new(files.iter().map(|file| file.bytes).sum());
    let template = "{bar:40} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
    bar.set_style(ProgressStyle::with_template(template)?);
    let mut out = stdout();
    let upload = Upload::new(&pipeshub, base, bar, &mut out);
    let report = upload.run(files).await?;
    report.print(&mut out)?;
    Ok(report.status())
}

/// A file of the folder.
struct LocalFile {
    /// The path in the knowledge base.
    path: String,
    local: PathBuf,
    bytes: u64,
}

impl LocalFile {
    fn open(&self) -> io::Result<UploadFile> {
        let mut file = UploadFile::open(&self.local)?;
        file.path.clone_from(&self.path);
        Ok(file)
    }

    /// The path as PipesHub compares it: in any case, and by the type of the file.
    fn key(path: &str) -> String {
        let path = path.to_lowercase();
        match path.rsplit_once('.') {
            Some((stem, "jpeg")) => format!("{stem}.jpg"),
            Some((stem, "htm")) => format!("{stem}.html"),
            _ => path,
        }
    }
}

/// Returns the files of a folder and of its subfolders, in the order of their paths.
fn files_below(folder: &Path) -> io::Result<Vec<LocalFile>> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().into_string();
            let name = name.map_err(|name| {
                io::Error::other(format!("the name {} is not Unicode", name.display()))
            })?;
            let (kind, path) = (entry.file_type()?, format!("{prefix}{name}"));
            if name.starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                folders.push((entry.path(), format!("{path}/")));
            } else if kind.is_file() {
                files.push(LocalFile {
                    path,
                    local: entry.path(),
                    bytes: entry.metadata()?.len(),
                });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// Removes the files of the next request.
fn next_request(files: &mut VecDeque<LocalFile>, max_bytes: u64) -> Vec<LocalFile> {
    let (mut request, mut bytes, mut paths) = (Vec::new(), 0, 0);
    while let Some(file) = files.front() {
        bytes += file.bytes;
        paths += file.path.len() + 64;
        let fits = request.len() < MAX_FILES && bytes <= max_bytes && paths <= MAX_PATHS;
        if !fits && !request.is_empty() {
            break;
        }
        request.extend(files.pop_front());
    }
    request
}

/// The results of the files, counted.
#[derive(Debug, Default)]
struct Report {
    stored: usize,
    existing: usize,
    failed: usize,
    /// Files that PipesHub received and did not report, as far as the program knows.
    unknown: usize,
    unsent: usize,
    /// The error that ended the upload.
    problem: Option<pipeshub::Error>,
}

impl Report {
    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        if let Some(problem) = &self.problem {
            writeln!(out, "{}", describe(problem))?;
        }
        let Self {
            stored,
            existing,
            failed,
            unknown,
            unsent,
            ..
        } = self;
        write!(
            out,
            "{stored} stored, {existing} existed before, {failed} failed"
        )?;
        if *unknown + *unsent > 0 {
            write!(
                out,
                ", {unknown} not known, {unsent} not sent; run the program again"
            )?;
        }
        writeln!(out)
    }

    fn status(&self) -> ExitCode {
        match self {
            Self { unknown: 1.., .. } => ExitCode::from(3),
            Self {
                failed: 0,
                unsent: 0,
                problem: None,
                ..
            } => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        }
    }
}

struct Upload<'a, W> {
    pipeshub: &'a Pipeshub,
    base: &'a str,
    bar: ProgressBar,
    out: &'a mut W,
    /// The keys of the files that this run has stored.
    stored: HashSet<String>,
    /// The paths that PipesHub has refused because a file of that name exists.
    existing: Vec<String>,
    report: Report,
}

impl<'a, W: Write> Upload<'a, W> {
    fn new(pipeshub: &'a Pipeshub, base: &'a str, bar: ProgressBar, out: &'a mut W) -> Self {
        Self {
            pipeshub,
            base,
            bar,
            out,
            stored: HashSet::new(),
            existing: Vec::new(),
            report: Report::default(),
        }
    }

    async fn run(mut self, files: Vec<LocalFile>) -> Result<Report> {
        let mut files = VecDeque::from(files);
        let (mut done, mut max_bytes) = (0, FIRST_BYTES);
        while !files.is_empty() && self.report.problem.is_none() {
            let (request, began) = (next_request(&mut files, max_bytes), Instant::now());
            self.send(&request).await?;
            done += request.iter().map(|file| file.bytes).sum::<u64>();
            self.bar.set_position(done);
            max_bytes = match began.elapsed() {
                time if time < QUICK => (max_bytes * 2).min(MAX_BYTES),
                time if time > SLOW => max_bytes / 2,
                _ => max_bytes,
            };
        }
        self.report.unsent += files.len();
        for path in std::mem::take(&mut self.existing) {
            if self.stored.contains(&LocalFile::key(&path)) {
                self.fail(
                    &path,
                    "another file of this run has the same name for PipesHub",
                )?;
            } else {
                self.report.existing += 1;
            }
        }
        self.bar.abandon();
        Ok(self.report)
    }

    /// Sends the files of one request, and adds their results to the report.
    async fn send(&mut self, files: &[LocalFile]) -> Result<()> {
        let mut sent = Vec::new();
        for file in files {
            match file.open() {
                _ if file.bytes > MAX_FILE => self.fail(&file.path, "1 GiB or more")?,
                Ok(file) => sent.push(file),
                Err(problem) => self.fail(&file.path, &problem.to_string())?,
            }
        }
        if sent.is_empty() {
            return Ok(());
        }
        let mut unreported = sent.len();
        let (bar, before) = (self.bar.clone(), self.bar.position());
        let request = UploadRecordsRequest::new(self.base, sent)
            .on_progress(move |progress| bar.set_position(before + progress.bytes));
        match self.pipeshub.knowledge_base().upload_records(request).await {
            Ok(mut events) => {
                while let Some(event) = events.next().await {
                    match event {
                        Ok(UploadRecordsEvent::Succeeded(file)) => {
                            self.report.stored += 1;
                            self.stored.insert(LocalFile::key(&file.file_path));
                        }
                        Ok(UploadRecordsEvent::Failed(file)) => self.add_failed(file)?,
                        Ok(_) => continue,
                        Err(error) => {
                            self.report.problem = Some(error);
                            continue;
                        }
                    }
                    unreported = unreported.saturating_sub(1);
                }
                self.report.unknown += unreported;
            }
            Err(error) if error.outcome_is_unknown() => {
                self.report.unknown += unreported;
                self.report.problem = Some(error);
            }
            Err(error) => {
                self.report.unsent += unreported;
                self.report.problem = Some(error);
            }
        }
        Ok(())
    }

    fn add_failed(&mut self, file: UploadFileFailed) -> io::Result<()> {
        if file.reason == Some(UploadFileFailedReason::DUPLICATE_NAME) {
            self.existing.push(file.file_path);
            return Ok(());
        }
        self.fail(&file.file_path, &file.errors.join("; "))
    }

    fn fail(&mut self, path: &str, reason: &str) -> io::Result<()> {
        self.report.failed += 1;
        let text = escape_controls(&format!("{path}: failed: {reason}"));
        self.bar.suspend(|| writeln!(self.out, "{text}"))
    }
}

#[cfg(test)]
mod tests {
    use pipeshub_emulator::{Emulator, Fault, Position};
    use tempfile::TempDir;

    use super::*;

    /// Makes a folder with files of these paths.
    fn folder<'a>(paths: impl IntoIterator<Item = &'a str>) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for path in paths {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, format!("The text of {}", path.display())).unwrap();
        }
        folder
    }

    /// Uploads a folder with a token. Returns the report, and what the program prints.
    async fn uploaded_as(
        emulator: &Emulator,
        token: &str,
        base: &str,
        folder: &TempDir,
    ) -> (Report, String) {
        let builder = Pipeshub::builder().server_url(emulator.server_url());
        let pipeshub = builder.bearer_auth(token).build().unwrap();
        let files = files_below(folder.path()).unwrap();
        let mut out = Vec::new();
        let upload = Upload::new(&pipeshub, base, ProgressBar::hidden(), &mut out);
        let report = upload.run(files).await.unwrap();
        report.print(&mut out).unwrap();
        (report, String::from_utf8(out).unwrap())
    }

    async fn uploaded(emulator: &Emulator, folder: &TempDir) -> (Report, String) {
        let token = fixtures::KNOWLEDGE_TOKEN;
        uploaded_as(emulator, token, fixtures::KNOWLEDGE_BASE, folder).await
    }

    #[tokio::test]
    async fn folder_of_more_than_1000_files_is_uploaded_once_in_several_requests() {
        let paths: Vec<String> = (0..1203)
            .map(|number| format!("{}/{number} \u{fc}.md", number % 7))
            .collect();
        let folder = folder(paths.iter().map(String::as_str));
        let emulator = Emulator::builder().start().await.unwrap();
        let before = emulator.records().len();
        let (report, text) = uploaded(&emulator, &folder).await;
        assert_eq!(text, "1203 stored, 0 existed before, 0 failed\n");
        assert_eq!(report.status(), ExitCode::SUCCESS);
        assert_eq!(emulator.requests().len(), 2);
        let records = emulator.records();
        let mut stored: Vec<&str> = records[before..]
            .iter()
            .map(|record| &*record.path)
            .collect();
        let mut due: Vec<&str> = paths.iter().map(String::as_str).collect();
        stored.sort_unstable();
        due.sort_unstable();
        assert!(stored == due, "{stored:?}");

        let (report, text) = uploaded(&emulator, &folder).await;
        assert_eq!(text, "0 stored, 1203 existed before, 0 failed\n");
        assert_eq!(report.status(), ExitCode::SUCCESS);
        assert_eq!(emulator.records().len(), before + 1203);
    }

    #[tokio::test]
    async fn upload_that_is_cut_is_completed_by_a_second_run() {
        let folder = folder(["a.md", "b/c.md", "b/d.txt", "e.pdf"]);
        // The last one has no response at all.
        for (fault, reported) in [
            (Fault::response().cut_at(Position::Events(3)), 2),
            (Fault::response().end_at(Position::Events(2)), 1),
            (Fault::handled_then_cut(), 0),
        ] {
            let emulator = Emulator::builder().start().await.unwrap();
            let before = emulator.records().len();
            emulator.fault(fault.clone().on("uploadRecords"));
            let (report, text) = uploaded(&emulator, &folder).await;
            assert_eq!(
                (report.stored, report.unknown),
                (reported, 4 - reported),
                "{text}"
            );
            assert_eq!(report.status(), ExitCode::from(3), "{text}");
            assert!(text.contains("run the program again"), "{text}");
            let (report, text) = uploaded(&emulator, &folder).await;
            assert_eq!(
                (report.existing, report.status()),
                (4, ExitCode::SUCCESS),
                "{text}"
            );
            assert_eq!(emulator.records().len(), before + 4, "{fault:?}");
        }
    }

    #[tokio::test]
    async fn upload_that_is_refused_shows_the_message_of_the_server() {
        let folder = folder(["a.md"]);
        let emulator = Emulator::builder().start().await.unwrap();
        let before = emulator.records().len();
        for (token, base, due) in [
            (
                fixtures::READ_ONLY_TOKEN,
                fixtures::KNOWLEDGE_BASE,
                "kb:upload",
            ),
            (
                fixtures::KNOWLEDGE_TOKEN,
                fixtures::READ_ONLY_KNOWLEDGE_BASE,
                "may not upload",
            ),
        ] {
            let (report, text) = uploaded_as(&emulator, token, base, &folder).await;
            assert!(text.contains(due) && text.contains("403"), "{text}");
            assert!(text.contains("0 not known, 1 not sent"), "{text}");
            assert_eq!(report.status(), ExitCode::FAILURE);
        }
        assert_eq!(emulator.records().len(), before);
    }

    #[tokio::test]
    async fn file_that_fails_is_named_and_the_others_are_stored() {
        let folder = folder(["a.md", "large.bin", "twin.jpg", "twin.jpeg", ".hidden"]);
        fs::write(folder.path().join("large.bin"), [0; 2000]).unwrap();
        let emulator = Emulator::builder().file_limit(1000).start().await.unwrap();
        let (report, text) = uploaded(&emulator, &folder).await;
        assert_eq!(
            (report.stored, report.existing, report.failed),
            (2, 0, 2),
            "{text}"
        );
        assert!(text.contains("large.bin: failed: File exceeds"), "{text}");
        assert!(
            text.contains("twin.jpg: failed: another file of this run"),
            "{text}"
        );
        assert_eq!(report.status(), ExitCode::FAILURE);
    }

    #[test]
    fn request_keeps_each_limit_of_the_server() {
        let files = |count: usize, path: usize, bytes: u64| -> VecDeque<LocalFile> {
            let file = |_| LocalFile {
                path: "\\".repeat(path),
                local: PathBuf::new(),
                bytes,
            };
            (0..count).map(file).collect()
        };
        let mebibyte = 1024 * 1024;
        for (count, path, bytes, due) in [
            (2500, 10, 10, vec![1000, 1000, 500]),
            (1000, 1000, 10, vec![492, 492, 16]),
            (10, 10, 10 * mebibyte, vec![3, 3, 3, 1]),
            (2, 10, 100 * mebibyte, vec![1, 1]),
            (0, 10, 10, vec![]),
        ] {
            let mut left = files(count, path, bytes);
            let mut sizes = Vec::new();
            while !left.is_empty() {
                sizes.push(next_request(&mut left, 32 * mebibyte).len());
            }
            assert_eq!(sizes, due);
        }
        const { assert!(MAX_BYTES <= MAX_FILE && MAX_PATHS * 2 <= 1024 * 1024) };
    }
}

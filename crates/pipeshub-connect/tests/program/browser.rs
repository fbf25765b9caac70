//! The page that the browser opens, and who else can read its address.
#![cfg(unix)]

use std::os::unix::fs::{MetadataExt, PermissionsExt};

use super::*;

/// A browser that notes its arguments, copies the page that it is given, and ends when `end` is
/// there.
struct Browser {
    program: PathBuf,
    arguments: PathBuf,
    page: PathBuf,
    end: PathBuf,
    home: PathBuf,
}

impl Browser {
    fn new(name: &str) -> Self {
        let browser = Self {
            program: file(name, "browser.sh", ""),
            arguments: file(name, "arguments", ""),
            page: file(name, "page", ""),
            end: file(name, "end", ""),
            home: file(name, "home", "").join(std::process::id().to_string()),
        };
        let script = format!(
            "#!/bin/sh\ncp \"$1\" '{page}.part'\nmv '{page}.part' '{page}'\n\
             printf '%s|%s|%s' $$ $# \"$1\" >'{arguments}.part'\nmv '{arguments}.part' '{arguments}'\n\
             while [ -e \"$0\" ] && [ ! -e '{end}' ]; do sleep 0.02; done\n",
            page = browser.page.display(),
            arguments = browser.arguments.display(),
            end = browser.end.display(),
        );
        fs::write(&browser.program, script).unwrap();
        fs::set_permissions(&browser.program, fs::Permissions::from_mode(0o700)).unwrap();
        let _ = fs::remove_dir_all(&browser.home);
        fs::create_dir_all(&browser.home).unwrap();
        browser
    }

    fn connect(&self, emulator: &Emulator) -> Command {
        let browser = self.program.to_str().unwrap();
        let mut command = program(
            emulator,
            &["connect", fixtures::READY, "--browser", browser],
        );
        command.env("HOME", &self.home);
        command
    }

    /// Waits for the browser: its process id, and the path that it was given.
    async fn started(&self) -> (String, PathBuf) {
        loop {
            if let Ok(text) = fs::read_to_string(&self.arguments) {
                let (id, rest) = text.split_once('|').unwrap();
                let path = rest.strip_prefix("1|").expect("one argument");
                return (id.to_owned(), path.into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The URL that the page leads to.
    fn url(&self) -> String {
        let page = fs::read_to_string(&self.page).unwrap();
        let (_, url) = page.split_once("content=\"0; url=").unwrap();
        url.split('"').next().unwrap().replace("&amp;", "&")
    }

    fn end(&self) {
        fs::write(&self.end, "").unwrap();
    }

    fn files_left(&self) -> usize {
        fs::read_dir(&self.home).unwrap().count()
    }
}

#[tokio::test]
async fn browser_is_given_a_private_page_that_is_removed_afterwards() {
    let (emulator, _) = emulator().await;
    let browser = Browser::new("page");
    let child = browser.connect(&emulator).spawn().unwrap();
    let (_, page) = browser.started().await;
    let folder = page.parent().unwrap();
    assert_eq!(folder.parent().unwrap(), browser.home);
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!((mode(folder), mode(&page)), (0o700, 0o600));
    browse(&emulator.grant(&browser.url()).unwrap()).await;
    browser.end();
    let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(done.stdout, "\"Marketing drive\" is connected\n");
    // It was opened, so there was no reason to print it.
    assert!(!done.stderr.contains("state="), "{}", done.stderr);
    assert_eq!(browser.files_left(), 0);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn authorization_url_is_on_no_command_line() {
    let (emulator, _) = emulator().await;
    let browser = Browser::new("cmdline");
    let child = browser.connect(&emulator).spawn().unwrap();
    let (id, page) = browser.started().await;
    let url = browser.url();
    let (_, state) = url.split_once("state=").unwrap();
    let state = state.split('&').next().unwrap();
    assert!(state.len() > 40, "{state}");
    let of_browser = fs::read_to_string(format!("/proc/{id}/cmdline")).unwrap();
    assert!(of_browser.contains(page.to_str().unwrap()), "{of_browser}");
    // Not of another process either, such as one between the program and the browser.
    for process in fs::read_dir("/proc").unwrap() {
        let process = process.unwrap().path();
        if let Ok(line) = fs::read(process.join("cmdline")) {
            let line = String::from_utf8_lossy(&line);
            assert!(!line.contains(state), "{}: {line}", process.display());
        }
    }
    browse(&emulator.grant(&url).unwrap()).await;
    browser.end();
    Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
}

#[tokio::test]
async fn page_is_removed_however_the_wait_ends() {
    for (name, status) in [("-INT", 130), ("-TERM", 143)] {
        let (emulator, _) = emulator().await;
        let browser = Browser::new(&format!("ended{name}"));
        let child = browser.connect(&emulator).spawn().unwrap();
        browser.started().await;
        assert_eq!(browser.files_left(), 1);
        signal(&child, name).await;
        Ended::new(child.wait_with_output().await.unwrap()).with_status(status);
        assert_eq!(browser.files_left(), 0, "{name}");
        browser.end();
    }
    let (emulator, _) = emulator().await;
    let browser = Browser::new("ended-alone");
    let mut connect = browser.connect(&emulator);
    let ended = ended(connect.args(["--wait", "1"])).await;
    ended.with_status(8);
    assert_eq!(browser.files_left(), 0);
    browser.end();
}

#[tokio::test]
async fn home_that_cannot_be_written_is_left_for_temporary_files() {
    let (emulator, _) = emulator().await;
    let browser = Browser::new("no-home");
    let mut connect = browser.connect(&emulator);
    connect
        .env("HOME", "/nonexistent")
        .env("TMPDIR", &browser.home);
    let child = connect.spawn().unwrap();
    let (_, page) = browser.started().await;
    assert!(page.starts_with(&browser.home), "{}", page.display());
    browse(&emulator.grant(&browser.url()).unwrap()).await;
    browser.end();
    Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(browser.files_left(), 0);
}

#[tokio::test]
async fn missing_browser_or_file_falls_back_to_the_printed_url() {
    for (program_name, folder) in [
        ("/nonexistent/browser", ""),
        ("false", ""),
        ("true", "/nonexistent"),
    ] {
        let (emulator, _) = emulator().await;
        let arguments = ["connect", fixtures::READY, "--browser", program_name];
        let mut connect = program(&emulator, &arguments);
        if !folder.is_empty() {
            connect.env("HOME", folder).env("TMPDIR", folder);
        }
        let (child, url) = waiting(&mut connect).await;
        browse(&emulator.grant(&url).unwrap()).await;
        Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    }
}

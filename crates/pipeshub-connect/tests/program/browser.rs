//! The page that the browser opens, and the protection of the authorization URL.
#![cfg(unix)]

use std::os::unix::fs::{MetadataExt, PermissionsExt};

use super::output::signals;
use super::*;

/// A script in place of a browser.
///
/// The script copies the page and records its arguments. It exits once the file `end` exists, with
/// the status in that file, or once the script itself is removed.
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
             while [ -e \"$0\" ] && [ ! -e '{end}' ]; do sleep 0.02; done\n\
             exit \"$(cat '{end}' 2>/dev/null || echo 0)\"\n",
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

    /// Waits until the browser has started. Returns its process id and the path of the page.
    async fn wait_until_started(&self) -> (String, PathBuf) {
        loop {
            if let Ok(text) = fs::read_to_string(&self.arguments) {
                let (id, rest) = text.split_once('|').unwrap();
                let path = rest.strip_prefix("1|").expect("one argument");
                return (id.to_owned(), path.into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The URL to which the page forwards.
    fn url(&self) -> String {
        let page = fs::read_to_string(&self.page).unwrap();
        let (_, url) = page.split_once("content=\"0; url=").unwrap();
        url.split('"').next().unwrap().replace("&amp;", "&")
    }

    fn end(&self) {
        self.end_with(0);
    }

    fn end_with(&self, status: u8) {
        let part = self.end.with_extension("part");
        fs::write(&part, status.to_string()).unwrap();
        fs::rename(part, &self.end).unwrap();
    }

    fn files_left(&self) -> usize {
        fs::read_dir(&self.home).unwrap().count()
    }
}

#[tokio::test]
async fn page_for_the_browser_is_private_and_removed_after_the_redirect() {
    let (emulator, _) = emulator().await;
    let browser = Browser::new("page");
    let child = browser.connect(&emulator).spawn().unwrap();
    let (_, page) = browser.wait_until_started().await;
    let folder = page.parent().unwrap();
    assert_eq!(folder.parent().unwrap(), browser.home);
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!((mode(folder), mode(&page)), (0o700, 0o600));
    browse(&emulator.grant(&browser.url()).unwrap()).await;
    browser.end();
    let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(done.stdout, "\"Marketing drive\" is connected\n");
    // The browser has opened the URL, so the program does not print it.
    assert!(!done.stderr.contains("state="), "{}", done.stderr);
    assert_eq!(browser.files_left(), 0);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn authorization_url_of_a_flow_is_on_no_command_line() {
    let (emulator, _) = emulator().await;
    let browser = Browser::new("cmdline");
    let child = browser.connect(&emulator).spawn().unwrap();
    let (id, page) = browser.wait_until_started().await;
    let url = browser.url();
    let (_, state) = url.split_once("state=").unwrap();
    let state = state.split('&').next().unwrap();
    assert!(state.len() > 40, "{state}");
    let command_line = fs::read_to_string(format!("/proc/{id}/cmdline")).unwrap();
    assert!(
        command_line.contains(page.to_str().unwrap()),
        "{command_line}"
    );
    // No other process has the state on its command line, such as one between the program and the
    // browser.
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
async fn page_after_a_signal_or_a_timeout_is_removed() {
    for (name, status, _) in signals() {
        let (emulator, _) = emulator().await;
        let browser = Browser::new(&format!("ended{name}"));
        let child = browser.connect(&emulator).spawn().unwrap();
        browser.wait_until_started().await;
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
async fn page_without_a_writable_home_is_in_the_temporary_folder() {
    let (emulator, _) = emulator().await;
    let browser = Browser::new("no-home");
    let mut connect = browser.connect(&emulator);
    connect
        .env("HOME", "/nonexistent")
        .env("TMPDIR", &browser.home);
    let child = connect.spawn().unwrap();
    let (_, page) = browser.wait_until_started().await;
    assert!(page.starts_with(&browser.home), "{}", page.display());
    browse(&emulator.grant(&browser.url()).unwrap()).await;
    browser.end();
    Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(browser.files_left(), 0);
}

#[tokio::test]
async fn connect_without_a_working_browser_or_a_page_prints_the_url() {
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

#[tokio::test]
async fn browser_that_fails_before_the_redirect_is_reported_with_the_url() {
    let (emulator, _) = emulator().await;
    let browser = Browser::new("fails");
    let mut child = browser.connect(&emulator).spawn().unwrap();
    browser.wait_until_started().await;
    browser.end_with(1);
    line_with(&mut child, "the browser ended with an error").await;
    browse(&emulator.grant(&browser.url()).unwrap()).await;
    let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(done.stderr.matches("state=").count(), 1, "{}", done.stderr);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn browser_that_fails_after_the_redirect_is_not_reported() {
    for status in [1, 137] {
        let (emulator, _) = emulator().await;
        let browser = Browser::new("fails-later");
        let child = browser.connect(&emulator).spawn().unwrap();
        let (id, _) = browser.wait_until_started().await;
        let redirect = emulator.grant(&browser.url()).unwrap();
        emulator.fault(Fault::late_reply(Duration::from_secs(3)));
        let (page, ()) = tokio::join!(browse(&redirect), async {
            while !emulator.is_authenticated(fixtures::READY) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            // The redirect has arrived. The program removes the ended browser from the process
            // table, so it has noticed the failure by then.
            browser.end_with(status);
            while Path::new("/proc").join(&id).exists() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        });
        assert!(page.contains("<h1>Connected</h1>"), "{page}");
        let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
        for text in ["browser ended", "open this", "http://", "state="] {
            assert!(!done.stderr.contains(text), "{}", done.stderr);
        }
    }
}

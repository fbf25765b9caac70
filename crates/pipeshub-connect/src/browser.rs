//! Opens the consent page in the user's browser.
//!
//! This module writes a private page that forwards the browser to the authorization URL. It does
//! not wait for the redirect. [`ForwardingPage`] is the entry point.
//!
//! Every user of a machine can read every command line. Anybody with the authorization URL can
//! consent in the owner's place. The command line therefore contains only the path of the page.
//! A listener that redirects once would not help. Its URL would be on the command line, and another
//! user could request that URL before the browser does.

use std::env;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use pipeshub::SensitiveUrl;
use tokio::process::{Child, Command};

/// A page that forwards the browser to the authorization URL.
///
/// The page has its own folder, which only this user can read. Dropping the page removes both.
pub(crate) struct ForwardingPage {
    folder: PathBuf,
    file: PathBuf,
}

impl ForwardingPage {
    /// Writes the page into the first folder in which that succeeds.
    pub(crate) fn write(url: &SensitiveUrl) -> Result<Self> {
        let mut result = Err(Error::new(
            ErrorKind::NotFound,
            "no home or temporary folder has an absolute path; set TMPDIR to one",
        ));
        for parent in candidate_folders() {
            result = Self::write_in(&parent, url);
            if result.is_ok() {
                break;
            }
        }
        result
    }

    fn write_in(parent: &Path, url: &SensitiveUrl) -> Result<Self> {
        let suffix = RandomState::new().hash_one(parent);
        let folder = parent.join(format!("pipeshub-connect-{suffix:016x}"));
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        // Fails if the folder exists, since another user may have created it.
        builder.recursive(false).create(&folder)?;
        let file = folder.join("consent.html");
        let page = Self { folder, file };

        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&page.file)?;
        file.write_all(page_html(url.as_str()).as_bytes())?;
        Ok(page)
    }

    /// Starts the browser with the page's path as the last argument, without a shell.
    ///
    /// Without `program`, the system's opener starts the default browser. The path is absolute, so
    /// that no program interprets the path as an option.
    pub(crate) fn open(&self, program: Option<&Path>) -> Result<Child> {
        let mut command = match program {
            Some(program) => Command::new(program),
            None if cfg!(target_os = "macos") => Command::new("open"),
            // `start` is a command of the shell and not a program.
            None if cfg!(windows) => {
                let mut command = Command::new("rundll32");
                command.arg("url.dll,FileProtocolHandler");
                command
            }
            None => Command::new("xdg-open"),
        };
        command
            .arg(&self.file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
    }
}

impl Drop for ForwardingPage {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.file);
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Returns the folders to try, the best one first.
///
/// A browser in a snap, such as Firefox on Ubuntu, reads only the home's files that are not hidden.
/// It cannot read `/tmp`, `$XDG_RUNTIME_DIR` or `~/.cache`. On macOS and Windows, the
/// temporary folder belongs to the user.
fn candidate_folders() -> Vec<PathBuf> {
    let temporary_folder_is_private = cfg!(any(windows, target_os = "macos"));
    let home = env::var_os("HOME").filter(|_| !temporary_folder_is_private);
    absolute_folders(home, env::temp_dir())
}

/// Returns the home and the temporary folder, without relative paths.
fn absolute_folders(home: Option<OsString>, temporary: PathBuf) -> Vec<PathBuf> {
    let folders = home.map(PathBuf::from).into_iter().chain([temporary]);
    folders.filter(|folder| folder.is_absolute()).collect()
}

/// Returns the HTML of the page.
fn page_html(url: &str) -> String {
    let url = escaped(url);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={url}\">\n<title>PipesHub</title>\n\
         <p><a href=\"{url}\">Continue to the provider's page</a></p>\n"
    )
}

/// Escapes text for a quoted attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forwarding_page_until_its_drop_is_private_and_then_removed() {
        let folder = tempfile::tempdir().unwrap();
        let parent = folder.path();
        let url = SensitiveUrl::unchecked("https://h/a?b=c&state=s".to_owned());
        let page = ForwardingPage::write_in(parent, &url).unwrap();
        let other = ForwardingPage::write_in(parent, &url).unwrap();
        assert_ne!(page.folder, other.folder);
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
            assert_eq!((mode(&page.folder), mode(&page.file)), (0o700, 0o600));
        }
        drop((page, other));
        assert_eq!(fs::read_dir(parent).unwrap().count(), 0);
    }

    #[test]
    fn forwarding_page_of_a_url_with_markup_contains_the_escaped_url() {
        let page = page_html("https://h/a?b='\"><script>&c=;url=x");
        let url = "https://h/a?b=&#39;&quot;&gt;&lt;script&gt;&amp;c=;url=x";
        assert!(
            page.contains(&format!("content=\"0; url={url}\"")),
            "{page}"
        );
        assert!(page.contains(&format!("href=\"{url}\"")), "{page}");
        assert!(page.contains("name=\"referrer\" content=\"no-referrer\""));
    }

    #[test]
    fn relative_folder_is_not_used() {
        let temporary = env::temp_dir();
        for home in [None, Some("".into()), Some("-home".into())] {
            assert_eq!(
                absolute_folders(home, temporary.clone()),
                [temporary.as_path()]
            );
        }
        let home = temporary.join("home");
        let both = absolute_folders(Some(home.clone().into()), temporary.clone());
        assert_eq!(both, [home, temporary]);
    }
}

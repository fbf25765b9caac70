//! Opens the consent page in the user's browser.
//!
//! Every user of a machine can read every command line, and who has the authorization URL can
//! consent in the owner's place. So the browser is given a file that only its user can read, and
//! the page in it sends the browser on. A listener that redirects once would be no better: the URL
//! of that redirect would be on the command line, and another user could be faster than the browser.

use std::env;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use pipeshub::SensitiveUrl;
use tokio::process::{Child, Command};

/// A page that sends the browser on, in a folder of its own that only this user can read. Dropping
/// it removes both.
pub(crate) struct ForwardingPage {
    folder: PathBuf,
    file: PathBuf,
}

impl ForwardingPage {
    /// Writes the page.
    pub(crate) fn write(url: &SensitiveUrl) -> Result<Self> {
        let mut result = Err(Error::new(
            ErrorKind::NotFound,
            "there is no home and no folder for temporary files",
        ));
        for parent in parents() {
            result = Self::write_in(&parent, url);
            if result.is_ok() {
                break;
            }
        }
        result
    }

    fn write_in(parent: &Path, url: &SensitiveUrl) -> Result<Self> {
        let number = RandomState::new().hash_one(parent);
        let folder = parent.join(format!("pipeshub-connect-{number:016x}"));
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        // It fails where somebody has made the folder before.
        builder.recursive(false).create(&folder)?;
        let file = folder.join("consent.html");
        let page = Self { folder, file };

        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&page.file)?;
        file.write_all(forwarding_to(url.as_str()).as_bytes())?;
        Ok(page)
    }

    /// Starts the program with the page's path as its last argument, without a shell. The path is
    /// absolute, so that no program takes it for an option.
    pub(crate) fn open(&self, program: Option<&Path>) -> Result<Child> {
        let mut command = match program {
            Some(program) => Command::new(program),
            None if cfg!(target_os = "macos") => Command::new("open"),
            // `start` is a word of the shell's.
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
/// A browser in a snap, such as Firefox on Ubuntu, reads files in the home alone, and no hidden
/// ones: neither `/tmp` nor `$XDG_RUNTIME_DIR` nor `~/.cache`. On macOS and Windows the folder for
/// temporary files is the user's own.
fn parents() -> Vec<PathBuf> {
    let has_own_temporary_files = cfg!(any(windows, target_os = "macos"));
    let home = env::var_os("HOME").filter(|_| !has_own_temporary_files);
    parents_of(home, env::temp_dir())
}

fn parents_of(home: Option<OsString>, temporary: PathBuf) -> Vec<PathBuf> {
    let folders = home.map(PathBuf::from).into_iter().chain([temporary]);
    folders.filter(|folder| folder.is_absolute()).collect()
}

fn forwarding_to(url: &str) -> String {
    let url = escaped(url);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={url}\">\n<title>PipesHub</title>\n\
         <p><a href=\"{url}\">Go on to the provider's page</a></p>\n"
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

    fn folder(name: &str) -> PathBuf {
        let number = RandomState::new().hash_one(name);
        let folder = env::temp_dir().join(format!("pipeshub-connect-test-{number:016x}"));
        fs::create_dir(&folder).unwrap();
        folder
    }

    #[test]
    fn forwarding_page_is_private_and_removed_with_its_folder() {
        let parent = folder("private");
        let url = SensitiveUrl::unchecked("https://h/a?b=c&state=s".to_owned());
        let page = ForwardingPage::write_in(&parent, &url).unwrap();
        let other = ForwardingPage::write_in(&parent, &url).unwrap();
        assert_ne!(page.folder, other.folder);
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
            assert_eq!((mode(&page.folder), mode(&page.file)), (0o700, 0o600));
        }
        drop((page, other));
        // It is empty.
        fs::remove_dir(&parent).unwrap();
    }

    #[test]
    fn page_forwards_to_the_escaped_url() {
        let page = forwarding_to("https://h/a?b='\"><script>&c=;url=x");
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
            assert_eq!(parents_of(home, temporary.clone()), [temporary.as_path()]);
        }
        let home = temporary.join("home");
        let both = parents_of(Some(home.clone().into()), temporary.clone());
        assert_eq!(both, [home, temporary]);
    }
}

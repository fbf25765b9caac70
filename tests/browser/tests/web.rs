//! The web example in headless Chromium, from its button to the page with the result.
//!
//! `cargo xtask ci browser` runs the tests. They need `chromium` and `chromedriver` (Debian:
//! `chromium`, `chromium-driver`) and write screenshots to `target/browser/`.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use std::{env, fs};

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use pipeshub_emulator::{Emulator, Fault, fixtures};
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// Longer than any page takes.
const LIMIT: Duration = Duration::from_secs(30);

/// The path of the example.
const PROGRAM: &str = "PIPESHUB_WEB_EXAMPLE";

#[tokio::test(flavor = "multi_thread")]
async fn allowed_flow_ends_connected_and_reload_sends_nothing() -> Result {
    let scene = Scene::start("allowed").await?;
    scene.open_consent_page().await?;
    scene.click("button[value=allow]").await?;
    scene.shows("h1.good", "Connected").await?;
    scene.screenshot("3-end").await?;
    assert!(scene.emulator.is_authenticated(fixtures::READY));
    let cookies = scene.browser.get_all_cookies().await?;
    assert!(cookies.is_empty(), "{} cookies", cookies.len());
    // The code must not be sent again.
    scene.browser.refresh().await?;
    scene.shows("h1.open", "Nothing to finish").await?;
    let requests = scene.emulator.requests();
    let callbacks = requests
        .iter()
        .filter(|request| request.path.contains("/oauth/callback"));
    assert_eq!(callbacks.count(), 1);
    scene.click(".back a").await?;
    scene.shows(".badge.good", "Connected").await?;
    scene.screenshot("4-home").await
}

#[tokio::test(flavor = "multi_thread")]
async fn denied_flow_says_that_nothing_changed() -> Result {
    let scene = Scene::start("denied").await?;
    scene.open_consent_page().await?;
    scene.click("button[value=deny]").await?;
    scene.shows("h1.bad", "Not connected").await?;
    let text =
        "You did not give the permission. Nothing has changed; you can still change your mind.";
    scene.shows("p:not(.sign)", text).await?;
    assert!(!scene.emulator.is_authenticated(fixtures::READY));
    scene.screenshot("3-end").await
}

/// The emulator handles the callback and then closes the connection.
#[tokio::test(flavor = "multi_thread")]
async fn lost_callback_response_still_ends_connected() -> Result {
    let scene = Scene::start("lost").await?;
    scene.open_consent_page().await?;
    scene.emulator.fault(Fault::handled_then_cut());
    scene.click("button[value=allow]").await?;
    scene.shows("h1.good", "Connected").await?;
    scene.click("summary").await?;
    scene.screenshot("3-end").await
}

/// An emulated `PipesHub`, the example that uses it, and a browser.
struct Scene {
    emulator: Emulator,
    origin: String,
    browser: Client,
    screenshots: PathBuf,
    _driver: Driver,
    _web: Process,
}

impl Scene {
    async fn start(name: &str) -> Result<Self> {
        let program = env::var_os(PROGRAM)
            .ok_or_else(|| format!("{PROGRAM} is not set; run `cargo xtask ci browser`"))?;
        let emulator = Emulator::builder().start().await?;
        let mut web = Command::new(program);
        web.args([fixtures::READY, "--listen", "127.0.0.1:0"])
            .env("PIPESHUB_SERVER_URL", emulator.server_url())
            .env("PIPESHUB_BEARER_AUTH", emulator.token());
        let (web, origin) = start(&mut web, "open ").await?;
        emulator.set_redirect_base(&*origin);

        let mut driver = Command::new("chromedriver");
        let started = "started successfully on port ";
        let (process, port) = start(driver.arg("--port=0"), started).await?;
        let driver = Driver {
            port: port.trim_end_matches('.').parse()?,
            _process: process,
        };
        let browser = browser(driver.port).await?;
        let screenshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/browser");
        let screenshots = screenshots.join(name);
        fs::create_dir_all(&screenshots)?;
        Ok(Self {
            emulator,
            origin,
            browser,
            screenshots,
            _driver: driver,
            _web: web,
        })
    }

    /// From the page with the button to the provider's page.
    async fn open_consent_page(&self) -> Result {
        self.browser.goto(&self.origin).await?;
        self.shows(".badge.open", "Not connected").await?;
        self.screenshot("1-home").await?;
        self.click("form button").await?;
        self.shows("h1", "Allow access?").await?;
        self.screenshot("2-consent").await?;
        // A cookie belongs to a host with all its ports, so the provider's page shows it, too.
        let cookies = self.browser.get_all_cookies().await?;
        let [cookie] = cookies.as_slice() else {
            return Err(format!("the button has set {} cookies", cookies.len()).into());
        };
        assert_eq!(cookie.http_only(), Some(true));
        let same_site = cookie.same_site().ok_or("no SameSite")?;
        assert!(same_site.is_lax(), "{same_site}");
        assert!(!self.browser.source().await?.contains(cookie.value()));
        Ok(())
    }

    /// Waits until an element has a text.
    async fn shows(&self, selector: &str, text: &str) -> Result {
        let mut found = String::new();
        for _ in 0..LIMIT.as_millis() / 100 {
            // An element may be gone with its page before its text is read.
            if let Ok(element) = self.browser.find(Locator::Css(selector)).await
                && let Ok(value) = element.text().await
            {
                found = value;
                if found == text {
                    return Ok(());
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.screenshot("failed").await?;
        Err(format!("{selector} shows {found:?} instead of {text:?}").into())
    }

    async fn click(&self, selector: &str) -> Result {
        let element = self.browser.find(Locator::Css(selector)).await?;
        Ok(element.click().await?)
    }

    async fn screenshot(&self, name: &str) -> Result {
        let file = self.screenshots.join(name).with_extension("png");
        Ok(fs::write(file, self.browser.screenshot().await?)?)
    }
}

/// A chromedriver, which ends with this value.
struct Driver {
    port: u16,
    _process: Process,
}

impl Drop for Driver {
    /// Chromium outlives a chromedriver that is killed, so chromedriver is asked to end both.
    fn drop(&mut self) {
        let ask = || -> std::io::Result<()> {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_read_timeout(Some(LIMIT))?;
            stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")?;
            stream.read(&mut [0]).map(drop)
        };
        if let Err(error) = ask() {
            eprintln!("chromedriver does not end: {error}");
        }
    }
}

/// A process, which ends with this value, and its output.
type Process = (Child, Lines<BufReader<ChildStdout>>);

/// Starts a program, and returns what follows `text` in its output.
async fn start(command: &mut Command, text: &str) -> Result<(Process, String)> {
    let program = command.as_std().get_program().to_owned();
    let mut child = command
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let out = child.stdout.take().ok_or("a child without output")?;
    let mut lines = BufReader::new(out).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some((_, rest)) = line.split_once(text) {
            return Ok(((child, lines), rest.to_owned()));
        }
    }
    Err(format!("{} did not print {text:?}", program.display()).into())
}

async fn browser(port: u16) -> Result<Client> {
    let mut options = json!({ "args": [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-sync", "--disable-background-networking", "--disable-component-update",
        "--disable-dev-shm-usage", "--no-proxy-server", "--window-size=800,900",
    ]});
    let binary = env::split_paths(&env::var_os("PATH").unwrap_or_default())
        .map(|folder| folder.join("chromium"))
        .find(|file| file.exists());
    if let Some(binary) = binary {
        options["binary"] = json!(binary);
    }
    let mut capabilities = serde_json::Map::new();
    capabilities.insert("browserName".into(), json!("chrome"));
    capabilities.insert("goog:chromeOptions".into(), options);
    let driver = format!("http://127.0.0.1:{port}");
    let mut builder = ClientBuilder::new(HttpConnector::new());
    Ok(builder.capabilities(capabilities).connect(&driver).await?)
}

//! The web example in headless Chromium, from its button to the page with the result, and the pages
//! that the command line and its listener make.
//!
//! `cargo xtask ci browser` runs the tests. They need `chromium` and `chromedriver` (Debian:
//! `chromium`, `chromium-driver`) and write screenshots to `target/browser/`.

use std::ffi::OsString;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use std::{env, fs};

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use pipeshub_connect::{ExpectedRedirect, ListenAddress, Listener, RedirectListener};
use pipeshub_emulator::{Emulator, Fault, fixtures};
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// Longer than any page takes.
const LIMIT: Duration = Duration::from_secs(30);

/// A host name of another site. It resolves to this machine.
const REBOUND: &str = "rebound.example";

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
    scene.shows("h1.good", "Connected").await?;
    assert_eq!(scene.callbacks(), 1);
    scene.click(".back a").await?;
    scene.shows(".badge.good", "Connected").await?;
    scene.screenshot("4-home").await
}

/// The form must be sent with its `Origin`, or no flow begins. From its `Referer`, a page must learn
/// no more than the origin of the previous page.
#[tokio::test(flavor = "multi_thread")]
async fn address_at_the_end_and_referrers_have_no_code() -> Result {
    let scene = Scene::start("addresses").await?;
    let home = format!("{}/", scene.origin);
    scene.open_consent_page().await?;
    assert_eq!(scene.script("document.referrer").await?, home);
    scene.click("button[value=allow]").await?;
    scene.shows("h1.good", "Connected").await?;
    let address = scene.browser.current_url().await?;
    assert!(address.path().starts_with("/ended/"), "{address}");
    assert_eq!((address.query(), address.fragment()), (None, None));
    let referrer = scene.script("document.referrer").await?;
    assert!(!referrer.contains("state="), "{referrer}");
    scene.click(".back a").await?;
    scene.shows(".badge.good", "Connected").await?;
    assert_eq!(scene.script("document.referrer").await?, home);
    // The previous page is the provider's or the last one, so the redirect is in no history.
    scene.browser.back().await?;
    scene.shows("h1.good", "Connected").await?;
    assert_eq!(scene.browser.current_url().await?, address);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn link_on_another_page_takes_no_flow_away() -> Result {
    let scene = Scene::start("link").await?;
    scene.open_consent_page().await?;
    let consent = scene.browser.current_url().await?;
    let path = "/connectors/oauth/callback/Drive?code=evil&state=evil";
    let link = format!("{}{path}", scene.origin);
    scene.browser.goto(&link).await?;
    scene.shows("h1.open", "Nothing to finish").await?;
    scene.browser.goto(consent.as_str()).await?;
    scene.click("button[value=allow]").await?;
    scene.shows("h1.good", "Connected").await?;
    assert_eq!(scene.callbacks(), 1);
    Ok(())
}

/// PipesHub forgets a connector's flow when the next one begins; the browser does not.
#[tokio::test(flavor = "multi_thread")]
async fn flow_of_an_older_tab_takes_the_newer_one_not_away() -> Result {
    let scene = Scene::start("tabs").await?;
    scene.open_consent_page().await?;
    let older = scene.browser.window().await?;
    let newer = scene.browser.new_window(true).await?.handle;
    scene.browser.switch_to_window(newer.clone()).await?;
    scene.browser.goto(&scene.origin).await?;
    scene.click("form button").await?;
    scene.shows("h1", "Allow access?").await?;
    let cookies = scene.browser.get_all_cookies().await?;
    assert_eq!(cookies.len(), 2);

    scene.browser.switch_to_window(older).await?;
    scene.click("button[value=allow]").await?;
    scene.shows("h1.bad", "Not connected").await?;
    scene.browser.switch_to_window(newer).await?;
    scene.click("button[value=allow]").await?;
    scene.shows("h1.good", "Connected").await?;
    assert!(scene.emulator.is_authenticated(fixtures::READY));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn name_of_another_site_that_leads_here_shows_nothing() -> Result {
    let scene = Scene::start("rebound").await?;
    let port = scene.origin.rsplit(':').next().ok_or("no port")?;
    let url = format!("http://{REBOUND}:{port}/");
    scene.browser.goto(&url).await?;
    scene.shows("h1.bad", "Not here").await?;
    let source = scene.browser.source().await?;
    assert!(!source.contains("Marketing drive"), "{source}");
    assert!(scene.emulator.requests().is_empty());
    Ok(())
}

/// `pipeshub-connect` gives the browser the path of a page. The page leads to the provider and sends
/// no `Referer`.
#[tokio::test(flavor = "multi_thread")]
async fn page_of_the_command_line_leads_to_the_provider() -> Result {
    let scene = Scene::start("connect").await?;
    let port = free_port()?;
    scene
        .emulator
        .set_redirect_base(format!("http://127.0.0.1:{port}"));
    let folder = scene.screenshots.join("home");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let mut connect = Command::new(path_of(CONNECT)?);
    connect
        .args(["connect", fixtures::READY, "--browser", "true"])
        .env("HOME", fs::canonicalize(&folder)?)
        .env("PIPESHUB_SERVER_URL", scene.emulator.server_url())
        .env("PIPESHUB_BEARER_AUTH", scene.emulator.token())
        .kill_on_drop(true);
    let connect = connect.stdout(Stdio::piped()).spawn()?;
    let page = async {
        loop {
            if let Some(entry) = fs::read_dir(&folder)?.next() {
                let page = entry?.path().join("consent.html");
                if fs::read(&page).is_ok_and(|text| text.ends_with(b"</p>\n")) {
                    return fs::canonicalize(page);
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let page = tokio::time::timeout(LIMIT, page).await??;
    let url = format!("file://{}", page.display());
    scene.browser.goto(&url).await?;
    scene.shows("h1", "Allow access?").await?;
    assert_eq!(scene.script("document.referrer").await?, "");
    scene.click("button[value=allow]").await?;
    scene.shows("h1", "Connected").await?;
    let output = connect.wait_with_output().await?;
    let output = String::from_utf8(output.stdout)?;
    assert_eq!(output, "\"Marketing drive\" is connected\n");
    assert_eq!(fs::read_dir(&folder)?.count(), 0);
    Ok(())
}

/// The last page of a flow, which a program on this machine shows.
#[tokio::test(flavor = "multi_thread")]
async fn page_of_the_listener_has_an_address_without_the_code() -> Result {
    let scene = Scene::start("listener").await?;
    let listener = Listener::bind(ListenAddress::localhost(0)).await?;
    let listener = RedirectListener::from(listener);
    let redirect_uri = format!("{}/back here", listener.origin());
    let expected = ExpectedRedirect::new(&redirect_uri, "s==");
    let url = format!("{redirect_uri}?code=SECRET&state=s%3D%3D");
    let program = async {
        let redirect = listener
            .redirect(|target| expected.is_met_by(target))
            .await?;
        redirect
            .answer("Connected", "You can close this page.")
            .await?;
        std::io::Result::Ok(())
    };
    let (gone, done) = tokio::join!(scene.browser.goto(&url), program);
    gone?;
    done?;
    scene.shows("h1", "Connected").await?;
    let address = scene.browser.current_url().await?;
    assert!(address.path().starts_with("/done/"), "{address}");
    assert_eq!((address.query(), address.fragment()), (None, None));
    Ok(())
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

/// The path of the command line.
const CONNECT: &str = "PIPESHUB_CONNECT";

fn path_of(program: &str) -> Result<OsString> {
    let path = env::var_os(program);
    Ok(path.ok_or_else(|| format!("{program} is not set; run `cargo xtask ci browser`"))?)
}

/// A free port below the range that systems assign by themselves.
fn free_port() -> Result<u16> {
    let own = 31_000 + u16::try_from(std::process::id() % 100 * 10)?;
    let is_free = |port: &u16| TcpStream::connect(("127.0.0.1", *port)).is_err();
    Ok((own..own + 10).find(is_free).ok_or("no free port")?)
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
        let program = path_of(PROGRAM)?;
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

    async fn script(&self, expression: &str) -> Result<String> {
        let script = format!("return {expression}");
        let value = self.browser.execute(&script, Vec::new()).await?;
        let text = value.as_str().ok_or("the script returns no text")?;
        Ok(text.to_owned())
    }

    /// Returns the number of codes that `PipesHub` received.
    fn callbacks(&self) -> usize {
        let requests = self.emulator.requests();
        let callbacks = requests
            .iter()
            .filter(|request| request.path.contains("/oauth/callback"));
        callbacks.count()
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

/// A chromedriver, which exits when this value is dropped.
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

/// A process, which exits when this value is dropped, and its output.
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
        format!("--host-resolver-rules=MAP {REBOUND} 127.0.0.1"),
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

//! `cargo xtask browser`: the web example in headless Chromium, from the button to the page that
//! says what came of it. Writes screenshots to `target/browser/`. Needs `chromium` and
//! `chromedriver` (Debian: `chromium`, `chromium-driver`).

use std::io::{self, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{ChildStdout, Command};
use std::time::Duration;
use std::{env, fs, thread};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pipeshub_emulator::{Emulator, Fault, fixtures};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::cargo::{cargo, run as run_command};
use crate::child::{Process, line};
use crate::result::Result;
use crate::sources::root;

/// Longer than any page takes.
const LIMIT: Duration = Duration::from_secs(30);

pub(crate) fn run(_: &[String]) -> Result {
    run_command(&mut cargo(&["build", "--locked", "--example", "web"]))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let browser = Browser::start()?;
    allowed(&runtime, &browser)?;
    denied(&runtime, &browser)?;
    lost(&runtime, &browser)?;
    for (name, screenshot) in [
        ("allowed", "4-home"),
        ("denied", "3-end"),
        ("lost", "3-end"),
    ] {
        println!(
            "{name:<8} as it should be; see {}",
            browser.screenshots.join(name).display()
        );
        if !browser
            .screenshots
            .join(name)
            .join(format!("{screenshot}.png"))
            .exists()
        {
            return Err(format!("{name} has no screenshot {screenshot}").into());
        }
    }
    Ok(())
}

fn allowed(runtime: &Runtime, browser: &Browser) -> Result {
    let scene = Scene::start(runtime)?;
    browser.as_far_as_consent(&scene, "allowed")?;
    browser.click("button[value=allow]")?;
    browser.shows("h1.good", "Connected")?;
    browser.screenshot("allowed/3-end")?;
    same(
        "connected",
        scene.emulator.is_authenticated(fixtures::READY),
        true,
    )?;
    let cookies = browser.get("cookie")?;
    same(
        "cookies at the end",
        cookies.as_array().map(Vec::len),
        Some(0),
    )?;
    // The person reloads the page: the code must not go out again.
    browser.post("refresh", &json!({}))?;
    browser.shows("h1.open", "Nothing to finish")?;
    let callbacks = scene
        .emulator
        .requests()
        .iter()
        .filter(|seen| seen.path.contains("/oauth/callback"))
        .count();
    same("callbacks", callbacks, 1)?;
    browser.click(".back a")?;
    browser.shows(".badge.good", "Connected")?;
    browser.screenshot("allowed/4-home")
}

fn denied(runtime: &Runtime, browser: &Browser) -> Result {
    let scene = Scene::start(runtime)?;
    browser.as_far_as_consent(&scene, "denied")?;
    browser.click("button[value=deny]")?;
    browser.shows("h1.bad", "Not connected")?;
    browser.shows(
        "p:not(.sign)",
        "You did not give the permission. Nothing has changed; you can still change your mind.",
    )?;
    browser.screenshot("denied/3-end")?;
    same(
        "connected",
        scene.emulator.is_authenticated(fixtures::READY),
        false,
    )
}

/// `PipesHub` hands the tokens in, and its answer is lost.
fn lost(runtime: &Runtime, browser: &Browser) -> Result {
    let scene = Scene::start(runtime)?;
    browser.as_far_as_consent(&scene, "lost")?;
    scene.emulator.fault(Fault::handled_then_cut());
    browser.click("button[value=allow]")?;
    browser.shows("h1.good", "Connected")?;
    browser.click("summary")?;
    browser.screenshot("lost/3-end")
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "they are small, and often made for this"
)]
fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: T, due: T) -> Result {
    if got == due {
        Ok(())
    } else {
        Err(format!("{what}: {got:?} where {due:?} is due").into())
    }
}

/// An emulated `PipesHub`, and the example, which has it for its own.
struct Scene {
    emulator: Emulator,
    origin: String,
    _web: Process,
}

impl Scene {
    fn start(runtime: &Runtime) -> Result<Self> {
        let emulator = runtime.block_on(Emulator::builder().start())?;
        let program = env::current_exe()?.with_file_name("examples").join("web");
        let mut command = Command::new(program);
        command.args([fixtures::READY, "--listen", "127.0.0.1:0"]);
        command
            .env("PIPESHUB_SERVER_URL", emulator.server_url())
            .env("PIPESHUB_BEARER_AUTH", emulator.token());
        let (web, mut out) = Process::start(&mut command)?;
        let said = line(&mut out)?;
        let origin = said
            .strip_prefix("open ")
            .ok_or("the example does not say where it is")?
            .to_owned();
        emulator.set_redirect_base(&*origin);
        Ok(Self {
            emulator,
            origin,
            _web: web,
        })
    }
}

/// A headless Chromium at the other end of chromedriver's `WebDriver`.
struct Browser {
    port: u16,
    session: String,
    profile: PathBuf,
    screenshots: PathBuf,
    _driver: (Process, BufReader<ChildStdout>),
}

impl Browser {
    fn start() -> Result<Self> {
        let missing = |error: io::Error| {
            format!(
                "chromedriver: {error}; install it with Chromium (Debian: apt-get install chromium chromium-driver)"
            )
        };
        Command::new("chromedriver")
            .arg("--version")
            .output()
            .map_err(missing)?;
        let mut driver = Process::start(Command::new("chromedriver").arg("--port=0"))?;
        let port = loop {
            let said = line(&mut driver.1)?;
            if let Some((_, port)) = said.split_once("started successfully on port ") {
                break port.trim_end_matches('.').parse()?;
            }
        };
        let profile = env::temp_dir().join(format!("pipeshub-browser-{}", std::process::id()));
        let screenshots = root().join("target/browser");
        let mut browser = Self {
            port,
            session: String::new(),
            profile,
            screenshots,
            _driver: driver,
        };
        let mut options = json!({ "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
            "--no-proxy-server", "--window-size=800,900",
            format!("--user-data-dir={}", browser.profile.display()),
        ]});
        if let Some(binary) = env::split_paths(&env::var_os("PATH").unwrap_or_default())
            .map(|folder| folder.join("chromium"))
            .find(|file| file.exists())
        {
            options["binary"] = json!(binary);
        }
        let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": options });
        let session = browser.call(
            "POST",
            "/session",
            &json!({ "capabilities": { "alwaysMatch": capabilities } }),
        )?;
        session["sessionId"]
            .as_str()
            .ok_or("no session")?
            .clone_into(&mut browser.session);
        Ok(browser)
    }

    /// From the page with the button to the provider's, with what has to hold on the way.
    fn as_far_as_consent(&self, scene: &Scene, name: &str) -> Result {
        self.post("url", &json!({ "url": scene.origin }))?;
        self.call(
            "DELETE",
            &format!("/session/{}/cookie", self.session),
            &Value::Null,
        )?;
        self.shows(".badge.open", "Not connected")?;
        self.screenshot(&format!("{name}/1-home"))?;
        self.click("form button")?;
        self.shows("h1", "Allow access?")?;
        self.screenshot(&format!("{name}/2-consent"))?;
        // A cookie belongs to a host with all its ports, so that it can be looked at from here.
        let cookies = self.get("cookie")?;
        let cookie = cookies.get(0).ok_or("the button set no cookie")?;
        same("HttpOnly", cookie["httpOnly"].as_bool(), Some(true))?;
        same("SameSite", cookie["sameSite"].as_str(), Some("Lax"))?;
        let source = self.get("source")?;
        let source = source.as_str().unwrap_or_default();
        same(
            "a session id in a page",
            source.contains(cookie["value"].as_str().unwrap_or("no value")),
            false,
        )
    }

    /// Waits until an element has a text.
    fn shows(&self, selector: &str, text: &str) -> Result {
        let mut found = String::new();
        for _ in 0..LIMIT.as_millis() / 100 {
            if let Ok(element) = self.element(selector)
                && let Ok(value) = self.get(&format!("element/{element}/text"))
            {
                value.as_str().unwrap_or_default().clone_into(&mut found);
                if found == text {
                    return Ok(());
                }
            }
            thread::sleep(Duration::from_millis(100));
        }
        self.screenshot("failed")?;
        Err(format!(
            "{selector} shows {found:?} where {text:?} is due; see {}/failed.png",
            self.screenshots.display()
        )
        .into())
    }

    fn click(&self, selector: &str) -> Result {
        let element = self.element(selector)?;
        self.post(&format!("element/{element}/click"), &json!({}))
            .map(drop)
    }

    fn element(&self, selector: &str) -> Result<String> {
        let element = self.post(
            "element",
            &json!({ "using": "css selector", "value": selector }),
        )?;
        let id = element
            .as_object()
            .and_then(|element| element.values().next()?.as_str());
        Ok(id.ok_or("no element")?.to_owned())
    }

    fn screenshot(&self, name: &str) -> Result {
        let file = self.screenshots.join(format!("{name}.png"));
        fs::create_dir_all(file.parent().ok_or("no folder")?)?;
        let image = self.get("screenshot")?;
        Ok(fs::write(
            file,
            STANDARD.decode(image.as_str().ok_or("no picture")?)?,
        )?)
    }

    fn get(&self, what: &str) -> Result<Value> {
        self.call(
            "GET",
            &format!("/session/{}/{what}", self.session),
            &Value::Null,
        )
    }

    fn post(&self, what: &str, body: &Value) -> Result<Value> {
        self.call("POST", &format!("/session/{}/{what}", self.session), body)
    }

    /// One command of `WebDriver`: JSON over plain HTTP to this machine.
    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(LIMIT))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        // It keeps the connection open, whatever it is asked, so the length says where the reply
        // ends.
        let mut reply = BufReader::new(stream);
        let mut length = 0;
        loop {
            let head = line(&mut reply)?;
            if head.is_empty() {
                break;
            }
            if let Some((_, value)) = head
                .split_once(':')
                .filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        reply.read_exact(&mut body)?;
        let mut reply: Value = serde_json::from_slice(&body)?;
        let value = reply["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(format!("{method} {path}: {error}: {}", value["message"]).into()),
            None => Ok(value),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Chromium outlives a chromedriver that is killed, so that one is asked to end it, in
        // whatever state they are.
        let _ = self.call("GET", "/shutdown", &Value::Null);
        let _ = fs::remove_dir_all(&self.profile);
    }
}

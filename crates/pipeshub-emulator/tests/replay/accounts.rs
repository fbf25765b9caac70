//! The recordings of users, tokens and settings: what happened before them and between them.

use std::collections::BTreeMap;

use pipeshub_emulator::fixtures::{ADMIN_TOKEN, ADMIN_USER};
use pipeshub_emulator::{Builder, Connector, Emulator, Token, User};

use super::support::wire::{Wire, json_request, send_raw};
use super::{Earlier, Exchange, Values, one, ready};

/// The third user of the recordings.
const THIRD_USER: &str = "65f0c0de0000000000000d04";
const THIRD_TOKEN: &str = "third-session";

pub(super) const RECORDINGS: [(&str, Earlier); 10] = [
    ("users", one),
    ("pictures_multipart_and_binary", one),
    ("user_groups", one),
    ("org", one),
    ("teams", one),
    ("oauth_clients", forty),
    ("personal_access_tokens", forty),
    ("user_account", one),
    ("notifications", one),
    ("configuration_manager", one),
];

/// The 40 connectors of the recording, of which the responses contain the first.
fn forty() -> Vec<Connector> {
    let first = "d5fd1083-2c5b-4527-8b89-9c146d582231";
    let mut all = vec![ready(first, "Marketing drive 1795844317")];
    for number in 1..40 {
        let id = format!("00000000-0000-4000-8000-0000000000{number:02}");
        all.push(ready(&id, &format!("Other {number}")));
    }
    all
}

pub(super) fn configure(builder: Builder) -> Builder {
    let admin = User::new(ADMIN_USER, "Ada Admin", "ada@example.com");
    let member = User::new(super::MEMBER_USER, "Bo Member", "bo@example.com");
    let third = User::new(THIRD_USER, "Cy Member", "cy@example.com");
    builder
        .user(admin.administrator().password("Passw0rd!"))
        .user(member)
        .user(third.password("Passw0rd!"))
        .token(Token::session(THIRD_TOKEN).member().user(THIRD_USER))
        .token(Token::oauth("reads-users", ["user:read"]))
        .token(Token::oauth("both", ["connector:read", "connector:write"]))
}

/// Returns the token of a placeholder.
pub(super) fn token_of(placeholder: &str) -> Option<&'static str> {
    Some(match placeholder {
        "<member2Jwt>" => THIRD_TOKEN,
        "<oauthToken: user:read>" => "reads-users",
        "<oauthToken: connector:read connector:write>" => "both",
        _ => return None,
    })
}

async fn send(emulator: &Emulator, method: &str, target: &str, token: &str, body: &str) -> Wire {
    let sent = send_raw(emulator, &json_request(method, target, token, body)).await;
    assert!(sent.status < 300, "{target}: {sent:?}");
    sent
}

/// Makes what existed before a recording.
pub(super) async fn prepare(recording: &str, emulator: &Emulator, values: &mut Values) {
    values.set("65f0000000000000000000c3", THIRD_USER);
    if !RECORDINGS.iter().any(|(name, _)| *name == recording) {
        return;
    }
    if recording == "oauth_clients" {
        values.set("http://127.0.0.1:3100", emulator.origin());
    }
    let port = emulator.address().port();
    values.set("http://localhost:3100", &format!("http://localhost:{port}"));
    match recording {
        "user_groups" => {
            for name in ["Di New", "Ed New"] {
                let email = name.replace(' ', "@").to_lowercase();
                let body = format!(r#"{{"fullName":"{name}","email":"{email}.example"}}"#);
                send(emulator, "POST", "/users", ADMIN_TOKEN, &body).await;
            }
            let target = format!("/users/{THIRD_USER}/email");
            let body = r#"{"email":"cy2@example.com"}"#;
            send(emulator, "PATCH", &target, ADMIN_TOKEN, body).await;
        }
        "oauth_clients" => {
            // The first 16 apps: one is configured, and one is not the administrator's.
            for number in 2..=16 {
                let token = if number == 16 {
                    THIRD_TOKEN
                } else {
                    ADMIN_TOKEN
                };
                let body = format!(
                    r#"{{"name":"App {number}","allowedScopes":[],"allowedGrantTypes":["client_credentials"]}}"#
                );
                send(emulator, "POST", "/oauth-clients", token, &body).await;
            }
        }
        "personal_access_tokens" => {
            let body = r#"{"name":"t1"}"#;
            let made = send(
                emulator,
                "POST",
                "/personal-access-tokens",
                ADMIN_TOKEN,
                body,
            )
            .await;
            let made = made.json()["token"]["accessToken"]
                .as_str()
                .unwrap()
                .to_owned();
            send(emulator, "GET", "/connectors", &made, "").await;
        }
        "user_account" => {
            let body = r#"{"shortName":"Ex","permanentAddress":{"city":"Bern"}}"#;
            send(emulator, "PUT", "/org", ADMIN_TOKEN, body).await;
            let body = r#"{"status":"skipped"}"#;
            send(emulator, "PUT", "/org/onboarding-status", ADMIN_TOKEN, body).await;
        }
        _ => {}
    }
}

/// Repeats the changes of the real server between two exchanges.
pub(super) async fn before(
    recording: &str,
    number: usize,
    emulator: &Emulator,
    values: &mut Values,
) {
    match (recording, number) {
        ("notifications", 1) => {
            for number in 0..3 {
                let title = format!("Sync finished {number}");
                let connector = "3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d";
                let text = "Marketing drive has 3 new records";
                emulator.notify(ADMIN_USER, connector, &title, text);
            }
        }
        // The first app gets a token, and another one after the first was revoked.
        ("oauth_clients", 12 | 21) => {
            values.pick("<clientSecret>", 0);
            let id = values.translate("f8b84ef6-5072-4cb5-bb54-892f63d20162");
            let secret = values.translate("<clientSecret>");
            let body = format!(
                r#"{{"grant_type":"client_credentials","client_id":"{id}","client_secret":"{secret}"}}"#
            );
            let granted = send(emulator, "POST", "/oauth2/token", "", &body).await;
            let token = granted.json()["access_token"].as_str().unwrap().to_owned();
            values.set("<appToken>", &token);
        }
        ("personal_access_tokens", 8) => values.pick("<personalAccessToken>", 0),
        ("personal_access_tokens", 11) => values.pick("<personalAccessToken>", 2),
        ("user_account", 3) => values.pick("<sessionToken>", 0),
        ("user_account", 7) => {
            let token = values.translate("<accessToken>");
            values.set("<new accessToken>", &token);
        }
        _ => {}
    }
}

/// Returns the form that a recording describes, such as
/// `--boundary: name=file filename=me.png type=image/png, 70 bytes`. `None` for another body.
pub(super) fn form_of(exchange: &Exchange) -> Option<Vec<u8>> {
    let kind = exchange.headers.get("content-type")?;
    let described = exchange.body.as_deref()?;
    if !kind.starts_with("multipart/form-data") {
        return None;
    }
    let boundary = kind
        .split_once("boundary=")
        .map_or("none", |(_, boundary)| boundary);
    let mut form = Vec::new();
    for line in described.lines().filter(|line| line.starts_with("--")) {
        let words = line
            .split([' ', ','])
            .filter_map(|word| word.split_once('='));
        let words: BTreeMap<&str, &str> = words.collect();
        let length = line.rsplit(' ').nth(1).unwrap().parse().unwrap();
        let mut content = match words["type"] {
            "image/png" => b"\x89PNG\r\n\x1a\n".to_vec(),
            "image/svg+xml" => {
                br#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#.to_vec()
            }
            _ => b"a,b".to_vec(),
        };
        content.resize(length, b' ');
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
             Content-Type: {}\r\n\r\n",
            words["name"], words["filename"], words["type"]
        );
        form.extend_from_slice(head.as_bytes());
        form.extend_from_slice(&content);
        form.extend_from_slice(b"\r\n");
    }
    form.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Some(form)
}

/// Whether two texts differ only as ids, cursors and placeholders may.
pub(super) fn is_same(at: &str, recorded: &str, own: &str) -> bool {
    let is_id = |text: &str| text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id(recorded) && is_id(own) || at == ".cursor" && own.starts_with("eyJjIjoi")
}

/// Whether a recorded text stands for a value that was not kept.
pub(super) fn is_placeholder(recorded: &str) -> bool {
    recorded.starts_with('<') && recorded.ends_with('>')
}

//! JSON bodies that PipesHub's gateway would refuse or change are refused before sending.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pipeshub_core::json::exposed;
use pipeshub_core::{
    Call, Error, ErrorKind, Operation, PipeshubCore, Secret, to_json, transport_fn,
};
use serde::Serialize;

static SEARCH: Operation = Operation::post("search", "/search");
static CREATE_CONNECTOR: Operation = Operation::post("createConnector", "/connectors/");
static RENAME_FOLDER: Operation = Operation::patch("renameFolder", "/connectors/folders");

struct Login {
    password: Secret,
    tags: Vec<String>,
}
to_json! { Login { password = "password" with exposed, tags = "tags" } }

#[derive(Serialize)]
struct Folder {
    name: &'static str,
}

fn login(password: &str, tag: &str) -> Login {
    Login {
        password: password.into(),
        tags: vec!["first".to_owned(), tag.to_owned()],
    }
}

/// Sends a call to a server that accepts everything. Returns the number of requests.
async fn sent(call: Call) -> (usize, Option<Error>) {
    let requests = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&requests);
    let transport = transport_fn(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
        http::Response::builder().body("{}")
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let error = core.execute(call).await.err();
    (requests.load(Ordering::Relaxed), error)
}

#[tokio::test]
async fn body_that_the_gateway_would_change_is_not_sent() {
    let refused = [
        (
            Call::new(&SEARCH).body(&login("SECRET<1", "t")),
            "`password`",
        ),
        (
            Call::new(&SEARCH).body(&login("SECRET ", "t")),
            "`password`",
        ),
        (Call::new(&SEARCH).body(&login("p", "a<SECRET")), "`tags`"),
        (
            Call::new(&SEARCH).json(&Folder { name: "SECRET>" }),
            "`name`",
        ),
        (
            Call::new(&RENAME_FOLDER).json(&Folder { name: "SECRET<" }),
            "`name`",
        ),
        (
            Call::new(&CREATE_CONNECTOR).json(&Folder { name: " SECRET" }),
            "`name`",
        ),
        (Call::new(&CREATE_CONNECTOR).query("q", " SECRET"), "`q`"),
        (Call::new(&SEARCH).query("q", "SECRET<"), "`q`"),
    ];
    for (call, field) in refused {
        let (requests, error) = sent(call).await;
        let error = error.unwrap();
        assert_eq!((requests, error.kind()), (0, ErrorKind::InvalidRequest));
        let text = format!("{error} {error:?}");
        assert!(text.contains(field) && !text.contains("SECRET"), "{text}");
    }
}

#[tokio::test]
async fn body_that_arrives_unchanged_is_sent() {
    let sent_calls = [
        Call::new(&SEARCH).body(&login("p&ss\"w\\rd'", "a = b")),
        Call::new(&SEARCH).json(&["<b>", " blank "]),
        Call::new(&CREATE_CONNECTOR).body(&login("p<ss>", "<script>")),
        Call::new(&CREATE_CONNECTOR).query("q", "a<b"),
    ];
    for call in sent_calls {
        let (requests, error) = sent(call).await;
        assert!(requests == 1 && error.is_none(), "{error:?}");
    }
}

#[tokio::test]
async fn json_body_above_ten_mebibytes_is_not_sent() {
    let text = "x".repeat(10_485_760 - 4);
    assert_eq!(sent(Call::new(&SEARCH).json(&[&text])).await.0, 1);
    let (requests, error) = sent(Call::new(&SEARCH).json(&[text + "x"])).await;
    assert_eq!(
        (requests, error.unwrap().kind()),
        (0, ErrorKind::InvalidRequest)
    );
}

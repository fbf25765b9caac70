//! Lists in pages, in each shape that PipesHub has.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex};

use pipeshub_core::{
    Call, Error, ErrorKind, Operation, PagedRequest, Paging, PipeshubCore, RawReply, Reply,
    transport_fn,
};

static LIST: Operation = Operation::get("list", "/list");

/// A request of one shape. `PAGING` is the shape's, so that each is a type of its own.
trait Shape: Clone + Send + 'static {
    const PAGING: Paging;
    const DEFAULT_LIMIT: Option<i64> = None;
}

#[derive(Clone, Default)]
struct Request<S> {
    page: Option<i64>,
    cursor: Option<String>,
    limit: Option<i64>,
    shape: PhantomData<S>,
}

impl<S: Shape> PagedRequest for Request<S> {
    type Response = Vec<i64>;
    type Item = i64;
    const PAGING: Paging = S::PAGING;

    fn send(self, core: &PipeshubCore) -> Reply<'_, Vec<i64>> {
        let call = Call::new(&LIST)
            .query("page", self.page)
            .query("cursor", self.cursor.as_deref())
            .query("limit", self.limit);
        core.call(call, |reply: RawReply| {
            // The entries are the digits of the field `items`, at any depth.
            let body = std::str::from_utf8(reply.body()).unwrap().to_owned();
            let (_, items) = body.split_once(r#""items":["#).unwrap_or(("", "]"));
            let items = items.split(']').next().unwrap().to_owned();
            reply.json::<serde::de::IgnoredAny>().map(|response| {
                response.map(|_| items.split(',').filter_map(|n| n.parse().ok()).collect())
            })
        })
    }

    fn into_items(response: Vec<i64>) -> Vec<i64> {
        response
    }

    fn page(&self) -> Option<i64> {
        self.page
    }

    fn set_page(&mut self, page: i64) {
        self.page = Some(page);
    }

    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }

    fn limit(&self) -> Option<i64> {
        self.limit.or(S::DEFAULT_LIMIT)
    }
}

macro_rules! shapes {
    ($($name:ident = $paging:expr;)*) => {
        $(
            #[derive(Clone, Default)]
            struct $name;
            impl Shape for $name {
                const PAGING: Paging = $paging;
            }
        )*
    };
}

shapes! {
    TotalAndNext = Paging::new("items").total("pagination.totalCount").has_next("pagination.hasNext");
    Nested = Paging::new("list.items").total("list.pagination.total").has_next("list.pagination.has_next");
    NextAlone = Paging::new("items").has_next("hasMore");
    NextAndCursor = Paging::new("items").has_next("hasMore").cursor("cursor");
    CursorAlone = Paging::new("items").has_next("hasMore").cursor("cursor").by_cursor_only();
    TotalPages = Paging::new("items").total("pagination.total").total_pages("pagination.totalPages");
    TotalAlone = Paging::new("items").total("pagination.total");
}

#[derive(Clone, Default)]
struct ShortPage;
impl Shape for ShortPage {
    const PAGING: Paging = Paging::new("items");
    const DEFAULT_LIMIT: Option<i64> = Some(2);
}

/// Walks a list of these pages, by the query of their request. Returns the entries, the end, and
/// the queries.
async fn walked<S: Shape>(
    request: Request<S>,
    pages: &[(&str, &str)],
) -> (Vec<i64>, Option<Error>, Vec<String>) {
    let pages: HashMap<String, String> = pages
        .iter()
        .map(|(query, body)| ((*query).to_owned(), (*body).to_owned()))
        .collect();
    let queries = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&queries);
    let transport = transport_fn(move |request| {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let response = match pages.get(&query).or_else(|| pages.get("*")) {
            Some(body) => http::Response::builder()
                .header("content-type", "application/json")
                .body(body.clone()),
            None => http::Response::builder().status(404).body(String::new()),
        };
        seen.lock().unwrap().push(query);
        response
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let mut items = core.pages(request).items();
    let (mut all, mut error) = (Vec::new(), None);
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => all.push(item),
            Err(e) => error = Some(e),
        }
    }
    assert!(items.next().await.is_none(), "the end is final");
    let queries = queries.lock().unwrap().clone();
    (all, error, queries)
}

#[tokio::test]
async fn pages_with_total_and_has_next_end_where_has_next_is_false() {
    let (items, error, queries) = walked(
        Request::<TotalAndNext>::default(),
        &[
            (
                "",
                r#"{"items":[1,2],"pagination":{"totalCount":1,"hasNext":true}}"#,
            ),
            (
                "page=2",
                r#"{"items":[3],"pagination":{"totalCount":9,"hasNext":false}}"#,
            ),
        ],
    )
    .await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(
        (items, queries),
        (vec![1, 2, 3], vec![String::new(), "page=2".into()])
    );
}

#[tokio::test]
async fn nested_page_is_found_and_a_null_pagination_is_the_end() {
    let (items, error, queries) = walked(
        Request::<Nested>::default(),
        &[
            (
                "",
                r#"{"list":{"items":[1],"pagination":{"total":9,"has_next":true}}}"#,
            ),
            ("page=2", r#"{"list":{"items":[],"pagination":null}}"#),
        ],
    )
    .await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((items, queries.len()), (vec![1], 2));
}

#[tokio::test]
async fn empty_page_before_others_does_not_end_a_list_with_has_next() {
    let (items, error, _) = walked(
        Request::<NextAlone>::default(),
        &[
            ("", r#"{"items":[1],"hasMore":true}"#),
            ("page=2", r#"{"items":[],"hasMore":true}"#),
            ("page=3", r#"{"items":[2],"hasMore":false}"#),
        ],
    )
    .await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, [1, 2]);
}

#[tokio::test]
async fn cursor_beside_a_page_is_sent_where_the_server_gives_one() {
    let (items, error, _) = walked(
        Request::<NextAndCursor>::default(),
        &[
            ("", r#"{"items":[1],"hasMore":true,"cursor":"c1"}"#),
            (
                "page=2&cursor=c1",
                r#"{"items":[2],"hasMore":true,"cursor":null}"#,
            ),
            (
                "page=3&cursor=c1",
                r#"{"items":[3],"hasMore":false,"cursor":"c9"}"#,
            ),
        ],
    )
    .await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, [1, 2, 3]);
}

#[tokio::test]
async fn cursor_alone_is_sent_without_a_page() {
    let (items, error, queries) = walked(
        Request::<CursorAlone>::default(),
        &[
            ("", r#"{"items":[1],"hasMore":true,"cursor":"a b"}"#),
            (
                "cursor=a%20b",
                r#"{"items":[2],"hasMore":false,"cursor":null}"#,
            ),
        ],
    )
    .await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((items, queries.len()), (vec![1, 2], 2));
}

#[tokio::test]
async fn page_with_the_number_of_the_last_is_the_end() {
    let (items, error, queries) = walked(
        Request::<TotalPages> {
            page: Some(2),
            ..Request::default()
        },
        &[
            (
                "page=2",
                r#"{"items":[1],"pagination":{"total":3,"totalPages":3}}"#,
            ),
            (
                "page=3",
                r#"{"items":[2],"pagination":{"total":3,"totalPages":3}}"#,
            ),
        ],
    )
    .await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((items, queries.len()), (vec![1, 2], 2));
}

#[tokio::test]
async fn list_with_a_total_alone_ends_with_the_total_or_an_empty_page() {
    let pages = [
        ("", r#"{"items":[1,2],"pagination":{"total":3}}"#),
        ("page=2", r#"{"items":[3],"pagination":{"total":3}}"#),
    ];
    let (items, error, queries) = walked(Request::<TotalAlone>::default(), &pages).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((items, queries.len()), (vec![1, 2, 3], 2));
    let pages = [
        ("page=2", r#"{"items":[1],"pagination":{"total":9}}"#),
        ("page=3", r#"{"items":[],"pagination":{"total":9}}"#),
    ];
    let request = Request::<TotalAlone> {
        page: Some(2),
        ..Request::default()
    };
    let (items, error, _) = walked(request, &pages).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, [1]);
}

#[tokio::test]
async fn page_shorter_than_the_limit_is_the_end_without_any_other_sign() {
    let pages = [
        ("", r#"{"items":[1,2],"pagination":{"hasNextPage":true}}"#),
        (
            "page=2",
            r#"{"items":[3],"pagination":{"hasNextPage":true}}"#,
        ),
    ];
    let (items, error, queries) = walked(Request::<ShortPage>::default(), &pages).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((items, queries.len()), (vec![1, 2, 3], 2));
    let pages = [("limit=3", r#"{"items":[1,2]}"#)];
    let request = Request::<ShortPage> {
        limit: Some(3),
        ..Request::default()
    };
    assert_eq!(walked(request, &pages).await.0, [1, 2]);
}

#[tokio::test]
async fn server_that_repeats_itself_ends_the_list_with_an_error() {
    async fn check<S: Shape + Default>(pages: &[(&str, &str)], items: &[i64], due: &str) {
        let (all, error, queries) = walked(Request::<S>::default(), pages).await;
        let error = error.unwrap();
        assert_eq!(
            (all, error.kind()),
            (items.to_vec(), ErrorKind::InvalidReply)
        );
        assert!(error.to_string().contains(due), "{error}");
        assert!(queries.len() <= 101, "{}", queries.len());
    }
    check::<TotalAndNext>(
        &[(
            "*",
            r#"{"items":[1,2],"pagination":{"hasNext":true,"now":1}}"#,
        )],
        &[1, 2],
        "a page of the list again",
    )
    .await;
    check::<NextAlone>(
        &[
            ("page=3", r#"{"items":[1],"hasMore":true,"now":3}"#),
            ("page=2", r#"{"items":[2],"hasMore":true,"now":2}"#),
            ("*", r#"{"items":[1],"hasMore":true,"now":1}"#),
        ],
        &[1, 2],
        "a page of the list again",
    )
    .await;
    check::<ShortPage>(
        &[("*", r#"{"items":[1,2]}"#)],
        &[1, 2],
        "a page of the list again",
    )
    .await;
    check::<CursorAlone>(
        &[
            ("", r#"{"items":[1],"hasMore":true,"cursor":"a"}"#),
            ("cursor=a", r#"{"items":[2],"hasMore":true,"cursor":"b"}"#),
            ("cursor=b", r#"{"items":[3],"hasMore":true,"cursor":"a"}"#),
        ],
        &[1, 2],
        "a cursor of the list again",
    )
    .await;
    check::<CursorAlone>(
        &[("*", r#"{"items":[],"hasMore":true,"cursor":"a"}"#)],
        &[],
        "a cursor of the list again",
    )
    .await;
    check::<CursorAlone>(
        &[("*", r#"{"items":[1],"hasMore":true,"cursor":""}"#)],
        &[],
        "without its cursor",
    )
    .await;
    check::<NextAlone>(&[("*", r#"{"items":[],"hasMore":true}"#)], &[], "endlessly").await;
}

#[tokio::test]
async fn error_ends_the_pages_and_keeps_the_request_of_its_page() {
    let transport = transport_fn(|request| {
        let response = http::Response::builder();
        if request.uri().query().is_none() {
            let response = response
                .header("content-type", "application/json")
                .header("x-page", "1");
            return response.body(r#"{"items":[1],"hasMore":true}"#);
        }
        response.status(403).body("")
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let mut pages = core.pages(Request::<NextAlone>::default());
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!(
        (first.meta().headers()["x-page"].as_bytes(), &**first),
        (&b"1"[..], &[1][..])
    );
    assert!(pages.next().await.unwrap().unwrap_err().is_forbidden());
    assert_eq!(pages.next_request().unwrap().page, Some(2));
    assert!(pages.next().await.is_none());

    let mut items = core.pages(Request::<NextAlone>::default()).items();
    assert!(items.meta().is_none());
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.meta().unwrap().headers()["x-page"], "1");
}

//! Comparison of the writer with `serde_json`, and refused values.

use super::*;
use crate::json::{Map, RawJson, exposed, or_null, to_json};
use crate::secret::Secret;

fn write<T: ToJson + ?Sized>(value: &T) -> Result<String, String> {
    let mut writer = Writer::new();
    value.to_json(&mut writer);
    match writer.finish() {
        Ok(text) => Ok(String::from_utf8(text).unwrap()),
        Err(problem) => Err(problem.into_owned()),
    }
}

#[allow(clippy::option_option, reason = "set, cleared or left alone")]
struct Body {
    name: String,
    size: Option<u64>,
    folder: Option<Option<String>>,
    tags: Vec<Option<i32>>,
    inner: Option<Inner>,
    labels: Option<Map<bool>>,
    raw: Option<RawJson>,
}

to_json! {
    Body {
        name = "displayName",
        size = "size",
        folder = "folderId",
        tags = "tags",
        inner = "inner",
        labels = "labels",
        raw = "raw",
    }
}

#[derive(Default)]
struct Inner {
    a: Option<bool>,
    b: Option<Box<Inner>>,
    c: Vec<Inner>,
}

to_json! { Inner { a = "a", b = "b", c = "c" } }

fn body() -> Body {
    Body {
        name: "n".into(),
        size: None,
        folder: None,
        tags: Vec::new(),
        inner: None,
        labels: None,
        raw: None,
    }
}

#[test]
fn struct_is_written_field_by_field_without_what_is_absent() {
    assert_eq!(write(&body()).unwrap(), r#"{"displayName":"n","tags":[]}"#);
    let inner = || Inner {
        a: Some(true),
        b: Some(Box::default()),
        c: vec![
            Inner::default(),
            Inner {
                a: Some(false),
                ..Inner::default()
            },
        ],
    };
    let whole = Body {
        size: Some(u64::MAX),
        folder: Some(Some("f".into())),
        tags: vec![Some(-1), None, Some(i32::MAX)],
        inner: Some(inner()),
        labels: Some([("x\"", true), ("", false)].into_iter().collect()),
        raw: Some(RawJson::new(r#" {"r":[1]} "#).unwrap()),
        ..body()
    };
    let text = write(&whole).unwrap();
    assert_eq!(
        text,
        concat!(
            r#"{"displayName":"n","size":18446744073709551615,"folderId":"f","tags":[-1,null,2147483647],"#,
            r#""inner":{"a":true,"b":{"c":[]},"c":[{"c":[]},{"a":false,"c":[]}]},"#,
            r#""labels":{"x\"":true,"":false},"raw":{"r":[1]}}"#
        )
    );
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    assert_eq!(write(&Inner::default()).unwrap(), r#"{"c":[]}"#);
}

#[test]
fn null_is_written_only_to_clear_a_field() {
    let cleared = Body {
        folder: Some(None),
        ..body()
    };
    assert_eq!(
        write(&cleared).unwrap(),
        r#"{"displayName":"n","folderId":null,"tags":[]}"#
    );
    // What comes after a field that is kept is left out as usual.
    let next = Body {
        size: Some(1),
        ..body()
    };
    assert_eq!(
        write(&next).unwrap(),
        r#"{"displayName":"n","size":1,"tags":[]}"#
    );
    assert_eq!(write(&None::<u8>).unwrap(), "null");
    assert_eq!(write(&[None, Some(1_u8)][..]).unwrap(), "[null,1]");
    let map: Map<Option<u8>> = [("a", None), ("b", Some(1))].into_iter().collect();
    assert_eq!(write(&map).unwrap(), r#"{"a":null,"b":1}"#);
}

#[test]
fn text_is_read_back_whatever_it_is() {
    let all: String = (0..0x300)
        .chain(0x1F600..0x1F610)
        .filter_map(char::from_u32)
        .collect();
    for text in [
        "",
        "\"",
        "\\",
        "\n\r\t\u{8}\u{c}\0\u{1f}\u{7f}",
        "é\u{2028}😀",
        &all,
    ] {
        let written = write(text).unwrap();
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        assert_eq!(
            RawJson::new(written).unwrap().read::<String>().unwrap(),
            text
        );
    }
}

#[test]
fn number_is_read_back_whatever_it_is() {
    for number in [i64::MIN, -1, 0, 1, i64::MAX] {
        assert_eq!(write(&number).unwrap(), number.to_string());
    }
    for number in [
        0.0,
        -0.0,
        0.1,
        1.0,
        -2.5e-7,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
    ] {
        let written = write(&number).unwrap();
        let read: f64 = RawJson::new(written).unwrap().read().unwrap();
        assert_eq!(read.to_bits(), number.to_bits());
    }
    assert_eq!(
        write(&f64::NAN).unwrap_err(),
        "the body must be a finite number"
    );
}

struct Limited {
    number: i64,
    float: f64,
    text: String,
    list: Option<Vec<u8>>,
    id: Option<String>,
}

to_json! {
    Limited {
        number = "number<1,100",
        float = "float<0,1",
        text = "text<2,4",
        list = "list<,2",
        id = "id<,,h",
    }
}

fn limited() -> Limited {
    Limited {
        number: 1,
        float: 0.0,
        text: "éé".into(),
        list: None,
        id: None,
    }
}

#[test]
fn value_beyond_its_limits_is_refused_by_the_name_of_its_field() {
    let fits = [
        limited(),
        Limited {
            number: 100,
            float: 1.0,
            text: "😀😀😀😀".into(),
            ..limited()
        },
        Limited {
            list: Some(vec![1, 2]),
            id: Some("0123456789abcdefABCDEF01".into()),
            ..limited()
        },
    ];
    for body in &fits {
        let text = write(body).unwrap();
        assert!(text.starts_with(r#"{"number":"#), "{text}");
    }
    for (body, problem) in [
        (
            Limited {
                number: 0,
                ..limited()
            },
            "`number` must be from 1 to 100",
        ),
        (
            Limited {
                number: 101,
                ..limited()
            },
            "`number` must be from 1 to 100",
        ),
        (
            Limited {
                number: i64::MIN,
                ..limited()
            },
            "`number` must be from 1 to 100",
        ),
        (
            Limited {
                float: 1.01,
                ..limited()
            },
            "`float` must be from 0 to 1",
        ),
        (
            Limited {
                float: -0.01,
                ..limited()
            },
            "`float` must be from 0 to 1",
        ),
        (
            Limited {
                float: f64::INFINITY,
                ..limited()
            },
            "`float` must be a finite number",
        ),
        (
            Limited {
                text: "é".into(),
                ..limited()
            },
            "`text` must have from 2 to 4 characters",
        ),
        (
            Limited {
                text: "SECRET".into(),
                ..limited()
            },
            "`text` must have from 2 to 4 characters",
        ),
        (
            Limited {
                list: Some(vec![1, 2, 3]),
                ..limited()
            },
            "`list` must have at most 2 items",
        ),
        (
            Limited {
                id: Some("SECRET".into()),
                ..limited()
            },
            "`id` must be 24 hexadecimal digits",
        ),
        // The first one wins.
        (
            Limited {
                number: 0,
                text: String::new(),
                ..limited()
            },
            "`number` must be from 1 to 100",
        ),
    ] {
        assert_eq!(write(&body).unwrap_err(), problem);
    }
}

#[test]
fn class_of_a_text_is_what_its_letter_says() {
    struct Text(String);
    let uuid = "3f2c1a44-0000-4abc-8DEF-0123456789ab";
    let id = "0123456789abcdefABCDEF01";
    let all_id = format!("all_{id}");
    let verdicts: [(&str, &[&str], &[&str]); 12] = [
        (
            "h",
            &[id],
            &["", "0", &id[1..], "0123456789abcdefABCDEF0g", &all_id],
        ),
        ("H", &[id, ""], &["0", &id[1..]]),
        (
            "u",
            &[uuid],
            &["", &uuid[1..], "3f2c1a4400000-4abc-8DEF-0123456789ab", id],
        ),
        ("a", &[uuid, &all_id], &["", id, "all_", "all_3f"]),
        ("i", &["a", "A_-9"], &["", "a b", "é", "a.b", "a/b"]),
        ("n", &["a b", "A_-9 "], &["", "a\tb", "a.b"]),
        ("v", &["a.b~c_-9"], &["", "a b", "a+b", "é"]),
        ("s", &["a", "a-b9-c"], &["", "A", "a--b", "-a", "a-", "a_b"]),
        (
            "m",
            &["a", "a_b.c-9", "a/b"],
            &["", "/", "a/", "/a", "a/b/c", "a b"],
        ),
        (
            "p",
            &["", "0123456789", "+012345678901234"],
            &[
                "+",
                "012345678",
                "0123456789012345",
                "01234567 9",
                "++0123456789",
            ],
        ),
        (
            "w",
            &["http://x", "https://x/y"],
            &["", "x", "http://", "ftp://x", "HTTP:/x"],
        ),
        (
            "c",
            &["* * * * *", "0 0 1\t1 *"],
            &[
                "",
                "* * * *",
                "* * * * * *",
                " * * * * *",
                "* * * * * ",
                "\u{a0}* * * * *",
            ],
        ),
    ];
    for (class, fit, unfit) in verdicts {
        let limits = format!(",,{class}");
        let problem = |text: &str| problem_with("f", &limits, Measured::Text(&Text(text.into()).0));
        for text in fit {
            assert_eq!(problem(text), None, "{class}: {text}");
        }
        for text in unfit {
            let problem = problem(text).unwrap_or_else(|| panic!("{class} accepts {text}"));
            assert!(problem.starts_with("`f` must be "), "{problem}");
        }
    }
    let both = problem_with("f", "1,64,i", Measured::Text("")).unwrap();
    assert_eq!(
        both,
        "`f` must have from 1 to 64 characters and must be letters, digits, `_` and `-`"
    );
}

/// Values whose items and values are limited.
struct Listed {
    ids: Vec<String>,
    days: Option<Vec<u8>>,
    order: Option<String>,
    roles: Vec<String>,
    expiry: Option<RawJson>,
    free: Vec<String>,
    names: Option<Map<String>>,
}

to_json! {
    Listed {
        ids = "ids<1,2<,,h",
        days = "days<,<0,6",
        order = "order<,,=asc|desc|",
        roles = "roles<,<,,=OWNER|READER",
        expiry = "expiry<,,=30|90|\"never\"",
        free = "free<,9",
        names = "names<,9<,,h",
    }
}

fn listed() -> Listed {
    Listed {
        ids: vec!["0123456789abcdefABCDEF01".into()],
        days: None,
        order: None,
        roles: vec![],
        expiry: None,
        free: vec!["any text".into()],
        names: None,
    }
}

#[test]
fn item_beyond_its_limits_is_refused_by_the_name_of_its_field() {
    let id = || "0123456789abcdefABCDEF01".to_owned();
    let fits = Listed {
        ids: vec![id(), id()],
        days: Some(vec![0, 6]),
        roles: vec!["READER".into(), "OWNER".into()],
        // The names and values of a map are not items of a list.
        names: Some([("a", "b".to_owned())].into_iter().collect()),
        ..listed()
    };
    for body in [fits, listed()] {
        let text = write(&body).unwrap();
        assert!(text.starts_with(r#"{"ids":["#), "{text}");
    }
    let with_ids = |ids: &[&str]| Listed {
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..listed()
    };
    let with_days = Listed {
        days: Some(vec![1, 7]),
        ..listed()
    };
    let with_roles = Listed {
        roles: vec!["OWNER".into(), "SECRET".into()],
        ..listed()
    };
    let hex = "`ids` must be 24 hexadecimal digits";
    for (body, problem) in [
        (with_ids(&[]), "`ids` must have from 1 to 2 items"),
        (with_ids(&[&id(), "SECRET"]), hex),
        (with_ids(&[""]), hex),
        (with_days, "`days` must be from 0 to 6"),
        (with_roles, "`roles` must be one of OWNER, READER"),
    ] {
        assert_eq!(write(&body).unwrap_err(), problem);
    }
}

#[test]
fn value_that_is_not_listed_is_refused_with_those_that_are() {
    let with_order = |order: &str| Listed {
        order: Some(order.into()),
        ..listed()
    };
    let with_expiry = |json: &str| Listed {
        expiry: Some(RawJson::new(json).unwrap()),
        ..listed()
    };
    for order in ["asc", "desc", ""] {
        write(&with_order(order)).unwrap();
    }
    for order in ["SECRET", "ASC", "asc|desc", " "] {
        assert_eq!(
            write(&with_order(order)).unwrap_err(),
            "`order` must be one of asc, desc, "
        );
    }
    for expiry in ["30", "90", "\"never\""] {
        write(&with_expiry(expiry)).unwrap();
    }
    for expiry in ["31", "\"30\"", "null", "{}"] {
        assert_eq!(
            write(&with_expiry(expiry)).unwrap_err(),
            "`expiry` must be one of 30, 90, \"never\""
        );
    }
}

#[test]
fn limits_of_items_end_with_their_list() {
    struct Outer {
        lists: Vec<Inner>,
        nested: Vec<Vec<String>>,
    }
    struct Inner {
        ids: Vec<String>,
        name: String,
    }
    to_json! { Outer { lists = "lists<,2<,2", nested = "nested" } }
    to_json! { Inner { ids = "ids<,<1,1", name = "name" } }

    let inner = || Inner {
        ids: vec!["a".into()],
        name: "longer".into(),
    };
    let body = Outer {
        lists: vec![inner(), inner()],
        nested: vec![vec!["longer".into()]],
    };
    assert_eq!(
        write(&body).unwrap(),
        r#"{"lists":[{"ids":["a"],"name":"longer"},{"ids":["a"],"name":"longer"}],"nested":[["longer"]]}"#
    );
}

#[test]
fn field_that_the_server_requires_is_null_or_a_value() {
    struct Move {
        folder: Option<String>,
        other: Option<String>,
    }
    to_json! { Move { folder = "folder<1," with or_null, other = "other" } }

    let write_to = |folder: Option<&str>| {
        write(&Move {
            folder: folder.map(str::to_owned),
            other: None,
        })
    };
    assert_eq!(write_to(None).unwrap(), r#"{"folder":null}"#);
    assert_eq!(write_to(Some("f")).unwrap(), r#"{"folder":"f"}"#);
    assert_eq!(
        write_to(Some("")).unwrap_err(),
        "`folder` must have at least 1 characters"
    );
}

#[test]
fn secret_is_written_only_where_the_table_says_so() {
    struct Login {
        password: Secret,
        old: Option<Secret>,
        codes: Vec<Secret>,
    }
    to_json! {
        Login {
            password = "password<8," with exposed,
            old = "old" with exposed,
            codes = "codes<,1" with exposed,
        }
    }

    let login = |password: &str, codes: &[&str]| Login {
        password: password.into(),
        old: None,
        codes: codes.iter().map(|code| Secret::from(*code)).collect(),
    };
    assert_eq!(
        write(&login("12345678", &["c"])).unwrap(),
        r#"{"password":"12345678","codes":["c"]}"#
    );
    let problem = write(&login("SECRET", &[])).unwrap_err();
    assert_eq!(problem, "`password` must have at least 8 characters");
    let problem = write(&login("12345678", &["SECRET", "SECRET"])).unwrap_err();
    assert_eq!(problem, "`codes` must have at most 1 items");
}

#[test]
fn table_that_cannot_be_read_does_not_compile() {
    use crate::json::check_names;

    for names in [
        "",
        "a\0",
        "a\0b\0",
        "a<1,\0",
        "a<,1\0b\0",
        "a<1,2,h\0",
        "a<,,H\0",
        "a<-1,1\0",
        "a<-9,-8\0",
        "a<7,7\0",
        "a<,,\0",
        "a<1,2<,,h\0",
        "a<,<1,9,i\0b\0",
        "a<,,=x|y z|\0",
        "a<,<,,=x\0b<1,2\0",
        "a<-999999999999999999,999999999999999999\0",
        "a.b-c_d\0",
        "a\0ab\0b\0A\0",
        "ab<1,2\0a<1,2\0b\0",
    ] {
        check_names(names, true);
    }
    check_names("a\0b\0", false);
    for names in [
        "\0",
        "a\0\0",
        "a\"\0",
        "a\\\0",
        "a\n\0",
        "a<\0",
        "a<1\0",
        "a<1,2,\0x",
        "<1,2\0",
        "a<1,2,z\0",
        "a<1,2,h,\0",
        "a<x,2\0",
        "a<1,2<\0",
        "a<1,2<3\0",
        "a<,<,,h<,\0",
        "a<,<,,h,\0",
        "a<1.5,\0",
        "a<-,5\0",
        "a<5,-\0",
        "a<1-2,5\0",
        "a<5-,9\0",
        "a<--1,\0",
        "a<99999999999999999999,\0",
        "a<,1000000000000000000\0",
        "a<9,1\0",
        "a<1,-1\0",
        "a<-1,-2\0",
        "a<,,hu\0",
        "a<,,HH\0",
        "a\0a\0",
        "a\0b\0a\0",
        "ab\0b\0ab<1,2\0",
        "a<1,2\0a\0",
        "b\0a<1,2\0c\0a<3,4,h\0d\0",
    ] {
        let result = std::panic::catch_unwind(|| check_names(names, true));
        assert_eq!(result.is_err(), names != "a<1,2,\0x", "{names:?}");
    }
    for names in ["a<1,2\0", "a\0a\0", "a\0bc\0d\0bc\0"] {
        assert!(std::panic::catch_unwind(|| check_names(names, false)).is_err());
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table of bodies")]
fn value_that_is_refused_inside_of_a_field_is_refused_by_the_name_of_that_field() {
    struct Unfit;

    impl ToJson for Unfit {
        fn to_json(&self, to: &mut Writer) {
            0_u8.to_json(to);
            to.refuse("must not be empty");
        }
    }

    /// Refuses a struct after it was written.
    struct After(Inner);

    impl ToJson for After {
        fn to_json(&self, to: &mut Writer) {
            self.0.to_json(to);
            to.refuse("must not be empty");
        }
    }

    #[derive(Default)]
    struct Body {
        first: Option<Inner>,
        scores: Option<Vec<f64>>,
        by_name: Option<Map<Vec<f64>>>,
        unfit: Option<Vec<Unfit>>,
        after: Option<Vec<After>>,
        inner: Option<Vec<Body>>,
        last: Option<f64>,
    }
    to_json! {
        Body {
            first = "first",
            scores = "scores<,9",
            by_name = "byName",
            unfit = "unfit",
            after = "after",
            inner = "inner",
            last = "last",
        }
    }

    let nan = || Body {
        scores: Some(vec![1.0, f64::NAN]),
        ..Body::default()
    };
    for (body, due) in [
        (nan(), "`scores` must be a finite number"),
        (
            Body {
                first: Some(Inner::default()),
                ..nan()
            },
            "`scores` must be a finite number",
        ),
        (
            Body {
                by_name: Some([("a", vec![f64::INFINITY])].into_iter().collect()),
                ..Body::default()
            },
            "`byName` must be a finite number",
        ),
        (
            Body {
                unfit: Some(vec![Unfit]),
                ..Body::default()
            },
            "`unfit` must not be empty",
        ),
        (
            Body {
                after: Some(vec![After(Inner::default())]),
                ..Body::default()
            },
            "`after` must not be empty",
        ),
        (
            Body {
                inner: Some(vec![Body::default(), nan()]),
                ..Body::default()
            },
            "`scores` must be a finite number",
        ),
        (
            Body {
                inner: Some(vec![Body::default(), Body::default()]),
                last: Some(f64::NAN),
                ..Body::default()
            },
            "`last` must be a finite number",
        ),
    ] {
        assert_eq!(write(&body).unwrap_err(), due);
    }
    let whole = Body {
        first: Some(Inner::default()),
        scores: Some(vec![1.0]),
        inner: Some(vec![Body::default()]),
        last: Some(2.0),
        ..Body::default()
    };
    assert_eq!(
        write(&whole).unwrap(),
        r#"{"first":{"c":[]},"scores":[1],"inner":[{}],"last":2}"#
    );
    for after in [
        write(&After(Inner::default())),
        write(&vec![Unfit]),
        write(&[Some(After(Inner::default()))][..]),
    ] {
        assert_eq!(after.unwrap_err(), "the body must not be empty");
    }
}

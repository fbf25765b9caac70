//! `object` against `serde_json`, and the problems that it reports.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{DeserializeOwned, SeqAccess};
use serde_json::value::RawValue;

use super::*;

fn read<T: DeserializeOwned>(text: impl AsRef<[u8]>) -> Result<T, String> {
    let document = Document::new(text.as_ref());
    match document.root().and_then(T::deserialize) {
        Ok(value) => Ok(value),
        Err(Mismatch) => Err(document.into_problem(None).into_owned()),
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "compared as it is shown")]
struct Connector {
    id: String,
    display_name: Option<String>,
    #[serde(rename = "type")]
    kind: Kind,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(skip)]
    opened: bool,
    #[serde(default = "five")]
    tries: u8,
    #[serde(deserialize_with = "half")]
    size: f64,
    owner: Option<Owner>,
    shared_with: Vec<Owner>,
    by_name: BTreeMap<String, Owner>,
    count: Count,
    pair: (i64, char),
    extra: Option<Box<RawValue>>,
    last: (),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "compared as it is shown")]
enum Kind {
    Drive,
    Other { since: u64 },
}

#[derive(Debug, Deserialize)]
struct Owner {
    name: String,
    admin: bool,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "compared as it is shown")]
struct Count(i32);

fn five() -> u8 {
    5
}

fn half<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    f64::deserialize(deserializer).map(|size| size / 2.0)
}

/// The names as in JSON, and for each a value that fits it.
const FIELDS: [(&str, &str); 14] = [
    ("id", r#""a\u0062""#),
    ("displayName", r#""Drive""#),
    ("type", r#""drive""#),
    ("tags", r#"["x","y"]"#),
    ("tries", "7"),
    ("size", "3.0"),
    ("owner", r#"{"admin":true,"name":"o"}"#),
    (
        "sharedWith",
        r#"[{"name":"p","admin":false}, {"more":[{}],"admin":true,"name":"q"}]"#,
    ),
    ("byName", r#"{"r":{"name":"r","admin":false}}"#),
    ("count", "-4"),
    ("pair", r#"[9,"\u00e9"]"#),
    ("extra", r#"{"a":[1, 2]}"#),
    ("last", "null"),
    ("unknown", r#"{"id":1}"#),
];

fn object(fields: &[(&str, &str)]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name:?}: {value}"))
        .collect();
    format!(" {{ {} }}\n", fields.join(","))
}

/// Returns the value that is read, if any. Asserts that `serde_json` reads the same value, except
/// that it refuses a repeated field.
#[track_caller]
fn same(text: &[u8]) -> Option<String> {
    let shown = String::from_utf8_lossy(text);
    let ours = read::<Connector>(text)
        .ok()
        .map(|value| format!("{value:?}"));
    match std::str::from_utf8(text).map(serde_json::from_str::<Connector>) {
        Ok(Ok(value)) => assert_eq!(ours, Some(format!("{value:?}")), "{shown}"),
        Ok(Err(error)) if error.to_string().starts_with("duplicate field") => {}
        Ok(Err(_)) | Err(_) => assert_eq!(ours, None, "{shown}"),
    }
    ours
}

#[test]
fn struct_is_read_as_serde_json_reads_it() {
    let connector: Connector = read(object(&FIELDS)).unwrap();
    assert_eq!(
        (
            connector.id.as_str(),
            connector.tries,
            connector.shared_with.len()
        ),
        ("ab", 7, 2)
    );
    assert!(
        connector
            .owner
            .is_some_and(|owner| owner.admin && owner.name == "o")
    );
    assert_eq!(
        same(object(&FIELDS).as_bytes())
            .unwrap()
            .matches("Owner")
            .count(),
        4
    );

    let values = [
        "null",
        "true",
        "1",
        "-1",
        "300",
        "0.5",
        "1e999",
        r#""s""#,
        r#""\ud800""#,
        "[]",
        "[1]",
        "{}",
    ];
    let mut read = 0;
    for at in 0..FIELDS.len() {
        let mut fields = FIELDS.to_vec();
        let (name, value) = fields.remove(at);
        read += usize::from(same(object(&fields).as_bytes()).is_some());
        fields.insert(0, (name, value));
        assert!(
            same(object(&fields).as_bytes()).is_some(),
            "{name} comes first"
        );
        fields.push((name, value));
        assert!(
            same(object(&fields).as_bytes()).is_some(),
            "{name} is there twice"
        );
        fields.pop();
        for value in values {
            fields[0].1 = value;
            read += usize::from(same(object(&fields).as_bytes()).is_some());
        }
    }
    // Six fields may be missing, and of the values forty fit, 24 of them `extra` and `unknown`,
    // which are of any type.
    assert_eq!(read, 6 + 40);
}

#[test]
fn broken_text_is_read_as_serde_json_reads_it() {
    let whole = object(&FIELDS).into_bytes();
    let mut random = 1_u64;
    let mut below = |end: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(random >> 33).unwrap() % end
    };
    let mut read = 0;
    for _ in 0..20_000 {
        let mut text = whole.clone();
        let (from, to) = (below(text.len()), below(text.len()));
        match below(4) {
            0 => text[from] = b"\"\\{}[],: 0e\xff"[below(12)],
            1 => drop(text.remove(from)),
            2 => text.insert(from, text[to]),
            _ => text.truncate(from),
        }
        read += usize::from(same(&text).is_some());
    }
    assert!(read > 1_000, "{read}");
}

/// Returns the problem of a text that `serde_json` does not read either.
fn problem<T: DeserializeOwned + fmt::Debug>(text: &str) -> String {
    assert!(serde_json::from_str::<T>(text).is_err(), "{text}");
    read::<T>(text).unwrap_err()
}

#[test]
fn fields_are_found_in_every_order_and_learnt_anew() {
    let text = r#"[{"name":"a","admin":true},{"admin":false,"name":"b"},{"x":1,"admin":true,"y":[],"name":"c"},
        {"name":"d","admin":true},{"admin":7,"name":"e","admin":false}]"#;
    let owners: Vec<Owner> = read(text).unwrap();
    let owners: Vec<_> = owners
        .iter()
        .map(|owner| (&*owner.name, owner.admin))
        .collect();
    assert_eq!(
        owners,
        [
            ("a", true),
            ("b", false),
            ("c", true),
            ("d", true),
            ("e", false)
        ]
    );
    // More names than are learnt.
    let many: Vec<_> = (0..1_000).map(|n| format!("\"x{n}\":{n},")).collect();
    let object = format!(r#"{{{}"admin":true,"name":"n"}}"#, many.concat());
    let owners: Vec<Owner> = read(format!("[{object},{object}]")).unwrap();
    assert!(owners.iter().all(|owner| owner.name == "n" && owner.admin));
}

/// It has something against what it was made from.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Owner")]
struct Nobody;

impl TryFrom<Owner> for Nobody {
    type Error = &'static str;

    fn try_from(_: Owner) -> Result<Self, Self::Error> {
        Err("somebody")
    }
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "it is never made")]
struct Of {
    nobody: Nobody,
}

#[test]
fn field_that_does_not_fit_is_named_in_the_problem() {
    let with = |name: &str, value| {
        object(&FIELDS.map(|field| {
            if field.0 == name {
                (field.0, value)
            } else {
                field
            }
        }))
    };
    let without = FIELDS
        .into_iter()
        .filter(|field| field.0 != "size")
        .collect::<Vec<_>>();
    assert_eq!(
        problem::<Connector>(&object(&without)),
        "its field `size` is missing"
    );
    for (field, value, says) in [
        ("tries", "256", "its field `tries` is not as expected"),
        ("owner", r#"{"name":"n"}"#, "its field `admin` is missing"),
        (
            "sharedWith",
            r#"[{"name":7,"admin":true}]"#,
            "its field `name` is not as expected",
        ),
        // Neither a field of the element in front of it, nor of the one inside.
        (
            "sharedWith",
            r#"[{"name":"n","admin":true},7]"#,
            "its field `sharedWith` is not as expected",
        ),
        ("extra", "[", "it is not JSON (line 1, column 303)"),
    ] {
        assert_eq!(problem::<Connector>(&with(field, value)), says, "{value}");
    }
    assert_eq!(
        problem::<Owner>("[1]"),
        "its JSON is not as expected (line 1, column 0)"
    );
    assert_eq!(
        problem::<Owner>(r#"{"name":"n","#),
        "its JSON ends too early (line 1, column 12)"
    );
    assert_eq!(
        problem::<Owner>(r#"{"name":"n","admin":true}}"#),
        "it is not JSON (line 1, column 26)"
    );
    let cut = r#"[{"name":"n","admin":true},{"na"#;
    assert_eq!(
        problem::<Vec<Owner>>(cut),
        "its JSON ends too early (line 1, column 31)"
    );
    assert_eq!(
        problem::<Vec<Owner>>("[]]"),
        "it is not JSON (line 1, column 3)"
    );
    assert_eq!(problem::<u8>("1 2"), "it is not JSON (line 1, column 3)");
    // Line and column are those of the whole text.
    assert_eq!(
        problem::<Vec<u8>>("[1,\n\n  \"x\"]"),
        "its JSON is not as expected (line 3, column 5)"
    );
    assert_eq!(
        problem::<Nobody>(r#"{"name":"n","admin":true}"#),
        "its JSON is not as expected"
    );

    let nobody = r#"{"nobody":{"name":"n","admin":true}}"#;
    assert_eq!(
        problem::<Of>(nobody),
        "its field `nobody` is not as expected"
    );
}

#[test]
fn array_is_refused_as_a_struct() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "it is never made")]
    struct Of {
        owner: Owner,
    }

    assert!(read::<Of>(r#"{"owner":{"name":"n","admin":true}}"#).is_ok());
    assert!(read::<Of>(r#"{"owner":["n",true]}"#).is_err());
    assert!(read::<Owner>(" \n[\"n\",true]").is_err());
    assert!(read::<Vec<Owner>>(r#"[["n",true]]"#).is_err());
    assert!(read::<Option<Owner>>(r#"["n",true]"#).is_err());
    assert!(read::<Option<Owner>>("null").is_ok_and(|owner| owner.is_none()));
}

#[test]
fn struct_without_required_fields_is_read_from_an_object_only() {
    #[derive(Debug, Deserialize)]
    struct Empty {}

    #[derive(Debug, Deserialize)]
    #[serde(default)]
    #[allow(dead_code, reason = "only made")]
    struct Defaults {
        name: String,
        empty: Empty,
    }

    impl Default for Defaults {
        fn default() -> Self {
            Self {
                name: String::new(),
                empty: Empty {},
            }
        }
    }

    assert!(read::<Empty>("{}").is_ok() && read::<Defaults>("{}").is_ok());
    for text in ["", "[]", "null", "7", "\"\"", "{", "{} {}", "<html>"] {
        let problems = [
            read::<Empty>(text).unwrap_err(),
            read::<Defaults>(text).unwrap_err(),
        ];
        for problem in problems {
            assert!(problem.contains("JSON"), "{text}: {problem}");
        }
    }
    assert_eq!(
        read::<Defaults>(r#"{"empty":[]}"#).unwrap_err(),
        "its field `empty` is not as expected"
    );
}

/// A type that ignores a mismatch and reads on does not reach a greater depth.
#[test]
fn mismatch_that_is_ignored_takes_no_depth() {
    #[derive(Debug)]
    struct Perhaps(Option<Owner>);

    impl<'de> Deserialize<'de> for Perhaps {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Ok(Self(Owner::deserialize(deserializer).ok()))
        }
    }

    let owners = format!(r#"[{}{{"name":"n","admin":true}}]"#, "7,[],{},".repeat(40));
    let owners = read::<Vec<Perhaps>>(owners).unwrap();
    assert_eq!(owners.iter().filter(|owner| owner.0.is_some()).count(), 1);
}

#[derive(Debug, Deserialize)]
struct Folder {
    folders: Vec<Folder>,
    within: Option<Box<Folder>>,
}

#[test]
fn deep_nesting_is_refused_without_stack_overflow() {
    let folders = |depth| format!("{}{}", r#"{"folders":["#.repeat(depth), "]}".repeat(depth));
    let within = |depth| {
        format!(
            "{}null{}",
            r#"{"folders":[],"within":"#.repeat(depth),
            "}".repeat(depth)
        )
    };
    let mut deepest = read::<Folder>(folders(63)).unwrap();
    for _ in 1..63 {
        assert!(deepest.within.is_none());
        deepest = deepest.folders.remove(0);
    }
    // The innermost list is the 127th level, and the 128th is too deep for `serde_json`, too.
    assert!(read::<Folder>(within(126)).is_ok());
    assert!(serde_json::from_str::<Folder>(&within(126)).is_ok());
    for text in [folders(64), folders(10_000), within(127), within(10_000)] {
        assert!(serde_json::from_str::<Folder>(&text).is_err());
        assert_eq!(
            read::<Folder>(text).unwrap_err(),
            "its JSON is nested too deep"
        );
    }
}

/// Whether `object` and `json` read a text, with the same value.
#[track_caller]
fn both_read<T: DeserializeOwned + fmt::Debug>(text: &[u8]) -> bool {
    let object = read::<T>(text).ok();
    let json = std::str::from_utf8(text)
        .ok()
        .and_then(|text| serde_json::from_str::<T>(text).ok());
    assert_eq!(format!("{object:?}"), format!("{json:?}"));
    object.is_some()
}

#[test]
fn object_and_json_agree_where_they_differed() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "compared as it is shown")]
    struct Holder {
        value: serde_json::Value,
    }

    // Blanks after `null`.
    assert!(both_read::<Option<Owner>>(b"null\n"));
    assert!(both_read::<Option<u8>>(b" null \r\n"));
    assert!(!both_read::<Option<u8>>(b"null x"));
    // Bytes that are no UTF-8, wherever they are.
    for skipped in [
        &b"{\"name\":\"n\",\"admin\":true,\"more\":\"\xff\"}"[..],
        b"{\"name\":\"n\",\"admin\":true,\"more\":{\"\xff\":[]}}",
        b"{\"name\":\"n\",\"admin\":true}\xff",
    ] {
        assert!(!both_read::<Owner>(skipped));
    }
    assert!(!both_read::<Vec<Option<Owner>>>(
        b"[{\"name\":\"n\",\"admin\":true,\"more\":{\"a\":\"\xc3\"}}]"
    ));
    // The depth of a value inside a struct.
    for (depth, is_read) in [(31, true), (126, true), (127, false), (1_000, false)] {
        let lists = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let text = format!(r#"{{"value":{lists}}}"#);
        assert_eq!(both_read::<Holder>(text.as_bytes()), is_read, "{depth}");
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn every_type_of_serde_is_read_as_serde_json_reads_it() {
    #[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
    enum Variant {
        Unit,
        Newtype(u8),
        Tuple(u8, bool),
        Struct { a: u8, b: Option<u8> },
    }
    #[derive(Debug, Deserialize)]
    #[serde(tag = "kind")]
    #[allow(dead_code, reason = "compared as it is shown")]
    enum Tagged {
        A { a: u8 },
        B,
    }
    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    #[allow(dead_code, reason = "compared as it is shown")]
    enum Untagged {
        Number(f64),
        Text(String),
        List(Vec<Option<i8>>),
    }
    #[derive(Debug, Deserialize)]
    struct Unit;
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "compared as it is shown")]
    struct Flat {
        a: Option<u8>,
        #[serde(flatten)]
        rest: BTreeMap<String, serde_json::Value>,
    }

    let texts = [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "7",
        "-7",
        "127",
        "128",
        "255",
        "256",
        "-128",
        "-129",
        "65535",
        "2147483648",
        "4294967296",
        "-2147483649",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "340282366920938463463374607431768211455",
        "1.0",
        "0.5",
        "1e3",
        "1e400",
        "-1.5e-7",
        "123456789.123456789",
        "\"\"",
        "\"a\"",
        "\"\u{e9}\"",
        "\"ab\"",
        "\"\\ud800\"",
        "\"Unit\"",
        "\"Newtype\"",
        "\"None\"",
        "[]",
        "[1]",
        "[1,2]",
        "[1,true]",
        "[1,true,null]",
        "[null,1]",
        "[\"a\"]",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,\"b\":2}",
        "{\"b\":null,\"a\":1,\"c\":[]}",
        "{\"1\":1,\"-2\":2}",
        "{\"1.5\":1}",
        "{\"01\":1}",
        "{\"1 \":1}",
        "{\"\\u0031\":1}",
        "{\"true\":1}",
        "{\"Unit\":null}",
        "{\"Unit\":1}",
        "{\"Newtype\":1}",
        "{\"Newtype\":1,\"Unit\":null}",
        "{\"Tuple\":[1,true]}",
        "{\"Tuple\":[1]}",
        "{\"Struct\":{\"b\":2,\"a\":1}}",
        "{\"Struct\":{\"b\":2}}",
        "{\"kind\":\"A\",\"a\":1}",
        "{\"a\":1,\"kind\":\"A\"}",
        "{\"kind\":\"B\"}",
        "{\"kind\":\"C\"}",
    ];
    let mut read = 0;
    macro_rules! count {
        ($($type:ty),* $(,)?) => {
            $(
                for text in texts {
                    read += usize::from(both_read::<$type>(text.as_bytes()));
                }
            )*
        };
    }
    count!(
        bool, i8, i16, i32, i64, i128, u8, u16, u32, u64, u128, f64, char, String, (), Unit,
        Option<u8>, Option<Option<u8>>, Vec<u8>, Vec<u64>, [u8; 2], (u8, bool), (Option<u8>, u8), BTreeMap<String, u8>,
        BTreeMap<u8, u8>, BTreeMap<i64, u8>, BTreeMap<bool, u8>, BTreeMap<char, u8>, BTreeMap<i128, u8>,
        BTreeMap<Option<String>, u8>, BTreeMap<Variant, Option<u8>>, Count, Box<u8>, Variant, Tagged, Untagged, Flat,
        serde_json::Value, Box<RawValue>, Vec<Box<RawValue>>, BTreeMap<String, Box<RawValue>>,
        serde::de::IgnoredAny, Cow<'_, str>, std::path::PathBuf,
    );
    // The largest u128 does not fit into an f32. serde_json returns infinity for it, or an error with
    // its feature `float_roundtrip`, which another crate of the build may turn on.
    for text in texts
        .into_iter()
        .filter(|text| *text != u128::MAX.to_string())
    {
        read += usize::from(both_read::<f32>(text.as_bytes()));
    }
    assert!(read > 500, "{read}");
}

/// serde does not report which names belong to one field, so a value could reach the wrong field.
#[test]
fn field_with_an_alias_is_refused() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "it is never made")]
    struct Options {
        #[serde(alias = "label")]
        name: Option<String>,
        next: Option<String>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "it is never made")]
    struct Texts {
        #[serde(alias = "label")]
        name: String,
        next: String,
    }

    for text in [
        r#"{"name":"n","next":"x"}"#,
        r#"{"label":"l"}"#,
        r#"{"next":"x"}"#,
        "{}",
    ] {
        assert!(
            read::<Options>(text).unwrap_err().contains("serde(alias)"),
            "{text}"
        );
        assert!(read::<Texts>(text).is_err(), "{text}");
    }
    assert!(
        read::<Vec<Options>>("[{}]")
            .unwrap_err()
            .contains("serde(alias)")
    );
}

/// The behavior that the docs of `RawReply::object` describe.
#[test]
fn missing_option_is_none_whatever_its_default() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Settings {
        #[serde(default = "some")]
        tries: Option<u8>,
        #[serde(deserialize_with = "or_zero")]
        pause: u8,
    }

    #[allow(clippy::unnecessary_wraps, reason = "serde asks for the field's type")]
    fn some() -> Option<u8> {
        Some(5)
    }

    fn or_zero<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        Option::deserialize(deserializer).map(Option::unwrap_or_default)
    }

    assert_eq!(
        read(r#"{"more":1}"#),
        Ok(Settings {
            tries: None,
            pause: 0
        })
    );
    assert_eq!(
        read(r#"{"tries":3,"pause":4}"#),
        Ok(Settings {
            tries: Some(3),
            pause: 4
        })
    );
}

/// A visitor may ask for more than there is.
#[test]
fn fields_end_for_a_visitor_that_asks_for_more() {
    struct All(Vec<Option<u8>>);

    impl<'de> Deserialize<'de> for All {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_struct("All", &["a", "b"], Self(Vec::new()))
        }
    }

    impl<'de> Visitor<'de> for All {
        type Value = Self;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a struct")
        }

        fn visit_seq<A: SeqAccess<'de>>(mut self, mut fields: A) -> Result<Self, A::Error> {
            while let Some(field) = fields.next_element()? {
                self.0.push(field);
            }
            Ok(self)
        }
    }

    assert_eq!(read::<All>(r#"{"b":2}"#).unwrap().0, [None, Some(2)]);
}

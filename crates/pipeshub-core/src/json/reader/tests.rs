//! Reading by tables against `serde_json`, and the problems that it reports.

use std::cell::Cell;
use std::fmt::Debug;

use serde::Deserialize;

use super::*;
use crate::json::{Map, RawJson, from_json, number_or_text};
use crate::secret::Secret;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "compared as it is shown")]
struct Record {
    id: String,
    display_name: Option<String>,
    size: u64,
    version: i32,
    score: Option<f64>,
    is_active: bool,
    tags: Vec<String>,
    pages: Option<Vec<Option<i64>>>,
    owner: Option<Box<Owner>>,
    shared_with: Vec<Owner>,
    nothing: Option<()>,
}

from_json! {
    Record {
        id = "id",
        display_name = "displayName",
        size = "size",
        version = "version",
        score = "score",
        is_active = "isActive",
        tags = "tags",
        pages = "pages",
        owner = "owner",
        shared_with = "sharedWith",
        nothing = "nothing",
    }
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "compared as it is shown")]
struct Owner {
    name: String,
    admin: Option<bool>,
}

from_json! { Owner { name = "name", admin = "admin" } }

fn read<T: FromJson>(text: impl AsRef<[u8]>) -> Result<T, String> {
    let mut reader = Reader::new(text.as_ref(), None);
    let value = T::from_json(&mut reader);
    match reader.finish() {
        None => Ok(value),
        Some(problem) => Err(problem.into_owned()),
    }
}

fn problem<T: FromJson>(text: &str) -> String {
    read::<T>(text).err().unwrap()
}

const RECORD: &str = r#" { "tags": ["x","y\n"], "id": "a\u0062", "more": {"id": [1]}, "size": 18446744073709551615,
    "version": -4, "score": 0.25, "isActive": true, "pages": [1, null, -9223372036854775808],
    "owner": {"admin":null,"name":"o"}, "displayName": "Drive", "nothing": null,
    "sharedWith": [{"name":"p","admin":false}, {"more":[{}],"admin":true,"name":"q"}, {"admin":true,"name":"r"}]} "#;

/// Whether it is read; `serde_json` reads the same value, but refuses a field that is there twice
/// and reads an array as a struct.
#[track_caller]
fn same<'de, T: FromJson + Deserialize<'de> + Debug>(text: &'de [u8]) -> bool {
    let shown = String::from_utf8_lossy(text);
    let ours = read::<T>(text).ok().map(|value| format!("{value:?}"));
    match std::str::from_utf8(text).map(serde_json::from_str::<T>) {
        Ok(Ok(value)) => assert_eq!(ours, Some(format!("{value:?}")), "{shown}"),
        Ok(Err(error)) if error.to_string().starts_with("duplicate field") => {}
        Ok(Err(_)) | Err(_) => assert_eq!(ours, None, "{shown}"),
    }
    ours.is_some()
}

#[test]
fn broken_text_is_read_as_serde_json_reads_it() {
    assert!(same::<Record>(RECORD.as_bytes()));
    let mut random = 7_u64;
    let mut below = |end: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(random >> 33).unwrap() % end
    };
    let mut verdicts = [0, 0];
    for _ in 0..50_000 {
        let mut text = RECORD.as_bytes().to_vec();
        let (at, other) = (below(text.len()), below(text.len()));
        match below(5) {
            0 => text[at] = b"\"\\{}[],: 0e\xffnt1"[below(15)],
            1 => drop(text.remove(at)),
            2 => text.insert(at, text[other]),
            // A value of one field in the place of another.
            3 => {
                let piece = text[at..(at + below(8)).min(text.len())].to_vec();
                text.splice(other..(other + below(8)).min(RECORD.len()), piece);
            }
            _ => text.truncate(at),
        }
        verdicts[usize::from(same::<Record>(&text))] += 1;
    }
    assert!(verdicts.iter().all(|&count| count > 3_000), "{verdicts:?}");
}

#[test]
fn value_of_any_type_is_read_as_serde_json_reads_it() {
    let texts = [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-0.0",
        "7",
        "-7",
        "127",
        "128",
        "255",
        "256",
        "-128",
        "-129",
        "65535",
        "65536",
        "32767",
        "-32769",
        "2147483648",
        "4294967296",
        "-2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "1.0",
        "0.5",
        "1e3",
        "1e400",
        "-1.5e-7",
        "\"\"",
        "\"a\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"7\"",
        "[]",
        "[1]",
        "[1,null]",
        "[\"a\"]",
        "[[1]]",
        "{}",
        "{\"a\":1}",
        "{\"\\ud800\":1}",
        "",
    ];
    let mut read = 0;
    macro_rules! count {
        ($($type:ty),* $(,)?) => {
            $(
                for text in texts {
                    read += usize::from(same::<$type>(text.as_bytes()));
                }
            )*
        };
    }
    count!(
        bool,
        i8,
        i16,
        i32,
        i64,
        u8,
        u16,
        u32,
        u64,
        f64,
        String,
        Option<u8>,
        Vec<u8>,
        Vec<i64>,
        Vec<Option<u8>>,
        Vec<Vec<u8>>,
        Option<Vec<String>>,
        Box<u8>,
    );
    assert!(read > 120, "{read}");
}

#[test]
fn float_is_the_nearest_one() {
    for text in [
        "0.1",
        "123456789.123456789",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "5e-324",
    ] {
        let number: f64 = text.parse().unwrap();
        assert_eq!(read::<f64>(text).unwrap().to_bits(), number.to_bits());
    }
    assert!(read::<f64>("1e309").is_err());
    assert!(read::<f64>("\"NaN\"").is_err());
}

#[test]
fn first_problem_is_told_with_its_field() {
    let record = |from: &str, to: &str| problem::<Record>(&RECORD.replacen(from, to, 1));
    for (from, to, says) in [
        (
            "\"id\": \"a\\u0062\"",
            "\"id\": 7",
            "its field `id` is not as expected",
        ),
        (
            "\"id\": \"a\\u0062\"",
            "\"x\": 7",
            "its field `id` is missing",
        ),
        (
            "\"id\": \"a\\u0062\"",
            "\"id\": null",
            "its field `id` is not as expected",
        ),
        ("-4", "2147483648", "its field `version` is not as expected"),
        (
            "\"name\":\"o\"",
            "\"nam\":\"o\"",
            "its field `name` is missing",
        ),
        (
            "\"name\":\"q\"",
            "\"name\":[]",
            "its field `name` is not as expected",
        ),
        (
            "{\"name\":\"p\",\"admin\":false}",
            "7",
            "its field `sharedWith` is not as expected",
        ),
        (
            "{\"admin\":null,\"name\":\"o\"}",
            "[]",
            "its field `owner` is not as expected",
        ),
        // The order of the table decides, not that of the text.
        (
            "[\"x\",\"y\\n\"], \"id\": \"a\\u0062\"",
            "7, \"id\": 7",
            "its field `id` is not as expected",
        ),
        (
            "\"y\\n\"]",
            "7], \"nothing\": 1",
            "its field `tags` is not as expected",
        ),
        ("\"more\"", "more", "it is not JSON (line 1, column 42)"),
    ] {
        assert!(RECORD.contains(from), "{from}");
        assert_eq!(record(from, to), says, "{to}");
    }
    for (text, says) in [
        ("[1]", "its JSON is not as expected (line 1, column 0)"),
        ("", "its JSON ends too early (line 1, column 0)"),
        ("{\"id\":", "its JSON ends too early (line 1, column 6)"),
    ] {
        assert_eq!(problem::<Record>(text), says);
    }
    assert_eq!(
        problem::<Vec<u8>>("[1,\n\n  \"x\"]"),
        "its JSON is not as expected (line 3, column 5)"
    );
    assert_eq!(
        problem::<Vec<Owner>>("[{\"name\":\"n\"},{}]"),
        "its field `name` is missing"
    );
    assert_eq!(
        problem::<Vec<Owner>>("[{\"name\":\"n\"},7]"),
        "its JSON is not as expected (line 1, column 15)"
    );
}

#[test]
fn wrapped_value_is_read_and_its_field_named() {
    let read = |text: &str| {
        let mut reader = Reader::new(text.as_bytes(), Some("config"));
        let owner = Owner::from_json(&mut reader);
        match reader.finish() {
            None => Ok(owner.name),
            Some(problem) => Err(problem.into_owned()),
        }
    };
    let unfit = |text| read(text).unwrap_err();
    assert_eq!(
        read(r#"{"a":{"name":1},"config":{"name":"n"}}"#).unwrap(),
        "n"
    );
    assert_eq!(
        read(r#"{"config":{"name":"a"},"c\u006fnfig":{"name":"b"}}"#).unwrap(),
        "b"
    );
    assert_eq!(unfit("{}"), "its field `config` is missing");
    assert_eq!(
        unfit(r#"{"config":null}"#),
        "its field `config` is not as expected"
    );
    assert_eq!(
        unfit(r#"{"config":[]}"#),
        "its field `config` is not as expected"
    );
    assert_eq!(
        unfit(r#"{"config":{}}"#),
        "its field `config.name` is missing"
    );
    assert_eq!(
        unfit(r#"{"config":{"name":7}}"#),
        "its field `config.name` is not as expected"
    );
    assert_eq!(
        unfit("[]"),
        "its JSON is not as expected (line 1, column 0)"
    );
    assert_eq!(
        unfit(r#"{"config":{"#),
        "its JSON ends too early (line 1, column 11)"
    );
}

#[test]
fn last_value_of_a_name_counts() {
    let owner: Owner = read(r#"{"name":7,"name":"a","n\u0061me":"b"}"#).unwrap();
    assert_eq!(owner.name, "b");
    assert!(read::<Owner>(r#"{"name":"a","name":7}"#).is_err());
    let map: Map<Option<u8>> = read(r#"{"b":[],"a":1,"b":2,"c":null,"\u0062":3}"#).unwrap();
    assert_eq!(
        map.iter().collect::<Vec<_>>(),
        [("b", &Some(3)), ("a", &Some(1)), ("c", &None)]
    );
    // It is not read in a time that grows with the square of the names.
    let names = format!("{{{}\"\":1}}", "\"a\":0,\"b\":1,\"c\":{},".repeat(300_000));
    assert_eq!(read::<Map<RawJson>>(names).unwrap().len(), 4);
    assert_eq!(
        problem::<Map<u8>>("[]"),
        "its JSON is not as expected (line 1, column 0)"
    );
    assert!(read::<Map<u8>>(r#"{"\ud800":1}"#).is_err());
}

#[test]
fn fields_are_found_in_every_order_and_learnt_anew() {
    let fields = [
        r#""name":"n""#,
        r#""admin":true"#,
        r#""x":1"#,
        r#""y":[{}]"#,
    ];
    let mut objects = Vec::new();
    for a in 0..4 {
        for b in 0..4 {
            for c in 0..4 {
                if a != b && b != c && a != c {
                    let object = format!("{{{},{},{}}}", fields[a], fields[b], fields[c]);
                    objects.push(object);
                }
            }
        }
    }
    let (with_name, without): (Vec<_>, Vec<_>) = objects
        .into_iter()
        .partition(|object| object.contains("name"));
    let owners: Vec<Owner> = read(format!("[{}]", with_name.join(","))).unwrap();
    let admins: Vec<_> = with_name
        .iter()
        .map(|object| object.contains("admin").then_some(true))
        .collect();
    assert_eq!(
        owners.iter().map(|owner| owner.admin).collect::<Vec<_>>(),
        admins
    );
    assert!(owners.iter().all(|owner| owner.name == "n"));
    assert_eq!((owners.len(), without.len()), (18, 6));
    for object in without {
        let text = format!("[{},{object}]", with_name[0]);
        assert_eq!(problem::<Vec<Owner>>(&text), "its field `name` is missing");
    }
    // More names than are learnt.
    let many: Vec<_> = (0..1_000).map(|n| format!("\"x{n}\":{n},")).collect();
    let many = many.concat();
    let owner: Owner = read(format!("{{{many}\"name\":\"n\"}}")).unwrap();
    assert_eq!(owner.name, "n");
}

#[test]
fn number_is_read_from_text_only_where_the_table_says_so() {
    #[derive(Debug, PartialEq)]
    struct Sizes {
        size: i64,
        score: Option<f64>,
        all: Option<Vec<u8>>,
        plain: Option<u8>,
    }
    from_json! {
        Sizes {
            size = "size" with number_or_text,
            score = "score" with number_or_text,
            all = "all" with number_or_text,
            plain = "plain",
        }
    }

    for text in [
        r#"{"size":-7,"score":0.5,"all":[1,2]}"#,
        r#"{"size":"-7","score":"5e-1","all":["1",2]}"#,
    ] {
        let sizes = read::<Sizes>(text).unwrap();
        assert_eq!((sizes.size, sizes.score), (-7, Some(0.5)));
        assert_eq!((sizes.all, sizes.plain), (Some(vec![1, 2]), None));
    }
    for unfit in [
        "\"\"",
        "\" 7\"",
        "\"+7\"",
        "\"07\"",
        "\"7.0\"",
        "\"x\"",
        "\"\\u0037\"",
        "null",
        "[]",
    ] {
        let text = format!("{{\"size\":{unfit}}}");
        assert_eq!(
            problem::<Sizes>(&text),
            "its field `size` is not as expected",
            "{unfit}"
        );
    }
    for unfit in ["\"NaN\"", "\"inf\"", "\"infinity\"", "\"1e999\"", "\".5\""] {
        let text = format!("{{\"size\":1,\"score\":{unfit}}}");
        assert_eq!(
            problem::<Sizes>(&text),
            "its field `score` is not as expected",
            "{unfit}"
        );
    }
    assert_eq!(
        problem::<Sizes>(r#"{"size":"7","plain":"7"}"#),
        "its field `plain` is not as expected"
    );
}

#[test]
fn secret_is_read_and_not_shown() {
    #[derive(Debug)]
    struct Token {
        token: Secret,
        kept: RawJson,
    }
    from_json! { Token { token = "token", kept = "kept" } }

    let token: Token = read(r#"{"token":"SECRET","kept":{"a":"SECRET"}}"#).unwrap();
    assert_eq!(token.token.expose(), "SECRET");
    assert_eq!(token.kept.as_str(), r#"{"a":"SECRET"}"#);
    assert!(!format!("{token:?}").contains("SECRET"));
    for text in [
        r#"{"token":["SECRET"],"kept":"SECRET"}"#,
        r#"{"SECRET":"SECRET","token":"SECRET"}"#,
        r#"{"token":"SECRET"#,
        "SECRET",
    ] {
        assert!(!problem::<Token>(text).contains("SECRET"), "{text}");
    }
}

#[test]
fn raw_json_is_the_text_of_the_value() {
    let all: Vec<RawJson> = read(r#"[ {"a" : [ 1 ] } ,"x", null,[[ ] ], 1e999 ]"#).unwrap();
    let texts: Vec<_> = all.iter().map(RawJson::as_str).collect();
    assert_eq!(
        texts,
        [r#"{"a" : [ 1 ] }"#, "\"x\"", "null", "[[ ] ]", "1e999"]
    );
    assert_eq!(read::<Option<RawJson>>("null").unwrap(), None);
    let decoded: Map<Vec<u8>> = all[0].read().unwrap();
    assert_eq!(decoded.get("a"), Some(&vec![1]));
    assert_eq!(
        all[0].decode::<serde_json::Value>().unwrap(),
        serde_json::json!({"a": [1]})
    );
    let error = all[1].decode::<u8>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "its JSON is not as expected (line 1, column 3)"
    );
}

/// As generated types do: hundreds of elements with a problem each are no more than one problem.
#[test]
fn reading_ends_whatever_is_wrong() {
    let text = format!("[{}7]", "{\"sharedWith\":[[]],\"owner\":{}},".repeat(1_000));
    assert_eq!(problem::<Vec<Record>>(&text), "its field `id` is missing");
    let deep = "[".repeat(1_000_000);
    assert_eq!(problem::<Vec<Record>>(&deep), "its JSON is nested too deep");
}

thread_local! {
    static COUNTED: Cell<usize> = const { Cell::new(0) };
}

/// A `bool` that counts how many of its kind are read.
#[derive(Debug)]
struct Counted;

impl FromJson for Counted {
    fn from_json(from: &mut Reader<'_>) -> Self {
        COUNTED.set(COUNTED.get() + 1);
        bool::from_json(from);
        Self
    }
}

#[test]
fn list_and_map_are_read_up_to_the_first_problem() {
    let many = "1,".repeat(100_000);
    let list = format!("[true,true,{many}1]");
    let names: Vec<String> = (0..100_000).map(|n| format!("\"{n}\":1")).collect();
    let map = format!(r#"{{"a":true,"b":true,{}}}"#, names.join(","));
    let lists = format!("[[true,true,1],{}[]]", "[true],".repeat(1_000));
    let problems: [&dyn Fn() -> bool; 3] = [
        &|| read::<Vec<Counted>>(&list).is_err(),
        &|| read::<Map<Counted>>(&map).is_err(),
        &|| read::<Vec<Vec<Counted>>>(&lists).is_err(),
    ];
    for is_refused in problems {
        COUNTED.set(0);
        assert!(is_refused());
        assert_eq!(COUNTED.get(), 3);
    }
}

#[test]
fn name_with_a_nul_belongs_to_no_field() {
    #[derive(Debug, PartialEq)]
    struct Letters {
        a: Option<u8>,
        b: Option<u8>,
        c: Option<u8>,
    }
    from_json! { Letters { a = "a", b = "b", c = "c" } }

    for (text, due) in [
        (r#"{"a\u0000b":1,"c":2}"#, (None, None, Some(2))),
        (r#"{"a\u0000":1,"b":2}"#, (None, Some(2), None)),
        (r#"{"a":1,"b\u0000c":2}"#, (Some(1), None, None)),
        (r#"{"a\u0000b\u0000c":1}"#, (None, None, None)),
        (r#"{"\u0000":1,"c":2,"b\u0000":3}"#, (None, None, Some(2))),
        (
            r#"{"\u0061":1,"\u0062":2,"c":3}"#,
            (Some(1), Some(2), Some(3)),
        ),
    ] {
        let Letters { a, b, c } = read(text).unwrap();
        assert_eq!((a, b, c), due, "{text}");
    }
}

#[test]
fn table_that_is_read_again_after_others_has_its_own_order() {
    #[derive(Debug, PartialEq)]
    struct First {
        a: Vec<Second>,
        b: Option<Third>,
        c: Option<u8>,
    }
    #[derive(Debug, PartialEq)]
    struct Second {
        c: u8,
        a: Option<Box<First>>,
    }
    #[derive(Debug, PartialEq)]
    struct Third {
        b: u8,
        c: u8,
    }
    from_json! { First { a = "a", b = "b", c = "c" } }
    from_json! { Second { c = "c", a = "a" } }
    from_json! { Third { b = "b", c = "c" } }

    let third = |b, c| Some(Third { b, c });
    let text = r#"{"c":1,"a":[{"a":{"b":{"c":3,"b":2},"a":[]},"c":4},{"a":null,"c":5}],"b":{"c":7,"b":6}}"#;
    let first: First = read(text).unwrap();
    let inner = First {
        a: Vec::new(),
        b: third(2, 3),
        c: None,
    };
    let second = |c, a: Option<First>| Second {
        c,
        a: a.map(Box::new),
    };
    let due = First {
        a: vec![second(4, Some(inner)), second(5, None)],
        b: third(6, 7),
        c: Some(1),
    };
    assert_eq!(first, due);
}

/// Reads a value whole and then refuses it.
struct Unwanted<T>(T);

impl<T: FromJson> FromJson for Unwanted<T> {
    fn from_json(from: &mut Reader<'_>) -> Self {
        let value = Self(T::from_json(from));
        from.refuse();
        value
    }
}

#[test]
fn value_that_is_refused_after_it_was_read_is_that_value() {
    #[allow(dead_code, reason = "it is refused")]
    struct Outer<T> {
        x: Unwanted<T>,
    }
    from_json! { Outer<Owner> { x = "x" } }
    from_json! { Outer<Vec<Owner>> { x = "x" } }
    from_json! { Outer<Map<Owner>> { x = "x" } }

    fn of<T>(text: &str) -> String
    where
        Outer<T>: FromJson,
    {
        problem::<Outer<T>>(text)
    }

    let due = "its field `x` is not as expected";
    assert_eq!(of::<Owner>(r#"{"x":{"name":"n"}}"#), due);
    assert_eq!(of::<Vec<Owner>>(r#"{"x":[{"name":"n"}]}"#), due);
    assert_eq!(of::<Map<Owner>>(r#"{"x":{"a":{"name":"n"}}}"#), due);
    // Outside of fields, the position is that of the value, and not of its last part.
    let due = "its JSON is not as expected (line 1, column 2)";
    assert_eq!(problem::<Unwanted<Owner>>(r#"  {"name":"n"}"#), due);
    assert_eq!(problem::<Unwanted<Vec<u8>>>("  [1,2,3]"), due);
    assert_eq!(problem::<Unwanted<Map<u8>>>(r#"  {"a":1}"#), due);
}

#[test]
fn names_of_a_map_are_borrowed_and_not_read_after_a_problem() {
    let text = br#"{"a":1,"b\n":2,"a":3}"#;
    let mut reader = Reader::new(text, None);
    let entries = reader.entries();
    assert!(matches!(
        &entries[..],
        [(Cow::Borrowed("a"), 6), (Cow::Owned(b), 4)] if b == "b\n"
    ));
    reader.refuse();
    assert!(reader.entries().is_empty());

    let mut reader = Reader::new(br#"{"a":1,"\ud800":2,"b":3}"#, None);
    assert!(reader.entries().is_empty() && reader.is_refused());
}

#[test]
fn name_with_the_signature_of_an_unknown_one_is_found() {
    struct Pair {
        first: Option<u32>,
        second: Option<u32>,
    }
    from_json! { Pair { first = "abcde", second = "pqrst" } }

    // Both have the length and the first, middle and last byte of `pqrst`, or of no field.
    for unknown in ["p-r-t", "x-y-z"] {
        let list = [
            unknown, unknown, "pqrst", unknown, "pqrst", "x-y-z", "pqrst",
        ];
        let objects = list.map(|name| format!(r#"{{"abcde":1,"{name}":2}}"#));
        let pairs: Vec<Pair> = read(format!("[{}]", objects.join(","))).unwrap();
        let found: Vec<_> = pairs.iter().map(|pair| (pair.first, pair.second)).collect();
        let due = list.map(|name| (Some(1), (name == "pqrst").then_some(2)));
        assert_eq!(found, due, "{unknown}");
    }
}

#[test]
fn names_of_every_length_are_told_apart_by_every_byte() {
    struct Names {
        values: [Option<u32>; 5],
    }
    impl FromJson for Names {
        fn from_json(from: &mut Reader<'_>) -> Self {
            // 7, 8, 12, 16 and 17 bytes.
            const NAMES: &str =
                "abcdefg\0abcdefgh\0abcdefghijkl\0abcdefghijklmnop\0abcdefghijklmnopq\0";
            let outer = from.begin(NAMES);
            let values = std::array::from_fn(|_| from.field());
            from.end(outer);
            Self { values }
        }
    }

    for (field, length) in [7, 8, 12, 16, 17].into_iter().enumerate() {
        let known = &"abcdefghijklmnopq"[..length];
        for at in 0..length {
            let mut other = known.to_owned();
            other.replace_range(at..=at, "-");
            // The first object teaches the reader that the field comes second.
            let object = |name: &str| format!(r#"{{"-":0,"{name}":1}}"#);
            let list = [known, &other, known].map(object).join(",");
            let list: Vec<Names> = read(format!("[{list}]")).unwrap();
            let found: Vec<_> = list.iter().map(|names| names.values[field]).collect();
            assert_eq!(found, [Some(1), None, Some(1)], "{other}");
        }
    }
}

#[test]
fn texts_with_escapes_share_memory_and_no_bytes() {
    let long = "é\n".repeat(KEPT_TEXT);
    let due = ["\"", "a\nb", "", &long, "\\\\", "/x", "\u{1f600}!", "plain"];
    let text = r#"["\"","a\nb","","@long","\\\\","\/x","\ud83d\ude00!","plain"]"#;
    let text = text.replace("@long", &r"\u00e9\n".repeat(KEPT_TEXT));
    assert_eq!(read::<Vec<String>>(&text).unwrap(), due);
    // A text that cannot be decoded leaves nothing for the next one.
    let mixed = r#"["\ud83d","a\tb"]"#;
    assert!(read::<Vec<String>>(mixed).is_err());
}

//! The index against `serde_json`, which decides what is JSON and where a text goes wrong.

use serde::de::IgnoredAny;
use serde_json::Value;

use super::*;
use crate::json::problem::located;

/// The value that an index has of a text, built by following its nodes.
fn value_of(index: &Index<'_>, node: NodeId) -> Option<Value> {
    Some(match index.first_byte(node) {
        b'[' => {
            let (mut all, mut at) = (Vec::new(), node + 1);
            while at < index.end(node) {
                all.push(value_of(index, at)?);
                at = index.after(at);
            }
            Value::Array(all)
        }
        b'{' => {
            let (mut all, mut at) = (serde_json::Map::new(), node + 1);
            while at < index.end(node) {
                let name = index.string(at)?.into_owned();
                all.insert(name, value_of(index, at + 1)?);
                at = index.after(at + 1);
            }
            Value::Object(all)
        }
        b'"' => Value::String(index.string(node)?.into_owned()),
        _ => serde_json::from_str(index.scalar(node)).ok()?,
    })
}

/// Asserts that the index accepts a text as `serde_json` does, with the same values, or refuses it
/// at the same place. Returns whether it is accepted.
#[track_caller]
fn assert_as_serde_json(text: &[u8]) -> bool {
    let shown = String::from_utf8_lossy(text);
    let index = Index::new(text);
    let Ok(text) = std::str::from_utf8(text) else {
        assert!(index.is_err(), "{shown}");
        return false;
    };
    match (&index, serde_json::from_str::<Value>(text)) {
        (Ok(index), Ok(value)) => {
            assert_eq!(value_of(index, 0), Some(value), "{shown}");
            assert_eq!(index.source(0), text.trim_matches([' ', '\n', '\r', '\t']));
        }
        // What cannot be held, such as `1e999` or half of a surrogate pair, is passed over.
        (Ok(index), Err(_)) => {
            assert!(serde_json::from_str::<IgnoredAny>(text).is_ok(), "{shown}");
            assert_eq!(value_of(index, 0), None, "{shown}");
        }
        (Err(error), Ok(_)) => panic!("{shown} is refused: {error:?}"),
        (Err(error), Err(_)) if error.kind() == SyntaxErrorKind::TooDeep => {
            assert!(text.bytes().filter(|b| b"[{".contains(b)).count() > MAX_DEPTH);
        }
        (Err(error), Err(held)) => {
            // `IgnoredAny` passes over what no `Value` can hold, as the index does.
            let skipped = serde_json::from_str::<IgnoredAny>(text).unwrap_err();
            // Before a control character that it skips, `serde_json` stops.
            let at_fault = text.as_bytes()[..error.offset()].last();
            let is_control = at_fault.is_some_and(|byte| *byte < 0x20);
            let is_place = |offset| {
                let described = located("", text.as_bytes(), offset);
                described == format!(" (line {}, column {})", skipped.line(), skipped.column())
            };
            assert!(
                is_place(error.offset()) || is_control && is_place(error.offset() - 1),
                "{shown}: {error:?}, {skipped}"
            );
            // `IgnoredAny` calls a number that ends too early a wrong one.
            let is_eof = error.kind() == SyntaxErrorKind::Eof;
            assert!(is_eof || !skipped.is_eof(), "{shown}");
            assert!(!is_eof || skipped.is_eof() || held.is_eof(), "{shown}");
        }
    }
    index.is_ok()
}

#[test]
fn text_gets_the_verdict_of_the_fixture() {
    let mut verdicts = [0, 0];
    let fixture = include_str!("../../../tests/fixtures/json_texts.txt");
    for line in fixture.lines().filter(|line| !line.starts_with('#')) {
        let (verdict, text) = line.split_once(' ').unwrap();
        let text = bytes_of(text);
        let accepted = assert_as_serde_json(&text);
        let shown = String::from_utf8_lossy(&text);
        match verdict {
            // It is JSON, and a reader can hold all of it.
            "yes" => assert!(
                serde_json::from_slice::<Value>(&text).is_ok() && accepted,
                "{shown}"
            ),
            // It is JSON, and has something that a reader passes over and cannot hold.
            "skip" => assert!(
                serde_json::from_slice::<Value>(&text).is_err() && accepted,
                "{shown}"
            ),
            "no" => assert!(!accepted, "{shown}"),
            _ => panic!("{line}"),
        }
        verdicts[usize::from(accepted)] += 1;
    }
    assert!(verdicts.iter().all(|&count| count >= 60), "{verdicts:?}");
}

/// The bytes of a line of the fixture: `\xHH` is a byte, and all else stands for itself.
fn bytes_of(line: &str) -> Vec<u8> {
    let mut pieces = line.split("\\x");
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (byte, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(byte, 16).unwrap());
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}

#[test]
fn broken_text_is_refused_where_serde_json_refuses_it() {
    let whole = br#" {"a\u0062c": [1, -20.5e+3, true, null, {"": "\ud83d\ude00 \"x\\"}],
        "long": "a text of more than eight bytes, twice \/ or more", "e": [], "o": {}} "#;
    assert!(assert_as_serde_json(whole));
    let mut random = 1_u64;
    let mut below = |end: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(random >> 33).unwrap() % end
    };
    let mut accepted = [0, 0];
    for _ in 0..50_000 {
        let mut text = whole.to_vec();
        for _ in 0..=below(2) {
            let (at, other) = (below(text.len()), below(text.len()));
            match below(4) {
                0 => text[at] = b"\"\\{}[],: 0e-.u\xff\n"[below(16)],
                1 => drop(text.remove(at)),
                2 => text.insert(at, text[other]),
                _ => text.truncate(at + 1),
            }
        }
        accepted[usize::from(assert_as_serde_json(&text))] += 1;
    }
    assert!(accepted.iter().all(|&count| count > 5_000), "{accepted:?}");
}

#[test]
fn every_byte_of_a_string_is_found_at_every_place() {
    for length in 0..20 {
        for at in 0..length {
            for byte in 0..=255_u8 {
                let mut text = vec![b'a'; length];
                text[at] = byte;
                let text = [b"[\"", &*text, b"\", 1]"].concat();
                assert_as_serde_json(&text);
            }
        }
    }
}

#[test]
fn source_of_a_value_is_its_text() {
    let text = r#" [ {"a" : [ ] , "b":{ "c" : [1, {} ] } } , "s\n" , [[ [-1] ] ], null ,{"d":{"e":"x"} }] "#;
    let index = Index::new(text.as_bytes()).unwrap();
    let mut sources = Vec::new();
    let mut node = 1;
    while node < index.end(0) {
        sources.push(index.source(node));
        node = index.after(node);
    }
    assert_eq!(
        sources,
        [
            r#"{"a" : [ ] , "b":{ "c" : [1, {} ] } }"#,
            r#""s\n""#,
            "[[ [-1] ] ]",
            "null",
            r#"{"d":{"e":"x"} }"#
        ]
    );
    // Each node's source is JSON again, with the same value.
    for node in 0..index.end(0) {
        let source = Index::new(index.source(node).as_bytes()).unwrap();
        assert_eq!(value_of(&source, 0), value_of(&index, node));
    }
}

#[test]
fn depth_is_that_of_serde_json() {
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let objects = |depth| format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
    for deepest in [nested(MAX_DEPTH), objects(MAX_DEPTH)] {
        assert!(assert_as_serde_json(deepest.as_bytes()));
    }
    for deeper in [
        nested(MAX_DEPTH + 1),
        objects(MAX_DEPTH + 1),
        nested(1_000_000),
        "[".repeat(1_000_000),
        r#"{"a":"#.repeat(1_000_000),
    ] {
        assert!(serde_json::from_str::<Value>(&deeper).is_err());
        let error = Index::new(deeper.as_bytes()).err().unwrap();
        assert_eq!(error.kind(), SyntaxErrorKind::TooDeep);
    }
}

#[test]
fn index_takes_at_most_four_times_the_bytes_of_its_text() {
    let dense = |length: usize| format!("[{}1]", "1,".repeat(length / 2 - 1));
    for text in [
        "1".to_owned(),
        "[]".to_owned(),
        dense(512),
        dense(1022),
        dense(1 << 20),
        dense((1 << 20) + 2),
        dense((1 << 20) - 2),
        // Sparse, and dense where the room is nearly full.
        format!("[\"{}\",{}1]", "x".repeat(500_000), "1,".repeat(250_000)),
        format!("[{}1]", "[],".repeat(1_000_000)),
        format!(r#"{{{}"":1}}"#, r#""":1,"#.repeat(1_000_000)),
    ] {
        let index = Index::new(text.as_bytes()).unwrap();
        assert!(index.nodes.len() <= text.len() / 2 + 1);
        let room = index.nodes.capacity() * size_of::<Node>();
        assert!(room <= 4 * text.len() + 4096, "{room} of {}", text.len());
    }
}

#[test]
fn text_that_is_not_utf_8_is_refused_where_it_is_not() {
    for (text, offset) in [
        (&b"\xff"[..], 1),
        (b"[1, \"a\xc3\"]", 7),
        (b"{\"skipped\":\"\xed\xa0\x80\"}", 13),
    ] {
        let error = Index::new(text).err().unwrap();
        assert_eq!(
            (error.kind(), error.offset()),
            (SyntaxErrorKind::Syntax, offset)
        );
    }
}

//! Values of query parameters, and their limits.

use std::borrow::Cow;

use crate::json::limits::{Measured, problem_with, split_entry};
use crate::json::limits_end;
use crate::url::query::is_unreserved;

pub(super) use self::sealed::{Parameter, Write};

/// A value of [`Call::query`](crate::Call::query).
///
/// Text, integers and `bool` are values, as are lists, `Option`s and references of these. `None`
/// and an empty list omit the parameter. PipesHub expects a list as one parameter with commas
/// between the items. An item that contains a comma is refused, because the server would read two
/// items. This trait is sealed.
///
/// ```
/// use pipeshub_core::{Call, Operation};
///
/// static LIST_RECORDS: Operation = Operation::get("listRecords", "/records");
///
/// fn list_records(search: Option<&str>, page: Option<u32>, roles: &[String]) -> Call {
///     Call::new(&LIST_RECORDS).query("search", search).query("page", page).query("roles", roles)
/// }
/// # list_records(None, Some(2), &["READER".to_owned()]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a query parameter",
    note = "use text, an integer, a `bool`, or a list or `Option` of these"
)]
pub trait QueryValue: Write {}

impl<T: Write> QueryValue for T {}

/// The name of a query parameter with the limits of its values, such as `limit<1,100`, for
/// [`Call::query_within`](crate::Call::query_within).
///
/// The limits are those of [`to_json!`](crate::to_json): of an integer its value, of a text its
/// characters and its class, of a list its items. A `bool` has no limits. A path argument and a
/// text of a form may have limits, too: [`Call::path_within`](crate::Call::path_within),
/// [`Call::limit`](crate::Call::limit).
#[derive(Debug, Clone, Copy)]
pub struct QueryLimits(&'static str);

impl QueryLimits {
    /// Returns the limits of a parameter.
    ///
    /// # Panics
    ///
    /// When it is compiled, if it is in a `const`: the limits cannot be read, or the name has a
    /// character that would be percent-encoded.
    #[must_use]
    pub const fn new(entry: &'static str) -> Self {
        let bytes = entry.as_bytes();
        let mut at = 0;
        while at < bytes.len() && bytes[at] != b'<' {
            assert!(
                is_unreserved(bytes[at]),
                "the name of a query parameter is letters, digits, `-`, `.`, `_` and `~`"
            );
            at += 1;
        }
        assert!(
            at > 0 && at < bytes.len() && limits_end(bytes, at + 1) == bytes.len(),
            "limits of a query parameter are `name<least,most` or `name<least,most,class`"
        );
        Self(entry)
    }

    pub(super) fn name(self) -> &'static str {
        split_entry(self.0).0
    }

    /// Describes why a value is beyond the limits, or why an item is beyond those of items.
    pub(super) fn problem_with(self, value: Value<'_>, is_item: bool) -> Option<Cow<'static, str>> {
        let (name, mut limits) = split_entry(self.0);
        if is_item {
            limits = split_entry(limits?).1;
        }
        let measured = match value {
            Value::Nothing => Measured::Nothing,
            // Only what is beyond an `i64` at the upper end does not fit into one.
            Value::Integer(digits) => Measured::Integer(digits.parse().unwrap_or(i64::MAX)),
            Value::Text(text) => Measured::Text(text),
            Value::Items(count) => Measured::Items(count),
        };
        problem_with(name, limits?, measured)
    }
}

/// A value that is compared with limits.
#[derive(Debug, Clone, Copy)]
pub enum Value<'v> {
    /// A `bool`, which has no size.
    Nothing,
    Integer(&'v str),
    Text(&'v str),
    Items(usize),
}

/// Compares a value with the limits of its parameter. Only a call with limits has one, so that a
/// program without any does not link the code.
pub(super) type Check = fn(QueryLimits, Value<'_>, bool) -> Option<Cow<'static, str>>;

mod sealed {
    use std::borrow::Cow;

    use super::{Check, QueryLimits, Value};

    use crate::call::target::Target;

    /// A query parameter of a target, to which values are added.
    #[allow(
        missing_debug_implementations,
        reason = "no other crate can obtain one"
    )]
    pub struct Parameter<'a> {
        name: &'static str,
        limits: Option<(QueryLimits, Check)>,
        target: &'a mut Target,
    }

    impl<'a> Parameter<'a> {
        pub(crate) fn new(name: &'static str, target: &'a mut Target) -> Self {
            Self {
                name,
                limits: None,
                target,
            }
        }

        pub(crate) fn within(limits: QueryLimits, target: &'a mut Target) -> Self {
            Self {
                name: limits.name(),
                limits: Some((limits, QueryLimits::problem_with)),
                target,
            }
        }

        fn add(&mut self, value: &str, measured: Value<'_>) {
            if let Some((limits, check)) = self.limits {
                if let Some(problem) = check(limits, measured, false) {
                    return self.target.refuse(problem);
                }
            }
            self.target.query(self.name, value);
        }

        fn add_list(
            &mut self,
            items: &mut dyn Iterator<Item = Cow<'_, str>>,
            measured: fn(&str) -> Value<'_>,
        ) {
            let mut all: Option<String> = None;
            let mut count = 0;
            for item in items {
                count += 1;
                if let Some((limits, check)) = self.limits {
                    if let Some(problem) = check(limits, measured(&item), true) {
                        return self.target.refuse(problem);
                    }
                }
                if item.contains(',') {
                    return self.target.refuse(format!(
                        "`{}` has an item with a comma, which the server would read as two items",
                        self.name
                    ));
                }
                match &mut all {
                    Some(all) => {
                        all.push(',');
                        all.push_str(&item);
                    }
                    None => all = Some(item.into_owned()),
                }
            }
            if let Some(all) = all {
                self.add(&all, Value::Items(count));
            }
        }
    }

    pub trait Write {
        fn write(&self, parameter: &mut Parameter<'_>);
    }

    /// A single value, which may be an item of a list.
    pub trait Text {
        fn text(&self) -> Cow<'_, str>;

        /// The part of this value's text that limits are compared with.
        fn measured(text: &str) -> Value<'_> {
            Value::Text(text)
        }
    }

    impl<T: Text> Write for T {
        fn write(&self, parameter: &mut Parameter<'_>) {
            let text = self.text();
            parameter.add(&text, T::measured(&text));
        }
    }

    impl<T: Write> Write for Option<T> {
        fn write(&self, parameter: &mut Parameter<'_>) {
            if let Some(value) = self {
                value.write(parameter);
            }
        }
    }

    impl<T: Write> Write for &Option<T> {
        fn write(&self, parameter: &mut Parameter<'_>) {
            (**self).write(parameter);
        }
    }

    impl<T: Text> Write for &[T] {
        fn write(&self, parameter: &mut Parameter<'_>) {
            parameter.add_list(&mut self.iter().map(Text::text), T::measured);
        }
    }

    impl<T: Text, const N: usize> Write for [T; N] {
        fn write(&self, parameter: &mut Parameter<'_>) {
            self.as_slice().write(parameter);
        }
    }

    impl<T: Text, const N: usize> Write for &[T; N] {
        fn write(&self, parameter: &mut Parameter<'_>) {
            self.as_slice().write(parameter);
        }
    }

    impl<T: Text> Write for Vec<T> {
        fn write(&self, parameter: &mut Parameter<'_>) {
            self.as_slice().write(parameter);
        }
    }

    impl<T: Text> Write for &Vec<T> {
        fn write(&self, parameter: &mut Parameter<'_>) {
            self.as_slice().write(parameter);
        }
    }

    impl<T: Text + ?Sized> Text for &T {
        fn text(&self) -> Cow<'_, str> {
            (**self).text()
        }

        fn measured(text: &str) -> Value<'_> {
            T::measured(text)
        }
    }

    impl Text for str {
        fn text(&self) -> Cow<'_, str> {
            self.into()
        }
    }

    impl Text for String {
        fn text(&self) -> Cow<'_, str> {
            self.as_str().into()
        }
    }

    impl Text for bool {
        fn text(&self) -> Cow<'_, str> {
            if *self { "true" } else { "false" }.into()
        }

        fn measured(_: &str) -> Value<'_> {
            Value::Nothing
        }
    }

    macro_rules! integers {
        ($($type:ty)*) => {
            $(
                impl Text for $type {
                    fn text(&self) -> Cow<'_, str> {
                        self.to_string().into()
                    }

                    fn measured(text: &str) -> Value<'_> {
                        Value::Integer(text)
                    }
                }
            )*
        };
    }
    integers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::target::Target;

    fn written(value: &dyn Write) -> Result<String, Cow<'static, str>> {
        let mut target = Target::new("/a");
        value.write(&mut Parameter::new("x", &mut target));
        target.finish().map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn each_kind_of_value_is_written_as_text() {
        let list = vec!["a".to_owned(), "b c".to_owned()];
        for (target, due) in [
            (written(&"a b"), "/a?x=a%20b"),
            (written(&""), "/a?x="),
            (written(&&"a".to_owned()), "/a?x=a"),
            (written(&"a".to_owned()), "/a?x=a"),
            (written(&true), "/a?x=true"),
            (written(&false), "/a?x=false"),
            (written(&0_u8), "/a?x=0"),
            (written(&-7_i32), "/a?x=-7"),
            (written(&i64::MIN), "/a?x=-9223372036854775808"),
            (written(&u64::MAX), "/a?x=18446744073709551615"),
            (written(&Some(3_u32)), "/a?x=3"),
            (written(&None::<&str>), "/a"),
            (written(&Some("s")), "/a?x=s"),
            (written(&&Some("s".to_owned())), "/a?x=s"),
            (written(&&list), "/a?x=a%2Cb%20c"),
            (written(&list.as_slice()), "/a?x=a%2Cb%20c"),
            (written(&Some(&list)), "/a?x=a%2Cb%20c"),
            (written(&[1, 2]), "/a?x=1%2C2"),
            (written(&&["a"]), "/a?x=a"),
            (written(&Vec::<bool>::new()), "/a"),
        ] {
            assert_eq!(target.as_deref(), Ok(due));
        }
    }

    #[test]
    fn item_with_a_comma_is_refused_and_not_repeated() {
        let problem = written(&["a", "SECRET,b"]).unwrap_err();
        assert!(
            problem.contains("`x`") && !problem.contains("SECRET"),
            "{problem}"
        );
    }

    fn within(limits: &'static str, value: &dyn Write) -> Result<String, Cow<'static, str>> {
        let mut target = Target::new("/a");
        value.write(&mut Parameter::within(
            QueryLimits::new(limits),
            &mut target,
        ));
        target.finish().map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn value_within_its_limits_is_sent_by_the_name_alone() {
        for (limits, value, due) in [
            ("x<1,100", &1_u8 as &dyn Write, "/a?x=1"),
            ("x<1,100", &Some(100_i64), "/a?x=100"),
            ("x<1,100", &&&7_u32, "/a?x=7"),
            ("x<1,100", &None::<u32>, "/a"),
            ("x<-5,", &-5_i64, "/a?x=-5"),
            ("x<1,", &u64::MAX, "/a?x=18446744073709551615"),
            ("x<1,3", &"\u{e9}\u{e9}\u{e9}", "/a?x=%C3%A9%C3%A9%C3%A9"),
            (
                "x<,,h",
                &"5f1e0a8b9c3d2e4f5a6b7c8d",
                "/a?x=5f1e0a8b9c3d2e4f5a6b7c8d",
            ),
            ("x<,2", &vec!["long", "longer"], "/a?x=long%2Clonger"),
            ("x<1,2", &Vec::<u8>::new(), "/a"),
            ("x<1,2", &true, "/a?x=true"),
            ("x<9,", &false, "/a?x=false"),
            ("x<,,h", &Some(&true), "/a?x=true"),
            ("x<2,2", &[true, false], "/a?x=true%2Cfalse"),
            ("x<,,=asc|desc", &"asc", "/a?x=asc"),
            ("x<,2<,,=a|b", &["b", "a"], "/a?x=b%2Ca"),
            ("x<,<1,3", &["abc"], "/a?x=abc"),
            ("x<,<1,300", &[7, 300], "/a?x=7%2C300"),
        ] {
            assert_eq!(within(limits, value).as_deref(), Ok(due));
        }
    }

    #[test]
    fn value_beyond_its_limits_is_refused_and_not_repeated() {
        for (limits, value, due) in [
            ("x<1,100", &0_u8 as &dyn Write, "`x` must be from 1 to 100"),
            ("x<1,100", &Some(101_i64), "`x` must be from 1 to 100"),
            ("x<1,100", &-77_i64, "`x` must be from 1 to 100"),
            ("x<,100", &u64::MAX, "`x` must be at most 100"),
            ("x<1,3", &"SECRET", "`x` must have from 1 to 3 characters"),
            ("x<1,", &"", "`x` must have at least 1 characters"),
            ("x<,,h", &"SECRET", "`x` must be 24 hexadecimal digits"),
            ("x<,2", &[1, 2, 3], "`x` must have at most 2 items"),
            ("x<,,=asc|desc", &"SECRET", "`x` must be one of asc, desc"),
            ("x<,9<,,=a|b", &["a", "SECRET"], "`x` must be one of a, b"),
            ("x<,9<,,h", &["SECRET"], "`x` must be 24 hexadecimal digits"),
            ("x<,9<0,6", &[6, 7], "`x` must be from 0 to 6"),
        ] {
            assert_eq!(within(limits, value).unwrap_err(), due);
        }
    }

    #[test]
    fn limits_that_cannot_be_read_do_not_compile() {
        for entry in [
            "",
            "x",
            "<1,2",
            "x<",
            "x<1",
            "x<a,2",
            "x<-,2",
            "x<1-2,5",
            "x<9,1",
            "x<,,hu",
            "x<1,2,",
            "x<1,2,?",
            "x y<1,2",
            "x<1,2\0",
            "x<1,2,h,",
            "x<1,2\0y<1,2",
            "x<,<",
            "x<,,h<1",
        ] {
            let made = std::panic::catch_unwind(|| QueryLimits::new(entry));
            assert_eq!(made.is_err(), entry != "x<1,2,", "{entry}");
        }
    }
}

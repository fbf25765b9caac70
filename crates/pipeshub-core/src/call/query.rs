//! Values of query parameters.

pub(super) use self::sealed::{Parameter, Write};

/// A value of [`Call::query`](crate::Call::query): text, an integer, a `bool`, a list of these, or
/// an `Option` or reference of one.
///
/// `None` and an empty list leave the parameter out. A list becomes one parameter with commas
/// between its items, as PipesHub reads it; an item with a comma in it is refused, since it would
/// arrive as two. This trait is sealed.
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
    message = "`{Self}` is no value of a query parameter",
    note = "text, integers, `bool`, and lists and `Option`s of these are"
)]
pub trait QueryValue: Write {}

impl<T: Write> QueryValue for T {}

mod sealed {
    use std::borrow::Cow;

    use crate::call::target::Target;

    /// A parameter to be written.
    #[allow(missing_debug_implementations, reason = "nobody outside can have one")]
    pub struct Parameter<'a> {
        name: &'static str,
        target: &'a mut Target,
    }

    impl<'a> Parameter<'a> {
        pub(crate) fn new(name: &'static str, target: &'a mut Target) -> Self {
            Self { name, target }
        }

        fn add(&mut self, value: &str) {
            self.target.query(self.name, value);
        }

        fn add_list(&mut self, items: &mut dyn Iterator<Item = Cow<'_, str>>) {
            let mut all: Option<String> = None;
            for item in items {
                if item.contains(',') {
                    return self.target.refuse(format!(
                        "`{}` has an item with a comma in it, which would arrive as two",
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
                self.add(&all);
            }
        }
    }

    pub trait Write {
        fn write(&self, parameter: &mut Parameter<'_>);
    }

    /// What is one value, and may be an item of a list.
    pub trait Text {
        fn text(&self) -> Cow<'_, str>;
    }

    impl<T: Text> Write for T {
        fn write(&self, parameter: &mut Parameter<'_>) {
            parameter.add(&self.text());
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
            parameter.add_list(&mut self.iter().map(Text::text));
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
    }

    macro_rules! integers {
        ($($type:ty)*) => {
            $(
                impl Text for $type {
                    fn text(&self) -> Cow<'_, str> {
                        self.to_string().into()
                    }
                }
            )*
        };
    }
    integers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

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
}

//! Implementations of reading and writing for the types of fields.

use super::float;
use super::limits::Measured;
use super::reader::{FromJson, Reader};
use super::writer::{ToJson, Writer};
use crate::secret::Secret;

/// Reads a number, or an `Option` or list of numbers, that the server sends as text or as a number.
///
/// ```
/// use pipeshub_core::from_json;
/// use pipeshub_core::json::{RawJson, number_or_text};
///
/// struct File {
///     size: u64,
/// }
/// from_json! { File { size = "size" with number_or_text } }
///
/// for json in [r#"{"size":7}"#, r#"{"size":"7"}"#] {
///     assert_eq!(RawJson::new(json)?.read::<File>()?.size, 7);
/// }
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
pub fn number_or_text<T: FromJson>(from: &mut Reader<'_>) -> T {
    from.with_numbers_in_text()
}

/// Writes `null` for `None`, in place of omitting the field.
///
/// Name this function in a table of [`to_json!`](crate::to_json) for a field that the server
/// requires, and for which `null` has a meaning.
///
/// ```
/// use pipeshub_core::json::{RawJson, or_null};
/// use pipeshub_core::to_json;
///
/// struct MoveRequest {
///     folder: Option<String>,
/// }
/// to_json! { MoveRequest { folder = "folderId" with or_null } }
///
/// assert_eq!(RawJson::write(&MoveRequest { folder: None })?.as_str(), r#"{"folderId":null}"#);
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
pub fn or_null<T: ToJson>(value: &Option<T>, to: &mut Writer) {
    to.keep_null();
    value.to_json(to);
}

impl FromJson for () {
    fn from_json(_: &mut Reader<'_>) -> Self {}
}

impl FromJson for bool {
    fn from_json(from: &mut Reader<'_>) -> Self {
        match from.first_byte() {
            b't' => true,
            b'f' => false,
            _ => {
                from.refuse();
                false
            }
        }
    }
}

impl FromJson for String {
    #[inline]
    fn from_json(from: &mut Reader<'_>) -> Self {
        from.boxed_text().into_string()
    }
}

impl FromJson for Secret {
    #[inline]
    fn from_json(from: &mut Reader<'_>) -> Self {
        String::from_json(from).into()
    }
}

impl FromJson for i64 {
    fn from_json(from: &mut Reader<'_>) -> Self {
        match from.number() {
            // `serde_json` reads `-0` as a float.
            "-0" => None,
            number => number.parse().ok(),
        }
        .unwrap_or_else(|| {
            from.refuse();
            0
        })
    }
}

impl FromJson for u64 {
    fn from_json(from: &mut Reader<'_>) -> Self {
        from.unsigned().unwrap_or_else(|| {
            from.refuse();
            0
        })
    }
}

impl FromJson for f64 {
    fn from_json(from: &mut Reader<'_>) -> Self {
        float::parse(from.number()).unwrap_or_else(|| {
            from.refuse();
            0.0
        })
    }
}

macro_rules! smaller_integers {
    ($($type:ty, $wide:ty;)*) => {
        $(
            impl FromJson for $type {
                fn from_json(from: &mut Reader<'_>) -> Self {
                    Self::try_from(<$wide>::from_json(from)).unwrap_or_else(|_| {
                        from.refuse();
                        0
                    })
                }
            }

            impl ToJson for $type {
                fn to_json(&self, to: &mut Writer) {
                    <$wide>::from(*self).to_json(to);
                }
            }
        )*
    };
}

smaller_integers! { i8, i64; i16, i64; i32, i64; u8, u64; u16, u64; u32, u64; }

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(from: &mut Reader<'_>) -> Self {
        if from.is_null() {
            None
        } else {
            Some(from.value())
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(from: &mut Reader<'_>) -> Self {
        let mut list = from.list();
        let mut all = Self::new();
        while from.next_element(&mut list) {
            all.push(from.value());
        }
        all
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(from: &mut Reader<'_>) -> Self {
        Self::new(T::from_json(from))
    }
}

impl ToJson for bool {
    fn to_json(&self, to: &mut Writer) {
        to.scalar(if *self { "true" } else { "false" }, Measured::Nothing);
    }
}

impl ToJson for str {
    fn to_json(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl ToJson for String {
    fn to_json(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl ToJson for i64 {
    fn to_json(&self, to: &mut Writer) {
        to.scalar(&self.to_string(), Measured::Integer(*self));
    }
}

impl ToJson for u64 {
    fn to_json(&self, to: &mut Writer) {
        let measured = Measured::Integer(i64::try_from(*self).unwrap_or(i64::MAX));
        to.scalar(&self.to_string(), measured);
    }
}

/// JSON has neither infinities nor NaN, so a body with one of these is refused.
impl ToJson for f64 {
    fn to_json(&self, to: &mut Writer) {
        if self.is_finite() {
            to.scalar(&self.to_string(), Measured::Float(*self));
        } else {
            to.refuse("must be a finite number");
        }
    }
}

/// Omits a field that is `None`. `Some(None)` is `null`, and so is `None` outside of fields.
impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self, to: &mut Writer) {
        match self {
            Some(value) => {
                to.keep_null();
                value.to_json(to);
            }
            None => to.absent(),
        }
    }
}

impl<T: ToJson> ToJson for [T] {
    fn to_json(&self, to: &mut Writer) {
        to.open(b'[', self.len());
        for element in self {
            to.comma();
            element.to_json(to);
        }
        to.close(b']');
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self, to: &mut Writer) {
        self.as_slice().to_json(to);
    }
}

impl<T: ToJson + ?Sized> ToJson for Box<T> {
    fn to_json(&self, to: &mut Writer) {
        (**self).to_json(to);
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn to_json(&self, to: &mut Writer) {
        (**self).to_json(to);
    }
}

/// Writes the text of a [`Secret`], or of an `Option` or list of secrets.
///
/// Name this function in a table of [`to_json!`](crate::to_json).
///
/// ```
/// use pipeshub_core::json::{RawJson, exposed};
/// use pipeshub_core::{Secret, to_json};
///
/// struct Login {
///     password: Secret,
/// }
/// to_json! { Login { password = "password<8,," with exposed } }
///
/// let login = Login { password: "long enough".into() };
/// assert_eq!(RawJson::write(&login)?.as_str(), r#"{"password":"long enough"}"#);
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
pub fn exposed<T: Exposed>(secret: &T, to: &mut Writer) {
    secret.write(to);
}

/// A type that [`exposed`] writes. This trait is sealed.
#[doc(hidden)]
pub trait Exposed: sealed::Write {}

impl<T: sealed::Write> Exposed for T {}

mod sealed {
    use super::{Secret, ToJson, Writer};

    pub trait Write {
        fn write(&self, to: &mut Writer);
    }

    struct Open<'a, T>(&'a T);

    impl<T: Write> ToJson for Open<'_, T> {
        fn to_json(&self, to: &mut Writer) {
            self.0.write(to);
        }
    }

    impl Write for Secret {
        fn write(&self, to: &mut Writer) {
            to.string(self.expose());
        }
    }

    impl<T: Write> Write for Option<T> {
        fn write(&self, to: &mut Writer) {
            self.as_ref().map(Open).to_json(to);
        }
    }

    impl<T: Write> Write for Vec<T> {
        fn write(&self, to: &mut Writer) {
            self.iter().map(Open).collect::<Vec<_>>().to_json(to);
        }
    }
}

//! JSON that is kept as text.

use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::index::Index;
use super::limits::Measured;
use super::problem::{Problem, describe_error};
use super::reader::{FromJson, Reader};
use super::writer::{ToJson, Writer};

/// A JSON value of any shape as text, for the open objects of the API.
///
/// `Debug` prints no part of the text, which may contain secrets.
///
/// ```
/// use pipeshub_core::json::RawJson;
///
/// #[derive(serde::Deserialize, serde::Serialize)]
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// let json = RawJson::new(r#" {"x":1,"y":2.5} "#)?;
/// let point: Point = json.decode()?;
/// assert_eq!((json.as_str(), point.y), (r#"{"x":1,"y":2.5}"#, 2.5));
/// assert_eq!(RawJson::encode(&point)?.as_str(), r#"{"x":1.0,"y":2.5}"#);
/// # Ok::<(), pipeshub_core::json::InvalidJson>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// Checks that a text is JSON, and drops the blanks around it.
    ///
    /// # Errors
    ///
    /// The text is not JSON, or it is nested more than 127 deep.
    pub fn new(text: impl AsRef<str>) -> Result<Self, InvalidJson> {
        let text = text.as_ref().as_bytes();
        match Index::new(text) {
            Ok(index) => Ok(Self(index.source(0).into())),
            Err(error) => Err(InvalidJson(Problem::Syntax(error).describe(text, None))),
        }
    }

    /// Returns the JSON of a type with [`ToJson`].
    ///
    /// # Errors
    ///
    /// A value exceeds the limits of its field, is a float that is not finite, or is refused by its
    /// own [`ToJson`]. The error names the field, if there is one.
    pub fn write<T: ToJson + ?Sized>(value: &T) -> Result<Self, InvalidJson> {
        let mut writer = Writer::new();
        value.to_json(&mut writer);
        let text = writer.finish().map_err(InvalidJson)?;
        match String::from_utf8(text) {
            Ok(text) => Ok(Self(text.into())),
            Err(_) => Err(InvalidJson("it is not UTF-8".into())),
        }
    }

    /// Returns the JSON of a type with `Serialize`.
    ///
    /// # Errors
    ///
    /// The type cannot be written as JSON, such as a map whose keys are lists.
    pub fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Self, InvalidJson> {
        match serde_json::to_string(value) {
            Ok(text) => Ok(Self(text.into())),
            Err(_) => Err(InvalidJson("it cannot be written as JSON".into())),
        }
    }

    /// The unchanged text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Decodes a type with `Deserialize`, as `serde_json` does.
    ///
    /// # Errors
    ///
    /// The text does not fit the type. The error contains the line and column, and no value.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, InvalidJson> {
        serde_json::from_str(&self.0).map_err(|error| InvalidJson(describe_error(&error)))
    }

    /// Reads a type with [`FromJson`].
    ///
    /// # Errors
    ///
    /// The text does not fit the type. The error names the field, and contains no value.
    pub fn read<T: FromJson>(&self) -> Result<T, InvalidJson> {
        let mut reader = Reader::new(self.0.as_bytes(), None);
        let value = T::from_json(&mut reader);
        match reader.finish() {
            None => Ok(value),
            Some(problem) => Err(InvalidJson(problem)),
        }
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RawJson(..)")
    }
}

impl FromJson for RawJson {
    fn from_json(from: &mut Reader<'_>) -> Self {
        if from.is_missing() {
            from.refuse();
        }
        Self(from.source().into())
    }
}

/// For `serde_json` alone, which inserts the text as it is.
impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serde_json::from_str::<&RawValue>(&self.0) {
            Ok(value) => value.serialize(serializer),
            Err(_) => Err(serde::ser::Error::custom("it is not JSON")),
        }
    }
}

/// For `serde_json`, which keeps the text as it is.
impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Box::<RawValue>::deserialize(deserializer)?;
        Self::new(value.get()).map_err(serde::de::Error::custom)
    }
}

impl ToJson for RawJson {
    fn to_json(&self, to: &mut Writer) {
        to.scalar(&self.0, Measured::Json(&self.0));
    }
}

/// The error of a text that is not JSON or does not fit a type. It contains no value of the text.
///
/// ```
/// use pipeshub_core::json::RawJson;
///
/// let error = RawJson::new("[1,\n2,]").unwrap_err();
/// assert_eq!(error.to_string(), "it is not JSON (line 2, column 3)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidJson(Cow<'static, str>);

impl fmt::Display for InvalidJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidJson {}

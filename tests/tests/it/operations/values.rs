//! Conversions between JSON values and the SDK's types, and a call of each function.
//!
//! The build script writes the conversions of the SDK's own types, see `tests/build/sdk.rs`.

use std::fmt::Debug;

use pipeshub_core::json::{Map, RawJson};
use pipeshub_core::{BoxFuture, Download, Error, Opening, Part, PipeshubCore, Reply, Secret};
use serde_json::Value;

/// A type that is made from JSON, as an argument.
pub(crate) trait FromValue {
    /// Panics if the value has another type.
    fn from_value(value: &Value) -> Self;
}

/// A type that becomes JSON, as a response. Secrets are exposed.
pub(crate) trait ToValue {
    fn to_value(&self) -> Value;
}

/// The request as `Debug` prints it, and the result of its call: the value, and the value as
/// `Debug` prints it.
pub(crate) type Called<'a> = BoxFuture<'a, (String, Result<(Value, String), Error>)>;

/// A function of the SDK.
pub(crate) struct Function {
    pub(crate) name: &'static str,
    /// Calls the function with arguments by their names in Rust.
    pub(crate) call: for<'a> fn(&'a PipeshubCore, &Value) -> Called<'a>,
}

include!(concat!(env!("OUT_DIR"), "/operations.rs"));

/// Returns the function of this name, if the suite can call it.
pub(crate) fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

pub(super) fn called<'a, R, T>(
    core: &'a PipeshubCore,
    arguments: &Value,
    function: fn(&'a PipeshubCore, R) -> Reply<'a, T>,
) -> Called<'a>
where
    R: FromValue + Debug,
    T: ToValue + Debug + Send + 'static,
{
    let request = R::from_value(arguments);
    let printed = format!("{request:?}\n{request:#?}");
    finished(printed, function(core, request))
}

fn finished<T>(printed: String, reply: Reply<'_, T>) -> Called<'_>
where
    T: ToValue + Debug + Send + 'static,
{
    Box::pin(async move {
        let result = reply.await.map(|response| {
            let value = response.into_inner();
            (value.to_value(), format!("{value:?}\n{value:#?}"))
        });
        (printed, result)
    })
}

fn opened<'a, R>(
    core: &'a PipeshubCore,
    arguments: &Value,
    function: fn(&'a PipeshubCore, R) -> Opening<'a, Download>,
) -> Called<'a>
where
    R: FromValue + Debug,
{
    let request = R::from_value(arguments);
    let printed = format!("{request:?}\n{request:#?}");
    downloaded(printed, function(core, request))
}

/// Returns the bytes of a download as text.
fn downloaded(printed: String, opening: Opening<'_, Download>) -> Called<'_> {
    Box::pin(async move {
        let result = async {
            let mut download = opening.await?;
            let bytes = download.bytes(1 << 20).await?;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Ok((text.into(), format!("{download:?}\n{download:#?}")))
        };
        (printed, result.await)
    })
}

pub(super) fn required<T: FromValue>(object: &Value, name: &str) -> T {
    T::from_value(
        object
            .get(name)
            .unwrap_or_else(|| panic!("`{name}` is missing")),
    )
}

pub(super) fn optional<T: FromValue>(object: &Value, name: &str) -> Option<T> {
    let value = object.get(name).filter(|value| !value.is_null());
    value.map(T::from_value)
}

/// Returns JSON as it is, so that `null` is sent.
fn given(object: &Value, name: &str) -> Option<RawJson> {
    object.get(name).map(RawJson::from_value)
}

#[allow(clippy::option_option, reason = "that is the type of such a field")]
fn clearable<T: FromValue>(object: &Value, name: &str) -> Option<Option<T>> {
    object.get(name).map(Option::from_value)
}

pub(super) fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}

/// Returns the value that tells the variants apart.
fn variant<'v>(object: &Value, values: &[&'v str]) -> &'v str {
    let fields = object.as_object().expect("an object");
    let found = values
        .iter()
        .find(|of| fields.values().any(|value| value == *of));
    found.expect("one of the variants")
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Self {
        value
            .as_bool()
            .unwrap_or_else(|| panic!("no flag: {value}"))
    }
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Self {
        let digits = || value.as_str()?.parse().ok();
        value
            .as_i64()
            .or_else(digits)
            .unwrap_or_else(|| panic!("no whole number: {value}"))
    }
}

impl FromValue for f64 {
    fn from_value(value: &Value) -> Self {
        value
            .as_f64()
            .unwrap_or_else(|| panic!("no number: {value}"))
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Self {
        text(value)
    }
}

impl FromValue for Secret {
    fn from_value(value: &Value) -> Self {
        text(value).into()
    }
}

impl FromValue for RawJson {
    fn from_value(value: &Value) -> Self {
        Self::new(value.to_string()).expect("a value of serde_json is valid")
    }
}

/// A file is an object with its `name`, `type` and `content`.
impl FromValue for Part {
    fn from_value(value: &Value) -> Self {
        Self::bytes(text(&value["content"]))
            .file_name(text(&value["name"]))
            .content_type(text(&value["type"]))
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Self {
        (!value.is_null()).then(|| T::from_value(value))
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: &Value) -> Self {
        let items = value
            .as_array()
            .unwrap_or_else(|| panic!("no list: {value}"));
        items.iter().map(T::from_value).collect()
    }
}

impl<T: FromValue> FromValue for Map<T> {
    fn from_value(value: &Value) -> Self {
        let entries = value
            .as_object()
            .unwrap_or_else(|| panic!("no object: {value}"));
        entries
            .iter()
            .map(|(name, value)| (name.as_str(), T::from_value(value)))
            .collect()
    }
}

impl ToValue for () {
    fn to_value(&self) -> Value {
        Value::Null
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value {
        (*self).into()
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value {
        (*self).into()
    }
}

impl ToValue for f64 {
    fn to_value(&self) -> Value {
        (*self).into()
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value {
        self.as_str().into()
    }
}

impl ToValue for Secret {
    fn to_value(&self) -> Value {
        self.expose().into()
    }
}

impl ToValue for RawJson {
    fn to_value(&self) -> Value {
        serde_json::from_str(self.as_str()).expect("the SDK keeps valid JSON only")
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value {
        self.iter().map(T::to_value).collect()
    }
}

impl<T: ToValue> ToValue for Map<T> {
    fn to_value(&self) -> Value {
        self.iter()
            .map(|(name, value)| (name.to_owned(), value.to_value()))
            .collect()
    }
}

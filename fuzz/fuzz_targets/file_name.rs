//! The name of a download is safe to use in a folder, whatever its header contains.
#![no_main]

use std::path::{Component, Path};

use libfuzzer_sys::fuzz_target;
use pipeshub_core::http::{HeaderValue, Response};
use pipeshub_core::{Call, Download, Operation, PipeshubCore, transport_fn};
use pipeshub_fuzz::now;

static READ: Operation = Operation::get("getFile", "/file");

fuzz_target!(|input: &[u8]| {
    let Ok(value) = HeaderValue::from_bytes(input) else {
        return;
    };
    let transport = transport_fn(move |_| {
        Response::builder()
            .header("content-disposition", &value)
            .body("")
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let download: Download = now(core.open(Call::new(&READ))).unwrap();
    if let Some(name) = download.file_name() {
        let mut components = Path::new(&name).components();
        assert!(matches!(components.next(), Some(Component::Normal(_))));
        assert!(components.next().is_none(), "{name:?}");
        let is_unsafe = |c: char| c.is_control() || "/\\:".contains(c);
        assert!(!name.contains(is_unsafe), "{name:?}");
        assert!(!name.ends_with(['.', ' ']), "{name:?}");
    }
});

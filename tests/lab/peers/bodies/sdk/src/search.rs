//! A response of 600 kB, many times.

mod found;
mod question;

use found::Found;
use pipeshub_core::{Operation, PipeshubCore, RawReply};

static SEARCH: Operation = Operation::post("search", "/search/{plan}");

struct Api(PipeshubCore);

impl harness::Caller for Api {
    async fn call(&mut self) -> usize {
        let found = self.0.call(question::ask(&SEARCH), RawReply::read::<Found>);
        found.await.expect("a response").into_inner().sum()
    }
}

fn main() {
    let core = question::core().expect("a core");
    harness::run(|| async { Api(core.clone()) });
}

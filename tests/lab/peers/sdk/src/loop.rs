//! The SDK's call, many times: one core for all callers.

use pipeshub_core::PipeshubCore;
use pipeshub_funcs::connector_oauth::GetOAuthAuthorizationUrlRequest;
use pipeshub_funcs::connector_oauth_get_oauth_authorization_url;

struct Api {
    core: PipeshubCore,
    connector_id: String,
}

impl harness::Caller for Api {
    async fn call(&mut self) -> usize {
        let request = GetOAuthAuthorizationUrlRequest::new(&*self.connector_id);
        let authorization = connector_oauth_get_oauth_authorization_url(&self.core, request).await;
        authorization
            .expect("a response")
            .authorization_url
            .as_str()
            .len()
    }
}

fn main() {
    let core = PipeshubCore::from_env().expect("a core");
    let connector_id = std::env::args().nth(1).expect("the connector's id");
    harness::run(|| async {
        Api {
            core: core.clone(),
            connector_id: connector_id.clone(),
        }
    });
}

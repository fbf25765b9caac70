//! Credentials for many servers.

use pipeshub_core::{PipeshubCore, RequestOptions, Security};

use crate::common::authorize;

use super::server::{ID, SECRET, Server};

fn handle(core: &PipeshubCore, security: &Security, number: usize) -> PipeshubCore {
    let options = RequestOptions::new()
        .server_url(format!("https://tenant-{number}.example/api/v1"))
        .security(security.clone());
    core.with_options(options).unwrap()
}

#[tokio::test(start_paused = true)]
async fn handle_with_thousands_of_other_servers_keeps_its_token() {
    let server = Server::default();
    let security = Security::client_credentials(ID, SECRET);
    let core = server.core();
    let kept: Vec<_> = (0..3)
        .map(|number| handle(&core, &security, number))
        .collect();
    for core in &kept {
        authorize(core).await.unwrap();
    }
    for number in 3..3000 {
        authorize(&handle(&core, &security, number)).await.unwrap();
    }
    assert_eq!(server.token_request_count(), 3000);
    for (number, core) in kept.iter().enumerate() {
        authorize(core).await.unwrap();
        // Another handle with the same server shares the token.
        authorize(&handle(&core.clone(), &security, number))
            .await
            .unwrap();
        let tokens = server.tokens();
        let expected = format!("token-{}", number + 1);
        assert_eq!(tokens[tokens.len() - 2..], [expected.clone(), expected]);
    }
    assert_eq!(server.token_request_count(), 3000);
}

#[tokio::test(start_paused = true)]
async fn tokens_of_the_last_servers_are_kept_without_a_handle() {
    let server = Server::default();
    let security = Security::client_credentials(ID, SECRET);
    let core = server.core();
    for _ in 0..3 {
        for number in 0..200 {
            authorize(&handle(&core, &security, number)).await.unwrap();
        }
    }
    assert_eq!(server.token_request_count(), 200);
}

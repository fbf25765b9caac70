//! Where the browser comes back.

use std::net::Ipv6Addr;

use super::*;

#[tokio::test]
async fn localhost_is_reached_by_either_address() {
    for host in ["127.0.0.1", "[::1]"] {
        let port = free_port();
        if host == "[::1]" && TcpListener::bind((Ipv6Addr::LOCALHOST, port)).is_err() {
            continue;
        }
        let base = format!("http://localhost:{port}");
        let emulator = Emulator::builder()
            .redirect_base(base)
            .start()
            .await
            .unwrap();
        let arguments = ["connect", fixtures::READY, "--no-browser", "--json"];
        let (child, url) = waiting(&mut program(&emulator, &arguments)).await;
        let redirect = emulator.grant(&url).unwrap();
        let page = browse(&redirect.replace("localhost", host)).await;
        assert!(page.contains("<h1>Connected</h1>"), "{host}: {page}");
        Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    }
}

#[tokio::test]
async fn localhost_that_another_program_has_half_of_is_refused_before_consent() {
    let others = [
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)),
        TcpListener::bind((Ipv6Addr::LOCALHOST, 0)),
    ];
    for other in others.into_iter().flatten() {
        let port = other.local_addr().unwrap().port();
        let emulator = Emulator::builder()
            .redirect_base(format!("http://localhost:{port}"))
            .start()
            .await
            .unwrap();
        let listen = format!("localhost:{port}");
        for more in [&[][..], &["--listen", &listen]] {
            let mut connect = program(&emulator, &["connect", fixtures::READY, "--no-browser"]);
            let taken = ended(connect.args(more)).await.with_status(1);
            let address = other.local_addr().unwrap().to_string();
            assert!(taken.stderr.contains(&address), "{}", taken.stderr);
            assert!(!taken.stderr.contains("state="), "{}", taken.stderr);
        }
    }
}

#[tokio::test]
async fn redirect_to_pipeshubs_own_page_on_this_machine_is_recognised() {
    let emulator = Emulator::builder().start().await.unwrap();
    let port = emulator.address().port();
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        emulator.set_redirect_base(format!("http://{host}:{port}"));
        for listen in [&[][..], &["--listen", "127.0.0.1:0"]] {
            let mut connect = program(
                &emulator,
                &["connect", fixtures::READY, "--no-browser", "--json"],
            );
            let page = ended(connect.args(listen)).await.with_status(3);
            let error = &page.json()["error"];
            assert!(
                error["message"]
                    .as_str()
                    .unwrap()
                    .contains("PipesHub's own page"),
                "{error}"
            );
            let config = format!(
                "{}/connectors/{}/config/auth",
                emulator.server_url(),
                fixtures::READY
            );
            let advice = error["advice"].as_str().unwrap();
            for word in ["oauthConfigId", "baseUrl", &config] {
                assert!(
                    advice.contains(word) && page.stderr.contains(word),
                    "{advice}"
                );
            }
        }
    }
}

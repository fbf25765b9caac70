//! Redirect URLs on loopback addresses of this machine.

use std::net::Ipv6Addr;

use super::*;

#[tokio::test]
async fn redirect_to_localhost_arrives_at_either_address() {
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
async fn localhost_with_one_address_in_use_fails_before_consent() {
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
        for options in [&[][..], &["--listen", &listen]] {
            let mut connect = program(&emulator, &["connect", fixtures::READY, "--no-browser"]);
            let refused = ended(connect.args(options)).await.with_status(1);
            let address = other.local_addr().unwrap().to_string();
            assert!(refused.stderr.contains(&address), "{}", refused.stderr);
            assert!(!refused.stderr.contains("state="), "{}", refused.stderr);
        }
    }
}

#[tokio::test]
async fn redirect_url_of_pipeshubs_own_page_is_refused_with_advice() {
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

/// Starts a server that returns this head and a page for every request, as PipesHub's web app does.
async fn page_server(head: &'static str) -> u16 {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                match stream.read_u8().await {
                    Ok(byte) => request.push(byte),
                    Err(_) => break,
                }
            }
            // The request contains no code and no state.
            assert!(!request.contains(&b'?'));
            let _ = stream
                .write_all(format!("{head}\r\nConnection: close\r\n\r\n<p>").as_bytes())
                .await;
        }
    });
    port
}

#[tokio::test]
async fn redirect_url_of_a_web_page_is_refused_as_pipeshubs_own_page() {
    for (head, status) in [
        (
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8",
            3,
        ),
        ("HTTP/1.1 404 Not Found\r\nContent-Type: text/html", 1),
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json", 1),
        ("SSH-2.0-OpenSSH", 1),
    ] {
        let port = page_server(head).await;
        for host in ["127.0.0.1", "localhost"] {
            let base = format!("http://{host}:{port}");
            let emulator = Emulator::builder()
                .redirect_base(base)
                .start()
                .await
                .unwrap();
            let mut connect = program(&emulator, &["connect", fixtures::READY, "--no-browser"]);
            let refused = ended(&mut connect).await.with_status(status);
            assert_eq!(
                refused.stderr.contains("PipesHub's own page"),
                status == 3,
                "{}",
                refused.stderr
            );
            assert!(!refused.stderr.contains("state="), "{}", refused.stderr);
        }
    }
}

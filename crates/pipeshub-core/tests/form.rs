//! Forms over the default transport and over a transport of the test.

use std::time::Duration;

use pipeshub_core::{Call, ErrorKind, Form, Operation, Part, PipeshubCore};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

static UPLOAD: Operation = Operation::post("upload", "/upload");

#[tokio::test]
async fn early_response_while_sending_is_the_error_of_the_call() {
    for (status, closes) in [(401, true), (413, true), (400, false), (413, false)] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = [0; 512];
            let _ = stream.read(&mut head).await.unwrap();
            let body = r#"{"error":{"code":"EARLY","message":"m"}}"#;
            let response = format!(
                "HTTP/1.1 {status} Early\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(response.as_bytes()).await.unwrap();
            if closes {
                // Unread bytes make the system reset the connection.
                drop(stream);
                return None;
            }
            Some(stream)
        });
        let core = PipeshubCore::builder()
            .server_url(&url)
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        let form = Form::new().part(
            "files",
            Part::bytes(vec![b'x'; 64 << 20]).file_name("a.txt"),
        );
        let error = core
            .execute(Call::new(&UPLOAD).form(form))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status, "{error}");
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.code(), Some("EARLY"));
        drop(server.await.unwrap());
    }
}

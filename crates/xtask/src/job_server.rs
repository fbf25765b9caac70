//! A server on loopback that knows one connector.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use crate::Result;

pub(crate) struct JobServer {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl JobServer {
    pub(crate) const AUTHORIZATION_URL: &str = "https://idp.example/auth?client_id=c&state=s%3D%3D";

    pub(crate) fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopped);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                // A client that leaves early is its own affair; the program's output is what is checked.
                let _ = stream.and_then(|stream| answer(&stream));
            }
        });
        Ok(Self { address, stopped, thread: Some(thread) })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/api/v1", self.address)
    }
}

impl Drop for JobServer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread from its wait.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(mut stream: &TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let (status, body) = if request.starts_with("GET /api/v1/connectors/known/oauth/authorize ") {
        let url = JobServer::AUTHORIZATION_URL;
        ("200 OK", format!(r#"{{"success":true,"authorizationUrl":"{url}","state":"s=="}}"#))
    } else {
        ("404 Not Found", r#"{"error":{"code":"HTTP_NOT_FOUND","message":"unknown connector"}}"#.to_owned())
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(format!("{head}{body}").as_bytes())
}

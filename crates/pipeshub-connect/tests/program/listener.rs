//! The listener under load from other programs of this machine.

use super::*;

#[tokio::test]
async fn redirect_after_silent_connections_is_received() {
    let (emulator, port) = emulator().await;
    let arguments = ["connect", fixtures::READY, "--no-browser", "--json"];
    let (child, url) = waiting(&mut program(&emulator, &arguments)).await;
    let (slow, silent) = silent_connections(port, 200).await;
    slow.assert_open().await;
    let page = browse(&emulator.grant(&url).unwrap()).await;
    assert!(page.contains("<h1>Connected</h1>"), "{page}");
    Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    drop(silent);
}

/// A connection that has sent a part of a request.
struct SlowConnection(TcpStream);

impl SlowConnection {
    const REQUEST: &[u8] = b"GET /favicon.ico HTTP/1.1\r\n\r\n";

    async fn begin(port: u16) -> Self {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await;
        let mut stream = stream.unwrap();
        stream.write_all(&Self::REQUEST[..7]).await.unwrap();
        Self(stream)
    }

    /// Sends the rest of the request, which the listener refuses.
    async fn assert_open(self) {
        let mut stream = self.0;
        let sent = stream.write_all(&Self::REQUEST[7..]).await;
        let mut response = String::new();
        let read = stream.read_to_string(&mut response).await;
        assert!(
            response.starts_with("HTTP/1.1 404 "),
            "{sent:?} {read:?} {response}"
        );
    }
}

/// Opens silent connections after a slow one, and waits until the listener closes the first of them.
///
/// Time limits would close the slow connection first, since it is older. So if the slow connection
/// is open afterwards, the listener closed a silent one for another connection.
async fn silent_connections(port: u16, count: usize) -> (SlowConnection, Vec<TcpStream>) {
    let slow = SlowConnection::begin(port).await;
    // After this response, the listener has read the part of the slow request. The pause separates
    // the time limits.
    let refused = browse(&format!("http://127.0.0.1:{port}/favicon.ico")).await;
    assert!(refused.starts_with("HTTP/1.1 404 "), "{refused}");
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut silent = Vec::new();
    for _ in 0..count {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await;
        silent.push(stream.unwrap());
    }
    assert_eq!(silent[0].read(&mut [0]).await.unwrap(), 0);
    (slow, silent)
}

#[cfg(unix)]
#[tokio::test]
async fn redirect_after_a_lack_of_file_descriptors_is_received() {
    let (emulator, port) = emulator().await;
    let connect = program(&emulator, &[]);
    let connect = connect.as_std();
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "ulimit -n 20 && exec \"$@\"", "sh"])
        .arg(connect.get_program())
        .args(["connect", fixtures::READY, "--no-browser", "--json"])
        .envs(
            connect
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let (child, url) = waiting(&mut limited).await;
    // The listener reads more than 31 connections at once. It closed a silent one since no file
    // descriptor was left for another one.
    let (slow, silent) = silent_connections(port, 30).await;
    slow.assert_open().await;
    let page = browse(&emulator.grant(&url).unwrap()).await;
    assert!(page.contains("<h1>Connected</h1>"), "{page}");
    let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(done.json()["confirmed"], true);
    drop(silent);
}

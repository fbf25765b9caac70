//! The listener under load from other programs of this machine.

use super::*;

#[tokio::test]
async fn redirect_after_silent_connections_is_received() {
    let (emulator, port) = emulator().await;
    let arguments = ["connect", fixtures::READY, "--no-browser", "--json"];
    let (child, url) = waiting(&mut program(&emulator, &arguments)).await;
    let mut silent = Vec::new();
    for _ in 0..200 {
        silent.push(
            TcpStream::connect((Ipv4Addr::LOCALHOST, port))
                .await
                .unwrap(),
        );
    }
    let page = browse(&emulator.grant(&url).unwrap()).await;
    assert!(page.contains("<h1>Connected</h1>"), "{page}");
    Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    // The listener closed the first connections for later ones, and not because of the timeout.
    assert_eq!(silent[0].read(&mut [0]).await.unwrap(), 0);
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
    let mut silent = Vec::new();
    for _ in 0..30 {
        silent.push(
            TcpStream::connect((Ipv4Addr::LOCALHOST, port))
                .await
                .unwrap(),
        );
    }
    // The listener reads more than 30 connections at once. It closed this one since no file
    // descriptor was left for another one.
    assert_eq!(silent[0].read(&mut [0]).await.unwrap(), 0);
    let page = browse(&emulator.grant(&url).unwrap()).await;
    assert!(page.contains("<h1>Connected</h1>"), "{page}");
    let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(done.json()["confirmed"], true);
}

//! The listener under load that others on the machine can make.

use super::*;

#[tokio::test]
async fn silent_connections_do_not_hold_the_redirect_up() {
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
    // The first ones were closed for the later ones, and not for having been silent too long.
    assert_eq!(silent[0].read(&mut [0]).await.unwrap(), 0);
}

#[cfg(unix)]
#[tokio::test]
async fn too_many_open_files_are_waited_out() {
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
    // Fewer than the listener reads at once: no file was left for one of them.
    assert_eq!(silent[0].read(&mut [0]).await.unwrap(), 0);
    let page = browse(&emulator.grant(&url).unwrap()).await;
    assert!(page.contains("<h1>Connected</h1>"), "{page}");
    let done = Ended::new(child.wait_with_output().await.unwrap()).with_status(0);
    assert_eq!(done.json()["confirmed"], true);
}

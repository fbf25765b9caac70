//! The programs whose sizes are measured, and their tables.

use crate::peers::{ATTOHTTPC, CONNECTION, FLOOR, Peer, REQWEST, REQWEST_SMALLEST, SDK, UREQ};

pub(crate) struct Program {
    pub(crate) peer: Peer,
    pub(crate) bin: &'static str,
    /// The name of the program to compare with: the one by hand, or the one of which this is a
    /// change.
    pub(crate) against: &'static str,
    pub(crate) base: &'static str,
    pub(crate) tables: &'static [Table],
    /// The label of its bar in the chart, if it has one.
    pub(crate) bar: Option<&'static str>,
    /// Overrides of the profile, and arguments for the compiler.
    pub(crate) config: &'static [&'static str],
    pub(crate) rustc: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// The same job on several clients. They are built from nothing, to measure the build time.
    Clients,
    /// The rows that the README shows.
    Summary,
    /// The bytes that a feature or a setting of the SDK adds or saves.
    Choices,
    /// The effect of a profile or of the linker.
    Builds,
}

pub(crate) const FLOOR_13: Peer = Peer {
    name: "by hand, TLS 1.3 only",
    package: "floor",
    features: "tls",
};
pub(crate) const FLOOR_PLAIN: Peer = Peer {
    name: "by hand, no TLS",
    package: "floor",
    features: "",
};
pub(crate) const ALL_COMPILED: Peer = sdk(
    "every operation compiled, one called",
    "ring,webpki-roots,tls12,all",
);
const BUILDER: Peer = sdk(
    "the same, made with the builder and not by `from_env`",
    "ring,webpki-roots,tls12",
);

/// The smallest choice that still reaches public servers.
const SMALLEST_TLS: &str = "`ring-compact` for `ring`, and without `tls12`";

const fn sdk(name: &'static str, features: &'static str) -> Peer {
    Peer {
        name,
        package: "sdk",
        features,
    }
}

const OURS: Option<&str> = Some("this SDK, one operation");
const BY_HAND: Option<&str> = Some("by hand on hyper-util");

/// A client to compare with the floor.
const fn client(peer: Peer, bar: Option<&'static str>) -> Program {
    Program {
        peer,
        bin: peer.package,
        against: FLOOR.name,
        base: FLOOR.name,
        tables: &[Table::Clients],
        bar,
        config: &[],
        rustc: &[],
    }
}

/// The SDK with a choice that differs from `base`.
const fn choice(
    name: &'static str,
    bin: &'static str,
    features: &'static str,
    base: Peer,
) -> Program {
    Program {
        bin,
        base: base.name,
        tables: &[Table::Choices],
        ..client(sdk(name, features), None)
    }
}

/// `examples/minimal.rs`, compiled or linked in another way.
const fn build(
    name: &'static str,
    config: &'static [&'static str],
    rustc: &'static [&'static str],
) -> Program {
    let peer = sdk(name, SDK.features);
    Program {
        base: SDK.name,
        tables: &[Table::Builds],
        config,
        rustc,
        ..client(peer, None)
    }
}

/// All programs. Those of a table are in the table's order, and each is after its base.
pub(crate) const PROGRAMS: &[Program] = &[
    Program {
        tables: &[Table::Clients, Table::Summary, Table::Choices],
        ..client(FLOOR, BY_HAND)
    },
    Program {
        tables: &[
            Table::Clients,
            Table::Summary,
            Table::Choices,
            Table::Builds,
        ],
        ..client(SDK, OURS)
    },
    client(CONNECTION, Some("by hand on hyper, no pool")),
    Program {
        tables: &[Table::Clients, Table::Summary],
        ..client(UREQ, Some(UREQ.name))
    },
    Program {
        tables: &[Table::Clients, Table::Summary],
        ..client(REQWEST_SMALLEST, Some(REQWEST_SMALLEST.name))
    },
    client(REQWEST, Some(REQWEST.name)),
    client(ATTOHTTPC, Some("attohttpc (aws-lc-rs)")),
    choice(ALL_COMPILED.name, "sdk", ALL_COMPILED.features, SDK),
    choice(
        "through `Pipeshub`",
        "client",
        "ring,webpki-roots,tls12,class",
        SDK,
    ),
    choice(BUILDER.name, "choices", BUILDER.features, SDK),
    choice(
        "and `handleOAuthCallback` called",
        "choices",
        "ring,webpki-roots,tls12,callback",
        BUILDER,
    ),
    choice(
        "and `getConnectorConfig` called",
        "choices",
        "ring,webpki-roots,tls12,config",
        BUILDER,
    ),
    choice(
        "and `getConnectorInstance` called",
        "choices",
        "ring,webpki-roots,tls12,instance",
        BUILDER,
    ),
    choice(
        "and `wait_until_authenticated` called",
        "choices",
        "ring,webpki-roots,tls12,wait",
        BUILDER,
    ),
    choice(
        "`native-roots` for `webpki-roots`",
        "choices",
        "ring,native-roots,tls12",
        BUILDER,
    ),
    choice(
        "`platform-verifier` for `webpki-roots`",
        "choices",
        "ring,platform-verifier,tls12",
        BUILDER,
    ),
    choice(
        "`ring-compact` for `ring`",
        "choices",
        "ring-compact,webpki-roots,tls12",
        BUILDER,
    ),
    choice(
        "`aws-lc-rs` for `ring`",
        "choices",
        "aws-lc-rs,webpki-roots,tls12",
        BUILDER,
    ),
    choice(
        "`blocking` for a runtime of its own",
        "choices",
        "ring,webpki-roots,tls12,blocking",
        BUILDER,
    ),
    choice(
        "`client-credentials`, from the environment",
        "choices",
        "ring,webpki-roots,tls12,client-credentials",
        BUILDER,
    ),
    choice(
        "`tracing` on, nobody listening",
        "choices",
        "ring,webpki-roots,tls12,tracing",
        BUILDER,
    ),
    choice(
        "`proxy`, from the environment",
        "choices",
        "ring,webpki-roots,tls12,proxy",
        BUILDER,
    ),
    Program {
        against: FLOOR_13.name,
        base: FLOOR.name,
        tables: &[Table::Choices],
        ..client(FLOOR_13, BY_HAND)
    },
    Program {
        against: FLOOR_13.name,
        bar: OURS,
        ..choice("without `tls12`", "sdk", "ring,webpki-roots", SDK)
    },
    Program {
        against: FLOOR_13.name,
        bar: Some("this SDK, ring-compact"),
        ..choice(
            SMALLEST_TLS,
            "choices",
            "ring-compact,webpki-roots",
            BUILDER,
        )
    },
    Program {
        against: FLOOR_PLAIN.name,
        base: FLOOR.name,
        tables: &[Table::Choices],
        ..client(FLOOR_PLAIN, BY_HAND)
    },
    Program {
        against: FLOOR_PLAIN.name,
        bar: OURS,
        ..choice("`hyper` alone: no TLS", "sdk", "", SDK)
    },
    build("`opt-level = \"s\"`", &["profile.min.opt-level=\"s\""], &[]),
    build("`opt-level = 3`", &["profile.min.opt-level=3"], &[]),
    build(
        "`panic = \"unwind\"`",
        &["profile.min.panic=\"unwind\""],
        &[],
    ),
    build("linker arguments", &[], LINKER),
    build("linker arguments, and `discard.ld`", &[], LINKER_AND_SCRIPT),
];

/// Linker options: identical functions are merged, there is no build id, read-only data after
/// start-up has no page of its own, relocations are packed, and the linker merges the ends of
/// strings, too.
const LINKER: &[&str] = &[
    "-Clink-arg=-Wl,--icf=all",
    "-Clink-arg=-Wl,--build-id=none",
    "-Clink-arg=-Wl,-z,norelro",
    "-Clink-arg=-Wl,-z,pack-relative-relocs",
    "-Clink-arg=-Wl,-O2",
];

const LINKER_AND_SCRIPT: &[&str] = &[
    LINKER[0],
    LINKER[1],
    LINKER[2],
    LINKER[3],
    LINKER[4],
    "-Clink-arg=-Wl,--no-eh-frame-hdr",
    "-Clink-arg=-Wl,-T,discard.ld",
];

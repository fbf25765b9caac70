//! Writes the parts of the suites that are the same for each row and each operation.
//!
//! Two suites have a test per row of the table: `conformance` for all rows, and
//! `emulator_conformance` for the responses that the emulator sends by itself. The suite
//! `operations` has a call of each function of the SDK, see [`sdk`].

#[path = "build/sdk.rs"]
mod sdk;

use std::path::Path;
use std::{env, fs};

const TABLE: &str = "fixtures/rows.tsv";

fn main() {
    println!("cargo::rerun-if-changed={TABLE}");
    let table = fs::read_to_string(TABLE).expect("the table of rows");
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<_> = lines.next().expect("a head").split('\t').collect();
    let emulator = columns.iter().position(|column| *column == "emulator");
    let emulator = emulator.expect("a column for the emulator");
    let rows: Vec<Vec<_>> = lines.map(|line| line.split('\t').collect()).collect();
    write("conformance.rs", rows.iter().map(|row| row[0]));
    let by_itself = rows.iter().filter(|row| row[emulator] == "yes");
    write("emulator_conformance.rs", by_itself.map(|row| row[0]));
    write_file("operations.rs", &sdk::calls());
}

/// Returns a call of the suite's macro `rows!`, which defines a test for each name.
fn write<'a>(file: &str, names: impl Iterator<Item = &'a str>) {
    let names = names.collect::<Vec<_>>().join(",\n    ");
    write_file(file, &format!("rows! {{\n    {names},\n}}\n"));
}

fn write_file(file: &str, text: &str) {
    let folder = env::var_os("OUT_DIR").expect("cargo runs this");
    fs::write(Path::new(&folder).join(file), text).expect("a folder to write to");
}

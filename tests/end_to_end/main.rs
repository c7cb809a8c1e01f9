//! End to end, like a user: files are ingested, commands are run, and their output and exit codes are checked.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::float_arithmetic
)]

mod architecture;
mod archives;
mod check;
mod commands;
mod crash;
mod damage;
mod doctor;
mod errors;
mod excel;
mod formats;
mod great;
mod groups;
mod hostile;
mod inert;
mod interrupt;
mod keep;
mod killed;
mod language;
mod leads;
mod learn;
mod names;
mod once;
mod panel;
mod papers;
mod parse;
mod pictures;
mod project;
mod publish;
mod regions;
mod reports;
mod reread;
mod seed;
#[cfg(target_os = "linux")]
mod shell;
mod totals;
mod truth;
mod types;
mod verbose;

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The result of a run of the command.
#[derive(Debug)]
struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

/// Runs `juesuan`.
fn juesuan<I: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = I>) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_juesuan"))
        .args(args)
        .env_remove("JUESUAN_WAREHOUSE")
        .env_remove("JUESUAN_LANG")
        .env_remove("JUESUAN_PROJECT")
        .env_remove("JUESUAN_CSV_BOM")
        .env_remove("RUST_BACKTRACE")
        // What is kept about warehouses that are deleted at once is of no use to the user.
        .env("JUESUAN_CACHE", Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache"))
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("the command starts");
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder to work in, with a warehouse that may not exist yet.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn warehouse(&self) -> PathBuf {
        self.path("warehouse")
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn ingest(&self, paths: &[&Path]) -> Ran {
        self.ingest_with(paths, &[])
    }

    fn ingest_with(&self, paths: &[&Path], options: &[&str]) -> Ran {
        let warehouse = self.warehouse();
        let mut args: Vec<&std::ffi::OsStr> = vec!["ingest".as_ref(), "-w".as_ref(), warehouse.as_os_str()];
        args.extend(paths.iter().map(|path| path.as_os_str()));
        args.extend(options.iter().map(std::ffi::OsStr::new));
        juesuan(args)
    }

    /// The rows of a SELECT as CSV, without the header.
    fn sql(&self, select: &str) -> Vec<String> {
        let warehouse = self.warehouse();
        let ran = juesuan(["sql", "-w", warehouse.to_str().unwrap(), "--format", "csv", select]);
        assert_eq!(ran.code, 0, "{select}\n{}", ran.stderr);
        ran.stdout.lines().skip(1).map(str::to_owned).collect()
    }
}

fn root() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..").canonicalize().unwrap()
}

/// A folder of the corpus, which is next to the project. Tests that need it are ignored unless they are requested.
fn corpus(folder: &str) -> PathBuf {
    let path = root().join("../shared/corpus").join(folder);
    assert!(path.is_dir(), "{} is not here", path.display());
    path
}

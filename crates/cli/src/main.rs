//! The program `juesuan`.

use std::ffi::OsString;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let program = std::env::current_exe().ok().map(OsString::from).or_else(|| words.first().cloned());
    juesuan::run(&words, program.as_slice()).into()
}

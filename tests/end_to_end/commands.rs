//! The commands that the help shows do what `tests/cmd` says.
//!
//! The pages are run beside the sample data and one warehouse of them, made once. `TRYCMD=overwrite` takes over what the
//! commands say now: look at the difference, and cut what is long or not the same each time to `...`.

use crate::{Place, juesuan, root};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> =
        fs::read_dir(root().join("tests/cmd")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

#[test]
#[cfg(unix)]
fn the_commands_of_the_help_say_what_they_are_shown_to_say() {
    use std::os::unix::fs::symlink;

    let place = Place::new();
    let beside = place.path("beside");
    fs::create_dir(&beside).unwrap();
    symlink(root().join("datasets"), beside.join("datasets")).unwrap();
    let ingested = Command::new(env!("CARGO_BIN_EXE_juesuan"))
        .args(["ingest", "-q", "datasets/reports", "-w", "warehouse"])
        .current_dir(&beside)
        .status();
    assert!(ingested.unwrap().success());
    let cases = trycmd::TestCases::new();
    cases.register_bin("juesuan", PathBuf::from(env!("CARGO_BIN_EXE_juesuan")));
    let pages = pages();
    let copies: Vec<PathBuf> =
        pages.iter().map(|page| place.path(page.file_name().unwrap().to_str().unwrap())).collect();
    for (page, copy) in pages.iter().zip(&copies) {
        fs::copy(page, copy).unwrap();
        // Where its commands are run.
        symlink(&beside, copy.with_extension("in")).unwrap();
        cases.case(copy);
    }
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|what| what == "overwrite") {
        for (page, copy) in pages.iter().zip(&copies) {
            fs::copy(copy, page).unwrap();
        }
    }
}

#[test]
fn every_example_of_the_help_is_among_them() {
    let shown: Vec<String> = pages().iter().map(|page| fs::read_to_string(page).unwrap()).collect();
    let help = juesuan(["--help"]).stdout;
    let names = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    // What is indented further goes on with the description above it.
    let names = names.take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    let mut commands = 0;
    for name in names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
        let help = juesuan([name, "--help"]).stdout;
        let examples = help.lines().skip_while(|line| !line.starts_with("Example"));
        let examples: Vec<&str> =
            examples.filter_map(|line| line.find("juesuan").and_then(|start| line.get(start..))).collect();
        assert!(!examples.is_empty(), "{name} has no example");
        for example in examples {
            let command = format!("\n$ {example}\n");
            assert!(shown.iter().any(|page| page.contains(&command)), "{example} is run nowhere");
        }
        commands += 1;
    }
    assert!(commands >= 19, "{help}");
}

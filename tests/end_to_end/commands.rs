//! The commands in the help and the documents do what is shown there.
//!
//! The pages of `tests/cmd` are run next to the sample data and one warehouse of them, made once. A document is run from
//! start to end in a folder of its own, which contains the sample data and the files that the document defines (blocks such
//! as `csv mine/staff.csv` and `sql mine/query.sql`). `TRYCMD=overwrite` accepts the current output of the commands: check the difference, and
//! shorten to `...` what is long or varies.

use crate::{Place, juesuan, root};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Documents whose `console` blocks are run, those in Chinese with messages in Chinese.
const DOCUMENTS: [&str; 7] = [
    "README.md",
    "README.zh-CN.md",
    "docs/tutorial.md",
    "docs/tutorial.zh-CN.md",
    "docs/recipes.md",
    "docs/sql.md",
    "docs/project.md",
];

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> =
        fs::read_dir(root().join("tests/cmd")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

fn documents(chinese: bool) -> Vec<PathBuf> {
    let named = DOCUMENTS.iter().filter(|name| name.contains("zh-CN") == chinese);
    named.map(|name| root().join(name)).collect()
}

/// Writes the files that a document defines.
fn write_files(document: &str, folder: &Path) {
    let blocks = ["csv", "sql", "slt", "toml"].map(|kind| format!("\n```{kind} "));
    let blocks = blocks.iter().flat_map(|mark| document.split(mark.as_str()).skip(1));
    for block in blocks {
        let (name, rest) = block.split_once('\n').unwrap();
        let (content, _) = rest.split_once("\n```").unwrap();
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, format!("{content}\n")).unwrap();
    }
}

/// Runs pages, each copied into the place and run in the folder chosen for it.
#[cfg(unix)]
fn run(place: &Place, pages: &[PathBuf], language: Option<&str>, folder: impl Fn(&Path) -> PathBuf) {
    let cases = trycmd::TestCases::new();
    cases.register_bin("juesuan", PathBuf::from(env!("CARGO_BIN_EXE_juesuan")));
    // Messages are in English, whatever the locale.
    cases.env("LC_ALL", "C.UTF-8");
    if let Some(language) = language {
        cases.env("JUESUAN_LANG", language);
    }
    let copies: Vec<PathBuf> =
        pages.iter().map(|page| place.path(page.file_name().unwrap().to_str().unwrap())).collect();
    for (page, copy) in pages.iter().zip(&copies) {
        fs::copy(page, copy).unwrap();
        // The folder where its commands are run.
        std::os::unix::fs::symlink(folder(page), copy.with_extension("in")).unwrap();
        cases.case(copy);
    }
    let ran = catch_unwind(AssertUnwindSafe(|| cases.run()));
    if std::env::var_os("TRYCMD").is_some_and(|what| what == "overwrite") {
        for (page, copy) in pages.iter().zip(&copies) {
            fs::copy(copy, page).unwrap();
        }
    }
    ran.unwrap_or_else(|failed| resume_unwind(failed));
}

#[cfg(unix)]
fn folder_with_data(place: &Place, name: &str) -> PathBuf {
    let folder = place.path(name);
    fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink(root().join("datasets"), folder.join("datasets")).unwrap();
    folder
}

#[test]
#[cfg(unix)]
fn the_commands_of_the_help_say_what_they_are_shown_to_say() {
    let place = Place::new();
    let beside = folder_with_data(&place, "beside");
    let ingested = Command::new(env!("CARGO_BIN_EXE_juesuan"))
        .args(["ingest", "-q", "datasets/reports", "-w", "warehouse"])
        .current_dir(&beside)
        .status();
    assert!(ingested.unwrap().success());
    run(&place, &pages(), None, |_| beside.clone());
}

#[test]
#[cfg(unix)]
fn the_commands_of_the_documents_say_what_they_are_shown_to_say() {
    for (chinese, language) in [(false, None), (true, Some("zh"))] {
        let place = Place::new();
        run(&place, &documents(chinese), language, |document| {
            let folder =
                folder_with_data(&place, &format!("of-{}", document.file_stem().unwrap().to_str().unwrap()));
            write_files(&fs::read_to_string(document).unwrap(), &folder);
            folder
        });
    }
}

#[test]
fn every_example_of_the_help_is_among_them() {
    let shown: Vec<String> = pages().iter().map(|page| fs::read_to_string(page).unwrap()).collect();
    let help = juesuan(["--help"]).stdout;
    let names = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    // Lines that are indented further continue the description above.
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

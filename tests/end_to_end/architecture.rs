//! The picture of the crates in `docs/architecture.md` agrees with their manifests.

use crate::root;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn the_picture_has_each_dependency_between_crates_and_no_other() {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let picture = text.split_once("```mermaid").unwrap().1.split_once("```").unwrap().0;
    let drawn: BTreeSet<(String, String)> = picture
        .lines()
        .filter_map(|line| line.trim().split_once(" --> "))
        .map(|(used, user)| (used.to_owned(), user.to_owned()))
        .collect();
    let mut declared = BTreeSet::new();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let folder = entry.unwrap().path();
        let user = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let dependencies =
            manifest.split_once("[dependencies]").unwrap().1.split("\n[").next().unwrap().to_owned();
        // The crate of the command is named after the program.
        let names = dependencies.lines().filter_map(|line| line.split_once('.'));
        let others = names.filter_map(|(name, rest)| match name {
            "juesuan" => Some(("cli", rest)),
            name => Some((name.strip_prefix("juesuan-")?, rest)),
        });
        declared.extend(others.map(|(other, _)| (other.to_owned(), user.clone())));
    }
    // Nearly every crate uses it, so its arrows would hide the others.
    declared.retain(|(used, _)| used != "messages");
    assert_eq!(drawn, declared);
}

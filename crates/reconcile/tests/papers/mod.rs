//! Reports for tests: from files, and from text.

use juesuan_ingest::{Found, Loaded};
use juesuan_model::Report;
use std::path::Path;

/// The report that a text makes.
pub fn report(name: &str, text: &str) -> Report {
    let loaded =
        Loaded { uri: name.to_owned(), content_hash: String::new(), bytes: text.as_bytes().to_vec() };
    juesuan_ingest::read(&loaded).unwrap_or_else(|reject| panic!("{name}: {}", reject.reason))
}

/// The reports of a folder's text files, with their names, in order.
pub fn reports(folder: &Path) -> Vec<(String, Report)> {
    let inputs = juesuan_ingest::discover(&[folder.to_owned()]).into_iter().map(|found| match found {
        Found::Input(input) => input,
        Found::Reject(reject) => panic!("{}: {}", reject.source_uri, reject.reason),
    });
    inputs
        .filter(|input| input.uri.ends_with(".txt"))
        .map(|input| {
            let loaded = input.load().unwrap();
            (input.uri.clone(), juesuan_ingest::read(&loaded).unwrap_or_else(|reject| panic!("{}: {}", input.uri, reject.reason)))
        })
        .collect()
}

//! The generated pages of `docs/` agree with their sources.

use juesuan_query::{Catalogue, documents, manifest};
use std::path::Path;

/// A generated page is kept in the repository itself, so it is not a snapshot: it must be as generated, or is written again.
fn assert_current(file: &str, written: &str) {
    let path = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..").join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, written).unwrap();
    }
    let documented = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(documented == written, "UPDATE_GOLDEN=1 writes {file} anew");
}

#[test]
fn the_schema_in_the_documents_is_that_of_the_tables_and_views() {
    assert_current("docs/schema.md", &documents::schema().unwrap());
}

#[test]
fn the_metrics_in_the_documents_are_those_of_the_catalogue() {
    assert_current("docs/metrics.md", &documents::metrics(&Catalogue::read().unwrap()));
}

#[test]
fn what_other_languages_read_is_what_the_files_say() {
    assert_current("queries/manifest.json", &manifest::manifest().unwrap());
    assert_current("queries/schema.json", &manifest::schema().unwrap());
    assert_current("python/src/juesuan/warehouse.json", &manifest::warehouse().unwrap());
}

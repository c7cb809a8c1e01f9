//! What `docs/` says is what the files say.

use juesuan_query::{Catalogue, documents};
use std::path::Path;

fn assert_current(file: &str, written: &str) {
    let path = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../docs").join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, written).unwrap();
    }
    let documented = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(documented == written, "UPDATE_GOLDEN=1 writes docs/{file} anew");
}

#[test]
fn the_schema_in_the_documents_is_that_of_the_tables_and_views() {
    assert_current("schema.md", &documents::schema().unwrap());
}

#[test]
fn the_metrics_in_the_documents_are_those_of_the_catalogue() {
    assert_current("metrics.md", &documents::metrics(&Catalogue::shipped().unwrap()));
}

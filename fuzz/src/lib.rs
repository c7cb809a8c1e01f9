//! What every fuzz target does: hand bytes to the reader, and see that it answers.

use juesuan_ingest::{Loaded, read};
pub use libfuzzer_sys::Corpus;

/// Reads the bytes, if they are in one of the formats. Whatever the answer, it has a reason and a remedy, or is a report.
pub fn read_as(formats: &[&str], bytes: &[u8]) -> Corpus {
    let loaded = Loaded { uri: "fuzz".to_owned(), content_hash: String::new(), bytes: bytes.to_vec() };
    match juesuan_ingest::reader::read(bytes) {
        Ok(document) if !formats.contains(&document.format) => return Corpus::Reject,
        _ => {}
    }
    if let Err(reject) = read(&loaded) {
        assert!(!reject.reason.to_string().is_empty() && !reject.remedy.to_string().is_empty(), "{reject:?}");
    }
    Corpus::Keep
}

/// Leaves it to the reader to catch the panics of a library that it expects them of. One that nobody catches ends the target all the
/// same.
pub fn let_the_reader_catch() {
    std::panic::set_hook(Box::new(|_| {}));
}

//! Spreadsheets.
#![no_main]

// The library for old binary workbooks panics at damaged ones, which the reader turns into a reason.
libfuzzer_sys::fuzz_target!(
    init: juesuan_fuzz::let_the_reader_catch(),
    |bytes: &[u8]| -> libfuzzer_sys::Corpus { juesuan_fuzz::read_as(&["xlsx", "xls", "ods"], bytes) }
);

//! A real page that a spreadsheet program saved, next to the checkout.
#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use juesuan_ingest::document::Block;
use juesuan_ingest::reader;
use std::borrow::Cow;
use std::fs;
use std::path::Path;

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn a_table_saved_from_a_spreadsheet_as_a_page_is_read_row_by_row() {
    let corpus =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../../shared/corpus/web-text");
    let files = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<_> = files.filter(|path| path.extension().is_some_and(|name| name == "html")).collect();
    assert_eq!(pages.len(), 1);
    let read = reader::read(&fs::read(pages.first().unwrap()).unwrap()).unwrap();
    assert_eq!(read.format, "html");
    let [Block::Grid(grid)] = read.document.blocks.as_slice() else {
        panic!("one grid: {:?}", read.document)
    };
    assert!(grid.rows.iter().all(|row| row.len() == 3));
    let squeeze = juesuan_model::text::squeeze;
    let rows =
        grid.rows.iter().filter_map(|row| Some((squeeze(&row.first()?.text), squeeze(&row.get(1)?.text))));
    let amounts: Vec<(Cow<'_, str>, Cow<'_, str>)> =
        rows.filter(|(_, amount)| amount.contains('.')).collect();
    let expected = [
        ("年初结转和结余", "161.90"),
        ("其中:基本支出结转", "45.03"),
        ("--财政拨款结转", "45.03"),
        ("项目支出结转和结余", "116.87"),
        ("--财政拨款结转和结余", "116.87"),
        ("本年收入合计", "3,804.70"),
        ("1.公共预算财政拨款收入", "1,511.71"),
    ];
    assert_eq!(amounts, expected.map(|(label, amount)| (label.into(), amount.into())));
}

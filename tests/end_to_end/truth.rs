//! The sample and simulated reports, compared with what they are known to contain.

use crate::{Place, root};
use std::collections::BTreeSet;

#[test]
fn every_cell_of_the_sample_reports_is_read_as_it_is_known_to_be() {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports")]).code, 0);
    for set in ["sample", "simulated"] {
        let truth = std::fs::read_to_string(root().join(format!("datasets/truth/{set}.csv"))).unwrap();
        let expected: BTreeSet<String> = truth.lines().skip(1).map(|line| line.replace('"', "")).collect();
        let read: BTreeSet<String> = place
            .sql(&format!(
                "SELECT regexp_extract(r.source_uri, '[^/]+$') AS file, f.line, f.line_column, f.statement, f.side, \
                 f.row_label, f.item, f.code_domain, f.code, f.measure, f.fund, f.phase, f.printed, f.unit, f.amount \
                 FROM facts AS f JOIN reports AS r USING (revision_id) WHERE r.source_uri LIKE '%/{set}/%'"
            ))
            .into_iter()
            .map(|line| line.replace('"', ""))
            .collect();
        assert!(expected.len() > 200, "{set}: {}", expected.len());
        let missing: Vec<_> = expected.difference(&read).take(5).collect();
        let invented: Vec<_> = read.difference(&expected).take(5).collect();
        assert!(
            missing.is_empty() && invented.is_empty(),
            "{set}\nmissing {missing:#?}\ninvented {invented:#?}"
        );
    }
}

#[test]
fn the_same_report_reads_alike_in_every_encoding() {
    let sample =
        std::fs::read_dir(root().join("datasets/reports/sample")).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(sample).unwrap();
    let (gb18030, ..) = encoding_rs::GB18030.encode(&text);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    let crlf = text.replace('\n', "\r\n").into_bytes();
    let rows = |bytes: &[u8]| {
        let place = Place::new();
        let file = place.write("report.txt", bytes);
        assert_eq!(place.ingest(&[&file]).code, 0);
        place.sql("SELECT * EXCLUDE (revision_id) FROM facts ORDER BY line, line_column")
    };
    let expected = rows(text.as_bytes());
    assert_eq!(expected.len(), 238);
    for bytes in [gb18030.as_ref(), &utf16, &marked, &crlf] {
        assert_eq!(rows(bytes), expected);
    }
}

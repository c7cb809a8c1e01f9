//! Archives are read as the files in them, and files that cannot be unpacked are reported.

use crate::papers::{whole, zip, zip_with_gbk_names};
use crate::{Place, juesuan};

#[test]
fn an_archive_counts_as_its_entries_and_leads_back_to_them() {
    let place = Place::new();
    let (one, two) = (whole("示例市教育局", 2022), whole("示例市教育局", 2023));
    let inner = zip(&[("2023/报告.txt", two.as_bytes())]);
    let outer = zip(&[
        ("报告.txt", one.as_bytes()),
        ("附件/更多.zip", &inner),
        ("letter.txt", "尊敬的读者：您好。".as_bytes()),
        ("__MACOSX/._报告.txt", b"x"),
        (".DS_Store", b"x"),
    ]);
    let archive = place.write("公开.zip", outer);
    let ran = place.ingest(&[&archive]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("3 inputs: 2 ingested, 0 unchanged, 1 rejected"), "{}", ran.stderr);
    let below = |uri: &str| uri.split_once("/公开.zip").unwrap().1.to_owned();
    let uris: Vec<String> = place
        .sql("SELECT source_uri FROM sources ORDER BY fiscal_year")
        .iter()
        .map(|uri| below(uri))
        .collect();
    assert_eq!(uris, ["!/报告.txt", "!/附件/更多.zip!/2023/报告.txt"]);
    assert_eq!(below(&place.sql("SELECT source_uri FROM rejects")[0]), "!/letter.txt");
    // The lines of the entry itself are shown.
    let warehouse = place.warehouse();
    let shown = juesuan(["show", "教育局/2023/6", "-w", warehouse.to_str().unwrap()]);
    assert!(shown.stderr.contains(">     6 │ 2023年度收入总计10.00万元"), "{}", shown.stderr);
    let again = place.ingest(&[&archive]);
    assert!(again.stderr.contains("3 inputs: 0 ingested, 2 unchanged, 1 rejected"), "{}", again.stderr);
}

#[test]
fn names_in_gbk_are_read() {
    let place = Place::new();
    let archive = place.write(
        "gbk.zip",
        zip_with_gbk_names(&[("决算公开/示例局.txt", whole("示例市示例局", 2023).as_bytes())]),
    );
    let ran = place.ingest(&[&archive]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let uris = place.sql("SELECT source_uri FROM reports");
    assert!(uris[0].ends_with("/gbk.zip!/决算公开/示例局.txt"), "{uris:?}");
}

/// The reason why an archive, or an entry of it, is rejected.
fn refusal(archive: &[u8]) -> (String, String) {
    let place = Place::new();
    let path = place.write("a.zip", archive);
    let ran = place.ingest(&[&path]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    let counts = ran.stderr.lines().find(|line| line.contains(" ingested, ")).unwrap().to_owned();
    let reasons =
        place.sql("SELECT regexp_replace(source_uri, '^.*/a.zip', 'a.zip') || ' ' || reason FROM rejects");
    assert_eq!(reasons.len(), 1, "{reasons:?}");
    (counts, reasons[0].trim_matches('"').to_owned())
}

#[test]
fn what_is_too_much_is_refused_and_the_rest_is_read() {
    let whole = whole("示例市示例局", 2023);
    let bomb = vec![b' '; 3 << 20];
    let (counts, reason) = refusal(&zip(&[("bomb.txt", &bomb), ("good.txt", whole.as_bytes())]));
    assert!(counts.starts_with("2 inputs: 1 ingested, 0 unchanged, 1 rejected"), "{counts}");
    assert!(
        reason.starts_with("a.zip!/bomb.txt ") && reason.contains("only a ZIP bomb is compressed that much"),
        "{reason}"
    );

    let names: Vec<String> = (0..10_001).map(|number| format!("{number}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    let (counts, reason) = refusal(&zip(&many));
    assert!(counts.starts_with("1 input: 0 ingested, 0 unchanged, 1 rejected"), "{counts}");
    assert_eq!(reason, "a.zip the archive contains more than 10000 files");

    let mut nested = zip(&[("good.txt", whole.as_bytes())]);
    for _ in 0..2 {
        nested = zip(&[("a.zip", &nested)]);
    }
    let place = Place::new();
    let path = place.write("deep.zip", &nested);
    assert_eq!(place.ingest(&[&path]).code, 0, "two deep is read");
    let (_, reason) = refusal(&zip(&[("a.zip", &nested)]));
    assert!(reason.contains("archives are nested more than 2 levels deep"), "{reason}");
}

#[test]
fn what_cannot_be_opened_is_refused_with_its_reason() {
    let good = zip(&[("good.txt", whole("示例市示例局", 2023).as_bytes())]);
    let (_, reason) = refusal(&good[..good.len() / 2]);
    assert!(reason.starts_with("a.zip the archive entry cannot be read: "), "{reason}");
    let (_, reason) = refusal(&zip(&[]));
    assert_eq!(reason, "a.zip the archive contains no files");

    // Bit 0 of the flags means that an entry is encrypted, both in its local header and in the directory.
    let mut encrypted = good.clone();
    let directory = encrypted.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    encrypted[6] |= 1;
    encrypted[directory + 8] |= 1;
    let (_, reason) = refusal(&encrypted);
    assert_eq!(reason, "a.zip!/good.txt the archive entry is encrypted");

    // A directory with a wrong size: no more than the declared size is unpacked.
    let mut lying = good;
    let directory = lying.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    lying[directory + 24..directory + 28].copy_from_slice(&7_u32.to_le_bytes());
    let (_, reason) = refusal(&lying);
    assert!(reason.starts_with("a.zip!/good.txt "), "{reason}");
}

/// A ZIP file of entries that are stored as they are, under these names: a ZIP writer would refuse some of them.
fn stored(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in entries {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let (length, size) = (u16::try_from(name.len()).unwrap(), u32::try_from(bytes.len()).unwrap());
        let offset = u32::try_from(archive.len()).unwrap();
        // Version, flags (the name is UTF-8), method, time and date; then what both headers have.
        let mut header = [20_u16, 0x800, 0, 0, 0].map(u16::to_le_bytes).concat();
        header.extend([crc.sum(), size, size].map(u32::to_le_bytes).concat());
        header.extend([length, 0].map(u16::to_le_bytes).concat());
        archive.extend([b"PK\x03\x04", &header[..], name.as_bytes(), bytes].concat());
        directory.extend([b"PK\x01\x02\x14\x03", &header[..]].concat());
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.bytes());
    }
    let count = u16::try_from(entries.len()).unwrap();
    let (at, size) = (u32::try_from(archive.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count, count].map(u16::to_le_bytes).concat());
    archive.extend([size, at].map(u32::to_le_bytes).concat());
    archive.extend([0, 0]);
    archive
}

#[test]
fn every_entry_is_an_input_of_its_own_however_it_is_named() {
    let place = Place::new();
    let reports: Vec<String> = (2016..=2023).map(|year| whole("示例市教育局", year)).collect();
    let names =
        ["./a.txt", "x/../c.txt", "same.txt", "same.txt", "f\\d.txt", "f/d.txt", "/d.txt", ".hidden/e.txt"];
    let entries: Vec<(&str, &[u8])> =
        names.iter().zip(&reports).map(|(name, report)| (*name, report.as_bytes())).collect();
    let archive = place.write("a.zip", stored(&entries));
    let ran = place.ingest(&[&archive]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("8 inputs: 8 ingested, 0 unchanged, 0 rejected"), "{}", ran.stderr);
    let uris =
        place.sql("SELECT regexp_replace(source_uri, '^.*/a.zip!/', '') FROM sources ORDER BY fiscal_year");
    assert_eq!(
        uris,
        ["a.txt", "c.txt", "same.txt", "same.txt#3", "f/d.txt", "f/d.txt#5", "d.txt", ".hidden/e.txt"]
    );
    // Each leads back to its own bytes.
    let warehouse = place.warehouse();
    let shown = juesuan(["show", "教育局/2019/6", "-w", warehouse.to_str().unwrap()]);
    assert!(shown.stderr.contains("│ 2019年度收入总计10.00万元"), "{}", shown.stderr);
    let again = place.ingest(&[&archive]);
    assert!(again.stderr.contains("8 inputs: 0 ingested, 8 unchanged, 0 rejected"), "{}", again.stderr);
}

//! Real reports from web pages next to the checkout, most of them without their tables: nothing in them is half-read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics is a test that fails")]

use juesuan_ingest::document::{Block, Document};
use juesuan_ingest::{Loaded, read, reader};
use juesuan_model::text::squeeze;
use juesuan_model::{Kind, Reject, Report};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The texts of a folder of the corpus.
fn texts(folder: &str) -> Vec<PathBuf> {
    texts_below(&format!("../shared/corpus/{folder}"))
}

/// The texts of a folder, seen from the repository's root.
fn texts_below(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..");
    let files = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    assert!(!files.is_empty(), "no text in {folder}");
    files
}

fn report(path: &Path) -> Result<Report, Reject> {
    let uri = path.to_string_lossy().into_owned();
    read(&Loaded { uri, content_hash: String::new(), bytes: fs::read(path).unwrap() })
}

/// The texts of a document's paragraphs, and of the cells of its tables.
fn texts_of(document: &Document) -> (Vec<String>, Vec<String>) {
    let (mut paragraphs, mut cells) = (Vec::new(), Vec::new());
    for block in &document.blocks {
        match block {
            Block::Paragraph(cell) => paragraphs.push(squeeze(&cell.text).into_owned()),
            Block::Grid(grid) => {
                cells.extend(grid.rows.iter().flatten().map(|cell| squeeze(&cell.text).into_owned()));
            }
        }
    }
    (paragraphs, cells)
}

/// The amounts that a text prints with their units: `5,102.22万元`, `1.83%`; not prices that define which things are counted.
fn amounts(text: &str) -> Vec<String> {
    let text = text.replace('萬', "万").replace('億', "亿");
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit() || ",.".contains(**c)).count();
        let after: String = chars[at + digits..].iter().take(8).collect();
        let unit = ["万元", "亿元", "元", "%"].into_iter().find(|unit| after.starts_with(unit));
        let number: String = chars[at..at + digits].iter().collect();
        let number = number.trim_start_matches(['.', ',']);
        if let Some(unit) = unit.filter(|_| number.starts_with(|c: char| c.is_ascii_digit())) {
            let threshold = ["(含)以上", "以上", "及以上", "(含)以下", "以下"];
            let rest = after.trim_start_matches(unit);
            if !threshold.iter().any(|word| rest.starts_with(word)) {
                found.push(format!("{number}{unit}"));
            }
        }
        at += digits.max(1);
    }
    found
}

/// How often each occurs, blanks aside.
fn counted<'a>(printed: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for text in printed {
        *counts.entry(squeeze(text).into_owned()).or_insert(0) += 1;
    }
    counts
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn every_amount_is_a_claim_a_fact_or_listed_as_unread() {
    assert_all_accounted_for(texts("web-text").into_iter().chain(texts("web-excerpts")), true);
}

#[test]
fn every_amount_of_the_repository_s_reports_is_a_claim_a_fact_or_listed_as_unread() {
    let folders = ["datasets/reports/sample", "datasets/reports/simulated"];
    // The rates in the tables of self-evaluations are indicators.
    assert_all_accounted_for(folders.into_iter().flat_map(texts_below), false);
}

fn assert_all_accounted_for(paths: impl Iterator<Item = PathBuf>, in_tables: bool) {
    for path in paths {
        let Ok(report) = report(&path) else { continue };
        let claims = report.claims.iter().map(|claim| claim.printed.as_str());
        let unread = report.unread_sentences.iter().flat_map(|sentence| &sentence.amounts);
        let facts = report.facts.iter().map(|fact| fact.printed.text.as_str());
        let rejects = report.rejects.iter().filter_map(|reject| reject.printed.as_deref());
        let read = counted(claims.chain(unread.map(String::as_str)).chain(facts).chain(rejects));
        let document = reader::read(&fs::read(&path).unwrap()).unwrap().document;
        let (paragraphs, cells) = texts_of(&document);
        let cells = cells.iter().filter(|_| in_tables);
        let printed: Vec<String> = paragraphs.iter().chain(cells).flat_map(|text| amounts(text)).collect();
        for (amount, times) in counted(printed.iter().map(String::as_str)) {
            let simplified = read.get(&amount).copied().unwrap_or(0);
            assert!(
                simplified >= times,
                "{}: {amount} stands {times} times and is read {simplified} times",
                path.display()
            );
        }
    }
}

/// What is read from a report: whose it is, its year and kind, how many claims and unread sentences it has.
type Outcome<'a> = (&'a str, &'a str, u16, Kind, usize, usize);

const PAPERS: [Outcome<'_>; 11] = [
    ("10624", "平潭综合实验区土地房屋征收安置工作领导小组办公室", 2017, Kind::FinalAccounts, 72, 0),
    ("4493", "平潭综合实验区东庠乡人民政府", 2014, Kind::FinalAccounts, 39, 1),
    ("4498", "平潭县人民检察院", 2014, Kind::FinalAccounts, 0, 0),
    ("5283", "平潭综合实验区芦洋乡人民政府", 2015, Kind::FinalAccounts, 29, 0),
    ("7653", "平潭综合实验区中楼乡人民政府", 2016, Kind::FinalAccounts, 91, 0),
    ("04", "乌鲁木齐市政务服务中心", 2023, Kind::FinalAccounts, 14, 0),
    ("08", "北京市密云区人民法院", 2020, Kind::FinalAccounts, 6, 0),
    ("15", "重庆市武隆区大洞河乡人民政府", 2018, Kind::FinalAccounts, 4, 0),
    ("18", "天水市幼儿园", 2017, Kind::FinalAccounts, 29, 1),
    ("26", "上海市嘉定区司法局", 2017, Kind::FinalAccounts, 20, 0),
    ("30", "市教育局", 2015, Kind::Budget, 0, 0),
];

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn papers_without_tables_are_read_by_their_prose() {
    let paths: Vec<PathBuf> = texts("web-text").into_iter().chain(texts("web-excerpts")).collect();
    let mut outcomes = Vec::new();
    for path in &paths {
        if let Ok(report) = report(path) {
            let name = path.file_stem().unwrap().to_string_lossy();
            let number = name.split('_').next().unwrap().to_owned();
            let counts = (report.claims.len(), report.unread_sentences.len());
            outcomes.push((
                number,
                report.entity_name,
                report.fiscal_year.get(),
                report.kind,
                counts.0,
                counts.1,
            ));
        }
    }
    let outcomes: Vec<Outcome<'_>> =
        outcomes.iter().map(|o| (o.0.as_str(), o.1.as_str(), o.2, o.3, o.4, o.5)).collect();
    assert_eq!(outcomes, PAPERS);
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn a_paper_that_is_not_read_says_why() {
    let refused =
        texts("web-excerpts").into_iter().filter_map(|path| Some((path.clone(), report(&path).err()?)));
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, reject) in refused {
        let why = if reject.reason.code() == "report-key-district" { "district" } else { "no accounts" };
        assert!(!reject.remedy.to_string().is_empty());
        reasons.entry(why).or_default().push(path.file_stem().unwrap().to_string_lossy().into_owned());
    }
    assert_eq!(reasons.get("district").map(Vec::as_slice), Some(["16", "31"].map(str::to_owned).as_slice()));
    assert_eq!(reasons.get("no accounts").map(Vec::len), Some(23));
}

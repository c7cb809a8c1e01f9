//! A report for people is in one language, in every format: HTML, Markdown or a workbook.

use crate::{Place, juesuan, root};
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::path::Path;

/// The reports on two departments and on a group, as arguments.
const SUBJECTS: [&[&str]; 3] = [
    &["--entity", "云澜区教育局"],
    &["--entity", "武昌区人民政府办公室"],
    &["--group", "云澜区", "--year", "2023"],
];

/// Latin letters in a Chinese report: the program, functions and hashes without a Chinese name, and file formats.
const CODES: [&str; 13] = [
    "juesuan", "show", "check", "Excel", "QUARTILE", "INC", "BLAKE", "text", "txt", "PNG", "SVG", "CSV",
    "UTC",
];

/// Every readable text of the report: what a page shows and reads out, without its script, style and links.
fn texts(place: &Place, subject: &[&str], language: &str, ending: &str) -> Vec<String> {
    let (warehouse, file) = (place.warehouse(), place.path(&format!("report.{ending}")));
    let (warehouse, file) = (warehouse.to_str().unwrap(), file.to_str().unwrap());
    let ran = juesuan([&["report", "-w", warehouse, "-o", file, "--lang", language], subject].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    match ending {
        "xlsx" => of_workbook(Path::new(file)),
        "html" => of_page(&std::fs::read_to_string(file).unwrap()),
        _ => std::fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect(),
    }
}

fn of_workbook(file: &Path) -> Vec<String> {
    let mut workbook: Xlsx<_> = open_workbook(file).unwrap();
    let mut texts = workbook.sheet_names();
    for (_, sheet) in workbook.worksheets() {
        texts.extend(sheet.cells().filter_map(|(_, _, cell)| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        }));
    }
    texts
}

/// The text between tags, and the attributes that are shown or read out. What charts show is also in tables.
fn of_page(html: &str) -> Vec<String> {
    let mut html = html.to_owned();
    for element in ["script", "style"] {
        let (start, end) = (format!("<{element}"), format!("</{element}>"));
        while let Some((before, rest)) = html.split_once(&start) {
            html = format!("{before}{}", rest.split_once(&end).unwrap().1);
        }
    }
    let mut texts = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        for attribute in ["title", "aria-label", "alt"] {
            let value =
                tag.split_once(&format!(" {attribute}=\"")).and_then(|(_, rest)| rest.split_once('"'));
            texts.extend(value.map(|(value, _)| value.to_owned()));
        }
        texts.push(
            text.replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&"),
        );
    }
    texts
}

fn is_file(word: &str) -> bool {
    word.contains('/') || word.contains(".txt")
}

/// The English words of a text: two Latin letters or more, except codes, file names and hashes.
fn english(text: &str) -> Vec<&str> {
    // The ids of rules (`hierarchy-sums`) and of sources (`wuhan-census-2020`).
    let is_id = |word: &str| {
        let id = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        id.contains('-') && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let is_hash = |word: &str| [32, 64].contains(&word.len()) && word.chars().all(|c| c.is_ascii_hexdigit());
    let words = text.split_whitespace().filter(|word| !is_file(word) && !is_id(word) && !is_hash(word));
    let letters = words.flat_map(|word| word.split(|c: char| !c.is_ascii_alphabetic()));
    letters.filter(|word| word.len() > 1 && !CODES.contains(word)).collect()
}

/// The Chinese characters of a text.
fn chinese(text: &str) -> String {
    text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect()
}

#[test]
fn a_chinese_report_has_no_english_word() {
    let place = Place::new();
    place.ingest(&[&root().join("datasets/reports")]);
    let mut found = Vec::new();
    for subject in SUBJECTS {
        for ending in ["html", "md", "xlsx"] {
            for text in texts(&place, subject, "zh", ending) {
                let words = english(&text);
                if !words.is_empty() {
                    found.push(format!("{ending} {words:?} in {text}"));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{} texts\n{}", found.len(), found.join("\n"));
}

#[test]
fn an_english_report_has_chinese_only_as_it_is_printed() {
    let place = Place::new();
    place.ingest(&[&root().join("datasets/reports")]);
    // The reports and the reference data contain names of departments and regions, units, row labels, titles and sentences.
    let select = "SELECT DISTINCT text FROM (
           SELECT entity_name AS text FROM reports UNION ALL SELECT region_name FROM regions
           UNION ALL SELECT row_label FROM facts UNION ALL SELECT column_label FROM facts
           UNION ALL SELECT printed FROM facts UNION ALL SELECT printed FROM claims
           UNION ALL SELECT sentence FROM claims UNION ALL SELECT name FROM projects UNION ALL SELECT title FROM projects)
         WHERE text IS NOT NULL";
    let printed = place.sql(select);
    let mut printed: Vec<String> =
        printed.iter().map(|text| chinese(text)).filter(|text| !text.is_empty()).collect();
    printed.extend(
        ["元", "千元", "万元", "亿元", "三公", "经费", "决算", "第七次全国人口普查"].map(str::to_owned),
    );
    let mut found = Vec::new();
    for subject in SUBJECTS {
        for ending in ["html", "md", "xlsx"] {
            for text in texts(&place, subject, "en", ending) {
                // Characters that are together in the text are also printed together somewhere.
                let words = text.split_whitespace().filter(|word| !is_file(word));
                let runs =
                    words.flat_map(|word| word.split(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c)));
                let unknown: Vec<&str> = runs
                    .filter(|run| !run.is_empty() && !printed.iter().any(|known| known.contains(run)))
                    .collect();
                if !unknown.is_empty() {
                    found.push(format!("{ending} {unknown:?} in {text}"));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{} texts\n{}", found.len(), found.join("\n"));
}

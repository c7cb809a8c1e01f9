//! Which reading wins. Texts with different numbers take the place of the “other way”.

use super::{Worth, best_reading};
use juesuan_ingest::Loaded;
use juesuan_model::{Reading, Report, Statement};
use std::collections::BTreeSet;

const INCOME: &str = "2010607\t信息化建设\t263.83\t263.83";
const INCOME_MISREAD: &str = "2010607\t信息化建设\t963.83\t263.83";
const EXPENDITURE: &str = "2010607\t信息化建设\t268.35\t\t268.35";
const EXPENDITURE_MISREAD: &str = "2010607\t信息化建设\t968.35\t\t268.35";

fn text() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../datasets/reports/simulated/云澜区财政局-2019.txt");
    std::fs::read_to_string(path).unwrap()
}

/// The report of a text, as if its tables had been read by ruling lines.
fn read(text: &str) -> Report {
    let loaded =
        Loaded { uri: "a.txt".to_owned(), content_hash: String::new(), bytes: text.as_bytes().to_vec() };
    let mut report = juesuan_ingest::read(&loaded).unwrap();
    report.statements.iter_mut().for_each(|statement| statement.reading = Reading::Ruled);
    report
}

fn table(report: &Report, statement: Statement) -> u32 {
    let summary = report.statements.iter().find(|summary| summary.statement == statement).unwrap();
    summary.locator.cell.unwrap().table
}

/// The statements that were reread.
fn reread(report: &Report) -> Vec<Statement> {
    let reread = report.statements.iter().filter(|summary| summary.reread.is_some());
    reread.map(|summary| summary.statement).collect()
}

fn prints(report: &Report, number: &str) -> bool {
    report.facts.iter().any(|fact| fact.printed.text == number)
}

#[test]
fn a_report_whose_sums_hold_is_not_read_again() {
    let (report, _) = best_reading(read(&text()), |_| panic!("read again"));
    assert_eq!(reread(&report), []);
}

#[test]
fn the_reading_whose_sums_hold_wins() {
    let misread = text().replace(INCOME, INCOME_MISREAD);
    let (report, results) = best_reading(read(&misread), |_| Some(read(&text())));
    assert_eq!(reread(&report), [Statement::Income]);
    assert!(!prints(&report, "963.83"));
    assert_eq!(results.results.iter().map(|result| result.counts.fail).sum::<u32>(), 0);
}

#[test]
fn what_fails_either_way_stays_as_it_was_read_first() {
    let misread = text().replace(INCOME, INCOME_MISREAD);
    let (report, _) = best_reading(read(&misread), |_| Some(read(&misread)));
    assert_eq!(reread(&report), []);
    assert!(prints(&report, "963.83"));
}

#[test]
fn a_report_that_cannot_be_read_the_other_way_stays_as_it_was_read_first() {
    let misread = text().replace(INCOME, INCOME_MISREAD);
    let (report, _) = best_reading(read(&misread), |_| None);
    assert!(prints(&report, "963.83"));
}

#[test]
fn each_doubtful_table_keeps_its_better_reading() {
    let both = text().replace(INCOME, INCOME_MISREAD).replace(EXPENDITURE, EXPENDITURE_MISREAD);
    let first = read(&both);
    let (income, expenditure) = (table(&first, Statement::Income), table(&first, Statement::Expenditure));
    let other_way = |tables: &BTreeSet<u32>| {
        let mut text = both.clone();
        if tables.contains(&income) {
            text = text.replace(INCOME_MISREAD, INCOME);
        }
        if tables.contains(&expenditure) {
            text = text.replace(EXPENDITURE_MISREAD, EXPENDITURE);
        }
        Some(read(&text))
    };
    let (report, _) = best_reading(first.clone(), other_way);
    assert_eq!(reread(&report), [Statement::Income, Statement::Expenditure]);

    // The other way, the expenditure reads as before.
    let income_only = |tables: &BTreeSet<u32>| other_way(&(tables & &BTreeSet::from([income])));
    let (report, _) = best_reading(first, income_only);
    assert_eq!(reread(&report), [Statement::Income]);
    assert!(prints(&report, "968.35") && !prints(&report, "963.83"));
}

#[test]
fn a_reading_is_better_only_if_less_fails_and_nothing_is_lost() {
    let first = Worth { failed: 3, held: 10, digits: 100, unread: 2 };
    let cases = [
        (Worth { failed: 2, ..first }, true),
        (first, false),
        (Worth { failed: 4, held: 12, ..first }, false),
        // Fewer failures, but a comparison, a digit or a cell is lost for them.
        (Worth { failed: 2, held: 9, ..first }, false),
        (Worth { failed: 2, digits: 99, ..first }, false),
        (Worth { failed: 2, unread: 3, ..first }, false),
        // More cells are read, and most of what they add holds.
        (Worth { failed: 4, held: 12, unread: 1, ..first }, true),
        (Worth { failed: 4, held: 11, unread: 1, ..first }, false),
    ];
    for (other, is_better) in cases {
        assert_eq!(other.is_above(first), is_better, "{other:?}");
    }
}

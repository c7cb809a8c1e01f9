//! Tables whose cells flow, their columns lost: what is read from them is what the tables contain, and the rest is rejected.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics is a test that fails")]

use juesuan_ingest::{Loaded, read};
use juesuan_model::{Fact, Report};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The simulated reports, whose tables have tabs.
fn reports() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../datasets/reports/simulated");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    // One in three, so that the test takes no longer than others.
    files.iter().step_by(3).map(|file| fs::read_to_string(file).unwrap()).collect()
}

fn report(text: &str) -> Report {
    read(&Loaded { uri: "a.txt".to_owned(), content_hash: String::new(), bytes: text.as_bytes().to_vec() })
        .unwrap()
}

/// What a fact states, apart from its place and the spelling of its labels.
fn meaning(fact: &Fact) -> String {
    format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {}",
        fact.statement,
        fact.side,
        fact.item,
        fact.code.as_ref().map(ToString::to_string),
        fact.measure,
        fact.fund,
        fact.phase,
        fact.printed.amount
    )
}

fn counted<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> BTreeMap<String, i32> {
    let mut counts = BTreeMap::new();
    for fact in facts {
        *counts.entry(meaning(fact)).or_insert(0) += 1;
    }
    counts
}

/// A report whose lines with tabs are written in another way.
fn flowing(text: &str, line: impl Fn(&[&str]) -> String) -> String {
    let rows = text.lines().map(|text| {
        let tabbed = text.contains('\t');
        if tabbed { line(&text.split('\t').collect::<Vec<_>>()) } else { text.to_owned() }
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn filled<'a>(cells: &[&'a str]) -> Vec<&'a str> {
    cells.iter().copied().filter(|cell| !cell.trim().is_empty()).collect()
}

/// Reads the reports in another form: nothing is wrong or lost, and at least this many of a hundred numbers are read. If many
/// columns are blank in all rows, the sums do not show which they are.
fn read_of_hundred(form: &str, floor: usize, line: impl Fn(&[&str]) -> String) {
    let (mut read, mut all) = (0, 0);
    for text in reports() {
        let right = report(&text);
        let flowed = report(&flowing(&text, &line));
        let mut left = counted(&right.facts);
        for (meaning, count) in counted(&flowed.facts) {
            let of = left.entry(meaning.clone()).or_insert(0);
            *of -= count;
            assert!(
                *of >= 0,
                "{form}: {} {}: {meaning} is not in the report",
                right.entity_name,
                right.fiscal_year
            );
        }
        let refused = flowed.rejects.iter().filter(|reject| reject.printed.is_some()).count();
        let lost = left.values().filter(|count| **count > 0).sum::<i32>();
        let of = (right.entity_name.as_str(), right.fiscal_year);
        assert_eq!(
            i32::try_from(refused).unwrap(),
            lost,
            "{form} {of:?}: as many are refused as are not read"
        );
        read += flowed.facts.len();
        all += right.facts.len();
    }
    let percent = read * 100 / all;
    assert!(percent >= floor, "{form}: {percent} of a hundred numbers are read");
}

#[test]
fn cells_parted_by_one_blank_are_read_where_sums_prove_their_columns() {
    read_of_hundred("blanks", 70, |cells| filled(cells).join(" "));
}

#[test]
fn cells_in_lines_of_their_own_are_read_where_sums_prove_their_columns() {
    read_of_hundred("lines", 70, |cells| filled(cells).join("\n\n"));
    read_of_hundred("bars", 70, |cells| filled(cells).join(" |\n") + " |");
}

#[test]
fn cells_in_their_places_are_read() {
    let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let spread = |cells: &[&str]| {
        let mut line = String::new();
        for (index, cell) in cells.iter().enumerate() {
            // A name that is too long moves what follows by one.
            let blanks = (index * 44).saturating_sub(width(&line)).max(usize::from(index > 0));
            line.push_str(&" ".repeat(blanks));
            line.push_str(cell);
        }
        line
    };
    read_of_hundred("places", 99, spread);
}

/// The facts of a report with one table, as label, column and number, and what is rejected.
fn table(lines: &str) -> (Vec<String>, Vec<String>) {
    let report = report(&format!("示例市云澜区水务局2027年度部门预算\n{lines}"));
    let fact = |fact: &Fact| format!("{} {} {}", fact.row_label, fact.column_label, fact.printed.text);
    let refused = report.rejects.iter().filter_map(|reject| reject.printed.clone());
    (report.facts.iter().map(fact).collect(), refused.collect())
}

#[test]
fn two_sides_without_line_numbers_are_read_where_a_line_has_both() {
    let (mut facts, refused) = table(
        "部门收支预算总表\n单位：元\n收入 支出\n项目 预算数 项目 预算数\n一、财政拨款收入 9,000 一、一般公共服务支出 8,000\n\
         二、事业收入 二、外交支出 1,000\n收入总计 9,000 支出总计 9,000",
    );
    facts.sort();
    assert_eq!(
        facts,
        [
            "一、一般公共服务支出 支出 / 预算数 8,000",
            "一、财政拨款收入 收入 / 预算数 9,000",
            "支出总计 支出 / 预算数 9,000",
            "收入总计 收入 / 预算数 9,000",
        ]
    );
    assert_eq!(refused, ["1,000"]);
}

#[test]
fn line_numbers_are_no_amounts() {
    let (facts, refused) = table(
        "“三公”经费支出预算表\n单位：元\n项目 行次 预算数\n合计 1 300\n因公出国（境）费 2\n公务接待费 3 300",
    );
    assert_eq!((facts.len(), refused.len()), (2, 0), "{facts:?} {refused:?}");
    assert!(facts.iter().all(|fact| fact.ends_with("预算数 300")));
}

#[test]
fn a_sentence_below_a_table_is_no_row_of_it() {
    let (facts, _) = table(
        "部门支出预算表\n单位：元\n科目编码 科目名称 合计 基本支出 项目支出\n201 一般公共服务支出 500 300 200\n合计 500 300 200\n\
         二、支出情况说明\n2027年支出 700 元",
    );
    assert_eq!(facts.len(), 6, "{facts:?}");
}

#[test]
fn a_name_broken_over_two_lines_is_one() {
    let (facts, refused) = table(
        "部门支出预算表\n单位：元\n科目编码 科目名称 合计 基本支出 项目支出\n208 社会保障和\n就业支出 500 300 200\n合计 500 300 200",
    );
    assert!(facts.contains(&"社会保障和 就业支出 合计 500".to_owned()), "{facts:?}");
    assert!(refused.is_empty());
}

#[test]
fn a_header_with_an_unknown_word_leaves_the_columns_untold() {
    let (facts, refused) = table(
        "部门支出预算表\n单位：元\n科目编码 科目名称 合计 甲乙丙丁 项目支出\n201 一般公共服务支出 500.00 300.00 200.00\n\
         合计 500.00 300.00 200.00",
    );
    assert_eq!((facts.len(), refused.len()), (0, 6), "{facts:?} {refused:?}");
}

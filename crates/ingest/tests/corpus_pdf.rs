//! Real reports next to the checkout. Their cells were compared with another program's (`tests/corpus/VERDICTS.md`); here the count
//! and the sum of each statement represent them, so that a changed digit, row or column shows.
#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use juesuan_ingest::{Loaded, Options, ParsedFile, ReportKey, read, report};
use juesuan_model::{Fact, FiscalYear, KeySource, Kind, Report, Scope, Statement};
use std::fs;
use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../../shared/corpus")
}

/// The reports in a folder whose file names contain a word.
fn papers(folder: &str, word: &str) -> Vec<Report> {
    let files = fs::read_dir(corpus().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.to_string_lossy().contains(word)).collect();
    files.sort();
    assert!(!files.is_empty(), "no paper named {word} in {folder}");
    let load = |path: PathBuf| Loaded {
        uri: path.to_string_lossy().into_owned(),
        content_hash: String::new(),
        bytes: fs::read(&path).unwrap(),
    };
    files.into_iter().map(|path| read(&load(path)).unwrap()).collect()
}

/// Each statement with the count of its facts and their sum in fen.
fn statements(report: &Report) -> Vec<(Statement, usize, i128)> {
    let of = |statement: Statement| {
        let facts = report.facts.iter().filter(|fact| fact.statement == statement);
        let fen: Vec<i128> = facts.map(|fact| fact.printed.amount.fen()).collect();
        (statement, fen.len(), fen.iter().sum())
    };
    report.statements.iter().map(|summary| of(summary.statement)).collect()
}

/// The nine statements in the order of the reports, each with its count and its sum in fen.
fn expected(order: [Statement; 9], sums: &[(usize, i128); 9]) -> Vec<(Statement, usize, i128)> {
    order.into_iter().zip(sums).map(|(statement, &(count, fen))| (statement, count, fen)).collect()
}

const FINAL_ACCOUNTS: [Statement; 9] = [
    Statement::IncomeExpenditureSummary,
    Statement::Income,
    Statement::Expenditure,
    Statement::AppropriationSummary,
    Statement::GeneralPublicExpenditure,
    Statement::BasicExpenditure,
    Statement::ThreePublic,
    Statement::GovernmentFund,
    Statement::StateCapital,
];

const BUDGET: [Statement; 9] = [
    Statement::IncomeExpenditureSummary,
    Statement::Income,
    Statement::Expenditure,
    Statement::AppropriationSummary,
    Statement::GeneralPublicExpenditure,
    Statement::GovernmentFund,
    Statement::StateCapital,
    Statement::BasicExpenditure,
    Statement::ThreePublic,
];

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn final_accounts_with_codes_in_three_columns_and_displaced_values_are_read_whole() {
    for report in papers("final-accounts", "财政局") {
        let sums = [
            (12, 17_867_860_000),
            (45, 23_570_060_000),
            (44, 23_520_460_000),
            (19, 26_611_860_000),
            (44, 23_520_460_000),
            (29, 7_010_760_000),
            (2, 1_900_000),
            (0, 0),
            (0, 0),
        ];
        assert_eq!(statements(&report), expected(FINAL_ACCOUNTS, &sums));
        assert_eq!((report.entity_name.as_str(), report.sources[0].pages), ("上海市普陀区财政局", Some(25)));
        assert_eq!(report.rejects, []);
        let basic = |fact: &&Fact| {
            let code = fact.code.as_ref().map(juesuan_model::Code::digits);
            fact.statement == Statement::Expenditure
                && code == Some("2010601")
                && &*fact.column_label == "基本支出"
        };
        let basic = report.facts.iter().find(basic).unwrap();
        assert_eq!((basic.row_label.as_ref(), basic.printed.text.as_str()), ("行政运行", "1,503.52"));
        assert_eq!(basic.locator.page, Some(10));
    }
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn final_accounts_from_a_word_processor_are_read_whole() {
    for report in papers("final-accounts", "规划") {
        let sums = [
            (12, 58_943_400_000),
            (50, 77_972_000_000),
            (75, 78_075_040_000),
            (17, 87_718_480_000),
            (75, 77_971_960_000),
            (67, 16_094_250_000),
            (12, 6_480_000),
            (0, 0),
            (0, 0),
        ];
        assert_eq!(statements(&report), expected(FINAL_ACCOUNTS, &sums));
        assert_eq!(
            (report.entity_name.as_str(), report.sources[0].pages),
            ("上海市普陀区规划和自然资源局", Some(30))
        );
        assert_eq!((report.kind, report.fiscal_year.get()), (Kind::FinalAccounts, 2024));
        assert_eq!(report.rejects, []);
    }
}

/// Every report of the corpus.
fn loaded() -> Vec<Loaded> {
    let folders = ["final-accounts", "template", "budget"].map(|folder| corpus().join(folder));
    let inputs = juesuan_ingest::discover(&folders, None, false).filter_map(|found| match found {
        juesuan_ingest::DiscoveredInput::Input(input) => input.load().ok(),
        juesuan_ingest::DiscoveredInput::Manifest(_) | juesuan_ingest::DiscoveredInput::Reject(_) => None,
    });
    inputs.filter(|loaded| loaded.bytes.starts_with(b"%PDF-")).collect()
}

/// All their tables are ruled; anything read by alignment would be running text.
#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn no_running_text_is_taken_for_a_table() {
    for paper in loaded() {
        let blocks = juesuan_ingest::reader::read(&paper.bytes).unwrap().document.blocks;
        for block in blocks {
            if let juesuan_ingest::document::Block::Grid(grid) = block {
                assert_eq!(grid.reading, juesuan_model::Reading::Ruled, "{}: {:?}", paper.uri, grid.rows);
            }
        }
    }
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn a_blank_form_is_nobody_s_and_gives_no_fact() {
    let path = corpus().join("template/普陀区部门决算模板.pdf");
    let bytes = fs::read(&path).unwrap();
    let loaded =
        Loaded { uri: "普陀区部门决算模板.pdf".to_owned(), content_hash: String::new(), bytes };
    let refused = read(&loaded).unwrap_err();
    assert_eq!(refused.reason.to_string(), "the name of the department was not filled in: 上海市XX局");
    let report_key = ReportKey {
        entity_name: "示例局".to_owned(),
        fiscal_year: FiscalYear::new(2024).unwrap(),
        kind: Kind::FinalAccounts,
        scope: Scope::Department,
        source: KeySource::Manifest,
    };
    let paper = ParsedFile::read(&loaded, &Options::default()).unwrap();
    let report = report(vec![paper], Some(&report_key)).unwrap();
    assert_eq!(statements(&report), expected(FINAL_ACCOUNTS, &[(0, 0); 9]));
    assert_eq!((report.facts, report.rejects, report.claims), (vec![], vec![], vec![]));
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn budgets_of_a_street_are_read_whole() {
    let sums = [
        [
            (12, 82_489_320_000),
            (134, 131_982_912_000),
            (201, 131_982_912_000),
            (20, 98_987_184_000),
            (201, 131_982_912_000),
            (0, 0),
            (0, 0),
            (63, 59_643_778_200),
            (7, 853_470_000),
        ],
        [
            (13, 78_105_561_500),
            (335, 124_968_898_400),
            (201, 124_968_898_400),
            (22, 93_726_673_800),
            (201, 124_968_898_400),
            (0, 0),
            (0, 0),
            (96, 59_823_612_000),
            (7, 585_560_000),
        ],
        [
            (13, 94_883_775_500),
            (335, 151_814_041_000),
            (201, 151_814_040_900),
            (22, 113_860_530_600),
            (201, 151_814_040_900),
            (0, 0),
            (0, 0),
            (96, 60_805_047_600),
            (7, 577_020_000),
        ],
    ];
    // The budget of 2023 has a table of targets for each of five projects, which is not a known statement.
    let numbers_elsewhere = [35, 0, 0];
    let reports = papers("budget", "街道").into_iter().zip(numbers_elsewhere);
    for (((report, refused), sums), year) in reports.zip(sums).zip(2023..) {
        assert_eq!(statements(&report), expected(BUDGET, &sums));
        assert_eq!((report.kind, report.fiscal_year.get()), (Kind::Budget, year));
        assert_eq!(report.entity_name, "上海市普陀区人民政府万里街道办事处");
        let elsewhere = "cell-unknown-table";
        let reasons: Vec<&str> = report.rejects.iter().map(|reject| reject.reason.code()).collect();
        assert_eq!(reasons, vec![elsewhere; refused]);
    }
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn budgets_of_a_committee_and_of_its_office_are_read_whole() {
    let summaries = [(11, 185_757_327_500), (24, 260_060_258_500)];
    let scopes = [Scope::Department, Scope::Unit];
    for ((report, summary), scope) in papers("budget", "商务").into_iter().zip(summaries).zip(scopes) {
        let sums = [
            summary,
            (62, 297_211_724_000),
            (65, 297_211_724_000),
            (18, 222_908_793_000),
            (65, 297_211_724_000),
            (0, 0),
            (0, 0),
            (63, 11_898_393_000),
            (3, 173_010_000),
        ];
        assert_eq!(statements(&report), expected(BUDGET, &sums));
        assert_eq!((report.entity_name.as_str(), report.scope), ("上海市普陀区商务委员会", scope));
        assert_eq!(report.rejects, []);
    }
}

//! Budgets of Jiangsu next to the checkout: twelve statements each, in a form of its own. Every cell was compared with another
//! program's output and with the page images (`tests/corpus/VERDICTS.md`); here the count and the sum of each statement represent
//! them.
#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use juesuan_ingest::{Loaded, read};
use juesuan_model::{Fact, Fund, Item, Kind, Measure, Phase, Report, Side, Statement, Unit};
use std::fs;
use std::path::Path;

/// The report whose file name contains a word.
fn paper(word: &str) -> Report {
    let corpus = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../../shared/corpus");
    let mut files = fs::read_dir(corpus.join("budget")).unwrap().map(|entry| entry.unwrap().path());
    let path = files.find(|path| path.file_name().unwrap().to_string_lossy().contains(word)).unwrap();
    let uri = path.to_string_lossy().into_owned();
    read(&Loaded { uri, content_hash: String::new(), bytes: fs::read(&path).unwrap() }).unwrap()
}

/// A statement with the count of its facts and their sum in fen.
type Sums<'a> = (&'a str, usize, i128);
/// A report by a word of its file's name, with its department, its year and its statements.
type Paper<'a> = (&'a str, &'a str, u16, &'a [Sums<'a>]);

const PAPERS: [Paper<'_>; 6] = [
    (
        "江苏省人大办公厅2017",
        "江苏省人大常委会办公厅",
        2017,
        &[
            ("income_expenditure_summary", 12, 109_192_560_000),
            ("income", 3, 40_947_210_000),
            ("expenditure", 4, 27_298_140_000),
            ("appropriation_expenditure", 19, 54_596_280_000),
            ("appropriation_summary", 6, 54_596_280_000),
            ("appropriation_basic_expenditure", 24, 23_000_040_000),
            ("government_fund", 0, 0),
            ("general_public_expenditure", 19, 54_596_280_000),
            ("basic_expenditure", 24, 23_000_040_000),
            ("operating_cost", 16, 16_857_930_000),
            ("three_public", 9, 6_102_400_000),
            ("procurement", 26, 8_991_400_000),
        ],
    ),
    (
        "省人大办公厅2018",
        "江苏省人大常委会办公厅",
        2018,
        &[
            ("income_expenditure_summary", 12, 127_179_520_000),
            ("income", 3, 47_692_320_000),
            ("expenditure", 4, 31_794_880_000),
            ("appropriation_summary", 6, 63_589_760_000),
            ("appropriation_expenditure", 21, 63_589_760_000),
            ("appropriation_basic_expenditure", 24, 23_633_280_000),
            ("general_public_expenditure", 21, 63_589_760_000),
            ("basic_expenditure", 24, 23_633_280_000),
            ("three_public", 8, 6_102_400_000),
            ("government_fund", 0, 0),
            ("operating_cost", 11, 4_738_140_000),
            ("procurement", 24, 8_257_000_000),
        ],
    ),
    (
        "江苏省人大常委会办公厅2019",
        "江苏省人大常委会办公厅",
        2019,
        &[
            ("income_expenditure_summary", 12, 146_642_960_000),
            ("income", 3, 54_991_110_000),
            ("expenditure", 4, 36_660_740_000),
            ("appropriation_summary", 6, 73_321_480_000),
            ("appropriation_expenditure", 21, 73_321_480_000),
            ("appropriation_basic_expenditure", 25, 27_938_700_000),
            ("general_public_expenditure", 21, 73_321_480_000),
            ("basic_expenditure", 25, 27_938_700_000),
            ("three_public", 8, 6_152_620_000),
            ("government_fund", 0, 0),
            ("operating_cost", 12, 4_926_240_000),
            ("procurement", 26, 9_665_720_000),
        ],
    ),
    (
        "检察院 2017",
        "江苏省人民检察院",
        2017,
        &[
            ("income_expenditure_summary", 13, 143_958_440_000),
            ("income", 5, 53_990_040_000),
            ("expenditure", 4, 35_993_360_000),
            ("appropriation_summary", 6, 71_926_720_000),
            ("appropriation_expenditure", 16, 71_926_720_000),
            ("appropriation_basic_expenditure", 28, 36_925_440_000),
            ("government_fund", 0, 0),
            ("general_public_expenditure", 16, 71_926_720_000),
            ("basic_expenditure", 28, 36_925_440_000),
            ("operating_cost", 16, 18_097_650_000),
            ("three_public", 9, 3_806_850_000),
            ("procurement", 46, 11_559_200_000),
        ],
    ),
    (
        "检察院 2018",
        "江苏省人民检察院",
        2018,
        &[
            ("income_expenditure_summary", 13, 175_628_410_000),
            ("income", 5, 65_866_050_000),
            ("expenditure", 4, 43_910_700_000),
            ("appropriation_summary", 6, 87_763_840_000),
            ("appropriation_expenditure", 15, 87_763_840_000),
            ("appropriation_basic_expenditure", 30, 41_939_760_000),
            ("general_public_expenditure", 15, 87_763_840_000),
            ("basic_expenditure", 30, 41_939_760_000),
            ("three_public", 8, 3_521_580_000),
            ("government_fund", 0, 0),
            ("operating_cost", 16, 8_167_710_000),
            ("procurement", 52, 12_384_960_000),
        ],
    ),
    (
        "检察院 2019",
        "江苏省人民检察院",
        2019,
        &[
            ("income_expenditure_summary", 12, 193_357_920_000),
            ("income", 3, 72_509_220_000),
            ("expenditure", 4, 48_339_480_000),
            ("appropriation_summary", 6, 96_678_960_000),
            ("appropriation_expenditure", 17, 96_678_960_000),
            ("appropriation_basic_expenditure", 31, 47_532_120_000),
            ("general_public_expenditure", 17, 96_678_960_000),
            ("basic_expenditure", 31, 47_532_120_000),
            ("three_public", 8, 3_208_660_000),
            ("government_fund", 0, 0),
            ("operating_cost", 17, 7_175_760_000),
            ("procurement", 41, 10_979_360_000),
        ],
    ),
];

/// Two forms of later years: a university's, whose income has parts below 事业收入, and the template of 2026. Units of their own.
const LATER: [(Paper<'_>, &[Unit]); 2] = [
    (
        (
            "西南大学2021",
            "西南大学",
            2021,
            &[
                ("income_expenditure_summary", 14, 2_769_682_450_000),
                ("income", 56, 3_421_205_480_000),
                ("expenditure", 48, 3_326_467_200_000),
                ("appropriation_expenditure", 44, 1_732_420_240_000),
            ],
        ),
        &[Unit::TenThousand],
    ),
    (
        (
            "司法局2026",
            "上海市普陀区司法局",
            2026,
            &[
                ("income_expenditure_summary", 28, 60_871_585_770),
                ("income", 110, 69_567_526_672),
                ("expenditure", 66, 76_051_581_338),
                ("appropriation_summary", 24, 52_175_645_004),
                ("general_public_expenditure", 66, 76_051_581_338),
                ("government_fund", 0, 0),
                ("state_capital", 0, 0),
                ("basic_expenditure", 90, 13_271_316_804),
                ("three_public", 7, 215_990_000),
            ],
        ),
        &[Unit::Yuan, Unit::TenThousand],
    ),
];

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn every_cell_of_the_later_forms_is_read_and_says_what_it_is() {
    for ((word, entity, year, statements), units) in LATER {
        let report = paper(word);
        assert_eq!(sums(&report), statements, "{word}");
        assert_eq!((report.entity_name.as_str(), report.fiscal_year.get()), (entity, year), "{word}");
        assert_eq!((report.kind, report.rejects.len()), (Kind::Budget, 0), "{word}: {:?}", report.rejects);
        let printed = |summary: &juesuan_model::StatementSummary| summary.unit.unwrap();
        assert!(report.statements.iter().map(printed).all(|unit| units.contains(&unit)), "{word}");
        for fact in &report.facts {
            assert_eq!((fact.phase, fact.conflict), (Some(Phase::InitialBudget), false), "{word}: {fact:?}");
            // A part of a source, by its header or its row, is not a measure or item of its own.
            let part = fact.column_label.contains("其中") || fact.row_label.starts_with("其中");
            let known = fact.measure.is_some() && (fact.item.is_some() || fact.code.is_some());
            assert_eq!(known, !part, "{word}: {fact:?}");
        }
    }
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_whole_of_a_source_is_told_from_its_part() {
    let report = paper("西南大学2021");
    let of = |label: &str| {
        let found = |fact: &&Fact| {
            (fact.statement, fact.item) == (Statement::Income, Some(Item::Total))
                && fact.column_label.as_ref() == label
        };
        report.facts.iter().find(found).map(|fact| (fact.measure, fact.printed.text.to_string())).unwrap()
    };
    assert_eq!(of("事业收入 / 金额"), (Some(Measure::InstitutionalIncome), "124,020.47".to_owned()));
    assert_eq!(of("事业收入 / 其中：教育收费"), (None, "75,020.47".to_owned()));
}

fn sums(report: &Report) -> Vec<Sums<'_>> {
    let of = |statement: Statement| {
        let facts = report.facts.iter().filter(|fact| fact.statement == statement);
        let fen: Vec<i128> = facts.map(|fact| fact.printed.amount.fen()).collect();
        (statement.name(), fen.len(), fen.iter().sum())
    };
    report.statements.iter().map(|summary| of(summary.statement)).collect()
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn every_statement_of_a_budget_has_a_name_and_all_its_cells() {
    for (word, entity, year, statements) in PAPERS {
        let report = paper(word);
        assert_eq!(sums(&report), statements, "{word}");
        assert_eq!((report.entity_name.as_str(), report.fiscal_year.get()), (entity, year), "{word}");
        assert_eq!(report.kind, Kind::Budget);
        let cells: Vec<_> = report.rejects.iter().filter(|reject| reject.printed.is_some()).collect();
        assert!(cells.is_empty(), "{word}: {cells:?}");
        assert!(report.statements.iter().all(|summary| summary.unit == Some(Unit::TenThousand)), "{word}");
        assert!(report.facts.iter().all(|fact| fact.phase == Some(Phase::InitialBudget)), "{word}");
    }
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn every_cell_of_a_budget_s_own_statements_says_what_it_is() {
    for (word, ..) in PAPERS {
        let report = paper(word);
        for fact in report.facts.iter().filter(|fact| fact.statement != Statement::Procurement) {
            assert!(fact.measure.is_some(), "{word}: {fact:?}");
            // The parts of 一般公共预算资金 are not items of their own.
            let part = fact.statement == Statement::Income && fact.row_label.starts_with("公共财政拨款");
            assert!(part || fact.item.is_some() || fact.code.is_some(), "{word}: {fact:?}");
        }
    }
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_sides_of_a_budget_s_summary_agree_and_its_uses_add_up() {
    for (word, ..) in PAPERS {
        let report = paper(word);
        let one = |side: Side, item: Item| {
            let found = |fact: &&Fact| {
                fact.statement == Statement::IncomeExpenditureSummary
                    && (fact.side, fact.item, fact.fund) == (Some(side), Some(item), None)
            };
            report.facts.iter().find(found).map_or(0, |fact| fact.printed.amount.fen())
        };
        let total = one(Side::Expenditure, Item::GrandTotal);
        assert_eq!(one(Side::Income, Item::GrandTotal), total, "{word}");
        let uses = [Item::Basic, Item::Project, Item::Reserve].map(|item| one(Side::Expenditure, item));
        assert_eq!(uses.iter().sum::<i128>(), total, "{word}");
    }
}

/// The simulated reports of the repository.
fn simulated() -> impl Iterator<Item = Report> {
    let folder =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../datasets/reports/simulated");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(files.len() > 20);
    files.into_iter().map(|path| {
        let uri = path.to_string_lossy().into_owned();
        read(&Loaded { uri, content_hash: String::new(), bytes: fs::read(&path).unwrap() }).unwrap()
    })
}

#[test]
fn every_cell_of_a_simulated_report_says_what_it_is() {
    for report in simulated() {
        let name = &report.entity_name;
        assert_eq!(report.rejects, [], "{name}");
        assert!(report.statements.iter().all(|summary| summary.unit.is_some()), "{name}");
        for fact in &report.facts {
            assert!(fact.measure.is_some() && fact.phase.is_some() && !fact.conflict, "{name}: {fact:?}");
            assert!(fact.item.is_some() || fact.code.is_some(), "{name}: {fact:?}");
        }
    }
}

#[test]
fn the_sides_of_a_simulated_summary_agree() {
    for report in simulated() {
        let total = |side: Side| {
            let found = |fact: &&Fact| {
                fact.statement == Statement::IncomeExpenditureSummary
                    && (fact.side, fact.item) == (Some(side), Some(Item::GrandTotal))
            };
            report.facts.iter().find(found).map(|fact| fact.printed.amount.fen()).unwrap()
        };
        assert_eq!(total(Side::Income), total(Side::Expenditure), "{}", report.entity_name);
    }
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn what_stands_beside_three_public_is_none_of_it() {
    let report = paper("江苏省人大常委会办公厅2019");
    let facts = report.facts.iter().filter(|fact| fact.statement == Statement::ThreePublic);
    let items: Vec<_> = facts.map(|fact| (fact.item.unwrap(), fact.printed.text.as_str())).collect();
    assert_eq!(
        items,
        [
            (Item::Total, "2,600.71"),
            (Item::ThreePublic, "767.60"),
            (Item::Overseas, "199.25"),
            (Item::Vehicle, "183.60"),
            (Item::VehicleOperation, "183.60"),
            (Item::Reception, "384.75"),
            (Item::Meetings, "1,469.73"),
            (Item::Training, "363.38"),
        ]
    );
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn all_appropriations_and_those_of_the_general_budget_are_two_statements() {
    let report = paper("检察院 2017");
    let fund = |statement: Statement| {
        let mut facts = report.facts.iter().filter(|fact| fact.statement == statement);
        let first = facts.next().unwrap();
        assert!(facts.all(|fact| (fact.fund, fact.measure) == (first.fund, Some(Measure::Total))));
        first.fund
    };
    assert_eq!(fund(Statement::AppropriationBasicExpenditure), None);
    assert_eq!(fund(Statement::BasicExpenditure), Some(Fund::GeneralPublic));
    assert_eq!(fund(Statement::AppropriationExpenditure), None);
    assert_eq!(fund(Statement::GeneralPublicExpenditure), Some(Fund::GeneralPublic));
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn explanations_apart_from_their_tables_are_a_report_too() {
    let report = paper("江苏省人大常委会2019");
    assert_eq!((report.entity_name.as_str(), report.fiscal_year.get()), ("江苏省人大常委会办公厅", 2019));
    assert_eq!((report.kind, report.statements.len(), report.facts.len()), (Kind::Budget, 0, 0));
    assert!(report.claims.len() > 150, "{}", report.claims.len());
}

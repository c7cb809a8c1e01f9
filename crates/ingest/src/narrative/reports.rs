//! Reads whole reports: the project's own, and the real one that it started from if that is available.

use crate::Loaded;
use juesuan_model::{ClaimMetric, Report, Section, Topic, ValueUnit};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder below the repository's root.
fn folder(path: &str) -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..").join(path)
}

fn texts(folder: &Path) -> Vec<(PathBuf, Report)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn read(path: &Path) -> Report {
    let bytes = std::fs::read(path).unwrap();
    crate::read(&Loaded { uri: path.display().to_string(), content_hash: "test".to_owned(), bytes }).unwrap()
}

/// The real report.
fn seed() -> Report {
    texts(&folder("../shared/corpus/seed")).pop().unwrap().1
}

fn by_section(report: &Report) -> BTreeMap<Option<Section>, usize> {
    let mut counts = BTreeMap::new();
    for claim in report.claims.iter().filter(|claim| claim.subject.topic != Topic::Narrated) {
        *counts.entry(claim.section).or_default() += 1;
    }
    counts
}

/// What 武昌区政府办 2023 claims, however its sentences are worded.
const CLAIMS: [(Section, usize); 13] = [
    (Section::IncomeExpenditure, 3),
    (Section::Income, 13),
    (Section::Expenditure, 11),
    (Section::Appropriation, 9),
    (Section::GeneralPublic, 39),
    (Section::Basic, 3),
    (Section::GovernmentFund, 4),
    (Section::StateCapital, 1),
    (Section::ThreePublic, 24),
    (Section::OperatingCost, 3),
    (Section::Procurement, 11),
    (Section::StateAssets, 10),
    (Section::Performance, 18),
];

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_real_report_is_read_to_the_last_amount() {
    let report = seed();
    assert_eq!(by_section(&report), CLAIMS.map(|(section, count)| (Some(section), count)).into());
    // The part about achievements mentions other money.
    let unread: Vec<_> = report.unread_sentences.iter().map(|sentence| sentence.amounts.join(" ")).collect();
    assert_eq!(unread, ["924.2 万元 3400 万元", "150.19 万元 3000 万元"]);
    let narrated: Vec<_> =
        report.claims.iter().filter(|claim| claim.subject.topic == Topic::Narrated).collect();
    assert_eq!(
        narrated.iter().map(|claim| claim.printed.as_str()).collect::<Vec<_>>(),
        ["924.2 万元", "3400 万元"]
    );
    let leftovers: Vec<_> =
        report.template_leftovers.iter().map(|left| (left.text.as_str(), left.locator.line)).collect();
    assert_eq!(leftovers, [("增减少", Some(354))]);
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_real_report_s_evaluations_are_read_through_page_breaks_and_repeated_headers() {
    let report = seed();
    let figures: Vec<String> = report
        .projects
        .iter()
        .map(|project| {
            let figure = |figure: &Option<juesuan_model::Figure>| figure.as_ref().unwrap().value.to_string();
            format!(
                "{} {} {} {} {}",
                project.name,
                figure(&project.budget),
                figure(&project.actual),
                figure(&project.rate),
                figure(&project.score),
            )
        })
        .collect();
    assert_eq!(
        figures,
        [
            "武昌区人民政府办公室 51022200 51022200 100 99",
            "乡村振兴工作经费 3124700 3124700 100 98",
            "重大节日慰问经费 29500 29500 100 100",
            "对口五峰县帮扶资金 34000000 34000000 100 98",
            "疫情防控经费 561300 561300 100 98",
        ]
    );
    let indicators = |evaluation| report.indicators.iter().filter(|i| i.evaluation == evaluation).count();
    assert_eq!([0, 1, 2, 3, 4].map(indicators), [40, 8, 6, 8, 8]);
    assert!(
        report.indicators.iter().all(|indicator| indicator.score.is_some() && indicator.level1.is_some())
    );
}

#[test]
fn the_same_figures_in_other_words_give_the_same_claims() {
    let samples = texts(&folder("datasets/reports/sample"));
    assert!(!samples.is_empty());
    for (path, report) in samples {
        assert_eq!(
            by_section(&report),
            CLAIMS.map(|(section, count)| (Some(section), count)).into(),
            "{path:?}"
        );
        assert_eq!(report.unread_sentences, [], "{path:?}");
        assert_eq!(report.projects.len(), 5);
        assert_eq!(report.indicators.len(), 70);
    }
}

#[test]
fn simulated_reports_leave_nothing_unread() {
    let reports = texts(&folder("datasets/reports/simulated"));
    assert!(!reports.is_empty());
    for (path, report) in reports {
        assert_eq!(report.unread_sentences, [], "{path:?}");
        assert_eq!(report.template_leftovers, [], "{path:?}");
        assert_eq!(by_section(&report).len(), Section::ALL.len(), "{path:?}");
        // A project is mentioned twice in the prose and has a table of its own.
        let named = report.claims.iter().filter(|claim| {
            claim.subject.topic == Topic::NamedProject && claim.section == Some(Section::Performance)
        });
        let completions = named.filter(|claim| claim.metric == ClaimMetric::Completion).count();
        assert_eq!(report.projects.len(), completions + 1, "{path:?}");
        assert!(report.indicators.iter().all(|indicator| indicator.score.is_some()), "{path:?}");
    }
}

#[test]
fn every_claim_leads_back_to_its_characters() {
    for (path, report) in texts(&folder("datasets/reports/sample")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
        let at = |locator: juesuan_model::Locator| {
            let (line, column) = (locator.line.unwrap(), locator.column.unwrap());
            lines[usize::try_from(line).unwrap() - 1][usize::try_from(column).unwrap() - 1..]
                .iter()
                .collect::<String>()
        };
        for claim in &report.claims {
            assert!(at(claim.locator).starts_with(&claim.printed), "{}", claim.printed);
            assert!(at(claim.sentence_locator).starts_with(&*claim.sentence), "{}", claim.sentence);
            assert!(claim.sentence.contains(&claim.printed));
        }
    }
}

#[test]
fn a_count_has_no_phase_and_an_amount_of_money_is_in_yuan() {
    for (_, report) in texts(&folder("datasets/reports/sample")) {
        for claim in &report.claims {
            assert_eq!(claim.phase.is_none(), claim.metric == ClaimMetric::Count, "{}", claim.sentence);
            let money = matches!(claim.metric, ClaimMetric::Amount | ClaimMetric::Increase);
            assert_eq!(claim.value_unit == ValueUnit::Yuan, money, "{}", claim.sentence);
        }
    }
}

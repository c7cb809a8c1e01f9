//! Whole reports: the real one that the project starts from, and the simulated ones.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

use juesuan_ingest::DiscoveredInput;
use juesuan_model::{Finding, Report, Severity, State};
use juesuan_reconcile::{catalogue, instances, reconcile};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn root() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..")
}

/// The reports of a folder's text files, in order.
fn reports(folder: &Path) -> Vec<Report> {
    let inputs = juesuan_ingest::discover(&[folder.to_owned()], None, false).map(|found| match found {
        DiscoveredInput::Input(input) => input,
        DiscoveredInput::Manifest(manifest) => panic!("{} is no report", manifest.uri),
        DiscoveredInput::Reject(reject) => panic!("{}: {}", reject.source_uri, reject.reason),
    });
    let texts = inputs.filter(|input| Path::new(&input.uri).extension().is_some_and(|kind| kind == "txt"));
    texts
        .map(|input| {
            let read = juesuan_ingest::read(&input.load().unwrap());
            read.unwrap_or_else(|reject| panic!("{}: {}", input.uri, reject.reason))
        })
        .collect()
}

/// The report that the project starts from.
fn seed() -> Report {
    reports(&root().join("../shared/corpus/seed")).pop().unwrap()
}

fn line(finding: &Finding) -> String {
    let Finding { severity, state, rule_id, instance, message, .. } = finding;
    let first = format!("{severity} {state} {rule_id} {instance}: {message}");
    let also = finding.also.iter().map(|other| other.instance.clone());
    std::iter::once(first).chain(also).collect::<Vec<_>>().join(" · ")
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_first_report_gives_exactly_its_known_findings() {
    let report = seed();
    let findings: Vec<String> = reconcile(&report).findings.iter().map(line).collect();
    let expected = [
        "hint rounding hierarchy-sums basic_expenditure 301 total: 1017.13 ≈ 1017.12 万元",
        "error fail hierarchy-sums basic_expenditure 302 total: 215.69 ≠ 215.19 万元",
        "warning fail code-names expenditure 2210202: “提租补贴” ≠ “租房补贴”",
        "hint rounding basic-public basic_expenditure public: 218.80 ≈ 218.79 万元",
        "error fail prose-matches-statements three_public three_public adjusted_budget: 1.32 ≠ 0.42 万元",
        "warning fail prose-names-the-row general_public 201: the statement has no row named \
         “一般公共服务支出(类)财政事务(款)行政运行(项)”, and 1227.34 万元 is the amount of all 201",
        "warning fail template-leftovers expenditure 增减少: “增减少” is left over from the template",
        "error fail prose-change-rate income_expenditure grand_total change_rate: 1.83% ≠ 1.77% = 91.80 / 5194.02 万元 \
         · income income_of_year change_rate · expenditure expenditure_of_year change_rate \
         · appropriation appropriation_total change_rate \
         · general_public expenditure_of_year general_public change_rate",
        "hint rounding prose-change-rate operating_cost operating_cost change_rate: \
         13.71% ≈ 13.72% = 34.29 / 249.98 万元",
        "error fail prose-prior-year-order general_public expenditure_of_year general_public within \
         expenditure_of_year: -91.78 > -91.80 万元",
        "error fail prose-shares general_public 221 share: 2.81% ≠ 2.85% = 145.29 / 5102.22 万元",
        "error fail prose-completion general_public 201 completion initial_budget: \
         93.98% ≠ 94.03% = 1227.34 / 1305.33 万元",
        "warning fail prose-budget-by-function general_public initial_budget: 5093.22 ≠ 5180.21 万元",
        "error fail procurement-small-enterprises procurement procurement_micro: 24.9 > 0.0 万元",
        "hint fail vehicles-kept three_public vehicles_kept: 0 ≠ 5 vehicles",
        "error fail performance-prose performance 乡村振兴 adjusted_budget: 350.00 ≠ 312.47 万元 \
         · performance 乡村振兴 · performance 乡村振兴 completion adjusted_budget",
        "hint fail performance-scores performance 武昌区人民政府办公室 score: 99.0 ≠ 111.0 points",
    ];
    assert_eq!(findings, expected);
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn a_finding_shows_both_sides_with_their_lines_and_the_exact_arithmetic() {
    let report = seed();
    let findings = reconcile(&report).findings;
    let finding = findings.iter().find(|finding| finding.instance == "basic_expenditure 302 total").unwrap();
    let exact = [finding.expected, finding.actual, finding.difference, finding.tolerance];
    assert_eq!(
        exact.map(|number| number.unwrap().normalize().to_string()),
        ["2151900", "2156900", "5000", "550"]
    );
    assert_eq!(finding.left.len(), 1);
    assert_eq!(finding.left[0].printed, "215.69");
    assert_eq!(finding.right.len(), 10);
    assert_eq!(
        finding.right[0].label,
        "一般公共预算财政拨款基本支出决算明细表 30201 办公费 / 公用经费 / 决算数"
    );
    assert!(finding.right.iter().all(|term| term.locator.line.is_some() && term.unit == "万元"));
}

#[test]
fn a_report_gives_one_result_for_every_rule_whatever_it_holds() {
    let rules = catalogue().len();
    for report in reports(&root().join("datasets/reports/simulated")) {
        assert_eq!(reconcile(&report).results.len(), rules);
        let empty = Report { facts: Vec::new(), statements: Vec::new(), claims: Vec::new(), ..report };
        assert_eq!(reconcile(&empty).results.len(), rules);
    }
}

#[test]
fn simulated_reports_break_no_rule() {
    for report in reports(&root().join("datasets/reports/simulated")) {
        let findings = reconcile(&report).findings;
        let loud = |finding: &&Finding| finding.state == State::Fail || finding.severity != Severity::Hint;
        let loud: Vec<String> = findings.iter().filter(loud).map(line).collect();
        assert!(loud.is_empty(), "{}: {loud:#?}", report.sources[0].uri);
    }
}

#[test]
fn every_line_of_the_two_sided_statements_is_read() {
    assert_all_lines_are_read(&reports(&root().join("datasets/reports/simulated")));
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn every_line_of_the_first_report_s_two_sided_statements_is_read() {
    assert_all_lines_are_read(&[seed()]);
}

fn assert_all_lines_are_read(reports: &[Report]) {
    assert!(!reports.is_empty());
    for report in reports {
        let instances = instances(report).into_iter();
        let read = instances.filter(|instance| instance.rule_id == "line-numbers");
        let read: Vec<_> = read.map(|instance| (instance.instance, instance.state)).collect();
        let expected = ["income_expenditure_summary line_numbers", "appropriation_summary line_numbers"];
        assert_eq!(read, expected.map(|name| (name.to_owned(), State::Pass)), "{}", report.sources[0].uri);
    }
}

/// The rows of the table of `tests/corpus/VERDICTS.md` that lists every finding at error level: report, finding, verdict.
fn verdicts() -> Vec<(String, String, String)> {
    let page = std::fs::read_to_string(root().join("tests/corpus/VERDICTS.md")).unwrap();
    let section = page.split("## Findings at error level over the whole corpus\n").nth(1).unwrap();
    let table = section.split("\n## ").next().unwrap();
    let mut report = String::new();
    let rows = table.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
        let [file, finding, _, verdict] = cells.as_slice() else { return None };
        if !file.trim().is_empty() {
            file.trim().clone_into(&mut report);
        }
        Some((report.clone(), (*finding).to_owned(), (*verdict).to_owned()))
    });
    rows.filter(|(report, ..)| report != "report").collect()
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn every_finding_at_error_level_over_the_corpus_has_its_verdict() {
    let corpus = root().join("../shared/corpus");
    assert!(corpus.is_dir(), "{} is not here", corpus.display());
    let mut found = Vec::new();
    for input in juesuan_ingest::discover(&[corpus], None, false) {
        let DiscoveredInput::Input(input) = input else { continue };
        let Ok(report) = juesuan_ingest::read(&input.load().unwrap()) else { continue };
        let name = Path::new(&input.uri).file_stem().unwrap().to_string_lossy().into_owned();
        let errors = reconcile(&report)
            .findings
            .into_iter()
            .filter(|finding| (finding.severity, finding.state) == (Severity::Error, State::Fail));
        found.extend(errors.map(|finding| {
            let Finding { rule_id, instance, message, .. } = finding;
            (name.clone(), format!("{rule_id} {instance}: {message}"))
        }));
    }
    let verdicts = verdicts();
    let known: Vec<(String, String)> =
        verdicts.iter().map(|(report, finding, _)| (report.clone(), finding.clone())).collect();
    let new: Vec<_> = found.iter().filter(|one| !known.contains(one)).collect();
    let gone: Vec<_> = known.iter().filter(|one| !found.contains(one)).collect();
    assert!(new.is_empty() && gone.is_empty(), "look at them: new {new:#?}, gone {gone:#?}");
    let right = verdicts.iter().filter(|(.., verdict)| verdict == "true").count();
    assert!(right * 100 >= verdicts.len() * 98, "{right} of {} are true", verdicts.len());
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_first_report_keeps_no_more_vehicles_than_it_owns() {
    let report = seed();
    let instances = instances(&report).into_iter();
    let kept: Vec<_> = instances.filter(|one| one.rule_id == "vehicles-kept-within-owned").collect();
    assert_eq!(kept.iter().map(|one| one.state).collect::<Vec<_>>(), [State::Pass]);
}

/// Two milliseconds are promised for an optimized build; this one is not optimized, and the machine may be busy.
#[test]
fn checking_a_report_takes_milliseconds() {
    let simulated = reports(&root().join("datasets/reports/simulated"));
    let started = Instant::now();
    for report in &simulated {
        std::hint::black_box(reconcile(report));
    }
    let each = started.elapsed() / u32::try_from(simulated.len()).unwrap();
    println!("{each:?} for each of {} reports", simulated.len());
    assert!(each < Duration::from_millis(100), "{each:?}");
}

//! The cases of `tests/cases/*.md`: a report, and the results of the rules for it.
//!
//! A case is a heading, a `report` block and a `findings` block. Each line of the latter is `rule instance: state`,
//! followed by a comma and the arithmetic for a comparison that did not pass; `fail (hint)` where the text allows more than
//! one reading, so that the failure matters less than others of its rule. Every failure, rounding or error must be listed,
//! and nothing else may be; what passes, does not apply or lacks data is checked where it is listed.
#![allow(clippy::unwrap_used, clippy::panic)]

use juesuan_ingest::Loaded;
use juesuan_model::{Report, Severity, State};
use juesuan_reconcile::{Instance, catalogue, instances, reconcile};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

struct Case {
    name: String,
    report: String,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        for section in format!("\n{text}").split("\n# ").skip(1) {
            let title = section.lines().next().unwrap();
            let block = |kind: &str| {
                let (_, rest) = section.split_once(&format!("```{kind}\n"))?;
                Some(rest.split_once("```")?.0.to_owned())
            };
            let Some(report) = block("report") else { continue };
            let findings = block("findings").unwrap_or_else(|| panic!("{file}: {title}: no findings block"));
            cases.push(Case {
                name: format!("{file}: {title}"),
                report,
                expected: findings
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(str::to_owned)
                    .collect(),
            });
        }
    }
    cases
}

fn read(case: &Case) -> Report {
    let bytes = case.report.clone().into_bytes();
    let loaded = Loaded { uri: case.name.clone(), content_hash: String::new(), bytes };
    juesuan_ingest::read(&loaded).unwrap_or_else(|reject| panic!("{}: {}", case.name, reject.reason))
}

/// How much failures of each rule matter.
static SEVERITIES: LazyLock<BTreeMap<&str, Severity>> =
    LazyLock::new(|| catalogue().into_iter().map(|rule| (rule.id, rule.severity)).collect());

/// `rule instance: state`
fn head(instance: &Instance) -> String {
    let blank = if instance.instance.is_empty() { "" } else { " " };
    let own = SEVERITIES.get(instance.rule_id);
    let lesser = instance.state == State::Fail && Some(&instance.severity) != own;
    let severity = if lesser { format!(" ({})", instance.severity) } else { String::new() };
    format!("{}{blank}{}: {}{severity}", instance.rule_id, instance.instance, instance.state)
}

/// The line of a case, with its arithmetic if any.
fn line(instance: &Instance) -> String {
    match instance.state {
        State::Rounding | State::Fail | State::Error => format!("{}, {}", head(instance), instance.message),
        State::Pass | State::NotApplicable | State::InsufficientData => head(instance),
    }
}

#[test]
fn every_case_ends_as_it_says() {
    let mut wrong = Vec::new();
    for case in cases() {
        let instances = instances(&read(&case));
        let lines: BTreeSet<String> = instances.iter().map(line).collect();
        let loud = instances
            .iter()
            .filter(|instance| matches!(instance.state, State::Rounding | State::Fail | State::Error))
            .map(line);
        let missing = case.expected.iter().filter(|expected| !lines.contains(*expected));
        let surplus: Vec<String> = loud.filter(|line| !case.expected.contains(line)).collect();
        let report: Vec<String> = missing
            .map(|line| {
                let rule = line.split([' ', ':']).next().unwrap();
                let near = instances.iter().filter(|instance| instance.rule_id == rule);
                let near: Vec<String> = near.map(|i| format!("{} {}", self::line(i), i.message)).collect();
                format!("  expected: {line}\n    {}", near.join("\n    "))
            })
            .chain(surplus.iter().map(|line| format!("  too much: {line}")))
            .collect();
        if !report.is_empty() {
            wrong.push(format!("{}\n{}", case.name, report.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case_for_every_state_that_it_can_end_in() {
    let cases = cases();
    let shows = |rule: &str, state: State| {
        let begins = format!("{rule} ");
        let bare = format!("{rule}:");
        let is_state = format!(": {state}");
        cases
            .iter()
            .flat_map(|case| &case.expected)
            .any(|line| (line.starts_with(&begins) || line.starts_with(&bare)) && line.contains(&is_state))
    };
    let mut missing = Vec::new();
    for rule in catalogue() {
        let mut states = vec![State::Pass, State::Fail, State::NotApplicable];
        states.extend(rule.rounds.then_some(State::Rounding));
        for state in states {
            if !shows(rule.id, state) {
                missing.push(format!("{} {state}", rule.id));
            }
        }
    }
    assert!(missing.is_empty(), "no case: {}", missing.join(", "));
}

#[test]
fn differences_of_one_cause_are_one_finding() {
    let named =
        |case: &Case| case.name.ends_with("A class that does not equal its groups fails in every column");
    let case = cases().into_iter().find(named).unwrap();
    let findings = reconcile(&read(&case)).findings;
    let failed: Vec<_> = findings.iter().filter(|finding| finding.state == State::Fail).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].instance, "expenditure 201 total");
    assert_eq!(failed[0].also.len(), 1);
    assert_eq!(failed[0].also[0].instance, "expenditure 201 basic");
    assert_eq!(failed[0].also[0].left[0].printed, "10.00");
}

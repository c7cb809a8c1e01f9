//! Three hundred reports with known truth, read and checked: no claim is wrong, no finding is false, defects are found.

use juesuan_bench::accuracy::{Accuracy, Fault, measure, untried};
use juesuan_synth::defects::{kinds, planted};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const SEED: u64 = 7;
const REPORTS: usize = 300;

static MEASURED: LazyLock<Accuracy> = LazyLock::new(|| measure(SEED, REPORTS));

/// The lines of one kind of fault, for the message of a test that fails.
fn lines(fault: Fault) -> String {
    MEASURED.faults(fault).iter().take(40).fold(String::new(), |lines, line| lines + "\n  " + line)
}

#[test]
fn every_report_is_read_with_its_department_and_year() {
    assert_eq!(MEASURED.reports, REPORTS);
    assert!(MEASURED.faults(Fault::Report).is_empty(), "{}", lines(Fault::Report));
}

#[test]
fn no_claim_differs_from_its_sentence() {
    assert_eq!(MEASURED.known.wrong + MEASURED.unknown.wrong, 0, "{}", lines(Fault::Wrong));
}

#[test]
fn every_amount_is_read_or_listed() {
    assert_eq!(MEASURED.known.silent + MEASURED.unknown.silent, 0, "{}", lines(Fault::Silent));
}

#[test]
fn what_the_grammar_is_meant_to_read_it_reads() {
    assert!(MEASURED.faults(Fault::Unread).is_empty(), "{}", lines(Fault::Unread));
}

#[test]
fn clean_reports_have_no_error_and_no_warning() {
    assert!(MEASURED.clean >= REPORTS / 3);
    assert!(MEASURED.faults(Fault::FalseAlarm).is_empty(), "{}", lines(Fault::FalseAlarm));
}

#[test]
fn ninety_nine_of_a_hundred_defects_are_found() {
    let (planted, found) = MEASURED.recall();
    assert!(found * 100 >= planted * 99, "{found} of {planted}{}", lines(Fault::Missed));
}

#[test]
fn every_rule_that_a_kind_of_defect_aims_at_finds_it() {
    let missed: Vec<_> = MEASURED
        .rules
        .iter()
        .filter(|(_, score)| score.found * 100 < score.wanted * 99)
        .map(|(rule, score)| format!("{rule}: {} of {}", score.found, score.wanted))
        .collect();
    assert!(missed.is_empty(), "{missed:?}{}", lines(Fault::MissedByRule));
}

#[test]
fn every_kind_of_defect_is_planted() {
    let kinds: BTreeSet<_> = kinds().map(|kind| kind.name).collect();
    assert!(kinds.len() >= 70);
    let planted: BTreeSet<_> = MEASURED.kinds.keys().copied().collect();
    assert_eq!(kinds.difference(&planted).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn every_rule_that_is_switched_off_is_missed() {
    let spared: Vec<_> = MEASURED
        .rules
        .iter()
        .filter(|(_, score)| score.wanted > 0 && score.found_without * 100 >= score.wanted * 99)
        .map(|(rule, _)| rule)
        .collect();
    assert!(spared.is_empty(), "{spared:?}");
}

#[test]
fn every_rule_has_a_defect_that_it_must_find() {
    assert_eq!(untried(), Vec::<&str>::new());
    let wanted: BTreeSet<_> =
        MEASURED.rules.iter().filter(|(_, score)| score.wanted > 0).map(|(rule, _)| *rule).collect();
    let all = juesuan_reconcile::catalogue().into_iter().map(|rule| rule.id);
    assert_eq!(all.filter(|rule| !wanted.contains(rule)).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn the_same_seed_makes_the_same_reports() {
    for number in 0..6 {
        assert_eq!(planted(SEED, number), planted(SEED, number));
    }
    assert_ne!(planted(SEED, 1), planted(SEED + 1, 1));
}

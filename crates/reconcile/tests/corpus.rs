//! Whole reports: the real one that the project starts from, and the simulated ones.
#![allow(clippy::print_stdout)]

mod papers;

use juesuan_model::{Severity, State};
use juesuan_reconcile::reconcile;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn seed_dump() {
    let folder = root().join("../shared/corpus/seed");
    if !folder.exists() {
        println!("skipped: {} is not here", folder.display());
        return;
    }
    for (name, report) in papers::reports(&folder) {
        let r = reconcile(&report);
        println!("== {name}");
        for x in &r.results {
            println!("{:40} {:18} {:?} {}", x.rule_id, x.state.name(), x.counts, x.reason.clone().unwrap_or_default());
        }
        for f in &r.findings {
            println!("{} {} {} {} {} also {:?}", f.severity, f.state, f.rule_id, f.instance, f.message, f.also.iter().map(|o| o.instance.clone()).collect::<Vec<_>>());
        }
        let started = std::time::Instant::now();
        for _ in 0..100 { std::hint::black_box(reconcile(&report)); }
        println!("{:?}", started.elapsed() / 100);
    }
}

#[test]
fn simulated_reports_break_no_identity() {
    let mut n = 0;
    for (name, report) in papers::reports(&root().join("datasets/reports/simulated")) {
        for f in reconcile(&report).findings {
            if f.state != State::Rounding && f.severity != Severity::Error || f.state == State::Fail {
            println!("{name} {} {} {} {}", f.severity, f.state, f.rule_id, format!("{} {}", f.instance, f.message)); n+=1;
            }
        }
    }
    assert_eq!(n, 0);
}

#[test]
fn claims_dump() {
    let folder = root().join("../shared/corpus/seed");
    for (_, report) in papers::reports(&folder) {
        println!("claims {} unread {} leftovers {:?} projects {} indicators {}", report.claims.len(), report.unread_sentences.len(), report.template_leftovers, report.projects.len(), report.indicators.len());
        for c in &report.claims {
            println!("{:?} {:?}|{:?}|{:?}|{}| {} ph={:?} vs={:?}/{:?} whole={:?} v={} q={} {:?} dir={:?} «{}»", c.section.map(|s|s.name()), c.subject.topic, c.subject.fund, c.subject.code.as_ref().map(|c|c.digits()), c.subject.label, c.metric, c.phase, c.compared_year, c.compared_phase, c.whole.as_ref().map(|w|(w.topic, w.fund, w.label.clone())), c.value, c.quantum, c.value_unit, c.direction, c.printed);
        }
        for u in &report.unread_sentences { println!("UNREAD {:?} {}", u.amounts, u.text); }
        for p in &report.projects { println!("{p:?}"); }
        for i in &report.indicators { println!("{} {:?} {:?} {} {:?} {:?} {:?} {:?}", i.evaluation, i.objective, i.objective_full_score, i.level3, i.target, i.actual, i.score.as_ref().map(|f| f.value), i.full_score); }
    }
}

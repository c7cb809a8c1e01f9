//! The page about how well reports are read and checked: `docs/accuracy.md`.

use super::{Accuracy, Fault, Tally, untried};
use juesuan_synth::defects;
use std::fmt::Write;

/// The page about what was measured.
#[must_use]
pub fn page(accuracy: &Accuracy, seed: u64) -> String {
    let mut page = String::from(
        "# Accuracy\n\n\
         How well reports are read and checked, measured on simulated reports whose every number is known. Each report has a form\n\
         and wordings of its own; every third is clean, each of the others has one defect beyond rounding. Written by\n\
         `juesuan-bench accuracy`; do not edit.\n\n",
    );
    let (planted, found) = accuracy.recall();
    let mut line = |text: String| {
        page.push_str(&text);
        page.push('\n');
    };
    line(format!(
        "{} reports of seed {seed}: {} clean, {planted} with one of {} kinds of defect.",
        accuracy.reports,
        accuracy.clean,
        defects::kinds().count(),
    ));
    line(String::new());
    line("## Numbers of the prose".to_owned());
    line(String::new());
    line(
        "Right is a claim that agrees with the truth in subject, fund, code, metric, value, unit, phase, year, base, whole and \
         direction;\nwrong is one that does not in any of them. Unread numbers are listed with their sentence. Silent ones are \
         neither.\nUnknown wordings come from a list that the grammar was not written for."
            .to_owned(),
    );
    line(String::new());
    line("| wordings | numbers | right | wrong | unread | silent |\n|---|---|---|---|---|---|".to_owned());
    line(tally("known to the grammar", &accuracy.known));
    line(tally("unknown to it", &accuracy.unknown));
    line(String::new());
    line("## Defects and findings".to_owned());
    line(String::new());
    line("| | |\n|---|---|".to_owned());
    line(format!("| defects that some rule found | {found} of {planted} ({}) |", percent(found, planted)));
    let false_alarms = accuracy.faults(Fault::FalseAlarm).len();
    line(format!("| errors and warnings on clean reports | {false_alarms} |"));
    let raised: usize = accuracy.rules.values().map(|rule| rule.raised).sum();
    let proper: usize = accuracy.rules.values().map(|rule| rule.proper).sum();
    line(format!(
        "| errors and warnings that the planted defect explains | {proper} of {raised} ({}) |",
        percent(proper, raised)
    ));
    line(String::new());
    rules(&mut page, accuracy);
    kinds(&mut page, accuracy);
    page
}

fn tally(what: &str, tally: &Tally) -> String {
    let Tally { right, wrong, unread, silent } = tally;
    format!("| {what} | {} | {right} | {wrong} | {unread} | {silent} |", tally.all())
}

fn rules(page: &mut String, accuracy: &Accuracy) {
    page.push_str(
        "## By rule\n\n\
         Recall is of the defects that the rule must find; precision is of the errors and warnings that it raised. A rule of hints\n\
         raises none.\n\n\
         | rule | must find | found | recall | raised | true | precision |\n|---|---|---|---|---|---|---|\n",
    );
    for (rule, score) in &accuracy.rules {
        let _ = writeln!(
            page,
            "| {rule} | {} | {} | {} | {} | {} | {} |",
            score.wanted,
            score.found,
            percent(score.found, score.wanted),
            score.raised,
            score.proper,
            percent(score.proper, score.raised),
        );
    }
    let untried = untried();
    if !untried.is_empty() {
        let _ = write!(page, "\nNo kind of defect aims at {} yet.\n", untried.join(", "));
    }
    page.push('\n');
}

fn kinds(page: &mut String, accuracy: &Accuracy) {
    page.push_str(
        "## By kind of defect\n\n| kind | what | planted | found | by every rule | rules |\n|---|---|---|---|---|---|\n",
    );
    for kind in defects::kinds() {
        let score = accuracy.kinds.get(kind.name).copied().unwrap_or_default();
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            kind.name,
            kind.label,
            score.planted,
            score.found,
            score.found_by_all,
            kind.rules.join(", "),
        );
    }
}

/// A share in per cent to one decimal, cut; a dash of nothing.
fn percent(part: usize, whole: usize) -> String {
    match (part * 1_000).checked_div(whole) {
        None => "–".to_owned(),
        Some(tenths) => format!("{}.{} %", tenths / 10, tenths % 10),
    }
}

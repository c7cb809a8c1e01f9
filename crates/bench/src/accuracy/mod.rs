//! Reads and checks reports with planted defects, and compares the result with the truth.

mod compare;
mod page;

pub use page::page;

use compare::differs;
use juesuan_ingest::Loaded;
use juesuan_model::text::squeeze;
use juesuan_model::{Claim, Finding, Report, Severity, State, Term, Topic, ValueUnit};
use juesuan_reconcile::{catalogue, reconcile};
use juesuan_synth::defects::{Defect, Meant, Planted, ProseNumber, kinds, planted};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// What happened to the numbers of the prose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// A claim that agrees with the sentence.
    pub right: usize,
    /// A claim that differs from it.
    pub wrong: usize,
    /// No claim, and the number is listed as not understood.
    pub unread: usize,
    /// An amount or a percentage that is neither in a claim nor listed.
    pub silent: usize,
}

impl Tally {
    /// All numbers.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.right + self.wrong + self.unread + self.silent
    }
}

/// How well a rule did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RuleScore {
    /// Defects that it must find.
    pub wanted: usize,
    /// Those that it found.
    pub found: usize,
    /// Those that all of their rules still find where this one is switched off.
    pub found_without: usize,
    /// Its failures above a hint.
    pub raised: usize,
    /// The failures that the planted defect explains.
    pub proper: usize,
}

/// How well a kind of defect was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KindScore {
    /// Reports that have it.
    pub planted: usize,
    /// Those in which one of its rules found it.
    pub found: usize,
    /// Those in which each of its rules did.
    pub found_by_all: usize,
}

/// The result of a measurement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// All reports.
    pub reports: usize,
    /// Reports without a defect.
    pub clean: usize,
    /// Numbers in wordings that the grammar is meant to read.
    pub known: Tally,
    /// Numbers in wordings that it was not written for.
    pub unknown: Tally,
    /// Per rule of the catalogue that some defect aims at or that raised something.
    pub rules: BTreeMap<&'static str, RuleScore>,
    /// Per kind of defect.
    pub kinds: BTreeMap<&'static str, KindScore>,
    /// What went wrong, a line for each, by what it is.
    pub faults: BTreeMap<Fault, Vec<String>>,
}

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A report was refused, or read as another department's or year's.
    Report,
    /// A claim differs from its sentence, or has no number in the prose.
    Wrong,
    /// An amount is neither in a claim nor listed.
    Silent,
    /// A number in a known wording was not understood, where no defect changed its line.
    Unread,
    /// An error or a warning on a clean report.
    FalseAlarm,
    /// An error or a warning on a report with a defect that does not explain it.
    Unexplained,
    /// No rule found a defect.
    Missed,
    /// One of the rules that must find a defect did not.
    MissedByRule,
}

/// What happened to one report.
#[derive(Debug, Default)]
struct Outcome {
    known: Tally,
    unknown: Tally,
    raised: Vec<(&'static str, bool)>,
    defect: Option<(&'static str, Vec<(&'static str, bool)>)>,
    /// Rules of the defect without which all of its rules still find it.
    spare: Vec<&'static str>,
    faults: Vec<(Fault, String)>,
}

/// Makes, reads and checks this many reports.
#[must_use]
pub fn measure(seed: u64, reports: usize) -> Accuracy {
    let outcomes: Vec<Outcome> =
        (0..reports).into_par_iter().filter_map(|number| Some(outcome(&planted(seed, number)?))).collect();
    let mut accuracy = Accuracy { reports: outcomes.len(), ..Accuracy::default() };
    for outcome in outcomes {
        accuracy.add(outcome);
    }
    accuracy
}

impl Accuracy {
    fn add(&mut self, outcome: Outcome) {
        self.known.add(outcome.known);
        self.unknown.add(outcome.unknown);
        for (rule, proper) in outcome.raised {
            let score = self.rules.entry(rule).or_default();
            score.raised += 1;
            score.proper += usize::from(proper);
        }
        match outcome.defect {
            None => self.clean += 1,
            Some((kind, rules)) => {
                let score = self.kinds.entry(kind).or_default();
                score.planted += 1;
                score.found += usize::from(rules.iter().any(|(_, found)| *found));
                score.found_by_all += usize::from(rules.iter().all(|(_, found)| *found));
                for (rule, found) in rules {
                    let score = self.rules.entry(rule).or_default();
                    score.wanted += 1;
                    score.found += usize::from(found);
                }
            }
        }
        for rule in outcome.spare {
            self.rules.entry(rule).or_default().found_without += 1;
        }
        for (fault, line) in outcome.faults {
            self.faults.entry(fault).or_default().push(line);
        }
    }

    /// The defects planted, and those that some rule found.
    #[must_use]
    pub fn recall(&self) -> (usize, usize) {
        let kinds = self.kinds.values();
        kinds.fold((0, 0), |(planted, found), kind| (planted + kind.planted, found + kind.found))
    }

    /// The lines of one sort of fault.
    #[must_use]
    pub fn faults(&self, fault: Fault) -> &[String] {
        self.faults.get(&fault).map_or(&[], Vec::as_slice)
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.unread += other.unread;
        self.silent += other.silent;
    }
}

fn outcome(planted: &Planted) -> Outcome {
    let mut outcome = Outcome::default();
    let file = &planted.file_name;
    let report = match juesuan_ingest::read(&loaded(planted)) {
        Ok(report) => report,
        Err(reject) => {
            outcome.faults.push((Fault::Report, format!("{file}: {}", reject.reason)));
            outcome.defect = planted.defect.as_ref().map(|defect| (defect.kind, missed(defect)));
            return outcome;
        }
    };
    let (name, year) = (&report.entity_name, report.fiscal_year.get());
    if (name, year) != (&planted.entity_name, planted.fiscal_year) {
        outcome.faults.push((Fault::Report, format!("{file}: read as {name} {year}")));
    }
    claims(planted, &report, &mut outcome);
    judge(planted, &failures(&report), &mut outcome);
    outcome
}

fn loaded(planted: &Planted) -> Loaded {
    let file = &planted.file_name;
    Loaded { uri: file.clone(), content_hash: file.clone(), bytes: planted.text.clone().into_bytes() }
}

fn failures(report: &Report) -> Vec<Finding> {
    let mut findings = reconcile(report).findings;
    findings.retain(|finding| finding.state == State::Fail);
    findings
}

fn missed(defect: &Defect) -> Vec<(&'static str, bool)> {
    defect.rules.iter().map(|rule| (*rule, false)).collect()
}

/// Compares the claims with the prose, number by number.
fn claims(planted: &Planted, report: &Report, outcome: &mut Outcome) {
    let file = &planted.file_name;
    let mut read: HashMap<(u32, u32), &Claim> =
        report.claims.iter().map(|claim| (position(claim), claim)).collect();
    let lines: Vec<&str> = planted.text.lines().collect();
    let line = |number: u32| {
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        at.and_then(|at| lines.get(at)).copied().unwrap_or_default()
    };
    let defect = planted.defect.as_ref();
    for number in &planted.numbers {
        let claim = read.remove(&number.position);
        // A sentence changed by a defect need not be understood, nor that another number is a share of it.
        let damaged = defect.is_some_and(|defect| {
            let whole = |other: &&ProseNumber| number.meant.whole.as_ref() == Some(&other.meant.about);
            let wholes = planted.numbers.iter().filter(whole).map(|other| other.position.0);
            std::iter::once(number.position.0).chain(wholes).any(|line| defect.lines.contains(&line))
        });
        let tally = if number.meant.unknown { &mut outcome.unknown } else { &mut outcome.known };
        let sentence = || {
            format!(
                "{file}:{} {} in “{}”",
                number.position.0,
                described(&number.meant),
                line(number.position.0)
            )
        };
        match claim {
            // In an unknown wording, a narrated amount is not taken for anything.
            Some(claim) if number.meant.unknown && claim.subject.topic == Topic::Narrated => {
                tally.unread += 1;
            }
            Some(claim) => match differs(&number.meant, claim, report.kind, number.meant.unknown) {
                None => tally.right += 1,
                Some(_) if damaged && differs(&number.meant, claim, report.kind, true).is_none() => {
                    tally.unread += 1;
                }
                Some(how) => {
                    tally.wrong += 1;
                    outcome.faults.push((Fault::Wrong, format!("{how}: {}", sentence())));
                }
            },
            None if is_listed(number, report) => {
                tally.unread += 1;
                if !number.meant.unknown && !damaged {
                    outcome.faults.push((Fault::Unread, sentence()));
                }
            }
            None => {
                tally.silent += 1;
                outcome.faults.push((Fault::Silent, sentence()));
            }
        }
    }
    let invented = read.into_values().filter(|claim| claim.subject.topic != Topic::Narrated);
    for claim in invented {
        outcome.known.wrong += 1;
        let line = line(position(claim).0);
        outcome.faults.push((
            Fault::Wrong,
            format!(
                "{file}: no number of the prose: {} of {} in “{line}”",
                claim.printed, claim.subject.topic
            ),
        ));
    }
}

fn position(claim: &Claim) -> (u32, u32) {
    (claim.locator.line.unwrap_or_default(), claim.locator.column.unwrap_or_default())
}

/// Whether a number without a claim is among the unread. Counts and 持平 are not amounts, so they are not listed.
fn is_listed(number: &ProseNumber, report: &Report) -> bool {
    let meant = &number.meant;
    if !matches!(meant.unit, ValueUnit::Yuan | ValueUnit::Percent) || meant.printed == "持平" {
        return true;
    }
    let printed = squeeze(&meant.printed);
    let of_line =
        report.unread_sentences.iter().filter(|unread| unread.locator.line == Some(number.position.0));
    of_line.flat_map(|unread| &unread.amounts).any(|amount| squeeze(amount) == printed)
}

fn described(meant: &Meant) -> String {
    format!("{} ({} {} {})", meant.printed, meant.about, meant.metric, meant.year)
}

/// Decides for each finding whether the defect explains it, and for each rule whether it found the defect.
fn judge(planted: &Planted, findings: &[Finding], outcome: &mut Outcome) {
    let file = &planted.file_name;
    let described = |finding: &Finding| {
        format!("{file}: {} {} {}: {}", finding.severity, finding.rule_id, finding.instance, finding.message)
    };
    let grave = |finding: &&Finding| finding.severity != Severity::Hint;
    let Some(defect) = &planted.defect else {
        for finding in findings.iter().filter(grave) {
            outcome.raised.push((finding.rule_id, false));
            outcome.faults.push((Fault::FalseAlarm, described(finding)));
        }
        return;
    };
    for finding in findings.iter().filter(grave) {
        let proper = explains(defect, finding);
        outcome.raised.push((finding.rule_id, proper));
        if !proper {
            outcome.faults.push((Fault::Unexplained, format!("{} {}", defect.kind, described(finding))));
        }
    }
    let rules = found_by(defect, findings, None);
    let lines = || format!("{} {file}, lines {:?}", defect.kind, defect.lines);
    if rules.iter().all(|(_, found)| !found) {
        outcome.faults.push((Fault::Missed, lines()));
    }
    for (rule, _) in rules.iter().filter(|(_, found)| !found) {
        outcome.faults.push((Fault::MissedByRule, format!("{rule} {}", lines())));
    }
    let spare = |rule: &&&str| found_by(defect, findings, Some(rule)).iter().all(|(_, found)| *found);
    outcome.spare = defect.rules.iter().filter(spare).copied().collect();
    outcome.defect = Some((defect.kind, rules));
}

/// Which rules of a defect find it, where the findings of one rule are taken away.
fn found_by(defect: &Defect, findings: &[Finding], without: Option<&str>) -> Vec<(&'static str, bool)> {
    let left = || findings.iter().filter(|finding| without != Some(finding.rule_id));
    let finds = |rule: &str| left().any(|finding| finding.rule_id == rule && explains(defect, finding));
    defect.rules.iter().map(|rule| (*rule, finds(rule))).collect()
}

/// Whether a defect explains a finding: the finding refers to a changed line, or its rule must find the defect.
fn explains(defect: &Defect, finding: &Finding) -> bool {
    let also = finding.also.iter().flat_map(|also| also.left.iter().chain(&also.right));
    let mut terms = finding.left.iter().chain(&finding.right).chain(also);
    let changed = |term: &Term| term.locator.line.is_some_and(|line| defect.lines.contains(&line));
    terms.any(changed) || defect.rules.contains(&finding.rule_id)
}

/// The rules of the catalogue that no kind of defect aims at.
#[must_use]
pub fn untried() -> Vec<&'static str> {
    let tried: Vec<&str> = kinds().flat_map(|kind| kind.rules).copied().collect();
    catalogue().iter().map(|rule| rule.id).filter(|rule| !tried.contains(rule)).collect()
}

//! The ledger: every comparison that a rule makes, with its state.

use crate::figure::{Figure, FigureCell, Notation, Numbers, Operands};
use crate::obligation;
use crate::ratio::{Ratio, Weighed};
use crate::relation::{Relation, arithmetic, state, tolerance};
use crate::report_figures::{Presence, ReportFigures};
use crate::subject::ComparisonName;
use juesuan_messages::{Arg, Message, message};
use juesuan_model::{
    Counts, Fact, FindingUnit, Locator, Reading, Section, Severity, State, Statement, TemplateLeftover, Term,
};
use rust_decimal::Decimal;

/// One comparison and its result.
#[derive(Debug, Clone)]
pub(crate) struct LedgerEntry {
    pub(crate) instance: String,
    pub(crate) state: State,
    /// The arithmetic, or the reason.
    pub(crate) message: Message,
    /// What entries of one rule with one cause have in common; none where that is the message.
    pub(crate) cause: Option<String>,
    /// How much the failure matters, if less than other failures of the rule.
    pub(crate) severity: Option<Severity>,
    pub(crate) numbers: Option<Numbers>,
    pub(crate) left: Vec<Term>,
    pub(crate) right: Vec<Term>,
}

/// The entries of one rule on one report.
#[derive(Debug)]
pub(crate) struct Ledger<'l, 'a> {
    figures: &'l ReportFigures<'a>,
    kept: Kept,
    entries: Vec<LedgerEntry>,
    counts: Counts,
    /// The numbers recognized in pictures that a rule confirmed, once for each comparison.
    confirmed: Vec<Locator>,
    /// Those that a rule contradicted, likewise.
    contradicted: Vec<Locator>,
}

/// Which comparisons a ledger keeps. It counts all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    All,
    /// Those that did not pass.
    NotPassed,
}

/// What one rule found on one report.
#[derive(Debug)]
pub(crate) struct Closed {
    pub(crate) entries: Vec<LedgerEntry>,
    pub(crate) counts: Counts,
    pub(crate) confirmed: Vec<Locator>,
    pub(crate) contradicted: Vec<Locator>,
}

impl<'l, 'a> Ledger<'l, 'a> {
    pub(crate) fn new(figures: &'l ReportFigures<'a>, kept: Kept) -> Self {
        Self {
            figures,
            kept,
            entries: Vec::new(),
            counts: Counts::default(),
            confirmed: Vec::new(),
            contradicted: Vec::new(),
        }
    }

    /// Whether all the statements contain numbers. For one that does not, the ledger records whether that is in order or a
    /// gap.
    pub(crate) fn has(&mut self, statements: &[Statement]) -> bool {
        let mut all = true;
        for &statement in statements {
            let figures = self.figures;
            let (state, reason) = match figures.presence(statement) {
                Presence::Filled => continue,
                _ if figures.is_blank() => (State::NotApplicable, message!("check-report-blank")),
                Presence::Explained(note) => {
                    (State::NotApplicable, message!("check-statement-explained", note = note))
                }
                Presence::Empty => (State::InsufficientData, message!("check-statement-empty")),
                Presence::Missing if obligation::requires(figures.kind(), figures.year(), statement) => {
                    (State::InsufficientData, message!("check-statement-missing", statement = statement))
                }
                Presence::Missing => {
                    let year = Arg::shown(figures.year());
                    let reason = message!("check-statement-not-required", statement = statement, year = year);
                    (State::NotApplicable, reason)
                }
            };
            all = false;
            self.record(ComparisonName::of(statement), state, reason);
        }
        all
    }

    /// Whether a section of the explanations contains numbers. If it does not, the ledger records the reason.
    pub(crate) fn has_section(&mut self, section: Section) -> bool {
        let figures = self.figures;
        if figures.claims().iter().any(|claim| claim.section == Some(section)) {
            return true;
        }
        let required = obligation::requires_section(figures.kind(), figures.year(), section);
        let (state, reason) = if figures.is_blank() {
            (State::NotApplicable, message!("check-report-blank"))
        } else if required {
            (State::InsufficientData, message!("check-section-silent", section = section))
        } else {
            (State::NotApplicable, message!("check-section-not-required", section = section))
        };
        self.record(ComparisonName::stated(Some(section)), state, reason);
        false
    }

    /// `printed % ≈ Σ part ÷ Σ base`, each as an interval: with the first reading that agrees, or else with the first.
    pub(crate) fn percent(
        &mut self,
        subject: ComparisonName,
        printed: Figure<'a>,
        readings: impl IntoIterator<Item = Ratio<'a>>,
    ) {
        let mut best: Option<Weighed<'a>> = None;
        for reading in readings {
            let weighed = reading.weigh(printed);
            if best.as_ref().is_none_or(|best| weighed.rank() < best.rank()) {
                let ended = weighed.state == State::Pass;
                best = Some(weighed);
                if ended {
                    break;
                }
            }
        }
        let Some(best) = best else { return };
        if best.state == State::Pass {
            return self.pass(subject);
        }
        // Reports commonly write 增长100% for growth from nothing.
        let convention = best.has_zero_base() && printed.value == Decimal::ONE_HUNDRED;
        let subject = if convention { subject.only(Severity::Hint) } else { subject };
        // A wrong percentage that was copied from section to section is one cause, unless the rule names a better one.
        let known = subject.cause.clone();
        let (message, numbers) = best.explain();
        self.record_terms(subject, best.state, message, vec![printed.term()], best.ratio.terms());
        if let Some((arithmetic, numbers)) = numbers {
            self.number(known.unwrap_or(arithmetic), numbers);
        }
    }

    /// If one of two numbers is zero, the other must be, too.
    pub(crate) fn agree_on_nothing(&mut self, subject: ComparisonName, one: Figure<'a>, other: Figure<'a>) {
        if one.value.is_zero() == other.value.is_zero() {
            return self.pass(subject);
        }
        let (one, other) = (one.term(), other.term());
        let message = message!("check-one-is-zero", one = &one.printed, other = &other.printed);
        self.record_terms(subject, State::Fail, message, vec![one], vec![other]);
    }

    /// Sets the numbers of the comparison that was just recorded, and what it has in common with others of its cause.
    fn number(&mut self, cause: String, numbers: Numbers) {
        if let Some(entry) = self.entries.last_mut() {
            entry.cause = Some(cause);
            entry.numbers = Some(numbers);
        }
    }

    /// A comparison that is explained in words.
    pub(crate) fn record_terms(
        &mut self,
        subject: ComparisonName,
        state: State,
        message: Message,
        left: Vec<Term>,
        right: Vec<Term>,
    ) {
        self.record(subject, state, message);
        if let Some(entry) = self.entries.last_mut().filter(|_| state != State::Pass) {
            entry.left = left;
            entry.right = right;
        }
    }

    /// `whole ≈ Σ parts`.
    pub(crate) fn sum(&mut self, subject: ComparisonName, whole: FigureCell<'a>, parts: &[FigureCell<'a>]) {
        self.compare(subject, Relation::Sum, &[whole], parts, &[]);
    }

    /// `whole ≈ Σ parts`, where unrecognized numbers may be parts, too: then a gap proves nothing.
    pub(crate) fn sum_beside(
        &mut self,
        subject: ComparisonName,
        whole: FigureCell<'a>,
        parts: &[FigureCell<'a>],
        unrecognized: &[&'a Fact],
    ) {
        self.compare(subject, Relation::Sum, &[whole], parts, unrecognized);
    }

    /// `Σ left ≈ Σ right`.
    pub(crate) fn balance(
        &mut self,
        subject: ComparisonName,
        left: &[FigureCell<'a>],
        right: &[FigureCell<'a>],
    ) {
        self.compare(subject, Relation::Sum, left, right, &[]);
    }

    /// `whole = Σ parts` of counted things, without rounding.
    pub(crate) fn counts(
        &mut self,
        subject: ComparisonName,
        whole: FigureCell<'a>,
        parts: &[FigureCell<'a>],
    ) {
        self.compare(subject, Relation::Count, &[whole], parts, &[]);
    }

    /// One number printed twice.
    pub(crate) fn same(&mut self, subject: ComparisonName, one: FigureCell<'a>, other: FigureCell<'a>) {
        self.compare(subject, Relation::Same, &[one], &[other], &[]);
    }

    /// `part ≤ whole`.
    pub(crate) fn at_most(&mut self, subject: ComparisonName, part: FigureCell<'a>, whole: FigureCell<'a>) {
        self.compare(subject, Relation::AtMost, &[part], &[whole], &[]);
    }

    /// `Σ parts ≤ whole`.
    pub(crate) fn parts_at_most(
        &mut self,
        subject: ComparisonName,
        parts: &[FigureCell<'a>],
        whole: FigureCell<'a>,
    ) {
        self.compare(subject, Relation::AtMost, parts, &[whole], &[]);
    }

    /// `part ≤ whole` of counted things, without rounding.
    pub(crate) fn count_at_most(
        &mut self,
        subject: ComparisonName,
        part: FigureCell<'a>,
        whole: FigureCell<'a>,
    ) {
        self.compare(subject, Relation::CountAtMost, &[part], &[whole], &[]);
    }

    /// A comparison whose two sides agree.
    pub(crate) fn pass(&mut self, subject: ComparisonName) {
        self.record(subject, State::Pass, message!("check-agrees"));
    }

    /// A comparison without numbers.
    pub(crate) fn record(&mut self, subject: ComparisonName, state: State, message: Message) {
        self.counts.add(state);
        if state == State::Pass && self.kept == Kept::NotPassed {
            return;
        }
        let (left, right) = (Vec::new(), Vec::new());
        let severity = subject.severity;
        let instance = subject.into_name();
        let (cause, numbers) = (None, None);
        self.entries.push(LedgerEntry { instance, state, message, cause, severity, numbers, left, right });
    }

    /// Writing errors, each a failure with this message.
    pub(crate) fn slips<'s>(
        &mut self,
        slips: impl Iterator<Item = &'s TemplateLeftover>,
        say: impl Fn(&TemplateLeftover) -> Message,
    ) {
        let before = self.counts.fail;
        for slip in slips {
            let term = Term {
                label: slip.section.map_or("", |section| section.label()).to_owned(),
                printed: slip.text.clone(),
                unit: "",
                negative: false,
                locator: slip.locator,
            };
            let subject = ComparisonName::stated(slip.section).row(&slip.text);
            self.record_terms(subject, State::Fail, say(slip), vec![term], Vec::new());
        }
        if self.counts.fail == before {
            self.pass(ComparisonName::stated(None));
        }
    }

    /// A comparison of two texts.
    pub(crate) fn texts(&mut self, subject: ComparisonName, equal: bool, one: Term, other: Term) {
        if equal {
            return self.pass(subject);
        }
        let message = message!("check-texts-differ", one = &one.printed, other = &other.printed);
        self.record_terms(subject, State::Fail, message, vec![one], vec![other]);
    }

    fn compare(
        &mut self,
        subject: ComparisonName,
        relation: Relation,
        left: &[FigureCell<'a>],
        right: &[FigureCell<'a>],
        unrecognized: &[&'a Fact],
    ) {
        let (left, right) = (Operands(left), Operands(right));
        if let Some((one, other)) = left.contradicted().or_else(|| right.contradicted()) {
            let (one, other) = (Figure::of(one).term(), Figure::of(other).term());
            let (label, one, other) = (one.label, one.printed, other.printed);
            let reason = message!("check-printed-twice", label = label, one = one, other = other);
            return self.record(subject, State::Error, reason);
        }
        if let Some(printed) = left.unread().or_else(|| right.unread()) {
            let reason = message!("check-cell-unread", printed = printed);
            return self.record(subject, State::InsufficientData, reason);
        }
        match (left.is_empty(), right.is_empty()) {
            (true, true) => return,
            (true, false) | (false, true) if left.is_zero() && right.is_zero() => {
                return self.record(subject, State::NotApplicable, message!("check-zero-and-blank"));
            }
            // A part that is not printed cannot be too large.
            (true, false) if matches!(relation, Relation::AtMost | Relation::CountAtMost) => return,
            (true, false) => return self.lacking(subject, right),
            // A blank adds nothing to a sum, but it is not a number that can be repeated or exceeded.
            (false, true)
                if !right.is_known() || relation != Relation::Sum && relation != Relation::Count =>
            {
                return self.lacking(subject, left);
            }
            _ => {}
        }
        self.decide(subject, relation, left, right, unrecognized);
    }

    /// A comparison that cannot be made because only one of its sides is printed.
    fn lacking(&mut self, subject: ComparisonName, printed: Operands<'_, 'a>) {
        let shown = printed.figures().next().map(Figure::term);
        let reason = shown.map_or_else(
            || message!("check-nothing-printed"),
            |term| message!("check-nothing-to-compare", label = term.label, printed = term.printed),
        );
        self.record(subject, State::InsufficientData, reason);
    }

    fn decide(
        &mut self,
        subject: ComparisonName,
        relation: Relation,
        left: Operands<'_, 'a>,
        right: Operands<'_, 'a>,
        unrecognized: &[&'a Fact],
    ) {
        let (actual, expected) = (left.sum(), right.sum());
        let tolerance = || tolerance(relation, left, right);
        let difference = actual - expected;
        let state = state(relation, difference, tolerance);
        self.weigh(relation, left, right, state);
        if state == State::Pass {
            return self.pass(subject);
        }
        let figures = || left.figures().chain(right.figures());
        if state == State::Fail {
            if let Some(reason) = self.figures.unread().beside(figures()) {
                return self.record(subject, State::InsufficientData, reason);
            }
            if let Some(fact) = unrecognized.first() {
                let (label, printed) = (crate::figure::label(fact), fact.printed.text.as_str());
                let reason = message!("check-may-belong", label = label, printed = printed);
                return self.record(subject, State::InsufficientData, reason);
            }
        }
        let message = arithmetic(relation, state, Notation::of(figures()), actual, expected);
        let cause = subject.cause.clone().unwrap_or_else(|| format!("{} {difference}", subject.row));
        let money = figures().all(Figure::is_money);
        let unit = if money { FindingUnit::Yuan } else { FindingUnit::Count };
        self.record_terms(subject, state, message, left.terms(), right.terms());
        self.number(cause, Numbers { unit, expected, actual, tolerance: tolerance() });
    }

    /// Records what a comparison proves about recognized numbers. It does not confirm a number that is merely a part of
    /// another, nor a repeated number: recognition makes the same mistake twice. A sum of several numbers is hardly ever
    /// right by accident.
    fn weigh(&mut self, relation: Relation, left: Operands<'_, 'a>, right: Operands<'_, 'a>, state: State) {
        const FEWEST: usize = 3;
        let figures = || left.figures().chain(right.figures());
        let facts = figures().filter_map(Figure::fact);
        let recognized = facts.filter(|fact| fact.reading == Reading::Recognized).map(|fact| fact.locator);
        let counting = figures().filter(|figure| !figure.value.is_zero()).count();
        let bears_out = !matches!(relation, Relation::AtMost | Relation::CountAtMost) && counting >= FEWEST;
        if state == State::Fail {
            self.contradicted.extend(recognized);
        } else if bears_out {
            self.confirmed.extend(recognized);
        }
    }

    /// The entries that were kept, and the count of all by state. A rule that compared nothing gets an entry that states
    /// this.
    pub(crate) fn close(mut self) -> Closed {
        if self.counts == Counts::default() {
            self.record(ComparisonName::nothing(), State::NotApplicable, message!("check-nothing-printed"));
        }
        let Self { entries, counts, confirmed, contradicted, .. } = self;
        Closed { entries, counts, confirmed, contradicted }
    }
}

//! The ledger: every comparison that a rule makes, with the state that it ended in.

use crate::accounts::{Accounts, Presence};
use crate::figure::{Cell, Figure, Notation, Operands};
use crate::obligation;
use crate::ratio::{Ratio, Weighed};
use crate::subject::Subject;
use juesuan_model::{
    Counts, Fact, FindingUnit, Locator, Reading, Section, Severity, State, Statement, TemplateLeftover, Term,
};
use rust_decimal::Decimal;

/// How the two sides of an identity are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// The sums are equal, within the rounding of every number in them.
    Sum,
    /// The sums of things counted are equal.
    Count,
    /// One number printed twice.
    Same,
    /// The left side is a part of the right side.
    AtMost,
    /// The things counted on the left are some of those on the right.
    CountAtMost,
}

/// The exact numbers of a comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numbers {
    pub(crate) unit: FindingUnit,
    pub(crate) expected: Decimal,
    pub(crate) actual: Decimal,
    pub(crate) tolerance: Decimal,
}

/// One comparison and how it ended.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) instance: String,
    pub(crate) state: State,
    /// The arithmetic, or the reason; empty for a pass.
    pub(crate) message: String,
    /// What entries of one rule share when they have one cause.
    pub(crate) cause: String,
    /// How much a failure matters, where it matters less than failures of the rule do.
    pub(crate) severity: Option<Severity>,
    pub(crate) numbers: Option<Numbers>,
    pub(crate) left: Vec<Term>,
    pub(crate) right: Vec<Term>,
}

impl Entry {
    /// What was compared, and how it ended.
    pub(crate) fn sentence(&self) -> String {
        if self.instance.is_empty() {
            return self.message.clone();
        }
        format!("{}: {}", self.instance, self.message)
    }
}

/// The entries of one rule on one report.
#[derive(Debug)]
pub(crate) struct Ledger<'l, 'a> {
    accounts: &'l Accounts<'a>,
    kept: Kept,
    entries: Vec<Entry>,
    counts: Counts,
    /// The numbers recognised in pictures that an identity bore out, once for each.
    confirmed: Vec<Locator>,
    /// Those that an identity spoke against.
    contradicted: Vec<Locator>,
}

/// Which comparisons a ledger keeps. It counts all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    All,
    /// Those that did not pass.
    NotPassed,
}

/// What one rule found on one report.
#[derive(Debug)]
pub(crate) struct Closed {
    pub(crate) entries: Vec<Entry>,
    pub(crate) counts: Counts,
    pub(crate) confirmed: Vec<Locator>,
    pub(crate) contradicted: Vec<Locator>,
}

impl<'l, 'a> Ledger<'l, 'a> {
    pub(crate) fn new(accounts: &'l Accounts<'a>, kept: Kept) -> Self {
        Self {
            accounts,
            kept,
            entries: Vec::new(),
            counts: Counts::default(),
            confirmed: Vec::new(),
            contradicted: Vec::new(),
        }
    }

    /// Whether the statements all hold numbers. Where one does not, the ledger says so and why: in order, or a gap.
    pub(crate) fn has(&mut self, statements: &[Statement]) -> bool {
        let mut all = true;
        for &statement in statements {
            let accounts = self.accounts;
            let (state, reason) = match accounts.presence(statement) {
                Presence::Filled => continue,
                _ if accounts.is_blank() => {
                    (State::NotApplicable, "the report prints no amount at all".to_owned())
                }
                Presence::Explained(note) => {
                    (State::NotApplicable, format!("the statement is empty, and says so: {note}"))
                }
                Presence::Empty => (
                    State::InsufficientData,
                    "the statement is empty, and no note says that it should be".to_owned(),
                ),
                Presence::Missing if obligation::requires(accounts.kind(), accounts.year(), statement) => {
                    (State::InsufficientData, format!("the report has no {}", statement.label()))
                }
                Presence::Missing => (
                    State::NotApplicable,
                    format!("the report has no {}, and in {} needs none", statement.label(), accounts.year()),
                ),
            };
            all = false;
            self.record(Subject::of(statement), state, reason);
        }
        all
    }

    /// Whether a section of the explanations gives numbers. Where it does not, the ledger says so and why.
    pub(crate) fn tells(&mut self, section: Section) -> bool {
        let accounts = self.accounts;
        if accounts.claims().iter().any(|claim| claim.section == Some(section)) {
            return true;
        }
        let required = obligation::requires_section(accounts.kind(), accounts.year(), section);
        let (state, reason) = if accounts.is_blank() {
            (State::NotApplicable, "the report prints no amount at all".to_owned())
        } else if required {
            (State::InsufficientData, format!("the report gives no number on {}", section.label()))
        } else {
            (State::NotApplicable, format!("the report gives no number on {} and need not", section.label()))
        };
        self.record(Subject::told(Some(section)), state, reason);
        false
    }

    /// `printed % ≈ Σ part ÷ Σ base`, each as an interval: with the first of the readings that agrees, else with the first.
    pub(crate) fn percent(
        &mut self,
        subject: Subject,
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
            return self.record(subject, State::Pass, String::new());
        }
        // 增长100% from nothing is a common way to write it.
        let convention = best.has_zero_base() && printed.value == Decimal::ONE_HUNDRED;
        let subject = if convention { subject.only(Severity::Hint) } else { subject };
        // One wrong percentage copied from section to section is one cause, unless the rule knows it better.
        let known = subject.cause.clone();
        let (message, numbers) = best.explain();
        self.record_terms(subject, best.state, message, vec![printed.term()], best.ratio.terms());
        if let Some((arithmetic, numbers)) = numbers {
            self.number(known.unwrap_or(arithmetic), numbers);
        }
    }

    /// Where one of two numbers is nothing, the other is.
    pub(crate) fn agree_on_nothing(&mut self, subject: Subject, one: Figure<'a>, other: Figure<'a>) {
        if one.value.is_zero() == other.value.is_zero() {
            return self.record(subject, State::Pass, String::new());
        }
        let (one, other) = (one.term(), other.term());
        let message = format!("{} and {}", one.printed, other.printed);
        self.record_terms(subject, State::Fail, message, vec![one], vec![other]);
    }

    /// Sets the numbers of the comparison that was just recorded, and what others of its cause share.
    fn number(&mut self, cause: String, numbers: Numbers) {
        if let Some(entry) = self.entries.last_mut() {
            entry.cause = cause;
            entry.numbers = Some(numbers);
        }
    }

    /// A comparison whose arithmetic is words.
    pub(crate) fn record_terms(
        &mut self,
        subject: Subject,
        state: State,
        message: String,
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
    pub(crate) fn sum(&mut self, subject: Subject, whole: Cell<'a>, parts: &[Cell<'a>]) {
        self.compare(subject, Relation::Sum, &[whole], parts, &[]);
    }

    /// `whole ≈ Σ parts`, where numbers that were not recognised may be parts too: then a gap proves nothing.
    pub(crate) fn sum_beside(
        &mut self,
        subject: Subject,
        whole: Cell<'a>,
        parts: &[Cell<'a>],
        unrecognised: &[&'a Fact],
    ) {
        self.compare(subject, Relation::Sum, &[whole], parts, unrecognised);
    }

    /// `Σ left ≈ Σ right`.
    pub(crate) fn balance(&mut self, subject: Subject, left: &[Cell<'a>], right: &[Cell<'a>]) {
        self.compare(subject, Relation::Sum, left, right, &[]);
    }

    /// `whole = Σ parts` of things that are counted, where nothing is rounded.
    pub(crate) fn counts(&mut self, subject: Subject, whole: Cell<'a>, parts: &[Cell<'a>]) {
        self.compare(subject, Relation::Count, &[whole], parts, &[]);
    }

    /// One number printed twice.
    pub(crate) fn same(&mut self, subject: Subject, one: Cell<'a>, other: Cell<'a>) {
        self.compare(subject, Relation::Same, &[one], &[other], &[]);
    }

    /// `part ≤ whole`.
    pub(crate) fn at_most(&mut self, subject: Subject, part: Cell<'a>, whole: Cell<'a>) {
        self.compare(subject, Relation::AtMost, &[part], &[whole], &[]);
    }

    /// `Σ parts ≤ whole`.
    pub(crate) fn parts_at_most(&mut self, subject: Subject, parts: &[Cell<'a>], whole: Cell<'a>) {
        self.compare(subject, Relation::AtMost, parts, &[whole], &[]);
    }

    /// `part ≤ whole` of things that are counted, where nothing is rounded.
    pub(crate) fn count_at_most(&mut self, subject: Subject, part: Cell<'a>, whole: Cell<'a>) {
        self.compare(subject, Relation::CountAtMost, &[part], &[whole], &[]);
    }

    /// A comparison without numbers.
    pub(crate) fn record(&mut self, subject: Subject, state: State, message: String) {
        self.counts.add(state);
        if state == State::Pass && self.kept == Kept::NotPassed {
            return;
        }
        let (left, right) = (Vec::new(), Vec::new());
        let severity = subject.severity;
        let (instance, cause) = (subject.into_name(), message.clone());
        self.entries.push(Entry { instance, state, message, cause, severity, numbers: None, left, right });
    }

    /// Slips of writing, each a failure that is said in these words.
    pub(crate) fn slips<'s>(
        &mut self,
        slips: impl Iterator<Item = &'s TemplateLeftover>,
        say: impl Fn(&TemplateLeftover) -> String,
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
            let subject = Subject::told(slip.section).row(&slip.text);
            self.record_terms(subject, State::Fail, say(slip), vec![term], Vec::new());
        }
        if self.counts.fail == before {
            self.record(Subject::told(None), State::Pass, String::new());
        }
    }

    /// A comparison of two texts, which are equal or not.
    pub(crate) fn texts(&mut self, subject: Subject, equal: bool, one: Term, other: Term) {
        if equal {
            return self.record(subject, State::Pass, String::new());
        }
        let message = format!("“{}” ≠ “{}”", one.printed, other.printed);
        self.record_terms(subject, State::Fail, message, vec![one], vec![other]);
    }

    fn compare(
        &mut self,
        subject: Subject,
        relation: Relation,
        left: &[Cell<'a>],
        right: &[Cell<'a>],
        unrecognised: &[&'a Fact],
    ) {
        let (left, right) = (Operands(left), Operands(right));
        if let Some((one, other)) = left.contradicted().or_else(|| right.contradicted()) {
            let (one, other) = (Figure::of(one).term(), Figure::of(other).term());
            let reason = format!("{} is printed as {} and as {}", one.label, one.printed, other.printed);
            return self.record(subject, State::Error, reason);
        }
        if let Some(printed) = left.unread().or_else(|| right.unread()) {
            let reason = format!("a cell that it needs could not be read: “{printed}”");
            return self.record(subject, State::InsufficientData, reason);
        }
        match (left.is_empty(), right.is_empty()) {
            (true, true) => return,
            (true, false) | (false, true) if left.is_zero() && right.is_zero() => {
                let reason = "a printed zero stands against a blank".to_owned();
                return self.record(subject, State::NotApplicable, reason);
            }
            // Nothing is a part of anything.
            (true, false) if matches!(relation, Relation::AtMost | Relation::CountAtMost) => return,
            (true, false) => return self.lacking(subject, right),
            // A blank adds nothing to a sum, but it is no number to repeat or to stay below.
            (false, true)
                if !right.is_known() || relation != Relation::Sum && relation != Relation::Count =>
            {
                return self.lacking(subject, left);
            }
            _ => {}
        }
        self.decide(subject, relation, left, right, unrecognised);
    }

    /// An instance that cannot be checked because only one of its sides is printed.
    fn lacking(&mut self, subject: Subject, printed: Operands<'_, 'a>) {
        let shown = printed.figures().next().map(Figure::term);
        let shown = shown.map_or_else(String::new, |term| format!(" {} {}", term.label, term.printed));
        let reason = format!("nothing is printed to compare{shown} with");
        self.record(subject, State::InsufficientData, reason);
    }

    fn decide(
        &mut self,
        subject: Subject,
        relation: Relation,
        left: Operands<'_, 'a>,
        right: Operands<'_, 'a>,
        unrecognised: &[&'a Fact],
    ) {
        let (actual, expected) = (left.sum(), right.sum());
        let tolerance = || tolerance(relation, left, right);
        let difference = actual - expected;
        let state = state(relation, difference, tolerance);
        self.weigh(relation, left, right, state);
        if state == State::Pass {
            return self.record(subject, state, String::new());
        }
        let figures = || left.figures().chain(right.figures());
        if state == State::Fail {
            if let Some(reason) = self.accounts.unread().beside(figures()) {
                return self.record(subject, State::InsufficientData, reason);
            }
            if let Some(fact) = unrecognised.first() {
                let reason = format!("{} {} may belong to it", crate::figure::label(fact), fact.printed.text);
                return self.record(subject, State::InsufficientData, reason);
            }
        }
        let notation = Notation::of(figures());
        let sign = match (state, relation) {
            (_, Relation::AtMost | Relation::CountAtMost) => '>',
            (State::Rounding, _) => '≈',
            _ => '≠',
        };
        let message =
            format!("{} {sign} {} {}", notation.write(actual), notation.write(expected), notation.unit());
        let cause = subject.cause.clone().unwrap_or_else(|| format!("{} {difference}", subject.row));
        let money = figures().all(Figure::is_money);
        let unit = if money { FindingUnit::Yuan } else { FindingUnit::Count };
        self.record_terms(subject, state, message, left.terms(), right.terms());
        self.number(cause, Numbers { unit, expected, actual, tolerance: tolerance() });
    }

    /// Notes what an identity says of numbers that were recognised. What is merely a part of something is not borne out by it,
    /// nor is a number by its like: recognition makes the same mistake twice. A sum of different numbers hardly comes out by
    /// mistake.
    fn weigh(&mut self, relation: Relation, left: Operands<'_, 'a>, right: Operands<'_, 'a>, state: State) {
        const FEWEST: usize = 3;
        let figures = || left.figures().chain(right.figures());
        let facts = figures().filter_map(Figure::fact);
        let recognised = facts.filter(|fact| fact.reading == Reading::Recognised).map(|fact| fact.locator);
        let counting = figures().filter(|figure| !figure.value.is_zero()).count();
        let bears_out = !matches!(relation, Relation::AtMost | Relation::CountAtMost) && counting >= FEWEST;
        if state == State::Fail {
            self.contradicted.extend(recognised);
        } else if bears_out {
            self.confirmed.extend(recognised);
        }
    }

    /// The entries that were kept, and the count of all by state. A rule that compared nothing says so.
    pub(crate) fn close(mut self) -> Closed {
        if self.counts == Counts::default() {
            let reason = "nothing that it compares is printed".to_owned();
            self.record(Subject::nothing(), State::NotApplicable, reason);
        }
        let Self { entries, counts, confirmed, contradicted, .. } = self;
        Closed { entries, counts, confirmed, contradicted }
    }
}

/// The greatest difference that rounding explains. Numbers printed alike are the same number or are not; where one is
/// printed coarser, the finer must round to it.
fn tolerance(relation: Relation, left: Operands<'_, '_>, right: Operands<'_, '_>) -> Decimal {
    let half = Decimal::new(5, 1);
    match relation {
        Relation::Sum | Relation::AtMost => (left.width() + right.width()) * half,
        Relation::Count | Relation::CountAtMost => Decimal::ZERO,
        Relation::Same if left.width() == right.width() => Decimal::ZERO,
        Relation::Same => left.width().max(right.width()) * half,
    }
}

fn state(relation: Relation, difference: Decimal, tolerance: impl Fn() -> Decimal) -> State {
    let holds = match relation {
        Relation::Sum | Relation::Count => difference.is_zero(),
        Relation::Same => difference.is_zero() || difference.abs() <= tolerance(),
        Relation::AtMost | Relation::CountAtMost => difference <= Decimal::ZERO,
    };
    if holds {
        State::Pass
    } else if difference.abs() <= tolerance() {
        State::Rounding
    } else {
        State::Fail
    }
}

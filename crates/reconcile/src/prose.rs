//! Finds claims on the same subject, and the amounts that a percentage may refer to.
//!
//! Where the prose states several amounts of one subject, a change or a share may refer to any of them. The nearest comes
//! first, and a rule fails only where none of them fits.

use crate::figure::{Figure, FigureCell};
use crate::report_figures::ReportFigures;
use crate::subject::ComparisonName as Instance;
use juesuan_model::{
    Claim, ClaimMetric, CodeLevel, Direction, EvaluationKind, Phase, ProjectEvaluation, Section, Subject,
    Topic,
};

/// Whether two subjects are the same. Projects, and rows without a code, are compared by name.
pub(crate) fn same_subject(one: &Subject, other: &Subject) -> bool {
    let by_name = one.topic == Topic::NamedProject || (is_functional(one.topic) && one.code.is_none());
    one.topic == other.topic
        && one.fund == other.fund
        && one.code == other.code
        && (!by_name || one.label == other.label)
}

/// Whether a topic is a row of the functional classification.
pub(crate) fn is_functional(topic: Topic) -> bool {
    level(topic).is_some()
}

/// The level of the code that a topic implies.
pub(crate) fn level(topic: Topic) -> Option<CodeLevel> {
    match topic {
        Topic::FunctionalClass => Some(CodeLevel::Class),
        Topic::FunctionalGroup => Some(CodeLevel::Group),
        Topic::FunctionalItem => Some(CodeLevel::Item),
        _ => None,
    }
}

/// The name of a claim in findings: `general_public 201 completion`.
pub(crate) fn instance(claim: &Claim) -> Instance {
    let subject = &claim.subject;
    let named = Instance::stated(claim.section);
    let named = match (&subject.code, subject.topic) {
        (Some(code), _) => named.row(code.digits()),
        (None, Topic::NamedProject) => named.row(&subject.label),
        (None, topic) => named.row(topic.name()),
    };
    match subject.fund.filter(|_| subject.code.is_none()) {
        Some(fund) => named.push(fund.name()),
        None => named,
    }
}

/// Whether the words for one subject may mean another: 收入 may be the income of the year or include what was carried over,
/// unless 本年 specifies it.
fn may_mean(said: &Subject, meant: &Subject) -> bool {
    const INCOME: [Topic; 3] = [Topic::GrandTotal, Topic::IncomeTotal, Topic::IncomeOfYear];
    const EXPENDITURE: [Topic; 3] = [Topic::GrandTotal, Topic::ExpenditureTotal, Topic::ExpenditureOfYear];
    const GIVEN: [Topic; 4] = [
        Topic::AppropriationTotal,
        Topic::AppropriationIncomeTotal,
        Topic::FiscalAppropriation,
        Topic::IncomeOfYear,
    ];
    const SPENT: [Topic; 4] = [
        Topic::AppropriationTotal,
        Topic::AppropriationExpenditureTotal,
        Topic::AppropriationExpenditure,
        Topic::ExpenditureOfYear,
    ];
    let families: [&[Topic]; 4] = [&INCOME, &EXPENDITURE, &GIVEN, &SPENT];
    let both = |family: &&[Topic]| family.contains(&said.topic) && family.contains(&meant.topic);
    said.fund == meant.fund && families.iter().any(both) && !said.label.contains("本年")
}

/// The claims that state an amount of another claim's subject in its section: those before it, the nearest first, and then
/// those after it. Amounts of other subjects that its words may mean follow.
pub(crate) fn amounts_beside<'a>(figures: &ReportFigures<'a>, of: &'a Claim, phase: Phase) -> Vec<&'a Claim> {
    let amounts = figures.amounts_told(of.section, phase, of.year);
    let first_behind = amounts.partition_point(|claim| std::ptr::from_ref(*claim) < std::ptr::from_ref(of));
    let (before, after) =
        amounts.split_at_checked(first_behind).expect("a partition point lies within the slice");
    let amounts = || before.iter().rev().chain(after).copied();
    let is_same = |claim: &&Claim| same_subject(&claim.subject, &of.subject);
    let may_be = |claim: &&Claim| may_mean(&of.subject, &claim.subject) && !is_same(claim);
    amounts().filter(is_same).chain(amounts().filter(may_be)).collect()
}

/// The claim that states the amount of another claim's subject: the nearest before it in its section, or else one after it.
pub(crate) fn amount_beside<'a>(
    figures: &ReportFigures<'a>,
    of: &'a Claim,
    phase: Phase,
) -> Option<&'a Claim> {
    amounts_beside(figures, of, phase).into_iter().next()
}

/// The amounts in the section that a change refers to: of last year, or of the budget.
pub(crate) fn bases_beside<'a>(claims: &'a [Claim], change: &Claim) -> Vec<&'a Claim> {
    let fits = |claim: &&Claim| {
        let is_base = || match (change.compared_year, change.compared_phase) {
            (Some(year), _) if year != change.year => claim.year == year,
            (_, Some(phase)) => claim.year == change.year && claim.phase == Some(phase),
            _ => false,
        };
        claim.metric == ClaimMetric::Amount
            && claim.section == change.section
            && is_base()
            && same_subject(&claim.subject, &change.subject)
    };
    claims.iter().filter(fits).collect()
}

/// The amounts of a subject anywhere in the prose, those in the section of another claim first.
pub(crate) fn amounts_of<'a>(
    claims: &'a [Claim],
    of: &Subject,
    phase: Phase,
    near: &Claim,
) -> Vec<&'a Claim> {
    let fits = |claim: &&Claim| {
        claim.metric == ClaimMetric::Amount
            && claim.phase == Some(phase)
            && claim.year == near.year
            && same_subject(&claim.subject, of)
    };
    let here = |claim: &&Claim| claim.section == near.section;
    let elsewhere = claims.iter().filter(|claim| fits(claim) && !here(claim));
    claims.iter().filter(|claim| fits(claim) && here(claim)).chain(elsewhere).collect()
}

/// A change as a signed number, to be added to the base. None where the sentence does not state the direction.
pub(crate) fn signed(change: &Claim) -> Option<Figure<'_>> {
    let figure = Figure::claimed(change);
    match change.direction? {
        Direction::Increase | Direction::Greater | Direction::Unchanged | Direction::Equal => Some(figure),
        Direction::Decrease | Direction::Less => Some(figure.negated()),
    }
}

/// The number of a topic in a section.
pub(crate) fn stated<'a>(
    figures: &ReportFigures<'a>,
    section: Section,
    topic: Topic,
    metric: ClaimMetric,
) -> FigureCell<'a> {
    let fits = |claim: &&Claim| {
        claim.section == Some(section) && claim.subject.topic == topic && claim.metric == metric
    };
    // An actual amount goes before a budgeted one.
    let spent = |claim: &&Claim| claim.phase.is_none_or(|phase| phase == Phase::Actual);
    let claims = || figures.claims().iter().filter(fits);
    let claim = claims().find(spent).or_else(|| claims().next());
    claim.map_or(FigureCell::Absent, |claim| FigureCell::Printed(Figure::claimed(claim)))
}

/// The evaluation of the project that a claim of the prose on performance names, in full or abbreviated; none where two
/// would fit.
pub(crate) fn evaluation_of<'a>(figures: &ReportFigures<'a>, claim: &Claim) -> Option<&'a ProjectEvaluation> {
    if claim.section != Some(Section::Performance) || claim.subject.topic != Topic::NamedProject {
        return None;
    }
    let name = &claim.subject.label;
    let projects =
        || figures.report().projects.iter().filter(|project| project.kind == EvaluationKind::Project);
    let exact = projects().find(|project| project.name == *name);
    let mut similar =
        projects().filter(|project| project.name.contains(name) || name.contains(&project.name));
    exact.or_else(|| similar.next().filter(|_| similar.next().is_none()))
}

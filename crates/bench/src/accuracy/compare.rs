//! Compares a claim with what its sentence means.

use juesuan_model::{Claim, FiscalYear, Fund, Kind, Phase, Subject, Topic};
use juesuan_synth::defects::{About, Meant};

/// How a claim differs from what is meant; none if it means the same or, if `in_part`, a part of it.
pub(super) fn differs(meant: &Meant, claim: &Claim, kind: Kind, in_part: bool) -> Option<String> {
    let budget = |phase: Option<Phase>| phase.is_some_and(|phase| phase != Phase::Actual);
    // 预算 alone does not name the budget, and the claim need not guess.
    let phase = |meant: Option<Phase>, read: Option<Phase>| meant == read || budget(meant) && read.is_none();
    let year = |year: Option<FiscalYear>| year.map(FiscalYear::get);
    // What a new wording leaves out is not wrong.
    let left_out = |read: bool| in_part && !read;
    let parts: [(&str, bool, String); 9] = [
        ("subject", same(&meant.about, &claim.subject, kind), subject(&claim.subject)),
        ("metric", meant.metric == claim.metric, claim.metric.to_string()),
        ("value", meant.value.normalize() == claim.value.normalize(), claim.value.to_string()),
        ("unit", meant.unit == claim.value_unit, claim.value_unit.to_string()),
        ("phase", phase(meant.phase, claim.phase), format!("{:?}", claim.phase)),
        ("year", meant.year == claim.year.get(), claim.year.to_string()),
        (
            "base",
            left_out(claim.compared_year.is_some() || claim.compared_phase.is_some())
                || meant.compared_year == year(claim.compared_year)
                    && phase(meant.compared_phase, claim.compared_phase),
            format!("{:?} {:?}", year(claim.compared_year), claim.compared_phase),
        ),
        (
            "whole",
            match (&meant.whole, &claim.whole) {
                (None, None) => true,
                (Some(whole), Some(read)) => {
                    // 占基本支出的 below the heading of a fund need not repeat the fund.
                    let whole = About { fund: read.fund.and(whole.fund), ..whole.clone() };
                    same(&whole, read, kind)
                }
                (_, read) => left_out(read.is_some()),
            },
            claim.whole.as_ref().map_or_else(String::new, subject),
        ),
        ("direction", meant.direction == claim.direction, format!("{:?}", claim.direction)),
    ];
    let differences = parts.into_iter().filter(|(_, same, _)| !same);
    let differences: Vec<_> = differences.map(|(what, _, read)| format!("{what} {read}")).collect();
    (!differences.is_empty()).then(|| differences.join(", "))
}

fn subject(subject: &Subject) -> String {
    let fund = subject.fund.map_or_else(String::new, |fund| format!("/{fund}"));
    let code = subject.code.as_ref().map_or_else(String::new, |code| format!(" {code}"));
    format!("{}{fund}{code} “{}”", subject.topic, subject.label)
}

/// Whether a claim's subject is what is meant, under whichever of its names.
fn same(about: &About, subject: &Subject, kind: Kind) -> bool {
    let named = about.name.as_ref().is_none_or(|name| *name == subject.label);
    let code = subject.code.as_ref().map(|code| code.digits().to_owned());
    // Where only the general public budget pays, the words need not name it.
    let paid = |fund: Option<Fund>| fund.is_none() || fund == Some(Fund::GeneralPublic);
    let fund = about.fund == subject.fund
        || !depends_on_fund(about.topic) && paid(about.fund) && paid(subject.fund)
        || about.topic == Topic::EconomicClass && paid(about.fund) && paid(subject.fund);
    named && code == about.code && fund && alike(about, subject.topic, kind)
}

/// Topics that are one amount: a fund's 财政拨款收入 is its income; in a budget nothing is carried over, and 收入预算 is
/// the income of the year as well as the total.
fn alike(about: &About, read: Topic, kind: Kind) -> bool {
    const INCOME: [Topic; 2] = [Topic::IncomeOfYear, Topic::IncomeTotal];
    const EXPENDITURE: [Topic; 2] = [Topic::ExpenditureOfYear, Topic::ExpenditureTotal];
    let both = |set: [Topic; 2]| set.contains(&about.topic) && set.contains(&read);
    about.topic == read
        || about.fund.is_some() && both([Topic::IncomeOfYear, Topic::FiscalAppropriation])
        || about.fund.is_some() && both([Topic::ExpenditureOfYear, Topic::AppropriationExpenditure])
        || kind == Kind::Budget && about.fund.is_none() && (both(INCOME) || both(EXPENDITURE))
}

/// Whether a topic means another amount for each fund.
const fn depends_on_fund(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::IncomeOfYear
            | Topic::FiscalAppropriation
            | Topic::ExpenditureOfYear
            | Topic::AppropriationExpenditure
            | Topic::OpeningCarryover
            | Topic::ClosingCarryover
            | Topic::Basic
            | Topic::Project
            | Topic::Personnel
            | Topic::Public
            | Topic::FunctionalClass
            | Topic::FunctionalGroup
            | Topic::FunctionalItem
    )
}

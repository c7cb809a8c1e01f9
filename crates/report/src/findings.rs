//! What does not add up, each side with its place.

use crate::builder::ReportBuilder;
use crate::document::{
    Finding, Holds, ReportBlock, ReportCell, ReportColumn, ReportTable, Section, Side, Value,
};
use crate::error::Error;
use crate::figures::FigurePosition;
use crate::labels;
use crate::language::Speech;
use crate::rows::{self, record};
use crate::words;
use juesuan_messages::{Arg, Language, Message, message};
use juesuan_model::{Scope, Severity, State};
use juesuan_query::{FindingsRequest, FoundTerm, Session, Years};
use juesuan_reconcile::RuleDoc;
use std::collections::{BTreeMap, HashMap};

/// The number of causes shown with both sides; the count states how many there are.
const SHOWN: usize = 60;

record! {
    /// A row of `queries/analysis/findings.sql`.
    pub(crate) struct FindingRow {
        severity: Severity,
        pub(crate) entity_name: String,
        fiscal_year: i32,
        pub(crate) scope: Scope,
        rule_id: String,
        instance: String,
        state: State,
        message: Message,
        cause: i32,
        revision_id: String,
    }
}

/// The findings of the reports that `included` accepts, most severe first; instances of one cause are one.
pub(crate) fn section(
    session: &Session,
    builder: &mut ReportBuilder,
    entity: Option<&str>,
    years: Years,
    included: &dyn Fn(&FindingRow) -> bool,
) -> Result<Section, Error> {
    let language = builder.language;
    let mut section = Section::new("findings", language.say(message!("report-findings")));
    let request = FindingsRequest { entity, years, rule: None, state: None, severity: Severity::Hint };
    let found = session.findings(&request)?;
    let rows: Vec<FindingRow> = rows::read(&found.frame)?;
    let rows = rows.iter().zip(&found.terms).filter(|(row, _)| included(row));
    // What rounding explains passes; it is counted, not listed.
    let (rounding, failed): (Vec<_>, Vec<_>) = rows.partition(|(row, _)| row.state == State::Rounding);
    if entity.is_some() {
        section.say(checks(language, &found.by_state));
    }
    if !rounding.is_empty() {
        section.say(within_rounding(language, rounding.len()));
    }
    let mut causes = causes(builder, &failed, entity.is_none());
    if causes.is_empty() {
        section.say(language.say(message!("report-findings-none")));
        return Ok(section);
    }
    section.table(counts(language, &causes, entity.is_none()));
    if causes.len() > SHOWN {
        section.say(shortened(language, causes.len()));
        causes.truncate(SHOWN);
    }
    section.blocks.push(ReportBlock::Findings(causes));
    Ok(section)
}

/// One finding for each cause, with the other places that it shows in.
fn causes(
    builder: &mut ReportBuilder,
    rows: &[(&FindingRow, &[Vec<FoundTerm>; 2])],
    named: bool,
) -> Vec<Finding> {
    let language = builder.language;
    let rules: HashMap<&str, RuleDoc> =
        juesuan_reconcile::catalogue().into_iter().map(|rule| (rule.id, rule)).collect();
    let mut causes: Vec<Finding> = Vec::new();
    let mut known: HashMap<(&str, i32), usize> = HashMap::new();
    for (row, sides) in rows {
        let cause = (row.revision_id.as_str(), row.cause);
        if let Some(finding) = known.get(&cause).and_then(|at| causes.get_mut(*at)) {
            let instance = juesuan_reconcile::in_words(&row.rule_id, &row.instance);
            let instance = instance.map_or_else(|| row.instance.clone(), |words| language.say(words));
            finding.also.push(language.about(&instance, &language.say(&row.message)));
            continue;
        }
        known.insert(cause, causes.len());
        causes.push(finding(builder, row, sides, rules.get(row.rule_id.as_str()), named));
    }
    causes
}

/// The finding of a row; whose report it is, where several departments are shown.
fn finding(
    builder: &mut ReportBuilder,
    row: &FindingRow,
    sides: &[Vec<FoundTerm>; 2],
    rule: Option<&RuleDoc>,
    named: bool,
) -> Finding {
    let language = builder.language;
    let title = rule.map(|rule| language.say(rule.title()));
    Finding {
        severity: row.severity,
        year: row.fiscal_year,
        entity: if named { row.entity_name.clone() } else { String::new() },
        rule: rule.map_or("", |rule| rule.id),
        title: title.unwrap_or_else(|| row.rule_id.clone()),
        message: language.say(&row.message),
        sides: sides.each_ref().map(|terms| terms.iter().map(|term| side(builder, row, term)).collect()),
        also: Vec::new(),
    }
}

/// A term with the place that prints it.
fn side(builder: &mut ReportBuilder, row: &FindingRow, term: &FoundTerm) -> Side {
    let place = FigurePosition {
        revision: row.revision_id.clone(),
        // The label names the statement, or the section of the prose.
        stated_in: term.label.split(' ').next().expect("a split has at least one piece").to_owned(),
        printed: term.printed.clone(),
        unit: None,
        sentence: None,
        locator: term.locator,
    };
    let label = labels::term(builder.language, &term.label);
    let what = builder.language.of_year(row.fiscal_year, &label);
    let evidence = builder.cite(&what, Value::Text(term.printed.clone()), &place);
    let sign = if term.negative { "− " } else { "" };
    Side { text: format!("{sign}{label} {}", term.printed), evidence }
}

/// How the rules ended, in one sentence.
fn checks(language: Language, ended: &[(State, u64)]) -> String {
    let count = |state: State| ended.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count);
    let states = State::ALL.iter().filter(|state| count(**state) > 0);
    let states = states.map(|state| message!("report-state-count", count = count(*state), state = *state));
    language.say(message!("report-checked-by-state", states = Arg::list(states)))
}

fn within_rounding(language: Language, count: usize) -> String {
    language.say(message!("report-within-rounding", count = count))
}

fn shortened(language: Language, count: usize) -> String {
    language.say(message!("report-findings-shortened", count = count, shown = SHOWN))
}

/// How many causes of each severity, by year or by department.
fn counts(language: Language, causes: &[Finding], by_entity: bool) -> ReportTable {
    let lead = if by_entity { words::DEPARTMENT } else { words::YEAR };
    let mut columns = vec![ReportColumn::new(language.of(lead), Holds::Text)];
    columns.extend(
        Severity::ALL
            .iter()
            .map(|severity| ReportColumn::new(language.heading(&severity.term()), Holds::Number)),
    );
    let mut table = ReportTable::new(language.say(message!("report-finding-count")), columns);
    let mut counts: BTreeMap<String, BTreeMap<Severity, u64>> = BTreeMap::new();
    for finding in causes {
        let group = if by_entity { finding.entity.clone() } else { finding.year.to_string() };
        *counts.entry(group).or_default().entry(finding.severity).or_default() += 1;
    }
    for (group, of_severity) in counts {
        let count = |severity| ReportCell::number(of_severity.get(severity).copied().unwrap_or_default());
        let mut row = vec![ReportCell::text(group)];
        row.extend(Severity::ALL.iter().map(count));
        table.rows.push(row);
    }
    table
}

//! `juesuan check`: what does not add up, with both sides and their positions.

use super::Ended;
use crate::command::rules;
use crate::console::Console;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::options::{MoneyUnit, Output, ReferenceArg, WarehouseAtArg};
use crate::output;
use crate::terms;
use juesuan_messages::{Arg, Explain, Language, Message, Term, message, visible};
use juesuan_model::{Severity, State};
use juesuan_query::{Findings, FindingsRequest, FoundTerm, Years};
use polars::frame::DataFrame;
use polars::prelude::{Column, Int32Chunked, NamedFrom, Series, StringChunked};
use std::io::Write;

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[arg(long)]
    pub(crate) entity: Option<String>,
    #[arg(long)]
    pub(crate) years: Option<Years>,
    #[arg(long, value_name = "ID")]
    pub(crate) rule: Option<String>,
    #[arg(long)]
    pub(crate) state: Option<State>,
    #[arg(long)]
    pub(crate) severity: Option<Severity>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The columns in the unit of the comparison.
const COMPARED: [&str; 4] = ["expected", "actual", "difference", "tolerance"];

pub(crate) fn run(args: &Check, console: Console) -> Result<Ended, Failure> {
    if let Some(id) = &args.rule {
        rules::find(&juesuan_reconcile::catalogue(), id)?;
    }
    // Most states are hints, so a request for one state includes all severities.
    let usual = if args.state.is_some() { Severity::Hint } else { Severity::Warning };
    let severity = args.severity.unwrap_or(usual);
    let years = args.years.unwrap_or(Years::ALL);
    let session = args.warehouse.session(&args.reference)?;
    let findings = session.findings(&FindingsRequest {
        entity: args.entity.as_deref(),
        years,
        rule: args.rule.as_deref(),
        state: args.state,
        severity,
    })?;
    let failed = has_failed(&findings)?;
    console.note(summary(&findings));
    let own: Option<Vec<&str>> = findings.entity.as_ref().map(|entity| entity.ids().collect());
    let shadowed = session.shadowed()?.into_iter().filter(|report| {
        own.as_ref().is_none_or(|ids| ids.contains(&report.entity_id.as_str()))
            && years.contains(report.fiscal_year)
    });
    console.note_shadowed(&shadowed.collect::<Vec<_>>());
    if args.output.format.is_some() || args.output.file.is_some() {
        let language = console.language_of(&args.output);
        let title = message!("cli-sheet-findings").text(console.documents());
        let frame = with_sides(findings, language)?;
        let figures = Figures::default().by_unit(&frame, "compared_unit", &COMPARED)?.exact();
        console.write_figures(frame, &figures, &args.output.for_spreadsheets().titled(title))?;
    } else {
        output::to(None, |out| list(out, &findings, args.output.unit, console))?;
    }
    Ok(if failed { Ended::WithFaults } else { Ended::Done })
}

fn has_failed(findings: &Findings) -> Result<bool, Failure> {
    let (severity, state) =
        (findings.frame.column("severity")?.str()?, findings.frame.column("state")?.str()?);
    let mut rows = severity.iter().zip(state.iter());
    Ok(rows.any(|row| row == (Some(Severity::Error.name()), Some(State::Fail.name()))))
}

/// `checks: 41 pass, 2 rounding, …`, regardless of the filters on findings.
fn summary(findings: &Findings) -> Message {
    let counts = findings
        .by_state
        .iter()
        .map(|(state, count)| message!("cli-item", count = *count, name = state_name(*state)));
    let counts: Vec<Message> = counts.collect();
    if counts.is_empty() {
        return message!("cli-checks", counts = message!("cli-checks-none"));
    }
    message!("cli-checks", counts = Arg::list(counts))
}

/// In English, the names that `--state` and `--severity` accept.
const fn state_name(state: State) -> Term {
    Term::new(state.name(), state.name(), state.label())
}

const fn severity_name(severity: Severity) -> Term {
    Term::new(severity.name(), severity.name(), severity.label())
}

/// The columns of findings that are shown to a person.
struct Rows<'a> {
    entity: &'a StringChunked,
    severity: &'a StringChunked,
    rule: &'a StringChunked,
    instance: &'a StringChunked,
    state: &'a StringChunked,
    message: &'a StringChunked,
    code: &'a StringChunked,
    args: &'a StringChunked,
    year: &'a Int32Chunked,
    occurrence: &'a Int32Chunked,
}

impl<'a> Rows<'a> {
    fn of(findings: &'a Findings) -> Result<Self, Failure> {
        let text = |name: &str| Ok::<_, Failure>(findings.frame.column(name)?.str()?);
        let number = |name: &str| Ok::<_, Failure>(findings.frame.column(name)?.i32()?);
        Ok(Self {
            entity: text("entity_name")?,
            severity: text("severity")?,
            rule: text("rule_id")?,
            instance: text("instance")?,
            state: text("state")?,
            message: text("message")?,
            code: text("message_code")?,
            args: text("message_args")?,
            year: number("fiscal_year")?,
            occurrence: number("occurrence")?,
        })
    }

    fn message(&self, row: usize) -> Message {
        let stored = self.code.get(row).and_then(|code| Message::from_stored(code, self.args.get(row)));
        stored.unwrap_or_else(|| Message::foreign(self.message.get(row).unwrap_or_default()))
    }

    /// The rule, with its title in Chinese.
    fn rule(&self, row: usize, language: Language) -> String {
        let rule = self.rule.get(row).unwrap_or_default();
        if language == Language::En {
            return rule.to_owned();
        }
        let known = juesuan_reconcile::catalogue().into_iter().find(|known| known.id == rule);
        known.map_or_else(|| rule.to_owned(), |known| format!("{rule} {}", known.title().text(language)))
    }

    /// What was compared: in English its name, in Chinese in words.
    fn instance(&self, row: usize, language: Language) -> String {
        let (rule, instance) = (self.rule.get(row), self.instance.get(row).unwrap_or_default());
        match language {
            Language::En => instance.to_owned(),
            Language::Zh => terms::instance(rule.unwrap_or_default(), instance),
        }
    }

    /// `error fail`, 错误 不符.
    fn verdict(&self, row: usize) -> Option<Message> {
        let severity = Severity::from_name(self.severity.get(row)?)?;
        let state = State::from_name(self.state.get(row)?)?;
        Some(message!("cli-verdict", severity = severity_name(severity), state = state_name(state)))
    }
}

/// The findings as a list for a person.
fn list(
    out: &mut dyn Write,
    findings: &Findings,
    unit: Option<MoneyUnit>,
    console: Console,
) -> Result<(), Failure> {
    let rows = Rows::of(findings)?;
    let amounts = Figures::default().by_unit(&findings.frame, "compared_unit", &COMPARED)?.exact();
    let mut about = None;
    for (row, [left, right]) in findings.terms.iter().enumerate() {
        let report = (rows.entity.get(row).unwrap_or_default(), rows.year.get(row).unwrap_or_default());
        if about != Some(report) {
            let gap = if about.is_some() { "\n" } else { "" };
            writeln!(out, "{gap}{} {}", visible(report.0), report.1)?;
            about = Some(report);
        }
        let (instance, message) = (rows.instance(row, console.language()), rows.message(row));
        if rows.occurrence.get(row) == Some(0) {
            let verdict = rows.verdict(row).map(|verdict| console.text(verdict)).unwrap_or_default();
            let rule = rows.rule(row, console.language());
            writeln!(out, "\n  {verdict}: {rule} — {}", visible(&instance))?;
            writeln!(out, "    {}", console.text(message))?;
            if let Some(compared) =
                unit.map(|unit| compared(&amounts, findings, row, unit)).transpose()?.flatten()
            {
                writeln!(out, "    {}", console.text(compared))?;
            }
            side(out, "  ", left, console)?;
            side(out, "≠ ", right, console)?;
        } else {
            let also = message!("cli-also", instance = instance, message = message);
            writeln!(out, "    {}", console.text(also))?;
        }
    }
    Ok(())
}

/// The two amounts of a finding in this unit; `None` if it does not compare amounts.
fn compared(
    amounts: &Figures,
    findings: &Findings,
    row: usize,
    unit: MoneyUnit,
) -> Result<Option<Message>, Failure> {
    let amount = |name| amounts.amount(&findings.frame, name, row, unit);
    let (expected, actual, difference) = (amount("expected")?, amount("actual")?, amount("difference")?);
    let (Some(expected), Some(actual), Some(difference)) = (expected, actual, difference) else {
        return Ok(None);
    };
    Ok(Some(message!(
        "cli-compared",
        unit = unit.label(),
        expected = expected,
        actual = actual,
        difference = difference
    )))
}

/// The findings, with each side in this language.
fn with_sides(findings: Findings, language: Language) -> Result<DataFrame, Failure> {
    let Findings { mut frame, terms, .. } = findings;
    let words = |terms: &[FoundTerm]| {
        terms.iter().map(|term| term.message().text(language)).collect::<Vec<_>>().join("; ")
    };
    let sides = terms.iter().map(|[left, right]| (words(left), words(right)));
    let (left, right): (Vec<String>, Vec<String>) = sides.unzip();
    for (name, words) in [("left", left), ("right", right)] {
        frame.with_column(Column::from(Series::new(name.into(), words)))?;
    }
    Ok(frame)
}

fn side(out: &mut dyn Write, mark: &str, terms: &[FoundTerm], console: Console) -> Result<(), Failure> {
    for (index, term) in terms.iter().enumerate() {
        let mark = if index == 0 { mark } else { "  " };
        writeln!(out, "      {mark}{}", console.text(term))?;
    }
    Ok(())
}

//! `juesuan check`: what does not add up, with both sides and where they stand.

use super::Ended;
use crate::command::rules;
use crate::language::{is_chinese, said, said_list};
use crate::options::{Output, Reading, ReferenceArg};
use crate::output;
use juesuan_model::{Severity, State};
use juesuan_query::{Findings, FindingsRequest, FoundTerm, Years};
use std::io::Write;

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    /// Only this entity: its name, a part of it that no other has, or its id
    #[arg(long)]
    pub(crate) entity: Option<String>,
    /// Only these years: 2019..2024, 2019.., 2023
    #[arg(long)]
    pub(crate) years: Option<Years>,
    /// Only this rule
    #[arg(long, value_name = "ID")]
    pub(crate) rule: Option<String>,
    /// Only findings in this state
    #[arg(long)]
    pub(crate) state: Option<State>,
    /// Only findings at least this grave [default: warning; with --state, any]
    #[arg(long)]
    pub(crate) severity: Option<Severity>,
    #[command(flatten)]
    pub(crate) output: Output,
}

pub(crate) fn run(args: &Check) -> anyhow::Result<Ended> {
    if let Some(id) = &args.rule {
        rules::find(&juesuan_reconcile::catalogue(), id)?;
    }
    // Most states are hints: who asks for one wants to see all of it.
    let usual = if args.state.is_some() { Severity::Hint } else { Severity::Warning };
    let severity = args.severity.unwrap_or(usual);
    let session = args.warehouse.session(&args.reference)?;
    let findings = session.findings(&FindingsRequest {
        entity: args.entity.as_deref(),
        years: args.years.unwrap_or(Years::ALL),
        rule: args.rule.as_deref(),
        state: args.state,
        severity,
    })?;
    let failed = has_failed(&findings)?;
    output::note(&summary(&findings));
    if args.output.format.is_some() || args.output.file.is_some() {
        output::write(findings.frame, &args.output)?;
    } else {
        output::to(None, |out| tell(out, &findings))?;
    }
    Ok(if failed { Ended::WithFaults } else { Ended::Done })
}

fn has_failed(findings: &Findings) -> anyhow::Result<bool> {
    let (severity, state) =
        (findings.frame.column("severity")?.str()?, findings.frame.column("state")?.str()?);
    let mut rows = severity.iter().zip(state.iter());
    Ok(rows.any(|row| row == (Some(Severity::Error.name()), Some(State::Fail.name()))))
}

/// `identities: 41 pass, 2 rounding, …`, whatever the filters on findings.
fn summary(findings: &Findings) -> String {
    let counts: Vec<String> =
        findings.identities.iter().map(|(state, count)| format!("{count} {state}")).collect();
    format!("identities: {}", if counts.is_empty() { "none checked".to_owned() } else { counts.join(", ") })
}

/// One finding under another, as a person reads them.
fn tell(out: &mut dyn Write, findings: &Findings) -> anyhow::Result<()> {
    let text = |name: &str| anyhow::Ok(findings.frame.column(name)?.str()?);
    let (entity, severity, rule) = (text("entity_name")?, text("severity")?, text("rule_id")?);
    let (instance, state, message) = (text("instance")?, text("state")?, text("message")?);
    let (year, occurrence) =
        (findings.frame.column("fiscal_year")?.i32()?, findings.frame.column("occurrence")?.i32()?);
    let mut about = None;
    for (row, [left, right]) in findings.terms.iter().enumerate() {
        let cell = |column: &polars::prelude::StringChunked| column.get(row).unwrap_or_default().to_owned();
        let report = (cell(entity), year.get(row));
        if about.as_ref() != Some(&report) {
            writeln!(
                out,
                "{}{} {}",
                if about.is_some() { "\n" } else { "" },
                report.0,
                report.1.unwrap_or_default()
            )?;
            about = Some(report);
        }
        if occurrence.get(row) == Some(0) {
            writeln!(
                out,
                "\n  {}: {} — {}",
                verdict(&cell(severity), &cell(state)),
                cell(rule),
                cell(instance)
            )?;
            writeln!(out, "    {}", said(&cell(message)))?;
            side(out, "  ", left)?;
            side(out, "≠ ", right)?;
        } else {
            writeln!(out, "{}", said(&format!("    also {}: {}", cell(instance), cell(message))))?;
        }
    }
    Ok(())
}

/// `error fail`, 错误 不符.
fn verdict(severity: &str, state: &str) -> String {
    match (Severity::from_name(severity), State::from_name(state)) {
        (Some(severity), Some(state)) if is_chinese() => format!("{} {}", severity.label(), state.label()),
        _ => format!("{severity} {state}"),
    }
}

fn side(out: &mut dyn Write, mark: &str, terms: &[FoundTerm]) -> std::io::Result<()> {
    for (index, term) in terms.iter().enumerate() {
        let mark = if index == 0 { mark } else { "  " };
        let FoundTerm { label, printed, negative, locator } = term;
        if is_chinese() {
            let sign = if *negative { "− " } else { "" };
            writeln!(out, "      {mark}{sign}{label} {printed}（{}）", said_list(&locator.to_string()))?;
        } else {
            writeln!(out, "      {mark}{term}")?;
        }
    }
    Ok(())
}

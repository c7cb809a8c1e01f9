//! `juesuan show`: from an entity down to the printed cell.

mod grid;
mod place;

use crate::command::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::options::{Output, ReferenceArg, WarehouseAtArg};
use crate::output;
use juesuan_ingest::{Input, Loaded};
use juesuan_messages::{Arg, Message, message, visible, visible_lines};
use juesuan_query::{Entity, FoundReport, FoundSource, Session};
use place::{ShowTarget, Target};
use std::fmt::Write;

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    pub(crate) place: ShowTarget,
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[arg(long)]
    pub(crate) unread: bool,
    #[arg(long, value_name = "N", conflicts_with = "unread")]
    pub(crate) grid: Option<u32>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The number of lines of the source that are shown on either side.
const AROUND: u32 = 2;

pub(crate) fn run(args: &Show, console: Console) -> Result<Ended, Failure> {
    let session = args.warehouse.session(&args.reference)?;
    let entity = session.entity(&args.place.entity)?;
    output::plain(&visible(&entity.to_string()));
    let Some(year) = args.place.year else {
        console.write(session.reports_of(&entity)?, &args.output.titled(entity.name))?;
        return Ok(Ended::Done);
    };
    let reports = session.reports_of_year(&entity, year)?;
    if reports.is_empty() {
        let (shown, year, name) = (entity.to_string(), Arg::shown(year), &entity.name);
        return Err(message!("cli-no-report-of-year", entity = shown, year = year, name = name).into());
    }
    let mut found = false;
    for report in &reports {
        found |= show(&session, &entity, report, args, console)?;
    }
    if !found {
        let year = Arg::shown(year);
        return Err(message!("cli-no-such-amount", entity = entity.to_string(), year = year).into());
    }
    Ok(Ended::Done)
}

/// Shows the requested part of a report, and returns whether there is any.
fn show(
    session: &Session,
    entity: &Entity,
    report: &FoundReport,
    args: &Show,
    console: Console,
) -> Result<bool, Failure> {
    let sources = session.sources_of(report)?;
    for (index, source) in sources.iter().enumerate() {
        console.note(heading(source, report, (sources.len() > 1).then_some(index)));
    }
    console.note(report.account);
    if report.statements == 0 {
        console.note(message!("cli-statements-none"));
    }
    if let Some(table) = args.grid {
        grid::show(session, report, &sources, table, args.output.file.as_deref(), console)?;
        return Ok(true);
    }
    let language = console.language_of(&args.output);
    let frame = match &args.place {
        ShowTarget { at: Some(Target::Amount(amount)), .. } => {
            let frame = session.numbers_like(report, &sources, amount, language)?;
            if frame.height() == 0 {
                return Ok(false);
            }
            frame
        }
        ShowTarget { at: Some(Target::Place(at)), .. } => {
            if let Some(line) = at.line.filter(|_| at.sheet.is_none()) {
                for source in sources.iter().filter(|source| source.format == "text") {
                    show_lines(source, line, console);
                }
            }
            let frame = session.numbers_at(report, &sources, at, language)?;
            if frame.height() == 0 {
                return Err(message!("cli-no-number-there", entity = entity.to_string()).into());
            }
            frame
        }
        _ if args.unread => session.unread_of(report)?,
        _ => {
            for evidence in session.evidence_of(report, &sources)? {
                console.note(evidence);
            }
            session.statements_of(report)?
        }
    };
    let output = args.output.titled(args.place.to_string());
    if args.place.at.is_some() {
        let figures = Figures::default().by_unit(&frame, "unit", &["value", "quantum"])?.exact();
        console.write_figures(frame, &figures, &output)?;
    } else {
        console.write(frame, &output)?;
    }
    Ok(true)
}

/// The file, with its number if the report has several.
fn heading(source: &FoundSource, report: &FoundReport, number: Option<usize>) -> Message {
    let file = message!("cli-in-file", text = &source.uri, revision = &report.revision_id);
    match number {
        Some(number) => message!("cli-file-number", number = number, text = file),
        None => file,
    }
}

/// The file as it was ingested.
fn load(source: &FoundSource) -> Result<Loaded, Failure> {
    let loaded = Input::of_uri(&source.uri).and_then(|input| input.load());
    match loaded {
        Ok(loaded) if loaded.content_hash == source.content_hash => Ok(loaded),
        Ok(_) => Err(message!("cli-file-changed", file = &source.uri).into()),
        Err(reject) => Err(message!(
            "cli-unreadable-again-remedy",
            file = &source.uri,
            reason = &reject.reason,
            remedy = &reject.remedy
        )
        .into()),
    }
}

/// Shows the line in its source with its neighbors, if the source still exists unchanged.
fn show_lines(source: &FoundSource, line: u32, console: Console) {
    let text = match load(source) {
        Ok(loaded) => juesuan_ingest::reader::text(&loaded.bytes).unwrap_or_default(),
        Err(failure) => return console.note(failure),
    };
    let mut shown = String::new();
    for (number, content) in (1_u32..).zip(text.lines()) {
        if number.abs_diff(line) <= AROUND {
            let mark = if number == line { '>' } else { ' ' };
            let _ = writeln!(shown, "{mark} {number:>5} │ {}", visible_lines(content));
        }
    }
    output::plain(&shown);
}

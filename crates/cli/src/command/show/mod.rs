//! `juesuan show`: from an entity down to the printed cell.

mod grid;
mod place;

use crate::command::Ended;
use crate::language;
use crate::options::{Output, Reading, ReferenceArg};
use crate::output;
use anyhow::bail;
use juesuan_ingest::{Input, Loaded};
use juesuan_query::{Entity, FoundReport, FoundSource, Session};
use place::Place;
use std::fmt::Write;

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// ENTITY, ENTITY/YEAR, or ENTITY/YEAR/PLACE: a line (259), a page (p3), a number on it (p3:215.69), a sheet's cell
    /// (s2!C12), a paragraph (d17), a table, row and column (t5.3.2)
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    /// List the sentences that hold an amount which was not understood
    #[arg(long)]
    pub(crate) unread: bool,
    /// Print the report's table of this number as it was read, its facts marked
    #[arg(long, value_name = "N", conflicts_with = "unread")]
    pub(crate) grid: Option<u32>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// How many lines of the source are shown on either side.
const AROUND: u32 = 2;

pub(crate) fn run(args: &Show) -> anyhow::Result<Ended> {
    let session = args.warehouse.session(&args.reference)?;
    let entity = session.entity(&args.place.entity)?;
    output::plain(&entity.to_string());
    let Some(year) = args.place.year else {
        output::write(session.reports_of(&entity)?, &args.output)?;
        return Ok(Ended::Done);
    };
    let reports = session.reports_of_year(&entity, year)?;
    if reports.is_empty() {
        bail!("{entity} has no report of {year}: `juesuan show {}` lists what it has", entity.name);
    }
    for report in &reports {
        show(&session, &entity, report, args)?;
    }
    Ok(Ended::Done)
}

fn show(session: &Session, entity: &Entity, report: &FoundReport, args: &Show) -> anyhow::Result<()> {
    let sources = session.sources_of(report)?;
    for (index, source) in sources.iter().enumerate() {
        let number = if sources.len() > 1 { format!("file {index}: ") } else { String::new() };
        output::note(&format!("{number}{} (revision {})", source.uri, report.revision_id));
    }
    output::note(&report.account.to_string());
    if report.statements == 0 {
        output::note("no statement was recognised in it");
    }
    if let Some(table) = args.grid {
        return grid::show(session, report, &sources, table, args.output.file.as_deref());
    }
    let frame = match &args.place {
        Place { at: Some(at), .. } => {
            if let Some(line) = at.line.filter(|_| at.sheet.is_none()) {
                for source in sources.iter().filter(|source| source.format == "text") {
                    output::plain(&lines(source, line));
                }
            }
            let frame = session.numbers_at(report, &sources, at, juesuan_messages::Language::En)?;
            if frame.height() == 0 {
                bail!(
                    "no number of {entity} was read there: `juesuan show … --grid N` shows a table as it was read"
                );
            }
            frame
        }
        _ if args.unread => session.unread_of(report)?,
        _ => {
            for evidence in session.evidence_of(report, &sources)? {
                output::note(&evidence.to_string());
            }
            session.statements_of(report)?
        }
    };
    output::write(frame, &args.output)
}

/// The file as it was ingested.
fn load(source: &FoundSource) -> anyhow::Result<Loaded> {
    let loaded = Input::of_uri(&source.uri).and_then(|input| input.load());
    match loaded {
        Ok(loaded) if loaded.content_hash == source.content_hash => Ok(loaded),
        Ok(_) => bail!("{} has changed since it was ingested: ingest it again to see it", source.uri),
        Err(reject) => bail!("cannot read {} again: {}; {}", source.uri, reject.reason, reject.remedy),
    }
}

/// The line in its source with its neighbours, where the source is still there and the same.
fn lines(source: &FoundSource, line: u32) -> String {
    let text = match load(source) {
        Ok(loaded) => juesuan_ingest::reader::text(&loaded.bytes).unwrap_or_default(),
        Err(error) => return language::said(&error.to_string()),
    };
    let mut shown = String::new();
    for (number, content) in (1_u32..).zip(text.lines()) {
        if number.abs_diff(line) <= AROUND {
            let mark = if number == line { '>' } else { ' ' };
            let _ = writeln!(shown, "{mark} {number:>5} │ {content}");
        }
    }
    shown
}

//! `juesuan show`: from an entity down to the printed line.

use crate::Ended;
use crate::args::{Place, Show};
use crate::output;
use anyhow::bail;
use juesuan_ingest::{Found, discover};
use juesuan_query::{Entity, FoundReport, Session};
use std::fmt::Write;

/// How many lines of the source are shown on either side.
const AROUND: u32 = 2;

pub(crate) fn run(args: &Show) -> anyhow::Result<Ended> {
    let session = Session::open(&args.warehouse.open()?)?;
    let entity = session.entity(&args.place.entity)?;
    output::note(&entity.to_string());
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
    output::note(&format!("{} (revision {})", report.source_uri, report.revision_id));
    let frame = match args.place {
        Place { line: Some(line), .. } => {
            output::note(&lines(report, line));
            let frame = session.numbers_at(report, line)?;
            if frame.height() == 0 {
                bail!("no number of {entity} was read at line {line}");
            }
            frame
        }
        _ if args.unread => session.unread_of(report)?,
        _ => session.statements_of(report)?,
    };
    output::write(frame, &args.output)
}

/// The line in its source with its neighbours, where the source is still there and the same.
fn lines(report: &FoundReport, line: u32) -> String {
    let text =
        discover(&[report.source_uri.clone().into()], None).into_iter().find_map(|found| match found {
            Found::Input(input) => {
                let loaded = input.load().ok().filter(|loaded| loaded.content_hash == report.report_id)?;
                juesuan_ingest::reader::text(&loaded.bytes)
            }
            Found::Reject(_) => None,
        });
    let Some(text) = text else {
        return format!("{} is not there any more, or is not what was ingested", report.source_uri);
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

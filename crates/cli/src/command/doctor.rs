//! `juesuan doctor`: what this build can do, what it finds installed, and whether the warehouse is sound.

use super::Ended;
use crate::language::said;
use crate::options::ReferenceArg;
use crate::output::to;
use anyhow::bail;
use juesuan_ingest::reader::recogniser;
use juesuan_messages::Explain;
use juesuan_model::schema::{Table, WAREHOUSE_VERSION};
use juesuan_query::{Session, engine_version};
use juesuan_warehouse::{Location, Size, Warehouse};
use std::path::absolute;

#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    /// The warehouse to look after; without it, only the program is
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
}

/// How many faults of one kind are told one by one.
const TOLD: usize = 10;

/// How something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Well,
    /// Not as it could be, and no harm.
    Note,
    /// Something does not work, or is lost.
    Fault,
}

/// One line of the answer.
struct Line {
    found: Found,
    subject: &'static str,
    says: String,
}

impl Line {
    fn of(found: Found, subject: &'static str, says: impl Into<String>) -> Self {
        Self { found, subject, says: says.into() }
    }
}

pub(crate) fn run(args: &Doctor) -> anyhow::Result<Ended> {
    let mut lines = vec![program(), engine(), recognition(), reference(&args.reference)];
    match &args.warehouse {
        Some(location) => lines.extend(warehouse(location, &args.reference)),
        None => lines.push(Line::of(
            Found::Note,
            "warehouse",
            "none was named: say -w DIR, or set JUESUAN_WAREHOUSE",
        )),
    }
    to(None, |out| {
        for Line { found, subject, says } in &lines {
            let mark = match found {
                Found::Well => "ok",
                Found::Note => "note",
                Found::Fault => "fault",
            };
            writeln!(out, "{} {} {}", wide(&said(mark), 6), wide(&said(subject), 10), said(says))?;
        }
        Ok(())
    })?;
    match lines.iter().filter(|line| line.found == Found::Fault).count() {
        0 => Ok(Ended::Done),
        1 => bail!("1 fault was found: the line above says what to do"),
        faults => bail!("{faults} faults were found: the lines above say what to do"),
    }
}

/// The text, filled up to a width in which a Chinese character counts two.
fn wide(text: &str, width: usize) -> String {
    let taken: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(taken)))
}

fn program() -> Line {
    let cloud = if cfg!(feature = "cloud") {
        "warehouses in folders and in S3"
    } else {
        "warehouses in folders (for s3://…, build with --features cloud)"
    };
    Line::of(Found::Well, "program", format!("juesuan {}, {cloud}", env!("CARGO_PKG_VERSION")))
}

fn engine() -> Line {
    let how = if cfg!(feature = "bundled") { "compiled in" } else { "from libduckdb" };
    match engine_version() {
        Ok(version) => Line::of(Found::Well, "engine", format!("DuckDB {version}, {how}")),
        Err(error) => Line::of(Found::Fault, "engine", error.to_string()),
    }
}

fn recognition() -> Line {
    match recogniser() {
        Ok(()) => Line::of(Found::Well, "tesseract", "knows simplified Chinese: `ingest --ocr` works"),
        Err(remedy) => Line::of(
            Found::Note,
            "tesseract",
            format!("does not serve; only `ingest --ocr` needs it: {remedy}"),
        ),
    }
}

fn reference(reference: &ReferenceArg) -> Line {
    let loaded = match reference.load() {
        Ok(loaded) => loaded,
        Err(error) => return Line::of(Found::Fault, "reference", error.to_string()),
    };
    let tables = juesuan_reference::Reference::tables().len();
    match loaded.problems().len() {
        0 => Line::of(Found::Well, "reference", format!("{tables} tables that hold together")),
        count => Line::of(
            Found::Fault,
            "reference",
            format!("{count} rows do not hold together: `juesuan reference` says which"),
        ),
    }
}

/// Where the warehouse is, its files, its rows.
fn warehouse(location: &Location, reference: &ReferenceArg) -> Vec<Line> {
    let opened = match Warehouse::open(location.clone()) {
        Ok(opened) => opened,
        Err(error) => return vec![Line::of(Found::Fault, "warehouse", error.to_string())],
    };
    let place = match location {
        Location::Folder(folder) => absolute(folder).unwrap_or_else(|_| folder.clone()).display().to_string(),
        Location::Store(url) => url.to_string(),
    };
    let from = std::env::var("JUESUAN_WAREHOUSE").is_ok_and(|name| name == location.to_string());
    let from = if from { " (JUESUAN_WAREHOUSE)" } else { "" };
    let mut lines =
        vec![Line::of(Found::Well, "warehouse", format!("{place}{from}, layout {WAREHOUSE_VERSION}"))];
    lines.extend(files(&opened));
    if lines.iter().all(|line| line.found == Found::Well) {
        lines.extend(rows(opened, reference));
    }
    lines
}

fn files(warehouse: &Warehouse) -> Vec<Line> {
    let (mut size, mut lines, mut damaged) = (Size::default(), Vec::new(), Vec::new());
    for table in Table::ALL {
        match warehouse.stock(table) {
            Ok(stock) => {
                size.files += stock.size.files;
                size.bytes += stock.size.bytes;
                damaged.extend(stock.damaged.iter().map(|damaged| damaged.message().to_string()));
            }
            Err(error) => lines.push(Line::of(Found::Fault, "files", error.to_string())),
        }
    }
    if lines.is_empty() && damaged.is_empty() {
        return vec![Line::of(Found::Well, "files", format!("{size}, each there and whole"))];
    }
    lines.extend(told("files", damaged));
    lines.push(Line::of(
        Found::Note,
        "files",
        "restore what is gone or cut short from a copy of the warehouse; without one, move the warehouse aside and ingest \
         the reports again",
    ));
    lines
}

fn rows(warehouse: Warehouse, reference: &ReferenceArg) -> Vec<Line> {
    let counted =
        reference.load().and_then(|reference| Ok(Session::open_with(warehouse, reference)?.soundness()?));
    let sound = match counted {
        Ok(sound) => sound,
        Err(error) => return vec![Line::of(Found::Fault, "rows", error.to_string())],
    };
    let mut lines = vec![Line::of(
        Found::Well,
        "rows",
        format!(
            "{} bodies, {} current reports ({} older revisions), {} facts, {} rejects",
            sound.entities, sound.reports, sound.older, sound.facts, sound.rejects
        ),
    )];
    if sound.rejects > 0 {
        lines.push(Line::of(
            Found::Note,
            "rejects",
            "`juesuan query rejected_inputs` says what could not be read, why, and what to do",
        ));
    }
    if sound.left_behind > 0 {
        lines.push(Line::of(
            Found::Note,
            "rows",
            format!(
                "{} facts of runs that were ended before they were done: no view shows them, and `juesuan compact` leaves \
                 them out once they are 48 hours old",
                sound.left_behind
            ),
        ));
    }
    if !sound.incomplete.is_empty() {
        lines.extend(told("rows", sound.incomplete.iter().map(ToString::to_string).collect()));
        lines.push(Line::of(
            Found::Note,
            "rows",
            "another program must have written here: restore a copy of the warehouse, or ingest the reports into another \
             folder",
        ));
    }
    lines
}

/// A fault for each, as far as they are worth reading.
fn told(subject: &'static str, faults: Vec<String>) -> Vec<Line> {
    let more = faults.len().saturating_sub(TOLD);
    let mut lines: Vec<Line> =
        faults.into_iter().take(TOLD).map(|fault| Line::of(Found::Fault, subject, fault)).collect();
    if more > 0 {
        lines.push(Line::of(Found::Fault, subject, format!("and {more} more")));
    }
    lines
}

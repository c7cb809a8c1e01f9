//! `juesuan doctor`: what this build can do, what it finds installed, and whether the warehouse is sound.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::ReferenceArg;
use crate::output::{padded, to};
use juesuan_ingest::reader::recogniser;
use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::schema::{Table, WAREHOUSE_VERSION};
use juesuan_query::{Session, engine_version};
use juesuan_warehouse::{Location, Size, Warehouse};
use std::path::absolute;

#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
}

/// How many faults of one kind are listed.
const LISTED: usize = 10;

/// How something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Well,
    /// Not as good as it could be, but harmless.
    Note,
    /// Something does not work, or is lost.
    Fault,
}

impl Explain for Found {
    fn message(&self) -> Message {
        match self {
            Self::Well => message!("cli-doctor-ok"),
            Self::Note => message!("cli-doctor-note"),
            Self::Fault => message!("cli-doctor-fault"),
        }
    }
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Program,
    Engine,
    Recognition,
    Reference,
    Warehouse,
    Files,
    Rows,
    Rejects,
}

impl Explain for Subject {
    fn message(&self) -> Message {
        match self {
            Self::Program => message!("cli-doctor-program"),
            Self::Engine => message!("cli-doctor-engine"),
            Self::Recognition => message!("cli-doctor-recognition"),
            Self::Reference => message!("cli-doctor-reference"),
            Self::Warehouse => message!("cli-doctor-warehouse"),
            Self::Files => message!("cli-doctor-files"),
            Self::Rows => message!("cli-doctor-rows"),
            Self::Rejects => message!("cli-doctor-rejects"),
        }
    }
}

/// One line of the answer.
struct Line {
    found: Found,
    subject: Subject,
    message: Message,
}

impl Line {
    const fn of(found: Found, subject: Subject, message: Message) -> Self {
        Self { found, subject, message }
    }

    fn fault(subject: Subject, failure: impl Into<Failure>) -> Self {
        Self::of(Found::Fault, subject, failure.into().message())
    }
}

pub(crate) fn run(args: &Doctor, console: Console) -> Result<Ended, Failure> {
    let mut lines = vec![program(), engine(), recognition(), reference(&args.reference)];
    match &args.warehouse {
        Some(location) => lines.extend(warehouse(location, &args.reference)),
        None => lines.push(Line::of(Found::Note, Subject::Warehouse, message!("cli-doctor-warehouse-none"))),
    }
    to(None, |out| {
        for Line { found, subject, message } in &lines {
            let (mark, subject) = (padded(&console.text(found), 6), padded(&console.text(subject), 10));
            writeln!(out, "{mark} {subject} {}", console.text(message))?;
        }
        Ok(())
    })?;
    match lines.iter().filter(|line| line.found == Found::Fault).count() {
        0 => Ok(Ended::Done),
        faults => Err(message!("cli-doctor-faults", faults = faults).into()),
    }
}

fn program() -> Line {
    let version = env!("CARGO_PKG_VERSION");
    let message = if cfg!(feature = "cloud") {
        message!("cli-doctor-version-cloud", version = version)
    } else {
        message!("cli-doctor-version-folders", version = version)
    };
    Line::of(Found::Well, Subject::Program, message)
}

fn engine() -> Line {
    let version = match engine_version() {
        Ok(version) => version,
        Err(error) => return Line::fault(Subject::Engine, error),
    };
    let message = if cfg!(feature = "bundled") {
        message!("cli-doctor-engine-bundled", version = version)
    } else {
        message!("cli-doctor-engine-linked", version = version)
    };
    Line::of(Found::Well, Subject::Engine, message)
}

fn recognition() -> Line {
    match recogniser() {
        Ok(()) => Line::of(Found::Well, Subject::Recognition, message!("cli-doctor-recognition-works")),
        Err(remedy) => {
            let message = message!("cli-doctor-recognition-fails", remedy = remedy);
            Line::of(Found::Note, Subject::Recognition, message)
        }
    }
}

fn reference(reference: &ReferenceArg) -> Line {
    let loaded = match reference.load() {
        Ok(loaded) => loaded,
        Err(failure) => return Line::fault(Subject::Reference, failure),
    };
    let tables = juesuan_reference::Reference::tables().len();
    match loaded.problems().len() {
        0 => {
            Line::of(Found::Well, Subject::Reference, message!("cli-doctor-reference-sound", tables = tables))
        }
        rows => {
            Line::of(Found::Fault, Subject::Reference, message!("cli-doctor-reference-faults", rows = rows))
        }
    }
}

/// Where the warehouse is, its files, its rows.
fn warehouse(location: &Location, reference: &ReferenceArg) -> Vec<Line> {
    let opened = match Warehouse::open(location.clone()) {
        Ok(opened) => opened,
        Err(error) => return vec![Line::fault(Subject::Warehouse, error)],
    };
    let place = match location {
        Location::Folder(folder) => Arg::from(&absolute(folder).unwrap_or_else(|_| folder.clone())),
        Location::Store(url) => Arg::shown(url),
    };
    let from_variable = std::env::var("JUESUAN_WAREHOUSE").is_ok_and(|name| name == location.to_string());
    let message = if from_variable {
        message!("cli-doctor-warehouse-place-variable", place = place, layout = WAREHOUSE_VERSION)
    } else {
        message!("cli-doctor-warehouse-place", place = place, layout = WAREHOUSE_VERSION)
    };
    let mut lines = vec![Line::of(Found::Well, Subject::Warehouse, message)];
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
                damaged.extend(stock.damaged.iter().map(Explain::message));
            }
            Err(error) => lines.push(Line::fault(Subject::Files, error)),
        }
    }
    if lines.is_empty() && damaged.is_empty() {
        let message = message!("cli-doctor-files-sound", size = size);
        return vec![Line::of(Found::Well, Subject::Files, message)];
    }
    lines.extend(faults(Subject::Files, damaged));
    lines.push(Line::of(Found::Note, Subject::Files, message!("cli-doctor-files-remedy")));
    lines
}

fn rows(warehouse: Warehouse, reference: &ReferenceArg) -> Vec<Line> {
    let counted =
        reference.load().and_then(|reference| Ok(Session::open_with(warehouse, reference)?.soundness()?));
    let sound = match counted {
        Ok(sound) => sound,
        Err(failure) => return vec![Line::fault(Subject::Rows, failure)],
    };
    let counts = message!(
        "cli-doctor-counts",
        entities = sound.entities,
        reports = sound.reports,
        older = sound.older,
        facts = sound.facts,
        rejects = sound.rejects
    );
    let mut lines = vec![Line::of(Found::Well, Subject::Rows, counts)];
    if sound.rejects > 0 {
        lines.push(Line::of(Found::Note, Subject::Rejects, message!("cli-doctor-rejects-remedy")));
    }
    if sound.left_behind > 0 {
        let message = message!("cli-doctor-left-behind", facts = sound.left_behind);
        lines.push(Line::of(Found::Note, Subject::Rows, message));
    }
    if !sound.incomplete.is_empty() {
        lines.extend(faults(Subject::Rows, sound.incomplete));
        lines.push(Line::of(Found::Note, Subject::Rows, message!("cli-doctor-rows-remedy")));
    }
    lines
}

/// A line for each fault, up to a number that is worth reading.
fn faults(subject: Subject, faults: Vec<Message>) -> Vec<Line> {
    let more = faults.len().saturating_sub(LISTED);
    let mut lines: Vec<Line> =
        faults.into_iter().take(LISTED).map(|fault| Line::of(Found::Fault, subject, fault)).collect();
    if more > 0 {
        lines.push(Line::of(Found::Fault, subject, message!("cli-doctor-more", more = more)));
    }
    lines
}

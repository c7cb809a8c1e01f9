//! `juesuan doctor`: what this build can do, what is installed, and whether the warehouse is intact.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::ReferenceArg;
use crate::output::{padded, to};
use juesuan_ingest::reader::recognizer;
use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::schema::{WAREHOUSE_VERSION, WarehouseTable};
use juesuan_query::{Session, engine_version};
use juesuan_warehouse::{Depth, Error, Location, Size, Warehouse};
use std::path::absolute;

#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[arg(long)]
    pub(crate) quick: bool,
}

/// How many faults of one kind are listed.
const LISTED: usize = 10;

/// The result of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DoctorFinding {
    Well,
    /// Not ideal, but harmless.
    Note,
    /// Something does not work, or is lost.
    Fault,
}

impl Explain for DoctorFinding {
    fn message(&self) -> Message {
        match self {
            Self::Well => message!("cli-doctor-ok"),
            Self::Note => message!("cli-doctor-note"),
            Self::Fault => message!("cli-doctor-fault"),
        }
    }
}

/// What is checked.
#[derive(Debug, Clone, Copy)]
enum DoctorSubject {
    Program,
    Engine,
    Recognition,
    Reference,
    Warehouse,
    Files,
    Rows,
    Rejects,
}

impl Explain for DoctorSubject {
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

/// One line of the output.
struct DoctorLine {
    found: DoctorFinding,
    subject: DoctorSubject,
    message: Message,
}

impl DoctorLine {
    const fn of(found: DoctorFinding, subject: DoctorSubject, message: Message) -> Self {
        Self { found, subject, message }
    }

    fn fault(subject: DoctorSubject, failure: impl Into<Failure>) -> Self {
        Self::of(DoctorFinding::Fault, subject, failure.into().message())
    }
}

pub(crate) fn run(args: &Doctor, console: Console) -> Result<Ended, Failure> {
    let mut lines = vec![program(), engine(), recognition(), reference(&args.reference)];
    match &args.warehouse {
        Some(location) => lines.extend(warehouse(location, args)),
        None => lines.push(DoctorLine::of(
            DoctorFinding::Note,
            DoctorSubject::Warehouse,
            message!("cli-doctor-warehouse-none"),
        )),
    }
    to(None, |out| {
        for DoctorLine { found, subject, message } in &lines {
            let (mark, subject) = (padded(&console.text(found), 6), padded(&console.text(subject), 10));
            writeln!(out, "{mark} {subject} {}", console.text(message))?;
        }
        Ok(())
    })?;
    match lines.iter().filter(|line| line.found == DoctorFinding::Fault).count() {
        0 => Ok(Ended::Done),
        faults => Err(message!("cli-doctor-faults", faults = faults).into()),
    }
}

fn program() -> DoctorLine {
    let version = env!("CARGO_PKG_VERSION");
    let message = if cfg!(feature = "cloud") {
        message!("cli-doctor-version-cloud", version = version)
    } else {
        message!("cli-doctor-version-folders", version = version)
    };
    DoctorLine::of(DoctorFinding::Well, DoctorSubject::Program, message)
}

fn engine() -> DoctorLine {
    let version = match engine_version() {
        Ok(version) => version,
        Err(error) => return DoctorLine::fault(DoctorSubject::Engine, error),
    };
    let message = if cfg!(feature = "bundled") {
        message!("cli-doctor-engine-bundled", version = version)
    } else {
        message!("cli-doctor-engine-linked", version = version)
    };
    DoctorLine::of(DoctorFinding::Well, DoctorSubject::Engine, message)
}

fn recognition() -> DoctorLine {
    match recognizer() {
        Ok(()) => DoctorLine::of(
            DoctorFinding::Well,
            DoctorSubject::Recognition,
            message!("cli-doctor-recognition-works"),
        ),
        Err(remedy) => {
            let message = message!("cli-doctor-recognition-fails", remedy = remedy);
            DoctorLine::of(DoctorFinding::Note, DoctorSubject::Recognition, message)
        }
    }
}

fn reference(reference: &ReferenceArg) -> DoctorLine {
    let loaded = match reference.load() {
        Ok(loaded) => loaded,
        Err(failure) => return DoctorLine::fault(DoctorSubject::Reference, failure),
    };
    let tables = juesuan_reference::Reference::tables().len();
    match loaded.problems().len() {
        0 => DoctorLine::of(
            DoctorFinding::Well,
            DoctorSubject::Reference,
            message!("cli-doctor-reference-sound", tables = tables),
        ),
        rows => DoctorLine::of(
            DoctorFinding::Fault,
            DoctorSubject::Reference,
            message!("cli-doctor-reference-faults", rows = rows),
        ),
    }
}

/// The location of the warehouse, its files and its rows.
fn warehouse(location: &Location, args: &Doctor) -> Vec<DoctorLine> {
    let opened = match Warehouse::open(location.clone()) {
        Ok(opened) => opened,
        Err(error) => return vec![DoctorLine::fault(DoctorSubject::Warehouse, error)],
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
    let mut lines = vec![DoctorLine::of(DoctorFinding::Well, DoctorSubject::Warehouse, message)];
    let depth = if args.quick { Depth::Counts } else { Depth::Bytes };
    lines.extend(files(&opened, depth));
    if lines.iter().all(|line| line.found != DoctorFinding::Fault) {
        lines.extend(rows(opened, &args.reference));
    }
    lines
}

fn files(warehouse: &Warehouse, depth: Depth) -> Vec<DoctorLine> {
    let (mut size, mut without_hash) = (Size::default(), 0);
    let (mut lines, mut damaged) = (Vec::new(), Vec::new());
    for table in WarehouseTable::ALL {
        match warehouse.changed_log(table) {
            Ok(changed) if changed.is_empty() => {}
            Ok(changed) => {
                let faulty = changed.into_iter().map(|path| Error::TornLog { path }.message()).collect();
                lines.extend(faults(DoctorSubject::Files, faulty));
                continue;
            }
            Err(error) => lines.push(DoctorLine::fault(DoctorSubject::Files, error)),
        }
        match warehouse.verify(table, depth) {
            Ok(verified) => {
                size.files += verified.size.files;
                size.bytes += verified.size.bytes;
                without_hash += verified.without_hash;
                damaged.extend(verified.damaged.iter().map(Explain::message));
            }
            Err(error) => lines.push(DoctorLine::fault(DoctorSubject::Files, error)),
        }
    }
    if lines.is_empty() && damaged.is_empty() {
        let message = match depth {
            Depth::Counts => message!("cli-doctor-files-counted", size = size),
            Depth::Bytes => message!("cli-doctor-files-sound", size = size),
        };
        lines.push(DoctorLine::of(DoctorFinding::Well, DoctorSubject::Files, message));
    }
    if without_hash > 0 {
        let message = message!("cli-doctor-files-without-hash", files = without_hash);
        lines.push(DoctorLine::of(DoctorFinding::Note, DoctorSubject::Files, message));
    }
    if !damaged.is_empty() {
        lines.extend(faults(DoctorSubject::Files, damaged));
        let remedy = message!("cli-doctor-files-remedy");
        lines.push(DoctorLine::of(DoctorFinding::Note, DoctorSubject::Files, remedy));
    }
    lines
}

fn rows(warehouse: Warehouse, reference: &ReferenceArg) -> Vec<DoctorLine> {
    let counted =
        reference.load().and_then(|reference| Ok(Session::open_with(warehouse, reference)?.soundness()?));
    let sound = match counted {
        Ok(sound) => sound,
        Err(failure) => return vec![DoctorLine::fault(DoctorSubject::Rows, failure)],
    };
    let counts = message!(
        "cli-doctor-counts",
        entities = sound.entities,
        reports = sound.reports,
        older = sound.older,
        facts = sound.facts,
        rejects = sound.rejects
    );
    let mut lines = vec![DoctorLine::of(DoctorFinding::Well, DoctorSubject::Rows, counts)];
    if sound.rejects > 0 {
        lines.push(DoctorLine::of(
            DoctorFinding::Note,
            DoctorSubject::Rejects,
            message!("cli-doctor-rejects-remedy"),
        ));
    }
    if sound.left_behind > 0 {
        let message = message!("cli-doctor-left-behind", facts = sound.left_behind);
        lines.push(DoctorLine::of(DoctorFinding::Note, DoctorSubject::Rows, message));
    }
    if !sound.incomplete.is_empty() {
        lines.extend(faults(DoctorSubject::Rows, sound.incomplete));
        lines.push(DoctorLine::of(
            DoctorFinding::Note,
            DoctorSubject::Rows,
            message!("cli-doctor-rows-remedy"),
        ));
    }
    lines
}

/// A line for each fault, up to a limit.
fn faults(subject: DoctorSubject, faults: Vec<Message>) -> Vec<DoctorLine> {
    let more = faults.len().saturating_sub(LISTED);
    let mut lines: Vec<DoctorLine> = faults
        .into_iter()
        .take(LISTED)
        .map(|fault| DoctorLine::of(DoctorFinding::Fault, subject, fault))
        .collect();
    if more > 0 {
        lines.push(DoctorLine::of(DoctorFinding::Fault, subject, message!("cli-doctor-more", more = more)));
    }
    lines
}

//! `juesuan repair`: brings back the rows of damaged files.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::WarehouseArg;
use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::schema::WarehouseTable;
use juesuan_pipeline::{RunOptions, ingest};
use juesuan_warehouse::{DamagedFile, Depth, Error, Lost, Repaired, Warehouse};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct Repair {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseArg,
}

/// `reports` first, through which the rows of the others are found, then `sources`, which tells where they came from.
const IN_ORDER: [WarehouseTable; 2] = [WarehouseTable::Reports, WarehouseTable::Sources];

pub(crate) fn run(args: &Repair, console: Console) -> Result<Ended, Failure> {
    let warehouse = Warehouse::open(args.warehouse.dir.clone())?;
    let others = WarehouseTable::ALL.into_iter().filter(|table| !IN_ORDER.contains(table));
    let (mut repaired, mut left) = (0_usize, 0_usize);
    let mut read = ReadAgain::default();
    for table in IN_ORDER.into_iter().chain(others) {
        let mut done = |ended: Result<Message, Message>| match ended {
            Ok(message) => {
                repaired += 1;
                console.remark(message);
            }
            Err(message) => {
                left += 1;
                console.note(message);
            }
        };
        let changed = warehouse.changed_log(table)?;
        if !changed.is_empty() {
            // Which files make up the table is not known, so nothing of it can be verified.
            for path in changed {
                done(Err(Error::TornLog { path }.message()));
            }
            continue;
        }
        if let Some(lost) = warehouse.lost_commits(table)? {
            done(refill(&warehouse, table, &lost, &mut read)?);
        }
        let verified = match warehouse.verify(table, Depth::Bytes) {
            // The line above states why it could not be repaired.
            Err(Error::LostCommits { .. }) => continue,
            verified => verified?,
        };
        for file in &verified.damaged {
            done(repair(&warehouse, file, &mut read)?);
        }
    }
    match (repaired, left) {
        (0, 0) => console.remark(message!("cli-repair-nothing")),
        (_, 0) => console.remark(message!("cli-repaired", files = repaired)),
        (_, left) => return Err(message!("cli-repair-left", files = left).into()),
    }
    Ok(Ended::Done)
}

/// Repairs one file: from what a compaction merged into it, or from the sources of its reports.
fn repair(
    warehouse: &Warehouse,
    file: &DamagedFile,
    read: &mut ReadAgain,
) -> Result<Result<Message, Message>, Failure> {
    if let Some(rows) = warehouse.restore(file)? {
        return Ok(Ok(message!("cli-repaired-restored", path = &file.path, rows = rows)));
    }
    let lost = warehouse.lost(file)?;
    let mut ended = Repaired::Missing { reports: Vec::new() };
    for paths in paths(&lost) {
        ended = warehouse.rebuild(file, &lost, read.again(paths, lost.recognized)?)?;
        if matches!(ended, Repaired::All { .. }) {
            break;
        }
    }
    Ok(match ended {
        Repaired::All { rows } => Ok(message!("cli-repaired-read", path = &file.path, rows = rows)),
        ended => Err(message!("cli-repair-fails", file = file.message(), reason = reason(ended))),
    })
}

fn refill(
    warehouse: &Warehouse,
    table: WarehouseTable,
    lost: &Lost,
    read: &mut ReadAgain,
) -> Result<Result<Message, Message>, Failure> {
    let mut ended = Repaired::Missing { reports: Vec::new() };
    for paths in paths(lost) {
        ended = warehouse.refill(table, lost, read.again(paths, lost.recognized)?)?;
        if matches!(ended, Repaired::All { .. }) {
            break;
        }
    }
    Ok(match ended {
        Repaired::All { rows } => Ok(message!("cli-repaired-log", table = table.name(), rows = rows)),
        ended => Err(message!("cli-repair-log-fails", table = table.name(), reason = reason(ended))),
    })
}

fn reason(ended: Repaired) -> Message {
    match ended {
        Repaired::Missing { reports } if reports.is_empty() => message!("cli-repair-unknown"),
        Repaired::Missing { reports } => message!("cli-repair-missing", reports = Arg::list(reports)),
        Repaired::Differing => message!("cli-repair-differs"),
        Repaired::Other { lost, found } => {
            message!("cli-repair-other", lost = lost, found = found.to_string())
        }
        Repaired::All { rows } => message!("cli-repair-other", lost = rows, found = rows.to_string()),
    }
}

/// What is read again: first the files themselves, then the folders that they lie in, for a report that depends on its
/// neighbors.
fn paths(lost: &Lost) -> [Vec<PathBuf>; 2] {
    let file =
        |uri: &String| PathBuf::from(uri.split_once("!/").map_or(uri.as_str(), |(archive, _)| archive));
    let files: BTreeSet<PathBuf> = lost.uris.iter().map(file).collect();
    let folders: BTreeSet<PathBuf> =
        files.iter().filter_map(|file| file.parent()).map(Path::to_owned).collect();
    let is_there = |path: &PathBuf| path.exists();
    [files.into_iter().filter(is_there).collect(), folders.into_iter().filter(is_there).collect()]
}

/// Warehouses for the time being of what was read again. Files of several tables are often hit together, and their reports are
/// read once.
#[derive(Default)]
struct ReadAgain(Vec<Scratch>);

struct Scratch {
    paths: Vec<PathBuf>,
    ocr: bool,
    warehouse: Warehouse,
    _folder: tempfile::TempDir,
}

impl ReadAgain {
    fn again(&mut self, paths: Vec<PathBuf>, ocr: bool) -> Result<&Warehouse, Failure> {
        let known = self.0.iter().position(|known| known.paths == paths && known.ocr == ocr);
        if let Some(at) = known {
            let scratch = self.0.swap_remove(at);
            self.0.push(scratch);
        } else {
            let folder = tempfile::tempdir()?;
            let warehouse = Warehouse::open_or_create(folder.path())?;
            if !paths.is_empty() {
                ingest(
                    &paths,
                    &warehouse,
                    &RunOptions { ocr, follow_links: true, retry: true, ..RunOptions::default() },
                    &(),
                )?;
            }
            self.0.push(Scratch { paths, ocr, warehouse, _folder: folder });
        }
        let last = self.0.last().expect("one was put there above");
        Ok(&last.warehouse)
    }
}

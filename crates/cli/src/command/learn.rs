//! `juesuan reference learn`: rows for the reference data that the reports themselves show, for the user to accept.

use super::Ended;
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::options::{BomArg, Format, Output, ReferenceArg, WarehouseAtArg};
use crate::output;
use juesuan_messages::message;
use juesuan_query::Learned;
use juesuan_reference::VOTES_FILE;
use juesuan_report::{Language, Sheet};
use polars::frame::DataFrame;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct Learn {
    #[command(flatten)]
    warehouse: WarehouseAtArg,
    #[command(flatten)]
    reference: ReferenceArg,
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..))]
    least: u32,
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    to: Option<PathBuf>,
    #[arg(long, requires = "to")]
    force: bool,
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// The columns for a person; files have every column.
const GLANCE: [&str; 10] = [
    "table",
    "row",
    "votes_for",
    "votes_against",
    "competing",
    "evidence",
    "printed",
    "source_uri",
    "page",
    "line",
];

pub(crate) fn run(args: &Learn, console: Console) -> Result<Ended, Failure> {
    if let Some(taken) = args.to.as_deref().filter(|_| !args.force).and_then(taken) {
        return Err(message!("cli-learn-exists", path = &taken).into());
    }
    let session = args.warehouse.session(&args.reference)?;
    let learned = output::timed("answered", || session.learned(args.least))?;
    if let Some(folder) = &args.to {
        write(&learned, folder)?;
    }
    let count = learned.votes.height();
    if count == 0 {
        console.remark(message!("cli-learn-nothing", least = args.least));
    }
    if count > 0 || args.format.is_some() {
        show(learned.votes, args, console)?;
    }
    if let Some(folder) = args.to.as_ref().filter(|_| count > 0) {
        console.remark(message!("cli-learn-done", count = count, path = folder));
    }
    Ok(Ended::Done)
}

/// The files of a folder.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let tables = juesuan_query::LEARNED_TABLES.iter().map(|table| format!("{table}.csv"));
    tables.chain([VOTES_FILE.to_owned()]).map(|name| folder.join(name))
}

/// A file that would be replaced.
fn taken(folder: &Path) -> Option<PathBuf> {
    files(folder).find(|file| file.exists())
}

fn write(learned: &Learned, folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).context(|| message!("cli-cannot-create-folder", path = folder))?;
    let frames = learned.tables.iter().map(|(_, frame)| frame).chain([&learned.votes]);
    for (frame, file) in frames.zip(files(folder)) {
        output::to(Some(&file), |out| {
            Ok(juesuan_report::write(frame.clone(), juesuan_report::Format::Csv, Language::En, out)?)
        })?;
    }
    Ok(())
}

fn show(votes: DataFrame, args: &Learn, console: Console) -> Result<(), Failure> {
    let output = Output {
        format: args.format,
        file: None,
        csv_formulas: None,
        unit: None,
        bom: BomArg::default(),
        sheet: Sheet::default(),
    };
    let is_glance = output::format(&output) == Format::Table;
    let frame = if is_glance { votes.select(GLANCE)? } else { votes };
    console.write_list(frame, &output)
}

//! `juesuan vacuum`: deletes files that nothing needs any more.

use super::Ended;
use crate::args::Common;
use crate::options::WarehouseArg;
use crate::output::{note, to};
use chrono::TimeDelta;
use juesuan_model::schema::Table;
use juesuan_warehouse::{Size, Warehouse};

#[derive(Debug, clap::Args)]
pub(crate) struct Vacuum {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseArg,
    /// How long files that were replaced are kept for readers at work: 7d, 36h, 90m
    #[arg(long, default_value = "7d", value_name = "TIME", value_parser = duration)]
    pub(crate) retain: TimeDelta,
    /// List the files, and delete nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Allow a retention that is not safe beside readers and writers at work
    #[arg(long)]
    pub(crate) force: bool,
}

fn duration(text: &str) -> Result<TimeDelta, String> {
    let length = humantime::parse_duration(text).ok().and_then(|length| TimeDelta::from_std(length).ok());
    length.ok_or_else(|| "expected a number and d, h, m or s: 7d".to_owned())
}

pub(crate) fn run(args: &Vacuum, common: &Common) -> anyhow::Result<Ended> {
    let warehouse = Warehouse::open(args.warehouse.dir.clone())?;
    let (mut size, mut log_files) = (Size::default(), 0);
    for table in Table::ALL {
        let vacuumed = warehouse.vacuum(table, args.retain, args.force, args.dry_run)?;
        size.files += vacuumed.files.len();
        size.bytes += vacuumed.bytes;
        log_files += vacuumed.log_files;
        if args.dry_run {
            to(None, |out| {
                Ok(vacuumed.files.iter().try_for_each(|file| writeln!(out, "{}", file.display()))?)
            })?;
        }
    }
    if !common.quiet {
        note(&match (args.dry_run, log_files) {
            (true, _) => format!("would delete {size}"),
            (false, 0) => format!("deleted {size}"),
            (false, log_files) => format!("deleted {size}, and {log_files} files of the logs"),
        });
    }
    Ok(Ended::Done)
}

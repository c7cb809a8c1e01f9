//! `juesuan vacuum`: deletes files that are no longer needed.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::WarehouseArg;
use crate::output::to;
use chrono::TimeDelta;
use juesuan_messages::{Message, message};
use juesuan_model::schema::WarehouseTable;
use juesuan_warehouse::{Size, Warehouse};

#[derive(Debug, clap::Args)]
pub(crate) struct Vacuum {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseArg,
    #[arg(long, default_value = "7d", value_name = "TIME", value_parser = duration)]
    pub(crate) retain: TimeDelta,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long)]
    pub(crate) force: bool,
}

fn duration(text: &str) -> Result<TimeDelta, Message> {
    let length = humantime::parse_duration(text).ok().and_then(|length| TimeDelta::from_std(length).ok());
    length.ok_or_else(|| message!("cli-vacuum-retain"))
}

pub(crate) fn run(args: &Vacuum, console: Console) -> Result<Ended, Failure> {
    let warehouse = Warehouse::open(args.warehouse.dir.clone())?;
    let mut size = Size::default();
    for table in WarehouseTable::ALL {
        let vacuumed = warehouse.vacuum(table, args.retain, args.force, args.dry_run)?;
        size.files += vacuumed.files.len();
        size.bytes += vacuumed.bytes;
        if args.dry_run {
            to(None, |out| {
                Ok(vacuumed.files.iter().try_for_each(|file| writeln!(out, "{}", file.display()))?)
            })?;
        }
    }
    let log_files = if args.dry_run { 0 } else { warehouse.shorten_logs(args.retain)? };
    console.remark(match (args.dry_run, log_files) {
        (true, _) => message!("cli-vacuum-would-delete", size = size),
        (false, 0) => message!("cli-vacuum-deleted", size = size),
        (false, log_files) => message!("cli-vacuum-deleted-logs", size = size, log_files = log_files),
    });
    Ok(Ended::Done)
}

//! `juesuan vacuum`: deletes files that nothing needs any more.

use crate::Ended;
use crate::args::{Common, Vacuum};
use crate::output::{note, to};
use juesuan_model::schema::Table;
use juesuan_warehouse::{Size, Warehouse};

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

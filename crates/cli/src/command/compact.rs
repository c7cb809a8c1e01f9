//! `juesuan compact`: merges many small files into few.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::WarehouseArg;
use juesuan_messages::{Message, message};
use juesuan_model::schema::WarehouseTable;
use juesuan_warehouse::{Compacted, Warehouse};

#[derive(Debug, clap::Args)]
pub(crate) struct Compact {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseArg,
}

pub(crate) fn run(args: &Compact, console: Console) -> Result<Ended, Failure> {
    let warehouse = Warehouse::open(args.warehouse.dir.clone())?;
    for table in WarehouseTable::ALL {
        let compacted = warehouse.compact(table)?;
        if compacted.after != compacted.before {
            console.remark(outcome(&compacted));
        }
    }
    Ok(Ended::Done)
}

fn outcome(compacted: &Compacted) -> Message {
    let Compacted { table, before, after, dead_rows } = compacted;
    match dead_rows {
        0 => message!("cli-compacted", table = table.name(), before = before, after = after),
        rows => message!(
            "cli-compacted-dropped",
            table = table.name(),
            before = before,
            after = after,
            rows = *rows
        ),
    }
}

//! `juesuan compact`: many small files become few.

use super::Ended;
use crate::args::Common;
use crate::options::WarehouseArg;
use crate::output::note;
use juesuan_model::schema::Table;
use juesuan_warehouse::{Compacted, Warehouse};

#[derive(Debug, clap::Args)]
pub(crate) struct Compact {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseArg,
}

pub(crate) fn run(args: &Compact, common: &Common) -> anyhow::Result<Ended> {
    let warehouse = Warehouse::open(args.warehouse.dir.clone())?;
    for table in Table::ALL {
        let compacted = warehouse.compact(table)?;
        if !common.quiet && compacted.after != compacted.before {
            note(&told(&compacted));
        }
    }
    Ok(Ended::Done)
}

fn told(compacted: &Compacted) -> String {
    let Compacted { table, before, after, dead_rows } = compacted;
    let dead = match dead_rows {
        0 => String::new(),
        rows => format!("; left out {rows} rows of batches that were never finished"),
    };
    format!("{}: {before} became {after}{dead}", table.name())
}

//! `juesuan history`: the versions of the warehouse, and the changes in each.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::{Output, WarehouseArg};
use juesuan_messages::message;
use juesuan_warehouse::{AsOf, Committed, Warehouse};
use polars::frame::DataFrame;
use polars::prelude::{Column, NamedFrom, Series};

#[derive(Debug, clap::Args)]
pub(crate) struct History {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseArg,
    #[command(flatten)]
    pub(crate) output: Output,
}

pub(crate) fn run(args: &History, console: Console) -> Result<Ended, Failure> {
    let history = Warehouse::open(args.warehouse.dir.clone())?.history()?;
    let title = message!("cli-sheet-history").text(console.documents());
    console.write_list(frame(&history)?, &args.output.titled(title))?;
    Ok(Ended::Done)
}

fn frame(history: &[Committed]) -> Result<DataFrame, Failure> {
    let versions: Vec<u64> = history.iter().map(|commit| commit.version).collect();
    let times: Vec<String> = history.iter().map(|commit| AsOf::Instant(commit.at).to_string()).collect();
    let operations: Vec<String> = history.iter().map(|commit| commit.operation.name()).collect();
    let counts = |count: fn(&Committed) -> Option<u64>| history.iter().map(count).collect::<Vec<_>>();
    let columns: [Series; 6] = [
        Series::new("version".into(), versions),
        Series::new("committed_at".into(), times),
        Series::new("operation".into(), operations),
        Series::new("reports".into(), counts(|commit| commit.reports)),
        Series::new("facts".into(), counts(|commit| commit.facts)),
        Series::new("findings".into(), counts(|commit| commit.findings)),
    ];
    Ok(DataFrame::new_infer_height(columns.into_iter().map(Column::from).collect())?)
}

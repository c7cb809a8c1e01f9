//! `juesuan publish`: marts for BI tools.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::{BomArg, CsvFormulas, ReferenceArg, ResidentsArg, WarehouseAtArg};
use juesuan_messages::{Arg, message};
use juesuan_publish::{CsvForm, Form, PARTITION_ROWS};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Publish {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[command(flatten)]
    pub(crate) residents: ResidentsArg,
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
    #[arg(long, value_enum, value_name = "HOW", default_value = "escape")]
    pub(crate) csv_formulas: CsvFormulas,
    #[command(flatten)]
    pub(crate) bom: BomArg,
    #[arg(long, value_name = "ROWS", default_value_t = PARTITION_ROWS)]
    pub(crate) partition_rows: usize,
}

pub(crate) fn run(args: &Publish, console: Console) -> Result<Ended, Failure> {
    let session = args.residents.chosen(args.warehouse.session_verified_again(&args.reference)?)?;
    let csv = CsvForm {
        escape_formulas: args.csv_formulas == CsvFormulas::Escape,
        byte_order_mark: args.bom.is_asked,
    };
    let form = Form { csv, partition_rows: args.partition_rows };
    let published = juesuan_publish::publish_with(&session, &args.to, form)?;
    let rows = published.rows.iter().map(|(mart, rows)| format!("{mart} {rows}"));
    console.remark(message!(
        "cli-published",
        written = published.written.len(),
        unchanged = published.unchanged,
        rows = Arg::list(rows)
    ));
    if !published.left_out.is_empty() {
        console.remark(message!("cli-published-keys", keys = Arg::list(published.left_out)));
    }
    if !published.at_once {
        console.remark(message!("cli-published-one-by-one", folder = &args.to));
    }
    Ok(Ended::Done)
}

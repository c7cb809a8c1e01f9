//! `juesuan reference`: the reference data, whether they are consistent, and which departments they lack.

use super::{Ended, learn};
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::options::{Output, ReferenceArg, VerificationArg, WarehouseAtArg};
use crate::output;
use juesuan_messages::message;
use juesuan_model::count;
use juesuan_model::nearest::advice;
use juesuan_query::Session;
use juesuan_reference::{Reference, ReferenceTable};
use juesuan_warehouse::AsOf;
use juesuan_warehouse::Location;
use polars::frame::DataFrame;
use polars::prelude::{Column, NamedFrom, Series};
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct ReferenceData {
    #[command(subcommand)]
    action: Option<Action>,
    pub(crate) table: Option<String>,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[arg(long, conflicts_with = "table")]
    pub(crate) unresolved: bool,
    #[arg(long, value_name = "DIR", conflicts_with_all = ["table", "unresolved"])]
    pub(crate) to: Option<PathBuf>,
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    #[arg(long, value_name = "VERSION|TIME")]
    pub(crate) as_of: Option<AsOf>,
    #[command(flatten)]
    pub(crate) verification: VerificationArg,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    #[command(after_help = "juesuan reference learn -w warehouse --least 8 -o proposed")]
    Learn(learn::Learn),
}

pub(crate) fn run(args: &ReferenceData, console: Console) -> Result<Ended, Failure> {
    if let Some(Action::Learn(args)) = &args.action {
        return learn::run(args, console);
    }
    let needs_warehouse = args.unresolved || args.to.is_some() || args.as_of.is_some();
    if needs_warehouse && args.warehouse.is_none() {
        return Err(message!("cli-no-warehouse").into());
    }
    let reference = args.reference.load()?;
    if let Some(dir) = args.warehouse.clone().filter(|_| args.unresolved) {
        let session = WarehouseAtArg::of(dir, args.as_of, args.verification).session(&args.reference)?;
        let frame = session.named("unresolved_entities", &[])?;
        console.write(frame, &args.output.titled("unresolved_entities"))?;
        return Ok(Ended::Done);
    }
    if let (Some(dir), Some(to)) = (args.warehouse.clone(), &args.to) {
        export(&WarehouseAtArg::of(dir, args.as_of, args.verification).session(&args.reference)?, to)?;
        return Ok(Ended::Done);
    }
    if let Some(name) = &args.table {
        let Some(table) = Reference::tables().iter().find(|table| table.name == name) else {
            let known = Reference::tables().iter().map(|table| table.name);
            let advice = advice(name, known, "juesuan reference");
            return Err(message!("cli-unknown-table", name = name, advice = advice).into());
        };
        console.write(rows(&reference, table)?, &args.output.titled(table.name))?;
        return Ok(Ended::Done);
    }
    let title = message!("cli-sheet-reference").text(console.documents());
    console.write_list(tables(&reference)?, &args.output.titled(title))?;
    let problems = reference.problems();
    for problem in &problems {
        console.note(problem);
    }
    Ok(if problems.is_empty() { Ended::Done } else { Ended::WithFaults })
}

/// Writes the session's tables of reference data, one file each.
fn export(session: &Session, to: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(to).context(|| message!("cli-cannot-create-folder", path = to))?;
    let tables = Reference::tables().iter().map(|table| format!("reference_{}", table.name));
    let resolved =
        ["resolved_entity_places", "resolved_entity_lines", "resolved_entity_breaks"].map(str::to_owned);
    for name in tables.chain(resolved) {
        let frame = session.sql(&format!("SELECT * FROM {name}"))?;
        let file = to.join(format!("{name}.parquet"));
        output::to(Some(&file), |out| {
            Ok(juesuan_report::write(
                frame,
                juesuan_report::Format::Parquet,
                juesuan_report::Language::En,
                out,
            )?)
        })?;
    }
    Ok(())
}

/// Every table with its content and its number of rows.
fn tables(reference: &Reference) -> Result<DataFrame, Failure> {
    let tables = Reference::tables();
    let names: Vec<&str> = tables.iter().map(|table| table.name).collect();
    let labels: Vec<&str> = tables.iter().map(|table| table.label).collect();
    let counts: Vec<u64> =
        tables.iter().map(|table| count::to_u64(reference.rows(table.name).count())).collect();
    let columns = [
        Series::new("table".into(), names),
        Series::new("lists".into(), labels),
        Series::new("rows".into(), counts),
    ];
    Ok(DataFrame::new_infer_height(columns.map(Column::from).to_vec())?)
}

fn rows(reference: &Reference, table: &ReferenceTable) -> Result<DataFrame, Failure> {
    let columns = table.columns.iter().enumerate().map(|(place, column)| {
        let cells: Vec<Option<&str>> =
            reference.rows(table.name).map(|row| row.get(place).and_then(Option::as_deref)).collect();
        Column::from(Series::new(column.name.into(), cells))
    });
    Ok(DataFrame::new_infer_height(columns.collect())?)
}

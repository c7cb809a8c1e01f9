//! `juesuan reference`: the reference data, whether they hold together, and whom they do not know.

use crate::Ended;
use crate::args::{ReferenceData, Warehouse};
use crate::output;
use anyhow::bail;
use juesuan_reference::{Reference, Table};
use polars::frame::DataFrame;
use polars::prelude::{Column, NamedFrom, Series};

pub(crate) fn run(args: &ReferenceData) -> anyhow::Result<Ended> {
    let reference = args.reference.load()?;
    if let Some(dir) = args.warehouse.clone().filter(|_| args.unresolved) {
        let session = Warehouse { dir }.session(&args.reference)?;
        let frame = session.named("unresolved_entities", &[])?;
        output::write(frame, &args.output)?;
        return Ok(Ended::Done);
    }
    if let Some(name) = &args.table {
        let Some(table) = Reference::tables().iter().find(|table| table.name == name) else {
            bail!("there is no reference table `{name}`: `juesuan reference` lists them");
        };
        output::write(rows(&reference, table)?, &args.output)?;
        return Ok(Ended::Done);
    }
    output::write(tables(&reference)?, &args.output)?;
    let problems = reference.problems();
    for problem in &problems {
        output::note(&problem.to_string());
    }
    Ok(if problems.is_empty() { Ended::Done } else { Ended::WithFaults })
}

/// Every table with what it lists and how many rows it has.
fn tables(reference: &Reference) -> anyhow::Result<DataFrame> {
    let tables = Reference::tables();
    let names: Vec<&str> = tables.iter().map(|table| table.name).collect();
    let labels: Vec<&str> = tables.iter().map(|table| table.label).collect();
    let counts: Vec<u64> = tables
        .iter()
        .map(|table| u64::try_from(reference.rows(table.name).count()).unwrap_or(u64::MAX))
        .collect();
    let columns = [
        Series::new("table".into(), names),
        Series::new("lists".into(), labels),
        Series::new("rows".into(), counts),
    ];
    Ok(DataFrame::new_infer_height(columns.map(Column::from).to_vec())?)
}

fn rows(reference: &Reference, table: &Table) -> anyhow::Result<DataFrame> {
    let columns = table.columns.iter().enumerate().map(|(place, column)| {
        let cells: Vec<Option<&str>> =
            reference.rows(table.name).map(|row| row.get(place).and_then(Option::as_deref)).collect();
        Column::from(Series::new(column.name.into(), cells))
    });
    Ok(DataFrame::new_infer_height(columns.collect())?)
}

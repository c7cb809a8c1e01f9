//! Ingests folders: `cargo run -p juesuan-pipeline --example ingest -- WAREHOUSE PATH…`
#![allow(clippy::print_stdout, reason = "a program that prints")]

use juesuan_pipeline::{RunOptions, Warehouse, ingest};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let folder =
        arguments.next().ok_or("the first argument is the warehouse, the others are what to ingest")?;
    let paths: Vec<PathBuf> = arguments.collect();

    let warehouse = Warehouse::open_or_create(&folder)?;
    let summary = ingest(&paths, &warehouse, &RunOptions::default(), &())?;
    println!("{} reports, {} facts, {} rejected", summary.reports, summary.facts, summary.rejected);
    Ok(())
}

//! `juesuan schema`: the tables and views with their columns, as a page, as JSON, or as SQL that makes them.

use super::Ended;
use crate::failure::Failure;
use crate::options::{ReferenceArg, VerificationArg, WarehouseAtArg};
use crate::output;
use juesuan_messages::message;
use juesuan_query::{documents, manifest};
use juesuan_warehouse::{AsOf, Location};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    #[arg(long, conflicts_with_all = ["sql", "manifest"])]
    json: bool,
    #[arg(long, conflicts_with = "manifest")]
    sql: bool,
    #[arg(long)]
    manifest: bool,
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    warehouse: Option<Location>,
    #[arg(long, value_name = "VERSION|TIME", requires = "sql")]
    as_of: Option<AsOf>,
    #[command(flatten)]
    verification: VerificationArg,
    #[command(flatten)]
    reference: ReferenceArg,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    file: Option<PathBuf>,
}

pub(crate) fn run(args: &Schema) -> Result<Ended, Failure> {
    let text = match &args.warehouse {
        Some(warehouse) if args.sql => {
            let warehouse = WarehouseAtArg::of(warehouse.clone(), args.as_of, args.verification);
            warehouse.session(&args.reference)?.script()?
        }
        None if args.sql => return Err(message!("cli-no-warehouse").into()),
        _ if args.manifest => manifest::manifest()?,
        _ if args.json => manifest::schema()?,
        _ => documents::schema()?,
    };
    output::to(args.file.as_deref(), |out| Ok(out.write_all(text.as_bytes())?))?;
    Ok(Ended::Done)
}

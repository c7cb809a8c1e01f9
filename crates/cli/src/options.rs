//! Options that several commands have.

use crate::output;
use clap::ValueEnum;
use juesuan_query::Session;
use juesuan_warehouse::{AsOf, Location};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct WarehouseArg {
    /// The warehouse: a folder, or the address of a bucket (`s3://…`) in a build with the feature `cloud`
    #[arg(short = 'w', long = "warehouse", env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) dir: Location,
}

/// A warehouse that is read, now or as it was.
#[derive(Debug, clap::Args)]
pub(crate) struct Reading {
    #[command(flatten)]
    warehouse: WarehouseArg,
    /// Read the warehouse as it stood after this version, or at this time: 17, 2026-03-31 (its end, UTC) or
    /// 2026-03-31T09:30:00+08:00; `juesuan history` lists the versions
    #[arg(long, value_name = "VERSION|TIME")]
    as_of: Option<AsOf>,
}

impl Reading {
    /// The warehouse of a command that does not need one in all its forms.
    pub(crate) const fn of(dir: Location, as_of: Option<AsOf>) -> Self {
        Self { warehouse: WarehouseArg { dir }, as_of }
    }

    /// Opens it.
    pub(crate) fn open(&self) -> Result<juesuan_warehouse::Warehouse, juesuan_warehouse::Error> {
        match self.as_of {
            Some(as_of) => juesuan_warehouse::Warehouse::open_as_of(self.warehouse.dir.clone(), as_of),
            None => juesuan_warehouse::Warehouse::open(self.warehouse.dir.clone()),
        }
    }

    /// A session over it with the user's reference data.
    pub(crate) fn session(&self, reference: &ReferenceArg) -> anyhow::Result<Session> {
        output::timed("opened", || Ok(Session::open_with(self.open()?, reference.load()?)?))
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReferenceArg {
    /// A folder of CSV files that add to the reference data and replace rows of it
    #[arg(long = "reference", env = "JUESUAN_REFERENCE", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

impl ReferenceArg {
    /// What is built in, with the user's rows over it.
    pub(crate) fn load(&self) -> anyhow::Result<juesuan_reference::Reference> {
        Ok(match &self.folder {
            Some(folder) => juesuan_reference::Reference::with(folder)?,
            None => juesuan_reference::Reference::shipped()?,
        })
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Output {
    /// The form of the result [default: by the file's ending, or table]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns for reading
    Table,
    /// Comma-separated values
    Csv,
    /// One object per row; amounts as exact text
    Json,
    /// Apache Parquet; amounts as decimals
    Parquet,
    /// An Excel workbook
    Xlsx,
    /// A Markdown table
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Chinese
    Zh,
    /// English
    En,
}

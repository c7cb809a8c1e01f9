//! The warehouse: a folder of Delta tables that only ever grows.
//!
//! A [`Batch`] of revisions is written in an order that makes it visible all at once: facts and statements first, then
//! rejects, the `reports` rows last. Every row carries the `batch_id` of the attempt that wrote it, and a revision's rows
//! are those whose `batch_id` its `reports` row names. So a crash before the last commit leaves rows that no view shows,
//! a second attempt cannot double them, and two writers that ingest one file at the same time store it twice at most
//! and show it once.
//!
//! The transaction log is `deltalake`'s; this crate adds the tables, their order and the rule above.

mod append;
mod error;
mod known;
mod origin;
mod rows;
mod table;

pub use append::{Appended, Batch};
pub use error::Error;
pub use known::{Known, KnownSource};
pub use origin::Origin;

use deltalake::DeltaTable;
use juesuan_model::schema::Table;
use std::path::{Path, PathBuf};

/// An open warehouse on a local disk.
pub struct Warehouse {
    root: PathBuf,
    runtime: tokio::runtime::Runtime,
}

/// The versions of the code that turns bytes into rows. Bytes that other versions ingested are read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// Of the reading code.
    pub parser: String,
    /// Of the rules.
    pub rules: String,
}

impl Warehouse {
    /// Opens the warehouse in this folder.
    ///
    /// # Errors
    /// No folder, a folder without the tables, or a warehouse of a newer version.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let warehouse = Self::at(dir)?;
        if !table::exists(&warehouse.root, Table::Reports) {
            return Err(Error::NotAWarehouse { dir: dir.to_owned() });
        }
        warehouse.load(Table::Reports)?;
        Ok(warehouse)
    }

    /// Opens the warehouse in this folder, making the folder and the tables where they are missing.
    ///
    /// # Errors
    /// A folder that cannot be made or written, or a warehouse of a newer version.
    pub fn open_or_create(dir: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(dir).map_err(|error| Error::folder(dir, &error))?;
        let warehouse = Self::at(dir)?;
        // `reports` last here, too: it marks the folder as a whole warehouse.
        for table in append::IN_ORDER {
            if table::exists(&warehouse.root, table) {
                warehouse.load(table)?;
            } else {
                warehouse.runtime.block_on(table::create(&warehouse.root, table))?;
            }
        }
        Ok(warehouse)
    }

    fn at(dir: &Path) -> Result<Self, Error> {
        let root = std::path::absolute(dir).map_err(|error| Error::folder(dir, &error))?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| Error::folder(dir, &error))?;
        Ok(Self { root, runtime })
    }

    fn load(&self, table: Table) -> Result<DeltaTable, Error> {
        self.runtime.block_on(table::load(&self.root, table))
    }

    /// The folder, as an absolute path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The Parquet files that make up a table now, as absolute paths in a stable order.
    ///
    /// # Errors
    /// A log that cannot be read.
    pub fn files(&self, table: Table) -> Result<Vec<PathBuf>, Error> {
        table::files(&self.root, &self.load(table)?, table)
    }

    /// What is already here, to tell new inputs from unchanged ones.
    ///
    /// # Errors
    /// Tables that cannot be read.
    pub fn known(&self, versions: &Versions) -> Result<Known, Error> {
        let revisions = self.texts(Table::Reports, known::REPORT_COLUMNS)?;
        let sources = self.texts(Table::Sources, known::SOURCE_COLUMNS)?;
        let rejects = self.texts(Table::Rejects, ["source_uri", "content_hash"])?;
        Ok(Known::new(revisions, sources, rejects.collect(), versions))
    }

    /// Appends a batch: all of it becomes visible, or none.
    ///
    /// # Errors
    /// A disk that is full or not writable, a log that cannot be read or committed to. Nothing is visible then, and the
    /// same batch can be appended again.
    pub fn append(&self, batch: &Batch, versions: &Versions) -> Result<Appended, Error> {
        self.runtime.block_on(append::append(&self.root, batch, versions))
    }

    fn texts<const N: usize>(
        &self,
        table: Table,
        columns: [&str; N],
    ) -> Result<impl Iterator<Item = [String; N]> + use<N>, Error> {
        let files = self.files(table)?;
        let rows = files.iter().map(|file| rows::read_texts(file, columns)).collect::<Result<Vec<_>, _>>()?;
        Ok(rows.into_iter().flatten())
    }
}

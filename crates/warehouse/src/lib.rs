//! The warehouse: a folder, or a prefix in an object store, of Delta tables that only ever grows.
//!
//! A [`Batch`] of revisions is written in an order that makes it visible all at once: facts and statements first, then
//! rejects, the `reports` rows last. Every row carries the `batch_id` of the attempt that wrote it, and a revision's rows
//! are those whose `batch_id` its `reports` row names. So a crash before the last commit leaves rows that no view shows,
//! a second attempt cannot double them, and two writers that ingest one file at the same time store it twice at most
//! and show it once.
//!
//! The transaction log is `deltalake`'s; this crate adds the tables, their order and the rule above.

mod append;
#[cfg(feature = "cloud")]
mod cloud;
mod compact;
mod error;
mod known;
mod layout;
mod location;
mod lookup;
mod origin;
mod rows;
mod sort;
mod stock;
mod stream;
mod table;
mod vacuum;
mod version;

pub use append::{Appended, Appending, Batch};
pub use compact::{Compacted, Size};
pub use error::Error;
pub use known::{Known, KnownSource, KnownSources};
pub use location::Location;
pub use origin::Origin;
pub use stock::{Damaged, Stock};
pub use stream::RowStream;
pub use vacuum::{MINIMUM as MINIMUM_RETENTION, Vacuumed};
pub use version::{AsOf, Committed, Operation};

use chrono::TimeDelta;
use deltalake::DeltaTable;
use juesuan_model::schema::Table;
use location::Root;
use std::path::{Path, PathBuf};
use table::Seen;
use version::Moment;

/// An open warehouse.
pub struct Warehouse {
    root: Root,
    runtime: tokio::runtime::Runtime,
    /// The past state that is read, where it is not the present.
    past: Option<Moment>,
    /// For appending.
    seen: Seen,
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
    /// Opens the warehouse at this place.
    ///
    /// # Errors
    /// No folder, a folder without the tables, or a warehouse of a newer version.
    pub fn open(at: impl Into<Location>) -> Result<Self, Error> {
        let warehouse = Self::at(at.into())?;
        if !warehouse.runtime.block_on(table::exists(&warehouse.root, Table::Reports))? {
            return Err(Error::NotAWarehouse { dir: warehouse.root.name() });
        }
        warehouse.seen.keep(Table::Reports, warehouse.load(Table::Reports)?);
        Ok(warehouse)
    }

    /// Opens the warehouse at this place to read it as of a version or time.
    ///
    /// # Errors
    /// As [`Self::open`]; also a version or time that it does not know.
    pub fn open_as_of(at: impl Into<Location>, as_of: AsOf) -> Result<Self, Error> {
        let mut warehouse = Self::open(at)?;
        warehouse.past = Some(warehouse.runtime.block_on(Moment::of(&warehouse.root, as_of))?);
        Ok(warehouse)
    }

    /// Opens the warehouse at this place, making the folder and the tables where they are missing.
    ///
    /// # Errors
    /// A folder that cannot be made or written, or a warehouse of a newer version.
    pub fn open_or_create(at: impl Into<Location>) -> Result<Self, Error> {
        let location = at.into();
        if let Location::Folder(folder) = &location {
            std::fs::create_dir_all(folder).map_err(|error| Error::folder(folder, &error))?;
        }
        let warehouse = Self::at(location)?;
        // `reports` last here, too: it marks the folder as a whole warehouse.
        for table in append::IN_ORDER {
            let loaded = if warehouse.runtime.block_on(table::exists(&warehouse.root, table))? {
                warehouse.load(table)?
            } else {
                warehouse.runtime.block_on(table::create(&warehouse.root, table))?
            };
            warehouse.seen.keep(table, loaded);
        }
        Ok(warehouse)
    }

    fn at(location: Location) -> Result<Self, Error> {
        let root = Root::of(location)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| Error::folder(root.local(), &error))?;
        Ok(Self { root, runtime, past: None, seen: Seen::default() })
    }

    fn load(&self, table: Table) -> Result<DeltaTable, Error> {
        self.runtime.block_on(table::load(&self.root, table))
    }

    /// The folder, as an absolute path; of a warehouse in an object store, the folder that its files are fetched into.
    pub fn root(&self) -> &Path {
        self.root.local()
    }

    /// The Parquet files that make up a table, as absolute paths in a stable order: of `reports` those of the moment
    /// when the warehouse was opened, of other tables when they were first requested; what this process appends or
    /// compacts is included. Where the warehouse was opened as of some time, those that determine what was visible
    /// then.
    ///
    /// # Errors
    /// A log that cannot be read, or files of the past that are gone.
    pub fn files(&self, table: Table) -> Result<Vec<PathBuf>, Error> {
        if let Some(past) = self.past.filter(|_| !table.is_joined()) {
            return self.runtime.block_on(past.files(&self.root, table));
        }
        self.seen_files(table)
    }

    /// The files of a table as this process last saw it.
    fn seen_files(&self, table: Table) -> Result<Vec<PathBuf>, Error> {
        self.runtime.block_on(async {
            let loaded = self.seen.take(&self.root, table).await?;
            let files = table::files(&self.root, &loaded, table).await?;
            self.seen.keep(table, loaded);
            Ok(files)
        })
    }

    /// Looks up what is here, as it was when the warehouse was opened or last appended to, to distinguish new inputs
    /// from unchanged ones.
    ///
    /// # Errors
    /// Logs that cannot be read.
    pub fn known(&self, versions: &Versions) -> Result<Known, Error> {
        let [reports, sources, rejects] = [Table::Reports, Table::Sources, Table::Rejects];
        Ok(Known::new(
            versions.clone(),
            self.seen_files(reports)?,
            self.seen_files(sources)?,
            self.seen_files(rejects)?,
        ))
    }

    /// Begins a batch, which comes in pieces.
    pub fn begin<'w>(&'w self, versions: &'w Versions) -> Appending<'w> {
        Appending::new(self, versions)
    }

    /// Appends a batch: all of it becomes visible, or none.
    ///
    /// # Errors
    /// A disk that is full or not writable, a log that cannot be read or committed to. Nothing is visible then, and the
    /// same batch can be appended again.
    pub fn append(&self, batch: &Batch, versions: &Versions) -> Result<Appended, Error> {
        let mut appending = self.begin(versions);
        appending.add(batch)?;
        appending.commit()
    }

    /// Rewrites the small files of a table into few, sorted. Safe while readers and writers are at work.
    ///
    /// # Errors
    /// Files that cannot be read, a disk that is full or not writable. What was committed before stays.
    pub fn compact(&self, table: Table) -> Result<Compacted, Error> {
        let compacted = self.runtime.block_on(compact::compact(&self.root, table));
        self.seen.forget(table);
        compacted
    }

    /// Deletes the files of a table that no state within the retention needs, or lists them.
    ///
    /// # Errors
    /// A retention shorter than [`MINIMUM_RETENTION`], unless it is forced; files that cannot be listed or deleted.
    pub fn vacuum(
        &self,
        table: Table,
        retain: TimeDelta,
        force: bool,
        dry_run: bool,
    ) -> Result<Vacuumed, Error> {
        if retain < MINIMUM_RETENTION && !force {
            return Err(Error::Retention { hours: MINIMUM_RETENTION.num_hours() });
        }
        self.runtime.block_on(vacuum::vacuum(&self.root, table, retain, dry_run))
    }

    /// Whether each file of a table exists, with the size in its log.
    ///
    /// # Errors
    /// A log that cannot be read, or a store that does not answer.
    pub fn stock(&self, table: Table) -> Result<Stock, Error> {
        self.runtime.block_on(stock::stock(&self.root, table))
    }

    /// Every version of the warehouse, the oldest first.
    ///
    /// # Errors
    /// A log that cannot be read.
    pub fn history(&self) -> Result<Vec<Committed>, Error> {
        self.runtime.block_on(version::history(&self.root))
    }
}

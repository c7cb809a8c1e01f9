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
mod checked;
#[cfg(feature = "cloud")]
mod cloud;
mod compact;
mod damage;
mod error;
mod folder;
mod known;
mod layout;
mod living;
mod location;
mod lookup;
mod origin;
mod repair;
mod rows;
mod seal;
mod size;
mod sort;
mod stream;
mod table;
mod tags;
mod vacuum;
mod verify;
mod version;

pub use append::{Appended, Appending, Batch};
pub use compact::Compacted;
pub use damage::{DamagedFile, Fault};
pub use error::Error;
pub use known::{KnownRevisions, KnownSource, KnownSources};
pub use location::Location;
pub use origin::RevisionInputs;
pub use repair::{Lost, Repaired};
pub use rows::{PackedReport, ReportRows};
pub use size::Size;
pub use stream::RowStream;
pub use vacuum::{MINIMUM as MINIMUM_RETENTION, Vacuumed};
pub use verify::{Depth, Verified};
pub use version::{AsOf, Committed, Operation};

use checked::Checked;
use chrono::TimeDelta;
use deltalake::DeltaTable;
use deltalake::kernel::Version;
use juesuan_model::schema::WarehouseTable;
use location::Root;
use repair::Repair;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use table::{Listed, Seen};
use version::Moment;

/// An open warehouse.
pub struct Warehouse {
    root: Root,
    runtime: tokio::runtime::Runtime,
    /// The past state that is read, where it is not the present.
    past: Option<Moment>,
    /// For appending.
    seen: Seen,
    /// The versions of the tables that the reports rely on, by the version of `reports` that states them.
    relied_on: Mutex<Option<(Version, tags::Versions)>>,
    /// The files that were verified on this machine; none, where files are read without.
    checked: Option<Mutex<Checked>>,
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
        if !warehouse.runtime.block_on(table::exists(&warehouse.root, WarehouseTable::Reports))? {
            return Err(Error::NotAWarehouse { dir: warehouse.root.name() });
        }
        warehouse.seen.keep(WarehouseTable::Reports, warehouse.load(WarehouseTable::Reports)?);
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
        for table in append::IN_ORDER {
            warehouse.runtime.block_on(warehouse.check_log(table))?;
        }
        if warehouse.root.is_local() {
            folder::furnish(warehouse.root.local())?;
        }
        Ok(warehouse)
    }

    /// Has each file verified before it is returned by [`Self::files`], once on this machine.
    #[must_use]
    pub fn verifying(mut self) -> Self {
        self.checked = Some(Mutex::new(Checked::of(self.root.local())));
        self
    }

    /// As [`Self::verifying`], whether a file was verified before or not.
    #[must_use]
    pub fn verifying_again(mut self) -> Self {
        self.checked = Some(Mutex::new(Checked::of(self.root.local()).forgotten()));
        self
    }

    fn at(location: Location) -> Result<Self, Error> {
        let root = Root::of(location)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| Error::folder(root.local(), &error))?;
        let (past, seen, relied_on, checked) = (None, Seen::default(), Mutex::default(), None);
        Ok(Self { root, runtime, past, seen, relied_on, checked })
    }

    fn load(&self, table: WarehouseTable) -> Result<DeltaTable, Error> {
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
    pub fn files(&self, table: WarehouseTable) -> Result<Vec<PathBuf>, Error> {
        let files = match self.past.filter(|_| !table.is_joined()) {
            Some(past) => self.runtime.block_on(past.files(&self.root, table))?,
            None => self.seen_files(table)?,
        };
        if let Some(checked) = &self.checked {
            let mut checked = checked.lock().unwrap_or_else(PoisonError::into_inner);
            let damaged = verify::damaged(&self.root, table, &files, Depth::Bytes, Some(&mut checked));
            let damaged = self.runtime.block_on(damaged);
            if !damaged.is_empty() {
                return Err(Error::Damaged { dir: self.root.name(), files: damaged });
            }
        }
        Ok(paths(files))
    }

    /// The files of a table as this process last saw it.
    fn seen_files(&self, table: WarehouseTable) -> Result<Vec<Listed>, Error> {
        self.runtime.block_on(async {
            self.check_log(table).await?;
            let loaded = self.seen.take(&self.root, table).await?;
            let files = table::listed(&self.root, &loaded, table, true).await?;
            self.seen.keep(table, loaded);
            Ok(files)
        })
    }

    /// Refuses a warehouse in which the log of some table lost commits that the reports rely on.
    ///
    /// # Errors
    /// Such a log, or one that cannot be read.
    pub fn check_logs(&self) -> Result<(), Error> {
        self.runtime.block_on(async {
            for (table, needed) in self.relied_on().await? {
                // Almost always there, and quicker than loading the table.
                let commit = self.root.folder(table).join("_delta_log").join(format!("{needed:020}.json"));
                if !commit.exists() {
                    self.check_log(table).await?;
                }
            }
            Ok(())
        })
    }

    /// Refuses a table whose log lost commits that the reports rely on: its rows would be missing without a word.
    async fn check_log(&self, table: WarehouseTable) -> Result<(), Error> {
        if table == WarehouseTable::Reports {
            return Ok(());
        }
        let needed = self.relied_on().await?.get(&table).copied().unwrap_or_default();
        let mut loaded = self.seen.take(&self.root, table).await?;
        if table::version(&loaded) < needed {
            // Seen before another process committed to it.
            loaded = table::load(&self.root, table).await?;
        }
        let found = table::version(&loaded);
        self.seen.keep(table, loaded);
        if found < needed {
            let (dir, path) = (self.root.name(), self.root.place(table));
            return Err(Error::LostCommits { dir, path, found, needed });
        }
        Ok(())
    }

    async fn relied_on(&self) -> Result<tags::Versions, Error> {
        let reports = self.seen.take(&self.root, WarehouseTable::Reports).await?;
        let version = table::version(&reports);
        let known = || self.relied_on.lock().unwrap_or_else(PoisonError::into_inner);
        let same = known().clone().filter(|(known, _)| *known == version);
        let relied_on = match same {
            Some((_, relied_on)) => relied_on,
            None => tags::relied_on(&table::views(&self.root, &reports, WarehouseTable::Reports)?),
        };
        *known() = Some((version, relied_on.clone()));
        self.seen.keep(WarehouseTable::Reports, reports);
        Ok(relied_on)
    }

    /// Looks up what is here, as it was when the warehouse was opened or last appended to, to distinguish new inputs
    /// from unchanged ones.
    ///
    /// # Errors
    /// Logs that cannot be read, or damaged files.
    pub fn known(&self, versions: &Versions) -> Result<KnownRevisions, Error> {
        let [reports, sources, rejects] =
            [WarehouseTable::Reports, WarehouseTable::Sources, WarehouseTable::Rejects];
        Ok(KnownRevisions::new(
            versions.clone(),
            self.files(reports)?,
            self.files(sources)?,
            self.files(rejects)?,
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
    pub fn compact(&self, table: WarehouseTable) -> Result<Compacted, Error> {
        self.runtime.block_on(self.check_log(table))?;
        let compacted = self.runtime.block_on(compact::compact(&self.root, table));
        self.seen.forget(table);
        compacted
    }

    /// Deletes the files of a table that no state within the retention needs, or lists them. On a full disk it works, too.
    ///
    /// # Errors
    /// A retention shorter than [`MINIMUM_RETENTION`], unless it is forced; files that cannot be listed or deleted.
    pub fn vacuum(
        &self,
        table: WarehouseTable,
        retain: TimeDelta,
        force: bool,
        dry_run: bool,
    ) -> Result<Vacuumed, Error> {
        if retain < MINIMUM_RETENTION && !force {
            return Err(Error::Retention { hours: MINIMUM_RETENTION.num_hours() });
        }
        // The files of lost commits would be taken for those of dead writers.
        self.runtime.block_on(self.check_log(table))?;
        self.runtime.block_on(vacuum::vacuum(&self.root, table, retain, dry_run))
    }

    /// Shortens the logs to the retention and returns how many of their files were deleted. It comes after [`Self::vacuum`]
    /// of all tables, since it needs some room first; where the disk is full, that of the reserve.
    ///
    /// # Errors
    /// A log that cannot be read, or a disk that is full even so.
    pub fn shorten_logs(&self, retain: TimeDelta) -> Result<usize, Error> {
        let is_local = self.root.is_local();
        if is_local {
            folder::free_reserve(self.root.local());
        }
        let shortened = self.runtime.block_on(async {
            let mut files = 0;
            for table in append::IN_ORDER {
                files += vacuum::shorten_log(&self.root, table, retain).await?;
            }
            Ok(files)
        });
        if is_local {
            folder::keep_reserve(self.root.local());
        }
        shortened
    }

    /// Verifies every file of a table, whether it was verified before or not.
    ///
    /// # Errors
    /// A log that cannot be read or lost commits, or a store that does not answer. Damaged files are in the result.
    pub fn verify(&self, table: WarehouseTable, depth: Depth) -> Result<Verified, Error> {
        self.runtime.block_on(async {
            self.check_log(table).await?;
            verify::table(&self.root, table, depth).await
        })
    }

    /// The files of a table's log that do not say any more what they said when they were written. What they named may be
    /// missing, or taken for part of the table, so its files cannot be verified. Logs in a store are not read.
    ///
    /// # Errors
    /// A log that cannot be listed.
    pub fn changed_log(&self, table: WarehouseTable) -> Result<Vec<PathBuf>, Error> {
        if !self.root.is_local() {
            return Ok(Vec::new());
        }
        let log = self.root.folder(table).join("_delta_log");
        seal::changed(&log).map_err(|error| Error::folder(&log, &error))
    }

    /// Writes the rows of a damaged file again from the files that a compaction merged into it, and returns how many; `None`
    /// where they are not there any more.
    ///
    /// # Errors
    /// A disk that is full or not writable, a log that cannot be read.
    pub fn restore(&self, damaged: &DamagedFile) -> Result<Option<usize>, Error> {
        let restored = self
            .runtime
            .block_on(async { Repair::of(&self.root, damaged.table).await?.restore(damaged).await });
        self.seen.forget(damaged.table);
        restored
    }

    /// The reports that may have rows in a damaged file.
    ///
    /// # Errors
    /// A log that cannot be read.
    pub fn lost(&self, damaged: &DamagedFile) -> Result<Lost, Error> {
        self.runtime.block_on(async { Repair::of(&self.root, damaged.table).await?.lost(damaged).await })
    }

    /// Puts the rows that another warehouse has of lost reports, which it read from the same files, in place of a damaged
    /// file. They get the batch and time that they had.
    ///
    /// # Errors
    /// A disk that is full or not writable, a log that cannot be read.
    pub fn rebuild(&self, damaged: &DamagedFile, lost: &Lost, from: &Self) -> Result<Repaired, Error> {
        let repaired = self.runtime.block_on(async {
            Repair::of(&self.root, damaged.table).await?.rebuild(damaged, lost, &from.root).await
        });
        self.seen.forget(damaged.table);
        repaired
    }

    /// The reports whose rows were in commits that the log of a table lost; `None`, where it lost none.
    ///
    /// # Errors
    /// A log that cannot be read.
    pub fn lost_commits(&self, table: WarehouseTable) -> Result<Option<Lost>, Error> {
        self.runtime.block_on(async {
            match self.check_log(table).await {
                Err(Error::LostCommits { .. }) => {
                    Ok(Some(Repair::of(&self.root, table).await?.lost_commits().await?))
                }
                checked => checked.map(|()| None),
            }
        })
    }

    /// Appends the rows that another warehouse has of lost reports to a table whose log lost them.
    ///
    /// # Errors
    /// A disk that is full or not writable, a log that cannot be read or committed to.
    pub fn refill(&self, table: WarehouseTable, lost: &Lost, from: &Self) -> Result<Repaired, Error> {
        let repaired = self.runtime.block_on(async {
            let needed = self.relied_on().await?.get(&table).copied().unwrap_or_default();
            Repair::of(&self.root, table).await?.refill(lost, &from.root, needed).await
        });
        self.seen.forget(table);
        repaired
    }

    /// The version that is read, as [`Self::history`] lists it; none, where the log no longer has its commit.
    ///
    /// # Errors
    /// A log that cannot be read.
    pub fn version(&self) -> Result<Option<Committed>, Error> {
        self.runtime.block_on(async {
            let loaded = self.seen.take(&self.root, WarehouseTable::Reports).await?;
            let version = self.past.map_or_else(|| table::version(&loaded), Moment::version);
            let entry = version::Log::new(&self.root, &loaded, WarehouseTable::Reports).read(version).await;
            self.seen.keep(WarehouseTable::Reports, loaded);
            Ok(entry?.map(|entry| entry.committed))
        })
    }

    /// Every version of the warehouse, the oldest first.
    ///
    /// # Errors
    /// A log that cannot be read.
    pub fn history(&self) -> Result<Vec<Committed>, Error> {
        self.runtime.block_on(version::history(&self.root))
    }
}

fn paths(files: Vec<Listed>) -> Vec<PathBuf> {
    files.into_iter().map(|file| file.path).collect()
}

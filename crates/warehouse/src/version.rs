//! A warehouse as of a version or a time.
//!
//! A row is seen through the `reports` row that names its batch, and no row is ever changed or taken away. So what was
//! visible at some moment follows from `reports` as of that moment, joined with the current state of the other tables.
//! A version of the warehouse is a version of `reports`; every one can always be read, since `vacuum` keeps that
//! table's old files and its log, which are small. (`rejects` is seen without a join, so it is read and kept in the
//! same way.) The other tables may be compacted and vacuumed at will: they still contain every row.

use crate::error::Error;
use crate::location::Root;
use crate::table::{self, Listed};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use deltalake::DeltaTable;
use deltalake::kernel::{Action, CommitInfo, Version};
use deltalake::logstore::get_actions;
use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::schema::WarehouseTable;
use serde_json::Value;
use std::fmt;
use std::str::FromStr;

/// Which state of a warehouse is meant: `17`, `2026-03-31` or `2026-03-31T09:30:00+08:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// After this version of `reports`, as [`Warehouse::history`](crate::Warehouse::history) numbers them.
    Version(u64),
    /// At this instant.
    Instant(DateTime<Utc>),
    /// At the end of this day, UTC.
    Day(NaiveDate),
}

impl FromStr for AsOf {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        if let Ok(version) = text.parse() {
            return Ok(Self::Version(version));
        }
        if let Ok(day) = text.parse() {
            return Ok(Self::Day(day));
        }
        let instant = DateTime::parse_from_rfc3339(text).map_err(|_| message!("warehouse-as-of-expected"))?;
        Ok(Self::Instant(instant.to_utc()))
    }
}

impl Explain for AsOf {
    fn message(&self) -> Message {
        match self {
            Self::Version(version) => message!("warehouse-as-of-version", version = version.to_string()),
            Self::Instant(_) | Self::Day(_) => message!("warehouse-as-of-time", time = Arg::shown(self)),
        }
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => write!(f, "version {version}"),
            Self::Instant(instant) => write!(f, "{}", instant.format("%Y-%m-%dT%H:%M:%S%.3fZ")),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// One version of the warehouse, and what it brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Its number.
    pub version: u64,
    /// When it was committed.
    pub at: DateTime<Utc>,
    /// What was done.
    pub operation: Operation,
    /// Reports that it brought, where the commit states it.
    pub reports: Option<u64>,
    /// Facts of those reports.
    pub facts: Option<u64>,
    /// Findings in those reports.
    pub findings: Option<u64>,
}

/// What a commit did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// Made the table.
    Create,
    /// Brought reports.
    Append,
    /// Rewrote files; every row stayed.
    Compact,
    /// Something that another program calls by this name.
    Other(String),
}

impl Operation {
    /// The name, in small letters.
    pub fn name(&self) -> String {
        match self {
            Self::Create => "create".to_owned(),
            Self::Append => "append".to_owned(),
            Self::Compact => "compact".to_owned(),
            Self::Other(name) => name.to_lowercase(),
        }
    }
}

/// A moment in the past: a version of `reports`, and the instant that represents it in tables that are not joined with
/// it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    version: Version,
    instant: DateTime<Utc>,
}

impl Moment {
    /// The moment that the user means.
    pub(crate) async fn of(root: &Root, as_of: AsOf) -> Result<Self, Error> {
        let reports = table::load(root, WarehouseTable::Reports).await?;
        let log = Log::new(root, &reports, WarehouseTable::Reports);
        match as_of {
            AsOf::Version(version) if version <= log.latest => match log.read(version).await? {
                Some(entry) => Ok(Self { version, instant: entry.committed.at }),
                None => Err(unknown(&log, as_of).await),
            },
            AsOf::Version(_) => Err(unknown(&log, as_of).await),
            AsOf::Instant(instant) => match log.at(instant).await? {
                Some(version) => Ok(Self { version, instant }),
                None => Err(unknown(&log, as_of).await),
            },
            AsOf::Day(day) => {
                let end = day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN).and_utc();
                match log.at(end).await? {
                    Some(version) => Ok(Self { version, instant: end }),
                    None => Err(unknown(&log, as_of).await),
                }
            }
        }
    }

    /// The version of `reports`.
    pub(crate) const fn version(self) -> Version {
        self.version
    }

    /// The files of a table that is not joined with `reports`, as they were.
    pub(crate) async fn files(self, root: &Root, table: WarehouseTable) -> Result<Vec<Listed>, Error> {
        let version = if table == WarehouseTable::Reports {
            Some(self.version)
        } else {
            let loaded = table::load(root, table).await?;
            Log::new(root, &loaded, table).at(self.instant).await?
        };
        let Some(version) = version else { return Ok(Vec::new()) };
        let gone = |reason: Message| Error::VersionGone { table: table.name(), version, reason };
        let loaded = table::load_at(root, table, version).await.map_err(|error| gone(error.message()))?;
        let listed = table::listed(root, &loaded, table, true).await;
        let files = listed.map_err(|error| gone(error.message()))?;
        match files.iter().find(|file| !file.path.exists()) {
            Some(file) => Err(gone(message!("warehouse-file-deleted", path = &file.path))),
            None => Ok(files),
        }
    }
}

async fn unknown(log: &Log<'_>, as_of: AsOf) -> Error {
    let (mut first, mut version) = (None, log.latest);
    while let Ok(Some(entry)) = log.read(version).await {
        first = Some(entry.committed);
        match version.checked_sub(1) {
            Some(before) => version = before,
            None => break,
        }
    }
    let known = if let Some(Committed { version, at, .. }) = first {
        let (first, latest) = (version.to_string(), log.latest.to_string());
        message!("warehouse-versions", first = first, time = Arg::shown(AsOf::Instant(at)), latest = latest)
    } else {
        message!("warehouse-versions-none")
    };
    Error::NoSuchVersion { asked: as_of.message(), known }
}

/// The commits of one table.
pub(crate) struct Log<'a> {
    root: &'a Root,
    loaded: &'a DeltaTable,
    table: WarehouseTable,
    /// The newest version.
    pub(crate) latest: Version,
}

/// One commit: how it describes itself, and what it did.
pub(crate) struct VersionEntry {
    pub(crate) committed: Committed,
    pub(crate) actions: Vec<Action>,
}

impl<'a> Log<'a> {
    pub(crate) fn new(root: &'a Root, loaded: &'a DeltaTable, table: WarehouseTable) -> Self {
        Self { root, loaded, table, latest: table::version(loaded) }
    }

    /// The commit of a version; none, where the log does not reach back to it.
    pub(crate) async fn read(&self, version: Version) -> Result<Option<VersionEntry>, Error> {
        let fail = |error| Error::table(&self.root.place(self.table), error);
        let Some(bytes) = self.loaded.log_store().read_commit_entry(version).await.map_err(fail)? else {
            return Ok(None);
        };
        let actions = get_actions(version, &bytes).map_err(fail)?;
        let info = actions.iter().find_map(|action| match action {
            Action::CommitInfo(info) => Some(info),
            _ => None,
        });
        Ok(Some(VersionEntry { committed: committed(version, info), actions }))
    }

    /// The newest version that was there at an instant. None, where the table was not there yet, or its log does not reach
    /// back so far.
    pub(crate) async fn at(&self, instant: DateTime<Utc>) -> Result<Option<Version>, Error> {
        for version in (0..=self.latest).rev() {
            match self.read(version).await? {
                Some(entry) if entry.committed.at <= instant => return Ok(Some(version)),
                Some(_) => {}
                None => break,
            }
        }
        Ok(None)
    }

    /// All that the log still has, the oldest first.
    pub(crate) async fn all(&self) -> Result<Vec<Committed>, Error> {
        let mut commits = Vec::new();
        for version in (0..=self.latest).rev() {
            match self.read(version).await? {
                Some(entry) => commits.push(entry.committed),
                None => break,
            }
        }
        commits.reverse();
        Ok(commits)
    }
}

fn committed(version: Version, info: Option<&CommitInfo>) -> Committed {
    let count = |name: &str| match info?.info.get(name)? {
        // Some writers of Delta keep text only.
        Value::String(digits) => digits.parse().ok(),
        number => number.as_u64(),
    };
    let millis = info.and_then(|info| info.timestamp).unwrap_or(0);
    let operation = match info.and_then(|info| info.operation.as_deref()).unwrap_or("unknown") {
        "CREATE TABLE" => Operation::Create,
        "WRITE" => Operation::Append,
        "OPTIMIZE" => Operation::Compact,
        other => Operation::Other(other.to_owned()),
    };
    Committed {
        version,
        at: DateTime::from_timestamp_millis(millis).unwrap_or_default(),
        operation,
        reports: count("reports"),
        facts: count("facts"),
        findings: count("findings"),
    }
}

/// Every version of the warehouse, the oldest first.
pub(crate) async fn history(root: &Root) -> Result<Vec<Committed>, Error> {
    let reports = table::load(root, WarehouseTable::Reports).await?;
    Log::new(root, &reports, WarehouseTable::Reports).all().await
}

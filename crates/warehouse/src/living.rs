//! Which rows can be seen, or may be one day. The others are left out by `compact`.
//!
//! Two kinds of rows are dead. A writer that died between its first commit and its last leaves rows whose batch no row of
//! `reports` names; it gives up a batch that is [`LONGEST`](crate::append::LONGEST) old, so after [`DEAD_AFTER`] they are
//! surely dead. And of two writers that stored one revision at the same time, the views show the rows of one: those of
//! the batch with the smaller id. The rows of the other are dead at once, unless its `reports` row was committed first: then
//! they are what was visible at that time, and are kept for those who read the warehouse as of then.

use crate::append::batch_time;
use crate::error::Error;
use crate::location::Root;
use crate::rows::batch_ids;
use crate::tags::FileTags;
use crate::verify::intact;
use crate::version::Log;
use crate::{rows, table};
use arrow::array::{AsArray, BooleanArray, RecordBatch, StringArray};
use arrow::error::ArrowError;
use chrono::{DateTime, TimeDelta, Utc};
use deltalake::DeltaTable;
use deltalake::kernel::{Action, Version};
use juesuan_model::schema::WarehouseTable;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How old a batch must be that no `reports` row names, for its rows to be left out. Four times
/// [`LONGEST`](crate::append::LONGEST).
const DEAD_AFTER: TimeDelta = TimeDelta::hours(48);

/// The rows that can be seen, or may be one day.
pub(crate) struct Living {
    /// The batches that `reports` names.
    named: HashSet<String>,
    /// Of each batch, the revisions that another batch stored before.
    lost_races: HashMap<String, HashSet<String>>,
    younger_than: DateTime<Utc>,
}

impl Living {
    /// As `reports` states. What is old now and not named there afterwards will never be.
    pub(crate) async fn now(root: &Root) -> Result<Self, Error> {
        let younger_than = Utc::now() - DEAD_AFTER;
        let reports = table::load(root, WarehouseTable::Reports).await?;
        let files = table::listed(root, &reports, WarehouseTable::Reports, true).await?;
        intact(root, WarehouseTable::Reports, &files).await?;
        let mut named = HashSet::new();
        let mut batches: HashMap<String, Vec<String>> = HashMap::new();
        for file in &files {
            for [revision_id, batch_id] in rows::read_texts(&file.path, ["revision_id", "batch_id"])? {
                if !named.contains(&batch_id) {
                    named.insert(batch_id.clone());
                }
                batches.entry(revision_id).or_default().push(batch_id);
            }
        }
        batches.retain(|_, batches| batches.len() > 1);
        let lost_races = if batches.is_empty() {
            HashMap::new()
        } else {
            lost_races(batches, &first_versions(root, &reports).await?)
        };
        Ok(Self { named, lost_races, younger_than })
    }

    /// Which of these rows live.
    pub(crate) fn of(&self, rows: &RecordBatch) -> Result<BooleanArray, ArrowError> {
        let revisions: Option<&StringArray> =
            rows.column_by_name("revision_id").and_then(|column| column.as_string_opt());
        let lives = |(row, id): (usize, Option<&'_ str>)| {
            let lost = || Some(self.lost_races.get(id?)?.contains(revisions?.value(row)));
            id.map(|id| self.has(id) && !lost().unwrap_or_default())
        };
        let ids = batch_ids(rows)?;
        if self.lost_races.is_empty() {
            let mut known: HashMap<&str, bool> = HashMap::new();
            let mut has = |id| *known.entry(id).or_insert_with(|| self.has(id));
            return Ok(ids.iter().map(|id| id.map(&mut has)).collect::<Vec<_>>().into());
        }
        Ok(ids.iter().enumerate().map(lives).collect::<Vec<_>>().into())
    }

    fn has(&self, batch_id: &str) -> bool {
        self.named.contains(batch_id) || batch_time(batch_id).is_none_or(|begun| begun > self.younger_than)
    }
}

/// Of each batch, the revisions that it lost to a batch that the views prefer and that was committed before it.
fn lost_races(
    batches: HashMap<String, Vec<String>>,
    committed: &BTreeMap<String, Version>,
) -> HashMap<String, HashSet<String>> {
    let mut lost: HashMap<String, HashSet<String>> = HashMap::new();
    for (revision_id, batches) in batches {
        let Some(winner) = batches.iter().min().cloned() else { continue };
        let Some(won) = committed.get(&winner) else { continue };
        for batch in batches.into_iter().filter(|batch| *batch != winner) {
            if committed.get(&batch).is_some_and(|version| version > won) {
                lost.entry(batch).or_default().insert(revision_id.clone());
            }
        }
    }
    lost
}

/// The version of `reports` that brought each batch, where its log has it.
async fn first_versions(root: &Root, reports: &DeltaTable) -> Result<BTreeMap<String, Version>, Error> {
    let log = Log::new(root, reports, WarehouseTable::Reports);
    let mut first = BTreeMap::new();
    for version in (0..=log.latest).rev() {
        let Some(entry) = log.read(version).await? else { break };
        let adds = entry.actions.iter().filter_map(|action| match action {
            Action::Add(add) => Some(FileTags::of(add)),
            _ => None,
        });
        // A compaction names batches, too, but each was committed at an older version.
        for batch in adds.filter_map(|tags| tags.batches).flatten() {
            first.insert(batch, version);
        }
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::datatypes::{DataType, Field, Schema};
    use std::sync::Arc;
    use uuid::{NoContext, Timestamp, Uuid};

    fn begun(at: DateTime<Utc>) -> String {
        let seconds = u64::try_from(at.timestamp()).unwrap();
        Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, 0)).to_string()
    }

    fn rows(ids: &[[&str; 2]]) -> RecordBatch {
        let field = |name: &str| Field::new(name, DataType::Utf8, false);
        let schema = Arc::new(Schema::new(vec![field("revision_id"), field("batch_id")]));
        let column = |at: usize| Arc::new(StringArray::from_iter_values(ids.iter().map(|id| id[at])));
        RecordBatch::try_new(schema, vec![column(0), column(1)]).unwrap()
    }

    #[test]
    fn rows_are_dead_only_when_no_report_names_their_batch_and_its_writer_must_have_given_up() {
        let now = Utc::now();
        let [old, named, young] =
            [now - DEAD_AFTER - TimeDelta::hours(1), now - TimeDelta::days(900), now - TimeDelta::hours(13)]
                .map(begun);
        let living = Living {
            named: HashSet::from([named.clone()]),
            lost_races: HashMap::new(),
            younger_than: now - DEAD_AFTER,
        };
        assert!(!living.has(&old));
        assert!(living.has(&named) && living.has(&young));
        assert!(living.has("a batch whose time cannot be told"));
        assert!(DEAD_AFTER > crate::append::LONGEST * 2);
        let rows = rows(&[["r", &old], ["r", &named], ["r", &young], ["r", &old]]);
        assert_eq!(living.of(&rows).unwrap(), BooleanArray::from(vec![false, true, true, false]));
    }

    #[test]
    fn the_rows_of_the_later_batch_of_a_race_are_dead_unless_it_was_committed_first() {
        let batches = HashMap::from([
            ("r".to_owned(), vec!["b".to_owned(), "a".to_owned()]),
            ("s".to_owned(), vec!["c".to_owned(), "d".to_owned(), "x".to_owned()]),
        ]);
        let committed =
            BTreeMap::from([("a", 4), ("b", 6), ("c", 9), ("d", 8)].map(|(id, at)| (id.to_owned(), at)));
        let lost_races = lost_races(batches, &committed);
        let named = ["a", "b", "c", "d", "x"].map(str::to_owned).into();
        let living = Living { named, lost_races, younger_than: Utc::now() };
        let rows = rows(&[["r", "a"], ["r", "b"], ["q", "b"], ["s", "c"], ["s", "d"], ["s", "x"]]);
        // Of "d", which readers saw before "c" came, and of "x", of which the log says nothing, the rows stay.
        let expected = BooleanArray::from(vec![true, false, true, true, true, true]);
        assert_eq!(living.of(&rows).unwrap(), expected);
    }
}

//! What the log notes about each data file: the hash of its bytes, whose rows it holds, and how far the other tables were.
//!
//! All of it is in the tags of the file's `add` action, which every version of the log and every checkpoint keep. Files that
//! older programs wrote have none: nothing is known about them, and they are not damaged for that.

use crate::error::Error;
use crate::location::Root;
use deltalake::DeltaTable;
use deltalake::kernel::{Add, LogicalFileView, Version};
use deltalake::logstore::object_store::ObjectStoreExt;
use deltalake::logstore::object_store::path::Path as StorePath;
use juesuan_model::schema::WarehouseTable;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::path::Path;

/// The BLAKE3 hash of the file's bytes.
const HASH: &str = "juesuan.blake3";
/// The batches whose rows are in the file, separated by spaces.
const BATCHES: &str = "juesuan.batches";
/// When the rows of an appended file were ingested, in microseconds since 1970.
const INGESTED_AT: &str = "juesuan.ingested_at";
/// Of a file of `reports`: the version that each other table had when its rows were committed.
const VERSIONS: &str = "juesuan.versions";

/// More batches than this are not listed.
const MOST_BATCHES: usize = 100;

/// The version of each table that the rows of `reports` rely on.
pub(crate) type Versions = BTreeMap<WarehouseTable, Version>;

/// The tags of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FileTags {
    /// The BLAKE3 hash, in hexadecimal digits.
    pub(crate) hash: Option<String>,
    /// The batches whose rows it holds, if they are known.
    pub(crate) batches: Option<BTreeSet<String>>,
    /// When its rows were ingested, if it was appended.
    pub(crate) ingested_at: Option<i64>,
    /// Of a file of `reports`.
    pub(crate) versions: Versions,
}

impl FileTags {
    /// The tags of rows of one batch.
    pub(crate) fn appended(batch_id: &str, ingested_at: i64, versions: &Versions) -> Self {
        Self {
            hash: None,
            batches: Some([batch_id.to_owned()].into()),
            ingested_at: Some(ingested_at),
            versions: versions.clone(),
        }
    }

    /// The tags of a file of the log.
    pub(crate) fn of(add: &Add) -> Self {
        let tag = |name: &str| add.tags.as_ref()?.get(name)?.as_deref();
        let versions: HashMap<String, Version> =
            tag(VERSIONS).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        Self {
            hash: tag(HASH).map(str::to_owned),
            batches: tag(BATCHES).map(|text| text.split(' ').map(str::to_owned).collect()),
            ingested_at: tag(INGESTED_AT).and_then(|text| text.parse().ok()),
            versions: WarehouseTable::ALL
                .into_iter()
                .filter_map(|table| Some((table, *versions.get(table.name())?)))
                .collect(),
        }
    }

    fn put(&self, add: &mut Add) {
        let tags = add.tags.get_or_insert_default();
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                tags.insert(name.to_owned(), Some(value));
            }
        };
        put(HASH, self.hash.clone());
        let listed = self.batches.as_ref().filter(|batches| batches.len() <= MOST_BATCHES);
        put(BATCHES, listed.map(|batches| batches.iter().cloned().collect::<Vec<_>>().join(" ")));
        put(INGESTED_AT, self.ingested_at.map(|micros| micros.to_string()));
        let versions: serde_json::Map<String, Value> = self
            .versions
            .iter()
            .map(|(table, version)| (table.name().to_owned(), (*version).into()))
            .collect();
        put(VERSIONS, (!versions.is_empty()).then(|| Value::from(versions).to_string()));
    }
}

/// What the log says about a file, with its tags and statistics.
#[expect(deprecated, reason = "the log has no other way to the tags of a file")]
pub(crate) fn add_of(view: &LogicalFileView) -> Add {
    view.add_action()
}

/// The version that each table had at least when the reports in these files were committed.
pub(crate) fn relied_on(views: &[LogicalFileView]) -> Versions {
    let mut relied_on = Versions::new();
    for (table, version) in views.iter().flat_map(|view| FileTags::of(&add_of(view)).versions) {
        let known = relied_on.entry(table).or_default();
        *known = version.max(*known);
    }
    relied_on
}

/// Hashes files that were just written, and notes the hashes and the other tags in their `add` actions.
pub(crate) async fn note(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    adds: &mut [Add],
    tags: &FileTags,
) -> Result<(), Error> {
    for add in adds {
        let hash = if root.is_local() {
            hash_file(&root.folder(table).join(&add.path))?
        } else {
            let path = StorePath::from(add.path.as_str());
            let fail = |error| Error::table(&root.place(table), deltalake::DeltaTableError::from(error));
            let stored = loaded.object_store().get(&path).await.map_err(fail)?;
            blake3::hash(&stored.bytes().await.map_err(fail)?).to_hex().to_string()
        };
        FileTags { hash: Some(hash), ..tags.clone() }.put(add);
    }
    Ok(())
}

/// The BLAKE3 hash of a file, in hexadecimal digits.
pub(crate) fn hash_file(path: &Path) -> Result<String, Error> {
    let fail = |error: std::io::Error| Error::file(path, &error);
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path).map_err(fail)?).map_err(fail)?;
    Ok(hasher.finalize().to_hex().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_back_as_they_were_put_and_a_file_without_has_none() {
        let versions = Versions::from([(WarehouseTable::Facts, 7), (WarehouseTable::Claims, 3)]);
        let tags = FileTags { hash: Some("ab".to_owned()), ..FileTags::appended("b1", 5, &versions) };
        let mut add = Add::default();
        assert_eq!(FileTags::of(&add), FileTags::default());
        tags.put(&mut add);
        assert_eq!(FileTags::of(&add), tags);
        let many = (0..=MOST_BATCHES).map(|batch| batch.to_string()).collect();
        let mut add = Add::default();
        FileTags { batches: Some(many), ..FileTags::default() }.put(&mut add);
        assert_eq!(FileTags::of(&add).batches, None);
    }
}

//! The rows of a damaged file from the files that a compaction merged into it.

use super::Repair;
use crate::compact::{self, partition, replace};
use crate::damage::DamagedFile;
use crate::error::Error;
use crate::living::Living;
use crate::tags::{self, FileTags, add_of};
use crate::version::{Log, Operation};
use deltalake::kernel::{Action, Add, LogicalFileView};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

impl Repair<'_> {
    /// Writes the rows of a file again from the files that a compaction had merged into it. `None`, where they are not
    /// all there as they were written.
    pub(crate) async fn restore(mut self, damaged: &DamagedFile) -> Result<Option<usize>, Error> {
        let file = self.file(damaged)?;
        let path = file.view.path().into_owned();
        let partition = partition(&file.view);
        let Some(made) = self.compaction(&path).await? else { return Ok(None) };
        let outputs: Vec<LogicalFileView> = self
            .files
            .iter()
            .filter(|file| made.outputs.contains(file.view.path().as_ref()))
            .map(|file| file.view.clone())
            .collect();
        let inputs: Vec<PathBuf> =
            made.inputs.iter().map(|path| self.root.folder(self.table).join(path)).collect();
        if outputs.len() != made.outputs.len() || inputs.is_empty() {
            return Ok(None);
        }
        let living = if self.table.is_joined() { Some(Living::now(self.root).await?) } else { None };
        let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
        let (sorted, _) = compact::sorted(self.table, &partition, &inputs, living.as_ref())?;
        let tags = FileTags { versions: FileTags::of(&add_of(&file.view)).versions, ..FileTags::default() };
        let adds = compact::write(self.root, &self.loaded, self.table, sorted, &tags).await?;
        let rows = rows_of(&adds);
        let replaced = replace(self.root, &mut self.loaded, self.table, &outputs, adds).await?;
        Ok(replaced.then_some(rows))
    }

    /// The compaction that wrote a file: all that it wrote, and files that are as they were written and have the same rows.
    /// An input that is damaged itself may come from a compaction, too, whose inputs then take its place.
    async fn compaction(&self, path: &str) -> Result<Option<Compaction>, Error> {
        let commits = self.commits().await?;
        let made_by = |path: &str| {
            commits.iter().find(|commit| commit.adds.contains_key(path)).filter(|commit| commit.is_compaction)
        };
        let Some(made) = made_by(path) else { return Ok(None) };
        let mut pending: BTreeSet<&String> = made.removes.iter().collect();
        let mut inputs: BTreeSet<&String> = BTreeSet::new();
        while let Some(path) = pending.pop_first() {
            let add = commits.iter().find_map(|commit| commit.adds.get(path));
            if add.is_some_and(|add| is_as_written(add, &self.root.folder(self.table).join(path))) {
                inputs.insert(path);
                continue;
            }
            let Some(made) = made_by(path) else { return Ok(None) };
            for output in made.adds.keys().filter(|output| *output != path) {
                if !pending.remove(output) && !inputs.remove(output) {
                    return Ok(None);
                }
            }
            pending.extend(&made.removes);
        }
        Ok(Some(Compaction {
            outputs: made.adds.keys().cloned().collect(),
            inputs: inputs.into_iter().cloned().collect(),
        }))
    }

    /// The commits that the log still has.
    async fn commits(&self) -> Result<Vec<Commit>, Error> {
        let log = Log::new(self.root, &self.loaded, self.table);
        let mut commits = Vec::new();
        for version in (0..=log.latest).rev() {
            let Some(entry) = log.read(version).await? else { break };
            let is_compaction = entry.committed.operation == Operation::Compact;
            let mut commit = Commit { is_compaction, adds: BTreeMap::new(), removes: Vec::new() };
            for action in entry.actions {
                match action {
                    Action::Add(add) => _ = commit.adds.insert(add.path.clone(), add),
                    Action::Remove(remove) => commit.removes.push(remove.path),
                    _ => {}
                }
            }
            commits.push(commit);
        }
        Ok(commits)
    }
}

/// A commit to the table.
struct Commit {
    is_compaction: bool,
    adds: BTreeMap<String, Add>,
    removes: Vec<String>,
}

/// What a compaction wrote, and from what.
struct Compaction {
    outputs: BTreeSet<String>,
    inputs: Vec<String>,
}

fn is_as_written(add: &Add, path: &Path) -> bool {
    let hash = FileTags::of(add).hash;
    hash.is_some_and(|hash| tags::hash_file(path).is_ok_and(|found| found == hash))
}

fn rows_of(adds: &[Add]) -> usize {
    let rows = |add: &Add| {
        let stats: Value = serde_json::from_str(add.stats.as_ref()?).ok()?;
        usize::try_from(stats.get("numRecords")?.as_u64()?).ok()
    };
    adds.iter().filter_map(rows).sum()
}

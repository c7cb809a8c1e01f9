//! The seal of a commit: the hash of all that its file in the log says, which the file itself holds.
//!
//! The log decides which files make up a table, so a bit that flips in it can take rows away or bring old ones back, although
//! every data file is as it was written. The seal is in `commitInfo`, where Delta's protocol lets a writer put what it
//! likes, so it comes with the commit, whichever version that gets, and other readers pass over it.
//!
//! It is a hash of values, not of bytes: the library that writes the file orders the fields of an object as it likes. Files
//! that older or other programs wrote have no seal, and neither has the first one of a table, which only defines it. The same
//! goes for checkpoints: nothing is known about them.

use chrono::Utc;
use deltalake::DeltaTableError;
use deltalake::kernel::Action;
use deltalake::protocol::DeltaOperation;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The BLAKE3 hash, in hexadecimal digits.
const SEAL: &str = "juesuan.blake3";
/// Says who wrote a commit. Together with the seal's own name it marks a file that must have a seal, so that a bit that flips
/// in one of the two names does not hide the seal.
const WRITER: (&str, &str) = ("clientVersion", concat!("juesuan.", env!("CARGO_PKG_VERSION")));

/// The actions of a commit with what it says about itself, sealed.
pub(crate) fn sealed(
    actions: Vec<Action>,
    operation: &DeltaOperation,
    metadata: impl IntoIterator<Item = (String, Value)>,
) -> Result<Vec<Action>, DeltaTableError> {
    let mut info = operation.get_commit_info();
    info.timestamp = Some(Utc::now().timestamp_millis());
    info.info.extend(metadata);
    info.info.insert(WRITER.0.to_owned(), WRITER.1.into());
    let mut all = vec![Action::CommitInfo(info.clone())];
    all.extend(actions);
    let values = all.iter().map(serde_json::to_value).collect::<Result<Vec<_>, _>>();
    let seal = hash(values.map_err(DeltaTableError::generic)?);
    info.info.insert(SEAL.to_owned(), seal.into());
    if let Some(first) = all.first_mut() {
        *first = Action::CommitInfo(info);
    }
    Ok(all)
}

/// The files of a log that do not say any more what they said when they were written, in order.
///
/// # Errors
/// A folder that cannot be listed.
pub(crate) fn changed(log: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(log)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    let is_commit = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "json");
    let mut files: Vec<PathBuf> = entries.into_iter().filter(is_commit).collect();
    files.sort();
    // What another process has deleted since is not damaged.
    files.retain(|file| fs::read(file).is_ok_and(|bytes| !is_whole(&bytes)));
    Ok(files)
}

/// Whether a file of the log is lines of JSON, at least one, and says what its seal says, if it has to have one.
fn is_whole(bytes: &[u8]) -> bool {
    // A cut within a character leaves bytes that are not text.
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let actions: Result<Vec<Value>, _> = text.lines().map(serde_json::from_str).collect();
    let Ok(mut actions) = actions else { return false };
    let seals: Vec<Value> = actions.iter_mut().filter_map(take_seal).collect();
    match seals.as_slice() {
        [] => !actions.is_empty(),
        [seal] => seal.as_str() == Some(hash(actions).as_str()),
        _ => false,
    }
}

/// Takes the seal out of the action that has to have one; null if it is missing.
fn take_seal(action: &mut Value) -> Option<Value> {
    // Whatever the action is called: a bit may have flipped in its name.
    let info = action.as_object_mut()?.values_mut().find_map(Value::as_object_mut)?;
    let is_ours = info.contains_key(SEAL) || info.get(WRITER.0).is_some_and(is_writer);
    is_ours.then(|| info.remove(SEAL).unwrap_or_default())
}

/// Whether this names some version of this program.
fn is_writer(value: &Value) -> bool {
    value.as_str().is_some_and(|writer| writer.starts_with("juesuan."))
}

fn hash(actions: Vec<Value>) -> String {
    let mut hasher = blake3::Hasher::new();
    for action in actions {
        hasher.update(ordered(action).to_string().as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex().to_string()
}

/// The same value, the fields of its objects in the order of their names.
fn ordered(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<String, Value> =
                fields.into_iter().map(|(name, value)| (name, ordered(value))).collect();
            Value::Object(fields.into_iter().collect::<Map<String, Value>>())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(ordered).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deltalake::kernel::Add;
    use deltalake::kernel::transaction::CommitData;
    use deltalake::protocol::SaveMode;
    use std::collections::HashMap;

    /// A file of the log as the library writes it.
    fn commit() -> Vec<u8> {
        let tags = (0..9).map(|number| (format!("tag {number}"), Some("值".to_owned()))).collect();
        let add = Add { path: "part-0.parquet".to_owned(), size: 12, tags: Some(tags), ..Add::default() };
        let operation = DeltaOperation::Write { mode: SaveMode::Append, partition_by: None, predicate: None };
        let metadata = [("reports".to_owned(), 3.into()), ("facts".to_owned(), 40.into())];
        let actions = sealed(vec![Action::Add(add)], &operation, metadata).unwrap();
        CommitData::new(actions, operation, HashMap::new(), Vec::new()).get_bytes().unwrap().to_vec()
    }

    #[test]
    fn a_commit_is_whole_as_it_was_written_and_with_any_bit_flipped_it_is_not() {
        for _ in 0..3 {
            let bytes = commit();
            assert!(is_whole(&bytes), "{}", String::from_utf8_lossy(&bytes));
            for at in 0..bytes.len() {
                for bit in 0..8 {
                    let mut flipped = bytes.clone();
                    flipped[at] ^= 1 << bit;
                    // A line's end may become a space, and a zero more may be left out of a number: the same values.
                    let same = || values(&flipped) == values(&bytes);
                    assert!(!is_whole(&flipped) || same(), "{at}: {}", String::from_utf8_lossy(&flipped));
                }
            }
        }
    }

    fn values(bytes: &[u8]) -> Option<Vec<Value>> {
        str::from_utf8(bytes).ok()?.lines().map(|line| serde_json::from_str(line).ok()).collect()
    }

    #[test]
    fn a_commit_of_another_program_needs_no_seal_but_must_be_lines_of_json() {
        let theirs = br#"{"commitInfo":{"operation":"WRITE","clientVersion":"delta-rs.1.1.3"}}"#;
        assert!(is_whole(theirs));
        assert!(!is_whole(&theirs[..theirs.len() - 1]));
        assert!(!is_whole(b""));
    }
}

//! What is in the folder of a warehouse besides its tables: a text for those who open it, and a reserve of room on the disk.

use crate::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Says how the folder is read. Its name sorts before the tables, and readers of Delta and Parquet pass over it.
const README: &str = "_README.md";

/// Takes room on the disk that a full disk can be cleaned up with.
const RESERVE: &str = "_reserve";

/// More than the checkpoints of a large warehouse take.
const RESERVE_BYTES: usize = 1024 * 1024;

/// Writes what is missing.
pub(crate) fn furnish(folder: &Path) -> Result<(), Error> {
    let readme = folder.join(README);
    if !readme.exists() {
        fs::write(&readme, include_str!("folder.md")).map_err(|error| Error::folder(&readme, &error))?;
    }
    keep_reserve(folder);
    Ok(())
}

/// Frees the reserve's room.
pub(crate) fn free_reserve(folder: &Path) {
    // Where there is none, nothing is gained and nothing lost.
    let _ = fs::remove_file(folder.join(RESERVE));
}

/// Takes the reserve's room. Where the disk has too little, there is no reserve.
pub(crate) fn keep_reserve(folder: &Path) {
    let reserve = folder.join(RESERVE);
    if !reserve.exists() && write_reserve(&reserve).is_err() {
        free_reserve(folder);
    }
}

fn write_reserve(reserve: &Path) -> std::io::Result<()> {
    // Bytes that no file system compresses or leaves out.
    let mut bytes = vec![0; RESERVE_BYTES];
    blake3::Hasher::new().finalize_xof().fill(&mut bytes);
    let mut file = fs::File::create(reserve)?;
    file.write_all(&bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_written_and_what_is_there_stays() {
        let dir = tempfile::tempdir().unwrap();
        furnish(dir.path()).unwrap();
        let bytes = || fs::metadata(dir.path().join(RESERVE)).map(|metadata| metadata.len()).ok();
        assert_eq!(bytes(), Some(1024 * 1024));
        free_reserve(dir.path());
        assert_eq!(bytes(), None);
        fs::write(dir.path().join(README), "mine").unwrap();
        furnish(dir.path()).unwrap();
        assert_eq!(fs::read_to_string(dir.path().join(README)).unwrap(), "mine");
        assert_eq!(bytes(), Some(1024 * 1024));
    }
}

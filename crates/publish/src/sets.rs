//! The sets of a folder: which one is current, and when the others are removed.
//!
//! A set is removed once two others have followed it and it was replaced ten minutes ago or earlier, so that a reader that has resolved
//! `current` can finish. Sets that were never completed are removed by the next run: a lock shows that their process is
//! gone, since the system releases the lock of a process that dies. Nothing else in the folder is ever removed: only links
//! to `current` and folders in `.sets` whose names this module makes.

use crate::error::Error;
use crate::folder::keep;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tempfile::{Builder, TempDir};

/// The link to the current set.
pub(crate) const CURRENT: &str = "current";
/// The folder of the sets. Engines and globs leave out names that begin with a dot.
const SETS: &str = ".sets";
const UNFINISHED: &str = ".unfinished";
/// How long a set stays after it was replaced, at least.
const KEPT: Duration = Duration::from_mins(10);

/// A folder with sets.
pub(crate) struct Sets {
    path: PathBuf,
    /// Held as long as this run publishes. Some network file systems have no locks: nothing is removed then.
    lock: Option<File>,
}

impl Sets {
    /// Makes the folder, if it is not there, waits for other runs, and removes what dead ones left.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let folder = path.join(SETS);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        let file = folder.join("lock");
        let file = File::options().create(true).append(true).open(&file).map_err(Error::io(file))?;
        let lock = file.lock().is_ok().then_some(file);
        let sets = Self { path: path.to_owned(), lock };
        sets.check_pointer()?;
        sets.sweep()?;
        Ok(sets)
    }

    /// A new set, which is removed when it is dropped.
    pub(crate) fn begin(&self) -> Result<TempDir, Error> {
        let folder = self.path.join(SETS);
        let mut builder = Builder::new();
        // Readable like any new folder, not only by its owner.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        builder.suffix(UNFINISHED).tempdir_in(&folder).map_err(Error::io(folder))
    }

    /// Where the files are that readers see now. Versions before this one, and file systems without links, have them in the
    /// folder itself.
    pub(crate) fn before(&self) -> PathBuf {
        let current = self.path.join(CURRENT);
        if current.exists() { current } else { self.path.clone() }
    }

    /// Whether there is a current set with exactly these files.
    pub(crate) fn has_only(&self, names: &[&str]) -> bool {
        let current = self.path.join(CURRENT);
        let is_file = |name: &&str| current.join(name).is_file();
        names.iter().all(is_file) && count(&current).is_ok_and(|files| files == names.len())
    }

    /// Makes a set the current one and returns whether this took one step, which it does where there are symbolic links.
    pub(crate) fn show(&self, made: TempDir, names: &[&str]) -> Result<bool, Error> {
        if !self.path.join(CURRENT).exists() {
            if !self.has_links() {
                self.copy_out(made.path(), names)?;
                return Ok(false);
            }
            self.adopt(names)?;
        }
        self.check_folders(names)?;
        let set = self.complete(made)?;
        self.point(&set).map_err(Error::io(self.path.join(CURRENT)))?;
        self.link(names)?;
        self.sweep()?;
        Ok(true)
    }

    /// Each file of the current set under its name in the folder; links to files that there are no more are removed.
    pub(crate) fn link(&self, names: &[&str]) -> Result<(), Error> {
        let names = entry_names(names);
        for name in &names {
            let (path, target) = (self.path.join(name), Path::new(CURRENT).join(name));
            if fs::read_link(&path).ok() != Some(target.clone()) {
                self.replace(&target, &path).map_err(Error::io(path))?;
            }
        }
        for entry in entries(&self.path)? {
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
            let is_ours = fs::read_link(entry.path()).is_ok_and(|to| to == Path::new(CURRENT).join(&name));
            if is_ours && !names.contains(name.as_str()) {
                fs::remove_file(entry.path()).map_err(Error::io(entry.path()))?;
            }
        }
        Ok(())
    }

    /// Names a set as complete, later than every other.
    fn complete(&self, made: TempDir) -> Result<String, Error> {
        let latest = self.complete_sets()?.last().and_then(|name| stamp(name));
        let stamp = latest.map_or(Duration::ZERO, |latest| latest + Duration::from_millis(1)).max(now());
        let made = made.keep();
        let random = made.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let random = random.trim_start_matches('.').trim_end_matches(UNFINISHED).trim_start_matches("tmp");
        let name = format!("{:013}-{random}", stamp.as_millis());
        let folder = self.path.join(SETS);
        let path = folder.join(&name);
        sync_below(&made).and_then(|()| fs::rename(&made, &path)).map_err(Error::io(path))?;
        sync(&folder).map_err(Error::io(folder))?;
        Ok(name)
    }

    /// Moves the files of a folder without sets into one, in steps of which each shows the same content.
    fn adopt(&self, names: &[&str]) -> Result<(), Error> {
        let is_file =
            |name: &str| fs::symlink_metadata(self.path.join(name)).is_ok_and(|found| found.is_file());
        let there = names.iter().copied().filter(|name| !name.contains('/') && is_file(name));
        let there: Vec<&str> = there.collect();
        if there.is_empty() {
            return Ok(());
        }
        let made = self.begin()?;
        for name in &there {
            let path = self.path.join(name);
            keep(&path, &made.path().join(name)).map_err(Error::io(path))?;
        }
        let set = self.complete(made)?;
        self.point(&set).map_err(Error::io(self.path.join(CURRENT)))?;
        self.link(&there)
    }

    /// Whether the file system has symbolic links.
    fn has_links(&self) -> bool {
        let made = self.begin();
        made.is_ok_and(|made| symlink(Path::new(CURRENT), &made.path().join("link")).is_ok())
    }

    /// Replaces the files one by one, the last one (the manifest) at last, for file systems without symbolic links.
    fn copy_out(&self, made: &Path, names: &[&str]) -> Result<(), Error> {
        let (manifest, others): (Vec<&str>, Vec<&str>) =
            names.iter().partition(|name| **name == crate::manifest::NAME);
        for name in others.into_iter().chain(manifest) {
            let (from, path) = (made.join(name), self.path.join(name));
            let bytes = fs::read(&from).map_err(Error::io(from))?;
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(Error::io(folder))?;
            }
            if !fs::read(&path).is_ok_and(|there| there == bytes) {
                juesuan_report::write_whole(&path, |out| out.write_all(&bytes)).map_err(Error::io(path))?;
            }
        }
        Ok(())
    }

    /// Makes a set the current one, in one step.
    fn point(&self, set: &str) -> io::Result<()> {
        self.replace(&Path::new(SETS).join(set), &self.path.join(CURRENT))?;
        sync(&self.path)
    }

    /// Replaces a file or link by a link, in one step.
    fn replace(&self, target: &Path, path: &Path) -> io::Result<()> {
        let aside = Builder::new().suffix(UNFINISHED).tempdir_in(self.path.join(SETS))?;
        let link = aside.path().join("link");
        symlink(target, &link)?;
        fs::rename(link, path)
    }

    /// Nobody else's file is taken for the pointer.
    fn check_pointer(&self) -> Result<(), Error> {
        let path = self.path.join(CURRENT);
        match fs::symlink_metadata(&path) {
            Err(_) => Ok(()),
            Ok(_) if fs::read_link(&path).is_ok_and(|target| target.starts_with(SETS)) => Ok(()),
            Ok(_) => Err(Error::Pointer(path)),
        }
    }

    /// Nobody else's folder is replaced by a link to one of the set.
    fn check_folders(&self, names: &[&str]) -> Result<(), Error> {
        let path = entry_names(names).into_iter().map(|name| self.path.join(name));
        let mut folders = path.filter(|path| fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()));
        folders.next().map_or(Ok(()), |folder| Err(Error::Pointer(folder)))
    }

    /// Removes the sets that no reader needs any more.
    fn sweep(&self) -> Result<(), Error> {
        if self.lock.is_none() {
            return Ok(());
        }
        let folder = self.path.join(SETS);
        let current = fs::read_link(self.path.join(CURRENT)).unwrap_or_default();
        let current = current.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let unfinished =
            entries(&folder)?.into_iter().filter_map(|entry| entry.file_name().into_string().ok());
        let unfinished = unfinished.filter(|name| name.starts_with(".tmp") && name.ends_with(UNFINISHED));
        for name in unfinished.chain(superseded(&self.complete_sets()?, current, now())) {
            let path = folder.join(name);
            fs::remove_dir_all(&path).map_err(Error::io(path))?;
        }
        Ok(())
    }

    /// The names of the complete sets, the latest last.
    fn complete_sets(&self) -> Result<Vec<String>, Error> {
        let found = entries(&self.path.join(SETS))?.into_iter();
        let names = found.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| stamp(name).is_some()).collect();
        names.sort();
        Ok(names)
    }
}

/// The names in the folder of a set that lead to these files: theirs, or those of the folders that they are in.
fn entry_names<'n>(names: &[&'n str]) -> BTreeSet<&'n str> {
    names.iter().map(|name| name.split_once('/').map_or(*name, |(folder, _)| folder)).collect()
}

/// How many files are in a folder and those below it.
fn count(folder: &Path) -> Result<usize, Error> {
    let mut files = 0;
    for entry in entries(folder)? {
        files += if entry.path().is_dir() { count(&entry.path())? } else { 1 };
    }
    Ok(files)
}

/// Which of these sets can be removed. Those after the current one were never shown: their process died just before it.
fn superseded(sets: &[String], current: &str, now: Duration) -> Vec<String> {
    let at = sets.iter().position(|set| set == current);
    let replaced = |next: usize| sets.get(next).and_then(|set| stamp(set));
    let is_old = |index: usize| {
        at.is_none_or(|at| index > at)
            || at.is_some_and(|at| index + 1 < at)
                && replaced(index + 1).is_some_and(|replaced| replaced + KEPT < now)
    };
    sets.iter().enumerate().filter(|(index, _)| is_old(*index)).map(|(_, set)| set.clone()).collect()
}

/// When a set was completed, since 1970; none if the name is not one of a set.
fn stamp(name: &str) -> Option<Duration> {
    let (millis, _) = name.split_once('-').filter(|(millis, _)| millis.len() == 13)?;
    millis.parse().ok().map(Duration::from_millis)
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, Error> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect);
    entries.map_err(Error::io(folder))
}

#[cfg(unix)]
fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(not(unix))]
fn symlink(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Writes the entries of a folder and of those below it to the disk.
fn sync_below(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sync_below(&path)?;
        }
    }
    sync(folder)
}

/// Writes a folder's entries to the disk. File systems that cannot do so write them soon.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let _ = File::open(folder)?.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(millis: &[u64]) -> Vec<String> {
        millis.iter().map(|millis| format!("{millis:013}-x")).collect()
    }

    #[test]
    fn a_set_stays_for_ten_minutes_and_the_one_before_the_current_for_longer() {
        let minute = |minutes: u64| 1_000_000_000_000 + minutes * 60_000;
        let sets = names(&[minute(0), minute(1), minute(5), minute(6)]);
        let removed = |at: u64| superseded(&sets, &sets[3], Duration::from_millis(minute(at)));
        assert_eq!(removed(11), Vec::<String>::new());
        assert_eq!(removed(12), names(&[minute(0)]));
        assert_eq!(removed(999), names(&[minute(0), minute(1)]));
    }

    #[test]
    fn a_set_that_was_never_shown_is_removed_at_once() {
        let sets = names(&[1, 2, 3]);
        assert_eq!(superseded(&sets, &sets[1], Duration::from_secs(1)), names(&[3]));
        assert_eq!(superseded(&sets, "", Duration::from_secs(1)), sets);
    }

    #[test]
    fn without_symbolic_links_the_files_are_replaced_one_by_one() {
        let dir = tempfile::tempdir().unwrap();
        let sets = Sets::open(dir.path()).unwrap();
        let made = sets.begin().unwrap();
        fs::write(made.path().join("manifest.json"), "{}").unwrap();
        fs::write(made.path().join("a.csv"), "a").unwrap();
        fs::create_dir(made.path().join("b")).unwrap();
        fs::write(made.path().join("b/b.sql"), "b").unwrap();
        sets.copy_out(made.path(), &["a.csv", "b/b.sql", "manifest.json"]).unwrap();
        assert_eq!(fs::read(dir.path().join("a.csv")).unwrap(), b"a");
        assert_eq!(fs::read(dir.path().join("b/b.sql")).unwrap(), b"b");
        assert_eq!(sets.before(), dir.path());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 4);
    }
}

//! Finding the inputs, folder by folder: paths to files, archives to their entries.
//!
//! Only one folder's names are kept in memory, so there may be any number of files. The files of one folder come together: its
//! manifest first and its archives, each a folder of its own, last; then the folders below it. So code that takes the files one by
//! one knows that a folder is complete when a file of another comes, and that the manifest of a folder above has come before its
//! files.

use crate::archive;
use crate::file_name::uri;
use crate::source::{DiscoveredInput, Input, MANIFEST, is_manifest, refused, unreadable};
use juesuan_messages::{Explain, Message, message};
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The files that the paths lead to: files themselves, all files below folders except hidden ones, and the entries of archives in
/// place of the archives. They come folder by folder, each once. For a file that is named itself, the manifest next to it is found,
/// too. The folder `except` (such as the warehouse that is being written) is never an input, wherever it is. Links in a folder that
/// lead out of it are followed only with `follow_links`; a path that is named itself may be a link to anywhere.
pub fn discover(
    paths: &[PathBuf],
    except: Option<&Path>,
    follow_links: bool,
) -> impl Iterator<Item = DiscoveredInput> + Send + use<> {
    let mut discovery = Discovery {
        roots: BTreeSet::new(),
        named: BTreeMap::new(),
        except: except.and_then(|path| path.canonicalize().ok()),
        follow_links,
        root: None,
        visited: HashSet::new(),
        walk: None,
        archives: Vec::new(),
        ready: VecDeque::new(),
    };
    for path in paths {
        match path.metadata() {
            Ok(found) if found.is_dir() => {
                discovery.roots.insert(path.clone());
            }
            Ok(_) => {
                let folder = path.parent().unwrap_or(Path::new("")).to_owned();
                discovery.named.entry(folder).or_default().insert(path.clone());
            }
            Err(error) => {
                discovery.ready.push_back(DiscoveredInput::Reject(unreadable(&uri(path), error.message())));
            }
        }
    }
    discovery
}

struct Discovery {
    /// Folders to walk.
    roots: BTreeSet<PathBuf>,
    /// Files that were named themselves, by their folders.
    named: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    except: Option<PathBuf>,
    follow_links: bool,
    /// The folder that is being walked, without links; `None` if links may lead out of it.
    root: Option<PathBuf>,
    /// Digests of the folders that were walked: paths may overlap.
    visited: HashSet<[u8; 32]>,
    walk: Option<Walk>,
    /// The archives of the folder that is being walked.
    archives: Vec<PathBuf>,
    ready: VecDeque<DiscoveredInput>,
}

type Walk = Box<dyn Walking + Send>;

/// A walk that can skip the contents of the folder that it returned last.
trait Walking: Iterator<Item = walkdir::Result<DirEntry>> {
    fn leave(&mut self);
}

impl<P: FnMut(&DirEntry) -> bool> Walking for walkdir::FilterEntry<walkdir::IntoIter, P> {
    fn leave(&mut self) {
        self.skip_current_dir();
    }
}

impl Iterator for Discovery {
    type Item = DiscoveredInput;

    fn next(&mut self) -> Option<DiscoveredInput> {
        loop {
            if let Some(found) = self.ready.pop_front() {
                return Some(found);
            }
            match self.walk.as_mut().map(Iterator::next) {
                Some(Some(Ok(entry))) => self.entry(entry),
                Some(Some(Err(error))) => {
                    let at = error.path().unwrap_or(Path::new(""));
                    self.ready.push_back(DiscoveredInput::Reject(unreadable(&uri(at), describe(&error))));
                }
                Some(None) => {
                    self.walk = None;
                    self.leave_folder();
                }
                None => self.begin()?,
            }
        }
    }
}

impl Discovery {
    /// Begins with the next of the folders that were named, or that contain named files; `None` when all are done.
    fn begin(&mut self) -> Option<()> {
        let next = self.named.keys().next().into_iter().chain(self.roots.first()).min()?.clone();
        if self.roots.remove(&next) {
            self.root = if self.follow_links { None } else { next.canonicalize().ok() };
            self.walk = Some(walk(&next, self.except.clone()));
            return Some(());
        }
        let manifest = next.join(MANIFEST);
        let mut files = self.named.remove(&next).unwrap_or_default();
        if files.remove(&manifest) || manifest.is_file() {
            self.file(manifest);
        }
        for file in files {
            self.file(file);
        }
        self.leave_folder();
        Some(())
    }

    fn entry(&mut self, entry: DirEntry) {
        if let Some(target) = self.outside(&entry) {
            self.refuse_link(&entry, &target);
        } else if entry.file_type().is_dir() {
            self.enter(entry.path());
        } else {
            self.file(entry.into_path());
        }
    }

    /// Where a link leads that leads out of the folder.
    fn outside(&self, entry: &DirEntry) -> Option<PathBuf> {
        let root = self.root.as_ref().filter(|_| entry.path_is_symlink() && entry.depth() > 0)?;
        entry.path().canonicalize().ok().filter(|target| !target.starts_with(root))
    }

    fn refuse_link(&mut self, entry: &DirEntry, target: &Path) {
        if let Some(walk) = self.walk.as_mut().filter(|_| entry.file_type().is_dir()) {
            walk.leave();
        }
        let reason = message!("file-link-outside", path = target);
        let reject = refused(&uri(entry.path()), reason, message!("file-remedy-follow-links"));
        self.ready.push_back(DiscoveredInput::Reject(reject));
    }

    /// Enters a folder of the walk: the folder before it is complete.
    fn enter(&mut self, folder: &Path) {
        self.leave_folder();
        if !self.visited.insert(blake3::hash(uri(folder).as_bytes()).into()) {
            if let Some(walk) = &mut self.walk {
                walk.leave();
            }
            return;
        }
        // The walk finds all but hidden files; a hidden file that is named itself is wanted.
        let named = self.named.remove(folder).unwrap_or_default();
        for file in named.into_iter().filter(|file| is_hidden(file)) {
            self.file(file);
        }
    }

    fn file(&mut self, path: PathBuf) {
        if is_manifest(&uri(&path)) {
            self.ready.push_back(DiscoveredInput::Manifest(Input::at(path)));
        } else if archive::is_archive(&path) {
            self.archives.push(path);
        } else {
            self.ready.push_back(DiscoveredInput::Input(Input::at(path)));
        }
    }

    fn leave_folder(&mut self) {
        for path in std::mem::take(&mut self.archives) {
            let input = Input::at(path);
            match archive::expand(&input.path, &input.uri) {
                Some(entries) => self.ready.extend(entries),
                None => self.ready.push_back(DiscoveredInput::Input(input)),
            }
        }
    }
}

/// Everything below a folder except what is hidden: its files before its folders, and its manifest before all.
fn walk(root: &Path, except: Option<PathBuf>) -> Walk {
    let visible = move |entry: &DirEntry| {
        let shown = entry.depth() == 0 || !is_hidden(entry.path());
        let excepted = except.is_some()
            && entry.file_type().is_dir()
            && entry.path().canonicalize().ok().as_ref() == except.as_ref();
        shown && !excepted
    };
    let place = |entry: &DirEntry| (entry.file_type().is_dir(), entry.file_name() != MANIFEST);
    let walk = WalkDir::new(root)
        .follow_links(true)
        .sort_by(move |a, b| place(a).cmp(&place(b)).then_with(|| a.file_name().cmp(b.file_name())));
    Box::new(walk.into_iter().filter_entry(visible))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn describe(error: &walkdir::Error) -> Message {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => message!("file-link-loop", path = ancestor),
        (None, Some(error)) => error.message(),
        (None, None) => Message::foreign(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[PathBuf], below: &Path, except: Option<&Path>) -> Vec<String> {
        let below = format!("{}/", uri(below));
        let name = |found: DiscoveredInput| match found {
            DiscoveredInput::Input(input) => input.uri.replace(&below, ""),
            DiscoveredInput::Manifest(input) => format!("manifest {}", input.uri.replace(&below, "")),
            DiscoveredInput::Reject(reject) => format!("missing {}", reject.source_uri.replace(&below, "")),
        };
        discover(paths, except, false).map(name).collect()
    }

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for name in files {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, name).unwrap();
        }
        dir
    }

    #[test]
    fn folders_are_walked_in_order_but_for_the_warehouse_and_a_missing_path_is_told() {
        let dir = folder(&["b.txt", "a.txt", ".hidden", "warehouse/part.parquet"]);
        let (below, warehouse) = (dir.path(), dir.path().join("warehouse"));
        let paths = [below.to_owned(), below.join("a.txt"), below.join("none")];
        assert_eq!(names(&paths, below, Some(&warehouse)), ["missing none", "a.txt", "b.txt"]);
    }

    #[test]
    fn a_folders_files_come_together_and_before_the_folders_in_it_its_manifest_first() {
        let dir = folder(&["c.txt", "b/x.txt", "b/a/y.txt", "a.txt", "manifest.csv", "b/z.txt"]);
        let expected = ["manifest manifest.csv", "a.txt", "c.txt", "b/x.txt", "b/z.txt", "b/a/y.txt"];
        assert_eq!(names(&[dir.path().to_owned()], dir.path(), None), expected);
    }

    #[test]
    fn paths_that_overlap_give_each_file_once_and_a_hidden_one_that_is_named_is_meant() {
        let dir = folder(&["a.txt", "b/.x.txt", "b/y.txt", "b/c/z.txt", ".d/w.txt"]);
        let at = |name: &str| dir.path().join(name);
        let paths = [at("b/c"), at("b/.x.txt"), at("b/y.txt"), at(""), at("b"), at(".d")];
        let expected = [".d/w.txt", "a.txt", "b/.x.txt", "b/c/z.txt", "b/y.txt"];
        let mut found = names(&paths, dir.path(), None);
        found.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn of_files_that_are_named_the_manifest_beside_them_is_found() {
        let dir = folder(&["manifest.csv", "a.txt", "b.txt"]);
        let paths = [dir.path().join("b.txt")];
        assert_eq!(names(&paths, dir.path(), None), ["manifest manifest.csv", "b.txt"]);
    }
}

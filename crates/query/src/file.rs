//! The files of `queries/`, compiled in, and those of the project.

use crate::header::DefinitionError;
use crate::project::{self, OwnFile};

/// One file of `queries/` or of a project: a header of comments, then one SELECT.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Its path below `queries/` or below the project's folder: `views/facts.sql`.
    pub path: &'static str,
    /// What is in it.
    pub text: &'static str,
    /// What is known of a file of a project; none for one that ships with the program.
    pub(crate) own: Option<&'static OwnFile>,
}

/// Every file of the folders `analysis`, `mart_views`, `marts`, `metrics` and `views`, by path.
const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// What DuckDB spells in its own way.
pub(crate) const FUNCTIONS: &str = include_str!("../../../queries/functions/duckdb.sql");

/// The columns that several files show.
pub(crate) const COLUMNS: File =
    File { path: "columns.txt", text: include_str!("../../../queries/columns.txt"), own: None };

/// The query of `queries/analysis` that a command runs.
macro_rules! question {
    ($name:literal) => {
        $crate::File {
            path: concat!("analysis/", $name, ".sql"),
            text: include_str!(concat!("../../../queries/analysis/", $name, ".sql")),
            own: None,
        }
    };
}
pub(crate) use question;

impl File {
    /// The file's name without its ending: the name of the view, metric or query.
    #[must_use]
    pub fn name(&self) -> &'static str {
        let file = self.path.rsplit('/').next().unwrap_or(self.path);
        file.strip_suffix(".sql").unwrap_or(file)
    }

    /// Where people find it.
    pub(crate) fn place(&self) -> String {
        match self.own {
            Some(own) => own.place.clone(),
            None => format!("queries/{}", self.path),
        }
    }

    /// The key of its folder: that of a project's `questions` is `analysis`, as in `queries/`.
    pub(crate) fn folder(&self) -> &'static str {
        match self.path.split_once('/') {
            Some(("questions", _)) => "analysis",
            Some((folder, _)) => folder,
            None => "",
        }
    }

    fn is_of(&self, folder: &str) -> bool {
        self.folder() == folder
    }
}

/// The files of a folder, by name; those of the project's folder of this kind are among them.
///
/// # Errors
/// A file of the project that cannot be read or is wrong.
pub(crate) fn files_of(folder: &str) -> Result<Vec<&'static File>, DefinitionError> {
    let mut files: Vec<&File> =
        FILES.iter().chain(project::files()?).filter(|file| file.is_of(folder)).collect();
    files.sort_by_key(|file| file.name());
    Ok(files)
}

/// The files of a folder that ship with the program.
pub(crate) fn shipped_of(folder: &str) -> impl Iterator<Item = &'static File> {
    FILES.iter().filter(move |file| file.is_of(folder))
}

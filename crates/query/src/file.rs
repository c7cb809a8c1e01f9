//! The files of `queries/`, compiled in.

/// One file of `queries/`: a header of comments, then one SELECT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// Its path below `queries/`: `views/facts.sql`.
    pub path: &'static str,
    /// What is in it.
    pub text: &'static str,
}

/// Every file of the folders `analysis`, `mart_views`, `marts`, `metrics` and `views`, by path.
const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// What DuckDB spells in its own way.
pub(crate) const FUNCTIONS: &str = include_str!("../../../queries/functions/duckdb.sql");

/// The columns that several files show.
pub(crate) const COLUMNS: File =
    File { path: "columns.txt", text: include_str!("../../../queries/columns.txt") };

/// The query of `queries/analysis` that a command runs.
macro_rules! question {
    ($name:literal) => {
        $crate::File {
            path: concat!("analysis/", $name, ".sql"),
            text: include_str!(concat!("../../../queries/analysis/", $name, ".sql")),
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
}

/// The files of a folder, by name.
pub(crate) fn files_of(folder: &str) -> impl Iterator<Item = &'static File> {
    FILES.iter().filter(move |file| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
}

//! Everything in `queries/` and in the project, read once, its views in the order in which they can be made.

use crate::catalogue::Metric;
use crate::error::Error;
use crate::header::DefinitionError;
use crate::select::Select;
use crate::view::{self, View};
use juesuan_messages::{Explain, message};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The views, and what each reads.
#[derive(Debug)]
pub(crate) struct Library {
    /// A view comes after those that it reads.
    views: Vec<(View, HashSet<String>)>,
}

/// The library.
pub(crate) fn library() -> Result<&'static Library, Error> {
    static LIBRARY: LazyLock<Result<Library, DefinitionError>> = LazyLock::new(Library::read);
    LIBRARY.as_ref().map_err(|error| Error::Definition(error.clone()))
}

/// Every view but those of single metrics, by name.
///
/// # Errors
/// A header that lacks something or is wrong.
pub fn views() -> Result<Vec<&'static View>, Error> {
    let mut views: Vec<_> = library()?.views().filter(|view| !view.is_metric()).collect();
    views.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(views)
}

impl Library {
    fn read() -> Result<Self, DefinitionError> {
        Ok(Self { views: in_order(distinct(view::read(&Metric::all()?)?)?)? })
    }

    /// Every view, after those that it reads.
    pub(crate) fn views(&self) -> impl Iterator<Item = &View> {
        self.views.iter().map(|(view, _)| view)
    }

    /// The SELECT of the view of this name.
    pub(crate) fn text(&self, name: &str) -> &str {
        let view = self.views().find(|view| view.name == name);
        view.expect("the views of the program's own queries are in the library").select.text()
    }

    /// The views that a SELECT names, and those that they read in turn, in the order in which they can be made; and all names
    /// of tables and views among the words of these.
    pub(crate) fn read_by(&self, select: &Select<'_>) -> (Vec<&View>, HashSet<String>) {
        let mut named = select.words();
        let mut views: Vec<&View> = Vec::new();
        for (view, reads) in self.views.iter().rev() {
            if named.contains(&view.name) {
                named.extend(reads.iter().cloned());
                views.push(view);
            }
        }
        views.reverse();
        (views, named)
    }
}

/// The views, if no two have one name.
fn distinct(views: Vec<View>) -> Result<Vec<View>, DefinitionError> {
    for (view, next) in views.iter().zip(views.iter().skip(1)) {
        if view.name == next.name {
            let file = if view.is_own() { view.place() } else { next.place() };
            let problem = Error::NameTaken(view.name.clone()).message();
            return Err(DefinitionError { file, line: 1, problem });
        }
    }
    Ok(views)
}

/// The views in an order in which they can be made: each after those that it reads.
fn in_order(views: Vec<View>) -> Result<Vec<(View, HashSet<String>)>, DefinitionError> {
    let mut waiting: Vec<_> = views
        .into_iter()
        .map(|view| {
            let reads = view.reads();
            (view, reads)
        })
        .collect();
    let mut ordered = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let names: HashSet<String> = waiting.iter().map(|(view, _)| view.name.clone()).collect();
        let (ready, blocked): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|(_, reads)| reads.is_disjoint(&names));
        if ready.is_empty() {
            let own = blocked.iter().find(|(view, _)| view.is_own());
            let circular = own.or(blocked.first()).map(|(view, _)| (view.name.clone(), view.place()));
            let (name, file) = circular.unwrap_or_default();
            return Err(DefinitionError {
                file,
                line: 1,
                problem: message!("query-header-circular", name = name),
            });
        }
        ordered.extend(ready);
        waiting = blocked;
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::File;
    use crate::header::Label;

    #[test]
    fn a_view_stands_after_those_that_it_reads() {
        let mut seen: HashSet<&str> = HashSet::new();
        let library = library().unwrap();
        let names: HashSet<&str> = library.views().map(|view| view.name.as_str()).collect();
        for (view, reads) in &library.views {
            for read in reads.iter().filter(|read| names.contains(read.as_str())) {
                assert!(seen.contains(read.as_str()), "{} reads {read}", view.name);
            }
            seen.insert(&view.name);
        }
    }

    #[test]
    fn no_view_reads_those_that_are_made_for_each_statement() {
        for (view, reads) in &library().unwrap().views {
            for name in view::OF_METRICS {
                assert!(!reads.contains(name), "{} reads {name}", view.name);
            }
        }
    }

    #[test]
    fn views_that_read_one_another_are_refused() {
        let view = |name: &str, text: &'static str| View {
            name: name.to_owned(),
            title: Label { zh: "", en: "" },
            description: String::new(),
            columns: Vec::new(),
            select: Select::new(text),
            file: Some(&File { path: "views/a.sql", text: "", own: None }),
        };
        let error = in_order(vec![view("a", "SELECT * FROM b"), view("b", "SELECT * FROM x JOIN a")]);
        assert_eq!(
            error.unwrap_err().to_string(),
            "queries/views/a.sql:1: the view a reads views that read it"
        );
    }
}

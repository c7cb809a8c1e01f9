//! The folder that a warehouse's files came from, so that a report names them by their paths in it, without those of this machine.

use crate::error::Error;
use crate::rows::{self, record};
use juesuan_query::Session;

/// The folder that all files are in, with a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceFolder(String);

record! {
    struct Ends {
        first: Option<String>,
        last: Option<String>,
    }
}

impl SourceFolder {
    /// That of the current reports of a warehouse.
    pub(crate) fn of(session: &Session) -> Result<Self, Error> {
        // What the first and the last address begin with, all in between begin with.
        const ENDS: &str = "SELECT MIN(source_uri) AS first, MAX(source_uri) AS last FROM sources";
        let ends = rows::read::<Ends>(&session.query(ENDS, &[])?)?.pop();
        let (first, last) = ends.map(|ends| (ends.first, ends.last)).unwrap_or_default();
        Ok(Self::around(&first.unwrap_or_default(), &last.unwrap_or_default()))
    }

    /// The innermost folder that both files are in. An archive counts as a file.
    fn around(first: &str, last: &str) -> Self {
        let alike = first.char_indices().zip(last.chars()).find(|((_, a), b)| a != b);
        let end = alike.map_or(first.len().min(last.len()), |((at, _), _)| at);
        let common = first.get(..end).unwrap_or_default();
        let outside = common.split_once("!/").map_or(common, |(archive, _)| archive);
        Self(outside.rfind('/').and_then(|at| outside.get(..=at)).unwrap_or_default().to_owned())
    }

    /// A file's path in the folder. Files of several folders have nothing but the root in common: each is shown by its name, or by
    /// its archive's and its path therein.
    pub(crate) fn shown<'u>(&self, uri: &'u str) -> &'u str {
        let inside = uri.strip_prefix(&self.0).unwrap_or(uri);
        let is_root = self.0.ends_with(":/") || self.0.ends_with("//") || self.0 == "/";
        if !is_root && !inside.starts_with('/') {
            return inside;
        }
        let file = inside.split_once("!/").map_or(inside, |(archive, _)| archive);
        inside.get(file.rfind('/').map_or(0, |at| at + 1)..).unwrap_or(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_shown_by_its_path_in_the_folder_of_all() {
        let folder = SourceFolder::around("/home/me/reports/a/1.pdf", "/home/me/reports/b/2.pdf");
        assert_eq!(folder, SourceFolder("/home/me/reports/".into()));
        assert_eq!(folder.shown("/home/me/reports/b/2.pdf"), "b/2.pdf");
        assert_eq!(
            SourceFolder::around("/x/报告甲.txt", "/x/报告乙.txt").shown("/x/报告甲.txt"),
            "报告甲.txt"
        );
    }

    #[test]
    fn one_file_and_one_archive_are_shown_by_name() {
        let one = SourceFolder::around("/home/me/1.pdf", "/home/me/1.pdf");
        assert_eq!(one.shown("/home/me/1.pdf"), "1.pdf");
        let archive = SourceFolder::around("/x/all.zip!/2022/1.pdf", "/x/all.zip!/2022/3.pdf");
        assert_eq!(archive.shown("/x/all.zip!/2022/1.pdf"), "all.zip!/2022/1.pdf");
    }

    #[test]
    fn files_of_several_roots_do_not_tell_where_they_are() {
        for (first, last) in
            [("/home/me/1.pdf", "/srv/2.pdf"), ("C:/me/1.pdf", "C:/you/2.pdf"), ("/x/1", "a/2")]
        {
            let folder = SourceFolder::around(first, last);
            assert_eq!(folder.shown(first), first.rsplit('/').next().unwrap(), "{first} {last}");
        }
        let folder = SourceFolder::around("/home/all.zip!/a/1.pdf", "/srv/2.pdf");
        assert_eq!(folder.shown("/home/all.zip!/a/1.pdf"), "all.zip!/a/1.pdf");
        assert_eq!(
            SourceFolder::around("a/1.pdf", "b/2.pdf").shown("a/1.pdf"),
            "a/1.pdf",
            "relative as given"
        );
    }
}

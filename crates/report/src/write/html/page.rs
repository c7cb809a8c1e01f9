//! The report that a page is of, which the parts of the page share.

use crate::language::Language;
use crate::paper::{Paper, Shown};

pub(super) struct Page<'a> {
    pub(super) paper: &'a Paper,
    pub(super) language: Language,
    pub(super) shown: Shown,
}

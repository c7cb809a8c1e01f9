//! The report that a page is of, which the parts of the page share.

use crate::document::{ReportDocument, Shown};
use juesuan_messages::Language;

pub(super) struct Page<'a> {
    pub(super) report: &'a ReportDocument,
    pub(super) language: Language,
    pub(super) shown: Shown,
}

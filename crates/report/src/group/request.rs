//! Which departments are compared.

use juesuan_messages::{Arg, Language, Message, message};
use juesuan_model::{FiscalYear, Scope};
use juesuan_query::{PeerGroup, Session};

/// Which departments, of which year, in which language.
#[derive(Debug, Clone)]
pub struct GroupRequest<'a> {
    /// The year.
    pub year: FiscalYear,
    /// Whose accounts are compared.
    pub scope: Scope,
    /// The departments; `region` may also be a region's name.
    pub group: PeerGroup<'a>,
    /// The language of the report; names of departments remain as printed.
    pub language: Language,
}

impl GroupRequest<'_> {
    /// Which departments are meant, in words.
    pub(super) fn words(&self, session: &Session) -> Message {
        let criteria = session.criteria_of(&self.group);
        if criteria.is_empty() {
            message!("report-all-departments")
        } else {
            message!("query-group-criteria", criteria = Arg::list(criteria))
        }
    }
}

//! Which departments are compared.

use crate::error::Error;
use crate::rows::{self, record};
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

record! {
    struct RegionRow {
        region_code: String,
    }
}

impl GroupRequest<'_> {
    /// The code that the codes of the region begin with: requested as a code, or by the region's name.
    pub(super) fn region(&self, session: &Session) -> Result<String, Error> {
        const NAMED: &str = "SELECT region_code FROM regions
             WHERE region_name = $name OR short_name = $name ORDER BY region_code";
        let text = self.group.region.unwrap_or_default();
        if text.is_empty() || text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(text.to_owned());
        }
        let named: Vec<RegionRow> = rows::read(&session.query(NAMED, &[("name", text.to_owned().into())])?)?;
        let codes: Vec<&str> = named.iter().map(|row| row.region_code.as_str()).collect();
        match codes.as_slice() {
            // A code that ends in zeros is that of a level above: 420000 is all of 42.
            [code] => {
                Ok(code.strip_suffix("0000").or_else(|| code.strip_suffix("00")).unwrap_or(code).to_owned())
            }
            [] => Err(Error::UnknownRegion(text.to_owned())),
            codes => Err(Error::AmbiguousRegion {
                text: text.to_owned(),
                codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            }),
        }
    }

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

//! Groups of entities: of a level, a function, a region, a part of the name.

use crate::error::Error;
use crate::session::Session;
use duckdb::types::Value;
use juesuan_messages::{Arg, Message, Term, message};

/// Which entities are peers. A field that is `None` sets no limit; if an entity is selected, and neither level, function nor name
/// is set, level and function are taken from it.
#[derive(Debug, Clone, Default)]
pub struct PeerGroup<'a> {
    /// The administrative level: province, city, county or township.
    pub level: Option<&'a str>,
    /// The function: finance, education, …
    pub function: Option<&'a str>,
    /// The region: its name, or the code that theirs begins with, 42 for all of 湖北.
    pub region: Option<&'a str>,
    /// A text that the name contains.
    pub name: Option<&'a str>,
    /// Whether they spend from half to twice what the selected entity spends.
    pub like_sized: bool,
}

/// The entities of a group, with the parameters of [`Session::parameters`].
pub(crate) const MEMBERS: &str = "SELECT entity_id FROM entity_places \
     WHERE ($level = '' OR admin_level = $level) AND ($function = '' OR function_group = $function) \
     AND ($region = '' OR SUBSTRING(region_code, 1, LENGTH($region)) = $region) \
     AND ($contained = '' OR instr(entity_name, $contained) > 0)";

/// An administrative level in words; unchanged if it is not one of the five.
fn level(name: &str) -> Arg {
    match name {
        "nation" => message!("query-level-nation").into(),
        "province" => message!("query-level-province").into(),
        "city" => message!("query-level-city").into(),
        "county" => message!("query-level-county").into(),
        "township" => message!("query-level-township").into(),
        other => other.into(),
    }
}

impl Session {
    /// A function as named in the reference data; unchanged if they lack it.
    fn function(&self, name: &str) -> Arg {
        let mut rows = self.reference().rows("functions");
        let row = rows.find(|row| matches!(row, [Some(known), ..] if known == name));
        match row {
            Some([_, Some(zh), Some(en), ..]) => {
                let (zh, en) = (zh.clone().into(), en.clone().into());
                Arg::Term(Term { term: name.to_owned().into(), en, zh })
            }
            _ => name.into(),
        }
    }

    /// The criteria of a group in words: a name, a level, a function, a region.
    #[must_use]
    pub fn criteria_of(&self, group: &PeerGroup<'_>) -> Vec<Message> {
        let criteria = [
            group.name.map(|text| message!("query-group-name", text = text)),
            group.level.map(|name| message!("query-group-level", level = level(name))),
            group.function.map(|name| message!("query-group-function", function = self.function(name))),
            group.region.map(|region| message!("query-group-region", region = region)),
        ];
        criteria.into_iter().flatten().collect()
    }

    /// The code that the codes of a region begin with: the text itself if it is digits, or by the region's name; empty for any.
    ///
    /// # Errors
    /// A name that no region has, or several.
    pub fn region(&self, text: Option<&str>) -> Result<String, Error> {
        const NAMED: &str = "SELECT region_code FROM regions
             WHERE region_name = $name OR short_name = $name ORDER BY region_code";
        let text = text.unwrap_or_default().trim();
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(text.to_owned());
        }
        let named = self.query(NAMED, &[("name", text.to_owned().into())])?;
        let codes: Vec<&str> = named.column("region_code")?.str()?.iter().flatten().collect();
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

    /// The parameters of [`MEMBERS`].
    pub(crate) fn parameters(&self, group: &PeerGroup<'_>) -> Result<[(&'static str, Value); 4], Error> {
        let text = |text: Option<&str>| Value::Text(text.unwrap_or_default().to_owned());
        Ok([
            ("level", text(group.level)),
            ("function", text(group.function)),
            ("region", self.region(group.region)?.into()),
            ("contained", text(group.name)),
        ])
    }

    /// The group in words; of all departments, that they are all.
    pub(crate) fn group_in_words(&self, group: &PeerGroup<'_>) -> Message {
        let criteria = self.criteria_of(group);
        if criteria.is_empty() {
            return message!("query-group-all");
        }
        message!("query-group-criteria", criteria = Arg::list(criteria))
    }
}

//! The report on a region or a group of bodies: the final accounts of one year side by side.

mod bodies;
mod spread;

use crate::draft::Draft;
use crate::entity::notes;
use crate::error::Error;
use crate::figures::Figures;
use crate::findings;
use crate::format::Language;
use crate::paper::{Block, Paper, Section};
use crate::rows::Rows;
use juesuan_model::{FiscalYear, Kind, Scope};
use juesuan_query::{Group, REPORT_FIGURES, REPORT_FILES, REPORT_PAPERS, Session, Value};
use std::collections::{BTreeMap, HashSet};

/// Which bodies, of which year, in which language.
#[derive(Debug, Clone)]
pub struct GroupRequest<'a> {
    /// The year.
    pub year: FiscalYear,
    /// Whose accounts are compared.
    pub scope: Scope,
    /// The bodies; `region` may also be a region's name.
    pub group: Group<'a>,
    /// The language of the report; names that papers print stay as they are.
    pub language: Language,
}

/// What the sections share.
struct Members<'a> {
    session: &'a Session,
    request: &'a GroupRequest<'a>,
    /// The code that the regions begin with; empty for any.
    region: String,
    language: Language,
    year: i32,
    /// The bodies' ids and names, in the order of the names.
    bodies: Vec<(String, String)>,
    /// The statements of each.
    statements: BTreeMap<String, HashSet<String>>,
    figures: Figures,
}

/// The report on a group of bodies in one year.
///
/// # Errors
/// An unknown region, or no final accounts of this year, scope and group.
pub fn group_report(session: &Session, request: &GroupRequest<'_>) -> Result<Paper, Error> {
    let language = request.language;
    let region = region(session, request.group.region.unwrap_or_default())?;
    let year = i32::from(request.year.get());
    let filters = filters(request, &region);
    let found = Rows::read(&session.query_of(None, REPORT_PAPERS.text, &filters)?)?;
    let (mut bodies, mut statements) = (Vec::new(), BTreeMap::<String, HashSet<String>>::new());
    for row in found.iter() {
        if !row.is("kind", Kind::FinalAccounts.name()) || !row.is("scope", request.scope.name()) {
            continue;
        }
        let text = |column| row.text(column).unwrap_or_default().to_owned();
        let body = (text("entity_id"), text("entity_name"));
        statements.entry(body.0.clone()).or_default().extend(row.text("statement").map(str::to_owned));
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    if bodies.is_empty() {
        return Err(Error::EmptyGroup { group: words(request, Language::En), year: request.year.get() });
    }
    let mut of_scope = filters.clone();
    of_scope.push(("scope", request.scope.name().to_owned().into()));
    let figures = Figures::read(&session.query_of(None, REPORT_FIGURES.text, &of_scope)?)?;
    let members = Members { session, request, region, language, year, bodies, statements, figures };
    let mut draft = Draft::new(language, &session.query_of(None, REPORT_FILES.text, &filters)?)?;
    let mut sections = vec![
        bodies::overview(&members, &mut draft),
        bodies::side_by_side(&members, &mut draft)?,
        bodies::functional(&members, &mut draft)?,
        spread::section(&members)?,
        members.findings(&mut draft)?,
    ];
    sections.push(members.notes(&sections));
    let (evidence, sources) = draft.finish();
    let (title, lead) = members.heading();
    Ok(Paper { language, title, lead, sections, evidence, sources, pictures: Vec::new() })
}

/// The code that the codes of a region begin with: given so, or by the name.
fn region(session: &Session, text: &str) -> Result<String, Error> {
    const NAMED: &str = "SELECT region_code, region_level FROM regions
         WHERE region_name = $name OR short_name = $name ORDER BY region_code";
    if text.is_empty() || text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    let named = Rows::read(&session.query(NAMED, &[("name", text.to_owned().into())])?)?;
    let codes: Vec<&str> = named.iter().filter_map(|row| row.text("region_code")).collect();
    match codes.as_slice() {
        // What a code ends in zeros of is a level above: 420000 is all of 42.
        [code] => {
            Ok(code.strip_suffix("0000").or_else(|| code.strip_suffix("00")).unwrap_or(code).to_owned())
        }
        [] => Err(Error::UnknownRegion(text.to_owned())),
        codes => Err(Error::AmbiguousRegion { text: text.to_owned(), codes: codes.join(", ") }),
    }
}

fn filters(request: &GroupRequest<'_>, region: &str) -> Vec<(&'static str, Value)> {
    let year = i32::from(request.year.get());
    let text = |value: Option<&str>| Value::from(value.unwrap_or_default().to_owned());
    vec![
        ("level", text(request.group.level)),
        ("function", text(request.group.function)),
        ("region", region.to_owned().into()),
        ("contained", text(request.group.name)),
        ("first", year.into()),
        ("last", year.into()),
    ]
}

/// Who is meant, in words.
fn words(request: &GroupRequest<'_>, language: Language) -> String {
    let group = &request.group;
    let parts: Vec<String> = [
        (language.pick("地区", "region "), group.region),
        (language.pick("名称含", "name contains "), group.name),
        (language.pick("级别", "level "), group.level),
        (language.pick("职能", "function "), group.function),
    ]
    .into_iter()
    .filter_map(|(what, value)| Some(format!("{what}“{}”", value?)))
    .collect();
    if parts.is_empty() {
        language.pick("仓库中全部部门", "all bodies of the warehouse").to_owned()
    } else {
        language.list(&parts)
    }
}

impl Members<'_> {
    fn parameters(&self) -> Vec<(&'static str, Value)> {
        let mut parameters = filters(self.request, &self.region);
        parameters.push(("scope", self.request.scope.name().to_owned().into()));
        parameters
    }

    fn heading(&self) -> (String, Vec<String>) {
        let (year, count, language) = (self.year, self.bodies.len(), self.language);
        let subject = self.request.group.name.or(self.request.group.region);
        let title = match language {
            Language::Zh => format!("{}部门决算比较（{year}年度）", subject.unwrap_or("各部门")),
            Language::En => format!("{}: final accounts of {year} compared", subject.unwrap_or("All bodies")),
        };
        let scope = language.scope(self.request.scope);
        let lead = match language {
            Language::Zh => vec![
                format!("范围：{}", words(self.request, language)),
                format!("编报范围：{scope}"),
                format!("共{count}个部门"),
            ],
            Language::En => vec![
                format!("Bodies: {}", words(self.request, language)),
                format!("Scope: {scope}"),
                format!("{count} bodies"),
            ],
        };
        (title, lead)
    }

    fn findings(&self, draft: &mut Draft) -> Result<Section, Error> {
        let ids: HashSet<&str> = self.bodies.iter().map(|(_, name)| name.as_str()).collect();
        let shown = |row: crate::rows::Row<'_>| {
            row.is("scope", self.request.scope.name())
                && row.text("entity_name").is_some_and(|name| ids.contains(name))
        };
        let years = self.request.year.into();
        findings::section(self.session, draft, None, years, &shown)
    }

    fn notes(&self, sections: &[Section]) -> Section {
        let language = self.language;
        let mut section = Section::new("notes", language.pick("说明", "Notes"));
        let mut notes = notes::general(language);
        notes.push(
            language
                .pick(
                    "合计为所列部门之和：部门之间的补助等往来未作抵销；同一部门的本级和所属单位不与部门汇总相加。",
                    "Sums are over the bodies listed; payments between them are not eliminated. Own-level and unit accounts are never added \
                     to those of their department.",
                )
                .to_owned(),
        );
        notes.push(
            language
                .pick(
                    "四分位数按排序后线性插值（同 Excel 的 QUARTILE.INC），至少3个数值方可计算。",
                    "Quartiles are interpolated linearly (as QUARTILE.INC of Excel), over three values at least.",
                )
                .to_owned(),
        );
        section.blocks.push(Block::List(notes));
        section.blocks.extend(notes::gaps(language, sections).map(Block::Table));
        section
    }
}

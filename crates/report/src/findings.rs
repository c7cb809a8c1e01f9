//! What does not add up, each side with its place.

use crate::draft::Draft;
use crate::error::Error;
use crate::figures::Place;
use crate::format::Language;
use crate::paper::{Block, Cell, Column, Finding, Holds, Section, Side, Table, Value};
use crate::rows::{Row, Rows};
use juesuan_model::{Scope, Severity, State};
use juesuan_query::{FindingsRequest, FoundTerm, Session, Years};
use std::collections::HashMap;

/// So many causes are told with both sides; the count says how many there are.
const TOLD: usize = 60;

/// The findings of one entity and scope.
pub(crate) fn of_entity(
    session: &Session,
    draft: &mut Draft,
    entity: &str,
    years: Years,
    scope: Scope,
) -> Result<Section, Error> {
    section(session, draft, Some(entity), years, &|row| row.is("scope", scope.name()))
}

/// The findings of the reports that `shown` takes, gravest first; instances of one cause are one.
pub(crate) fn section(
    session: &Session,
    draft: &mut Draft,
    entity: Option<&str>,
    years: Years,
    shown: &dyn Fn(Row<'_>) -> bool,
) -> Result<Section, Error> {
    let language = draft.language;
    let mut section = Section::new("findings", language.pick("勾稽核对", "What does not add up"));
    let found = session.findings(&FindingsRequest {
        entity,
        years,
        rule: None,
        state: None,
        severity: Severity::Hint,
    })?;
    let rows = Rows::read(&found.frame)?;
    let rules: HashMap<&str, juesuan_reconcile::RuleDoc> =
        juesuan_reconcile::catalogue().into_iter().map(|rule| (rule.id, rule)).collect();
    let mut causes: Vec<Finding> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rounding = 0_u32;
    for (row, sides) in rows.iter().zip(&found.terms) {
        let text = |column| row.text(column).unwrap_or_default();
        if !shown(row) {
            continue;
        }
        // What rounding explains holds; it is counted, not listed.
        if row.is("state", State::Rounding.name()) {
            rounding += 1;
            continue;
        }
        let cause = format!("{}|{}", text("revision_id"), text("cause"));
        if let Some(finding) = known.get(&cause).and_then(|at| causes.get_mut(*at)) {
            finding.also.push(format!("{}：{}", text("instance"), language.message(text("message"))));
            continue;
        }
        known.insert(cause, causes.len());
        let rule = rules.get(text("rule_id"));
        let title = rule.map(|rule| match language {
            Language::Zh => rule.title().text(juesuan_messages::Language::Zh),
            Language::En => rule.title().text(juesuan_messages::Language::En),
        });
        let severity = Severity::from_name(text("severity")).unwrap_or(Severity::Hint);
        let year = row.year().unwrap_or_default();
        let sides = sides
            .each_ref()
            .map(|terms| terms.iter().map(|term| side(draft, text("revision_id"), year, term)).collect());
        causes.push(Finding {
            severity,
            year,
            entity: if entity.is_none() { text("entity_name").to_owned() } else { String::new() },
            rule: rule.map_or("", |rule| rule.id),
            title: title.unwrap_or_else(|| text("rule_id").to_owned()),
            message: language.message(text("message")),
            sides,
            also: Vec::new(),
        });
    }
    if entity.is_some() {
        section.say(identities(language, &found.identities));
    }
    if rounding > 0 {
        section.say(match language {
            Language::Zh => format!("另有{rounding}处仅差尾数，四舍五入可以解释，视为相符，未列。"),
            Language::En => format!(
                "{rounding} more differ by no more than rounding explains; these hold and are not listed."
            ),
        });
    }
    if causes.is_empty() {
        section.say(language.pick("没有发现不符。", "Nothing was found that does not add up."));
        return Ok(section);
    }
    section.table(counts(language, &causes, entity.is_none()));
    if causes.len() > TOLD {
        section.say(match language {
            Language::Zh => format!("共{}项，以下列出最严重的{TOLD}项；全部见 juesuan check。", causes.len()),
            Language::En => {
                format!("Of {} the gravest {TOLD} follow; `juesuan check` lists all.", causes.len())
            }
        });
        causes.truncate(TOLD);
    }
    section.blocks.push(Block::Findings(causes));
    Ok(section)
}

/// How the identities ended, in one sentence.
fn identities(language: Language, ended: &[(State, u64)]) -> String {
    let count = |state: State| ended.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count);
    let parts: Vec<String> = State::ALL
        .iter()
        .filter(|state| count(**state) > 0)
        .map(|state| match language {
            Language::Zh => format!("{}{}条", state.label(), count(*state)),
            Language::En => format!("{} {}", count(*state), state.name().replace('_', " ")),
        })
        .collect();
    match language {
        Language::Zh => format!(
            "每份报告逐条核对表内、表间和文字与表之间的勾稽关系（按规则和报告计）：{}。",
            parts.join("，")
        ),
        Language::En => format!(
            "Identities within and between statements and prose, by rule and report: {}.",
            parts.join(", ")
        ),
    }
}

/// How many causes of each severity, by year or by body.
fn counts(language: Language, causes: &[Finding], by_entity: bool) -> Table {
    let lead = if by_entity { language.pick("部门", "Body") } else { language.pick("年度", "Year") };
    let mut columns = vec![Column::new(lead, Holds::Text)];
    for severity in Severity::ALL {
        columns.push(Column::new(severity_name(language, *severity), Holds::Number));
    }
    let mut table = Table::new(language.pick("不符项数", "Count of findings"), columns);
    let of = |finding: &Finding| if by_entity { finding.entity.clone() } else { finding.year.to_string() };
    let mut groups: Vec<String> = causes.iter().map(of).collect();
    groups.sort();
    groups.dedup();
    for group in groups {
        let mut row = vec![Cell::text(group.clone())];
        for severity in Severity::ALL {
            let count =
                causes.iter().filter(|finding| of(finding) == group && finding.severity == *severity).count();
            row.push(Cell::number(u64::try_from(count).unwrap_or(u64::MAX)));
        }
        table.rows.push(row);
    }
    table
}

pub(crate) fn severity_name(language: Language, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => language.pick("错误", "error"),
        Severity::Warning => language.pick("警告", "warning"),
        Severity::Hint => language.pick("提示", "hint"),
    }
}

/// A term with the place that prints it.
fn side(draft: &mut Draft, revision: &str, year: i32, term: &FoundTerm) -> Side {
    let place = Place {
        revision: revision.to_owned(),
        // The label names the statement, or the section of the prose.
        stated_in: term.label.split(' ').next().unwrap_or_default().to_owned(),
        printed: term.printed.clone(),
        unit: None,
        sentence: None,
        locator: term.locator,
    };
    let what = draft.language.of_year(year, &term.label);
    let evidence = draft.cite(&what, Value::Text(term.printed.clone()), &place);
    let sign = if term.negative { "− " } else { "" };
    Side { text: format!("{sign}{} {}", term.label, term.printed), evidence }
}

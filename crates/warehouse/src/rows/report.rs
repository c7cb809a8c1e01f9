//! The rows of a report itself: reports, statements, facts.

use super::of_report::Part;
use super::texts::Texts;
use super::{Columns, Revision, Stamp};
use crate::RevisionInputs;
use crate::error::Error;
use arrow::array::RecordBatch;
use juesuan_model::schema::WarehouseTable;
use juesuan_model::{
    Code, CodeDomain, CodeLevel, Fund, Item, KeyEvidence, Kind, Measure, Phase, Report, Scope, Side, Source,
    Stage, StatementSummary, Unit, UnitSource,
};
use serde_json::{Map, Value};

pub(super) fn reports<'a>(revisions: &'a [Revision<'a>], stamp: &'a Stamp<'_>) -> Result<RecordBatch, Error> {
    let reports = || revisions.iter().map(Revision::report);
    let rows = |table| revisions.iter().map(move |revision| revision.rows.count(table));
    let mut texts = Texts::default();
    let mut columns = Columns::new(WarehouseTable::Reports, revisions.len(), &mut texts);
    let chief = || reports().map(|r| r.sources.first());
    let rejects = |r: &Report, page: bool| {
        r.rejects.iter().filter(|reject| (reject.stage == Stage::Page) == page).count()
    };
    columns.report_key(revisions.iter());
    columns.own("report_id", reports().map(|r| Some(RevisionInputs::of(r).report_id())));
    columns.text("entity_name", reports().map(|r| Some(r.entity_name.as_str())));
    columns.text("published", reports().map(|r| r.published.as_deref()));
    columns.text("source_uri", chief().map(|source| source.map(|source| source.uri.as_str())));
    columns.text("source_format", chief().map(|source| source.map(|source| source.format)));
    columns.large("source_bytes", chief().map(|source| source.map(|source| source.bytes)));
    columns.integer("pages", chief().map(|source| source?.pages));
    columns.count("source_count", reports().map(|r| r.sources.len()));
    columns.text("report_key_source", reports().map(|r| Some(r.report_key_source.name())));
    columns.own("report_key_evidence", reports().map(|r| Some(evidence_json(&r.report_key_evidence))));
    columns.count("statement_count", reports().map(|r| r.statements.len()));
    columns.count("fact_count", rows(WarehouseTable::Facts));
    columns.count("rejected_page_count", reports().map(|r| rejects(r, true)));
    columns.count("rejected_cell_count", reports().map(|r| rejects(r, false)));
    columns.count("claim_count", rows(WarehouseTable::Claims));
    columns.count("unread_sentence_count", rows(WarehouseTable::UnreadSentences));
    let final_accounts = || reports().map(|r| r.account);
    columns.integer("amount_count", final_accounts().map(|account| Some(account.amounts())));
    columns.integer("fact_amount_count", final_accounts().map(|account| Some(account.facts)));
    columns.integer("claim_amount_count", final_accounts().map(|account| Some(account.claims)));
    columns.integer("unread_amount_count", final_accounts().map(|account| Some(account.unread)));
    columns.integer("rejected_amount_count", final_accounts().map(|account| Some(account.rejected)));
    columns.constant("parser_version", &stamp.versions.parser);
    columns.constant("rules_version", &stamp.versions.rules);
    columns.instant("ingested_at", stamp.ingested_at);
    columns.finish(stamp)
}

/// `[{"field":"entity","rule":"title","printed":"…","source":0,"page":1,"line":3}, …]`: of the place, what is known.
fn evidence_json(evidence: &[KeyEvidence]) -> String {
    let objects = evidence.iter().map(|evidence| {
        let KeyEvidence { field, rule, printed, locator } = evidence;
        let words = [("field", field.name()), ("rule", rule.name()), ("printed", printed.as_str())];
        let mut object: Map<String, Value> =
            words.into_iter().map(|(name, word)| (name.to_owned(), word.into())).collect();
        object.insert("source".to_owned(), locator.source.into());
        let place = [
            ("page", locator.page),
            ("sheet", locator.sheet),
            ("paragraph", locator.paragraph),
            ("line", locator.line),
            ("line_column", locator.column),
        ];
        let known = place.into_iter().filter_map(|(name, number)| Some((name.to_owned(), number?.into())));
        object.extend(known);
        Value::Object(object)
    });
    Value::Array(objects.collect()).to_string()
}

pub(super) fn sources<'a>(revisions: &'a [Revision<'a>], stamp: &'a Stamp<'_>) -> Result<RecordBatch, Error> {
    let rows: Vec<(&Revision<'_>, usize, &Source)> = revisions
        .iter()
        .flat_map(|r| r.report().sources.iter().enumerate().map(move |(index, source)| (r, index, source)))
        .collect();
    let sources = || rows.iter().map(|(.., source)| *source);
    let printed = || sources().map(|source| &source.report_key);
    // No sheet's name has a slash.
    let sheets = |source: &Source| source.sheets.join("/");
    let statements =
        |source: &Source| source.statements.iter().map(|s| s.name()).collect::<Vec<_>>().join(" ");
    let mut texts = Texts::default();
    let mut columns = Columns::new(WarehouseTable::Sources, rows.len(), &mut texts);
    columns.report_key(rows.iter().map(|(revision, ..)| *revision));
    columns.count("source_index", rows.iter().map(|(_, index, _)| *index));
    columns.text("source_uri", sources().map(|s| Some(s.uri.as_str())));
    columns.text("source_format", sources().map(|s| Some(s.format)));
    columns.large("source_bytes", sources().map(|s| Some(s.bytes)));
    columns.text("content_hash", sources().map(|s| Some(s.content_hash.as_str())));
    columns.integer("pages", sources().map(|s| s.pages));
    columns.own("sheets", sources().map(|s| Some(sheets(s)).filter(|names| !names.is_empty())));
    columns.text("printed_entity", printed().map(|i| i.entity_name.as_deref()));
    columns.integer("printed_year", printed().map(|i| i.fiscal_year.map(|year| u32::from(year.get()))));
    columns.text("printed_kind", printed().map(|i| i.kind.map(Kind::name)));
    columns.text("printed_scope", printed().map(|i| i.scope.map(Scope::name)));
    columns.own("statements", sources().map(|s| Some(statements(s))));
    columns.flag("has_prose", sources().map(|s| s.prose));
    columns.integer("scanned_pages", sources().map(|s| Some(s.pictures)));
    columns.count("recognized_pages", sources().map(|s| s.recognized.len()));
    columns.text("replaces", sources().map(|s| s.replaces.as_deref()));
    columns.finish(stamp)
}

pub(super) fn statements<'a>(
    revisions: &'a [Revision<'a>],
    stamp: &'a Stamp<'_>,
) -> Result<RecordBatch, Error> {
    let rows: Vec<(&Revision<'_>, &StatementSummary)> =
        revisions.iter().flat_map(|r| r.report().statements.iter().map(move |s| (r, s))).collect();
    let statements = || rows.iter().map(|(_, statement)| *statement);
    let mut texts = Texts::default();
    let mut columns = Columns::new(WarehouseTable::Statements, rows.len(), &mut texts);
    columns.report_key(rows.iter().map(|(revision, _)| *revision));
    columns.text("statement", statements().map(|s| Some(s.statement.name())));
    columns.text("title", statements().map(|s| Some(s.title.as_str())));
    columns.text("entity_printed", statements().map(|s| s.entity_printed.as_deref()));
    columns.text("unit", statements().map(|s| s.unit.map(Unit::label)));
    columns.text("unit_source", statements().map(|s| s.unit_source.map(UnitSource::name)));
    columns.text("note", statements().map(|s| s.note.as_deref()));
    columns.text("reading", statements().map(|s| Some(s.reading.name())));
    columns.message("reread", statements().map(|s| s.reread.as_ref()));
    columns.integer("fact_count", statements().map(|s| Some(s.facts)));
    columns.locators(statements().map(|s| &s.locator));
    columns.finish(stamp)
}

pub(super) fn facts<'a>(report: &'a Report, texts: &mut Texts<'a>) -> Result<Part, Error> {
    let facts = || report.facts.iter();
    let codes = || facts().map(|fact| fact.code.as_ref());
    let mut columns = Columns::new(WarehouseTable::Facts, report.facts.len(), texts);
    columns.text("statement", facts().map(|f| Some(f.statement.name())));
    columns.text("side", facts().map(|f| f.side.map(Side::name)));
    columns.text("row_label", facts().map(|f| Some(f.row_label.as_ref())));
    columns.text("item", facts().map(|f| f.item.map(Item::name)));
    columns.text("code_domain", codes().map(|code| code.map(Code::domain).map(CodeDomain::name)));
    columns.text("code", codes().map(|code| code.map(Code::digits)));
    columns.text("code_level", codes().map(|code| code.map(Code::level).map(CodeLevel::name)));
    columns.text("column_label", facts().map(|f| Some(f.column_label.as_ref())));
    columns.text("measure", facts().map(|f| f.measure.map(Measure::name)));
    columns.text("fund", facts().map(|f| f.fund.map(Fund::name)));
    columns.text("phase", facts().map(|f| f.phase.map(Phase::name)));
    columns.decimal("amount", facts().map(|f| Some(f.printed.amount.decimal())))?;
    columns.decimal("quantum", facts().map(|f| Some(f.printed.quantum.decimal())))?;
    columns.own("printed", facts().map(|f| Some(f.printed.text.as_str())));
    columns.text("unit", facts().map(|f| Some(f.printed.unit.label())));
    columns.text("unit_source", facts().map(|f| Some(f.unit_source.name())));
    columns.text("reading", facts().map(|f| Some(f.reading.name())));
    columns.flag("conflict", facts().map(|f| f.conflict));
    columns.locators(facts().map(|f| &f.locator));
    Ok(columns.part())
}

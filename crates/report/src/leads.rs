//! The page of leads: what changed, where it is printed, what it is made of, and the harmless explanations that were tried.

use crate::builder::ReportBuilder;
use crate::document::{
    Holds, ReportBlock, ReportCell, ReportColumn, ReportDocument, ReportTable, Section, Value,
};
use crate::error::Error;
use crate::figures::FigurePosition;
use crate::labels;
use crate::language::{LabelText, Speech, text};
use crate::metrics::Holding;
use crate::rows::{self, record};
use crate::source_folder::SourceFolder;
use crate::words::{DEPARTMENT, METRIC, NUMBER};
use juesuan_messages::{Language, Message, message};
use juesuan_model::{Item, Measure, Topic};
use juesuan_query::{Leads, LeadsRequest, Metric, REPORT_FILES, Session, Value as Parameter};
use polars::frame::DataFrame;
use rust_decimal::Decimal;

record! {
    /// A row of `queries/analysis/leads.sql`.
    struct LeadRow {
        rank: u64,
        within_rate: bool,
        entity_id: String,
        entity_name: String,
        scope: Option<String>,
        metric: String,
        dimension: String,
        dimension_name: Option<String>,
        previous_value: Decimal,
        value: Decimal,
        change: Decimal,
        relative_change: Decimal,
        robust_z: Decimal,
        p_value: String,
        q_value: Decimal,
        explained: bool,
        reorganization: String,
        restatement: String,
        code_change: String,
        unit_slip: String,
        one_off_project: String,
        scope_change: String,
        project_name: Option<String>,
        peer_level: u64,
        peer_count: u64,
        peer_median: Decimal,
        same_money: u64,
    }
}

record! {
    /// A row of `queries/analysis/begun_and_ended.sql`.
    struct LineRow {
        entity_name: String,
        event: String,
        series_code: String,
        dimension_name: String,
        previous_value: Option<Decimal>,
        value: Option<Decimal>,
        reorganization: String,
        code_change: String,
        same_name_code: Option<String>,
        one_off_project: String,
        project_name: Option<String>,
        misreading: String,
        scope_change: String,
    }
}

record! {
    /// A row of `queries/analysis/lead_parts.sql`.
    struct PartRow {
        entity_id: String,
        scope: Option<String>,
        metric: String,
        dimension: String,
        part: String,
        part_name: Option<String>,
        part_before: Option<Decimal>,
        part_after: Option<Decimal>,
        part_change: Decimal,
    }
}

record! {
    /// A row of `queries/analysis/lead_printed.sql`.
    struct PrintedRow {
        entity_id: String,
        scope: Option<String>,
        metric: String,
        dimension: String,
        fiscal_year: i32,
        role: String,
        amount: Decimal,
        place: FigurePosition,
    }
}

/// The page of these leads, which are some of those of a year, in their order, and of lines that begin or end.
///
/// # Errors
/// A row that is not as the query declares it.
pub fn leads_report(
    session: &Session,
    request: &LeadsRequest,
    found: &Leads,
    (shown, lines): (&DataFrame, &DataFrame),
    language: Language,
) -> Result<ReportDocument, Error> {
    let year = i32::from(request.year.get());
    let none = || Parameter::from(String::new());
    let files = session.query_of(
        None,
        REPORT_FILES.text,
        &[
            ("level", none()),
            ("function", none()),
            ("region", none()),
            ("contained", none()),
            ("first", (year - 1).into()),
            ("last", year.into()),
        ],
    )?;
    let page = Page {
        session,
        language,
        year,
        parts: rows::read(&found.parts)?,
        printed: rows::read(&found.printed)?,
    };
    let mut builder = ReportBuilder::new(language, &files, &SourceFolder::of(session)?)?;
    let leads: Vec<LeadRow> = rows::read(shown)?;
    let mut sections = vec![page.list(&leads)?];
    if !leads.is_empty() {
        sections.push(page.details(&leads, &mut builder)?);
    }
    sections.push(page.lines(&rows::read(lines)?));
    sections.push(page.method());
    let title = language.say(message!("report-leads-title", year = year.to_string(), kind = request.kind));
    let rate = Value::Ratio(request.rate);
    let lead = [
        message!("report-leads-neutral"),
        message!(
            "report-leads-counts",
            reports = found.reports,
            compared = found.compared,
            count = leads.len(),
            rate = builder.shown().value(&rate)
        ),
    ];
    let lead = lead.map(|line| language.say(line)).into();
    Ok(ReportDocument::new(language, (title, lead), sections, builder.finish()))
}

struct Page<'a> {
    session: &'a Session,
    language: Language,
    year: i32,
    parts: Vec<PartRow>,
    printed: Vec<PrintedRow>,
}

impl LeadRow {
    /// The name of the metric and what of it.
    fn subject(&self, metric: &Metric, language: Language) -> String {
        let name = language.name(metric.label_zh, metric.label_en);
        if metric.dimensions.first() == Some(&self.dimension.as_str()) {
            return name.to_owned();
        }
        format!("{name} {}", dimension(language, &self.dimension, self.dimension_name.as_deref()))
    }

    fn explanations(&self) -> [(LabelText, &str); 6] {
        [
            (text!("report-leads-succession"), &self.reorganization),
            (text!("report-leads-restatement"), &self.restatement),
            (text!("report-leads-scope"), &self.scope_change),
            (text!("report-leads-code"), &self.code_change),
            (text!("report-leads-project"), &self.one_off_project),
            (text!("report-leads-unit"), &self.unit_slip),
        ]
    }

    fn is_of(&self, entity: &str, scope: Option<&str>, metric: &str, dimension: &str) -> bool {
        (entity, scope, metric, dimension)
            == (self.entity_id.as_str(), self.scope.as_deref(), self.metric.as_str(), self.dimension.as_str())
    }
}

impl LineRow {
    /// What was tried, in words, with what it came to.
    fn explanations(&self, language: Language) -> [(String, &str); 5] {
        let with = |what: LabelText, detail: Option<&String>| {
            let what = language.of(what);
            detail.map_or_else(|| what.clone(), |detail| language.about(&what, detail))
        };
        [
            (with(text!("report-leads-succession"), None), &self.reorganization),
            (with(text!("report-leads-scope"), None), &self.scope_change),
            (with(text!("report-leads-code"), self.same_name_code.as_ref()), &self.code_change),
            (with(text!("report-leads-project"), self.project_name.as_ref()), &self.one_off_project),
            (with(text!("report-leads-misreading"), None), &self.misreading),
        ]
    }
}

/// A dimension or a part in words: a code with its name, or a term.
fn dimension(language: Language, dimension: &str, name: Option<&str>) -> String {
    if let Some(name) = name {
        return labels::row(language, dimension, name);
    }
    let message = match dimension {
        "rest" => message!("report-leads-rest"),
        "numerator" => message!("report-leads-numerator"),
        "denominator" => message!("report-leads-denominator"),
        _ => {
            let term = Measure::from_name(dimension).map(Measure::term);
            let term = term.or_else(|| Item::from_name(dimension).map(Item::term));
            let term = term.or_else(|| Topic::from_name(dimension).map(Topic::term));
            return term.map_or_else(|| dimension.to_owned(), |term| language.heading(&term));
        }
    };
    language.say(message)
}

/// What an explanation came to.
fn outcome(language: Language, outcome: &str) -> String {
    language.say(match outcome {
        "explains" => message!("report-leads-explains"),
        "does_not_explain" => message!("report-leads-does-not-explain"),
        _ => message!("report-leads-cannot-be-checked"),
    })
}

fn holding(metric: &Metric) -> Holding {
    match metric {
        metric if metric.is_amount() => Holding::Amount,
        metric if metric.is_yuan() => Holding::UnitCost,
        _ => Holding::Ratio,
    }
}

impl Page<'_> {
    fn metric(&self, row: &LeadRow) -> Result<&Metric, Error> {
        Ok(self.session.catalogue().metric(&row.metric)?)
    }

    /// All leads in one table.
    fn list(&self, leads: &[LeadRow]) -> Result<Section, Error> {
        let language = self.language;
        let title = language.say(message!("report-leads-list"));
        let mut section = Section::new("leads", title.clone());
        if leads.is_empty() {
            section.say(language.say(message!("report-leads-none")));
            return Ok(section);
        }
        let columns = [
            (NUMBER, Holds::Number),
            (DEPARTMENT, Holds::Text),
            (METRIC, Holds::Text),
            (text!("report-leads-before"), Holds::Text),
            (text!("report-leads-after"), Holds::Text),
            (text!("report-leads-z"), Holds::Number),
            (text!("report-leads-p"), Holds::Text),
            (text!("report-leads-q"), Holds::Ratio),
            (text!("report-leads-within"), Holds::Text),
            (text!("report-leads-explained"), Holds::Text),
        ];
        let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
        let shown = crate::document::Shown { language };
        let yes =
            |is_true: bool| language.say(if is_true { message!("value-yes") } else { message!("value-no") });
        for lead in leads {
            let metric = self.metric(lead)?;
            let value = |number: Decimal| shown.with_unit(&holding(metric).value(number));
            table.rows.push(vec![
                ReportCell::number(lead.rank),
                ReportCell::text(&lead.entity_name),
                ReportCell::text(lead.subject(metric, language)),
                ReportCell::text(value(lead.previous_value)),
                ReportCell::text(value(lead.value)),
                ReportCell::number(lead.robust_z),
                ReportCell::text(&lead.p_value),
                ReportCell::of(Value::Ratio(lead.q_value), None),
                ReportCell::text(yes(lead.within_rate)),
                ReportCell::text(yes(lead.explained)),
            ]);
        }
        section.table(table);
        Ok(section)
    }

    /// The lines that begin or end, without a rank.
    fn lines(&self, lines: &[LineRow]) -> Section {
        let language = self.language;
        let title = language.say(message!("report-leads-lines"));
        let mut section = Section::new("lines", title.clone());
        section.say(language.say(message!("report-leads-lines-note")));
        if lines.is_empty() {
            section.say(language.say(message!("report-leads-lines-none")));
            return section;
        }
        let columns = [
            (DEPARTMENT, Holds::Text),
            (text!("report-leads-line"), Holds::Text),
            (text!("report-leads-event"), Holds::Text),
            (text!("report-leads-before"), Holds::Text),
            (text!("report-leads-after"), Holds::Text),
            (text!("report-leads-explained-by"), Holds::Text),
            (text!("report-leads-not-checked"), Holds::Text),
        ];
        let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
        let shown = crate::document::Shown { language };
        let amount = |number: Option<Decimal>| match number {
            Some(number) => ReportCell::text(shown.with_unit(&Holding::Amount.value(number))),
            None => ReportCell::none(language.reason("not printed")),
        };
        for line in lines {
            let [explained, unchecked] = ["explains", "cannot_be_checked"].map(|came_to| {
                let those =
                    line.explanations(language).into_iter().filter(|(_, outcome)| *outcome == came_to);
                let those: Vec<String> = those.map(|(words, _)| words).collect();
                if those.is_empty() {
                    language.say(message!("report-leads-nothing"))
                } else {
                    language.list(&those)
                }
            });
            let begins = line.event == "begins";
            let event = if begins { message!("value-event-begins") } else { message!("value-event-ends") };
            table.rows.push(vec![
                ReportCell::text(&line.entity_name),
                ReportCell::text(dimension(language, &line.series_code, Some(&line.dimension_name))),
                ReportCell::text(language.say(event)),
                amount(line.previous_value),
                amount(line.value),
                ReportCell::text(explained),
                ReportCell::text(unchecked),
            ]);
        }
        section.table(table);
        section
    }

    /// Each lead with its figures, its parts and its explanations.
    fn details(&self, leads: &[LeadRow], builder: &mut ReportBuilder) -> Result<Section, Error> {
        let language = self.language;
        let mut section = Section::new("lead-details", language.say(message!("report-leads-details")));
        for lead in leads {
            let metric = self.metric(lead)?;
            let subject = lead.subject(metric, language);
            let title = format!("{} {} {subject}", lead.rank, lead.entity_name);
            section.say(language.say(self.sentence(lead, metric, &subject)));
            let figures = self.figures(lead, metric, &title, builder);
            if !figures.rows.is_empty() {
                section.table(figures);
            }
            let parts = self.made_of(lead, metric, &title);
            if !parts.rows.is_empty() {
                section.table(parts);
            }
            let explanations = lead.explanations().map(|(explanation, came_to)| {
                language.about(&language.of(explanation), &outcome(language, came_to))
            });
            let mut explanations: Vec<String> = explanations.into();
            if let Some(project) = &lead.project_name {
                explanations.push(language.say(message!("report-leads-project-name", name = project)));
            }
            section.blocks.push(ReportBlock::List(explanations));
        }
        Ok(section)
    }

    /// What changed and how unusual that is.
    fn sentence(&self, lead: &LeadRow, metric: &Metric, subject: &str) -> Message {
        let shown = crate::document::Shown { language: self.language };
        let value = |number: Decimal| shown.with_unit(&holding(metric).value(number));
        let peers = match lead.peer_level {
            1 => message!("report-leads-peers-function"),
            2 => message!("report-leads-peers-all"),
            _ => message!("report-leads-peers-codes"),
        };
        message!(
            "report-leads-sentence",
            rank = lead.rank.to_string(),
            entity = &lead.entity_name,
            subject = subject,
            year = self.year.to_string(),
            before = value(lead.previous_value),
            after = value(lead.value),
            change = lead.relative_change.to_string(),
            peers = peers,
            count = lead.peer_count,
            median = lead.peer_median.to_string(),
            z = lead.robust_z.to_string(),
            p = &lead.p_value,
            same = lead.same_money
        )
    }

    /// The printed figures, each with its place.
    fn figures(
        &self,
        lead: &LeadRow,
        metric: &Metric,
        title: &str,
        builder: &mut ReportBuilder,
    ) -> ReportTable {
        let language = self.language;
        let columns = [
            (crate::words::YEAR, Holds::Year),
            (crate::words::FIGURE, Holds::Text),
            (crate::words::AMOUNT, Holds::Number),
            (crate::words::STATED_IN, Holds::Text),
        ];
        let title = language.say(message!("report-leads-figures", lead = title));
        let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
        for row in &self.printed {
            if !lead.is_of(&row.entity_id, row.scope.as_deref(), &row.metric, &row.dimension) {
                continue;
            }
            let role = if metric.is_amount() {
                language.of(crate::words::AMOUNT)
            } else {
                dimension(language, &row.role, None)
            };
            let value = Value::Number(row.amount);
            let what = language.of_year(row.fiscal_year, &format!("{} {role}", lead.entity_name));
            let id = builder.cite(&what, value.clone(), &row.place);
            table.rows.push(vec![
                ReportCell::year(row.fiscal_year),
                ReportCell::text(role),
                ReportCell::of(value, Some(id)),
                ReportCell::text(language.stated_in(&row.place.stated_in)),
            ]);
        }
        table
    }

    /// The parts, which add up to the change, or both sides of a ratio.
    fn made_of(&self, lead: &LeadRow, metric: &Metric, title: &str) -> ReportTable {
        let language = self.language;
        let columns = [
            (text!("report-leads-part"), Holds::Text),
            (text!("report-leads-before"), Holds::Number),
            (text!("report-leads-after"), Holds::Number),
            (text!("report-leads-change"), Holds::Number),
        ];
        let shown = crate::document::Shown { language };
        let change = shown.with_unit(&holding(metric).value(lead.change));
        let title = language.say(message!("report-leads-parts", lead = title, change = change));
        let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
        let number = |number: Option<Decimal>| {
            number.map_or_else(|| ReportCell::none(language.reason("not printed")), ReportCell::number)
        };
        for row in &self.parts {
            if lead.is_of(&row.entity_id, row.scope.as_deref(), &row.metric, &row.dimension) {
                table.rows.push(vec![
                    ReportCell::text(dimension(language, &row.part, row.part_name.as_deref())),
                    number(row.part_before),
                    number(row.part_after),
                    ReportCell::number(row.part_change),
                ]);
            }
        }
        table
    }

    /// How leads are found, and what the rate promises.
    fn method(&self) -> Section {
        let language = self.language;
        let mut section = Section::new("notes", language.of(crate::words::NOTES));
        let notes = [
            text!("report-leads-note-distance"),
            text!("report-leads-note-rate"),
            text!("report-leads-note-amounts"),
        ];
        section.blocks.push(ReportBlock::List(notes.map(|note| language.of(note)).into()));
        section.blocks.push(ReportBlock::Reading);
        section
    }
}

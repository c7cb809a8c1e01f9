//! The rows of what a report states besides its statements: claims, unread sentences, self-evaluations.

use super::Columns;
use super::of_report::Part;
use super::texts::Texts;
use crate::error::Error;
use juesuan_model::schema::{EVALUATION_FIGURES, WarehouseTable};
use juesuan_model::{
    Code, Direction, Figure, Fund, Phase, ProjectEvaluation, Report, Section, Subject, Topic,
};

pub(super) fn claims<'a>(report: &'a Report, texts: &mut Texts<'a>) -> Result<Part, Error> {
    let claims = || report.claims.iter();
    let year = |year: juesuan_model::FiscalYear| u32::from(year.get());
    let mut columns = Columns::new(WarehouseTable::Claims, report.claims.len(), texts);
    columns.text("section", claims().map(|c| c.section.map(Section::name)));
    columns.text("topic", claims().map(|c| Some(c.subject.topic.name())));
    columns.text("fund", claims().map(|c| c.subject.fund.map(Fund::name)));
    columns.text("code", claims().map(|c| c.subject.code.as_ref().map(Code::digits)));
    columns.text("subject", claims().map(|c| Some(c.subject.label.as_str())));
    columns.text("metric", claims().map(|c| Some(c.metric.name())));
    columns.text("phase", claims().map(|c| c.phase.map(Phase::name)));
    columns.integer("value_year", claims().map(|c| Some(year(c.year))));
    columns.integer("compared_year", claims().map(|c| c.compared_year.map(year)));
    columns.text("compared_phase", claims().map(|c| c.compared_phase.map(Phase::name)));
    columns.own("whole", claims().map(|c| c.whole.as_ref().map(whole)));
    columns.decimal("value", claims().map(|c| Some(c.value)))?;
    columns.decimal("quantum", claims().map(|c| Some(c.quantum)))?;
    columns.text("value_unit", claims().map(|c| Some(c.value_unit.name())));
    columns.text("direction", claims().map(|c| c.direction.map(Direction::name)));
    columns.own("reason", claims().map(|c| c.reason.as_deref()));
    columns.own("printed", claims().map(|c| Some(c.printed.as_str())));
    columns.text("sentence", claims().map(|c| Some(c.sentence.as_ref())));
    columns.integer("sentence_page", claims().map(|c| c.sentence_locator.page));
    columns.integer("sentence_line", claims().map(|c| c.sentence_locator.line));
    columns.integer("sentence_column", claims().map(|c| c.sentence_locator.column));
    columns.integer("sentence_chars", claims().map(|c| Some(c.sentence_chars)));
    columns.flag("recognized", claims().map(|c| report.is_recognized(&c.locator)));
    columns.locators(claims().map(|c| &c.locator));
    Ok(columns.part())
}

/// What a share is a share of, in one word: the topic, or the code of a class.
fn whole(subject: &Subject) -> String {
    let topic = Topic::name(subject.topic);
    match (&subject.code, subject.fund) {
        (Some(code), _) => code.digits().to_owned(),
        (None, Some(fund)) => format!("{topic} {fund}"),
        (None, None) => topic.to_owned(),
    }
}

pub(super) fn unread_sentences<'a>(report: &'a Report, texts: &mut Texts<'a>) -> Part {
    let sentences = || report.unread_sentences.iter();
    let mut columns = Columns::new(WarehouseTable::UnreadSentences, report.unread_sentences.len(), texts);
    columns.text("section", sentences().map(|s| s.section.map(Section::name)));
    columns.own("sentence", sentences().map(|s| Some(s.text.as_str())));
    columns.integer("sentence_chars", sentences().map(|s| Some(s.chars)));
    columns.own("amounts", sentences().map(|s| Some(s.amounts.join(" "))));
    columns.flag("recognized", sentences().map(|s| report.is_recognized(&s.locator)));
    columns.locators(sentences().map(|s| &s.locator));
    columns.part()
}

/// The figure of a self-evaluation that a column of this name contains.
fn figure<'a>(evaluation: &'a ProjectEvaluation, name: &str) -> Option<&'a Figure> {
    let figure = match name {
        "basic" => &evaluation.basic,
        "project" => &evaluation.project,
        "budget" => &evaluation.budget,
        "actual" => &evaluation.actual,
        "rate" => &evaluation.rate,
        "rate_score" => &evaluation.rate_score,
        _ => &evaluation.score,
    };
    figure.as_ref()
}

pub(super) fn projects<'a>(report: &'a Report, texts: &mut Texts<'a>) -> Result<Part, Error> {
    let projects = || report.projects.iter();
    let mut columns = Columns::new(WarehouseTable::Projects, report.projects.len(), texts);
    columns.count("evaluation_index", 0..report.projects.len());
    columns.text("evaluation_kind", projects().map(|p| Some(p.kind.name())));
    columns.text("title", projects().map(|p| Some(p.title.as_str())));
    columns.text("name", projects().map(|p| Some(p.name.as_str())));
    columns.text("authority", projects().map(|p| p.authority.as_deref()));
    columns.text("implementing_unit", projects().map(|p| p.unit.as_deref()));
    columns.decimal("rate_full_score", projects().map(|p| p.rate_full_score))?;
    for (name, _) in EVALUATION_FIGURES {
        let figures = || projects().map(|project| figure(project, name));
        columns.decimal(name, figures().map(|f| f.map(|f| f.value)))?;
        columns.own(&format!("{name}_printed"), figures().map(|f| f.map(|f| f.printed.as_str())));
        columns.integer(&format!("{name}_page"), figures().map(|f| f.and_then(|f| f.locator.page)));
        columns.integer(&format!("{name}_line"), figures().map(|f| f.and_then(|f| f.locator.line)));
    }
    columns.flag("recognized", projects().map(|p| report.is_recognized(&p.locator)));
    columns.locators(projects().map(|p| &p.locator));
    Ok(columns.part())
}

pub(super) fn indicators<'a>(report: &'a Report, texts: &mut Texts<'a>) -> Result<Part, Error> {
    let indicators = || report.indicators.iter();
    let mut columns = Columns::new(WarehouseTable::Indicators, report.indicators.len(), texts);
    columns.count("evaluation_index", indicators().map(|i| i.evaluation));
    columns.text("project", indicators().map(|i| Some(i.project.as_str())));
    columns.text("objective", indicators().map(|i| i.objective.as_deref()));
    columns.decimal("objective_full_score", indicators().map(|i| i.objective_full_score))?;
    columns.text("level1", indicators().map(|i| i.level1.as_deref()));
    columns.text("level2", indicators().map(|i| i.level2.as_deref()));
    columns.text("level3", indicators().map(|i| Some(i.level3.as_str())));
    columns.text("target", indicators().map(|i| i.target.as_deref()));
    columns.text("actual", indicators().map(|i| i.actual.as_deref()));
    columns.decimal("score", indicators().map(|i| i.score.as_ref().map(|score| score.value)))?;
    columns.own("score_printed", indicators().map(|i| i.score.as_ref().map(|s| s.printed.as_str())));
    columns.decimal("full_score", indicators().map(|i| i.full_score))?;
    columns.flag("recognized", indicators().map(|i| report.is_recognized(&i.locator)));
    columns.locators(indicators().map(|i| &i.locator));
    Ok(columns.part())
}

//! 三公: budget, actual and execution.

use super::Subject;
use super::rows::{Row, Rows};
use super::shown::{NONE, percent, points, reason, ten_thousand};
use crate::error::Error;
use crate::markdown;
use juesuan_model::{Item, Phase};

/// The items of the latest year.
const ITEMS: &str = "
    SELECT dimension, numerator, denominator, denominator_source, value, reason
    FROM metrics
    WHERE metric = 'three_public_execution' AND entity_id = $entity_id AND scope = $scope AND fiscal_year = $year";

/// The whole by year, then the items of the latest year.
pub(super) fn section(subject: &Subject<'_>) -> Result<String, Error> {
    let trend = subject.session.trend(&super::request(
        subject.range,
        &["three_public_execution"],
        &[&subject.entity.id],
    ))?;
    let trend = Rows::read(&trend.frame)?;
    let mut by_year = Vec::new();
    for row in trend.iter().filter(|row| row.is("scope", subject.scope.name())) {
        let mut cells = vec![row.text("fiscal_year").unwrap_or_default().to_owned()];
        cells.extend(amounts(row)?);
        cells.push(points(row.number("change")?));
        cells.push(reason(row.text("reason")));
        by_year.push(cells);
    }
    let headings = [
        ("年度", false),
        ("预算数（万元）", true),
        ("预算口径", false),
        ("决算数（万元）", true),
        ("执行率", true),
        ("执行率较上年", true),
        ("说明", false),
    ];
    let years = markdown::table(&headings, by_year);

    let items = Rows::read(&subject.session.query(
        ITEMS,
        &[
            ("entity_id", subject.entity.id.clone().into()),
            ("scope", subject.scope.name().to_owned().into()),
            ("year", subject.latest.into()),
        ],
    )?)?;
    let mut by_item = Vec::new();
    for item in Item::ALL {
        if let Some(row) = items.iter().find(|row| row.is("dimension", item.name())) {
            let mut cells = vec![item.label().to_owned()];
            cells.extend(amounts(row)?);
            cells.push(reason(row.text("reason")));
            by_item.push(cells);
        }
    }
    let headings = [
        ("项目", false),
        ("预算数（万元）", true),
        ("预算口径", false),
        ("决算数（万元）", true),
        ("执行率", true),
        ("说明", false),
    ];
    let items = markdown::table(&headings, by_item);
    Ok(format!("## 五、“三公”经费\n\n{years}### {}年度分项\n\n{items}", subject.latest))
}

/// Budget, its phase, actual and execution rate.
fn amounts(row: Row<'_>) -> Result<[String; 4], Error> {
    // The source is the statement and the phase: `three_public adjusted_budget`.
    let phase =
        row.text("denominator_source").and_then(|source| Phase::from_name(source.rsplit(' ').next()?));
    Ok([
        ten_thousand(row.yuan("denominator")?),
        phase.map_or(NONE, Phase::label).to_owned(),
        ten_thousand(row.yuan("numerator")?),
        percent(row.number("value")?),
    ])
}

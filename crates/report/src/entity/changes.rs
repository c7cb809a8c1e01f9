//! What the latest report itself states about the year before: the change, and the amount that it implies.

use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::{Holds, ReportCell, ReportColumn, ReportTable, Value};
use crate::error::Error;
use crate::figures::{Matter, PrintedAmount};
use crate::language::{Speech, text};
use crate::rows::record;
use juesuan_messages::message;
use juesuan_model::{Fund, Yuan};
use juesuan_query::REPORT_CHANGES;

record! {
    /// A row of `queries/analysis/report_changes.sql`.
    struct ChangeRow {
        topic: Matter,
        fund: Option<Fund>,
        printed: PrintedAmount,
    }
}

/// The changes that the latest report states; `None` if it states none.
pub(super) fn table(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
) -> Result<Option<ReportTable>, Error> {
    let (language, year) = (context.language, context.latest);
    let title = language.say(message!("report-changes-of-year", year = year.to_string()));
    let columns = [
        (text!("report-item"), Holds::Text),
        (text!("report-this-year"), Holds::Amount),
        (text!("report-change"), Holds::Amount),
        (text!("report-implied"), Holds::Amount),
    ];
    let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
    let mut stated: Vec<(Matter, Option<Fund>)> = Vec::new();
    for change in context.ask::<ChangeRow>(REPORT_CHANGES.text)? {
        let key = (change.topic, change.fund);
        // The same change, stated twice in one report, is shown once.
        if change.printed.fiscal_year == year && !stated.contains(&key) {
            stated.push(key);
            table.rows.push(row(context, builder, &change));
        }
    }
    Ok((!table.rows.is_empty()).then_some(table))
}

fn row(context: &EntityContext<'_>, builder: &mut ReportBuilder, change: &ChangeRow) -> Vec<ReportCell> {
    let (language, year) = (context.language, context.latest);
    let name = language.matter(change.topic, change.fund);
    let now = context.cell(builder, year, change.topic, change.fund);
    let what = language.say(message!("report-told-change-of", what = &name));
    let gain = builder.gain(&what, &change.printed);
    let before = match now.value {
        Value::Amount(amount) => Yuan::new(amount.decimal() - change.printed.amount.decimal()).ok(),
        _ => None,
    };
    let shown = builder.shown();
    let formula = format!("{} − {}", shown.with_unit(&now.value), shown.with_unit(&gain.value));
    let what = language.say(message!("report-implied-of", what = &name));
    let what = language.of_year(year - 1, &what);
    let before = builder.computed(&what, before.map(Value::Amount), &formula, &[&now, &gain], || {
        language.say(message!("report-this-year-missing"))
    });
    vec![ReportCell::text(name), now, gain, before]
}

//! What the latest report itself tells of the year before: the change, and the amount that it implies.

use super::subject::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::figures::{Matter, PrintedAmount};
use crate::language::Language;
use crate::paper::{Cell, Column, Holds, Table, Value};
use crate::rows::record;
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

/// The changes that the latest report tells; none where it tells none.
pub(super) fn table(subject: &Subject<'_>, draft: &mut Draft) -> Result<Option<Table>, Error> {
    let (language, year) = (subject.language, subject.latest);
    let title = match language {
        Language::Zh => format!("{year}年度报告所述较上年增减"),
        Language::En => format!("Changes on the year before, as the report of {year} states them"),
    };
    let columns = [
        (("事项", "Item"), Holds::Text),
        (("本年数", "This year"), Holds::Amount),
        (("较上年增减", "Change"), Holds::Amount),
        (("据此上年数", "Implied year before"), Holds::Amount),
    ];
    let mut table = Table::new(title, Column::list(language, columns));
    let mut told: Vec<(Matter, Option<Fund>)> = Vec::new();
    for change in subject.ask::<ChangeRow>(REPORT_CHANGES.text)? {
        let key = (change.topic, change.fund);
        // The same change, told twice in one report, is shown once.
        if change.printed.fiscal_year == year && !told.contains(&key) {
            told.push(key);
            table.rows.push(row(subject, draft, &change));
        }
    }
    Ok((!table.rows.is_empty()).then_some(table))
}

fn row(subject: &Subject<'_>, draft: &mut Draft, change: &ChangeRow) -> Vec<Cell> {
    let (language, year) = (subject.language, subject.latest);
    let name = language.matter(change.topic, change.fund);
    let now = subject.cell(draft, year, change.topic, change.fund);
    let what = format!("{name}{}", language.pick("较上年增减", ", change on the year before"));
    let gain = draft.amount(&what, Some(&change.printed), String::new);
    let before = match now.value {
        Value::Amount(amount) => Yuan::new(amount.decimal() - change.printed.amount.decimal()).ok(),
        _ => None,
    };
    let shown = draft.shown();
    let formula = format!("{} − {}", shown.with_unit(&now.value), shown.with_unit(&gain.value));
    let what = format!("{name}{}", language.pick("（据报告所述推算）", ", as implied"));
    let what = language.of_year(year - 1, &what);
    let before = draft.computed(&what, before.map(Value::Amount), &formula, &[&now, &gain], || {
        language.pick("未列本年数", "this year's amount is not printed").to_owned()
    });
    vec![Cell::text(name), now, gain, before]
}

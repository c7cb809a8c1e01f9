//! What the reports of two years say differently of one figure.

use super::subject::Subject;
use crate::error::Error;
use crate::figures::Matter;
use crate::paper::{Cell, Column, Holds, Section, Table, Value};
use crate::rows::record;
use crate::words::YEAR;
use juesuan_model::{Fund, Yuan};
use juesuan_query::REPORT_ACROSS;

record! {
    /// A row of `queries/analysis/report_across.sql`.
    struct AcrossRow {
        fiscal_year: i32,
        topic: Matter,
        fund: Option<Fund>,
        told: Option<Yuan>,
        own: Option<Yuan>,
        difference: Option<Yuan>,
    }
}

/// Adds the contradictions; where there are none among several reports, that there are none.
pub(super) fn add(subject: &Subject<'_>, section: &mut Section) -> Result<(), Error> {
    let language = subject.language;
    let columns = [
        (YEAR, Holds::Text),
        (("事项", "Item"), Holds::Text),
        (("本年报告所述上年数", "As the year's report states it"), Holds::Amount),
        (("上年报告所列", "As the year before printed it"), Holds::Amount),
        (("差额", "Difference"), Holds::Amount),
    ];
    let title = language.pick("跨年不一致与追溯调整", "Restatements and breaks between years");
    let mut table = Table::new(title, Column::list(language, columns));
    let amount = |yuan: Option<Yuan>| {
        yuan.map_or_else(|| Cell::none(String::new()), |yuan| Cell::of(Value::Amount(yuan), None))
    };
    for row in subject.ask::<AcrossRow>(REPORT_ACROSS.text)? {
        table.rows.push(vec![
            Cell::text(row.fiscal_year.to_string()),
            Cell::text(language.matter(row.topic, row.fund)),
            amount(row.told),
            amount(row.own),
            amount(row.difference),
        ]);
    }
    let reported = subject.reports.years.values().filter(|reported| **reported).count();
    if !table.rows.is_empty() {
        section.table(table);
    } else if reported > 1 {
        section.say(language.pick(
            "各年度报告之间没有发现追溯调整，年初与上年年末结转均相衔接（或一方未列）。",
            "No restatement was found between the years, and carryovers agree wherever both are printed.",
        ));
    }
    Ok(())
}

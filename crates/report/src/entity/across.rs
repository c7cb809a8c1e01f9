//! Figures that the reports of two years state differently.

use super::context::EntityContext;
use crate::document::{Holds, ReportCell, ReportColumn, ReportTable, Section, Value};
use crate::error::Error;
use crate::figures::Matter;
use crate::language::{Speech, text};
use crate::rows::record;
use crate::words::YEAR;
use juesuan_messages::message;
use juesuan_model::{Fund, Yuan};
use juesuan_query::REPORT_ACROSS;

record! {
    /// A row of `queries/analysis/report_across.sql`.
    struct AcrossRow {
        fiscal_year: i32,
        topic: Matter,
        fund: Option<Fund>,
        later_amount: Option<Yuan>,
        earlier_amount: Option<Yuan>,
        difference: Option<Yuan>,
    }
}

/// Adds the contradictions; where there are none among several reports, that there are none.
pub(super) fn add(context: &EntityContext<'_>, section: &mut Section) -> Result<(), Error> {
    let language = context.language;
    let columns = [
        (YEAR, Holds::Year),
        (text!("report-item"), Holds::Text),
        (text!("report-across-later"), Holds::Amount),
        (text!("report-across-earlier"), Holds::Amount),
        (text!("report-difference"), Holds::Amount),
    ];
    let title = language.say(message!("report-across"));
    let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
    let amount = |yuan: Option<Yuan>, value: fn(Yuan) -> Value| {
        yuan.map_or_else(|| ReportCell::none(String::new()), |yuan| ReportCell::of(value(yuan), None))
    };
    for row in context.ask::<AcrossRow>(REPORT_ACROSS.text)? {
        table.rows.push(vec![
            ReportCell::year(row.fiscal_year),
            ReportCell::text(language.matter(row.topic, row.fund)),
            amount(row.later_amount, Value::Amount),
            amount(row.earlier_amount, Value::Amount),
            amount(row.difference, Value::Gain),
        ]);
    }
    let reported = context.reports.years.values().filter(|reported| **reported).count();
    if !table.rows.is_empty() {
        section.table(table);
    } else if reported > 1 {
        section.say(language.say(message!("report-across-none")));
    }
    Ok(())
}

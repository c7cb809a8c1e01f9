//! Figures that the reports of two years state differently.

use super::subject::Subject;
use crate::error::Error;
use crate::figures::Matter;
use crate::language::{Speech, text};
use crate::paper::{Cell, Column, Holds, Section, Table, Value};
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
        (text!("report-item"), Holds::Text),
        (text!("report-across-told"), Holds::Amount),
        (text!("report-across-own"), Holds::Amount),
        (text!("report-difference"), Holds::Amount),
    ];
    let title = language.say(message!("report-across"));
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
        section.say(language.say(message!("report-across-none")));
    }
    Ok(())
}

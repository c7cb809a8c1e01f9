//! What a section is made of: texts, cards, tables, charts.

use super::page::Page;
use crate::language::Speech;
use crate::paper::{Block, Card, Cell, Chart, Column, Holds, NONE, Shown, Table, Value};
use crate::write::chart;
use juesuan_messages::message;
use juesuan_model::Yuan;
use maud::{Markup, PreEscaped, html};

impl Page<'_> {
    pub(super) fn block(&self, section: &str, at: usize, block: &Block) -> Markup {
        match block {
            Block::Text(text) => html! { p { (text) } },
            Block::Cards(cards) => html! { dl.cards { @for card in cards { (self.card(card)) } } },
            Block::Table(table) => self.table(&format!("{section}-{at}"), table),
            Block::Chart(chart) => self.chart(&format!("{section}-{at}"), chart),
            Block::List(items) => html! { ul.notes { @for item in items { li { (item) } } } },
            Block::Findings(findings) => {
                html! { ol.findings { @for finding in findings { (self.finding(finding)) } } }
            }
        }
    }

    fn card(&self, card: &Card) -> Markup {
        html! {
            div.card {
                dt { (card.label) }
                dd {
                    span.figure { (self.cell(&card.cell, None)) }
                    @if let Some((label, cell)) = &card.aside {
                        @if !matches!(cell.value, Value::None(_)) { span.aside { (label) " " (self.cell(cell, None)) } }
                    }
                    @if let Value::None(reason) = &card.cell.value { span.aside { (reason) } }
                }
            }
        }
    }

    fn table(&self, id: &str, table: &Table) -> Markup {
        html! {
            div.table role="region" tabindex="0" aria-labelledby={ "t-" (id) } {
                table data-sortable="" {
                    caption id={ "t-" (id) } { (table.title) (self.unit(table)) }
                    thead {
                        tr {
                            @for column in &table.columns {
                                th scope="col" class=[heading_class(column)] { (self.heading(column)) }
                            }
                        }
                    }
                    tbody { @for row in &table.rows { tr { (self.row(table, row)) } } }
                }
            }
        }
    }

    fn row(&self, table: &Table, row: &[Cell]) -> Markup {
        html! {
            @for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                @if at == 0 {
                    th scope="row" data-order=(order(cell)) { (self.cell(cell, Some(column))) }
                } @else {
                    td class=[(column.holds != Holds::Text).then_some("number")] data-order=(order(cell)) {
                        (self.cell(cell, Some(column)))
                    }
                }
            }
        }
    }

    /// The unit of a table's amounts, once for the table.
    fn unit(&self, table: &Table) -> Markup {
        let in_unit = |unit: String| self.language.say(message!("report-in-unit", unit = unit));
        html! {
            @if table.columns.iter().any(|column| column.holds == Holds::Amount) {
                span.of {
                    span.wan { (in_unit(self.shown.large_unit())) }
                    span.yuan { (in_unit(self.shown.yuan())) }
                }
            }
        }
    }

    fn heading(&self, column: &Column) -> Markup {
        html! {
            (column.heading)
            @if column.holds == Holds::Yuan { (self.language.in_brackets(&self.shown.yuan())) }
        }
    }

    /// A cell's value, linked to where it comes from. Outside a column of amounts it is followed by its unit.
    pub(super) fn cell(&self, cell: &Cell, column: Option<&Column>) -> Markup {
        let holds = column.map(|column| column.holds);
        let content = match &cell.value {
            Value::Text(text) => return html! { (text) },
            Value::None(reason) => return missing(reason),
            Value::Amount(yuan) if holds == Some(Holds::Amount) => self.amount_in_column(*yuan),
            Value::Amount(yuan) => self.amount(*yuan),
            value if holds == Some(Holds::Yuan) => html! { (self.shown.value(value)) },
            value => html! { (self.shown.with_unit(value)) },
        };
        html! {
            @if let Some(id) = cell.evidence { a.cite href={ "#e" (id + 1) } { (content) } } @else { (content) }
        }
    }

    /// An amount in both units, of which one is shown, and its exact yuan for machines.
    fn amount(&self, yuan: Yuan) -> Markup {
        let ((large, large_unit), (exact, unit)) = (self.shown.amount(yuan), self.shown.exact(yuan));
        html! {
            data value=(yuan) {
                span.wan { (large) span.unit { (large_unit) } }
                span.yuan { (exact) span.unit { (unit) } }
            }
        }
    }

    /// The same in a column, whose table names the unit.
    fn amount_in_column(&self, yuan: Yuan) -> Markup {
        html! {
            data value=(yuan) {
                span.wan { (self.shown.value(&Value::Amount(yuan))) }
                span.yuan { (Shown::to_the_fen(yuan)) }
            }
        }
    }

    fn chart(&self, id: &str, chart: &Chart) -> Markup {
        html! {
            figure.chart {
                figcaption id={ "c-" (id) } { (chart.title) }
                div.drawing role="img" aria-labelledby={ "c-" (id) } aria-describedby={ "w-" (id) } data-rows=(chart.categories.len()) {}
                p.heard id={ "w-" (id) } { (chart.words) }
                script type="application/json" { (PreEscaped(chart::json(chart, self.shown))) }
            }
        }
    }
}

/// A dash, with the reason for those who see or hear it.
fn missing(reason: &str) -> Markup {
    html! {
        @if reason.is_empty() { (NONE) } @else {
            span.none title=(reason) { span aria-hidden="true" { (NONE) } span.heard { (reason) } }
        }
    }
}

/// How a heading is set: numbers to the right; a short one on one line, which a word of Chinese would not be by itself.
fn heading_class(column: &Column) -> Option<&'static str> {
    const SHORT: usize = 4;
    match (column.holds != Holds::Text, column.heading.chars().count() <= SHORT) {
        (true, true) => Some("number short"),
        (true, false) => Some("number"),
        (false, true) => Some("short"),
        (false, false) => None,
    }
}

/// What a column sorts by: whole numbers as text, which the script compares exactly; nothing where there is no value.
fn order(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) => text.clone(),
        Value::Amount(yuan) => yuan.fen().to_string(),
        Value::Ratio(number) | Value::Number(number) | Value::Yuan(number) => {
            let mut scaled = *number;
            scaled.rescale(6);
            scaled.mantissa().to_string()
        }
        Value::None(_) => String::new(),
    }
}

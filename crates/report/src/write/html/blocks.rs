//! What a section is made of: texts, cards, tables, charts.

use super::page::Page;
use crate::document::{
    Card, Chart, Holds, NONE, ReportBlock, ReportCell, ReportColumn, ReportTable, Shown, Value, signed,
};
use crate::language::{LabelText, Speech, text};
use crate::write::chart;
use juesuan_messages::message;
use juesuan_model::Yuan;
use maud::{Markup, PreEscaped, html};

/// How to read a page.
const READING: [LabelText; 2] = [text!("report-note-links"), text!("report-note-switch")];

impl Page<'_> {
    pub(super) fn block(&self, section: &str, at: usize, block: &ReportBlock) -> Markup {
        match block {
            ReportBlock::Text(text) => html! { p { (text) } },
            ReportBlock::Cards(cards) => html! {
                dl.cards style={ "--across:" (across(cards.len())) } { @for card in cards { (self.card(card)) } }
            },
            ReportBlock::Table(table) => self.table(&format!("{section}-{at}"), table),
            ReportBlock::Chart(chart) => self.chart(&format!("{section}-{at}"), chart),
            ReportBlock::List(items) => html! { ul.notes { @for item in items { li { (item) } } } },
            ReportBlock::Reading => html! {
                ul.notes.reading { @for note in READING { li { (self.language.of(note)) } } }
            },
            ReportBlock::Findings(findings) => {
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

    fn table(&self, id: &str, table: &ReportTable) -> Markup {
        html! {
            div.frame {
                div.table role="region" tabindex="0" aria-labelledby={ "t-" (id) } {
                    table data-sortable="" {
                        caption id={ "t-" (id) } { (table.title) (self.unit(table)) }
                        thead { tr { @for column in &table.columns { (self.heading(column)) } } }
                        tbody { @for row in &table.rows { tr { (self.row(table, row)) } } }
                    }
                }
                div.below {
                    span.hint { (self.language.say(message!("report-scrolls"))) }
                    (self.save(&format!("t-{id}"), &["csv"]))
                }
            }
        }
    }

    /// Buttons that save what is described by this element, for the script, which shows them.
    pub(super) fn save(&self, what: &str, forms: &[&str]) -> Markup {
        html! {
            span.save hidden {
                @for form in forms {
                    button type="button" data-save=(form) aria-describedby=(what) {
                        (self.language.say(message!("report-save", form = form.to_uppercase())))
                    }
                }
            }
        }
    }

    fn row(&self, table: &ReportTable, row: &[ReportCell]) -> Markup {
        html! {
            @for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                @if at == 0 {
                    th scope="row" data-order=(order(cell)) { (self.cell(cell, Some(column))) }
                } @else {
                    td class=[column.holds.is_numeric().then_some("number")] data-order=(order(cell)) {
                        (self.cell(cell, Some(column)))
                    }
                }
            }
        }
    }

    /// The unit of a table's amounts, once for the table.
    fn unit(&self, table: &ReportTable) -> Markup {
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

    fn heading(&self, column: &ReportColumn) -> Markup {
        let is_amount = column.holds == Holds::Amount;
        html! {
            th scope="col" class=[heading_class(column)] data-holds=[is_amount.then_some("amount")] {
                (column.heading)
                @if column.holds == Holds::Yuan { (self.language.in_brackets(&self.shown.yuan())) }
            }
        }
    }

    /// A cell's value, linked to where it comes from. Outside a column of amounts it is followed by its unit.
    pub(super) fn cell(&self, cell: &ReportCell, column: Option<&ReportColumn>) -> Markup {
        let holds = column.map(|column| column.holds);
        let content = match &cell.value {
            Value::Text(text) => return html! { (text) },
            Value::None(reason) => return missing(reason),
            Value::Amount(yuan) if holds == Some(Holds::Amount) => {
                self.amount_in_column(*yuan, str::to_owned)
            }
            Value::Gain(yuan) if holds == Some(Holds::Amount) => self.amount_in_column(*yuan, signed),
            Value::Amount(yuan) => self.amount(*yuan, str::to_owned),
            Value::Gain(yuan) => self.amount(*yuan, signed),
            value if holds == Some(Holds::Yuan) => html! { (self.shown.value(value)) },
            value => html! { (self.shown.with_unit(value)) },
        };
        html! {
            @if let Some(id) = cell.evidence { a.cite href={ "#e" (id + 1) } { (content) } } @else { (content) }
        }
    }

    /// An amount in both units, of which one is shown, and its exact yuan for machines.
    fn amount(&self, yuan: Yuan, sign: fn(&str) -> String) -> Markup {
        let ((large, large_unit), (exact, unit)) = (self.shown.amount(yuan), self.shown.exact(yuan));
        html! {
            data value=(yuan) {
                span.wan { (sign(&large)) span.unit { (large_unit) } }
                span.yuan { (sign(&exact)) span.unit { (unit) } }
            }
        }
    }

    /// The same in a column, whose table names the unit.
    fn amount_in_column(&self, yuan: Yuan, sign: fn(&str) -> String) -> Markup {
        html! {
            data value=(yuan) {
                span.wan { (sign(&self.shown.value(&Value::Amount(yuan)))) }
                span.yuan { (sign(&Shown::to_the_fen(yuan))) }
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
                div.below { (self.save(&format!("c-{id}"), &["png", "svg"])) }
            }
        }
    }
}

/// How many cards stand side by side, so that no last one is alone in its row and few places are blank.
fn across(cards: usize) -> usize {
    let blank = |across: &usize| (across - cards % across) % across;
    let fits = [4, 3, 5].into_iter().filter(|across| cards % across != 1 && cards >= *across);
    fits.min_by_key(blank).unwrap_or_else(|| cards.clamp(1, 4))
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
fn heading_class(column: &ReportColumn) -> Option<&'static str> {
    const SHORT: usize = 4;
    match (column.holds.is_numeric(), column.heading.chars().count() <= SHORT) {
        (true, true) => Some("number short"),
        (true, false) => Some("number"),
        (false, true) => Some("short"),
        (false, false) => None,
    }
}

/// What a column sorts by: whole numbers as text, which the script compares exactly; nothing where there is no value.
fn order(cell: &ReportCell) -> String {
    match &cell.value {
        Value::Text(text) => text.clone(),
        value => value.exact().map_or_else(String::new, |number| {
            let mut scaled = number;
            scaled.rescale(6);
            scaled.mantissa().to_string()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::across;

    #[test]
    fn no_card_is_alone_in_the_last_row() {
        assert_eq!((1..=12).map(across).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 3, 4, 4, 3, 5, 4, 4]);
        for cards in 2..=60 {
            assert!(cards <= 4 || cards % across(cards) != 1, "{cards}");
        }
    }
}

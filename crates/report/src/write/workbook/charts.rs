//! Charts that the spreadsheet program draws, and the sheet of the numbers that they draw.

use super::book::{Book, CHARTS};
use crate::document::{Chart as Drawn, Shape, Value};
use crate::error::Error;
use crate::language::Speech;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType, Color, Worksheet,
};

/// A chart's size, in pixels, and the rows that it covers.
const WIDTH: u32 = 720;
const HEIGHT: u32 = 340;
pub(super) const ROWS: u32 = 18;

/// Okabe and Ito's colors, as in the page.
const COLORS: [u32; 8] =
    [0x0000_72B2, 0x00E6_9F00, 0x0000_9E73, 0x00CC_79A7, 0x0056_B4E9, 0x00D5_5E00, 0x00F0_E442, 0x0099_9999];

/// The series of a box, in the order of the document, and the order in which the box of a line chart is made of them: the bars
/// between the first and the last line are the quartiles, the lines between the lowest and the highest the whole range.
const BOX: [usize; 5] = [1, 0, 2, 4, 3];
const MEDIAN: usize = 2;

/// Where the numbers of a chart are.
struct Range {
    heading: u32,
    rows: u32,
}

impl Range {
    fn categories(&self) -> (u32, u16, u32, u16) {
        (self.heading + 1, 0, self.heading + self.rows, 0)
    }

    /// The values of a series.
    fn values(&self, series: usize) -> Option<(u32, u16, u32, u16)> {
        let column = u16::try_from(series + 1).ok()?;
        Some((self.heading + 1, column, self.heading + self.rows, column))
    }
}

impl Book<'_> {
    /// Writes the numbers of a chart to the sheet of all charts, and draws it on another sheet.
    pub(super) fn chart(&mut self, sheet: &mut Worksheet, row: u32, drawn: &Drawn) -> Result<(), Error> {
        let Ok(rows) = u32::try_from(drawn.categories.len()) else { return Ok(()) };
        let heading = self.chart_rows(drawn)?;
        let name = self.language.of(CHARTS);
        let range = Range { heading, rows };
        let mut chart = match drawn.shape {
            Shape::Boxes => boxes(&name, &range, drawn),
            shape => bars_or_lines(&name, &range, drawn, shape),
        };
        chart.title().set_name(&drawn.title).set_font(ChartFont::new().set_size(12));
        chart.set_alt_text(&drawn.words).set_width(WIDTH).set_height(HEIGHT);
        chart.legend().set_position(ChartLegendPosition::Bottom);
        if drawn.series.len() == 1 {
            chart.legend().set_hidden();
        }
        // The horizontal axis of lying bars is that of their numbers.
        let axis = if drawn.shape == Shape::Bars { chart.x_axis() } else { chart.y_axis() };
        if drawn.is_of_amounts() {
            let digits = if self.is_small(drawn) { "0.00" } else { "#,##0" };
            axis.set_num_format(digits).set_name(&self.report.shown().large_unit());
        } else {
            axis.set_num_format("0%");
        }
        sheet.insert_chart(row, 0, &chart)?;
        Ok(())
    }

    /// Whether the axis of a chart needs decimals.
    fn is_small(&self, drawn: &Drawn) -> bool {
        let values = drawn.series.iter().flat_map(|series| &series.values);
        let mut amounts = values.filter_map(|value| match value {
            Value::Amount(yuan) => Some(self.in_large_unit(*yuan).abs()),
            _ => None,
        });
        amounts.all(|amount| amount < Decimal::TEN)
    }

    /// Writes a chart's title, headings and numbers below those before it, and returns the row of the headings.
    fn chart_rows(&mut self, drawn: &Drawn) -> Result<u32, Error> {
        let unit = if drawn.is_of_amounts() {
            self.language.in_brackets(&self.report.shown().large_unit())
        } else {
            String::new()
        };
        let (heading, mut row) = (self.drawn.next + 1, self.drawn.next + 2);
        let mut sheet = std::mem::take(&mut self.drawn.sheet);
        sheet.write_string_with_format(
            heading - 1,
            0,
            format!("{}{unit}", drawn.title),
            &self.styles.section,
        )?;
        for (column, series) in (1_u16..).zip(&drawn.series) {
            sheet.write_string_with_format(heading, column, &series.name, &self.styles.heading)?;
        }
        for (at, category) in drawn.categories.iter().enumerate() {
            sheet.write_string(row, 0, category)?;
            for (column, series) in (1_u16..).zip(&drawn.series) {
                if let Some(value) = series.values.get(at) {
                    self.large(&mut sheet, (row, column), value)?;
                }
            }
            row += 1;
        }
        self.drawn.sheet = sheet;
        self.drawn.next = row + 1;
        Ok(heading)
    }

    /// Adds the sheet of the numbers, if anything was drawn.
    pub(super) fn chart_data(&mut self) -> Result<(), Error> {
        if self.drawn.next == 0 {
            return Ok(());
        }
        let mut sheet = std::mem::take(&mut self.drawn.sheet);
        sheet.set_name(self.language.of(CHARTS))?;
        sheet.set_column_width(0, 36)?;
        sheet.set_column_range_width(1, 12, 18)?;
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        self.push(sheet);
        Ok(())
    }
}

fn bars_or_lines(sheet: &str, range: &Range, drawn: &Drawn, shape: Shape) -> Chart {
    let mut chart = Chart::new(match shape {
        Shape::Columns => ChartType::Column,
        Shape::Stack => ChartType::ColumnStacked,
        Shape::Bars | Shape::Boxes => ChartType::BarStacked,
        Shape::Lines => ChartType::Line,
    });
    for (at, color) in (0..drawn.series.len()).zip(COLORS.into_iter().cycle()) {
        let Some(values) = range.values(at) else { break };
        let series = chart.add_series();
        series.set_categories(ranged(sheet, range.categories())).set_values(ranged(sheet, values));
        series.set_name(named(sheet, range.heading, at)).set_gap(60);
        let mut look = ChartFormat::new();
        if shape == Shape::Lines {
            look.set_line(ChartLine::new().set_color(Color::RGB(color)).set_width(2.25));
            series.set_marker(&marker(
                MARKERS.into_iter().cycle().nth(at).unwrap_or(ChartMarkerType::Circle),
                color,
            ));
        } else {
            look.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(color)));
        }
        series.set_format(&mut look);
    }
    if shape == Shape::Bars {
        // The first category on top, and the numbers still below.
        chart.y_axis().set_reverse();
        chart.y_axis().set_crossing(ChartAxisCrossing::Max);
    }
    chart
}

const MARKERS: [ChartMarkerType; 4] =
    [ChartMarkerType::Circle, ChartMarkerType::Square, ChartMarkerType::Triangle, ChartMarkerType::Diamond];

/// Boxes as lines without a line: a mark for each number and, in programs that draw them, bars between the quartiles and lines over
/// the range. The own value is a chart of its own, so that it does not widen the range.
fn boxes(sheet: &str, range: &Range, drawn: &Drawn) -> Chart {
    let mut chart = Chart::new(ChartType::Line);
    chart.set_up_down_bars(true).set_high_low_lines(true);
    for at in BOX {
        let (form, color) = if at == MEDIAN {
            (ChartMarkerType::Square, COLORS[0])
        } else if at == 1 || at == 3 {
            (ChartMarkerType::LongDash, COLORS[4])
        } else {
            (ChartMarkerType::LongDash, COLORS[7])
        };
        line_of_marks(&mut chart, sheet, range, at, &marker(form, color));
    }
    if drawn.series.len() > BOX.len() {
        let mut own = Chart::new(ChartType::Line);
        line_of_marks(&mut own, sheet, range, BOX.len(), &marker(ChartMarkerType::Diamond, COLORS[5]));
        chart.combine(&own);
    }
    chart
}

fn line_of_marks(chart: &mut Chart, sheet: &str, range: &Range, at: usize, mark: &ChartMarker) {
    let Some(values) = range.values(at) else { return };
    let series = chart.add_series();
    series.set_categories(ranged(sheet, range.categories())).set_values(ranged(sheet, values));
    series.set_name(named(sheet, range.heading, at)).set_marker(mark);
    series.set_format(ChartFormat::new().set_line(ChartLine::new().set_hidden(true)));
}

fn marker(form: ChartMarkerType, color: u32) -> ChartMarker {
    let mut marker = ChartMarker::new();
    let mut look = ChartFormat::new();
    look.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(color)));
    look.set_line(ChartLine::new().set_color(Color::RGB(color)));
    marker.set_type(form).set_size(9).set_format(&mut look);
    marker
}

fn ranged(sheet: &str, (top, left, bottom, right): (u32, u16, u32, u16)) -> (&str, u32, u16, u32, u16) {
    (sheet, top, left, bottom, right)
}

/// The cell with the name of a series.
fn named(sheet: &str, heading: u32, series: usize) -> (&str, u32, u16) {
    (sheet, heading, u16::try_from(series + 1).unwrap_or(u16::MAX))
}

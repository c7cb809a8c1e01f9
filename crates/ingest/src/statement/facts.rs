//! The numbers of an understood table as facts, and those of its lines.

use super::draft::Draft;
use super::meaning::{self, Above, ColumnMeaning, Label, RowMeaning};
use super::table::{Column, Lane, Table};
use super::units::{self, UnitError};
use crate::document::{Cell, Row};
use crate::numeral::without_ordinal;
use juesuan_model::code::functional_class;
use juesuan_model::money::Number;
use juesuan_model::text::{squeeze, tidy};
use juesuan_model::{Fact, Item, Kind, Locator, Printed, Reading, Side, Statement, Unit, UnitSource};

/// What a table gave.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) facts: Vec<Fact>,
    pub(super) unread: Vec<Unread>,
}

/// A cell that gave no fact although something stands in it.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) printed: String,
    pub(super) reason: String,
    pub(super) remedy: &'static str,
    pub(super) locator: Locator,
}

/// A lane with the meaning of each of its columns.
struct Meanings<'a> {
    lane: &'a Lane,
    side: Option<Side>,
    columns: Vec<(&'a Column, ColumnMeaning)>,
    above: Above,
}

impl<'a> Meanings<'a> {
    fn of(
        table: &Table<'_>,
        index: usize,
        lane: &'a Lane,
        statement: Statement,
        kind: Kind,
        draft: &Draft,
    ) -> Self {
        let columns: Vec<&Column> = table.lanes.iter().flat_map(|lane| &lane.values).collect();
        let meaning = |column| meaning::column(statement, column, kind, draft);
        let meanings: Vec<ColumnMeaning> = columns.iter().map(|column| meaning(column)).collect();
        // 合计 of 三公 and of what stands beside it is no 三公.
        let also = |item: &Item| meanings.iter().any(|meaning| meaning.item == Some(*item));
        let beside = [Item::Meetings, Item::Training, Item::OperatingCost].iter().any(also);
        let columns = lane.values.iter().map(|column| {
            let mut meaning = meaning(column);
            let under_its_name = column.squeezed().iter().any(|level| level.contains("三公"));
            if beside && meaning.item == Some(Item::ThreePublic) && !under_its_name {
                meaning.item = Some(Item::Total);
            }
            (column, meaning)
        });
        let has_total = |row: &Row| squeeze(&Labels::of(lane, row).label()).contains("总计");
        Self {
            lane,
            side: side(statement, index),
            columns: columns.collect(),
            above: Above::lane(table.body.iter().any(|row| has_total(row))),
        }
    }

    /// The labels of a row. A class whose name was broken by the end of a page (八、社会保障和就⏎业支出) goes on in a row that
    /// has nothing else.
    fn whole_labels(&self, row: &Row, next: Option<&Row>) -> Labels {
        let own = Labels::of(self.lane, row);
        let class = |name: &str| functional_class(without_ordinal(&squeeze(name)));
        let Some(next) = next.filter(|_| self.side.is_some() && class(&own.name).is_none()) else {
            return own;
        };
        let rest = Labels::of(self.lane, next);
        let amounts = |row: &Row| {
            self.lane.values.iter().any(|column| row.get(column.index).is_some_and(|cell| !cell.is_blank()))
        };
        let whole = format!("{}{}", own.name, rest.name);
        let goes_on = !own.is_blank() && !rest.is_blank() && !amounts(next) && class(&whole).is_some();
        if goes_on { Labels { name: whole, ..own } } else { own }
    }

    /// Whether its rows have labels.
    fn is_labelled(&self) -> bool {
        !(self.lane.codes.is_empty() && self.lane.names.is_empty())
    }

    fn meaning_of(&self, statement: Statement, labels: &Labels) -> RowMeaning {
        if !self.is_labelled() {
            return meaning::unlabelled_row(statement);
        }
        let name = labels.label();
        meaning::row(statement, Label { codes: &labels.codes, name: &name, part: labels.part }, self.above)
    }
}

/// A lane's labels in one row.
#[derive(Clone)]
struct Labels {
    codes: String,
    name: String,
    /// Whether the first of several columns of names is blank.
    part: bool,
}

impl Labels {
    fn of(lane: &Lane, row: &Row) -> Self {
        let join = |columns: &[usize]| {
            let texts = columns.iter().filter_map(|&index| row.get(index)).filter(|cell| !cell.is_blank());
            texts.map(|cell| tidy(&cell.text).into_owned()).collect::<Vec<_>>()
        };
        let parts = join(&lane.codes);
        let codes = parts.iter().fold(String::new(), |code, part| add_level(code, &squeeze(part)));
        let blank = |index: &usize| row.get(*index).is_none_or(Cell::is_blank);
        let part = lane.names.len() > 1 && lane.names.first().is_some_and(blank);
        let name = join(&lane.names).join(" ");
        if lane.codes.is_empty()
            && let Some((code, _)) = meaning::split_code(&squeeze(&name)).filter(|(_, rest)| !rest.is_empty())
        {
            return Self { codes: code.to_owned(), name: without_code(&name).to_owned(), part };
        }
        Self { codes, name, part }
    }

    fn is_blank(&self) -> bool {
        self.codes.is_empty() && self.name.is_empty()
    }

    /// The name; where it stands in the code's column (合计, or glued to the code), from there.
    fn label(&self) -> String {
        if !self.name.is_empty() {
            return self.name.clone();
        }
        meaning::split_code(&self.codes).map_or(self.codes.as_str(), |(_, name)| name).to_owned()
    }
}

/// `2010601行政运行` without its code, where both stand in one column.
fn without_code(name: &str) -> &str {
    name.trim_start_matches(|c: char| {
        juesuan_model::text::plain_char(c).is_ascii_digit() || c.is_whitespace()
    })
}

/// Joins the parts of a code in several columns. `301 | 2` lost its zero in a spreadsheet: groups and items have two
/// digits.
fn add_level(mut code: String, part: &str) -> String {
    if !code.is_empty() && matches!(part.as_bytes(), [digit] if digit.is_ascii_digit()) {
        code.push('0');
    }
    code + part
}

/// Makes a fact of every number.
pub(super) fn read(
    table: &Table<'_>,
    statement: Statement,
    unit: Result<(Unit, UnitSource), UnitError>,
    kind: Kind,
    draft: &Draft,
) -> Read {
    let mut lanes: Vec<Meanings<'_>> = table
        .lanes
        .iter()
        .enumerate()
        .map(|(index, lane)| Meanings::of(table, index, lane, statement, kind, draft))
        .collect();
    let mut read = Read::default();
    for (at, row) in table.body.iter().enumerate() {
        let rows = (*row, table.body.get(at + 1).copied());
        read_row(&mut lanes, rows, statement, (unit, draft.reading), &mut read);
        for cell in table.headless.iter().filter_map(|&index| row.get(index)).filter(|cell| !cell.is_blank())
        {
            read.unread.push(unread(
                cell,
                "no header stands above this cell",
                "check the table's columns in the source",
            ));
        }
    }
    read
}

/// The numbers of the lines (行次), lane by lane.
#[derive(Debug, Default, PartialEq)]
pub(super) struct LineNumbers {
    pub(super) numbers: Vec<u32>,
    /// What is no whole number, and where it stands.
    pub(super) unread: Vec<(String, Locator)>,
}

/// Reads the columns of 行次: the left lane from top to bottom, then the next.
pub(super) fn line_numbers(table: &Table<'_>) -> LineNumbers {
    let mut read = LineNumbers::default();
    let columns = table.lanes.iter().filter_map(|lane| lane.line_numbers);
    let cells = columns.flat_map(|column| table.body.iter().filter_map(move |row| row.get(column)));
    // A dash says that the line has no number, as a blank does.
    for cell in cells.filter(|cell| !matches!(Number::parse(&cell.text), Ok(None))) {
        match squeeze(&cell.text).parse() {
            Ok(number) => read.numbers.push(number),
            Err(_) => read.unread.push((tidy(&cell.text).into_owned(), cell.locator)),
        }
    }
    read
}

fn side(statement: Statement, lane: usize) -> Option<Side> {
    match (statement, lane) {
        (Statement::IncomeExpenditureSummary | Statement::AppropriationSummary, 0) => Some(Side::Income),
        (Statement::IncomeExpenditureSummary | Statement::AppropriationSummary, _) => Some(Side::Expenditure),
        _ => None,
    }
}

fn read_row(
    lanes: &mut [Meanings<'_>],
    (row, next): (&Row, Option<&Row>),
    statement: Statement,
    (unit, reading): (Result<(Unit, UnitSource), UnitError>, Reading),
    read: &mut Read,
) {
    // The label of a lane without amounts may be that of the next: 公用经费合计 spans two lanes and is printed in the first.
    let mut spanning: Option<Labels> = None;
    let mut side_before = None;
    let following: Vec<(&Lane, Option<Side>)> = lanes.iter().map(|lane| (lane.lane, lane.side)).collect();
    for (index, lane) in lanes.iter_mut().enumerate() {
        // On the other side, another label stands or none.
        if side_before.replace(lane.side).is_some_and(|side| side != lane.side) {
            spanning = None;
        }
        let own = lane.whole_labels(row, next);
        let labels = if own.is_blank() { spanning.take().unwrap_or(own) } else { own };
        let meant = lane.meaning_of(statement, &labels);
        let RowMeaning { item, fund, ref code } = meant;
        let cells: Vec<(&Cell, &Column, ColumnMeaning)> = lane
            .columns
            .iter()
            .filter_map(|&(column, meaning)| Some((row.get(column.index)?, column, meaning)))
            .filter(|(cell, ..)| !cell.is_blank())
            .collect();
        if cells.is_empty() && !labels.is_blank() {
            spanning = Some(labels.clone());
        }
        // Without rules, such a label stands where its middle is, which may be below the first lane's amounts.
        if let [(cell, ..)] = cells.as_slice()
            && labels.is_blank()
            && let Some(&(following, side)) = following.get(index + 1)
            && side == lane.side
            && let Some(label) = label_of_next(cell, following, row)
        {
            spanning = Some(label);
            continue;
        }
        let unlabelled = labels.is_blank() && lane.is_labelled() && statement != Statement::Other;
        for (cell, column, meaning) in cells {
            if unlabelled && !matches!(Number::parse(&cell.text), Ok(None)) {
                read.unread.push(unread(
                    cell,
                    "no label stands beside this cell",
                    "look it up in the source",
                ));
                continue;
            }
            if meaning::is_rate(column) {
                read.unread.push(unread(cell, "a rate, not an amount", "look it up in the source"));
                continue;
            }
            let unit =
                units::of_column(&column.header).map(|unit| (unit, UnitSource::Column)).map_or(unit, Ok);
            match printed(cell, unit) {
                Ok(Some((printed, unit_source))) => read.facts.push(Fact {
                    statement,
                    side: lane.side,
                    row_label: labels.label(),
                    item: item.or(meaning.item),
                    code: code.clone(),
                    column_label: column.header.join(" / "),
                    measure: meaning.measure,
                    fund: fund.or(meaning.fund),
                    phase: meaning.phase,
                    printed,
                    unit_source,
                    reading,
                    locator: cell.locator,
                }),
                Ok(None) => {}
                Err((reason, remedy)) => read.unread.push(unread(cell, &reason, remedy)),
            }
        }
        // A row without a label (a line of the form left free) does not end what stands above it.
        if !labels.is_blank() {
            lane.above.pass(&meant);
        }
    }
}

/// Words where amounts stand, as the label of the next lane's amounts, which have none of their own.
fn label_of_next(cell: &Cell, next: &Lane, row: &Row) -> Option<Labels> {
    let name = tidy(&cell.text).into_owned();
    let words = name.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    let amounts = next.values.iter().filter_map(|column| row.get(column.index)).any(|cell| !cell.is_blank());
    (words && amounts && Labels::of(next, row).is_blank()).then_some(Labels {
        codes: String::new(),
        name,
        part: false,
    })
}

type Refusal = (String, &'static str);

/// The number in a cell with its unit; none where the cell holds dashes only.
fn printed(
    cell: &Cell,
    unit: Result<(Unit, UnitSource), UnitError>,
) -> Result<Option<(Printed, UnitSource)>, Refusal> {
    // What is no number at all is told before what has no unit.
    let refuse = |error: juesuan_model::NumberError| (error.to_string(), "check the cell in the source");
    let number = Printed::parse(&cell.text, Unit::Yuan);
    let Ok((unit, source)) = unit else {
        let error = unit.err().map(|error| error.to_string()).unwrap_or_default();
        return match number {
            Ok(None) => Ok(None),
            _ => Err((
                error,
                "add the unit line (单位：万元) above the statement in a text copy, and ingest that",
            )),
        };
    };
    let printed = Printed::parse(&cell.text, unit).map_err(refuse)?;
    Ok(printed.map(|printed| (printed, source)))
}

fn unread(cell: &Cell, reason: &str, remedy: &'static str) -> Unread {
    Unread {
        printed: tidy(&cell.text).into_owned(),
        reason: reason.to_owned(),
        remedy,
        locator: cell.locator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::table;

    fn line_numbers_of(text: &str) -> LineNumbers {
        let cell = |text: &str| Cell { text: text.to_owned(), locator: Locator::default() };
        let rows: Vec<Row> = text.lines().map(|line| line.split('|').map(cell).collect()).collect();
        line_numbers(&table::understand(&rows).unwrap().of(&rows))
    }

    #[test]
    fn line_numbers_are_read_down_the_left_side_and_then_down_the_right() {
        let read = line_numbers_of(
            "项目|行次|金额|项目|行次|金额\n栏次||1|栏次||2\n一、甲|1|1.00|一、乙|3|1.00\n总计|２|1.00|总计|4|1.00",
        );
        assert_eq!(read, LineNumbers { numbers: vec![1, 2, 3, 4], unread: Vec::new() });
    }

    #[test]
    fn a_line_number_that_is_no_whole_number_is_kept_as_printed() {
        let read = line_numbers_of("项目|行次|金额\n栏次||1\n一、甲|1|1.00\n二、乙|1.00|\n|—|\n总计||1.00");
        assert_eq!(read.numbers, [1]);
        assert_eq!(read.unread, [("1.00".to_owned(), Locator::default())]);
    }

    #[test]
    fn a_table_without_line_numbers_gives_none() {
        assert_eq!(line_numbers_of("科目代码|科目名称|合计\n201|一般|5.00"), LineNumbers::default());
    }

    #[test]
    fn a_code_may_stand_in_the_column_of_the_names() {
        let cell = |text: &str| Cell { text: text.to_owned(), locator: Locator::default() };
        let labels = |name: &str| {
            let lane = Lane { names: vec![0], ..Lane::default() };
            let labels = Labels::of(&lane, &vec![cell(name)]);
            (labels.codes, labels.name)
        };
        let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
        assert_eq!(labels("2010601行政运行"), pair("2010601", "行政运行"));
        assert_eq!(labels("２０１ 一般公共服务支出"), pair("201", "一般公共服务支出"));
        assert_eq!(labels("2023年度预算"), pair("", "2023年度预算"));
        assert_eq!(labels("合计"), pair("", "合计"));
    }

    #[test]
    fn a_code_s_lost_zero_is_put_back() {
        let code = |parts: &[&str]| parts.iter().fold(String::new(), |code, part| add_level(code, part));
        assert_eq!(code(&["301", "2"]), "30102");
        assert_eq!(code(&["201", "03", "1"]), "2010301");
        assert_eq!(code(&["20103", "01"]), "2010301");
        assert_eq!(code(&["合计"]), "合计");
    }
}

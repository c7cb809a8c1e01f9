//! The numbers of an understood table as facts, and those of its lines.

use super::code;
use super::doubt;
use super::draft::StatementDraft;
use super::meaning::{self, Above, ColumnMeaning, Label, RowMeaning};
use super::table::{AmountColumn, Lane, LaneTable};
use super::units::{self, UnitError};
use crate::document::{Cell, Row};
use crate::numeral::without_ordinal;
use compact_str::CompactString;
use juesuan_messages::{Message, message};
use juesuan_model::code::functional_class;
use juesuan_model::money::Number;
use juesuan_model::text::{plain_char, squeeze, tidy};
use juesuan_model::{
    Fact, Item, Kind, Locator, Measure, Printed, Reading, Side, Statement, Unit, UnitSource,
};
use std::sync::Arc;

/// What was read from a table.
#[derive(Debug, Default)]
pub(super) struct StatementReading {
    pub(super) facts: Vec<Fact>,
    pub(super) unread: Vec<Unread>,
}

/// A cell that is not blank but did not become a fact.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) printed: String,
    pub(super) reason: Message,
    pub(super) remedy: Message,
    pub(super) locator: Locator,
}

/// A lane with the meaning of each of its columns.
struct Meanings<'a> {
    lane: &'a Lane,
    side: Option<Side>,
    columns: Vec<Meant<'a>>,
    above: Above,
}

/// A column and the meaning of its header.
struct Meant<'a> {
    column: &'a AmountColumn,
    /// Its header in one line.
    label: Arc<str>,
    meaning: ColumnMeaning,
    /// Whether it contains rates, not amounts.
    rate: bool,
    /// The unit that its header names.
    unit: Option<Unit>,
}

impl<'a> Meanings<'a> {
    /// The meanings of every lane of a table.
    fn of(table: &LaneTable<'a>, statement: Statement, kind: Kind, draft: &StatementDraft) -> Vec<Self> {
        let meant = |column: &'a AmountColumn| Meant {
            column,
            label: column.header.join(" / ").into(),
            meaning: meaning::column(statement, column, kind, draft),
            rate: meaning::is_rate(column),
            unit: units::of_column(&column.header),
        };
        let lane = |(index, lane): (usize, &'a Lane)| {
            let side = side(statement, index);
            let has_total = |row: &&Row| squeeze(Labels::of(lane, row).label()).contains("总计");
            Self {
                lane,
                side,
                columns: lane.values.iter().map(meant).collect(),
                above: Above::lane(
                    side == Some(Side::Income),
                    side.is_some() && table.body.iter().any(has_total),
                ),
            }
        };
        let mut lanes: Vec<Self> = table.lanes.iter().enumerate().map(lane).collect();
        let title = draft.title.as_ref().map(|title| squeeze(&title.printed));
        for lane in &mut lanes {
            lane.name_the_whole(title.as_deref().unwrap_or_default());
        }
        // The 合计 of 三公 and the items next to it is not 三公.
        let beside = [Item::Meetings, Item::Training, Item::OperatingCost];
        let mut items = lanes.iter().flat_map(|lane| &lane.columns).filter_map(|meant| meant.meaning.item);
        if items.any(|item| beside.contains(&item)) {
            for Meant { column, meaning, .. } in lanes.iter_mut().flat_map(|lane| &mut lane.columns) {
                let under_its_name = column.squeezed().iter().any(|level| level.contains("三公"));
                if meaning.item == Some(Item::ThreePublic) && !under_its_name {
                    meaning.item = Some(Item::Total);
                }
            }
        }
        lanes
    }

    /// A column named after the statement itself (财政拨款支出 in a 财政拨款支出预算表), next to 基本支出 and 项目支出, is their total.
    fn name_the_whole(&mut self, title: &str) {
        let has = |columns: &[Meant<'_>], measure| {
            columns.iter().any(|meant| meant.meaning.measure == Some(measure))
        };
        let parts = has(&self.columns, Measure::Basic) && has(&self.columns, Measure::Project);
        if !parts || has(&self.columns, Measure::Total) {
            return;
        }
        let is_named = |meant: &&mut Meant<'_>| {
            let own = meant.column.squeezed();
            let named =
                own.last().is_some_and(|level| title.contains(level.as_ref()) && meaning::is_bare(level));
            meant.meaning.measure.is_none() && named
        };
        let mut named = self.columns.iter_mut().filter(is_named);
        if let (Some(whole), None) = (named.next(), named.next()) {
            whole.meaning.measure = Some(Measure::Total);
        }
    }

    /// The labels of a row. A class whose name a page break split (八、社会保障和就⏎业支出) continues in a row that contains nothing else.
    fn whole_labels(&self, row: &Row, next: Option<&Row>) -> Labels {
        let own = Labels::of(self.lane, row);
        let class = |name: &str| functional_class(without_ordinal(&squeeze(name)));
        let amounts = |row: &Row| {
            self.lane.values.iter().any(|column| row.get(column.index).is_some_and(|cell| !cell.is_blank()))
        };
        let next = next.filter(|next| self.side.is_some() && !amounts(next) && class(&own.name).is_none());
        let Some(next) = next else { return own };
        let rest = Labels::of(self.lane, next);
        let whole = format!("{}{}", own.name, rest.name);
        let goes_on = !own.is_blank() && !rest.is_blank() && class(&whole).is_some();
        if goes_on { Labels { name: whole.into(), ..own } } else { own }
    }

    /// Whether its rows have labels.
    fn is_labeled(&self) -> bool {
        !(self.lane.codes.is_empty() && self.lane.names.is_empty())
    }

    fn meaning_of(&self, statement: Statement, labels: &Labels) -> RowMeaning {
        if !self.is_labeled() {
            return meaning::unlabeled_row(statement);
        }
        let label = Label { codes: &labels.codes, name: labels.label(), part: labels.part };
        meaning::row(statement, label, self.above)
    }
}

/// A lane's labels in one row.
#[derive(Clone)]
struct Labels {
    codes: CompactString,
    name: CompactString,
    /// Whether the first of several columns of names is blank.
    part: bool,
}

impl Labels {
    fn of(lane: &Lane, row: &Row) -> Self {
        let codes = texts(row, &lane.codes)
            .fold(CompactString::default(), |code, part| add_level(code, &code::plain_code(part)));
        let blank = |index: &usize| row.get(*index).is_none_or(Cell::is_blank);
        let part = lane.names.len() > 1 && lane.names.first().is_some_and(blank);
        let mut name = CompactString::default();
        for text in texts(row, &lane.names) {
            name.push_str(if name.is_empty() { "" } else { " " });
            name.push_str(&tidy(text));
        }
        let begins_with_digit = || name.starts_with(|c| plain_char(c).is_ascii_digit());
        if lane.codes.is_empty()
            && begins_with_digit()
            && let Some((code, _)) = code::split_code(&squeeze(&name)).filter(|(_, rest)| !rest.is_empty())
        {
            return Self { codes: code.into(), name: without_code(&name).into(), part };
        }
        Self { codes, name, part }
    }

    fn is_blank(&self) -> bool {
        self.codes.is_empty() && self.name.is_empty()
    }

    /// The name; if it is in the column of codes (合计, or attached to the code), from there.
    fn label(&self) -> &str {
        if !self.name.is_empty() {
            return &self.name;
        }
        code::split_code(&self.codes).map_or(self.codes.as_str(), |(_, name)| name)
    }
}

/// The nonblank texts in these columns of a row.
fn texts<'a>(row: &'a Row, columns: &'a [usize]) -> impl Iterator<Item = &'a str> {
    let cells = columns.iter().filter_map(|&index| row.get(index)).filter(|cell| !cell.is_blank());
    cells.map(|cell| cell.text.as_str())
}

/// `2010601行政运行` without its code, if both are in one column.
fn without_code(name: &str) -> &str {
    name.trim_start_matches(|c: char| plain_char(c).is_ascii_digit() || c.is_whitespace())
}

/// Joins the parts of a code from several columns. `301 | 2` lost its zero in a spreadsheet: groups and items have two digits.
fn add_level(mut code: CompactString, part: &str) -> CompactString {
    if !code.is_empty() && matches!(part.as_bytes(), [digit] if digit.is_ascii_digit()) {
        code.push('0');
    }
    code.push_str(part);
    code
}

/// Makes every number a fact.
pub(super) fn read(
    table: &LaneTable<'_>,
    statement: Statement,
    unit: Result<(Unit, UnitSource), UnitError>,
    kind: Kind,
    draft: &StatementDraft,
) -> StatementReading {
    let mut lanes = Meanings::of(table, statement, kind, draft);
    let mut read = StatementReading::default();
    for (at, row) in table.body.iter().enumerate() {
        let rows = (*row, table.body.get(at + 1).copied());
        read_row(&mut lanes, rows, statement, (unit, draft.reading), &mut read);
        for cell in table.headless.iter().filter_map(|&index| row.get(index)).filter(|cell| !cell.is_blank())
        {
            // In a table placed from text without cells, a number whose column is not proven is beyond the last column.
            let reason = if draft.reading == Reading::Placed {
                message!("cell-column-unknown", statement = statement)
            } else {
                message!("cell-no-header", statement = statement)
            };
            read.unread.push(unread(cell, reason, message!("cell-remedy-check-columns")));
        }
    }
    doubt::refuse_page_numbers(&mut read, statement);
    read
}

/// The numbers of the lines (行次), lane by lane.
#[derive(Debug, Default, PartialEq)]
pub(super) struct LineNumbers {
    pub(super) numbers: Vec<u32>,
    /// What is not a whole number, and where it is.
    pub(super) unread: Vec<(String, Locator)>,
}

/// Reads the columns of 行次: the left lane from top to bottom, then the next.
pub(super) fn line_numbers(table: &LaneTable<'_>) -> LineNumbers {
    let mut read = LineNumbers::default();
    let columns = table.lanes.iter().filter_map(|lane| lane.line_numbers);
    let cells = columns.flat_map(|column| table.body.iter().filter_map(move |row| row.get(column)));
    // A dash means that the line has no number, like a blank.
    for cell in cells.filter(|cell| !matches!(Number::parse(&cell.text), Ok(None))) {
        match squeeze(&cell.text).parse() {
            Ok(number) => read.numbers.push(number),
            Err(_) => read.unread.push((tidy(&cell.text).into_owned(), cell.locator)),
        }
    }
    read
}

/// The cells below headers that rule out amounts.
pub(super) fn no_amounts(table: &LaneTable<'_>) -> Vec<Locator> {
    let rates = |lane: &Lane| {
        let rates: Vec<usize> =
            lane.values.iter().filter(|column| meaning::is_rate(column)).map(|column| column.index).collect();
        rates
    };
    let columns = table.lanes.iter().flat_map(|lane| {
        lane.codes.iter().copied().chain(lane.line_numbers).chain(rates(lane)).collect::<Vec<_>>()
    });
    let cells = columns.flat_map(|column| table.body.iter().filter_map(move |row| row.get(column)));
    let may_look_like_one = |cell: &&Cell| cell.text.contains([',', '.', '，', '．', '元']);
    cells.filter(may_look_like_one).map(|cell| cell.locator).collect()
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
    read: &mut StatementReading,
) {
    // The label of a lane without amounts may be that of the next lane: 公用经费合计 spans two lanes and is printed in the first.
    let first = read.facts.len();
    let mut spanning: Option<Labels> = None;
    let mut side_before = None;
    for index in 0..lanes.len() {
        let following = lanes.get(index + 1).map(|next| (next.lane, next.side));
        let lane = lanes.get_mut(index).expect("the index is that of a lane");
        // The other side has another label or none.
        if side_before.replace(lane.side).is_some_and(|side| side != lane.side) {
            spanning = None;
        }
        let own = lane.whole_labels(row, next);
        let labels = if own.is_blank() { spanning.take().unwrap_or(own) } else { own };
        let meant = lane.meaning_of(statement, &labels);
        let RowMeaning { item, fund, ref code } = meant;
        let cells: Vec<(&Cell, &Meant<'_>)> = lane
            .columns
            .iter()
            .filter_map(|meant| Some((row.get(meant.column.index)?, meant)))
            .filter(|(cell, _)| !cell.is_blank())
            .collect();
        if cells.is_empty() && !labels.is_blank() {
            spanning = Some(labels.clone());
        }
        // In tables without rules, such a label is where its middle is, which may be below the first lane's amounts.
        if let [(cell, ..)] = cells.as_slice()
            && labels.is_blank()
            && let Some((following, side)) = following
            && side == lane.side
            && let Some(label) = label_of_next(cell, following, row)
        {
            spanning = Some(label);
            continue;
        }
        let row_label: Arc<str> = if cells.is_empty() { Arc::default() } else { labels.label().into() };
        let unlabeled = labels.is_blank() && lane.is_labeled() && statement != Statement::Other;
        for (cell, Meant { label, meaning, rate, unit: own_unit, .. }) in cells {
            if unlabeled && !matches!(Number::parse(&cell.text), Ok(None)) {
                let reason = message!("cell-no-label", statement = statement);
                read.unread.push(unread(cell, reason, message!("cell-remedy-look-up")));
                continue;
            }
            if *rate {
                let reason = message!("cell-rate", statement = statement);
                read.unread.push(unread(cell, reason, message!("cell-remedy-look-up")));
                continue;
            }
            let unit = own_unit.map(|unit| (unit, UnitSource::Column)).map_or(unit, Ok);
            match printed(cell, statement, unit) {
                Ok(Some((printed, unit_source))) => read.facts.push(Fact {
                    statement,
                    side: lane.side,
                    row_label: row_label.clone(),
                    item: meaning::item(item, meaning.item),
                    code: code.clone(),
                    column_label: label.clone(),
                    measure: meaning.measure,
                    fund: fund.or(meaning.fund),
                    phase: meaning.phase,
                    printed,
                    unit_source,
                    reading,
                    conflict: false,
                    locator: cell.locator,
                }),
                Ok(None) => {}
                Err((reason, remedy)) => read.unread.push(unread(cell, reason, remedy)),
            }
        }
        // A row without a label (an empty line of the form) does not end what is above it.
        if !labels.is_blank() {
            lane.above.pass(&meant);
        }
    }
    doubt::mark_conflicts(read.facts.get_mut(first..).unwrap_or_default());
}

/// Words in the place of amounts, as the label of the next lane's amounts, which have none of their own.
fn label_of_next(cell: &Cell, next: &Lane, row: &Row) -> Option<Labels> {
    let name = tidy(&cell.text);
    let words = name.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    let amounts = next.values.iter().filter_map(|column| row.get(column.index)).any(|cell| !cell.is_blank());
    (words && amounts && Labels::of(next, row).is_blank()).then_some(Labels {
        codes: CompactString::default(),
        name: name.as_ref().into(),
        part: false,
    })
}

/// Why a cell is not read, and what to do.
type Refusal = (Message, Message);

/// The number in a cell with its unit; `None` if the cell contains only dashes.
fn printed(
    cell: &Cell,
    statement: Statement,
    unit: Result<(Unit, UnitSource), UnitError>,
) -> Result<Option<(Printed, UnitSource)>, Refusal> {
    let refuse = |error: juesuan_model::NumberError| {
        let reason = message!("cell-unreadable", statement = statement, reason = error);
        (reason, message!("cell-remedy-check"))
    };
    if let Some(formula) = cell.text.strip_prefix('=') {
        let reason = message!("cell-formula", statement = statement, formula = formula);
        return Err((reason, message!("cell-remedy-calculate")));
    }
    if let Some((number, own)) = units::of_cell(&cell.text)
        && let Some((unit, source)) = own.map(|unit| (unit, UnitSource::Cell)).or(unit.ok())
    {
        let printed = Printed::parse(&number, unit).map_err(refuse)?;
        let text = tidy(&cell.text);
        return Ok(printed.map(|printed| (Printed { text: text.as_ref().into(), ..printed }, source)));
    }
    let (unit, source) = match unit {
        Ok(known) => known,
        Err(error) => {
            return match Number::parse(&cell.text) {
                Ok(None) => Ok(None),
                _ => Err((error.message(statement), message!("cell-remedy-add-unit"))),
            };
        }
    };
    let printed = Printed::parse(&cell.text, unit).map_err(refuse)?;
    Ok(printed.map(|printed| (printed, source)))
}

fn unread(cell: &Cell, reason: Message, remedy: Message) -> Unread {
    Unread { printed: tidy(&cell.text).into_owned(), reason, remedy, locator: cell.locator }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::table;

    fn line_numbers_of(text: &str) -> LineNumbers {
        let cell = |text: &str| Cell { text: text.into(), locator: Locator::default() };
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
        let cell = |text: &str| Cell { text: text.into(), locator: Locator::default() };
        let labels = |name: &str| {
            let lane = Lane { names: vec![0], ..Lane::default() };
            let labels = Labels::of(&lane, &vec![cell(name)]);
            (labels.codes.into_string(), labels.name.into_string())
        };
        let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
        assert_eq!(labels("2010601行政运行"), pair("2010601", "行政运行"));
        assert_eq!(labels("２０１ 一般公共服务支出"), pair("201", "一般公共服务支出"));
        assert_eq!(labels("2023年度预算"), pair("", "2023年度预算"));
        assert_eq!(labels("合计"), pair("", "合计"));
    }

    #[test]
    fn a_code_s_lost_zero_is_put_back() {
        let code =
            |parts: &[&str]| parts.iter().fold(CompactString::default(), |code, part| add_level(code, part));
        assert_eq!(code(&["301", "2"]), "30102");
        assert_eq!(code(&["201", "03", "1"]), "2010301");
        assert_eq!(code(&["20103", "01"]), "2010301");
        assert_eq!(code(&["合计"]), "合计");
    }
}

//! A table whose sums fail is also read in the other way; that reading is kept only if it adds up and loses nothing.

use super::Place;
use juesuan_synth::pdf::{self, Page};

/// The columns of amounts: their right sides.
const NAMES: [&str; 5] = ["科目代码", "科目名称", "本年支出合计", "基本支出", "项目支出"];

const ROWS: [[&str; 5]; 7] = [
    ["", "合计", "3015.00", "2011.50", "1003.50"],
    ["201", "一般公共服务支出", "3015.00", "2011.50", "1003.50"],
    ["20103", "政府办公厅（室）及相关机构事务", "2005.00", "1001.50", "1003.50"],
    ["2010301", "行政运行", "1001.50", "1001.50", ""],
    ["2010302", "一般行政管理事务", "1003.50", "", "1003.50"],
    ["20131", "党委办公厅（室）及相关机构事务", "1010.00", "1010.00", ""],
    ["2013101", "行政运行", "1010.00", "1010.00", ""],
];

/// 支出决算表 of three levels between these sides: code, name, total, basic, project. Amounts are centered in their cells,
/// except in the last column, where they are aligned right, with or without enough room.
fn expenditure(xs: &[f64; 6], rows: &[[&str; 5]]) -> Page {
    let ys: Vec<f64> = (0..=8).map(|row| TOP + 22.0 * f64::from(row)).collect();
    let mut page = Page::default()
        .centered(300.0, 60.0, "示例局2023年度部门决算")
        .centered(300.0, 110.0, "支出决算表")
        .text(440.0, 135.0, "单位：万元")
        .cells(xs, &ys);
    let middle = |column: usize| f64::midpoint(xs[column], xs[column + 1]);
    for (column, name) in NAMES.iter().enumerate() {
        page = page.centered(middle(column), TOP + 15.0, name);
    }
    for (row, top) in rows.iter().zip(&ys[1..]) {
        let base = top + 15.0;
        page = page
            .text(xs[0] + 4.0, base, row[0])
            .text(xs[1] + 2.0, base, row[1])
            .centered(middle(2), base, row[2])
            .centered(middle(3), base, row[3])
            .ending(xs[5] - 2.0, base, row[4]);
    }
    page
}

const TOP: f64 = 150.0;
const BOTTOM: f64 = TOP + 8.0 * 22.0;
/// Sides with room for every number.
const WIDE: [f64; 6] = [50.0, 100.0, 265.0, 350.0, 440.0, 530.0];
/// Sides of which the last two are so close that a number begins before them.
const NARROW: [f64; 6] = [50.0, 100.0, 265.0, 350.0, 499.0, 530.0];

/// The result of reading: the way, the decision about rereading, and each amount with its row and column.
struct Outcome {
    reading: String,
    reread: String,
    amounts: Vec<[String; 3]>,
    unread: String,
}

fn read(page: Page) -> Outcome {
    let place = Place::new();
    let file = place.write("支出.pdf", pdf::write(&[page]));
    let ran = place.ingest(&[&file]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let one = |select: &str| place.sql(select).concat();
    let facts = "SELECT coalesce(code, row_label), measure, printed FROM facts ORDER BY row_index, col_index";
    let fields = |line: &String| {
        let fields: Vec<String> = line.split(',').map(str::to_owned).collect();
        fields.try_into().unwrap()
    };
    Outcome {
        reading: one("SELECT reading FROM statements"),
        reread: one("SELECT coalesce(reread, 'no') FROM statements"),
        amounts: place.sql(facts).iter().map(fields).collect(),
        unread: one("SELECT count(*) FROM rejects"),
    }
}

/// The amounts as the rows print them.
fn printed(rows: &[[&str; 5]]) -> Vec<[String; 3]> {
    let cells = |row: &[&str; 5]| {
        let name = if row[0].is_empty() { row[1] } else { row[0] }.to_owned();
        let measures = ["total", "basic", "project"];
        let amounts = row[2..].iter().zip(measures).filter(|(amount, _)| !amount.is_empty());
        let cell =
            |(amount, measure): (&&str, &str)| [name.clone(), measure.to_owned(), (*amount).to_owned()];
        amounts.map(cell).collect::<Vec<_>>()
    };
    rows.iter().flat_map(cells).collect()
}

#[test]
fn a_table_that_adds_up_is_read_once() {
    let read = read(expenditure(&WIDE, &ROWS));
    assert_eq!((read.reading.as_str(), read.reread.as_str(), read.unread.as_str()), ("ruled", "no", "0"));
    assert_eq!(read.amounts, printed(&ROWS));
}

#[test]
fn a_line_through_the_numbers_of_a_column_does_not_cut_them() {
    let read = read(expenditure(&WIDE, &ROWS).line((403.0, TOP), (403.0, BOTTOM)));
    assert_eq!(read.amounts, printed(&ROWS));
    assert_eq!((read.reading.as_str(), read.unread.as_str()), ("aligned", "0"));
    assert_eq!(
        read.reread,
        "\"15 checks pass, 0 fail, 6 cells unread; read the other way: 27 checks pass, 0 fail, 0 cells unread\""
    );
}

#[test]
fn a_number_wider_than_its_column_does_not_leave_a_digit_in_the_next() {
    let read = read(expenditure(&NARROW, &ROWS));
    assert_eq!(read.amounts, printed(&ROWS));
    assert_eq!((read.reading.as_str(), read.unread.as_str()), ("aligned", "0"));
}

#[test]
fn a_table_that_was_read_the_other_way_is_shown_as_it_was_read() {
    let place = Place::new();
    let file = place.write("支出.pdf", pdf::write(&[expenditure(&NARROW, &ROWS)]));
    assert_eq!(place.ingest(&[&file]).code, 0);
    let warehouse = place.warehouse();
    let shown = super::juesuan(["show", "示例局/2023", "--grid", "0", "-w", warehouse.to_str().unwrap()]);
    assert!(shown.stdout.contains("[1001.50] │ [1003.50]"), "{}{}", shown.stdout, shown.stderr);
}

#[test]
fn a_paper_s_own_mistake_stays_as_it_is_printed() {
    // The group 20103 prints 2009.00 for 2005.00.
    let mut rows = ROWS;
    rows[2][2] = "2009.00";
    let own = read(expenditure(&WIDE, &rows));
    assert_eq!((own.reading.as_str(), own.reread.as_str()), ("ruled", "no"));
    assert_eq!(own.amounts, printed(&rows));
    // This is also true if the table is read in the other way for another reason.
    let cut = read(expenditure(&NARROW, &rows));
    assert_eq!((cut.reading.as_str(), cut.amounts), ("aligned", printed(&rows)));
    assert!(cut.reread.contains("read the other way: 24 checks pass, 3 fail"), "{}", cut.reread);
}

#[test]
fn an_amount_in_the_wrong_column_stays_where_the_paper_prints_it() {
    let mut rows = ROWS;
    rows[4] = ["2010302", "一般行政管理事务", "1003.50", "1003.50", ""];
    let read = read(expenditure(&WIDE, &rows));
    assert_eq!((read.reading.as_str(), read.reread.as_str()), ("ruled", "no"));
    assert_eq!(read.amounts, printed(&rows));
}

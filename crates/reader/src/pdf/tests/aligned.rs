//! Tables without rules, or with too few.

use super::{document, grid, shape_of};
use crate::document::{Block, Document};
use crate::{Options, read_with};
use juesuan_model::Reading;
use juesuan_synth::pdf::{self, Page};

/// A title, a unit, and a header of two levels: 本年支出 over three columns.
fn header() -> Page {
    Page::default()
        .centered(300.0, 70.0, "支出决算表")
        .ending(520.0, 90.0, "单位：万元")
        .centered(90.0, 117.0, "科目编码")
        .centered(210.0, 117.0, "科目名称")
        .centered(420.0, 110.0, "本年支出")
        .centered(340.0, 124.0, "小计")
        .centered(420.0, 124.0, "基本支出")
        .centered(500.0, 124.0, "项目支出")
}

fn row(page: Page, y: f64, [code, name, amounts @ ..]: [&str; 5]) -> Page {
    let mut page = page.centered(90.0, y, code).text(140.0, y, name);
    for (x, amount) in [360.0, 440.0, 520.0].into_iter().zip(amounts) {
        page = page.ending(x, y, amount);
    }
    page
}

const TITLE: [&str; 2] = ["P 支出决算表", "P 单位：万元"];
const HEADER: &str = "科目编码|科目名称|本年支出|| / ||小计|基本支出|项目支出";

#[test]
fn a_table_without_rules_is_read_by_its_amounts_and_a_header_spans_what_stands_below_it() {
    let page = row(header(), 145.0, ["", "合计", "5,102.22", "1,330.67", "3,771.55"]);
    let page = row(page, 165.0, ["201", "一般公共服务支出", "4,200.10", "1,330.67", "2,869.43"]);
    let page = row(page, 185.0, ["2010301", "行政运行", "902.12", "", "902.12"]);
    let page = page.text(70.0, 210.0, "注：本表反映支出情况。");
    let table = format!(
        "G {HEADER} / |合计|5,102.22|1,330.67|3,771.55 / 201|一般公共服务支出|4,200.10|1,330.67|2,869.43 / \
         2010301|行政运行|902.12||902.12"
    );
    assert_eq!(shape_of(&[page]), [TITLE[0], TITLE[1], &table, "P 注：本表反映支出情况。"]);
}

#[test]
fn a_name_wrapped_above_and_below_its_amounts_is_one_name() {
    let page = row(header(), 145.0, ["201", "一般公共服务支出", "4,200.10", "1,330.67", "2,869.43"]);
    let page = row(page, 175.0, ["2080505", "", "902.12", "", "902.12"])
        .text(140.0, 168.0, "机关事业单位基本养老保险")
        .text(140.0, 182.0, "缴费支出");
    let page = row(page, 205.0, ["221", "住房保障支出", "1.00", "", "1.00"]);
    let document = document(&pdf::write(&[page])).unwrap();
    let names: Vec<&str> = grid(&document).rows.iter().map(|row| row[1].text.as_str()).collect();
    assert_eq!(
        names,
        ["科目名称", "", "一般公共服务支出", "机关事业单位基本养老保险缴费支出", "住房保障支出"]
    );
    assert_eq!(grid(&document).reading, Reading::Aligned);
    assert_eq!(grid(&document).rows[3][2].text, "902.12");
}

#[test]
fn two_sides_without_rules_keep_their_rows_without_amounts() {
    let mut page = Page::default().ending(520.0, 90.0, "单位：万元");
    let lines = [
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["一、一般公共预算财政拨款收入", "1", "5,102.22", "一、一般公共服务支出", "32", "5,102.22"],
        ["二、政府性基金预算拨款收入", "2", "", "二、外交支出", "33", ""],
        ["", "3", "", "三、国防支出", "34", ""],
        ["总计", "31", "5,102.22", "总计", "62", "5,102.22"],
    ];
    for (y, [left, line, amount, right, other, last]) in
        [110.0, 130.0, 150.0, 170.0, 190.0].into_iter().zip(lines)
    {
        page = page.text(60.0, y, left).centered(220.0, y, line).ending(300.0, y, amount);
        page = page.text(310.0, y, right).centered(450.0, y, other).ending(530.0, y, last);
    }
    let rows: Vec<String> = lines.iter().map(|line| line.join("|")).collect();
    assert_eq!(shape_of(&[page]), ["P 单位：万元", &format!("G {}", rows.join(" / "))]);
}

#[test]
fn one_row_under_three_levels_is_a_table() {
    let mut page = Page::default().centered(150.0, 100.0, "预算数").centered(430.0, 100.0, "决算数");
    for left in [30.0, 310.0] {
        page = page
            .centered(left + 20.0, 121.0, "合计")
            .centered(left + 130.0, 114.0, "公务用车费")
            .centered(left + 80.0, 128.0, "小计")
            .centered(left + 130.0, 128.0, "购置费")
            .centered(left + 180.0, 128.0, "运行费")
            .centered(left + 225.0, 121.0, "接待费");
    }
    for (x, amount) in [50.0, 110.0, 160.0, 210.0, 255.0, 330.0, 390.0, 440.0, 490.0, 535.0]
        .into_iter()
        .zip(["12.42", "10.00", "4.00", "6.00", "2.42", "10.50", "10.08", "4.00", "6.08", "0.42"])
    {
        page = page.centered(x, 150.0, amount);
    }
    let table = "G 预算数|||||决算数|||| / 合计|公务用车费|||接待费|合计|公务用车费|||接待费 / \
                 |小计|购置费|运行费|||小计|购置费|运行费| / 12.42|10.00|4.00|6.00|2.42|10.50|10.08|4.00|6.08|0.42";
    assert_eq!(shape_of(&[page]), [table]);
}

#[test]
fn a_table_without_rules_goes_on_over_the_page_with_or_without_its_header() {
    let first = || {
        let page = row(header(), 145.0, ["201", "一般公共服务支出", "4,200.10", "1,330.67", "2,869.43"]);
        row(page, 165.0, ["202", "外交支出", "2.00", "1.00", "1.00"])
    };
    let next = |page: Page| {
        let page = row(page, 145.0, ["203", "国防支出", "3.00", "", "3.00"]);
        row(page, 165.0, ["204", "公共安全支出", "4.00", "4.00", ""])
    };
    let whole = format!(
        "G {HEADER} / 201|一般公共服务支出|4,200.10|1,330.67|2,869.43 / 202|外交支出|2.00|1.00|1.00 / \
         203|国防支出|3.00||3.00 / 204|公共安全支出|4.00|4.00|"
    );
    assert_eq!(shape_of(&[first(), next(Page::default())])[2..], [whole.as_str()]);
    let repeated = Page::default()
        .centered(90.0, 117.0, "科目编码")
        .centered(210.0, 117.0, "科目名称")
        .centered(420.0, 110.0, "本年支出")
        .centered(340.0, 124.0, "小计")
        .centered(420.0, 124.0, "基本支出")
        .centered(500.0, 124.0, "项目支出");
    let with_header = whole.replace(" / 203", &format!(" / {HEADER} / 203"));
    assert_eq!(shape_of(&[first(), next(repeated)])[2..], [with_header.as_str()]);
}

#[test]
fn rows_between_lines_across_are_what_stands_between_them() {
    let mut page = header().line((60.0, 98.0), (530.0, 98.0)).line((60.0, 130.0), (530.0, 130.0));
    page = row(page, 150.0, ["201", "一般公共服务", "4,200.10", "1,330.67", "2,869.43"])
        .text(140.0, 165.0, "支出");
    page = row(page, 190.0, ["202", "外交支出", "2.00", "1.00", "1.00"]);
    for y in [172.0, 200.0] {
        page = page.line((60.0, y), (530.0, y));
    }
    let table =
        format!("G {HEADER} / 201|一般公共服务支出|4,200.10|1,330.67|2,869.43 / 202|外交支出|2.00|1.00|1.00");
    assert_eq!(shape_of(&[page])[2..], [table.as_str()]);
}

/// A frame with ruled columns and a header, but no line between the rows.
fn framed(rows: [[&str; 3]; 3]) -> Page {
    let xs = [50.0, 200.0, 350.0, 500.0];
    let page = Page::default().cells(&xs, &[100.0, 120.0]).cells(&xs, &[120.0, 200.0]);
    let page = page.text(60.0, 113.0, "项目").text(210.0, 113.0, "基本支出").text(360.0, 113.0, "项目支出");
    [140.0, 160.0, 180.0].into_iter().zip(rows).fold(page, |page, (y, [name, basic, project])| {
        page.text(60.0, y, name).ending(340.0, y, basic).ending(490.0, y, project)
    })
}

#[test]
fn rows_without_lines_between_them_are_told_by_their_amounts() {
    let page = framed([["外交支出", "1.00", "2.00"], ["国防支出", "", "4.00"], ["其他支出", "5.00", "6.00"]]);
    let table = "G 项目|基本支出|项目支出 / 外交支出|1.00|2.00 / 国防支出||4.00 / 其他支出|5.00|6.00";
    assert_eq!(shape_of(&[page]), [table]);
}

#[test]
fn columns_without_lines_between_them_are_told_by_their_amounts() {
    let mut page = Page::default().cells(&[50.0, 520.0], &[100.0, 120.0, 140.0, 160.0]);
    let lines =
        [["项目", "基本支出", "项目支出"], ["外交支出", "1.00", "2.00"], ["国防支出", "3.00", "4.00"]];
    for (y, [name, basic, project]) in [113.0, 133.0, 153.0].into_iter().zip(lines) {
        page = page.text(60.0, y, name).ending(340.0, y, basic).ending(490.0, y, project);
    }
    let rows: Vec<String> = lines.iter().map(|line| line.join("|")).collect();
    assert_eq!(shape_of(&[page]), [format!("G {}", rows.join(" / "))]);
}

#[test]
fn running_text_and_a_table_of_contents_are_no_tables() {
    let page = Page::default()
        .text(60.0, 100.0, "目录")
        .text(60.0, 120.0, "一、收入决算表")
        .ending(520.0, 120.0, "5")
        .text(60.0, 140.0, "二、支出决算表")
        .ending(520.0, 140.0, "12")
        .text(80.0, 200.0, "示例局2023年度收入总计")
        .text(200.0, 200.0, "5,102.22")
        .text(250.0, 200.0, "万元，支出总计")
        .text(60.0, 220.0, "其中基本支出")
        .text(130.0, 220.0, "1,330.67")
        .text(180.0, 220.0, "万元。");
    let blocks = document(&pdf::write(&[page])).unwrap().blocks;
    assert!(blocks.iter().all(|block| matches!(block, Block::Paragraph(_))), "{blocks:?}");
}

fn aligned(bytes: &[u8], tables: &[u32]) -> Document {
    let options = Options { aligned: tables.iter().copied().collect(), ..Options::default() };
    read_with(bytes, &options).unwrap().document
}

fn grids(document: &Document) -> Vec<(Reading, Vec<Vec<String>>)> {
    let text = |row: &crate::document::Row| row.iter().map(|cell| cell.text.to_string()).collect();
    let grids = document.blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Paragraph(_) => None,
    });
    grids.map(|grid| (grid.reading, grid.rows.iter().map(text).collect())).collect()
}

#[test]
fn a_table_with_rules_is_read_by_alignment_where_that_is_asked_for_and_keeps_its_index() {
    let xs = [50.0, 200.0, 350.0, 500.0];
    let ruled = |y: f64| {
        let page = Page::default().cells(&xs, &[y, y + 20.0, y + 40.0, y + 60.0]);
        let lines =
            [["项目", "基本支出", "项目支出"], ["外交支出", "1.00", "2.00"], ["国防支出", "3.00", "4.00"]];
        lines.into_iter().zip([y + 13.0, y + 33.0, y + 53.0]).fold(
            page,
            |page, ([name, basic, project], y)| {
                page.text(60.0, y, name).ending(340.0, y, basic).ending(490.0, y, project)
            },
        )
    };
    let bytes = pdf::write(&[ruled(100.0).text(60.0, 300.0, "说明"), ruled(200.0)]);
    let (first, other) = (grids(&aligned(&bytes, &[])), grids(&aligned(&bytes, &[1])));
    assert_eq!(first.iter().map(|grid| grid.0).collect::<Vec<_>>(), [Reading::Ruled, Reading::Ruled]);
    assert_eq!(other.iter().map(|grid| grid.0).collect::<Vec<_>>(), [Reading::Ruled, Reading::Aligned]);
    assert_eq!(first[1].1, other[1].1);
}

#[test]
fn a_table_of_as_many_but_other_columns_does_not_go_on_with_the_one_above() {
    let page = |xs: &[f64]| {
        let page = Page::default().cells(xs, &[100.0, 120.0, 140.0]);
        page.text(xs[0] + 5.0, 113.0, "201").text(xs[1] + 5.0, 113.0, "1.00").text(xs[1] + 5.0, 133.0, "2.00")
    };
    let goes_on = |pages: &[Page]| {
        let blocks = document(&pdf::write(pages)).unwrap().blocks;
        let grids = blocks.into_iter().filter_map(|block| match block {
            Block::Grid(grid) => Some(grid.goes_on),
            Block::Paragraph(_) => None,
        });
        grids.collect::<Vec<_>>()
    };
    assert_eq!(goes_on(&[page(&[100.0, 300.0, 500.0]), page(&[100.0, 250.0, 500.0])]), [None, Some(false)]);
    // A page that is shifted to the left has the same columns.
    assert_eq!(goes_on(&[page(&[100.0, 300.0, 500.0]), page(&[80.0, 280.0, 480.0])]), [None]);
}

/// A header over wide columns whose names and amounts do not overlap.
fn wide(numbered: bool) -> Page {
    let mut page = Page::default().centered(130.0, 100.0, "项目");
    for (x, name) in [(260.0, "合计"), (380.0, "货物"), (500.0, "服务")] {
        page = page.centered(x, 100.0, name);
    }
    if numbered {
        page = page.centered(130.0, 120.0, "栏次");
        for (x, place) in [(260.0, "1"), (380.0, "2"), (500.0, "3")] {
            page = page.centered(x, 120.0, place);
        }
    }
    [("采购支出", ["9.00", "4.00", "5.00"]), ("其中：小微", ["2.00", "—", "2.00"])]
        .into_iter()
        .zip([140.0, 160.0])
        .fold(page, |page, ((name, amounts), y)| {
            let ends = [315.0, 435.0, 555.0].into_iter().zip(amounts);
            ends.fold(page.text(60.0, y, name), |page, (x, amount)| page.ending(x, y, amount))
        })
}

#[test]
fn names_in_the_middle_of_wide_columns_go_with_the_amounts_on_their_right() {
    let body = "采购支出|9.00|4.00|5.00 / 其中：小微|2.00|—|2.00";
    assert_eq!(shape_of(&[wide(false)]), [format!("G 项目|合计|货物|服务 / {body}")]);
}

#[test]
fn a_line_that_numbers_the_columns_makes_none() {
    let body = "栏次|1|2|3 / 采购支出|9.00|4.00|5.00 / 其中：小微|2.00|—|2.00";
    assert_eq!(shape_of(&[wide(true)]), [format!("G 项目|合计|货物|服务 / {body}")]);
}

#[test]
fn with_fewer_amounts_than_names_beside_them_nothing_is_guessed() {
    let page = Page::default().centered(260.0, 100.0, "合计").centered(380.0, 100.0, "货物");
    let page = page.centered(500.0, 100.0, "服务").text(60.0, 100.0, "项目");
    let page = page.text(60.0, 140.0, "采购支出").ending(315.0, 140.0, "9.00").ending(435.0, 140.0, "4.00");
    let page = page.text(60.0, 160.0, "其中：小微").ending(315.0, 160.0, "2.00").ending(435.0, 160.0, "2.00");
    let blocks = document(&pdf::write(&[page])).unwrap().blocks;
    assert!(blocks.iter().all(|block| matches!(block, Block::Paragraph(_))), "{blocks:?}");
}

#[test]
fn amounts_beside_a_blank_column_go_with_the_names_that_they_reach_out_behind() {
    let mut page = Page::default();
    for (x, name) in [(150.0, "合计"), (250.0, "出国费"), (350.0, "购置费"), (450.0, "接待费")] {
        page = page.centered(x, 100.0, name);
    }
    for (x, amount) in [(195.0, "12.42"), (395.0, "10.00"), (495.0, "2.42")] {
        page = page.ending(x, 130.0, amount);
    }
    assert_eq!(shape_of(&[page]), ["G 合计|出国费|购置费|接待费 / 12.42||10.00|2.42"]);
}

#[test]
fn a_high_header_between_two_lines_is_the_table_s() {
    let page = header().line((60.0, 98.0), (530.0, 98.0)).line((60.0, 130.0), (530.0, 130.0));
    let page = row(page, 150.0, ["201", "一般公共服务支出", "4,200.10", "1,330.67", "2,869.43"]);
    let page =
        row(page, 170.0, ["202", "外交支出", "2.00", "1.00", "1.00"]).line((60.0, 180.0), (530.0, 180.0));
    let three_high = page.raw("").centered(90.0, 104.0, "功能分类");
    let shape = shape_of(&[three_high]);
    assert!(shape[2].contains("201|一般公共服务支出|4,200.10|1,330.67|2,869.43 / 202|"), "{shape:?}");
}

#[test]
fn a_subject_whose_name_begins_like_a_unit_is_a_row() {
    let rows =
        [["30310", "个人农业生产补贴", "1.00", "1.00", ""], ["2012505", "台湾事务", "2.00", "", "2.00"]];
    let [first, second] = rows;
    let page = row(row(header(), 145.0, first), 165.0, second);
    let table = format!("G {HEADER} / {} / {}", first.join("|"), second.join("|"));
    assert_eq!(shape_of(&[page])[2..], [table]);
}

#[test]
fn the_last_characters_of_neighboring_names_are_not_one_word() {
    let mut page = Page::default().centered(100.0, 107.0, "科目名称");
    for (x, name) in [(250.0, "事业收"), (300.0, "经营收")] {
        page = page.centered(x, 100.0, name).centered(x, 113.0, "入");
    }
    page = page.centered(200.0, 107.0, "合计").text(60.0, 140.0, "财政事务").ending(215.0, 140.0, "1.00");
    page = page.text(60.0, 160.0, "行政运行").ending(215.0, 160.0, "1.00");
    let table = "G 科目名称|合计|事业收入|经营收入 / 财政事务|1.00|| / 行政运行|1.00||";
    assert_eq!(shape_of(&[page]), [table]);
}

#[test]
fn each_text_at_the_foot_of_a_header_names_a_column_though_the_one_above_both_is_nearer() {
    let mut page = Page::default();
    for (left, side) in [(50.0, "收入"), (300.0, "支出")] {
        page = page.centered(left + 120.0, 100.0, side).centered(left + 50.0, 120.0, "项目");
        page = page.centered(left + 195.0, 120.0, "决算数").centered(left + 50.0, 140.0, "栏次");
        page = page.centered(left + 195.0, 140.0, if left < 100.0 { "1" } else { "2" });
    }
    for (y, amount) in [(160.0, "29,641,409.37"), (180.0, "9,408.00")] {
        for left in [50.0, 300.0] {
            page = page.text(left, y, "一、服务支出").ending(left + 165.0, y, amount);
        }
    }
    let table = "G 收入||支出| / 项目|决算数|项目|决算数 / 栏次|1|栏次|2 / \
                 一、服务支出|29,641,409.37|一、服务支出|29,641,409.37 / 一、服务支出|9,408.00|一、服务支出|9,408.00";
    assert_eq!(shape_of(&[page]), [table]);
}

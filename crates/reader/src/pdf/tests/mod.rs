//! Reads files that are written here.

mod aligned;
mod budget;
mod faults;
mod fonts;
mod ink;
mod pictures;

use crate::document::{Block, Document, Grid, Row};
use crate::{Options, ReadError, read};
use juesuan_synth::pdf::{self, Page};

fn shape(document: &Document) -> Vec<String> {
    let row = |row: &Row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(cell) => format!("P {}", cell.text),
            Block::Grid(grid) => format!("G {}", grid.rows.iter().map(row).collect::<Vec<_>>().join(" / ")),
        })
        .collect()
}

fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    super::document(bytes, &Options::default())
}

fn shape_of(pages: &[Page]) -> Vec<String> {
    shape(&document(&pdf::write(pages)).unwrap())
}

fn grid(document: &Document) -> &Grid {
    let grid = document.blocks.iter().find_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Paragraph(_) => None,
    });
    grid.unwrap()
}

/// A header of two levels (`支出` over two columns, `项目` over two rows), a label wrapped above and below its amounts.
fn statement(page: Page) -> Page {
    page.text(250.0, 80.0, "支出决算表")
        .text(420.0, 95.0, "单位：万元")
        .line((100.0, 100.0), (500.0, 100.0))
        .line((300.0, 120.0), (500.0, 120.0))
        .line((100.0, 140.0), (500.0, 140.0))
        .line((100.0, 180.0), (500.0, 180.0))
        .line((100.0, 100.0), (100.0, 180.0))
        .line((300.0, 100.0), (300.0, 180.0))
        .line((400.0, 120.0), (400.0, 180.0))
        .line((500.0, 100.0), (500.0, 180.0))
        .text(150.0, 122.0, "项目")
        .text(380.0, 112.0, "支出")
        .text(310.0, 132.0, "基本支出")
        .text(410.0, 132.0, "项目支出")
        .text(105.0, 155.0, "机关事业单位基本养老保险")
        .text(105.0, 170.0, "缴费支出")
        .text(330.0, 162.0, "2,106.66")
        .text(450.0, 150.0, "0.00")
}

const STATEMENT: [&str; 3] = [
    "P 支出决算表",
    "P 单位：万元",
    "G 项目|支出| / |基本支出|项目支出 / 机关事业单位基本养老保险缴费支出|2,106.66|0.00",
];

#[test]
fn rules_make_a_grid_and_a_merged_cell_s_text_stands_first() {
    assert_eq!(shape_of(&[statement(Page::default())]), STATEMENT);
}

#[test]
fn a_cell_knows_its_page_box_and_place() {
    let document =
        document(&pdf::write(&[Page::default().text(100.0, 100.0, "说明"), statement(Page::default())]));
    let document = document.unwrap();
    assert_eq!(document.pages, Some(2));
    let locator = grid(&document).rows[2][1].locator;
    let bbox = locator.bbox.unwrap();
    assert_eq!(
        (locator.page, locator.cell.map(|cell| (cell.table, cell.row, cell.col))),
        (Some(2), Some((0, 2, 1)))
    );
    assert_eq!((bbox.x0, bbox.x1), (330.0, 370.0));
    assert!(bbox.y0 < 162.0 && 162.0 < bbox.y1 && bbox.y1 - bbox.y0 <= 10.5, "{bbox:?}");
}

#[test]
fn a_turned_page_is_read_as_it_is_seen() {
    assert_eq!(shape_of(&[statement(Page::turned())]), STATEMENT);
}

#[test]
fn a_table_goes_on_over_the_page_where_its_columns_do() {
    let (xs, ys) = ([100.0, 300.0, 500.0], [100.0, 120.0, 140.0]);
    let first = || Page::default().cells(&xs, &ys).text(110.0, 112.0, "科目").text(310.0, 112.0, "合计");
    let one = || first().text(110.0, 132.0, "甲").text(310.0, 132.0, "1.00").text(290.0, 800.0, "- 1 -");
    let next = |xs: &[f64]| {
        Page::default()
            .cells(xs, &ys)
            .text(110.0, 112.0, "乙")
            .text(310.0, 112.0, "2.00")
            .text(290.0, 800.0, "- 2 -")
    };
    assert_eq!(shape_of(&[one(), next(&xs)]), ["G 科目|合计 / 甲|1.00 / 乙|2.00 / |"]);
    assert_eq!(shape_of(&[one(), next(&[100.0, 250.0, 500.0])]).len(), 2);
    let titled = next(&xs).text(200.0, 80.0, "收入决算表");
    assert_eq!(shape_of(&[one(), titled])[1..], ["P 收入决算表", "G 乙|2.00 / |"]);
}

#[test]
fn a_header_s_first_row_alone_at_the_foot_of_a_page_stands_above_the_finer_columns_overleaf() {
    let first = Page::default()
        .cells(&[100.0, 300.0, 500.0], &[700.0, 720.0])
        .text(110.0, 712.0, "收入")
        .text(310.0, 712.0, "支出");
    let xs = [100.0, 200.0, 300.0, 400.0, 500.0];
    let names = ["项目", "金额", "项目", "金额"];
    let second =
        xs.iter().zip(names).fold(Page::default().cells(&xs, &[100.0, 120.0, 140.0]), |page, (x, name)| {
            page.text(x + 10.0, 112.0, name)
        });
    let second = second.text(110.0, 132.0, "甲").text(210.0, 132.0, "3.00");
    assert_eq!(shape_of(&[first, second]), ["G 收入||支出| / 项目|金额|项目|金额 / 甲|3.00||"]);
}

#[test]
fn a_row_cut_by_the_page_s_end_is_one_row() {
    let first = Page::default()
        .cells(&[100.0, 300.0, 500.0], &[700.0, 720.0])
        .text(110.0, 712.0, "科目")
        .text(310.0, 712.0, "合计")
        .line((100.0, 720.0), (100.0, 760.0))
        .line((300.0, 720.0), (300.0, 760.0))
        .line((500.0, 720.0), (500.0, 760.0))
        .text(110.0, 740.0, "其他行政")
        .text(310.0, 740.0, "3.00");
    let second = Page::default()
        .cells(&[100.0, 300.0, 500.0], &[120.0, 140.0])
        .line((100.0, 90.0), (100.0, 120.0))
        .line((300.0, 90.0), (300.0, 120.0))
        .line((500.0, 90.0), (500.0, 120.0))
        .text(110.0, 110.0, "单位支出");
    assert_eq!(shape_of(&[first, second]), ["G 科目|合计 / 其他行政单位支出|3.00 / |"]);
}

#[test]
fn lines_that_run_to_the_margin_are_one_paragraph_and_the_page_s_own_lines_are_none() {
    let line = "一般公共预算财政拨款支出决算为二千九百四十万零五百元整其中";
    let page = |number: &str| {
        Page::default()
            .text(250.0, 30.0, "示例局部门决算")
            .text(120.0, 100.0, line)
            .text(100.0, 120.0, "基本支出9.10万元。")
            .text(120.0, 140.0, "第二段。")
            .text(290.0, 810.0, number)
    };
    let shape = shape_of(&[page("1"), page("2"), page("第3页"), page("- 4 -")]);
    let joined = format!("P {line}基本支出9.10万元。");
    assert_eq!(shape, [joined.as_str(), "P 第二段。"].repeat(4));
}

#[test]
fn a_number_is_never_made_of_two_and_a_double_struck_one_is_one() {
    let page = Page::default()
        .cells(&[100.0, 200.0, 300.0], &[100.0, 140.0])
        .text(105.0, 112.0, "100")
        .text(105.0, 132.0, "200")
        .text(210.0, 120.0, "55.00")
        .text(210.4, 120.0, "55.00");
    assert_eq!(shape_of(&[page]), ["G 100¦200|55.00"]);
    let narrow = Page::default()
        .cells(&[100.0, 130.0, 200.0], &[100.0, 140.0])
        .text(102.0, 112.0, "12,34")
        .text(102.0, 132.0, "5.67");
    assert_eq!(shape_of(&[narrow]), ["G 12,345.67|"]);
}

#[test]
fn what_cannot_be_seen_rules_nothing() {
    let page = Page::default()
        .cells(&[100.0, 300.0, 500.0], &[100.0, 120.0])
        .raw("1 1 1 RG 200 742 m 200 722 l S 0 0 0 RG 1 1 1 rg 100 700 400 100 re f 0 0 0 rg")
        .text(110.0, 112.0, "甲乙丙丁戊己庚辛壬癸子丑寅")
        .text(310.0, 112.0, "1.00");
    assert_eq!(shape_of(&[page]), ["G 甲乙丙丁戊己庚辛壬癸子丑寅|1.00"]);
}

#[test]
fn a_pdf_is_known_by_its_signature_a_little_way_in() {
    let bytes = [b"\n\n".as_slice(), &pdf::write(&[statement(Page::default())])].concat();
    let read = read(&bytes).unwrap();
    assert_eq!((read.format, read.document.pages), ("pdf", Some(1)));
}

#[test]
fn a_pdf_without_pages_or_text_says_so() {
    assert_eq!(
        document(&pdf::write(&[Page::default(), Page::default()])),
        Err(ReadError::PdfNoText { pages: 2, pictures: 0 })
    );
    assert!(matches!(document(&pdf::write(&[])), Err(ReadError::PdfNoPages | ReadError::PdfDamaged)));
    assert_eq!(document(b"%PDF-1.7 and nothing else"), Err(ReadError::PdfDamaged));
}

#[test]
fn a_damaged_pdf_is_read_or_refused_and_never_stops_the_program() {
    let whole = pdf::write(&[statement(Page::default())]);
    for cut in (0..whole.len()).step_by(97) {
        let _ = document(&whole[..cut]);
        let mut spoilt = whole.clone();
        spoilt[cut] ^= 0x15;
        let _ = document(&spoilt);
    }
}

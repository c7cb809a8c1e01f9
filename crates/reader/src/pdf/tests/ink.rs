//! Which of the drawn marks are visible.

use super::{STATEMENT, document, grid, shape_of, statement};
use juesuan_messages::message;
use juesuan_synth::pdf::{self, Page};

fn cells() -> Page {
    Page::default().cells(&[100.0, 300.0, 500.0], &[100.0, 120.0, 140.0]).text(110.0, 112.0, "合计")
}

#[test]
fn a_small_raised_mark_of_a_note_is_no_digit_of_the_number() {
    let after = cells().text(310.0, 112.0, "785.83").sized(6.0, 340.0, 108.5, "1");
    assert_eq!(shape_of(&[after]), ["G 合计|785.83 / |"]);
    let in_brackets = cells().text(310.0, 112.0, "785.83").sized(6.0, 340.0, 108.0, "[2]");
    assert_eq!(shape_of(&[in_brackets]), ["G 合计|785.83 / |"]);
    let prose = Page::default().text(100.0, 100.0, "支出").sized(6.0, 120.0, 96.5, "3").text(
        124.0,
        100.0,
        "5.00万元。",
    );
    assert_eq!(shape_of(&[prose]), ["P 支出5.00万元。"]);
    let small_table = Page::default().sized(14.0, 100.0, 112.0, "名称").sized(8.0, 140.0, 110.0, "5.00");
    assert_eq!(shape_of(&[small_table]), ["P 名称 5.00"], "small, and not raised");
}

#[test]
fn what_is_struck_out_is_not_read_and_said_where_nothing_replaces_it() {
    let replaced = cells().text(310.0, 112.0, "799.99 785.83").line((310.0, 108.5), (340.0, 108.5));
    assert_eq!(shape_of(&[replaced]), ["G 合计|785.83 / |"]);
    let alone = cells().text(310.0, 112.0, "799.99").line((310.0, 108.5), (340.0, 108.5));
    let document = document(&pdf::write(&[alone])).unwrap();
    assert_eq!(grid(&document).rows[0][1].text, "");
    assert_eq!(document.faults.len(), 1);
    assert_eq!(document.faults[0].reason, message!("text-struck-out", text = "799.99"));
    let underlined = cells().text(310.0, 112.0, "785.83").line((310.0, 114.0), (340.0, 114.0));
    assert_eq!(shape_of(&[underlined]), ["G 合计|785.83 / |"]);
    let blank_filled_in =
        Page::default().text(100.0, 100.0, "减少 20万元").line((120.0, 96.5), (135.0, 96.5));
    assert_eq!(shape_of(&[blank_filled_in]), ["P 减少20万元"]);
}

#[test]
fn what_a_box_covers_is_not_read_and_what_stands_on_it_is() {
    let box_over = |page: Page| page.raw("1 g 301 723 198 18 re f 0 g");
    let replaced = box_over(cells().text(310.0, 112.0, "651.99")).text(312.0, 112.0, "599.33");
    assert_eq!(shape_of(&[replaced]), ["G 合计|599.33 / |"]);
    assert_eq!(shape_of(&[box_over(cells().text(310.0, 112.0, "651.99"))]), ["G 合计| / |"]);
    assert_eq!(shape_of(&[box_over(cells()).text(310.0, 112.0, "599.33")]), ["G 合计|599.33 / |"]);
    let frame = cells().text(310.0, 112.0, "5.00").raw("301 723 198 18 re 303 725 194 14 re f*");
    assert_eq!(shape_of(&[frame]), ["G 合计|5.00 / |"], "a frame covers nothing");
}

#[test]
fn white_is_seen_on_a_dark_ground_and_nowhere_else() {
    let white = |page: Page| page.raw("1 g").text(310.0, 112.0, "785.83").raw("0 g");
    assert_eq!(shape_of(&[white(cells().raw(".1 .25 .5 rg 301 723 198 18 re f"))]), ["G 合计|785.83 / |"]);
    assert_eq!(shape_of(&[white(cells())]), ["G 合计| / |"]);
    assert_eq!(shape_of(&[white(cells().raw("1 g 301 723 198 18 re f"))]), ["G 合计| / |"]);
}

#[test]
fn a_watermark_is_not_read_large_or_across_the_text() {
    let pale = |page: Page, size: f64, x: f64| page.raw(".85 g").sized(size, x, 115.0, "公开2024").raw("0 g");
    let number = || cells().text(310.0, 112.0, "785.83");
    assert_eq!(shape_of(&[pale(number(), 40.0, 200.0)]), ["G 合计|785.83 / |"]);
    assert_eq!(shape_of(&[pale(number(), 10.0, 300.0)]), ["G 合计|785.83 / |"]);
    assert_eq!(
        shape_of(&[pale(number(), 10.0, 400.0)]),
        ["G 合计|785.83 公开2024 / |"],
        "pale text beside the other is text"
    );
}

#[test]
fn a_page_whose_text_is_turned_is_read_as_if_it_were_not() {
    // The origin of the turned drawing is the top left of the page, which is 842 wide and 595 high itself.
    let turned = statement(Page::default().raw("q 0 -1 1 0 0 842 cm 1 0 0 1 0 -247 cm")).raw("Q");
    let document = document(&pdf::write(&[turned])).unwrap();
    assert_eq!(super::shape(&document), STATEMENT);
    let bbox = grid(&document).rows[2][1].locator.bbox.unwrap();
    assert!(bbox.x1 - bbox.x0 < 11.0 && bbox.y1 - bbox.y0 > 35.0, "it runs down the page: {bbox:?}");
    assert!((330.0..371.0).contains(&bbox.y0), "{bbox:?}");
}

#[test]
fn a_table_turned_on_a_page_that_is_not_is_said() {
    let prose = (0..20).fold(Page::default(), |page, line| {
        page.text(100.0, 100.0 + 15.0 * f64::from(line), "一般公共预算财政拨款支出决算情况说明")
    });
    let turned = (0..10).fold(prose, |page, line| {
        let x = 100 + 15 * line;
        page.raw(&format!("BT /F 10 Tf 0 1 -1 0 {x} 100 Tm <0031002E00300030> Tj ET"))
    });
    let document = document(&pdf::write(&[turned])).unwrap();
    let reasons: Vec<String> = document.faults.iter().map(|fault| fault.reason.to_string()).collect();
    assert_eq!(
        reasons,
        ["40 characters on the page run in another direction than the rest and were not read"]
    );
}

#[test]
fn the_page_s_number_is_no_amount_where_a_table_reaches_to_its_place() {
    let page = |number: &str| Page::default().text(100.0, 100.0, "说明").text(290.0, 800.0, number);
    let table = Page::default()
        .cells(&[100.0, 250.0, 350.0], &[770.0, 790.0, 810.0])
        .text(110.0, 782.0, "科目")
        .text(260.0, 782.0, "合计")
        .text(110.0, 803.0, "甲")
        .text(290.0, 800.0, "4");
    let shape = shape_of(&[page("1"), page("2"), page("3"), table, page("5")]);
    assert_eq!(shape, ["P 说明", "P 说明", "P 说明", "G 科目|合计 / 甲|", "P 说明"]);
}

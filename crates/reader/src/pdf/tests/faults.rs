//! What cannot be read on a page is reported, and the rest is read.

use super::{document, shape, shape_of};
use juesuan_synth::pdf::{self, Page};

fn faults(pages: &[Page]) -> Vec<(Option<u32>, String)> {
    let faults = document(&pdf::write(pages)).unwrap().faults;
    faults.into_iter().map(|fault| (fault.locator.page, fault.reason.to_string())).collect()
}

#[test]
fn characters_outside_the_page_are_counted_and_the_others_read() {
    let page = || {
        Page::default()
            .text(100.0, 100.0, "看得见")
            .text(100.0, 900.0, "看不见的表")
            .text(100.0, 920.0, "1.00")
    };
    assert_eq!(
        faults(&[page()]),
        [(
            Some(1),
            "9 of the 12 characters on the page lie outside its edges and on no neighboring page".to_owned()
        )]
    );
    assert_eq!(shape_of(&[page()]), ["P 看得见"]);
    // A frame drawn on two pages shows on the second page what the first cuts off.
    assert_eq!(
        faults(&[page(), Page::default().text(100.0, 58.0, "看不见的表").text(100.0, 78.0, "1.00")]),
        []
    );
}

#[test]
fn a_page_that_is_a_picture_is_said_and_the_others_are_read() {
    let picture = Page::default().picture(8, &[true; 8]);
    let document = document(&pdf::write(&[Page::default().text(100.0, 100.0, "说明"), picture])).unwrap();
    assert_eq!(shape(&document), ["P 说明"]);
    let [fault] = document.faults.as_slice() else { panic!("{:?}", document.faults) };
    assert_eq!((fault.locator.page, fault.reason.code()), (Some(2), "pdf-page-picture"));
    assert_eq!(fault.remedy.code(), "pdf-remedy-scan");
}

#[test]
fn a_heading_printed_over_itself_is_read_once() {
    let shadowed = Page::default().text(100.0, 100.0, "收入1100决算表").text(101.8, 101.5, "收入1100决算表");
    assert_eq!(shape_of(&[shadowed]), ["P 收入1100决算表"]);
}

#[test]
fn a_title_over_two_lines_is_one_and_two_titles_stay_two() {
    let wrapped = Page::default().centered(300.0, 100.0, "一般公共预算财政拨款").centered(
        300.0,
        116.0,
        "基本支出决算明细表",
    );
    assert_eq!(shape_of(&[wrapped]), ["P 一般公共预算财政拨款基本支出决算明细表"]);
    let two = Page::default().centered(300.0, 100.0, "收入决算表").centered(300.0, 116.0, "支出决算表");
    assert_eq!(shape_of(&[two]), ["P 收入决算表", "P 支出决算表"]);
}

#[test]
fn a_name_wrapped_beside_the_unit_is_one_name() {
    let page = Page::default()
        .text(60.0, 100.0, "部门：示例省人民代表大会")
        .ending(520.0, 106.0, "单位：万元")
        .text(60.0, 112.0, "常务委员会办公厅");
    assert_eq!(shape_of(&[page]), ["P 部门：示例省人民代表大会常务委员会办公厅 单位：万元"]);
}

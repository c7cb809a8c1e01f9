//! Pages written for these tests, and what is read from them.

use super::*;
use crate::document::{Block, Row};
use crate::read;
use juesuan_messages::{Message, message};

fn shape(bytes: &[u8]) -> Vec<String> {
    let read = read(bytes).unwrap();
    assert_eq!(read.format, "html");
    let row = |row: &Row| row.iter().map(|cell| cell.text.replace('\n', "⏎")).collect::<Vec<_>>().join("|");
    let shape = |block: &Block| match block {
        Block::Paragraph(cell) => format!("P {}", cell.text),
        Block::Grid(grid) => format!("G {}", grid.rows.iter().map(row).collect::<Vec<_>>().join(" / ")),
    };
    read.document.blocks.iter().map(shape).collect()
}

#[test]
fn a_page_is_read_as_a_browser_shows_it() {
    let page = "<!DOCTYPE html><html><head><title>x</title><style>td{}</style></head><body>\
        <script>var a = '<p>no</p>';</script><div style='display: none'>no</div>\
        <h1>示例局2023年度\n  部门决算</h1><p>一、收入&nbsp;100万元。<br>二、支出<b>90</b>万元。</p>\
        <table><caption>支出决算表</caption><tr><th colspan=2>项目<th rowspan=2>合计\
        <tr><td>代码<td>名称<tr><td>201<td>&nbsp;&nbsp;一般公共<br>服务<td align=right>5.00</table></body></html>";
    assert_eq!(
        shape(page.as_bytes()),
        [
            "P 示例局2023年度 部门决算",
            "P 一、收入\u{A0}100万元。",
            "P 二、支出90万元。",
            "P 支出决算表",
            "G 项目||合计 / 代码|名称| / 201|\u{A0}\u{A0}一般公共⏎服务|5.00"
        ]
    );
}

#[test]
fn tables_that_only_place_things_are_unfolded() {
    let page = "<html><body><table><tr><td>菜单</td><td><p>收入决算表</p><table><tr><td>a<td>b<tr><td>1<td>2</table>\
        <p>注：说明</p></td></tr></table><table><tr><td>版权所有</td></tr></table></body></html>";
    assert_eq!(shape(page.as_bytes()), ["P 菜单", "P 收入决算表", "G a|b / 1|2", "P 注：说明", "P 版权所有"]);
    let nested =
        "<table><tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f<tr><td>g<td><table><tr><td>h<td>i</table></table>";
    assert_eq!(shape(nested.as_bytes()), ["G a|b / c|d / e|f / g|", "G h|i"]);
}

#[test]
fn a_stored_number_stands_in_for_what_a_narrow_column_does_not_show() {
    let page = "<table><tr><td>甲<td x:num=\"161.9\">161.90<td x:num=\"3804.7\">#####<td x:num=\"45.03\"> \
        <td x:num=\"0\">　<td x:num=\"16000000\">1.6E+07<td x:num>12.00<td x:num=\"0\">-</table>";
    assert_eq!(shape(page.as_bytes()), ["G 甲|161.90|3804.7|45.03|　|16000000|12.00|-"]);
}

#[test]
fn raised_marks_of_notes_and_what_is_struck_out_are_no_part_of_a_number() {
    let page = "<style>.font7 {text-decoration:line-through} td .n{vertical-align: super}</style>\
        <p>支出785.83<sup>[1]</sup>万元</p><table><tr><td>甲<td>785.83<sup>1</sup><td>785.83<span class=n>注1</span>\
        <tr><td>乙<td><s>799.99</s>785.83<td><font class=font7>421.37</font> 412.37\
        <tr><td>丙<td>7<del>9</del>85.83<td><span style='text-decoration: line-through'>1.00</span>2.00\
        <tr><td>丁<td style='text-decoration:line-through'>599.33<td><sup>201</sup></table>";
    assert_eq!(
        shape(page.as_bytes()),
        ["P 支出785.83万元", "G 甲|785.83|785.83 / 乙|785.83|412.37 / 丙|785.83|2.00 / 丁||201"]
    );
    let faults = read(page.as_bytes()).unwrap().document.faults;
    let reasons: Vec<String> = faults.iter().map(|fault| fault.reason.to_string()).collect();
    assert_eq!(reasons, ["“599.33” is struck out and no other number replaces it: it was not read"]);
}

#[test]
fn tables_made_of_other_elements_are_grids() {
    let by_style = "<style>.t{display:table} .r{display:table-row} .r div{} .c{display:table-cell}</style>\
        <div class=t><div class=r><div class=c>项目</div><div class=c>合计</div></div>\
        <div class=r><div class=c>201</div><div class=c><p>5.00</p></div></div></div>";
    assert_eq!(shape(by_style.as_bytes()), ["G 项目|合计 / 201|5.00"]);
    let grid = "<div style='display: grid; grid-template-columns: repeat(3, 1fr)'><div>a</div><div>b</div><div>c</div>\
        <div>1</div><div></div><div>3</div></div>";
    assert_eq!(shape(grid.as_bytes()), ["G a|b|c / 1||3"]);
    let by_class = "<div><div class='tr head'><span>a</span><span>b</span></div><div class=tr><span>1</span><span>2</span></div>\
        <div class=tr><span>3</span><span></span></div></div>";
    assert_eq!(shape(by_class.as_bytes()), ["G a|b / 1|2 / 3|"]);
    let placed = "<div class=row><div class=col-3>菜单</div><div class=col-9>支出决算表</div></div>";
    assert_eq!(shape(placed.as_bytes()), ["P 菜单", "P 支出决算表"]);
    let text = "<div class=table>单位：万元<div class=row><div>a</div><div>b</div></div></div>";
    assert_eq!(shape(text.as_bytes()), ["P 单位：万元", "P a", "P b"]);
}

#[test]
fn tables_in_preformatted_text_are_grids() {
    let page = "<div>支出决算表</div><pre>项目\t合计\n201\t5.00\n</pre><p>| 项目 | 合计 |</p><p>|---|---|</p><p>| 202 | 6.00 |</p>";
    assert_eq!(
        shape(page.as_bytes()),
        ["P 支出决算表", "G 项目|合计 / 201|5.00 /  项目 | 合计  /  202 | 6.00 "]
    );
}

#[test]
fn bytes_decide_the_encoding_and_the_declared_one_only_where_they_do_not() {
    let page = |charset: &str| {
        format!("<html><meta charset={charset}><body><table><tr><td>支出决算表<td>合计</table></body></html>")
    };
    let expected = ["G 支出决算表|合计"];
    assert_eq!(shape(page("gb2312").as_bytes()), expected);
    assert_eq!(shape(&encoding_rs::GB18030.encode(&page("gb2312")).0), expected);
    assert_eq!(shape(&encoding_rs::GB18030.encode(&page("utf-8")).0), expected);
    let (big5, ..) = encoding_rs::BIG5.encode("<html><meta charset=\"big5\"><p>收入與支出</html>");
    assert_eq!(shape(&big5), ["P 收入與支出"]);
}

#[test]
fn a_page_saved_as_one_file_is_read() {
    let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_Part\"\r\n\r\n\
        ------=_Part\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <html><p>=E5=86=B3=\r\n=E7=AE=97=3D</html>\r\n------=_Part\r\nContent-Type: image/png\r\n\r\nxx\r\n------=_Part--\r\n";
    assert_eq!(shape(archive.as_bytes()), ["P 决算="]);
    let archive = archive
        .replace("quoted-printable", "base64")
        .replace("<html><p>=E5=86=B3=\r\n=E7=AE=97=3D</html>", "PGh0bWw+PHA+5Yaz566X\r\nPC9odG1sPg==");
    assert_eq!(shape(archive.as_bytes()), ["P 决算"]);
}

/// A web archive whose first part is nested this deep, with the page after it in the same multipart.
fn nested(depth: usize, page: &str) -> String {
    let open = |level| {
        format!("Content-Type: multipart/related;\r\n\tboundary=\"b{level}.\"\r\n\r\n--b{level}.\r\n")
    };
    let close = |level| format!("\r\n--b{level}.--\r\n");
    let opened: String = (0..depth).map(open).collect();
    let closed: String = (0..depth).rev().map(close).collect();
    format!("MIME-Version: 1.0\r\n{opened}{page}{closed}")
}

#[test]
fn the_page_of_an_archive_may_stand_in_parts_within_parts() {
    let page = "Content-Type: text/plain\r\n\r\n支出\r\n--b1.\r\nContent-Type: Text/HTML\r\n\r\n<html><p>决算</html>";
    assert_eq!(shape(nested(2, page).as_bytes()), ["P 决算"]);
    let page = "Content-Type: text/html\r\n\r\n<html><p>决算</html>";
    assert_eq!(shape(nested(16, page).as_bytes()), ["P 决算"]);
    assert_eq!(read(nested(5_000, page).as_bytes()).unwrap().format, "text", "no program writes so many");
}

#[test]
fn the_bytes_of_an_archived_page_are_decoded_before_its_encoding_is_found() {
    let page = "Content-Type: text/html\r\nContent-Transfer-Encoding: BASE64\r\n\r\n\
        PGh0bWw+PG1ldGEgY2hhcnNldD1nYjIzMTI+\r\nPHA+1qez9r72y+Ox7Twv\r\naHRtbD4=";
    assert_eq!(shape(nested(1, page).as_bytes()), ["P 支出决算表"]);
}

#[test]
fn a_damaged_part_before_the_page_does_not_cost_the_page() {
    for damaged in ["X: x\r\n\rx", "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!"] {
        let page = format!("{damaged}\r\n--b0.\r\nContent-Type: text/html\r\n\r\n<html><p>决算</html>");
        assert_eq!(shape(nested(1, &page).as_bytes()), ["P 决算"], "{damaged}");
    }
}

#[test]
fn prose_in_a_table_s_rows_is_read_as_paragraphs() {
    let page = "<table><tr><td colspan=2>支出决算表<tr><td>合计<td>1<tr><td colspan=2>支出1元。<tr><td>a<td>b<tr><td>注：说明</table>";
    assert_eq!(shape(page.as_bytes()), ["G 支出决算表| / 合计|1", "P 支出1元。", "G a|b / 注：说明|"]);
}

#[test]
fn text_with_an_angle_bracket_is_no_page() {
    for text in ["决算 < 预算，<5%", "支出决算表\n合计\t5.00\n", "<<关于决算的说明>>"] {
        assert_eq!(read(text.as_bytes()).unwrap().format, "text", "{text}");
    }
}

#[test]
fn a_page_made_to_exhaust_its_reader_is_refused() {
    let deep = "<div>".repeat(1_000_000) + "决算";
    assert!(matches!(document(&deep), Err(ReadError::TooLarge { .. })));
    let attributes = format!("<div {}>决算", "a=1 ".repeat(100_000));
    assert!(matches!(document(&attributes), Err(ReadError::TooLarge { .. })));
    let wide = format!("<table>{}</table>", "<tr><td colspan=1000000>a<td>b".repeat(3_000));
    assert!(matches!(document(&wide), Err(ReadError::TooLarge { .. })));
    let tall = format!("<table>{}</table>", "<tr><td rowspan=99999999999>a<td>b".repeat(3_000));
    assert!(matches!(document(&tall), Err(ReadError::TooLarge { .. })));
    let nested = "<div><font>".repeat(150) + "决算" + &"<table><tr><td>".repeat(150);
    assert!(document(&nested).is_ok());
    assert_eq!(document("<html><body><img src=a.png></body></html>"), Err(ReadError::Empty));
}

#[test]
fn white_is_seen_on_a_dark_ground_and_nowhere_else() {
    let page = "<style>.w{color:#fff} .dark{background:#4472C4 none;color:white} .top .seen{background-color:#00f}\
        td.low {background: rgb(255, 255, 255)}</style>\
        <table><tr bgcolor=#003366 style='color:#ffffff'><td>项目<td>合计\
        <tr class=dark><td>甲<td>1.00\
        <tr><td>乙<td class=w>2.00\
        <tr><td>丙<td><font color=white>9</font>3.00\
        <tr><td>丁<td class=low><span style='color:rgb(254,254,254)'>4.00</span>\
        <tr><td>戊<td class='seen w'>5.00\
        <tr class=w style='background-image:url(a.png)'><td>己<td>6.00\
        <tr><td>庚<td class=w x:num='7'>7.00\
        <tr><td>辛<td style='visibility: hidden'>8.00<td>9.00</table>";
    assert_eq!(
        shape(page.as_bytes()),
        ["G 项目|合计| / 甲|1.00| / 乙|| / 丙|3.00| / 丁|| / 戊|5.00| / 己|6.00| / 庚|| / 辛||9.00"]
    );
    let faults = read(page.as_bytes()).unwrap().document.faults;
    let reasons: Vec<Message> = faults.into_iter().map(|fault| fault.reason).collect();
    let unseen = |text: &str| message!("text-hidden", text = text);
    assert_eq!(reasons, ["2.00", "4.00", "7.00", "8.00"].map(unseen));
}

#[test]
fn the_ground_of_rows_made_of_other_elements_is_known() {
    let page = "<style>.r{display:table-row} .dark{background:navy}</style><div style='display:table;color:#fff'>\
        <div class='r dark'><div>a</div><div>1</div></div><div class=r><div>b</div><div>2</div></div></div>";
    assert_eq!(shape(page.as_bytes()), ["G a|1"]);
}

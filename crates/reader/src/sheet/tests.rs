//! Workbooks written for these tests, and what is read from them.

use super::ods::document as ods;
use super::xlsx::document as xlsx;
use super::*;
use crate::document::Grid;
use crate::package::tests::zip;
use crate::read;
use rust_xlsxwriter::{Format, Formula, Workbook};

fn document_of(workbook: &mut Workbook) -> Document {
    let read = read(&workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(read.format, "xlsx");
    read.document
}

fn grids(document: &Document) -> Vec<&Grid> {
    let blocks = document.blocks.iter();
    blocks.filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None }).collect()
}

fn rows(grid: &Grid) -> Vec<String> {
    let join = |row: &Row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
    grid.rows.iter().map(join).collect()
}

#[test]
fn a_sheet_is_a_paragraph_and_a_grid_of_what_it_shows() {
    let mut workbook = Workbook::new();
    let money = Format::new().set_num_format("#,##0.00");
    let sheet = workbook.add_worksheet().set_name("收入决算表 ").unwrap();
    sheet.merge_range(2, 1, 2, 3, "收入决算表", &Format::new()).unwrap();
    sheet.write(4, 1, "科目代码").unwrap();
    sheet.write(4, 2, "年初结转\n和结余").unwrap();
    sheet.write(5, 1, 2_010_301).unwrap();
    sheet.write_with_format(5, 2, 5102.215, &money).unwrap();
    sheet.write_with_format(5, 3, 0, &money).unwrap();
    sheet.write(6, 1, "0030").unwrap();
    sheet.write(6, 2, "提租").unwrap();
    sheet.write(7, 1, "注：本表反映收入。\n单位：万元").unwrap();
    let document = document_of(&mut workbook);

    assert_eq!(document.sheets, ["收入决算表 "]);
    assert!(matches!(&document.blocks[0], Block::Paragraph(cell) if cell.text == "收入决算表 "));
    let grid = grids(&document)[0];
    assert_eq!(
        rows(grid),
        ["收入决算表||", "科目代码|年初结转\n和结余|", "2010301|5,102.22|0.00", "0030|提租|"]
    );
    let notes: Vec<String> = document.blocks[2..].iter().map(|block| format!("{block:?}")).collect();
    assert_eq!(notes.len(), 2, "{notes:?}");
    let amount = grid.rows[2][1].locator;
    assert_eq!(amount.to_string(), "sheet 1, cell C6");
    assert_eq!(amount.cell.map(|cell| (cell.table, cell.row, cell.col)), Some((0, 2, 1)));
}

#[test]
fn what_is_hidden_is_not_read_and_said() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("支出").unwrap();
    for (row, text) in (0..).zip(["合计", "201", "202", "203"]) {
        sheet.write(row, 0, text).unwrap();
        sheet.write(row, 1, 1.5).unwrap();
        sheet.write(row, 2, 2.5).unwrap();
    }
    sheet.set_row_hidden(1).unwrap();
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(2).unwrap();
    workbook.add_worksheet().set_name("底稿").unwrap().set_hidden(true).write(0, 0, "草稿").unwrap();
    let document = document_of(&mut workbook);

    assert_eq!(rows(grids(&document)[0]), ["合计|1.5", "203|1.5"]);
    assert_eq!(document.sheets, ["支出", "底稿"]);
    let reasons: Vec<String> = document.faults.iter().map(|fault| fault.reason.to_string()).collect();
    assert_eq!(
        reasons,
        [
            "sheet 支出 hides rows 2–3, column C: 8 cells with text were not read",
            "sheet 底稿 is hidden and was not read"
        ]
    );
    assert_eq!(document.faults[1].locator.sheet, Some(2));
}

#[test]
fn an_uncalculated_formula_and_an_error_are_seen_and_a_calculated_one_is_its_value() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, Formula::new("=1+2").set_result("3")).unwrap();
    let xml = sheet_xml(
        r#"<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1"><f>1+2</f><v>3</v></c></row>"#,
    );
    assert_eq!(rows(grids(&xlsx(&xml).unwrap())[0]), ["=SUM(B1:B9)|#REF!|3"]);
    let xml =
        sheet_xml(r#"<row><c><v>1</v></c><c t="inlineStr"><is><t>合</t><rPh><t>he</t></rPh></is></c></row>"#);
    assert_eq!(rows(grids(&xlsx(&xml).unwrap())[0]), ["1|合"]);
    sheet.write(0, 1, "合计").unwrap();
    assert_eq!(rows(grids(&document_of(&mut workbook))[0]), ["3|合计"]);
}

/// A workbook of one sheet with these rows.
fn sheet_xml(rows: &str) -> Vec<u8> {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns:r="{kinds}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"<Relationships><Relationship Id="rId1" Type="{kinds}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ])
}

#[test]
fn rows_of_one_cell_are_paragraphs_where_they_are_prose() {
    let document = xlsx(&sheet_xml(
        r#"<row><c t="str"><v>支出决算表</v></c></row>
        <row><c t="str"><v>合计</v></c><c><v>1</v></c></row>
        <row><c t="str"><v>一、说明</v></c></row><row><c t="str"><v>支出1元。</v></c></row>
        <row><c t="str"><v>合计</v></c><c><v>2</v></c></row>
        <row><c t="str"><v>注：本表为空</v></c></row>"#,
    ));
    let shape: Vec<String> = document
        .unwrap()
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(cell) => format!("P {} {}", cell.text, cell.locator),
            Block::Grid(grid) => format!("G {}", rows(grid).join(" / ")),
        })
        .collect();
    assert_eq!(
        shape,
        [
            "P 表 sheet 1",
            "G 支出决算表| / 合计|1",
            "P 一、说明 sheet 1, cell A3",
            "P 支出1元。 sheet 1, cell A4",
            "G 合计|2 / 注：本表为空|",
        ]
    );
}

#[test]
fn raised_marks_of_notes_and_what_is_struck_out_are_no_part_of_a_number() {
    let mut workbook = Workbook::new();
    let (plain, struck) = (Format::new(), Format::new().set_font_strikethrough());
    let raised = Format::new().set_font_script(rust_xlsxwriter::FormatScript::Superscript);
    let sheet = workbook.add_worksheet();
    sheet.write_rich_string(0, 0, &[(&plain, "785.83"), (&raised, "1")]).unwrap();
    sheet.write_rich_string(0, 1, &[(&struck, "799.99"), (&plain, "785.83")]).unwrap();
    sheet.write(1, 0, "合计").unwrap();
    sheet.write_with_format(1, 1, 599.33, &struck).unwrap();
    sheet.write_with_format(2, 0, 201, &raised).unwrap();
    sheet.write(2, 1, 5).unwrap();
    let document = document_of(&mut workbook);
    assert_eq!(rows(grids(&document)[0]), ["785.83|785.83", "合计|", "201|5"]);
    assert_eq!(
        reasons(&document),
        ["sheet 1, cell B2: “599.33” is struck out and no other number replaces it: it was not read"]
    );
}

#[test]
fn a_dummy_result_of_a_workbook_that_is_to_be_calculated_is_none() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "合计").unwrap();
    // The program that writes it requests the calculation and stores 0.
    sheet.write(0, 1, Formula::new("=B2+B3")).unwrap();
    sheet.write(1, 0, "甲").unwrap();
    sheet.write(1, 1, Formula::new("=1+1").set_result("2")).unwrap();
    assert_eq!(rows(grids(&document_of(&mut workbook))[0]), ["合计|=B2+B3", "甲|2"]);
}

#[test]
fn a_sheet_that_hides_zeros_shows_none() {
    let code = code::Code::parse("0.00");
    assert_eq!(shown("0", Some(&code), date::Epoch::Since1900, false), "");
    assert_eq!(shown("0", Some(&code), date::Epoch::Since1900, true), "0.00");
}

#[test]
fn cells_that_others_cover_hold_nothing() {
    let mut sheet = Sheet { merged: vec![((1, 1), (2, 2))], ..Sheet::default() };
    for (place, text) in [((1, 1), "合计"), ((1, 2), "covered"), ((2, 1), "covered"), ((3, 1), "201")] {
        sheet.put(place, text.to_owned()).unwrap();
    }
    sheet.hidden_rows.insert(1);
    sheet.merge().unwrap();
    assert_eq!(sheet.take_hidden(), 0);
    assert_eq!(
        sheet.rows(1).unwrap().iter().map(|row| row[0].text.as_str()).collect::<Vec<_>>(),
        ["合计", "201"]
    );
}

#[test]
fn two_cells_at_the_ends_of_a_sheet_are_no_harm_and_a_sheet_full_of_nothing_is_refused() {
    let far = sheet_xml(r#"<row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>2</v></c></row>"#);
    assert_eq!(xlsx(&far).unwrap().blocks.len(), 3);
    let row = |row: u32| format!(r#"<row><c r="A{row}"><v>1</v></c><c r="XFD{row}"><v>2</v></c></row>"#);
    let many = (1..=100).map(row).collect::<Vec<_>>().concat();
    assert!(matches!(xlsx(&sheet_xml(&many)), Err(ReadError::TooLarge { .. })));
    assert_eq!(xlsx(&sheet_xml("")), Err(ReadError::Empty));
}

/// Saved by `LibreOffice` from invented content (`tests/fixtures/README.md`).
const XLS: &[u8] = include_bytes!("../../tests/fixtures/statement.xls");
const ODS: &[u8] = include_bytes!("../../tests/fixtures/statement.ods");

#[test]
fn the_same_workbook_is_read_alike_from_xls_and_ods() {
    // LibreOffice pads text that it saves by the width of brackets that are not there.
    let trimmed = |grid: &Grid| -> Vec<String> {
        let join = |row: &Row| row.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join("|");
        grid.rows.iter().map(join).collect()
    };
    let expected = [
        "支出决算表||||",
        "部门：示例局||||单位：万元",
        "项目||本年支出合计|基本支出|项目支出",
        "科目代码|科目名称|||",
        "合计||1,234.50|1,234.50|-",
        "2010301|行政运行|1,234.50|1,234.50|-",
        "0030|退回|-12.35|(12.35)|12.3%",
    ];
    for (bytes, format) in [(XLS, "xls"), (ODS, "ods")] {
        let read = read(bytes).unwrap();
        assert_eq!(
            (read.format, trimmed(grids(&read.document)[0])),
            (format, expected.map(str::to_owned).to_vec())
        );
        assert_eq!(grids(&read.document)[0].rows[4][2].locator.to_string(), "sheet 1, cell D7");
        let reasons: Vec<String> =
            read.document.faults.iter().map(|fault| fault.reason.to_string()).collect();
        assert_eq!(
            reasons,
            [
                "sheet 公开03表 hides row 9, column G: 4 cells with text were not read",
                "sheet 底稿 is hidden and was not read"
            ]
        );
    }
}

#[test]
fn a_broken_workbook_is_read_or_refused_and_never_stops_the_program() {
    for whole in [XLS, ODS] {
        for step in 1..40 {
            let cut = whole.len() * step / 40;
            drop(read(&whole[..cut]));
            let mut dented = whole.to_vec();
            dented[cut..(cut + 16).min(whole.len())].fill(0xFF);
            drop(read(&dented));
        }
    }
    let read = read(&XLS[..XLS.len() / 2]);
    assert!(matches!(read, Err(ReadError::Damaged { .. } | ReadError::Unsupported(_))), "{read:?}");
}

#[test]
fn a_sheet_that_claims_more_cells_than_there_are_is_refused_before_memory_is_set_aside() {
    let mut claims = XLS.to_vec();
    let extent = claims.windows(4).position(|bytes| bytes == [0x00, 0x02, 0x0E, 0x00]).unwrap() + 4;
    // Down to the last row of 32 bits, and in columns from 60 000 to 60 000.
    claims[extent..extent + 12].copy_from_slice(&[0, 0, 0, 0, 255, 255, 255, 255, 0x60, 0xEA, 0x60, 0xEA]);
    let refused = read(&claims);
    assert!(
        matches!(&refused, Err(ReadError::Damaged { reason, .. }) if reason.code() == "sheet-extent"),
        "{refused:?}"
    );
}

fn reasons(document: &Document) -> Vec<String> {
    document.faults.iter().map(|fault| format!("{}: {}", fault.locator, fault.reason)).collect()
}

fn unseen(place: &str, text: &str) -> String {
    format!("{place}: “{text}” is hidden by its color or format: it was not read")
}

#[test]
fn white_is_seen_on_a_dark_fill_and_not_on_white_or_none() {
    let white = Format::new().set_font_color("#FFFFFF");
    let on_dark = Format::new().set_font_color("#FFFFFF").set_background_color("#4472C4");
    let on_white = Format::new().set_font_color("#FBFBFB").set_background_color("#FFFFFF");
    let theme = |index| Format::new().set_font_color(rust_xlsxwriter::Color::Theme(index, 0));
    let plain = Format::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_with_format(0, 0, "项目", &on_dark).unwrap();
    sheet.write_with_format(0, 1, "合计", &on_dark).unwrap();
    sheet.write_rich_string_with_format(0, 2, &[(&white, "本"), (&white, "年")], &on_dark).unwrap();
    sheet.write_with_format(1, 0, "暗语", &white).unwrap();
    sheet.write_with_format(1, 1, 785.83, &white).unwrap();
    sheet.write_with_format(1, 2, 599.33, &on_white).unwrap();
    sheet.write_with_format(2, 0, "甲", &theme(1)).unwrap();
    sheet.write_with_format(2, 1, 412.37, &theme(0)).unwrap();
    sheet.write_rich_string(2, 2, &[(&plain, "785.83"), (&white, "4")]).unwrap();
    let document = document_of(&mut workbook);
    assert_eq!(rows(grids(&document)[0]), ["项目|合计|本年", "甲||785.83"]);
    let expected = [("B2", "785.83"), ("C2", "599.33"), ("B3", "412.37")];
    assert_eq!(
        reasons(&document),
        expected.map(|(cell, text)| unseen(&format!("sheet 1, cell {cell}"), text))
    );
}

#[test]
fn white_is_seen_where_a_condition_or_a_table_s_style_may_color_the_cell() {
    let white = Format::new().set_font_color("#FFFFFF");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for column in 0..2 {
        sheet.write_with_format(1, column, "支出", &white).unwrap();
        sheet.write(2, column, 5).unwrap();
        sheet.write_with_format(4, column, 6, &white).unwrap();
    }
    let header = [rust_xlsxwriter::TableColumn::new().set_header("甲").set_header_format(&white)];
    sheet.add_table(1, 0, 2, 0, &rust_xlsxwriter::Table::new().set_columns(&header)).unwrap();
    let dark = Format::new().set_background_color("#000080");
    let condition = rust_xlsxwriter::ConditionalFormatBlank::new().invert().set_format(dark);
    sheet.add_conditional_format(4, 1, 4, 1, &condition).unwrap();
    let document = document_of(&mut workbook);
    assert_eq!(rows(grids(&document)[0]), ["甲|", "5|5", "|6"]);
    assert_eq!(reasons(&document), [unseen("sheet 1, cell A5", "6")]);
}

#[test]
fn what_a_format_hides_is_not_read_and_said() {
    let hidden = Format::new().set_num_format(";;;");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "合计").unwrap();
    sheet.write_with_format(0, 1, 785.83, &hidden).unwrap();
    sheet.write_with_format(0, 2, "201", &hidden).unwrap();
    sheet.write_with_format(0, 3, 0, &hidden).unwrap();
    sheet.write_with_format(0, 4, "甲", &Format::new().set_num_format("0;-0;;@")).unwrap();
    let document = document_of(&mut workbook);
    assert_eq!(rows(grids(&document)[0]), ["合计||||甲"]);
    assert_eq!(reasons(&document), [unseen("sheet 1, cell B1", "785.83"), unseen("sheet 1, cell C1", "201")]);
}

/// An ODS spreadsheet with these rows. `dark`, `white` and `struck` are styles of cells, `w`, `up`, `old` those of texts.
fn ods_of(rows: &str) -> Document {
    let style = |family: &str, name: &str, inside: &str| {
        format!(r#"<style name="{name}" family="{family}" {inside}</style>"#)
    };
    let white = r##"><text-properties color="#ffffff"/>"##;
    let styles = [
        style("table-cell", "base", white),
        style(
            "table-cell",
            "dark",
            r##"parent-style-name="base"><table-cell-properties background-color="#000080"/>"##,
        ),
        style(
            "table-cell",
            "white",
            r#"parent-style-name="base"><table-cell-properties background-color="transparent"/>"#,
        ),
        style("table-cell", "struck", r#"><text-properties text-line-through-style="solid"/>"#),
        style("text", "w", white),
        style("text", "up", r#"><text-properties text-position="super 58%"/>"#),
        style("text", "old", r#"><text-properties text-line-through-type="double"/>"#),
    ];
    let content = format!(
        r#"<document-content><automatic-styles>{}</automatic-styles><body><spreadsheet><table name="表">
        <table-column/><table-column default-cell-style-name="white"/>{rows}</table></spreadsheet></body></document-content>"#,
        styles.concat()
    );
    ods(&zip(&[("content.xml", &content)])).unwrap()
}

#[test]
fn marks_strokes_and_white_on_white_are_left_out_of_an_ods_spreadsheet_too() {
    let cell =
        |style: &str, text: &str| format!(r#"<table-cell style-name="{style}"><p>{text}</p></table-cell>"#);
    let span = |style: &str, text: &str| format!(r#"<span style-name="{style}">{text}</span>"#);
    let row = |cells: &[String]| format!("<table-row>{}</table-row>", cells.concat());
    let table = [
        row(&[cell("dark", "项目"), cell("dark", "合计")]),
        row(&[
            cell("", &format!("785.83{}", span("up", "1"))),
            cell("", &format!("{}5.00", span("old", "4.99"))),
        ]),
        row(&[cell("struck", "599.33"), cell("", &format!("6.00{}", span("w", "7")))]),
        row(&[cell("", "乙"), "<table-cell><p>412.37</p></table-cell>".to_owned()]),
    ];
    let document = ods_of(&table.concat());
    assert_eq!(rows(grids(&document)[0]), ["项目|合计", "785.83|5.00", "|6.00", "乙|"]);
    let struck = "sheet 1, cell A3: “599.33” is struck out and no other number replaces it: it was not read";
    assert_eq!(reasons(&document), [struck.to_owned(), unseen("sheet 1, cell B4", "412.37")]);
}

//! Workbooks written for the purpose, and what is read of them.

use super::*;
use crate::document::Grid;
use crate::reader::package::tests::zip;
use crate::reader::read;
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
    let reasons: Vec<&str> = document.faults.iter().map(|fault| fault.reason.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "the sheet 支出 hides rows 2–3, column C: 8 cells with text were not read",
            "the sheet 底稿 is hidden: it was not read"
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
    let faults: Vec<(String, String)> =
        document.faults.iter().map(|fault| (fault.locator.to_string(), fault.reason.clone())).collect();
    let reason =
        "“599.33” is struck out, and no other number stands in its place: it was not read".to_owned();
    assert_eq!(faults, [("sheet 1, cell B2".to_owned(), reason)]);
}

#[test]
fn a_dummy_result_of_a_workbook_that_is_to_be_calculated_is_none() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "合计").unwrap();
    // The program that writes it asks for the calculation and stores 0.
    sheet.write(0, 1, Formula::new("=B2+B3")).unwrap();
    sheet.write(1, 0, "甲").unwrap();
    sheet.write(1, 1, Formula::new("=1+1").set_result("2")).unwrap();
    assert_eq!(rows(grids(&document_of(&mut workbook))[0]), ["合计|=B2+B3", "甲|2"]);
}

#[test]
fn a_sheet_that_hides_zeros_shows_none() {
    let code = code::Code::parse("0.00");
    assert_eq!(shown("0", Some(&code), number::Epoch::Since1900, false), "");
    assert_eq!(shown("0", Some(&code), number::Epoch::Since1900, true), "0.00");
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
const XLS: &[u8] = include_bytes!("../../../tests/fixtures/statement.xls");
const ODS: &[u8] = include_bytes!("../../../tests/fixtures/statement.ods");

#[test]
fn the_same_workbook_is_read_alike_from_xls_and_ods() {
    // LibreOffice pads what it saves as text to the width of the brackets that are not there.
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
        let reasons: Vec<&str> = read.document.faults.iter().map(|fault| fault.reason.as_str()).collect();
        assert_eq!(
            reasons,
            [
                "the sheet 公开03表 hides row 9, column G: 4 cells with text were not read",
                "the sheet 底稿 is hidden: it was not read"
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
    // To the last row of 32 bits, and in columns from 60 000 to 60 000.
    claims[extent..extent + 12].copy_from_slice(&[0, 0, 0, 0, 255, 255, 255, 255, 0x60, 0xEA, 0x60, 0xEA]);
    let refused = read(&claims);
    assert!(
        matches!(&refused, Err(ReadError::Damaged { reason, .. }) if reason.contains("extent")),
        "{refused:?}"
    );
}

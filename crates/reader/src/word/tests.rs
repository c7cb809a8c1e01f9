//! Documents written for these tests, and what is read from them.

use crate::document::{Block, Document, Row};
use crate::package::tests::zip;
use crate::{ReadError, read};
use juesuan_messages::{Message, message};

fn shape(document: &Document) -> Vec<String> {
    let row = |row: &Row| row.iter().map(|cell| cell.text.replace('\n', "⏎")).collect::<Vec<_>>().join("|");
    let shape = |block: &Block| match block {
        Block::Paragraph(cell) => format!("P {}", cell.text),
        Block::Grid(grid) => format!("G {}", grid.rows.iter().map(row).collect::<Vec<_>>().join(" / ")),
    };
    document.blocks.iter().map(shape).collect()
}

/// A DOCX file with this content, and lists: 1 counts 一、 and (一), 2 also does, starting again, and 3 has bullets.
fn docx(body: &str) -> Vec<u8> {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let word = r#"xmlns:w="w" xmlns:mc="mc""#;
    let lists = r#"
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3."/><w:isLgl/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>"#;
    let styles = r#"
        <w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="heading"><w:basedOn w:val="base"/></w:style>
        <w:style w:styleId="dark"><w:tblStylePr><w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr></w:tblStylePr></w:style>
        <w:style w:styleId="colored"><w:basedOn w:val="dark"/></w:style>"#;
    let notes = r#"<w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:t>脚注。</w:t></w:r></w:p></w:footnote>"#;
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/_rels/document.xml.rels",
            &format!(
                r#"<Relationships><Relationship Id="a" Type="{kinds}/numbering" Target="numbering.xml"/>
                <Relationship Id="b" Type="{kinds}/styles" Target="styles.xml"/>
                <Relationship Id="c" Type="{kinds}/footnotes" Target="/word/footnotes.xml"/></Relationships>"#
            ),
        ),
        ("word/numbering.xml", &format!("<w:numbering {word}>{lists}</w:numbering>")),
        ("word/styles.xml", &format!("<w:styles {word}>{styles}</w:styles>")),
        ("word/footnotes.xml", &format!("<w:footnotes {word}>{notes}</w:footnotes>")),
        ("word/document.xml", &format!("<w:document {word}><w:body>{body}</w:body></w:document>")),
    ])
}

fn text(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn read_docx(body: &str) -> Vec<String> {
    let read = read(&docx(body)).unwrap();
    assert_eq!(read.format, "docx");
    shape(&read.document)
}

#[test]
fn automatic_numbers_are_read_as_printed() {
    let item = |properties: &str, text: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let list = |id: u32, level: u32| {
        format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>"#)
    };
    let body = [
        item(&list(1, 0), "收入"),
        item(&list(1, 1), "财政"),
        item(&list(1, 1), "其他"),
        item(&list(1, 0), ""),
        item(r#"<w:pStyle w:val="heading"/>"#, "支出"),
        item(&list(1, 1), "基本"),
        item(&list(1, 2), "人员"),
        item(&list(3, 0), "要点"),
        item(&list(2, 0), "新"),
        item(&list(0, 0), "无"),
    ];
    assert_eq!(
        read_docx(&body.concat()),
        [
            "P 一、收入",
            "P （一）财政",
            "P （二）其他",
            "P 二、支出",
            "P （一）基本",
            "P 2.1. 人员",
            "P 要点",
            "P 一、新",
            "P 无",
            "P 脚注。"
        ]
    );
}

#[test]
fn changes_are_accepted_fields_are_their_results_and_hidden_text_is_none() {
    let body = r#"<w:p><w:ins><w:r><w:t>收入</w:t></w:r></w:ins><w:del><w:r><w:delText>支出</w:delText></w:r></w:del>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>决算</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText><w:t>码</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5.00</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:r><w:t>万元</w:t><w:br/><w:t>次行</w:t></w:r></w:p>
        <w:p><w:r><w:t>收入决算表</w:t><w:tab/><w:t>7</w:t></w:r></w:p>"#;
    assert_eq!(read_docx(body), ["P 收入决算5.00万元", "P 次行", "P 收入决算表 7", "P 脚注。"]);
}

#[test]
fn raised_marks_of_notes_and_what_is_struck_out_are_no_part_of_a_number() {
    let run = |set: &str, text: &str| format!("<w:r><w:rPr>{set}</w:rPr><w:t>{text}</w:t></w:r>");
    let cell = |runs: &[String]| format!("<w:tc><w:p>{}</w:p></w:tc>", runs.concat());
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let raised = run("<w:vertAlign w:val='superscript'/>", "1");
    let lifted = run("<w:position w:val='8'/>", "①");
    let (once, twice) = (run("<w:strike/>", "799.99"), run("<w:dstrike w:val='true'/>", "9"));
    let table = [
        row(&[cell(&[run("", "785.83"), raised]), cell(&[run("", "5.00"), lifted])]),
        row(&[
            cell(&[once.clone(), run("<w:strike w:val='0'/>", "785.83")]),
            cell(&[run("", "7"), twice, run("", "85")]),
        ]),
        row(&[cell(&[run("", "丙")]), cell(&[once])]),
    ];
    let document = read(&docx(&format!("<w:tbl>{}</w:tbl>", table.concat()))).unwrap().document;
    assert_eq!(shape(&document)[0], "G 785.83|5.00 / 785.83|785 / 丙|");
    let reasons: Vec<&Message> = document.faults.iter().map(|fault| &fault.reason).collect();
    assert_eq!(reasons, [&message!("text-struck-out", text = "799.99")]);
}

#[test]
fn a_text_box_is_read_once_after_its_paragraph() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", text("单位：万元"));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><a>{inner}</a></mc:Choice><mc:Fallback>{inner}</mc:Fallback>\
         </mc:AlternateContent><w:t>支出决算表</w:t></w:r></w:p>"
    );
    assert_eq!(read_docx(&body), ["P 支出决算表", "P 单位：万元", "P 脚注。"]);
}

#[test]
fn merged_cells_nested_tables_and_placement_are_laid_out() {
    let cell =
        |properties: &str, content: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let down = r#"<w:vMerge w:val="restart"/>"#;
    let on = "<w:vMerge/>";
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell("", &text("x")), cell("", &text("y"))]));
    let table = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row(&[cell(r#"<w:gridSpan w:val="2"/>"#, &text("项目")), cell(down, &text("合计"))]),
        row(&[cell("", &text("代码")), cell("", &text("名称")), cell(on, &text("covered"))]),
        row(&[cell("", &text("201")), cell("", &(text("一般") + &text("服务"))), cell("", &text("5.00"))]),
        format_args!(
            "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr>",
            cell("", &(text("外交") + &inner)),
            cell("", &text("1.00"))
        ),
    );
    let grid = "G 项目||合计 / 代码|名称| / 201|一般⏎服务|5.00 / |外交|1.00";
    assert_eq!(read_docx(&table), [grid, "G x|y", "P 脚注。"]);
    let placed = format!("<w:tbl>{}</w:tbl>", row(&[cell("", &(text("说明") + &table))]));
    assert_eq!(read_docx(&placed), ["P 说明", grid, "G x|y", "P 脚注。"]);
}

#[test]
fn a_place_is_the_paragraph_s_number_in_the_file() {
    let body = text("说明") + &text("") + &text("支出决算表");
    let document = read(&docx(&body)).unwrap().document;
    let Block::Paragraph(last) = &document.blocks[1] else { panic!("a paragraph") };
    assert_eq!(last.locator.to_string(), "paragraph 3");
}

#[test]
fn tables_nested_without_end_are_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(5_000) + &"</w:tc></w:tr></w:tbl>".repeat(5_000);
    assert!(matches!(read(&docx(&deep)), Err(ReadError::TooLarge { .. } | ReadError::Damaged { .. })));
    let runs = "<w:smartTag>".repeat(5_000) + &"</w:smartTag>".repeat(5_000);
    assert!(read(&docx(&format!("<w:p>{runs}</w:p>"))).is_ok());
}

/// Saved by `LibreOffice` from invented content (`tests/fixtures/README.md`).
const DOC: &[u8] = include_bytes!("../../tests/fixtures/statement.doc");

#[test]
fn an_old_document_is_read_with_its_merged_cells() {
    let read = read(DOC).unwrap();
    assert_eq!(read.format, "doc");
    assert_eq!(
        shape(&read.document),
        [
            "P 示例局2023年度部门决算",
            "P 支出决算表",
            "P 单位：万元",
            "G 项目||本年支出合计|基本支出 / 科目代码|科目名称|| / 201|一般公共服务支出|5.00|5.00 / 20103|政府办公厅（室）|5.00|5.00",
            "P 注：本表反映部门本年度各项支出情况。"
        ]
    );
    assert_eq!(read.document.faults, []);
}

#[test]
fn a_broken_document_is_read_or_refused_and_never_stops_the_program() {
    let whole = docx(&text("说明"));
    for whole in [DOC, &whole] {
        for step in 1..40 {
            let cut = whole.len() * step / 40;
            drop(read(&whole[..cut]));
            let mut dented = whole.to_vec();
            dented[cut..(cut + 16).min(whole.len())].fill(0xFF);
            drop(read(&dented));
        }
    }
    let cut = read(&DOC[..DOC.len() / 2]);
    let stated = match &cut {
        Ok(read) => !read.document.faults.is_empty(),
        Err(error) => matches!(error, ReadError::Damaged { .. } | ReadError::Unsupported(_)),
    };
    assert!(stated, "{cut:?}");
}

#[test]
fn white_is_seen_on_a_dark_ground_and_hidden_text_is_not() {
    let run = |set: &str, text: &str| format!("<w:r><w:rPr>{set}</w:rPr><w:t>{text}</w:t></w:r>");
    let white = |text: &str| run("<w:color w:val='FFFFFF'/>", text);
    let shade = |fill: &str| format!("<w:shd w:val='clear' w:color='auto' w:fill='{fill}'/>");
    let cell =
        |properties: &str, run: String| format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run}</w:p></w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let dark = shade("4472C4");
    let table = [
        row(&[cell(&dark, white("项目")), cell(&dark, white("合计"))]),
        row(&[cell("", run(&format!("<w:color w:val='FFFFFF'/>{dark}"), "201")), cell("", white("785.83"))]),
        row(&[cell("", run("", "甲")), cell(&shade("auto"), run("", "5.00") + &white("7"))]),
        row(&[cell("", run("", "乙")), cell("", run("<w:vanish/>", "9.00"))]),
    ];
    let unseen = |text: &str| message!("text-hidden", text = text);
    let of = |properties: &str| {
        let body = format!("<w:tbl><w:tblPr>{properties}</w:tblPr>{}</w:tbl>", table.concat());
        let document = read(&docx(&body)).unwrap().document;
        let reasons: Vec<Message> = document.faults.iter().map(|fault| fault.reason.clone()).collect();
        (shape(&document)[0].clone(), reasons)
    };
    let plain = of("");
    assert_eq!(plain.0, "G 项目|合计 / 201| / 甲|5.00 / 乙|");
    assert_eq!(plain.1, [unseen("785.83"), unseen("9.00")]);
    assert_eq!(of(&dark).0, "G 项目|合计 / 201|785.83 / 甲|5.007 / 乙|", "the table is dark");
    assert_eq!(of("<w:tblStyle w:val='colored'/>").1, [unseen("9.00")], "a style shades the table");
}

#[test]
fn white_is_seen_where_a_picture_is_drawn_behind_the_text() {
    let white = "<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>封面2023</w:t></w:r></w:p>";
    let picture = "<w:p><w:r><w:drawing><anchor behindDoc='1'/></w:drawing></w:r></w:p>";
    assert_eq!(read_docx(&format!("{picture}{white}"))[0], "P 封面2023");
    assert_eq!(read_docx(white)[0], "P 脚注。");
}

//! Every form keeps every digit.

use crate::fixture::{Fixture, Opened};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use juesuan_report::{Format, Language, Sheet, write};
use polars::prelude::{DataType, ParquetReader, SerReader};
use std::io::Cursor;
use std::path::Path;

fn session() -> Opened {
    let mut fixture = Fixture::new();
    fixture.report("r", "示例局", 2023, "").statement(
        "expenditure",
        "item=total amount=9999999999999999.99 row_label=合计|总
         item=null amount=-0.10 row_label=差",
    );
    fixture.session()
}

fn written(format: Format, language: Language) -> String {
    let frame = session()
        .sql("SELECT fiscal_year, row_label, item, amount, amount AS raw FROM facts ORDER BY amount DESC")
        .unwrap();
    let mut out = Vec::new();
    write(frame, format, language, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn csv_has_names_and_exact_decimals() {
    assert_eq!(
        written(Format::Csv, Language::Zh),
        "fiscal_year,row_label,item,amount,raw\n\
         2023,合计|总,total,9999999999999999.99,9999999999999999.99\n\
         2023,差,,-0.10,-0.10\n"
    );
}

#[test]
fn json_has_decimals_as_strings() {
    let text = written(Format::Json, Language::Zh);
    let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        rows,
        serde_json::json!([
            {"fiscal_year": 2023, "row_label": "合计|总", "item": "total", "amount": "9999999999999999.99", "raw": "9999999999999999.99"},
            {"fiscal_year": 2023, "row_label": "差", "item": null, "amount": "-0.10", "raw": "-0.10"},
        ])
    );
    assert!(text.ends_with("]\n"));
}

#[test]
fn parquet_has_decimals() {
    let mut out = Vec::new();
    let frame = session().sql("SELECT amount FROM facts ORDER BY amount").unwrap();
    write(frame.clone(), Format::Parquet, Language::Zh, &mut out).unwrap();
    let read = ParquetReader::new(Cursor::new(out)).finish().unwrap();
    assert_eq!(read.dtypes(), [DataType::Decimal(18, 2)]);
    assert!(read.equals(&frame));
}

#[test]
fn parquet_says_text_where_other_readers_of_arrow_would_find_a_kind_that_they_cannot_compare() {
    let mut file = tempfile::tempfile().unwrap();
    let select = "SELECT row_label, amount, facts.fiscal_year, ingested_at, 1.5::DOUBLE AS d, TRUE AS b, DATE '2023-01-01' AS day, \
                  3::UBIGINT AS n FROM facts, reports";
    write(session().sql(select).unwrap(), Format::Parquet, Language::Zh, &mut file).unwrap();
    let read = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let types: Vec<String> =
        read.schema().fields().iter().map(|field| field.data_type().to_string()).collect();
    assert_eq!(
        types,
        [
            "Utf8",
            "Decimal128(18, 2)",
            "Int32",
            "Timestamp(µs, \"UTC\")",
            "Float64",
            "Boolean",
            "Date32",
            "UInt64"
        ]
    );
}

#[test]
fn a_table_lines_up_chinese_text_and_sets_numbers_to_the_right() {
    assert_eq!(
        written(Format::Table, Language::Zh),
        "\
┌──────────┬─────────┬────────┬─────────────────────┬─────────────────────┐
│ 财政年度 ┆ 行名称  ┆ 行项目 ┆          金额（元） ┆                 raw │
╞══════════╪═════════╪════════╪═════════════════════╪═════════════════════╡
│     2023 ┆ 合计|总 ┆ total  ┆ 9999999999999999.99 ┆ 9999999999999999.99 │
│     2023 ┆ 差      ┆        ┆               -0.10 ┆               -0.10 │
└──────────┴─────────┴────────┴─────────────────────┴─────────────────────┘
"
    );
}

#[test]
fn markdown_escapes_its_own_signs() {
    assert_eq!(
        written(Format::Md, Language::En),
        "| fiscal_year | row_label | item | amount | raw |\n\
         | ---: | --- | --- | ---: | ---: |\n\
         | 2023 | 合计\\|总 | total | 9999999999999999.99 | 9999999999999999.99 |\n\
         | 2023 | 差 |  | -0.10 | -0.10 |\n"
    );
}

/// The cells of the only sheet.
fn workbook(sql: &str, language: Language) -> Vec<Vec<Data>> {
    let mut out = Vec::new();
    write(session().sql(sql).unwrap(), Format::Xlsx, language, &mut out).unwrap();
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(out)).unwrap();
    workbook.worksheet_range_at(0).unwrap().unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn a_workbook_has_numbers_where_a_double_keeps_them_and_text_elsewhere() {
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(
        workbook(
            "SELECT fiscal_year, row_label, item, amount, 9007199254740993 AS big, 123456789012345 AS wide, \
             CAST(1234567890123.4500 AS DECIMAL(18, 4)) AS zeros, fiscal_year = 2023 AS flag, DATE '2024-10-01' AS day, \
             TIMESTAMP '2024-10-01 08:09:10.123456' AS instant, CAST(0.1 AS DOUBLE) AS float \
             FROM facts ORDER BY amount DESC",
            Language::Zh,
        ),
        [
            [
                "财政年度",
                "行名称",
                "行项目",
                "金额（元）",
                "金额（万元）",
                "big",
                "wide",
                "zeros",
                "flag",
                "day",
                "instant",
                "float"
            ]
            .map(text)
            .to_vec(),
            vec![
                Data::Float(2023.0),
                text("合计|总"),
                text("total"),
                text("9999999999999999.99"),
                text("999999999999.999999"),
                text("9007199254740993"),
                Data::Float(123_456_789_012_345.0),
                Data::Float(1_234_567_890_123.45),
                Data::Bool(true),
                text("2024-10-01"),
                text("2024-10-01T08:09:10.123456"),
                Data::Float(0.1),
            ],
            vec![
                Data::Float(2023.0),
                text("差"),
                Data::Empty,
                Data::Float(-0.1),
                Data::Float(-0.00001),
                text("9007199254740993"),
                Data::Float(123_456_789_012_345.0),
                Data::Float(1_234_567_890_123.45),
                Data::Bool(true),
                text("2024-10-01"),
                text("2024-10-01T08:09:10.123456"),
                Data::Float(0.1),
            ],
        ]
    );
    assert_eq!(
        workbook("SELECT amount FROM facts WHERE false", Language::En),
        [[text("amount"), text("amount (10,000 yuan)")]]
    );
}

#[test]
fn a_workbook_s_sheet_has_a_name_and_runs_nothing() {
    let frame =
        session().sql("SELECT '=1+1' AS a, '+cmd' AS b, '@SUM(A1)' AS c, 1.25 AS cost, 2 AS n").unwrap();
    let about =
        Sheet { title: "教育局/2023".to_owned(), yuan: vec!["cost".to_owned()], ..Sheet::default() };
    let bytes = juesuan_report::workbook(&frame, Language::Zh, &about).unwrap();
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["教育局 2023"]);
    let text = |text: &str| Data::String(text.to_owned());
    let cells: Vec<Vec<Data>> =
        workbook.worksheet_range_at(0).unwrap().unwrap().rows().map(<[Data]>::to_vec).collect();
    assert_eq!(cells[0], ["a", "b", "c", "cost", "cost（万元）", "n"].map(text));
    let numbers = [1.25, 0.000_125, 2.0].map(Data::Float);
    assert_eq!(cells[1], [["=1+1", "+cmd", "@SUM(A1)"].map(text), numbers].concat());
    assert!(workbook.worksheet_formula("教育局 2023").unwrap().is_empty(), "text is no formula");
}

#[test]
fn an_empty_result_still_has_its_columns() {
    let frame = session().sql("SELECT amount FROM facts WHERE false").unwrap();
    for (format, text) in
        [(Format::Csv, "amount\n"), (Format::Md, "| amount |\n| ---: |\n"), (Format::Json, "[]\n")]
    {
        let mut out = Vec::new();
        write(frame.clone(), format, Language::En, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), text, "{format:?}");
    }
}

#[test]
fn a_heading_that_two_views_share_follows_the_frame() {
    let session = session();
    for (sql, heading) in [
        ("SELECT item, budget, actual FROM three_public", "| 行项目 | 预算数（元） | 决算数（元） |"),
        ("SELECT expected, actual, tolerance FROM findings", "| 应为 | 实为 | 容许差额 |"),
    ] {
        let mut out = Vec::new();
        write(session.sql(sql).unwrap(), Format::Md, Language::Zh, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap().lines().next(), Some(heading));
    }
}

#[test]
fn a_file_s_ending_names_its_form() {
    let of = |name: &str| Format::of(Path::new(name));
    assert_eq!((of("a.CSV"), of("b.parquet"), of("c.xls")), (Some(Format::Csv), Some(Format::Parquet), None));
    assert_eq!(of("d.xlsx"), Some(Format::Xlsx));
}

#[test]
fn what_every_row_of_a_wide_table_says_stands_above_it() {
    let rows = "(SELECT 1 AS x UNION ALL SELECT 2) ORDER BY x";
    let table = |columns: &str| {
        let frame = session().sql(&format!("SELECT {columns}, x AS last FROM {rows}")).unwrap();
        let mut out = Vec::new();
        write(frame, Format::Table, Language::En, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let wide =
        table("'a' AS c0, 'b' AS c1, 'c' AS c2, 'd' AS c3, 'e' AS c4, 'f' AS c5, 'g' AS c6, NULL AS c7");
    assert!(wide.starts_with("c0: a\nc1: b\n"), "{wide}");
    assert!(wide.contains("\nc7: —\n") && wide.contains("\n│ last │\n"), "{wide}");
    let narrow = table("'a' AS c0");
    assert!(narrow.contains("│ c0 ┆ last │"), "{narrow}");
}

//! Every form keeps every digit.

use crate::fixture::{Fixture, Opened};
use juesuan_report::{Format, Language, write};
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
        ("SELECT item, budget, actual FROM three_public", "| 行项目 | 预算数 | 决算数 |"),
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
}

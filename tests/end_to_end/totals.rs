//! A total is the same number everywhere: in the source files, in HTML, in a workbook, in CSV and in the marts, to the last
//! fen.

use crate::{Place, root};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use juesuan_query::{PeerGroup, Session, TrendRequest, Years};
use juesuan_report::{EntityRequest, Format, GroupRequest, Language, entity_report, group_report};
use juesuan_warehouse::{Location, Warehouse};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::str::FromStr;

/// The columns of amounts in the table of departments, in order.
const TOPICS: [&str; 5] = ["income_of_year", "expenditure_of_year", "basic", "project", "three_public"];

/// Each department's totals of each year, as text in yuan: never `14,490`, always `144909000.00`.
type Totals = BTreeMap<(String, i32), [String; 5]>;

fn session(place: &Place) -> Session {
    let location = Location::from_str(place.warehouse().to_str().unwrap()).unwrap();
    Session::open(Warehouse::open(location).unwrap()).unwrap()
}

/// The totals that are known to be printed in the source files.
fn printed() -> Totals {
    let text = std::fs::read_to_string(root().join("datasets/truth/simulated.csv")).unwrap();
    let mut totals = Totals::new();
    for line in text.lines().skip(1) {
        // Only the printed number may contain a comma, and it is quoted.
        let cells: Vec<&str> = line.split(',').collect();
        let (statement, side, item, code) = (cells[3], cells[4], cells[6], cells[8]);
        let (measure, phase, amount) = (cells[9], cells[11], cells[cells.len() - 1]);
        let at = match (statement, side, item, measure) {
            ("income_expenditure_summary", "income", "income_of_year", "total") => 0,
            ("expenditure", _, "total", "total") => 1,
            ("expenditure", _, "total", "basic") => 2,
            ("expenditure", _, "total", "project") => 3,
            ("three_public", _, "three_public", "total") if phase == "actual" => 4,
            _ => continue,
        };
        assert_eq!(code, "");
        let (name, year) = cells[0].trim_end_matches(".txt").rsplit_once('-').unwrap();
        let key = (format!("示例市{name}"), year.parse().unwrap());
        amount.clone_into(&mut totals.entry(key).or_default()[at]);
    }
    totals
}

/// The text between two marks, after the first.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0
}

/// The rows of the first table of a section: for each, its first cell, and the exact yuan of the others.
fn html_rows(html: &str, section: &str) -> Vec<(String, Vec<String>)> {
    let section = between(html, &format!("<section id=\"{section}\""), "</section>");
    between(section, "<tbody>", "</tbody>")
        .split("<tr>")
        .skip(1)
        .map(|row| {
            let head = between(row, "<th scope=\"row\"", "</th>");
            let name = head.split_once('>').unwrap().1.to_owned();
            let values =
                row.split("<data value=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned());
            (name, values.collect())
        })
        .collect()
}

/// The rows of a sheet: for each, its first cell, and the numbers of these columns with two decimals.
fn sheet_rows(workbook: &[u8], sheet: &str, columns: &[usize]) -> Vec<(String, Vec<String>)> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(workbook)).unwrap();
    let range = workbook.worksheet_range(sheet).unwrap();
    range
        .rows()
        .skip(1)
        .map(|row| {
            let numbers = columns.iter().map(|at| match &row[*at] {
                Data::Float(number) => format!("{number:.2}"),
                other => panic!("{sheet}: {other:?} is no number"),
            });
            (row[0].to_string(), numbers.collect())
        })
        .collect()
}

#[test]
fn every_total_is_the_same_to_the_last_fen_wherever_it_is_shown() {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports")]).code, 0);
    let session = session(&place);
    let expected = printed();
    assert_eq!(expected.len(), 48);
    assert!(expected.values().flatten().all(|amount| amount.ends_with(|c: char| c.is_ascii_digit())));

    // In HTML and in workbooks, from one report for each year.
    let (mut html, mut workbook) = (Totals::new(), Totals::new());
    for year in 2019..=2024 {
        let request = GroupRequest {
            year: juesuan_model::FiscalYear::new(year).unwrap(),
            scope: juesuan_model::Scope::Department,
            group: PeerGroup { name: Some("云澜区"), ..PeerGroup::default() },
            language: Language::Zh,
        };
        let year = i32::try_from(year).unwrap();
        let paper = group_report(&session, &request).unwrap();
        for (name, values) in html_rows(&paper.html(), "bodies") {
            html.insert((name, year), values.try_into().unwrap());
        }
        let sheet = format!("{year}年度各部门");
        for (name, values) in sheet_rows(&paper.workbook().unwrap(), &sheet, &[10, 11, 12, 13, 14]) {
            workbook.insert((name, year), values.try_into().unwrap());
        }
    }
    assert_eq!(html, expected);
    assert_eq!(workbook, expected);

    // In the report on one department over the years.
    let request = EntityRequest { entity: "云澜区教育局", years: Years::ALL, language: Language::Zh };
    let paper = entity_report(&session, &request).unwrap();
    let rows = html_rows(&paper.html(), "accounts");
    let sheet = sheet_rows(&paper.workbook().unwrap(), "各年度收支", &[10, 11, 12, 13, 14, 15, 16]);
    assert_eq!(rows, sheet);
    assert_eq!(rows.len(), 6);
    for (year, values) in rows {
        let [income, expenditure, basic, project, _] =
            &expected[&("示例市云澜区教育局".to_owned(), year.parse().unwrap())];
        assert_eq!([&values[0], &values[1], &values[2], &values[3]], [income, expenditure, basic, project]);
    }

    // In CSV.
    let entities: Vec<String> =
        place.sql("SELECT entity_name FROM entities WHERE entity_name LIKE '%云澜区%' ORDER BY entity_name");
    let names: Vec<&str> = entities.iter().map(String::as_str).collect();
    let trend = session.trend(&TrendRequest::of(&["income_of_year", "expenditure"], &names)).unwrap();
    let mut csv = Vec::new();
    let columns = ["entity_name", "fiscal_year", "metric", "numerator"];
    juesuan_report::write(trend.frame.select(columns).unwrap(), Format::Csv, Language::Zh, &mut csv).unwrap();
    let mut told = 0;
    for line in String::from_utf8(csv).unwrap().lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let of = &expected[&(cells[0].to_owned(), cells[1].parse().unwrap())];
        assert_eq!(cells[3], if cells[2] == "expenditure" { &of[1] } else { &of[0] }, "{line}");
        told += 1;
    }
    assert_eq!(told, 96);

    // In the marts: in Parquet, in CSV and in the DuckDB file.
    let marts = place.path("marts");
    juesuan_publish::publish(&session, &marts).unwrap();
    let connection = duckdb::Connection::open(marts.join("juesuan.duckdb")).unwrap();
    let parquet = |mart: &str| format!("read_parquet('{}')", marts.join(format!("{mart}.parquet")).display());
    let csv = |mart: &str| {
        format!("read_csv('{}', all_varchar = true)", marts.join(format!("{mart}.csv")).display())
    };
    let table = |mart: &str| mart.to_owned();
    let places: [&dyn Fn(&str) -> String; 3] = [&parquet, &csv, &table];
    for from in places {
        assert_eq!(of_marts(&connection, from), expected);
    }
}

/// The totals in the marts.
fn of_marts(connection: &duckdb::Connection, from: &dyn Fn(&str) -> String) -> Totals {
    let sql = format!(
        "SELECT entity_name, CAST(fiscal_year AS INTEGER), topic, CAST(CAST(amount AS DECIMAL(18, 2)) AS VARCHAR) FROM (
           SELECT entity_id, fiscal_year, CASE measure WHEN 'total' THEN 'expenditure_of_year' ELSE measure END AS topic, amount
           FROM {} WHERE statement = 'expenditure' AND code_level = 'total'
             AND measure IN ('total', 'basic', 'project')
           UNION ALL
           SELECT entity_id, fiscal_year, 'income_of_year', value FROM {} WHERE metric = 'income_of_year' AND dimension = 'total'
           UNION ALL
           SELECT entity_id, fiscal_year, 'three_public', actual FROM {} WHERE item = 'three_public'
         ) JOIN {} USING (entity_id) WHERE entity_name LIKE '%云澜区%'",
        from("fact_spending"),
        from("fact_metric"),
        from("fact_three_public"),
        from("dim_entity"),
    );
    let mut statement = connection.prepare(&sql).unwrap();
    let rows =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    let mut totals = Totals::new();
    for row in rows {
        let (name, year, topic, amount): (String, i32, String, String) = row.unwrap();
        let at = TOPICS.iter().position(|known| *known == topic).unwrap();
        totals.entry((name, year)).or_default()[at] = amount;
    }
    totals
}

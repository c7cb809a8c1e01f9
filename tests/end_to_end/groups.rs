//! Reports that consist of several files become one report, and only those.

use crate::papers::{EXPENDITURE, INCOME, SUMMARY, cover, prose, tables, whole};
use crate::{Place, corpus, juesuan};
use std::path::PathBuf;

fn folder(place: &Place, files: &[(&str, String)]) -> PathBuf {
    let folder = place.path("reports");
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// Every file with its report: entity, year, index in the report, name.
fn sources(place: &Place) -> Vec<String> {
    place.sql(
        "SELECT entity_name, fiscal_year, source_index, regexp_extract(source_uri, '[^/]+$') FROM sources \
         ORDER BY 1, 2, 3, 4",
    )
}

#[test]
fn explanations_and_a_file_for_each_statement_are_one_report() {
    let place = Place::new();
    let reports = folder(
        &place,
        &[
            ("说明.txt", prose("示例市示例局", 2023)),
            ("01.txt", tables(&[SUMMARY])),
            // Its unit of money is that of the set.
            ("02.txt", INCOME.to_owned()),
            ("03.txt", tables(&[EXPENDITURE])),
        ],
    );
    let ran = place.ingest(&[&reports]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("4 inputs: 4 ingested, 0 unchanged, 0 rejected; 1 report, 8 facts"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        sources(&place),
        [
            "示例市示例局,2023,0,说明.txt",
            "示例市示例局,2023,1,01.txt",
            "示例市示例局,2023,2,02.txt",
            "示例市示例局,2023,3,03.txt",
        ]
    );
    assert_eq!(place.sql("SELECT source_count, report_key_source FROM reports"), ["4,file"]);
    assert_eq!(
        place.sql(
            "SELECT DISTINCT statement, source_index, table_index, unit, unit_source FROM facts ORDER BY 2"
        ),
        [
            "income_expenditure_summary,1,0,万元,statement",
            "income,2,1,万元,inherited",
            "expenditure,3,2,万元,statement",
        ]
    );
    assert_eq!(place.sql("SELECT DISTINCT source_index FROM claims"), ["0"]);
    let again = place.ingest(&[&reports]);
    assert!(
        again.stderr.contains("4 inputs: 0 ingested, 4 unchanged, 0 rejected; 0 facts"),
        "{}",
        again.stderr
    );

    let warehouse = place.warehouse();
    let show = |what: &[&str]| {
        juesuan([&["show"], what, &["-w", warehouse.to_str().unwrap(), "--format", "csv"]].concat())
    };
    let cell = show(&["示例局/2023/t1.1.2"]);
    assert!(cell.stdout.contains("\"file 2, line 3, column 14, t1.1.2\",income,"), "{}", cell.stdout);
    let grid = show(&["示例局/2023", "--grid", "1"]);
    assert_eq!(
        grid.stdout,
        "   0 │ 科目代码 │ 科目名称 │ 本年收入合计 │ 财政拨款收入\n   1 │ 201 │ 一般公共服务支出 │ [10.00] │ [10.00]\n"
    );
    std::fs::write(reports.join("02.txt"), "changed").unwrap();
    let grid = show(&["示例局/2023", "--grid", "1"]);
    assert!(
        grid.code == 1 && grid.stderr.contains("02.txt has changed since it was ingested"),
        "{}",
        grid.stderr
    );
    std::fs::remove_file(reports.join("02.txt")).unwrap();
    let grid = show(&["示例局/2023", "--grid", "1"]);
    assert!(grid.code == 1 && grid.stderr.contains("the file no longer exists"), "{}", grid.stderr);
}

#[test]
fn a_part_that_comes_later_is_joined_with_what_is_known() {
    let place = Place::new();
    let tables = cover("示例市示例局", 2023) + &tables(&[SUMMARY, EXPENDITURE]);
    let reports = folder(&place, &[("表.txt", tables)]);
    assert_eq!(place.ingest(&[&reports]).code, 0);
    let explanations = reports.join("说明.txt");
    std::fs::write(&explanations, prose("示例市示例局", 2023)).unwrap();
    let ran = place.ingest(&[&explanations]);
    assert!(ran.stderr.contains("1 input: 1 ingested, 0 unchanged, 0 rejected; 6 facts"), "{}", ran.stderr);
    assert_eq!(sources(&place), ["示例市示例局,2023,0,说明.txt", "示例市示例局,2023,1,表.txt"]);
    assert_eq!(place.sql("SELECT count(*) FROM reports"), ["1"]);
    assert_eq!(place.sql("SELECT count(*) FROM reports_all"), ["2"]);
    let again = place.ingest(&[&reports]);
    assert!(again.stderr.contains("2 inputs: 0 ingested, 2 unchanged, 0 rejected"), "{}", again.stderr);
}

#[test]
fn a_report_that_becomes_part_of_one_of_a_shorter_name_is_no_longer_current() {
    let place = Place::new();
    let reports = folder(&place, &[("表.txt", cover("示例省人大常委会办公厅", 2023) + &tables(&[SUMMARY]))]);
    assert_eq!(place.ingest(&[&reports]).code, 0);
    let explanations = reports.join("说明.txt");
    std::fs::write(&explanations, prose("示例省人大常委会", 2023)).unwrap();
    assert_eq!(place.ingest(&[&explanations]).code, 0);
    assert_eq!(place.sql("SELECT entity_name, source_count FROM reports"), ["示例省人大常委会,2"]);
    assert_eq!(place.sql("SELECT count(*) FROM facts"), ["4"]);
    assert_eq!(place.sql("SELECT count(*) FROM facts_all"), ["8"]);
}

#[test]
fn a_part_whose_complement_is_gone_stands_alone_and_says_so() {
    let place = Place::new();
    let reports = folder(&place, &[("表.txt", cover("示例市示例局", 2023) + &tables(&[SUMMARY]))]);
    assert_eq!(place.ingest(&[&reports]).code, 0);
    std::fs::remove_file(reports.join("表.txt")).unwrap();
    let later = reports.join("支出.txt");
    std::fs::write(&later, cover("示例市示例局", 2023) + &tables(&[EXPENDITURE])).unwrap();
    let ran = place.ingest(&[&later]);
    assert!(
        ran.stderr.contains("表.txt belongs to this report but is missing or has changed"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("1 input: 1 ingested"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT stage, count(*) FROM rejects GROUP BY stage"), ["source,1"]);
}

#[test]
fn what_holds_the_same_is_not_joined_and_other_bodies_and_years_are_not_mixed() {
    let place = Place::new();
    let reports = folder(
        &place,
        &[
            ("a.txt", cover("示例市教育局", 2023) + &tables(&[SUMMARY])),
            ("b.txt", cover("示例市教育局", 2023) + &tables(&[SUMMARY, EXPENDITURE])),
            ("c.txt", cover("示例市财政局", 2023) + &tables(&[INCOME])),
            ("d.txt", cover("示例市教育局", 2022) + &tables(&[INCOME])),
        ],
    );
    let ran = place.ingest(&[&reports]);
    assert!(ran.stderr.contains("4 inputs: 4 ingested, 0 unchanged, 0 rejected"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT max(source_count), count(*) FROM reports_all"), ["1,4"]);
    // Of two reports of one department and year that came together, the more complete one is current.
    assert_eq!(
        place.sql(
            "SELECT statement_count FROM reports WHERE fiscal_year = 2023 AND entity_name = '示例市教育局'"
        ),
        ["2"]
    );
}

#[test]
fn a_file_without_year_or_body_takes_them_from_one_choice_only() {
    let place = Place::new();
    let reports = folder(
        &place,
        &[
            ("one/封面.txt", prose("示例市教育局", 2023)),
            ("one/收入.txt", tables(&[INCOME])),
            ("two/甲.txt", cover("示例市财政局", 2022) + &tables(&[SUMMARY])),
            ("two/乙.txt", cover("示例市财政局", 2023) + &tables(&[SUMMARY])),
            ("two/收入.txt", tables(&[INCOME])),
            ("three/示例市民政局2021年部门决算.txt", tables(&[SUMMARY])),
            ("示例市水利局2020年度部门决算/表.txt", tables(&[SUMMARY])),
        ],
    );
    let ran = place.ingest(&[&reports]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("two/收入.txt: the report does not state its fiscal year"), "{}", ran.stderr);
    assert!(ran.stderr.contains("7 inputs: 6 ingested, 0 unchanged, 1 rejected"), "{}", ran.stderr);
    assert_eq!(
        place.sql(
            "SELECT entity_name, fiscal_year, source_count, report_key_source FROM reports ORDER BY 1, 2"
        ),
        [
            "示例市教育局,2023,2,file",
            "示例市民政局,2021,1,name",
            "示例市水利局,2020,1,name",
            "示例市财政局,2022,1,file",
            "示例市财政局,2023,1,file",
        ]
    );
}

#[test]
fn a_manifest_goes_before_what_is_read_and_its_faults_are_said() {
    let place = Place::new();
    let reports = folder(
        &place,
        &[
            ("a/表.txt", tables(&[SUMMARY])),
            ("b/表.txt", tables(&[EXPENDITURE])),
            ("错.txt", cover("示例市教育局", 2003) + &tables(&[SUMMARY])),
            (
                "manifest.csv",
                "file,entity_name,fiscal_year,kind,scope,group\na/表.txt,示例市示例局,2021,,unit,g\nb/表.txt,,,,,g\n\
                 错.txt,,2023,,,\n无.txt,,2023,,,\n错.txt,,2024,,,\n"
                    .to_owned(),
            ),
        ],
    );
    let ran = place.ingest(&[&reports]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("line 6: 错.txt is listed twice"), "{}", ran.stderr);
    assert!(ran.stderr.contains("line 5: there is no file"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains(
            "3 inputs: 3 ingested, 0 unchanged, 0 rejected; 2 reports, 10 facts; 1 manifest with 2 faults"
        ),
        "{}",
        ran.stderr
    );
    let reports_of = || {
        place.sql("SELECT entity_name, fiscal_year, scope, source_count, report_key_source FROM reports ORDER BY 1, 2")
    };
    assert_eq!(
        reports_of(),
        ["示例市教育局,2023,department,1,manifest", "示例市示例局,2021,unit,2,manifest"]
    );
    let again = place.ingest(&[&reports]);
    assert!(again.stderr.contains("3 inputs: 0 ingested, 3 unchanged, 0 rejected"), "{}", again.stderr);
    // A change of its entry in the manifest makes a new revision of a report.
    std::fs::write(reports.join("manifest.csv"), "file,fiscal_year\n错.txt,2022\n").unwrap();
    let ran = place.ingest(&[&reports.join("错.txt")]);
    assert!(ran.stderr.contains("1 input: 1 ingested, 0 unchanged, 0 rejected"), "{}", ran.stderr);
    assert_eq!(
        reports_of(),
        ["示例市教育局,2022,department,1,manifest", "示例市示例局,2021,unit,2,manifest"]
    );
    assert_eq!(place.sql("SELECT count(*) FROM reports_all"), ["3"], "what was said before is kept");
}

#[test]
fn threads_and_order_change_no_row_of_a_group() {
    let files: Vec<(String, String)> = (0..12)
        .flat_map(|number| {
            let body = format!("示例市第{number}局");
            [
                (format!("{number}/说明.txt"), prose(&body, 2023)),
                (format!("{number}/01.txt"), cover(&body, 2023) + &tables(&[SUMMARY])),
                (format!("{number}/02.txt"), cover(&body, 2023) + &tables(&[INCOME])),
                (format!("{number}/whole.txt"), whole(&body, 2022)),
            ]
        })
        .collect();
    let files: Vec<(&str, String)> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let rows = |place: &Place| {
        ["reports_all", "sources_all", "facts_all", "claims_all", "statements_all"].map(|view| {
            let time = if view == "reports_all" { "EXCLUDE (ingested_at, source_uri)" } else { "" };
            let time = if view == "sources_all" { "EXCLUDE (source_uri)" } else { time };
            place.sql(&format!("SELECT * {time} FROM {view} ORDER BY ALL"))
        })
    };
    let run = |reversed: bool, jobs: &str| {
        let place = Place::new();
        let reports = folder(&place, &files);
        let mut folders: Vec<PathBuf> = (0..12).map(|number| reports.join(number.to_string())).collect();
        if reversed {
            folders.reverse();
        }
        let paths: Vec<&std::path::Path> = folders.iter().map(PathBuf::as_path).collect();
        let ran = place.ingest_with(&paths, &["--jobs", jobs]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        rows(&place)
    };
    let one = run(false, "1");
    assert_eq!(one[0].len(), 24);
    assert_eq!(one, run(true, "8"));
}

#[test]
fn budget_and_final_accounts_in_one_file_are_not_mixed() {
    let place = Place::new();
    let both = cover("示例市示例局", 2023)
        + &tables(&[SUMMARY, &SUMMARY.replace("决算", "预算").replace("10.00", "8.00")]);
    let file = place.write("both.txt", both);
    let ran = place.ingest(&[&file]);
    assert_eq!(
        place.sql("SELECT DISTINCT kind, printed FROM facts"),
        ["final_accounts,10.00"],
        "{}",
        ran.stderr
    );
    assert_eq!(
        place.sql("SELECT reason_code, COUNT(*) FROM rejects GROUP BY reason_code"),
        ["table-other-kind,5"],
        "each of its numbers is accounted for"
    );
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_explanations_and_the_tables_of_a_real_budget_are_one_report() {
    let folder = corpus("budget");
    let place = Place::new();
    let files =
        ["江苏省人大常委会2019年度部门预算公开.pdf", "江苏省人大常委会办公厅2019年部门预算公开表.pdf"];
    let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(file)).collect();
    let ran = place.ingest(&[&paths[0], &paths[1]]);
    assert!(ran.stderr.contains("2 inputs: 2 ingested, 0 unchanged, 0 rejected; 1 report"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT fiscal_year, kind, source_count FROM reports"), ["2019,budget,2"]);
    assert_eq!(place.sql("SELECT DISTINCT source_index FROM facts"), ["1"]);
    assert_eq!(place.sql("SELECT DISTINCT source_index FROM claims"), ["0"]);
    let warehouse = place.warehouse();
    let shown = juesuan([
        "show",
        "江苏省人大/2019/p1:18,330.37",
        "-w",
        warehouse.to_str().unwrap(),
        "--format",
        "csv",
    ]);
    assert!(shown.stdout.contains("file 1, page 1, box "), "{}\n{}", shown.stdout, shown.stderr);
}

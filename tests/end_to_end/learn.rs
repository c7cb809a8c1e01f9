//! What `reference learn` proposes can be accepted as it is, and is used from then on.

use crate::{Place, juesuan, root};
use std::fs;
use std::path::Path;

/// The simulated reports of some departments, as if of a district that there is.
fn write(folder: &Path, departments: &[&str], name: impl Fn(&str, i32) -> String) {
    fs::create_dir_all(folder).unwrap();
    for department in departments {
        for year in 2019..=2024 {
            let file = root().join(format!("datasets/reports/simulated/云澜区{department}-{year}.txt"));
            let text = fs::read_to_string(file).unwrap().replace("示例市云澜区", "武汉市武昌区");
            let text = text.replace("云澜区", "武昌区").replace(department, &name(department, year));
            fs::write(folder.join(format!("{department}-{year}.txt")), text).unwrap();
        }
    }
}

/// The lines of a command's CSV.
fn lines(place: &Place, args: &[&str]) -> Vec<String> {
    let warehouse = place.warehouse();
    let ran = juesuan(args.iter().copied().chain(["-w", warehouse.to_str().unwrap()]));
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    ran.stdout.lines().skip(1).map(str::to_owned).collect()
}

fn learned(place: &Place, folder: &Path, more: &[&str]) -> Vec<String> {
    let args = ["reference", "learn", "--format", "csv", "-o", folder.to_str().unwrap()];
    lines(place, &[&args, more].concat())
}

#[test]
fn a_renamed_department_is_proposed_and_once_accepted_it_is_one_series() {
    let place = Place::new();
    let reports = place.path("reports");
    let name = |department: &str, year| {
        if year < 2022 { department.to_owned() } else { department.replace("民政局", "民政事务局") }
    };
    write(&reports, &["民政局"], name);
    assert_eq!(place.ingest(&[&reports]).code, 0);
    let trend = |more: &[&str]| {
        let args = ["trend", "expenditure", "--entity", "武汉市武昌区民政事务局", "--format", "csv"];
        lines(&place, &[&args, more].concat())
    };
    assert_eq!(trend(&[]).len(), 3);
    let folder = place.path("proposed");
    learned(&place, &folder, &[]);
    assert_eq!(
        fs::read_to_string(folder.join("entity_successions.csv")).unwrap(),
        "predecessor,successor,first_year,change,source\n\
         武汉市武昌区民政局,武汉市武昌区民政事务局,2022,renamed,observed\n"
    );
    let votes = fs::read_to_string(folder.join("votes.csv")).unwrap();
    let vote = votes.lines().find(|line| line.starts_with("entity_successions")).unwrap();
    assert!(vote.contains("carryover、same_function") && vote.contains("民政局-2022.txt"), "{vote}");
    // What is not moved into a reference folder is not used; the proposals are one.
    let accepted = ["--reference", folder.to_str().unwrap()];
    assert_eq!(trend(&[]).len(), 3);
    let series = trend(&accepted);
    assert_eq!(series.len(), 6);
    assert!(series[..3].iter().all(|row| row.contains(",renamed,")), "{series:?}");
    let again = learned(&place, &place.path("again"), &accepted);
    assert_eq!(again, Vec::<String>::new());
    assert_eq!(juesuan(["reference", "--reference", folder.to_str().unwrap()]).code, 0);
}

#[test]
fn names_of_codes_are_proposed_by_year_and_the_same_each_time() {
    let place = Place::new();
    let reports = place.path("reports");
    write(&reports, &["农业农村局", "民政局"], |department, _| department.to_owned());
    assert_eq!(place.ingest(&[&reports]).code, 0);
    let (one, two) = (place.path("one"), place.path("two"));
    let shown = learned(&place, &one, &["--least", "1"]);
    assert_eq!(learned(&place, &two, &["--least", "1"]), shown);
    let files = ["codes.csv", "entity_aliases.csv", "entity_successions.csv", "residents.csv", "votes.csv"];
    for file in files {
        assert_eq!(fs::read(one.join(file)).unwrap(), fs::read(two.join(file)).unwrap(), "{file}");
    }
    // No two periods of a code overlap.
    assert_eq!(juesuan(["reference", "--reference", one.to_str().unwrap()]).code, 0);
    let codes = fs::read_to_string(one.join("codes.csv")).unwrap();
    let of_poverty: Vec<&str> = codes.lines().filter(|line| line.contains(",21305,")).collect();
    assert_eq!(
        of_poverty,
        [
            "functional,21305,巩固脱贫攻坚成果衔接乡村振兴,2023,,observed",
            "functional,21305,巩固脱贫衔接乡村振兴,2022,2022,observed",
            "functional,21305,扶贫,,2021,observed",
        ]
    );
    let names = "SELECT DISTINCT fiscal_year, name FROM code_names WHERE code = '21305' \
                 AND fiscal_year BETWEEN 2021 AND 2023 ORDER BY 1";
    let sql = |more: &[&str]| lines(&place, &[&["sql", "--format", "csv", names], more].concat());
    assert_eq!(sql(&[]), Vec::<String>::new());
    assert_eq!(
        sql(&["--reference", one.to_str().unwrap()]),
        ["2021,扶贫", "2022,巩固脱贫衔接乡村振兴", "2023,巩固脱贫攻坚成果衔接乡村振兴"]
    );
    // With more votes, fewer names; and a folder that has files is left as it is.
    assert!(learned(&place, &place.path("three"), &["--least", "6"]).len() < shown.len());
    let warehouse = place.warehouse();
    let refused = juesuan([
        "reference",
        "learn",
        "-w",
        warehouse.to_str().unwrap(),
        "-o",
        one.to_str().unwrap(),
        "--least",
        "6",
    ]);
    assert_eq!(refused.code, 1);
    assert_eq!(fs::read_to_string(one.join("codes.csv")).unwrap(), codes);
}

#[test]
fn residents_that_reports_print_are_proposed_and_once_accepted_spending_is_divided_by_them() {
    let place = Place::new();
    let reports = place.path("reports");
    write(&reports, &["民政局", "教育局"], |department, _| department.to_owned());
    for department in ["民政局", "教育局"] {
        let file = reports.join(format!("{department}-2024.txt"));
        let text = fs::read_to_string(&file).unwrap();
        let printed = "一、部门概况\n截至2023年末，武昌区常住人口110.5万人，户籍人口123.4万人。\n";
        let (first, rest) = text.split_once('\n').unwrap();
        fs::write(file, format!("{first}\n{printed}{rest}")).unwrap();
    }
    assert_eq!(place.ingest(&[&reports]).code, 0);
    let folder = place.path("proposed");
    learned(&place, &folder, &[]);
    assert_eq!(
        fs::read_to_string(folder.join("residents.csv")).unwrap(),
        "region_code,year,counted_on,residents,source\n420106,2023,2023-12-31,1105000,observed\n"
    );
    assert_eq!(juesuan(["reference", "--reference", folder.to_str().unwrap()]).code, 0);
    let sources = "SELECT DISTINCT denominator_source FROM metric_per_resident WHERE fiscal_year = 2024";
    let accepted = ["sql", "--format", "csv", sources, "--reference", folder.to_str().unwrap()];
    assert_eq!(lines(&place, &accepted), ["residents of 420106 on 2023-12-31 (observed)"]);
    assert_eq!(
        lines(&place, &["sql", "--format", "csv", sources]),
        ["residents of 420106 on 2020-11-01 (wuhan-census-2020)"]
    );
}

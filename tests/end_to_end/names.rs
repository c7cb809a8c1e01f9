//! For a mistyped name, similar names are suggested, in the same way wherever a name is expected.

use crate::papers::{SUMMARY, prose, tables};
use crate::{Place, juesuan, root};
use std::path::PathBuf;

#[test]
fn a_mistyped_metric_entity_question_rule_or_table_is_answered_with_the_nearest() {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/sample")]).code, 0);
    let warehouse = place.warehouse();
    let w = warehouse.to_str().unwrap();
    for (args, expected) in [
        (
            &["metrics", "project_shar"][..],
            "there is no metric `project_shar`: did you mean project_share (项目支出占比)? `juesuan metrics` lists them all",
        ),
        (
            &["trend", "project_shar", "-w", w, "--entity", "武昌区"],
            "there is no metric `project_shar`: did you mean project_share (项目支出占比)? `juesuan metrics` lists them all",
        ),
        (&["metrics", "gdp"], "there is no metric `gdp`: `juesuan metrics` lists them all"),
        (
            &["trend", "project_share", "-w", w, "--entity", "武昌政府办"],
            "no department is named “武昌政府办”: did you mean 武汉市武昌区人民政府办公室 (582dcbc6327a26e1)?",
        ),
        (
            &["query", "bigest_movers", "-w", w],
            "there is no question `bigest_movers`: did you mean biggest_movers? `juesuan query` lists them all",
        ),
        (
            &["rules", "hierachy-sums"],
            "there is no rule `hierachy-sums`: did you mean hierarchy-sums? `juesuan rules` lists them all",
        ),
        (
            &["check", "-w", w, "--rule", "hierachy-sums"],
            "there is no rule `hierachy-sums`: did you mean hierarchy-sums? `juesuan rules` lists them all",
        ),
        (
            &["reference", "region"],
            "there is no reference table `region`: did you mean regions, region_aliases, region_changes? `juesuan reference` lists them all",
        ),
    ] {
        let ran = juesuan(args);
        assert_eq!((ran.code, ran.stderr.trim_end()), (1, format!("juesuan: {expected}").as_str()));
    }
}

/// A report whose prose and statement 03 differ, so that there is a finding.
fn differing(place: &Place, entity: &str, year: u16, project: &str) -> PathBuf {
    let spent = format!(
        "支出决算表\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t10.00\t6.00\t{project}\n\
         201\t一般公共服务支出\t10.00\t6.00\t{project}\n"
    );
    let paper = prose(entity, year).replace("收入合计10.00", "收入合计11.00") + &tables(&[SUMMARY, &spent]);
    place.write(&format!("{entity}{year}.txt"), paper)
}

#[test]
fn every_command_finds_the_reports_of_a_body_under_each_of_its_names() {
    const CHIEF: &str = "江苏省人大常委会办公厅";
    let place = Place::new();
    let mut papers =
        vec![differing(&place, "江苏省人大办公厅", 2018, "4.00"), differing(&place, CHIEF, 2019, "4.00")];
    for other in ["江苏省教育厅", "江苏省民政厅", "江苏省财政厅"] {
        papers.push(differing(&place, other, 2018, "4.00"));
        papers.push(differing(&place, other, 2019, "4.00"));
    }
    let paths: Vec<_> = papers.iter().map(PathBuf::as_path).collect();
    let ran = place.ingest(&paths);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(place.sql("SELECT COUNT(DISTINCT entity_id) FROM reports"), ["5"], "two ids are one body's");
    let ids = place.sql("SELECT entity_id FROM entities WHERE entity_name LIKE '江苏省人大%'");
    let warehouse = place.warehouse();
    let run = |command: &[&str]| {
        let ran = juesuan(command.iter().copied().chain(["-w", warehouse.to_str().unwrap()]));
        assert!(matches!(ran.code, 0 | 3), "{command:?}: {} {}", ran.code, ran.stderr);
        ran.stdout
    };
    let csv = ["--format", "csv"];
    let names = ["江苏省人大办公厅", CHIEF];
    let mut told: Vec<Vec<String>> = Vec::new();
    for name in names {
        let show = run(&["show", name]);
        let of_year = run(&["show", &format!("{name}/2018")]);
        let check = run(&["check", "--entity", name]);
        let counted = run(&["check", "--entity", name, "--severity", "hint", "--format", "csv"]);
        let trend = run(&[&["trend", "project_share", "--entity", name], &csv[..]].concat());
        let alone =
            run(&[&["trend", "project_share", "--entity", name, "--follow-successors", "false"], &csv[..]]
                .concat());
        let report = run(&["report", "--entity", name]);
        let peers = |year| {
            let asked = ["peers", "project_share", "--year", year, "--level", "province", "--entity", name];
            run(&[&asked, &csv[..]].concat())
        };
        told.push(vec![show, of_year, check, counted, trend, alone, report, peers("2018"), peers("2019")]);
    }
    let [show, of_year, check, counted, trend, alone, report, before, after] = told[0].as_slice() else {
        panic!()
    };
    assert!(show.contains("2018") && show.contains("2019"), "{show}");
    assert!(of_year.contains("expenditure"), "{of_year}");
    let at = |year| check.find(&format!("{CHIEF} {year}")).unwrap();
    assert!(at(2018) < at(2019), "{check}");
    for (shown, what) in
        [(check, "check"), (counted, "check"), (report, "report"), (before, "peers"), (after, "peers")]
    {
        assert!(shown.contains(CHIEF) && !shown.contains("江苏省人大办公厅,"), "{what}: {shown}");
    }
    for trend in [trend, alone] {
        assert_eq!(trend.matches(",0.4000,").count(), 2, "{trend}");
    }
    assert!(report.contains("2018—2019") || report.contains("2018–2019"), "{report}");
    for (ranking, year) in [(before, "2018"), (after, "2019")] {
        let own: Vec<&str> = ranking.lines().filter(|line| line.contains(",true,")).collect();
        assert!(matches!(own.as_slice(), [own] if own.contains(CHIEF) && own.contains(year)), "{ranking}");
    }
    for (other, name) in told.iter().zip(names) {
        assert_eq!(other, &told[0], "{name}");
    }
    // A listed name that no report uses, a part of both names, and the ids: all mean this department.
    for name in ["江苏省人大常委会", "江苏省人大", &ids[0], &ids[1]] {
        assert_eq!(&run(&["show", name]), show, "{name}");
    }
}

#[test]
fn a_name_that_nobody_or_several_have_is_answered_alike_by_every_command() {
    let place = Place::new();
    let papers =
        [differing(&place, "江苏省教育厅", 2019, "4.00"), differing(&place, "浙江省教育厅", 2019, "4.00")];
    assert_eq!(place.ingest(&[&papers[0], &papers[1]]).code, 0);
    let warehouse = place.warehouse();
    let ask = |name: &str| {
        [
            &["show", name][..],
            &["check", "--entity", name],
            &["report", "--entity", name],
            &["trend", "project_share", "--entity", name],
            &["peers", "project_share", "--year", "2019", "--entity", name],
        ]
        .map(|command| {
            let ran = juesuan(command.iter().copied().chain(["-w", warehouse.to_str().unwrap()]));
            (ran.code, ran.stderr)
        })
    };
    for (name, expected) in
        [("江苏省教育局", "no department is named “江苏省教育局”"), ("教育厅", "“教育厅” could be ")]
    {
        let answers = ask(name);
        assert_eq!(answers[0].0, 1);
        assert!(answers[0].1.contains(expected), "{}", answers[0].1);
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    }
}

//! What does not add up is reported, with both sides and their positions; what adds up is not.

use crate::{Place, corpus, juesuan, root};

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_seed_shows_its_contradictions_and_no_others() {
    let folder = corpus("seed");
    let place = Place::new();
    assert_eq!(place.ingest(&[&folder]).code, 0);
    let warehouse = place.warehouse();
    let ran = juesuan(["check", "-w", warehouse.to_str().unwrap()]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    insta::assert_snapshot!("seed", ran.stdout);
}

#[test]
fn consistent_reports_give_no_error_and_no_warning() {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/simulated")]).code, 0);
    let warehouse = place.warehouse();
    let ran = juesuan(["check", "-w", warehouse.to_str().unwrap()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains(" pass"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT count(*) FROM rule_results WHERE state = 'fail'"), ["0"]);
    assert_eq!(place.sql("SELECT count(*) FROM unread_sentences"), ["0"]);
}

#[test]
fn filters_narrow_the_findings_and_the_exit_code_follows() {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/sample")]).code, 0);
    let warehouse = place.warehouse();
    let check = |options: &[&str]| {
        let mut args = vec!["check", "-w", warehouse.to_str().unwrap(), "--format", "csv"];
        args.extend(options);
        let ran = juesuan(args);
        (ran.code, ran.stdout.lines().count() - 1)
    };
    let (code, all) = check(&[]);
    assert_eq!(code, 3);
    let (code, hierarchy) = check(&["--rule", "hierarchy-sums"]);
    assert_eq!((code, hierarchy), (3, 1));
    let (code, warnings) = check(&["--rule", "code-names"]);
    assert_eq!((code, warnings), (0, 1), "a warning does not fail the command");
    assert_eq!(check(&["--years", "2019..2020"]), (0, 0));
    let (_, errors) = check(&["--severity", "error"]);
    assert!(hierarchy < errors && errors < all, "{hierarchy} {errors} {all}");
    let (_, rounded) = check(&["--state", "rounding"]);
    assert!(rounded > 0, "a state is shown whatever its severity");
    assert_eq!(check(&["--state", "rounding", "--severity", "warning"]).1, 0);
}

#[test]
fn the_catalogue_of_rules_is_what_the_rules_say() {
    let ran = juesuan(["rules", "--markdown"]);
    assert_eq!(ran.code, 0);
    // The page of `docs/` is itself the expected output, so there is no snapshot.
    let documented = root().join("docs/rules.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&documented, &ran.stdout).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&documented).unwrap(),
        ran.stdout,
        "UPDATE_GOLDEN=1 writes docs/rules.md anew"
    );
    assert!(juesuan(["rules", "hierarchy-sums", "--lang", "zh"]).stdout.contains("类"));
    assert_eq!(juesuan(["rules", "none"]).code, 1);
}

#[test]
fn a_number_leads_back_to_its_line() {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/sample")]).code, 0);
    let warehouse = place.warehouse();
    let show = |what: &str| juesuan(["show", what, "-w", warehouse.to_str().unwrap(), "--format", "csv"]);
    let ran = show("武昌区/2023/257");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains(">   257 │ 301\t工资福利支出\t1,017.13\t302"), "{}", ran.stderr);
    assert_eq!(
        ran.stdout.lines().nth(2).unwrap(),
        "\"line 257, column 33, t5.4.5\",basic_expenditure,商品和服务支出 · 公用经费 / 决算数,,,302,total general_public actual,215.69,万元,\
         2156900.00,100.00"
    );
    let statements = show("武昌区/2023").stdout;
    assert_eq!(statements.lines().filter(|line| line.contains(",万元,")).count(), 9, "{statements}");
    assert_eq!(show("武昌区").stdout.lines().count(), 2);
    assert!(show("武昌区/1999").stderr.contains("has no report for 1999"));
    assert!(show("武昌区/2023/1").stderr.contains("no number of 武汉市武昌区人民政府办公室"));
}

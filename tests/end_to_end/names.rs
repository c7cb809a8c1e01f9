//! A mistyped name is answered with those that are like it, the same way wherever names are asked for.

use crate::{Place, juesuan, root};

#[test]
fn a_mistyped_metric_entity_question_rule_or_table_is_answered_with_the_nearest() {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/sample")]).code, 0);
    let warehouse = place.warehouse();
    let w = warehouse.to_str().unwrap();
    for (args, expected) in [
        (
            &["metrics", "project_shar"][..],
            "there is no metric `project_shar`: did you mean project_share? `juesuan metrics` lists them",
        ),
        (
            &["trend", "project_shar", "-w", w, "--entity", "武昌区"],
            "there is no metric `project_shar`: did you mean project_share? `juesuan metrics` lists them",
        ),
        (&["metrics", "gdp"], "there is no metric `gdp`: `juesuan metrics` lists them"),
        (
            &["trend", "project_share", "-w", w, "--entity", "武昌政府办"],
            "no entity is called “武昌政府办”: did you mean 武汉市武昌区人民政府办公室 (582dcbc6327a26e1)?",
        ),
        (
            &["query", "bigest_movers", "-w", w],
            "there is no question `bigest_movers`: did you mean biggest_movers? `juesuan query` lists them",
        ),
        (
            &["rules", "hierachy-sums"],
            "there is no rule `hierachy-sums`: did you mean hierarchy-sums? `juesuan rules` lists them",
        ),
        (
            &["check", "-w", w, "--rule", "hierachy-sums"],
            "there is no rule `hierachy-sums`: did you mean hierarchy-sums? `juesuan rules` lists them",
        ),
        (
            &["reference", "region"],
            "there is no reference table `region`: did you mean regions, region_aliases? `juesuan reference` lists them",
        ),
    ] {
        let ran = juesuan(args);
        assert_eq!((ran.code, ran.stderr.trim_end()), (1, format!("juesuan: {expected}").as_str()));
    }
}

//! A project of the user's own: its metrics are read as the shipped ones are, and what is wrong in it is named and harms nothing.

use crate::{Place, Ran, juesuan, root};
use std::fs;
use std::path::Path;

/// A warehouse of the sample reports and a project beside it.
struct Project(Place);

impl Project {
    fn new() -> Self {
        let place = Place::new();
        let ran = place.ingest(&[&root().join("datasets/reports")]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let project = Self(place);
        project.write("juesuan.toml", "warehouse = \"../warehouse\"\n");
        project
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let file = self.0.path("project").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.0.path("project").join(name)).unwrap();
    }

    /// Runs a command in the project.
    fn run(&self, args: &[&str]) -> Ran {
        let project = self.0.path("project");
        juesuan(args.iter().copied().chain(["--project", project.to_str().unwrap()]))
    }

    fn answer(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
        ran.stdout
    }
}

/// Ten metrics that ship with the program, of several units, dimensions and inputs.
const TEN: [&str; 10] = [
    "basic_expenditure",
    "carryover_rate",
    "concentration",
    "execution_rate",
    "expenditure",
    "fiscal_dependency",
    "operating_cost",
    "project_share",
    "reception_per_visitor",
    "three_public_change",
];

#[test]
fn ten_shipped_metrics_in_a_project_answer_the_same_bytes() {
    let project = Project::new();
    for id in TEN {
        let text = fs::read_to_string(root().join(format!("queries/metrics/{id}.sql"))).unwrap();
        let own = text.replacen(&format!("-- id: {id}"), &format!("-- id: own_{id}"), 1);
        project.write(&format!("metrics/own_{id}.sql"), own);
    }
    let own = TEN.map(|id| format!("own_{id}"));
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    for format in ["csv", "json"] {
        let trend = |ids: &[&str]| project.answer(&[&["trend", "--all", "--format", format], ids].concat());
        assert_eq!(trend(&own).replace("own_", ""), trend(&TEN), "{format}");
    }
    for (own, id) in own.iter().zip(TEN).step_by(3) {
        let peers = |id: &str| project.answer(&["peers", id, "--year", "2023", "--format", "csv"]);
        assert_eq!(peers(own), peers(id), "{id}");
    }
    let rows = |view: &str, ids: &[&str]| {
        let select = format!("SELECT * FROM {view} WHERE metric IN ('{}') ORDER BY ALL", ids.join("', '"));
        project.answer(&["sql", "--format", "csv", &select]).replace("own_", "")
    };
    for view in ["metrics", "metrics_total"] {
        assert_eq!(rows(view, &own), rows(view, &TEN), "{view}");
    }
    let single = |ids: &[&str]| {
        let selects = ids.iter().map(|id| format!("(SELECT * FROM metric_{id} ORDER BY ALL)"));
        project.answer(&["sql", "--format", "csv", &selects.collect::<Vec<_>>().join(" UNION ALL ")])
    };
    assert_eq!(single(&own), single(&TEN));
    let marts = project.0.path("marts");
    project.answer(&["publish", "-q", "--to", marts.to_str().unwrap()]);
    let mart = fs::read_to_string(marts.join("fact_metric.csv")).unwrap();
    let of = |prefix: &str| -> Vec<&str> {
        let rows = mart.lines().filter_map(|line| line.strip_prefix(prefix));
        rows.filter(|row| TEN.iter().any(|id| row.starts_with(&format!("{id},")))).collect()
    };
    assert!(!of("own_").is_empty());
    assert_eq!(of("own_"), of(""));
}

/// The message of a command that fails because of a file of the project.
fn problem(project: &Project, name: &str, content: &str) -> String {
    project.write(name, content);
    let ran = project.run(&["sql", "SELECT 1 AS one"]);
    assert_eq!(ran.code, 1, "{name}: {}", ran.stdout);
    project.remove(name);
    ran.stderr.replace(project.0.path("project").to_str().unwrap(), "P")
}

const VIEW: &str = "-- 视图 | View\n--\n-- Rows.\n--\n--   entity_name\n";

#[test]
fn what_a_file_may_not_do_is_refused_with_its_place() {
    let project = Project::new();
    for (name, content, expected) in [
        ("views/v.sql", format!("{VIEW}SELECT * FROM read_text('/etc/hostname')"), "P/views/v.sql:1: "),
        ("views/v.sql", format!("{VIEW}SELECT * FROM '/etc/hostname'"), "P/views/v.sql:1: "),
        ("views/v.sql", format!("{VIEW}COPY reports TO 'x.csv'"), "P/views/v.sql:1: COPY is not allowed"),
        ("views/v.sql", format!("{VIEW}SELECT 1; DROP VIEW reports"), "P/views/v.sql:1: "),
        ("views/v.sql", format!("{VIEW}ATTACH 'x.db'"), "P/views/v.sql:1: ATTACH is not allowed"),
        ("views/v.sql", format!("{VIEW}SELECT checkpoint()"), "P/views/v.sql:1: "),
        ("views/v.sql", format!("{VIEW}SELECT entity_name\nFORM reports"), "P/views/v.sql:7: "),
        ("views/v.sql", String::new(), "P/views/v.sql:1: "),
        ("views/reports.sql", format!("{VIEW}SELECT 1"), "P/views/reports.sql:1: "),
        ("views/raw_facts.sql", format!("{VIEW}SELECT 1"), "P/views/raw_facts.sql:1: "),
        ("views/Other-name.sql", format!("{VIEW}SELECT 1"), "P/views/Other-name.sql:1: "),
        ("metrics/execution_rate.sql", format!("{VIEW}SELECT 1"), "P/metrics/execution_rate.sql:1: "),
        ("metrics/m.sql", "-- id: n\nSELECT 1".to_owned(), "P/metrics/m.sql:1: the ID is `n`"),
        ("questions/trend.sql", "-- 问 | Q\nSELECT 1".to_owned(), "P/questions/trend.sql:1: "),
        ("marts/dim_year.sql", "-- 问 | Q\nSELECT 1".to_owned(), "P/marts/dim_year.sql:1: "),
    ] {
        let said = problem(&project, name, &content);
        assert!(said.contains(expected), "{name} {content}\n{said}");
    }
    // Views that read one another, and one that takes the name of a metric's view.
    project.write("views/a.sql", format!("{VIEW}SELECT * FROM b"));
    assert!(problem(&project, "views/b.sql", &format!("{VIEW}SELECT * FROM a")).contains("P/views/"));
    project.remove("views/a.sql");
    assert!(
        problem(&project, "views/metric_expenditure.sql", &format!("{VIEW}SELECT 1"))
            .contains("metric_expenditure")
    );
    project.write("views/v.sql", b"-- \xb2\xbf\xc3\xc5 | View\nSELECT 1");
    assert!(project.run(&["metrics"]).stderr.contains("UTF-8"));
    project.remove("views/v.sql");
    assert_eq!(project.run(&["metrics"]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_among_the_files_does_not_stop_a_command() {
    let project = Project::new();
    fs::create_dir_all(project.0.path("project/views")).unwrap();
    let pipe = project.0.path("project/views/pipe.sql");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(project.run(&["metrics"]).stderr.contains("not a regular file"));
}

#[test]
fn a_metric_of_other_columns_is_named_and_the_others_still_answer() {
    let project = Project::new();
    let text = fs::read_to_string(root().join("queries/metrics/project_share.sql")).unwrap();
    let own = text.replacen("-- id: project_share", "-- id: own_share", 1);
    project.write(
        "metrics/own_share.sql",
        own.replace("rate(project, total) AS value", "CAST(project AS DOUBLE) / total AS value"),
    );
    let ran = project.run(&["sql", "SELECT * FROM metric_own_share"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("own_share.sql:1: a metric must have the columns"), "{}", ran.stderr);
    assert!(ran.stderr.contains("value DOUBLE"), "{}", ran.stderr);
    let ran = project.run(&["test"]);
    assert_eq!(ran.code, 3, "{}{}", ran.stdout, ran.stderr);
    project.answer(&["sql", "SELECT * FROM metrics WHERE metric = 'project_share'"]);
    // What the engine does not know is told with the line of the file.
    let line = 1 + own.lines().position(|line| line.contains("rate(project, total)")).unwrap();
    project.write("metrics/own_share.sql", own.replace("rate(project, total)", "rate(projects, total)"));
    let ran = project.run(&["trend", "own_share", "--all"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains(&format!("own_share.sql:{line}: ")), "{}", ran.stderr);
}

#[test]
fn files_of_other_editors_are_read_and_views_read_metrics_and_each_other() {
    let project = Project::new();
    let text = format!(
        "\u{feff}{VIEW}from metrics as m\nselect entity_name, value where metric = 'project_share' and is_total;\n-- end\n"
    );
    project.write("views/shares.sql", text.replace('\n', "\r\n"));
    project.write("views/high.sql", format!("{VIEW}select entity_name from SHARES where value > 0.5"));
    let count = |select: &str| project.answer(&["sql", "--format", "csv", select]);
    assert_eq!(
        count("SELECT count(*) AS n FROM high"),
        count("SELECT count(*) AS n FROM metric_project_share WHERE dimension = 'total' AND value > 0.5")
    );
    let shown = count("SHOW TABLES");
    assert!(shown.contains("high") && shown.contains("shares"), "{shown}");
    assert!(count("DESCRIBE high").contains("entity_name,VARCHAR"));
    let script = project.answer(&["schema", "--sql"]);
    assert!(
        script.find("CREATE OR REPLACE VIEW shares").unwrap()
            < script.find("CREATE OR REPLACE VIEW high").unwrap()
    );
    let manifest = project.answer(&["schema", "--manifest"]);
    assert!(manifest.contains("select entity_name from SHARES"), "{manifest}");
}

#[test]
fn the_settings_are_defaults_that_options_override() {
    let project = Project::new();
    project.write("juesuan.toml", "warehouse = \"../warehouse\"\nunit = \"yi\"\nlang = \"en\"\n");
    let trend =
        |more: &[&str]| project.answer(&[&["trend", "expenditure", "--entity", "教育局"], more].concat());
    assert!(trend(&[]).contains("value (亿元"), "{}", trend(&[]));
    assert!(trend(&["--unit", "yuan"]).contains("value (元)"), "{}", trend(&["--unit", "yuan"]));
    // Files stay in yuan.
    assert!(trend(&["--format", "csv"]).contains("136533300.00"), "{}", trend(&["--format", "csv"]));
    project.write("juesuan.toml", "warehouse = \"../warehouse\"\nunits = \"yi\"\n");
    let ran = project.run(&["metrics"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("juesuan.toml:2: "), "{}", ran.stderr);
    project.write("juesuan.toml", "unit = \"jiao\"\n");
    assert!(project.run(&["metrics"]).stderr.contains("`jiao` is none of yuan, wan, yi"));
    let ran = juesuan(["metrics", "--project", Path::new("nowhere").to_str().unwrap()]);
    assert!(ran.stderr.contains("there is no project in nowhere"), "{}", ran.stderr);
}

#[test]
fn a_new_project_passes_its_tests_also_with_an_empty_warehouse() {
    let place = Place::new();
    let project = place.path("new");
    let ran = juesuan(["init", project.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    // Nothing is overwritten.
    assert_eq!(juesuan(["init", project.to_str().unwrap()]).code, 1);
    let empty = place.path("empty");
    fs::create_dir(&empty).unwrap();
    let run = |args: &[&str]| juesuan(args.iter().copied().chain(["--project", project.to_str().unwrap()]));
    run(&["ingest", "-q", empty.to_str().unwrap()]);
    let ran = run(&["test"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let system = project.join("tests/system.slt");
    fs::write(&system, "system ok\ntouch made\n\nquery T\nSELECT 1\n----\n2\n").unwrap();
    let ran = run(&["test"]);
    assert_eq!(ran.code, 3);
    assert!(ran.stdout.contains("`system` runs other programs"), "{}", ran.stdout);
    assert!(ran.stdout.contains("system.slt: FAILED: 2 wrong, 0 hold"), "{}", ran.stdout);
    assert!(!Path::new("made").exists());
}

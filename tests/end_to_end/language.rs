//! Output for people is in their language; output for programs does not depend on it.

use crate::{Place, Ran, root};
use std::process::Command;

/// Runs `juesuan` on a terminal of this locale.
fn juesuan(locale: &str, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_juesuan"))
        .args(args)
        .env_remove("JUESUAN_WAREHOUSE")
        .env_remove("JUESUAN_LANG")
        .env("LC_ALL", locale)
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

const CHINESE: &str = "zh_CN.UTF-8";
const ENGLISH: &str = "en_GB.UTF-8";

#[test]
fn a_first_session_is_in_the_language_of_the_terminal() {
    let place = Place::new();
    let (warehouse, reports) = (place.warehouse(), root().join("datasets/reports"));
    let (warehouse, reports) = (warehouse.to_str().unwrap(), reports.to_str().unwrap());
    let said = |locale: &str, args: &[&str]| juesuan(locale, args).stderr;

    let ingest = ["ingest", reports, "-w", warehouse];
    assert_eq!(
        said(CHINESE, &ingest),
        "共49个文件：入库49，未变0，拒收0；数据11664条\n金额16191个：读出16191，未读懂0，未能读取0\n"
    );
    assert_eq!(said(ENGLISH, &ingest), "49 inputs: 0 ingested, 49 unchanged, 0 rejected; 0 facts\n");

    let check = ["check", "-w", warehouse, "--entity", "武昌区", "--severity", "error"];
    let (zh, en) = (juesuan(CHINESE, &check), juesuan(ENGLISH, &check));
    assert_eq!((zh.code, en.code), (3, 3));
    assert!(zh.stderr.starts_with("勾稽关系：") && en.stderr.starts_with("rules: "));
    assert!(
        zh.stdout.contains("错误 不符: hierarchy-sums 类、款、项逐级相加相等 — 一般公共预算财政拨款基本支出决算明细表 302 合计"),
        "{}",
        zh.stdout
    );
    assert!(zh.stdout.contains("215.69 万元（第257行、第33列）"), "{}", zh.stdout);
    assert!(en.stdout.contains("error fail: hierarchy-sums — basic_expenditure 302 total"), "{}", en.stdout);

    let peers = [
        "peers",
        "project_share",
        "-w",
        warehouse,
        "--year",
        "2023",
        "--group",
        "云澜区",
        "--entity",
        "教育局",
    ];
    let zh = said(CHINESE, &peers);
    assert!(zh.starts_with("2023年度部门决算，编报范围：部门汇总；部门：名称含“云澜区”；中位数不含"), "{zh}");
    assert!(zh.contains("中位数 0.4"), "{zh}");

    let doctor = juesuan(CHINESE, &["doctor", "-w", warehouse]).stdout;
    assert!(
        doctor.lines().any(|line| line.starts_with("正常   数据       部门9个，现行报告49份")),
        "{doctor}"
    );

    let marts = place.path("marts");
    let publish = ["publish", "-w", warehouse, "--to", marts.to_str().unwrap()];
    assert!(
        said(CHINESE, &publish).starts_with("写出36个文件，未变0个；行数：dim_code "),
        "{}",
        said(CHINESE, &publish)
    );
    assert!(said(ENGLISH, &publish).starts_with("0 files written, 36 unchanged; rows: dim_code "));
}

#[test]
fn the_language_asked_for_goes_before_the_terminals() {
    let asked = ["metrics", "project_shar", "--lang", "zh"];
    let zh =
        "juesuan：没有指标“project_shar”：是否指 project_share (项目支出占比)？`juesuan metrics` 列出全部\n";
    assert_eq!(juesuan(ENGLISH, &asked).stderr, zh);
    assert_eq!(juesuan(CHINESE, asked.get(..2).unwrap()).stderr, zh);
    let en = "juesuan: there is no metric `project_shar`: did you mean project_share (项目支出占比)? `juesuan metrics` lists them all\n";
    assert_eq!(juesuan(CHINESE, &["--lang", "en", "metrics", "project_shar"]).stderr, en);
    assert_eq!(juesuan("C", asked.get(..2).unwrap()).stderr, en);
}

#[test]
fn help_is_in_the_language_of_the_terminal() {
    let zh = juesuan(CHINESE, &["trend", "--help"]);
    assert_eq!(zh.code, 0);
    assert!(zh.stdout.starts_with("部门指标的逐年走势\n\n用法: "), "{}", zh.stdout);
    for text in [
        "选项:",
        "以不变价比较金额",
        "[默认: 2020]",
        "- csv:     逗号分隔的值",
        "显示帮助",
        "示例:\n  juesuan trend",
    ] {
        assert!(zh.stdout.contains(text), "{text}\n{}", zh.stdout);
    }
    assert!(juesuan(CHINESE, &["--help"]).stdout.contains("  check        列出不符之处"));
    assert!(juesuan(CHINESE, &["sql", "--help", "--lang", "en"]).stdout.contains("Query the views in SQL"));
    assert!(juesuan(ENGLISH, &["sql", "--help"]).stdout.contains("Options:"));
}

#[test]
fn what_machines_read_is_the_same_in_either_language() {
    let place = Place::new();
    let sample = root().join("datasets/reports/sample");
    let broken = place.write("broken.txt", "");
    place.ingest(&[&sample, &broken]);
    let warehouse = place.warehouse();
    let select = "SELECT * FROM rejects";
    for format in ["csv", "json"] {
        let asked = |lang| {
            juesuan(
                CHINESE,
                &["sql", "-w", warehouse.to_str().unwrap(), "--format", format, "--lang", lang, select],
            )
        };
        let (zh, en) = (asked("zh").stdout, asked("en").stdout);
        assert!(zh.contains("the file is empty"), "{zh}");
        assert_eq!(zh, en);
    }
    let shown = juesuan(CHINESE, &["query", "rejected_inputs", "-w", warehouse.to_str().unwrap()]).stdout;
    assert!(shown.contains("文件是空的") && shown.contains("请重新下载"), "{shown}");
}

/// Three consecutive English words, outside of quoted input.
fn english(text: &str) -> Option<String> {
    let unquoted: String = text.split('`').step_by(2).collect();
    let words: Vec<&str> = unquoted.split_whitespace().collect();
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    words.windows(3).find(|three| three.iter().all(is_word)).map(|three| three.join(" "))
}

#[test]
fn what_goes_wrong_is_said_in_chinese_whole() {
    let place = Place::new();
    place.ingest(&[&root().join("datasets/reports")]);
    let warehouse = place.warehouse();
    let w = warehouse.to_str().unwrap();
    let nowhere = place.path("nowhere");
    let picture = place.write("a.png", b"\x89PNG\r\n\x1a\n");
    let words = place.write("words.txt", "这不是报告。\n");
    let cases: [&[&str]; 24] = [
        &["ingest", picture.to_str().unwrap(), words.to_str().unwrap(), nowhere.to_str().unwrap(), "-w", w],
        &["check", "-w", nowhere.to_str().unwrap()],
        &["check", "-w", w, "--rule", "hierachy-sums"],
        &["check", "-w", w, "--severity", "grave"],
        &["check", "-w", w, "--years", "last"],
        &["show", "教育局/1990", "-w", w],
        &["show", "教育局/2030", "-w", w],
        &["show", "教育局/2023/9999", "-w", w],
        &["show", "教育局/2023/q9", "-w", w],
        &["show", "教育局/2023", "--grid", "99", "-w", w],
        &["sql", "-w", w, "CREATE TEMP VIEW facts AS SELECT 1"],
        &["sql", "-w", w, "DROP VIEW facts"],
        &["sql", "-w", w, "SELECT 1", "--as-of", "99"],
        &["sql", "-w", w, "SELECT 1", "--as-of", "yesterday"],
        &["query", "bigest_movers", "-w", w],
        &["query", "biggest_movers", "-w", w],
        &["query", "biggest_movers", "-w", w, "-p", "year"],
        &["trend", "project_share", "-w", w, "--entity", "云澜教育"],
        &["trend", "project_share", "-w", w, "--entity", "教育局", "--real"],
        &["trend", "project_share", "-w", w, "--entity", "教育局", "--years", "2030"],
        &["peers", "project_share", "-w", w, "--year", "2030"],
        &["report", "-w", w, "--entity", "教育局", "-o", "report.pdf"],
        &["vacuum", "-w", w, "--retain", "1m"],
        &["ingst"],
    ];
    for args in cases {
        let ran = juesuan(CHINESE, args);
        assert_ne!(ran.code, 0, "{args:?} {}", ran.stderr);
        assert!(!ran.stderr.is_empty(), "{args:?}");
        assert_eq!(english(&ran.stderr), None, "{args:?}\n{}", ran.stderr);
    }
}

/// What may be in Latin letters in a Chinese session: names of programs and files, commands, units.
const NAMES: [&str; 21] = [
    "juesuan",
    "DuckDB",
    "libduckdb",
    "tesseract",
    "tesseract-ocr",
    "tesseract-ocr-chi-sim",
    "tesseract-lang",
    "Debian",
    "macOS",
    "apt",
    "brew",
    "install",
    "s3",
    "features",
    "cloud",
    "ingest",
    "ocr",
    "kB",
    "MB",
    "text",
    "SQL",
];

/// The words in Latin letters, without ids and paths.
fn words<'a>(text: &'a str, ids: &[String]) -> Vec<&'a str> {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric() && !"_./:-".contains(c));
    let words = parts.map(|word| word.trim_matches(['.', ':', '-', '/']));
    let is_hash = |word: &str| word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit());
    let has_letters =
        |word: &str| word.as_bytes().windows(2).any(|two| two.iter().all(u8::is_ascii_alphabetic));
    let words = words
        .filter(|word| has_letters(word) && !is_hash(word) && !word.contains('/') && !word.contains(".txt"));
    words.filter(|word| !NAMES.contains(word) && !ids.iter().any(|id| id == word)).collect()
}

#[test]
fn a_chinese_session_shows_not_one_english_word() {
    let place = Place::new();
    place.ingest(&[&root().join("datasets/reports")]);
    let warehouse = place.warehouse();
    let w = warehouse.to_str().unwrap();
    let mut ids = Vec::new();
    for catalogue in ["rules", "metrics"] {
        let listed = juesuan(CHINESE, &[catalogue]).stdout;
        ids.extend(listed.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned));
    }
    let cases: [&[&str]; 14] = [
        &["check", "-w", w],
        &["check", "-w", w, "--format", "table"],
        &["show", "教育局", "-w", w],
        &["show", "教育局/2023", "-w", w],
        &["show", "教育局/2023/257", "-w", w],
        &["show", "教育局/2023", "--unread", "-w", w],
        &["show", "教育局/2023", "--grid", "2", "-w", w],
        &["trend", "project_share", "-w", w, "--entity", "教育局", "--years", "2018..2024"],
        &["trend", "expenditure", "-w", w, "--entity", "教育局", "--by", "class", "--real"],
        &["trend", "三公", "执行率", "-w", w, "--group", "云澜区", "--wide"],
        &["trend", "支出", "-w", w, "--group", "云澜区", "--by", "class", "--sum", "--unit", "亿元"],
        &["peers", "project_share", "-w", w, "--year", "2023", "--group", "云澜区", "--entity", "教育局"],
        &["doctor", "-w", w],
        &["history", "-w", w],
    ];
    for args in cases {
        let ran = juesuan(CHINESE, args);
        assert!([0, 3].contains(&ran.code), "{args:?} {}", ran.stderr);
        let shown = format!("{}{}", ran.stdout, ran.stderr).replace(w, "");
        let english: Vec<String> = shown
            .lines()
            .filter(|line| !words(line, &ids).is_empty())
            .map(|line| format!("{:?} in {line}", words(line, &ids)))
            .collect();
        assert!(english.is_empty(), "{args:?}\n{}", english.join("\n"));
    }
}

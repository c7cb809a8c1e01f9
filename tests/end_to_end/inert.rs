//! Text of other people does nothing where the program shows it: on terminals, in Markdown, CSV and workbooks.

use crate::{Place, juesuan};
use calamine::{Data, Reader, Xlsx, open_workbook};

/// A file name that clears the screen, pretends to be another message, and reverses what follows.
const NAME: &str = "a\u{1b}[2J\nerror: b\u{202e}txt.exe";
const SHOWN: &str = "a␛[2J␊error: b⟨U+202E⟩txt.exe";
const MARKUP: &str = "<script>alert(1)</script> [x](javascript:a) `b` a|b";

fn acts(text: &str) -> bool {
    text.contains(['\u{1b}', '\u{202e}', '\u{7}', '\r'])
}

/// A warehouse with one report and a rejected file of that name.
fn place() -> Place {
    let place = Place::new();
    std::fs::create_dir(place.path("inputs")).unwrap();
    crate::crash::reports(&place.path("inputs"), 0..1);
    place.write(&format!("inputs/{NAME}"), b"nothing");
    let ran = place.ingest(&[&place.path("inputs")]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains(SHOWN) && !acts(&ran.stderr), "{}", ran.stderr);
    assert!(!ran.stderr.lines().any(|line| line.starts_with("error: b")), "{}", ran.stderr);
    place
}

fn ask(place: &Place, select: &str, options: &[&str]) -> String {
    let warehouse = place.warehouse();
    let ran = juesuan(["sql", select, "-w", warehouse.to_str().unwrap()].iter().chain(options));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran.stdout
}

#[test]
fn names_and_texts_are_shown_as_symbols_on_terminals_and_in_markdown() {
    let place = place();
    let select = "SELECT source_uri, 'a' || chr(7) || chr(13) || chr(10) AS text FROM rejects";
    let table = ask(&place, select, &[]);
    assert!(table.contains(SHOWN) && table.contains("a␇␍␊") && !acts(&table), "{table}");
    let markdown = ask(&place, select, &["--format", "md"]);
    assert!(markdown.contains(&SHOWN.replace('[', "\\[")) && !acts(&markdown), "{markdown}");
    assert_eq!(markdown.lines().count(), 3, "{markdown}");
    let markdown = ask(&place, &format!("SELECT '{MARKUP}' AS text"), &["--format", "md"]);
    let escaped = "| &lt;script>alert(1)&lt;/script> \\[x\\](javascript:a) \\`b\\` a\\|b |";
    assert!(markdown.contains(escaped), "{markdown}");

    let unknown = juesuan(["show", &format!("{NAME}/2023"), "-w", place.warehouse().to_str().unwrap()]);
    assert!(unknown.code == 1 && !acts(&unknown.stderr), "{}", unknown.stderr);
    let missing = juesuan(["sql", "SELECT 1", "-w", place.path(NAME).to_str().unwrap()]);
    assert!(
        missing.code == 1 && missing.stderr.contains(SHOWN) && !acts(&missing.stderr),
        "{}",
        missing.stderr
    );
    let usage = juesuan([NAME]);
    assert!(
        usage.code == 2 && !usage.stderr.contains('\u{202e}') && !usage.stderr.contains("[2J\n"),
        "{}",
        usage.stderr
    );
}

#[test]
fn a_formula_is_text_in_workbooks_and_in_csv_on_request() {
    let place = place();
    let select = "SELECT '=1+1' AS formula, CAST(-5 AS DECIMAL(9, 2)) AS amount, '-5.00' AS printed";
    assert_eq!(ask(&place, select, &["--format", "csv"]), "formula,amount,printed\n=1+1,-5.00,-5.00\n");
    let escaped = ask(&place, select, &["--format", "csv", "--csv-formulas", "escape"]);
    assert_eq!(escaped, "formula,amount,printed\n'=1+1,-5.00,-5.00\n");
    let file = place.path("out.xlsx");
    ask(&place, select, &["-o", file.to_str().unwrap()]);
    let mut workbook: Xlsx<_> = open_workbook(&file).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("=1+1".to_owned())));
    assert_eq!(sheet.get_value((1, 1)), Some(&Data::Float(-5.0)));
    assert!(workbook.worksheet_formula(&workbook.sheet_names()[0].clone()).unwrap().is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_at_the_output_is_replaced_and_not_followed() {
    let place = place();
    let victim = place.write("victim", b"precious");
    let out = place.path("out.csv");
    std::os::unix::fs::symlink(&victim, &out).unwrap();
    ask(&place, "SELECT 1 AS one", &["-o", out.to_str().unwrap()]);
    assert_eq!(std::fs::read(&victim).unwrap(), b"precious");
    assert!(std::fs::symlink_metadata(&out).unwrap().is_file());
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "one\n1\n");
}

#[test]
fn a_query_ends_at_its_time_limit() {
    let place = place();
    let endless = "SELECT count(*) FROM range(1000000000) AS a, range(1000) AS b";
    let ran = juesuan(["sql", endless, "-w", place.warehouse().to_str().unwrap(), "--timeout", "300ms"]);
    let said = "juesuan: the query was stopped after 300ms: query fewer rows, or allow more with --timeout\n";
    assert_eq!((ran.code, ran.stderr.as_str()), (1, said));
}

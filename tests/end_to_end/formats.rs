//! Simulated reports in every supported format, compared with what they are known to contain.
//!
//! Each format is one row of [`FORMATS`]. `tools/score-formats` does the same with a thousand reports each.

use crate::Place;
use juesuan_bench::formats::{self, Score};
use juesuan_synth::{Format, Selection, reports, truth};

/// What a reader must achieve: at least this many of ten thousand printed amounts exactly right, and at most this many
/// facts that are wrong or not printed at all.
type Demand = (usize, usize);

/// A format, with the demands on reports of the national template and on those of all forms.
struct Expected {
    format: &'static str,
    national: Demand,
    varied: Demand,
}

const fn expect(format: &'static str, national: Demand, varied: Demand) -> Expected {
    Expected { format, national, varied }
}

/// Everything.
const ALL: Demand = (10_000, 0);
/// Without rules, a table of few amounts may not show which columns they are in; then it is not read.
const SPARSE: Demand = (9_995, 0);
/// The same is true where gaps are narrow and pages cut tables. No amount is read wrongly.
const CROWDED: Demand = (9_970, 0);

const FORMATS: &[Expected] = &[
    expect("text", ALL, ALL),
    expect("html", ALL, ALL),
    expect("html:excel", ALL, ALL),
    expect("html:word", ALL, ALL),
    expect("html:gb18030", ALL, ALL),
    expect("xlsx", ALL, ALL),
    expect("xlsx:text", ALL, ALL),
    expect("docx", ALL, ALL),
    expect("docx:boxes", ALL, ALL),
    expect("pdf:word", ALL, ALL),
    expect("pdf:excel", ALL, ALL),
    expect("pdf:onlyoffice", ALL, ALL),
    expect("pdf:wrapped", ALL, ALL),
    expect("pdf:continued", ALL, ALL),
    expect("pdf:rotated", ALL, ALL),
    expect("pdf:borderless", SPARSE, SPARSE),
    expect("pdf:three_line", SPARSE, SPARSE),
    expect("pdf:crowded", CROWDED, CROWDED),
];

/// Writes reports in a format, reads them with the command, and compares.
fn score_of(format: &str, selection: &Selection) -> (Score, Vec<String>) {
    let place = Place::new();
    let folder = place.path("format");
    std::fs::create_dir(&folder).unwrap();
    let mut written = reports(selection, Format::from_name(format).unwrap()).unwrap();
    for report in &mut written {
        std::fs::write(folder.join(&report.file_name), &report.bytes).unwrap();
        report.truth.iter_mut().for_each(|row| row.file = format!("format/{}", row.file));
    }
    let truth = truth::to_formats_csv(written.iter().flat_map(|report| &report.truth));
    let ran = place.ingest(&[&folder]);
    // 3: done, but some cells were rejected, which the score counts.
    assert!([0, 3].contains(&ran.code), "{format}: {}", ran.stderr);
    let facts = format!("header\n{}", place.sql(formats::FACTS).join("\n"));
    let (scores, differences) = formats::score(&truth, &facts);
    (scores["format"], differences)
}

fn demand(selection: &Selection, files: usize, demanded: fn(&Expected) -> Demand) {
    let mut failures = Vec::new();
    for expected in FORMATS {
        let (score, differences) = score_of(expected.format, selection);
        let (exact, invented) = demanded(expected);
        eprintln!("{}: {score}", expected.format);
        let good = score.files == files
            && score.printed() > 100 * files
            && score.exact_of_ten_thousand() >= exact
            && score.wrong + score.invented <= invented
            && score.misplaced == 0;
        if !good {
            let shown: Vec<_> = differences.iter().take(5).collect();
            failures.push(format!("{}: {score}\n{shown:#?}", expected.format));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn reports_of_the_national_template_read_alike_in_every_format() {
    let selection = Selection { years: 2022..=2023, departments: 6, ..Selection::default() };
    demand(&selection, 12, |expected| expected.national);
}

#[test]
fn accounts_and_budgets_of_many_forms_are_read_as_far_as_each_format_promises() {
    let selection =
        Selection { years: 2023..=2023, departments: 14, vary: true, budgets: true, ..Selection::default() };
    demand(&selection, 28, |expected| expected.varied);
}

//! Which files are one report.

use super::support::{Place, Remembering, explanations, report, statements};

#[test]
fn a_file_that_is_a_whole_report_is_one_by_itself() {
    let (first, second) = (report("云澜区财政局-2019.txt"), report("云澜区财政局-2020.txt"));
    let place = Place::with(&[("1.txt", &first), ("2.txt", &second)]);
    let ran = place.read_all(&());
    assert_eq!(ran.files(), [["1.txt"], ["2.txt"]]);
    assert_eq!(ran.counts(), [2, 0, 0, 0]);
    assert_eq!(ran.summary.reports, 2);
    assert_eq!(ran.summary.entity_names.iter().collect::<Vec<_>>(), ["示例市云澜区财政局"]);
}

#[test]
fn explanations_and_statements_of_one_folder_are_one_report() {
    let whole = report("云澜区财政局-2019.txt");
    let place = Place::with(&[("a.txt", &statements(&whole)), ("b.txt", &explanations(&whole))]);
    let ran = place.read_all(&());
    assert_eq!(ran.files(), [["b.txt", "a.txt"]]);
    assert_eq!(ran.counts(), [2, 0, 0, 0]);
    assert_eq!(ran.summary.reports, 1);
}

#[test]
fn files_of_different_folders_are_different_reports() {
    let whole = report("云澜区财政局-2019.txt");
    let place = Place::with(&[("a/a.txt", &statements(&whole)), ("b/b.txt", &explanations(&whole))]);
    assert_eq!(place.read_all(&()).files(), [["a.txt"], ["b.txt"]]);
}

#[test]
fn a_manifest_joins_files_of_different_folders_when_all_below_it_have_been_seen() {
    let (whole, other) = (report("云澜区财政局-2019.txt"), report("云澜区财政局-2020.txt"));
    let place = Place::with(&[
        ("manifest.csv", "file,group\na/a.txt,one\nc/c.txt,one\n"),
        ("a/a.txt", &statements(&whole)),
        ("b/b.txt", &other),
        ("c/c.txt", &explanations(&whole)),
    ]);
    let ran = place.read_all(&());
    assert_eq!(ran.files(), [vec!["b.txt"], vec!["c.txt", "a.txt"]]);
    assert_eq!(ran.counts(), [3, 0, 0, 0]);
    assert_eq!((ran.summary.manifests, ran.summary.manifest_faults), (1, 0));
}

#[test]
fn a_copy_in_the_same_folder_is_not_part_of_the_report() {
    let whole = report("云澜区财政局-2019.txt");
    let (statements, explanations) = (statements(&whole), explanations(&whole));
    let place =
        Place::with(&[("a.txt", &statements), ("b.txt", &explanations), ("b copy.txt", &explanations)]);
    let ran = place.read_all(&());
    assert_eq!(ran.files(), [["b copy.txt", "a.txt"]]);
    assert_eq!(ran.counts(), [2, 1, 0, 0]);
}

#[test]
fn a_file_that_comes_later_completes_a_report_of_an_earlier_run() {
    let whole = report("云澜区财政局-2019.txt");
    let place = Place::with(&[("b.txt", &explanations(&whole))]);
    place.ingest(&());
    place.write("a.txt", &statements(&whole));
    let ran = place.read(&());
    assert_eq!(ran.files(), [["b.txt", "a.txt"]]);
    assert_eq!(ran.counts(), [2, 0, 0, 0]);
}

#[test]
fn a_file_of_an_earlier_run_that_is_gone_is_missing_from_the_report() {
    let whole = report("云澜区财政局-2019.txt");
    let place = Place::with(&[("b.txt", &explanations(&whole))]);
    place.ingest(&());
    place.remove("b.txt");
    place.write("a.txt", &statements(&whole));
    let observer = Remembering::default();
    let ran = place.read(&observer);
    assert_eq!(ran.files(), [["a.txt"]]);
    assert_eq!(observer.notes(), ["missing for a.txt"]);
    assert!(ran.reports[0].rejects.iter().any(|reject| reject.reason.code() == "run-file-missing"));
}

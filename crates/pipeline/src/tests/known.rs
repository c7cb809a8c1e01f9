//! What is stored already is not stored again.

use super::support::{Place, Remembering, counts, explanations, report, statements};

#[test]
fn a_known_revision_is_unchanged() {
    let whole = report("云澜区财政局-2019.txt");
    let other = report("云澜区财政局-2020.txt");
    let place = Place::with(&[
        ("1/whole.txt", &whole),
        ("2/a.txt", &statements(&other)),
        ("2/b.txt", &explanations(&other)),
    ]);
    assert_eq!(counts(&place.ingest(&())), [3, 0, 0, 0]);
    let again = place.read(&());
    assert_eq!(again.counts(), [0, 3, 0, 0]);
    assert!(again.reports.is_empty());
}

#[test]
fn the_same_bytes_under_two_names_in_one_run_are_stored_once() {
    let whole = report("云澜区财政局-2019.txt");
    let (statements, explanations) = (statements(&whole), explanations(&whole));
    for files in [
        vec![("1/a.txt", &whole), ("2/b.txt", &whole)],
        vec![
            ("1/a.txt", &statements),
            ("1/b.txt", &explanations),
            ("2/a.txt", &statements),
            ("2/b.txt", &explanations),
        ],
    ] {
        let files: Vec<(&str, &str)> = files.into_iter().map(|(name, text)| (name, text.as_str())).collect();
        let ran = Place::with(&files).read_all(&());
        assert_eq!(ran.reports.len(), 1);
        assert_eq!(ran.counts(), [files.len() / 2, files.len() / 2, 0, 0]);
    }
}

#[test]
fn a_known_report_under_another_name_is_unchanged() {
    let whole = report("云澜区财政局-2019.txt");
    let place = Place::with(&[("1/a.txt", &whole)]);
    place.ingest(&());
    place.write("2/b.txt", &whole);
    assert_eq!(counts(&place.ingest(&())), [0, 2, 0, 0]);
}

#[test]
fn a_report_may_displace_another_of_its_department_and_year() {
    let whole = report("云澜区财政局-2019.txt");
    let corrected = format!("{whole}\n更正说明。\n");
    let next = report("云澜区财政局-2020.txt");
    let may_displace = |files: &[(&str, &str)]| Place::with(files).read_all(&()).summary.may_displace;
    assert!(!may_displace(&[("1/a.txt", &whole), ("2/b.txt", &next)]));
    assert!(!may_displace(&[("1/a.txt", &whole), ("2/b.txt", &whole)]));
    assert!(may_displace(&[("1/a.txt", &whole), ("2/b.txt", &corrected)]));

    let place = Place::with(&[("1/a.txt", &whole)]);
    assert!(!place.ingest(&()).may_displace);
    assert!(!place.ingest(&()).may_displace);
    place.write("2/b.txt", &corrected);
    assert!(place.ingest(&()).may_displace);
}

#[test]
fn a_reject_is_told_each_time_and_stored_once() {
    let place = Place::with(&[("notes.txt", "Nothing about money.\n")]);
    let observer = Remembering::default();
    let first = place.read(&observer);
    assert_eq!((first.counts(), first.rejects.len()), ([0, 0, 1, 0], 1));
    assert!(first.summary.has_faults());

    assert_eq!(counts(&place.ingest(&observer)), [0, 0, 1, 0]);
    let again = place.read(&observer);
    assert_eq!((again.counts(), again.rejects.len()), ([0, 0, 1, 0], 0));
    assert_eq!(observer.notes(), ["rejected notes.txt"; 3]);
}

#[test]
fn files_of_one_refused_group_are_rejected_one_by_one() {
    let whole = report("云澜区财政局-2019.txt");
    let place = Place::with(&[
        ("manifest.csv", "file,group\na.txt,one\nb.txt,one\n"),
        ("a.txt", "Nothing about money.\n"),
        ("b.txt", "Nothing either.\n"),
        ("c.txt", &whole),
    ]);
    let ran = place.read_all(&());
    assert_eq!(ran.counts(), [1, 0, 2, 0]);
    assert_eq!(ran.rejects.len(), 2);
}

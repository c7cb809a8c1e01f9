//! A run that is stopped.

use super::support::{Place, Remembering, counts, explanations, report, statements};
use crate::{Error, Inputs, RunOptions, read, versions};
use juesuan_warehouse::KnownRevisions;

fn place() -> Place {
    let (whole, other) = (report("云澜区财政局-2019.txt"), report("云澜区财政局-2020.txt"));
    Place::with(&[
        ("1/a.txt", &statements(&whole)),
        ("1/b.txt", &explanations(&whole)),
        ("2/c.txt", &other),
        ("2/notes.txt", "Nothing about money.\n"),
    ])
}

#[test]
fn an_interrupted_run_counts_what_remains() {
    // The first has no report yet, so it remains, too; the third is a report by itself.
    for (interrupt_after, expected) in
        [(0, [0, 0, 0, 4]), (1, [0, 0, 0, 4]), (2, [0, 0, 0, 4]), (3, [1, 0, 0, 3]), (4, [1, 0, 0, 3])]
    {
        let observer = Remembering::interrupting_after(interrupt_after);
        assert_eq!(place().read_all(&observer).counts(), expected, "after {interrupt_after} files");
    }
}

#[test]
fn an_interrupted_run_leaves_the_files_that_a_manifest_joins() {
    let whole = report("云澜区财政局-2019.txt");
    let place = Place::with(&[
        ("manifest.csv", "file,group\na/a.txt,one\nc/c.txt,one\n"),
        ("a/a.txt", &statements(&whole)),
        ("c/c.txt", &explanations(&whole)),
    ]);
    let observer = Remembering::interrupting_after(2);
    assert_eq!(place.read_all(&observer).counts(), [0, 0, 0, 2]);
}

#[test]
fn the_same_call_continues_after_an_interruption() {
    let place = place();
    let observer = Remembering::interrupting_after(3);
    assert_eq!(counts(&place.ingest(&observer)), [1, 0, 0, 3]);
    assert_eq!(observer.processed(), 4);
    assert_eq!(counts(&place.ingest(&())), [2, 1, 1, 0]);
    assert_eq!(counts(&place.ingest(&())), [0, 3, 1, 0]);
}

#[test]
fn the_error_of_who_takes_the_reports_ends_the_run() {
    let paths = [std::path::PathBuf::from("../../datasets/reports/simulated")];
    let inputs = || Inputs { paths: &paths, except: None, known: KnownRevisions::nothing(&versions()) };
    let options = RunOptions { jobs: Some(1), ..RunOptions::default() };
    let failed =
        read(inputs(), &options, &(), |_| Err(Box::<dyn std::error::Error + Send + Sync>::from("full")));
    assert_eq!(failed.unwrap_err().to_string(), "full");

    let closed = read(inputs(), &options, &(), |pieces| {
        drop(pieces);
        Ok::<(), Error>(())
    });
    assert!(matches!(closed, Err(Error::Closed)));
}

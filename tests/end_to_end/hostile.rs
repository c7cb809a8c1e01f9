//! Files that would stop a run: each ends within its budget, and the reports next to it are stored all the same.

use crate::papers::whole;
use crate::{Place, juesuan};
use std::path::PathBuf;

/// Pages that draw a form as often as a page may: hours of work in a megabyte.
fn endless_pdf() -> Vec<u8> {
    const PAGES: usize = 2000;
    let stream = |entries: &str, contents: String| {
        format!("<<{entries}/Length {}>>\nstream\n{contents}\nendstream", contents.len())
    };
    let pages: Vec<String> = (5..5 + PAGES).map(|page| format!("{page} 0 R")).collect();
    let pages = pages.join(" ");
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</XObject<</X 4 0 R>>>>>>";
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{pages}]/Count {PAGES}>>"),
        stream("", "/X Do ".repeat(100)),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 m 1 1 l n\n".repeat(45_000)),
    ];
    objects.extend(std::iter::repeat_n(page.to_owned(), PAGES));
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        offsets.push(pdf.len());
        pdf.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        pdf.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    pdf.extend(
        format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).bytes(),
    );
    pdf
}

/// Two reports, with a file between them.
fn beside(name: &str, bytes: &[u8]) -> (Place, PathBuf) {
    let place = Place::new();
    let folder = place.path("inputs");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), whole("示例市教育局", 2022)).unwrap();
    std::fs::write(folder.join("z.txt"), whole("示例市教育局", 2023)).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
    (place, folder)
}

#[test]
fn a_file_that_takes_endless_time_is_rejected_with_its_page_and_not_tried_again_unless_asked() {
    let (place, folder) = beside("endless.pdf", &endless_pdf());
    let ran = place.ingest_with(&[&folder], &["--file-timeout", "1s"]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("endless.pdf: reading it took longer than 1s (at page "), "{}", ran.stderr);
    assert!(ran.stderr.contains("3 inputs: 2 ingested, 0 unchanged, 1 rejected"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT reason_code, page >= 1 FROM rejects"), ["worker-at-page,true"]);

    // The time of the first run is in the reason: the file was not read.
    let again = place.ingest_with(&[&folder], &["--file-timeout", "2s"]);
    assert!(again.stderr.contains("took longer than 1s"), "{}", again.stderr);
    assert!(again.stderr.contains("3 inputs: 0 ingested, 2 unchanged, 1 rejected"), "{}", again.stderr);
    let retried = place.ingest_with(&[&folder], &["--file-timeout", "2s", "--retry"]);
    assert!(retried.stderr.contains("took longer than 2s"), "{}", retried.stderr);
}

#[test]
fn a_file_that_takes_too_much_memory_is_rejected_and_the_others_are_read() {
    let rows = "<tr><td>1.00</td></tr>".repeat(500_000);
    let (place, folder) = beside("long.html", format!("<html><table>{rows}</table></html>").as_bytes());
    let ran = place.ingest_with(&[&folder], &["--file-memory", "64M"]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("long.html: reading it takes more than 64 MB of memory"), "{}", ran.stderr);
    assert!(ran.stderr.contains("3 inputs: 2 ingested, 0 unchanged, 1 rejected"), "{}", ran.stderr);
}

#[test]
fn a_budget_that_is_none_is_a_wrong_usage() {
    let ran = juesuan(["parse", "x.txt", "--file-timeout", "0s"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("expected a duration, such as 10s or 2m"), "{}", ran.stderr);
    let ran = juesuan(["parse", "x.txt", "--file-memory", "1k"]);
    assert!(ran.stderr.contains("expected a size of at least 32M"), "{}", ran.stderr);
}

#[cfg(unix)]
mod unix {
    use super::{beside, endless_pdf};
    use crate::interrupt::{interrupt, start};
    use crate::papers::whole;
    use crate::{Place, juesuan};
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::process::Command;
    use std::time::{Duration, Instant};

    #[test]
    fn a_pipe_is_rejected_as_an_input_in_a_folder_and_as_a_manifest() {
        let (place, folder) = beside("other.txt", whole("示例市民政局", 2023).as_bytes());
        let pipe = |name: &str| {
            let made = Command::new("mkfifo").arg(folder.join(name)).status().unwrap();
            assert!(made.success());
        };
        pipe("pipe.pdf");
        pipe("manifest.csv");
        let ran = place.ingest(&[&folder, &folder.join("pipe.pdf")]);
        assert_eq!(ran.code, 3, "{}", ran.stderr);
        for name in ["pipe.pdf", "manifest.csv"] {
            let expected = format!("{name}: the path leads to a pipe, a socket, or a device, not to a file");
            assert!(ran.stderr.contains(&expected), "{expected}: {}", ran.stderr);
        }
        assert!(ran.stderr.contains("4 inputs: 3 ingested, 0 unchanged, 1 rejected"), "{}", ran.stderr);
    }

    #[test]
    fn links_that_lead_out_of_a_folder_are_followed_only_on_request() {
        let (place, folder) = beside("other.txt", whole("示例市民政局", 2023).as_bytes());
        std::fs::create_dir(place.path("outside")).unwrap();
        place.write("outside/one.txt", whole("示例市水利局", 2023));
        symlink(place.path("outside"), folder.join("folder")).unwrap();
        symlink(place.path("outside/one.txt"), folder.join("file.txt")).unwrap();
        symlink("a.txt", folder.join("within.txt")).unwrap();
        let ran = place.ingest(&[&folder]);
        assert_eq!(ran.stderr.matches("the link leads out of the folder, to ").count(), 2, "{}", ran.stderr);
        assert_eq!(place.sql("SELECT count(*) FROM entities"), ["2"], "{}", ran.stderr);
        let ran = place.ingest_with(&[&folder], &["--follow-links"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(place.sql("SELECT count(*) FROM entities"), ["3"]);
    }

    #[test]
    fn a_name_that_is_not_utf_8_is_kept_and_found_again() {
        let place = Place::new();
        let folder = place.path("inputs");
        std::fs::create_dir_all(&folder).unwrap();
        // 决算 in GBK.
        std::fs::write(folder.join(OsStr::from_bytes(b"\xBE\xF6\xCB\xE3.txt")), whole("示例市教育局", 2023))
            .unwrap();
        assert_eq!(place.ingest(&[&folder]).code, 0);
        let uri = &place.sql("SELECT source_uri FROM sources")[0];
        assert!(uri.ends_with(r"/\xBE\xF6\xCB\xE3.txt"), "{uri}");
        let shown = juesuan(["show", "教育局/2023/6", "-w", place.warehouse().to_str().unwrap()]);
        assert!(shown.stderr.contains(">     6 │ 2023年度收入总计10.00万元"), "{}", shown.stderr);
    }

    #[test]
    fn ctrl_c_keeps_what_was_read_while_a_worker_is_at_a_file_without_end() {
        let (place, folder) = beside("endless.pdf", &endless_pdf());
        let child = start(&place, &folder, &["--file-timeout", "10m"]);
        let is_at_work = || {
            let workers = Command::new("pgrep").args(["-P", &child.id().to_string()]).output().unwrap();
            !workers.stdout.is_empty()
        };
        while !is_at_work() {
            std::thread::sleep(Duration::from_millis(10));
        }
        // By now the first report is read, on a busy machine too, and the worker is at the file without end.
        std::thread::sleep(Duration::from_secs(5));
        interrupt(&child);
        let asked = Instant::now();
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(130), "{said}");
        // Two seconds on an idle machine; nothing like the ten minutes of the file on any.
        assert!(asked.elapsed() < Duration::from_secs(30), "{:?}: {said}", asked.elapsed());
        assert!(said.contains("1 input: 1 ingested") && said.contains("2 inputs remain"), "{said}");
        assert_eq!(place.sql("SELECT count(*) FROM reports"), ["1"]);
    }
}

//! Scanned pages, recognized.

use super::super::ocr::{Picture, is_installed};
use super::{grid, shape};
use crate::{Options, read_with};
use hayro_syntax::Pdf;
use juesuan_model::Reading;
use juesuan_synth::pdf::{self, Page};

/// The page as a scanner produces it: only pixels.
fn scanned(page: Page) -> Vec<u8> {
    let drawn = Pdf::new(pdf::write(&[page])).unwrap();
    let picture = Picture::of(drawn.pages().first().unwrap());
    let dark: Vec<bool> = picture.pixels.iter().map(|&pixel| pixel < 128).collect();
    pdf::write(&[Page::default().picture(picture.width, &dark)])
}

#[test]
#[expect(clippy::print_stdout, reason = "a test that was skipped says so")]
fn a_scanned_table_is_recognized_cell_by_cell_and_says_so() {
    if is_installed().is_err() {
        println!("skipped: no tesseract with chi_sim on PATH");
        return;
    }
    let page = Page::default()
        .cells(&[100.0, 250.0, 400.0], &[100.0, 130.0, 160.0, 190.0])
        .helvetica(100.0, 300.0, "2023");
    let lines = [["201", "5,102.22"], ["20103", "1,330.67"], ["2010301", "902.12"]];
    let page = lines
        .into_iter()
        .zip([120.0, 150.0, 180.0])
        .fold(page, |page, ([code, amount], y)| page.helvetica(110.0, y, code).helvetica(320.0, y, amount));
    let options = Options { ocr: true, ..Options::default() };
    let document = read_with(&scanned(page), &options).unwrap().document;
    assert_eq!(shape(&document), ["G 201|5,102.22 / 20103|1,330.67 / 2010301|902.12", "P 2023"]);
    assert_eq!((grid(&document).reading, document.faults.len()), (Reading::Recognized, 0));
    let bbox = grid(&document).rows[0][1].locator.bbox.unwrap();
    assert!((bbox.x0 - 320.0).abs() < 3.0 && bbox.y0 > 100.0 && bbox.y1 < 130.0, "{bbox:?}");
}

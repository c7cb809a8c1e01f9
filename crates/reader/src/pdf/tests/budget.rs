//! Files that make the interpreter do more than any page of a report.

use super::document;
use crate::ReadError;
use juesuan_messages::Explain;

/// A file of these objects, the first of which is number 4: 3 is the page, with these entries.
fn file(page: &str, objects: &[String]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{page}>>");
    let first = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", &page];
    let objects = first.into_iter().chain(objects.iter().map(String::as_str));
    let numbered = (1..).zip(objects).map(|(number, object)| format!("{number} 0 obj\n{object}\nendobj"));
    let numbered = numbered.collect::<Vec<_>>().join("\n");
    // Without a table of objects the library looks for them.
    format!("%PDF-1.7\n{numbered}\ntrailer\n<</Root 1 0 R>>\n%%EOF\n").into_bytes()
}

fn stream(entries: &str, contents: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{contents}\nendstream", contents.len())
}

/// A form; what it draws is called X.
fn form(contents: &str, drawn: Option<usize>) -> String {
    let resources = drawn.map_or(String::new(), |drawn| format!("/Resources<</XObject<</X {drawn} 0 R>>>>"));
    stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}"), contents)
}

const TEXT: &str = "BT /F1 9 Tf 50 800 Td (12.34) Tj ET";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/// What is wrong with a file; its text, if nothing is.
fn read(bytes: &[u8]) -> Result<Vec<String>, String> {
    match document(bytes) {
        Ok(document) => Ok(super::shape(&document)),
        Err(error @ ReadError::TooLarge { .. }) => Err(error.message().text(juesuan_messages::Language::En)),
        Err(error) => panic!("{error:?}"),
    }
}

const FORMS: &str =
    "draws more than 64 MiB of contents: forms that are drawn again and again, or draw others";

#[test]
fn a_page_whose_forms_unfold_without_end_is_not_drawn() {
    let drawing_two = |last: usize| (6..last).map(|next| form("/X Do /X Do", Some(next + 1)));
    // Two that draw two each: four times the text. The library draws it once, where it lies upon itself.
    let mut few = vec![stream("", "/X Do"), FONT.to_owned()];
    few.extend(drawing_two(8));
    few.push(stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>", TEXT));
    let page = "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>";
    assert_eq!(read(&file(page, &few)), Ok(vec!["P 12.34".to_owned()]));

    let mut many = vec![stream("", "/X Do"), FONT.to_owned()];
    many.extend(drawing_two(46));
    many.push(form(" ", None));
    let refused = read(&file(page, &many)).unwrap_err();
    assert!(refused.contains(FORMS), "{refused}");
    // The same as the picture of an annotation.
    let annotated = "/Contents 4 0 R/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 6 0 R>>>>]";
    let refused = read(&file(annotated, &many)).unwrap_err();
    assert!(refused.contains(FORMS), "{refused}");
    // The library does not draw a form within itself.
    let itself = [stream("", "/X Do"), FONT.to_owned(), form("/X Do /X Do", Some(6))];
    assert!(matches!(document(&file(page, &itself)), Err(ReadError::PdfNoText { .. })));
}

#[test]
fn a_form_that_draws_itself_once_or_with_the_resources_of_the_page_is_drawn() {
    let page = "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>";
    for resources in ["/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>", ""] {
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}");
        let itself = [stream("", "/X Do"), FONT.to_owned(), stream(&entries, &format!("{TEXT} /X Do"))];
        assert_eq!(read(&file(page, &itself)), Ok(vec!["P 12.34".to_owned()]), "{resources}");
    }
}

#[test]
fn a_form_that_is_drawn_too_often_is_not_drawn() {
    let page = "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>";
    let often = |times: usize| {
        file(page, &[stream("", &"/X Do ".repeat(times)), FONT.to_owned(), form(&" ".repeat(10_000), None)])
    };
    let refused = read(&often(7_000)).unwrap_err();
    assert!(refused.contains(FORMS), "{refused}");
}

#[test]
fn a_font_with_more_widths_than_characters_is_not_read() {
    let page = "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>";
    let text = stream("", TEXT);
    let simple = |first: &str| {
        let font =
            format!("<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar {first}/LastChar 255/Widths[500]>>");
        read(&file(page, &[text.clone(), font]))
    };
    assert_eq!(simple("32"), Ok(vec!["P 12.34".to_owned()]));
    let refused = simple("4000000000").unwrap_err();
    assert!(
        refused.contains("a font of page 1 states the widths of more than 1000000 characters"),
        "{refused}"
    );
    let composite = |widths: &str| {
        let font =
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>".to_owned();
        let descendant = format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/X{widths}\
             /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
        );
        document(&file(page, &[text.clone(), font, descendant]))
            .err()
            .map(|error| error.message().code().to_owned())
    };
    assert_ne!(composite("/W[0 65535 500 12[1 2 3]]"), Some("read-too-large".to_owned()));
    for widths in [
        "/W[0 65535 500 0 4294967295 3]",
        "/W2[0 4294967295 1 2 3]",
        &format!("/W[{}]", "0 65535 3 ".repeat(20)),
    ] {
        assert_eq!(composite(widths), Some("read-too-large".to_owned()), "{widths}");
    }
}

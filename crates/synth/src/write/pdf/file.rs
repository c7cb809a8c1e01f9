//! The file itself: objects, their places and the trailer. Nothing in it tells when it was written.

use super::font::Font;
use super::sheet::{Sheet, points};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::fmt::Write as _;
use std::io::Write;

/// The objects before the first page: catalogue, pages, font, its descendant, that one's descriptor.
const FIRST_PAGE: usize = 6;

/// The bytes of a PDF with these pages.
pub(super) fn bytes(sheets: &[Sheet], font: Font) -> std::io::Result<Vec<u8>> {
    let kids: Vec<String> =
        (0..sheets.len()).map(|index| format!("{} 0 R", FIRST_PAGE + 2 * index)).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), sheets.len()).into_bytes(),
    ];
    objects.extend(font.objects(4, 5).map(String::into_bytes));
    for (index, sheet) in sheets.iter().enumerate() {
        let (width, height) = if sheet.turned { (sheet.size.1, sheet.size.0) } else { sheet.size };
        let rotate = if sheet.turned { 90 } else { 0 };
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Rotate {rotate} /Contents {} 0 R \
                 /Resources << /Font << /F 3 0 R >> >> >>",
                points(width),
                points(height),
                FIRST_PAGE + 2 * index + 1
            )
            .into_bytes(),
        );
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
        packed.write_all(b"0.5 w\n")?;
        packed.write_all(sheet.content.as_bytes())?;
        let packed = packed.finish()?;
        let mut stream =
            format!("<< /Length {} /Filter /FlateDecode >>\nstream\n", packed.len()).into_bytes();
        stream.extend(packed);
        stream.extend(b"\nendstream");
        objects.push(stream);
    }
    Ok(assembled(&objects))
}

fn assembled(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        // Writing to a string does not fail.
        let _ = writeln!(table, "{:010} 00000 n ", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(table.bytes());
    let size = objects.len() + 1;
    bytes.extend(format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

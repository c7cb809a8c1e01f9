//! A minimal PDF writer: text in a Chinese font that is named and not embedded, and lines.

use std::fmt::Write;

/// A4, upright.
const SIZE: (f64, f64) = (595.0, 842.0);

/// A page in the making. Places are given from its top left.
#[derive(Default)]
pub(crate) struct Sheet {
    content: String,
    rotate: u16,
}

impl Sheet {
    /// A sheet that readers turn clockwise by so many degrees.
    pub(crate) fn turned(rotate: u16) -> Self {
        Self { rotate, ..Self::default() }
    }

    /// Text of 10 points whose baseline begins there.
    pub(crate) fn text(self, x: f64, y: f64, text: &str) -> Self {
        self.sized(10.0, x, y, text)
    }

    /// Text of another size.
    pub(crate) fn sized(mut self, size: f64, x: f64, y: f64, text: &str) -> Self {
        let mut hex = String::new();
        text.encode_utf16().try_for_each(|unit| write!(hex, "{unit:04X}")).unwrap();
        let (x, y, matrix) = if self.rotate == 90 {
            // Written upwards, so that the turned sheet shows it level.
            (y, x, "0 1 -1 0")
        } else {
            (x, SIZE.1 - y, "1 0 0 1")
        };
        writeln!(self.content, "BT /F {size} Tf {matrix} {x} {y} Tm <{hex}> Tj ET").unwrap();
        self
    }

    pub(crate) fn line(mut self, from: (f64, f64), to: (f64, f64)) -> Self {
        let place = |(x, y): (f64, f64)| if self.rotate == 90 { (y, x) } else { (x, SIZE.1 - y) };
        let ((x0, y0), (x1, y1)) = (place(from), place(to));
        writeln!(self.content, "0.5 w {x0} {y0} m {x1} {y1} l S").unwrap();
        self
    }

    /// Lines around all cells between these sides.
    pub(crate) fn cells(self, xs: &[f64], ys: &[f64]) -> Self {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let (top, bottom) = (ys[0], ys[ys.len() - 1]);
        let sheet = ys.iter().fold(self, |sheet, &y| sheet.line((left, y), (right, y)));
        xs.iter().fold(sheet, |sheet, &x| sheet.line((x, top), (x, bottom)))
    }

    /// Text whose last character ends there, as amounts stand in their column.
    pub(crate) fn ending(self, x: f64, y: f64, text: &str) -> Self {
        let width: f64 = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
        self.text(x - width, y, text)
    }

    /// Text with its middle there, as headers stand over their columns.
    pub(crate) fn centred(self, x: f64, y: f64, text: &str) -> Self {
        let width: f64 = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
        self.text(x - width / 2.0, y, text)
    }

    /// Latin text in a font that every program draws.
    pub(crate) fn drawn(self, x: f64, y: f64, text: &str) -> Self {
        let y = SIZE.1 - y;
        self.raw(&format!("BT /H 12 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET"))
    }

    /// A picture over the whole page: for each pixel whether it is dark, row by row.
    pub(crate) fn picture(self, width: usize, height: usize, dark: &[bool]) -> Self {
        let mut hex = String::new();
        for row in dark.chunks(width) {
            for eight in row.chunks(8) {
                let byte = eight
                    .iter()
                    .enumerate()
                    .fold(0_u8, |byte, (bit, &dark)| byte | u8::from(!dark) << (7 - bit));
                write!(hex, "{byte:02X}").unwrap();
            }
        }
        self.raw(&format!(
            "q {} 0 0 {} 0 0 cm BI /W {width} /H {height} /CS /G /BPC 1 /F /AHx ID {hex}> EI Q",
            SIZE.0, SIZE.1
        ))
    }

    /// Drawing instructions as they are.
    pub(crate) fn raw(mut self, content: &str) -> Self {
        writeln!(self.content, "{content}").unwrap();
        self
    }
}

/// The bytes of a PDF with these pages.
pub(crate) fn pdf(sheets: &[Sheet]) -> Vec<u8> {
    pdf_with_font(sheets, &[])
}

/// The bytes of a PDF with these pages, whose font `/E` is this TrueType font: its codes are its glyphs, and nothing
/// says what they mean.
pub(crate) fn pdf_with_font(sheets: &[Sheet], font: &[u8]) -> Vec<u8> {
    let kids: Vec<String> = (0..sheets.len()).map(|index| format!("{} 0 R", 10 + 2 * index)).collect();
    let kids = kids.join(" ");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 \
         /ItalicAngle 0 /CapHeight 700 /StemV 80 >>"
            .to_owned(),
    ];
    let hex: String = font.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02X}").unwrap();
        hex
    });
    objects.extend([
        "<< /Type /Font /Subtype /Type0 /BaseFont /Embedded /Encoding /Identity-H /DescendantFonts [7 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Embedded /DW 1000 /CIDToGIDMap /Identity /FontDescriptor 8 0 R \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /Embedded /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 \
         /ItalicAngle 0 /CapHeight 700 /StemV 80 /FontFile2 9 0 R >>"
            .to_owned(),
        format!("<< /Length {} /Filter /ASCIIHexDecode >>\nstream\n{hex}>\nendstream", hex.len() + 1),
    ]);
    for (index, sheet) in sheets.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Rotate {} /Contents {} 0 R \
             /Resources << /Font << /F 3 0 R /E 6 0 R /H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            SIZE.0,
            SIZE.1,
            sheet.rotate,
            11 + 2 * index
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{}endstream", sheet.content.len(), sheet.content));
    }
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        bytes.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let trailer =
        format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    bytes.extend(trailer.bytes());
    bytes
}

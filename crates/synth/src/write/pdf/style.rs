//! What reports look like, by the program that made them.

/// How a PDF looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfStyle {
    /// A word processor's: ruled tables, prose justified over white boxes, header and footer with page numbers.
    Word,
    /// A spreadsheet's: thin filled boxes as rules, cells clipped, landscape by turning the page.
    Excel,
    /// Codes in three columns, values centered in tall rows, so that they are on other lines than wrapped names.
    OnlyOffice,
    /// A narrow column of names, wrapped above and below their numbers.
    Wrapped,
    /// No rules at all.
    Borderless,
    /// Rules at the top, below the header and at the bottom only.
    ThreeLine,
    /// Few rules or none, amounts in the middle or at the left of their cells in half of the reports, narrow gaps and wrapped
    /// names, tables cut by the page's end.
    Crowded,
    /// Tables that follow each other and are cut by the page's end, some in the middle of a row.
    Continued,
    /// A3, turned.
    Rotated,
}

/// How the cells are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rules {
    Lines,
    Boxes,
    Three,
    None,
}

/// The alignment of text in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
}

/// A style, point by point. Measures are hundredths of a point.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a point of its own in which styles differ")]
pub(super) struct PageStyle {
    /// The page as shown.
    pub(super) page: (i32, i32),
    pub(super) turned: bool,
    pub(super) margin: i32,
    pub(super) rules: Rules,
    /// Whether what does not fit a cell is cut off.
    pub(super) clipped: bool,
    /// Whether prose is justified over white boxes, below a header and above a footer.
    pub(super) word_processor: bool,
    /// The size of a table's text, and the room above and below it.
    pub(super) size: i32,
    pub(super) padding: i32,
    /// The room at both sides of a cell's text.
    pub(super) side: i32,
    /// The alignment of amounts in their cells.
    pub(super) amounts: Align,
    /// The widest that a column of names may be, in characters.
    pub(super) names: i32,
    /// Whether each table begins a page.
    pub(super) page_for_each_table: bool,
    /// Whether a header is repeated on the next page; every other report of a continued style does so.
    pub(super) repeats_header: bool,
    /// Whether the page's end may cut a row.
    pub(super) cuts_rows: bool,
}

const A4: (i32, i32) = (59_528, 84_189);
const A4_LANDSCAPE: (i32, i32) = (84_189, 59_528);
const A3_LANDSCAPE: (i32, i32) = (119_055, 84_189);

impl PdfStyle {
    /// Every style, with its name on the command line.
    pub(crate) const ALL: [(&'static str, Self); 9] = [
        ("word", Self::Word),
        ("excel", Self::Excel),
        ("onlyoffice", Self::OnlyOffice),
        ("wrapped", Self::Wrapped),
        ("borderless", Self::Borderless),
        ("three_line", Self::ThreeLine),
        ("crowded", Self::Crowded),
        ("continued", Self::Continued),
        ("rotated", Self::Rotated),
    ];

    pub(super) fn page_style(self, variety: u64) -> PageStyle {
        let word = PageStyle {
            page: A4,
            turned: false,
            margin: 6_000,
            rules: Rules::Lines,
            clipped: false,
            word_processor: true,
            size: 900,
            padding: 250,
            side: 300,
            amounts: Align::Right,
            names: 16,
            page_for_each_table: true,
            repeats_header: true,
            cuts_rows: false,
        };
        match self {
            Self::Word => word,
            Self::Excel => PageStyle {
                page: A4_LANDSCAPE,
                turned: true,
                rules: Rules::Boxes,
                clipped: true,
                word_processor: false,
                margin: 4_000,
                names: 20,
                ..word
            },
            Self::OnlyOffice => PageStyle {
                page: A4_LANDSCAPE,
                word_processor: false,
                size: 1_000,
                padding: 700,
                names: 11,
                ..word
            },
            Self::Wrapped => PageStyle { word_processor: false, names: 7, padding: 150, ..word },
            Self::Borderless => {
                PageStyle { rules: Rules::None, word_processor: false, margin: 4_500, side: 600, ..word }
            }
            Self::ThreeLine => PageStyle { rules: Rules::Three, margin: 4_500, side: 600, ..word },
            Self::Crowded => Self::crowded(word, variety),
            Self::Continued => PageStyle {
                page_for_each_table: false,
                repeats_header: variety.is_multiple_of(2),
                cuts_rows: true,
                names: 9,
                ..word
            },
            Self::Rotated => PageStyle {
                page: A3_LANDSCAPE,
                turned: true,
                word_processor: false,
                size: 1_200,
                padding: 400,
                names: 26,
                ..word
            },
        }
    }

    /// Reports differ in the alignment of amounts, the width of gaps, the wrapping of names, and whether each table begins a
    /// page.
    fn crowded(style: PageStyle, variety: u64) -> PageStyle {
        let rules = if variety.is_multiple_of(2) { Rules::None } else { Rules::Three };
        let amounts = match variety / 2 % 4 {
            0 => Align::Center,
            1 => Align::Left,
            _ => Align::Right,
        };
        let narrow = variety / 8 % 2 == 1;
        let (side, names) = if narrow { (400, 9) } else { (600, 16) };
        let page_for_each_table = (variety / 16).is_multiple_of(2);
        let margin = 4_500;
        PageStyle { rules, word_processor: false, margin, amounts, side, names, page_for_each_table, ..style }
    }
}

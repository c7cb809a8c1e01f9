//! Number formats of spreadsheets: `#,##0.00_ ;[Red]\-#,##0.00\ ` as sections of digit places and literal text.

use rust_decimal::Decimal;

/// A parsed format.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Code {
    /// Its sections: one for all numbers, or for positive, negative and zero.
    pub(super) sections: Vec<Section>,
    /// Whether the fourth section, which is for text, hides it: `;;;`.
    pub(super) hides_text: bool,
}

/// A section of a format.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Section {
    /// The numbers that it applies to, if it has a condition.
    pub(super) condition: Option<(Comparison, Decimal)>,
    pub(super) parts: Vec<FormatPart>,
    /// Scientific notation or a fraction.
    pub(super) is_opaque: bool,
}

/// A condition's sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Unequal,
}

impl Comparison {
    pub(super) fn holds(self, value: Decimal, bound: Decimal) -> bool {
        match self {
            Self::Less => value < bound,
            Self::AtMost => value <= bound,
            Self::More => value > bound,
            Self::AtLeast => value >= bound,
            Self::Equal => value == bound,
            Self::Unequal => value != bound,
        }
    }
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FormatPart {
    /// `0`: a digit, or a zero.
    Zero,
    /// `#`, `?`: a digit, or nothing.
    Optional,
    Point,
    Separator,
    Percent,
    Literal(String),
    /// The number without a format.
    General,
    /// `@`: the value unchanged.
    Text,
    /// A letter of a date or time, and its count: `yyyy`; `p` is AM or PM.
    Clock(char, usize),
    /// `[h]`: hours, minutes or seconds that are not reduced to a day.
    Elapsed(char, usize),
}

/// The places for digits in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Places {
    /// Before the point.
    pub(super) whole: usize,
    /// After it.
    pub(super) decimals: u32,
    /// Whether thousands are separated.
    pub(super) grouped: bool,
    /// How often the number is divided by a thousand.
    pub(super) thousands: usize,
}

impl Section {
    pub(super) fn is_date(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, FormatPart::Clock(..) | FormatPart::Elapsed(..)))
    }

    pub(super) fn places(&self) -> Places {
        let mut places = Places::default();
        let mut after_point = false;
        let mut separators = 0;
        for part in &self.parts {
            match part {
                FormatPart::Zero | FormatPart::Optional if after_point => {
                    places.decimals += 1;
                    separators = 0;
                }
                FormatPart::Zero | FormatPart::Optional => {
                    // A separator between places groups them; after the last place it divides.
                    places.grouped |= separators > 0 && places.whole > 0;
                    places.whole += 1;
                    separators = 0;
                }
                FormatPart::Separator => separators += 1,
                FormatPart::Point => {
                    after_point = true;
                    places.thousands += std::mem::take(&mut separators);
                }
                _ => {}
            }
        }
        places.thousands += separators;
        // `Decimal` supports no more.
        places.decimals = places.decimals.min(Decimal::MAX_SCALE - 1);
        places
    }
}

impl Code {
    /// Parses a format. Unknown characters are literal text, as in spreadsheets.
    pub(super) fn parse(code: &str) -> Self {
        let mut reader = FormatReader { rest: code, section: Section::default(), sections: Vec::new() };
        while let Some(c) = reader.next() {
            reader.take(c);
        }
        reader.sections.push(reader.section);
        let hides_text = reader.sections.get(3).is_some_and(|section| section.parts.is_empty());
        reader.sections.truncate(3);
        Self { sections: reader.sections, hides_text }
    }

    /// The format of a number in files that do not define it, in its Chinese form.
    pub(super) fn built_in(number: u32) -> &'static str {
        match number {
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            5 | 6 => "\"¥\"#,##0;\"¥\"-#,##0",
            7 | 8 => "\"¥\"#,##0.00;\"¥\"-#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 | 48 => "0.00E+00",
            12 | 13 => "# ?/?",
            14 => "yyyy/m/d",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18 => "h:mm AM/PM",
            19 => "h:mm:ss AM/PM",
            20 => "h:mm",
            21 => "h:mm:ss",
            22 => "yyyy/m/d h:mm",
            27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
            28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
            30 => "m-d-yy",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            32 => "h\"时\"mm\"分\"",
            33 => "h\"时\"mm\"分\"ss\"秒\"",
            37 | 38 => "#,##0_);(#,##0)",
            39 | 40 => "#,##0.00_);(#,##0.00)",
            41 => "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
            42 => "_ \"¥\"* #,##0_ ;_ \"¥\"* -#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ",
            43 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            44 => "_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ",
            45 => "mm:ss",
            46 => "[h]:mm:ss",
            47 => "mm:ss.0",
            _ => "General",
        }
    }
}

struct FormatReader<'a> {
    rest: &'a str,
    section: Section,
    sections: Vec<Section>,
}

impl FormatReader<'_> {
    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.next();
        }
    }

    fn take(&mut self, c: char) {
        match c {
            ';' => self.sections.push(std::mem::take(&mut self.section)),
            '"' => {
                let (text, rest) = self.rest.split_once('"').unwrap_or((self.rest, ""));
                self.rest = rest;
                self.literal(text);
            }
            '\\' | '!' => {
                let escaped = self.next().map(String::from).unwrap_or_default();
                self.literal(&escaped);
            }
            // A blank as wide as a character, and a character that fills the cell: neither is text.
            '_' | '*' => {
                self.next();
            }
            '[' => {
                let (inner, rest) = self.rest.split_once(']').unwrap_or((self.rest, ""));
                self.rest = rest;
                self.bracket(inner);
            }
            '0' => self.push(FormatPart::Zero),
            '#' | '?' => self.push(FormatPart::Optional),
            '.' => self.push(FormatPart::Point),
            ',' => self.push(FormatPart::Separator),
            '%' => self.push(FormatPart::Percent),
            '@' => self.push(FormatPart::Text),
            '/' if self.has_places() => self.section.is_opaque = true,
            'E' | 'e' if self.has_places() && self.rest.starts_with(['+', '-']) => {
                self.section.is_opaque = true;
            }
            _ => self.word(c),
        }
    }

    /// `General`, AM and PM, the letters of dates, or else a literal.
    fn word(&mut self, c: char) {
        let follows = |word: &str| {
            let (mut own, mut text) = (word.chars(), std::iter::once(c).chain(self.rest.chars()));
            own.all(|w| text.next().is_some_and(|t| t.eq_ignore_ascii_case(&w)))
        };
        let words = [
            ("General", FormatPart::General),
            ("G/通用格式", FormatPart::General),
            ("AM/PM", FormatPart::Clock('p', 2)),
            ("A/P", FormatPart::Clock('p', 1)),
            ("上午/下午", FormatPart::Clock('p', 3)),
        ];
        if let Some((word, part)) = words.into_iter().find(|(word, _)| follows(word)) {
            self.skip(word.chars().count() - 1);
            return self.push(part);
        }
        let letter = c.to_ascii_lowercase();
        if !matches!(letter, 'y' | 'm' | 'd' | 'h' | 's' | 'a' | 'e') {
            return self.literal(c.encode_utf8(&mut [0; 4]));
        }
        let more = self.rest.chars().take_while(|next| next.eq_ignore_ascii_case(&c)).count();
        self.skip(more);
        self.push(FormatPart::Clock(letter, more + 1));
    }

    /// `[Red]`, `[DBNum1]`, `[$¥-804]`, `[>=100]`, `[h]`.
    fn bracket(&mut self, inner: &str) {
        let comparisons = [
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("<>", Comparison::Unequal),
            ("<", Comparison::Less),
            (">", Comparison::More),
            ("=", Comparison::Equal),
        ];
        if let Some(currency) = inner.strip_prefix('$') {
            self.literal(currency.split_once('-').map_or(currency, |(sign, _)| sign));
        } else if let Some((bound, comparison)) =
            comparisons.iter().find_map(|(sign, comparison)| Some((inner.strip_prefix(sign)?, comparison)))
        {
            self.section.condition = bound.trim().parse().ok().map(|bound| (*comparison, bound));
        } else if let Some(letter) = inner.chars().next().map(|c| c.to_ascii_lowercase())
            && matches!(letter, 'h' | 'm' | 's')
            && inner.chars().all(|c| c.eq_ignore_ascii_case(&letter))
        {
            self.push(FormatPart::Elapsed(letter, inner.len()));
        }
    }

    fn has_places(&self) -> bool {
        self.section.parts.iter().any(|part| matches!(part, FormatPart::Zero | FormatPart::Optional))
    }

    fn push(&mut self, part: FormatPart) {
        self.section.parts.push(part);
    }

    fn literal(&mut self, text: &str) {
        if let Some(FormatPart::Literal(last)) = self.section.parts.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.push(FormatPart::Literal(text.to_owned()));
        }
    }
}

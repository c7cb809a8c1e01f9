//! The two languages that reports and headings are written in. The language is passed to whatever writes; none is kept.

/// The language of headings in tables; data and the names in CSV, JSON and Parquet do not change with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese labels, where a column has one.
    Zh,
    /// The columns' names.
    En,
}

/// A text in Chinese and in English.
pub(crate) type Text = (&'static str, &'static str);

impl Language {
    /// The one of two texts that is in this language.
    pub(crate) const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// A text that stands in one place and is used in several.
    pub(crate) const fn of(self, (zh, en): Text) -> &'static str {
        self.pick(zh, en)
    }

    /// A message of a check or a reader, which both write in English.
    pub(crate) fn message(self, english: &str) -> String {
        match self {
            Self::Zh => juesuan_messages::chinese(english),
            Self::En => english.to_owned(),
        }
    }

    /// A reason for which there is no value.
    pub(crate) fn reason(self, reason: &str) -> String {
        match self {
            Self::Zh => juesuan_query::reason_zh(reason).unwrap_or(reason).to_owned(),
            Self::En => reason.to_owned(),
        }
    }

    /// A figure of a year: `2023年 基本支出`.
    pub(crate) fn of_year(self, year: i32, what: &str) -> String {
        match self {
            Self::Zh => format!("{year}年 {what}"),
            Self::En => format!("{what}, {year}"),
        }
    }

    /// A title with its year: `2023年度功能分类支出`.
    pub(crate) fn titled(self, year: i32, zh: &str, en: &str) -> String {
        match self {
            Self::Zh => format!("{year}年度{zh}"),
            Self::En => format!("{en}, {year}"),
        }
    }

    /// The items of a list in one sentence.
    pub(crate) fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(self.pick("、", ", "))
    }

    /// A remark in brackets after a text.
    pub(crate) fn in_brackets(self, remark: &str) -> String {
        match self {
            Self::Zh => format!("（{remark}）"),
            Self::En => format!(" ({remark})"),
        }
    }
}

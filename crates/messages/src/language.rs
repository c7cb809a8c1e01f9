//! The languages that people read.

/// A language that people read. Formats for machines are the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
}

impl Language {
    /// What parts the items of a list.
    #[must_use]
    pub const fn separator(self) -> &'static str {
        match self {
            Self::En => ", ",
            Self::Zh => "、",
        }
    }

    /// What separates a statement from its cause or reason.
    #[must_use]
    pub const fn colon(self) -> &'static str {
        match self {
            Self::En => ": ",
            Self::Zh => "：",
        }
    }
}

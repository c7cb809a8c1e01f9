//! Text that is set apart by its formatting: the raised mark of a note is not part of the number before it, struck-out text
//! is no longer valid, and text that cannot be seen was not published. Formats that record the formatting of each run
//! ([`LineDraft`]) omit all of these.

use crate::document::Fault;
use juesuan_messages::message;
use juesuan_model::Locator;

/// The formatting of a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Set {
    /// Raised, as a mark of a note is.
    pub(super) raised: bool,
    /// With a line through it.
    pub(super) struck: bool,
    /// In the color of its background, or hidden by its format.
    pub(super) unseen: bool,
}

impl Set {
    /// Whether text with this formatting is left out, whatever its content.
    pub(super) fn is_left_out(self) -> bool {
        self.struck || self.unseen
    }
}

/// A number that was left out and is not replaced by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lost {
    Struck(String),
    Unseen(String),
}

/// A line under construction: the text that is kept, and the text that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct LineDraft {
    pub(super) text: String,
    /// Raised marks that were left out, in case the line contains nothing else.
    raised: String,
    struck: String,
    unseen: String,
}

impl LineDraft {
    /// Adds a run.
    pub(super) fn push(&mut self, run: &str, set: Set) {
        if set.unseen {
            self.unseen.push_str(run);
        } else if set.struck {
            self.struck.push_str(run);
        } else if set.raised && is_note_mark(run) {
            self.raised.push_str(run);
        } else {
            self.text.push_str(run);
        }
    }

    /// The text of the line, and the number that is left out of it if it contains no other.
    pub(super) fn finish(self) -> (String, Option<Lost>) {
        let holds_digit =
            |text: &str| text.chars().map(juesuan_model::text::plain_char).any(|c| c.is_ascii_digit());
        let blank = self.text.chars().all(juesuan_model::text::is_blank);
        let text = if blank && !self.raised.is_empty() { self.raised } else { self.text };
        let lost = if holds_digit(&text) {
            None
        } else if holds_digit(&self.struck) {
            Some(Lost::Struck(self.struck))
        } else {
            Some(self.unseen).filter(|unseen| holds_digit(unseen)).map(Lost::Unseen)
        };
        (text, lost)
    }
}

/// `1`, `[1]`, `①`, `*`, `注1`: marks of notes if they are raised. `.50` and `万元` are not.
fn is_note_mark(run: &str) -> bool {
    /// No report has more notes.
    const LONGEST: usize = 4;
    let mark = |c: char| {
        c.is_ascii_digit() || "*[]()（）〔〕［］注※†,，、".contains(c) || ('①'..='⑳').contains(&c) || c == ' '
    };
    run.chars().count() <= LONGEST && run.chars().all(mark)
}

impl Lost {
    /// Why the number is not read, and what to do.
    pub(super) fn fault(&self, locator: Locator) -> Fault {
        let (reason, remedy) = match self {
            Self::Struck(text) => {
                (message!("text-struck-out", text = text.trim()), message!("text-remedy-struck-out"))
            }
            Self::Unseen(text) => {
                (message!("text-hidden", text = text.trim()), message!("text-remedy-hidden"))
            }
        };
        Fault { reason, remedy, locator }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAISED: Set = Set { raised: true, struck: false, unseen: false };
    const UNSEEN: Set = Set { raised: false, struck: false, unseen: true };
    const STRUCK: Set = Set { raised: false, struck: true, unseen: false };

    fn line(runs: &[(&str, Set)]) -> (String, Option<Lost>) {
        let mut line = LineDraft::default();
        for (run, set) in runs {
            line.push(run, *set);
        }
        line.finish()
    }

    #[test]
    fn a_raised_mark_of_a_note_is_no_digit_of_the_number() {
        for mark in ["1", "[2]", "①", "注1", "*"] {
            assert_eq!(line(&[("785.83", Set::default()), (mark, RAISED)]).0, "785.83", "{mark}");
        }
        assert_eq!(line(&[("785", Set::default()), (".83", RAISED)]).0, "785.83");
        assert_eq!(line(&[("201", RAISED)]).0, "201", "raised as a whole, it is the number");
    }

    #[test]
    fn what_is_struck_out_is_not_read_and_said_where_nothing_replaces_it() {
        assert_eq!(line(&[("799.99", STRUCK), ("785.83", Set::default())]), ("785.83".to_owned(), None));
        assert_eq!(line(&[("7", Set::default()), ("9", STRUCK), ("85", Set::default())]).0, "785");
        assert_eq!(line(&[("799.99", STRUCK)]), (String::new(), Some(Lost::Struck("799.99".to_owned()))));
        assert_eq!(line(&[("旧名", STRUCK), ("新名", Set::default())]), ("新名".to_owned(), None));
    }

    #[test]
    fn what_cannot_be_seen_is_not_read_and_said_where_no_other_number_stands() {
        assert_eq!(line(&[("785.83", Set::default()), ("4", UNSEEN)]), ("785.83".to_owned(), None));
        assert_eq!(line(&[("4", UNSEEN)]), (String::new(), Some(Lost::Unseen("4".to_owned()))));
        assert_eq!(line(&[("合计", UNSEEN)]), (String::new(), None));
    }
}

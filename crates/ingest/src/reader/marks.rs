//! Text that is set apart by how it is printed: the raised mark of a note is no part of the number before it, and what is
//! struck out is not said any more. Formats that tell of each run how it is set ([`Line`]) leave both out.

use crate::document::Fault;
use juesuan_model::Locator;

/// How a run of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Set {
    /// Raised, as marks of notes are.
    pub(super) raised: bool,
    /// With a line through it.
    pub(super) struck: bool,
}

/// A line in the making: what stands of it, and what does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Raised marks that were left out, in case that nothing else stands in the line.
    raised: String,
    struck: String,
}

impl Line {
    /// Adds a run.
    pub(super) fn push(&mut self, run: &str, set: Set) {
        if set.struck {
            self.struck.push_str(run);
        } else if set.raised && is_note_mark(run) {
            self.raised.push_str(run);
        } else {
            self.text.push_str(run);
        }
    }

    /// The line as it is read, and what is struck out of it where no other number stands.
    pub(super) fn finish(self) -> (String, Option<String>) {
        let holds_digit =
            |text: &str| text.chars().map(juesuan_model::text::plain_char).any(|c| c.is_ascii_digit());
        let blank = self.text.chars().all(juesuan_model::text::is_blank);
        let text = if blank && !self.raised.is_empty() { self.raised } else { self.text };
        let lost = holds_digit(&self.struck) && !holds_digit(&text);
        (text, lost.then_some(self.struck))
    }
}

/// `1`, `[1]`, `①`, `*`, `注1`: raised, it marks a note. `.50` and `万元` are none.
fn is_note_mark(run: &str) -> bool {
    /// No report has more notes.
    const LONGEST: usize = 4;
    let mark = |c: char| {
        c.is_ascii_digit() || "*[]()（）〔〕［］注※†,，、".contains(c) || ('①'..='⑳').contains(&c) || c == ' '
    };
    run.chars().count() <= LONGEST && run.chars().all(mark)
}

/// Why a number that is struck out is not read, and what to do.
pub(super) fn struck_out(text: &str, locator: Locator) -> Fault {
    Fault {
        reason: format!(
            "“{}” is struck out, and no other number stands in its place: it was not read",
            text.trim()
        ),
        remedy: "check in the source whether it counts, and ingest a copy without the stroke if it does"
            .to_owned(),
        locator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAISED: Set = Set { raised: true, struck: false };
    const STRUCK: Set = Set { raised: false, struck: true };

    fn line(runs: &[(&str, Set)]) -> (String, Option<String>) {
        let mut line = Line::default();
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
        assert_eq!(line(&[("799.99", STRUCK)]), (String::new(), Some("799.99".to_owned())));
        assert_eq!(line(&[("旧名", STRUCK), ("新名", Set::default())]), ("新名".to_owned(), None));
    }
}

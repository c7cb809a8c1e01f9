//! A sentence with holes, and what stands in them.

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Words.
    Text(&'a str),
    /// A hole, by its name.
    Hole(&'a str),
}

/// Cuts a sentence as it stands in the catalogue.
pub(crate) fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while let Some((text, after)) = rest.split_once('{')
        && let Some((name, after)) = after.split_once('}')
    {
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        pieces.push(Piece::Hole(name));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// What stands in the holes, in their order, if the text is this sentence. Each hole is as short as it can be, but the last,
/// which takes the rest.
pub(crate) fn holes<'t>(pieces: &[Piece<'_>], text: &'t str) -> Option<Vec<&'t str>> {
    let mut values = Vec::new();
    let mut rest = text;
    let mut open = false;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Hole(_) => open = true,
            Piece::Text(words) => {
                let at = match (open, index + 1 == pieces.len()) {
                    (false, _) => rest.starts_with(words).then_some(0),
                    (true, true) => rest.ends_with(words).then(|| rest.len().saturating_sub(words.len())),
                    (true, false) => rest.find(words),
                }?;
                let (value, after) = rest.split_at_checked(at)?;
                if open {
                    values.push(value);
                }
                rest = after.strip_prefix(words)?;
                open = false;
            }
        }
    }
    if open {
        values.push(rest);
        return Some(values);
    }
    rest.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_known_by_what_stands_between_its_holes() {
        let pattern = pieces("{dir} is no warehouse: ingest into {dir} first");
        assert_eq!(holes(&pattern, "a b is no warehouse: ingest into a b first"), Some(vec!["a b", "a b"]));
        assert_eq!(holes(&pattern, "a is no warehouse: ingest into a"), None);
        assert_eq!(holes(&pieces("the page"), "the page"), Some(vec![]));
        assert_eq!(holes(&pieces("the page"), "the pages"), None);
        assert_eq!(holes(&pieces("why: {reason}"), "why: a: b"), Some(vec!["a: b"]));
        assert_eq!(holes(&pieces("{count} rows"), "3 rows of"), None);
        assert_eq!(
            holes(&pieces("{what} of {whole} rows"), "3 of 4 rows of 5 rows"),
            Some(vec!["3", "4 rows of 5"])
        );
    }
}

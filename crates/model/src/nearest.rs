//! Names that a mistyped name may mean: one measure of similarity for metrics, entities, queries, rules and everything else that
//! has a name.

use juesuan_messages::{Arg, Message, message};

/// The minimum Jaro–Winkler similarity of two names: 1 is identical, and names that begin alike score higher. At this value, a
/// letter that was omitted or swapped with its neighbor is found, but a different word is not.
const ALIKE: f64 = 0.8;

/// The minimum number of characters that identify a name whose others were omitted (`武昌区政府办`).
const TELLING: usize = 3;

/// The maximum number of names that are listed.
const LISTED: usize = 3;

/// The known names that are similar to the requested one, the most similar first, at most three.
///
/// ```
/// use juesuan_model::nearest::nearest;
/// assert_eq!(nearest("hierarchysums", ["hierarchy-sums", "line-numbers"]), ["hierarchy-sums"]);
/// assert_eq!(nearest("云澜教育", ["东明市云澜区教育局", "武昌区财政局"]), ["东明市云澜区教育局"]);
/// assert!(nearest("gdp", ["expenditure", "income"]).is_empty());
/// ```
pub fn nearest<'a>(asked: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let asked = asked.to_lowercase();
    let alike = known.into_iter().map(|name| (likeness(&asked, &name.to_lowercase()), name));
    let mut alike: Vec<(f64, &str)> = alike.filter(|(likeness, _)| *likeness >= ALIKE).collect();
    alike.sort_by(|(one, name), (other, next)| other.total_cmp(one).then_with(|| name.cmp(next)));
    alike.truncate(LISTED);
    alike.into_iter().map(|(_, name)| name).collect()
}

fn likeness(asked: &str, name: &str) -> f64 {
    let alike = strsim::jaro_winkler(asked, name);
    if is_short_for(asked, name) { alike.max(ALIKE) } else { alike }
}

/// Whether the name is the text with characters in between, no more than two for each.
fn is_short_for(asked: &str, name: &str) -> bool {
    let (asked_length, name_length) = (asked.chars().count(), name.chars().count());
    let mut rest = name.chars();
    asked_length >= TELLING
        && name_length <= asked_length.saturating_mul(3)
        && asked.chars().all(|wanted| rest.any(|c| c == wanted))
}

/// What to do about an unknown name: use one of the similar names, or see the list that a command prints.
///
/// ```
/// use juesuan_model::nearest::advice;
/// let advise = |name| advice(name, ["hierarchy-sums", "line-numbers"], "juesuan rules").to_string();
/// assert_eq!(advise("hierachy-sums"), "did you mean hierarchy-sums? `juesuan rules` lists them all");
/// assert_eq!(advise("x"), "`juesuan rules` lists them all");
/// ```
pub fn advice<'a>(asked: &str, known: impl IntoIterator<Item = &'a str>, command: &str) -> Message {
    match nearest(asked, known).as_slice() {
        [] => message!("listed-by", command = command),
        names => message!("did-you-mean", names = Arg::list(names.iter().copied()), command = command),
    }
}

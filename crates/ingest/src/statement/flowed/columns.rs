//! The columns of a header: its words divided level by level, and the sums among them that the words imply.

use super::header::{Lane, SUMS, is_sum, plain};
use super::solve::Equation;
use super::token::Token;
use crate::document::Cell;
use crate::statement::terms::{FLOWS, PHASES, first};
use juesuan_model::Measure;

/// A word of a header and what it is divided into.
#[derive(Debug)]
pub(super) struct Node {
    cell: Cell,
    place: (usize, usize),
    plain: String,
    parts: Vec<Node>,
}

impl Node {
    pub(super) fn of(token: &Token) -> Self {
        Self { cell: token.cell(), place: token.place, plain: plain(token), parts: Vec::new() }
    }

    fn leaves(&mut self) -> Vec<&mut Self> {
        if self.parts.is_empty() {
            vec![self]
        } else {
            self.parts.iter_mut().flat_map(Self::leaves).collect()
        }
    }

    /// Whether a level that begins like this may be below this word.
    fn takes(&self, words: &[Node]) -> bool {
        let all = |is: &dyn Fn(&str) -> bool| words.iter().all(|word| is_sum(&word.plain) || is(&word.plain));
        let has = |text: &str, any: &[&str]| any.iter().any(|word| text.contains(word));
        let opens = words.first().is_some_and(|word| is_sum(&word.plain));
        if self.plain == "其中" {
            return true;
        }
        if self.plain.contains("公务用车") || self.plain.contains("车辆") {
            return all(&|word| has(word, &["购置", "运行", "维护"]));
        }
        if is_phase(&self.plain) {
            return opens;
        }
        if first(&self.plain, FLOWS).is_some() {
            return all(&|word| first(word, FLOWS).is_some());
        }
        let parts = ["基本支出", "项目支出", "上缴", "经营支出", "补助支出", "人员经费", "公用经费"];
        (has(&self.plain, &["支出", "拨款", "预算数", "决算数"]) && all(&|word| has(word, &parts)))
            || (self.plain.contains("收入") && all(&|word| word.contains("收入")))
    }
}

pub(super) fn is_phase(plain: &str) -> bool {
    plain.ends_with("预算数") || first(plain, PHASES).is_some()
}

/// Puts a level below the words that it divides.
pub(super) fn divide(nodes: &mut [Node], words: Vec<Node>) -> bool {
    let mut leaves: Vec<&mut Node> = nodes.iter_mut().flat_map(Node::leaves).collect();
    if let [only] = leaves.as_mut_slice() {
        only.parts = words;
        return true;
    }
    // 预算数, 决算数 below each.
    let each = words.len().checked_div(leaves.len()).unwrap_or(0);
    if each > 1 && each * leaves.len() == words.len() && words.iter().all(|word| is_phase(&word.plain)) {
        let mut words = words.into_iter();
        for leaf in leaves {
            leaf.parts = words.by_ref().take(each).collect();
        }
        return true;
    }
    let opens = words.first().map(|word| word.plain.clone()).filter(|plain| is_sum(plain));
    let mut groups: Vec<Vec<Node>> = Vec::new();
    for word in words {
        let begins = opens.as_ref() == Some(&word.plain);
        match groups.last_mut().filter(|_| !begins) {
            Some(group) => group.push(word),
            None => groups.push(vec![word]),
        }
    }
    let mut leaves = leaves.into_iter();
    groups.into_iter().all(|group| match leaves.by_ref().find(|leaf| leaf.takes(&group)) {
        Some(leaf) => {
            // 公务用车购置及运行维护费小计 is the sum of what is below it, and has a column of its own.
            let own = SUMS.iter().find(|sum| leaf.plain.ends_with(**sum) && leaf.plain.as_str() != **sum);
            let opens = group.first().is_some_and(|first| is_sum(&first.plain));
            let own = own.filter(|_| !opens).map(|sum| Node {
                cell: leaf.cell.clone(),
                place: leaf.place,
                plain: (*sum).to_owned(),
                parts: Vec::new(),
            });
            leaf.parts = own.into_iter().chain(group).collect();
            true
        }
        None => false,
    })
}

/// The columns below the words, and the equations among them.
pub(super) fn finish(lane: &mut Lane, nodes: Vec<Node>) -> Option<()> {
    const MOST: usize = 24;
    let numbered = number(nodes, &mut Vec::new(), lane);
    equations(&numbered, &mut lane.equations);
    (!lane.columns.is_empty() && lane.columns.len() <= MOST).then_some(())
}

/// A word over columns, by their index.
struct Numbered {
    plain: String,
    /// Its own column, if nothing divides it.
    column: Option<usize>,
    parts: Vec<Numbered>,
}

fn number(nodes: Vec<Node>, above: &mut Vec<Cell>, lane: &mut Lane) -> Vec<Numbered> {
    let numbered = |node: Node| {
        above.push(node.cell);
        let column = node.parts.is_empty().then(|| {
            lane.columns.push(above.clone());
            lane.places.push(node.place);
            lane.columns.len() - 1
        });
        let parts = number(node.parts, above, lane);
        above.pop();
        Numbered { plain: node.plain, column, parts }
    };
    nodes.into_iter().map(numbered).collect()
}

impl Numbered {
    /// The columns that make up its amount; if columns are divided by phase, those of one phase.
    fn amount(&self, phase: usize) -> Vec<usize> {
        match (self.column, self.parts.first()) {
            (Some(column), _) => vec![column],
            (None, Some(first)) if is_sum(&first.plain) => first.amount(phase),
            (None, Some(first)) if is_phase(&first.plain) => {
                self.parts.get(phase).map(|part| part.amount(phase)).unwrap_or_default()
            }
            _ => self.parts.iter().flat_map(|part| part.amount(phase)).collect(),
        }
    }

    fn phases(&self) -> usize {
        let paired = self.parts.first().is_some_and(|first| first.column.is_some() && is_phase(&first.plain));
        if paired { self.parts.len() } else { self.parts.iter().map(Self::phases).max().unwrap_or(1) }
    }
}

/// Total = parts, among words of one level; and carryover = income less expenditure.
fn equations(level: &[Numbered], found: &mut Vec<Equation>) {
    let [head, rest @ ..] = level else { return };
    let phases = level.iter().map(Numbered::phases).max().unwrap_or(1);
    let divided = rest.first().is_some_and(|next| next.plain == "其中" && next.parts.len() > 1);
    let total = SUMS.iter().any(|word| head.plain.ends_with(word)) || divided;
    for phase in 0..phases {
        let signed =
            |node: &Numbered, sign: i128| node.amount(phase).into_iter().map(move |column| (column, sign));
        if total && !rest.is_empty() {
            let parts = rest.iter().flat_map(|node| signed(node, -1));
            found.push(signed(head, 1).chain(parts).collect());
        } else if let Some(flows) = flows(level) {
            found.push(
                flows.into_iter().flat_map(|(node, sign)| signed(node, sign).collect::<Vec<_>>()).collect(),
            );
        }
    }
    for node in level {
        equations(&node.parts, found);
    }
}

/// 年初结转, 本年收入, 本年支出, 年末结转: the first two are what the others use.
fn flows(level: &[Numbered]) -> Option<Vec<(&Numbered, i128)>> {
    let flow = |node: &Numbered| match first(&node.plain, FLOWS) {
        Some(Measure::OpeningCarryover) => Some(1),
        Some(_) => Some(-1),
        None if node.plain.contains("收入") => Some(1),
        None if node.plain.contains("支出") => Some(-1),
        None => None,
    };
    let carried = level.iter().filter(|node| first(&node.plain, FLOWS).is_some()).count();
    let signed: Option<Vec<_>> = level.iter().map(|node| Some((node, flow(node)?))).collect();
    signed.filter(|_| carried > 1)
}

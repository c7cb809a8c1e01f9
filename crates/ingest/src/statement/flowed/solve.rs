//! Which column each number of a row belongs to if blanks were lost: found from the sums that must hold.
//!
//! A row of `n` numbers under `k` columns can be read in as many ways as `k − n` of them can be blank. Ways in which the row's own
//! sums do not hold (total = parts) are ruled out first; then, among rows that add up to each other (group = items, grand total =
//! classes), ways that fit no way of the others. A number is proven to be in a column if it is in that column in every remaining
//! way; all others are unknown.

use rust_decimal::Decimal;

/// A sum that must be zero: columns, each added or subtracted.
pub(super) type Equation = Vec<(usize, i128)>;

/// A table's numbers, and the sums among them.
#[derive(Debug, Default)]
pub(super) struct Problem {
    /// How many columns of amounts it has.
    pub(super) columns: usize,
    /// What holds in each row.
    pub(super) equations: Vec<Equation>,
    /// The numbers of each row, in order.
    pub(super) rows: Vec<Vec<Decimal>>,
    /// A row and the rows that add up to it.
    pub(super) sums: Vec<(usize, Vec<usize>)>,
}

/// One way to read a row: the column of each of its numbers.
type Way = Vec<usize>;

/// A row with more ways than this is not solved.
const MOST_WAYS: usize = 3_000;
/// The maximum number of steps for all sums of a table, so that no input makes it slow.
const STEPS: usize = 100_000;
/// The maximum number of ways to try for all rows of a table.
const TRIES: usize = 200_000;
/// The maximum number of steps for one sum.
const STEPS_OF_SUM: usize = 20_000;
/// The maximum number of rounds in which the results of one sum help with the next.
const ROUNDS: usize = 4;

/// The column of every number of every row; `None` if it cannot be determined.
pub(super) type Solved = Vec<Vec<Option<usize>>>;

impl Problem {
    /// The columns that other evidence shows, if the rows' own sums hold in four of five, since the report itself may contain
    /// errors. For a row whose sums hold only in other columns, they are unknown.
    pub(super) fn confirm(&self, ways: &[Way]) -> Option<Solved> {
        let solver = Solver::of(self);
        let rows = || solver.rows.iter().zip(ways);
        let stated = || rows().filter(|(row, _)| row.len() > 1);
        let held = stated().filter(|(row, way)| solver.holds(row, way)).count();
        let mut tries = TRIES;
        let known = |(row, way): (&Vec<i128>, &Way)| {
            let doubtful = !solver.holds(row, way) && !solver.ways_of(row, &mut tries).is_empty();
            way.iter().map(|&column| (!doubtful).then_some(column)).collect()
        };
        (held * 5 >= stated().count() * 4).then(|| rows().map(known).collect())
    }
}

/// Finds the columns by the sums alone.
pub(super) fn solve(problem: &Problem) -> Solved {
    let solver = Solver::of(problem);
    let mut tries = TRIES;
    let mut ways: Vec<Vec<Way>> = solver.rows.iter().map(|row| solver.ways_of(row, &mut tries)).collect();
    let proven = solver.header_is_proven(&ways);
    if solver.has_loose_columns() && !proven {
        ways.iter_mut().for_each(Vec::clear);
    }
    let mut steps = STEPS;
    for _ in 0..ROUNDS {
        let before = count(&ways);
        for (whole, parts) in &problem.sums {
            solver.narrow(&mut ways, *whole, parts, &mut steps);
        }
        if count(&ways) == before {
            break;
        }
    }
    solver
        .rows
        .iter()
        .zip(&ways)
        .map(|(row, ways)| {
            // Its sums do not hold: the report itself has an error in a row with all columns.
            if ways.is_empty() && proven && row.len() == problem.columns {
                return (0..row.len()).map(Some).collect();
            }
            (0..row.len()).map(|number| agreed(ways, number)).collect()
        })
        .collect()
}

/// The column that a number has in every way.
fn agreed(ways: &[Way], number: usize) -> Option<usize> {
    let mut columns = ways.iter().map(|way| way.get(number).copied());
    let first = columns.next()??;
    columns.all(|column| column == Some(first)).then_some(first)
}

fn count(ways: &[Vec<Way>]) -> usize {
    ways.iter().map(Vec::len).sum()
}

/// The numbers as whole counts of the table's last digit.
struct Solver<'a> {
    problem: &'a Problem,
    rows: Vec<Vec<i128>>,
}

impl<'a> Solver<'a> {
    fn of(problem: &'a Problem) -> Self {
        let decimals = problem.rows.iter().flatten().map(Decimal::scale).max().unwrap_or(0);
        let whole = |number: &Decimal| {
            let missing = decimals.saturating_sub(number.scale());
            10_i128
                .checked_pow(missing)
                .and_then(|by| number.mantissa().checked_mul(by))
                .unwrap_or(i128::MAX >> 8)
        };
        Self { problem, rows: problem.rows.iter().map(|row| row.iter().map(whole).collect()).collect() }
    }

    /// The ways to read a row in which its own sums hold.
    fn ways_of(&self, row: &[i128], tries: &mut usize) -> Vec<Way> {
        let mut ways = Vec::new();
        if row.is_empty() || row.len() > self.problem.columns {
            return ways;
        }
        let mut way: Way = (0..row.len()).collect();
        for _ in 0..MOST_WAYS.min(*tries) {
            *tries -= 1;
            if self.holds(row, &way) {
                ways.push(way.clone());
            }
            if !advance(&mut way, self.problem.columns) {
                return ways;
            }
        }
        Vec::new()
    }

    fn holds(&self, row: &[i128], way: &Way) -> bool {
        let amount =
            |column: usize| way.iter().position(|&of| of == column).and_then(|at| row.get(at).copied());
        self.problem.equations.iter().all(|equation| {
            let printed =
                equation.iter().filter_map(|&(column, sign)| Some(amount(column)?.saturating_mul(sign)));
            let (sum, terms) =
                printed.fold((0_i128, 0_i128), |(sum, terms), term| (sum.saturating_add(term), terms + 1));
            is_rounding(sum, terms)
        })
    }

    /// Whether a column is in no sum: then only rows that print every column show that it is there.
    fn has_loose_columns(&self) -> bool {
        let columns = self.problem.columns;
        let in_sum = |column: usize| self.problem.equations.iter().flatten().any(|&(of, _)| of == column);
        columns > 1 && !(0..columns).all(in_sum)
    }

    /// Whether rows that print every column show that the header was understood: their sums hold, or without sums the rows are as
    /// wide as the header.
    fn header_is_proven(&self, ways: &[Vec<Way>]) -> bool {
        let full = || self.rows.iter().zip(ways).filter(|(row, _)| row.len() == self.problem.columns);
        let (holding, all) = (full().filter(|(_, ways)| !ways.is_empty()).count(), full().count());
        holding >= 2 && holding * 2 >= all
    }

    /// Rules out ways that fit no way of the other rows of a sum. A sum that cannot hold in any way is an error of the report, or
    /// not a sum of these rows: it shows nothing.
    fn narrow(&self, ways: &mut [Vec<Way>], whole: usize, parts: &[usize], steps: &mut usize) {
        let members: Vec<usize> = std::iter::once(whole).chain(parts.iter().copied()).collect();
        let readable = |&row: &usize| {
            ways.get(row).is_some_and(|ways| !ways.is_empty())
                || self.rows.get(row).is_some_and(Vec::is_empty)
        };
        if parts.is_empty() || *steps == 0 || !members.iter().all(readable) {
            return;
        }
        let allowed = STEPS_OF_SUM.min(*steps);
        let mut search = Search {
            solver: self,
            ways,
            members: &members,
            fits: members.iter().map(|&row| vec![false; ways.get(row).map_or(0, Vec::len)]).collect(),
            left: allowed,
            chosen: Vec::with_capacity(members.len()),
            signed: members.iter().filter_map(|&row| self.rows.get(row)).flatten().any(|&number| number < 0),
        };
        let mut rest = vec![0_i128; self.problem.columns];
        let mut terms = vec![0_i128; self.problem.columns];
        search.go_on(&mut rest, &mut terms);
        let (fits, left) = (search.fits, search.left);
        *steps = steps.saturating_sub(allowed - left);
        let holds = fits.iter().flatten().any(|fits| *fits);
        if left == 0 || !holds {
            return;
        }
        for (&row, fits) in members.iter().zip(&fits) {
            if let Some(ways) = ways.get_mut(row) {
                let mut fits = fits.iter();
                ways.retain(|_| fits.next().copied().unwrap_or(true));
            }
        }
    }
}

/// Whether a difference is within the rounding of this many terms.
fn is_rounding(difference: i128, terms: i128) -> bool {
    difference.saturating_abs().saturating_mul(2) <= if difference == 0 { 0 } else { terms }
}

/// The next way to choose columns for the numbers of a row; false after the last.
fn advance(way: &mut Way, columns: usize) -> bool {
    let length = way.len();
    let moves = |&(at, &column): &(usize, &usize)| column < columns + at - length;
    let Some((at, &(mut column))) = way.iter().enumerate().rev().find(moves) else { return false };
    for place in way.iter_mut().skip(at) {
        column += 1;
        *place = column;
    }
    true
}

/// The search for ways of a sum's rows that fit each other: the total first, then part by part.
struct Search<'a, 'b> {
    solver: &'a Solver<'b>,
    ways: &'a [Vec<Way>],
    members: &'a [usize],
    /// Which ways of which member were found to fit.
    fits: Vec<Vec<bool>>,
    left: usize,
    chosen: Vec<usize>,
    /// Whether some number is negative, so that a sum may fall as well as rise.
    signed: bool,
}

impl Search<'_, '_> {
    fn go_on(&mut self, rest: &mut Vec<i128>, terms: &mut Vec<i128>) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let depth = self.chosen.len();
        let Some(&row) = self.members.get(depth) else {
            let holds = rest.iter().zip(terms.iter()).all(|(&rest, &terms)| is_rounding(rest, terms));
            if holds {
                for (fits, &way) in self.fits.iter_mut().zip(&self.chosen) {
                    if let Some(fits) = fits.get_mut(way) {
                        *fits = true;
                    }
                }
            }
            return;
        };
        let sign = if depth == 0 { 1 } else { -1 };
        let ways = self.ways.get(row).map_or(&[][..], Vec::as_slice);
        if ways.is_empty() {
            // A row without numbers adds nothing.
            self.chosen.push(0);
            self.go_on(rest, terms);
            self.chosen.pop();
            return;
        }
        for (index, way) in ways.iter().enumerate() {
            self.add(row, way, sign, rest, terms);
            // Parts only add up: what exceeds the total continues to exceed it.
            let over =
                !self.signed && rest.iter().any(|&rest| rest < 0 && !is_rounding(rest, i128::from(u8::MAX)));
            if !over {
                self.chosen.push(index);
                self.go_on(rest, terms);
                self.chosen.pop();
            }
            self.add(row, way, -sign, rest, terms);
        }
    }

    /// Adds a row's numbers to the remainder of each column, or takes them away again.
    fn add(&self, row: usize, way: &Way, sign: i128, rest: &mut [i128], terms: &mut [i128]) {
        let adding = (sign > 0) == self.chosen.is_empty();
        let numbers = self.solver.rows.get(row).map_or(&[][..], Vec::as_slice);
        for (&column, number) in way.iter().zip(numbers) {
            if let (Some(rest), Some(terms)) = (rest.get_mut(column), terms.get_mut(column)) {
                *rest = rest.saturating_add(number.saturating_mul(sign));
                *terms += if adding { 1 } else { -1 };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(
        columns: usize,
        equations: &[&[(usize, i128)]],
        rows: &[&str],
        sums: &[(usize, &[usize])],
    ) -> Vec<String> {
        let numbers = |row: &&str| row.split_whitespace().map(|number| number.parse().unwrap()).collect();
        let problem = Problem {
            columns,
            equations: equations.iter().map(|equation| equation.to_vec()).collect(),
            rows: rows.iter().map(numbers).collect(),
            sums: sums.iter().map(|(whole, parts)| (*whole, parts.to_vec())).collect(),
        };
        let text = |row: Vec<Option<usize>>| {
            row.iter()
                .map(|column| column.map_or("?".to_owned(), |column| column.to_string()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        solve(&problem).into_iter().map(text).collect()
    }

    const TOTAL: &[(usize, i128)] = &[(0, 1), (1, -1), (2, -1)];

    #[test]
    fn a_row_that_prints_all_columns_is_read() {
        assert_eq!(solved(3, &[TOTAL], &["5 3 2"], &[]), ["0 1 2"]);
    }

    #[test]
    fn a_short_row_alone_tells_its_total_only() {
        assert_eq!(solved(3, &[TOTAL], &["5 5"], &[]), ["0 ?"]);
    }

    #[test]
    fn short_rows_are_solved_by_the_sums_of_full_ones() {
        let rows = ["326 200 126", "43 43", "283 200 83", "326 200 126"];
        assert_eq!(
            solved(3, &[TOTAL], &rows, &[(0, &[1, 2]), (3, &[0])]),
            ["0 1 2", "0 2", "0 1 2", "0 1 2"]
        );
    }

    #[test]
    fn two_short_rows_that_may_be_each_other_s_are_not_told_apart() {
        let rows = ["10 5 5", "5 5", "5 5"];
        assert_eq!(solved(3, &[TOTAL], &rows, &[(0, &[1, 2])]), ["0 1 2", "0 ?", "0 ?"]);
    }

    #[test]
    fn a_sum_that_is_the_paper_s_slip_tells_nothing() {
        let rows = ["20 8 12", "5 5", "6 6"];
        assert_eq!(solved(3, &[TOTAL], &rows, &[(0, &[1, 2])]), ["0 1 2", "0 ?", "0 ?"]);
    }

    #[test]
    fn a_full_row_that_does_not_add_up_is_read_where_others_prove_the_header() {
        assert_eq!(solved(3, &[TOTAL], &["5 3 2", "4 1 3", "9 1 1"], &[]), ["0 1 2", "0 1 2", "0 1 2"]);
        assert_eq!(solved(3, &[TOTAL], &["9 1 1", "8 1 1"], &[]), ["? ? ?", "? ? ?"]);
    }

    #[test]
    fn rounding_in_the_last_digit_is_no_contradiction() {
        assert_eq!(solved(3, &[TOTAL], &["5.01 3.00 2.00"], &[]), ["0 1 2"]);
        assert_eq!(solved(3, &[TOTAL], &["5.02 3.00 2.00"], &[]), ["? ? ?"]);
    }

    #[test]
    fn a_search_without_end_is_cut_off() {
        let rows: Vec<String> = (0..40).map(|_| "5 5".to_owned()).collect();
        let rows: Vec<&str> = std::iter::once("200 100 100").chain(rows.iter().map(String::as_str)).collect();
        let parts: Vec<usize> = (1..=40).collect();
        assert_eq!(solved(3, &[TOTAL], &rows, &[(0, &parts)]).get(1).map(String::as_str), Some("0 ?"));
    }
}

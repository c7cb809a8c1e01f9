//! A lead computed again from its bundle: from the values of its report, its peers and its other years, in integers, without the
//! SQL that found it.

use crate::leads::FORMAT;
use juesuan_model::Decimal;
use serde_json::Value;
use std::str::FromStr;

/// A part of a bundle that does not follow from the rest of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleDifference {
    /// Which: `robust_z`, `peers`.
    pub what: String,
    /// What the bundle states.
    pub stated: String,
    /// What follows.
    pub found: String,
}

/// The digest of everything in a bundle but the digest.
#[must_use]
pub fn bundle_digest(bundle: &Value) -> String {
    let mut rest = bundle.clone();
    if let Some(object) = rest.as_object_mut() {
        object.remove("digest");
    }
    // Keys are sorted, so that the text is always the same.
    blake3::hash(rest.to_string().as_bytes()).to_hex().to_string()
}

/// What in a bundle does not follow from the rest of it; nothing if the lead is computed again exactly. `None` if the text is not
/// a bundle.
#[must_use]
pub fn check_bundle(bundle: &Value) -> Option<Vec<BundleDifference>> {
    (bundle.get("format")?.as_str()? == FORMAT).then_some(())?;
    let mut check = Check { lead: bundle.get("lead")?, differences: Vec::new() };
    check.is("digest", bundle.get("digest")?.as_str()?, &bundle_digest(bundle));
    // What lacks a number, or has one that is none, is damaged.
    if check.numbers(bundle).is_none() {
        check.is("numbers", "complete", "damaged");
    }
    Some(check.differences)
}

/// What two bundles of the same lead have different, but for the program and the digest.
#[must_use]
pub fn compare_bundles(stated: &Value, found: &Value) -> Vec<BundleDifference> {
    let mut differences = Vec::new();
    let keys = stated.as_object().into_iter().flat_map(serde_json::Map::keys);
    for key in keys.filter(|key| !["digest", "program", "warehouse"].contains(&key.as_str())) {
        let (one, other) = (stated.get(key), found.get(key));
        if one == other {
            continue;
        }
        let (Some(Value::Object(one)), Some(Value::Object(other))) = (one, other) else {
            let count =
                |value: Option<&Value>| value.and_then(Value::as_array).map_or(0, Vec::len).to_string();
            differences.push(BundleDifference { what: key.clone(), stated: count(one), found: count(other) });
            continue;
        };
        for (name, value) in one.iter().filter(|(name, value)| other.get(*name) != Some(value)) {
            let found = other.get(name).map_or_else(String::new, plain);
            differences.push(BundleDifference { what: name.clone(), stated: plain(value), found });
        }
    }
    differences
}

struct Check<'a> {
    lead: &'a Value,
    differences: Vec<BundleDifference>,
}

impl Check<'_> {
    fn is(&mut self, what: &str, stated: &str, found: &str) {
        if stated != found {
            let (what, stated, found) = (what.to_owned(), stated.to_owned(), found.to_owned());
            self.differences.push(BundleDifference { what, stated, found });
        }
    }

    /// Compares a column of the lead with what follows.
    fn follows(&mut self, column: &str, found: &dyn ToString) -> Option<()> {
        let stated = plain(self.lead.get(column)?);
        self.is(column, &stated, &found.to_string());
        Some(())
    }

    fn numbers(&mut self, bundle: &Value) -> Option<()> {
        let lead = self.lead;
        let own = relative(lead)?;
        self.follows("relative_change", &millionths(own)?)?;
        let change = scaled(lead, "value", 4)?.checked_sub(scaled(lead, "previous_value", 4)?)?;
        self.follows("change", &decimal(change, 4)?)?;
        self.parts(bundle, change)?;

        // Against the peers.
        let mut changes = Vec::new();
        let mut is_among_them = false;
        for peer in bundle.get("peers")?.as_array()? {
            let change = relative(peer)?;
            self.is(
                "relative_change",
                &plain(peer.get("relative_change")?),
                &millionths(change)?.to_string(),
            );
            let same = ["entity_id", "dimension", "value", "previous_value", "revision_id"];
            is_among_them |= same.iter().all(|name| peer.get(*name) == lead.get(*name));
            changes.push(change);
        }
        self.is("peers", "true", &is_among_them.to_string());
        self.follows("peer_count", &changes.len())?;
        let median = middle(changes.clone())?;
        self.follows("peer_median", &millionths(median)?)?;
        let spread = match bundle.get("spread")? {
            Value::Array(wider) => {
                wider.iter().map(|text| fixed_point(text.as_str()?, 6)).collect::<Option<_>>()?
            }
            _ => changes,
        };
        self.follows("spread_count", &spread.len())?;
        let center = middle(spread.clone())?;
        let deviation = middle(spread.iter().map(|change| (change - center).abs()).collect())?;
        self.follows("peer_deviation", &millionths(deviation)?)?;

        // Against its own other years.
        let mut residuals = Vec::new();
        for year in bundle.get("history")?.as_array()? {
            residuals.push((relative(year)? - scaled(year, "peer_median", 6)?).abs());
        }
        self.follows("other_years", &residuals.len())?;
        let usual = if residuals.len() < 3 { None } else { middle(residuals) };
        let stated_usual = lead.get("usual_residual")?;
        let found_usual = usual.and_then(millionths).map_or_else(String::new, |usual| usual.to_string());
        self.is("usual_residual", &plain(stated_usual), &found_usual);

        let scale = deviation.max(usual.unwrap_or(0)).max(2_500);
        let distance = quotient((own - median).checked_mul(6_745)?, scale.checked_mul(10_000)?, 4)?;
        self.follows("robust_z", &decimal(distance, 4)?)?;
        self.rates(bundle, distance.abs())
    }

    /// The parts of an amount are exactly its change.
    fn parts(&mut self, bundle: &Value, change: i128) -> Option<()> {
        let mut sum = 0;
        for part in bundle.get("parts")?.as_array()? {
            let (name, part_change) = (part.get("part")?.as_str()?, scaled(part, "part_change", 4)?);
            let base = match name {
                "numerator" | "denominator" => {
                    scaled(self.lead, name, 4)? - scaled(self.lead, &format!("previous_{name}"), 4)?
                }
                _ => {
                    sum += part_change;
                    continue;
                }
            };
            self.is(name, &decimal(part_change, 4)?.to_string(), &decimal(base, 4)?.to_string());
        }
        if self.lead.get("denominator")?.is_null() {
            self.is("parts", &decimal(sum, 4)?.to_string(), &decimal(change, 4)?.to_string());
        }
        Some(())
    }

    /// p, q and whether it is within the rate.
    fn rates(&mut self, bundle: &Value, distance: i128) -> Option<()> {
        let list = |name: &str| -> Option<Vec<i128>> {
            let distances = bundle.get(name)?.as_array()?.iter();
            distances.map(|text| fixed_point(text.as_str()?, 4)).collect()
        };
        let (reference, leads) = (list("reference")?, list("distances")?);
        let beyond =
            |of: &[i128], least: i128| i128::try_from(of.iter().filter(|far| **far >= least).count()).ok();
        let all = |of: &[i128]| i128::try_from(of.len()).ok();
        self.is("distances", "true", &leads.contains(&distance).to_string());
        let request = bundle.get("request")?;
        let (references, count) = (all(&reference)?, all(&leads)?);
        let factor = if request.get("any_dependence")?.as_bool()? {
            (1..=count).map(|rank| Some(quotient(1, rank, 6)? + 1)).sum::<Option<i128>>()?
        } else {
            1_000_000
        };
        let rate = i128::from(request.get("rate_millionths")?.as_i64()?);
        let (mut q, mut within) = (i128::MAX, false);
        for far in leads.iter().copied().filter(|far| *far <= distance) {
            let noise = (beyond(&reference, far)? + 1).checked_mul(count)?.checked_mul(factor)?;
            let share = (references + 1).checked_mul(beyond(&leads, far)?)?;
            q = q.min(quotient(noise, share.checked_mul(1_000_000)?, 6)?);
            within |= noise <= share.checked_mul(rate)?;
        }
        let at_least = beyond(&reference, distance)?;
        self.follows("reference_beyond", &at_least)?;
        self.follows("reference_count", &references)?;
        self.follows("lead_rank", &beyond(&leads, distance)?)?;
        self.follows("lead_count", &count)?;
        self.follows("p_value", &format!("{}/{}", at_least + 1, references + 1))?;
        self.follows("q_value", &decimal(q.min(1_000_000), 6)?)?;
        self.follows("within_rate", &within)
    }
}

/// A cell as text; nothing for null.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The relative change of a row in millionths.
fn relative(row: &Value) -> Option<i128> {
    let (value, previous) = (scaled(row, "value", 4)?, scaled(row, "previous_value", 4)?);
    quotient(value.checked_sub(previous)?, value.checked_add(previous)?, 6)
}

/// A number of a row as an integer of so many decimals.
fn scaled(row: &Value, column: &str, decimals: u32) -> Option<i128> {
    fixed_point(row.get(column)?.as_str()?, decimals)
}

fn fixed_point(text: &str, decimals: u32) -> Option<i128> {
    let number = Decimal::from_str(text).ok()?;
    let mut scaled = number;
    scaled.rescale(decimals);
    (scaled == number).then(|| scaled.mantissa())
}

fn millionths(number: i128) -> Option<Decimal> {
    decimal(number, 6)
}

fn decimal(number: i128, decimals: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(number, decimals).ok()
}

/// a ÷ b in units of the last decimal, rounded half away from zero, as `ratio` of `queries/functions`.
fn quotient(a: i128, b: i128, decimals: u32) -> Option<i128> {
    let doubled = a.abs().checked_mul(2)?.checked_mul(10_i128.checked_pow(decimals)?)?;
    let size = doubled.checked_add(b.abs())?.checked_div(b.abs().checked_mul(2)?)?;
    Some(if (a < 0) == (b < 0) { size } else { -size })
}

/// The median; of an even count the lower of the two middle numbers.
fn middle(mut numbers: Vec<i128>) -> Option<i128> {
    numbers.sort_unstable();
    numbers.get(numbers.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_median_is_one_of_the_numbers_and_a_quotient_is_rounded_once() {
        assert_eq!(middle(vec![4, 1, 3, 2]), Some(2));
        assert_eq!(middle(vec![5, -1, 3]), Some(3));
        assert_eq!(middle(Vec::new()), None);
        assert_eq!(quotient(1, 8, 2), Some(13));
        assert_eq!(quotient(-1, 8, 2), Some(-13));
        assert_eq!(quotient(1, 0, 2), None);
        assert_eq!(relative(&json!({"value": "300.0000", "previous_value": "100.00"})), Some(500_000));
        assert_eq!(relative(&json!({"value": "100.0000", "previous_value": "300.0000"})), Some(-500_000));
        assert_eq!(fixed_point("0.00001", 4), None, "no decimal is lost");
    }

    #[test]
    fn what_is_no_bundle_is_not_checked() {
        assert_eq!(check_bundle(&json!({"format": "other"})), None);
        assert_eq!(check_bundle(&json!([1])), None);
    }
}

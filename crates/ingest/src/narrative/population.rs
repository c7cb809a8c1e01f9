//! Residents of the region that a report prints: 2023年末，全县常住人口45.2万人，户籍人口48.13万人.
//!
//! A clause is read only as a whole: the end of a year, the region, 常住人口 or 户籍人口, a number, 人 or 万人. The region is the
//! publisher's own (辖区, 全县 of a department of a county, or its name); a clause without a region or date has those of the clauses
//! read before it in the sentence. Any other word may name a part (`城镇常住人口`, `示例街道常住人口`), a plan (`达到50万人`), a
//! rounding (`约45万人`) or another day, so that the clause is left unread, and the next one has no region.

use super::context::Setting;
use super::headcount::{Moment, claim};
use super::number::number;
use super::text::{Glyph, ProseText, Sentence, starts_with};
use super::walk::Walk;
use juesuan_model::money::Number;
use juesuan_model::{Claim, FiscalYear, Kind, Section, Topic};
use rust_decimal::Decimal;
use std::ops::Range;

/// What is counted.
const NOUNS: [(&str, Topic); 4] = [
    ("常住人口数", Topic::Residents),
    ("常住人口", Topic::Residents),
    ("户籍人口数", Topic::RegisteredResidents),
    ("户籍人口", Topic::RegisteredResidents),
];

/// Words between a noun and its number.
const BETWEEN: [&str; 3] = ["为", "是", ":"];

/// Last characters of the names of regions.
const REGIONS: [char; 7] = ['省', '市', '县', '区', '州', '盟', '旗'];

/// More than any region has.
const MOST: u64 = 2_000_000_000;

/// A count, and the glyphs that print it.
struct Count {
    topic: Topic,
    label: Range<usize>,
    residents: Number,
    quantum: Decimal,
    printed: Range<usize>,
    year: FiscalYear,
}

/// The residents of a sentence as claims.
pub(super) fn of_sentence(
    setting: &Setting,
    section: Option<Section>,
    text: &ProseText,
    sentence: &Sentence,
) -> Vec<Claim> {
    let glyphs = text.glyphs(sentence.glyphs.clone());
    if section == Some(Section::Performance) || !glyphs.iter().any(|glyph| glyph.plain == '口') {
        return Vec::new();
    }
    let start = sentence.glyphs.start;
    let counts = Clauses::read(setting, glyphs);
    if counts.is_empty() {
        return Vec::new();
    }
    let (printed, chars) = text.shared_sentence(sentence);
    let claim = |count: Count| {
        let at = |glyphs: &Range<usize>| start + glyphs.start..start + glyphs.end;
        let moment = Moment { year: Some(count.year), year_end: true, average: false };
        let label = text.printed(at(&count.label));
        Claim {
            quantum: count.quantum,
            printed: text.printed(at(&count.printed)),
            sentence: printed.clone(),
            sentence_chars: chars,
            sentence_locator: text.sentence_locator(sentence),
            locator: text.locator(start + count.printed.start),
            ..claim(setting, section, count.topic, count.residents, moment, label)
        }
    };
    counts.into_iter().map(claim).collect()
}

/// A sentence being read clause by clause.
struct Clauses<'a> {
    setting: &'a Setting,
    walk: Walk<'a>,
    /// The year at whose end is counted.
    year: Option<FiscalYear>,
    /// Whether the publisher's region is meant.
    is_placed: bool,
}

impl<'a> Clauses<'a> {
    fn read(setting: &'a Setting, glyphs: &'a [Glyph]) -> Vec<Count> {
        let walk = Walk::new(glyphs, &[',', ';', '、', '。', '!', '?']);
        let mut clauses = Clauses { setting, walk, year: None, is_placed: false };
        let mut counts = Vec::new();
        while clauses.walk.at < glyphs.len() {
            if clauses.clause(&mut counts).is_none() {
                clauses.year = None;
                clauses.is_placed = false;
                clauses.walk.skip_clause();
            }
            clauses.walk.at += 1;
        }
        counts
    }

    /// Reads a clause of known words only, with a count or without. `None` if it is not understood.
    fn clause(&mut self, counts: &mut Vec<Count>) -> Option<()> {
        let (topic, label) = loop {
            if self.walk.ends() {
                return Some(());
            }
            let noun =
                NOUNS.iter().find_map(|(noun, topic)| Some((*topic, starts_with(self.walk.rest(), noun)?)));
            if let Some((topic, length)) = noun {
                let label = self.walk.at..self.walk.at + length;
                self.walk.at += length;
                break (topic, label);
            }
            if !(self.walk.skip(&["截至", "截止"]) || self.date()? || self.region()) {
                return None;
            }
        };
        self.walk.skip(&BETWEEN);
        let start = self.walk.at;
        let (printed, length) = number(self.walk.rest())?;
        self.walk.at += length;
        let in_ten_thousands = self.walk.skip(&["万"]);
        let (residents, quantum) = persons(printed, in_ten_thousands)?;
        if !self.walk.skip(&["人"]) || !self.walk.ends() {
            return None;
        }
        let year = self.year.filter(|_| self.is_placed)?;
        counts.push(Count { topic, label, residents, quantum, printed: start..self.walk.at, year });
        Some(())
    }

    /// 2023年末, 2023年12月31日, or 年末 alone in final accounts. `None` if it is another day, or a year that was not over.
    fn date(&mut self) -> Option<bool> {
        let mut year = None;
        if let Some((number, length)) = number(self.walk.rest()) {
            year = Some(number.value.try_into().ok().and_then(|year: i64| FiscalYear::new(year).ok())?);
            self.walk.at += length;
            if !self.walk.skip(&["年年末", "年年底", "年末", "年底", "年12月31日", "年12月底"])
            {
                return None;
            }
        } else if !self.walk.skip(&["年末", "年底"]) {
            return Some(false);
        }
        let is_final = self.setting.kind == Kind::FinalAccounts;
        let year = year.or_else(|| is_final.then_some(self.setting.year))?;
        let is_over = year < self.setting.year || (is_final && year == self.setting.year);
        self.year = Some(year);
        is_over.then_some(true)
    }

    /// 辖区, 全县, 我县 and 本县 of a department of a county, 云澜区 and 示例市云澜区 of one of 示例市云澜区.
    fn region(&mut self) -> bool {
        let names = own_region(&self.setting.body);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = self.walk.skip(&names);
        self.is_placed |= found;
        found
    }
}

/// What the publisher's own region may be called.
fn own_region(body: &[char]) -> Vec<String> {
    let mut names = vec!["辖区".to_owned(), "辖区内".to_owned()];
    let Some(last) = body.iter().rposition(|c| REGIONS.contains(c)) else { return names };
    let (Some(name), Some(kind)) = (body.get(..=last), body.get(last)) else { return names };
    names.extend(["全", "我", "本"].iter().map(|whose| format!("{whose}{kind}")));
    for (at, before) in name.iter().enumerate() {
        let begins =
            if at == 0 { Some(name) } else { name.get(at + 1..).filter(|_| REGIONS.contains(before)) };
        names.extend(begins.filter(|name| name.len() > 1).map(|name| name.iter().collect::<String>()));
    }
    names
}

/// A whole number of people, and how exactly it is printed.
fn persons(printed: Number, in_ten_thousands: bool) -> Option<(Number, Decimal)> {
    let unit = Decimal::from(if in_ten_thousands { 10_000 } else { 1 });
    let quantum = unit * Decimal::try_from_i128_with_scale(1, printed.decimals).ok()?;
    let value = printed.value.checked_mul(unit)?;
    let is_count = quantum >= Decimal::ONE && value > Decimal::ZERO && value <= Decimal::from(MOST);
    is_count.then_some((Number { value, decimals: 0 }, quantum.normalize()))
}

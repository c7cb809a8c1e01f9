//! The nouns of a clause: which subject they name, and what a number without a noun is about.

use super::clause::{ClauseRelation, Comparison, NamedPhase};
use super::functional;
use super::lexicon::Word;
use super::phrase::Head;
use super::reader::ProseReader;
use super::subject::{both, fund_of, has_fund, of_fund, side_of, subject};
use super::text::plain;
use super::token::{Kind, Token};
use super::total;
use juesuan_model::code::{functional_class, only_named};
use juesuan_model::{Code, CodeDomain, CodeLevel, Fund, Section, Subject, Topic};

impl ProseReader<'_> {
    /// The subject that the clause names, if any.
    pub(super) fn head_subject(&self) -> Option<Subject> {
        let phrase = &self.clause.phrase;
        match (&phrase.head, phrase.fund) {
            (Head::Subject(subject), _) => Some(subject.clone()),
            (Head::Several(list), _) => both(list),
            (Head::None, Some((fund, _))) => self.part_of_fund(fund),
            _ => None,
        }
    }

    /// A fund without a noun is the fund's part of the subject, or of the whole whose parts are listed.
    fn part_of_fund(&self, fund: Fund) -> Option<Subject> {
        let stated = self.carried.subject.as_ref().or(self.carried.parent.as_ref());
        let topic = match stated {
            Some(stated) => of_fund(stated.topic)?,
            None => side_of(self.carried.section)?,
        };
        Some(Subject { topic, fund: Some(fund), code: None, label: fund.label().to_owned() })
    }

    /// A noun of the accounts: the subject, or after 占 the whole.
    pub(super) fn noun(&mut self, topic: Topic, token: &Token, before: Option<&Token>) {
        let whole = self.clause.relation.is_share();
        let phrase = &mut self.clause.phrase;
        let fund = phrase.fund.take();
        let appropriation = phrase.appropriation.take();
        let point = phrase.point.take().map(|(_, start)| start);
        let start = fund.map(|(_, start)| start).or(appropriation).or(point).unwrap_or(token.glyphs.start);
        let label = self.plain(&(start..token.glyphs.end));
        let section = self.carried.section;
        let default = || fund_of(section).or(self.carried.fund_of_list());
        let named = fund.map(|(fund, _)| fund);
        let fund = named.or_else(|| default().filter(|_| !whole && has_fund(topic)));
        let subject = subject(topic, fund, appropriation.is_some(), section, label);
        if whole {
            self.whole(subject);
            return;
        }
        if named.is_some() || appropriation.is_some() {
            // 教育支出（类）：财政拨款支出…: a total of its own.
            self.clause.phrase.before = None;
        }
        self.carried.list_fund(&subject, named.is_some(), self.clause.first);
        self.carried.opening(&subject);
        if self.carried.story.is_none() && self.clause.phrase.is_closed() {
            total::beside(&subject, self.carried, self.prose);
        }
        let and = |before: &Token| matches!(before.kind, Kind::Pause | Kind::Word(Word::And | Word::Than));
        self.clause.phrase.joined |= before.is_some_and(and);
        self.clause.phrase.noun(subject);
        let glyphs = self.glyphs.get(token.glyphs.clone()).unwrap_or_default();
        if glyphs.iter().any(|glyph| glyph.plain == '预') && is_planned(&plain(glyphs)) {
            self.phase(self.some_budget());
        }
    }

    pub(super) fn functional(
        &mut self,
        level: CodeLevel,
        names: &[(CodeLevel, String)],
        code: Option<&Code>,
        token: &Token,
    ) {
        let code = code.cloned().or_else(|| self.setting.names.resolve(names, self.carried.class.as_ref()));
        // The economic classification has no items.
        let code = code.filter(|code| level != CodeLevel::Item || code.domain() == CodeDomain::Functional);
        if let Some(code) = &code {
            let mut top = code.clone();
            while let Some(parent) = top.parent() {
                top = parent;
            }
            self.carried.class = Some(top);
        }
        let text = self.plain(&token.glyphs);
        let label = text.trim_end_matches("的金额为").trim_end_matches(['的', '为']).to_owned();
        // The code or （项） identifies it, whatever words precede it.
        let listed = matches!(self.clause.phrase.head, Head::Subject(_) | Head::Several(_))
            && self.clause.phrase.joined;
        if !self.clause.relation.is_share() && !listed {
            self.clause.phrase.boundary(token.glyphs.start);
            self.clause.phrase.head = Head::None;
        }
        let domain = code.as_ref().map_or(CodeDomain::Functional, Code::domain);
        self.classified(functional::topic(level, domain), code, label);
    }

    fn classified(&mut self, topic: Topic, code: Option<Code>, label: String) {
        let named = self.clause.phrase.fund.take().map(|(fund, _)| fund);
        let fund = named.or(fund_of(self.carried.section)).or(self.carried.fund_of_list());
        let subject = Subject { topic, fund, code, label };
        if self.clause.relation.is_share() {
            self.whole(subject);
        } else {
            self.carried.opening(&subject);
            self.clause.phrase.noun(subject);
        }
    }

    /// What a share is a share of; words before it that name another owner (全区支出) make it a share of something else.
    fn whole(&mut self, subject: Subject) {
        if self.clause.relation == ClauseRelation::Share {
            self.clause.whole = Some(subject);
        }
    }

    /// A functional or economic class by its name alone.
    pub(super) fn class(&mut self, domain: CodeDomain, digits: &str, token: &Token) {
        let label = self.plain(&token.glyphs);
        let code = Code::parse(digits, domain).ok();
        if domain == CodeDomain::Functional {
            self.carried.class.clone_from(&code);
            self.classified(Topic::FunctionalClass, code, label);
        } else {
            if self.carried.story.is_none() {
                self.carried.class.clone_from(&code);
            }
            self.classified(Topic::EconomicClass, code, label);
        }
    }

    /// Whether a fund or 财政拨款 waits for its noun.
    pub(super) fn owner(&self) -> bool {
        self.clause.phrase.fund.is_some() || self.clause.phrase.appropriation.is_some()
    }

    pub(super) fn fund(&mut self, fund: Fund, token: &Token) {
        let phrase = &mut self.clause.phrase;
        if self.clause.relation.is_share() {
            phrase.fund = Some((fund, token.glyphs.start));
            return;
        }
        let closed = phrase.is_closed();
        match &mut phrase.head {
            // “三公”经费一般公共预算拨款: the fund only names who pays.
            Head::Subject(subject) if !has_fund(subject.topic) => {}
            // 项目支出一般公共预算拨款: the fund's part of it.
            Head::Subject(subject) if of_fund(subject.topic) == Some(subject.topic) => {
                subject.fund = Some(fund);
            }
            Head::Unknown if !closed => {}
            head => {
                *head = Head::None;
                phrase.fund = Some((fund, token.glyphs.start));
            }
        }
    }

    /// 结转和结余 of the point in time before it.
    pub(super) fn carryover(&mut self, token: &Token, before: Option<&Token>) {
        match self.clause.phrase.point {
            Some((topic, _)) => self.noun(topic, token, before),
            None => self.other(token.glyphs.end),
        }
    }

    /// The words in the place of the clause's name, up to a glyph, without the verbs at their end.
    pub(super) fn name_up_to(&self, end: usize) -> String {
        let name = self.plain(&(self.clause.phrase.start..end));
        let name = name.trim_end_matches("决算数").trim_end_matches("支出决算");
        name.trim_end_matches(['为', '是', '共', '约', '近', '超', '的', ':']).to_owned()
    }

    /// The functional group or item that these words name where the text is about functions: 住房改革支出预算数. Where projects or kinds of
    /// the economic classification are listed, they mean something else.
    pub(super) fn item_named(&self, label: &str) -> Option<Subject> {
        const BEHIND: [&str; 10] =
            ["预算数", "决算数", "预算安排", "年初预算", "支出决算", "预算", "决算", "科目", "的", "为"];
        let section = self.carried.section;
        let functions = section == Some(Section::Appropriation)
            || section == Some(Section::Expenditure)
            || section != Some(Section::Basic) && fund_of(section).is_some();
        let economic =
            self.carried.class.as_ref().is_some_and(|class| class.domain() == CodeDomain::Economic);
        if !functions || economic || self.carried.projects {
            return None;
        }
        let mut name = label;
        while let Some(rest) = BEHIND.iter().find_map(|word| name.strip_suffix(word)) {
            name = rest;
        }
        let code = self.setting.names.alone(name)?;
        let (fund, label) = (fund_of(section), name.to_owned());
        Some(Subject { topic: functional::topic(code.level(), code.domain()), fund, code: Some(code), label })
    }

    /// What a number is about; `None` if the words before it name nothing of the accounts.
    pub(super) fn number_subject(&self, start: usize) -> Option<Subject> {
        /// 体育, 司法: shorter names are words.
        const SHORTEST: usize = 4;
        if let Some(subject) = self.head_subject() {
            return Some(subject);
        }
        if self.clause.phrase.head == Head::None && self.clause.phrase.fund.is_none() {
            let elliptic = self.clause.relation != ClauseRelation::Amount
                || self.clause.phase != NamedPhase::None
                || self.clause.comparison != Comparison::None;
            let goes_on = !self.named_behind && (elliptic || !self.carried.fresh);
            return self.carried.subject.clone().filter(|_| goes_on);
        }
        let label = self.name_up_to(start);
        let fund = fund_of(self.carried.section);
        // 文化体育与传媒6.4万元: a class without its 支出.
        let class = fund.and_then(|_| functional_class(&label));
        if class.is_some() {
            return Some(Subject { topic: Topic::FunctionalClass, fund, code: class, label });
        }
        if let Some(item) = self.item_named(&label) {
            return Some(item);
        }
        // 住房改革支出预算数为100万元: a name that occurs only once in the list.
        let name = ["预算数", "决算数", "预算", "决算"].iter().find_map(|end| label.strip_suffix(end));
        let name = name.unwrap_or(&label);
        if let Some(code) = only_named(name).filter(|_| name.chars().count() >= SHORTEST) {
            let topic = functional::topic(code.level(), code.domain());
            return Some(Subject { topic, fund, code: Some(code), label: name.to_owned() });
        }
        let named = self.carried.projects && !label.is_empty();
        named.then_some(Subject { topic: Topic::NamedProject, fund, code: None, label })
    }
}

/// Whether a noun shows that it is of a budget: 支出预算, but not what 一般公共预算 paid.
fn is_planned(noun: &str) -> bool {
    const FUNDS: [&str; 4] = ["公共", "公共财政", "基金", "经营"];
    noun.match_indices("预算").any(|(at, _)| {
        let before = noun.get(..at).expect("a match begins between characters");
        !FUNDS.iter().any(|fund| before.ends_with(fund))
    })
}

//! The nouns of a clause: which subject they name, and what a number without a noun is about.

use super::clause::{Head, Relation};
use super::functional;
use super::lexicon::Word;
use super::reader::Reader;
use super::subject::{fund_of, has_fund, is_income, subject};
use super::text::plain;
use super::token::{Kind, Token};
use juesuan_model::code::functional_class;
use juesuan_model::{Code, CodeDomain, CodeLevel, Fund, Subject, Topic};

impl Reader<'_> {
    /// The subject that the clause names, if it names one.
    pub(super) fn head_subject(&self) -> Option<Subject> {
        match (&self.clause.head, self.clause.fund) {
            (Head::Subject(subject), _) => Some(subject.clone()),
            (Head::None, Some((fund, _))) => {
                let income = self.carried.subject.as_ref().is_some_and(|subject| is_income(subject.topic));
                let topic = if income { Topic::IncomeOfYear } else { Topic::ExpenditureOfYear };
                Some(Subject { topic, fund: Some(fund), code: None, label: fund.label().to_owned() })
            }
            _ => None,
        }
    }

    /// A noun of the accounts: the subject, or after 占 the whole.
    pub(super) fn noun(&mut self, topic: Topic, token: &Token, before: Option<&Token>) {
        let whole = self.clause.relation.is_share();
        let fund = self.clause.fund.take();
        let appropriation = self.clause.appropriation.take();
        let start = fund.map(|(_, start)| start).or(appropriation).unwrap_or(token.glyphs.start);
        let label = plain(self.glyphs.get(start..token.glyphs.end).unwrap_or_default());
        let section = self.carried.section;
        let default = fund_of(section).filter(|_| !whole && has_fund(topic));
        let fund = fund.map(|(fund, _)| fund).or(default);
        let subject = subject(topic, fund, appropriation.is_some(), section, label);
        if whole {
            self.whole(subject);
            return;
        }
        let and = before
            .is_some_and(|before| matches!(before.kind, Kind::Pause | Kind::Word(Word::And | Word::Than)));
        let two = matches!(self.clause.head, Head::Subject(_)) && (and || self.clause.joined);
        self.clause.head = if two { Head::Unknown } else { Head::Subject(subject) };
    }

    pub(super) fn functional(
        &mut self,
        level: CodeLevel,
        names: &[(CodeLevel, String)],
        code: Option<&Code>,
        token: &Token,
    ) {
        let class = self
            .carried
            .class
            .as_ref()
            .filter(|_| names.first().is_some_and(|(first, _)| *first != CodeLevel::Class));
        let code = code.cloned().or_else(|| self.setting.names.resolve(names, class));
        if let Some(code) = &code {
            let mut top = code.clone();
            while let Some(parent) = top.parent() {
                top = parent;
            }
            self.carried.class = Some(top);
        }
        let text = plain(self.glyphs.get(token.glyphs.clone()).unwrap_or_default());
        let label = text.trim_end_matches("的金额为").trim_end_matches(['的', '为']).to_owned();
        self.classified(functional::topic(level), code, label);
    }

    fn classified(&mut self, topic: Topic, code: Option<Code>, label: String) {
        let fund = self.clause.fund.take().map(|(fund, _)| fund).or(fund_of(self.carried.section));
        let subject = Subject { topic, fund, code, label };
        if self.clause.relation.is_share() {
            self.whole(subject);
        } else {
            self.clause.head = Head::Subject(subject);
        }
    }

    /// What a share is a share of; words before it that say whose (全区支出) make it that of another body.
    fn whole(&mut self, subject: Subject) {
        if self.clause.relation == Relation::Share {
            self.clause.whole = Some(subject);
        }
    }

    /// A class or an economic class by its name alone.
    pub(super) fn class(&mut self, domain: CodeDomain, digits: &str, token: &Token) {
        let label = plain(self.glyphs.get(token.glyphs.clone()).unwrap_or_default());
        let code = Code::parse(digits, domain).ok();
        if domain == CodeDomain::Functional {
            self.carried.class.clone_from(&code);
            self.classified(Topic::FunctionalClass, code, label);
        } else {
            self.classified(Topic::EconomicClass, code, label);
        }
    }

    /// Whether a fund or 财政拨款 waits for its noun.
    pub(super) fn owner(&self) -> bool {
        self.clause.fund.is_some() || self.clause.appropriation.is_some()
    }

    pub(super) fn fund(&mut self, fund: Fund, token: &Token) {
        // “三公”经费一般公共预算拨款: the fund only says who pays.
        if matches!(&self.clause.head, Head::Subject(subject) if !has_fund(subject.topic))
            && !self.clause.relation.is_share()
        {
            return;
        }
        self.clause.fund = Some((fund, token.glyphs.start));
        if !self.clause.relation.is_share() {
            self.clause.head = Head::None;
        }
    }

    /// The words that stand where the clause's name would, up to a glyph, without the verbs at their end.
    pub(super) fn name_up_to(&self, end: usize) -> String {
        let name = plain(self.glyphs.get(self.clause.name_start..end).unwrap_or_default());
        let name = name.trim_end_matches("决算数").trim_end_matches("支出决算");
        name.trim_end_matches(['为', '是', '共', '约', '近', '超', '的', ':']).to_owned()
    }

    /// What a number is about; none where the words before it name nothing of the accounts.
    pub(super) fn number_subject(&self, start: usize) -> Option<Subject> {
        if let Some(subject) = self.head_subject() {
            return Some(subject);
        }
        if self.clause.head == Head::None {
            return self.carried.subject.clone();
        }
        let label = self.name_up_to(start);
        let fund = fund_of(self.carried.section);
        // 文化体育与传媒6.4万元: a class without its 支出.
        let class = fund.and_then(|_| functional_class(&label));
        if class.is_some() {
            return Some(Subject { topic: Topic::FunctionalClass, fund, code: class, label });
        }
        let named = self.carried.projects && !label.is_empty();
        named.then_some(Subject { topic: Topic::NamedProject, fund, code: None, label })
    }
}

//! The field's terms, each with one name (in code and columns), its Chinese and its English term.

/// Declares a closed vocabulary: the enum, its `snake_case` names, the Chinese and English terms, and the parser of a name.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal, $label:literal, $english:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[doc = concat!("`", $text, "`: ", $label, ".")] $variant,)+
        }

        impl $name {
            /// Every term, in the order of the national template.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name used in columns and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The Chinese term.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The English term.
            #[must_use]
            pub const fn english(self) -> &'static str {
                match self { $(Self::$variant => $english),+ }
            }

            /// The term in both languages.
            #[must_use]
            pub const fn term(self) -> juesuan_messages::Term {
                juesuan_messages::Term::new(self.name(), self.english(), self.label())
            }

            /// The term with this [`name`](Self::name).
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|term| term.name() == name)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::from_name(name)
                    .ok_or_else(|| $crate::words::UnknownName::of(Self::ALL.iter().map(|term| term.name())))
            }
        }

        impl From<$name> for juesuan_messages::Arg {
            fn from(term: $name) -> Self {
                term.term().into()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

use juesuan_messages::{Explain, Message, message};

pub(crate) use vocabulary;

/// A name that is not a term of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct UnknownName {
    /// The known terms.
    names: String,
}

impl UnknownName {
    /// The error of a vocabulary with these terms.
    pub fn of(names: impl Iterator<Item = &'static str>) -> Self {
        Self { names: names.collect::<Vec<_>>().join(", ") }
    }
}

impl Explain for UnknownName {
    fn message(&self) -> Message {
        message!("expected-one-of", names = &self.names)
    }
}

vocabulary! {
    /// Whether a report is about what was spent or what may be spent.
    Kind {
        FinalAccounts = "final_accounts", "部门决算", "final accounts";
        Budget = "budget", "部门预算", "budget";
    }
}

vocabulary! {
    /// Whose accounts a report contains.
    Scope {
        Department = "department", "部门汇总", "whole department";
        OwnLevel = "own_level", "本级", "own level";
        Unit = "unit", "单位", "unit";
    }
}

vocabulary! {
    /// A statement. The first nine are those of the national template, and the corresponding statement of a budget has the same
    /// name; the others occur only in the reports of some provinces, or only in budgets. It is recognized by its title and header,
    /// never by its printed number.
    Statement {
        IncomeExpenditureSummary = "income_expenditure_summary", "收入支出决算总表", "Income and expenditure summary";
        Income = "income", "收入决算表", "Statement of income";
        Expenditure = "expenditure", "支出决算表", "Statement of expenditure";
        AppropriationSummary = "appropriation_summary", "财政拨款收入支出决算总表", "Appropriation income and expenditure summary";
        GeneralPublicExpenditure = "general_public_expenditure", "一般公共预算财政拨款支出决算表", "General public budget appropriation expenditure";
        BasicExpenditure = "basic_expenditure", "一般公共预算财政拨款基本支出决算明细表", "General public budget appropriation basic expenditure";
        GovernmentFund = "government_fund", "政府性基金预算财政拨款收入支出决算表", "Government fund budget income and expenditure";
        StateCapital = "state_capital", "国有资本经营预算财政拨款支出决算表", "State capital operations budget expenditure";
        ThreePublic = "three_public", "财政拨款“三公”经费支出决算表", "Three public expenses";
        /// All appropriations by function, if the report prints them in addition to those of 一般公共预算.
        AppropriationExpenditure = "appropriation_expenditure", "财政拨款支出表", "Appropriation expenditure";
        /// All appropriations for basic expenditure by economic class, in addition to those of 一般公共预算.
        AppropriationBasicExpenditure = "appropriation_basic_expenditure", "财政拨款基本支出表", "Appropriation basic expenditure";
        GovernmentFundBasic = "government_fund_basic", "政府性基金预算基本支出表", "Government fund basic expenditure";
        /// Expenditure of any fund by economic class, project expenditure included.
        EconomicExpenditure = "economic_expenditure", "支出经济分类表", "Expenditure by economic classification";
        ProjectExpenditure = "project_expenditure", "项目支出表", "Project expenditure";
        IncomeByUnit = "income_by_unit", "收入分单位表", "Income by unit";
        ExpenditureByUnit = "expenditure_by_unit", "支出分单位表", "Expenditure by unit";
        FiscalAccount = "fiscal_account", "财政专户管理资金收入支出表", "Funds managed in fiscal accounts";
        MeetingTraining = "meeting_training", "会议费、培训费支出表", "Meeting and training expenses";
        OperatingCost = "operating_cost", "机关运行经费支出表", "Agency operating expenses";
        Procurement = "procurement", "政府采购表", "Government procurement";
        PurchasedServices = "purchased_services", "政府购买服务表", "Purchased services";
        StateAssets = "state_assets", "国有资产占用情况表", "State-owned assets";
        AgencyInformation = "agency_information", "机构运行信息表", "Agency information";
        /// Any other statement; all its cells are kept.
        Other = "other", "其他表", "Other statement";
    }
}

vocabulary! {
    /// How a table was found in its file.
    #[derive(Default)]
    Reading {
        /// The file itself defines its cells: text, spreadsheets, word processors' files, web pages.
        #[default]
        Markup = "markup", "文件自带的表格", "the file's own tables";
        /// By a page's ruling lines.
        Ruled = "ruled", "按表格线", "ruling lines";
        /// By the positions of the page's words, if it has no lines or they mislead.
        Aligned = "aligned", "按文字对齐", "text alignment";
        /// The text of an image was recognized.
        Recognized = "recognized", "图像文字识别", "text recognition";
        /// The sums of its numbers prove their columns, which a text without cells had lost.
        Placed = "placed", "按勾稽关系", "rules between statements";
    }
}

vocabulary! {
    /// The half of a two-sided statement.
    Side {
        Income = "income", "收入", "income";
        Expenditure = "expenditure", "支出", "expenditure";
    }
}

vocabulary! {
    /// What a column measures. A column that is a fund or a phase has the measure `total`.
    Measure {
        Total = "total", "合计", "total";
        Basic = "basic", "基本支出", "basic expenditure";
        Project = "project", "项目支出", "project expenditure";
        FiscalAppropriation = "fiscal_appropriation", "财政拨款收入", "fiscal appropriation income";
        SuperiorSubsidy = "superior_subsidy", "上级补助收入", "subsidies from superior authorities";
        InstitutionalIncome = "institutional_income", "事业收入", "institutional income";
        BusinessIncome = "business_income", "经营收入", "business income";
        AffiliateRemittance = "affiliate_remittance", "附属单位上缴收入", "remittances from affiliated units";
        OtherIncome = "other_income", "其他收入", "other income";
        RemittedToSuperior = "remitted_to_superior", "上缴上级支出", "remittances to superior authorities";
        Business = "business", "经营支出", "business expenditure";
        SubsidyToAffiliates = "subsidy_to_affiliates", "对附属单位补助支出", "subsidies to affiliated units";
        OpeningCarryover = "opening_carryover", "年初结转和结余", "opening carryover and surplus";
        IncomeOfYear = "income_of_year", "本年收入", "income of the year";
        ClosingCarryover = "closing_carryover", "年末结转和结余", "closing carryover and surplus";
        Personnel = "personnel", "人员经费", "personnel expenses";
        Public = "public", "公用经费", "public expenses";
        /// Kept in budgets for what the year may bring.
        Reserve = "reserve", "单位预留机动经费", "reserved contingency funds";
        FiscalAccount = "fiscal_account", "财政专户管理资金", "funds managed in fiscal accounts";
        UseOfSurplus = "use_of_surplus", "使用非财政拨款结余", "use of non-appropriation surplus";
    }
}

vocabulary! {
    /// The budget that the money comes from. No fund means all funds together.
    Fund {
        GeneralPublic = "general_public", "一般公共预算财政拨款", "general public budget appropriation";
        GovernmentFund = "government_fund", "政府性基金预算财政拨款", "government fund budget appropriation";
        StateCapital = "state_capital", "国有资本经营预算财政拨款", "state capital operations budget appropriation";
    }
}

vocabulary! {
    /// The stage in the life of an amount.
    Phase {
        InitialBudget = "initial_budget", "年初预算数", "initial budget";
        AdjustedBudget = "adjusted_budget", "全年预算数", "adjusted budget";
        Actual = "actual", "决算数", "actual";
    }
}

vocabulary! {
    /// The classification that a code belongs to.
    CodeDomain {
        Functional = "functional", "支出功能分类", "functional classification";
        Economic = "economic", "支出经济分类", "economic classification";
    }
}

vocabulary! {
    /// The depth of a code.
    CodeLevel {
        Class = "class", "类", "class";
        Group = "group", "款", "group";
        Item = "item", "项", "item";
    }
}

vocabulary! {
    /// What a row without a code means (or a column of the 三公 statement, which has only one row).
    Item {
        /// The 合计 row of a hierarchy: the sum of its classes.
        Total = "total", "合计", "total";
        FiscalAppropriation = "fiscal_appropriation", "财政拨款收入", "fiscal appropriation income";
        SuperiorSubsidy = "superior_subsidy", "上级补助收入", "subsidies from superior authorities";
        InstitutionalIncome = "institutional_income", "事业收入", "institutional income";
        BusinessIncome = "business_income", "经营收入", "business income";
        AffiliateRemittance = "affiliate_remittance", "附属单位上缴收入", "remittances from affiliated units";
        OtherIncome = "other_income", "其他收入", "other income";
        FiscalAccount = "fiscal_account", "财政专户管理资金", "funds managed in fiscal accounts";
        /// In budgets, what is neither an appropriation nor in a fiscal account.
        OtherFunds = "other_funds", "其他资金", "other funds";
        IncomeOfYear = "income_of_year", "本年收入合计", "income of the year";
        ExpenditureOfYear = "expenditure_of_year", "本年支出合计", "expenditure of the year";
        UseOfSurplus = "use_of_surplus", "使用非财政拨款结余", "use of non-appropriation surplus";
        SurplusDistribution = "surplus_distribution", "结余分配", "surplus distribution";
        OpeningCarryover = "opening_carryover", "年初结转和结余", "opening carryover and surplus";
        ClosingCarryover = "closing_carryover", "年末结转和结余", "closing carryover and surplus";
        GrandTotal = "grand_total", "总计", "grand total";
        Basic = "basic", "基本支出", "basic expenditure";
        Project = "project", "项目支出", "project expenditure";
        Reserve = "reserve", "单位预留机动经费", "reserved contingency funds";
        Personnel = "personnel", "人员经费合计", "personnel expenses";
        Public = "public", "公用经费合计", "public expenses";
        ThreePublic = "three_public", "“三公”经费合计", "three public expenses, total";
        Overseas = "overseas", "因公出国（境）费", "official overseas travel";
        Vehicle = "vehicle", "公务用车购置及运行维护费", "official vehicle purchase and operation";
        VehiclePurchase = "vehicle_purchase", "公务用车购置费", "official vehicle purchase";
        VehicleOperation = "vehicle_operation", "公务用车运行维护费", "official vehicle operation";
        Reception = "reception", "公务接待费", "official receptions";
        /// Reported next to 三公 in some provinces, but not part of it.
        Meetings = "meetings", "会议费", "meeting expenses";
        /// Reported next to 三公 in some provinces, but not part of it.
        Training = "training", "培训费", "training expenses";
        /// Reported next to 三公 in budgets, but not part of it.
        OperatingCost = "operating_cost", "机关运行经费", "agency operating expenses";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_its_term() {
        for statement in Statement::ALL {
            assert_eq!(Statement::from_name(statement.name()), Some(*statement));
        }
        for item in Item::ALL {
            assert_eq!(Item::from_name(item.name()), Some(*item));
        }
        assert_eq!(Phase::from_name("planned"), None);
    }

    #[test]
    fn the_documents_list_every_statement_item_and_measure() {
        let listed = include_str!("../../../docs/statements.md");
        let statements = Statement::ALL.iter().map(|term| (term.name(), term.label()));
        let items = Item::ALL.iter().map(|term| (term.name(), term.label()));
        let measures = Measure::ALL.iter().map(|term| (term.name(), term.label()));
        for (name, label) in statements.chain(items).chain(measures) {
            assert!(listed.contains(&format!("| `{name}` | {label} |")), "{name} {label}");
        }
    }
}

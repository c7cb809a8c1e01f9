//! What the prose of a report asserts: one [`Claim`] for each number that a sentence states about the accounts.
//!
//! A claim separates what was printed from what it means. The value is the printed magnitude (`减少91.8万元` is 918,000 with the
//! direction [`Direction::Decrease`]), the unit is the clause's own, and the sentence and the number each have their own position,
//! so that a finding can show both.
//!
//! One printed number is one claim. `收、支总计5,102.22万元` is one claim on [`Topic::GrandTotal`], the total of either side;
//! `收入总计…，支出总计…` are two, on [`Topic::IncomeTotal`] and [`Topic::ExpenditureTotal`].

use crate::code::Code;
use crate::locator::Locator;
use crate::words::{Fund, Phase, vocabulary};
use crate::year::FiscalYear;
pub use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One number, or one 持平, that the prose asserts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The section that contains it; `None` if the heading is not that of a known section.
    pub section: Option<Section>,
    /// What it is about.
    pub subject: Subject,
    /// What it states about the subject.
    pub metric: ClaimMetric,
    /// The phase of the number: of an amount, or of the amounts from which a share, change or completion is computed. `None` for
    /// counts, and for a 预算 of an unstated phase.
    pub phase: Option<Phase>,
    /// The year that it is about, rarely another than the report's.
    pub year: FiscalYear,
    /// The year that a change is against.
    pub compared_year: Option<FiscalYear>,
    /// The phase that a change or completion is against: `比年初预算数减少`, `完成全年预算的`.
    pub compared_phase: Option<Phase>,
    /// The whole of a share, if the sentence or the one before states it.
    pub whole: Option<Subject>,
    /// The magnitude: yuan, percent or a count. A 持平 is a change of zero.
    pub value: Decimal,
    /// The value of the last printed digit, in the unit of the value; zero for 持平, which prints no digit.
    pub quantum: Decimal,
    /// What the value counts.
    pub value_unit: ValueUnit,
    /// The direction of a change; for a completion, how the actual compares to the budget according to the sentence. `None` if the
    /// sentence does not state it, or states both (`下降（增长）`).
    pub direction: Option<Direction>,
    /// The cause that the report names for a change.
    pub reason: Option<String>,
    /// The number with its unit as printed: `5,102.22 万元`.
    pub printed: String,
    /// The whole sentence as printed, without line breaks.
    pub sentence: Arc<str>,
    /// Where the sentence begins.
    pub sentence_locator: Locator,
    /// How many characters the sentence has.
    pub sentence_chars: u32,
    /// Where the number begins.
    pub locator: Locator,
}

/// What a claim is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// The kind of subject.
    pub topic: Topic,
    /// The fund that the words or the section name; `None` for all funds together.
    pub fund: Option<Fund>,
    /// For a functional class, group or item, the code as deep as the names lead. If its level is not that of the topic, the label
    /// names a group or item that the report's statements do not have.
    pub code: Option<Code>,
    /// The words that name it, without blanks. For a named project, its name.
    pub label: String,
}

impl Subject {
    /// Whether both are the same subject, however it is worded. Groups, items and projects are identified by their names, because a
    /// code may lead no deeper than their class.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let named = matches!(
            self.topic,
            Topic::FunctionalGroup
                | Topic::FunctionalItem
                | Topic::NamedProject
                | Topic::Narrated
                | Topic::LargeEquipment
        );
        (self.topic, self.fund, &self.code) == (other.topic, other.fund, &other.code)
            && (!named || self.label == other.label)
    }
}

/// A sentence with an amount that was not understood: it is kept and counted, never dropped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnreadSentence {
    /// The section that contains it.
    pub section: Option<Section>,
    /// The sentence as printed, without line breaks.
    pub text: String,
    /// The amounts in it that are not in a claim, as printed.
    pub amounts: Vec<String>,
    /// Where it begins.
    pub locator: Locator,
    /// How many characters it has.
    pub chars: u32,
}

/// The kinds of slips of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SlipKind {
    /// Words of the form that were not filled in or chosen from: `××部门`, `增减少`, `下降（增长）`.
    Form,
    /// A heading or a date of another year than the report's, or of no year: `2021年度…`, `202 年度`.
    Year,
    /// An instruction of the form: `仍保留该表格式，并在本表下方作下述说明：`.
    Instruction,
    /// A mark of punctuation that is doubled: `，，`, `。；`.
    Punctuation,
}

/// A slip of writing: words left over from the form, a heading of another year, a doubled mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TemplateLeftover {
    /// What it is.
    pub kind: SlipKind,
    /// The section that contains it.
    pub section: Option<Section>,
    /// The words as printed.
    pub text: String,
    /// Where they begin.
    pub locator: Locator,
}

vocabulary! {
    /// A section of the explanations (情况说明), by what it is about; reports number them differently.
    Section {
        IncomeExpenditure = "income_expenditure", "收入支出决算总体情况", "overall income and expenditure";
        Income = "income", "收入决算情况", "income";
        Expenditure = "expenditure", "支出决算情况", "expenditure";
        Appropriation = "appropriation", "财政拨款收入支出决算总体情况", "overall appropriation income and expenditure";
        GeneralPublic = "general_public", "一般公共预算财政拨款支出决算情况", "general public budget appropriation expenditure";
        Basic = "basic", "一般公共预算财政拨款基本支出决算情况", "basic expenditure";
        GovernmentFund = "government_fund", "政府性基金预算财政拨款收入支出决算情况", "government fund budget";
        StateCapital = "state_capital", "国有资本经营预算财政拨款支出决算情况", "state capital operations budget";
        ThreePublic = "three_public", "财政拨款“三公”经费支出决算情况", "three public expenses";
        OperatingCost = "operating_cost", "机关运行经费支出", "agency operating expenses";
        Procurement = "procurement", "政府采购支出", "government procurement";
        StateAssets = "state_assets", "国有资产占用情况", "state-owned assets";
        Performance = "performance", "预算绩效情况", "budget performance";
    }
}

vocabulary! {
    /// What a claim is about.
    Topic {
        /// The total of either side (收、支总计): income and carryover, and expenditure and carryover.
        GrandTotal = "grand_total", "收、支总计", "grand total";
        IncomeTotal = "income_total", "收入总计", "total income";
        ExpenditureTotal = "expenditure_total", "支出总计", "total expenditure";
        /// Of one fund, if the subject has one.
        IncomeOfYear = "income_of_year", "本年收入合计", "income of the year";
        /// Of one fund, if the subject has one.
        ExpenditureOfYear = "expenditure_of_year", "本年支出合计", "expenditure of the year";
        FiscalAppropriation = "fiscal_appropriation", "财政拨款收入", "fiscal appropriation income";
        SuperiorSubsidy = "superior_subsidy", "上级补助收入", "subsidies from superior authorities";
        InstitutionalIncome = "institutional_income", "事业收入", "institutional income";
        BusinessIncome = "business_income", "经营收入", "business income";
        AffiliateRemittance = "affiliate_remittance", "附属单位上缴收入", "remittances from affiliated units";
        OtherIncome = "other_income", "其他收入", "other income";
        FiscalAccount = "fiscal_account", "财政专户管理资金", "funds managed in fiscal accounts";
        OtherFunds = "other_funds", "其他资金", "other funds";
        UseOfSurplus = "use_of_surplus", "使用非财政拨款结余", "use of non-appropriation surplus";
        OpeningCarryover = "opening_carryover", "年初结转和结余", "opening carryover and surplus";
        SurplusDistribution = "surplus_distribution", "结余分配", "surplus distribution";
        ClosingCarryover = "closing_carryover", "年末结转和结余", "closing carryover and surplus";
        Basic = "basic", "基本支出", "basic expenditure";
        Project = "project", "项目支出", "project expenditure";
        Reserve = "reserve", "单位预留机动经费", "reserved contingency funds";
        RemittedToSuperior = "remitted_to_superior", "上缴上级支出", "remittances to superior authorities";
        Business = "business", "经营支出", "business expenditure";
        SubsidyToAffiliates = "subsidy_to_affiliates", "对附属单位补助支出", "subsidies to affiliated units";
        /// The total of either side of the appropriation statement (04).
        AppropriationTotal = "appropriation_total", "财政拨款收、支总计", "total appropriations";
        AppropriationIncomeTotal = "appropriation_income_total", "财政拨款收入总计", "total appropriation income";
        AppropriationExpenditureTotal = "appropriation_expenditure_total", "财政拨款支出总计", "total appropriation expenditure";
        AppropriationExpenditure = "appropriation_expenditure", "财政拨款支出", "appropriation expenditure";
        Personnel = "personnel", "人员经费", "personnel expenses";
        Public = "public", "公用经费", "public expenses";
        FunctionalClass = "functional_class", "支出功能分类类级科目", "functional class";
        FunctionalGroup = "functional_group", "支出功能分类款级科目", "functional group";
        FunctionalItem = "functional_item", "支出功能分类项级科目", "functional item";
        EconomicClass = "economic_class", "支出经济分类类级科目", "economic class";
        EconomicGroup = "economic_group", "支出经济分类款级科目", "economic group";
        ThreePublic = "three_public", "“三公”经费", "three public expenses";
        /// Its batches are groups sent abroad.
        Overseas = "overseas", "因公出国（境）费", "official overseas travel";
        Vehicle = "vehicle", "公务用车购置及运行维护费", "official vehicle purchase and operation";
        VehiclePurchase = "vehicle_purchase", "公务用车购置费", "official vehicle purchase";
        VehicleOperation = "vehicle_operation", "公务用车运行维护费", "official vehicle operation";
        Reception = "reception", "公务接待费", "official receptions";
        DomesticReception = "domestic_reception", "国内公务接待", "domestic receptions";
        ForeignReception = "foreign_reception", "外宾接待", "receptions of foreign guests";
        VehiclesBought = "vehicles_bought", "购置公务用车", "official vehicles bought";
        /// Vehicles that appropriations pay for; the vehicles owned may be more.
        VehiclesKept = "vehicles_kept", "公务用车保有量", "official vehicles kept";
        /// Reported next to 三公 in some provinces.
        Meetings = "meetings", "会议费", "meeting expenses";
        /// Reported next to 三公 in some provinces.
        Training = "training", "培训费", "training expenses";
        OperatingCost = "operating_cost", "机关运行经费", "agency operating expenses";
        Procurement = "procurement", "政府采购支出", "government procurement";
        ProcurementGoods = "procurement_goods", "政府采购货物支出", "procurement of goods";
        ProcurementWorks = "procurement_works", "政府采购工程支出", "procurement of works";
        ProcurementServices = "procurement_services", "政府采购服务支出", "procurement of services";
        ProcurementSme = "procurement_sme", "授予中小企业合同金额", "contracts awarded to small and medium enterprises";
        ProcurementMicro = "procurement_micro", "授予小微企业合同金额", "contracts awarded to micro and small enterprises";
        ProcurementGoodsSme = "procurement_goods_sme", "货物采购授予中小企业合同金额", "goods contracts awarded to small and medium enterprises";
        ProcurementWorksSme = "procurement_works_sme", "工程采购授予中小企业合同金额", "works contracts awarded to small and medium enterprises";
        ProcurementServicesSme = "procurement_services_sme", "服务采购授予中小企业合同金额", "services contracts awarded to small and medium enterprises";
        ProcurementReservedSme = "procurement_reserved_sme", "面向中小企业预留金额", "amount set aside for small and medium enterprises";
        ProcurementReservedMicro = "procurement_reserved_micro", "面向小微企业预留金额", "amount set aside for micro and small enterprises";
        ProcurementReservedSmeAwarded = "procurement_reserved_sme_awarded", "预留项目中小企业成交金额", "set-aside contracts awarded to small and medium enterprises";
        ProcurementReservedMicroAwarded = "procurement_reserved_micro_awarded", "预留项目小微企业成交金额", "set-aside contracts awarded to micro and small enterprises";
        ProcurementOtherSmeAwarded = "procurement_other_sme_awarded", "其他项目中小企业成交金额", "other contracts awarded to small and medium enterprises";
        VehiclesOwned = "vehicles_owned", "车辆", "vehicles";
        VehiclesLeading = "vehicles_leading", "副部（省）级及以上领导用车", "vehicles for leaders at or above vice-provincial level";
        VehiclesPrincipal = "vehicles_principal", "主要负责人用车", "vehicles for principal officials";
        VehiclesConfidential = "vehicles_confidential", "机要通信用车", "confidential communication vehicles";
        VehiclesEmergency = "vehicles_emergency", "应急保障用车", "emergency vehicles";
        VehiclesEnforcement = "vehicles_enforcement", "执法执勤用车", "law enforcement vehicles";
        VehiclesSpecialist = "vehicles_specialist", "特种专业技术用车", "specialized technical vehicles";
        VehiclesRetired = "vehicles_retired", "离退休干部服务用车", "vehicles for retired officials";
        VehiclesGeneral = "vehicles_general", "一般公务用车", "general official vehicles";
        VehiclesOther = "vehicles_other", "其他用车", "other vehicles";
        /// Posts that are authorized.
        StaffEstablishment = "staff_establishment", "编制人数", "authorized posts";
        /// People employed, on average over the year.
        StaffAverage = "staff_average", "年平均在职人数", "average staff";
        /// People employed at the end of the year.
        StaffYearEnd = "staff_year_end", "年末在职人数", "staff at year-end";
        /// People employed, at a time that is not stated.
        StaffActual = "staff_actual", "在职人数", "staff";
        /// All whom a department pays, if the report prints those employed separately.
        PersonsOnRoll = "persons_on_roll", "实有人数（含离退休等人员）", "persons on the roll";
        RetiredVeterans = "retired_veterans", "离休人员", "veterans retired on full pay";
        RetiredStaff = "retired_staff", "退休人员", "retired staff";
        /// Both kinds of retired staff together.
        AllRetired = "all_retired", "离退休人员", "all retired staff";
        /// People living in the publisher's region at the end of a year.
        Residents = "residents", "常住人口", "residents";
        /// People registered there.
        RegisteredResidents = "registered_residents", "户籍人口", "registered residents";
        /// The label contains the threshold, which is not a claimed amount.
        LargeEquipment = "large_equipment", "单价一定金额以上设备", "equipment above a unit price";
        DepartmentPerformance = "department_performance", "部门整体支出绩效", "overall department expenditure performance";
        /// All evaluated projects together.
        ProjectPerformance = "project_performance", "项目支出绩效", "project expenditure performance";
        /// Projects whose targets were declared, not evaluated.
        ProjectTargets = "project_targets", "编报绩效目标项目", "projects with performance targets";
        /// Projects that were followed in the year.
        ProjectMonitoring = "project_monitoring", "绩效跟踪项目", "projects with performance monitoring";
        /// One project; the label is its name.
        NamedProject = "named_project", "项目", "project";
        /// An amount in a cause or an achievement (`投入帮扶资金924.2万元`): kept, but not part of any rule.
        Narrated = "narrated", "叙述事项", "narrated item";
    }
}

vocabulary! {
    /// What a claim states about its subject.
    ClaimMetric {
        Amount = "amount", "金额", "amount";
        /// The subject in percent of the whole.
        Share = "share", "占比", "share";
        /// The absolute change in yuan, with its direction.
        Increase = "increase", "增减额", "increase";
        /// The change in percent of the base.
        ChangeRate = "change_rate", "增减幅度", "rate of change";
        /// The actual in percent of the budget.
        Completion = "completion", "完成率", "completion rate";
        Count = "count", "数量", "count";
    }
}

vocabulary! {
    /// What a value counts.
    ValueUnit {
        Yuan = "yuan", "元", "yuan";
        Percent = "percent", "%", "%";
        Persons = "persons", "人次", "persons";
        /// Members of staff, or posts.
        Headcount = "headcount", "人", "people";
        Batches = "batches", "批次", "batches";
        Vehicles = "vehicles", "辆", "vehicles";
        Sets = "sets", "台（套）", "sets";
        Projects = "projects", "个项目", "projects";
        Departments = "departments", "个部门", "departments";
        /// Of an evaluation's score.
        Points = "points", "分", "points";
    }
}

vocabulary! {
    /// The direction of a change, or how an actual compares to its budget.
    Direction {
        Increase = "increase", "增加", "increase";
        Decrease = "decrease", "减少", "decrease";
        Unchanged = "unchanged", "持平", "unchanged";
        Greater = "greater", "大于", "greater than";
        Less = "less", "小于", "less than";
        Equal = "equal", "等于", "equal to";
    }
}

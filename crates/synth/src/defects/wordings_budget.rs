//! The explanations of budgets, section by section, in the manner of [`super::wordings`].

use super::lists::Domain;
use super::wordings::Layout::{Lines, Run};
use super::wordings::Section;
use super::wordings::WordingPart::{List, Say};

/// The sections of budgets.
pub(super) const BUDGET: &[Section] = &[
    Section {
        titles: &["收支预算总体情况说明", "收入支出预算总体情况", "部门收支预算总体情况"],
        ways: &[&[Say(&[
            "{Y}年收、支预算总计{grand_total}，与上年相比收、支预算总计各{grand_total~}，主要原因是{why}。",
            "{BODY}{Y}年度收入、支出预算总计{grand_total}，与{L}年相比收、支预算总计各{grand_total~}。",
            "{Y}年{BODY}收支总预算{grand_total}，比{L}年预算{grand_total~}。",
        ])]],
    },
    Section {
        titles: &["收入预算情况说明", "收入预算情况"],
        ways: &[&[List {
            lead: &[
                "{Y}年，{BODY}收入预算{income_of_year}，其中：",
                "{Y}年本年收入预算合计{income_of_year}，其中：",
                "{Y}年收入预算{income_of_year}，比{L}年预算{income_of_year~}，主要原因是{why}。其中：",
            ],
            of: Domain::Income,
            each: &[
                "{name}{@}",
                "{name}{@}，占{@%income_of_year}",
                "{name}{@}，占本年收入的{@%income_of_year}",
            ],
            layout: Run,
        }]],
    },
    Section {
        titles: &["支出预算情况说明", "支出预算情况"],
        ways: &[&[List {
            lead: &[
                "{Y}年支出预算{expenditure_of_year}，其中：",
                "{BODY}本年支出预算合计{expenditure_of_year}，其中：",
                "{Y}年支出预算{expenditure_of_year}，比上年预算{expenditure_of_year~}。其中：",
            ],
            of: Domain::Expenditure,
            each: &["{name}{@}", "{name}{@}，占{@%expenditure_of_year}"],
            layout: Run,
        }]],
    },
    Section {
        titles: &["财政拨款收支预算总体情况说明", "财政拨款收入支出预算总体情况"],
        ways: &[&[List {
            lead: &["{Y}年财政拨款收、支总预算{appropriation_total}。财政拨款支出预算中，"],
            of: Domain::FundExpenditure,
            each: &["{name}支出预算{@}，比{L}年预算{@~}", "{name}支出预算{@}"],
            layout: Run,
        }]],
    },
    Section {
        titles: &["一般公共预算支出情况说明", "一般公共预算财政拨款支出预算情况"],
        ways: &[
            &[
                Say(&[
                    "{Y}年一般公共预算财政拨款支出{expenditure_of_year/gp}，比上年{expenditure_of_year/gp~}，主要原因是{why}。其中：基本支出{basic/gp}，项目支出{project/gp}。",
                    "{Y}年一般公共预算支出{expenditure_of_year/gp}，其中：基本支出{basic/gp}，占{basic/gp%expenditure_of_year/gp}；项目支出{project/gp}，占{project/gp%expenditure_of_year/gp}。",
                ]),
                List {
                    lead: &["主要用于以下方面："],
                    of: Domain::Classes,
                    each: &[
                        "{name}（类）{@}，占{@%expenditure_of_year/gp}",
                        "{name}（类）支出{@}",
                        "{name}{@}，比上年{@~}",
                    ],
                    layout: Run,
                },
            ],
            &[List {
                lead: &["{Y}年一般公共预算财政拨款支出{expenditure_of_year/gp}，具体安排情况如下："],
                of: Domain::Items,
                each: &[
                    "“{class}（类）{group}（款）{item}（项）”{@}，主要用于[日常运转|专项工作]。{L}年当年预算执行数为{@.actual}，{Y}年预算安排{@}。",
                    "{class}（类）{group}（款）{item}（项）{Y}年预算数为{@}，比上年预算{@~}，主要原因是{why}。",
                    "{class}（{c1}类）{group}（{c2}款）{item}（{c3}项）{@}，比{L}年预算{@~}。",
                    "“{class}-{group}-{item}”科目{@}，主要用于[日常运转|专项工作]。",
                ],
                layout: Lines,
            }],
        ],
    },
    Section {
        titles: &["一般公共预算基本支出情况说明", "一般公共预算财政拨款基本支出预算情况"],
        ways: &[&[Say(&[
            "{Y}年一般公共预算基本支出{basic/gp}，其中：人员经费{personnel/gp}，公用经费{public/gp}。",
            "{Y}年一般公共预算基本支出{basic/gp}。其中：人员经费{personnel/gp}，主要包括：基本工资、津贴补贴；公用经费{public/gp}，主要包括：办公费、水费、电费。",
        ])]],
    },
    Section {
        titles: &["政府性基金预算支出情况说明", "政府性基金预算财政拨款支出情况"],
        ways: &[&[Say(&[
            "{Y}年政府性基金预算支出{expenditure_of_year/gf}。",
            "{Y}年政府性基金预算财政拨款支出{expenditure_of_year/gf}，比{L}年预算{expenditure_of_year/gf~}。",
        ])]],
    },
    Section {
        titles: &["“三公”经费预算情况说明", "“三公”经费支出预算情况", "财政拨款“三公”经费预算情况说明"],
        ways: &[&[Say(&[
            "{Y}年“三公”经费预算数为{three_public}。其中：因公出国（境）费{overseas}；公务用车购置及运行费{vehicle}；公务接待费{reception}。",
            "{Y}年“三公”经费预算{three_public}，比上年预算{three_public~}，主要原因是{why}。其中：因公出国（境）费预算{overseas}，公务接待费预算{reception}，公务用车购置及运行费预算{vehicle}（其中：公务用车购置费{vehicle_purchase}，公务用车运行费{vehicle_operation}）。",
        ])]],
    },
    Section {
        titles: &["机关运行经费预算情况说明", "机关运行经费安排情况说明"],
        ways: &[&[Say(&[
            "{Y}年机关运行经费预算{operating_cost}，比上年预算{operating_cost~}，主要原因是{why}。",
            "{Y}年{BODY}机关运行经费财政拨款预算{operating_cost}。",
        ])]],
    },
    Section {
        titles: &["政府采购预算情况说明", "政府采购情况说明"],
        ways: &[&[Say(&[
            "{Y}年本部门政府采购预算{procurement}，其中：政府采购货物预算{procurement_goods}、政府采购工程预算{procurement_works}、政府采购服务预算{procurement_services}。",
            "{Y}年政府采购预算总额{procurement}，其中：货物类{procurement_goods}，工程类{procurement_works}，服务类{procurement_services}。",
        ])]],
    },
    Section {
        titles: &["绩效目标设置情况说明", "预算绩效目标情况"],
        ways: &[&[Say(&[
            "{Y}年，本部门编报绩效目标的项目{project_targets#projects}，涉及预算金额{project_targets}。",
        ])]],
    },
];

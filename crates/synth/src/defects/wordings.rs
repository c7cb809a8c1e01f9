//! The explanations of final accounts, section by section: every way in which the grammar is meant to read them.
//!
//! The slots are those of [`super::template`]. A section is written in one of its ways; a way is a list of paragraphs, each in one
//! of its wordings. Other words of real reports are in [`super::unknown`].

use super::lists::Domain;

/// A paragraph, or several.
#[derive(Debug, Clone, Copy)]
pub(super) enum WordingPart {
    /// One of these wordings.
    Say(&'static [&'static str]),
    /// A list: what leads it, what it goes through, the wordings of an entry.
    List { lead: &'static [&'static str], of: Domain, each: &'static [&'static str], layout: Layout },
}

/// How the entries of a list are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// In the sentence of the lead, with semicolons.
    Run,
    /// Each in a numbered paragraph.
    Lines,
}

/// A section of the explanations.
#[derive(Debug)]
pub(super) struct Section {
    /// How it is titled; `{Y}` is the year.
    pub(super) titles: &'static [&'static str],
    /// The ways to write it.
    pub(super) ways: &'static [&'static [WordingPart]],
}

use Layout::{Lines, Run};
use WordingPart::{List, Say};

/// The sections of final accounts.
pub(super) const FINAL_ACCOUNTS: &[Section] = &[
    Section {
        titles: &[
            "收入支出决算总体情况说明",
            "收入支出决算总体情况",
            "收入支出总体情况说明",
            "关于{Y}年度收入支出决算总体情况说明",
        ],
        ways: &[
            &[Say(&[
                "{Y}年度[收、支总计|收入支出总计|收、支决算总计]{grand_total}。[与{L}年度相比|与上年相比|与{L}年度决算数相比]，收、支总计各{grand_total~}，主要原因是{why}。",
                "{BODY}{Y}年度收入支出总计{grand_total}。与{L}年度相比，收入支出总计{grand_total~}。主要原因：{why}。",
                "[本部门|{BODY}]{Y}年度收入总计{income_total}，支出总计{expenditure_total}。收支较上年决算数{grand_total~}，主要原因是{why}。",
            ])],
            &[Say(&[
                "{Y}年{BODY}年初结转和结余{opening_carryover}，本年收入{income_of_year}，使用非财政拨款结余{use_of_surplus}，本年支出{expenditure_of_year}，结余分配{surplus_distribution}，年末结转和结余{closing_carryover}。",
                "{Y}年度部门决算总收入{income_total}，其中本年收入{income_of_year}，年初结转和结余{opening_carryover}。总支出{expenditure_total}，其中本年支出{expenditure_of_year}，年末结转和结余{closing_carryover}。",
                "{Y}年度收入总计{income_total}，与上年相比{income_total~}；支出总计{expenditure_total}，与上年相比{expenditure_total~}。",
            ])],
        ],
    },
    Section {
        titles: &["收入决算情况说明", "收入决算情况", "关于{Y}年度收入决算情况说明"],
        ways: &[
            &[List {
                lead: &[
                    "{Y}年度收入合计{income_of_year}，其中：",
                    "{Y}年度收入合计{income_of_year}，与{L}年度相比，收入合计{income_of_year~}，主要原因是{why}。其中：",
                    "本年收入合计{income_of_year}，按来源分：",
                ],
                of: Domain::Income,
                each: &[
                    "{name}{@}，占{@%income_of_year}",
                    "{name}{@}，占本年收入[的|]{@%income_of_year}",
                    "{name}{@}，占比{@%income_of_year}",
                    "{name}{@}",
                ],
                layout: Run,
            }],
            &[List {
                lead: &[
                    "{Y}年度收入合计{income_of_year}，具体情况如下：",
                    "本部门{Y}年度收入合计{income_of_year}，比上年{income_of_year~}，其中：",
                ],
                of: Domain::IncomeHad,
                each: &[
                    "{name}{@}，占本年收入的{@%income_of_year}。",
                    "{name}{@}，比上年{@~}，主要原因是{why}。",
                    "{name}{@}。",
                ],
                layout: Lines,
            }],
        ],
    },
    Section {
        titles: &["支出决算情况说明", "支出决算情况", "关于{Y}年度支出决算情况说明"],
        ways: &[
            &[List {
                lead: &[
                    "{Y}年度支出合计{expenditure_of_year}，其中：",
                    "{Y}年度支出合计{expenditure_of_year}，与{L}年度相比，支出合计{expenditure_of_year~}，主要原因是{why}。其中：",
                    "{Y}年度支出合计{expenditure_of_year}，按性质分：",
                ],
                of: Domain::Expenditure,
                each: &[
                    "{name}{@}，占{@%expenditure_of_year}",
                    "{name}{@}，占本年支出[的|]{@%expenditure_of_year}",
                    "{name}{@}",
                ],
                layout: Run,
            }],
            &[List {
                lead: &[
                    "本年支出合计{expenditure_of_year}，其中：",
                    "{Y}年度本年支出{expenditure_of_year}，比{L}年度决算数{expenditure_of_year~}，具体情况如下：",
                ],
                of: Domain::ExpenditureHad,
                each: &[
                    "{name}{@}，占本年支出{@%expenditure_of_year}。",
                    "{name}{@}，较上年{@~}。主要原因是{why}。",
                ],
                layout: Lines,
            }],
        ],
    },
    Section {
        titles: &["财政拨款收入支出决算总体情况说明", "财政拨款收入支出决算总体情况"],
        ways: &[
            &[Say(&[
                "{Y}年度财政拨款收、支总计{appropriation_total}。与{L}年度相比，财政拨款收、支总计各{appropriation_total~}。主要原因是{why}。",
                "{Y}年度财政拨款收入支出总计{appropriation_total}，比上年{appropriation_total~}，主要原因是{why}。",
                "{Y}年度财政拨款收入总计{appropriation_income_total}，财政拨款支出总计{appropriation_expenditure_total}。",
            ])],
            &[
                Say(&[
                    "{Y}年度财政拨款收、支总计{appropriation_total}。",
                    "{Y}年度财政拨款收、支总计{appropriation_total}，比上年{appropriation_total~}。",
                ]),
                List {
                    lead: &["{Y}年度财政拨款收入中，"],
                    of: Domain::FundIncome,
                    each: &["{name}收入{@}，比{L}年度决算数{@~}", "{name}收入{@}"],
                    layout: Run,
                },
            ],
        ],
    },
    Section {
        titles: &[
            "一般公共预算财政拨款支出决算情况说明",
            "一般公共预算财政拨款支出决算情况",
            "一般公共预算财政拨款支出决算具体情况说明",
        ],
        ways: &[
            &[
                Say(&[
                    "{Y}年度一般公共预算财政拨款支出{expenditure_of_year/gp}，占本年支出合计的{expenditure_of_year/gp%expenditure_of_year}。与{L}年度相比，一般公共预算财政拨款支出{expenditure_of_year/gp~}。主要原因是{why}。",
                    "{Y}年度一般公共预算财政拨款支出{expenditure_of_year/gp}，比上年决算数{expenditure_of_year/gp~}。",
                ]),
                List {
                    lead: &["{Y}年度一般公共预算财政拨款支出{expenditure_of_year/gp}，主要用于以下方面："],
                    of: Domain::Classes,
                    each: &[
                        "{name}（类）{@}，占{@%expenditure_of_year/gp}",
                        "{short}（类）支出{@}，占{@%expenditure_of_year/gp}",
                        "{name}{@}",
                    ],
                    layout: Run,
                },
                Say(&[
                    "{Y}年度一般公共预算财政拨款支出年初预算为{expenditure_of_year/gp.initial}，支出决算为{expenditure_of_year/gp}，完成年初预算的{expenditure_of_year/gp!initial}。其中：基本支出{basic/gp}，项目支出{project/gp}。",
                ]),
                List {
                    lead: &["按支出功能分类，具体情况如下："],
                    of: Domain::Classes,
                    each: &[
                        "{name}（类）年初预算为{@.initial}，支出决算为{@}，完成年初预算的{@!initial}，支出决算数{@?initial}年初预算数。",
                        "{name}（类）年初预算数为{@.initial}，决算数为{@}，完成年初预算的{@!initial}。决算数{@?initial}预算数的主要原因：{why}。",
                    ],
                    layout: Lines,
                },
            ],
            &[
                Say(&[
                    "{Y}年度一般公共预算财政拨款支出{expenditure_of_year/gp}，占本年支出合计的{expenditure_of_year/gp%expenditure_of_year}。其中：基本支出{basic/gp}，占{basic/gp%expenditure_of_year/gp}；项目支出{project/gp}，占{project/gp%expenditure_of_year/gp}。",
                ]),
                List {
                    lead: &["具体情况如下："],
                    of: Domain::Items,
                    each: &[
                        "{class}（类）{group}（款）{item}（项）。年初预算为{@.initial}，支出决算为{@}，完成年初预算的{@!initial}，决算数{@?initial}年初预算数。",
                        "{class}（类）{group}（款）{item}（项）{@}，[比|较]上年决算数{@~}，主要原因是{why}。",
                        "{code}{class}--{item}{@}，较上年决算数{@~}。",
                        "{class}（类）{group}（款）{item}（项）。年初预算为{@.initial}，支出决算为{@}，完成年初预算的{@!initial}。",
                    ],
                    layout: Lines,
                },
            ],
            &[List {
                lead: &[
                    "{Y}年度一般公共预算财政拨款支出{expenditure_of_year/gp}，比上年决算数{expenditure_of_year/gp~}，具体情况如下（按项级科目分类统计）：",
                ],
                of: Domain::Classes,
                each: &[
                    "{name}（科目编码{code}）{@}，[较|比]{L}年决算数{@~}。主要原因是{why}。",
                    "{name}{@}，占{@%expenditure_of_year/gp}。",
                ],
                layout: Lines,
            }],
        ],
    },
    Section {
        titles: &["一般公共预算财政拨款基本支出决算情况说明", "一般公共预算财政拨款基本支出决算情况"],
        ways: &[
            &[Say(&[
                "{Y}年度一般公共预算财政拨款基本支出{basic/gp}，其中：人员经费{personnel/gp}，主要包括：基本工资、津贴补贴、奖金、住房公积金；公用经费{public/gp}，主要包括：办公费、印刷费、差旅费、维修（护）费。",
                "{Y}年度一般公共预算财政拨款基本支出{basic/gp}。人员经费{personnel/gp}，占基本支出的{personnel/gp%basic/gp}；公用经费{public/gp}，占基本支出的{public/gp%basic/gp}。",
                "{Y}年度基本支出{basic/gp}，其中：人员支出{personnel/gp}，日常公用经费{public/gp}。",
                "{Y}年度一般公共预算财政拨款基本支出{basic/gp}，比{L}年度{basic/gp~}。其中人员经费{personnel/gp}、公用经费{public/gp}。",
            ])],
            &[List {
                lead: &["{Y}年度一般公共预算财政拨款基本支出{basic/gp}，其中："],
                of: Domain::EconomicClasses,
                each: &["{name}{@}"],
                layout: Run,
            }],
        ],
    },
    Section {
        titles: &["政府性基金预算财政拨款收入支出决算情况说明", "政府性基金预算财政拨款支出决算情况说明"],
        ways: &[&[Say(&[
            "{Y}年度政府性基金预算财政拨款年初结转和结余{opening_carryover/gf}，本年收入{income_of_year/gf}，本年支出{expenditure_of_year/gf}，年末结转和结余{closing_carryover/gf}。",
            "{Y}年度政府性基金预算财政拨款支出{expenditure_of_year/gf}，比上年{expenditure_of_year/gf~}。",
            "{Y}年度政府性基金预算财政拨款收入{income_of_year/gf}，支出{expenditure_of_year/gf}，年末结转和结余{closing_carryover/gf}。",
        ])]],
    },
    Section {
        titles: &["国有资本经营预算财政拨款支出决算情况说明"],
        ways: &[&[Say(&[
            "{Y}年度国有资本经营预算财政拨款本年支出{expenditure_of_year/sc}。",
            "{Y}年度国有资本经营预算财政拨款支出{expenditure_of_year/sc}，与{L}年度相比{expenditure_of_year/sc~}。",
        ])]],
    },
    Section {
        titles: &[
            "财政拨款“三公”经费支出决算情况说明",
            "“三公”经费支出决算情况说明",
            "一般公共预算财政拨款“三公”经费支出决算情况说明",
        ],
        ways: &[
            &[
                Say(&[
                    "{Y}年度“三公”经费财政拨款支出[全年预算|预算]为{three_public.adjusted}，支出决算为{three_public}，完成[全年预算|预算]的{three_public!adjusted}。",
                    "{Y}年度“三公”经费财政拨款支出年初预算为{three_public.initial}，支出决算为{three_public}，完成[年初预算|预算]的{three_public!initial}。",
                    "{Y}年度“三公”经费财政拨款支出{three_public}，比上年{three_public~}，主要原因是{why}。",
                ]),
                List {
                    lead: &["具体情况如下："],
                    of: Domain::ThreePublic,
                    each: &[
                        "{name}全年预算为{@.adjusted}，支出决算为{@}，完成全年预算的{@!adjusted}，比上年{@~}。",
                        "{name}年初预算为{@.initial}，支出决算为{@}，完成年初预算的{@!initial}，决算数{@?initial}年初预算数的主要原因是{why}。",
                        "{name}全年预算为{@.adjusted}，支出决算为{@}，完成全年预算的{@!adjusted}，比全年预算{@~adjusted}，主要原因是{why}。",
                        "{name}年初预算为{@.initial}，支出决算为{@}，比年初预算数{@~initial}，主要原因是{why}。",
                        "{name}支出{@}，占“三公”经费支出的{@%three_public}。",
                        "{name}支出{@}，比上年{@~}，主要原因是{why}。",
                    ],
                    layout: Lines,
                },
                Say(&[
                    "其中：公务用车购置费{vehicle_purchase}，{Y}年购置公务用车{vehicles_bought#vehicles}。公务用车运行费{vehicle_operation}，年末公务用车保有量{vehicles_kept#vehicles}。",
                    "公务用车购置及运行维护费{vehicle}，其中：公务用车购置支出{vehicle_purchase}，公务用车运行维护支出{vehicle_operation}。截至{Y}年12月31日，开支财政拨款的公务用车保有量{vehicles_kept#vehicles}。",
                ]),
                Say(&[
                    "公务接待费{reception}。其中：外宾接待支出{foreign_reception}，国内公务接待支出{domestic_reception}。{Y}年共接待国内来访团组{domestic_reception#batches}、{domestic_reception#persons}（不包括陪同人员）。",
                    "公务接待费支出{reception}，其中：国内公务接待支出{domestic_reception}（含外宾接待支出{foreign_reception}）。",
                ]),
            ],
            &[
                Say(&[
                    "{Y}年度“三公”经费财政拨款支出决算数{three_public}，其中：因公出国（境）费{overseas}，公务用车购置及运行费{vehicle}，公务接待费{reception}。",
                    "{Y}年度“三公”经费财政拨款支出决算数为{three_public}，较{L}年度{three_public~}，其中：因公出国（境）费支出{overseas}，占{overseas%three_public}；公务用车购置及运行维护费支出{vehicle}，占{vehicle%three_public}；公务接待费支出{reception}，占{reception%three_public}。",
                ]),
                Say(&[
                    "公务用车购置及运行费{vehicle}，其中：公务用车购置费{vehicle_purchase}，公务用车运行费{vehicle_operation}，公务用车保有量{vehicles_kept#vehicles}。公务接待费{reception}，{Y}年国内公务接待{domestic_reception#batches}、{domestic_reception#persons}。",
                ]),
            ],
        ],
    },
    Section {
        titles: &["机关运行经费支出说明", "机关运行经费支出情况", "机关运行经费支出情况说明"],
        ways: &[&[Say(&[
            "{Y}年度{BODY}机关运行经费支出{operating_cost}，比年初预算数{operating_cost~initial}。主要原因是{why}。",
            "{Y}年度机关运行经费支出{operating_cost}，比{L}年度{operating_cost~}，主要原因：{why}。",
            "机关运行经费支出{operating_cost}，较上年决算数{operating_cost~}，主要是{why}。",
        ])]],
    },
    Section {
        titles: &["政府采购支出说明", "政府采购支出情况", "政府采购支出情况说明"],
        ways: &[&[Say(&[
            "{Y}年度政府采购支出总额{procurement}，其中：政府采购货物支出{procurement_goods}、政府采购工程支出{procurement_works}、政府采购服务支出{procurement_services}。授予中小企业合同金额{procurement_sme}，占政府采购支出总额的{procurement_sme%procurement}，其中：授予小微企业合同金额{procurement_micro}，占授予中小企业合同金额的{procurement_micro%procurement_sme}。",
            "本部门{Y}年度政府采购金额（以合同签订为准）为{procurement}，其中：货物采购金额{procurement_goods}、工程采购金额{procurement_works}、服务采购金额{procurement_services}。",
            "{Y}年政府采购支出{procurement}，其中：货物支出{procurement_goods}，工程支出{procurement_works}，服务支出{procurement_services}；授予中小企业合同金额{procurement_sme}，占{procurement_sme%procurement}。货物采购授予中小企业合同金额占货物支出金额的{procurement_goods_sme%procurement_goods}，服务采购授予中小企业合同金额占服务支出金额的{procurement_services_sme%procurement_services}。",
        ])]],
    },
    Section {
        titles: &["国有资产占用情况说明", "国有资产占用情况"],
        ways: &[&[Say(&[
            "截至{Y}年12月31日，{BODY}共有车辆{vehicles_owned#vehicles}，其中，副部（省）级及以上领导用车{vehicles_leading#vehicles}、主要负责人用车{vehicles_principal#vehicles}、机要通信用车{vehicles_confidential#vehicles}、应急保障用车{vehicles_emergency#vehicles}、执法执勤用车{vehicles_enforcement#vehicles}、特种专业技术用车{vehicles_specialist#vehicles}、离退休干部服务用车{vehicles_retired#vehicles}、其他用车{vehicles_other#vehicles}。单价100万元（含）以上设备（不含车辆）{large_equipment#sets}。",
            "{Y}年末，本部门共有车辆{vehicles_owned#vehicles}；其中机要通信用车{vehicles_confidential#vehicles}、应急保障用车{vehicles_emergency#vehicles}、一般执法执勤用车{vehicles_enforcement#vehicles}、其他用车{vehicles_other#vehicles}；单位价值50万元以上通用设备{large_equipment#sets}。",
        ])]],
    },
    Section {
        titles: &["预算绩效情况说明", "预算绩效管理工作开展情况", "预算绩效情况的说明"],
        ways: &[&[
            Say(&[
                "根据预算绩效管理要求，本部门组织对{Y}年度一般公共预算项目支出全面开展绩效自评，共涉及项目{project_performance#projects}，资金{project_performance}，占一般公共预算项目支出总额的{project_performance%project/gp}。",
                "本部门组织对{Y}年度一般公共预算项目支出开展绩效自评，共涉及项目{project_performance#projects}，资金{project_performance}。",
            ]),
            Say(&[
                "本部门对{department_performance#departments}部门开展整体支出绩效自评，资金{department_performance}。",
            ]),
            List {
                lead: &["项目支出自评结果如下："],
                of: Domain::Projects,
                each: &[
                    "{name}项目绩效自评综述：项目全年预算数为{@.adjusted}，执行数为{@}，完成预算的{@!adjusted}。主要产出和效益是：{result}。",
                ],
                layout: Lines,
            },
        ]],
    },
];

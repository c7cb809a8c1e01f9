//! Wordings that the grammar was not written for.
//!
//! Real reports express the same in more ways than anyone can list. These wordings were written in the style of such reports,
//! without looking at the grammar, so they measure what happens to a new wording: a claim from it must be right, and what is not
//! understood must be listed as unread. A wording that the grammar learns later stays here.
//!
//! The slots are those of [`super::template`].

/// A wording with the title of its section.
pub(super) type Unknown = (&'static str, &'static str);

/// Of final accounts.
pub(super) const FINAL_ACCOUNTS: &[Unknown] = &[
    (
        "收入支出决算总体情况说明",
        "全年各项资金来源合计为{income_total}，资金运用合计为{expenditure_total}，收支相抵后持平。",
    ),
    ("收入支出决算总体情况说明", "本年度我单位收支规模达到{grand_total}，较上一年度整体{grand_total~rate}。"),
    ("收入支出决算总体情况说明", "从总量上看，收入一侧与支出一侧均为{grand_total}。"),
    (
        "收入支出决算总体情况说明",
        "上年末滚存到本年使用的资金有{opening_carryover}，留待下年继续使用的有{closing_carryover}。",
    ),
    (
        "收入支出决算总体情况说明",
        "年度收入{income_of_year}，加上以前年度结转{opening_carryover}，可供使用的资金共{income_total}。",
    ),
    (
        "收入决算情况说明",
        "在全部收入当中，来自财政的有{fiscal_appropriation}，比重为{fiscal_appropriation%income_of_year}。",
    ),
    (
        "收入决算情况说明",
        "财政拨入资金{fiscal_appropriation}是主要来源，单位自行组织的其他收入只有{other_income}。",
    ),
    (
        "收入决算情况说明",
        "全年到账收入{income_of_year}，其中财政到账{fiscal_appropriation}，非财政到账的部分另行核算。",
    ),
    ("收入决算情况说明", "上级主管部门下达补助{superior_subsidy}，事业活动取得收入{institutional_income}。"),
    (
        "收入决算情况说明",
        "收入构成方面，财政拨款收入一项即达{fiscal_appropriation}，同口径比去年{fiscal_appropriation~}。",
    ),
    ("支出决算情况说明", "用于保障机构正常运转的支出{basic}，用于完成专项任务的支出{project}。"),
    ("支出决算情况说明", "全年实际支出{expenditure_of_year}，其中人吃马喂类刚性支出即基本支出{basic}。"),
    ("支出决算情况说明", "基本支出与项目支出之比约为六比四，二者分别为{basic}和{project}。"),
    ("支出决算情况说明", "本年度支出执行{expenditure_of_year}，执行进度快于去年同期。"),
    ("支出决算情况说明", "项目类支出{project}，在支出合计中的分量为{project%expenditure_of_year}。"),
    (
        "财政拨款收入支出决算总体情况说明",
        "财政拨款这一块，总盘子为{appropriation_total}，与上年比较{appropriation_total~}。",
    ),
    (
        "财政拨款收入支出决算总体情况说明",
        "当年财政拨入的一般预算资金{income_of_year/gp}，基金类资金{income_of_year/gf}。",
    ),
    (
        "一般公共预算财政拨款支出决算情况说明",
        "由一般公共预算安排并已形成支出的资金{expenditure_of_year/gp}，其中保运转的{basic/gp}，办事业的{project/gp}。",
    ),
    (
        "一般公共预算财政拨款支出决算情况说明",
        "年初人代会批准的预算为{expenditure_of_year/gp.initial}，年底实际支出{expenditure_of_year/gp}，执行率为{expenditure_of_year/gp!initial}。",
    ),
    (
        "一般公共预算财政拨款支出决算情况说明",
        "与年初批复相比，全年实际支出{expenditure_of_year/gp~initial}。",
    ),
    ("一般公共预算财政拨款基本支出决算情况说明", "用在人头上的钱{personnel/gp}，用在办公上的钱{public/gp}。"),
    (
        "一般公共预算财政拨款基本支出决算情况说明",
        "基本支出中人员部分{personnel/gp}，公用部分{public/gp}，前者占{personnel/gp%basic/gp}。",
    ),
    (
        "一般公共预算财政拨款基本支出决算情况说明",
        "在职及离退休人员相关支出合计{personnel/gp}，日常办公运转支出合计{public/gp}。",
    ),
    (
        "政府性基金预算财政拨款收入支出决算情况说明",
        "基金项下年初有余额{opening_carryover/gf}，当年新增{income_of_year/gf}，当年用去{expenditure_of_year/gf}，尚余{closing_carryover/gf}。",
    ),
    (
        "财政拨款“三公”经费支出决算情况说明",
        "“三公”三项合起来共花费{three_public}，花得最多的是车辆，为{vehicle}。",
    ),
    (
        "财政拨款“三公”经费支出决算情况说明",
        "出国团组花费{overseas}，用车花费{vehicle}，待客花费{reception}。",
    ),
    (
        "财政拨款“三公”经费支出决算情况说明",
        "接待方面支出{reception}，严格按标准用餐；车辆方面支出{vehicle_operation}，主要是燃油和保险。",
    ),
    (
        "财政拨款“三公”经费支出决算情况说明",
        "公务车辆全年养护成本{vehicle_operation}，车均成本有所变化，未发生购车支出以外的其他费用。",
    ),
    (
        "财政拨款“三公”经费支出决算情况说明",
        "全年接待来宾{domestic_reception#persons}，分{domestic_reception#batches}，开支{reception}。",
    ),
    (
        "机关运行经费支出说明",
        "为维持机关日常运行，全年开支运行费用{operating_cost}，比年初安排{operating_cost~initial}。",
    ),
    ("机关运行经费支出说明", "机关运行方面的花销为{operating_cost}，同比{operating_cost~rate}。"),
    (
        "政府采购支出说明",
        "全年通过政府采购渠道支付{procurement}，其中买货物{procurement_goods}，做工程{procurement_works}，购服务{procurement_services}。",
    ),
    (
        "政府采购支出说明",
        "采购合同中由中小企业承接的有{procurement_sme}，其中小微企业承接{procurement_micro}。",
    ),
    (
        "国有资产占用情况说明",
        "年末账面车辆{vehicles_owned#vehicles}，其中用于应急的{vehicles_emergency#vehicles}，用于机要的{vehicles_confidential#vehicles}。",
    ),
    ("预算绩效情况说明", "纳入自评范围的项目资金{project_performance}，全部完成既定目标。"),
];

/// Of budgets.
pub(super) const BUDGET: &[Unknown] = &[
    ("收支预算总体情况说明", "按照收支平衡的原则，今年的盘子定为{grand_total}，比去年的盘子{grand_total~}。"),
    ("收支预算总体情况说明", "全口径预算规模{grand_total}，全部纳入预算管理。"),
    (
        "收入预算情况说明",
        "预计全年可取得收入{income_of_year}，其中财政预拨{fiscal_appropriation}，其他渠道{other_income}。",
    ),
    (
        "收入预算情况说明",
        "收入来源以财政拨款为主，计{fiscal_appropriation}，占全部收入的{fiscal_appropriation%income_of_year}。",
    ),
    ("支出预算情况说明", "拟安排基本支出{basic}、项目支出{project}，二者合计占本年支出的绝大部分。"),
    ("支出预算情况说明", "刚性支出{basic}优先保障，其余{project}用于年度重点工作。"),
    ("支出预算情况说明", "今年支出盘子{expenditure_of_year}，按人均测算增幅有限。"),
    (
        "一般公共预算支出情况说明",
        "一般公共预算安排的支出为{expenditure_of_year/gp}，其中用于人员和运转{basic/gp}，用于专项{project/gp}。",
    ),
    ("一般公共预算支出情况说明", "同口径相比，一般公共预算安排的支出{expenditure_of_year/gp~}。"),
    ("一般公共预算基本支出情况说明", "人员部分编列{personnel/gp}，公用部分编列{public/gp}。"),
    (
        "一般公共预算基本支出情况说明",
        "按编制内实有人数测算的人员支出{personnel/gp}，按定额测算的公用支出{public/gp}。",
    ),
    (
        "“三公”经费预算情况说明",
        "“三公”方面共编列{three_public}，继续压减；其中接待编列{reception}，用车编列{vehicle}。",
    ),
    (
        "“三公”经费预算情况说明",
        "公务用车方面不新购车辆以外的支出{vehicle_operation}，接待控制在{reception}以内。",
    ),
    ("机关运行经费预算情况说明", "用于机关运转的经费编列{operating_cost}，与去年预算比较{operating_cost~}。"),
    (
        "政府采购预算情况说明",
        "拟采购货物{procurement_goods}、工程{procurement_works}、服务{procurement_services}，共计{procurement}。",
    ),
    ("绩效目标设置情况说明", "设定绩效目标的资金规模为{project_targets}。"),
];

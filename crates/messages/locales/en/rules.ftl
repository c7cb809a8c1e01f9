# The rules: what must hold, why, and how a report breaks it or just keeps it.

## complete

rule-statutory-statements = The report includes every statement required for its type and year, and every statement in its table of contents
    .why = A missing statement hides spending from the public. A file with only the explanations or one or two statements is an excerpt, and nothing is known about the rest.
    .example = “八、国有资本经营预算财政拨款支出决算表” appears in the table of contents and nowhere else.

## repeated

rule-statement-repeats-itself = A statement that is printed twice has the same numbers both times
    .why = If a corrected table is inserted and the old one is not removed, it is unclear which of them is valid. Tables of several departments, or of a department and its own level, differ in many rows, so the rule reports differences only where nearly all numbers agree.
    .example = 支出决算表 appears on two pages; project expenditure of 2013101 is 12.00 on one and 21.00 on the other.

## names

rule-statement-names-the-body = The heading of each statement names the report's department
    .why = Tables are sometimes copied from the report of another department or from before a renaming. A wrong name in the heading puts the numbers below it in doubt. The rule applies where most headings name the department; a second table of the same statement may belong to a subordinate unit.
    .example = The heading of statement 05 reads 部门：示例市云溪区教育局, where all other headings name 示例市云澜区教育局.

## summary

rule-summary-income-total = In the income and expenditure summary, income of the year equals the sum of its sources
    .why = Every yuan received belongs to one source. A difference means that a source is missing or a number is mistyped.
    .example = Fiscal appropriation of 100.00 and other income of 5.00 do not equal income of the year of 106.00; the difference is 1.00.

rule-summary-income-grand-total = In the income and expenditure summary, total income equals income of the year plus surplus used and opening carryover
    .why = A department can spend only what it received and what it carried over.
    .example = Income of the year of 100.00 and opening carryover of 5.00 do not equal the grand total of 104.00; the difference is 1.00.

rule-summary-expenditure-total = In the income and expenditure summary, expenditure of the year equals the sum of the functional classes
    .why = Every yuan spent has one function. A difference means that a class is missing or a number is mistyped.
    .example = 教育支出 90.00 and 住房保障支出 9.00 do not equal expenditure of the year of 100.00; the difference is 1.00.

rule-summary-expenditure-grand-total = In the income and expenditure summary, total expenditure equals expenditure of the year plus surplus distribution and closing carryover
    .why = All available funds were spent, distributed, or carried forward.
    .example = Expenditure of the year of 95.00 and closing carryover of 5.00 do not equal the grand total of 101.00; the difference is 1.00.

rule-summary-balance = In the income and expenditure summary, total income equals total expenditure
    .why = Both sides show the same sum, once by source and once by use. The form prints it twice as a check.
    .example = A grand total of 105.00 on the left and 105.01 on the right is a mismatch: the same number printed twice must be equal.

rule-summary-basic = Personnel and public expenses in the income and expenditure summary agree with the expenditure statement and the basic expenditure statement
    .why = Basic expenditure consists of personnel and public expenses. Where statement 01 shows personnel, public, and project expenditure in columns, the first two together equal basic expenditure in statement 03, and neither can be less than its part from the general public budget in statement 06.
    .example = Statement 01 shows personnel expenses of 520.00 and public expenses of 130.00; statement 03 shows basic expenditure of 640.00.

## line_numbers

rule-line-numbers = Line numbers of the two summary statements are continuous: the left side starts at 1, and the right side continues after it
    .why = The form numbers every line, including blank ones. A number that is missing, repeated, or out of place shows that the report, or the reading of it, lost a line, even where the sums agree.
    .example = Line 12 follows line 10.

## hierarchy

rule-hierarchy-sums = Classes, groups, and items add up at each level
    .why = The total equals the sum of the classes, a class the sum of its groups, and a group the sum of its items, in every amount column of every statement by code. All levels show the same transactions, so a difference means a missing or mistyped row.
    .example = Class 302 shows 215.69; its groups add up to 215.19.

rule-code-parents = A group is printed below its class, and an item below its group
    .why = A code begins with the code of its parent. Where the parent of a row is not printed, a row was lost or a code is mistyped.
    .example = 2010301 is printed without 201 and 20103, although 20805 is printed below 208.

rule-code-list = Every functional class is in the classification of the year
    .why = A class that did not exist yet, or no longer exists, is a mistyped code or comes from another year's table.
    .example = Class 224 (灾害防治及应急管理支出) appears in the final accounts of 2018; it was introduced in 2019.

rule-code-names = A code has the same name in the income, expenditure, and general public budget statements
    .why = A code has one name in a year. Two names mean two editions of the classification, or a row copied from another report.
    .example = 2210202 is 提租补贴 in statement 02 and 租房补贴 in statement 03.

rule-empty-statement-explained = An empty statement has a note that explains why
    .why = Without a note, readers cannot tell funds that did not exist from a table that was not filled in.
    .example = The statement 政府性基金预算财政拨款收入支出决算表 is blank, and there is no note below it.

## income

rule-income-row-sums = In the income statement, the total of every row equals the sum of its sources
    .why = The columns split one amount by source.
    .example = Row 205 shows a total of 10.00 and fiscal appropriation income of 9.00, with nothing in the other columns.

rule-income-matches-summary = The income statement agrees with the income side of the income and expenditure summary
    .why = Statement 02 splits the income of statement 01 by function. Its total row repeats the same numbers: the total, the fiscal appropriation, and every other source.
    .example = Income of the year is 5,102.22 in statement 01 and 5,012.22 in statement 02.

## expenditure

rule-expenditure-row-sums = In the expenditure statement, the total of every row equals basic, project, and other expenditure
    .why = The columns split one amount by type: basic, project, remitted to superior authorities, business, and subsidies to affiliated units.
    .example = Row 201 shows a total of 10.00, basic expenditure of 4.00, and project expenditure of 5.00.

rule-expenditure-matches-summary = The expenditure statement agrees with the expenditure side of the income and expenditure summary
    .why = Statement 03 splits the expenditure of statement 01 by type. Its total row and class rows repeat the same numbers. In a budget, the total may include carryovers.
    .example = Class 208 is 199.57 in statement 01 and 195.97 in statement 03.

## appropriation

rule-appropriation-row-sums = In the appropriation summary, every row on the expenditure side equals the sum of its three funds
    .why = The columns split one amount by the budget it comes from.
    .example = Row 212 shows a total of 10.00, general public budget of 4.00, and government fund budget of 5.00.

rule-appropriation-income-total = In the appropriation summary, income of the year equals the sum of the three funds
    .why = Every appropriation comes from one of three budgets.
    .example = General public budget of 100.00 and government fund budget of 5.00 do not equal income of the year of 106.00; the difference is 1.00.

rule-appropriation-expenditure-total = In the appropriation summary, expenditure of the year equals the sum of the functional classes, in total and for each fund
    .why = Every yuan spent has one function.
    .example = 教育支出 90.00 and 住房保障支出 9.00 do not equal expenditure of the year of 100.00; the difference is 1.00.

rule-appropriation-opening = In the appropriation summary, the opening carryover equals the sum of the three funds' carryovers
    .why = Carryovers remain in the budget they come from.
    .example = The opening carryover is 63.24; the general public budget's is 60.00 and the government fund budget's 3.00.

rule-appropriation-grand-total = In the appropriation summary, the two sides balance, in total and for each fund
    .why = The grand total of the income side equals income of the year plus opening carryover; that of the expenditure side equals expenditure of the year plus closing carryover; the two are equal. Within each budget, funds were spent or carried forward.
    .example = Expenditure of the year of 95.00 and closing carryover of 5.00 do not equal the grand total of 101.00; the difference is 1.00.

rule-appropriation-matches-income = Income of the year in the appropriation summary equals fiscal appropriation income in the income statement
    .why = Both statements show the appropriations received in the year.
    .example = 5,102.22 in statement 04 and 5,012.22 in the total row of statement 02.

rule-appropriation-within-summary = No class, and no total, of the appropriation summary exceeds that of the income and expenditure summary
    .why = Appropriation expenditure is a part of all expenditure.
    .example = Class 208 is 199.57 in statement 01 and 200.57 in statement 04.

rule-appropriation-by-statement = Expenditure of the year in the appropriation summary equals the sum of the three funds' statements
    .why = Each fund has its own statement (05, 07, and 08), and together they contain all appropriation expenditure.
    .example = 5,102.22 in statement 04 and 5,002.22 in statement 05, where statements 07 and 08 are empty.

## general_public

rule-general-public-row-sums = In the general public budget statement, every row equals basic plus project expenditure
    .why = Spending from the general public budget either runs the department or funds a project.
    .example = Row 201 shows a total of 1,227.34, basic expenditure of 911.92, and project expenditure of 314.42.

rule-general-public-matches-appropriation = The general public budget statement agrees with the appropriation summary
    .why = Statement 05 splits the general public budget column of statement 04 by type and function. Its total row and class rows repeat the same numbers.
    .example = Class 210 is 130.02 in statement 05 and 130.20 in statement 04.

rule-general-public-within-expenditure = No amount in the general public budget statement exceeds the same amount in the expenditure statement
    .why = Spending from the general public budget is a part of all spending on the same function.
    .example = Project expenditure of 2010302 is 312.47 in statement 03 and 321.47 in statement 05.

## basic

rule-basic-personnel = In the basic expenditure statement, personnel expenses equal wages and benefits (301) plus allowances to individuals and families (303)
    .why = Personnel expenses consist of these two classes; the classification has no third.
    .example = Class 301 is 1,017.13 and class 303 is 94.74; personnel expenses are printed as 1,112.87.

rule-basic-public = In the basic expenditure statement, public expenses equal goods and services (302) plus all other classes that are not personnel expenses
    .why = Every economic class that is not personnel expenses is public expenses: 302, 307, 309, 310, 311, 312, 313, and 399.
    .example = Class 302 is 215.69 and class 310 is 3.10; public expenses are printed as 218.80. Rounding explains the difference of 0.01.

rule-basic-total = Personnel plus public expenses equal basic expenditure from the general public budget
    .why = Statement 06 shows the basic expenditure column of statement 05 by economic class. Where statement 06 prints only a total, the total is compared.
    .example = 1,111.87 and 218.80 add up to 1,330.67; statement 05 shows 1,303.67.

rule-basic-within-three-public = The three public expenses within basic expenditure do not exceed the three public expenses statement
    .why = Three public expenses include both basic and project expenditure, so the basic part (30212, 31013, 30231, and 30217) cannot be greater.
    .example = Official receptions (30217) are 0.52 in statement 06 and 0.42 in statement 09.

rule-three-public-within-economic = No item of the three public expenses exceeds its class in the expenditure by economic classification
    .why = Three public expenses are paid from expenditure, and each item has its own economic class. A project may record it under another class, so an excess is a warning. The rule applies where the report shows all expenditure, including projects, by economic class.
    .example = Official receptions are 0.52 in statement 09; 30217 is 0.42 in the expenditure by economic classification.

rule-pension-contributions = Pension and annuity contributions are the same by economic and by functional classification
    .why = The employer's contributions have one economic code (30108, 30109) and one functional code (2080505, 2080506), so both usually show the same amount. Contributions for staff under other functions are a legitimate exception.
    .example = 30108 is 103.40 and 2080505 is 104.30.

rule-medical-contributions = Medical insurance and subsidies are the same by economic and by functional classification
    .why = Medical insurance and subsidies have their own economic codes (30110, 30111, 30307) and functional codes (2101101, 2101103). Staff of public institutions, whose insurance is under 2101102, are a legitimate exception.
    .example = 20.32, 42.52, and 10.89 add up to 73.73, as do 20.32 and 53.41.

## funds

rule-fund-row-sums = In the government fund and state capital statements, every row equals basic plus project expenditure
    .why = The columns split one amount by type.
    .example = Row 21208 shows a total of 100.00 and project expenditure of 90.00.

rule-government-fund-flow = In the government fund statement, opening carryover plus income equals expenditure plus closing carryover, in every row
    .why = The money of a fund is spent or carried forward.
    .example = Opening carryover of 10.00 and income of 90.00 do not equal expenditure of 80.00 and closing carryover of 10.00.

rule-funds-match-appropriation = The government fund and state capital statements agree with the appropriation summary
    .why = Each of the two statements shows one fund of statement 04 in detail. Its total and classes repeat the fund's column; in statement 07, so do the opening carryover, the income, and the closing carryover.
    .example = Class 212 is 100.00 in statement 07 and 110.00 in the government fund column of statement 04.

## three_public

rule-three-public-total = In the three public expenses statement, the total equals overseas travel, vehicles, and receptions
    .why = Three public expenses have exactly these three items, in the budget and in the final accounts.
    .example = Vehicles of 7.17 and receptions of 0.61 do not equal the total of 7.87.

rule-three-public-vehicles = In the three public expenses statement, the vehicle subtotal equals purchase plus operation
    .why = The subtotal has two columns and no third.
    .example = Purchase of 18.00 and operation of 6.51 do not equal the subtotal of 25.41.

rule-three-public-within-budget = No item of the three public expenses exceeds its budget
    .why = Three public expenses are capped by the budget. Spending more requires an adjustment, which the budget column should show.
    .example = Official receptions have a budget of 0.42 and final accounts of 0.50.

rule-three-public-blank = Three public expenses stated in the explanations are not blank in the statement
    .why = A blank means that there was no such expenditure. The parts, vehicle purchase and operation, have columns only in some forms, so the rule does not cover them.
    .example = The explanations state 公务接待费支出决算为0.42万元; statement 09 is blank under official receptions.

## prose_totals

rule-prose-matches-statements = Amounts in the explanations agree with the statements
    .why = The explanations describe what the statements show, and most readers read only the text.
    .example = The budget of the three public expenses is 1.32 in the explanations and 0.42 in statement 09.

rule-prose-repeats-itself = A number that appears only in the explanations is the same everywhere
    .why = Budgets, procurement, and vehicles are in no statement, so the only check is whether the explanations agree with themselves.
    .example = The initial budget is 5,093.22 in one paragraph and 5,039.22 in the next.

rule-prose-names-the-row = Amounts in the explanations are named at the level they belong to
    .why = An item belongs to the group and the class that are named with it. A sentence that names an item but states the amount of its class suggests that one item cost as much as the whole class. The row that is named must also be in the statement.
    .example = 一般公共服务支出(类)财政事务(款)行政运行(项) is stated as 1,227.34, which is all of class 201; statement 05 has no row 财政事务.

## writing

rule-template-leftovers = The explanations contain no leftover template text
    .why = Leftover wording, instructions, or headings and dates of another year show that a sentence was not proofread, and often that its numbers were not checked either.
    .example = 支出合计增减少 91.78 万元; ××部门; 下降（增长）27.78%; 202 年度.

rule-doubled-punctuation = No punctuation mark is repeated
    .why = “，，” and “。，” remain where words were cut or numbers were inserted, so the text next to them deserves a look.
    .example = 支出合计105.00万元，，比上年增加5.00万元.

## prose_parts

rule-prose-expenditure-parts = In the explanations, the parts of an expenditure add up to the whole
    .why = The sentence divides one sum: basic and project expenditure; or personnel, public, and project expenditure; or basic expenditure into personnel and public expenses. Where a part is left out, the others can be less than the whole but not more.
    .example = 支出预算598.50万元，其中：人员经费480.20万元，公用经费32.40万元，项目支出85.70万元: the parts add up to 598.30.

rule-three-public-in-prose = In the explanations, three public expenses equal the sum of their items
    .why = Reports without the three public expenses statement state the amounts only in the text, so they can be checked nowhere else. Vehicles, too, equal purchase plus operation.
    .example = 公务用车购置及运行维护费4.60万元, of which purchase is 0 and operation is 10.08.

## prose_budget

rule-prose-balance = In the explanations, budgeted income equals budgeted expenditure
    .why = Only what is received can be spent; the grand totals of final accounts are also equal. Carryovers can account for a difference within a year. Where the explanations mention them, or the statements show both totals, other rules compare them.
    .example = 收入预算0万元。相应安排支出预算283.60万元。

rule-prose-opposite-changes = In a budget, income and expenditure do not change in opposite directions
    .why = Income and expenditure are equal in each year. Carryovers may cause a difference, so it is a warning.
    .example = 收入预算比上年增加20万元, but 支出预算比上年减少20万元.

rule-prose-fund-within-all = In the explanations, the amount of one fund does not exceed the amount of all funds
    .why = One fund is a part of all funds. Wording that names no fund may still mean one of them, so an excess is a warning.
    .example = 项目支出85.70万元 for all funds, but 一般公共预算项目支出85.90万元.

## prose_changes

rule-prose-change-rate = A rate of change equals the change divided by the prior-year (or budget) amount
    .why = Amount, change, and rate appear in one sentence, and any two determine the third. The base is the amount less the change; the sentence names it: 与上年度相比 is the prior year, 比年初预算数 the initial budget.
    .example = 减少 91.80, 下降 1.83 %, to 5,102.22; but 91.80 of 5,194.02 is 1.77 %.

rule-prose-change-direction = Words for a change state the same direction everywhere
    .why = If one sentence says 增加 and 下降, it is unclear which one is meant. 持平 means no change.
    .example = 减少 91.80 万元，增长 1.77 %.

rule-prose-budget-change = A change against the budget equals final accounts minus budget
    .why = Both amounts are in the explanations, so the change, its direction included, follows from them. 持平 means that they are equal.
    .example = The budget is 1.32 and the final accounts are 0.42, but 比预算减少 0.80.

rule-prose-prior-year-order = Amounts implied for the prior year keep their order: no part exceeds its whole
    .why = Where a part equals its whole this year, it cannot have exceeded it last year. The order is that of the statements (05 ≤ 04 ≤ 01): the general public budget within all expenditure, and income and expenditure of the year within the grand total.
    .example = All of 5,102.22 is from the general public budget, which fell by 91.80, while all expenditure fell by 91.78: last year the part exceeded the whole by 0.02.

## prose_shares

rule-prose-shares = A share equals the part divided by the whole
    .why = Part, whole, and share appear in one paragraph, and any two determine the third, to the decimals printed.
    .example = 145.29 of 5,102.22 is 2.85 %; 2.81 % is printed.

## prose_completion

rule-prose-completion = A completion rate equals final accounts divided by the budget
    .why = Budget, final accounts, and completion rate appear in one sentence, and any two determine the third.
    .example = 1,227.34 of 1,305.33 is 94.03 %; 93.98 % is printed.

rule-prose-completion-word = Where the explanations call final accounts more than, less than, or equal to the budget, the numbers agree
    .why = Readers remember the word, and the reasons that follow explain it.
    .example = 年初预算 199.57, 决算 190.00, but 支出决算数大于年初预算数.

rule-prose-budget-by-function = Initial budgets by function add up to the initial budget of the general public budget
    .why = The approved budget is split by function, and the explanations state the initial budget in total and for every function that money was spent on. A function that was budgeted but not spent may be omitted, so a difference is a warning.
    .example = 1,305.33, 199.57, 130.02, 3,400, and 145.29 add up to 5,180.21; the total is stated as 5,093.22.

## prose_procurement

rule-procurement-total = Procurement equals goods, works, and services
    .why = The law defines these three kinds and no other.
    .example = 24.9 in total, with 3.1 for goods, 0 for works, and 20.8 for services.

rule-procurement-small-enterprises = Contracts with micro and small enterprises do not exceed those with small and medium enterprises, nor those the procurement total
    .why = By definition, small and medium enterprises (中小企业) include medium, small, and micro enterprises; all of them are suppliers.
    .example = Small and medium enterprises 0, of which micro and small enterprises 24.9.

## prose_vehicles

rule-vehicles-by-kind = The number of vehicles equals the sum of all kinds
    .why = Every vehicle is of one kind, and the last kind is “other vehicles”.
    .example = 5 vehicles, of which 1, 3, and 2.

rule-vehicles-kept = The number of official vehicles funded by appropriations agrees with the number of vehicles owned
    .why = The numbers differ where other funds pay for some vehicles, so a difference is only a hint. It still deserves a look, especially where fewer vehicles are owned than funded.
    .example = 0 vehicles kept under three public expenses, 5 owned under state-owned assets.

rule-vehicles-kept-within-owned = The number of official vehicles funded by appropriations does not exceed the number of vehicles owned
    .why = Every vehicle that is kept is owned, no matter who pays for it. More kept than owned means that a vehicle is missing from the assets or a number is mistyped.
    .example = 3 vehicles kept under three public expenses, 2 owned under state-owned assets.

rule-vehicles-bought = Vehicle purchase costs and the number of vehicles bought are both zero or both not zero
    .why = If only one of them is stated, a number is missing.
    .example = 公务用车购置费 18.00 万元, 购置公务用车 0 辆.

## prose_receptions

rule-reception-by-guests = Reception costs equal those of domestic plus foreign guests
    .why = Every guest is either domestic or foreign.
    .example = Official receptions 0.42, of which domestic 0.32 and foreign 0.

rule-reception-visits = Reception costs and the number of receptions and guests are both zero or both not zero
    .why = If only one of them is stated, a number is missing.
    .example = 国内公务接待支出 0.42 万元, 接待 0 批次.

## performance

rule-performance-prose = The performance summary agrees with the self-evaluation table in budget, spending, and completion rate
    .why = The summary is written from the table, and most readers see only one of them. The completion rate is the spending divided by the budget.
    .example = 乡村振兴 has 350, 312.46, and 90 % in the summary, but 312.47 and 312.47 in the table.

rule-performance-rate = The execution rate of a self-evaluation equals spending divided by the budget
    .why = The form defines it so: 执行率(B/A).
    .example = Budget 350.00, spending 312.46, execution rate 100%.

rule-performance-scores = No self-evaluation score exceeds its maximum, and the scores add up to the total
    .why = The total is 100 points, for the budget execution rate and the indicators, and decides how a project is rated. A department that weighs several objectives may use other rules than it prints, so a difference is a hint.
    .example = The scores of a department add up to 111; its total is 99.

rule-performance-targets-within-projects = Funds of projects with performance targets do not exceed project expenditure
    .why = Targets are set for projects, and their funds are project expenditure. Multi-year projects may be listed with all their funds, so an excess is a warning.
    .example = 编报绩效目标的项目5个，涉及预算资金320万元, but 项目支出预算300万元.

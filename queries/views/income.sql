-- 收入 | Income
--
-- One row per income line of statement 01 (收入支出决算总表): the sources, 本年收入合计, 使用结余, 年初结转和结余, 总计.
-- A report that prints no fiscal appropriation of some fund there, but does in statement 04 (财政拨款收入支出决算总表),
-- shows that line of 04; `statement` tells which.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   statement: 报表 | which statement, by title and header
--   item: 行项目 | the source or total
--   fund: 资金性质 | of a fiscal appropriation: general_public, government_fund or state_capital
--   row_label: 行名称 | row label as printed
--   phase: 预决算阶段 | initial_budget, adjusted_budget or actual
--   amount: 金额（元） | yuan, exact
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   paragraph: 段落序号 | paragraph, in word processors' files and web pages
--   line: 行 | line
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, statement, item, fund, row_label, phase, amount,
  source_index, page, sheet, paragraph, line
FROM (
  SELECT
    *,
    MIN(CASE WHEN statement = 'income_expenditure_summary' THEN 1 ELSE 2 END)
      OVER (PARTITION BY entity_id, fiscal_year, revision_id, item, fund) AS preferred,
    CASE WHEN statement = 'income_expenditure_summary' THEN 1 ELSE 2 END AS preference
  FROM facts
  WHERE side = 'income' AND measure = 'total' AND item IS NOT NULL AND NOT conflict
    AND (statement = 'income_expenditure_summary'
      OR (statement = 'appropriation_summary' AND item = 'fiscal_appropriation' AND fund IS NOT NULL))
) AS lines
WHERE preference = preferred

-- 支出 | Spending
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year
--
-- One row per amount that a statement of expenditure prints, by code or as a whole (合计). Classes, groups, items and the whole hold
-- the same money: choose one statement, one measure and one level before adding up.
--
--   entity_id: 部门标识 | stable name of the publishing body
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   statement: 报表 | expenditure, general_public_expenditure, basic_expenditure, government_fund or state_capital
--   code_domain: 科目体系 | functional or economic; null for the whole
--   code: 科目代码 | classification code; null for the whole
--   code_level: 科目级次 | total, class, group or item
--   measure: 指标列 | total, basic, project …: what the column measures
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   phase: 预决算阶段 | initial_budget, adjusted_budget or actual
--   amount: 金额（元） | yuan, exact
--   printed: 印出的文字 | the text as printed
--   unit: 印出的单位 | unit that the amount is printed in
--   source_uri: 来源文件 | where the file was found
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   line: 行 | line
--   revision_id: 版本标识 | the revision that the row was read from
SELECT
  facts.entity_id, facts.fiscal_year, facts.kind, facts.scope, facts.statement, facts.code_domain, facts.code,
  CASE WHEN facts.code IS NULL THEN 'total' ELSE facts.code_level END AS code_level, facts.measure, facts.fund,
  facts.phase, facts.amount, facts.printed, facts.unit, sources.source_uri, facts.page, facts.sheet, facts.line,
  facts.revision_id
FROM facts
LEFT JOIN sources ON sources.revision_id = facts.revision_id AND sources.source_index = facts.source_index
WHERE NOT facts.conflict AND facts.statement IN ('expenditure', 'general_public_expenditure', 'basic_expenditure', 'government_fund', 'state_capital')
  AND (facts.code IS NOT NULL OR facts.item = 'total')
ORDER BY
  facts.entity_id, facts.fiscal_year, facts.kind, facts.scope, facts.statement, facts.code_domain NULLS FIRST,
  facts.code NULLS FIRST, facts.measure, facts.fund NULLS FIRST, facts.phase NULLS FIRST, facts.source_index,
  facts.page NULLS FIRST, facts.sheet NULLS FIRST, facts.line NULLS FIRST, facts.line_column NULLS FIRST,
  facts.table_index NULLS FIRST, facts.row_index NULLS FIRST, facts.col_index NULLS FIRST, facts.amount

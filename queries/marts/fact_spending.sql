-- 支出 | Spending
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year; code_domain, code -> dim_code
--
-- One row per amount that an expenditure statement prints, by code or in total (合计). Classes, groups, items and the
-- total contain the same money: choose one statement, one measure and one level before adding up.
--
--   entity_id
--   fiscal_year
--   kind
--   scope
--   statement: 报表 | expenditure, general_public_expenditure, basic_expenditure, government_fund or state_capital
--   code_domain: 科目体系 | functional or economic; null for the total
--   code: 科目代码 | classification code; null for the total
--   code_level = code_level_or_total
--   measure: 指标列 | total, basic, project …: what the column measures
--   fund
--   phase
--   amount
--   printed
--   unit: 列示单位 | unit that the amount is printed in
--   source_uri
--   page
--   sheet
--   line
--   revision_id = revision_read
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

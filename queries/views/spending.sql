-- 支出（功能分类） | Spending by function
--
-- One row per code of statement 03 (支出决算表), at every level: filter `code_level` before adding up. Where a report also
-- prints budgets in this statement, the amounts are those of the report's own phase: actual in final accounts,
-- initial_budget in budgets.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   code
--   code_level
--   row_label
--   total: 本年支出合计（元） | yuan
--   basic
--   project = project_expenditure
--   remitted_to_superior: 上缴上级支出（元） | yuan
--   business: 经营支出（元） | yuan
--   subsidy_to_affiliates: 对附属单位补助支出（元） | yuan
--   source_index
--   page
--   sheet
--   paragraph
--   line
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, code, code_level, row_label,
  MAX(CASE WHEN measure = 'total' THEN amount END) AS total,
  MAX(CASE WHEN measure = 'basic' THEN amount END) AS basic,
  MAX(CASE WHEN measure = 'project' THEN amount END) AS project,
  MAX(CASE WHEN measure = 'remitted_to_superior' THEN amount END) AS remitted_to_superior,
  MAX(CASE WHEN measure = 'business' THEN amount END) AS business,
  MAX(CASE WHEN measure = 'subsidy_to_affiliates' THEN amount END) AS subsidy_to_affiliates,
  source_index, page, sheet, MIN(paragraph) AS paragraph, MIN(line) AS line
FROM facts
WHERE statement = 'expenditure' AND code_domain = 'functional' AND NOT conflict
  AND (phase = CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END OR phase IS NULL)
-- A code printed twice remains two rows, which differ in the grid's row or the text's line.
GROUP BY
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, code, code_level, row_label, source_index, page,
  sheet, table_index,
  COALESCE(row_index, line)

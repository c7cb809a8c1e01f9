-- 预算执行 | Execution
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year
--
-- General public expenditure against its budgets: one row per final account and functional code that has an actual; the code is null
-- for the whole. The rates are actual ÷ budget, four decimals, half away from zero, null without a budget or where it is zero.
--
--   entity_id: 部门标识 | stable name of the publishing body
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   code_level: 科目级次 | total, class, group or item
--   code: 科目代码 | functional code; null for the whole
--   initial_budget: 年初预算数（元） | yuan
--   initial_source: 年初预算出处 | a statement or prose of this report, or budget report
--   adjusted_budget: 全年预算数（元） | yuan
--   adjusted_source: 全年预算出处 | a statement, or prose
--   actual: 决算数（元） | yuan
--   actual_source: 决算出处 | a statement, or prose
--   initial_rate: 年初预算执行率 | actual ÷ initial budget
--   adjusted_rate: 全年预算执行率 | actual ÷ adjusted budget
--   revision_id: 版本标识 | the revision that the row was read from
SELECT
  entity_id, fiscal_year, kind, scope, COALESCE(code_level, 'total') AS code_level, code, initial_budget, initial_source,
  adjusted_budget, adjusted_source, actual, actual_source,
  TRY_CAST(ratio(actual, initial_budget, 4) AS DECIMAL(18, 4)) AS initial_rate,
  TRY_CAST(ratio(actual, adjusted_budget, 4) AS DECIMAL(18, 4)) AS adjusted_rate, revision_id
FROM execution
ORDER BY entity_id, fiscal_year, scope, code NULLS FIRST, actual

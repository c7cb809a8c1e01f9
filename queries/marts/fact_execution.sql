-- 预算执行 | Execution
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year; code_domain, code -> dim_code
--
-- General public expenditure compared with its budgets: one row per final accounts and functional code that has an
-- actual; the code is null for the total. The rates are actual ÷ budget, four decimals, half away from zero, null
-- without a budget or where it is zero.
--
--   entity_id
--   fiscal_year
--   kind
--   scope
--   code_level = code_level_or_total
--   code_domain: 科目体系 | functional; null for the total
--   code: 科目代码 | functional code; null for the total
--   initial_budget
--   initial_source
--   adjusted_budget
--   adjusted_source
--   actual
--   actual_source
--   initial_rate
--   adjusted_rate
--   revision_id = revision_read
SELECT
  entity_id, fiscal_year, kind, scope, COALESCE(code_level, 'total') AS code_level,
  CASE WHEN code IS NOT NULL THEN 'functional' END AS code_domain, code, initial_budget, initial_source, adjusted_budget,
  adjusted_source, actual, actual_source,
  TRY_CAST(ratio(actual, initial_budget, 4) AS DECIMAL(18, 4)) AS initial_rate,
  TRY_CAST(ratio(actual, adjusted_budget, 4) AS DECIMAL(18, 4)) AS adjusted_rate, revision_id
FROM execution
ORDER BY entity_id, fiscal_year, scope, code NULLS FIRST, actual

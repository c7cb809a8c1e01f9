-- “三公”经费 | Three-public spending
-- key: entity_id, fiscal_year, kind, scope, item
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year
--
-- One row per report and item of the statement of 三公; three_public is the total, vehicle that of purchase and
-- operation.
--
--   entity_id
--   fiscal_year
--   kind
--   scope
--   item
--   budget
--   budget_phase
--   actual
--   rate: 执行率 | actual ÷ budget, four decimals, half away from zero
--   page
--   line
--   revision_id = revision_read
SELECT
  entity_id, fiscal_year, kind, scope, item, budget, budget_phase, actual,
  TRY_CAST(ratio(actual, budget, 4) AS DECIMAL(18, 4)) AS rate, page, line, revision_id
FROM three_public
ORDER BY entity_id, fiscal_year, kind, scope, item

-- 预算执行 | Execution
--
-- General public expenditure compared with its budgets, in total and by functional code, wherever a report or the
-- department's own budget prints both. One row per report and code; the code is null for the total.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind: 报告种类 | final_accounts
--   scope
--   code_level: 科目级次 | class, group or item; null for the total
--   code = functional_code
--   initial_budget
--   initial_source
--   adjusted_budget
--   adjusted_source
--   actual
--   actual_source
WITH spent AS (
  SELECT
    *,
    CASE topic
      WHEN 'functional_class' THEN 'class' WHEN 'functional_group' THEN 'group' WHEN 'functional_item' THEN 'item'
    END AS code_level
  FROM figures
  WHERE fund = 'general_public'
    AND topic IN ('expenditure_of_year', 'functional_class', 'functional_group', 'functional_item')
)
SELECT
  actual.revision_id, actual.entity_id, actual.entity_name, actual.fiscal_year, actual.kind, actual.scope,
  actual.code_level, actual.code,
  COALESCE(initial.amount, planned.amount) AS initial_budget,
  CASE WHEN initial.amount IS NOT NULL THEN initial.source WHEN planned.amount IS NOT NULL THEN 'budget report' END
    AS initial_source,
  adjusted.amount AS adjusted_budget, adjusted.source AS adjusted_source,
  actual.amount AS actual, actual.source AS actual_source
FROM spent AS actual
LEFT JOIN spent AS initial
  ON initial.revision_id = actual.revision_id AND initial.entity_id = actual.entity_id
  AND initial.fiscal_year = actual.fiscal_year AND initial.topic = actual.topic
  AND COALESCE(initial.code, '') = COALESCE(actual.code, '') AND initial.phase = 'initial_budget'
LEFT JOIN spent AS adjusted
  ON adjusted.revision_id = actual.revision_id AND adjusted.entity_id = actual.entity_id
  AND adjusted.fiscal_year = actual.fiscal_year AND adjusted.topic = actual.topic
  AND COALESCE(adjusted.code, '') = COALESCE(actual.code, '') AND adjusted.phase = 'adjusted_budget'
LEFT JOIN spent AS planned
  ON planned.entity_id = actual.entity_id AND planned.fiscal_year = actual.fiscal_year
  AND planned.scope = actual.scope AND planned.kind = 'budget' AND planned.topic = actual.topic
  AND COALESCE(planned.code, '') = COALESCE(actual.code, '') AND planned.phase = 'initial_budget'
WHERE actual.kind = 'final_accounts' AND actual.phase = 'actual'

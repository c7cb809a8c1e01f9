-- 超出预算的科目 | Over budget
--
-- Functional codes with spending above their budget: the adjusted budget where it is printed, otherwise the initial
-- one.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id
--   entity_name
--   scope
--   code
--   budget
--   actual
--   excess: 超出额（元） | actual − budget
--   rate
SELECT
  entity_id, entity_name, scope, code, COALESCE(adjusted_budget, initial_budget) AS budget, actual,
  CAST(actual - COALESCE(adjusted_budget, initial_budget) AS DECIMAL(18, 2)) AS excess,
  rate(actual, COALESCE(adjusted_budget, initial_budget)) AS rate
FROM execution
WHERE fiscal_year = $year AND code IS NOT NULL AND actual > COALESCE(adjusted_budget, initial_budget)
ORDER BY excess DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, code NULLS LAST
LIMIT $limit

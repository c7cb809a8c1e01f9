-- 超出预算的科目 | Over budget
--
-- Functional codes that spent more than their budget: the adjusted one where it is printed, else the initial one.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   scope: 编报范围 | department, own_level or unit
--   code: 科目代码 | classification code
--   budget: 预算数（元） | yuan
--   actual: 决算数（元） | yuan
--   excess: 超出额（元） | actual − budget
--   rate: 执行率 | actual ÷ budget; null on a zero budget
SELECT
  entity_id, entity_name, scope, code, COALESCE(adjusted_budget, initial_budget) AS budget, actual,
  CAST(actual - COALESCE(adjusted_budget, initial_budget) AS DECIMAL(18, 2)) AS excess,
  rate(actual, COALESCE(adjusted_budget, initial_budget)) AS rate
FROM execution
WHERE fiscal_year = $year AND code IS NOT NULL AND actual > COALESCE(adjusted_budget, initial_budget)
ORDER BY excess DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, code NULLS LAST
LIMIT $limit

-- 金额最大的项目 | Largest projects
--
-- The self-evaluated projects with the highest spending.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id
--   entity_name
--   name
--   budget
--   actual: 执行数（元） | yuan
--   rate
--   score
--   page
--   line
SELECT
  entity_id, entity_name, name, CAST(budget AS DECIMAL(18, 2)) AS budget, CAST(actual AS DECIMAL(18, 2)) AS actual,
  rate(actual, budget) AS rate, score, page, line
FROM projects
WHERE fiscal_year = $year AND evaluation_kind = 'project' AND actual IS NOT NULL
ORDER BY actual DESC NULLS LAST, entity_id NULLS LAST, evaluation_index NULLS LAST, scope NULLS LAST
LIMIT $limit

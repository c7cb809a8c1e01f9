-- 金额最大的项目 | Largest projects
--
-- The self-evaluated projects that spent most.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   name: 名称 | name
--   budget: 预算数（元） | yuan
--   actual: 执行数（元） | yuan
--   rate: 执行率 | actual ÷ budget; null on a zero budget
--   score: 总分 | as printed
--   page: 页 | page
--   line: 行 | line
SELECT
  entity_id, entity_name, name, CAST(budget AS DECIMAL(18, 2)) AS budget, CAST(actual AS DECIMAL(18, 2)) AS actual,
  rate(actual, budget) AS rate, score, page, line
FROM projects
WHERE fiscal_year = $year AND evaluation_kind = 'project' AND actual IS NOT NULL
ORDER BY actual DESC NULLS LAST, entity_id NULLS LAST, evaluation_index NULLS LAST, scope NULLS LAST
LIMIT $limit

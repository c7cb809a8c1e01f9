-- 机关运行经费增长最快的部门 | Operating cost growth
--
-- The departments whose operating cost grew fastest from the year before.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id
--   entity_name
--   scope
--   numerator
--   denominator
--   denominator_source
--   value
SELECT entity_id, entity_name, scope, numerator, denominator, denominator_source, value
FROM metric_operating_cost_change
WHERE dimension = 'total' AND fiscal_year = $year AND kind = $kind AND value IS NOT NULL
ORDER BY value DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit

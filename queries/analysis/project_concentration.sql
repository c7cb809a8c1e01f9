-- 支出最集中的部门 | Project concentration
--
-- The departments whose spending is concentrated on the fewest functional items (HHI over items), the most concentrated
-- first.
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
FROM metric_concentration
WHERE dimension = 'item' AND fiscal_year = $year AND kind = $kind AND value IS NOT NULL
ORDER BY value DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit

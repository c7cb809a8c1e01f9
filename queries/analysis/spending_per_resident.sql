-- 人均支出最高的部门 | Spending per resident
--
-- Expenditure of a department per resident of its region; compare only departments with the same function.
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
FROM metric_per_resident
WHERE dimension = 'total' AND fiscal_year = $year AND kind = $kind AND value IS NOT NULL
ORDER BY value DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit

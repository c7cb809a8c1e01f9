-- 财政拨款依存度最低的部门 | Least dependent on appropriations
--
-- The departments that depend least on fiscal appropriations.
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
FROM metric_fiscal_dependency
WHERE dimension = 'total' AND fiscal_year = $year AND kind = $kind AND value IS NOT NULL
ORDER BY value ASC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit

-- 人均接待费最高的部门 | Reception per visitor
--
-- Reception cost per visitor, the highest first, with the sentence that states the number of visitors.
--
-- param: year | integer | - | 财政年度 | the fiscal year
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
FROM metric_reception_per_visitor
WHERE dimension = 'total' AND fiscal_year = $year AND value IS NOT NULL
ORDER BY value DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit

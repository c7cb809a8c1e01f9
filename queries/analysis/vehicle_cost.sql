-- 车均运行维护费最高的部门 | Vehicle cost
--
-- The operating cost per vehicle, the highest first.
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
FROM metric_vehicle_operation_per_vehicle
WHERE dimension = 'total' AND fiscal_year = $year AND value IS NOT NULL
ORDER BY value DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit

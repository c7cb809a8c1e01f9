-- 政府采购授予中小企业最少的部门 | Procurement to small firms
--
-- The departments that awarded the smallest share of their procurement to small and medium enterprises.
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
FROM metric_sme_share
WHERE dimension = 'total' AND fiscal_year = $year AND value IS NOT NULL
ORDER BY value ASC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit

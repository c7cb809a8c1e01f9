-- 勾稽相符率最低的报告 | Worst reconciliation scores
--
-- The departments whose reports pass the smallest share of the checks that could be made.
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
FROM metric_reconciliation_score
WHERE dimension = 'total' AND fiscal_year = $year AND kind = $kind AND value IS NOT NULL
ORDER BY value ASC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit

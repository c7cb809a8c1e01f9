-- 未公开的报表 | Missing disclosures
--
-- Statements of the national template that final accounts lack.
--
-- param: year | integer | - | 财政年度 | the fiscal year
--
--   entity_id
--   entity_name
--   scope
--   statement: 报表 | the statement that is missing
--   source_uri
SELECT reports.entity_id, reports.entity_name, reports.scope, required.statement, reports.source_uri
FROM reports
CROSS JOIN (
  SELECT 'income_expenditure_summary' AS statement
  UNION ALL SELECT 'income'
  UNION ALL SELECT 'expenditure'
  UNION ALL SELECT 'appropriation_summary'
  UNION ALL SELECT 'general_public_expenditure'
  UNION ALL SELECT 'basic_expenditure'
  UNION ALL SELECT 'government_fund'
  UNION ALL SELECT 'state_capital'
  UNION ALL SELECT 'three_public'
) AS required
LEFT JOIN (SELECT DISTINCT revision_id, statement FROM statements) AS stated
  ON stated.revision_id = reports.revision_id AND stated.statement = required.statement
WHERE reports.kind = 'final_accounts' AND reports.fiscal_year = $year AND stated.revision_id IS NULL
ORDER BY reports.entity_id NULLS LAST, reports.scope NULLS LAST, required.statement NULLS LAST

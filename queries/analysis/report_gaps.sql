-- 缺年的报告 | Report gaps
--
-- The years without a report between the first and the last report of a department.
--
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
--
--   entity_id
--   entity_name
--   scope
--   fiscal_year = shown_year
WITH spans AS (
  SELECT entity_id, scope, MAX(entity_name) AS entity_name, MIN(fiscal_year) AS first_year, MAX(fiscal_year) AS last_year
  FROM reports
  WHERE kind = $kind
  GROUP BY entity_id, scope
)
SELECT spans.entity_id, spans.entity_name, spans.scope, fiscal_years.fiscal_year
FROM spans
JOIN fiscal_years ON fiscal_years.fiscal_year BETWEEN spans.first_year AND spans.last_year
LEFT JOIN reports
  ON reports.entity_id = spans.entity_id AND reports.scope = spans.scope AND reports.kind = $kind
  AND reports.fiscal_year = fiscal_years.fiscal_year
WHERE reports.revision_id IS NULL
ORDER BY spans.entity_name NULLS LAST, spans.entity_id NULLS LAST, spans.scope NULLS LAST, fiscal_years.fiscal_year NULLS LAST

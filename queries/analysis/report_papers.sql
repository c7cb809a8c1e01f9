-- 报告与报表 | Reports and statements
-- command: report
--
-- The current reports that a written report covers, one row per statement, and one row without a statement for a report
-- that has none. They are those of the entity $entity_id or, if it is empty, of every entity of the administrative
-- level $level, of the function $function, of the region whose code begins with $region, whose name contains
-- $contained; an empty text sets no limit.
--
--   revision_id
--   entity_id
--   entity_name
--   kind
--   scope
--   fiscal_year
--   published
--   region_name
--   admin_level
--   function_group
--   statement
--   statement_unit: 列示单位 | unit that its amounts are printed in
--   amount_count: 金额个数 | amounts in the report
--   unread_amount_count
--   rejected_amount_count
--   rejected_page_count
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.kind, reports.scope, reports.fiscal_year,
  reports.published, places.region_name, places.admin_level, places.function_group,
  stated.statement, stated.unit AS statement_unit,
  reports.amount_count, reports.unread_amount_count, reports.rejected_amount_count, reports.rejected_page_count
FROM reports
LEFT JOIN entity_places AS places ON places.entity_id = reports.entity_id
LEFT JOIN statements AS stated
  ON stated.revision_id = reports.revision_id AND stated.entity_id = reports.entity_id
  AND stated.fiscal_year = reports.fiscal_year
WHERE reports.fiscal_year BETWEEN $first AND $last
  AND ($entity_id = '' OR reports.entity_id = $entity_id)
  AND ($level = '' OR places.admin_level = $level)
  AND ($function = '' OR places.function_group = $function)
  AND ($region = '' OR SUBSTRING(places.region_code, 1, LENGTH($region)) = $region)
  AND ($contained = '' OR instr(reports.entity_name, $contained) > 0)
ORDER BY
  reports.entity_name NULLS LAST, reports.fiscal_year NULLS LAST, reports.kind NULLS LAST, reports.scope NULLS LAST,
  stated.table_index NULLS LAST, stated.statement NULLS LAST
